//! What changed while nobody looked, and what was seen to happen.

use crate::domain::instance::Instance;
use crate::domain::news::{Change, What};
use crate::domain::status::Status;
use crate::words::en::{instances, status, time};

/// So many are named; more are counted.
const NAMED: usize = 3;

/// All of it in one sentence: "2 instances changed: aligner is active, blast has ended."
pub fn summary(changes: &[Change]) -> Option<String> {
    Some(match changes {
        [] => return None,
        [one] => format!("{}.", sentence(one)),
        some if some.len() <= NAMED => {
            let all: Vec<String> = some.iter().map(sentence).collect();
            format!("{} instances changed: {}.", some.len(), all.join(", "))
        }
        many => format!("{} instances changed: {}.", many.len(), counted(many)),
    })
}

fn sentence(change: &Change) -> String {
    let name = if change.name.trim().is_empty() {
        instances::UNNAMED
    } else {
        &change.name
    };
    match &change.what {
        What::Is(status) => format!("{name} is {}", word(status)),
        What::Ended => format!("{name} has ended"),
        What::Left => format!("{name} is not shared with you any more"),
        What::New => format!("{name} is new"),
    }
}

/// "5 active, 4 stopped, 1 ended".
fn counted(changes: &[Change]) -> String {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for change in changes {
        let group = match &change.what {
            What::Is(status) => word(status),
            What::Ended => "ended".to_owned(),
            What::Left => "no longer shared with you".to_owned(),
            What::New => "new".to_owned(),
        };
        match groups.iter_mut().find(|it| it.0 == group) {
            Some(it) => it.1 += 1,
            None => groups.push((group, 1)),
        }
    }
    let all: Vec<String> = groups
        .into_iter()
        .map(|(group, count)| format!("{count} {group}"))
        .collect();
    all.join(", ")
}

fn word(status: &Status) -> String {
    status::label(status).to_lowercase()
}

/// An instance has arrived where it was going.
pub fn settled(instance: &Instance, now: &Status) -> String {
    format!("{} is {} now.", instances::name_of(instance), word(now))
}

/// An instance that was watched is no more.
pub fn ended(instance: &Instance) -> String {
    format!(
        "{} has ended: it was deleted, with everything on it that was not on a volume.",
        instances::name_of(instance)
    )
}

/// It has been changing for half an hour.
pub fn slow(instance: &Instance) -> String {
    format!(
        "{} takes longer than usual. It is no longer watched by itself; refresh to look again.",
        instances::name_of(instance)
    )
}

/// In a row, until it was seen.
pub const CHANGED: &str = "Changed";
/// In a row.
pub const SLOW: &str = "Taking longer than usual";
/// For how long it has been so, from milliseconds.
pub fn for_so_long(millis: i64) -> String {
    if millis < 60_000 {
        return "just now".to_owned();
    }
    format!("for {}", time::span(millis / 1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::InstanceUuid;

    fn change(name: &str, what: What) -> Change {
        Change {
            uuid: InstanceUuid(name.into()),
            name: name.into(),
            what,
        }
    }

    fn is(state: &str) -> What {
        What::Is(Status::from_live(state))
    }

    #[test]
    fn few_are_named_and_many_are_counted() {
        assert_eq!(summary(&[]), None);
        let one = [change("aligner", is("active"))];
        assert_eq!(summary(&one).as_deref(), Some("aligner is active."));
        let two = [
            change("aligner", is("active")),
            change("blast", What::Ended),
        ];
        assert_eq!(
            summary(&two).as_deref(),
            Some("2 instances changed: aligner is active, blast has ended.")
        );
        let many: Vec<Change> = ["active", "shutoff", "active"]
            .map(|it| change("node", is(it)))
            .into_iter()
            .chain([change("gone", What::Ended), change("", What::New)])
            .collect();
        assert_eq!(
            summary(&many).as_deref(),
            Some("5 instances changed: 2 active, 1 stopped, 1 ended, 1 new.")
        );
        assert_eq!(
            summary(&[change(" ", What::New)]).as_deref(),
            Some("Unnamed instance is new.")
        );
    }
}

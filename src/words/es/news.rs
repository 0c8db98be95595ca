//! What changed while nobody looked, and what was seen to happen.

use crate::domain::instance::Instance;
use crate::domain::news::{Change, What};
use crate::domain::status::Status;
use crate::words::es::{instances, status, time};

/// So many are named; more are counted.
const NAMED: usize = 3;

/// All of it in one sentence: "2 instances changed: aligner is active, blast has ended."
pub fn summary(changes: &[Change]) -> Option<String> {
    Some(match changes {
        [] => return None,
        [one] => format!("{}.", sentence(one)),
        some if some.len() <= NAMED => {
            let all: Vec<String> = some.iter().map(sentence).collect();
            format!("{} instancias cambiaron: {}.", some.len(), all.join(", "))
        }
        many => format!("{} instancias cambiaron: {}.", many.len(), counted(many)),
    })
}

fn sentence(change: &Change) -> String {
    let name = if change.name.trim().is_empty() {
        instances::UNNAMED
    } else {
        &change.name
    };
    match &change.what {
        What::Is(status) => format!("{name} pasó al estado “{}”", word(status)),
        What::Ended => format!("{name} se eliminó"),
        What::Left => format!("{name} ya no se comparte con usted"),
        What::New => format!("{name} es nueva"),
    }
}

/// "5 active, 4 stopped, 1 ended".
fn counted(changes: &[Change]) -> String {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for change in changes {
        let group = match &change.what {
            What::Is(status) => word(status),
            What::Ended => "eliminada".to_owned(),
            What::Left => "ya no se comparte con usted".to_owned(),
            What::New => "nueva".to_owned(),
        };
        match groups.iter_mut().find(|it| it.0 == group) {
            Some(it) => it.1 += 1,
            None => groups.push((group, 1)),
        }
    }
    let all: Vec<String> = groups
        .into_iter()
        .map(|(group, count)| format!("{group}: {count}"))
        .collect();
    all.join(", ")
}

fn word(status: &Status) -> String {
    status::label(status).to_lowercase()
}

/// An instance has arrived where it was going.
pub fn settled(instance: &Instance, now: &Status) -> String {
    format!(
        "El estado de {} ahora es “{}”.",
        instances::name_of(instance),
        word(now)
    )
}

/// An instance that was watched is no more.
pub fn ended(instance: &Instance) -> String {
    format!(
        "{} se eliminó, con todo lo que no estaba en un volumen.",
        instances::name_of(instance)
    )
}

/// It has been changing for half an hour.
pub fn slow(instance: &Instance) -> String {
    format!(
        "{} tarda más de lo habitual. Ya no se vigila automáticamente; actualice para volver a mirar.",
        instances::name_of(instance)
    )
}

/// In a row, until it was seen.
pub const CHANGED: &str = "Cambió";
/// In a row.
pub const SLOW: &str = "Tarda más de lo habitual";
/// For how long it has been so, from milliseconds.
pub fn for_so_long(millis: i64) -> String {
    if millis < 60_000 {
        return "ahora mismo".to_owned();
    }
    format!("desde hace {}", time::span(millis / 1000))
}

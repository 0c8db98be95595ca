//! A report to support as it is sent, in the words of the program's language.

use crate::domain::history;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::instance::Instance;
use crate::domain::resources::HistoryEntry;
use crate::domain::time::Timestamp;
use crate::words::{instances, report as words, status, time};

/// What is known around a problem. Moments are written as the staff reads them.
pub struct Circumstances<'a> {
    pub person: &'a str,
    pub instance: &'a Instance,
    /// Oldest first; `None` where it could not be looked up.
    pub history: Option<&'a [HistoryEntry]>,
    pub request: Option<&'a ImagingRequest>,
    pub page: &'a str,
    pub browser: &'a str,
    /// Of Atmosphere; empty where it is not known.
    pub server: &'a str,
    pub now: Timestamp,
    pub write: fn(Timestamp) -> String,
}

/// So many of the newest states are told.
const STATES: usize = 10;

/// What the person wrote, and the circumstances.
pub fn message(text: &str, it: &Circumstances<'_>) -> String {
    let mut lines = vec![
        text.trim().to_owned(),
        String::new(),
        words::ADDED.to_owned(),
    ];
    lines.extend(facts(it).into_iter().map(line));
    match it.history {
        Some(list) => {
            lines.push(words::HISTORY.to_owned());
            lines.extend(list.iter().rev().take(STATES).map(|entry| state(entry, it)));
        }
        None => lines.push(words::NO_HISTORY.to_owned()),
    }
    let mut around = vec![
        (words::PAGE, it.page.to_owned()),
        (words::BROWSER, it.browser.to_owned()),
        (words::APPLICATION, env!("CARGO_PKG_VERSION").to_owned()),
    ];
    if !it.server.is_empty() {
        around.push(("Atmosphere", it.server.to_owned()));
    }
    around.push((words::TIME, (it.write)(it.now)));
    lines.extend(around.into_iter().map(line));
    lines.join("\n")
}

/// A term and what it says.
type Fact = (&'static str, String);

fn line((term, said): Fact) -> String {
    format!("{term}: {said}")
}

/// What is known of the instance.
fn facts(it: &Circumstances<'_>) -> Vec<Fact> {
    let instance = it.instance;
    let none = || instances::NONE.to_owned();
    let launched = instance.launched.map(it.write);
    let mut facts = vec![
        (
            words::INSTANCE,
            format!(
                "{} (ID {}, alias {})",
                instances::name_of(instance),
                instance.id,
                instance.uuid
            ),
        ),
        (words::STATUS, as_the_cloud_says(instance)),
        (
            words::ADDRESS,
            instance.ip_address.clone().unwrap_or_else(none),
        ),
        (words::OWNER, instance.owner.username.0.clone()),
        (words::PERSON, it.person.to_owned()),
        (words::SIZE, instances::size(&instance.size)),
        (words::IMAGE, instances::image_of(instance)),
        (words::PROJECT, instances::project_of(instance)),
        (words::PROVIDER, instance.provider.name.clone()),
        (words::IDENTITY, instance.identity.key.clone()),
        (
            words::LAUNCHED,
            launched.unwrap_or_else(|| instances::UNKNOWN.to_owned()),
        ),
    ];
    if let Some(ended) = instance.ended {
        facts.push((words::DELETED, (it.write)(ended)));
    }
    let source = instance.allocation.as_ref();
    facts.push((
        words::ALLOCATION,
        source.map_or_else(none, |it| it.name.clone()),
    ));
    if let Some(request) = it.request {
        let state = status::request(request);
        facts.push((words::REQUEST, format!("{} ({state})", request.image_name)));
    }
    facts
}

fn as_the_cloud_says(instance: &Instance) -> String {
    let (name, activity) = (&instance.status.name, &instance.status.activity);
    if activity.is_empty() {
        name.clone()
    } else {
        format!("{name} - {activity}")
    }
}

fn state(entry: &HistoryEntry, it: &Circumstances<'_>) -> String {
    let from = entry.from.map_or_else(String::new, it.write);
    let lasted = history::lasted(entry, it.now).map(|it| time::span(it / 1000));
    let mut line = format!(
        "- {from} {} ({})",
        status::label(&entry.status),
        lasted.unwrap_or_default()
    );
    if let Some(fault) = &entry.fault {
        line.push_str(": ");
        line.push_str(fault);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::Status;
    use crate::domain::test_data::{instance, open_request};

    #[test]
    fn support_gets_the_state_the_history_and_the_versions() {
        let history = [HistoryEntry {
            status: Status::from_live("active - deploy_error"),
            size: String::new(),
            from: Some(Timestamp(0)),
            until: None,
            fault: Some("No route to host".into()),
        }];
        let request = open_request();
        let (machine, write) = (instance(), |it: Timestamp| format!("t{}", it.0));
        let said = message(
            "  It hangs. ",
            &Circumstances {
                person: "rlin",
                instance: &machine,
                history: Some(&history),
                request: Some(&request),
                page: "https://atmo.example.org/instances/5b",
                browser: "Firefox",
                server: "4688a4a",
                now: Timestamp(120_000),
                write,
            },
        );
        assert!(said.starts_with("It hangs.\n\n"));
        for part in [
            "Instance: aligner-01 (ID 901, alias 5b7f3e12",
            "Status: active\n",
            "- t0 Deployment failed (2 minutes): No route to host",
            "Imaging request: Aligner workbench",
            "Allocation source: None",
            "Browser: Firefox",
            "Atmosphere: 4688a4a",
            "Time: t120000",
        ] {
            assert!(said.contains(part), "{part} is missing:\n{said}");
        }
    }
}

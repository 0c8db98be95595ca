//! Reporting a problem to support: the dialog, and what is sent.

use crate::domain::history;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::instance::Instance;
use crate::domain::report::{Complaint, Sending};
use crate::domain::resources::HistoryEntry;
use crate::domain::time::Timestamp;
use crate::words::en::{errors, instances, status, time};

pub const REPORT: &str = "Report a problem";
pub const EFFECT: &str = "Tell support what is wrong, with what they need to know.";
pub fn title(instance: &str) -> String {
    format!("Report a problem with {instance}")
}
pub const INTRO: &str = "Support reads this and answers by e-mail.";
pub const COMPLAINTS: &str = "What is wrong? Tick what fits.";
pub const TEXT: &str = "What happened?";
pub const TEXT_HINT: &str = "What you did, what you expected, and what came instead. Error messages help most. Leave out passwords.";
pub const TEXT_MISSING: &str = "Say what happened: without it nobody can help.";
pub const WHAT_IS_SENT: &str = "See exactly what is sent";
pub const NOT_SENT: &str = "Your password and your sign-in are never part of it.";
pub const SEND: &str = "Send report";
pub const SEND_AGAIN: &str = "Send again";
pub const CLOSE: &str = "Close";
pub const KEPT: &str = "What you typed before is still here.";
pub fn sent(instance: &str) -> String {
    format!("Support has your report on {instance}. They answer by e-mail.")
}
pub fn trouble(sending: &Sending) -> Option<String> {
    Some(match sending {
        Sending::Editing | Sending::UnderWay => return None,
        Sending::Failed(error) => format!(
            "Your report was not sent. {} What you typed is kept.",
            errors::sentence(error)
        ),
        Sending::Unknown(error) => {
            let why = error.as_ref().map_or_else(
                || "The page was left while it was on its way.".to_owned(),
                errors::sentence,
            );
            format!(
                "It is not certain whether support got your report. {why} There is no way to look it up. Sending it again does no harm: they may get it twice."
            )
        }
    })
}
pub const BY_MAIL: &str = "Write it as an e-mail instead";
pub fn subject(instance: &Instance) -> String {
    format!("Problem with the instance {}", instances::name_of(instance))
}

/// The sentence by which the staff sorts it.
pub fn complaint(complaint: Complaint) -> &'static str {
    match complaint {
        Complaint::Ssh => "I cannot connect via SSH.",
        Complaint::Desktop => "I cannot connect via VNC.",
        Complaint::Stuck => "The instance's status never changed from pending to running",
        Complaint::Software => "I am receiving errors while trying to run or install software",
        Complaint::Other => "Other problem(s).",
    }
}
/// The same as the person reads it.
pub fn complaint_label(complaint: Complaint) -> &'static str {
    match complaint {
        Complaint::Ssh => "I cannot connect by SSH",
        Complaint::Desktop => "I cannot open its desktop",
        Complaint::Stuck => "It never gets ready",
        Complaint::Software => "Software does not run or install",
        Complaint::Other => "Something else",
    }
}

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

/// The message as it is sent: what the person wrote, and the circumstances.
pub fn message(text: &str, it: &Circumstances<'_>) -> String {
    let instance = it.instance;
    let moment = |at: Option<Timestamp>| at.map_or_else(|| instances::UNKNOWN.to_owned(), it.write);
    let activity = &instance.status.activity;
    let mut lines = vec![
        text.trim().to_owned(),
        String::new(),
        "-- Added by the application --".to_owned(),
        format!(
            "Instance: {} (ID {}, alias {})",
            instances::name_of(instance),
            instance.id,
            instance.uuid
        ),
        format!(
            "Status: {}{}{activity}",
            instance.status.name,
            if activity.is_empty() { "" } else { " - " },
        ),
        format!(
            "IP address: {}",
            instance.ip_address.as_deref().unwrap_or(instances::NONE)
        ),
        format!("Owner: {}", instance.owner.username.0),
        format!("Reported by: {}", it.person),
        format!("Size: {}", instances::size(&instance.size)),
        format!("Image: {}", instances::image_of(instance)),
        format!("Project: {}", instances::project_of(instance)),
        format!("Provider: {}", instance.provider.name),
        format!("Identity: {}", instance.identity.key),
        format!("Launched: {}", moment(instance.launched)),
    ];
    if let Some(ended) = instance.ended {
        lines.push(format!("Deleted: {}", (it.write)(ended)));
    }
    let source = instance.allocation.as_ref();
    let source = source.map_or(instances::NONE, |it| it.name.as_str());
    lines.push(format!("Allocation source: {source}"));
    if let Some(request) = it.request {
        lines.push(format!(
            "Imaging request: {} ({})",
            request.image_name,
            status::request(request)
        ));
    }
    match it.history {
        Some(list) => {
            lines.push("History, newest first:".to_owned());
            lines.extend(list.iter().rev().take(STATES).map(|entry| state(entry, it)));
        }
        None => lines.push("History: could not be looked up".to_owned()),
    }
    lines.push(format!("Page: {}", it.page));
    lines.push(format!("Browser: {}", it.browser));
    lines.push(format!("Application: {}", env!("CARGO_PKG_VERSION")));
    if !it.server.is_empty() {
        lines.push(format!("Atmosphere: {}", it.server));
    }
    lines.push(format!("Time: {}", (it.write)(it.now)));
    lines.join("\n")
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

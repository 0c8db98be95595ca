//! Reporting a problem to support: the dialog, and what is sent.

use crate::domain::instance::Instance;
use crate::domain::report::{Complaint, Sending};
use crate::words::en::{errors, instances};

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

// -- What is added to the message: `words::report_message` puts it together --

pub const ADDED: &str = "-- Added by the application --";
pub const INSTANCE: &str = "Instance";
pub const STATUS: &str = "Status";
pub const ADDRESS: &str = "IP address";
pub const OWNER: &str = "Owner";
pub const PERSON: &str = "Reported by";
pub const SIZE: &str = "Size";
pub const IMAGE: &str = "Image";
pub const PROJECT: &str = "Project";
pub const PROVIDER: &str = "Provider";
pub const IDENTITY: &str = "Identity";
pub const LAUNCHED: &str = "Launched";
pub const DELETED: &str = "Deleted";
pub const ALLOCATION: &str = "Allocation source";
pub const REQUEST: &str = "Imaging request";
pub const HISTORY: &str = "History, newest first:";
pub const NO_HISTORY: &str = "History: could not be looked up";
pub const PAGE: &str = "Page";
pub const BROWSER: &str = "Browser";
pub const APPLICATION: &str = "Application";
pub const TIME: &str = "Time";

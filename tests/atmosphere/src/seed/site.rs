//! What belongs to the site: statuses, help, and announced maintenance.

use serde_json::json;

use super::Plot;
use crate::db::Table;

/// In the order in which this site first used them; another site has other numbers.
const STATUSES: [&str; 9] = [
    "pending",
    "approved",
    "started",
    "processing",
    "validating",
    "completed",
    "denied",
    "closed",
    "failed",
];

const HELP: [(&str, &str); 13] = [
    ("new-provider", "New provider"),
    ("project", "Projects"),
    ("getting-started", "Getting Started"),
    ("faq", "Faq"),
    ("default", "Default"),
    ("instance-troubleshooting", "Instance Troubleshooting"),
    ("deploy-error", "Deploy Error"),
    ("instances", "Instances"),
    ("volumes", "Volumes"),
    ("request-image", "Request Image"),
    ("instance-launch", "Instance Launch"),
    ("forums", "Forums"),
    ("feedback", "Feedback"),
];

pub(super) fn sow(plot: &mut Plot) {
    for name in STATUSES {
        let start = plot.ago(9000);
        plot.add(
            Table::StatusTypes,
            json!({"name": name, "description": "", "start_date": start, "end_date": null}),
        );
    }
    for (key, topic) in HELP {
        let href = format!("https://wiki.example.org/{key}");
        plot.add(
            Table::HelpLinks,
            json!({"link_key": key, "topic": topic, "context": "", "href": href}),
        );
    }
    let (past, past_end) = (plot.ago(720), plot.ago(714));
    plot.add(Table::Maintenance, json!({
        "title": "Storage upgrade", "message": "Volumes were moved to new disks.", "provider": null,
        "disable_login": true, "start_date": past, "end_date": past_end,
    }));
    let (begun, end) = (
        plot.ago(26),
        super::iso(crate::clock::after(
            plot.now,
            std::time::Duration::from_secs(172_800),
        )),
    );
    plot.add(Table::Maintenance, json!({
        "title": "Marana network work", "message": "Transfers to and from Marana are slower than usual.",
        "provider": 2, "disable_login": false, "start_date": begun, "end_date": end,
    }));
}

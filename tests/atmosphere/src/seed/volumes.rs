//! Volumes: attached, free, in trouble, and one that a machine was booted from.

use serde_json::{Value, json};

use super::Plot;
use crate::db::{Fields, Table};

/// Name, description, size, status, the instance it is attached to, the device's letter.
type Line = (
    &'static str,
    &'static str,
    i64,
    &'static str,
    &'static str,
    &'static str,
);

const ALICE: [Line; 9] = [
    (
        "reference-genomes",
        "B73 v5 and TAIR10",
        100,
        "in-use",
        "blast-worker-01",
        "b",
    ),
    (
        "blast-databases",
        "nt and nr, November",
        200,
        "in-use",
        "blast-worker-01",
        "c",
    ),
    (
        "maize-phenotypes",
        "field books 2019 to 2026",
        50,
        "in-use",
        "pheno-gpu",
        "b",
    ),
    (
        "cold-results",
        "last year's counts",
        80,
        "in-use",
        "blast-worker-2",
        "b",
    ),
    ("scratch-1", "", 20, "available", "", ""),
    ("results-2026", "unattached", 40, "available", "", ""),
    (
        "<img src=x onerror=alert('volume')>",
        "A name to be shown, not run",
        10,
        "available",
        "",
        "",
    ),
    ("broken-disk", "ask support", 10, "error", "", ""),
    ("bootable", "", 20, "in-use", "", "a"),
];

pub(super) fn sow(plot: &mut Plot) {
    for (at, line) in ALICE.into_iter().enumerate() {
        let project = if at % 2 == 0 { Some(1) } else { Some(2) };
        add(plot, "alice", 1, project, line);
    }
    add(
        plot,
        "alice",
        2,
        None,
        ("marana-data", "on the other cloud", 30, "available", "", ""),
    );
    add(
        plot,
        "bob",
        1,
        Some(4),
        ("bob-data", "", 30, "available", "", ""),
    );
    add(
        plot,
        "carol",
        1,
        Some(5),
        (
            "agave-reads",
            "raw reads",
            300,
            "in-use",
            "agave-amplicons",
            "b",
        ),
    );
    let boot = plot.find(Table::Volumes, "name", "bootable");
    if let Some(instance) = plot.find(Table::Instances, "name", "booted-from-volume") {
        plot.db
            .entry(Table::Instances, instance)
            .insert("boot_volume".into(), boot.into());
    }
}

fn add(plot: &mut Plot, owner: &str, provider: i64, project: Option<i64>, line: Line) {
    let (name, about, size, status, instance, letter) = line;
    let user = plot.user(owner);
    let identity = plot
        .db
        .rows(Table::Identities)
        .find(|(_, row)| row.int("user") == user && row.int("provider") == Some(provider))
        .map(|(number, _)| number);
    let attached = plot
        .find(Table::Instances, "name", instance)
        .filter(|_| !instance.is_empty());
    let device: Value = match letter {
        "" => Value::Null,
        "a" => "/dev/vda".into(),
        letter => format!("/dev/sd{letter}").into(),
    };
    let mount = attached.map(|_| format!("/vol_{letter}"));
    let start = plot.ago(240);
    plot.add(Table::Volumes, json!({
        "name": name, "description": about, "identity": identity, "user": user, "provider": provider,
        "project": project, "size": size, "status": status, "attached_to": attached, "device": device,
        "mount": mount, "start_date": start, "end_date": null,
    }));
}

//! Alice's instances, one in every state that there is, and those of the people she shares with.

mod lines;

use serde_json::{Value, json};

use super::Plot;
use crate::{
    cloud::{behind, made_address},
    db::{Fields, Table},
};

pub(super) use lines::Line;

use lines::{ALICE, BASE, CLOUD, MAIZE, PHENO, RNASEQ, SERVER, TEACHING};

pub(super) fn sow(plot: &mut Plot) {
    for line in ALICE {
        add(plot, "alice", 1, line);
    }
    let right_to_left = (
        "مختبر الجينوم \u{202e}gnp.exe",
        "active",
        2500,
        "tiny1",
        BASE,
        "2.0",
        MAIZE,
    );
    add(plot, "alice", 2, right_to_left);
    add(
        plot,
        "alice",
        2,
        (
            "marana-tunnel",
            "active",
            2600,
            "small1",
            SERVER,
            "1.0",
            TEACHING,
        ),
    );
    let long = "🧬 a-very-long-name-that-somebody-pasted-from-a-spreadsheet-and-never-shortened-because-nobody-told-them-\
        that-it-would-be-shown-in-a-table-column-of-a-phone-🌵";
    add(
        plot,
        "alice",
        1,
        (long, "active", 2700, "tiny1", BASE, "2.0", TEACHING),
    );
    add(
        plot,
        "alice",
        1,
        ("", "active", 2800, "tiny1", BASE, "2.0", TEACHING),
    );
    add(
        plot,
        "alice",
        1,
        ("homeless", "active", 2900, "tiny1", BASE, "2.0", ""),
    );
    // Carol's, in a project that alice leads; and two in one where alice only works.
    add(
        plot,
        "carol",
        1,
        (
            "carol-maize-imputation",
            "active",
            130,
            "large1",
            BASE,
            "2.0",
            MAIZE,
        ),
    );
    add(
        plot,
        "carol",
        1,
        (
            "agave-amplicons",
            "active",
            140,
            "medium1",
            PHENO,
            "1.0",
            "Agave microbiome",
        ),
    );
    add(
        plot,
        "dave",
        1,
        (
            "dave-notebooks",
            "suspended",
            150,
            "small1",
            PHENO,
            "1.0",
            "Agave microbiome",
        ),
    );
    add(
        plot,
        "bob",
        1,
        ("bob-notebook", "active", 33, "small1", BASE, "2.0", "bob"),
    );
    add(
        plot,
        "bob",
        1,
        (
            "bob-database",
            "shutoff",
            800,
            "medium1",
            SERVER,
            "1.0",
            "bob",
        ),
    );
    add(
        plot,
        "staffer",
        1,
        ("staff-check", "active", 20, "tiny1", BASE, "2.0", "staffer"),
    );
    exceptions(plot);
}

/// One instance with its history.
fn add(plot: &mut Plot, owner: &str, provider: i64, line: Line) -> i64 {
    let number = add_without_past(plot, owner, provider, line);
    history(plot, number, line.1, line.2);
    number
}

/// One instance as it is now.
pub(super) fn add_without_past(plot: &mut Plot, owner: &str, provider: i64, line: Line) -> i64 {
    let (name, state, hours, size, image, version, project) = line;
    let user = plot.user(owner);
    let image = plot.find(Table::Images, "name", image);
    let by = |table: Table, check: &dyn Fn(&crate::db::Row) -> bool| {
        plot.db
            .rows(table)
            .find(|(_, row)| check(row))
            .map(|(number, _)| number)
    };
    let version = by(Table::Versions, &|row| {
        row.int("image") == image && row.text("name") == version
    });
    let identity = by(Table::Identities, &|row| {
        row.int("user") == user && row.int("provider") == Some(provider)
    });
    let size = by(Table::Sizes, &|row| {
        row.text("name") == size && row.int("provider") == Some(provider)
    });
    let source = by(Table::Allocations, &|row| {
        user.is_some_and(|user| row.ints("users").contains(&user))
    });
    let (nova, task) = CLOUD
        .into_iter()
        .find(|(other, ..)| *other == name)
        .map_or_else(|| behind(state), |(_, nova, task)| (nova, task));
    let number = plot.db.next_number(Table::Instances);
    let ip = match state {
        "build" | "error" | "networking" => Value::Null,
        "shelved_offloaded" => "0.0.0.0".into(),
        _ => made_address(number).into(),
    };
    let project = plot
        .find(Table::Projects, "name", project)
        .filter(|_| !project.is_empty());
    let desktop = nova == "active";
    let start = plot.ago(hours);
    plot.add(Table::Instances, json!({
        "name": name, "state": state, "nova": nova, "task": task, "fault": {}, "ip": ip, "size": size,
        "shell": desktop, "vnc": desktop, "web_desktop": desktop, "identity": identity, "user": user,
        "provider": provider, "image": image, "version": version, "scripts": [], "tags": [], "project": project,
        "allocation_source": source, "start_date": start, "end_date": null,
    }));
    number
}

/// A life until now: built, connected, prepared, and then whatever it is today.
fn history(plot: &mut Plot, instance: i64, state: &str, hours: u64) {
    let steps: &[&str] = match state {
        "build" => &["build"],
        "networking" => &["build", "networking"],
        "deploying" | "deploy_error" => &["build", "networking", state],
        "Unknown" => &["Unknown"],
        "active" => &["build", "networking", "deploying", "active"],
        _ => &["build", "networking", "deploying", "active", state],
    };
    let minutes = |plot: &Plot, at: usize| {
        let late = u64::try_from(at).unwrap_or_default() * 4;
        // The last step came in the second half of the instance's life.
        let half = if at > 3 { hours * 30 } else { 0 };
        let ago = (hours * 60).saturating_sub(late + half);
        super::iso(super::before(
            plot.now,
            std::time::Duration::from_secs(ago * 60),
        ))
    };
    let row = plot
        .db
        .get(Table::Instances, instance)
        .cloned()
        .unwrap_or_default();
    for (at, step) in steps.iter().enumerate() {
        let extra = if *step == "deploy_error" {
            json!({"display_error": "Deployment step failed: could not reach the machine over SSH", "traceback": "…"})
        } else {
            json!({})
        };
        let (start, end) = (
            minutes(plot, at),
            (at + 1 < steps.len()).then(|| minutes(plot, at + 1)),
        );
        plot.add(Table::Histories, json!({
            "instance": instance, "status": step, "activity": null, "size": row.get("size"),
            "provider": row.get("provider"), "image": row.get("image"), "extra": extra, "start_date": start,
            "end_date": end,
        }));
    }
}

/// What does not fit into a line.
fn exceptions(plot: &mut Plot) {
    let hog = plot.find(Table::Allocations, "name", "TG-BIO210045");
    set(plot, "over-allocation", json!({"allocation_source": hog}));
    set(plot, "no-allocation", json!({"allocation_source": null}));
    set(plot, "waits-for-address", json!({"ip": null}));
    set(
        plot,
        "maize-gwas-2026",
        json!({"tags": ["Genomics"], "scripts": [1]}),
    );
    set(
        plot,
        "drought-model",
        json!({"fault": {
            "message": "No valid host was found. There are not enough hosts available.", "code": 500,
            "details": "Exceeded maximum number of retries.", "created": "2026-11-23T07:09:26Z",
        }}),
    );
    // Booted from a volume: it has no image, and imaging it crashes the server.
    let booted = add(
        plot,
        "alice",
        1,
        (
            "booted-from-volume",
            "active",
            330,
            "small1",
            "",
            "",
            RNASEQ,
        ),
    );
    let row = plot.db.entry(Table::Instances, booted);
    for field in ["image", "version"] {
        row.insert(field.into(), Value::Null);
    }
    // Over since long: only shown when the archive is asked for.
    let gone = add(
        plot,
        "alice",
        1,
        (
            "thesis-2023",
            "active",
            21_000,
            "small1",
            BASE,
            "1.0",
            RNASEQ,
        ),
    );
    let end = plot.ago(18_000);
    plot.db
        .entry(Table::Instances, gone)
        .insert("end_date".into(), end.into());
}

fn set(plot: &mut Plot, name: &str, fields: Value) {
    if let Some(number) = plot.find(Table::Instances, "name", name) {
        plot.db
            .entry(Table::Instances, number)
            .extend(crate::db::row(fields));
    }
}

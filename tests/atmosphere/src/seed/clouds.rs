//! Providers, sizes, identities, projects and allocations.

use serde_json::{Value, json};

use super::Plot;
use crate::{db::Table, render::ORIGIN};

const SIZES: [(&str, i64, i64, i64); 5] = [
    ("tiny1", 1, 4096, 8),
    ("small1", 2, 8192, 30),
    ("medium1", 4, 16_384, 60),
    ("large1", 8, 32_768, 120),
    ("xlarge1", 16, 65_536, 240),
];

/// Who has an account on which provider.
const IDENTITIES: [(&str, i64); 8] = [
    ("alice", 1),
    ("alice", 2),
    ("bob", 1),
    ("carol", 1),
    ("dave", 1),
    ("staffer", 1),
    ("atmoadmin", 1),
    ("disabled", 1),
];

pub(super) fn sow(plot: &mut Plot) {
    provider(
        plot,
        "iPlant Cloud - Tucson",
        "CyVerse cloud located at the University of Arizona",
        &[],
    );
    // As in the recordings, this provider does not let machines be suspended.
    provider(
        plot,
        "CyVerse Cloud - Marana",
        "CyVerse secondary cloud, Marana",
        &["Suspend"],
    );
    for provider in [1, 2] {
        for (name, cpu, mem, disk) in SIZES {
            size(
                plot,
                provider,
                &crate::db::made_uuid("alias", format!("{provider}-{name}")),
                name,
                (cpu, mem, disk, 0),
            );
        }
    }
    size(plot, 1, "N/A", "Unknown Size", (-1, -1, -1, -1));
    for (name, provider) in IDENTITIES {
        identity(plot, name, provider);
    }
    projects(plot);
    allocations(plot);
}

fn provider(plot: &mut Plot, name: &str, description: &str, disabled: &[&str]) {
    let start = plot.ago(20_000);
    let kind = |what: &str, name: &str| {
        json!({
            "id": 2, "url": format!("{ORIGIN}/api/v2/{what}/2"), "name": name,
            "start_date": "2013-10-18T07:00:00Z", "end_date": null,
        })
    };
    plot.add(Table::Providers, json!({
        "name": name, "description": description, "public": true, "active": true, "start_date": start,
        "end_date": null, "type": kind("provider_types", "OpenStack"), "virtualization": kind("platform_types", "KVM"),
        "auto_imaging": false, "is_admin": false, "auth_url": "http://cloud.example.org:5000",
        "disabled_actions": disabled,
    }));
}

fn size(
    plot: &mut Plot,
    provider: i64,
    alias: &str,
    name: &str,
    (cpu, mem, disk, root): (i64, i64, i64, i64),
) {
    let start = plot.ago(19_000);
    plot.add(Table::Sizes, json!({
        "alias": alias, "name": name, "cpu": cpu, "mem": mem, "disk": disk, "root": root, "active": true,
        "provider": provider, "start_date": start, "end_date": null,
    }));
}

fn identity(plot: &mut Plot, name: &str, provider: i64) {
    let group = plot.find(Table::Groups, "name", name);
    let user = plot.user(name);
    let secret =
        |id: i64, key: &str, value: &str| json!({"id": id, "key": key, "clean_value": value});
    plot.add(Table::Identities, json!({
        "key": format!("Username: {name}, Project:{name}"), "provider": provider, "user": user, "members": [group],
        "usage": -1, "is_leader": true, "quota": quota(),
        "credentials": [secret(1, "key", name), secret(2, "secret", "********"), secret(3, "ex_project_name", name)],
    }));
}

fn quota() -> Value {
    let uuid = crate::db::made_uuid("quotas", 3);
    json!({
        "id": 3, "uuid": uuid, "url": format!("{ORIGIN}/api/v2/quotas/{uuid}"), "cpu": 64, "memory": 256,
        "storage": 500, "instance_count": 50, "snapshot_count": 10, "storage_count": 20, "floating_ip_count": 20,
        "port_count": 20,
    })
}

fn projects(plot: &mut Plot) {
    add_project(
        plot,
        "Maize diversity panel",
        "GWAS over 282 inbred lines",
        "alice",
        &["alice", "carol"],
        &["alice"],
    );
    add_project(
        plot,
        "RNA-seq 2026",
        "Transcriptome re-analysis",
        "alice",
        &["alice"],
        &["alice"],
    );
    add_project(
        plot,
        "Teaching: intro to genomics",
        "",
        "alice",
        &["alice"],
        &["alice"],
    );
    add_project(
        plot,
        "bob",
        "Bob's default project",
        "bob",
        &["bob"],
        &["bob"],
    );
    // Alice works in this one and does not lead it.
    let people = ["carol", "dave", "alice"];
    add_project(
        plot,
        "Agave microbiome",
        "Shared by the plant lab",
        "plant-lab",
        &people,
        &["carol"],
    );
    add_project(plot, "staffer", "", "staffer", &["staffer"], &["staffer"]);
    add_project(
        plot,
        "<script>alert('project')</script>",
        "A name to be shown, not run",
        "alice",
        &["alice"],
        &["alice"],
    );
}

fn add_project(
    plot: &mut Plot,
    name: &str,
    about: &str,
    group: &str,
    users: &[&str],
    leaders: &[&str],
) {
    let numbers = |names: &[&str]| names.iter().map(|name| plot.user(name)).collect::<Vec<_>>();
    let (users, leaders) = (numbers(users), numbers(leaders));
    let owner = plot.find(Table::Groups, "name", group);
    let start = plot.ago(7000);
    let creator = leaders.first().copied().flatten();
    plot.add(Table::Projects, json!({
        "name": name, "description": about, "owner": owner, "created_by": creator, "users": users,
        "leaders": leaders, "links": [], "images": [], "start_date": start, "end_date": null,
    }));
}

fn allocations(plot: &mut Plot) {
    for (name, allowed, used, people) in [
        (
            "maize-diversity",
            5000,
            Some(1184.25),
            &["alice", "carol"][..],
        ),
        ("TG-BIO210045", 168, Some(418.5), &["alice"]),
        ("plant-lab-startup", 2000, None, &["alice", "dave"]),
        ("bob", 168_000, Some(42.125), &["bob"]),
        ("staffer", 168, Some(0.0), &["staffer"]),
    ] {
        let users: Vec<Option<i64>> = people.iter().map(|name| plot.user(name)).collect();
        let (start, updated) = (plot.ago(2200), used.map(|_| plot.ago(0)));
        plot.add(Table::Allocations, json!({
            "name": name, "compute_allowed": allowed, "compute_used": used, "users": users, "start_date": start,
            "end_date": null, "global_burn_rate": used.map(|_| 2.0), "updated": updated,
            "renewal_strategy": "default", "user_compute_used": used.unwrap_or(0.0),
            "user_burn_rate": used.map(|_| 1.0), "user_snapshot_updated": updated,
        }));
    }
}

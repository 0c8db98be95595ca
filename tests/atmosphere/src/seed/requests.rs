//! Imaging requests in every state.

use serde_json::json;

use super::Plot;
use crate::db::{Fields, Table};

/// Name of the image, instance, status, raw `old_status`, hours ago, visibility, whether the image exists.
type Line = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u64,
    &'static str,
    bool,
);

const ALICE: [Line; 10] = [
    (
        "Genomics web v2",
        "genomics-web",
        "pending",
        "pending",
        2,
        "select",
        false,
    ),
    (
        "Phenotyping with GPU",
        "pheno-gpu",
        "approved",
        "pending",
        4,
        "private",
        false,
    ),
    (
        "Aligner workbench",
        "image-in-progress",
        "started",
        "imaging",
        1,
        "public",
        false,
    ),
    (
        "Waits for ever",
        "phylo-tree-builder",
        "started",
        "(pending) - ERROR - AttributeError() Exception:Traceback (most recent call last)",
        74,
        "private",
        false,
    ),
    (
        "MATLAB tools",
        "matlab-license-server",
        "processing",
        "processing - 3bd7d987-c803-5220-9758-cca4e024d3d4",
        30,
        "private",
        true,
    ),
    (
        "R workshop 2026",
        "conda-sandbox",
        "validating",
        "validating",
        7,
        "public",
        false,
    ),
    (
        "RNA-seq toolkit",
        "rnaseq-star-aligner",
        "completed",
        "completed",
        700,
        "private",
        true,
    ),
    (
        "Everything I have",
        "blast-worker-2",
        "denied",
        "pending",
        600,
        "public",
        false,
    ),
    (
        "Second thoughts",
        "maize-gwas-2026",
        "closed",
        "pending",
        340,
        "private",
        false,
    ),
    (
        "Old failure",
        "field-sensors",
        "failed",
        "failed",
        2000,
        "private",
        false,
    ),
];

pub(super) fn sow(plot: &mut Plot) {
    for line in ALICE {
        add(plot, "alice", line);
    }
    add(
        plot,
        "bob",
        (
            "Bob's notebook",
            "bob-notebook",
            "pending",
            "pending",
            20,
            "public",
            false,
        ),
    );
    add(
        plot,
        "carol",
        (
            "Agave amplicons",
            "agave-amplicons",
            "completed",
            "completed",
            1200,
            "select",
            true,
        ),
    );
}

fn add(plot: &mut Plot, owner: &str, line: Line) {
    let (name, instance, status, old_status, hours, visibility, is_made) = line;
    let user = plot.user(owner);
    let group = plot.find(Table::Groups, "name", owner);
    let Some(instance) = plot.find(Table::Instances, "name", instance) else {
        return;
    };
    let row = plot
        .db
        .get(Table::Instances, instance)
        .cloned()
        .unwrap_or_default();
    let machine = |plot: &Plot| {
        let mut machines = plot.db.rows(Table::Machines);
        machines
            .find(|(_, machine)| machine.int("of") == row.int("version"))
            .map(|(number, _)| number)
    };
    let parent = machine(plot);
    let (made, version) = if is_made {
        (parent, row.int("version"))
    } else {
        (None, None)
    };
    let is_select = visibility == "select";
    let access = match visibility {
        "public" => "['']".to_owned(),
        "select" => format!("['mkato', 'carol', 'atmoadmin', '{owner}']"),
        _ => format!("['atmoadmin', '{owner}']"),
    };
    let members = if visibility == "public" {
        json!([])
    } else {
        json!([group])
    };
    let end = match status {
        "completed" | "closed" => Some(plot.ago(hours.saturating_sub(3))),
        _ => None,
    };
    let (start, number) = (
        plot.ago(hours),
        plot.find(Table::StatusTypes, "name", status),
    );
    let licenses = if is_select { json!([3]) } else { json!([]) };
    plot.add(Table::Requests, json!({
        "instance": instance, "identity": row.get("identity"), "owner": user, "status": number,
        "old_status": old_status, "parent_machine": parent, "admin_message": "", "start_date": start,
        "end_date": end, "new_application_name": name,
        "new_application_description": format!("An image for the laboratory: {name}."),
        "new_application_visibility": visibility,
        "new_application_access_list": if is_select { json!([2]) } else { json!([]) }, "access_list": access,
        "system_files": "[no files specified]", "installed_software": "samtools 1.21\nSTAR 2.7.11b /opt/star",
        "exclude_files": "/opt/scratch", "new_version_name": "1.0", "new_version_change_log": "First release.",
        "new_version_tags": "Genomics, Ubuntu", "new_version_memory_min": "0", "new_version_cpu_min": "0",
        "new_version_allow_imaging": true, "new_version_forked": true, "new_version_licenses": licenses,
        "new_version_scripts": if is_select { json!([1]) } else { json!([]) }, "new_version_membership": members,
        "new_machine_provider": 1, "new_machine": made, "new_application_version": version,
    }));
}

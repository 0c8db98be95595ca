//! Tags, images with their versions, and what a request can be furnished with.

use serde_json::json;

use super::Plot;
use crate::db::{Table, made_uuid};

/// Tags that only staff may use.
const RESERVED: [&str; 3] = ["Featured", "admin-reviewed", "nightly-build"];

const TAGS: [&str; 41] = [
    "Ubuntu",
    "CentOS",
    "Debian",
    "GUI",
    "Desktop",
    "VNC",
    "RStudio",
    "Jupyter",
    "Python",
    "Python3",
    "R",
    "Perl",
    "Docker",
    "Singularity",
    "BLAST",
    "Genomics",
    "RNA-seq",
    "Assembly",
    "Phylogenetics",
    "Phenotyping",
    "Imaging",
    "GIS",
    "Hadoop",
    "Spark",
    "MATLAB",
    "CUDA",
    "GPU",
    "Tensorflow",
    "HPC",
    "Makeflow",
    "WorkQueue",
    "iRODS",
    "Web-server",
    "LAMP",
    "Database",
    "PostgreSQL",
    "MySQL",
    "MongoDB",
    "Education",
    "Training",
    "Workshop",
];

/// An image: name, description, owner, whether it is public, tags, versions, groups that may use it.
struct Image {
    name: &'static str,
    about: &'static str,
    owner: &'static str,
    is_public: bool,
    tags: &'static [&'static str],
    versions: &'static [&'static str],
    groups: &'static [&'static str],
    allow_imaging: bool,
}

const IMAGES: [Image; 8] = [
    Image {
        name: "Ubuntu 22.04 GUI XFCE Base",
        about: "Base **Ubuntu** image.\n\n* updated monthly\n* XFCE desktop",
        owner: "atmoadmin",
        is_public: true,
        tags: &["Featured", "Ubuntu", "GUI", "VNC"],
        versions: &["1.0", "1.1", "2.0"],
        groups: &[],
        allow_imaging: true,
    },
    Image {
        name: "Ubuntu 24.04 Server",
        about: "No desktop, Docker included.",
        owner: "atmoadmin",
        is_public: true,
        tags: &["Ubuntu", "Docker"],
        versions: &["1.0"],
        groups: &[],
        allow_imaging: true,
    },
    Image {
        name: "RStudio & Bioconductor <workshop>",
        about: "R 4.5 with Bioconductor 3.21, RStudio Server on port 8787.",
        owner: "staffer",
        is_public: true,
        tags: &["R", "RStudio", "Genomics", "Workshop"],
        versions: &["1.0", "1.1"],
        groups: &[],
        allow_imaging: true,
    },
    Image {
        name: "RNA-seq toolkit",
        about: "STAR, salmon, samtools and the lab's scripts.",
        owner: "alice",
        is_public: false,
        tags: &["RNA-seq", "Genomics", "BLAST"],
        versions: &["0.1", "0.2"],
        groups: &["alice", "carol", "mkato"],
        allow_imaging: true,
    },
    Image {
        name: "Bob's private image",
        about: "private",
        owner: "bob",
        is_public: false,
        tags: &[],
        versions: &["1.0"],
        groups: &["bob"],
        allow_imaging: true,
    },
    Image {
        name: "MATLAB R2025b (licensed)",
        about: "May not be imaged again: the license forbids it.",
        owner: "staffer",
        is_public: true,
        tags: &["MATLAB"],
        versions: &["1.0"],
        groups: &[],
        allow_imaging: false,
    },
    Image {
        name: "Plant phenotyping pipeline",
        about: "Shared by the plant lab with a few people.",
        owner: "carol",
        is_public: false,
        tags: &["Phenotyping", "Python3", "GPU"],
        versions: &["1.0", "1.1"],
        groups: &["carol", "alice"],
        allow_imaging: true,
    },
    Image {
        name: "<img src=x onerror=alert('image')> \"quoted\" & co",
        about: "<script>alert('description')</script>\n[click](javascript:alert(1))",
        owner: "staffer",
        is_public: true,
        tags: &["Training"],
        versions: &["1.0"],
        groups: &[],
        allow_imaging: true,
    },
];

pub(super) fn sow(plot: &mut Plot) {
    let staff = plot.user("staffer");
    for name in RESERVED {
        let values = json!({"name": name, "description": format!("{name} tag"), "user": staff, "allow_access": false});
        plot.add(Table::Tags, values);
    }
    for name in TAGS {
        plot.add(Table::Tags, json!({"name": name, "description": format!("{name} tag"), "user": null, "allow_access": true}));
    }
    furnishings(plot);
    for image in &IMAGES {
        add(plot, image);
    }
}

fn add(plot: &mut Plot, image: &Image) {
    let owner = plot.user(image.owner);
    let tags: Vec<Option<i64>> = image
        .tags
        .iter()
        .map(|tag| plot.find(Table::Tags, "name", tag))
        .collect();
    let groups: Vec<Option<i64>> = image
        .groups
        .iter()
        .map(|name| plot.find(Table::Groups, "name", name))
        .collect();
    let identity = plot
        .db
        .rows(Table::Identities)
        .find(|(_, row)| row.get("user") == Some(&json!(owner)));
    let identity = identity.map(|(number, _)| number);
    let start = plot.ago(4800);
    // Alice's shared image asks for something, so that a new version has something to take over.
    let (scripts, licenses) = match (image.owner, image.allow_imaging) {
        ("alice", _) => (json!([2]), json!([3])),
        (_, true) => (json!([]), json!([])),
        (_, false) => (json!([]), json!([1])),
    };
    // A shared image also says whom it was shared with.
    let patterns: &[i64] = if image.groups.len() > 1 { &[2] } else { &[] };
    let number = plot.add(Table::Images, json!({
        "name": image.name, "description": image.about, "icon": null, "created_by": owner,
        "is_public": image.is_public, "tags": tags, "access_list": patterns, "start_date": start, "end_date": null,
    }));
    let mut parent = None;
    for (at, name) in image.versions.iter().enumerate() {
        let start = plot.ago(4700 - 400 * u64::try_from(at).unwrap_or_default());
        let version = plot.add(Table::Versions, json!({
            "image": number, "parent": parent, "name": name, "change_log": format!("Changes in {name}"),
            "allow_imaging": image.allow_imaging, "doc_object_id": "", "membership": groups, "scripts": scripts,
            "licenses": licenses,
            "min_mem": if matches!(*name, "0.2" | "1.1") { json!(8192) } else { json!(null) }, "min_cpu": null, "user": owner,
            "identity": identity, "start_date": start, "end_date": null,
        }));
        parent = Some(version);
        let providers: &[i64] = if image.is_public { &[1, 2] } else { &[1] };
        for provider in providers {
            plot.add(Table::Machines, json!({
                "of": version, "uuid": made_uuid("glance", format!("{version}-{provider}")), "provider": provider,
                "version": name, "owner": image.owner, "size_gb": 5.0, "start_date": start, "end_date": null,
            }));
        }
    }
}

/// Patterns, boot scripts and licenses.
fn furnishings(plot: &mut Plot) {
    let (alice, bob, staff) = (plot.user("alice"), plot.user("bob"), plot.user("staffer"));
    for (pattern, kind, allow) in [
        ("*@lab.example.edu", "Email", true),
        ("mar*", "Username", true),
        ("*@spam.example", "Email", false),
    ] {
        plot.add(
            Table::Patterns,
            json!({"pattern": pattern, "type": kind, "allow_access": allow, "created_by": alice}),
        );
    }
    for (title, text, kind, owner) in [
        (
            "Install conda",
            "https://files.example.org/conda.sh",
            "URL",
            alice,
        ),
        (
            "Mount reference genomes",
            "#!/bin/bash\nmount -a -t nfs\n",
            "Raw Text",
            alice,
        ),
        ("Bob's script", "#!/bin/sh\ntrue\n", "Raw Text", bob),
    ] {
        plot.add(Table::BootScripts, json!({
            "title": title, "text": text, "type": kind, "strategy": "once", "wait_for_deploy": true, "created_by": owner,
        }));
    }
    for (title, text, kind, owner) in [
        (
            "MATLAB Academic",
            "For academic use only.\nNo redistribution.",
            "Raw Text",
            staff,
        ),
        (
            "GPL-3.0",
            "https://www.gnu.org/licenses/gpl-3.0.txt",
            "URL",
            staff,
        ),
        (
            "Lab data agreement",
            "Data may not leave the project.",
            "Raw Text",
            alice,
        ),
    ] {
        plot.add(
            Table::Licenses,
            json!({"title": title, "text": text, "type": kind, "created_by": owner}),
        );
    }
}

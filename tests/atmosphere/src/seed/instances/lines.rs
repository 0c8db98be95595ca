//! Alice's instances, a line each.

/// An instance in one line: name, name in the database, hours since launch, size, image, version, project.
pub(in crate::seed) type Line = (
    &'static str,
    &'static str,
    u64,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip] // A table is read by its lines.
pub(super) const ALICE: [Line; 33] = [
    ("maize-gwas-2026", "active", 1, "large1", BASE, "2.0", MAIZE),
    ("rnaseq-star-aligner", "active", 29, "xlarge1", TOOLKIT, "0.2", RNASEQ),
    ("workshop-rstudio", "active", 52, "medium1", RSTUDIO, "1.1", TEACHING),
    ("genomics-web", "active", 75, "small1", BASE, "2.0", MAIZE),
    ("blast-worker-01", "active", 481, "large1", TOOLKIT, "0.2", RNASEQ),
    ("blast-worker-2", "shutoff", 482, "large1", TOOLKIT, "0.2", RNASEQ),
    ("blast-worker-10", "suspended", 483, "large1", TOOLKIT, "0.1", RNASEQ),
    ("pheno-gpu", "active", 340, "xlarge1", PHENO, "1.1", MAIZE),
    ("soil-metagenome", "networking", 4, "medium1", BASE, "2.0", MAIZE),
    ("nanopore-basecall", "deploying", 3, "large1", SERVER, "1.0", RNASEQ),
    ("long-read-polish", "deploying", 5, "large1", SERVER, "1.0", RNASEQ),
    ("variant-caller", "deploy_error", 28, "medium1", BASE, "2.0", RNASEQ),
    ("conda-sandbox", "active", 90, "tiny1", BASE, "1.1", TEACHING),
    ("script-trouble", "deploy_error", 91, "tiny1", BASE, "2.0", TEACHING),
    ("pollinator-survey", "build", 2, "small1", BASE, "2.0", MAIZE),
    ("drought-model", "error", 120, "xlarge1", SERVER, "1.0", MAIZE),
    ("field-sensors", "redeploy", 200, "tiny1", SERVER, "1.0", MAIZE),
    ("archive-2024", "shelved_offloaded", 5200, "medium1", BASE, "1.0", RNASEQ),
    ("archive-2025", "shelved", 3100, "medium1", BASE, "1.1", RNASEQ),
    ("phylo-tree-builder", "suspended", 900, "small1", BASE, "2.0", RNASEQ),
    ("image-in-progress", "active", 260, "small1", BASE, "2.0", MAIZE),
    ("restarting-node", "reboot", 310, "small1", BASE, "2.0", MAIZE),
    ("hard-restart", "hard_reboot", 311, "small1", BASE, "2.0", MAIZE),
    ("bigger-soon", "resize", 312, "small1", BASE, "2.0", MAIZE),
    ("waits-for-address", "active", 6, "small1", BASE, "2.0", MAIZE),
    ("over-allocation", "shutoff", 700, "small1", BASE, "2.0", RNASEQ),
    ("no-allocation", "shutoff", 1400, "small1", BASE, "2.0", TEACHING),
    ("before-records-began", "Unknown", 9000, "Unknown Size", BASE, "1.0", TEACHING),
    ("matlab-license-server", "active", 1500, "medium1", MATLAB, "1.0", TEACHING),
    ("paused-by-admin", "paused", 1600, "small1", BASE, "2.0", MAIZE),
    ("Données RNA-seq № 3 ☃ <b>x</b>", "active", 1700, "small1", RSTUDIO, "1.0", RNASEQ),
    ("=cmd|'/C calc'!A0", "shutoff", 2300, "tiny1", BASE, "2.0", TEACHING),
    ("<script>alert('instance')</script>", "active", 2400, "tiny1", "<img src=x onerror=alert('image')> \"quoted\" & co", "1.0", "<script>alert('project')</script>"),
];

/// What the cloud says where that is more than the database knows: name, status, task.
#[rustfmt::skip] // A table is read by its lines.
pub(super) const CLOUD: [(&str, &str, &str); 8] = [
    ("long-read-polish", "active", "running_boot_script 1/2"),
    ("conda-sandbox", "active", "user_deploy_error"),
    ("script-trouble", "active", "boot_script_error"),
    ("phylo-tree-builder", "active", "suspending"),
    ("archive-2025", "shelved", "shelving_offloading"),
    ("image-in-progress", "active", "image_uploading"),
    ("bigger-soon", "resize", "resize_migrating"),
    ("over-allocation", "shutoff", ""),
];

pub(super) const BASE: &str = "Ubuntu 22.04 GUI XFCE Base";
pub(super) const SERVER: &str = "Ubuntu 24.04 Server";
pub(super) const RSTUDIO: &str = "RStudio & Bioconductor <workshop>";
pub(super) const TOOLKIT: &str = "RNA-seq toolkit";
pub(super) const MATLAB: &str = "MATLAB R2025b (licensed)";
pub(super) const PHENO: &str = "Plant phenotyping pipeline";
pub(super) const MAIZE: &str = "Maize diversity panel";
pub(super) const RNASEQ: &str = "RNA-seq 2026";
pub(super) const TEACHING: &str = "Teaching: intro to genomics";

//! Bob's thousands of instances. They have no past: ten thousand rows more would make every start slower.

use super::{Plot, instances};

const KINDS: [&str; 5] = ["jupyter", "rstudio", "blast", "assembly", "web"];
const IMAGES: [(&str, &str); 3] = [
    ("Ubuntu 22.04 GUI XFCE Base", "2.0"),
    ("Ubuntu 24.04 Server", "1.0"),
    ("RStudio & Bioconductor <workshop>", "1.1"),
];
const SIZES: [&str; 4] = ["tiny1", "small1", "medium1", "large1"];
/// Mostly running, as such accounts are.
const STATES: [&str; 8] = [
    "active",
    "active",
    "active",
    "suspended",
    "active",
    "shutoff",
    "active",
    "shelved_offloaded",
];

pub(super) fn sow(plot: &mut Plot, count: usize) {
    for at in 0..count {
        let pick = |list: &[&'static str]| list.get(at % list.len()).copied().unwrap_or_default();
        let (image, version) = IMAGES.get(at % IMAGES.len()).copied().unwrap_or_default();
        let name: &'static str = pick(&KINDS);
        let hours = 1000 + 7 * u64::try_from(at).unwrap_or_default();
        let line = (
            "",
            pick(&STATES),
            hours,
            pick(&SIZES),
            image,
            version,
            "bob",
        );
        let number = instances::add_without_past(plot, "bob", 1, line);
        let row = plot.db.entry(crate::db::Table::Instances, number);
        row.insert("name".into(), format!("load-{:04}-{name}", at + 1).into());
    }
}

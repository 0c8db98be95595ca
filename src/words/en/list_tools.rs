//! Narrowing the list, choosing its columns, keeping views of it, its file and its keys.

use crate::domain::capability::Obstacle;
use crate::domain::facets::{self, Facet, LIGHTS};
use crate::domain::instance::Instance;
use crate::domain::kept_views::{MOST, Refusal};
use crate::domain::standing::Standing;
use crate::domain::text;
use crate::words::en::{instances, status};

pub const TOOLS: &str = "This list";
pub const COLUMNS: &str = "Columns";
pub const VIEWS: &str = "Views";
pub const SAVE_FILE: &str = "Download CSV";
pub const SHORTCUTS: &str = "Keyboard shortcuts";

/// The button of the filters, with how many are on.
pub fn filters(count: usize) -> String {
    match count {
        0 => "Filters".to_owned(),
        n => format!("Filters ({n} on)"),
    }
}
pub const CLEAR_FILTERS: &str = "Clear filters";
/// While pages of the list are still to come.
pub fn covers(loaded: &str, total: &str) -> String {
    format!("The numbers count the {loaded} of {total} loaded so far.")
}

pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Owner => "Owner",
        Facet::Status => instances::STATUS,
        Facet::Project => instances::PROJECT,
        Facet::Provider => instances::PROVIDER,
        Facet::Imaging => instances::IMAGING_COLUMN,
    }
}

/// A value of a facet; an instance that has it names what has a name of its own.
pub fn value(facet: Facet, value: &str, example: Option<&Instance>) -> String {
    match facet {
        Facet::Owner => match value {
            facets::MINE => "Mine".to_owned(),
            facets::SHARED => "Shared with me".to_owned(),
            _ => unknown(value),
        },
        Facet::Status => LIGHTS
            .into_iter()
            .find(|it| it.key() == value)
            .map_or_else(|| unknown(value), |it| text::capitalized(status::light(it))),
        Facet::Project if value == facets::NO_PROJECT => instances::NO_PROJECT.to_owned(),
        Facet::Project => example.map_or_else(|| unknown(value), instances::project_of),
        Facet::Provider => example.map_or_else(|| unknown(value), |it| it.provider.name.clone()),
        Facet::Imaging => match value {
            "requested" => "Image requested",
            "ready" => "Can be imaged",
            "stopped" => "Not running",
            "changing" => "Changing its state",
            "trouble" => "In trouble",
            "not-mine" => "Somebody else’s",
            "volume" => instances::FROM_VOLUME,
            "deleted" => "Deleted",
            _ => return unknown(value),
        }
        .to_owned(),
    }
}

/// What an address picks and no loaded instance has.
fn unknown(value: &str) -> String {
    format!("{value} (not in this list)")
}

/// Where an instance stands with imaging, in a row.
pub fn standing(standing: &Standing, instance: &Instance) -> String {
    match standing {
        Standing::Requested => IMAGE_REQUESTED.to_owned(),
        Standing::Ready => "Can be imaged".to_owned(),
        Standing::Stopped => match instance.status.name.as_str() {
            "suspended" => "Resume it first",
            "shelved" | "shelved_offloaded" => "Unshelve it first",
            _ => "Start it first",
        }
        .to_owned(),
        Standing::Blocked(Obstacle::Changing) => "Wait: it is changing".to_owned(),
        Standing::Blocked(Obstacle::SomebodyElses { owner }) => format!("No: it is {owner}’s"),
        Standing::Blocked(Obstacle::BootedFromVolume) => "No: booted from a volume".to_owned(),
        Standing::Blocked(Obstacle::Deleted) => "No: it is deleted".to_owned(),
        Standing::Blocked(_) => "No: it is in trouble".to_owned(),
    }
}
/// Its image exists, or its request failed: it may be stopped.
pub const IMAGE_REQUESTED: &str = "Image requested";
pub const DO_NOT_STOP: &str = "Image requested: do not stop";

pub const COLUMNS_LEGEND: &str = "Show these columns";

pub const VIEW_NAME: &str = "Name for what is shown now";
pub const VIEW_NAME_HINT: &str = "Search, filters and order are kept in this browser.";
pub const KEEP_VIEW: &str = "Save view";
pub const NO_VIEWS: &str = "You have not saved a view yet.";
pub const KEPT_VIEWS: &str = "Saved views";
pub fn forget_view(name: &str) -> String {
    format!("Delete view {name}")
}
pub fn kept(name: &str) -> String {
    format!("View “{name}” was saved.")
}
pub fn forgotten(name: &str) -> String {
    format!("View “{name}” was deleted.")
}
pub fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoName => "Enter a name for the view.".to_owned(),
        Refusal::TooLong => "Choose a shorter name: at most 60 characters.".to_owned(),
        Refusal::TooMany => format!("{MOST} views are saved. Delete one first."),
    }
}

/// "instances-2026-11-25.csv"; the moment begins with its day.
pub fn file_name(moment: &str) -> String {
    format!("instances-{}.csv", moment.get(..10).unwrap_or_default())
}
pub fn saved(count: &str, name: &str, is_all: bool) -> String {
    let rest = if is_all {
        ""
    } else {
        " The list is still loading: the file has what is loaded so far."
    };
    match count {
        "1" => format!("1 instance was saved as {name}.{rest}"),
        _ => format!("{count} instances were saved as {name}.{rest}"),
    }
}

/// The keys and what they do.
pub const KEYS_TABLE: [(&str, &str); 7] = [
    ("/", "Search"),
    ("j or ↓", "Next instance (↓ from a row)"),
    ("k or ↑", "Instance before it (↑ from a row)"),
    ("Home, End", "First and last instance, from a row"),
    ("Enter", "Open the instance"),
    ("i", "Request an image of it"),
    ("?", "This sheet"),
];
pub const KEY: &str = "Key";
pub const DOES: &str = "What it does";
pub const LETTERS: &str = "Use single keys";
pub const LETTERS_HINT: &str = "Switch this off if / j k i ? clash with your browser or assistive technology. Arrows, Home, End and Enter go on working.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::facets::Tally;
    use crate::domain::standing::KEYS;

    #[test]
    fn states_stand_in_the_order_in_which_they_matter_and_names_in_theirs() {
        let named = |facet: Facet, values: &[&str]| -> Vec<String> {
            let tally = |it: &&str| Tally {
                value: (*it).to_owned(),
                count: 1,
                example: None,
            };
            let mut all: Vec<_> = values
                .iter()
                .map(|it| (value(facet, it, None), tally(it)))
                .collect();
            facets::sort_named(facet, &mut all);
            all.into_iter().map(|it| it.0).collect()
        };
        assert_eq!(
            named(Facet::Status, &["failed", "running", "stopped"]),
            ["Running", "Not running", "Failed"]
        );
        assert_eq!(
            named(Facet::Project, &["10", "9", "none"]),
            [
                "9 (not in this list)",
                "10 (not in this list)",
                "No project"
            ]
        );
        assert_eq!(
            named(Facet::Imaging, &["volume", "ready"]),
            ["Can be imaged", "Booted from a volume"]
        );
    }

    #[test]
    fn the_file_is_named_after_its_day() {
        assert_eq!(
            file_name("2026-11-25T01:02:03Z"),
            "instances-2026-11-25.csv"
        );
        assert_eq!(file_name(""), "instances-.csv");
    }

    #[test]
    fn every_standing_has_its_words() {
        for key in KEYS {
            let words = value(Facet::Imaging, key, None);
            assert!(!words.contains("not in this list"), "{key}");
        }
    }
}

//! My Instances and the instance page.

use crate::domain::instance::{Instance, Size};
use crate::domain::instance_view::{Column, Order};
use crate::words::amounts::memory;

pub const LOADING: &str = "Loading your instances…";
pub const SEARCH: &str = "Search";
pub const SEARCH_HINT: &str = "Name, IP address, ID, image or project";
pub const REFRESH: &str = "Refresh";
pub const TABLE: &str = "Instances";

pub const NAME: &str = "Name";
pub const STATUS: &str = "Status";
pub const IP_ADDRESS: &str = "IP Address";
pub const SIZE: &str = "Size";
pub const IMAGE: &str = "Image";
pub const PROJECT: &str = "Project";
pub const PROVIDER: &str = "Provider";
pub const LAUNCHED: &str = "Launched";
pub const IMAGING_COLUMN: &str = "Imaging";
pub const SORT: &str = "Sort by";
pub const SELECT_ALL: &str = "Select all shown";
/// The name of the box in a row.
pub fn select(name: &str) -> String {
    format!("Select {name}")
}

pub const NONE: &str = "None";
pub const UNKNOWN: &str = "Unknown";
pub const UNNAMED: &str = "Unnamed instance";
pub const NO_PROJECT: &str = "No project";
pub const FROM_VOLUME: &str = "Booted from a volume";
pub const EMPTY_TITLE: &str = "You have no instances yet";
pub fn empty(portal: &str) -> String {
    if portal.is_empty() {
        "An instance is a virtual machine. Launch one, and it appears here.".to_owned()
    } else {
        format!("An instance is a virtual machine. Launch one in {portal}, and it appears here.")
    }
}
pub fn open_portal(portal: &str) -> String {
    format!("Open {portal}")
}
pub const NO_MATCH_TITLE: &str = "No instance matches";
pub fn no_match(text: &str, has_filters: bool) -> String {
    match (text, has_filters) {
        ("", _) => "Nothing in your list matches all of the filters.".to_owned(),
        (_, false) => {
            format!("Nothing in your list has “{text}” in its name, address, ID, image or project.")
        }
        (_, true) => format!(
            "Nothing that the filters leave has “{text}” in its name, address, ID, image or project."
        ),
    }
}
pub const CLEAR_SEARCH: &str = "Clear the search";
pub const CLEAR_ALL: &str = "Clear search and filters";

/// An order, as an entry of a list.
pub fn order(order: Order) -> &'static str {
    match (order.column, order.is_descending) {
        (Column::Name, _) => NAME,
        (Column::Status, _) => STATUS,
        (Column::IpAddress, _) => IP_ADDRESS,
        (Column::Size, _) => SIZE,
        (Column::Image, _) => IMAGE,
        (Column::Project, _) => PROJECT,
        (Column::Provider, _) => PROVIDER,
        (Column::Launched, true) => "Newest first",
        (Column::Launched, false) => "Oldest first",
        (Column::Imaging, _) => IMAGING_COLUMN,
    }
}

/// The name of a column, in its head and in a card.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Launched => LAUNCHED,
        column => order(Order {
            column,
            is_descending: false,
        }),
    }
}

/// How many there are, and how many are shown.
pub fn count(shown: &str, total: &str, is_filtered: bool) -> String {
    match (is_filtered, total) {
        (true, _) => format!("{shown} of {total} instances"),
        (false, "1") => "1 instance".to_owned(),
        (false, _) => format!("{total} instances"),
    }
}
pub fn progress(loaded: &str, total: &str) -> String {
    format!("Loaded {loaded} of {total}. Search covers only those.")
}
pub fn updated(age: &str) -> String {
    format!("Updated {age}")
}

pub fn shared_by(owner: &str) -> String {
    format!("Shared by {owner}")
}

pub fn name_of(instance: &Instance) -> String {
    named(&instance.name).to_owned()
}

/// A name that is blank could neither be read nor pressed.
pub fn named(name: &str) -> &str {
    if name.trim().is_empty() {
        UNNAMED
    } else {
        name
    }
}

/// The image and its version: "Ubuntu 20.04 GUI, version 2.1".
pub fn image_of(instance: &Instance) -> String {
    match (&instance.image, &instance.version) {
        (None, _) => FROM_VOLUME.to_owned(),
        (Some(image), Some(version)) if !version.name.is_empty() => {
            format!("{}, version {}", image.name, version.name)
        }
        (Some(image), _) => image.name.clone(),
    }
}

pub fn project_of(instance: &Instance) -> String {
    instance
        .project
        .as_ref()
        .map_or_else(|| NO_PROJECT.to_owned(), |it| it.name.clone())
}

/// A size in full: "Tiny 2 (2 CPUs, 4 GB memory, 40 GB disk)"; unknown numbers are left out.
pub fn size(size: &Size) -> String {
    let details = size_details(size);
    let name = if size.name.is_empty() {
        UNKNOWN
    } else {
        &size.name
    };
    if details.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({details})")
    }
}

pub fn size_details(size: &Size) -> String {
    let mut parts = Vec::new();
    match size.cpu {
        1 => parts.push("1 CPU".to_owned()),
        n if n > 1 => parts.push(format!("{n} CPUs")),
        _ => {}
    }
    if size.memory > 0 {
        parts.push(format!("{} memory", memory(size.memory)));
    }
    if size.disk > 0 {
        parts.push(format!("{} GB disk", size.disk));
    }
    if size.root > 0 {
        parts.push(format!("{} GB root disk", size.root));
    }
    parts.join(", ")
}

pub const DETAILS_TAB: &str = "Instance Details";
pub const VOLUMES_TAB: &str = "Volumes";
pub const HISTORY_TAB: &str = "History";
pub const REQUESTS_TAB: &str = "Image requests";
pub const TABS: &str = "Parts of this instance";
pub const ACTIONS: &str = "Actions";
pub const DETAILS: &str = "Details";
pub const INSTANCE_ID: &str = "Instance ID";
pub const ALIAS: &str = "Alias";
pub const SSH: &str = "SSH";
pub const SSH_COMMAND: &str = "SSH command";
pub const IMAGE_AND_VERSION: &str = "Image and version";
pub const IDENTITY: &str = "Identity";
pub const OWNER: &str = "Owner";
pub const ALLOCATION: &str = "Allocation source";
pub const SCRIPTS: &str = "Boot scripts";
pub const LOADING_ONE: &str = "Loading the instance…";
pub const ENDED: &str = "This instance has been deleted. What you see is its last known state.";
pub const BACK: &str = "My Instances";
pub const NO_REQUESTS: &str = "No image of this instance was ever requested.";
pub const NOW: &str = "now";

pub fn lock(image: &str, status: &str) -> String {
    format!(
        "An image of this instance is requested: “{image}” ({status}). Do not suspend or stop the instance until the image has been created."
    )
}
pub const SEE_REQUEST: &str = "See the request";

pub fn attached_at(device: &str, mount: Option<&str>) -> String {
    match mount {
        Some(mount) => format!("{device}, mounted at {mount}"),
        None => device.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_leave_out_what_is_unknown() {
        let tiny = Size {
            name: "Tiny 2".into(),
            alias: "tiny2".into(),
            cpu: 2,
            memory: 4096,
            disk: 40,
            root: 0,
        };
        assert_eq!(size(&tiny), "Tiny 2 (2 CPUs, 4 GB memory, 40 GB disk)");
        let unknown = Size {
            name: "Unknown Size".into(),
            alias: "N/A".into(),
            cpu: -1,
            memory: -1,
            disk: -1,
            root: -1,
        };
        assert_eq!(size(&unknown), "Unknown Size");
    }
}

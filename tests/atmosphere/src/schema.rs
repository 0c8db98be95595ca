//! The shapes of the wire: which fields each kind of row shows in each place.
//!
//! One table of fields serves both ways: rows are drawn with it, and the rows of recorded calls are read with it.
//! The shapes follow the recordings; sections of the API contract are named beside each.

use crate::db::{
    Table,
    Table::{
        AccessTokens, Allocations, BootScripts, Groups, HelpLinks, Histories, Identities, Images,
        Instances, Licenses, Machines, Maintenance, Patterns, Projects, Providers, Requests, Sizes,
        StatusTypes, Tags, Tokens, Users, Versions, Volumes,
    },
};

/// How a row shows: in full, in short inside another row, or in a special place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The row on its own or in its list.
    Detail,
    /// The row inside another row.
    Summary,
    /// The shorter or longer form that one place alone uses: inside a history, or a tag with its owner.
    Nested,
    /// What staff see.
    Staff,
}

/// One field of a shape.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Field {
    /// Shown as stored.
    Plain(&'static str),
    /// Shown as stored, `null` where the row has none.
    Maybe(&'static str),
    /// Shown as stored under another name, `null` where the row has none: name, stored name.
    As(&'static str, &'static str),
    /// The row's own address.
    Url,
    /// `id` as a text, as identities have it inside other rows.
    TextId,
    /// A linked row, `null` where there is none: name, stored name, table, view.
    One(&'static str, &'static str, Table, View),
    /// A linked row, `{}` where there is none.
    OneOrEmpty(&'static str, Table, View),
    /// Linked rows.
    Many(&'static str, Table, View),
    /// The number of a linked row: name, stored name.
    Number(&'static str, &'static str),
    /// A text of a linked row: name, stored name, table, field there.
    TextOf(&'static str, &'static str, Table, &'static str),
    /// The texts of linked rows: name, table, field there.
    TextsOf(&'static str, Table, &'static str),
    /// The rows that link to this one: name, table, view, the field that links.
    Back(&'static str, Table, View, &'static str),
    /// Worked out from the row when it is drawn.
    Made(&'static str),
}

use Field::{
    As, Back, Made, Many, Maybe, Number, One, OneOrEmpty, Plain, TextId, TextOf, TextsOf, Url,
};
use View::{Detail, Nested, Staff, Summary};

const ID: Field = Plain("id");
const UUID: Field = Plain("uuid");
const NAME: Field = Plain("name");
const DESCRIPTION: Field = Plain("description");
const START: Field = Plain("start_date");
const END: Field = Maybe("end_date");
const USER: Field = One("user", "user", Users, Summary);
const PROVIDER: Field = One("provider", "provider", Providers, Summary);
const SIZE: Field = One("size", "size", Sizes, Summary);
const IDENTITY: Field = One("identity", "identity", Identities, Summary);

/// The fields of a kind of row in a view.
#[rustfmt::skip] // Tables are read by their lines.
pub(crate) fn fields(table: Table, view: View) -> &'static [Field] {
    match (table, view) {
        (Instances, _) => instance(view),
        (Requests, Staff) => &STAFF_REQUEST,
        (Requests, _) => &REQUEST,
        (Volumes, Summary) => &[
            ID, UUID, Url, NAME, Plain("size"),
            TextOf("user", "user", Users, "username"),
            IDENTITY,
            Number("provider", "provider"),
            START, END,
        ],
        // API contract, section 8.1.
        (Volumes, _) => &[
            ID, UUID, NAME, DESCRIPTION, IDENTITY, USER, PROVIDER,
            One("project", "project", Projects, Summary),
            Plain("size"), Url, START, END,
        ],
        (Users, Summary) => &[ID, UUID, Url, Plain("username")],
        (Users, Staff) => &[
            ID, UUID, Url, Plain("username"), END,
            Plain("is_active"), Plain("is_staff"), Plain("is_superuser"), Plain("email"),
        ],
        (Users, _) => &[ID, UUID, Url, Plain("username"), END],
        (Groups, Summary) => &[ID, UUID, Url, NAME],
        (Groups, _) => &[ID, UUID, Url, NAME, Many("users", Users, Summary), Many("leaders", Users, Summary)],
        (Tags, Nested) => &[ID, UUID, Url, NAME, DESCRIPTION, USER, Made("allow_access")],
        (Tags, _) => &[ID, UUID, Url, NAME, DESCRIPTION, Made("allow_access")],
        (BootScripts, Summary) => &[ID, Url, UUID, Plain("title"), Plain("type")],
        (BootScripts, _) => &[
            ID, Url, UUID, TextOf("created_by", "created_by", Users, "username"), Plain("title"),
            Plain("text"), Plain("type"), Plain("strategy"), Plain("wait_for_deploy"),
        ],
        (Licenses, Summary) => &[ID, Url, UUID, Plain("title"), Plain("type"), Plain("text")],
        (Licenses, _) => &[
            ID, Url, UUID, TextOf("created_by", "created_by", Users, "username"), Plain("title"),
            Plain("text"), Made("type"),
        ],
        (Patterns, Summary) => &[ID, Url, Plain("pattern"), Plain("type"), Plain("allow_access")],
        (Patterns, _) => &[
            ID, Url, Plain("pattern"), Plain("type"),
            One("created_by", "created_by", Users, Summary), Plain("allow_access"),
        ],
        (StatusTypes, _) => &[ID, Url, UUID, NAME, DESCRIPTION, START, END],
        (HelpLinks, _) => &[Plain("link_key"), Plain("topic"), Plain("context"), Plain("href")],
        (Maintenance, _) => &[ID, Url, START, END, Plain("title"), Plain("message"), PROVIDER, Plain("disable_login")],
        (AccessTokens, _) => &[NAME, ID, Plain("issued_time")],
        (Tokens, _) => &[Plain("key")],
        _ => catalogue(table, view),
    }
}

/// Images, clouds and what belongs to them: rows that calls read and seldom change.
#[rustfmt::skip] // Tables are read by their lines.
fn catalogue(table: Table, view: View) -> &'static [Field] {
    match (table, view) {
        (Images, Summary) => &[
            ID, Url, UUID, NAME, DESCRIPTION, Maybe("icon"), START, END, Number("user", "created_by"),
        ],
        (Images, Nested) => &[
            ID, Url, UUID, NAME, DESCRIPTION, Maybe("icon"), Many("tags", Tags, Nested), START, END,
            Number("user", "created_by"),
        ],
        // API contract, section 12.6.
        (Images, _) => &[
            ID, Url, UUID, NAME, Made("metrics_url"), One("created_by", "created_by", Users, Summary),
            DESCRIPTION, END, Plain("is_public"), Maybe("icon"), START,
            Many("access_list", Patterns, Summary), Many("tags", Tags, Detail),
            Back("versions", Versions, Summary, "image"),
        ],
        (Versions, Summary) => &[ID, Url, NAME],
        // API contract, section 12.7.
        (Versions, _) => &[
            ID, Url, One("parent", "parent", Versions, Summary), NAME, Plain("change_log"),
            One("image", "image", Images, Nested), Back("machines", Machines, Summary, "of"),
            Plain("allow_imaging"), Plain("doc_object_id"), Many("licenses", Licenses, Summary),
            TextsOf("membership", Groups, "name"), Maybe("min_mem"), Maybe("min_cpu"),
            Many("scripts", BootScripts, Summary), USER, IDENTITY, START, END,
        ],
        (Machines, _) => &[
            ID, UUID, Url, PROVIDER, Plain("version"), Plain("owner"), Plain("size_gb"), START, END,
        ],
        (Providers, Summary) => &[
            ID, UUID, Url, NAME, DESCRIPTION, Plain("public"), Plain("active"), START, END,
        ],
        (Providers, _) => &[
            ID, Url, UUID, NAME, DESCRIPTION, Plain("type"), Plain("virtualization"), Plain("active"),
            Plain("public"), Plain("auto_imaging"), Back("sizes", Sizes, Summary, "provider"),
            START, END, Plain("is_admin"), Maybe("auth_url"),
        ],
        (Identities, Summary) => &[TextId, UUID, Url, Plain("key"), Number("provider", "provider")],
        (Identities, _) => &[
            ID, UUID, Url, Plain("key"), Plain("quota"), Plain("credentials"), Plain("usage"),
            Plain("is_leader"), PROVIDER, Many("members", Groups, Summary), USER,
        ],
        (Sizes, Summary) => &[
            ID, UUID, Url, Plain("alias"), NAME, Plain("cpu"), Plain("disk"), Plain("root"),
            Plain("mem"), Plain("active"), START, END,
        ],
        (Sizes, _) => &[
            ID, Url, UUID, Plain("alias"), NAME, Plain("cpu"), Plain("disk"), Plain("mem"),
            Plain("active"), PROVIDER, Plain("root"), START, END,
        ],
        (Projects, Summary) => &[
            ID, Url, UUID, NAME, DESCRIPTION, TextOf("owner", "owner", Groups, "name"),
            TextOf("created_by", "created_by", Users, "username"), START, END,
        ],
        // API contract, section 12.10.
        (Projects, _) => &[
            ID, UUID, Url, NAME, DESCRIPTION, One("created_by", "created_by", Users, Summary),
            One("owner", "owner", Groups, Summary), Many("users", Users, Summary),
            Many("leaders", Users, Summary), Back("instances", Instances, Summary, "project"),
            Many("images", Images, Nested), Plain("links"),
            Back("volumes", Volumes, Summary, "project"), START, END,
        ],
        // API contract, section 4.3.
        (Allocations, _) => &[
            ID, Url, NAME, UUID, Plain("compute_allowed"), START, END, Maybe("compute_used"),
            Maybe("global_burn_rate"), Maybe("updated"), Plain("renewal_strategy"),
            Made("user_compute_used"), Made("user_burn_rate"), Made("user_snapshot_updated"),
        ],
        (Histories, _) => &[
            ID, UUID, Url, One("instance", "instance", Instances, Nested), Plain("status"),
            Maybe("activity"), SIZE, PROVIDER, One("image", "image", Images, Nested), Maybe("extra"),
            START, END,
        ],
        _ => &[],
    }
}

/// API contract, sections 4.3, 4.9 and 9.5: three forms of an instance, of which only the first hides addresses.
#[rustfmt::skip] // Tables are read by their lines.
fn instance(view: View) -> &'static [Field] {
    match view {
        Summary => &[
            ID, UUID, Url, NAME, As("status", "state"), SIZE, As("ip_address", "ip"), Plain("shell"), Plain("vnc"),
            Plain("web_desktop"), IDENTITY, TextOf("user", "user", Users, "username"),
            Number("provider", "provider"), OneOrEmpty("image", Images, Summary), START, END,
        ],
        Nested => &[
            ID, UUID, Url, NAME, As("status", "state"), As("ip_address", "ip"), Plain("shell"), Plain("vnc"),
            Number("user", "user"), Number("provider", "provider"), START, END,
        ],
        _ => &[
            ID, UUID, Url, NAME, Made("status"), Made("activity"), SIZE, Made("ip_address"),
            Plain("shell"), Plain("vnc"), Plain("web_desktop"), IDENTITY, USER, PROVIDER,
            OneOrEmpty("image", Images, Summary), OneOrEmpty("version", Versions, Summary),
            Made("usage"), Many("scripts", BootScripts, Summary),
            One("project", "project", Projects, Summary), START, END,
            One("allocation_source", "allocation_source", Allocations, Detail),
        ],
    }
}

const ACCESS: Field = Many("new_application_access_list", Patterns, Summary);
const LICENSES: Field = Many("new_version_licenses", Licenses, Summary);
const SCRIPTS: Field = Many("new_version_scripts", BootScripts, Summary);
const MEMBERS: Field = Many("new_version_membership", Groups, Summary);
const FOR_PROVIDER: Field = One(
    "new_machine_provider",
    "new_machine_provider",
    Providers,
    Summary,
);
const NEW_VERSION: Field = One(
    "new_application_version",
    "new_application_version",
    Versions,
    Summary,
);
const NEW_MACHINE: Field = One("new_machine", "new_machine", Machines, Summary);

/// API contract, section 9.5: what the owner sees.
#[rustfmt::skip] // Tables are read by their lines.
static REQUEST: [Field; 30] = [
    ID, UUID, Url, START, END, Plain("admin_message"),
    One("instance", "instance", Instances, Summary), One("status", "status", StatusTypes, Detail),
    Made("old_status"), Plain("new_application_visibility"), Plain("new_application_name"), ACCESS,
    Plain("new_application_description"), Plain("access_list"), Plain("system_files"),
    Plain("installed_software"), Plain("exclude_files"), Plain("new_version_name"),
    Plain("new_version_change_log"), Plain("new_version_tags"), Plain("new_version_memory_min"),
    Plain("new_version_cpu_min"), Plain("new_version_allow_imaging"), Plain("new_version_forked"),
    LICENSES, SCRIPTS, MEMBERS, FOR_PROVIDER, NEW_VERSION, NEW_MACHINE,
];

/// What staff see instead: the identity, the parent machine and the owner as well.
#[rustfmt::skip] // Tables are read by their lines.
static STAFF_REQUEST: [Field; 33] = [
    ID, UUID, Url, One("instance", "instance", Instances, Summary), IDENTITY,
    One("status", "status", StatusTypes, Detail), Maybe("old_status"),
    One("parent_machine", "parent_machine", Machines, Summary), Plain("admin_message"),
    Plain("new_application_name"), Plain("new_application_description"),
    Plain("new_application_visibility"), ACCESS, Plain("access_list"), Plain("system_files"),
    Plain("installed_software"), Plain("exclude_files"), Plain("new_version_name"),
    Plain("new_version_change_log"), Plain("new_version_tags"), Plain("new_version_memory_min"),
    Plain("new_version_cpu_min"), Plain("new_version_allow_imaging"), Plain("new_version_forked"),
    LICENSES, SCRIPTS, MEMBERS, FOR_PROVIDER,
    One("new_machine_owner", "owner", Users, Summary), START, END, NEW_MACHINE, NEW_VERSION,
];

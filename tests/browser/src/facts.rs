//! What can be known of a thing on the page.

use serde::Deserialize;

/// What a thing is like at a moment.
#[derive(Clone, Deserialize, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "these are states that the page itself gives one by one"
)]
pub struct Facts {
    /// Its role.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// The text in it, as shown.
    pub text: String,
    /// What describes it beyond the name: hints, and often its error.
    pub description: String,
    /// The message that it names as its error, while it is invalid.
    pub error: String,
    /// What is in the field.
    pub value: Option<String>,
    /// Ticked or not.
    pub checked: Option<bool>,
    /// Selected or not.
    pub selected: Option<bool>,
    /// Open or not.
    pub expanded: Option<bool>,
    /// Pressed or not.
    pub pressed: Option<bool>,
    /// It says that it is being worked on.
    pub busy: bool,
    /// It says that it cannot be used, by `disabled` or by `aria-disabled`.
    pub disabled: bool,
    /// It says that what is in it will not do.
    pub invalid: bool,
    /// It must be filled in.
    pub required: bool,
    /// It cannot be changed.
    pub readonly: bool,
    /// It is the current one of a set: `page`, `step`, `true`.
    pub current: Option<String>,
    /// Where the link leads.
    pub href: Option<String>,
    /// The level of a heading, or else 0.
    pub level: u8,
    /// It has the focus.
    pub focused: bool,
}

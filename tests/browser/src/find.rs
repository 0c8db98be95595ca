//! Describing things by role and name, alone or within each other.

use serde::Serialize;

use crate::{Locator, Page};

/// Where things can be found: on the page, or within another one.
pub trait Find<'p> {
    #[doc(hidden)]
    fn place(&self) -> Locator<'p>;

    /// What has the role and the name.
    fn role(&self, role: &str, name: impl Into<Name>) -> Locator<'p> {
        then(self.place(), &[role], Some(name.into()))
    }

    /// What has the role, whatever its name.
    fn any(&self, role: &str) -> Locator<'p> {
        then(self.place(), &[role], None)
    }

    /// A button.
    fn button(&self, name: impl Into<Name>) -> Locator<'p> {
        self.role("button", name)
    }

    /// A link.
    fn link(&self, name: impl Into<Name>) -> Locator<'p> {
        self.role("link", name)
    }

    /// A heading of any level.
    fn heading(&self, name: impl Into<Name>) -> Locator<'p> {
        self.role("heading", name)
    }

    /// Whatever is filled in, ticked or chosen from under this label.
    fn field(&self, label: impl Into<Name>) -> Locator<'p> {
        then(self.place(), &FIELDS, Some(label.into()))
    }
}

impl<'p> Find<'p> for &'p Page {
    fn place(&self) -> Locator<'p> {
        Locator {
            page: self,
            steps: Vec::new(),
        }
    }
}

impl<'p> Find<'p> for Locator<'p> {
    fn place(&self) -> Locator<'p> {
        self.clone()
    }
}

/// An accessible name, or a part of one.
#[derive(Clone, Serialize, Debug)]
pub struct Name {
    how: &'static str,
    text: String,
}

impl<T: Into<String>> From<T> for Name {
    fn from(text: T) -> Self {
        Self {
            how: "exact",
            text: text.into(),
        }
    }
}

/// Every name that has this in it.
pub fn containing(part: &str) -> Name {
    Name {
        how: "containing",
        text: part.to_owned(),
    }
}

/// Every name that begins so.
pub fn starting(part: &str) -> Name {
    Name {
        how: "starting",
        text: part.to_owned(),
    }
}

/// One part of a description: what to look for within what was found before.
#[derive(Clone, Serialize)]
pub(crate) struct Step {
    roles: Vec<String>,
    name: Option<Name>,
    pub(crate) nth: Option<usize>,
}

/// The roles of what a person fills in, ticks or chooses from.
const FIELDS: [&str; 9] = [
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "spinbutton",
    "switch",
    "listbox",
    "slider",
];

fn then<'p>(mut locator: Locator<'p>, roles: &[&str], name: Option<Name>) -> Locator<'p> {
    let roles = roles.iter().map(ToString::to_string).collect();
    locator.steps.push(Step {
        roles,
        name,
        nth: None,
    });
    locator
}

/// In words, for failure reports: `button "Detach all" in dialog "Volumes"`.
impl std::fmt::Display for Locator<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, step) in self.steps.iter().rev().enumerate() {
            let role = if step.roles.len() == FIELDS.len() {
                "field"
            } else {
                step.roles[0].as_str()
            };
            write!(f, "{}{role}", if index == 0 { "" } else { " in " })?;
            if let Some(name) = &step.name {
                write!(
                    f,
                    " {}{:?}",
                    if name.how == "exact" { "" } else { "…" },
                    name.text
                )?;
            }
            if let Some(nth) = step.nth {
                write!(f, " number {}", nth + 1)?;
            }
        }
        Ok(())
    }
}

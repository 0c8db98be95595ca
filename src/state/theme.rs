//! Light, dark, or as the system has it.

use leptos::prelude::*;

use crate::dom::page;
use crate::dom::storage::{self, Keep};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    #[default]
    System,
    Light,
    Dark,
}

impl Choice {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The attribute's value, by which the style sheet and the start script choose.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[derive(Clone, Copy)]
pub struct Theme {
    choice: RwSignal<Choice>,
}

const KEY: &str = "theme";

impl Theme {
    pub fn start() -> Self {
        let kept = storage::get(Keep::Browser, KEY);
        let choice = Choice::ALL
            .into_iter()
            .find(|it| kept.as_deref() == Some(it.name()))
            .unwrap_or_default();
        Self {
            choice: RwSignal::new(choice),
        }
    }

    pub fn choice(self) -> Choice {
        self.choice.get()
    }

    pub fn choose(self, choice: Choice) {
        self.choice.set(choice);
        match choice {
            Choice::System => {
                storage::remove(Keep::Browser, KEY);
                page::set_root_attribute("data-theme", None);
            }
            Choice::Light | Choice::Dark => {
                storage::set(Keep::Browser, KEY, choice.name());
                page::set_root_attribute("data-theme", Some(choice.name()));
            }
        }
    }
}

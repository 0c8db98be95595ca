//! The one place for notices: what a one-click action came to.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::words::saying::say_also;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Success,
    Info,
    Danger,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub tone: Tone,
    pub text: String,
    /// A place of ours where there is more of it; empty where there is none.
    pub href: String,
}

/// Notices stay until they are dismissed or the fourth after them comes: nobody is hurried.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
    /// What a screen reader is told that the eye sees elsewhere.
    said: RwSignal<String>,
    said_before: StoredValue<String>,
    /// Whether something was said in this very turn.
    is_saying: StoredValue<bool>,
}

const MOST: usize = 4;

impl Notices {
    pub fn new() -> Self {
        Self {
            list: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            said: RwSignal::new(String::new()),
            said_before: StoredValue::new(String::new()),
            is_saying: StoredValue::new(false),
        }
    }

    pub fn list(self) -> Vec<Notice> {
        self.list.get()
    }

    pub fn add(self, tone: Tone, text: String) {
        self.add_with_link(tone, text, String::new());
    }

    pub fn add_with_link(self, tone: Tone, text: String, href: String) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| {
            list.retain(|it| it.text != text);
            list.push(Notice {
                id,
                tone,
                text,
                href,
            });
            let surplus = list.len().saturating_sub(MOST);
            list.drain(..surplus);
        });
    }

    pub fn dismiss(self, id: u32) {
        self.list.update(|list| list.retain(|it| it.id != id));
    }

    pub fn clear(self) {
        self.list.update(Vec::clear);
        self.said.set(String::new());
    }

    /// Tells those who listen instead of looking. What is said in one turn is heard together.
    pub fn say(self, text: String) {
        let mut so_far = self.said.get_untracked();
        if !self.is_saying.get_value() {
            self.is_saying.set_value(true);
            spawn_local(async move {
                self.is_saying.try_set_value(false);
            });
            self.said_before.set_value(so_far);
            so_far = String::new();
        }
        let before = self.said_before.get_value();
        self.said.set(say_also(&before, &so_far, &text));
    }

    pub fn said(self) -> String {
        self.said.get()
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}

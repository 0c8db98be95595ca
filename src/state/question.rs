//! A question before something is done: asked, answered, and told where it did not work.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::consequence;

/// What is asked.
#[derive(Clone)]
pub struct Asked {
    pub title: String,
    /// What happens then, and what is lost.
    pub lines: Vec<Line>,
    /// The button that does it, worded as the deed.
    pub confirm: String,
    /// The button that leaves everything as it is.
    pub keep: &'static str,
    /// The focus begins on what does no harm.
    pub is_dangerous: bool,
    /// What has to be typed before; empty where pressing is enough.
    pub to_type: String,
    /// Does it, and then calls [`Question::close`] or [`Question::fail`].
    pub go_on: Arc<dyn Fn() + Send + Sync>,
}

/// A part of what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What must not be missed.
    Warning(String),
    Text(String),
    List(Vec<String>),
    Link {
        text: &'static str,
        href: String,
    },
}

/// The question, while it is open.
#[derive(Clone, Copy)]
pub struct Question {
    pub asked: RwSignal<Option<Asked>>,
    /// What comes to be known while it is open.
    pub more: RwSignal<Vec<Line>>,
    /// What is being asked for meanwhile; empty for nothing.
    pub waiting: RwSignal<&'static str>,
    /// Whether that has to be known first.
    pub must_wait: RwSignal<bool>,
    pub typed: RwSignal<String>,
    pub is_busy: RwSignal<bool>,
    /// Why it did not work, where trying again may help.
    pub problem: RwSignal<Option<String>>,
    /// Counts the questions, so that what comes late is not said of another one.
    number: StoredValue<u32>,
}

impl Question {
    pub fn new() -> Self {
        Self {
            asked: RwSignal::new(None),
            more: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(""),
            must_wait: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            is_busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            number: StoredValue::new(0),
        }
    }

    /// Opens it; the number tells it from those before and after it.
    pub fn ask(self, asked: Asked) -> u32 {
        let number = self.number.get_value().wrapping_add(1);
        self.number.set_value(number);
        self.more.set(Vec::new());
        self.waiting.set("");
        self.must_wait.set(false);
        self.typed.set(String::new());
        self.problem.set(None);
        self.is_busy.set(false);
        self.asked.set(Some(asked));
        number
    }

    /// Whether it is still this question that is open.
    pub fn is_at(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
            && self.asked.try_with_untracked(Option::is_some) == Some(true)
    }

    /// The person says yes. Whoever asked goes on.
    pub fn confirm(self) {
        let Some(asked) = self.asked.get_untracked() else {
            return;
        };
        if self.is_busy.get_untracked() || !untrack(|| self.is_ready()) {
            return;
        }
        self.is_busy.set(true);
        self.problem.set(None);
        (asked.go_on)();
    }

    /// Whether nothing is missing for a yes.
    pub fn is_ready(self) -> bool {
        let is_typed = self.asked.with(|it| {
            it.as_ref().is_some_and(|it| {
                it.to_type.is_empty()
                    || self
                        .typed
                        .with(|typed| consequence::is_typed(&it.to_type, typed))
            })
        });
        is_typed && !self.must_wait.get()
    }

    /// The person says no, or nothing.
    pub fn dismiss(self) {
        if !self.is_busy.get_untracked() {
            self.asked.set(None);
        }
    }

    /// It is done, or needs no answer any more.
    pub fn close(self) {
        self.is_busy.try_set(false);
        self.asked.try_set(None);
    }

    /// It did not work; it may be tried again from here.
    pub fn fail(self, problem: String) {
        self.is_busy.try_set(false);
        self.problem.try_set(Some(problem));
    }
}

impl Default for Question {
    fn default() -> Self {
        Self::new()
    }
}

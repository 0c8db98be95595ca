//! A report to support: typed, kept, shown as it is sent, and sent once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Json, Writer};
use crate::dom::storage::{self, Keep};
use crate::dom::{intl, page, viewport};
use crate::domain::ids::{InstanceUuid, Username};
use crate::domain::report::{Complaint, ReportDraft, Sending};
use crate::domain::resources::{HistoryEntry, Report};
use crate::domain::time::Timestamp;
use crate::state::app::{App, Lists};
use crate::state::follow::Followed;
use crate::state::history;
use crate::state::notices::Tone;
use crate::words::instances;
use crate::words::report as words;
use crate::words::report_message::{Circumstances, message};

#[derive(Clone, Copy)]
pub struct Reporting {
    pub is_open: RwSignal<bool>,
    pub draft: RwSignal<ReportDraft>,
    pub sending: RwSignal<Sending>,
    /// Whether what is there was typed before.
    pub was_kept: RwSignal<bool>,
    /// `None` until it is known, and where it could not be looked up.
    history: RwSignal<Option<Vec<HistoryEntry>>>,
    server: RwSignal<String>,
    followed: Followed,
    app: App,
    lists: Lists,
}

impl Reporting {
    pub fn start(app: App, lists: Lists, followed: Followed) -> Self {
        Self {
            is_open: RwSignal::new(false),
            draft: RwSignal::new(ReportDraft::default()),
            sending: RwSignal::new(Sending::Editing),
            was_kept: RwSignal::new(false),
            history: RwSignal::new(None),
            server: RwSignal::new(String::new()),
            followed,
            app,
            lists,
        }
    }

    pub fn open(self) {
        if self.sending.with_untracked(|it| *it != Sending::UnderWay) {
            let kept = self.key().and_then(|it| load(&it));
            self.was_kept.set(kept.is_some());
            let (draft, sending) = kept.unwrap_or_default();
            self.draft.set(draft);
            self.sending.set(sending);
        }
        self.is_open.set(true);
        self.look_around();
    }

    pub fn close(self) {
        self.is_open.set(false);
    }

    pub fn edit(self, change: impl FnOnce(&mut ReportDraft)) {
        self.draft.update(change);
        if self
            .sending
            .with_untracked(|it| matches!(it, Sending::Failed(_)))
        {
            self.sending.set(Sending::Editing);
        }
        self.keep();
    }

    /// What the message says besides the person's own words; asked for when the dialog opens.
    fn look_around(self) {
        let Some(instance) = self.followed.instance.try_value_untracked() else {
            return;
        };
        spawn_local(async move {
            let line = history::load(self.app, &instance).await;
            self.history.try_set(line.ok());
            if let Ok(version) = self.app.session.client().version().await {
                self.server.try_set(version);
            }
        });
    }

    /// The message as it is sent, or would be now.
    pub fn message(self) -> String {
        let person = self.app.session.username();
        let person = person.as_ref().map_or("", Username::as_str);
        let (page, browser) = (page::address(&self.path()), page::browser());
        let now = Timestamp(page::now());
        self.followed.instance.with(|it| {
            let Some(instance) = it.value() else {
                return String::new();
            };
            let request = self.lists.lock(instance.id);
            let history = self.history.get();
            let server = self.server.get();
            let text = self.draft.with(|it| it.text.clone());
            message(
                &text,
                &Circumstances {
                    person,
                    instance,
                    history: history.as_deref(),
                    request: request.as_ref(),
                    page: &page,
                    browser: &browser,
                    server: &server,
                    now,
                    write: |at| intl::iso(at.0),
                },
            )
        })
    }

    /// Our own place, without anything that a host page may have put behind it.
    fn path(self) -> String {
        self.app.navigation.route().path()
    }

    pub fn send(self) {
        let Some(instance) = self.followed.instance.try_value_untracked() else {
            return;
        };
        if self.sending.with_untracked(|it| *it == Sending::UnderWay) {
            return;
        }
        let report = Report {
            message: untrack(|| self.message()),
            problems: self.draft.with_untracked(|it| {
                let ticked = it.complaints.iter();
                ticked.map(|it| words::complaint(*it).to_owned()).collect()
            }),
            window: Some(viewport::window_size()),
            screen: Some(viewport::screen_size()),
        };
        self.sending.set(Sending::UnderWay);
        self.keep();
        let key = self.key();
        spawn_local(async move {
            let client = self.app.session.client();
            let name = instances::name_of(&instance);
            match client.report_instance(instance.id, &report).await {
                Ok(()) => {
                    if let Some(key) = key {
                        storage::remove(Keep::Browser, &key);
                    }
                    self.draft.try_set(ReportDraft::default());
                    self.sending.try_set(Sending::Editing);
                    self.is_open.try_set(false);
                    self.app.notices.add(Tone::Success, words::sent(&name));
                }
                Err(error) => {
                    self.app.session.note(&error);
                    let sending = Sending::after(error);
                    let said = words::trouble(&sending).unwrap_or_default();
                    let is_seen = self.is_open.try_get_untracked() == Some(true);
                    self.sending.try_set(sending);
                    if is_seen {
                        self.keep();
                    } else {
                        self.app.notices.add(Tone::Danger, said);
                    }
                }
            }
        });
    }

    fn key(self) -> Option<String> {
        let person = self.app.session.username_untracked()?;
        let instance = self.followed.instance.try_value_untracked()?;
        Some(key(&person, &instance.uuid))
    }

    fn keep(self) {
        let Some(key) = self.key() else { return };
        let (draft, sending) = (self.draft.get_untracked(), self.sending.get_untracked());
        let is_open = matches!(sending, Sending::UnderWay | Sending::Unknown(_));
        if draft.is_empty() {
            storage::remove(Keep::Browser, &key);
        } else {
            storage::set(Keep::Browser, &key, &write(&draft, is_open));
        }
    }
}

fn key(person: &Username, instance: &InstanceUuid) -> String {
    format!("report:{}:{}", person.as_str(), instance.as_str())
}

fn write(draft: &ReportDraft, is_open: bool) -> String {
    let ticked = draft.complaints.iter();
    let mut ticked = ticked.filter_map(|it| Complaint::ALL.iter().position(|all| all == it));
    let mut kept = Writer::new();
    kept.text("text", &draft.text)
        .ints(
            "complaints",
            &mut ticked.by_ref().filter_map(|it| i64::try_from(it).ok()),
        )
        .flag("sending", is_open);
    kept.finish()
}

/// What was kept; whether an answer was still awaited decides what is said of it.
fn load(key: &str) -> Option<(ReportDraft, Sending)> {
    let text = storage::get(Keep::Browser, key)?;
    read(&text)
}

fn read(text: &str) -> Option<(ReportDraft, Sending)> {
    let json = Json::parse(text).ok().filter(Json::is_object)?;
    let mut draft = ReportDraft {
        text: json.text("text"),
        complaints: Vec::new(),
    };
    let ticked = json.at("complaints").as_list().unwrap_or_default().iter();
    for at in ticked.filter_map(Json::as_int) {
        let complaint = usize::try_from(at)
            .ok()
            .and_then(|it| Complaint::ALL.get(it));
        if let Some(it) = complaint {
            draft.tick(*it, true);
        }
    }
    let sending = if json.is_set("sending") {
        Sending::Unknown(None)
    } else {
        Sending::Editing
    };
    Some((draft, sending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_a_lost_sending_is_told() {
        let draft = ReportDraft {
            text: "It \"hangs\".\n".into(),
            complaints: vec![Complaint::Ssh, Complaint::Other],
        };
        let kept = read(&write(&draft, false));
        assert_eq!(kept, Some((draft.clone(), Sending::Editing)));
        let kept = read(&write(&draft, true));
        assert_eq!(kept, Some((draft, Sending::Unknown(None))));
        assert_eq!(read("nonsense"), None);
        let odd = read(r#"{"complaints": [99, -1, "x"]}"#);
        assert_eq!(odd, Some((ReportDraft::default(), Sending::Editing)));
    }
}

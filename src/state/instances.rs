//! My Instances: the first page at once, the others one by one behind it.
//!
//! A row costs the server about 36 ms (API contract, section 1.8), so a first page of 20 is on
//! the screen while the rest of a long list is still being counted.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::instances::kept as kept_page;
use crate::dom::page;
use crate::dom::storage::{self, Keep};
use crate::domain::api_error::ApiError;
use crate::domain::ids::InstanceUuid;
use crate::domain::instance::{Instance, LiveInstance};
use crate::domain::news::Notes;
use crate::domain::remote::Load;
use crate::domain::roll::{Incoming, Rows};
use crate::state::app::App;
use crate::state::session;

/// Rows of the first page, and of the pages after it.
const FIRST_PAGE: u32 = 20;
const LATER_PAGE: u32 = 100;

/// The list as far as it is loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InstanceList {
    /// In the server's order: newest first. `None` until the first page is there.
    pub rows: Option<Rows>,
    /// How many the server says there are.
    pub total: u64,
    /// Whether every page has been asked for.
    pub is_complete: bool,
    /// When the last full load ended.
    pub at: i64,
    pub load: Load,
}

/// Looks over what the server answers; it comes with a later part of the program.
pub trait Oversee {
    /// A page, as the database has it, before anything is made of it.
    fn page(&self, page: &mut [Instance]);
    /// The rows before and after it, and whether those were all.
    fn shown(&self, before: (&Rows, bool), after: (&Rows, bool));
}

#[derive(Clone, Copy)]
pub struct Instances {
    list: RwSignal<InstanceList>,
    /// What is said of rows beside what they are.
    pub notes: RwSignal<Notes>,
    overseer: StoredValue<Option<Box<dyn Oversee>>, LocalStorage>,
    generation: StoredValue<u32>,
    app: App,
}

impl Instances {
    pub fn new(app: App) -> Self {
        Self {
            list: RwSignal::new(recall().unwrap_or_default()),
            notes: RwSignal::new(Notes::default()),
            overseer: StoredValue::new_local(None),
            generation: StoredValue::new(0),
            app,
        }
    }

    pub fn with<R>(self, read: impl FnOnce(&InstanceList) -> R) -> R {
        self.list.with(read)
    }

    /// The rows so far.
    pub fn rows_untracked(self) -> Rows {
        self.list
            .with_untracked(|it| it.rows.clone().unwrap_or_default())
    }

    pub fn find(self, uuid: &InstanceUuid) -> Option<Instance> {
        self.list.with(|it| find(it, uuid))
    }

    pub fn find_untracked(self, uuid: &InstanceUuid) -> Option<Instance> {
        self.list.with_untracked(|it| find(it, uuid))
    }

    /// Lets somebody look over each answer from now on.
    pub fn oversee(self, overseer: Box<dyn Oversee>) {
        self.overseer.set_value(Some(overseer));
    }

    fn overseen(self, see: impl FnOnce(&dyn Oversee)) {
        self.overseer.try_with_value(|it| it.as_deref().map(see));
    }

    /// Loads the whole list anew, page by page. Rows stay on the screen meanwhile.
    pub fn refresh(self) {
        let generation = self.next_generation();
        self.list.try_update(|it| it.load = Load::Loading);
        spawn_local(async move {
            let outcome = self.load_pages(generation).await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            self.list.try_update(|it| match outcome {
                Ok(()) => {
                    it.load = Load::Idle;
                    it.at = page::now();
                }
                Err(error) => {
                    self.app.session.note(&error);
                    it.load = Load::Failed(error);
                }
            });
        });
    }

    async fn load_pages(self, generation: u32) -> Result<(), ApiError> {
        let mut incoming = Incoming::default();
        let mut number = 1;
        let mut size = FIRST_PAGE;
        loop {
            let client = self.app.session.client();
            let (mut answer, body) = client.instances(number, size).await?;
            if self.generation.try_get_value() != Some(generation) {
                return Ok(());
            }
            if size == FIRST_PAGE && session::keeps_token() {
                storage::set(Keep::Tab, LAST, &format!("{}\n{body}", page::now()));
            }
            let (total, has_next) = (answer.total, answer.has_next);
            self.overseen(|it| it.page(&mut answer.rows));
            let steps = self.list.try_update(|it| {
                let before = it.rows.take().unwrap_or_default();
                incoming.take(answer.rows, &before);
                let rows = incoming.shown(before.clone(), !has_next);
                it.rows = Some(rows.clone());
                it.total = total;
                let was_complete = std::mem::replace(&mut it.is_complete, !has_next);
                (before, was_complete, rows)
            });
            if let Some((before, was_complete, rows)) = steps {
                self.overseen(|it| it.shown((&before, was_complete), (&rows, !has_next)));
            }
            if !has_next {
                return Ok(());
            }
            if size == FIRST_PAGE {
                size = LATER_PAGE;
                number = 1;
            } else {
                number += 1;
            }
        }
    }

    /// Takes over an instance that was asked for by itself, or changed by an action.
    pub fn put(self, instance: Instance) {
        let uuid = instance.uuid.clone();
        self.change(&uuid, |it| *it = instance);
    }

    /// Changes a row, where it is in the list.
    pub fn change(self, uuid: &InstanceUuid, change: impl FnOnce(&mut Instance)) {
        self.list.try_update(|it| {
            let rows = it.rows.iter_mut().flat_map(|it| &mut it.0);
            if let Some(row) = rows.into_iter().find(|it| it.uuid == *uuid) {
                let mut changed = Instance::clone(row);
                change(&mut changed);
                if changed != **row {
                    *row = Arc::new(changed);
                }
            }
        });
    }

    /// Takes over what a live call told of an instance.
    pub fn merge_live(self, live: &LiveInstance) {
        self.change(&live.uuid, |it| it.merge_live(live));
    }

    pub fn forget(self) {
        storage::remove(Keep::Tab, LAST);
        self.next_generation();
        self.list.try_set(InstanceList::default());
        self.notes.try_set(Notes::default());
    }

    fn next_generation(self) -> u32 {
        self.generation
            .try_update_value(|it| {
                *it = it.wrapping_add(1);
                *it
            })
            .unwrap_or_default()
    }
}

/// Where the first page of the list that was last seen in this tab is kept, behind its moment. It
/// is kept beside the token only, so that it never outlives the person.
const LAST: &str = "instances";

/// The list last seen in this tab, so far: it shows at once after a reload, with its age.
fn recall() -> Option<InstanceList> {
    let kept = storage::get(Keep::Tab, LAST).filter(|_| session::keeps_token())?;
    let (at, body) = kept.split_once('\n')?;
    let page = kept_page(body)?;
    let mut incoming = Incoming::default();
    incoming.take(page.rows, &Rows::default());
    Some(InstanceList {
        rows: Some(incoming.shown(Rows::default(), true)),
        total: page.total,
        at: at.parse().ok()?,
        ..InstanceList::default()
    })
}

fn find(list: &InstanceList, uuid: &InstanceUuid) -> Option<Instance> {
    let rows = list.rows.as_ref()?;
    let row = rows.0.iter().find(|it| it.uuid == *uuid)?;
    Some(Instance::clone(row))
}

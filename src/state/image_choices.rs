//! What there is to choose from for the new image: scripts, licenses, patterns; what the parent
//! image has; and the names that are taken.

use leptos::prelude::*;

use crate::dom::page;
use crate::domain::ids::Username;
use crate::domain::image::{Image, ImageVersion};
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::offer::{self, Offers};
use crate::domain::remote::Remote;
use crate::domain::resources::{BootScript, License, Pattern};
use crate::domain::roster;
use crate::domain::tag_rules;
use crate::domain::time::Timestamp;
use crate::reactive::{callback, effect};
use crate::state::app::{App, Lists, REQUESTS, rows, use_lists};
use crate::state::follow::Followed;
use crate::state::people::RosterCheck;
use crate::state::query::Query;
use crate::state::request_form::RequestForm;
use crate::state::workshop::Workshop;

#[derive(Clone, Copy)]
pub struct ImageChoices {
    /// The image that the instance came from, in full; I may not be allowed to see it.
    pub parent: Query<Option<Image>>,
    /// The version that the instance came from: asked for only where a version may be added to it.
    pub version: Query<Option<ImageVersion>>,
    /// People whom the parent's version is shared with, looked up by their names.
    pub sharers: RosterCheck,
    mine: Query<Vec<Image>>,
    /// My open requests, where the list of my requests does not reach back to all of them.
    open: Query<Vec<ImagingRequest>>,
    pub scripts: Query<Vec<BootScript>>,
    pub licenses: Query<Vec<License>>,
    /// My own access patterns.
    pub patterns: Query<Vec<Pattern>>,
    confirmed: RwSignal<Vec<Username>>,
    pub(super) app: App,
    lists: Lists,
}

impl ImageChoices {
    pub fn start(app: App, followed: Followed, may_add_version: bool) -> Self {
        let client = move || app.session.client();
        let confirmed = RwSignal::new(Vec::new());
        let lists = use_lists();
        let choices = Self {
            parent: Query::new(app, move || async move {
                let id = followed.instance.with_untracked(|it| {
                    it.value().and_then(|it| it.image.as_ref().map(|it| it.id))
                });
                match id {
                    Some(id) => client().image(id).await.map(Some),
                    None => Ok(None),
                }
            })
            .start(),
            version: Query::new(app, move || async move {
                let id = followed.instance.with_untracked(|it| {
                    let version = it.value().and_then(|it| it.version.as_ref());
                    version.map(|it| it.id.clone())
                });
                match id.filter(|_| may_add_version) {
                    Some(id) => client().image_version(&id).await.map(Some),
                    None => Ok(None),
                }
            })
            .start(),
            // All at once in the end, so that what the person changes meanwhile stays as it is.
            sharers: RosterCheck::start(
                app,
                usize::MAX,
                callback(move |found| confirmed.update(|it| roster::add(it, found))),
            ),
            mine: Query::new(app, move || async move {
                let Some(me) = app.session.username_untracked() else {
                    return Ok(Vec::new());
                };
                let mut all = Vec::new();
                for number in 1..=PAGES {
                    let page = client().images_of(&me, number).await?;
                    all.extend(page.rows);
                    if !page.has_next {
                        break;
                    }
                }
                Ok(all)
            })
            .start(),
            open: Query::new(app, move || async move {
                match app.session.username_untracked() {
                    Some(me) => client().active_imaging_requests(&me).await.map(rows),
                    None => Ok(Vec::new()),
                }
            }),
            scripts: Query::new(app, move || async move {
                client().boot_scripts().await.map(rows)
            })
            .start(),
            licenses: Query::new(
                app,
                move || async move { client().licenses().await.map(rows) },
            )
            .start(),
            patterns: Query::new(
                app,
                move || async move { client().patterns().await.map(rows) },
            )
            .start(),
            confirmed,
            app,
            lists,
        };
        effect(move || {
            let is_cut = lists
                .requests
                .with(|it| it.value().is_some_and(|it| it.len() >= REQUESTS as usize));
            if is_cut {
                choices.open.refresh();
            }
        });
        choices
    }

    /// Offers what the parent image has, and again as more of it becomes known.
    pub fn offer_to(self, form: RequestForm, workshop: Option<Workshop>) {
        effect(move || {
            let preset = workshop.map(Workshop::preset);
            let (mut offers, names) = match (self.parent.value(), &preset) {
                (Some(Some(image)), _) => {
                    let version = self.version.value().flatten();
                    let names: Vec<String> =
                        image.versions.iter().map(|it| it.name.clone()).collect();
                    let today = Timestamp(page::now()).date();
                    let mut offers = Offers::of(&image, version.as_ref(), &names, today);
                    offers.new_version.users = self.confirmed.get();
                    (offers, names)
                }
                // Not every parent image may be seen; what the workshop presets does not wait for it.
                (_, Some(_)) => (Offers::default(), Vec::new()),
                _ => return,
            };
            if let Some(preset) = &preset {
                offers.preset(preset);
            }
            form.offer(offers, names);
        });
        // Only for whoever makes a new version are the people of the one before looked up, once.
        let is_asked = StoredValue::new(false);
        effect(move || {
            let sharers = self.sharing();
            if form.makes_version() && !sharers.is_empty() && !is_asked.get_value() {
                is_asked.set_value(true);
                self.sharers.resolve(&sharers.join("\n"), Vec::new());
            }
        });
    }

    /// The parent image's tags that can be used.
    pub fn parent_tags(self) -> Vec<String> {
        self.parent.with(|it| {
            let image = it.value().and_then(Option::as_ref);
            let tags = image
                .map(|it| it.tags.as_slice())
                .unwrap_or_default()
                .iter();
            let usable = tags.filter(|it| tag_rules::is_usable(it));
            usable.map(|it| it.name.clone()).collect()
        })
    }

    /// Whether what the parent image has is still on its way.
    pub fn is_loading(self) -> bool {
        self.parent.is_loading() || self.version.is_loading()
    }

    /// The names that the parent's version is shared with besides the owner's.
    pub fn sharing(self) -> Vec<String> {
        let Some(Some(image)) = self.parent.value() else {
            return Vec::new();
        };
        let version = self.version.value().flatten();
        let sharers = offer::sharers(&image, version.as_ref()).into_iter();
        sharers.map(|it| it.0).collect()
    }

    /// Names of my images and of my open requests, as far as they are known.
    pub fn taken_names(self) -> Vec<String> {
        let mut names: Vec<String> = self
            .mine
            .value()
            .unwrap_or_default()
            .into_iter()
            .map(|it| it.name)
            .collect();
        for requests in [self.lists.requests, self.open] {
            requests.with(|it| {
                let open = it.value().into_iter().flatten().filter(|it| it.is_open());
                names.extend(open.map(|it| it.image_name.clone()));
            });
        }
        names
    }

    /// Whether a list of them could not be had, so that a name only seems free.
    pub fn names_are_missing(self) -> bool {
        let is_missing = |it: &Remote<_>| it.value().is_none() && it.error().is_some();
        self.mine
            .with(|it| it.value().is_none() && it.error().is_some())
            || self.lists.requests.with(is_missing)
            || self.open.with(is_missing)
    }

    /// Asks for the lists of names that could not be had.
    pub fn ask_for_names(self) {
        if self.mine.with_untracked(|it| it.value().is_none()) {
            self.mine.refresh();
        }
        if self
            .lists
            .requests
            .with_untracked(|it| it.value().is_none())
        {
            self.lists.requests.refresh();
        }
        if self.open.with_untracked(|it| it.error().is_some()) {
            self.open.refresh();
        }
    }
}

/// So many pages of a thousand images are read: nobody has more.
const PAGES: u32 = 20;

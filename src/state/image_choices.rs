//! What there is to choose from for the new image: the parent's tags, scripts, licenses; and the
//! names that are taken.

use crate::domain::image::Image;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::remote::Remote;
use crate::domain::resources::{BootScript, License};
use crate::domain::tag_rules;
use crate::reactive::effect;
use crate::state::app::{App, Lists, REQUESTS, rows, use_lists};
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::state::request_form::RequestForm;

#[derive(Clone, Copy)]
pub struct ImageChoices {
    /// The image that the instance came from, in full; I may not be allowed to see it.
    parent: Query<Option<Image>>,
    mine: Query<Vec<Image>>,
    /// My open requests, where the list of my requests does not reach back to all of them.
    open: Query<Vec<ImagingRequest>>,
    pub scripts: Query<Vec<BootScript>>,
    pub licenses: Query<Vec<License>>,
    lists: Lists,
}

impl ImageChoices {
    pub fn start(app: App, followed: Followed) -> Self {
        let client = move || app.session.client();
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

    /// The parent image's tags that I may use, as a beginning.
    pub fn offer_tags_to(self, form: RequestForm) {
        effect(move || {
            let Some(Some(image)) = self.parent.value() else {
                return;
            };
            let tags = image
                .tags
                .iter()
                .filter(|it| tag_rules::is_usable(it))
                .map(|it| it.name.clone());
            form.offer_tags(tags.collect());
        });
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

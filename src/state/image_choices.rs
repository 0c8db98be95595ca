//! What there is to choose from for the new image: the parent's tags, scripts, licenses; and the
//! names that are taken.

use crate::domain::image::Image;
use crate::domain::resources::{BootScript, License};
use crate::domain::tag_rules;
use crate::reactive::effect;
use crate::state::app::{App, Lists, rows, use_lists};
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::state::request_form::RequestForm;

#[derive(Clone, Copy)]
pub struct ImageChoices {
    /// The image that the instance came from, in full; I may not be allowed to see it.
    parent: Query<Option<Image>>,
    mine: Query<Vec<Image>>,
    pub scripts: Query<Vec<BootScript>>,
    pub licenses: Query<Vec<License>>,
    lists: Lists,
}

impl ImageChoices {
    pub fn start(app: App, followed: Followed) -> Self {
        let client = move || app.session.client();
        Self {
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
                match app.session.username_untracked() {
                    Some(me) => client().images_of(&me).await.map(rows),
                    None => Ok(Vec::new()),
                }
            })
            .start(),
            scripts: Query::new(app, move || async move {
                client().boot_scripts().await.map(rows)
            })
            .start(),
            licenses: Query::new(
                app,
                move || async move { client().licenses().await.map(rows) },
            )
            .start(),
            lists: use_lists(),
        }
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

    /// Names of my images and of my open requests.
    pub fn taken_names(self) -> Vec<String> {
        let mut names: Vec<String> = self
            .mine
            .value()
            .unwrap_or_default()
            .into_iter()
            .map(|it| it.name)
            .collect();
        self.lists.requests.with(|it| {
            let open = it.value().into_iter().flatten().filter(|it| it.is_open());
            names.extend(open.map(|it| it.image_name.clone()));
        });
        names
    }
}

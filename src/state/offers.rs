//! What the form begins with, from the parent image, as it becomes known.

use leptos::prelude::*;

use crate::domain::field::Field;
use crate::domain::offer::Offers;
use crate::domain::submission::Submission;
use crate::state::request_form::RequestForm;

impl RequestForm {
    /// What the parent image offers, and the names of its versions. Only fields that still hold
    /// what was offered before follow; a draft of before is left as it was.
    pub fn offer(self, offers: Offers, versions: Vec<String>) {
        let before = self.offers.get_value();
        self.initial
            .update_value(|it| it.follow(&before, true, &offers));
        self.offers.set_value(offers.clone());
        self.subject.update(|it| it.versions = versions);
        let is_fresh = !self.restored.get_untracked()
            && self
                .submission
                .with_untracked(|it| *it == Submission::Editing);
        if is_fresh {
            self.change(|it| it.follow(&before, it.is_new_image, &offers));
        }
    }

    /// A new image, or a new version of the parent image, with what is offered for it.
    pub fn choose_kind(self, is_new_image: bool) {
        let offers = self.offers.get_value();
        self.edit(Field::Kind, |draft| {
            let was_new_image = draft.is_new_image;
            draft.is_new_image = is_new_image;
            draft.follow(&offers, was_new_image, &offers);
        });
    }
}

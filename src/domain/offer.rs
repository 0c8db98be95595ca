//! What the form begins with: for a new image, or for a new version of the parent image.
//!
//! Offers arrive while the person is typing. A field follows the offer only as long as it holds
//! exactly what was offered before, so that nothing typed is ever overwritten.

use super::draft::{Draft, FIRST_VERSION};
use super::ids::{LicenseId, PatternId, ScriptId, Username};
use super::image::{Image, ImageVersion};
use super::minimums;
use super::new_request::Visibility;
use super::tag_rules;
use super::text;
use super::time::Date;
use super::version_name;

/// What the fields begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub name: String,
    pub description: String,
    pub tags: Vec<String>,
    pub visibility: Option<Visibility>,
    /// Only people whom the server has confirmed.
    pub users: Vec<Username>,
    pub patterns: Vec<PatternId>,
    pub version_name: String,
    pub minimum_memory: String,
    pub minimum_cpu: String,
    pub allow_imaging: bool,
    pub licenses: Vec<LicenseId>,
    pub scripts: Vec<ScriptId>,
}

impl Default for Offer {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            tags: Vec::new(),
            visibility: None,
            users: Vec::new(),
            patterns: Vec::new(),
            version_name: FIRST_VERSION.to_owned(),
            minimum_memory: String::new(),
            minimum_cpu: String::new(),
            allow_imaging: true,
            licenses: Vec::new(),
            scripts: Vec::new(),
        }
    }
}

/// Both offers; which of them counts is what the person chose to make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    pub new_image: Offer,
    pub new_version: Offer,
}

impl Offers {
    /// What the parent image gives. `version` is that of the instance, where it could be loaded.
    pub fn of(
        image: &Image,
        version: Option<&ImageVersion>,
        names: &[String],
        today: Date,
    ) -> Self {
        let tags: Vec<String> = image
            .tags
            .iter()
            .filter(|it| tag_rules::is_usable(it))
            .map(|it| it.name.clone())
            .collect();
        let new_image = Offer {
            tags: tags.clone(),
            ..Offer::default()
        };
        let newest = newest(names);
        let mut new_version = Offer {
            name: image.name.clone(),
            description: image.description.clone(),
            tags,
            visibility: visibility_of(image, version),
            patterns: image.patterns.iter().map(|it| it.id).collect(),
            version_name: version_name::propose(newest.unwrap_or_default(), names, today),
            ..Offer::default()
        };
        if let Some(version) = version {
            new_version.minimum_memory = minimums::gigabytes(version.minimum_memory.unwrap_or(0));
            new_version.minimum_cpu = minimums::cores(version.minimum_cpu.unwrap_or(0));
            new_version.allow_imaging = version.allow_imaging;
            new_version.licenses = version.licenses.iter().map(|it| it.0).collect();
            new_version.scripts = version.scripts.iter().map(|it| it.0).collect();
        }
        Self {
            new_image,
            new_version,
        }
    }

    fn for_kind(&self, is_new_image: bool) -> &Offer {
        if is_new_image {
            &self.new_image
        } else {
            &self.new_version
        }
    }
}

/// The last of the versions' names, as people would sort them.
fn newest(names: &[String]) -> Option<&str> {
    names
        .iter()
        .map(String::as_str)
        .max_by(|a, b| text::natural_order(a, b))
}

/// Who may use the parent image now; `None` where that is not known.
pub fn visibility_of(image: &Image, version: Option<&ImageVersion>) -> Option<Visibility> {
    if image.is_public {
        Some(Visibility::Public)
    } else if !image.patterns.is_empty() || !sharers(image, version).is_empty() {
        Some(Visibility::Select)
    } else {
        version.map(|_| Visibility::Private)
    }
}

/// Whom a version is shared with besides the owner of the image. These are names of groups:
/// everybody has one of the same name (A:service/machine.py, `make_private`).
pub fn sharers(image: &Image, version: Option<&ImageVersion>) -> Vec<Username> {
    let members = version.map(|it| it.membership.as_slice());
    let names = members.unwrap_or_default().iter();
    names
        .filter(|it| **it != image.owner.0)
        .map(|it| Username(it.clone()))
        .collect()
}

impl Draft {
    /// Takes over what is offered now, in every field that still holds what was offered before.
    pub fn follow(&mut self, before: &Offers, was_new_image: bool, now: &Offers) {
        let from = before.for_kind(was_new_image);
        let to = now.for_kind(self.is_new_image);
        follow_text(&mut self.name, &from.name, &to.name);
        follow_text(&mut self.description, &from.description, &to.description);
        follow_text(&mut self.version_name, &from.version_name, &to.version_name);
        follow_text(
            &mut self.minimum_memory,
            &from.minimum_memory,
            &to.minimum_memory,
        );
        follow_text(&mut self.minimum_cpu, &from.minimum_cpu, &to.minimum_cpu);
        follow(&mut self.tags, &from.tags, &to.tags);
        follow(&mut self.visibility, &from.visibility, &to.visibility);
        follow(&mut self.users, &from.users, &to.users);
        follow(&mut self.patterns, &from.patterns, &to.patterns);
        follow(
            &mut self.allow_imaging,
            &from.allow_imaging,
            &to.allow_imaging,
        );
        follow(&mut self.licenses, &from.licenses, &to.licenses);
        follow(&mut self.scripts, &from.scripts, &to.scripts);
    }
}

fn follow_text(mine: &mut String, from: &str, to: &str) {
    if mine == from {
        to.clone_into(mine);
    }
}

fn follow<T: PartialEq + Clone>(mine: &mut T, from: &T, to: &T) {
    if mine == from {
        mine.clone_from(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ImageId, TagId, UserId, VersionId};
    use crate::domain::image::VersionSummary;
    use crate::domain::resources::{Pattern, PatternKind};
    use crate::domain::tag::Tag;
    use proptest::prelude::*;

    const TODAY: Date = Date {
        year: 2026,
        month: 11,
        day: 25,
    };

    fn image() -> Image {
        let tag = |name: &str, allow_access| Tag {
            id: TagId(1),
            name: name.into(),
            description: String::new(),
            allow_access,
        };
        Image {
            id: ImageId(4),
            uuid: "i".into(),
            name: "RNA-seq toolkit".into(),
            description: "STAR".into(),
            owner_id: Some(UserId(2)),
            owner: Username("alice".into()),
            is_public: false,
            tags: vec![tag("Genomics", true), tag("Featured", false)],
            versions: vec![VersionSummary {
                id: VersionId("v".into()),
                name: "0.2".into(),
            }],
            patterns: vec![Pattern {
                id: PatternId(7),
                text: "mar*".into(),
                kind: PatternKind::Username,
                allow: true,
            }],
            created: None,
            ended: None,
        }
    }

    fn version(membership: &[&str]) -> ImageVersion {
        ImageVersion {
            id: VersionId("v".into()),
            name: "0.2".into(),
            change_log: String::new(),
            image: ImageId(4),
            image_name: "RNA-seq toolkit".into(),
            allow_imaging: false,
            membership: membership.iter().map(ToString::to_string).collect(),
            minimum_memory: Some(8192),
            minimum_cpu: Some(2),
            licenses: vec![(LicenseId(3), "Lab".into())],
            scripts: vec![(ScriptId(5), "Mount".into())],
            owner: None,
            created: None,
        }
    }

    fn offers() -> Offers {
        let version = version(&["alice", "carol"]);
        let names = ["0.1".to_owned(), "0.2".to_owned()];
        Offers::of(&image(), Some(&version), &names, TODAY)
    }

    #[test]
    fn a_new_image_gets_the_usable_tags_and_nothing_else() {
        let expected = Offer {
            tags: vec!["Genomics".into()],
            ..Offer::default()
        };
        assert_eq!(offers().new_image, expected);
    }

    #[test]
    fn a_new_version_gets_what_the_image_and_its_version_have() {
        let offer = offers().new_version;
        assert_eq!(offer.name, "RNA-seq toolkit");
        assert_eq!(offer.version_name, "0.3");
        assert_eq!(offer.visibility, Some(Visibility::Select));
        assert_eq!(offer.patterns, [PatternId(7)]);
        assert_eq!(
            (offer.minimum_memory, offer.minimum_cpu),
            ("8".into(), "2".into())
        );
        assert_eq!(
            (offer.licenses, offer.scripts),
            (vec![LicenseId(3)], vec![ScriptId(5)])
        );
        assert!(!offer.allow_imaging);
    }

    #[test]
    fn who_has_access_now_decides_the_visibility() {
        let mut image = image();
        image.patterns.clear();
        let of = |image: &Image, members: &[&str]| visibility_of(image, Some(&version(members)));
        assert_eq!(of(&image, &["alice"]), Some(Visibility::Private));
        assert_eq!(of(&image, &["alice", "carol"]), Some(Visibility::Select));
        assert_eq!(visibility_of(&image, None), None, "nobody knows");
        image.is_public = true;
        assert_eq!(visibility_of(&image, None), Some(Visibility::Public));
    }

    #[test]
    fn changing_to_a_version_and_back_leaves_what_was_typed() {
        let offers = offers();
        let mut draft = Draft::default();
        draft.follow(&Offers::default(), true, &offers);
        assert_eq!(draft.tags, ["Genomics"]);
        draft.description = "My own".into();
        draft.is_new_image = false;
        draft.follow(&offers, true, &offers);
        assert_eq!(draft.name, "RNA-seq toolkit");
        assert_eq!(draft.description, "My own");
        assert_eq!(draft.version_name, "0.3");
        draft.version_name = "1.0-rc".into();
        draft.is_new_image = true;
        draft.follow(&offers, false, &offers);
        assert_eq!(draft.name, "");
        assert_eq!(draft.description, "My own");
        assert_eq!(draft.version_name, "1.0-rc");
        assert_eq!(draft.visibility, None);
    }

    proptest! {
        #[test]
        fn nothing_typed_is_overwritten(name in "[a-z]{1,6}", description in "[a-z]{1,6}", memory in "[0-9]{2,3}", turns in 0..5_usize) {
            let offers = offers();
            let typed = Draft { name, description, minimum_memory: memory, ..Draft::default() };
            let mut draft = typed.clone();
            draft.follow(&Offers::default(), true, &offers);
            for _ in 0..turns {
                let was = draft.is_new_image;
                draft.is_new_image = !was;
                draft.follow(&offers, was, &offers);
            }
            prop_assert_eq!(&draft.name, &typed.name);
            prop_assert_eq!(&draft.description, &typed.description);
            prop_assert_eq!(&draft.minimum_memory, &typed.minimum_memory);
        }
    }
}

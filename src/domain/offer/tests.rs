//! What is offered, and what of it a draft takes over.

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

fn people(names: &[&str]) -> Vec<Username> {
    names.iter().map(|it| Username((*it).to_owned())).collect()
}

fn people_of(name: &'static str) -> impl Strategy<Value = Vec<Username>> {
    proptest::collection::btree_set(name, 0..4)
        .prop_map(|names| names.into_iter().map(Username).collect())
}

#[test]
fn people_who_are_offered_come_beside_those_who_were_added() {
    let follow_people = |mine: &mut Vec<Username>, from: &[Username], to: &[Username]| {
        follow_list(mine, from, to, Username::eq);
    };
    let mut list = people(&["dan"]);
    follow_people(&mut list, &[], &people(&["bob", "carol"]));
    assert_eq!(list, people(&["dan", "bob", "carol"]));
    // The rest is checked again, after bob was taken off.
    list.retain(|it| it.0 != "bob");
    let before = people(&["bob", "carol"]);
    follow_people(&mut list, &before, &people(&["bob", "carol", "erin"]));
    assert_eq!(list, people(&["dan", "carol", "erin"]));
    // A new image after all: nobody of the version's is left in it.
    follow_people(&mut list, &people(&["bob", "carol", "erin"]), &[]);
    assert_eq!(list, people(&["dan"]));
}

#[test]
fn what_was_added_before_the_image_was_known_comes_beside_what_it_has() {
    let offers = offers();
    let script = ScriptId(99);
    let mut draft = Draft {
        tags: vec!["maize".into(), "genomics".into()],
        scripts: vec![script],
        ..Draft::default()
    };
    draft.follow(&Offers::default(), true, &offers);
    assert_eq!(draft.tags, ["maize", "genomics"], "each tag once");
    let scripts = offers.new_image.scripts.iter().copied();
    assert_eq!(
        draft.scripts,
        [script].into_iter().chain(scripts).collect::<Vec<_>>()
    );
    draft.tags.retain(|it| it != "genomics");
    draft.follow(&offers, true, &offers);
    assert_eq!(draft.tags, ["maize"], "what was taken off stays off");
}

#[test]
fn a_workshop_fills_in_what_the_person_has_not() {
    let mut offers = Offers::of(&image(), None, &[], TODAY);
    offers.preset(&Preset {
        tags: vec!["genomics".into(), "workshop".into()],
        visibility: Some(Visibility::Select),
        users: vec![Username("carol".into())],
    });
    let mut draft = Draft::default();
    draft.follow(&Offers::default(), true, &offers);
    assert_eq!(draft.tags, ["Genomics", "workshop"], "each tag once");
    assert_eq!(draft.visibility, Some(Visibility::Select));
    assert_eq!(draft.users, [Username("carol".into())]);
    let mut decided = Draft {
        visibility: Some(Visibility::Public),
        ..Draft::default()
    };
    decided.follow(&Offers::default(), true, &offers);
    assert_eq!(
        decided.visibility,
        Some(Visibility::Public),
        "the person chose"
    );
    let before = offers.new_version.visibility;
    offers.preset(&Preset {
        visibility: Some(Visibility::Public),
        ..Preset::default()
    });
    assert_eq!(
        (offers.new_image.visibility, offers.new_version.visibility),
        (Some(Visibility::Public), before),
        "a version stays as visible as its image"
    );
}

#[test]
fn a_workshop_that_presets_no_choice_leaves_it_to_the_person() {
    let mut offers = Offers::default();
    offers.preset(&Preset {
        users: vec![Username("carol".into())],
        ..Preset::default()
    });
    assert_eq!(offers, Offers::default());
}

proptest! {
    #[test]
    fn nobody_who_was_added_is_lost(mine in people_of("[a-c]"), from in people_of("[d-f]"), to in people_of("[d-h]")) {
        let mut list = mine.clone();
        list.extend(from.clone());
        follow_list(&mut list, &from, &to, Username::eq);
        prop_assert!(list.starts_with(&mine));
        prop_assert!(to.iter().all(|it| list.contains(it)));
        prop_assert_eq!(list.len(), mine.len() + to.len());
    }

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

//! What a draft must be to be sent.

use super::*;
use crate::domain::draft::SystemFileChange;
use crate::domain::ids::Username;
use proptest::prelude::*;

fn complete() -> Draft {
    Draft {
        name: " Aligner workbench ".into(),
        description: "STAR and helpers.".into(),
        visibility: Some(Visibility::Public),
        certified: true,
        ..Draft::default()
    }
}

fn subject() -> Subject {
    Subject {
        instance: InstanceId(901),
        identity: IdentityId(57),
        may_add_version: false,
        versions: Vec::new(),
    }
}

#[test]
fn an_empty_form_asks_for_what_only_the_person_knows() {
    let fields: Vec<Field> = Draft::default()
        .problems(&subject())
        .into_iter()
        .map(|(it, _)| it)
        .collect();
    assert_eq!(
        fields,
        [
            Field::Name,
            Field::Description,
            Field::Visibility,
            Field::Certification
        ]
    );
}

#[test]
fn what_is_sent_is_trimmed_and_what_was_typed_is_not() {
    let draft = complete();
    let request = draft.validate(&subject()).expect("it is complete");
    assert_eq!(request.fields().name, "Aligner workbench");
    assert_eq!(draft.name, " Aligner workbench ");
    assert_eq!(request.fields().version_name, "1.0");
}

#[test]
fn specific_users_needs_somebody_and_the_others_send_nobody() {
    let mut draft = complete();
    draft.visibility = Some(Visibility::Select);
    assert_eq!(
        draft.problems(&subject()),
        [(Field::Users, Problem::NobodyChosen)]
    );
    draft.users = vec![Username("mkato".into())];
    assert_eq!(
        draft.validate(&subject()).map(|it| it.fields().users.len()),
        Ok(1)
    );
    draft.visibility = Some(Visibility::Private);
    assert_eq!(
        draft.validate(&subject()).map(|it| it.fields().users.len()),
        Ok(0)
    );
    draft.visibility = Some(Visibility::Select);
    draft.users.push(Username("josé".into()));
    assert_eq!(
        draft.problem(Field::Users, &subject()),
        Some(Problem::BadUser("josé".into()))
    );
}

#[test]
fn picked_system_files_need_a_reason_and_are_sent_with_it() {
    let mut draft = complete();
    draft.system_files.push(SystemFileChange {
        path: "/etc/hosts".into(),
        reason: " ".into(),
    });
    assert_eq!(
        draft.problem(Field::SystemFiles, &subject()),
        Some(Problem::NoReason {
            path: "/etc/hosts".into()
        })
    );
    draft.system_files[0].reason = "a license\nserver".into();
    draft.other_system_files = "/etc/motd: greeting".into();
    let sent = draft.validate(&subject()).expect("it is complete");
    assert_eq!(
        sent.fields().system_files,
        "/etc/hosts: a license server\n/etc/motd: greeting"
    );
}

#[test]
fn minimums_are_sent_in_megabytes_and_cores() {
    let mut draft = complete();
    draft.minimum_memory = "1.5".into();
    draft.minimum_cpu = "4".into();
    let sent = draft.validate(&subject()).expect("it is complete");
    assert_eq!((sent.fields().memory_min, sent.fields().cpu_min), (1536, 4));
    draft.minimum_memory = "4097".into();
    draft.minimum_cpu = "many".into();
    let (memory, cpu) = (MAX_MEMORY_GB, MAX_CPU);
    assert_eq!(
        draft.problems(&subject()),
        [
            (Field::MinimumMemory, Problem::NotANumber { limit: memory }),
            (Field::MinimumCpu, Problem::NotANumber { limit: cpu })
        ]
    );
}

#[test]
fn what_is_typed_and_not_added_is_not_dropped_without_a_word() {
    let mut draft = complete();
    draft.typed_tag = " maize, gwas ".into();
    let not_added = |text: &str| Problem::NotAdded(text.into());
    assert_eq!(
        draft.problems(&subject()),
        [(Field::Tags, not_added("maize, gwas"))]
    );
    draft.typed_tag = " ".into();
    draft.typed_user = "carol".into();
    assert!(draft.validate(&subject()).is_ok(), "nobody is asked for");
    draft.visibility = Some(Visibility::Select);
    draft.users = vec![Username("mkato".into())];
    assert_eq!(
        draft.problems(&subject()),
        [(Field::Users, not_added("carol"))]
    );
}

#[test]
fn a_new_version_needs_a_name_of_its_own_and_a_word_on_what_changed() {
    let mut draft = complete();
    let mut subject = subject();
    subject.versions = vec!["1.0".into()];
    draft.is_new_image = false;
    let sent = draft
        .validate(&subject)
        .expect("it is not allowed, so a new image");
    assert!(sent.fields().is_new_image);
    subject.may_add_version = true;
    assert_eq!(
        draft.problems(&subject),
        [
            (Field::VersionName, Problem::VersionTaken),
            (Field::ChangeLog, Problem::Missing)
        ]
    );
    draft.version_name = "1.1".into();
    draft.change_log = "Newer STAR".into();
    let sent = draft.validate(&subject).expect("it is complete");
    assert!(!sent.fields().is_new_image);
}

proptest! {
    #[test]
    fn what_validates_meets_the_servers_rules(name in "[ -~é]{0,35}", excluded in "[/a-z. \n]{0,20}", cpu in "[0-9x]{0,4}") {
        let draft = Draft { name, exclude_files: excluded, minimum_cpu: cpu, ..complete() };
        if let Ok(request) = draft.validate(&subject()) {
            let fields = request.fields();
            prop_assert!(!fields.name.is_empty());
            prop_assert!(!fields.name.contains(|c| image_name::FORBIDDEN.contains(c)));
            prop_assert!(fields.exclude_files.iter().all(|it| it.starts_with('/') && !it.contains(' ')));
            prop_assert!(fields.cpu_min <= MAX_CPU);
        }
    }
}

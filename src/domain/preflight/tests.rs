//! Each check by itself.

use super::*;
use crate::domain::status::Status;
use crate::domain::test_data::{attached_volume, instance, open_request as request};

fn facts() -> Facts {
    Facts {
        instance: instance(),
        me: Username("rlin".into()),
        is_leader: Known::Is(false),
        offered: Known::Is(vec![Action::Image]),
        attached: Known::Is(Vec::new()),
        open_request: Known::Is(None),
        allows_imaging: Known::Is(true),
        maintenance: Known::Is(None),
    }
}

#[test]
fn a_running_instance_of_mine_without_volumes_passes() {
    assert_eq!(blocker(&facts()), None);
    assert!(
        checks(&facts())
            .iter()
            .all(|(_, it)| *it == Outcome::Passed)
    );
}

#[test]
fn an_attached_volume_blocks_and_is_named() {
    let facts = Facts {
        attached: Known::Is(vec![attached_volume()]),
        ..facts()
    };
    assert_eq!(
        blocker(&facts),
        Some((
            Check::VolumesDetached,
            Finding::Attached(vec![attached_volume()])
        ))
    );
}

#[test]
fn what_could_not_be_checked_warns_and_does_not_block_and_has_not_passed() {
    let unknown = Facts {
        attached: Known::Unknown,
        open_request: Known::Unknown,
        allows_imaging: Known::Unknown,
        maintenance: Known::Unknown,
        ..facts()
    };
    assert_eq!(blocker(&unknown), None);
    let asking = Facts {
        attached: Known::Asking,
        open_request: Known::Asking,
        allows_imaging: Known::Asking,
        maintenance: Known::Asking,
        ..facts()
    };
    for check in [
        Check::VolumesDetached,
        Check::NoOpenRequest,
        Check::ImagingAllowed,
        Check::InService,
    ] {
        let could_not = Outcome::Warning(Finding::CouldNotCheck);
        assert_eq!(outcome(check, &unknown), could_not, "{check:?}");
        assert_eq!(outcome(check, &asking), Outcome::Asking, "{check:?}");
    }
}

#[test]
fn a_stopped_instance_names_its_remedy() {
    for (status, remedy) in [
        ("shutoff", Some(Action::Start)),
        ("suspended", Some(Action::Resume)),
        ("shelved_offloaded", Some(Action::Unshelve)),
        ("paused", None),
    ] {
        let mut facts = facts();
        facts.instance.status = Status::from_live(status);
        assert_eq!(
            blocker(&facts),
            Some((Check::Running, Finding::NotRunning { remedy })),
            "{status}"
        );
    }
}

#[test]
fn somebody_elses_needs_a_leader() {
    let theirs = Facts {
        me: Username("mkato".into()),
        ..facts()
    };
    assert!(matches!(blocker(&theirs), Some((Check::Mine, _))));
    for (is_leader, outcome) in [
        (Known::Is(true), Outcome::Passed),
        (Known::Asking, Outcome::Asking),
        (Known::Unknown, Outcome::Warning(Finding::CouldNotCheck)),
    ] {
        let facts = Facts {
            is_leader,
            ..theirs.clone()
        };
        assert_eq!(checks(&facts)[0], (Check::Mine, outcome));
    }
}

#[test]
fn the_others_block_each_for_its_reason() {
    let mut volume_booted = facts();
    volume_booted.instance.image = None;
    assert_eq!(
        blocker(&volume_booted),
        Some((Check::FromImage, Finding::BootedFromVolume))
    );
    let open = Facts {
        open_request: Known::Is(Some(Box::new(request()))),
        ..facts()
    };
    assert!(matches!(
        blocker(&open),
        Some((Check::NoOpenRequest, Finding::Open(_)))
    ));
    let mut deploying = facts();
    deploying.instance.status = Status::from_live("active - deploying");
    assert_eq!(
        blocker(&deploying),
        Some((Check::Running, Finding::Changing))
    );
    let closed = Facts {
        maintenance: Known::Is(Some("Back at noon.".into())),
        ..facts()
    };
    assert!(matches!(blocker(&closed), Some((Check::InService, _))));
}

//! Following a volume onto an instance, or off it: a 200 for either only means that it was accepted
//! (API contract, sections 6.2 and 8.2).

use super::api_error::ApiError;
use super::ids::InstanceUuid;
use super::poll;
use super::volume::{LiveVolume, VolumeState};

/// After this long, in milliseconds, it takes longer than it should.
const SLOW_AFTER: i64 = 90_000;
/// So often may a volume be seen as if nothing had been asked, before that is believed.
const PATIENCE: u32 = 6;

/// Where a volume is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    Attach,
    Detach,
}

/// A volume that is on its way, or did not get there.
#[derive(Clone, Debug, PartialEq)]
pub struct VolumeMove {
    pub volume: LiveVolume,
    pub aim: Aim,
    pub state: MoveState,
    looks: u32,
    since: i64,
    /// Whether the cloud was seen at it.
    has_begun: bool,
    /// The answer that leaves it open whether anything was begun.
    doubt: Option<ApiError>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MoveState {
    UnderWay,
    /// It takes longer than it should: a volume that does not come off is most likely mounted.
    Slow,
    /// The cloud gave up and left it where it was: most likely because it is mounted.
    PutBack,
    /// Another instance has it by now.
    Elsewhere,
    Failed(ApiError),
}

/// What a look told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    There,
    OnTheWay,
    Unmoved,
    Elsewhere,
}

impl Aim {
    /// Whether the cloud does it for an instance in this state: it refuses all others.
    pub fn is_possible(self, status_name: &str) -> bool {
        match self {
            Self::Attach => status_name == "active",
            Self::Detach => matches!(status_name, "active" | "suspended" | "shutoff"),
        }
    }

    fn see(self, volume: Option<&LiveVolume>, instance: &InstanceUuid) -> Seen {
        // One that was deleted elsewhere is off, and can no more be attached.
        let Some(volume) = volume else {
            return match self {
                Self::Attach => Seen::Elsewhere,
                Self::Detach => Seen::There,
            };
        };
        let is_on = volume.attached_to.as_ref() == Some(instance);
        let is_elsewhere = volume.attached_to.is_some() && !is_on;
        match (self, &volume.state) {
            (Self::Attach, _) if is_elsewhere => Seen::Elsewhere,
            (Self::Attach, VolumeState::InUse) if is_on => Seen::There,
            (Self::Attach, VolumeState::Available) => Seen::Unmoved,
            (Self::Detach, VolumeState::InUse) if is_on => Seen::Unmoved,
            // One that says nothing of an instance any more may still be on its way off.
            (Self::Detach, VolumeState::Detaching) if !is_elsewhere => Seen::OnTheWay,
            (Self::Detach, _) if !is_on => Seen::There,
            (Self::Attach | Self::Detach, _) => Seen::OnTheWay,
        }
    }
}

impl VolumeMove {
    pub fn begin(volume: LiveVolume, aim: Aim, now: i64) -> Self {
        Self {
            volume,
            aim,
            state: MoveState::UnderWay,
            looks: 0,
            since: now,
            has_begun: false,
            doubt: None,
        }
    }

    /// Takes the refusal of the call. What got lost may have been done all the same, and so may what
    /// "something is in the way" of: a volume that is attached and could not be mounted.
    pub fn refused(&mut self, error: ApiError) {
        if error.outcome_is_unknown() || matches!(error, ApiError::Conflict(_)) {
            self.doubt = Some(error);
        } else {
            self.state = MoveState::Failed(error);
        }
    }

    /// Whether there is still something to wait for.
    pub fn is_open(&self) -> bool {
        matches!(self.state, MoveState::UnderWay | MoveState::Slow)
    }

    /// Milliseconds until the next look; `None` when there is none, or no more.
    pub fn next_delay(&self, now: i64, jitter: f64) -> Option<u32> {
        self.is_open()
            .then(|| poll::next_delay(self.looks, now - self.since, jitter))
            .flatten()
    }

    /// A look that told nothing: it failed.
    pub fn miss(&mut self, now: i64) {
        self.looks = self.looks.saturating_add(1);
        if self.is_open() && now - self.since > SLOW_AFTER {
            self.state = MoveState::Slow;
        }
    }

    /// Takes what the cloud says of the volume now (`None` where it has no such volume any more),
    /// and answers whether it is where it was to go.
    pub fn look(&mut self, volume: Option<&LiveVolume>, instance: &InstanceUuid, now: i64) -> bool {
        let seen = self.aim.see(volume, instance);
        if seen == Seen::There {
            return true;
        }
        self.miss(now);
        if !self.is_open() {
            return false;
        }
        match seen {
            Seen::OnTheWay | Seen::There => self.has_begun = true,
            Seen::Elsewhere => self.state = MoveState::Elsewhere,
            Seen::Unmoved if self.is_over() => {
                let doubt = self.doubt.take().filter(|_| !self.has_begun);
                self.state = doubt.map_or(MoveState::PutBack, MoveState::Failed);
            }
            Seen::Unmoved => {}
        }
        false
    }

    /// Whether a volume that has not moved is not going to.
    fn is_over(&self) -> bool {
        let is_refused = matches!(self.doubt, Some(ApiError::Conflict(_)));
        self.has_begun || is_refused || self.looks >= PATIENCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::attached_volume;
    use proptest::prelude::*;

    fn volume(state: VolumeState, is_attached: bool) -> LiveVolume {
        let it = attached_volume();
        LiveVolume {
            attached_to: it.attached_to.clone().filter(|_| is_attached),
            state,
            ..it
        }
    }

    fn instance() -> InstanceUuid {
        attached_volume().attached_to.expect("it is attached")
    }

    /// What a row of looks, three seconds apart, comes to.
    fn follow(aim: Aim, looks: &[LiveVolume]) -> (bool, MoveState) {
        let mut it = VolumeMove::begin(attached_volume(), aim, 0);
        let mut is_there = false;
        let mut now = 0;
        for look in looks {
            now += 3_000;
            is_there = it.look(Some(look), &instance(), now);
        }
        (is_there, it.state)
    }

    #[test]
    fn it_is_off_when_the_cloud_has_it_back() {
        let going = volume(VolumeState::Detaching, true);
        let unnamed = volume(VolumeState::Detaching, false);
        let gone = volume(VolumeState::Available, false);
        assert_eq!(
            follow(Aim::Detach, &[going.clone(), unnamed.clone()]),
            (false, MoveState::UnderWay)
        );
        assert!(follow(Aim::Detach, &[going, unnamed, gone]).0);
        let mut it = VolumeMove::begin(attached_volume(), Aim::Detach, 0);
        assert!(it.look(None, &instance(), 1), "it was deleted elsewhere");
    }

    #[test]
    fn it_is_on_when_this_instance_has_it() {
        let free = volume(VolumeState::Available, false);
        let coming = volume(VolumeState::Attaching, false);
        let mounting = volume(VolumeState::parse("in-use - mounting"), true);
        let there = volume(VolumeState::InUse, true);
        assert_eq!(
            follow(Aim::Attach, &[free, coming.clone(), mounting.clone()]),
            (false, MoveState::UnderWay)
        );
        assert!(follow(Aim::Attach, &[coming.clone(), mounting, there]).0);
        let elsewhere = LiveVolume {
            attached_to: Some(InstanceUuid("another".into())),
            ..volume(VolumeState::InUse, true)
        };
        assert_eq!(
            follow(Aim::Attach, &[coming, elsewhere]),
            (false, MoveState::Elsewhere)
        );
        let mut it = VolumeMove::begin(attached_volume(), Aim::Attach, 0);
        assert!(!it.look(None, &instance(), 1), "it was deleted elsewhere");
        assert_eq!(it.state, MoveState::Elsewhere);
    }

    #[test]
    fn one_that_comes_back_did_not_get_there() {
        for (aim, before, going) in [
            (
                Aim::Detach,
                volume(VolumeState::InUse, true),
                volume(VolumeState::Detaching, true),
            ),
            (
                Aim::Attach,
                volume(VolumeState::Available, false),
                volume(VolumeState::Attaching, false),
            ),
        ] {
            let looks = [before.clone(), going, before.clone()];
            assert_eq!(follow(aim, &looks).1, MoveState::PutBack);
            // A 200 that nothing came of.
            let looks = vec![before; 6];
            assert_eq!(follow(aim, &looks[..5]).1, MoveState::UnderWay);
            assert_eq!(follow(aim, &looks).1, MoveState::PutBack);
        }
    }

    #[test]
    fn a_refusal_that_may_be_none_is_looked_into() {
        let free = volume(VolumeState::Available, false);
        let conflict = || ApiError::Conflict("volume is in-use".into());
        let begin = |error| {
            let mut it = VolumeMove::begin(free.clone(), Aim::Attach, 0);
            it.refused(error);
            it
        };
        let mut it = begin(conflict());
        assert!(it.look(Some(&attached_volume()), &instance(), 1));
        let mut it = begin(conflict());
        it.look(Some(&free), &instance(), 1);
        assert_eq!(it.state, MoveState::Failed(conflict()));
        let mut it = begin(ApiError::TimedOut);
        for _ in 1..PATIENCE {
            it.look(Some(&free), &instance(), 1);
            assert_eq!(it.state, MoveState::UnderWay);
        }
        it.look(Some(&free), &instance(), 1);
        assert_eq!(it.state, MoveState::Failed(ApiError::TimedOut));
        let refused = ApiError::Forbidden("must be active".into());
        assert_eq!(begin(refused.clone()).state, MoveState::Failed(refused));
    }

    #[test]
    fn a_slow_one_is_told_and_still_followed() {
        let mut it = VolumeMove::begin(attached_volume(), Aim::Detach, 0);
        it.miss(SLOW_AFTER);
        assert_eq!(it.state, MoveState::UnderWay);
        it.miss(SLOW_AFTER + 1);
        assert_eq!(it.state, MoveState::Slow);
        assert!(it.next_delay(SLOW_AFTER + 1, 0.0).is_some());
        assert_eq!(it.next_delay(poll::GIVE_UP_AFTER, 0.0), None);
        it.state = MoveState::PutBack;
        assert_eq!(it.next_delay(0, 0.0), None);
    }

    #[test]
    fn the_cloud_attaches_to_what_runs_and_takes_off_what_rests_too() {
        for (state, attach, detach) in [
            ("active", true, true),
            ("suspended", false, true),
            ("shutoff", false, true),
            ("shelved_offloaded", false, false),
            ("build", false, false),
        ] {
            assert_eq!(Aim::Attach.is_possible(state), attach, "{state}");
            assert_eq!(Aim::Detach.is_possible(state), detach, "{state}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_followed_once_it_is_over(
            looks in prop::collection::vec((0..5_usize, any::<bool>()), 0..20), attach in any::<bool>()
        ) {
            let states = ["available", "in-use", "attaching", "detaching", "error"];
            let aim = if attach { Aim::Attach } else { Aim::Detach };
            let mut it = VolumeMove::begin(attached_volume(), aim, 0);
            let mut end = None;
            for (state, is_attached) in looks {
                it.look(Some(&volume(VolumeState::parse(states[state]), is_attached)), &instance(), 3_000);
                if let Some(end) = &end {
                    prop_assert_eq!(&it.state, end);
                }
                if !it.is_open() {
                    prop_assert_eq!(it.next_delay(3_000, 0.0), None);
                    end = Some(it.state.clone());
                }
            }
        }
    }
}

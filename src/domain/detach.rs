//! Following a volume until it is off: a 200 for detaching only means that it was accepted
//! (API contract, sections 6.2 and 8.2).

use super::api_error::ApiError;
use super::ids::InstanceUuid;
use super::poll;
use super::volume::{LiveVolume, VolumeState};

/// After this long, in milliseconds, a detaching volume is most likely still in use on the machine.
const SLOW_AFTER: i64 = 90_000;
/// So often may a volume be seen attached, as if nothing had been asked, before that is believed.
const PATIENCE: u32 = 6;

/// A volume that is being detached, or could not be.
#[derive(Clone, Debug, PartialEq)]
pub struct Detaching {
    pub volume: LiveVolume,
    pub state: DetachState,
    looks: u32,
    since: i64,
    /// Whether the cloud was seen at it.
    has_begun: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum DetachState {
    UnderWay,
    /// It takes longer than it should: most likely the volume is mounted.
    Slow,
    /// The cloud gave up and left it attached: most likely the volume is mounted.
    PutBack,
    Failed(ApiError),
}

/// Whether the cloud takes a volume off an instance in this state: it refuses all others.
pub fn is_possible(status_name: &str) -> bool {
    matches!(status_name, "active" | "suspended" | "shutoff")
}

impl Detaching {
    pub fn begin(volume: LiveVolume, now: i64) -> Self {
        Self {
            volume,
            state: DetachState::UnderWay,
            looks: 0,
            since: now,
            has_begun: false,
        }
    }

    /// Whether there is still something to wait for.
    pub fn is_open(&self) -> bool {
        matches!(self.state, DetachState::UnderWay | DetachState::Slow)
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
            self.state = DetachState::Slow;
        }
    }

    /// Takes what the cloud says of the volume now (`None` where it has no such volume any more),
    /// and answers whether it is off `instance`.
    pub fn look(&mut self, volume: Option<&LiveVolume>, instance: &InstanceUuid, now: i64) -> bool {
        let Some(volume) = volume.filter(|it| is_on(it, instance)) else {
            return true;
        };
        self.miss(now);
        if !self.is_open() {
            return false;
        }
        if volume.state != VolumeState::InUse {
            self.has_begun = true;
        } else if self.has_begun || self.looks >= PATIENCE {
            self.state = DetachState::PutBack;
        }
        false
    }
}

/// A volume that says nothing of an instance any more may still be on its way off.
fn is_on(volume: &LiveVolume, instance: &InstanceUuid) -> bool {
    match &volume.attached_to {
        Some(it) => it == instance,
        None => volume.state == VolumeState::Detaching,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::attached_volume;

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
    fn follow(looks: &[LiveVolume]) -> (bool, DetachState) {
        let mut it = Detaching::begin(attached_volume(), 0);
        let mut is_off = false;
        let mut now = 0;
        for look in looks {
            now += 3_000;
            is_off = it.look(Some(look), &instance(), now);
        }
        (is_off, it.state)
    }

    #[test]
    fn it_is_off_when_the_cloud_has_it_back() {
        let going = volume(VolumeState::Detaching, true);
        let unnamed = volume(VolumeState::Detaching, false);
        let gone = volume(VolumeState::Available, false);
        assert_eq!(
            follow(&[going.clone(), unnamed.clone()]),
            (false, DetachState::UnderWay)
        );
        assert!(follow(&[going, unnamed, gone]).0);
        let mut it = Detaching::begin(attached_volume(), 0);
        assert!(it.look(None, &instance(), 1), "it was deleted elsewhere");
    }

    #[test]
    fn one_that_comes_back_was_in_use() {
        let before = volume(VolumeState::InUse, true);
        let going = volume(VolumeState::Detaching, true);
        assert_eq!(
            follow(&[before.clone(), going, before.clone()]).1,
            DetachState::PutBack
        );
        // A 200 that nothing came of.
        let looks = vec![before; 6];
        assert_eq!(follow(&looks[..5]).1, DetachState::UnderWay);
        assert_eq!(follow(&looks).1, DetachState::PutBack);
    }

    #[test]
    fn a_slow_one_is_told_and_still_followed() {
        let mut it = Detaching::begin(attached_volume(), 0);
        it.miss(SLOW_AFTER);
        assert_eq!(it.state, DetachState::UnderWay);
        it.miss(SLOW_AFTER + 1);
        assert_eq!(it.state, DetachState::Slow);
        assert!(it.next_delay(SLOW_AFTER + 1, 0.0).is_some());
        assert_eq!(it.next_delay(poll::GIVE_UP_AFTER, 0.0), None);
        it.state = DetachState::PutBack;
        assert_eq!(it.next_delay(0, 0.0), None);
    }
}

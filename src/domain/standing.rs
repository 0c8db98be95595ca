//! Whether an instance of the list can be imaged, as far as its row tells: the form checks the rest.

use super::action::Action;
use super::capability::{self, Obstacle};
use super::ids::Username;
use super::instance::Instance;
use super::preflight::Known;
use super::status::Light;

/// Where an instance stands with imaging, the nearest to an image first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A request is open: no other may be made.
    Requested,
    Ready,
    /// It has to be brought back first, and the form does that.
    Stopped,
    Blocked(Obstacle),
}

impl Standing {
    /// Judges a row. Who I am may not be known yet: then nobody is a stranger.
    pub fn of(
        instance: &Instance,
        me: Option<&Username>,
        is_leader: bool,
        is_requested: bool,
    ) -> Self {
        if is_requested && instance.ended.is_none() {
            return Self::Requested;
        }
        let me = me.unwrap_or(&instance.owner.username);
        // What the cloud offers is asked for when the instance is opened, not once for each row.
        let offered = [Action::Image];
        let leads = Known::Is(is_leader);
        match capability::obstacle(Action::Image, instance, Some(me), &leads, Some(&offered)) {
            Some(obstacle) => Self::Blocked(obstacle),
            None if instance.status.light() == Light::Stopped => Self::Stopped,
            None => Self::Ready,
        }
    }

    /// The name in the address bar.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Ready => "ready",
            Self::Stopped => "stopped",
            Self::Blocked(Obstacle::Changing) => "changing",
            Self::Blocked(
                Obstacle::SomebodyElses { .. } | Obstacle::AskingWhose | Obstacle::WhoseUnknown,
            ) => "not-mine",
            Self::Blocked(Obstacle::BootedFromVolume) => "volume",
            Self::Blocked(Obstacle::Deleted) => "deleted",
            Self::Blocked(
                Obstacle::WrongState
                | Obstacle::NotOffered
                | Obstacle::NoAllocation
                | Obstacle::Asking,
            ) => "trouble",
        }
    }

    /// The place in the order by the column.
    pub fn rank(&self) -> usize {
        let key = self.key();
        KEYS.iter().position(|it| *it == key).unwrap_or(KEYS.len())
    }
}

/// All names, in the order of the column.
pub const KEYS: [&str; 8] = [
    "requested",
    "ready",
    "stopped",
    "changing",
    "trouble",
    "not-mine",
    "volume",
    "deleted",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::Status;
    use crate::domain::test_data::instance;
    use crate::domain::time::Timestamp;

    #[test]
    fn a_row_tells_what_stands_between_it_and_an_image() {
        let me = Username("rlin".into());
        let judge = |it: &Instance| Standing::of(it, Some(&me), false, false);
        let mut it = instance();
        assert_eq!(judge(&it), Standing::Ready);
        it.status = Status::from_live("shutoff");
        assert_eq!(judge(&it), Standing::Stopped);
        it.status = Status::from_live("build");
        assert_eq!(judge(&it).key(), "changing");
        it.status = Status::from_live("error");
        assert_eq!(judge(&it).key(), "trouble");
        it.image = None;
        assert_eq!(judge(&it).key(), "volume");
        it.ended = Some(Timestamp(1));
        assert_eq!(judge(&it).key(), "deleted");
        assert_eq!(Standing::of(&it, Some(&me), false, true).key(), "deleted");
    }

    #[test]
    fn only_leaders_ask_for_images_of_others_instances() {
        let other = Username("mkato".into());
        let it = instance();
        let judge = |me, is_leader| Standing::of(&it, me, is_leader, false).key();
        assert_eq!(judge(Some(&other), false), "not-mine");
        assert_eq!(judge(Some(&other), true), "ready");
        assert_eq!(judge(None, false), "ready");
        let requested = Standing::of(&it, Some(&other), false, true);
        assert_eq!(requested, Standing::Requested);
    }

    #[test]
    fn every_standing_has_its_place() {
        let all = [
            Standing::Requested,
            Standing::Ready,
            Standing::Stopped,
            Standing::Blocked(Obstacle::Changing),
            Standing::Blocked(Obstacle::WrongState),
            Standing::Blocked(Obstacle::BootedFromVolume),
            Standing::Blocked(Obstacle::Deleted),
        ];
        let ranks: Vec<usize> = all.iter().map(Standing::rank).collect();
        assert!(ranks.is_sorted() && ranks.iter().all(|it| *it < KEYS.len()));
    }
}

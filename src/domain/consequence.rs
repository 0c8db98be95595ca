//! What an action costs: the address, compute time, and what has to be typed before it is done
//! (API contract, sections 4.5 and 6.2).

use super::action::Action;
use super::allocation::AllocationSource;
use super::instance::Instance;

/// What becomes of the address of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// It stays, or there is none to lose.
    Stays,
    /// It is given back, and another one comes when the instance is brought back.
    Released,
    MayChange,
    /// There is none; it gets one.
    Comes,
}

/// The one cloud on which a stopped instance keeps its address.
const KEEPS_ADDRESSES: &str = "iPlant Cloud - Tucson";

pub fn address(action: Action, instance: &Instance) -> Address {
    let has_one = instance.usable_ip().is_some();
    match action {
        Action::Stop if instance.provider.name == KEEPS_ADDRESSES => Address::Stays,
        Action::Stop | Action::Suspend | Action::Shelve | Action::Delete if has_one => {
            Address::Released
        }
        Action::Start | Action::Resume | Action::Unshelve if has_one => Address::MayChange,
        Action::Start | Action::Resume | Action::Unshelve => Address::Comes,
        _ => Address::Stays,
    }
}

/// Whether the source that an instance draws on has nothing left: the server may refuse then.
pub fn is_used_up(instance: &Instance) -> bool {
    let source = instance.allocation.as_ref();
    source.is_some_and(AllocationSource::is_used_up)
}

/// Whether a volume that is attached is worth a word before the action.
pub fn touches_volumes(action: Action) -> bool {
    matches!(
        action,
        Action::Stop | Action::Suspend | Action::Shelve | Action::Delete
    )
}

/// Whether it takes something away that does not come back by itself, so that the way back has
/// the focus first.
pub fn is_dangerous(action: Action) -> bool {
    !action.needs_allocation()
}

/// A name that is longer than this is not typed again by anybody.
const LONGEST_TYPED: usize = 40;

/// What a person types before an instance is deleted: its name, or its number where the name
/// is none that can be typed.
pub fn to_type(instance: &Instance) -> String {
    let name = instance.name.trim();
    let is_typed = |it: char| it.is_ascii_graphic() || it == ' ';
    if name.is_empty() || name.len() > LONGEST_TYPED || !name.chars().all(is_typed) {
        instance.id.to_string()
    } else {
        name.to_owned()
    }
}

/// Whether it was typed. A phone's capital letter does no harm.
pub fn is_typed(wanted: &str, typed: &str) -> bool {
    !wanted.is_empty() && typed.trim().eq_ignore_ascii_case(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::{allocation, instance};
    use proptest::prelude::*;

    #[test]
    fn the_address_goes_as_the_cloud_takes_it() {
        let mut machine = instance();
        for (action, expected) in [
            (Action::Stop, Address::Released),
            (Action::Suspend, Address::Released),
            (Action::Shelve, Address::Released),
            (Action::Delete, Address::Released),
            (Action::Resume, Address::MayChange),
            (Action::Reboot, Address::Stays),
            (Action::HardReboot, Address::Stays),
            (Action::Redeploy, Address::Stays),
        ] {
            assert_eq!(address(action, &machine), expected, "{action:?}");
        }
        machine.provider.name = KEEPS_ADDRESSES.into();
        assert_eq!(address(Action::Stop, &machine), Address::Stays);
        assert_eq!(address(Action::Suspend, &machine), Address::Released);
        machine.ip_address = Some("0.0.0.0".into());
        assert_eq!(address(Action::Start, &machine), Address::Comes);
        assert_eq!(address(Action::Delete, &machine), Address::Stays);
    }

    #[test]
    fn a_source_without_limit_is_never_used_up() {
        let mut machine = instance();
        machine.allocation = None;
        assert!(!is_used_up(&machine));
        for (allowed, used, expected) in [
            (Some(168.0), Some(168.0), true),
            (Some(168.0), Some(42.0), false),
            (Some(-1.0), Some(9000.0), false),
            (None, Some(9000.0), false),
            (Some(168.0), None, false),
        ] {
            let mut source = allocation();
            (source.compute_allowed, source.compute_used) = (allowed, used);
            machine.allocation = Some(source);
            assert_eq!(is_used_up(&machine), expected, "{used:?} of {allowed:?}");
        }
    }

    #[test]
    fn a_name_that_nobody_can_type_is_not_asked_for() {
        let mut machine = instance();
        assert_eq!(to_type(&machine), "aligner-01");
        for name in ["", "  ", "Données", "\u{202e}gnp.exe", &"x".repeat(41)] {
            machine.name = name.into();
            assert_eq!(to_type(&machine), "901", "{name:?}");
        }
        assert!(is_typed("aligner-01", " Aligner-01 "));
        assert!(!is_typed("aligner-01", "aligner-0"));
        assert!(!is_typed("", ""), "nothing is no name");
    }

    proptest! {
        #[test]
        fn what_is_to_be_typed_can_be(name in ".*") {
            let mut machine = instance();
            machine.name = name;
            let wanted = to_type(&machine);
            prop_assert!(is_typed(&wanted, &wanted));
            prop_assert!(wanted.is_ascii());
        }
    }
}

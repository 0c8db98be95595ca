//! By what a list of instances can be narrowed, and how many of each there are.

use std::collections::BTreeMap;

use super::ids::Username;
use super::instance::Instance;
use super::standing::{KEYS, Standing};
use super::status::Light;
use super::text;

/// One way to group the instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Mine, or shared with me.
    Owner,
    Status,
    Project,
    Provider,
    Imaging,
}

impl Facet {
    pub const ALL: [Self; 5] = [
        Self::Owner,
        Self::Status,
        Self::Project,
        Self::Provider,
        Self::Imaging,
    ];

    /// The name in the address bar.
    pub fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Status => "status",
            Self::Project => "project",
            Self::Provider => "provider",
            Self::Imaging => "imaging",
        }
    }
}

/// Between two values of a facet in the address bar. No value has it inside.
const SEPARATOR: char = '.';

/// What is picked: of each facet any of the values, of all facets together each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked([String; 5]);

impl Picked {
    /// As the address bar has it.
    pub fn read(value: &dyn Fn(&str) -> String) -> Self {
        Self(Facet::ALL.map(|facet| value(facet.key())))
    }

    /// The values of one facet, as the address bar shows them.
    pub fn text(&self, facet: Facet) -> &str {
        self.0.get(facet as usize).map_or("", String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.text(facet)
            .split(SEPARATOR)
            .filter(|it| !it.is_empty())
    }

    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.values(facet).any(|it| it == value)
    }

    pub fn count(&self) -> usize {
        let count = |it| self.values(it).count();
        Facet::ALL.into_iter().map(count).sum()
    }

    /// Picks a value, or does so no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let mut values: Vec<&str> = self.values(facet).filter(|it| *it != value).collect();
        if !self.has(facet, value) {
            values.push(value);
        }
        let text = values.join(".");
        if let Some(place) = self.0.get_mut(facet as usize) {
            *place = text;
        }
    }

    /// Whether an instance is let through; `except` is a facet that is not looked at.
    pub fn passes(&self, traits: &Traits, except: Option<Facet>) -> bool {
        Facet::ALL.into_iter().all(|facet| {
            let is_free = self.text(facet).is_empty() || Some(facet) == except;
            is_free || self.has(facet, traits.value(facet))
        })
    }
}

/// The value that an instance has in each facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits([String; 5]);

impl Traits {
    pub fn of(instance: &Instance, me: Option<&Username>, standing: &Standing) -> Self {
        let is_mine = me.is_none_or(|me| instance.is_owned_by(me));
        let light = if instance.ended.is_some() {
            Light::Ended
        } else {
            instance.status.light()
        };
        let project = instance.project.as_ref();
        Self([
            if is_mine { MINE } else { SHARED }.to_owned(),
            light.key().to_owned(),
            project.map_or_else(|| NO_PROJECT.to_owned(), |it| it.id.to_string()),
            instance.provider.id.to_string(),
            standing.key().to_owned(),
        ])
    }

    pub fn value(&self, facet: Facet) -> &str {
        self.0.get(facet as usize).map_or("", String::as_str)
    }
}

pub const MINE: &str = "mine";
pub const SHARED: &str = "shared";
pub const NO_PROJECT: &str = "none";

/// All lights, in the order in which they are offered.
pub const LIGHTS: [Light; 6] = [
    Light::Running,
    Light::Changing,
    Light::Stopped,
    Light::Failed,
    Light::Ended,
    Light::Unknown,
];

/// A value of a facet, how many have it, and one that does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub value: String,
    /// Of those that all other facets let through.
    pub count: usize,
    /// Where in the list the first with it stands, to name it by; none for what is only picked.
    pub example: Option<usize>,
}

/// Every value of a facet that is in a list or picked, in the order of the values.
pub fn tally(list: &[Traits], picked: &Picked, facet: Facet) -> Vec<Tally> {
    let mut values: BTreeMap<&str, (usize, Option<usize>)> =
        picked.values(facet).map(|it| (it, (0, None))).collect();
    for (at, traits) in list.iter().enumerate() {
        let (count, example) = values.entry(traits.value(facet)).or_default();
        example.get_or_insert(at);
        *count += usize::from(picked.passes(traits, Some(facet)));
    }
    let tally = |(value, (count, example)): (&str, _)| Tally {
        value: value.to_owned(),
        count,
        example,
    };
    values.into_iter().map(tally).collect()
}

/// Names in their natural order; states in the order in which they matter.
pub fn sort_named(facet: Facet, named: &mut [(String, Tally)]) {
    let place = |value: &str| match facet {
        Facet::Status => LIGHTS.iter().position(|it| it.key() == value),
        Facet::Imaging => KEYS.iter().position(|it| *it == value),
        Facet::Owner | Facet::Project | Facet::Provider => None,
    };
    named.sort_by(|(a, left), (b, right)| {
        place(&left.value)
            .cmp(&place(&right.value))
            .then_with(|| text::natural_order(a, b))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::instance;
    use proptest::prelude::*;

    fn traits(values: [&str; 5]) -> Traits {
        Traits(values.map(str::to_owned))
    }

    fn list() -> Vec<Traits> {
        vec![
            traits(["mine", "running", "7", "4", "ready"]),
            traits(["mine", "stopped", "7", "4", "stopped"]),
            traits(["shared", "running", "none", "4", "not-mine"]),
        ]
    }

    fn counts(facet: Facet, picked: &Picked) -> Vec<(String, usize)> {
        let tally = tally(&list(), picked, facet).into_iter();
        tally.map(|it| (it.value, it.count)).collect()
    }

    #[test]
    fn a_facet_counts_what_the_others_let_through() {
        let mut picked = Picked::default();
        picked.toggle(Facet::Status, "running");
        assert_eq!(
            counts(Facet::Owner, &picked),
            [("mine".into(), 1), ("shared".into(), 1)]
        );
        // Its own choice does not count: the others of it would all be 0.
        assert_eq!(
            counts(Facet::Status, &picked),
            [("running".into(), 2), ("stopped".into(), 1)]
        );
        picked.toggle(Facet::Owner, "shared");
        assert_eq!(
            counts(Facet::Project, &picked),
            [("7".into(), 0), ("none".into(), 1)]
        );
    }

    #[test]
    fn what_is_picked_and_nowhere_can_be_let_go() {
        let mut picked = Picked::default();
        picked.toggle(Facet::Project, "99");
        let gone = Tally {
            value: "99".into(),
            count: 0,
            example: None,
        };
        assert!(tally(&list(), &picked, Facet::Project).contains(&gone));
        picked.toggle(Facet::Project, "99");
        assert!(picked.is_empty());
    }

    #[test]
    fn an_instance_has_its_traits() {
        let it = instance();
        let me = Username("somebody".into());
        let standing = Standing::of(&it, Some(&me), false, false);
        assert_eq!(
            Traits::of(&it, Some(&me), &standing),
            traits(["shared", "running", "73", "4", "not-mine"])
        );
        let mut it = it;
        it.project = None;
        let standing = Standing::of(&it, None, false, false);
        assert_eq!(
            Traits::of(&it, None, &standing),
            traits(["mine", "running", "none", "4", "ready"])
        );
    }

    fn word() -> impl Strategy<Value = String> {
        "[ab]"
    }

    proptest! {
        #[test]
        fn what_a_count_says_is_what_picking_it_alone_shows(
            rows in proptest::collection::vec((word(), word(), word()), 0..20),
            picks in proptest::collection::vec((0..3_usize, word()), 0..4),
        ) {
            let list: Vec<Traits> = rows.iter().map(|(a, b, c)| traits([a, b, c, "p", "r"])).collect();
            let mut picked = Picked::default();
            for (facet, value) in &picks {
                picked.toggle(Facet::ALL[*facet], value);
            }
            for facet in Facet::ALL {
                for tally in tally(&list, &picked, facet) {
                    let mut alone = picked.clone();
                    for value in picked.values(facet) {
                        alone.toggle(facet, value);
                    }
                    alone.toggle(facet, &tally.value);
                    let shown = list.iter().filter(|it| alone.passes(it, None)).count();
                    prop_assert_eq!(tally.count, shown);
                }
            }
        }

        #[test]
        fn any_address_is_read_and_toggling_twice_changes_nothing(text in any::<String>(), value in "[a-z0-9-]{1,8}") {
            let picked = Picked::read(&|_| text.clone());
            let mut twice = picked.clone();
            twice.toggle(Facet::Project, &value);
            prop_assert_ne!(twice.has(Facet::Project, &value), picked.has(Facet::Project, &value));
            twice.toggle(Facet::Project, &value);
            prop_assert_eq!(twice.has(Facet::Project, &value), picked.has(Facet::Project, &value));
        }
    }
}

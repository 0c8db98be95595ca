//! Who leads a project: its leaders may act on the instances of others in it.

use super::ids::Username;
use super::instance::Instance;
use super::preflight::Known;
use super::remote::Remote;
use super::resources::Project;

/// Whether somebody leads a project, by the list of projects; an older list is as good.
pub fn leads(projects: &Remote<Vec<Project>>, uuid: Option<&str>, me: &Username) -> Known<bool> {
    match projects.value() {
        Some(all) => Known::Is(
            all.iter()
                .any(|it| Some(it.uuid.as_str()) == uuid && it.leaders.contains(me)),
        ),
        None if projects.error().is_some() => Known::Unknown,
        None => Known::Asking,
    }
}

/// How somebody stands to an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Owner,
    Leader,
    /// It is shared, and may only be looked at.
    Onlooker,
    /// The projects are being asked for.
    Asking,
    /// They could not be.
    Unknown,
}

impl Relation {
    pub fn of(instance: &Instance, me: &Username, leads: Known<bool>) -> Self {
        match leads {
            _ if instance.is_owned_by(me) => Self::Owner,
            Known::Is(true) => Self::Leader,
            Known::Is(false) => Self::Onlooker,
            Known::Asking => Self::Asking,
            Known::Unknown => Self::Unknown,
        }
    }

    /// Whether changing it is allowed: the server itself would let anybody (API contract, 4.7).
    pub fn may_change(self) -> bool {
        matches!(self, Self::Owner | Self::Leader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_error::ApiError;
    use crate::domain::ids::ProjectId;
    use crate::domain::test_data::instance;

    #[test]
    fn only_owners_and_leaders_may_change_it() {
        let (owner, other) = (Username("rlin".into()), Username("mkato".into()));
        let stands = |who: &Username, leads| Relation::of(&instance(), who, leads);
        assert_eq!(stands(&owner, Known::Unknown), Relation::Owner);
        for (leads, relation, may) in [
            (Known::Is(true), Relation::Leader, true),
            (Known::Is(false), Relation::Onlooker, false),
            (Known::Asking, Relation::Asking, false),
            (Known::Unknown, Relation::Unknown, false),
        ] {
            let it = stands(&other, leads);
            assert_eq!((it, it.may_change()), (relation, may));
        }
    }

    #[test]
    fn who_leads_is_unknown_where_the_projects_failed_to_load() {
        let me = Username("mkato".into());
        let is_leader = |projects: &Remote<Vec<Project>>| leads(projects, Some("p-1"), &me);
        let mut projects = Remote::default();
        assert_eq!(is_leader(&projects), Known::Asking);
        projects.finish(Err(ApiError::TimedOut), 1);
        assert_eq!(is_leader(&projects), Known::Unknown);
        let project = |uuid: &str, leader: &str| Project {
            id: ProjectId(1),
            uuid: uuid.into(),
            name: "Genomics".into(),
            leaders: vec![Username(leader.into())],
        };
        projects.finish(Ok(vec![project("p-1", "rlin"), project("p-2", "mkato")]), 2);
        assert_eq!(is_leader(&projects), Known::Is(false));
        projects.finish(Ok(vec![project("p-1", "mkato")]), 3);
        projects.finish(Err(ApiError::TimedOut), 4);
        assert_eq!(is_leader(&projects), Known::Is(true));
    }
}

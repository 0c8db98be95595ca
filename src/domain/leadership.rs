//! Who leads a project: its leaders may act on the instances of others in it.

use super::ids::Username;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_error::ApiError;
    use crate::domain::ids::ProjectId;

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

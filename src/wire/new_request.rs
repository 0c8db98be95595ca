//! `POST /api/v2/machine_requests`: asking for an image (API contract, sections 9.2 to 9.4).

use serde::Serialize;

use crate::domain::ids::Username;
use crate::domain::new_request::{NewImagingRequest, RequestFields};

/// The body of `POST /api/v2/machine_requests`.
#[derive(Serialize)]
pub struct NewRequest<'a> {
    instance: i64,
    identity: i64,
    new_application_name: &'a str,
    new_application_description: &'a str,
    new_application_visibility: &'static str,
    new_application_access_list: Vec<i64>,
    /// Split by the server at commas without trimming, so joined without a space.
    access_list: String,
    installed_software: &'a str,
    exclude_files: String,
    /// Not `iplant_sys_files`, which the older front end sends and the server drops.
    system_files: &'a str,
    new_version_name: &'a str,
    new_version_change_log: &'a str,
    /// Split by the server at exactly a comma and a space.
    new_version_tags: String,
    new_version_memory_min: String,
    new_version_cpu_min: String,
    new_version_allow_imaging: bool,
    new_version_forked: bool,
    new_version_licenses: Vec<i64>,
    new_version_scripts: Vec<i64>,
}

/// What the server wants in place of a blank list of software, and what the older front end
/// stored for the other lists as well.
pub(super) const NO_FILES: &str = "[no files specified]";

impl<'a> From<&'a NewImagingRequest> for NewRequest<'a> {
    fn from(request: &'a NewImagingRequest) -> Self {
        from_fields(request.fields())
    }
}

fn from_fields(it: &RequestFields) -> NewRequest<'_> {
    let names: Vec<&str> = it.users.iter().map(Username::as_str).collect();
    let software = it.installed_software.as_str();
    NewRequest {
        instance: it.instance.0,
        identity: it.identity.0,
        new_application_name: &it.name,
        new_application_description: &it.description,
        new_application_visibility: it.visibility.wire_name(),
        new_application_access_list: it.patterns.iter().map(|id| id.0).collect(),
        access_list: names.join(","),
        installed_software: if software.trim().is_empty() {
            NO_FILES
        } else {
            software
        },
        exclude_files: it.exclude_files.join("\n"),
        system_files: &it.system_files,
        new_version_name: &it.version_name,
        new_version_change_log: &it.change_log,
        new_version_tags: it.tags.join(", "),
        new_version_memory_min: it.memory_min.to_string(),
        new_version_cpu_min: it.cpu_min.to_string(),
        new_version_allow_imaging: it.allow_imaging,
        new_version_forked: it.is_new_image,
        new_version_licenses: it.licenses.iter().map(|id| id.0).collect(),
        new_version_scripts: it.scripts.iter().map(|id| id.0).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{IdentityId, InstanceId, LicenseId, PatternId, ScriptId};
    use crate::domain::new_request::Visibility;

    fn fields() -> RequestFields {
        RequestFields {
            instance: InstanceId(901),
            identity: IdentityId(57),
            name: "Aligner workbench".into(),
            description: "STAR 2.7 \"and\" helpers\nfor 日本.".into(),
            visibility: Visibility::Select,
            users: vec![Username("mkato".into()), Username("sadeyemi".into())],
            patterns: vec![PatternId(12)],
            installed_software: "STAR 2.7.10b".into(),
            system_files: "/etc/hosts".into(),
            exclude_files: vec!["/opt/scratch".into(), "/data/private".into()],
            version_name: "1.0".into(),
            change_log: "First release.".into(),
            tags: vec!["Genomics".into(), "Ubuntu".into()],
            memory_min: 4096,
            cpu_min: 0,
            allow_imaging: true,
            is_new_image: true,
            licenses: vec![LicenseId(2)],
            scripts: vec![ScriptId(5), ScriptId(6)],
        }
    }

    #[test]
    fn the_body_is_exactly_what_the_server_takes() {
        let request = NewImagingRequest::unchecked(fields());
        let body = serde_json::to_string(&NewRequest::from(&request)).unwrap();
        assert_eq!(
            body,
            concat!(
                r#"{"instance":901,"identity":57,"new_application_name":"Aligner workbench","#,
                r#""new_application_description":"STAR 2.7 \"and\" helpers\nfor 日本.","#,
                r#""new_application_visibility":"select","new_application_access_list":[12],"#,
                r#""access_list":"mkato,sadeyemi","installed_software":"STAR 2.7.10b","#,
                r#""exclude_files":"/opt/scratch\n/data/private","system_files":"/etc/hosts","#,
                r#""new_version_name":"1.0","new_version_change_log":"First release.","#,
                r#""new_version_tags":"Genomics, Ubuntu","new_version_memory_min":"4096","#,
                r#""new_version_cpu_min":"0","new_version_allow_imaging":true,"#,
                r#""new_version_forked":true,"new_version_licenses":[2],"#,
                r#""new_version_scripts":[5,6]}"#,
            )
        );
    }

    #[test]
    fn a_bare_request_sends_the_placeholder_and_empty_lists() {
        let request = NewImagingRequest::unchecked(RequestFields {
            visibility: Visibility::Public,
            users: vec![],
            patterns: vec![],
            installed_software: " \n".into(),
            system_files: String::new(),
            exclude_files: vec![],
            tags: vec![],
            licenses: vec![],
            scripts: vec![],
            is_new_image: false,
            ..fields()
        });
        let body = serde_json::to_string(&NewRequest::from(&request)).unwrap();
        for part in [
            r#""new_application_visibility":"public","new_application_access_list":[],"#,
            r#""access_list":"","installed_software":"[no files specified]","exclude_files":"","#,
            r#""system_files":"","#,
            r#""new_version_tags":"","#,
            r#""new_version_forked":false,"new_version_licenses":[],"new_version_scripts":[]}"#,
        ] {
            assert!(body.contains(part), "{part} is not in {body}");
        }
    }
}

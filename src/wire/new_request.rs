//! `POST /api/v2/machine_requests`: asking for an image (API contract, sections 9.2 to 9.4).

use super::writer::Writer;
use crate::domain::ids::Username;
use crate::domain::new_request::NewImagingRequest;

/// What the server wants in place of a blank list of software, and what the older front end
/// stored for the other lists as well.
pub(super) const NO_FILES: &str = "[no files specified]";

/// The body of `POST /api/v2/machine_requests`.
pub fn new_request(request: &NewImagingRequest) -> String {
    let it = request.fields();
    let names: Vec<&str> = it.users.iter().map(Username::as_str).collect();
    let software = match it.installed_software.as_str() {
        blank if blank.trim().is_empty() => NO_FILES,
        software => software,
    };
    let mut body = Writer::new();
    body.int("instance", it.instance.0)
        .int("identity", it.identity.0)
        .text("new_application_name", &it.name)
        .text("new_application_description", &it.description)
        .text("new_application_visibility", it.visibility.wire_name())
        .ints(
            "new_application_access_list",
            &mut it.patterns.iter().map(|id| id.0),
        )
        // Split by the server at commas without trimming, so joined without a space.
        .text("access_list", &names.join(","))
        .text("installed_software", software)
        .text("exclude_files", &it.exclude_files.join("\n"))
        // Not `iplant_sys_files`, which the older front end sends and the server drops.
        .text("system_files", &it.system_files)
        .text("new_version_name", &it.version_name)
        .text("new_version_change_log", &it.change_log)
        // Split by the server at exactly a comma and a space.
        .text("new_version_tags", &it.tags.join(", "))
        .text("new_version_memory_min", &it.memory_min.to_string())
        .text("new_version_cpu_min", &it.cpu_min.to_string())
        .flag("new_version_allow_imaging", it.allow_imaging)
        .flag("new_version_forked", it.is_new_image)
        .ints(
            "new_version_licenses",
            &mut it.licenses.iter().map(|id| id.0),
        )
        .ints("new_version_scripts", &mut it.scripts.iter().map(|id| id.0));
    body.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{IdentityId, InstanceId, LicenseId, PatternId, ScriptId};
    use crate::domain::new_request::{RequestFields, Visibility};

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
        let body = new_request(&request);
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
        let body = new_request(&request);
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

//! The smaller resources and the reports, byte for byte.

use super::{bytes, uuid};
use crate::api::{resources, support};
use crate::domain::ids::{InstanceId, VolumeId};
use crate::domain::resources::{NewBootScript, NewLicense, Report, Strategy, TextKind, WebAccess};

#[test]
fn the_smaller_lists_are_one_large_page() {
    assert_eq!(
        bytes(&resources::projects()),
        "GET /api/v2/projects?page_size=1000"
    );
    assert_eq!(
        bytes(&resources::identities()),
        "GET /api/v2/identities?page_size=1000"
    );
    assert_eq!(
        bytes(&resources::providers()),
        "GET /api/v2/providers?page_size=1000"
    );
    assert_eq!(
        bytes(&resources::licenses()),
        "GET /api/v2/licenses?page_size=1000"
    );
    assert_eq!(
        bytes(&resources::boot_scripts()),
        "GET /api/v2/boot_scripts?page_size=1000"
    );
    assert_eq!(
        bytes(&resources::help_links()),
        "GET /api/v2/help_links?page_size=100"
    );
    assert_eq!(
        bytes(&resources::active_maintenance()),
        "GET /api/v2/maintenance_records?active=true"
    );
    assert_eq!(
        bytes(&resources::maintenance_records()),
        "GET /api/v2/maintenance_records?ordering=-start_date&page_size=100"
    );
    assert_eq!(
        bytes(&resources::status_types()),
        "GET /api/v2/status_types?page_size=1000"
    );
    assert_eq!(
        bytes(&resources::allocation_sources()),
        "GET /api/v2/allocation_sources?page_size=1000"
    );
}

#[test]
fn licenses_and_scripts_are_created_with_the_servers_words() {
    let license = NewLicense {
        title: "Academic".into(),
        text: "https://files.example.org/l.txt".into(),
        kind: TextKind::Url,
    };
    assert_eq!(
        bytes(&resources::create_license(&license)),
        "POST /api/v2/licenses\n\
         {\"title\":\"Academic\",\"text\":\"https://files.example.org/l.txt\",\"type\":\"URL\"}"
    );
    let script = NewBootScript {
        title: "conda".into(),
        text: "#!/bin/bash\n".into(),
        kind: TextKind::RawText,
        strategy: Strategy::Always,
        wait_for_deploy: true,
    };
    assert_eq!(
        bytes(&resources::create_boot_script(&script)),
        "POST /api/v2/boot_scripts\n\
         {\"title\":\"conda\",\"text\":\"#!/bin/bash\\n\",\"type\":\"Raw Text\",\
         \"strategy\":\"always\",\"wait_for_deploy\":true}"
    );
}

#[test]
fn reports_name_what_they_are_about_by_number() {
    let report = Report {
        message: "It hangs.".into(),
        problems: vec!["I cannot connect via SSH.".into()],
        window: Some((1280, 720)),
        screen: Some((1920, 1080)),
    };
    let end = "\"user-interface\":\"atmosphere-imaging\",\"window-width\":1280,\
               \"window-height\":720,\"screen-width\":1920,\"screen-height\":1080}";
    assert_eq!(
        bytes(&support::report_instance(InstanceId(901), &report)),
        format!(
            "POST /api/v2/email_instance_report\n{{\"message\":\"It hangs.\",\"instance\":901,\
             \"problems\":[\"I cannot connect via SSH.\"],{end}"
        )
    );
    assert_eq!(
        bytes(&support::report_volume(VolumeId(64), &report)),
        format!(
            "POST /api/v2/email_volume_report\n{{\"message\":\"It hangs.\",\"volume\":64,\
             \"problems\":[\"I cannot connect via SSH.\"],{end}"
        )
    );
    let bare = Report {
        message: "Thanks.".into(),
        ..Report::default()
    };
    assert_eq!(
        bytes(&support::send_feedback(&bare)),
        "POST /api/v2/email_feedback\n\
         {\"message\":\"Thanks.\",\"user-interface\":\"atmosphere-imaging\"}"
    );
}

#[test]
fn ways_into_an_instance() {
    let target = |access| bytes(&support::web_access(&uuid(), access));
    let path = "GET /api/v2/web_tokens/5b7f-12";
    assert_eq!(
        target(WebAccess::Shell),
        format!("{path}?client=guacamole&protocol=ssh")
    );
    assert_eq!(
        target(WebAccess::Desktop),
        format!("{path}?client=guacamole&protocol=vnc")
    );
    assert_eq!(
        target(WebAccess::PlainDesktop),
        format!("{path}?client=web_desktop&protocol=vnc")
    );
}

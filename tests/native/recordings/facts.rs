//! What is read is what was written: facts of the raw JSON against the domain.

use atmosphere_imaging::api::answer::Answer;
use atmosphere_imaging::api::{imaging, instances, live};
use atmosphere_imaging::domain::action::Action;
use atmosphere_imaging::domain::ids::{
    IdentityUuid, InstanceUuid, ProviderUuid, RequestUuid, Username, VolumeUuid,
};
use atmosphere_imaging::domain::imaging_request::ImagingRequest;
use atmosphere_imaging::domain::instance::Instance;
use atmosphere_imaging::domain::volume::LiveVolume;
use serde_json::{Value, json};

use super::calls::matches;
use super::recorded::{Recording, assert_enough, recordings, timelines};

/// Successful JSON answers of one call.
fn answers(method: &str, path: &str) -> Vec<Recording> {
    let mut all = recordings();
    all.retain(|it| {
        it.answer.status < 300
            && !it.is_html()
            && it.method == method
            && matches(path, &it.segments())
    });
    assert_enough(all.len(), 1);
    all
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Breaks when rows are shown with the wrong key, name or state, or are dropped.
#[test]
fn instances_keep_their_keys_names_and_states() {
    let mut rows = 0;
    for recording in answers("GET", "api/v2/instances") {
        let (page, _) = instances::instances(1, 20)
            .decode(&recording.answer)
            .unwrap();
        let raw = recording.json();
        assert_eq!(page.total, raw["count"].as_u64().unwrap());
        assert_eq!(page.has_next, !raw["next"].is_null());
        assert_eq!(page.rows.len(), raw["results"].as_array().unwrap().len());
        for (row, raw) in page.rows.iter().zip(raw["results"].as_array().unwrap()) {
            assert_same_instance(row, raw);
            rows += 1;
        }
    }
    let call = instances::instance(&InstanceUuid("u".into()));
    for recording in answers("GET", "api/v2/instances/*") {
        let row = call.decode(&recording.answer).unwrap();
        assert_same_instance(&row, &recording.json());
        rows += 1;
    }
    assert_enough(rows, 250);
}

fn assert_same_instance(row: &Instance, raw: &Value) {
    assert_eq!(Some(row.id.0), raw["id"].as_i64());
    assert_eq!(row.uuid.0, text(&raw["uuid"]));
    assert_eq!(row.name, text(&raw["name"]));
    assert_eq!(row.status.name, text(&raw["status"]).to_lowercase());
    assert_eq!(row.status.activity, text(&raw["activity"]));
    assert_eq!(
        row.ip_address.as_deref().unwrap_or_default(),
        text(&raw["ip_address"])
    );
    assert_eq!(row.size.name, text(&raw["size"]["name"]));
    assert_eq!(Some(row.size.memory), raw["size"]["mem"].as_i64());
    assert_eq!(row.identity.id.0.to_string(), text(&raw["identity"]["id"]));
    assert_eq!(row.identity.uuid.0, text(&raw["identity"]["uuid"]));
    assert_eq!(row.provider.uuid.0, text(&raw["provider"]["uuid"]));
    assert_eq!(row.owner.username.0, text(&raw["user"]["username"]));
    assert_eq!(row.image.is_some(), raw["image"].get("id").is_some());
    assert_eq!(row.version.is_some(), raw["version"].get("id").is_some());
    assert_eq!(row.project.is_some(), !raw["project"].is_null());
    assert_eq!(
        row.allocation.is_some(),
        !raw["allocation_source"].is_null()
    );
    assert_eq!(row.launched.is_some(), !raw["start_date"].is_null());
    assert_eq!(row.ended.is_some(), !raw["end_date"].is_null());
    assert_eq!(row.web_desktop, raw["web_desktop"] == true);
    assert_eq!(
        Some(row.scripts.len()),
        raw["scripts"].as_array().map(Vec::len)
    );
}

/// Breaks when a request's state, result or people are shown wrongly.
#[test]
fn imaging_requests_keep_their_state_and_people() {
    let call = imaging::imaging_requests(&Username("me".into()), 1, 100);
    for recording in answers("GET", "api/v2/machine_requests") {
        let page = call.decode(&recording.answer).unwrap();
        let raw = recording.json();
        assert_eq!(page.rows.len(), raw["results"].as_array().unwrap().len());
        for (row, raw) in page.rows.iter().zip(raw["results"].as_array().unwrap()) {
            assert_same_request(row, raw);
        }
    }
    let call = imaging::imaging_request(&RequestUuid("a4d1".into()));
    for recording in answers("POST", "api/v2/machine_requests") {
        let row = call.decode(&recording.answer).unwrap();
        assert_same_request(&row, &recording.json());
    }
}

fn assert_same_request(row: &ImagingRequest, raw: &Value) {
    assert_eq!(Some(row.id.0), raw["id"].as_i64());
    assert_eq!(row.uuid.0, text(&raw["uuid"]));
    assert_eq!(Some(row.instance.0), raw["instance"]["id"].as_i64());
    assert_eq!(row.instance_uuid.0, text(&raw["instance"]["uuid"]));
    assert_eq!(row.image_name, text(&raw["new_application_name"]));
    let status = format!("{:?}", row.status).to_lowercase();
    assert_eq!(status, text(&raw["status"]["name"]));
    assert_eq!(row.result.is_some(), !raw["new_machine"].is_null());
    assert_eq!(row.ended.is_some(), !raw["end_date"].is_null());
    assert_eq!(row.is_new_image, raw["new_version_forked"] == true);
    assert_eq!(row.tags.join(", "), text(&raw["new_version_tags"]));
    for user in &row.users {
        assert!(text(&raw["access_list"]).contains(user.as_str()), "{user}");
        assert!(!user.contains(['\'', '[', ' ']), "{user}");
    }
    for (read, key) in [
        (&row.installed_software, "installed_software"),
        (&row.system_files, "system_files"),
        (&row.exclude_files, "exclude_files"),
    ] {
        let raw = text(&raw[key]);
        assert!(read == raw || read.is_empty() && raw == "[no files specified]");
    }
}

/// Breaks when an action that is offered is not shown, or the other way round.
#[test]
fn offered_actions_are_those_of_the_list() {
    let call = instances::actions(&InstanceUuid("u".into()));
    for recording in answers("GET", "api/v2/instances/*/actions") {
        let offered = call.decode(&recording.answer).unwrap();
        let raw = recording.json();
        let keys = raw.as_array().unwrap().iter().map(|row| text(&row["key"]));
        let ours: Vec<Action> = keys
            .filter(|key| !matches!(*key, "Resize" | "Shelve Offload"))
            .map(|key| Action::from_key(key).expect(key))
            .collect();
        assert_eq!(offered, ours, "{}", recording.file);
    }
}

fn live_volume(raw: &Value) -> LiveVolume {
    let (provider, identity) = (ProviderUuid("p".into()), IdentityUuid("i".into()));
    let place = live::Place {
        provider: &provider,
        identity: &identity,
    };
    let call = live::live_volume(place, &VolumeUuid("v".into()), 1);
    call.decode(&answer(raw)).unwrap()
}

fn answer(raw: &Value) -> Answer {
    Answer {
        status: 200,
        content_type: "application/json".into(),
        body: raw.to_string(),
    }
}

/// Breaks when an attached volume is taken for a free one: imaging would then be offered.
#[test]
fn live_volumes_know_their_instance() {
    for recording in answers("GET", "api/v1/provider/*/identity/*/volume") {
        let raw = recording.json();
        for raw in raw.as_array().unwrap() {
            let attached = live_volume(raw).attached_to.map(|uuid| uuid.0);
            let expected = raw["attach_data"]["instance_alias"].as_str();
            assert_eq!(attached.as_deref(), expected, "{raw}");
        }
    }
}

/// Breaks when a state on the way is misread: the two dialects of a status have to agree.
#[test]
fn timelines_are_read_in_both_dialects() {
    let (provider, identity) = (ProviderUuid("p".into()), IdentityUuid("i".into()));
    let place = live::Place {
        provider: &provider,
        identity: &identity,
    };
    let mut states = 0;
    for (file, timeline) in timelines() {
        for seen in timeline["observed"].as_array().unwrap() {
            if let Some(raw) = seen.get("v1") {
                let mut whole = raw.clone();
                whole["alias"] = json!("u");
                let call = live::live_instance(place, &InstanceUuid("u".into()), 1);
                let live = call.decode(&answer(&whole)).unwrap();
                let joined = [live.status.name.as_str(), live.status.activity.as_str()];
                let joined: Vec<&str> = joined.into_iter().filter(|it| !it.is_empty()).collect();
                assert_eq!(joined.join(" - "), text(&raw["status"]), "{file}");
                assert_eq!(live.status.activity, text(&raw["activity"]), "{file}");
                states += 1;
            }
            if let Some(raw) = seen.get("v1_volume") {
                let mut whole = raw.clone();
                whole["alias"] = json!("v");
                let attached = live_volume(&whole).attached_to.map(|uuid| uuid.0);
                let expected = raw["attach_data"]["instance_alias"].as_str();
                assert_eq!(attached.as_deref(), expected, "{file}");
            }
        }
    }
    assert_enough(states, 20);
}

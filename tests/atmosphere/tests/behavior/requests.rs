//! Imaging requests: what is refused, what is dropped without a word, and what was made all the same.

use serde_json::{Value, json};

use crate::{Browser, imaging_request};

const PATH: &str = "/api/v2/machine_requests";

async fn asked(alice: &Browser, instance: &str, name: &str, changes: Value) -> crate::Seen {
    let row = alice.instance(instance).await;
    let mut body = imaging_request(&row, name);
    body.as_object_mut()
        .unwrap()
        .extend(changes.as_object().cloned().unwrap_or_default());
    alice.post(PATH, body).await
}

async fn open_requests(alice: &Browser, name: &str) -> usize {
    let list = alice.get(PATH).await.json;
    list["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["new_application_name"] == name)
        .count()
}

#[tokio::test]
async fn an_empty_request_is_refused_with_the_twelve_fields() {
    let alice = Browser::of("alice").await;
    let seen = alice.post(PATH, json!({})).await;
    assert_eq!(
        (seen.status, seen.json.as_object().unwrap().len()),
        (400, 12)
    );
}

#[tokio::test]
async fn tags_that_are_unknown_or_reserved_are_dropped_without_a_word() {
    let alice = Browser::of("alice").await;
    let tags = json!({"new_version_tags": "Ubuntu, nosuch, Featured, blast"});
    let seen = asked(&alice, "maize-gwas-2026", "Tagged", tags).await;
    assert_eq!(
        (seen.status, &seen.json["new_version_tags"]),
        (201, &json!("Ubuntu, blast"))
    );
    let other = json!({"new_version_tags": "Ubuntu,BLAST"});
    let seen = asked(&alice, "workshop-rstudio", "Glued", other).await;
    assert_eq!(
        seen.json["new_version_tags"], "",
        "without a blank it is one unknown tag"
    );
}

#[tokio::test]
async fn the_access_list_comes_back_as_python_prints_it() {
    let alice = Browser::of("alice").await;
    let select = json!({"new_application_visibility": "select", "access_list": "bob,carol"});
    let seen = asked(&alice, "maize-gwas-2026", "For two", select).await;
    assert_eq!(
        seen.json["access_list"],
        "['bob', 'carol', 'atmoadmin', 'alice']"
    );
    let names: Vec<&str> = seen.json["new_version_membership"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["name"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&"bob") && names.contains(&"plant-lab"),
        "{names:?}"
    );
    let spaced = json!({"new_application_visibility": "select", "access_list": "bob, carol"});
    let seen = asked(&alice, "workshop-rstudio", "For one", spaced).await;
    assert!(
        seen.json["access_list"]
            .as_str()
            .unwrap()
            .contains("' carol'")
    );
    assert!(
        !seen.json["new_version_membership"]
            .to_string()
            .contains("\"carol\""),
        "a name with a blank is nobody"
    );
    let public = asked(
        &alice,
        "script-trouble",
        "For all",
        json!({"access_list": "bob"}),
    )
    .await;
    assert_eq!(public.json["access_list"], "[u'bob']");
    let accented = json!({"new_application_visibility": "select", "access_list": "josé"});
    assert_eq!(
        asked(&alice, "nanopore-basecall", "Crash", accented)
            .await
            .status,
        500
    );
}

#[tokio::test]
async fn a_second_request_for_an_instance_is_405() {
    let alice = Browser::of("alice").await;
    assert_eq!(
        asked(&alice, "maize-gwas-2026", "Once", Value::Null)
            .await
            .status,
        201
    );
    let twice = asked(&alice, "maize-gwas-2026", "Twice", Value::Null).await;
    assert_eq!(
        (twice.status, twice.json),
        (
            405,
            json!({"detail": "Only one active request is allowed per provider."})
        )
    );
}

#[tokio::test]
async fn identities_are_complained_about_in_their_own_way() {
    let alice = Browser::of("alice").await;
    let missing = asked(&alice, "maize-gwas-2026", "x", json!({"identity": null})).await;
    assert_eq!(
        missing.json,
        json!({"detail": "The identity 'None' does not have a membership"})
    );
    let uuid = asked(
        &alice,
        "maize-gwas-2026",
        "x",
        json!({"identity": "5610f85a"}),
    )
    .await;
    let text = uuid.json["detail"].as_str().unwrap().to_owned();
    assert!(
        text.starts_with("set([") && text.contains("invalid literal for int()"),
        "{text}"
    );
}

#[tokio::test]
async fn names_are_judged_by_the_servers_set_and_saved_up_to_256() {
    let alice = Browser::of("alice").await;
    let refused = asked(&alice, "maize-gwas-2026", "a + b", Value::Null).await;
    let text = "The value 'a + b' contains one or more special characters that are invalid.";
    assert_eq!(refused.json, json!({"new_application_name": [text]}));
    let long = asked(&alice, "maize-gwas-2026", &"x".repeat(257), Value::Null).await;
    assert!(
        long.json["detail"]
            .as_str()
            .unwrap()
            .starts_with("set(['An error was encoutered")
    );
    assert_eq!(
        asked(
            &alice,
            "maize-gwas-2026",
            "Genómica (v2.0): ok_-",
            Value::Null
        )
        .await
        .status,
        201
    );
}

#[tokio::test]
async fn an_instance_that_was_booted_from_a_volume_crashes_it() {
    let alice = Browser::of("alice").await;
    assert_eq!(
        asked(&alice, "booted-from-volume", "x", Value::Null)
            .await
            .status,
        500
    );
}

#[tokio::test]
async fn a_400_may_have_made_the_request() {
    let alice = Browser::of("alice").await;
    let seen = asked(&alice, "maize-gwas-2026", "fail-created-400", Value::Null).await;
    assert_eq!(seen.status, 400);
    assert!(seen.json["detail"].as_str().unwrap().starts_with("set(["));
    assert_eq!(open_requests(&alice, "fail-created-400").await, 1);
    assert_eq!(
        asked(&alice, "maize-gwas-2026", "Again", Value::Null)
            .await
            .status,
        405
    );
}

#[tokio::test]
async fn typed_failures_make_nothing() {
    let alice = Browser::of("alice").await;
    for (name, status) in [
        ("fail-400", 400),
        ("fail-405", 405),
        ("fail-500", 500),
        ("fail-503", 503),
        ("fail-504", 504),
    ] {
        assert_eq!(
            asked(&alice, "maize-gwas-2026", name, Value::Null)
                .await
                .status,
            status
        );
        assert_eq!(open_requests(&alice, name).await, 0);
    }
}

#[tokio::test]
async fn closing_is_a_delete_and_only_while_pending() {
    let alice = Browser::of("alice").await;
    let seen = asked(&alice, "maize-gwas-2026", "Closed soon", Value::Null).await;
    let path = format!("{PATH}/{}", seen.json["id"]);
    assert_eq!(
        alice.with_body("DELETE", &path, Value::Null).await.status,
        204
    );
    let row = alice.get(&path).await.json;
    assert_eq!(
        (
            row["status"]["name"].as_str().unwrap(),
            row["end_date"].is_string()
        ),
        ("closed", true)
    );
    assert_eq!(
        alice.with_body("DELETE", &path, Value::Null).await.status,
        405
    );
}

#[tokio::test]
async fn a_change_needs_a_status() {
    let alice = Browser::of("alice").await;
    let seen = asked(&alice, "maize-gwas-2026", "Edited", Value::Null).await;
    let path = format!("{PATH}/{}", seen.json["id"]);
    let words = json!({"new_application_description": "other"});
    let refused = alice.with_body("PATCH", &path, words).await;
    assert_eq!(
        refused.json,
        json!({"detail": "set(['An error was encoutered when updating the request: status'])"})
    );
    let both = json!({"status": seen.json["status"]["id"], "new_application_description": "other"});
    assert_eq!(
        alice.with_body("PATCH", &path, both).await.json["new_application_description"],
        "other"
    );
}

#[tokio::test]
async fn staff_see_every_request_in_another_form_and_errors_in_full() {
    let alice = Browser::of("alice").await;
    let mut staff = Browser {
        state: alice.state.clone(),
        token: None,
    };
    staff.sign_in("staffer").await;
    let find = |list: Value| {
        let rows = list["results"].as_array().unwrap().clone();
        rows.into_iter()
            .find(|row| row["new_application_name"] == "Waits for ever")
            .unwrap()
    };
    let full = find(staff.get(&format!("{PATH}?page_size=1000")).await.json);
    assert!(
        full["old_status"].as_str().unwrap().contains("Traceback")
            && full["new_machine_owner"].is_object()
    );
    let own = find(alice.get(PATH).await.json);
    assert_eq!(
        (
            own["old_status"].as_str().unwrap(),
            own.get("new_machine_owner")
        ),
        ("pending", None)
    );
    let asked = staff
        .get(&format!("{PATH}?new_machine_owner__username=alice"))
        .await
        .json;
    assert!(
        asked["results"][0].get("identity").is_none(),
        "the owner's form"
    );
}

#[tokio::test]
async fn requests_are_there_in_every_state() {
    let alice = Browser::of("alice").await;
    let list = alice.get(PATH).await.json;
    let mut states: Vec<&str> = list["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["status"]["name"].as_str().unwrap())
        .collect();
    states.sort_unstable();
    states.dedup();
    assert_eq!(
        states,
        [
            "approved",
            "closed",
            "completed",
            "denied",
            "failed",
            "pending",
            "processing",
            "started",
            "validating"
        ]
    );
}

//! What moves by itself, on the clock.

use serde_json::{Value, json};

use crate::{Browser, imaging_request};

async fn status(alice: &Browser, request: &Value) -> String {
    let row = alice
        .get(&format!("/api/v2/machine_requests/{}", request["id"]))
        .await
        .json;
    row["status"]["name"].as_str().unwrap().to_owned()
}

async fn asked(alice: &Browser, instance: &str, name: &str) -> Value {
    let body = imaging_request(&alice.instance(instance).await, name);
    alice.post("/api/v2/machine_requests", body).await.json
}

#[tokio::test]
async fn nothing_moves_while_the_clock_stands() {
    let alice = Browser::of("alice").await;
    let request = asked(&alice, "maize-gwas-2026", "Still").await;
    assert_eq!(status(&alice, &request).await, "pending");
    assert_eq!(status(&alice, &request).await, "pending");
}

#[tokio::test]
async fn a_request_goes_its_way_and_an_image_comes_of_it() {
    let alice = Browser::of("alice").await;
    let request = asked(&alice, "maize-gwas-2026", "Soon an image").await;
    let mut seen = Vec::new();
    for _ in 0..60 {
        seen.push(status(&alice, &request).await);
        alice.wait(1);
    }
    seen.dedup();
    assert_eq!(seen, ["pending", "started", "processing", "completed"]);
    let row = alice
        .get(&format!("/api/v2/machine_requests/{}", request["id"]))
        .await
        .json;
    assert!(row["new_machine"].is_object() && row["end_date"].is_string());
    let images = alice
        .get("/api/v2/images?created_by__username=alice")
        .await
        .json;
    assert!(images.to_string().contains("Soon an image"));
    assert_eq!(
        asked(&alice, "maize-gwas-2026", "Another").await["status"]["name"],
        "pending",
        "none is open any more"
    );
}

#[tokio::test]
async fn some_names_never_get_there() {
    for (name, last) in [
        ("stuck-pending", "pending"),
        ("stuck-started", "started"),
        ("stuck-processing", "processing"),
        ("denied", "denied"),
        ("failed", "failed"),
    ] {
        let alice = Browser::of("alice").await;
        let request = asked(&alice, "maize-gwas-2026", name).await;
        alice.wait(3600);
        assert_eq!(status(&alice, &request).await, last, "{name}");
        let row = alice
            .get(&format!("/api/v2/machine_requests/{}", request["id"]))
            .await
            .json;
        assert_eq!(
            row["new_machine"].is_object(),
            name == "stuck-processing",
            "{name}"
        );
        assert_eq!(row["end_date"], Value::Null, "{name}");
    }
}

#[tokio::test]
async fn while_it_is_imaged_the_machine_says_so() {
    let alice = Browser::of("alice").await;
    asked(&alice, "maize-gwas-2026", "Busy").await;
    let live = alice.live("maize-gwas-2026").await;
    alice.wait(20);
    assert_eq!(
        alice.get(&format!("{live}?_=1")).await.json["status"],
        "active - image_uploading"
    );
    alice.wait(60);
    assert_eq!(
        alice.get(&format!("{live}?_=2")).await.json["status"],
        "active"
    );
}

#[tokio::test]
async fn a_started_machine_comes_up_step_by_step() {
    let alice = Browser::of("alice").await;
    let live = alice.live("blast-worker-2").await;
    alice
        .post(&format!("{live}/action"), json!({"action": "start"}))
        .await;
    let mut seen = Vec::new();
    for tick in 0..30 {
        seen.push(
            alice.get(&format!("{live}?_={tick}")).await.json["status"]
                .as_str()
                .unwrap()
                .to_owned(),
        );
        alice.wait(1);
    }
    seen.dedup();
    assert_eq!(
        seen,
        [
            "shutoff - powering-on",
            "active",
            "active - initializing",
            "active - networking",
            "active - deploying",
            "active",
        ]
    );
}

#[tokio::test]
async fn states_that_do_not_allow_an_action_refuse_it() {
    let alice = Browser::of("alice").await;
    let act = async |name: &str, action: &str| {
        let live = alice.live(name).await;
        alice
            .post(&format!("{live}/action"), json!({"action": action}))
            .await
    };
    assert_eq!(act("maize-gwas-2026", "start").await.status, 409);
    assert_eq!(act("no-allocation", "start").await.status, 403);
    assert_eq!(act("over-allocation", "start").await.status, 413);
    assert_eq!(
        act("marana-tunnel", "suspend").await.status,
        409,
        "disabled on this provider"
    );
    assert_eq!(act("pollinator-survey", "stop").await.status, 409);
}

#[tokio::test]
async fn volumes_are_attached_and_detached_and_the_machines_end_frees_them() {
    let alice = Browser::of("alice").await;
    let live = alice.live("blast-worker-01").await;
    let volumes = live.split("/instance/").next().unwrap().to_owned() + "/volume";
    let uuid = live.rsplit('/').next().unwrap().to_owned();
    let attached = async |alice: &Browser| -> Vec<Value> {
        let list = alice.get(&volumes).await.json;
        let rows = list.as_array().unwrap().clone();
        rows.into_iter()
            .filter(|row| row["attach_data"]["instance_alias"] == uuid.as_str())
            .collect()
    };
    let two = attached(&alice).await;
    assert_eq!(two.len(), 2);
    let body = json!({"action": "detach_volume", "volume_id": two[0]["alias"]});
    let accepted = alice.post(&format!("{live}/action"), body).await.json;
    assert_eq!(accepted["object"]["status"], "detaching");
    alice.wait(10);
    assert_eq!(attached(&alice).await.len(), 1);
    assert_eq!(
        alice
            .with_body("DELETE", &format!("/api/v2/instances/{uuid}"), Value::Null)
            .await
            .status,
        204
    );
    assert_eq!(
        alice.get(&format!("/api/v2/instances/{uuid}")).await.status,
        200,
        "it ends later"
    );
    alice.wait(10);
    assert_eq!(
        alice.get(&format!("/api/v2/instances/{uuid}")).await.status,
        404
    );
    assert_eq!(
        alice
            .get(&format!("/api/v2/instances/{uuid}?archived"))
            .await
            .status,
        200
    );
    assert_eq!(alice.get(&format!("{live}?_=9")).await.status, 404);
    assert!(attached(&alice).await.is_empty());
}

#[tokio::test]
async fn what_is_offered_follows_the_state() {
    let alice = Browser::of("alice").await;
    for (name, offered, missing) in [
        ("maize-gwas-2026", "Imaging", "Start"),
        ("blast-worker-2", "Start", "Stop"),
        ("blast-worker-10", "Resume", "Imaging"),
        ("variant-caller", "Redeploy", "Imaging"),
        ("archive-2024", "Unshelve", "Imaging"),
        ("drought-model", "Terminate", "Reboot"),
    ] {
        let uuid = alice.instance(name).await["uuid"]
            .as_str()
            .unwrap()
            .to_owned();
        let list = alice
            .get(&format!("/api/v2/instances/{uuid}/actions"))
            .await
            .json;
        let keys: Vec<&str> = list
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["key"].as_str().unwrap())
            .collect();
        assert!(
            keys.contains(&offered) && !keys.contains(&missing),
            "{name}: {keys:?}"
        );
    }
}

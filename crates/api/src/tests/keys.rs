//! Keys: the same request under the same key is carried out once, another one is refused.

use super::{Api, DESK, call::Call};
use serde_json::{Map, Value, json};

#[tokio::test]
async fn a_draft_is_begun_once_under_its_key() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let new = api.birth().await;
    let begin =
        |key: &str, body: &Value| Call::post("/api/v1/drafts").with(&desk).under(key).json(body);
    let first = api.send(begin("k", &new)).await.ok(201);
    // The order of the fields does not count.
    let turned: Map<String, Value> = new.as_object().unwrap().clone().into_iter().rev().collect();
    let again = api.send(begin("k", &Value::Object(turned))).await;
    assert!(again.is_replayed());
    assert_eq!(again.ok(200)["id"], first["id"]);
    let mut other = new.clone();
    other["answers"]["con"]["hoTen"] = json!("NGUYỄN BÌNH MẪU");
    let reused = api.send(begin("k", &other)).await;
    reused.problem(409, "request.key_reused");
    assert_ne!(api.send(begin("k2", &new)).await.ok(201)["id"], first["id"]);
    // A key is the token's own.
    let colleague = api.token(DESK).await;
    let call = Call::post("/api/v1/drafts").with(&colleague).under("k").json(&other);
    api.send(call).await.ok(201);
}

#[tokio::test]
async fn a_command_is_carried_out_once_under_its_key() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let path = format!("/api/v1/dossiers/{}/take-in", api.submitted(&desk, "1").await);
    let take_in = |key: &str, forward: bool| {
        Call::post(&path).with(&desk).under(key).json(&json!({ "forward": forward }))
    };
    let first = api.send(take_in("k", true)).await.ok(200);
    let again = api.send(take_in("k", true)).await;
    assert!(again.is_replayed());
    assert_eq!(again.ok(200), first);
    api.send(take_in("k", false)).await.problem(409, "request.key_reused");
    api.send(take_in("k2", true)).await.problem(409, "dossier.not_at_intake");
}

#[tokio::test]
async fn the_same_request_twice_at_once_is_one_draft_and_one_dossier() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let new = api.birth().await;
    let begin = || Call::post("/api/v1/drafts").with(&desk).under("k").json(&new);
    let (one, other) = tokio::join!(api.send(begin()), api.send(begin()));
    let ids = [one.json()["id"].clone(), other.json()["id"].clone()];
    assert_eq!(ids[0], ids[1]);
    let path = format!("/api/v1/drafts/{}/submission", super::text(&ids[0]));
    let submit = || Call::post(&path).with(&desk).json(&json!({ "channel": "direct" }));
    let (one, other) = tokio::join!(api.send(submit()), api.send(submit()));
    assert_eq!(one.json()["number"], other.json()["number"]);
    let found = Call::get("/api/v1/dossiers?q=026197999101").with(&desk);
    assert_eq!(api.send(found).await.ok(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_has_to_be_one() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let new = api.birth().await;
    let without = Call::post("/api/v1/drafts").with(&desk).json(&new);
    for call in [
        without.clone(),
        without.clone().under(""),
        without.clone().under("two words"),
        without.clone().under(&"x".repeat(201)),
    ] {
        api.send(call).await.problem(400, "request.key_missing");
    }
    api.send(without.under(&"x".repeat(200))).await.ok(201);
}

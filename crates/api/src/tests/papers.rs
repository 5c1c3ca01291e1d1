//! Official papers and the desk's no.

use super::{Api, DESK, call::Call};
use serde_json::json;

#[tokio::test]
async fn papers_are_there_once_there_is_something_to_print() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let dossier = format!("/api/v1/dossiers/{}", api.submitted(&desk, "1").await);
    let paper = |name: &str| Call::get(&format!("{dossier}/papers/{name}")).with(&desk);
    for early in ["receipt", "refusal", "supplement_request", "nothing"] {
        api.send(paper(early)).await.problem(404, "request.not_found");
    }
    let take_in = Call::post(&format!("{dossier}/take-in")).with(&desk).under("1");
    api.send(take_in.json(&json!({}))).await.ok(200);
    let receipt = api.send(paper("receipt")).await;
    assert_eq!(receipt.status, 200);
    assert_eq!(receipt.media_type(), "application/pdf");
    assert!(receipt.body.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_refusal_has_a_ground_and_a_withdrawal_ends() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let refused = format!("/api/v1/dossiers/{}", api.submitted(&desk, "1").await);
    let refuse =
        |body| Call::post(&format!("{refused}/refusal")).with(&desk).under("1").json(&body);
    let bare = api
        .send(refuse(json!({ "place": "Nơi cư trú", "accepted": "Nộp tại xã nơi cư trú" })))
        .await;
    assert_eq!(bare.fields(), super::call::fields(&[("/ground", "missing")]));
    let ground = json!({ "ground": "Luật Hộ tịch 2014, Điều 13", "place": "Nơi cư trú", "accepted": "Nộp tại xã nơi cư trú" });
    let carried = api.send(refuse(ground)).await.ok(200);
    assert_eq!(carried["progress"]["state"], "refused");

    let withdrawn = format!("/api/v1/dossiers/{}", api.submitted(&desk, "2").await);
    let withdraw = |key: &str| {
        Call::post(&format!("{withdrawn}/withdrawal")).with(&desk).under(key).json(&json!({}))
    };
    let carried = api.send(withdraw("1")).await.ok(200);
    assert_eq!(carried["progress"]["state"], "withdrawn");
    api.send(withdraw("2")).await.problem(409, "dossier.cannot_withdraw");
}

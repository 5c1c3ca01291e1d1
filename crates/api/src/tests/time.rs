//! Another day with an apology, stopping and going on, legs that go back.

use super::{Api, CHAIRMAN, DESK, REGISTRAR, call::Call};
use serde_json::{Value, json};

#[tokio::test]
async fn another_day_is_promised_once_and_a_stopped_dossier_goes_on_by_a_leader() {
    let api = Api::open().await;
    let (desk, registrar) = (api.token(DESK).await, api.token(REGISTRAR).await);
    let chairman = api.token(CHAIRMAN).await;
    let dossier = format!("/api/v1/dossiers/{}", api.submitted(&desk, "1").await);
    let post = async |token: &str, path: &str, key: &str, body: Value| {
        let call = Call::post(&format!("{dossier}/{path}")).with(token).under(key);
        api.send(call.json(&body)).await
    };
    let forward = json!({ "forward": true });
    post(&desk, "take-in", "take", forward).await.ok(200);

    let another = json!({ "due_at": "2023-05-30T16:00:00+07:00", "reason": "Chờ xác minh" });
    let unreadable = json!({ "due_at": "30/05/2023", "reason": "Chờ xác minh" });
    let told = post(&registrar, "apology", "1", unreadable).await;
    assert_eq!(told.fields(), super::call::fields(&[("/due_at", "wrong-shape")]));
    let carried = post(&registrar, "apology", "2", another.clone()).await.ok(200);
    assert_eq!(carried["progress"]["due_at"], "2023-05-30T16:00:00+07:00");
    assert_eq!(post(&registrar, "apology", "2", another.clone()).await.ok(200), carried);
    let again = post(&registrar, "apology", "3", another).await;
    again.problem(409, "dossier.reappointed_already");

    let why = || json!({ "reason": "Người nộp đề nghị" });
    let stopped = post(&desk, "stop", "4", why()).await.ok(200);
    assert_eq!(stopped["progress"]["state"], "paused");
    post(&registrar, "reopening", "5", why()).await.problem(403, "request.forbidden");
    let goes_on = post(&chairman, "reopening", "6", why()).await.ok(200);
    assert_eq!(goes_on["progress"]["state"], "processing");

    // The desk that sent it is of the same agency: there is nobody to send it back to.
    let back = json!({ "reason": "Thiếu trang 2" });
    let refused = post(&registrar, "steps/2/sending-back", "7", back).await;
    refused.problem(409, "dossier.not_from_another_agency");
    let again = post(&registrar, "steps/2/sending-again", "8", json!({})).await;
    again.problem(409, "dossier.not_sent_back");
}

#[tokio::test]
async fn a_leader_orders_and_the_unit_answers() {
    let api = Api::open().await;
    let (desk, registrar) = (api.token(DESK).await, api.token(REGISTRAR).await);
    let chairman = api.token(CHAIRMAN).await;
    let dossier = format!("/api/v1/dossiers/{}", api.submitted(&desk, "1").await);
    let post = async |token: &str, path: &str, key: &str, body: Value| {
        let call = Call::post(&format!("{dossier}/{path}")).with(token).under(key);
        api.send(call.json(&body)).await
    };
    let taken = post(&desk, "take-in", "take", json!({ "forward": true })).await.ok(200);
    let token = taken["progress"]["open_steps"][0]["token"].clone();
    let order = |token: &Value, to: &str| json!({ "token": token, "to": to, "due_at": "2023-05-30T16:00:00+07:00", "text": "Kiểm tra lại" });
    let unknown = post(&chairman, "orders", "1", order(&token, "khong.co")).await;
    assert_eq!(unknown.fields(), super::call::fields(&[("/to", "unknown-user")]));
    // Not by somebody who leads nothing, nor about a step that is over.
    post(&registrar, "orders", "2", order(&token, "")).await.problem(403, "request.forbidden");
    let over = post(&chairman, "orders", "3", order(&json!(999), "")).await;
    over.problem(422, "dossier.cannot_be_assigned");
    let given = post(&chairman, "orders", "4", order(&token, REGISTRAR)).await.ok(200);
    let open = &given["progress"]["open_orders"][0];
    assert_eq!(open["due_at"], "2023-05-30T16:00:00+07:00");
    assert_eq!(open["to"]["user_name"], REGISTRAR);
    assert_eq!(post(&chairman, "orders", "4", order(&token, REGISTRAR)).await.ok(200), given);

    let path = format!("orders/{}/answer", open["id"].as_str().unwrap());
    let answered = post(&registrar, &path, "5", json!({ "answer": "Đã kiểm tra" })).await.ok(200);
    assert_eq!(answered["progress"]["open_orders"], json!([]));
    let twice = post(&registrar, &path, "6", json!({ "answer": "Đã kiểm tra" })).await;
    twice.problem(409, "dossier.order_not_open");
}

//! Who may: tokens, scopes, and what belongs to somebody else.

use super::{
    Api, CHAIRMAN, DESK, EVERYTHING,
    call::Call,
    document::{self, Operation},
    text,
};
use crate::rates::{Rate, RateLimits};
use serde_json::json;

/// An address of an operation, with something in its variable parts.
fn address(operation: &Operation) -> String {
    let steps = operation.path.split('/').map(|step| match step {
        "{token}" | "{offset}" => "1",
        "{paper}" => "receipt",
        "{code}" => "1.001193",
        step if step.starts_with('{') => "0188a5f0-0000-7000-8000-000000000001",
        step => step,
    });
    steps.collect::<Vec<_>>().join("/")
}

fn call(operation: &Operation) -> Call {
    let method = operation.method.to_uppercase();
    let method = ["GET", "POST", "PUT", "DELETE"].into_iter().find(|m| *m == method).unwrap();
    Call::new(method, &address(operation))
}

/// Limits that do not stand in the way.
fn generous() -> RateLimits {
    let rate = Rate { burst: 10_000, a_minute: 10_000 };
    RateLimits { token: rate, open: rate, wrong_token: rate, look_up: rate }
}

#[tokio::test]
async fn every_operation_asks_for_the_token_and_the_scopes_that_the_document_names() {
    let api = Api::limited(generous()).await;
    let mut secured = 0;
    for operation in document::operations() {
        let anonymous = api.send(call(&operation)).await;
        let Some(scopes) = operation.scopes() else {
            assert!(anonymous.status.is_success(), "{} is public", operation.id());
            continue;
        };
        secured += 1;
        anonymous.problem(401, "token.missing");
        assert_eq!(anonymous.header("www-authenticate"), "Bearer realm=\"motcua\"");
        let wrong = api.send(call(&operation).with("mc_wrong")).await;
        wrong.problem(401, "token.invalid");
        assert!(wrong.header("www-authenticate").contains("error=\"invalid_token\""));
        for missing in scopes {
            let others: Vec<&str> = EVERYTHING.into_iter().filter(|s| *s != missing).collect();
            let token = api.province.token(DESK, &others).await;
            let refused = api.send(call(&operation).with(&token)).await;
            let problem = refused.problem(403, "token.scope_missing");
            assert!(text(&problem["detail"]).contains(missing), "{}", operation.id());
        }
    }
    assert!(secured > 25, "only {secured} operations ask for a token");
}

#[tokio::test]
async fn a_token_tells_what_it_may_and_ends() {
    let api = Api::open().await;
    let token = api.province.token(DESK, &["dossiers.read"]).await;
    let ask = || Call::get("/api/v1/token").with(&token);
    let told = api.send(ask()).await.ok(200);
    assert_eq!(told["scopes"], json!(["dossiers.read"]));
    assert_eq!(told["acts_as"]["user_name"], DESK);
    assert_eq!(told["positions"][0]["role"], "desk-officer");
    assert!(!token.contains(&text(&told["id"])), "the secret is not told");

    let administrator = api.province.staff_session("tinh.quantri").await;
    let administrator = api.province.ctx(&administrator).await;
    let id = text(&told["id"]).parse().unwrap();
    let given = api.province.token(DESK, &["dossiers.read"]).await;
    api.province.app.revoke_token(&administrator, id).await.unwrap();
    api.send(ask()).await.problem(401, "token.invalid");
    let other = || Call::get("/api/v1/token").with(&given);
    api.send(other()).await.ok(200);
    api.province.clock.advance_micros(31 * 24 * 3600 * 1_000_000);
    api.send(other()).await.problem(401, "token.invalid");
}

#[tokio::test]
async fn what_belongs_to_another_commune_is_not_there() {
    let api = Api::open().await;
    let (desk, stranger) = (api.token(DESK).await, api.token("dongich.motcua").await);
    let draft = format!("/api/v1/drafts/{}", text(&api.draft(&desk, "1").await["id"]));
    let id = api.submitted(&desk, "2").await;
    let dossier = format!("/api/v1/dossiers/{id}");
    for path in [
        &draft,
        &dossier,
        &format!("{dossier}/history"),
        &format!("{dossier}/papers/acknowledgement"),
    ] {
        api.send(Call::get(path).with(&stranger)).await.problem(404, "request.not_found");
    }
    for (path, body) in [
        (format!("{dossier}/take-in"), json!({})),
        (format!("{dossier}/refusal"), json!({ "ground": "a", "place": "b", "accepted": "c" })),
        (format!("{dossier}/withdrawal"), json!({})),
        (format!("{dossier}/steps/1/completion"), json!({ "outcome": "đạt" })),
        (format!("{dossier}/stop"), json!({ "reason": "a" })),
        (format!("{dossier}/reopening"), json!({ "reason": "a" })),
        (format!("{dossier}/steps/1/sending-back"), json!({ "reason": "a" })),
        (
            format!("{dossier}/orders"),
            json!({ "due_at": "2023-05-30T16:00:00+07:00", "text": "a" }),
        ),
        (format!("{draft}/submission"), json!({ "channel": "direct" })),
    ] {
        let call = Call::post(&path).with(&stranger).under("1").json(&body);
        api.send(call).await.problem(404, "request.not_found");
    }
    let search = Call::get("/api/v1/dossiers?q=026197999101");
    assert_eq!(api.send(search.clone().with(&stranger)).await.ok(200)["items"], json!([]));
    assert_eq!(api.send(search.with(&desk)).await.ok(200)["items"][0]["id"], json!(id));
}

#[tokio::test]
async fn whoever_may_only_read_does_nothing() {
    let api = Api::open().await;
    let (desk, chairman) = (api.token(DESK).await, api.token(CHAIRMAN).await);
    let dossier = format!("/api/v1/dossiers/{}", api.submitted(&desk, "1").await);
    api.send(Call::get(&dossier).with(&chairman)).await.ok(200);
    let take_in = Call::post(&format!("{dossier}/take-in")).with(&chairman).under("1");
    let vi = api.send(take_in.clone().json(&json!({}))).await.problem(403, "request.forbidden");
    let en = api.send(take_in.english().json(&json!({}))).await;
    assert_eq!(en.header("content-language"), "en");
    assert_ne!(en.problem(403, "request.forbidden")["detail"], vi["detail"]);
}

#[tokio::test]
async fn an_officer_files_nothing_for_themselves() {
    let api = Api::open().await;
    let token = api.token("lienbao.motcua").await;
    let mut own = api.birth().await;
    own["applicant"]["id_number"] = json!("026088999106");
    let call = Call::post("/api/v1/drafts").with(&token).under("1").json(&own);
    api.send(call).await.problem(403, "dossier.officer_is_applicant");
}

#[tokio::test]
async fn whoever_asks_too_often_waits() {
    let few = Rate { burst: 2, a_minute: 1 };
    let check = async |limits: RateLimits, calls: &dyn Fn(&str) -> Call, then: u16| {
        let api = Api::limited(limits).await;
        let token = api.token(DESK).await;
        for _ in 0..2 {
            assert_eq!(api.send(calls(&token)).await.status, then);
        }
        let refused = api.send(calls(&token)).await;
        refused.problem(429, "request.rate_limited");
        let seconds: u64 = refused.header("retry-after").parse().unwrap();
        assert!((1..=61).contains(&seconds), "{seconds}");
    };
    let token = |token: &str| Call::get("/api/v1/token").with(token);
    check(RateLimits { token: few, ..generous() }, &token, 200).await;
    let open = |_: &str| Call::get("/api/v1/areas");
    check(RateLimits { open: few, ..generous() }, &open, 200).await;
    let wrong = |_: &str| Call::get("/api/v1/token").with("mc_wrong");
    check(RateLimits { wrong_token: few, ..generous() }, &wrong, 401).await;
    let guess = |token: &str| {
        let body = json!({ "number": "000.00.04.H62-230525-0001", "check": "0000" });
        Call::post("/api/v1/tracking").with(token).json(&body)
    };
    check(RateLimits { look_up: few, ..generous() }, &guess, 404).await;
}

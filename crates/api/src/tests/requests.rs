//! What does not fit is told where it is, all of it at once.

use super::{
    Api, DESK,
    call::{Call, fields},
};
use serde_json::{Value, json};

#[tokio::test]
async fn every_problem_of_a_body_is_told_at_once() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let check = async |body: Value, expect: &[(&str, &str)]| {
        let call = Call::post("/api/v1/drafts").with(&desk).under("1").json(&body);
        let mut found = api.send(call).await.fields();
        found.sort();
        assert_eq!(found, fields(expect));
    };
    check(
        json!({
            "procedur": "1.001193",
            "area": 8836,
            "applicant": { "id_kind": "CMTND", "id_number": "", "name": "A", "birth": "12/4/1997" },
        }),
        &[
            ("/applicant/birth", "wrong-shape"),
            ("/applicant/id_kind", "not-an-option"),
            ("/applicant/id_number", "too-short"),
            ("/applicant/name", "too-short"),
            ("/area", "wrong-type"),
            ("/procedur", "unknown-field"),
            ("/procedure", "missing"),
        ],
    )
    .await;
    check(json!([]), &[("", "wrong-type")]).await;
    let new = api.birth().await;
    let with = |pointer: &str, value: Value| {
        let mut body = new.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    check(with("/procedure", json!("9.999999")), &[("/procedure", "unknown-code")]).await;
    check(with("/area", json!("99999")), &[("/area", "unknown-code")]).await;
    check(with("/area", json!("")), &[("/area", "area-required")]).await;
    check(
        with(
            "/applicant",
            json!({ "id_kind": "CCCD", "id_number": "123", "name": "An", "phone": "1" }),
        ),
        &[("/applicant/id_number", "identity-length"), ("/applicant/phone", "phone")],
    )
    .await;
    let mut nested = json!({ "truongHop": ["TT"], "camDoam": true });
    nested["con"] = json!({ "hoten": "A" });
    nested["chungSinh"] = json!({ "tep": "x" });
    check(
        with("/answers", nested),
        &[
            ("/answers/camDoam", "unknown-field"),
            ("/answers/chungSinh/tep", "file-elsewhere"),
            ("/answers/con/hoten", "unknown-field"),
            ("/answers/truongHop", "wrong-type"),
        ],
    )
    .await;
}

#[tokio::test]
async fn the_nearest_name_and_every_text_come_in_both_languages() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let mut body = api.birth().await;
    body["aplicant"] = json!({});
    let call = Call::post("/api/v1/drafts").with(&desk).under("1").json(&body);
    let vi = api.send(call.clone()).await;
    assert_eq!(vi.header("content-language"), "vi");
    let vi = vi.problem(422, "request.invalid");
    let en = api.send(call.english()).await.problem(422, "request.invalid");
    assert_eq!(vi["title"], "Dữ liệu chưa đúng");
    assert_eq!(en["title"], "Data not valid");
    assert_eq!(
        vi["errors"][0]["detail"],
        "Không có «aplicant»; tên gần giống nhất là «applicant»."
    );
    assert_eq!(
        en["errors"][0]["detail"],
        "There is no “aplicant”; the nearest known name is “applicant”."
    );
}

#[tokio::test]
async fn a_body_is_json_of_bounded_size() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let post =
        |kind: &str, body: &[u8]| Call::post("/api/v1/tracking").with(&desk).bytes(kind, body);
    let broken = api.send(post("application/json", b"{\"number\": ")).await;
    broken.problem(400, "request.unreadable");
    let form = post("application/x-www-form-urlencoded", b"number=1&check=1234");
    api.send(form).await.problem(415, "request.unsupported_type");
    let large = vec![b' '; 1024 * 1024 + 1];
    api.send(post("application/json", &large)).await.problem(413, "request.too_large");
    let told = r#"{"number": "000.00.04.H62-230525-0001", "check": "1234"}"#;
    let padded = format!("{told}{}", " ".repeat(1024 * 1024 - told.len()));
    let kind = "Application/JSON; charset=utf-8";
    api.send(post(kind, padded.as_bytes())).await.problem(404, "request.not_found");
    // Nested deeper than the parser follows.
    let deep = format!("{{\"number\": {}", "[".repeat(10_000));
    api.send(post("application/json", deep.as_bytes())).await.problem(400, "request.unreadable");
}

#[tokio::test]
async fn parameters_are_known_once_and_in_bounds() {
    let api = Api::open().await;
    let check = async |query: &str, expect: &[(&str, &str)]| {
        let answer = api.send(Call::get(&format!("/api/v1/procedures?{query}"))).await;
        assert_eq!(answer.fields(), fields(expect), "{query}");
    };
    check("limit=0", &[("limit", "below-minimum")]).await;
    check("limit=201", &[("limit", "above-maximum")]).await;
    check("limit=many", &[("limit", "wrong-type")]).await;
    check("limit=1&limit=2", &[("limit", "given-twice")]).await;
    check("lim=1", &[("lim", "unknown-field")]).await;
    check("after=9.9", &[("after", "not-a-key-of-a-page")]).await;
    check(&format!("q={}", "a".repeat(201)), &[("q", "too-long")]).await;
    let areas = api.send(Call::get("/api/v1/areas?parent=nowhere")).await;
    assert_eq!(areas.fields(), fields(&[("parent", "unknown-code")]));
}

#[tokio::test]
async fn addresses_and_methods_that_nobody_knows_are_problems_too() {
    let api = Api::open().await;
    for path in ["/api/v1", "/api/v1/nothing", "/api/v1/dossiers/"] {
        api.send(Call::get(path)).await.problem(404, "request.no_such_address");
    }
    let delete = api.send(Call::new("DELETE", "/api/v1/areas")).await;
    delete.problem(405, "request.method_not_allowed");
    assert_eq!(delete.header("allow"), "GET,HEAD");
    let desk = api.token(DESK).await;
    for path in ["/api/v1/dossiers/7", "/api/v1/drafts/x%2Fy", "/api/v1/files/0188a5f0"] {
        api.send(Call::get(path).with(&desk)).await.problem(404, "request.not_found");
    }
    api.send(Call::get("/api/v1/procedures/9.999999")).await.problem(404, "request.not_found");
}

#[tokio::test]
async fn answers_about_people_are_kept_by_nobody_in_between() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let answer = api.send(Call::get("/api/v1/work").with(&desk)).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("vary").contains("accept-language"));
}

//! Files: whole, in parts, and those that are not taken.

use super::{
    Api, DESK, PNG,
    call::{Call, fields},
    pdf, text,
};
use crate::rates::RateLimits;
use mc_app::Limits;
use mc_testkit::DemoProvince;
use serde_json::{Value, json};

#[tokio::test]
async fn a_file_that_is_not_what_it_says_is_refused() {
    let limits = Limits { file_bytes: 4096, files_a_dossier: 2, ..Limits::default() };
    let api = Api::of(DemoProvince::with_limits(limits).await, RateLimits::default());
    let desk = api.token(DESK).await;
    let draft = format!("/api/v1/drafts/{}", text(&api.draft(&desk, "1").await["id"]));
    let attach = |name: &str, bytes: &[u8]| {
        let path = format!("{draft}/files?component=field%3AchungSinh.tep&name={name}");
        Call::post(&path).with(&desk).bytes("application/octet-stream", bytes)
    };
    let check = async |name: &str, bytes: &[u8], status: u16, code: &str| {
        api.send(attach(name, bytes)).await.problem(status, code);
    };
    check("a.pdf", b"", 422, "file.empty").await;
    check("a.pdf", b"just words", 422, "file.unknown_type").await;
    check("a.pdf", PNG, 422, "file.not_what_it_says").await;
    check("a.pdf", &pdf()[..80], 422, "file.damaged").await;
    check("a.pdf", &[b' '; 4097], 413, "file.too_large").await;
    let typed = Call::post(&format!("{draft}/files?component=supplement&name=a.txt"));
    let typed = api.send(typed.with(&desk).bytes("text/plain", PNG)).await;
    typed.problem(415, "request.unsupported_type");
    let unknown = Call::post(&format!("{draft}/files?component=nothing&name=a.png"));
    let unknown = api.send(unknown.with(&desk).bytes("image/png", PNG)).await;
    assert_eq!(unknown.fields(), fields(&[("component", "unknown-code")]));

    let first = api.send(attach("a.png", PNG)).await.ok(201);
    api.send(attach("a.pdf", &pdf())).await.ok(201);
    let longer = [pdf(), b"\n".to_vec()].concat();
    let one_more = api.send(attach("b.pdf", &longer)).await;
    assert_eq!(one_more.fields(), fields(&[("component", "too-many-files")]));
    let detach =
        || Call::new("DELETE", &format!("{draft}/files/{}", text(&first["id"]))).with(&desk);
    assert_eq!(api.send(detach()).await.status, 204);
    let left = api.send(Call::get(&draft).with(&desk)).await.ok(200);
    assert_eq!(left["files"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_upload_goes_on_from_what_has_arrived() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let draft = format!("/api/v1/drafts/{}", text(&api.draft(&desk, "1").await["id"]));
    let whole = [pdf(), vec![b'\n'; 1024 * 1024]].concat();
    let begin = json!({
        "component": "field:chungSinh.tep",
        "name": "chung-sinh.pdf",
        "size_bytes": whole.len(),
    });
    let begin = Call::post(&format!("{draft}/uploads")).with(&desk).json(&begin);
    let upload = api.send(begin).await.ok(201);
    let part_bytes = usize::try_from(upload["part_bytes"].as_u64().unwrap()).unwrap();
    let upload = format!("/api/v1/uploads/{}", text(&upload["id"]));
    let part = |offset: usize, bytes: &[u8]| {
        let path = format!("{upload}/parts/{offset}");
        Call::new("PUT", &path).with(&desk).bytes("application/octet-stream", bytes)
    };
    let complete = || Call::post(&format!("{upload}/completion")).with(&desk);
    let (head, tail) = whole.split_at(part_bytes);

    api.send(complete()).await.problem(409, "upload.gap");
    let gap = api.send(part(part_bytes, tail).english()).await.problem(409, "upload.gap");
    assert!(text(&gap["detail"]).starts_with("0 of "), "{gap}");
    let arrived = |answer: &Value| answer["received_bytes"].as_u64().unwrap();
    let after = api.send(part(0, head)).await.ok(200);
    assert_eq!(arrived(&after), u64::try_from(part_bytes).unwrap());
    // The answer was lost: the same part is acknowledged again.
    assert_eq!(api.send(part(0, head)).await.ok(200), after);
    let told = api.send(Call::get(&upload).with(&desk)).await.ok(200);
    assert_eq!(told, after);
    api.send(part(0, &whole)).await.problem(413, "request.too_large");
    api.send(part(part_bytes, tail)).await.ok(200);
    let file = api.send(complete()).await.ok(201);
    assert_eq!(file["size_bytes"], whole.len());
    assert_eq!(api.send(complete()).await.ok(201)["id"], file["id"]);
    let stranger = api.token("dongich.motcua").await;
    let foreign = api.send(Call::get(&upload).with(&stranger)).await;
    foreign.problem(404, "request.not_found");
}

//! A supplement is asked for once (NĐ 61/2018/NĐ-CP, Điều 15 khoản 3).

use super::{
    Api, DESK, PNG,
    call::{Call, fields},
    text,
};
use serde_json::{Value, json};

fn request() -> Value {
    json!({
        "items": [{
            "field": "chungSinh.so",
            "what": "Số ghi trên giấy chứng sinh",
            "ground": "Luật Hộ tịch 2014, Điều 16",
        }],
        "contact": "Bộ phận Một cửa, 0211 3862 345",
        "answer_by": "2023-06-02",
    })
}

#[tokio::test]
async fn a_second_supplement_is_refused() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let id = api.submitted(&desk, "1").await;
    let path = format!("/api/v1/dossiers/{id}/supplement-request");
    let ask = |key: &str| Call::post(&path).with(&desk).under(key).json(&request());

    let asked = api.send(ask("1")).await.ok(200);
    assert_eq!(asked["progress"]["state"], "supplement_asked");
    assert!(api.send(ask("1")).await.is_replayed());
    let dossier = api.send(Call::get(&format!("/api/v1/dossiers/{id}")).with(&desk)).await.ok(200);
    assert_eq!(dossier["supplement"]["items"][0]["field"], "chungSinh.so");

    let begin = || Call::post(&format!("/api/v1/dossiers/{id}/supplement")).with(&desk);
    let draft = api.send(begin()).await.ok(200);
    assert_eq!(api.send(begin()).await.ok(200)["id"], draft["id"]);
    let draft = format!("/api/v1/drafts/{}", text(&draft["id"]));
    let mut answers = api.birth().await["answers"].clone();
    answers["chungSinh"]["so"] = json!("124");
    let fill = Call::new("PUT", &format!("{draft}/answers")).with(&desk);
    api.send(fill.json(&json!({ "answers": answers }))).await.ok(200);
    let attach = format!("{draft}/files?component=supplement&name=chung-sinh.png");
    api.send(Call::post(&attach).with(&desk).bytes("image/png", PNG)).await.ok(201);
    let submit = Call::post(&format!("{draft}/submission")).with(&desk);
    api.send(submit.json(&json!({ "note": "Đã bổ sung" }))).await.ok(201);

    let dossier = api.send(Call::get(&format!("/api/v1/dossiers/{id}")).with(&desk)).await.ok(200);
    assert_eq!(dossier["progress"]["state"], "submitted");
    assert_eq!(dossier["answers"]["chungSinh"]["so"], "124");
    assert_eq!(dossier["supplement"], Value::Null);

    let vi = api.send(ask("2")).await.problem(409, "dossier.supplement_already_asked");
    let en = api.send(ask("2").english()).await.problem(409, "dossier.supplement_already_asked");
    assert_ne!((&vi["title"], &vi["detail"]), (&en["title"], &en["detail"]));
}

#[tokio::test]
async fn a_request_names_exactly_one_thing_each_time() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let id = api.submitted(&desk, "1").await;
    let path = format!("/api/v1/dossiers/{id}/supplement-request");
    let check = async |body: Value, expect: &[(&str, &str)]| {
        let answer = api.send(Call::post(&path).with(&desk).under("1").json(&body)).await;
        assert_eq!(answer.fields(), fields(expect));
    };
    let mut none = request();
    none["items"][0].as_object_mut().unwrap().remove("field");
    check(none, &[("/items/0", "exactly-one")]).await;
    let mut both = request();
    both["items"][0]["component"] = json!("000.00.00.G15-KQ003204");
    check(both, &[("/items/0", "exactly-one")]).await;
    let mut half = request();
    half["token"] = json!(1);
    check(half, &[("", "both-or-neither")]).await;
    let mut wrong = request();
    wrong["items"] = json!([]);
    wrong["answer_by"] = json!("2023-02-30");
    check(wrong, &[("/items", "too-few-items"), ("/answer_by", "wrong-shape")]).await;
}

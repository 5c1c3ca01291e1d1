//! A birth registration from the first search to the returned result, over the API alone.

use super::{AREA, Api, BIRTH, CHAIRMAN, CLERK, DESK, PNG, REGISTRAR, call::Call, pdf, text};
use serde_json::{Value, json};

/// The token of the one step that a dossier stands on.
fn step(progress: &Value) -> u64 {
    let steps = progress["open_steps"].as_array().unwrap();
    assert_eq!(steps.len(), 1, "{progress}");
    steps[0]["token"].as_u64().unwrap()
}

impl Api {
    /// Sends a command to a dossier; where the dossier stands then.
    async fn command(&self, token: &str, path: &str, body: &Value) -> Value {
        let answer = self.send(Call::post(path).with(token).under(path).json(body)).await;
        assert!(!answer.is_replayed());
        let carried = answer.ok(200);
        let again = self.send(Call::post(path).with(token).under(path).json(body)).await;
        assert!(again.is_replayed(), "{path} sent again is carried out again");
        assert_eq!(again.ok(200), carried);
        carried["progress"].clone()
    }

    /// A draft that is filled step by step and submitted: id and number of the dossier.
    async fn filed(&self, desk: &str) -> (String, String) {
        let mut new = self.birth().await;
        let answers = new["answers"].clone();
        new["answers"] = json!({ "truongHop": "TT" });
        let begun = self.send(Call::post("/api/v1/drafts").with(desk).under("1").json(&new)).await;
        let draft = begun.ok(201);
        assert_eq!(draft["procedure"]["code"], BIRTH);
        assert_eq!(draft["area"]["code"], AREA);
        let problems = draft["problems"].as_array().unwrap();
        assert!(problems.iter().any(|p| p["pointer"] == "/answers/camDoan"), "{problems:?}");
        let path = format!("/api/v1/drafts/{}", text(&draft["id"]));
        assert_eq!(begun.header("location"), path);

        let submission = format!("{path}/submission");
        let submit = || Call::post(&submission).with(desk).json(&json!({ "channel": "direct" }));
        let early = self.send(submit()).await;
        assert!(early.fields().iter().any(|(place, _)| place == "/answers/camDoan"));

        let fill = Call::new("PUT", &format!("{path}/answers")).with(desk);
        let filled = self.send(fill.json(&json!({ "answers": answers }))).await.ok(200);
        assert_eq!(filled["problems"], json!([]));
        assert_eq!(filled["answers"], answers);

        let files = format!("{path}/files?component=field%3AchungSinh.tep&name=chung-sinh.png");
        let attach = || Call::post(&files).with(desk).bytes("image/png", PNG);
        let file = self.send(attach()).await.ok(201);
        assert_eq!((&file["media_type"], &file["pages"]), (&json!("image/png"), &json!(1)));
        let again = self.send(attach()).await;
        assert!(again.is_replayed());
        assert_eq!(again.ok(200), file);

        let submitted = self.send(submit()).await;
        let dossier = submitted.ok(201);
        let again = self.send(submit()).await;
        assert!(again.is_replayed());
        assert_eq!(again.ok(200), dossier);
        let id = text(&dossier["dossier_id"]);
        assert_eq!(submitted.header("location"), format!("/api/v1/dossiers/{id}"));
        let closed = self.send(Call::get(&path).with(desk)).await.ok(200);
        assert_eq!((&closed["state"], &closed["dossier_id"]), (&json!("submitted"), &json!(id)));
        let content = format!("/api/v1/files/{}", text(&file["id"]));
        assert_eq!(self.send(Call::get(&content).with(desk)).await.body, PNG);
        (id, text(&dossier["number"]))
    }

    async fn line(&self, token: &str, dossier: &str) -> Value {
        let work = self.send(Call::get("/api/v1/work").with(token)).await.ok(200);
        let mut lines = work["items"].as_array().unwrap().iter();
        let line = lines.find(|line| line["dossier_id"] == dossier);
        line.unwrap_or_else(|| panic!("{dossier} is not among {work}")).clone()
    }

    async fn track(&self, token: &str, number: &str, check: &str) -> super::Answered {
        let body = json!({ "number": number, "check": check });
        self.send(Call::post("/api/v1/tracking").with(token).json(&body)).await
    }
}

#[tokio::test]
async fn a_birth_registration_from_search_to_result() {
    let api = Api::open().await;
    let found = api.send(Call::get("/api/v1/procedures?q=dang%20ky%20khai%20sinh")).await.ok(200);
    let codes = found["items"].as_array().unwrap().iter().map(|p| text(&p["code"]));
    assert!(codes.collect::<Vec<_>>().contains(&BIRTH.to_owned()), "{found}");
    let procedure = api.send(Call::get("/api/v1/procedures/1.001193")).await.ok(200);
    assert_eq!(procedure["cases"][0]["area_level"], 3);

    let desk = api.token(DESK).await;
    let (id, number) = api.filed(&desk).await;
    let here = format!("/api/v1/dossiers/{id}");
    assert_eq!(api.track(&desk, &number, "9101").await.ok(200)["stage"], "submitted");
    api.track(&desk, &number, "0000").await.problem(404, "request.not_found");
    assert_eq!(api.line(&desk, &id).await["kind"], "intake");

    let progress = api.command(&desk, &format!("{here}/take-in"), &json!({})).await;
    assert_eq!(progress["state"], "processing");
    let token = step(&progress);
    let registrar = api.token(REGISTRAR).await;
    assert_eq!(api.line(&registrar, &id).await["token"], token);

    // Whoever does not have the duty of the step may not leave it.
    let completion = format!("{here}/steps/{token}/completion");
    let forward = json!({ "outcome": "đạt", "note": "Đã kiểm tra" });
    let foreign = Call::post(&completion).with(&desk).under("x").json(&forward);
    api.send(foreign).await.problem(403, "dossier.not_your_step");

    let code = text(&procedure["results"][0]["code"]);
    let results = format!(
        "{here}/steps/{token}/results?kind=granted&code={code}&title=Gi%E1%BA%A5y%20khai%20sinh\
&symbol=12%2F2023&issued_on=2023-05-25&name=khai-sinh.pdf"
    );
    let attach = Call::post(&results).with(&registrar).under("r").bytes("application/pdf", &pdf());
    assert!(!api.send(attach.clone()).await.is_replayed());
    assert!(api.send(attach).await.is_replayed());
    let token = step(&api.command(&registrar, &completion, &forward).await);

    let chairman = api.token(CHAIRMAN).await;
    let decision = format!("{here}/steps/{token}/decision");
    let token = step(&api.command(&chairman, &decision, &json!({ "approve": true })).await);

    let clerk = api.token(CLERK).await;
    let completion = format!("{here}/steps/{token}/completion");
    let progress = api.command(&clerk, &completion, &json!({ "outcome": "phát hành" })).await;
    assert_eq!(
        (&progress["state"], &progress["delivery"]),
        (&json!("finished"), &json!("at_desk"))
    );
    assert_eq!(api.track(&desk, &number, "9101").await.ok(200)["stage"], "ready");

    let hand_over = format!("{here}/return");
    let nobody = Call::post(&hand_over).with(&desk).under("n").json(&json!({ "way": "desk" }));
    api.send(nobody).await.problem(422, "dossier.receiver_missing");
    let receiver = json!({ "way": "desk", "receiver": "Trần Thị Mẫu Lan", "paper": "CCCD 9101" });
    let progress = api.command(&desk, &hand_over, &receiver).await;
    assert_eq!(progress["state"], "returned");
    assert_eq!(progress["national_state"], 10);
    assert_eq!(api.track(&desk, &number, "9101").await.ok(200)["stage"], "ended");

    told(&api, &desk, &here).await;
}

/// What a dossier tells at its end.
async fn told(api: &Api, desk: &str, here: &str) {
    let dossier = api.send(Call::get(here).with(desk).english()).await.ok(200);
    assert_eq!(dossier["applicant"]["name"], "Trần Thị Mẫu Lan");
    assert_eq!(dossier["entered_by"]["user_name"], DESK);
    assert_eq!(dossier["ended"]["timeliness"], "early");
    assert_eq!(dossier["results"][0]["approved_by"]["user_name"], CHAIRMAN);
    assert!(!dossier["due_explained"].as_array().unwrap().is_empty());
    let history = api.send(Call::get(&format!("{here}/history")).with(desk)).await.ok(200);
    let events = history["items"].as_array().unwrap();
    assert!(events.iter().all(|event| event["by"]["kind"] != "staff"), "a system is named");
    let kinds: Vec<_> = events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    for kind in ["submitted", "taken_in", "result_attached", "result_approved", "returned"] {
        assert_eq!(kinds.iter().filter(|k| **k == kind).count(), 1, "{kind} among {kinds:?}");
    }
}

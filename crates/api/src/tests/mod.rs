//! The API from outside: requests through the router on the demonstration province. Every answer is
//! held to the document: its status is declared, its body fits the schema.

mod access;
mod call;
mod document;
mod files;
mod journey;
mod keys;
mod pages;
mod papers;
mod requests;
mod supplement;
mod time;

use crate::rates::RateLimits;
use axum::Router;
use call::{Answered, Call};
use mc_testkit::DemoProvince;
use serde_json::{Value, json};
use std::fmt::Write;
use tower::ServiceExt;

const EVERYTHING: [&str; 3] = mc_app::tokens::SCOPES;
/// The desk, the registrar, the chairman and the clerk of the commune of Xuân Lôi.
const DESK: &str = "xuanloi.motcua";
const REGISTRAR: &str = "xuanloi.hotich";
const CHAIRMAN: &str = "xuanloi.chutich";
const CLERK: &str = "xuanloi.vanthu";
/// Xã Xuân Lôi.
const AREA: &str = "08836";
/// Birth registration.
const BIRTH: &str = "1.001193";

/// The API of a province of a test's own.
struct Api {
    province: DemoProvince,
    router: Router,
}

impl Api {
    async fn open() -> Self {
        Self::limited(RateLimits::default()).await
    }

    async fn limited(rates: RateLimits) -> Self {
        Self::of(DemoProvince::open().await, rates)
    }

    fn of(province: DemoProvince, rates: RateLimits) -> Self {
        let router = crate::api::router(province.app.clone(), rates);
        Self { province, router }
    }

    async fn token(&self, user_name: &str) -> String {
        self.province.token(user_name, &EVERYTHING).await
    }

    /// Sends a request, and holds the answer to the document.
    async fn send(&self, call: Call) -> Answered {
        let (method, path) = (call.method(), call.path());
        let answer = self.router.clone().oneshot(call.request()).await.unwrap();
        let answered = Answered::read(answer).await;
        document::hold(&method, &path, &answered);
        answered
    }

    /// A draft of a birth registration with everything that is asked for.
    async fn draft(&self, token: &str, key: &str) -> Value {
        let call = Call::post("/api/v1/drafts").with(token).under(key).json(&self.birth().await);
        let draft = self.send(call).await.ok(201);
        assert_eq!(draft["problems"], json!([]));
        draft
    }

    /// A birth registration as it is sent: the example of the form.
    async fn birth(&self) -> Value {
        let form = self.send(Call::get("/api/v1/procedures/1.001193/form")).await.ok(200);
        json!({
            "procedure": BIRTH,
            "area": AREA,
            "applicant": {
                "id_kind": "CCCD",
                "id_number": "026197999101",
                "name": "Trần Thị Mẫu Lan",
                "birth": "1997-04-12",
                "phone": "0900000001",
            },
            "answers": form["examples"][0],
        })
    }

    /// A birth registration that was submitted: its id.
    async fn submitted(&self, token: &str, key: &str) -> String {
        let draft = self.draft(token, key).await;
        let path = format!("/api/v1/drafts/{}/submission", text(&draft["id"]));
        let call = Call::post(&path).with(token).json(&json!({ "channel": "direct" }));
        text(&self.send(call).await.ok(201)["dossier_id"])
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x01, 0xe5, 0x27, 0xde, 0xfc, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

/// A PDF with one empty page.
fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 4\n0000000000 65535 f \n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        writeln!(out, "{} 0 obj\n{object}\nendobj", index + 1).unwrap();
    }
    let begin = out.len();
    out += &table;
    writeln!(out, "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{begin}\n%%EOF").unwrap();
    out.into_bytes()
}

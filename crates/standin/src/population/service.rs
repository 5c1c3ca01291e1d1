//! The adapter's address: a question as JSON, an answer as `{error_code, message}`.

use super::{Manner, Population, soap};
use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};

const HUGE_BYTES: usize = 1024 * 1024;

pub(super) fn router(population: Population) -> Router {
    Router::new().route("/037", post(ask)).with_state(population)
}

async fn ask(State(population): State<Population>, body: Bytes) -> Response {
    let question = String::from_utf8_lossy(&body).into_owned();
    let manners = population.manners();
    manners.was_asked(&question);
    let manner = manners.now();
    match manner {
        Manner::Down => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Manner::Slow(pause) => tokio::time::sleep(pause).await,
        Manner::Refuses => return envelope("99", "Không được phép khai thác"),
        Manner::Malformed => return envelope("0", "<html><body>502 Bad Gateway</p></html>"),
        Manner::Huge => return envelope("0", &"<!-- -->".repeat(HUGE_BYTES / 8)),
        Manner::Empty => return envelope("0", &soap::envelope(None, manner)),
        Manner::WithDistricts
        | Manner::WithoutDistricts
        | Manner::CutOff
        | Manner::WrongNumber
        | Manner::YearsOnly => {}
    }
    let Some(asked) = Asked::of(&question) else {
        return envelope("01", "Thiếu thông tin tra cứu");
    };
    let found = population.find(&asked.number, &asked.name, &asked.year);
    let found = found.map(|mut person| {
        if manner == Manner::WrongNumber {
            "026099999999".clone_into(&mut person.number);
        }
        person
    });
    let mut message = soap::envelope(found.as_ref(), manner);
    if manner == Manner::CutOff {
        let half = message.chars().count() / 2;
        message = message.chars().take(half).collect();
    }
    envelope("0", &message)
}

fn envelope(code: &str, message: &str) -> Response {
    Json(json!({"error_code": code, "message": message})).into_response()
}

/// The keys of a question; nothing where one of its fields is missing.
struct Asked {
    number: String,
    name: String,
    year: String,
}

impl Asked {
    fn of(question: &str) -> Option<Self> {
        let question: Value = serde_json::from_str(question).ok()?;
        let text = |name: &str| {
            let text = question.get(name)?.as_str()?;
            (!text.is_empty()).then(|| text.to_owned())
        };
        // Without them the register does not answer at all.
        for needed in ["MaTichHop", "MaDVC", "MaCanBo", "MaYeuCau"] {
            text(needed)?;
        }
        Some(Self { number: text("SoDinhDanh")?, name: text("HoVaTen")?, year: text("Nam")? })
    }
}

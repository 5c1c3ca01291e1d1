//! The document axis of a province, by which units and enterprises reach the national one (REST).

use super::{
    Agency, AxisError, Entry, Fetched, Kind, Parcel, Transport, Tries,
    answer::text,
    upload::{FilePart, Upload},
    wire::{self, MOST_ENTRIES, Part},
};
use crate::population::Breaker;
use mc_kernel::CivilDay;
use reqwest::{Body, Client, RequestBuilder, Response, header::CONTENT_TYPE};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{borrow::Cow, fmt, path::Path, time::Duration};
use tokio::{sync::Mutex, time::Instant};

/// The largest answer with a document: its text stands in JSON, which is read whole.
const MOST_DOCUMENT_BYTES: usize = 160 * 1024 * 1024;
/// How long a token is used; the axis takes it for about half an hour.
const TOKEN_LIFE: Duration = Duration::from_mins(25);

/// Where the axis of the province is, and as whom it is spoken to.
#[derive(Clone, PartialEq, Eq)]
pub struct ProvincialSettings {
    /// The address before `/v1`.
    pub url: String,
    /// The user name of this system.
    pub username: String,
    /// Its password.
    pub password: String,
    /// The code of the application.
    pub application: String,
    /// The identifier of the unit (`X-SystemId`).
    pub system: String,
    /// The secret of the unit (`X-SecretKey`).
    pub secret: String,
    /// How long a call may take, one with a file ten times as long.
    pub timeout: Duration,
    /// How often a call is tried.
    pub tries: Tries,
}

impl fmt::Debug for ProvincialSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProvincialSettings({}, {})", self.url, self.system)
    }
}

/// The axis of a province, for one unit.
pub struct ProvincialAxis {
    settings: ProvincialSettings,
    client: Client,
    breaker: Breaker,
    token: Mutex<Option<(String, Instant)>>,
}

impl fmt::Debug for ProvincialAxis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProvincialAxis({:?})", self.settings)
    }
}

/// A document as it is answered; the attachments beside it are in its text, too.
#[derive(Debug, Deserialize)]
struct Answered<'a> {
    #[serde(default)]
    success: bool,
    #[serde(default, borrow)]
    message: Cow<'a, str>,
    #[serde(default, borrow)]
    data: Option<Document<'a>>,
}

#[derive(Debug, Deserialize)]
struct Document<'a> {
    #[serde(default, borrow)]
    edxml: Option<Cow<'a, str>>,
    #[serde(default, rename = "errorCode")]
    error_code: Value,
}

impl ProvincialAxis {
    /// Prepares the conversation; nobody is spoken to yet.
    ///
    /// # Errors
    /// The address is none, or not one that is safe.
    pub fn new(settings: ProvincialSettings) -> Result<Self, AxisError> {
        let client = wire::client(&settings.url, settings.timeout)?;
        let (breaker, token) = (Breaker::default(), Mutex::new(None));
        Ok(Self { settings, client, breaker, token })
    }

    /// Sends a file, and says what the axis calls it. Sender and receivers stand in the file.
    ///
    /// Where an answer was lost the file is sent again: the receiver knows it by its document id.
    pub async fn send(&self, parcel: &Parcel<'_>) -> Result<String, AxisError> {
        let part = FilePart { field: "edocFile", name: "edoc.edxml", media: "application/xml" };
        let once = async || {
            let texts = [("messageType", parcel.kind.name())];
            let upload = Upload::new(&texts, &part, parcel.file).await?;
            let request = self.client.post(self.address("/v1/sendEdoc"));
            let request = request.header(CONTENT_TYPE, Upload::content_type());
            let request = request.timeout(self.settings.timeout.saturating_mul(10));
            let answer = wire::json(self.ask(request.body(Body::wrap(upload))).await?).await?;
            let answer = accepted(answer)?;
            let id = text(&answer, &["docId"]);
            if id.is_empty() { Err(AxisError::Malformed) } else { Ok(id) }
        };
        self.settings.tries.run(&self.breaker, once).await
    }

    /// Lists what waits for this unit between two days, each file once.
    pub async fn received(
        &self,
        kind: Kind,
        (since, until): (CivilDay, CivilDay),
    ) -> Result<Vec<Entry>, AxisError> {
        let slashed =
            |day: CivilDay| format!("{}%2F{:02}%2F{:02}", day.year(), day.month(), day.day());
        let query = format!(
            "/v1/syncReceivedEdocList?messageType={}&fromDate={}&toDate={}",
            kind.name(),
            slashed(since),
            slashed(until)
        );
        wire::entries(&self.get(&query).await?)
    }

    /// Fetches a file; nothing stands at `path` before it is whole. A refusal may mean that the sender
    /// recalled it.
    pub async fn fetch(&self, doc_id: &str, path: &Path) -> Result<Fetched, AxisError> {
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("docId", doc_id)
            .finish();
        let address = self.address(&format!("/v1/getEdoc?{query}"));
        let once = async || {
            let request = self.client.get(&address);
            let request = request.timeout(self.settings.timeout.saturating_mul(10));
            let response = self.ask(request).await?;
            let status = response.status();
            let bytes = wire::bytes(response, MOST_DOCUMENT_BYTES).await?;
            let answered: Answered<'_> =
                serde_json::from_slice(&bytes).map_err(|_error| wire::unreadable(status))?;
            let document = answered.data;
            let edxml = document.as_ref().and_then(|document| document.edxml.as_deref());
            let Some(edxml) = edxml.filter(|text| answered.success && !text.is_empty()) else {
                let code = document.map(|document| document.error_code).unwrap_or_default();
                let code = text(&json!({ "code": code }), &["code"]);
                let code = if code.is_empty() { "not-there".to_owned() } else { code };
                return Err(AxisError::Refused { code, words: answered.message.into_owned() });
            };
            let mut part = Part::begin(path).await?;
            match part.put(edxml.as_bytes()).await {
                Ok(()) => part.keep(None).await,
                Err(error) => part.lose(error).await,
            }
        };
        self.settings.tries.run(&self.breaker, once).await
    }

    /// Says that a file was taken, or could not be.
    pub async fn acknowledge(&self, doc_id: &str, how: Transport) -> Result<(), AxisError> {
        let body = json!({"docId": doc_id, "status": how.name()}).to_string();
        let once = async || {
            let request = self.client.post(self.address("/v1/updateStatus"));
            let request = request.header(CONTENT_TYPE, "application/json").body(body.clone());
            accepted(wire::json(self.ask(request).await?).await?).map(|_answer| ())
        };
        self.settings.tries.run(&self.breaker, once).await
    }

    /// Who is on the axis.
    pub async fn agencies(&self) -> Result<Vec<Agency>, AxisError> {
        let answer = self.get("/v1/getAgenciesList").await?;
        let agency = |value: &Value| Agency {
            code: text(value, &["orgCode"]),
            name: text(value, &["orgName"]),
            parent: text(value, &["parentCode"]),
        };
        Ok(wire::list(&answer)?.iter().take(MOST_ENTRIES).map(agency).collect())
    }

    async fn get(&self, path: &str) -> Result<Value, AxisError> {
        let address = self.address(path);
        let once = async || accepted(wire::json(self.ask(self.client.get(&address)).await?).await?);
        self.settings.tries.run(&self.breaker, once).await
    }

    /// Asks in the name of the unit. A token that is not taken any more is thrown away: the next try
    /// gets another.
    async fn ask(&self, request: RequestBuilder) -> Result<Response, AxisError> {
        let request = request
            .bearer_auth(self.token().await?)
            .header("X-SystemId", &self.settings.system)
            .header("X-SecretKey", &self.settings.secret);
        let response = request.send().await.map_err(|e| AxisError::transport(&e))?;
        if response.status().as_u16() != 401 {
            return Ok(response);
        }
        *self.token.lock().await = None;
        Err(AxisError::SignedOut)
    }

    async fn token(&self) -> Result<String, AxisError> {
        let mut token = self.token.lock().await;
        if let Some((token, until)) = token.as_ref()
            && Instant::now() < *until
        {
            return Ok(token.clone());
        }
        let body = json!({
            "username": self.settings.username,
            "password": self.settings.password,
            "applicationCode": self.settings.application,
            "otp": null,
            "twoFactorProvider": null,
            "typeObjs": [0, 1],
        });
        let request = self.client.post(self.address("/v1/auth/login?allow_anonymous=true"));
        let request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        let response = request.send().await.map_err(|e| AxisError::transport(&e))?;
        let answer = wire::json(response).await?;
        let got = answer.get("data").map(|data| text(data, &["token"])).unwrap_or_default();
        if got.is_empty() {
            let (code, words) = (text(&answer, &["code"]), text(&answer, &["message"]));
            return Err(AxisError::Refused { code: format!("login {code}"), words });
        }
        *token = Some((got.clone(), Instant::now() + TOKEN_LIFE));
        Ok(got)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.settings.url.trim_end_matches('/'))
    }
}

/// An answer that says it went well.
fn accepted(answer: Value) -> Result<Value, AxisError> {
    if answer.get("success").and_then(Value::as_bool) == Some(true) {
        return Ok(answer);
    }
    let data = answer.get("data").cloned().unwrap_or_default();
    let code = text(&data, &["errorCode"]);
    let words = [text(&data, &["errorDesc"]), text(&answer, &["message"])];
    let words = words.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    if code.is_empty() && words.is_empty() {
        return Err(AxisError::Malformed);
    }
    Err(AxisError::Refused { code, words })
}

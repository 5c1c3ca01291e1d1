//! The national document axis (trục liên thông văn bản quốc gia), as its SDK 2.0 speaks.

use super::{
    Agency, AxisError, Entry, Fetched, Kind, Parcel, SentEntry, Transport, Tries,
    answer::text,
    signature,
    upload::{FilePart, Upload},
    wire::{self, Part},
};
use crate::population::Breaker;
use mc_kernel::{CivilDay, Clock, Digest, Zone};
use reqwest::{
    Body, Client, Response,
    header::{CONTENT_TYPE, HeaderMap},
};
use serde_json::{Value, json};
use std::{fmt, path::Path, sync::Arc, time::Duration};

const SERVICE: &str = "eDoc";

/// Where the national axis is, and as whom it is spoken to.
#[derive(Clone, PartialEq, Eq)]
pub struct NationalSettings {
    /// The address of the service.
    pub url: String,
    /// The identifier of this system (`systemid`).
    pub system: String,
    /// Its secret.
    pub secret: String,
    /// How long a call may take, one with a file ten times as long.
    pub timeout: Duration,
    /// How often a call is tried.
    pub tries: Tries,
}

impl fmt::Debug for NationalSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalSettings({}, {})", self.url, self.system)
    }
}

/// The national axis.
pub struct NationalAxis {
    settings: NationalSettings,
    client: Client,
    breaker: Breaker,
    clock: Arc<dyn Clock>,
    zone: Zone,
}

impl fmt::Debug for NationalAxis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalAxis({:?})", self.settings)
    }
}

impl NationalAxis {
    /// Prepares the conversation; nobody is spoken to yet.
    ///
    /// # Errors
    /// The address is none, or not one that is safe.
    pub fn new(settings: NationalSettings, clock: Arc<dyn Clock>) -> Result<Self, AxisError> {
        let client = wire::client(&settings.url, settings.timeout)?;
        Ok(Self { settings, client, breaker: Breaker::default(), clock, zone: Zone::viet_nam() })
    }

    /// Sends a file, and says what the axis calls it.
    ///
    /// Where an answer was lost the file is sent again: the receiver knows it by its document id.
    pub async fn send(&self, parcel: &Parcel<'_>) -> Result<String, AxisError> {
        let digest = parcel.digest.to_string();
        let named = [
            ("servicetype", SERVICE),
            ("messagetype", parcel.kind.name()),
            ("from", parcel.from),
            ("to", parcel.to),
            ("hash-file", digest.as_str()),
        ];
        let part =
            FilePart { field: "file_doc", name: "edoc.edxml", media: "application/octet-stream" };
        let once = async || {
            let headers = self.headers(&named)?;
            let upload = Upload::new(&[], &part, parcel.file).await?;
            let request = self.client.post(self.address("/sendEdoc")).headers(headers);
            let request = request.header(CONTENT_TYPE, Upload::content_type());
            let request = request.timeout(self.settings.timeout.saturating_mul(10));
            let response = request.body(Body::wrap(upload)).send().await;
            let answer = accepted(response.map_err(|e| AxisError::transport(&e))?).await?;
            let id = text(&answer, &["DocId", "docId"]);
            if id.is_empty() { Err(AxisError::Malformed) } else { Ok(id) }
        };
        self.settings.tries.run(&self.breaker, once).await
    }

    /// Lists what waits for this system, each file once.
    pub async fn received(&self, kind: Kind, since: CivilDay) -> Result<Vec<Entry>, AxisError> {
        let body = json!({
            "servicetype": SERVICE,
            "messagetype": kind.name(),
            "fromDate": slashed(since),
        });
        wire::entries(&self.call("/getReceivedEdocList", &body).await?)
    }

    /// Lists what this system sent, and how far it came.
    pub async fn sent(&self, kind: Kind, since: CivilDay) -> Result<Vec<SentEntry>, AxisError> {
        let body = json!({
            "servicetype": SERVICE,
            "messagetype": kind.name(),
            "fromDate": slashed(since),
        });
        let answer = self.call("/getSentEdocList", &body).await?;
        let entry = |value: &Value| SentEntry {
            doc_id: text(value, &["docId"]),
            to: text(value, &["toCode"]),
            received: text(value, &["receiveStatus"]),
            sent: text(value, &["sendStatus"]),
        };
        Ok(wire::list(&answer)?.iter().map(entry).collect())
    }

    /// Fetches a file; nothing stands at `path` before it is whole.
    pub async fn fetch(&self, doc_id: &str, path: &Path) -> Result<Fetched, AxisError> {
        let body = json!({"docId": doc_id, "filePath": format!("{doc_id}.edxml")});
        let once = async || {
            let request = self.request("/getEdoc", &body)?;
            let request = request.timeout(self.settings.timeout.saturating_mul(10));
            let response = request.send().await.map_err(|e| AxisError::transport(&e))?;
            if is_json(response.headers()) || !response.status().is_success() {
                // A file is no JSON: what is, says why there is none.
                accepted(response).await?;
                return Err(AxisError::Malformed);
            }
            keep(response, path).await
        };
        self.settings.tries.run(&self.breaker, once).await
    }

    /// Says that a file was taken, or could not be.
    pub async fn acknowledge(&self, doc_id: &str, how: Transport) -> Result<(), AxisError> {
        let body = json!({"docid": doc_id, "status": how.name()});
        self.call("/updateStatus", &body).await.map(|_answer| ())
    }

    /// Who is on the axis.
    pub async fn agencies(&self) -> Result<Vec<Agency>, AxisError> {
        let answer = self.call("/getAgenciesList", &json!({})).await?;
        let agency = |value: &Value| Agency {
            code: text(value, &["code"]),
            name: text(value, &["name"]),
            parent: text(value, &["pid"]),
        };
        Ok(wire::list(&answer)?.iter().map(agency).collect())
    }

    async fn call(&self, path: &str, body: &Value) -> Result<Value, AxisError> {
        let once = async || {
            let response = self.request(path, body)?.send().await;
            accepted(response.map_err(|e| AxisError::transport(&e))?).await
        };
        self.settings.tries.run(&self.breaker, once).await
    }

    fn request(&self, path: &str, body: &Value) -> Result<reqwest::RequestBuilder, AxisError> {
        let request = self.client.post(self.address(path)).headers(self.headers(&[])?);
        Ok(request.header(CONTENT_TYPE, "application/json").body(body.to_string()))
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.settings.url.trim_end_matches('/'))
    }

    /// The headers of one try: each has a time of its own.
    fn headers(&self, named: &[(&str, &str)]) -> Result<HeaderMap, AxisError> {
        let now = signature::timestamp(self.clock.now(), &self.zone);
        let mut plain = vec![("systemid", self.settings.system.as_str()), ("timestamp", &now)];
        plain.extend_from_slice(named);
        signature::headers(&self.settings.secret, &plain)
    }
}

fn slashed(day: CivilDay) -> String {
    format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day())
}

fn is_json(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media.is_some_and(|media| media.starts_with("application/json"))
}

/// An answer that says it went well.
async fn accepted(response: Response) -> Result<Value, AxisError> {
    let status = response.status();
    let answer = wire::json(response).await?;
    let code = text(&answer, &["ErrorCode", "errorCode"]);
    let is_well = status.is_success()
        && text(&answer, &["status"]).eq_ignore_ascii_case("OK")
        && (code.is_empty() || code == "0");
    if is_well {
        return Ok(answer);
    }
    if code.is_empty() || code == "0" {
        return Err(if status.is_success() {
            AxisError::Malformed
        } else {
            AxisError::Status(status.as_u16())
        });
    }
    Err(AxisError::Refused { code, words: text(&answer, &["ErrorDesc", "errorDesc"]) })
}

async fn keep(mut response: Response, path: &Path) -> Result<Fetched, AxisError> {
    let told = response.headers().get("hash-file").and_then(|value| value.to_str().ok());
    let told = told.filter(|told| told.parse::<Digest>().is_ok()).map(str::to_owned);
    let mut part = Part::begin(path).await?;
    loop {
        let done = match response.chunk().await {
            Ok(Some(bytes)) => part.put(&bytes).await,
            Ok(None) => return part.keep(told.as_deref()).await,
            Err(error) => Err(AxisError::transport(&error)),
        };
        if let Err(error) = done {
            return part.lose(error).await;
        }
    }
}

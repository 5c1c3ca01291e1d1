//! Reading what an axis answers, within bounds.

use super::{AxisError, Fetched, answer::text};
use mc_kernel::digest::Digester;
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{fs, io::AsyncWriteExt as _};

/// The largest list or envelope that is read.
const MOST_ANSWER_BYTES: usize = 8 * 1024 * 1024;
/// The largest file that is fetched.
const MOST_FILE_BYTES: u64 = 512 * 1024 * 1024;
/// Entries of a list.
pub(super) const MOST_ENTRIES: usize = 5_000;
/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A client for an axis.
pub(super) fn client(url: &str, timeout: Duration) -> Result<Client, AxisError> {
    let parsed =
        url::Url::parse(url).map_err(|error| AxisError::Unfit(format!("{url}: {error}")))?;
    let is_here = matches!(parsed.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    if !(parsed.scheme() == "https" || parsed.scheme() == "http" && is_here) {
        return Err(AxisError::Unfit(format!("{url}: https is needed")));
    }
    let built = Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(timeout)
        .redirect(Policy::none())
        .no_proxy()
        .build();
    built.map_err(|error| AxisError::Unfit(error.to_string()))
}

/// An answer as bytes.
pub(super) async fn bytes(mut response: Response, most: usize) -> Result<Vec<u8>, AxisError> {
    let mut bytes = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|e| AxisError::transport(&e))? {
        if bytes.len().saturating_add(part.len()) > most {
            return Err(AxisError::TooLarge);
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// An answer as JSON, whatever its status; what is no JSON is a failure of the axis.
pub(super) async fn json(response: Response) -> Result<Value, AxisError> {
    let status = response.status();
    let bytes = bytes(response, MOST_ANSWER_BYTES).await?;
    match serde_json::from_slice::<Value>(&bytes) {
        Ok(value) if value.is_object() => Ok(value),
        Ok(_) | Err(_) => Err(unreadable(status)),
    }
}

/// What an answer is that cannot be read.
pub(super) fn unreadable(status: StatusCode) -> AxisError {
    if status.is_success() { AxisError::Malformed } else { AxisError::Status(status.as_u16()) }
}

/// The list in an answer.
pub(super) fn list(answer: &Value) -> Result<&[Value], AxisError> {
    match answer.get("data") {
        Some(Value::Array(entries)) if entries.len() <= MOST_ENTRIES => Ok(entries),
        Some(Value::Array(_)) => Err(AxisError::TooLarge),
        None | Some(Value::Null) => Ok(&[]),
        Some(_) => Err(AxisError::Malformed),
    }
}

/// The entries of a list that have an id, each id once.
pub(super) fn entries(answer: &Value) -> Result<Vec<super::Entry>, AxisError> {
    let mut out: Vec<super::Entry> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for value in list(answer)? {
        let doc_id = text(value, &["docId", "docid"]);
        if doc_id.is_empty() || !seen.insert(doc_id.clone()) {
            continue;
        }
        out.push(super::Entry {
            doc_id,
            from: text(value, &["from"]),
            to: text(value, &["to"]),
            status: text(value, &["status"]),
            created: text(value, &["created_time", "createdTime"]),
        });
    }
    Ok(out)
}

/// A file that gets its name when it is whole.
pub(super) struct Part {
    path: PathBuf,
    begun: PathBuf,
    file: fs::File,
    digester: Digester,
    bytes: u64,
}

impl Part {
    pub(super) async fn begin(path: &Path) -> Result<Self, AxisError> {
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let begun = PathBuf::from(name);
        let file = fs::File::create(&begun).await.map_err(|e| AxisError::file(&e))?;
        let digester = Digester::default();
        Ok(Self { path: path.to_owned(), begun, file, digester, bytes: 0 })
    }

    pub(super) async fn put(&mut self, bytes: &[u8]) -> Result<(), AxisError> {
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if self.bytes > MOST_FILE_BYTES {
            return Err(AxisError::TooLarge);
        }
        self.digester.update(bytes);
        self.file.write_all(bytes).await.map_err(|e| AxisError::file(&e))
    }

    /// Keeps the file if its digest is the one that was told, where one was.
    pub(super) async fn keep(mut self, told: Option<&str>) -> Result<Fetched, AxisError> {
        let digest = self.digester.clone().finish();
        if told.is_some_and(|told| !told.trim().eq_ignore_ascii_case(&digest.to_string())) {
            return self.lose(AxisError::CutOff).await;
        }
        self.file.flush().await.map_err(|e| AxisError::file(&e))?;
        self.file.sync_all().await.map_err(|e| AxisError::file(&e))?;
        fs::rename(&self.begun, &self.path).await.map_err(|e| AxisError::file(&e))?;
        Ok(Fetched { bytes: self.bytes, digest })
    }

    /// Takes the part away.
    pub(super) async fn lose<T>(self, error: AxisError) -> Result<T, AxisError> {
        drop(self.file);
        // What cannot be taken away is overwritten by the next try.
        let _removed = fs::remove_file(&self.begun).await;
        Err(error)
    }
}

//! What an axis keeps: its members, and the files between them.

use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;

/// The largest file that is taken.
pub(super) const MOST_FILE_BYTES: usize = 64 * 1024 * 1024;
/// Files that are kept.
const MOST_FILES: usize = 10_000;

/// An organisation on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its identifier.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its secret.
    pub secret: String,
}

/// A file on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// By which it is fetched.
    pub id: String,
    /// `edoc` or `status`.
    pub kind: String,
    /// The sender.
    pub from: String,
    /// The receiver.
    pub to: String,
    /// `initial`, `processing`, `done` or `fail`.
    pub status: String,
    /// What was sent.
    pub bytes: Bytes,
}

impl Filed {
    /// The SHA-256 digest of the file, in hexadecimal.
    pub fn hash(&self) -> String {
        hex(digest(&SHA256, &self.bytes).as_ref())
    }
}

/// Why a file was not taken: the codes of the provincial axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    NotValid,
    NoReceiver,
    NoSender,
    Full,
    NotStandard,
}

impl Refusal {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::NotValid => "10",
            Self::NoReceiver => "18",
            Self::NoSender => "19",
            Self::Full => "20",
            Self::NotStandard => "22",
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::NotValid => "Tệp không hợp lệ",
            Self::NoReceiver => "Đơn vị nhận không tồn tại",
            Self::NoSender => "Đơn vị gửi chưa đăng ký",
            Self::Full => "Lỗi hệ thống trục",
            Self::NotStandard => "edXML không đúng chuẩn",
        }
    }
}

#[derive(Debug)]
pub(super) struct Store {
    members: Vec<Member>,
    filed: Vec<Filed>,
}

impl Store {
    pub(super) fn new(members: Vec<Member>) -> Self {
        Self { members, filed: Vec::new() }
    }

    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }

    pub(super) fn member(&self, code: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.code == code)
    }

    pub(super) fn filed(&self) -> &[Filed] {
        &self.filed
    }

    /// Takes a file; one that it has from the same sender to the same receiver keeps its id.
    pub(super) fn take(
        &mut self,
        (kind, from, to): (&str, &str, &str),
        bytes: &Bytes,
    ) -> Result<String, Refusal> {
        self.member(from).ok_or(Refusal::NoSender)?;
        self.member(to).ok_or(Refusal::NoReceiver)?;
        if bytes.is_empty() {
            return Err(Refusal::NotValid);
        }
        let is_same =
            |f: &&Filed| f.from == from && f.to == to && f.kind == kind && f.bytes == *bytes;
        if let Some(known) = self.filed.iter().find(is_same) {
            return Ok(known.id.clone());
        }
        if self.filed.len() >= MOST_FILES {
            return Err(Refusal::Full);
        }
        let id = format!("{}", 1_000_001 + self.filed.len());
        self.filed.push(Filed {
            id: id.clone(),
            kind: kind.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
            status: "initial".to_owned(),
            bytes: bytes.clone(),
        });
        Ok(id)
    }

    /// A file for a receiver.
    pub(super) fn file_for(&self, to: &str, id: &str) -> Option<&Filed> {
        self.filed.iter().find(|filed| filed.to == to && filed.id == id)
    }

    pub(super) fn set_status(&mut self, to: &str, id: &str, status: &str) -> bool {
        let is_known = ["initial", "processing", "done", "fail"].contains(&status);
        let found = self.filed.iter_mut().find(|filed| filed.to == to && filed.id == id);
        match found.filter(|_| is_known) {
            Some(filed) => status.clone_into(&mut filed.status),
            None => return false,
        }
        true
    }

    /// What waits for a receiver: not what was taken.
    pub(super) fn waiting<'s>(
        &'s self,
        to: &'s str,
        kind: &'s str,
    ) -> impl Iterator<Item = &'s Filed> {
        let is_waiting = |f: &Filed| !matches!(f.status.as_str(), "done" | "fail");
        self.filed.iter().filter(move |f| f.to == to && f.kind == kind && is_waiting(f))
    }

    /// What a sender sent.
    pub(super) fn sent<'s>(
        &'s self,
        from: &'s str,
        kind: &'s str,
    ) -> impl Iterator<Item = &'s Filed> {
        self.filed.iter().filter(move |f| f.from == from && f.kind == kind)
    }
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

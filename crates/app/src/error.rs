//! What web and api see. What a stranger may read and what the operator needs are two things.

use mc_dossier::Rejection;
use mc_gateway::{FileError, Refusal};
use mc_kernel::FieldProblems;
use mc_policy::Denied;
use mc_store::StoreError;

/// An error of a use case.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or it is somebody else's: the answer is the same.
    #[error("not found")]
    NotFound,
    /// The thing may be seen, but not this done to it.
    #[error("forbidden")]
    Forbidden,
    /// Nobody has signed on.
    #[error("not signed on")]
    Unauthenticated,
    /// The person has to prove who they are: more surely, or anew.
    #[error("a proof is needed: {0:?}")]
    ProofNeeded(Proof),
    /// The form has problems.
    #[error("invalid: {} problem(s)", .0.problems.len())]
    Invalid(Invalid),
    /// A file is not taken.
    #[error("file refused: {0}")]
    FileRefused(Refusal),
    /// The business said no.
    #[error("rejected: {}", .0.code())]
    Rejected(Rejection),
    /// The mandate by which somebody acts says no.
    #[error("mandate: {}", .0.code())]
    Mandate(mc_mandate::Rejection),
    /// A document, its book or its case file says no.
    #[error("document: {}", .0.code())]
    Document(mc_document::Rejection),
    /// Somebody else changed the same thing in the meantime.
    #[error("changed in the meantime: {0}")]
    Conflict(&'static str),
    /// Too many tries; again after so many seconds.
    #[error("too many tries")]
    RateLimited {
        /// Seconds to wait.
        retry_after_seconds: u64,
    },
    /// The database or the file store cannot be reached. Nothing was lost; try again.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A defect of ours. The text is for the operator only.
    #[error("internal: {0}")]
    Internal(String),
}

/// What somebody who has signed on has to prove yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A citizen: level 02, to submit, to pay, to receive.
    LevelTwo,
    /// An officer: password and second factor anew, because the last time is too long ago.
    Fresh,
}

/// A form with problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// All of them.
    pub problems: FieldProblems,
}

impl AppError {
    /// A form with problems.
    pub fn invalid(problems: impl Into<FieldProblems>) -> Self {
        Self::Invalid(Invalid { problems: problems.into() })
    }

    /// A defect of ours.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict(mc_store::Clash::Row(what)) => Self::Conflict(what),
            StoreError::Conflict(_) | StoreError::Duplicate => Self::Conflict("dossier"),
            StoreError::Busy => Self::Unavailable("busy".to_owned()),
            StoreError::Unavailable(what) => Self::Unavailable(what),
            StoreError::Corrupt { .. } | StoreError::Broken(_) | StoreError::Sealed(_) => {
                Self::Internal(error.to_string())
            }
        }
    }
}

impl From<Rejection> for AppError {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl From<mc_mandate::Rejection> for AppError {
    fn from(rejection: mc_mandate::Rejection) -> Self {
        Self::Mandate(rejection)
    }
}

impl From<mc_document::Rejection> for AppError {
    fn from(rejection: mc_document::Rejection) -> Self {
        Self::Document(rejection)
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::FileRefused(refusal)
    }
}

impl From<FileError> for AppError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Unavailable(what) => Self::Unavailable(what),
            FileError::Corrupt(_) | FileError::Sealed(_) => Self::Internal(error.to_string()),
        }
    }
}

impl From<Denied> for AppError {
    fn from(_: Denied) -> Self {
        Self::Forbidden
    }
}

impl From<mc_print::PrintError> for AppError {
    fn from(error: mc_print::PrintError) -> Self {
        Self::Internal(error.to_string())
    }
}

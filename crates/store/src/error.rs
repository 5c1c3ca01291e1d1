//! What can go wrong between the program and its database.

/// Which expectation of a batch did not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Somebody else appended to the stream first: load and decide again.
    Version,
    /// The command was carried out before: answer what it answered.
    Command,
    /// The dossier number was taken in the meantime: take the next one and decide again.
    Number,
    /// A draft, an upload or another row changed since it was read.
    Row(&'static str),
}

/// An error of the store. An absent row is not one: it is an `Option`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// An expectation of the batch did not hold; nothing of it was written.
    #[error("the batch met a newer state: {0:?}")]
    Conflict(Clash),
    /// The command id is in the log already; nothing was written.
    #[error("the command was carried out before")]
    Duplicate,
    /// Too many waiters, or the database is locked by another process; nothing was written. Try
    /// again later.
    #[error("the database is busy")]
    Busy,
    /// No connection, full disk, a server that is shutting down. The batch was written whole or not
    /// at all; which of the two is not known when the connection broke during the commit.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A row holds what it cannot hold.
    #[error("column {column} is not {wanted} in the row that begins with {row}")]
    Corrupt {
        /// The column of the statement, counted from 0.
        column: usize,
        /// What was expected.
        wanted: &'static str,
        /// The first value of the row.
        row: String,
    },
    /// What is sealed cannot be opened, or nothing sealed.
    #[error(transparent)]
    Sealed(#[from] mc_sealing::SealError),
    /// A statement that the database refuses as such: a defect of ours.
    #[error("a statement is broken: {0}")]
    Broken(String),
}

impl StoreError {
    /// Whether the same batch, or the command behind it, may succeed when tried again.
    pub const fn retryable(&self) -> bool {
        matches!(
            self,
            Self::Busy | Self::Unavailable(_) | Self::Conflict(Clash::Version | Clash::Number)
        )
    }
}

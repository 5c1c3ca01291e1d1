//! Giving numbers of register books.
//!
//! Within one process those who want a number of the same book take turns; between processes the book's
//! row decides, and whoever finds that it moved on tries again with the next number. The number, the
//! event that says so and the line of the book are one write: none is given twice and none is left out.

use crate::{App, AppError};
use mc_document::{Rejection, book, book::Book};
use mc_kernel::ids::RegisterBookId;
use mc_kernel::{ActorRef, Timestamp};
use mc_store::{Batch, Clash, StoreError, documents::Numbering};
use tokio::sync::{Mutex, MutexGuard};

/// How often a number is asked for again because another process was faster.
const MOST_NUMBER_TRIES: usize = 100;
/// Books that share a turn.
const TURNS: usize = 64;

/// Whose turn it is at which book.
#[derive(Debug)]
pub(crate) struct Turns(Vec<Mutex<()>>);

impl Default for Turns {
    fn default() -> Self {
        Self((0..TURNS).map(|_| Mutex::new(())).collect())
    }
}

impl Turns {
    async fn at(&self, book: RegisterBookId) -> Option<MutexGuard<'_, ()>> {
        let last = book.uuid().as_bytes().last().copied().unwrap_or_default();
        let turn = self.0.get(usize::from(last) % TURNS)?;
        Some(turn.lock().await)
    }
}

impl App {
    /// Writes what `write` makes of the next number of a book. `write` is asked again, with another
    /// number, as long as somebody else is faster at the book; where somebody was faster at the document
    /// itself, nothing is written.
    pub(super) async fn numbered(
        &self,
        book: &Book,
        by: ActorRef,
        write: impl Fn(u32, Numbering<'_>, &mut Batch) -> Result<(), AppError> + Send + Sync,
    ) -> Result<u32, AppError> {
        let store = &self.parts.store;
        let at: Timestamp = self.now();
        let _turn = self.turns.at(book.id()).await;
        for _ in 0..MOST_NUMBER_TRIES {
            let last = store.last_number(book.id()).await?;
            let number = book::next(last)?;
            let mut batch = Batch::new();
            write(number, Numbering { book, last, by, at }, &mut batch)?;
            match store.commit(batch).await {
                Ok(()) => return Ok(number),
                Err(StoreError::Conflict(Clash::Row("document number"))) => {}
                Err(StoreError::Conflict(Clash::Row("document"))) => {
                    return Err(Rejection::NotAwaited.into());
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(Rejection::NumberNotFree.into())
    }
}

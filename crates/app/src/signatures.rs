//! What the signatures of a PDF are worth, for anybody who brings one. The file is not kept, and nobody
//! outside is asked: a certificate in a file of a stranger could name any address.

use crate::{App, AppError};
use mc_signing::{Offline, Report, verify_pdf};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Files that are checked at the same time; others wait.
const MOST_CHECKS: usize = 2;

static TURNS: Semaphore = Semaphore::const_new(MOST_CHECKS);

impl App {
    /// Checks the signatures of a PDF.
    pub async fn check_signatures(&self, pdf: Vec<u8>) -> Result<Report, AppError> {
        let _turn = TURNS.acquire().await.map_err(AppError::internal)?;
        let (trust, now) = (Arc::clone(&self.parts.trust), self.now());
        tokio::task::spawn_blocking(move || verify_pdf(&pdf, &trust, now, &Offline))
            .await
            .map_err(AppError::internal)
    }
}

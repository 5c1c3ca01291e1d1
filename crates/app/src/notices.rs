//! Notices: what a person is told about their dossiers.

use crate::{App, AppError, Ctx};
use mc_dossier::Outgoing;
use mc_kernel::{Page, PageSize, ids::NoticeId};
use mc_store::{
    Batch, Clash, StoreError,
    outbox::{self, Notice, NoticeKey, Waiting},
};

/// How long a worker may take for one message before another one takes it over.
const LEASE_MINUTES: i64 = 2;
/// Messages taken at once.
const MOST_AT_ONCE: u16 = 100;
/// Tries before a message is put aside.
pub const MOST_ATTEMPTS: u64 = 10;

/// What one round of sending did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sending {
    /// Sent.
    pub sent: u32,
    /// To be tried again.
    pub failed: u32,
    /// Put aside.
    pub dead: u32,
}

impl App {
    /// The notices of the citizen who acts, newest first.
    pub async fn my_notices(
        &self,
        ctx: &Ctx,
        before: Option<NoticeKey>,
    ) -> Result<Page<Notice, NoticeKey>, AppError> {
        let subject = ctx.citizen()?;
        Ok(self.parts.store.notices(subject, before, PageSize::SCREEN).await?)
    }

    /// Marks the notices of the citizen who acts as read.
    pub async fn read_notices(&self, ctx: &Ctx) -> Result<(), AppError> {
        let mut batch = Batch::new();
        outbox::mark_read(&mut batch, ctx.citizen()?, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// How many notices the citizen who acts has not read, at most 100.
    pub async fn unread_notices(&self, ctx: &Ctx) -> Result<u64, AppError> {
        Ok(self.parts.store.unread_notices(ctx.citizen()?).await?)
    }

    /// Sends what is due.
    pub async fn send_due(&self) -> Result<Sending, AppError> {
        let mut sending = Sending::default();
        for waiting in self.parts.store.outbox_due(self.now(), MOST_AT_ONCE).await? {
            if !self.claim(&waiting).await? {
                continue;
            }
            match self.deliver(&waiting).await {
                Ok(()) => sending.sent += 1,
                Err(error) if waiting.attempts + 1 < MOST_ATTEMPTS => {
                    sending.failed += 1;
                    self.try_again(&waiting, &error).await?;
                }
                Err(error) => {
                    sending.dead += 1;
                    tracing::error!(message = %waiting.id, %error, "a message is put aside");
                    self.put_aside(&waiting, &error).await?;
                }
            }
        }
        Ok(sending)
    }

    async fn claim(&self, waiting: &Waiting) -> Result<bool, AppError> {
        let mut batch = Batch::new();
        outbox::claim(&mut batch, waiting, self.now().plus_minutes(LEASE_MINUTES));
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(Clash::Row(_))) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Delivers a message and notes that it was sent, in one transaction: a notice is a row beside
    /// it. The id of the message is the id of the notice, so a second delivery does nothing.
    async fn deliver(&self, waiting: &Waiting) -> Result<(), AppError> {
        let Outgoing::Notice { subject, dossier, kind } = &waiting.message;
        let mut batch = Batch::new();
        let id = NoticeId::from_uuid(waiting.id.uuid());
        outbox::notify(&mut batch, id, (*subject, *dossier), kind.code(), self.now());
        outbox::sent(&mut batch, waiting.id);
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The pause doubles with every try: 1, 2, 4, … minutes, at most a day.
    async fn try_again(&self, waiting: &Waiting, error: &AppError) -> Result<(), AppError> {
        let doublings = u32::try_from(waiting.attempts).unwrap_or(u32::MAX).min(10);
        let next = self.now().plus_minutes((1_i64 << doublings).min(24 * 60));
        let mut batch = Batch::new();
        outbox::failed(&mut batch, waiting.id, Some(next), &error.to_string());
        Ok(self.parts.store.commit(batch).await?)
    }

    async fn put_aside(&self, waiting: &Waiting, error: &AppError) -> Result<(), AppError> {
        let mut batch = Batch::new();
        outbox::failed(&mut batch, waiting.id, None, &error.to_string());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Drops what nobody needs any more: ended sessions, parked forms older than a day, uploads that
    /// did not move for a day.
    pub async fn housekeeping(&self) -> Result<(), AppError> {
        let now = self.now();
        let yesterday = now.plus_minutes(-24 * 60);
        for upload in self.parts.store.stale_uploads("open", yesterday).await? {
            self.parts.files.drop_parts(upload.id, upload.parts).await?;
            let mut batch = Batch::new();
            mc_store::files::drop_upload(&mut batch, upload.id);
            self.parts.store.commit(batch).await?;
        }
        let mut batch = Batch::new();
        mc_store::sessions::drop_ended(&mut batch, now);
        mc_store::drafts::drop_parked(&mut batch, yesterday);
        Ok(self.parts.store.commit(batch).await?)
    }
}

//! Notices: what a person is told about their dossiers.

use crate::{App, AppError, Ctx};
use mc_dossier::{
    Outgoing,
    effects::{NoticeKind, Topic},
};
use mc_kernel::{
    Page, PageSize,
    ids::{DossierId, NoticeId, OutboxId},
};
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

impl Sending {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            sent: self.sent + other.sent,
            failed: self.failed + other.failed,
            dead: self.dead + other.dead,
        }
    }
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

    /// Delivers the notices that are due. Letters go by [`App::send_mail`].
    pub async fn send_due(&self) -> Result<Sending, AppError> {
        let mut sending = Sending::default();
        for waiting in self.parts.store.outbox_due(Topic::Notice, self.now(), MOST_AT_ONCE).await? {
            if !self.claim(&waiting).await? {
                continue;
            }
            sending = match self.deliver(&waiting).await {
                Ok(()) => sending.plus(Sending { sent: 1, ..Sending::default() }),
                Err(error) => sending.plus(self.note_failure(&waiting, &error.to_string()).await?),
            };
        }
        Ok(sending)
    }

    pub(crate) async fn claim(&self, waiting: &Waiting) -> Result<bool, AppError> {
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
        let mut batch = Batch::new();
        match &waiting.message {
            Outgoing::Notice { subject, dossier, kind } => {
                let id = NoticeId::from_uuid(waiting.id.uuid());
                let to = (*subject, *dossier);
                outbox::notify(&mut batch, id, to, kind.code(), self.now());
                self.tell_representatives(&mut batch, waiting, *dossier, *kind).await?;
            }
            Outgoing::LateAnswer { dossier, consultation } => {
                self.tell_late(&mut batch, *dossier, *consultation).await?;
            }
            // Letters wait in a queue of their own.
            Outgoing::Mail { .. } | Outgoing::Confirm { .. } | Outgoing::Mandate { .. } => {}
        }
        outbox::sent(&mut batch, waiting.id);
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Whoever filed the dossier for its applicant is told the same, as long as their mandate holds.
    async fn tell_representatives(
        &self,
        batch: &mut Batch,
        waiting: &Waiting,
        dossier: DossierId,
        kind: NoticeKind,
    ) -> Result<(), AppError> {
        let now = self.now();
        for subject in self.told_beside(dossier, now).await? {
            let same = format!("{} {subject}", waiting.id);
            let id = NoticeId::derived("representative", &same);
            outbox::notify(batch, id, (subject, dossier), kind.code(), now);
            if self.parts.mail.is_some() {
                let letter = Outgoing::Mail { subject, dossier, kind };
                let to = (OutboxId::derived("representative", &same), subject);
                outbox::enqueue_to_reached(batch, to, &letter, now)?;
            }
        }
        Ok(())
    }

    /// Notes that a try failed. The pause doubles with every one: 1, 2, 4, … minutes, at most a day;
    /// after the last the message is put aside.
    pub(crate) async fn note_failure(
        &self,
        waiting: &Waiting,
        why: &str,
    ) -> Result<Sending, AppError> {
        let mut batch = Batch::new();
        let mut sending = Sending::default();
        if waiting.attempts + 1 < MOST_ATTEMPTS {
            let doublings = u32::try_from(waiting.attempts).unwrap_or(u32::MAX).min(10);
            let next = self.now().plus_minutes((1_i64 << doublings).min(24 * 60));
            outbox::failed(&mut batch, waiting.id, next, why);
            sending.failed = 1;
        } else {
            tracing::error!(message = %waiting.id, why, "a message is put aside");
            outbox::put_aside(&mut batch, waiting.id, self.now(), why);
            sending.dead = 1;
        }
        self.parts.store.commit(batch).await?;
        Ok(sending)
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
        mc_store::sign_on::drop_ended(&mut batch, now);
        mc_store::second_factors::drop_ended(&mut batch, now);
        mc_store::drafts::drop_parked(&mut batch, yesterday);
        self.forget_register_answers(&mut batch);
        self.parts.store.commit(batch).await?;
        self.finish_disposals().await?;
        Ok(())
    }
}

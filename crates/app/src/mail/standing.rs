//! Whether letters go out, and those that were put aside after their last try: an administrator has
//! them tried again, or drops them.

use crate::{App, AppError, Ctx};
use mc_dossier::{
    Outgoing,
    effects::{NoticeKind, Topic},
};
use mc_kernel::{
    PageSize, Timestamp,
    ids::{DossierId, OutboxId},
};
use mc_policy::{Office, Permit, actions};
use mc_store::{
    Batch,
    outbox::{self, Dead, DeadKey},
};

/// How it stands with letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailStanding {
    /// The mail server and who writes; `None` while letters are off.
    pub server: Option<(String, String)>,
    /// Letters that wait, at most 100.
    pub waiting: u64,
    /// Letters that were put aside, at most 100.
    pub dead: u64,
}

/// A message that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    /// Its id.
    pub id: OutboxId,
    /// What it tells; `None` for the letter that asks whether an address is somebody's.
    pub kind: Option<NoticeKind>,
    /// The dossier with its number.
    pub dossier: Option<(DossierId, String)>,
    /// How often it was tried.
    pub attempts: u64,
    /// When it was put aside.
    pub at: Timestamp,
    /// Why the last try failed; without the address.
    pub error: String,
}

impl App {
    /// Whether whoever acts may change the words of letters and decide on those put aside.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] when not.
    pub fn may_manage_letters(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.letters_permit(ctx).map(drop)
    }

    pub(super) fn letters_permit(
        &self,
        ctx: &Ctx,
    ) -> Result<Permit<actions::ManageLetters>, AppError> {
        self.permit::<actions::ManageLetters>(ctx, &Office)
    }

    /// How it stands with letters.
    pub async fn mail_standing(&self, ctx: &Ctx) -> Result<MailStanding, AppError> {
        self.may_manage_letters(ctx)?;
        let (waiting, dead) = self.parts.store.outbox_counts(Topic::Mail).await?;
        let (_, dead_notices) = self.parts.store.outbox_counts(Topic::Notice).await?;
        let server = self.parts.mail.as_ref().map(|m| (m.server.clone(), m.from.clone()));
        Ok(MailStanding { server, waiting, dead: (dead + dead_notices).min(100) })
    }

    /// What was put aside, newest first, before a key; with the key of the next page.
    pub async fn dead_letters(
        &self,
        ctx: &Ctx,
        before: Option<DeadKey>,
    ) -> Result<(Vec<DeadLetter>, Option<DeadKey>), AppError> {
        let permit = self.letters_permit(ctx)?;
        let (mut all, mut has_more) = (Vec::new(), false);
        for topic in Topic::ALL {
            let page =
                self.parts.store.outbox_dead(&permit, topic, before, PageSize::SCREEN).await?;
            has_more |= page.next.is_some();
            all.extend(page.rows);
        }
        all.sort_by_key(|dead| std::cmp::Reverse((dead.at, dead.id)));
        let size = PageSize::SCREEN.rows();
        has_more |= all.len() > size;
        all.truncate(size);
        let next = all.last().filter(|_| has_more).map(|dead| (dead.at, dead.id));
        let mut letters = Vec::with_capacity(all.len());
        for dead in all {
            letters.push(self.dead_letter(dead).await?);
        }
        Ok((letters, next))
    }

    /// A message that was put aside; `None` when it is not aside any more.
    pub async fn dead_letter_of(
        &self,
        ctx: &Ctx,
        id: OutboxId,
    ) -> Result<Option<DeadLetter>, AppError> {
        let permit = self.letters_permit(ctx)?;
        match self.parts.store.dead_message(&permit, id).await? {
            Some(dead) => self.dead_letter(dead).await.map(Some),
            None => Ok(None),
        }
    }

    async fn dead_letter(&self, dead: Dead) -> Result<DeadLetter, AppError> {
        let (kind, dossier) = match dead.message {
            Outgoing::Notice { dossier, kind, .. } | Outgoing::Mail { dossier, kind, .. } => {
                (Some(kind), Some(dossier))
            }
            Outgoing::LateAnswer { dossier, .. } => (None, Some(dossier)),
            Outgoing::Confirm { .. } | Outgoing::Mandate { .. } => (None, None),
        };
        let mut numbered = None;
        if let Some(dossier) = dossier {
            let about = self.parts.store.letter_about(dossier).await?;
            numbered = about.map(|about| (dossier, about.number));
        }
        let Dead { id, attempts, at, error, .. } = dead;
        Ok(DeadLetter { id, kind, dossier: numbered, attempts, at, error })
    }

    /// Has a message that was put aside tried again.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when it is not aside any more.
    pub async fn revive_letter(&self, ctx: &Ctx, id: OutboxId) -> Result<(), AppError> {
        let permit = self.letters_permit(ctx)?;
        let mut batch = Batch::new();
        outbox::revive(&mut batch, &permit, id, self.now());
        self.decided(ctx, batch, "letter.revived", id).await
    }

    /// Drops a message that was put aside.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when it is not aside any more.
    pub async fn drop_letter(&self, ctx: &Ctx, id: OutboxId) -> Result<(), AppError> {
        let permit = self.letters_permit(ctx)?;
        let mut batch = Batch::new();
        outbox::drop_dead(&mut batch, &permit, id);
        self.decided(ctx, batch, "letter.dropped", id).await
    }

    async fn decided(
        &self,
        ctx: &Ctx,
        mut batch: Batch,
        action: &str,
        id: OutboxId,
    ) -> Result<(), AppError> {
        self.note(ctx, &mut batch, action, &id.to_string(), "")?;
        Ok(self.parts.store.commit(batch).await?)
    }
}

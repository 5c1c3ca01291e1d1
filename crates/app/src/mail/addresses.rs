//! Where a person wants to be told by mail. An address is nobody's until whoever reads it has said so
//! by the link of a letter; until then, and from the moment on when they want no more, nothing goes
//! there.

use crate::{App, AppError, Ctx};
use mc_dossier::{Outgoing, effects::NoticeGroup};
use mc_gateway::mail::is_address;
use mc_kernel::{
    Digest, FieldProblem, Locale,
    ids::{OutboxId, SubjectId},
};
use mc_store::{
    Batch,
    mail::{AddressState, MailAddress, set_address},
    outbox,
};

/// The longest address (RFC 5321, 4.5.3.1.3, without its brackets).
const MOST_ADDRESS_CHARS: usize = 254;
/// How many letters that ask whether an address is theirs a person may have sent in a day.
pub const MOST_ASKED: u64 = 5;
/// Minutes of that day.
const DAY_MINUTES: i64 = 24 * 60;
/// How long the link of such a letter may be used.
const LINK_MINUTES: i64 = 48 * 60;

/// What a person sees of their letters.
#[derive(Debug, Clone)]
pub struct MyMail {
    /// Where they are reached, once they said so.
    pub kept: Option<MailAddress>,
    /// Whether this portal sends letters at all.
    pub is_on: bool,
}

/// What a person wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailWish {
    /// The address.
    pub address: String,
    /// The language of the letters.
    pub locale: Locale,
    /// What they want to be told there.
    pub wanted: Vec<NoticeGroup>,
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is kept.
    Kept,
    /// It is kept, and a letter asks whether the address is theirs.
    Asked,
}

impl App {
    /// How the citizen who acts is reached by mail.
    pub async fn my_mail(&self, ctx: &Ctx) -> Result<MyMail, AppError> {
        let kept = self.parts.store.mail_address(ctx.citizen()?).await?;
        Ok(MyMail { kept, is_on: self.parts.mail.is_some() })
    }

    /// Keeps how the citizen who acts wants to be reached. A new address, or one that was not
    /// confirmed, is asked by a letter first; an old one is given up at once.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for what is no address, and when too many letters were asked for.
    pub async fn choose_mail(&self, ctx: &Ctx, wish: &MailWish) -> Result<Chosen, AppError> {
        let subject = ctx.citizen()?;
        if self.parts.mail.is_none() {
            return Err(AppError::NotFound);
        }
        let address = checked(&wish.address).map_err(AppError::invalid)?;
        let before = self.parts.store.mail_address(subject).await?;
        let unwanted = NoticeGroup::ALL.into_iter().filter(|group| !wish.wanted.contains(group));
        let unwanted: Vec<NoticeGroup> = unwanted.collect();
        let mut batch = Batch::new();
        let same = before
            .as_ref()
            .filter(|kept| kept.state == AddressState::Confirmed && kept.address == address);
        if let Some(same) = same {
            let kept = MailAddress { locale: wish.locale, unwanted, ..same.clone() };
            set_address(&mut batch, subject, &kept)?;
            self.parts.store.commit(batch).await?;
            return Ok(Chosen::Kept);
        }
        let now = self.now();
        let (day, asked_times) = match &before {
            Some(kept) if now.minutes_since(kept.day) < DAY_MINUTES => (kept.day, kept.asked_times),
            _ => (now, 0),
        };
        if asked_times >= MOST_ASKED {
            let problem = FieldProblem::new("address", "mail-asked-too-often");
            return Err(AppError::invalid(problem.with("most", MOST_ASKED)));
        }
        let letter = self.mint().id();
        let kept = MailAddress {
            address,
            state: AddressState::Asked,
            locale: wish.locale,
            unwanted,
            letter,
            asked: now,
            day,
            asked_times: asked_times + 1,
            confirmed: None,
            refused: None,
            revision: before.map_or(0, |kept| kept.revision),
        };
        set_address(&mut batch, subject, &kept)?;
        outbox::enqueue(&mut batch, letter, &Outgoing::Confirm { subject }, now)?;
        self.parts.store.commit(batch).await?;
        Ok(Chosen::Asked)
    }

    /// The citizen who acts wants no letters any more.
    pub async fn stop_my_mail(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.stop_mail_of(ctx.citizen()?).await
    }

    async fn stop_mail_of(&self, subject: SubjectId) -> Result<(), AppError> {
        let Some(kept) = self.parts.store.mail_address(subject).await? else { return Ok(()) };
        let kept = MailAddress { state: AddressState::Withdrawn, ..kept };
        let mut batch = Batch::new();
        set_address(&mut batch, subject, &kept)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The address that the link of a letter asks about.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a link that was not made here, was used, is too old, or belongs to a
    /// letter that a later one replaced.
    pub async fn asked_address(&self, token: &str) -> Result<MailAddress, AppError> {
        self.asked_by_link(token).await.map(|(_, kept)| kept)
    }

    /// Whoever reads the letters of an address says that it is theirs.
    ///
    /// # Errors
    /// As [`App::asked_address`].
    pub async fn confirm_address(&self, token: &str) -> Result<(), AppError> {
        let (subject, kept) = self.asked_by_link(token).await?;
        let kept =
            MailAddress { state: AddressState::Confirmed, confirmed: Some(self.now()), ..kept };
        let mut batch = Batch::new();
        set_address(&mut batch, subject, &kept)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    async fn asked_by_link(&self, token: &str) -> Result<(SubjectId, MailAddress), AppError> {
        let (subject, proof) = parted(token).ok_or(AppError::NotFound)?;
        let kept = self.parts.store.mail_address(subject).await?.ok_or(AppError::NotFound)?;
        let expect = self.proof("confirm", subject, kept.letter).await?;
        let is_open = kept.state == AddressState::Asked
            && self.now().minutes_since(kept.asked) < LINK_MINUTES;
        if expect.matches(&proof) && is_open {
            Ok((subject, kept))
        } else {
            Err(AppError::NotFound)
        }
    }

    /// Whether a link of a letter, by which its reader wants no more, was made here.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it was not.
    pub async fn stopping_link(&self, token: &str) -> Result<SubjectId, AppError> {
        let (subject, proof) = parted(token).ok_or(AppError::NotFound)?;
        let expect = self.proof("stop", subject, OutboxId::from_bytes([0; 16])).await?;
        if expect.matches(&proof) { Ok(subject) } else { Err(AppError::NotFound) }
    }

    /// Whoever reads a letter wants no more of them.
    ///
    /// # Errors
    /// As [`App::stopping_link`].
    pub async fn stop_by_link(&self, token: &str) -> Result<(), AppError> {
        let subject = self.stopping_link(token).await?;
        self.stop_mail_of(subject).await
    }

    /// The link of the letter that asks.
    pub(super) async fn confirming(
        &self,
        subject: SubjectId,
        letter: OutboxId,
    ) -> Result<String, AppError> {
        let proof = self.proof("confirm", subject, letter).await?;
        Ok(format!("{}/xac-nhan-thu/{subject}.{proof}", self.settings().public_url))
    }

    /// The link by which a reader wants no more letters.
    pub(super) async fn stopping(&self, subject: SubjectId) -> Result<String, AppError> {
        let proof = self.proof("stop", subject, OutboxId::from_bytes([0; 16])).await?;
        Ok(format!("{}/thoi-nhan-thu/{subject}.{proof}", self.settings().public_url))
    }

    /// What only this installation can make: nothing of a link has to be kept anywhere.
    async fn proof(
        &self,
        what: &str,
        subject: SubjectId,
        letter: OutboxId,
    ) -> Result<Digest, AppError> {
        let installation = self.parts.store.installation().await?;
        let key = installation.map(|i| i.key).filter(|key| !key.is_empty());
        let key = key.ok_or_else(|| AppError::internal("the installation has no key"))?;
        let (subject, letter) = (subject.simple(), letter.simple());
        Ok(Digest::of_parts(&[&key, what.as_bytes(), subject.as_bytes(), letter.as_bytes()]))
    }
}

fn parted(token: &str) -> Option<(SubjectId, Digest)> {
    let (subject, proof) = token.split_once('.')?;
    Some((subject.parse().ok()?, proof.parse().ok()?))
}

fn checked(address: &str) -> Result<String, FieldProblem> {
    let address = address.trim();
    if address.is_empty() {
        return Err(FieldProblem::new("address", "required"));
    }
    if address.chars().count() > MOST_ADDRESS_CHARS {
        return Err(FieldProblem::new("address", "too-long").with("most", MOST_ADDRESS_CHARS));
    }
    if is_address(address) {
        Ok(address.to_owned())
    } else {
        Err(FieldProblem::new("address", "mail-address"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_address() {
        let code = |text: &str| checked(text).err().map(|problem| problem.code);
        assert_eq!(checked(" lan@thu.example "), Ok("lan@thu.example".to_owned()));
        assert_eq!(code(""), Some("required".to_owned()));
        for bad in ["lan", "lan@", "@thu.example", "lan@a@b.vn", "lan@thu.example, an@thu.example"]
        {
            assert_eq!(code(bad), Some("mail-address".to_owned()), "{bad}");
        }
        assert_eq!(code("lân@thư.vn"), Some("mail-address".to_owned()));
        assert_eq!(code("lan@thu.example\r\nBcc: x@y.vn"), Some("mail-address".to_owned()));
        assert_eq!(code(&format!("{}@x.vn", "a".repeat(260))), Some("too-long".to_owned()));
    }
}

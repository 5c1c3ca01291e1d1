//! Sending letters. A letter is claimed, handed to the mail server and noted as sent; whoever dies in
//! between leaves the claim to run out, and the letter goes again under the same message id, by which
//! the far end may know it.

use super::{
    Mail, Wording, Words, builtin, html,
    template::{self, Values},
};
use crate::{App, AppError, dossier_view::unit_name, notices::Sending};
use futures::{StreamExt, stream};
use mc_calendar::date_words;
use mc_catalog::short_name;
use mc_dossier::{
    Outgoing,
    effects::{NoticeKind, Topic},
};
use mc_gateway::mail::{Letter, MailError};
use mc_kernel::{
    Locale, Timestamp,
    ids::{DossierId, SubjectId},
};
use mc_store::{
    Batch,
    mail::{AddressState, MailAddress, set_address},
    outbox::{self, Waiting},
};

/// Letters of one round.
const MOST_AT_ONCE: u16 = 50;
/// Conversations with the mail server at the same time.
const MOST_CONVERSATIONS: usize = 4;

/// What became of one letter.
enum Posted {
    Sent,
    /// Nobody wants it any more, or nobody is there.
    Idle,
    /// It may be tried again.
    Failed(String),
}

impl App {
    /// Sends the letters that are due.
    pub async fn send_mail(&self) -> Result<Sending, AppError> {
        let due = self.parts.store.outbox_due(Topic::Mail, self.now(), MOST_AT_ONCE).await?;
        let rounds = stream::iter(due).map(|waiting| async move { self.send_one(&waiting).await });
        let rounds: Vec<_> = rounds.buffer_unordered(MOST_CONVERSATIONS).collect().await;
        rounds.into_iter().try_fold(Sending::default(), |all, one| one.map(|one| all.plus(one)))
    }

    async fn send_one(&self, waiting: &Waiting) -> Result<Sending, AppError> {
        if !self.claim(waiting).await? {
            return Ok(Sending::default());
        }
        match self.post(waiting).await {
            Ok(Posted::Sent) => {
                let mut batch = Batch::new();
                outbox::sent(&mut batch, waiting.id);
                self.parts.store.commit(batch).await?;
                Ok(Sending { sent: 1, ..Sending::default() })
            }
            Ok(Posted::Idle) => {
                let mut batch = Batch::new();
                outbox::forget(&mut batch, waiting.id);
                self.parts.store.commit(batch).await?;
                Ok(Sending::default())
            }
            Ok(Posted::Failed(why)) => self.note_failure(waiting, &why).await,
            Err(error) => self.note_failure(waiting, &error.to_string()).await,
        }
    }

    async fn post(&self, waiting: &Waiting) -> Result<Posted, AppError> {
        let Some(mail) = &self.parts.mail else {
            return Ok(Posted::Failed("no mail server is set".to_owned()));
        };
        let (subject, words, address) = match &waiting.message {
            Outgoing::Mail { subject, dossier, kind } => {
                let Some(address) = self.reached(*subject, *kind).await? else {
                    return Ok(Posted::Idle);
                };
                let words = self.letter(*subject, *dossier, *kind, address.locale).await?;
                (*subject, words, address)
            }
            Outgoing::Confirm { subject } => {
                let address = self.parts.store.mail_address(*subject).await?;
                let asks = |kept: &MailAddress| {
                    kept.state == AddressState::Asked && kept.letter == waiting.id
                };
                let Some(address) = address.filter(asks) else { return Ok(Posted::Idle) };
                let words = self.asking(*subject, &address).await?;
                (*subject, words, address)
            }
            Outgoing::Mandate { subject, mandate, letter } => {
                let Some(told) = self.mandate_letter(*subject, *mandate, *letter).await? else {
                    return Ok(Posted::Idle);
                };
                let (words, address) = told;
                (*subject, words, address)
            }
            Outgoing::Notice { .. } | Outgoing::LateAnswer { .. } => return Ok(Posted::Idle),
        };
        let letter = self.finished(waiting, &address, words);
        self.hand_over(mail, (subject, &address), &letter).await
    }

    async fn hand_over(
        &self,
        mail: &Mail,
        (subject, address): (SubjectId, &MailAddress),
        letter: &Letter,
    ) -> Result<Posted, AppError> {
        match mail.carrier.send(letter).await {
            Ok(()) => Ok(Posted::Sent),
            Err(MailError::NoMailbox(number)) => {
                self.nobody_there(subject, address, &number).await?;
                Ok(Posted::Idle)
            }
            Err(MailError::BadAddress) => {
                self.nobody_there(subject, address, "").await?;
                Ok(Posted::Idle)
            }
            Err(error @ (MailError::Refused(_) | MailError::Later(_) | MailError::Settings(_))) => {
                Ok(Posted::Failed(error.to_string()))
            }
        }
    }

    /// The address of a person who wants to be told of something by mail.
    async fn reached(
        &self,
        subject: SubjectId,
        kind: NoticeKind,
    ) -> Result<Option<MailAddress>, AppError> {
        let kept = self.parts.store.mail_address(subject).await?;
        let wants = |kept: &MailAddress| {
            kept.state == AddressState::Confirmed && !kept.unwanted.contains(&kind.group())
        };
        Ok(kept.filter(wants))
    }

    /// The mail server knows no such mailbox: no more letters go there, and the person and those who
    /// work on their dossiers see it.
    async fn nobody_there(
        &self,
        subject: SubjectId,
        address: &MailAddress,
        number: &str,
    ) -> Result<(), AppError> {
        let kept = MailAddress {
            state: AddressState::Undeliverable,
            refused: Some((number.to_owned(), self.now())),
            ..address.clone()
        };
        let mut batch = Batch::new();
        set_address(&mut batch, subject, &kept)?;
        match self.parts.store.commit(batch).await.map_err(AppError::from) {
            // It was changed while the letter was on its way: the new one is another matter.
            Ok(()) | Err(AppError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The words of a letter about a dossier.
    async fn letter(
        &self,
        subject: SubjectId,
        dossier: DossierId,
        kind: NoticeKind,
        locale: Locale,
    ) -> Result<Words, AppError> {
        let values = self.values(subject, dossier, locale).await?;
        let wording = Wording::Letter(kind);
        let kept = self.kept_words(wording, locale).await?;
        let mut words = Self::filled(wording, locale, kept.as_ref(), &values)?;
        let stop = self.stopping(subject).await?;
        words.body.push_str(&footer(locale, &self.settings().public_url, &stop));
        Ok(words)
    }

    async fn asking(&self, subject: SubjectId, address: &MailAddress) -> Result<Words, AppError> {
        let person = self.person(subject).await?;
        let link = self.confirming(subject, address.letter).await?;
        let settings = self.settings();
        let values = Values::default()
            .with("ho_ten", person.name)
            .with("duong_dan", link)
            .with("tinh", settings.province.as_str());
        let rules = Wording::Letter(NoticeKind::Submitted).rules();
        template::fill(&builtin::confirmation(address.locale), rules, &values)
            .map_err(|problem| AppError::internal(problem.code))
    }

    pub(super) async fn values(
        &self,
        subject: SubjectId,
        dossier: DossierId,
        locale: Locale,
    ) -> Result<Values, AppError> {
        let reader = self.person(subject).await?;
        let about = self.parts.store.letter_about(dossier).await?.ok_or(AppError::NotFound)?;
        let reference = self.reference();
        let procedure = reference.procedure(&about.procedure, self.today());
        let procedure = procedure.map_or_else(|| about.procedure.clone(), |p| p.name.clone());
        let due = about.due.map(|due| self.moment(due, locale)).unwrap_or_default();
        let settings = self.settings();
        Ok(Values::default()
            .with("ho_ten", reader.name)
            .with("ma_ho_so", about.number)
            .with("thu_tuc", short(&procedure))
            .with("bo_phan", unit_name(&reference, about.desk))
            .with("hen_tra", due)
            .with("duong_dan", format!("{}/ho-so/{dossier}", settings.public_url))
            .with("tinh", settings.province.as_str())
            .with("dien_thoai", settings.help_phone.as_str()))
    }

    fn moment(&self, at: Timestamp, locale: Locale) -> String {
        let local = self.settings().zone.local(at);
        let day = date_words(local.day, locale);
        match locale {
            Locale::Vi => format!("{} ngày {day}", local.time),
            Locale::En => format!("{} on {day}", local.time),
        }
    }

    fn finished(&self, waiting: &Waiting, address: &MailAddress, words: Words) -> Letter {
        Letter {
            id: waiting.id.to_string(),
            to: address.address.clone(),
            html: html::of_text(&words.body, address.locale, &self.settings().public_url),
            subject: words.subject,
            text: words.body,
        }
    }
}

/// What stands under every letter, whatever its words are.
pub(super) fn footer(locale: Locale, base: &str, stop: &str) -> String {
    match locale {
        Locale::Vi => format!(
            "\n--\nThư do máy gửi, xin đừng trả lời.\nĐổi cách nhận thông báo: {base}/thong-bao/kenh\nThôi nhận thư: {stop}\n"
        ),
        Locale::En => format!(
            "\n--\nA machine wrote this; please do not answer.\nHow you are told: {base}/thong-bao/kenh\nNo more letters: {stop}\n"
        ),
    }
}

/// The name of a procedure as pages show it, without what stands in brackets.
fn short(name: &str) -> String {
    short_name(name.split_once(" (").map_or(name, |(short, _)| short))
}

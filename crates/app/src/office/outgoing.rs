//! What goes out: drafted, sent through the house, signed, numbered, sealed, issued.

use super::{MOST_TRIES, is_late};
use crate::{App, AppError, Ctx, desk::Attached as Upload};
use mc_document::{
    Kind, Rejection, Secrecy, Urgency,
    book::{Book, Line, NumberState},
    incoming,
    outgoing::{Command, Draft, Event, Outgoing, Stage, decide},
    symbol,
};
use mc_kernel::ids::{CommandId, OfficialDocumentId, UnitId};
use mc_policy::{DocumentTarget, actions};
use mc_store::{
    Batch,
    documents::{self, Standing},
};

/// A document as somebody begins it.
#[derive(Debug, Clone)]
pub struct NewDraft {
    /// The unit that drafts it.
    pub unit: UnitId,
    /// The kind.
    pub kind: Kind,
    /// The subject.
    pub subject: String,
    /// For whom it is.
    pub receivers: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether it is a secret.
    pub secrecy: Secrecy,
    /// The incoming document that it answers.
    pub answers: Option<OfficialDocumentId>,
    /// Its first version.
    pub file: Option<Upload>,
}

impl App {
    /// Begins a document, with its first version where there is one. Pressed twice it is one.
    pub async fn draft_document(
        &self,
        ctx: &Ctx,
        command: CommandId,
        new: &NewDraft,
    ) -> Result<OfficialDocumentId, AppError> {
        let id = OfficialDocumentId::from_uuid(command.uuid());
        let agency = self.reference().directory.agency_of(new.unit).map(|agency| agency.id);
        let agency = agency.ok_or(AppError::NotFound)?;
        let is_secret = new.secrecy.is_secret();
        let units = vec![new.unit];
        let target = DocumentTarget { id, agency, units, people: vec![ctx.staff()?.id], is_secret };
        self.permit::<actions::WorkOnDocument>(ctx, &target)?;
        if self.parts.store.official_document(id).await?.is_some() {
            return Ok(id);
        }
        if let Some(question) = new.answers {
            self.may_answer(ctx, question).await?;
        }
        let facts = self.parts_in(ctx, agency)?;
        let draft = Command::Draft(Box::new(Draft {
            agency,
            unit: new.unit,
            kind: new.kind,
            subject: new.subject.clone(),
            receivers: new.receivers.clone(),
            urgency: new.urgency,
            secrecy: new.secrecy,
            answers: new.answers,
        }));
        let event = decide(None, &draft, &facts)?;
        if is_secret && new.file.is_some() {
            return Err(Rejection::SecretHasNoFile.into());
        }
        let document = Outgoing::folded(id, [&event])
            .ok_or_else(|| AppError::internal("a document does not begin with its draft"))?;
        let (store, by) = (&self.parts.store, ctx.reference()?);
        let mut batch = Batch::new();
        documents::begin(store, &mut batch, (&document, facts.me), &event, by)?;
        if let Some(file) = &new.file {
            let file = self.official_file(ctx, (agency, file), &mut batch).await?;
            let add = Command::AddVersion { file, note: String::new() };
            let added = decide(Some(&document), &add, &facts)?;
            let after = document.apply(&added);
            documents::change(store, &mut batch, &after, &added, by)?;
        }
        store.commit(batch).await?;
        Ok(id)
    }

    /// Whether a document may be answered by whoever acts.
    async fn may_answer(&self, ctx: &Ctx, question: OfficialDocumentId) -> Result<(), AppError> {
        let standing = self.official(question).await?;
        self.official_permit::<actions::WorkOnDocument>(ctx, &standing.target())?;
        match standing {
            Standing::Incoming(document) if !document.is_over() => Ok(()),
            Standing::Incoming(_) => Err(Rejection::NotAwaited.into()),
            Standing::Outgoing(_) => Err(AppError::NotFound),
        }
    }

    /// Adds a version to a draft.
    pub async fn add_draft_version(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        (upload, note): (&Upload, &str),
    ) -> Result<Outgoing, AppError> {
        let before = self.outgoing(ctx, id, None).await?;
        let facts = self.parts_in(ctx, before.drafted.agency)?;
        // Whether it is taken at all is known before the file is.
        let sample = mc_document::Attached { file: self.mint().id(), name: upload.0.clone() };
        decide(
            Some(&before),
            &Command::AddVersion { file: sample, note: note.to_owned() },
            &facts,
        )?;
        let mut beside = Batch::new();
        let file = self.official_file(ctx, (before.drafted.agency, upload), &mut beside).await?;
        let command = Command::AddVersion { file, note: note.to_owned() };
        self.act(ctx, id, (&command, &beside)).await
    }

    /// Takes a step with an outgoing document, when nothing else happened to it meanwhile.
    pub async fn act_on_outgoing(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        command: &Command,
    ) -> Result<Outgoing, AppError> {
        self.act(ctx, id, (command, &Batch::new())).await
    }

    async fn act(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        (command, beside): (&Command, &Batch),
    ) -> Result<Outgoing, AppError> {
        let (store, by) = (&self.parts.store, ctx.reference()?);
        for _ in 0..MOST_TRIES {
            let before = self.outgoing(ctx, id, Some(command)).await?;
            let facts = self.parts_in(ctx, before.drafted.agency)?;
            let event = decide(Some(&before), command, &facts)?;
            let after = before.apply(&event);
            let mut batch = Batch::new();
            batch.append(beside.clone());
            documents::change(store, &mut batch, &after, &event, by)?;
            match &event {
                Event::Withdrawn { reason, at } => {
                    if let Some(registered) = &after.registered {
                        let line = Line {
                            number: registered.number,
                            state: NumberState::Cancelled,
                            document: Some(id),
                            reason: reason.clone(),
                        };
                        let place = (registered.book, NumberState::Taken);
                        documents::change_number(&mut batch, place, &line, (by, *at));
                    }
                }
                Event::Issued(_) => self.answer_question(ctx, &after, &mut batch).await?,
                Event::Drafted(_)
                | Event::VersionAdded(_)
                | Event::Commented { .. }
                | Event::Sent { .. }
                | Event::SentBack { .. }
                | Event::Signed(_)
                | Event::Numbered { .. }
                | Event::Sealed { .. } => {}
            }
            let result = store.commit(batch).await;
            if !is_late(&result) {
                result?;
                return Ok(after);
            }
        }
        Err(AppError::Conflict("document"))
    }

    /// The question is answered in the same write in which its answer is issued. One that was closed or
    /// returned meanwhile stays so: the answer names it all the same.
    async fn answer_question(
        &self,
        ctx: &Ctx,
        answer: &Outgoing,
        batch: &mut Batch,
    ) -> Result<(), AppError> {
        let (Some(question), Some(registered)) = (answer.drafted.answers, &answer.registered)
        else {
            return Ok(());
        };
        let Some(Standing::Incoming(question)) =
            self.parts.store.official_document(question).await?
        else {
            return Ok(());
        };
        let number = registered.full();
        let answering = incoming::Answering::Document { id: answer.id, number };
        let facts = self.parts_in(ctx, question.received.agency)?;
        let command = incoming::Command::Answer(answering);
        if let Ok(event) = incoming::decide(Some(&question), &command, &facts) {
            let after = question.apply(&event);
            let by = ctx.reference()?;
            documents::change(&self.parts.store, batch, &after, &event, by)?;
        }
        Ok(())
    }

    /// Gives a signed document number and date: the next number of its book, or one that was reserved.
    pub async fn number_document(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        reserved: Option<u32>,
    ) -> Result<Outgoing, AppError> {
        let known = self.outgoing(ctx, id, None).await?;
        self.official_permit::<actions::KeepDocument>(
            ctx,
            &Standing::Outgoing(Box::new(known.clone())).target(),
        )?;
        if known.stage != Stage::Signed {
            return Err(Rejection::NotAwaited.into());
        }
        let book = self.book_for(&known).await?;
        let facts = self.parts_in(ctx, known.drafted.agency)?;
        let (store, by) = (&self.parts.store, ctx.reference()?);
        let symbol = self.symbol_of(&known);
        let event = |number| {
            let symbol = symbol.clone();
            decide(Some(&known), &Command::Number { book: book.id(), number, symbol }, &facts)
        };
        if let Some(number) = reserved {
            let line = store.book_number(book.id(), number).await?;
            let line = line.filter(|line| line.state == NumberState::Reserved);
            let line = line.ok_or(Rejection::NumberNotFree)?;
            let event = event(number)?;
            let after = known.clone().apply(&event);
            let mut batch = Batch::new();
            documents::change(store, &mut batch, &after, &event, by)?;
            let taken = Line { state: NumberState::Taken, document: Some(id), ..line };
            let place = (book.id(), NumberState::Reserved);
            documents::change_number(&mut batch, place, &taken, (by, facts.now));
            store.commit(batch).await?;
            return Ok(after);
        }
        let number = self
            .numbered(&book, by, |number, numbering, batch| {
                let event = event(number)?;
                let after = known.clone().apply(&event);
                documents::number_given(batch, numbering, id);
                documents::change(store, batch, &after, &event, by)?;
                Ok(())
            })
            .await?;
        Ok(known.clone().apply(&event(number)?))
    }

    /// The book in which a document will stand this year.
    pub(super) async fn book_for(&self, known: &Outgoing) -> Result<Book, AppError> {
        let (agency, year) = (known.drafted.agency, self.today().year());
        let sequence = self.parts.store.number_sequence(agency, year).await?;
        let what = (known.drafted.kind, known.drafted.secrecy);
        Ok(Book::outgoing(agency, year, what, sequence))
    }

    /// Its symbol: of the agency, and of the unit that drafted it where that is another one.
    fn symbol_of(&self, known: &Outgoing) -> String {
        let reference = self.reference();
        let short = |unit| reference.directory.unit(unit).map_or("", |u| u.abbreviation.as_str());
        let (agency, unit) = (known.drafted.agency, known.drafted.unit);
        let unit = if unit == agency { "" } else { short(unit) };
        symbol(known.drafted.kind, short(agency), unit)
    }

    /// The document, where the policies let somebody do such a thing to it; without a command, where they
    /// let them take part in it.
    pub(super) async fn outgoing(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        command: Option<&Command>,
    ) -> Result<Outgoing, AppError> {
        let standing = self.official(id).await?;
        let target = standing.target();
        match command {
            Some(Command::Sign(_)) => {
                self.official_permit::<actions::DecideDocument>(ctx, &target)?;
            }
            Some(Command::Number { .. } | Command::Seal { .. } | Command::Issue { .. }) => {
                self.official_permit::<actions::KeepDocument>(ctx, &target)?;
            }
            None
            | Some(
                Command::Draft(_)
                | Command::AddVersion { .. }
                | Command::Comment { .. }
                | Command::Send
                | Command::SendBack { .. }
                | Command::Withdraw { .. },
            ) => {
                self.official_permit::<actions::WorkOnDocument>(ctx, &target)?;
            }
        }
        match standing {
            Standing::Outgoing(document) => Ok(*document),
            Standing::Incoming(_) => Err(AppError::NotFound),
        }
    }
}

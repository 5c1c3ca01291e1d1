//! What comes in: entered and registered by a clerk, directed, assigned, answered, closed, returned.

use super::{MOST_TRIES, is_late};
use crate::{App, AppError, Ctx, desk::Attached as Upload};
use mc_document::{
    Kind, Rejection, Secrecy, Urgency,
    book::Book,
    incoming::{Channel, Command, Event, Incoming, Received, Source, decide},
};
use mc_kernel::{
    CivilDay,
    ids::{CommandId, OfficialDocumentId, UnitId},
};
use mc_policy::{DocumentTarget, actions};
use mc_store::{
    Batch,
    documents::{self, Standing},
};

/// A document as a clerk enters it.
#[derive(Debug, Clone)]
pub struct NewIncoming {
    /// The agency that it came to.
    pub agency: UnitId,
    /// Who issued it.
    pub issuer: String,
    /// Number and symbol as they stand on it.
    pub number: String,
    /// Its day.
    pub day: CivilDay,
    /// The kind, where it is one of the decree.
    pub kind: Option<Kind>,
    /// The subject.
    pub subject: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether it is a secret.
    pub secrecy: Secrecy,
    /// Until when an answer is wanted.
    pub answer_by: Option<CivilDay>,
    /// By which way it came.
    pub channel: Channel,
    /// Its files.
    pub files: Vec<Upload>,
}

impl App {
    /// Enters a document and gives it its number of arrival, in one write. Pressed twice it is one.
    pub async fn receive_document(
        &self,
        ctx: &Ctx,
        command: CommandId,
        new: &NewIncoming,
    ) -> Result<OfficialDocumentId, AppError> {
        let id = OfficialDocumentId::from_uuid(command.uuid());
        let target = DocumentTarget {
            id,
            agency: new.agency,
            units: Vec::new(),
            people: Vec::new(),
            is_secret: new.secrecy.is_secret(),
        };
        self.permit::<actions::KeepDocument>(ctx, &target)?;
        if self.parts.store.official_document(id).await?.is_some() {
            return Ok(id);
        }
        let facts = self.parts_in(ctx, new.agency)?;
        let mut received = received(new);
        let receive = |received: &Received| {
            decide(None, &Command::Receive(Box::new(received.clone())), &facts)
        };
        // What is wrong with the form is told before anything is stored.
        receive(&received)?;
        if received.secrecy.is_secret() && !new.files.is_empty() {
            return Err(Rejection::SecretHasNoFile.into());
        }
        if new.files.len() > mc_document::MOST_FILES {
            return Err(Rejection::TooManyFiles.into());
        }
        let mut beside = Batch::new();
        for file in &new.files {
            received.files.push(self.official_file(ctx, (new.agency, file), &mut beside).await?);
        }
        let event = receive(&received)?;
        let document = Incoming::folded(id, [&event])
            .ok_or_else(|| AppError::internal("a document does not begin with its arrival"))?;
        let book = Book::incoming(new.agency, facts.today.year(), new.secrecy);
        let by = ctx.reference()?;
        let store = &self.parts.store;
        self.numbered(&book, by, |number, numbering, batch| {
            let command = Command::Register { book: book.id(), number };
            let registered = decide(Some(&document), &command, &facts)?;
            let after = document.clone().apply(&registered);
            batch.append(beside.clone());
            documents::begin(store, batch, (&document, facts.me), &event, by)?;
            documents::number_given(batch, numbering, id);
            documents::change(store, batch, &after, &registered, by)?;
            Ok(())
        })
        .await?;
        Ok(id)
    }

    /// Gives a document that waits its number of arrival.
    pub async fn register_document(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
    ) -> Result<Incoming, AppError> {
        let sample = Command::Register { book: mc_kernel::Id::from_bytes([0; 16]), number: 1 };
        let known = self.incoming(ctx, id, &sample).await?;
        let facts = self.parts_in(ctx, known.received.agency)?;
        decide(Some(&known), &sample, &facts)?;
        let secrecy = known.received.secrecy;
        let book = Book::incoming(known.received.agency, facts.today.year(), secrecy);
        let (store, by) = (&self.parts.store, ctx.reference()?);
        self.numbered(&book, by, |number, numbering, batch| {
            let command = Command::Register { book: book.id(), number };
            let event = decide(Some(&known), &command, &facts)?;
            documents::number_given(batch, numbering, id);
            documents::change(store, batch, &known.clone().apply(&event), &event, by)?;
            Ok(())
        })
        .await?;
        self.incoming(ctx, id, &sample).await
    }

    /// Takes a step with an incoming document, when nothing else happened to it meanwhile.
    pub async fn act_on_incoming(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        command: &Command,
    ) -> Result<Incoming, AppError> {
        for _ in 0..MOST_TRIES {
            let before = self.incoming(ctx, id, command).await?;
            let facts = self.parts_in(ctx, before.received.agency)?;
            let event = decide(Some(&before), command, &facts)?;
            if let Event::Assigned { staff, .. } = &event {
                self.works_at_lead(&before, *staff)?;
            }
            let after = before.apply(&event);
            let mut batch = Batch::new();
            documents::change(&self.parts.store, &mut batch, &after, &event, ctx.reference()?)?;
            let result = self.parts.store.commit(batch).await;
            if !is_late(&result) {
                result?;
                return Ok(after);
            }
        }
        Err(AppError::Conflict("document"))
    }

    /// The document, where the policies let somebody do such a thing to it.
    async fn incoming(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        command: &Command,
    ) -> Result<Incoming, AppError> {
        let standing = self.official(id).await?;
        let target = standing.target();
        match command {
            Command::Receive(_) | Command::Register { .. } | Command::Return { .. } => {
                self.official_permit::<actions::KeepDocument>(ctx, &target)?;
            }
            Command::Direct(_) => {
                self.official_permit::<actions::DecideDocument>(ctx, &target)?;
            }
            Command::Assign { .. }
            | Command::Comment { .. }
            | Command::Answer(_)
            | Command::Close { .. } => {
                self.official_permit::<actions::WorkOnDocument>(ctx, &target)?;
            }
        }
        match standing {
            Standing::Incoming(document) => Ok(*document),
            Standing::Outgoing(_) => Err(AppError::NotFound),
        }
    }

    /// Only whoever works in the unit that leads is named.
    fn works_at_lead(
        &self,
        document: &Incoming,
        staff: mc_kernel::ids::StaffId,
    ) -> Result<(), AppError> {
        let reference = self.reference();
        let lead = document.directed.as_ref().map(|directed| directed.lead.unit);
        let works = reference
            .directory
            .positions_of(staff, self.today())
            .any(|position| Some(position.unit) == lead);
        if works { Ok(()) } else { Err(Rejection::NotYours.into()) }
    }
}

fn received(new: &NewIncoming) -> Received {
    Received {
        agency: new.agency,
        source: Source { issuer: new.issuer.clone(), number: new.number.clone(), day: new.day },
        kind: new.kind,
        subject: new.subject.clone(),
        urgency: new.urgency,
        secrecy: new.secrecy,
        answer_by: new.answer_by,
        channel: new.channel,
        files: Vec::new(),
        at: mc_kernel::Timestamp::from_micros(0),
    }
}

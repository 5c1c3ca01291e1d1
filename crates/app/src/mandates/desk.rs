//! Mandates that a one-stop desk records: from a paper that was signed, or by a code that goes to the
//! principal's confirmed address. Both people are entered by their papers.

use super::{NewMandate, Told, give::Wished, give::is_same_name};
use crate::{App, AppError, Ctx, desk::Attached, files::OpenFile, people::PersonPresent};
use mc_dossier::{Outgoing, effects::MandateLetter};
use mc_kernel::{
    Digest, FieldProblem, FieldProblems, Page, PageSize,
    ids::{CommandId, MandateId, OutboxId, SubjectId},
};
use mc_mandate::{Command, Give, Mandate, Party, Rejection, Standing, Way, decide};
use mc_store::{
    Batch, Clash, StoreError, files::FileRow, mail::AddressState, mandates, mandates::MandateKey,
    outbox, subjects::Subject,
};

/// How long a code can be told.
pub const CODE_MINUTES: i64 = 15;
/// How often somebody may try a code.
pub const MOST_CODE_TRIES: u64 = 5;
/// Figures of a code.
const CODE_FIGURES: usize = 6;
/// The component of the scan of a signed paper.
const PAPER_COMPONENT: &str = "mandate";

/// How a mandate is proved at the desk.
#[derive(Debug, Clone)]
pub enum RecordedWay {
    /// By a paper that was signed, with its scan.
    Paper(Option<Attached>),
    /// By a code that is sent to the principal.
    Code,
}

/// A mandate as an officer records it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The identity number of the principal.
    pub principal_number: String,
    /// Their name.
    pub principal_name: String,
    /// The representative, what they are to each other, in what and until when.
    pub new: NewMandate,
    /// How it is proved.
    pub way: RecordedWay,
}

impl App {
    /// Whether whoever acts records mandates.
    pub fn may_record_mandates(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.records_mandates(ctx).map(drop)
    }

    /// The mandates that the officer who acts recorded, newest first.
    pub async fn mandates_i_recorded(
        &self,
        ctx: &Ctx,
        before: Option<MandateKey>,
    ) -> Result<Page<Told, MandateKey>, AppError> {
        let permit = self.records_mandates(ctx)?;
        let me = ctx.staff()?.id;
        let size = PageSize::SCREEN;
        let page = self.parts.store.mandates_recorded(&permit, me, before, size).await?;
        self.told_page(page).await
    }

    /// Records a mandate. Pressed twice it is one.
    pub async fn record_mandate(
        &self,
        ctx: &Ctx,
        command: CommandId,
        recorded: &Recorded,
    ) -> Result<MandateId, AppError> {
        self.records_mandates(ctx)?;
        let staff = ctx.staff()?.id;
        let id = MandateId::derived("mandate", &command.to_string());
        if self.parts.store.mandate(id).await?.is_some() {
            return Ok(id);
        }
        let until = self.until(recorded.new.until).map_err(AppError::invalid)?;
        let principal = (&recorded.principal_number, &recorded.principal_name);
        let principal =
            self.entered(ctx, principal, ("principal_number", "principal_name")).await?;
        let representative = (&recorded.new.number, &recorded.new.name);
        let representative = self.entered(ctx, representative, ("number", "name")).await?;
        let scope = self.scope_of(principal.id, &recorded.new.scope).await?;
        let scope = scope.map_err(AppError::invalid)?;
        let (way, paper) = match &recorded.way {
            RecordedWay::Code => (Way::Code, None),
            RecordedWay::Paper(scan) => {
                (Way::Paper, self.scanned(principal.id, scan.as_ref()).await?)
            }
        };
        let mut beside = Batch::new();
        if way == Way::Code {
            self.send_code(&mut beside, id, &principal).await?;
        }
        let give = Give {
            principal: principal.id,
            representative: representative.id,
            relation: recorded.new.relation,
            way,
            scope,
            until,
            paper: paper.as_ref().map(|file| file.id),
            recorded_by: Some(staff),
        };
        let wished = Wished { id, give, party: Party::Desk, paper, beside };
        self.write_mandate(ctx, wished).await
    }

    /// A person by number and name, entered where they are not known yet.
    async fn entered(
        &self,
        ctx: &Ctx,
        (number, name): (&String, &String),
        (number_field, name_field): (&str, &str),
    ) -> Result<Subject, AppError> {
        let person = PersonPresent {
            id_kind: "CCCD".to_owned(),
            id_number: number.clone(),
            name: name.clone(),
            ..PersonPresent::default()
        };
        let found = match self.person_present(ctx, &person).await {
            Err(AppError::Invalid(invalid)) => {
                let mut problems = FieldProblems::none();
                for problem in &invalid.problems {
                    let mut problem = problem.clone();
                    let at = if problem.path == "name" { name_field } else { number_field };
                    at.clone_into(&mut problem.path);
                    problems.push(problem);
                }
                return Err(AppError::invalid(problems));
            }
            found => found?,
        };
        if is_same_name(&found.name, name) {
            Ok(found)
        } else {
            Err(AppError::invalid(FieldProblem::new(name_field, "mandate-name-differs")))
        }
    }

    /// The person of a number whom an officer says is present: they need a mandate to file for others,
    /// which is asked about when they begin.
    pub async fn person_with_mandate(
        &self,
        ctx: &Ctx,
        number: &str,
    ) -> Result<Option<SubjectId>, AppError> {
        self.records_mandates(ctx)?;
        let number: String = number.chars().filter(char::is_ascii_digit).collect();
        let found = self.parts.store.subject_by_number("CCCD", &number).await?;
        Ok(found.map(|person| person.id))
    }

    async fn scanned(
        &self,
        owner: SubjectId,
        scan: Option<&Attached>,
    ) -> Result<Option<FileRow>, AppError> {
        let Some((name, bytes)) = scan else {
            return Err(AppError::invalid(FieldProblem::new("paper", "mandate-paper")));
        };
        let checked = self.check_file(owner, name, bytes.clone()).await?;
        let component = PAPER_COMPONENT.to_owned();
        Ok(Some(FileRow { owner, component, uploaded: self.now(), ..checked }))
    }

    /// Sends a code to the principal, where they have an address that is known to be theirs.
    async fn send_code(
        &self,
        batch: &mut Batch,
        id: MandateId,
        principal: &Subject,
    ) -> Result<(), AppError> {
        let address = self.parts.store.mail_address(principal.id).await?;
        let is_reached = address.is_some_and(|kept| kept.state == AddressState::Confirmed);
        if self.parts.mail.is_none() || !is_reached {
            return Err(AppError::invalid(FieldProblem::new("way", "mandate-no-address")));
        }
        let now = self.now();
        let until = now.plus_minutes(CODE_MINUTES);
        let letter: OutboxId = self.mint().id();
        let code = self.mandate_code(id).await?;
        mandates::set_code(batch, id, Digest::of(code.as_bytes()), until);
        let message =
            Outgoing::Mandate { subject: principal.id, mandate: id, letter: MandateLetter::Code };
        Ok(outbox::enqueue(batch, letter, &message, now)?)
    }

    /// The six figures of a mandate's code. They are made of the installation's key whenever they are
    /// needed, so that they stand in no letter that waits and in no row.
    pub(crate) async fn mandate_code(&self, id: MandateId) -> Result<String, AppError> {
        self.figures(b"mandate code", id.simple().as_bytes(), CODE_FIGURES).await
    }

    /// So many figures that only this installation can make.
    pub(crate) async fn figures(
        &self,
        what: &[u8],
        of: &[u8],
        many: usize,
    ) -> Result<String, AppError> {
        let installation = self.parts.store.installation().await?;
        let key = installation.map(|i| i.key).filter(|key| !key.is_empty());
        let key = key.ok_or_else(|| AppError::internal("the installation has no key"))?;
        let digest = Digest::of_parts(&[&key, what, of]);
        let figures = digest.bytes().iter().map(|byte| char::from(b'0' + byte % 10));
        Ok(figures.take(many).collect())
    }

    /// The principal told the code, and somebody types it at the desk.
    ///
    /// # Errors
    /// [`AppError::Invalid`] of a code that is wrong, too old or was tried too often.
    pub async fn confirm_mandate(
        &self,
        ctx: &Ctx,
        id: MandateId,
        typed: &str,
    ) -> Result<Mandate, AppError> {
        let (kept, party) = self.mandate_and_party(ctx, id).await?;
        if party != Party::Desk {
            return Err(Rejection::NotYours.into());
        }
        let before = kept.mandate;
        if before.standing(self.now()) == Standing::InForce {
            return Ok(before);
        }
        let event = decide(Some(&before), &Command::Confirm, self.mandate_facts(party))?;
        let over = || AppError::invalid(FieldProblem::new("code", "mandate-code-over"));
        let sent = self.parts.store.mandate_code(id).await?;
        let Some(sent) = sent.filter(|sent| self.now() < sent.until) else {
            return Err(over());
        };
        if sent.tries >= MOST_CODE_TRIES {
            return Err(over());
        }
        // The try counts before it is looked at: two at once are two.
        let mut batch = Batch::new();
        mandates::try_code(&mut batch, id, sent.tries);
        self.parts.store.commit(batch).await?;
        let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
        if !sent.digest.matches(&Digest::of(typed.as_bytes())) {
            return Err(AppError::invalid(FieldProblem::new("code", "mandate-code-wrong")));
        }
        let after = before.apply(&event);
        let mut batch = Batch::new();
        mandates::change(&mut batch, &after, &event, ctx.reference()?)?;
        mandates::drop_code(&mut batch, id);
        self.tell_of_mandate(&mut batch, &after, &event)?;
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(after),
            Err(StoreError::Conflict(Clash::Row(_))) => Err(AppError::Conflict("mandate")),
            Err(error) => Err(error.into()),
        }
    }

    /// The scan of the signed paper, for the people of the mandate and for who recorded it.
    pub async fn mandate_paper(&self, ctx: &Ctx, id: MandateId) -> Result<OpenFile, AppError> {
        let (kept, _) = self.mandate_and_party(ctx, id).await?;
        let file = kept.mandate.given.paper.ok_or(AppError::NotFound)?;
        let row = self.parts.store.file_row(file).await?.ok_or(AppError::NotFound)?;
        let bytes = self.content(row.owner, &row.sha256).await?;
        let bytes = bytes.ok_or_else(|| AppError::internal(format!("no content of {file}")))?;
        Ok(OpenFile { row, bytes })
    }
}

//! Official documents: the in-box, the two lines, the register books, the search.
//!
//! Every step asks the policies whether the person may come near the document, then the document whether
//! the step is theirs. The roles are those of the organisation: clerks (văn thư) keep the books and check
//! the form of drafts, leaders direct and sign, heads of divisions check and name who does it. Where an
//! agency has no heads of divisions, its leaders take their part.

mod books;
mod find;
mod incoming;
mod numbering;
mod offered;
mod outgoing;
mod view;

pub use books::{BookAgency, BookPage, PRINTED_LINES};
pub use incoming::NewIncoming;
pub(crate) use numbering::Turns;
pub use offered::{Deed, authorities_of};
pub use outgoing::NewDraft;
pub use view::{Happened, OfficialView};

use crate::{App, AppError, Ctx, desk::Attached as Upload};
use mc_document::{Attached, Facts, Of};
use mc_kernel::ids::{OfficialDocumentId, SubjectId, UnitId};
use mc_org::Role;
use mc_policy::{Action, Actor, DocumentTarget, Office, Permit, actions};
use mc_store::{
    Batch, Clash, StoreError,
    documents::Standing,
    files::{self, FileRow},
};

/// How often a step is decided again because somebody else was faster.
const MOST_TRIES: usize = 8;
/// The most parts of one person whose in-box is looked through.
const MOST_PARTS: usize = 40;
/// The component of files of official documents.
const COMPONENT: &str = "official document";

impl App {
    /// The permit to have an in-box and to search.
    pub fn lists_documents(&self, ctx: &Ctx) -> Result<Permit<actions::ListDocuments>, AppError> {
        self.permit(ctx, &Office)
    }

    /// Asks for a permit on a document. Who may not even read it is told that there is none.
    fn official_permit<A: Action<Target = DocumentTarget>>(
        &self,
        ctx: &Ctx,
        target: &DocumentTarget,
    ) -> Result<Permit<A>, AppError> {
        if ctx.actor == Actor::Stranger {
            return Err(AppError::Unauthenticated);
        }
        let policy = &self.parts.policy;
        policy.permit(&ctx.actor, target).map_err(|_denied| {
            let may_read = policy.permit::<actions::ReadDocument>(&ctx.actor, target).is_ok();
            if may_read { AppError::Forbidden } else { AppError::NotFound }
        })
    }

    async fn official(&self, id: OfficialDocumentId) -> Result<Standing, AppError> {
        self.parts.store.official_document(id).await?.ok_or(AppError::NotFound)
    }

    /// In which parts somebody acts with regard to an agency. Nobody signs or directs because a leader is
    /// absent: whoever stands in for one has the work, not the office.
    fn parts_in(&self, ctx: &Ctx, agency: UnitId) -> Result<Facts, AppError> {
        let staff = ctx.staff()?;
        let reference = self.reference();
        let today = self.today();
        let own = staff.by_own_right();
        let has = |role| staff.with_role(role).any(|grant| grant.agency == agency);
        let is_leader = own.with_role(Role::Leader).any(|grant| grant.agency == agency);
        let is_deputy = reference.directory.positions_of(staff.id, today).any(|position| {
            position.role == Role::Leader
                && reference.directory.agency_of(position.unit).is_some_and(|a| a.id == agency)
                && position.title.starts_with("Phó")
        });
        Ok(Facts {
            now: self.now(),
            today,
            me: staff.id,
            is_clerk: has(Role::Clerk),
            is_leader,
            is_deputy,
            heads: staff.with_role(Role::HeadOfDivision).map(|grant| grant.unit).collect(),
            works_in: staff.working().map(|grant| grant.unit).collect(),
        })
    }

    /// All the parts in which something can be asked of somebody.
    fn parts_of(ctx: &Ctx) -> Result<Vec<Of>, AppError> {
        let staff = ctx.staff()?;
        let mut parts = vec![Of::Staff(staff.id)];
        for grant in staff.working() {
            parts.push(Of::Unit(grant.unit));
            match grant.role {
                Role::HeadOfDivision => parts.push(Of::Heads(grant.unit)),
                Role::Leader => parts.extend([Of::Leaders(grant.agency), Of::Heads(grant.unit)]),
                Role::Clerk => parts.push(Of::Clerks(grant.agency)),
                Role::DeskOfficer
                | Role::ProcessingOfficer
                | Role::AgencyAdministrator
                | Role::ProvinceAdministrator
                | Role::Inspector => {}
            }
        }
        parts.sort_unstable();
        parts.dedup();
        parts.truncate(MOST_PARTS);
        Ok(parts)
    }

    /// Looks at an uploaded file and keeps it with the agency.
    async fn official_file(
        &self,
        ctx: &Ctx,
        (agency, upload): (UnitId, &Upload),
        batch: &mut Batch,
    ) -> Result<Attached, AppError> {
        let owner = holder(agency);
        let (name, bytes) = upload;
        let checked = self.check_file(owner, name, bytes.clone()).await?;
        let row = FileRow { component: COMPONENT.to_owned(), uploaded: self.now(), ..checked };
        files::insert(batch, &row, &ctx.reference()?.to_string());
        Ok(Attached { file: row.id, name: row.name })
    }
}

/// Under whose key the files of an agency lie: its own, as a person's lie under theirs.
fn holder(agency: UnitId) -> SubjectId {
    SubjectId::derived("files of an agency", &agency.to_string())
}

/// Whether a write came too late, and is tried again on what stands there now.
fn is_late(result: &Result<(), StoreError>) -> bool {
    matches!(result, Err(StoreError::Conflict(Clash::Row("document" | "document number"))))
}

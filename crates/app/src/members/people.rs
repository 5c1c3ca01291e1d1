//! Adding a person, and changing name and contact.

use super::{AccountState, MemberTyped, PositionTyped};
use crate::{App, AppError, Ctx};
use mc_kernel::{
    FieldProblem, FieldProblems,
    ids::{StaffId, SubjectId},
};
use mc_org::{Position, Staff};
use mc_policy::actions;
use mc_store::{
    Batch, org_changes,
    org_changes::StaffStanding,
    organisation::set_subject,
    subjects::{self, Subject},
};

/// Everything that administrators see of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffCard {
    /// Name and user name.
    pub staff: Staff,
    /// Contact, revision, whether the account is open.
    pub standing: StaffStanding,
    /// Every position, of the past and to come.
    pub positions: Vec<Position>,
    /// How far the account is.
    pub account: AccountState,
}

impl App {
    /// A member of staff for whoever keeps them.
    pub async fn staff_card(&self, ctx: &Ctx, id: StaffId) -> Result<StaffCard, AppError> {
        self.manage_member(ctx, id)?;
        let reference = self.reference();
        let staff = reference.directory.staff(id).cloned().ok_or(AppError::NotFound)?;
        let store = &self.parts.store;
        let standing = store.staff_standing(id).await?.ok_or(AppError::NotFound)?;
        let credential = store.credential(id).await?;
        let mut positions = reference.directory.every_position_of(id).to_vec();
        positions.sort_by_key(|p| std::cmp::Reverse(p.validity.valid_from));
        Ok(StaffCard { staff, standing, positions, account: AccountState::of(credential.as_ref()) })
    }

    /// Adds a person with a first position. They get an account apart from that.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem; [`AppError::Forbidden`] for a unit of others.
    pub async fn add_member(
        &self,
        ctx: &Ctx,
        typed: &MemberTyped,
        position: &PositionTyped,
    ) -> Result<StaffId, AppError> {
        self.refresh().await?;
        let mut standing = self.organisation_now().await?;
        let reference = self.reference();
        let mut problems = FieldProblems::none();
        let (user_name, number) = typed.identity(&mut problems);
        let member = typed.read(&mut problems);
        let read = position.read(&reference, self.today(), &mut problems);
        let is_taken = standing.organisation.staff.iter().any(|s| s.user_name == user_name);
        if is_taken {
            let taken = FieldProblem::new("user_name", "user-taken").with("name", &user_name);
            problems.push(taken);
        }
        let Some(read) = read else { return Err(AppError::invalid(problems)) };
        let id = StaffId::derived("staff", &user_name);
        let target = self.managed(id, Some((read.unit, read.role)));
        self.permit::<actions::ManageMember>(ctx, &target)?;
        problems.into_result().map_err(AppError::invalid)?;
        let staff = Staff {
            id,
            user_name: user_name.clone(),
            full_name: member.full_name,
            gender: member.gender,
        };
        let held = read.of(self.mint().id(), id);
        let mut batch = Batch::new();
        let contact = (member.phone.as_str(), member.email.as_str());
        let behind = u64::try_from(standing.organisation.staff.len()).unwrap_or(u64::MAX);
        org_changes::add_staff(&mut batch, &staff, contact, behind, self.now());
        org_changes::add_position(&mut batch, &held, standing.positions());
        if !number.is_empty() {
            let subject = self.subject_of(&staff, &number, &mut batch).await?;
            set_subject(&mut batch, id, subject);
        }
        let detail = format!("{} ({user_name}), {}", staff.full_name, held.title);
        self.note(ctx, &mut batch, "staff.added", &id.to_string(), &detail)?;
        standing.organisation.staff.push(staff);
        standing.organisation.positions.push(held);
        self.keep_organisation(standing, batch).await?;
        Ok(id)
    }

    /// The person that a member of staff is as a citizen, entered where nobody has the number.
    async fn subject_of(
        &self,
        staff: &Staff,
        number: &str,
        batch: &mut Batch,
    ) -> Result<SubjectId, AppError> {
        if let Some(known) = self.parts.store.subject_by_number("CCCD", number).await? {
            return Ok(known.id);
        }
        let subject = Subject {
            id: self.mint().id(),
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: number.to_owned(),
            name: staff.full_name.clone(),
            birth: String::new(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        subjects::insert(batch, &subject, self.now());
        Ok(subject.id)
    }

    /// Changes name, gender and contact of a member of staff.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem; [`AppError::Conflict`] when somebody changed them
    /// since `revision`.
    pub async fn change_member(
        &self,
        ctx: &Ctx,
        (id, revision): (StaffId, u64),
        typed: &MemberTyped,
    ) -> Result<(), AppError> {
        self.manage_member(ctx, id)?;
        let mut standing = self.organisation_now().await?;
        let mut problems = FieldProblems::none();
        let member = typed.read(&mut problems);
        problems.into_result().map_err(AppError::invalid)?;
        let known = standing.organisation.staff.iter_mut().find(|staff| staff.id == id);
        let staff = known.ok_or(AppError::NotFound)?;
        let detail = if staff.full_name == member.full_name {
            staff.full_name.clone()
        } else {
            format!("{} → {}", staff.full_name, member.full_name)
        };
        staff.full_name = member.full_name;
        staff.gender = member.gender;
        let mut batch = Batch::new();
        let contact = (member.phone.as_str(), member.email.as_str());
        org_changes::change_staff(&mut batch, staff, contact, revision);
        self.note(ctx, &mut batch, "staff.changed", &id.to_string(), &detail)?;
        self.keep_organisation(standing, batch).await
    }
}

//! Adding, changing and moving units.

use super::UnitTyped;
use crate::{App, AppError, Ctx};
use mc_form::read_day;
use mc_kernel::{CivilDay, FieldProblem, FieldProblems};
use mc_org::{Contact, Unit, UnitId, Validity};
use mc_policy::{Office, actions};
use mc_store::{Batch, org_changes};

/// The longest text of the record about one change.
pub(crate) const MOST_DETAIL_CHARS: usize = 500;

/// A unit to be changed, with the revision that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedUnit {
    /// The unit as it stands today.
    pub unit: Unit,
    /// Counts its changes.
    pub revision: u64,
}

impl App {
    /// A unit to be changed.
    pub async fn edited_unit(&self, ctx: &Ctx, id: UnitId) -> Result<EditedUnit, AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        let revision = self.parts.store.unit_revision(id).await?.ok_or(AppError::NotFound)?;
        self.refresh().await?;
        let unit = self.reference().directory.unit(id).cloned().ok_or(AppError::NotFound)?;
        Ok(EditedUnit { unit, revision })
    }

    /// Adds a unit below another from a day on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem.
    pub async fn add_unit(
        &self,
        ctx: &Ctx,
        parent: Option<UnitId>,
        typed: &UnitTyped,
        (from, code): (&str, &super::CodeTyped),
    ) -> Result<UnitId, AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        self.refresh().await?;
        let mut standing = self.organisation_now().await?;
        let reference = self.reference();
        let above = parent.map(|id| reference.directory.unit(id).ok_or(AppError::NotFound));
        let above = above.transpose()?;
        let mut problems = FieldProblems::none();
        let from = read_day(from);
        match from {
            None => problems.push(FieldProblem::new("from", "day")),
            Some(day) if above.is_some_and(|unit| !unit.validity.holds_on(day)) => {
                problems.push(FieldProblem::new("from", "unit-parent-not-valid"));
            }
            Some(_) => {}
        }
        let valid_from = from.unwrap_or_else(|| self.today());
        let of_kind = typed.kind_and_level(above);
        let (kind, level) = of_kind.unwrap_or_else(|found| {
            problems.extend(found);
            (mc_org::UnitKind::Division, mc_org::AreaLevel::CENTRAL)
        });
        let mut unit = Unit {
            id: self.mint().id(),
            name: String::new(),
            short_name: String::new(),
            abbreviation: String::new(),
            kind,
            level,
            parent,
            agency_types: Vec::new(),
            areas: Vec::new(),
            name_en: String::new(),
            contact: Contact::default(),
            moves: Vec::new(),
            validity: Validity::since(valid_from),
        };
        if let Err(found) = typed.put_on(&mut unit, &reference, valid_from) {
            problems.extend(found);
        }
        let first = unit.areas.first().and_then(|area| reference.directory.unit(*area));
        unit.level = first.map_or(unit.level, |area| area.level);
        let code = code.read(unit.id, valid_from).unwrap_or_else(|found| {
            problems.extend(found);
            None
        });
        problems.into_result().map_err(AppError::invalid)?;
        let mut batch = Batch::new();
        org_changes::add_unit(&mut batch, &unit, standing.units())?;
        if let Some(code) = code {
            org_changes::add_code(&mut batch, &code);
            standing.organisation.aliases.push(code);
        }
        self.note(ctx, &mut batch, "unit.added", &unit.id.to_string(), &unit.name)?;
        let id = unit.id;
        standing.organisation.units.push(unit);
        self.keep_organisation(standing, batch).await?;
        Ok(id)
    }

    /// Changes names, what it is called for, areas, contact and opening hours of a unit.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem, [`AppError::Conflict`] when somebody changed it since
    /// `revision`.
    pub async fn change_unit(
        &self,
        ctx: &Ctx,
        (id, revision): (UnitId, u64),
        typed: &UnitTyped,
    ) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        self.refresh().await?;
        let mut standing = self.organisation_now().await?;
        let reference = self.reference();
        let today = self.today();
        let unit = standing.unit_mut(id)?;
        let before = unit.clone();
        typed.put_on(unit, &reference, today).map_err(AppError::invalid)?;
        if *unit == before {
            return Ok(());
        }
        let detail = difference(&before, unit);
        let mut batch = Batch::new();
        org_changes::change_unit(&mut batch, unit, revision)?;
        self.note(ctx, &mut batch, "unit.changed", &id.to_string(), &detail)?;
        self.keep_organisation(standing, batch).await
    }

    /// Moves a unit below another from a day on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when it would belong to itself, or the other does not exist on that day;
    /// [`AppError::Conflict`] when somebody changed it since `revision`.
    pub async fn move_unit(
        &self,
        ctx: &Ctx,
        (id, revision): (UnitId, u64),
        to: &str,
        from: CivilDay,
    ) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        self.refresh().await?;
        let mut standing = self.organisation_now().await?;
        let reference = self.reference();
        let parent = reference.find_unit("parent", to, from).map_err(AppError::invalid)?;
        let above = reference.directory.unit(parent).ok_or(AppError::NotFound)?;
        let refuse = |problem: FieldProblem| Err(AppError::invalid(problem));
        if from < self.today() {
            return refuse(FieldProblem::new("from", "day-past"));
        }
        if !above.validity.holds_on(from) {
            return refuse(FieldProblem::new("from", "unit-parent-not-valid"));
        }
        let name = above.name.clone();
        let unit = standing.unit_mut(id)?;
        if !unit.validity.holds_on(from) {
            return refuse(FieldProblem::new("from", "unit-not-valid"));
        }
        if unit.parent_on(from) == Some(parent) {
            return refuse(FieldProblem::new("parent", "unit-there-already"));
        }
        unit.move_to(Some(parent), from);
        let mut batch = Batch::new();
        org_changes::change_unit(&mut batch, unit, revision)?;
        let detail = format!("{from}: {name}");
        self.note(ctx, &mut batch, "unit.moved", &id.to_string(), &detail)?;
        self.keep_organisation(standing, batch).await
    }
}

/// What changed, each with what stood there and what stands there now.
fn difference(before: &Unit, after: &Unit) -> String {
    let (old, new) = (&before.contact, &after.contact);
    let pairs = [
        (before.name.as_str(), after.name.as_str()),
        (&before.name_en, &after.name_en),
        (&before.short_name, &after.short_name),
        (&before.abbreviation, &after.abbreviation),
        (&old.address, &new.address),
        (&old.phone, &new.phone),
        (&old.email, &new.email),
        (&old.opening, &new.opening),
        (&old.opening_en, &new.opening_en),
        (&before.agency_types.join(", "), &after.agency_types.join(", ")),
        (&before.areas.len().to_string(), &after.areas.len().to_string()),
    ];
    let changed = pairs.into_iter().filter(|(old, new)| old != new);
    let said = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let told: Vec<String> =
        changed.map(|(old, new)| format!("{} → {}", said(old), said(new))).collect();
    told.join("; ").chars().take(MOST_DETAIL_CHARS).collect()
}

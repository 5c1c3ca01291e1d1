//! Keeping the store: kinds of papers, the share that is digitised, taking force away.

use crate::{
    App, AppError, Ctx,
    commands::{Done, Sent},
    data_store::KindRules,
};
use mc_dossier::{Command, command::RevokePaper};
use mc_kernel::{
    CivilDay, FieldProblem, Page, PageSize,
    ids::{CommandId, PaperId, UnitId},
};
use mc_org::Role;
use mc_policy::{Office, Permit, actions};
use mc_store::{
    Batch,
    papers::{
        PaperKey, StoredPaper, looks,
        settings::{self, KindRule},
    },
};
use std::collections::BTreeMap;

/// How many months the share looks back.
const SHARE_MONTHS: u8 = 12;
/// The most months that a kind of paper may be valid.
pub const MOST_VALID_MONTHS: u64 = 1_200;

/// What was counted of an agency in the last twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AgencyShare {
    /// Dossiers that were accepted.
    pub received: u64,
    /// Of these with checked digital copies.
    pub digitised: u64,
    /// Of these with a paper from the store.
    pub reused: u64,
    /// Of these with a result as a file.
    pub electronic: u64,
}

impl App {
    fn may_keep(&self, ctx: &Ctx) -> Result<Permit<actions::ManageStore>, AppError> {
        self.permit::<actions::ManageStore>(ctx, &Office)
    }

    /// Whether whoever acts keeps the store.
    pub fn may_keep_the_store(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.may_keep(ctx).map(|_permit| ())
    }

    /// Whether whoever acts keeps the store of the whole province.
    pub fn keeps_the_whole_store(&self, ctx: &Ctx) -> bool {
        ctx.actor.staff().is_some_and(|s| s.has_role(Role::ProvinceAdministrator))
    }

    /// The agencies whose papers whoever acts keeps; `None` for all.
    fn kept_agencies(&self, ctx: &Ctx) -> Result<Option<Vec<UnitId>>, AppError> {
        if self.keeps_the_whole_store(ctx) {
            return Ok(None);
        }
        let staff = ctx.staff()?;
        Ok(Some(staff.with_role(Role::AgencyAdministrator).map(|g| g.agency).collect()))
    }

    /// The shares of digitised dossiers of the last twelve months, this one included, by agency.
    pub async fn shares(&self, ctx: &Ctx) -> Result<BTreeMap<UnitId, AgencyShare>, AppError> {
        let permit = self.may_keep(ctx)?;
        let kept = self.kept_agencies(ctx)?;
        let (from, until) = months_until(self.today());
        let rows = self.parts.store.paper_shares(&permit, (&from, &until)).await?;
        let mut shares: BTreeMap<UnitId, AgencyShare> = BTreeMap::new();
        for row in rows {
            if kept.as_ref().is_some_and(|kept| !kept.contains(&row.agency)) {
                continue;
            }
            let share = shares.entry(row.agency).or_default();
            share.received += row.received;
            share.digitised += row.digitised;
            share.reused += row.reused;
            share.electronic += row.electronic;
        }
        Ok(shares)
    }

    /// What holds of the kinds of papers, for administrators.
    pub async fn kept_kinds(&self, ctx: &Ctx) -> Result<KindRules, AppError> {
        self.may_keep(ctx)?;
        self.kind_rules().await
    }

    /// Says what holds of a kind of paper; that of the whole province, so only its administrators.
    pub async fn set_paper_kind(&self, ctx: &Ctx, rule: &KindRule) -> Result<(), AppError> {
        self.may_keep(ctx)?;
        if !self.keeps_the_whole_store(ctx) {
            return Err(AppError::Forbidden);
        }
        if !super::kind_names(&self.reference()).contains_key(&rule.code) {
            return Err(AppError::NotFound);
        }
        if rule.valid_months.is_some_and(|months| months == 0 || months > MOST_VALID_MONTHS) {
            let problem =
                FieldProblem::new("valid_months", "months").with("most", MOST_VALID_MONTHS);
            return Err(AppError::invalid(problem));
        }
        let staff = ctx.staff()?.id;
        let mut batch = Batch::new();
        settings::set_kind(&mut batch, rule, staff, self.now());
        let months = rule.valid_months.map_or_else(|| "-".to_owned(), |m| m.to_string());
        let detail = format!("{} {months} {}", rule.is_reusable, rule.basis.code());
        self.note(ctx, &mut batch, "paper_kind.set", &rule.code, &detail)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The verified papers that an agency answers for, newest first. Looking is recorded.
    pub async fn kept_papers(
        &self,
        ctx: &Ctx,
        agency: UnitId,
        before: Option<PaperKey>,
    ) -> Result<Page<StoredPaper, PaperKey>, AppError> {
        let permit = self.may_keep(ctx)?;
        if self.kept_agencies(ctx)?.is_some_and(|kept| !kept.contains(&agency)) {
            return Err(AppError::NotFound);
        }
        let size = PageSize::SCREEN;
        Ok(self.parts.store.papers_of_agency(&permit, agency, before, size).await?)
    }

    /// The papers with a number that whoever acts keeps, newest first, at most 50.
    pub async fn kept_by_number(
        &self,
        ctx: &Ctx,
        number: &str,
    ) -> Result<Vec<StoredPaper>, AppError> {
        let permit = self.may_keep(ctx)?;
        let kept = self.kept_agencies(ctx)?;
        let mut found = self.parts.store.papers_by_number(&permit, number).await?;
        found.retain(|paper| {
            paper.source.is_verified()
                && kept.as_ref().is_none_or(|kept| kept.contains(&paper.agency))
        });
        Ok(found)
    }

    /// A paper that whoever acts keeps. Looking is recorded for its owner.
    pub async fn kept_paper(
        &self,
        ctx: &Ctx,
        id: PaperId,
    ) -> Result<(StoredPaper, KindRules), AppError> {
        // Whoever keeps nothing is not told whether there is such a paper.
        self.may_keep(ctx).map_err(|_denied| AppError::NotFound)?;
        let paper = self.parts.store.paper_row(id).await?.ok_or(AppError::NotFound)?;
        let target = self.parts.store.dossier_target(paper.dossier).await?;
        self.dossier_permit::<actions::RevokePaper>(ctx, &target.ok_or(AppError::NotFound)?)
            .map_err(|_denied| AppError::NotFound)?;
        let look = looks::Look {
            paper: Some(paper.id),
            dossier: None,
            actor: ctx.reference()?,
            unit: ctx.unit(),
            purpose: "administration".to_owned(),
            at: self.now(),
        };
        let mut batch = Batch::new();
        looks::note(&mut batch, self.mint().id(), paper.owner, &look);
        self.parts.store.commit(batch).await?;
        Ok((paper, self.kind_rules().await?))
    }

    /// Takes the force of a paper away, or names the one that replaces it by its number.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, or where the owner has no other paper of that kind
    /// and number in force.
    pub async fn revoke_paper(
        &self,
        ctx: &Ctx,
        id: PaperId,
        command: CommandId,
        (reason, replacement): (&str, &str),
    ) -> Result<Done, AppError> {
        let (paper, _) = self.kept_paper(ctx, id).await?;
        if reason.trim().is_empty() {
            return Err(AppError::invalid(FieldProblem::new("reason", "required")));
        }
        let replaced_by = match replacement.trim() {
            "" => None,
            number => Some(self.replacement(&paper, number).await?),
        };
        let revoke = RevokePaper { paper: id, replaced_by, reason: reason.to_owned() };
        let sent = Sent::alone(command, Command::RevokePaper(revoke));
        self.command::<actions::RevokePaper>(ctx, paper.dossier, sent).await
    }

    async fn replacement(&self, paper: &StoredPaper, number: &str) -> Result<PaperId, AppError> {
        let key = mc_store::papers::project::number_key(number);
        let same = self.parts.store.papers_of_kind(paper.owner, &paper.kind).await?;
        let found = same.into_iter().find(|other| {
            other.id != paper.id
                && other.revoked.is_none()
                && mc_store::papers::project::number_key(&other.number) == key
        });
        let missing = || AppError::invalid(FieldProblem::new("replacement", "no-such-paper"));
        found.map(|other| other.id).ok_or_else(missing)
    }
}

/// The twelve months until a day, as the tally writes them.
fn months_until(day: CivilDay) -> (String, String) {
    let month = |year: i16, month: i8| format!("{year:04}-{month:02}");
    let back = i64::from(day.year()) * 12 + i64::from(day.month()) - i64::from(SHARE_MONTHS);
    let year = i16::try_from(back.div_euclid(12)).unwrap_or(0);
    let first = i8::try_from(back.rem_euclid(12) + 1).unwrap_or(1);
    (month(year, first), month(day.year(), day.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_end_with_this_one() {
        let check = |day: &str, from: &str, until: &str| {
            let found = months_until(day.parse().unwrap());
            assert_eq!(found, (from.to_owned(), until.to_owned()), "{day}");
        };
        check("2023-05-25", "2022-06", "2023-05");
        check("2023-12-01", "2023-01", "2023-12");
        check("2023-01-31", "2022-02", "2023-01");
    }
}

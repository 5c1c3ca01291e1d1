//! Lists as files: the same rows that the page shows, one page after the other, and a note in the
//! record of who took which list along.

use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, DayTime, Page, PageSize, Timestamp,
    ids::{DossierId, UnitId},
};
use mc_policy::{Office, Scope, actions};
use mc_store::{
    Batch,
    dossier_lists::{DossierQuery, Listed},
    dossiers::{Brief, BriefKey},
};

/// The dossiers of a desk or of an agency, of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DossierList {
    /// Whose.
    pub whose: Listed,
    /// Submitted on this day or later.
    pub from: Option<CivilDay>,
    /// Submitted on this day or before.
    pub to: Option<CivilDay>,
}

impl App {
    /// Whose dossiers whoever acts may list: the desks where they work, then the agencies that they
    /// lead or inspect.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where they have no lists.
    pub fn dossier_lists(&self, ctx: &Ctx) -> Result<Vec<Listed>, AppError> {
        let scope = self.search_scope(ctx)?;
        let reference = self.reference();
        let (directory, today) = (&reference.directory, self.today());
        let is_desk = |unit: &UnitId| {
            directory.unit(*unit).is_some_and(|u| u.kind == mc_org::UnitKind::OneStopDesk)
        };
        let mut lists: Vec<Listed> = Vec::new();
        let desks = scope.units().iter().copied().filter(is_desk);
        lists.extend(desks.map(Listed::Desk));
        lists.extend(scope.agencies().iter().copied().map(Listed::Agency));
        if scope.is_everything() {
            let agencies = directory.units(today).filter(|unit| unit.kind.is_accountable());
            lists.extend(agencies.map(|unit| Listed::Agency(unit.id)));
        }
        let mut seen: Vec<Listed> = Vec::new();
        lists.retain(|list| {
            let is_new = !seen.contains(list);
            if is_new {
                seen.push(*list);
            }
            is_new
        });
        Ok(lists)
    }

    /// A page of dossiers, newest first.
    pub async fn dossiers(
        &self,
        ctx: &Ctx,
        list: &DossierList,
        before: Option<BriefKey>,
        size: PageSize,
    ) -> Result<Page<Brief, BriefKey>, AppError> {
        let scope = self.search_scope(ctx)?;
        let query = DossierQuery {
            whose: list.whose,
            from: list.from.map_or(Timestamp::from_micros(i64::MIN + 1), |day| self.midnight(day)),
            until: list
                .to
                .map_or(Timestamp::from_micros(i64::MAX), |day| self.midnight(day.next())),
        };
        Ok(self.parts.store.dossiers(&scope, &query, before, size).await?)
    }

    /// A page of what a search finds, for a file: noted as taken along.
    pub async fn found_for_file(
        &self,
        ctx: &Ctx,
        text: &str,
        before: Option<DossierId>,
        size: PageSize,
    ) -> Result<Page<Brief, DossierId>, AppError> {
        let found = self.found(ctx, text, before, size).await?;
        self.note_briefs(ctx, &found.rows, "export").await?;
        Ok(found)
    }

    /// A page of a list of dossiers, for a file: noted as taken along.
    pub async fn dossiers_for_file(
        &self,
        ctx: &Ctx,
        list: &DossierList,
        before: Option<BriefKey>,
        size: PageSize,
    ) -> Result<Page<Brief, BriefKey>, AppError> {
        let page = self.dossiers(ctx, list, before, size).await?;
        self.note_briefs(ctx, &page.rows, "export").await?;
        Ok(page)
    }

    /// Notes that whoever acts takes a list along as a file, before the first row leaves.
    pub async fn note_export(&self, ctx: &Ctx, list: &str, kind: &str) -> Result<(), AppError> {
        self.search_scope(ctx)?;
        let mut batch = Batch::new();
        self.note(ctx, &mut batch, "list.exported", list, kind)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    fn search_scope(&self, ctx: &Ctx) -> Result<Scope, AppError> {
        let permit = self.permit::<actions::SearchDossiers>(ctx, &Office)?;
        Ok(Scope::of(&permit, &ctx.actor))
    }

    /// When a day begins.
    pub(crate) fn midnight(&self, day: CivilDay) -> Timestamp {
        let midnight = DayTime::new(0, 0);
        midnight.map_or_else(|| self.now(), |time| self.settings().zone.instant(day.at(time)))
    }
}

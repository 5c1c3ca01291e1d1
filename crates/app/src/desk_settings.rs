//! What an officer keeps of their lists: filters under a name, and the columns they see.

use crate::{App, AppError, Ctx};
use mc_kernel::{
    FieldProblem,
    ids::{SavedFilterId, StaffId},
};
use mc_policy::{Office, actions};
use mc_store::{
    Batch, Clash, StoreError,
    desk_settings::{self, MOST_FILTERS, SavedFilter},
};

/// The longest name of a filter in characters.
pub const MOST_NAME_CHARS: usize = 60;
/// The longest address of a filter in bytes.
const MOST_ADDRESS_BYTES: usize = 1_000;

/// A column of the work list that a person may hide. Applicant, state and the day it is due always
/// show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The procedure.
    Procedure,
    /// The step.
    Step,
    /// Who has it.
    Person,
    /// The number.
    Number,
}

impl Column {
    /// Every column, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Procedure, Self::Step, Self::Person, Self::Number];

    /// The name in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Step => "step",
            Self::Person => "person",
            Self::Number => "number",
        }
    }

    /// The column of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }
}

impl App {
    /// Whoever has lists and keeps something of them.
    fn keeper(&self, ctx: &Ctx) -> Result<StaffId, AppError> {
        self.permit::<actions::ListWork>(ctx, &Office)?;
        Ok(ctx.staff()?.id)
    }

    /// The filters that whoever acts keeps, in their order.
    pub async fn saved_filters(&self, ctx: &Ctx) -> Result<Vec<SavedFilter>, AppError> {
        let staff = self.keeper(ctx)?;
        Ok(self.parts.store.saved_filters(staff).await?)
    }

    /// Keeps a filter under a name. `id` is that of the form, so that it is kept once.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the name is missing, long or taken, or no slot is free.
    pub async fn keep_filter(
        &self,
        ctx: &Ctx,
        id: SavedFilterId,
        name: &str,
        address: &str,
    ) -> Result<(), AppError> {
        let staff = self.keeper(ctx)?;
        let kept = self.parts.store.saved_filters(staff).await?;
        if kept.iter().any(|filter| filter.id == id) {
            return Ok(());
        }
        if address.len() > MOST_ADDRESS_BYTES {
            return Err(AppError::invalid(FieldProblem::new("name", "filter-address")));
        }
        let name = name_for(name, &kept, None)?;
        let slot = (0..MOST_FILTERS).find(|slot| kept.iter().all(|filter| filter.slot != *slot));
        let slot =
            slot.ok_or_else(|| AppError::invalid(FieldProblem::new("name", "filters-full")))?;
        let rank = kept.iter().map(|filter| filter.rank).max().unwrap_or(0).saturating_add(1);
        let filter = SavedFilter { id, slot, rank, name, address: address.to_owned() };
        let mut batch = Batch::new();
        desk_settings::add_filter(&mut batch, staff, &filter);
        self.keep(batch).await
    }

    /// Gives a filter another name and another place in the order, 0 for the first.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for somebody else's, [`AppError::Invalid`] as [`App::keep_filter`].
    pub async fn change_filter(
        &self,
        ctx: &Ctx,
        id: SavedFilterId,
        name: &str,
        place: usize,
    ) -> Result<(), AppError> {
        let staff = self.keeper(ctx)?;
        let kept = self.parts.store.saved_filters(staff).await?;
        if !kept.iter().any(|filter| filter.id == id) {
            return Err(AppError::NotFound);
        }
        let name = name_for(name, &kept, Some(id))?;
        let others = kept.iter().map(|filter| filter.id).filter(|other| *other != id);
        let mut order: Vec<SavedFilterId> = others.collect();
        order.insert(place.min(order.len()), id);
        let mut batch = Batch::new();
        desk_settings::rename_filter(&mut batch, staff, id, &name);
        for (rank, id) in (0_i64..).zip(order) {
            desk_settings::rank_filter(&mut batch, staff, id, rank);
        }
        self.keep(batch).await
    }

    /// Drops a filter. One that is gone stays so.
    pub async fn drop_filter(&self, ctx: &Ctx, id: SavedFilterId) -> Result<(), AppError> {
        let staff = self.keeper(ctx)?;
        let mut batch = Batch::new();
        desk_settings::drop_filter(&mut batch, staff, id);
        self.keep(batch).await
    }

    /// The columns that whoever acts sees beside those that always show.
    pub async fn columns(&self, ctx: &Ctx) -> Result<Vec<Column>, AppError> {
        let staff = self.keeper(ctx)?;
        let hidden = self.parts.store.hidden_columns(staff).await?;
        let shows = |column: &Column| hidden.iter().all(|code| code != column.code());
        Ok(Column::ALL.into_iter().filter(shows).collect())
    }

    /// Keeps which columns whoever acts wants to see.
    pub async fn choose_columns(&self, ctx: &Ctx, shown: &[Column]) -> Result<(), AppError> {
        let staff = self.keeper(ctx)?;
        let hidden = Column::ALL.into_iter().filter(|column| !shown.contains(column));
        let hidden: Vec<String> = hidden.map(|column| column.code().to_owned()).collect();
        let mut batch = Batch::new();
        desk_settings::hide_columns(&mut batch, staff, &hidden)?;
        self.keep(batch).await
    }

    async fn keep(&self, batch: Batch) -> Result<(), AppError> {
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(()),
            Err(StoreError::Conflict(Clash::Row(_))) => Err(AppError::Conflict("filter")),
            Err(error) => Err(error.into()),
        }
    }
}

/// The name as it is kept, where it can be.
fn name_for(
    name: &str,
    kept: &[SavedFilter],
    of: Option<SavedFilterId>,
) -> Result<String, AppError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(AppError::invalid(FieldProblem::new("name", "required")));
    }
    if name.chars().count() > MOST_NAME_CHARS {
        return Err(AppError::invalid(FieldProblem::new("name", "filter-name-long")));
    }
    if kept.iter().any(|filter| Some(filter.id) != of && filter.name == name) {
        return Err(AppError::invalid(FieldProblem::new("name", "filter-name-taken")));
    }
    Ok(name)
}

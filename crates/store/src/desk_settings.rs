//! What a member of staff keeps of their lists: filters under a name, and the columns they hide.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_kernel::ids::{SavedFilterId, StaffId};

const FILTERS: &str = "SELECT id, slot, rank, name, address FROM saved_filter WHERE staff = $1 ORDER BY rank, id LIMIT 30";
const ADD: &str = "INSERT INTO saved_filter (id, staff, slot, rank, name, address) VALUES ($1, $2, $3, $4, $5, $6)";
const RENAME: &str = "UPDATE saved_filter SET name = $3 WHERE id = $1 AND staff = $2";
const RANK: &str = "UPDATE saved_filter SET rank = $3 WHERE id = $1 AND staff = $2";
const DELETE: &str = "DELETE FROM saved_filter WHERE id = $1 AND staff = $2";
const HIDDEN: &str = "SELECT hidden FROM desk_columns WHERE staff = $1";
const HIDE: &str = "INSERT INTO desk_columns (staff, hidden) VALUES ($1, $2) ON CONFLICT (staff) DO UPDATE SET hidden = excluded.hidden";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("filters of a person", FILTERS)];

/// The most filters that a person keeps; the table has no more slots.
pub const MOST_FILTERS: i64 = 30;

/// A filter that a person keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its id.
    pub id: SavedFilterId,
    /// Which of the person's slots it takes, 0 to [`MOST_FILTERS`].
    pub slot: i64,
    /// Its place in their order.
    pub rank: i64,
    /// The name they gave it.
    pub name: String,
    /// The list with its filter, as an address of this program.
    pub address: String,
}

/// Keeps a filter. A slot or a name that is taken is a clash.
pub fn add_filter(batch: &mut Batch, staff: StaffId, filter: &SavedFilter) {
    let values = vec![
        filter.id.into(),
        staff.into(),
        filter.slot.into(),
        filter.rank.into(),
        (&filter.name).into(),
        (&filter.address).into(),
    ];
    batch.insert(ADD, values, Clash::Row("filter"));
}

/// Gives a filter of a person another name.
pub fn rename_filter(batch: &mut Batch, staff: StaffId, id: SavedFilterId, name: &str) {
    let values = vec![id.into(), staff.into(), name.into()];
    batch.change_one(RENAME, values, Clash::Row("filter"));
}

/// Gives a filter of a person another place.
pub fn rank_filter(batch: &mut Batch, staff: StaffId, id: SavedFilterId, rank: i64) {
    batch.change_one(RANK, vec![id.into(), staff.into(), rank.into()], Clash::Row("filter"));
}

/// Drops a filter of a person.
pub fn drop_filter(batch: &mut Batch, staff: StaffId, id: SavedFilterId) {
    batch.change_any(DELETE, vec![id.into(), staff.into()]);
}

/// Keeps which columns a person hides.
pub fn hide_columns(
    batch: &mut Batch,
    staff: StaffId,
    hidden: &[String],
) -> Result<(), StoreError> {
    batch.insert(HIDE, vec![staff.into(), json(&hidden)?], Clash::Row("columns"));
    Ok(())
}

impl Store {
    /// The filters that a person keeps, in their order. Whose they are was decided by whoever signed
    /// on.
    pub async fn saved_filters(&self, staff: StaffId) -> Result<Vec<SavedFilter>, StoreError> {
        self.query(FILTERS, vec![staff.into()]).await?.iter().map(filter).collect()
    }

    /// The columns that a person hides.
    pub async fn hidden_columns(&self, staff: StaffId) -> Result<Vec<String>, StoreError> {
        let row = self.query_one(HIDDEN, vec![staff.into()]).await?;
        row.map_or_else(|| Ok(Vec::new()), |row| row.json(0))
    }
}

fn filter(row: &Row) -> Result<SavedFilter, StoreError> {
    Ok(SavedFilter {
        id: row.id(0)?,
        slot: row.int(1)?,
        rank: row.int(2)?,
        name: row.text(3)?,
        address: row.text(4)?,
    })
}

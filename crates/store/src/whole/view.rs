//! A database as it was at one moment, read page by page.

use super::{Table, statements, tables};
use crate::{Dialect, Row, StoreError, Value, engine::Whole};

/// Rows of one page at the most.
pub const MOST_ROWS: u16 = 2_000;

/// A view of a database. It ends when it is dropped.
pub struct View {
    whole: Whole,
    tables: Vec<Table>,
}

impl View {
    pub(super) async fn of(whole: Whole) -> Result<Self, StoreError> {
        let tables = tables::read(&whole).await?;
        Ok(Self { whole, tables })
    }

    /// Which database it is.
    pub const fn dialect(&self) -> Dialect {
        self.whole.dialect()
    }

    /// Every table that travels; each comes behind those that it refers to.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &Table) -> Result<u64, StoreError> {
        let rows = self.whole.query(statements::count(table), Vec::new()).await?;
        rows.first().map_or(Ok(0), |row| row.count(0))
    }

    /// Rows in the order of the primary key, behind a key, at most [`MOST_ROWS`].
    pub async fn rows(
        &self,
        table: &Table,
        after: Option<Vec<Value>>,
        most: u16,
    ) -> Result<Vec<Row>, StoreError> {
        let sql = statements::page(table, after.is_none(), most.min(MOST_ROWS));
        self.whole.query(sql, after.unwrap_or_default()).await
    }
}

impl std::fmt::Debug for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "View({:?})", self.dialect())
    }
}

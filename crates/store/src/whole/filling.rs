//! Filling an empty database, all or nothing.

use super::{Kind, Table, statements, tables};
use crate::{
    StoreError, Value, dialect,
    engine::Whole,
    migrate::{self, UNFINISHED},
};
use mc_kernel::{Digest, Timestamp};
use tokio_postgres::types::Type;

/// A database on its way from empty to filled. Dropped before [`Filling::commit`], nothing of it
/// stays.
pub struct Filling {
    whole: Whole,
    tables: Vec<Table>,
    filled: Option<String>,
}

impl Filling {
    pub(super) async fn of(whole: Whole) -> Result<Self, StoreError> {
        let tables = tables::read(&whole).await?;
        let seeded = migrate::seeded(whole.dialect());
        let (seeds, others): (Vec<_>, Vec<_>) =
            tables.iter().partition(|table| seeded.contains(table.name.as_str()));
        let mut filled = None;
        for table in others {
            if filled.is_none()
                && !whole.query(statements::any(table), Vec::new()).await?.is_empty()
            {
                filled = Some(table.name.clone());
            }
        }
        // What a migration put there makes room, unless there is more than that.
        for table in seeds.into_iter().filter(|_| filled.is_none()) {
            whole.query(statements::clear(table), Vec::new()).await?;
        }
        Ok(Self { whole, tables, filled })
    }

    /// The tables, each behind those that it refers to.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The first table that had a row when the filling began: the database was not empty.
    pub fn was_filled(&self) -> Option<&str> {
        self.filled.as_deref()
    }

    /// Inserts rows; each has a value for every column of the table.
    pub async fn insert(&self, table: &Table, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
        match &self.whole {
            Whole::Sqlite(whole) => whole.insert(statements::insert(table), rows).await,
            Whole::Postgres(whole) => {
                let types: Vec<Type> = table.columns.iter().map(|c| of_postgres(c.kind)).collect();
                whole.copy(&statements::copy(table), &types, &rows).await
            }
        }
    }

    /// How many rows a table has now.
    pub async fn count(&self, table: &Table) -> Result<u64, StoreError> {
        let rows = self.whole.query(statements::count(table), Vec::new()).await?;
        rows.first().map_or(Ok(0), |row| row.count(0))
    }

    /// Keeps what was inserted, and notes that the work after it is not finished: until
    /// [`Store::finish_filling`](crate::Store::finish_filling) no program takes the database as its
    /// own. The digest says of which source it is.
    pub async fn commit(self, source: Digest, now: Timestamp) -> Result<(), StoreError> {
        if let Some(numbered) = dialect::schema::numbered(self.whole.dialect()) {
            for row in self.whole.query(numbered.to_owned(), Vec::new()).await? {
                let sql = statements::number_on(&row.text(0)?, &row.text(1)?);
                self.whole.query(sql, Vec::new()).await?;
            }
        }
        let values = vec![UNFINISHED.into(), source.to_string().into(), now.into()];
        self.whole.query(migrate::RECORD.to_owned(), values).await?;
        self.whole.commit().await
    }
}

const fn of_postgres(kind: Kind) -> Type {
    match kind {
        Kind::Number => Type::INT8,
        Kind::Flag => Type::BOOL,
        Kind::Text => Type::TEXT,
        Kind::Id => Type::UUID,
        Kind::Bytes => Type::BYTEA,
    }
}

impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filling")
    }
}

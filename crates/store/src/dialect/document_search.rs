//! Words of official documents, in an index of their own beside that of dossiers, cut and folded alike.
//! Who may see a document is among its words: its agency, its units, the people who were named.

use super::search::{MOST_WORDS, agency_word, match_text, row_number, unit_word, words_of};
use crate::{Batch, Clash, Dialect, Row, Store, StoreError, Value};
use mc_kernel::{
    Id, PageSize,
    ids::{OfficialDocumentId, StaffId},
};
use mc_policy::DocumentScope;

const SQLITE_INSERT: &str = "INSERT INTO document_words (rowid, words, document) VALUES (CASE WHEN EXISTS (SELECT 1 FROM document_words WHERE rowid = $1) THEN (SELECT max(rowid) + 1 FROM document_words WHERE rowid BETWEEN $1 AND $1 + 254) ELSE $1 END, $2, $3)";
const SQLITE_DELETE: &str =
    "DELETE FROM document_words WHERE rowid BETWEEN $1 AND $1 + 255 AND document = $2";
const SQLITE_SEARCH: &str = "SELECT document FROM document_words WHERE document_words MATCH $1 AND rowid < coalesce((SELECT rowid FROM document_words WHERE rowid BETWEEN $2 AND $2 + 255 AND document = $3), $2) ORDER BY rowid DESC LIMIT $4";
const POSTGRES_INSERT: &str = "INSERT INTO document_words (document, words) VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))";
const POSTGRES_DELETE: &str = "DELETE FROM document_words WHERE document = $1";
const POSTGRES_SEARCH: &str = "SELECT document FROM document_words WHERE words @@ CAST(CAST($1 AS TEXT) AS TSQUERY) AND document < $2 ORDER BY document DESC LIMIT $3";

/// The word by which a person's right to see a document is indexed.
pub fn staff_word(staff: StaffId) -> String {
    format!("s{}", staff.simple())
}

pub(crate) fn replace(
    dialect: Dialect,
    batch: &mut Batch,
    document: OfficialDocumentId,
    words: &str,
) {
    let words = words_of(words).collect::<Vec<_>>().join(" ");
    let number = row_number(document);
    match dialect {
        Dialect::Sqlite => {
            batch.change_any(SQLITE_DELETE, vec![number.into(), document.into()]);
            let values = vec![number.into(), words.into(), document.into()];
            batch.insert(SQLITE_INSERT, values, Clash::Row("document"));
        }
        Dialect::Postgres => {
            batch.change_any(POSTGRES_DELETE, vec![document.into()]);
            let values = vec![document.into(), words.into()];
            batch.insert(POSTGRES_INSERT, values, Clash::Row("document"));
        }
    }
}

impl Store {
    /// Documents that have every word (or one that begins with it) and that the scope covers, newest
    /// first, before a key; at most [`PageSize::MOST`] and one.
    pub async fn search_documents(
        &self,
        scope: &DocumentScope,
        folded: &str,
        before: Option<OfficialDocumentId>,
        most: i64,
    ) -> Result<Vec<OfficialDocumentId>, StoreError> {
        let words: Vec<&str> = words_of(folded).take(MOST_WORDS).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let units = scope.units().iter().map(|unit| unit_word(*unit));
        let agencies = scope.agencies().iter().map(|agency| agency_word(*agency));
        let rights = units.chain(agencies).chain(scope.person().map(staff_word)).collect();
        let dialect = self.dialect();
        let query = match_text(dialect, &words, Some(rights));
        let last = before.unwrap_or_else(|| Id::from_bytes([0xFF; 16]));
        let most = most.clamp(0, i64::from(PageSize::MOST) + 1);
        let (sql, values): (_, Vec<Value>) = match dialect {
            Dialect::Sqlite => {
                let number = row_number(last);
                (SQLITE_SEARCH, vec![query.into(), number.into(), last.into(), most.into()])
            }
            Dialect::Postgres => (POSTGRES_SEARCH, vec![query.into(), last.into(), most.into()]),
        };
        let rows = self.query(sql, values).await?;
        rows.iter().map(|row: &Row| row.id(0)).collect()
    }
}

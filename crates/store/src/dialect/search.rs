//! Words of dossiers: FTS5 in SQLite, `tsvector` in PostgreSQL. Text is folded and cut into words by
//! our own code before it comes here, so both tokenise alike. Rights are words too: a unit that may
//! see a dossier is among its words, and every search names the scope.

use crate::{Batch, Clash, Dialect, Row, Store, StoreError, Value};
use mc_kernel::{
    Id,
    ids::{DossierId, UnitId},
};
use mc_policy::Scope;

const SQLITE_INSERT: &str = "INSERT INTO dossier_words (rowid, words, dossier) VALUES ($1, $2, $3)";
const SQLITE_DELETE: &str = "DELETE FROM dossier_words WHERE rowid = $1";
const SQLITE_SEARCH: &str = "SELECT dossier FROM dossier_words WHERE dossier_words MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3";
const POSTGRES_INSERT: &str =
    "INSERT INTO dossier_words (dossier, words) VALUES ($1, to_tsvector('simple', $2))";
const POSTGRES_DELETE: &str = "DELETE FROM dossier_words WHERE dossier = $1";
const POSTGRES_SEARCH: &str = "SELECT dossier FROM dossier_words WHERE words @@ to_tsquery('simple', $1) AND dossier < $2 ORDER BY dossier DESC LIMIT $3";

/// The most words a search may have; more are dropped.
pub const MOST_WORDS: usize = 8;

/// The statements of this module, for tests that prepare each one.
#[cfg(test)]
pub(crate) const SQLITE: [&str; 3] = [SQLITE_INSERT, SQLITE_DELETE, SQLITE_SEARCH];
#[cfg(test)]
pub(crate) const POSTGRES: [&str; 3] = [POSTGRES_INSERT, POSTGRES_DELETE, POSTGRES_SEARCH];

/// The word by which a unit's right to see a dossier is indexed.
pub fn unit_word(unit: UnitId) -> String {
    format!("u{}", unit.simple())
}

/// The word by which an agency's right to see a dossier is indexed.
pub fn agency_word(agency: UnitId) -> String {
    format!("a{}", agency.simple())
}

/// Cuts folded text into words of letters and digits.
pub fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

pub(crate) fn insert(dialect: Dialect, batch: &mut Batch, dossier: DossierId, words: &str) {
    match dialect {
        Dialect::Sqlite => {
            let values = vec![row_number(dossier).into(), words.into(), dossier.into()];
            batch.insert(SQLITE_INSERT, values, Clash::Version);
        }
        Dialect::Postgres => {
            batch.insert(POSTGRES_INSERT, vec![dossier.into(), words.into()], Clash::Version);
        }
    }
}

pub(crate) fn delete(dialect: Dialect, batch: &mut Batch, dossier: DossierId) {
    match dialect {
        Dialect::Sqlite => batch.change_any(SQLITE_DELETE, vec![row_number(dossier).into()]),
        Dialect::Postgres => batch.change_any(POSTGRES_DELETE, vec![dossier.into()]),
    };
}

/// FTS5 finds rows by a number. It is made of the id's milliseconds and its first random bits, so
/// that newer dossiers have higher numbers and the number never has to be looked up.
fn row_number(dossier: DossierId) -> i64 {
    let bytes = dossier.uuid().as_u128();
    let millis = bytes >> 80 & ((1 << 43) - 1);
    let random = (bytes >> 64 & 0x0FFF) << 8 | (bytes >> 48 & 0xFF);
    i64::try_from((millis << 20) | random).unwrap_or(i64::MAX)
}

impl Store {
    /// Dossiers that have every word (or one that begins with it) and that the scope covers, newest
    /// first, before a key.
    pub async fn search_dossiers(
        &self,
        scope: &Scope,
        folded: &str,
        before: Option<DossierId>,
        most: i64,
    ) -> Result<Vec<DossierId>, StoreError> {
        let words: Vec<&str> = words_of(folded).take(MOST_WORDS).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let dialect = self.dialect();
        let (sql, key): (_, Value) = match dialect {
            Dialect::Sqlite => (SQLITE_SEARCH, before.map_or(i64::MAX, row_number).into()),
            Dialect::Postgres => {
                (POSTGRES_SEARCH, before.unwrap_or_else(|| Id::from_bytes([0xFF; 16])).into())
            }
        };
        let query = match_text(dialect, &words, scope);
        let rows = self.query(sql, vec![query.into(), key, most.into()]).await?;
        rows.iter().map(|row: &Row| row.id(0)).collect()
    }
}

/// The query in the engine's own language. Words are letters and digits only, so nothing in them has
/// a meaning there.
fn match_text(dialect: Dialect, words: &[&str], scope: &Scope) -> String {
    let (and, or) = match dialect {
        Dialect::Sqlite => (" AND ", " OR "),
        Dialect::Postgres => (" & ", " | "),
    };
    let beginning = |word: &&str| match dialect {
        Dialect::Sqlite => format!("\"{word}\"*"),
        Dialect::Postgres => format!("{word}:*"),
    };
    let mut text = words.iter().map(beginning).collect::<Vec<_>>().join(and);
    if !scope.is_everything() {
        let units = scope.units().iter().map(|u| unit_word(*u));
        let agencies = scope.agencies().iter().map(|a| agency_word(*a));
        let rights: Vec<String> = units.chain(agencies).collect();
        // A scope that covers nothing finds nothing: no dossier has this word.
        let rights = if rights.is_empty() { "nothing0".to_owned() } else { rights.join(or) };
        text = format!("{text}{and}({rights})");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{FixedClock, Mint, SeededRandom, Timestamp};

    #[test]
    fn newer_dossiers_have_higher_row_numbers() {
        let random = SeededRandom::new(1);
        let numbers: Vec<i64> = (0..100)
            .map(|i| {
                let clock =
                    FixedClock::new(Timestamp::from_micros(1_700_000_000_000_000 + i * 1000));
                row_number(Mint::new(&clock, &random).id())
            })
            .collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(numbers.iter().all(|n| *n > 0));
    }

    #[test]
    fn words_are_letters_and_digits_only() {
        let folded = mc_kernel::fold("Nguyễn \"OR\" 000.00.01.H62-230525-0001 * (x)");
        let words: Vec<&str> = words_of(&folded).collect();
        assert_eq!(words, ["nguyen", "or", "000", "00", "01", "h62", "230525", "0001", "x"]);
    }
}

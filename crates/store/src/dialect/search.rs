//! Words of dossiers: FTS5 in SQLite, `tsvector` in PostgreSQL. Text is folded and cut into words by
//! our own code before it comes here, so both tokenise alike. Rights are words too: a unit that may
//! see a dossier is among its words, and every search names the scope.

use crate::{Batch, Clash, Dialect, Row, Store, StoreError, Value};
use mc_kernel::{
    Id, PageSize,
    ids::{DossierId, UnitId},
};
use mc_policy::Scope;

// A row number that is taken by another dossier of the same millisecond is followed by free ones.
const SQLITE_INSERT: &str = "INSERT INTO dossier_words (rowid, words, dossier) VALUES (CASE WHEN EXISTS (SELECT 1 FROM dossier_words WHERE rowid = $1) THEN (SELECT max(rowid) + 1 FROM dossier_words WHERE rowid BETWEEN $1 AND $1 + 254) ELSE $1 END, $2, $3)";
const SQLITE_DELETE: &str =
    "DELETE FROM dossier_words WHERE rowid BETWEEN $1 AND $1 + 255 AND dossier = $2";
const SQLITE_SEARCH: &str = "SELECT dossier FROM dossier_words WHERE dossier_words MATCH $1 AND rowid < coalesce((SELECT rowid FROM dossier_words WHERE rowid BETWEEN $2 AND $2 + 255 AND dossier = $3), $2) ORDER BY rowid DESC LIMIT $4";
// The words are cut by our own code, so no parser or dictionary of the server sees them.
const POSTGRES_INSERT: &str = "INSERT INTO dossier_words (dossier, words) VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))";
const POSTGRES_DELETE: &str = "DELETE FROM dossier_words WHERE dossier = $1";
const POSTGRES_SEARCH: &str = "SELECT dossier FROM dossier_words WHERE words @@ CAST(CAST($1 AS TEXT) AS TSQUERY) AND dossier < $2 ORDER BY dossier DESC LIMIT $3";

/// The most words a search may have; more are dropped.
pub const MOST_WORDS: usize = 8;
/// How many letters of a word count; the right to see a dossier is a word of 33.
pub const LONGEST_WORD: usize = 64;

/// The letters that a beginning of a word has at least; a shorter word is looked for whole.
pub const LEAST_BEGINNING: usize = 2;

/// The word by which a unit's right to see a dossier is indexed.
pub fn unit_word(unit: UnitId) -> String {
    format!("u{}", unit.simple())
}

/// The word by which an agency's right to see a dossier is indexed.
pub fn agency_word(agency: UnitId) -> String {
    format!("a{}", agency.simple())
}

/// Cuts folded text into words of letters and digits, of each the first [`LONGEST_WORD`].
pub fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    let shortened = |word: &'_ str| word.char_indices().nth(LONGEST_WORD).map(|(end, _)| end);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| shortened(word).and_then(|end| word.get(..end)).unwrap_or(word))
}

pub(crate) fn insert(dialect: Dialect, batch: &mut Batch, dossier: DossierId, words: &str) {
    let words = words_of(words).collect::<Vec<_>>().join(" ");
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
        Dialect::Sqlite => {
            batch.change_any(SQLITE_DELETE, vec![row_number(dossier).into(), dossier.into()])
        }
        Dialect::Postgres => batch.change_any(POSTGRES_DELETE, vec![dossier.into()]),
    };
}

/// FTS5 finds rows by a number. It is made of the id's milliseconds (until the year 2109) and its
/// first random bits, so that newer dossiers have higher numbers and the row of a dossier is found
/// at this number or right behind it.
pub(super) fn row_number<K>(id: Id<K>) -> i64 {
    let bytes = id.uuid().as_u128();
    let millis = bytes >> 80 & ((1 << 42) - 1);
    let random = (bytes >> 64 & 0x0FFF) << 8 | (bytes >> 48 & 0xFF);
    i64::try_from((millis << 20) | random).unwrap_or(i64::MAX)
}

impl Store {
    /// Dossiers that have every word (or one that begins with it) and that the scope covers, newest
    /// first, before a key; at most [`PageSize::MOST`] and one.
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
        let query = match_text(dialect, &words, rights_of(scope));
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

/// Whether a word stands for itself only: one letter begins so many words that no list of them is
/// short. Beginnings of two to six letters have lists of their own; a longer one is hardly more than
/// a whole word of Vietnamese, or a number that few dossiers share.
fn is_whole(word: &str) -> bool {
    word.chars().nth(LEAST_BEGINNING - 1).is_none()
}

/// The words of which a dossier has to have one; `None` where nothing limits the search.
fn rights_of(scope: &Scope) -> Option<Vec<String>> {
    let units = scope.units().iter().map(|u| unit_word(*u));
    let agencies = scope.agencies().iter().map(|a| agency_word(*a));
    (!scope.is_everything()).then(|| units.chain(agencies).collect())
}

/// The query in the engine's own language. Words are letters and digits only, so nothing in them has
/// a meaning there.
pub(super) fn match_text(dialect: Dialect, words: &[&str], rights: Option<Vec<String>>) -> String {
    let (and, or) = match dialect {
        Dialect::Sqlite => (" AND ", " OR "),
        Dialect::Postgres => (" & ", " | "),
    };
    let beginning = |word: &&str| match (dialect, is_whole(word)) {
        (Dialect::Sqlite, true) => format!("\"{word}\""),
        (Dialect::Sqlite, false) => format!("\"{word}\"*"),
        (Dialect::Postgres, true) => format!("'{word}'"),
        (Dialect::Postgres, false) => format!("'{word}':*"),
    };
    let mut text = words.iter().map(beginning).collect::<Vec<_>>().join(and);
    if let Some(rights) = rights {
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
                row_number(Mint::new(&clock, &random).id::<()>())
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

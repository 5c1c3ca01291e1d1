//! Keys of pages: what a list is continued with. To others they are opaque.

use crate::{
    api::Answer,
    problem::{FieldError, Problem},
};
use mc_kernel::{Id, Timestamp};

/// Writes the key of the next page.
pub(crate) fn write<K>((at, id): (Timestamp, Id<K>)) -> String {
    format!("{}.{}", at.micros(), id.simple())
}

/// Reads the key of a page, where one was sent.
pub(crate) fn read<K>(after: Option<&str>) -> Answer<Option<(Timestamp, Id<K>)>> {
    let Some(after) = after else { return Ok(None) };
    let (at, id) = after.split_once('.').ok_or_else(not_a_key)?;
    let at: i64 = at.parse().map_err(|_ignored| not_a_key())?;
    let id = id.parse().map_err(|_ignored| not_a_key())?;
    Ok(Some((Timestamp::from_micros(at), id)))
}

/// Reads a key that is only an id.
pub(crate) fn read_id<K>(after: Option<&str>) -> Answer<Option<Id<K>>> {
    after.map(|after| after.parse().map_err(|_ignored| not_a_key())).transpose()
}

fn not_a_key() -> Problem {
    Problem::fields(vec![FieldError::parameter("after", "not-a-key-of-a-page")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::ids::DraftId;

    #[test]
    fn a_key_comes_back_as_it_was() {
        let key = (Timestamp::from_micros(-5), DraftId::derived("t", "1"));
        assert_eq!(read(Some(&write(key))).unwrap(), Some(key));
        assert_eq!(read::<mc_kernel::ids::DraftKind>(None).unwrap(), None);
        for bad in ["", "1", "x.y", "1.zz", ".1"] {
            assert!(read::<mc_kernel::ids::DraftKind>(Some(bad)).is_err(), "{bad}");
        }
    }
}

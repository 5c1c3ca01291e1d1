//! People who do not exist: their numbers begin with 999, which no province has.

use mc_app::store::{
    Batch,
    subjects::{self, Subject},
};
use mc_kernel::{Timestamp, ids::SubjectId};

const FAMILY: [&str; 10] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"];
const MIDDLE: [&str; 8] = ["Văn", "Thị", "Minh", "Quang", "Thu", "Đức", "Ngọc", "Hữu"];
const GIVEN: [&str; 16] = [
    "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hùng", "Lan", "Linh", "Mai",
    "Nam", "Phúc", "Thảo", "Tuấn",
];

/// A person of the bench.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: SubjectId,
    pub(super) id_number: String,
    pub(super) name: String,
}

fn pick<'a>(names: &'a [&'a str], at: u64) -> &'a str {
    let count = u64::try_from(names.len()).unwrap_or(1);
    names.get(usize::try_from(at % count).unwrap_or(0)).copied().unwrap_or_default()
}

impl Person {
    /// The person of a number; always the same.
    pub(super) fn of(number: u64) -> Self {
        // Province, sex and century of birth, year of birth, a running number.
        let id_number = format!("999{}90{:06}", number / 1_000_000 % 2, number % 1_000_000);
        let (family, middle) = (pick(&FAMILY, number), pick(&MIDDLE, number / 10));
        let given = pick(&GIVEN, number / 80);
        Self {
            id: SubjectId::derived("bench", &id_number),
            name: format!("{family} {middle} Mẫu {given}"),
            id_number,
        }
    }

    /// Adds the person; does nothing where they are known.
    pub(super) fn insert(&self, batch: &mut Batch, now: Timestamp) {
        let subject = Subject {
            id: self.id,
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: self.id_number.clone(),
            name: self.name.clone(),
            birth: "1990-05-02".to_owned(),
            phone: "0900000000".to_owned(),
            email: String::new(),
            address: "Thôn Mẫu Đơn, xã Xuân Lôi".to_owned(),
        };
        subjects::insert(batch, &subject, now);
    }

    /// The last digits of the paper, which the public look-up asks for.
    pub(super) fn check(&self) -> &str {
        self.id_number.get(8..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_many_and_always_the_same() {
        let (one, other) = (Person::of(1), Person::of(12_345));
        assert_eq!(one.id, Person::of(1).id);
        assert_ne!(one.id_number, other.id_number);
        assert_eq!((one.id_number.as_str(), one.check()), ("999090000001", "0001"));
        assert_eq!(other.check(), "2345");
    }
}

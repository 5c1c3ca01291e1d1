//! English for the names of days off, which the table gives in Vietnamese.

/// The days of Bộ luật Lao động 2019, Điều 112, by how their Vietnamese names begin.
const NAMES: [(&str, &str); 8] = [
    ("Tết Dương lịch", "New Year’s Day"),
    ("Tết Nguyên đán", "Lunar New Year"),
    ("Giỗ Tổ Hùng Vương", "Hùng Kings’ Commemoration Day"),
    ("Ngày Chiến thắng", "Victory Day"),
    ("Ngày Quốc tế lao động", "International Labour Day"),
    ("Quốc khánh", "National Day"),
    ("Ngày Văn hóa Việt Nam", "Việt Nam Culture Day"),
    ("Nghỉ hoán đổi", "day off in exchange"),
];

/// The name for an English sentence: the English one before the Vietnamese, which stands alone
/// where no English one is known.
pub(super) fn english(name: &str) -> String {
    let known = |name: &str| NAMES.iter().find(|(vi, _)| name.starts_with(vi)).map(|(_, en)| *en);
    if let Some(en) = known(name) {
        return format!("{en} – {name}");
    }
    match name.strip_prefix("Nghỉ bù ").and_then(known) {
        Some(en) => format!("in lieu of {en} – {name}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TableKind, tests::calendar};

    #[test]
    fn english_names() {
        let check = |given: &str, expect: &str| assert_eq!(english(given), expect);
        check("Quốc khánh (ngày liền kề)", "National Day – Quốc khánh (ngày liền kề)");
        check("Nghỉ bù Quốc khánh", "in lieu of National Day – Nghỉ bù Quốc khánh");
        check("Nghỉ do bão", "Nghỉ do bão");
    }

    #[test]
    fn every_day_off_of_the_table_has_an_english_name() {
        for row in calendar().days.rows() {
            let known = english(&row.name) != row.name;
            assert!(known || row.kind == TableKind::SwappedWorking, "{}", row.name);
        }
    }
}

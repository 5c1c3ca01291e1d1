//! Names. Each has the word `Mẫu` (sample), so that nobody real is meant.

use super::families::Dice;

const FAMILIES: [&str; 14] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
    "Dương", "Lý",
];
const OF_MEN: [&str; 24] = [
    "An", "Bình", "Cường", "Dũng", "Đạt", "Đức", "Giang", "Hải", "Hiếu", "Hùng", "Khánh", "Kiên",
    "Lâm", "Long", "Minh", "Nam", "Phong", "Phúc", "Quân", "Sơn", "Thành", "Trung", "Tuấn", "Vinh",
];
const OF_WOMEN: [&str; 24] = [
    "Ánh", "Bích", "Chi", "Diệp", "Dung", "Đào", "Hà", "Hạnh", "Hiền", "Hoa", "Hương", "Huyền",
    "Lan", "Linh", "Mai", "My", "Nga", "Ngọc", "Nhung", "Oanh", "Phương", "Thảo", "Trang", "Yến",
];
const MIDDLE_OF_MEN: [&str; 6] = ["Văn", "Hữu", "Đình", "Quang", "Công", "Xuân"];
const MIDDLE_OF_WOMEN: [&str; 6] = ["Thị", "Thị", "Thị", "Thu", "Ngọc", "Kim"];

/// A family name.
pub(super) fn family(dice: Dice) -> &'static str {
    dice.pick(&FAMILIES)
}

/// A full name of a family: `Nguyễn Văn Mẫu An`.
pub(super) fn full(family: &str, is_woman: bool, dice: Dice) -> String {
    let (middle, own) = if is_woman {
        (dice.of(1).pick(&MIDDLE_OF_WOMEN), dice.of(2).pick(&OF_WOMEN))
    } else {
        (dice.of(1).pick(&MIDDLE_OF_MEN), dice.of(2).pick(&OF_MEN))
    };
    format!("{family} {middle} Mẫu {own}")
}

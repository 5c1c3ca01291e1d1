//! The types of documents (Sửa đổi 1:2022 QCVN 102:2016/BTTTT).
//!
//! Two tables have the same numbers, and how `Type` tells them apart is not known for sure: whoever
//! reads a number has the name (`TypeName`) beside it.

/// Legal documents (văn bản quy phạm pháp luật), from number 1.
pub const LEGAL_TYPES: [&str; 13] = [
    "Hiến pháp",
    "Luật",
    "Pháp lệnh",
    "Lệnh",
    "Nghị quyết",
    "Nghị quyết liên tịch",
    "Nghị định",
    "Quyết định",
    "Thông tư",
    "Thông tư liên tịch",
    "Chỉ thị",
    "Bộ luật",
    "Văn bản quy phạm pháp luật của đơn vị hành chính - kinh tế đặc biệt",
];

/// Administrative documents (văn bản hành chính), from number 1; the numbers after these are not
/// known.
pub const ADMINISTRATIVE_TYPES: [&str; 26] = [
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Thông cáo",
    "Thông báo",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Phương án",
    "Đề án",
    "Dự án",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Hợp đồng",
    "Công văn",
    "Công điện",
    "Bản ghi nhớ",
    "Bản cam kết",
    "Bản thỏa thuận",
    "Giấy chứng nhận",
    "Giấy ủy quyền",
    "Giấy mời",
    "Giấy giới thiệu",
];

/// The number of an administrative document's type by its name, as `18` for “Công văn”.
pub fn document_type(name: &str) -> Option<u32> {
    let wanted = mc_kernel::fold(name.trim());
    let found = ADMINISTRATIVE_TYPES.iter().position(|known| mc_kernel::fold(known) == wanted)?;
    u32::try_from(found.saturating_add(1)).ok()
}

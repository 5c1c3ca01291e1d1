//! PAR INDEX (Chỉ số cải cách hành chính, QĐ 876/QĐ-BNV): which figure is the evidence for which
//! question of the fields “thủ tục hành chính” and “chính quyền điện tử, chính quyền số”.
//!
//! The points of the scheme are not confirmed, so none stand here: a row says what is asked, by which
//! formula it is answered, and where the evidence is found.

use crate::Criterion;
use mc_kernel::Locale;

/// The evidence for a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The figure of a criterion with its dossiers.
    Criterion(Criterion),
    /// The settlement report of the period.
    Settlement,
    /// The catalogue of procedures.
    Catalogue,
    /// A paper that the province brings: the system does not hold it.
    Brought,
}

/// A question of the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    vi: &'static str,
    en: &'static str,
    /// What answers it.
    pub evidence: Evidence,
}

impl Question {
    /// What is asked.
    pub const fn words(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

const fn question(vi: &'static str, en: &'static str, evidence: Evidence) -> Question {
    Question { vi, en, evidence }
}

/// The questions, the field of procedures first.
pub const QUESTIONS: [Question; 14] = [
    question(
        "Công bố thủ tục hành chính kịp thời",
        "Procedures announced in time",
        Evidence::Criterion(Criterion::AnnouncedInTime),
    ),
    question(
        "Công khai thủ tục hành chính đầy đủ, đúng hạn",
        "Procedures published whole and in time",
        Evidence::Criterion(Criterion::PublishedInTime),
    ),
    question(
        "Thủ tục tiếp nhận tại bộ phận một cửa",
        "Procedures received at one-stop desks",
        Evidence::Catalogue,
    ),
    question(
        "Hồ sơ giải quyết đúng hạn, theo cấp",
        "Dossiers on time, by level",
        Evidence::Criterion(Criterion::OnTime),
    ),
    question(
        "Tình hình giải quyết hồ sơ trong năm",
        "Settlement in the year",
        Evidence::Settlement,
    ),
    question(
        "Xử lý phản ánh, kiến nghị đúng hạn",
        "Reflections answered in time",
        Evidence::Criterion(Criterion::ReflectionsInTime),
    ),
    question(
        "Kiến trúc chính quyền điện tử được ban hành và tuân thủ",
        "The architecture of e-government, issued and kept",
        Evidence::Brought,
    ),
    question(
        "Văn bản điện tử trao đổi giữa các cấp",
        "Official documents exchanged electronically",
        Evidence::Brought,
    ),
    question(
        "Kết nối hệ thống thông tin báo cáo",
        "Connected to the reporting system",
        Evidence::Criterion(Criterion::Synchronised),
    ),
    question(
        "Dịch vụ công trực tuyến toàn trình",
        "Services fully online",
        Evidence::Criterion(Criterion::OfferedOnline),
    ),
    question("Hồ sơ trực tuyến", "Dossiers online", Evidence::Criterion(Criterion::FullyOnline)),
    question(
        "Thanh toán trực tuyến",
        "Payments online",
        Evidence::Criterion(Criterion::PaidOnline),
    ),
    question(
        "Số hóa hồ sơ, kết quả",
        "Dossiers and results digitised",
        Evidence::Criterion(Criterion::Digitised),
    ),
    question("Dữ liệu mở", "Open data", Evidence::Brought),
];

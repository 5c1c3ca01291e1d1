//! The formula of the settlement report, with its version and its source.

use mc_kernel::Locale;

/// A formula: how figures are counted, by which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    /// The version; it changes whenever a figure comes to be counted in another way.
    pub version: &'static str,
    vi: &'static str,
    en: &'static str,
}

impl Formula {
    /// How it counts, and where that is written.
    pub const fn words(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

/// The formula that reports are made by now.
pub const FORMULA: Formula = Formula {
    version: "II.06-1",
    vi: "Biểu tình hình giải quyết thủ tục hành chính (biểu II.06 của chế độ báo cáo). Tiếp nhận \
tính từ ngày tiếp nhận chính thức; trước hạn, đúng hạn, quá hạn so ngày hoàn thành với ngày hẹn trả, \
không so giờ (Quyết định 766/QĐ-TTg, chỉ số 2.1); hồ sơ chờ bổ sung, chờ nghĩa vụ tài chính hoặc tạm \
dừng tính vào tạm dừng; hồ sơ không được tiếp nhận đứng ngoài cân đối. Kỳ trước chuyển sang + tiếp \
nhận = đã giải quyết + trả lại, rút + đang giải quyết + tạm dừng.",
    en: "Report on the settlement of administrative procedures (form II.06 of the reporting regime). \
Received counts from the day of acceptance; early, on time and late compare the day of completion \
with the promised day, not the hours (Decision 766/QĐ-TTg, index 2.1); dossiers that wait for a \
supplement or a payment, or are paused, count as suspended; dossiers that were not accepted stand \
outside the balance. Carried over + received = settled + given back + in process + suspended.",
};

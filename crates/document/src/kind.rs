//! The kinds of administrative documents (NĐ 30/2020, Điều 7) with their abbreviations (Phụ lục III).
//! Resolutions and decisions are those on single matters (cá biệt); laws are another thing.

use mc_kernel::Locale;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($variant:ident = $name:literal, $short:literal, $vi:literal, $en:literal;)+) => {
        /// A kind of document (loại văn bản hành chính): the twenty-nine of NĐ 30/2020, Điều 7.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $(#[doc = concat!($vi, ".")] $variant,)+
        }

        impl Kind {
            /// All of them, in the order of the decree.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name it has in the database and in forms.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The abbreviation in symbols (Phụ lục III, mục I); empty where there is none: official
            /// letters and greetings are known by who drafted them.
            pub const fn abbreviation(self) -> &'static str {
                match self { $(Self::$variant => $short,)+ }
            }

            /// What people call it.
            pub const fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $(
                        (Self::$variant, Locale::Vi) => $vi,
                        (Self::$variant, Locale::En) => $en,
                    )+
                }
            }

            /// The one of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

kinds! {
    Resolution = "resolution", "NQ", "Nghị quyết", "Resolution";
    Decision = "decision", "QĐ", "Quyết định", "Decision";
    Directive = "directive", "CT", "Chỉ thị", "Directive";
    Statute = "statute", "QC", "Quy chế", "Statute";
    Regulation = "regulation", "QyĐ", "Quy định", "Regulation";
    Communique = "communique", "TC", "Thông cáo", "Communiqué";
    Announcement = "announcement", "TB", "Thông báo", "Announcement";
    Guidance = "guidance", "HD", "Hướng dẫn", "Guidance";
    Programme = "programme", "CTr", "Chương trình", "Programme";
    Plan = "plan", "KH", "Kế hoạch", "Plan";
    Approach = "approach", "PA", "Phương án", "Course of action";
    Scheme = "scheme", "ĐA", "Đề án", "Scheme";
    Project = "project", "DA", "Dự án", "Project";
    Report = "report", "BC", "Báo cáo", "Report";
    Minutes = "minutes", "BB", "Biên bản", "Minutes";
    Submission = "submission", "TTr", "Tờ trình", "Submission";
    Contract = "contract", "HĐ", "Hợp đồng", "Contract";
    Letter = "letter", "", "Công văn", "Official letter";
    Telegram = "telegram", "CĐ", "Công điện", "Official telegram";
    Memorandum = "memorandum", "BGN", "Bản ghi nhớ", "Memorandum";
    Agreement = "agreement", "BTT", "Bản thỏa thuận", "Agreement";
    Authorisation = "authorisation", "GUQ", "Giấy ủy quyền", "Authorisation";
    Invitation = "invitation", "GM", "Giấy mời", "Invitation";
    Introduction = "introduction", "GGT", "Giấy giới thiệu", "Letter of introduction";
    Leave = "leave", "GNP", "Giấy nghỉ phép", "Leave slip";
    SendingSlip = "sending_slip", "PG", "Phiếu gửi", "Sending slip";
    TransferSlip = "transfer_slip", "PC", "Phiếu chuyển", "Transfer slip";
    NoticeSlip = "notice_slip", "PB", "Phiếu báo", "Notice slip";
    Greeting = "greeting", "", "Thư công", "Letter of greeting";
}

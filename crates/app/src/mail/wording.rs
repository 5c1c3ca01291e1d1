//! What an administrator may put into other words: letters by mail, notices in the portal, and what
//! printed papers say at their end.

use super::template::{MOST_BODY_CHARS, MOST_TEXT_CHARS, NAMES, Rules};
use crate::papers::Paper;
use mc_dossier::effects::NoticeKind;
use mc_kernel::Locale;

/// The longest notice in the portal, before its names are filled in.
const MOST_NOTICE_CHARS: usize = 200;
/// The longest finished notice.
const MOST_NOTICE_TEXT_CHARS: usize = 600;
/// The longest end of a printed paper, before its names are filled in and after.
const MOST_PRINTED_CHARS: usize = 1_000;
const MOST_PRINTED_TEXT_CHARS: usize = 3_000;

const LETTER: Rules = Rules {
    names: &NAMES,
    needed: &["ma_ho_so", "duong_dan"],
    has_subject: true,
    may_be_empty: false,
    most_body: MOST_BODY_CHARS,
    most_text: MOST_TEXT_CHARS,
};
const NOTICE: Rules = Rules {
    names: &["thu_tuc", "ma_ho_so", "tinh", "dien_thoai"],
    needed: &["thu_tuc"],
    has_subject: false,
    may_be_empty: false,
    most_body: MOST_NOTICE_CHARS,
    most_text: MOST_NOTICE_TEXT_CHARS,
};
const PRINTED: Rules = Rules {
    names: &NAMES,
    needed: &[],
    has_subject: false,
    may_be_empty: true,
    most_body: MOST_PRINTED_CHARS,
    most_text: MOST_PRINTED_TEXT_CHARS,
};

/// Something with words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wording {
    /// A letter by mail.
    Letter(NoticeKind),
    /// A notice in the portal.
    Notice(NoticeKind),
    /// What a printed paper says above the signatures. What the form's law lays down stays.
    Printed(Paper),
}

impl Wording {
    /// The papers that end in words of an administrator.
    pub const PAPERS: [Paper; 5] =
        [Paper::Receipt, Paper::Supplement, Paper::Refusal, Paper::Apology, Paper::StopNotice];

    /// Everything that may be put into other words.
    pub fn all() -> impl Iterator<Item = Self> {
        let letters = NoticeKind::ALL.into_iter().map(Self::Letter);
        let notices = NoticeKind::ALL.into_iter().map(Self::Notice);
        letters.chain(notices).chain(Self::PAPERS.into_iter().map(Self::Printed))
    }

    /// The stable code.
    pub fn code(self) -> String {
        match self {
            Self::Letter(kind) => kind.code().to_owned(),
            Self::Notice(kind) => format!("thong-bao.{}", kind.code()),
            Self::Printed(paper) => paper.code().to_owned(),
        }
    }

    /// What a code means.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|wording| wording.code() == code)
    }

    /// The languages it is written in: official forms are in Vietnamese.
    pub const fn locales(self) -> &'static [Locale] {
        match self {
            Self::Letter(_) | Self::Notice(_) => &Locale::ALL,
            Self::Printed(_) => &[Locale::Vi],
        }
    }

    /// What its words have to keep to.
    pub const fn rules(self) -> &'static Rules {
        match self {
            Self::Letter(_) => &LETTER,
            Self::Notice(_) => &NOTICE,
            Self::Printed(_) => &PRINTED,
        }
    }
}

//! The result of a procedure as a letter: a decision, a permit, an extract.

use crate::{
    letter::{DossierRef, Letterhead},
    printer::{Form, Template},
};
use serde::Serialize;

/// The result of a procedure (kết quả giải quyết) as a letter in the layout of NĐ 30/2020/NĐ-CP,
/// Phụ lục I: a decision, a permit, an extract.
#[derive(Debug, Clone, Serialize)]
pub struct ResultDocument {
    /// The heading.
    pub head: Letterhead,
    /// The dossier it settles; its QR code is printed when there is one.
    pub dossier: Option<DossierRef>,
    /// The kind of document (tên loại), printed in bold capitals: `Giấy phép xây dựng`.
    pub title: String,
    /// What it is about (trích yếu).
    pub subject: Option<String>,
    /// To whom it is addressed (kính gửi).
    pub addressee: Option<String>,
    /// Who decides, in capitals before the legal bases: `Chủ tịch Ủy ban nhân dân phường …`.
    pub authority: Option<String>,
    /// The legal bases (căn cứ), each a whole line from its first word on; the closing `;` and `.`
    /// are set by the layout.
    pub legal_bases: Vec<String>,
    /// The word between the bases and the body, in bold capitals: `Quyết định:`.
    pub enacting: Option<String>,
    /// The body.
    pub body: Vec<Block>,
    /// Where the document goes (nơi nhận), one line each; closed like the legal bases.
    pub recipients: Vec<String>,
    /// Who signs it.
    pub signatory: Signatory,
}

/// One piece of a body.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading in bold.
    Heading {
        /// The words.
        text: String,
    },
    /// A paragraph; its number, when it has one, is part of the text.
    Paragraph {
        /// The words.
        text: String,
    },
    /// An article: a label in bold (`Điều 1.`) and its text.
    Article {
        /// The label.
        label: String,
        /// The words.
        text: String,
    },
    /// A label with a value, as extracts and permits have them; dots when there is no value.
    Field {
        /// The label.
        label: String,
        /// The value.
        value: Option<String>,
    },
}

/// Who signs a result and in what capacity.
#[derive(Debug, Clone, Serialize)]
pub struct Signatory {
    /// The capacity (thẩm quyền ký), in capitals: `TM. Ủy ban nhân dân`.
    pub capacity: Option<String>,
    /// The position, in capitals: `Chủ tịch`.
    pub position: String,
    /// The full name.
    pub name: Option<String>,
}

impl Form for ResultDocument {
    const TEMPLATE: Template = Template::ResultDocument;
    fn title(&self) -> String {
        match &self.subject {
            Some(subject) => format!("{}: {subject}", self.title),
            None => self.title.clone(),
        }
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        self.dossier.as_ref()
    }
}

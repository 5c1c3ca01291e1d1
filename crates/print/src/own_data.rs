//! A person's own data, to be read and kept (Luật 91/2025/QH15, Điều 4).

use crate::{
    acknowledgement::AnswerGroup,
    letter::{DossierRef, Letterhead, Party},
    printer::{Form, Template},
};
use mc_kernel::Locale;
use serde::Serialize;

/// What an office keeps of a person.
#[derive(Debug, Clone, Serialize)]
pub struct OwnData {
    /// The language of the labels; the data stays as it is.
    pub locale: Locale,
    /// The heading.
    pub head: Letterhead,
    /// Whose data it is.
    pub person: Party,
    /// The person's birth, in words.
    pub birth: Option<String>,
    /// What is kept, part by part: dossiers, papers, requests.
    pub parts: Vec<DataPart>,
    /// What the paper has no room for, where it has none.
    pub left_out: Option<String>,
}

/// A part: a dossier, the papers, the requests.
#[derive(Debug, Clone, Serialize)]
pub struct DataPart {
    /// Its heading.
    pub title: String,
    /// What is in it.
    pub groups: Vec<AnswerGroup>,
}

impl Form for OwnData {
    const TEMPLATE: Template = Template::OwnData;
    fn title(&self) -> String {
        match self.locale {
            Locale::Vi => "Dữ liệu cá nhân".to_owned(),
            Locale::En => "Personal data".to_owned(),
        }
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        None
    }
    fn locale(&self) -> Locale {
        self.locale
    }
}

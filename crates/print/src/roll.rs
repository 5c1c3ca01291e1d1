//! What a counter prints on a roll of 80 mm: the number of somebody who waits, and form 01.

use crate::{
    Receipt,
    letter::{DossierRef, Letterhead},
    printer::{Form, Template},
};
use mc_kernel::{LocalTime, Locale};
use serde::Serialize;

/// The number of somebody who waits at a desk (phiếu số thứ tự).
#[derive(Debug, Clone, Serialize)]
pub struct Ticket {
    /// The language of the ticket.
    pub locale: Locale,
    /// The heading: the desk.
    pub head: Letterhead,
    /// The number as it is called.
    pub number: String,
    /// The hour that was booked.
    pub hour: Option<String>,
    /// When it was printed.
    pub drawn_at: LocalTime,
}

impl Form for Ticket {
    const TEMPLATE: Template = Template::Ticket;
    fn title(&self) -> String {
        match self.locale {
            Locale::Vi => format!("Phiếu số thứ tự {}", self.number),
            Locale::En => format!("Queue ticket {}", self.number),
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

/// Form 01 on a roll.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct ReceiptRoll<'a>(pub(crate) &'a Receipt);

impl Form for ReceiptRoll<'_> {
    const TEMPLATE: Template = Template::ReceiptRoll;
    fn title(&self) -> String {
        self.0.title()
    }
    fn head(&self) -> &Letterhead {
        &self.0.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.0.dossier)
    }
}

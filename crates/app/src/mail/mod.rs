//! Letters by electronic mail: what they say, to whom they go, and what became of those that were not
//! taken.
//!
//! A letter is a row of the outbox, written in the same transaction as the event that it tells of and
//! sent after commit. It says little, because mail is read by many on its way: the number of the
//! dossier, the procedure and a link; what was decided stands behind the sign-on.

mod addresses;
mod builtin;
mod html;
mod manage;
mod mandate;
mod sending;
mod standing;
mod template;
mod wording;
mod words;

pub use addresses::{Chosen, MOST_ASKED, MailWish, MyMail};
pub use manage::{EditedLetter, Preview};
pub use standing::{DeadLetter, MailStanding};
pub use template::{Rules, Words};
pub use wording::Wording;
pub use words::{NoticeTexts, kind_name};

use mc_gateway::mail::Carrier;
use std::sync::Arc;

/// By which way letters leave.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The way.
    pub carrier: Arc<dyn Carrier>,
    /// The server, for people: `mail.vinhphuc.example:587`.
    pub server: String,
    /// Who writes.
    pub from: String,
}

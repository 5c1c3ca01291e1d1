//! PDF of official forms: what a citizen takes home and what an agency files.
//!
//! The input is a plain struct of display-ready text for each document; the output is the bytes of a
//! PDF that is fit to be archived and to be read aloud (PDF/A-2a and PDF/UA-1), set by the layout
//! rules of NĐ 30/2020/NĐ-CP. Equal input gives equal bytes. This crate knows no rule of the law, no
//! SQL and no HTTP, and takes no time from a clock.
//!
//! Start at [`Printer`]. The views are in [`letter`] (what all share) and in one module for each
//! document; the layouts are Typst templates in `templates/`, to which a view goes as data and never
//! as source.

pub mod acknowledgement;
pub mod apology;
pub mod control_sheet;
mod error;
mod fonts;
mod legible;
pub mod letter;
pub mod own_data;
mod printer;
mod qr;
pub mod receipt;
pub mod refusal;
pub mod result_document;
pub mod roll;
mod sample;
pub mod settlement_report;
pub mod stop_notice;
pub mod supplement_request;
#[cfg(test)]
mod tests;
mod world;

pub use acknowledgement::Acknowledgement;
pub use apology::Apology;
pub use control_sheet::ControlSheet;
pub use error::PrintError;
pub use fonts::FontSource;
pub use letter::{DossierRef, Letterhead, Party, Signer};
pub use own_data::OwnData;
pub use printer::{MAX_INPUT_BYTES, MAX_INPUT_LINES, Printer};
pub use receipt::Receipt;
pub use refusal::Refusal;
pub use result_document::ResultDocument;
pub use roll::Ticket;
pub use settlement_report::SettlementReport;
pub use stop_notice::StopNotice;
pub use supplement_request::SupplementRequest;

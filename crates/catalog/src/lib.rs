//! The catalogue of administrative procedures (thủ tục hành chính): what a procedure asks for, how
//! long it may take, what it costs and what it gives; the national packet it arrives in; the number
//! a dossier gets; the events of life under which people look for procedures.
//!
//! Everything here is pure data and pure functions. The crate does not know where procedures are
//! kept, who handles a dossier or which steps it takes: steps belong to the process, units to the
//! organisation, and they meet a procedure by its codes only.
//!
//! Start at [`Procedure`]; [`packet::read_set`] makes procedures of files, [`version::pick`] tells
//! which version holds on a day.

pub mod codes;
pub mod dossier_number;
pub mod life_events;
pub mod packet;
pub mod procedure;
pub mod search;
pub mod terms;
pub mod version;

pub use codes::{BadCode, CaseCode, FeeCode, PaperCode, ProcedureCode, ResultCode, SectorCode};
pub use dossier_number::DossierNumber;
pub use life_events::LifeEvent;
pub use procedure::{
    Agencies, AgencyRef, Audience, Case, ChannelRule, ComponentGroup, Fee, FileLink, LegalBasis,
    Limit, Paper, Procedure, Publication, ResultKind, Sector, Sequence, short_name,
};
pub use search::SearchEntry;
pub use terms::{AfterSupplement, Channel, DayUnit, Level, ServiceLevel};
pub use version::Version;

#[cfg(test)]
mod tests;

//! The organisation: units, the codes they go by, positions, the people who hold them, and when all
//! of that is valid.
//!
//! A unit (đơn vị) is an area or a body; nothing outside this crate refers to one by a code, because
//! codes change with every reorganisation while a [`UnitId`] stays. The number of levels is not
//! fixed: a province with districts and one without are loaded and searched the same way.
//!
//! The crate knows no dossier, no procedure and no password. Start at [`Directory`], which answers
//! the questions of everyday work; [`import`] makes one of the province's tables.

pub mod directory;
pub mod import;
pub mod level;
pub mod staff;
pub mod unit;
pub mod validity;

pub use directory::{AreaGroup, Directory, DirectoryProblem, Organisation, ResolveError};
pub use level::AreaLevel;
pub use staff::{Gender, Position, PositionId, Role, Staff, StaffId};
pub use unit::{
    Alias, CodeSystem, Contact, Move, RelationKind, Unit, UnitId, UnitKind, UnitRelation,
};
pub use validity::Validity;

#[cfg(test)]
mod tests;

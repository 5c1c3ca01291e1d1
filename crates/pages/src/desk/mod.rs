//! Pages of officers: the work list and the dossier.

mod dossier;
mod rules;
mod walk_in;
mod work_list;

pub use dossier::{DecisionOption, DeskDossierPage, FileCheck, ShownFile};
pub use rules::{DossierAlert, OrderEntry};
pub use walk_in::{WalkInPage, WalkInProcedure};
pub use work_list::{BulkAction, WorkListPage};

//! Pages of officers: the work list and the dossier.

mod dossier;
mod work_list;

pub use dossier::{DecisionOption, DeskDossierPage, FileCheck, ShownFile};
pub use work_list::{BulkAction, WorkListPage};

//! Pages of officers: the work list and the dossier.

mod dossier;
mod rules;
mod report;
mod steering;
mod walk_in;
mod work_list;

pub use dossier::{DecisionOption, DeskDossierPage, FileCheck, ShownFile};
pub use rules::{DossierAlert, OrderEntry};
pub use report::{KeepReport, ReportFilters, ReportPage};
pub use steering::{SteeringFigure, SteeringPage};
pub use walk_in::{WalkInPage, WalkInProcedure};
pub use work_list::{BulkAction, WorkListPage};

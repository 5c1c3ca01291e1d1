//! Pages of officers: the work list and the dossier.

mod bulk;
mod dossier;
mod keys;
mod late_answers;
mod own_account;
mod queue;
mod register;
mod report;
mod rules;
mod steering;
mod walk_in;
mod work_list;

pub use bulk::{BulkDonePage, BulkOutcome, BulkPage, BulkRow};
pub use dossier::{DecisionOption, DeskDossierPage, FileCheck, RevealForm, ShownFile};
pub use keys::{KeyHelp, KeysPage};
pub use late_answers::{LateAnswersPage, StaffNoticesPage};
pub use own_account::{OpenSession, OwnAccountPage};
pub use queue::{QueueLine, QueuePage, QueueScreenPage};
pub use register::{RegisterHeld, RegisterPerson, RegisterRow, RegisterView};
pub use report::{KeepReport, ReportFilters, ReportPage};
pub use rules::{DossierAlert, OrderEntry};
pub use steering::{SteeringFigure, SteeringPage};
pub use walk_in::{WalkInPage, WalkInProcedure};
pub use work_list::{BulkAction, ListTools, Within, WorkListPage};

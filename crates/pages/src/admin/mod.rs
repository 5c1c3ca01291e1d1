//! Pages of administrators: the catalogue, processes with their picture, the organisation, tokens,
//! the record of changes, the calendar.

mod calendar;
mod facts;
mod form;
mod import;
mod letter;
mod list;
mod overview;
mod process;
mod replay;
mod sheet_import;
mod token;
mod version;

pub use calendar::{CalendarPage, DayMark, Month, MonthDay};
pub use facts::FactsPage;
pub use form::{FormBrought, FormBuilderPage, FormBuilderRow, FormImportPage, FormPreviewPage};
pub use import::{ImportChange, ImportPage, ImportProblem};
pub use letter::{LetterPage, LetterPreview};
pub use list::{ListPage, ListSearch};
pub use overview::{OverviewEntry, OverviewPage};
pub use process::{Control, ControlKind, EditorPage, EditorRow, ProcessHead};
pub use replay::ReplayPage;
pub use sheet_import::SheetImportPage;
pub use token::TokenPage;
pub use version::VersionPage;

//! Pages of citizens and enterprises.

mod attach;
mod booking;
mod check_answers;
mod dossier;
mod draft;
mod guide;
mod home;
mod looks;
mod mandates;
mod my_dossiers;
mod notices;
mod papers;
mod procedure;
mod rights;
mod search;
mod section;
mod submitted;
mod tray;

pub use attach::AttachPage;
pub use booking::{Booking, BookingDay, BookingPage, BookingSlot, BookingsPage};
pub use check_answers::{AnswerSection, CheckAnswersPage};
pub use dossier::{Asked, DossierPage, LookedEntry};
pub use draft::DraftPage;
pub use guide::{GuidePage, GuidedPage};
pub use home::{HomePage, LifeEvent};
pub use looks::LooksPage;
pub use mandates::{MandateList, MandatePage, MandatesPage};
pub use my_dossiers::MyDossiersPage;
pub use notices::NoticesPage;
pub use papers::{PaperPage, PaperSearch, PapersPage};
pub use procedure::{NeededPaper, ProcedureCase, ProcedureFact, ProcedurePage};
pub use rights::RightsPage;
pub use search::{FoundProcedure, SearchPage};
pub use section::SectionPage;
pub use submitted::{NextStep, SubmittedPage};
pub use tray::{TrayPage, TraySheet};

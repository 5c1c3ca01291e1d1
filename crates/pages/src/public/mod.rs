//! Pages for anybody: what went wrong, a dossier by its number, the programming interface.

mod api;
mod problem;
mod processing;
mod quality;
mod sign_in;
mod signatures;
mod tracking;

pub use api::{
    ApiAnswer, ApiEntry, ApiField, ApiGroup, ApiOperationPage, ApiPage, ApiPart, ApiProblemsPage,
    ApiText,
};
pub use problem::{Problem, ProblemPage};
pub use processing::{ProcessingEntry, ProcessingPage};
pub use quality::TransparencyPage;
pub use sign_in::{ReceivedPage, SignInForm, SignInPage, SignInWay, Twice};
pub use signatures::{Checked, CheckedSignature, SignaturesPage};
pub use tracking::{Tracked, TrackingPage};

//! Use cases: ask for the permit, load, decide, append, project, enqueue, note who looked.
//!
//! Every use case is a method of [`App`] and takes a [`Ctx`] first: who acts, in which language, under
//! which request id. A handler above holds no rule and no SQL; a rule below holds no I/O. Start at
//! [`context`] and [`commands`], which carries every command of a dossier through the same steps.

pub mod absences;
pub mod access;
pub mod accounts;
pub mod acting;
pub mod admin;
pub mod apologies;
pub mod archive;
pub mod attachments;
pub mod bulk;
pub mod calendar_edit;
pub mod calendar_hours;
pub mod calendar_year;
mod capacity;
pub mod choices;
pub mod commands;
pub mod context;
pub mod data_store;
pub mod deciding;
pub mod desk;
pub mod desk_settings;
pub mod dossier_view;
pub mod drafts;
pub mod eforms;
pub mod erasure;
pub mod error;
pub mod exports;
pub mod files;
pub mod first_sign_on;
pub mod geography;
pub mod guidance;
pub mod import;
pub mod keyed;
pub mod late_answers;
pub mod leaving;
pub mod legs;
pub mod mail;
pub mod mandates;
pub mod members;
pub mod narrowing;
pub mod notices;
pub mod numbers;
pub mod organisation;
pub mod own_account;
pub mod own_data;
pub mod papers;
pub mod people;
pub mod places;
mod prefill;
pub mod queue;
pub mod rating;
pub mod rebuild;
pub mod reference;
pub mod register;
pub mod rehearsal;
pub mod replay;
pub mod reports;
pub mod retention;
pub mod rights;
pub mod scan_tray;
mod sealed;
mod search_words;
pub mod sensitive;
pub mod sign_in;
pub mod sign_on;
mod signatures;
pub mod staff_import;
pub mod submission;
pub mod system_drafts;
pub mod tokens;
pub mod tracking;
pub mod work;

mod app;

pub use app::{App, Demo, Limits, Parts, Persona, Settings};
pub use context::{Ctx, Standing};
pub use error::{AppError, Invalid, Proof};
pub use reference::Reference;

pub use mc_calendar as calendar;
pub use mc_catalog as catalog;
pub use mc_dossier as dossier;
pub use mc_form as form;
pub use mc_gateway as gateway;
pub use mc_mandate as mandate;
pub use mc_org as org;
pub use mc_policy as policy;
pub use mc_print as print;
pub use mc_process as process;
pub use mc_sealing as sealing;
pub use mc_sheet as sheet;
pub use mc_signing as signing;
pub use mc_store as store;

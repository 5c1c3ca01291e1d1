//! The register of the population (CSDL quốc gia về dân cư), asked through the province's adapter.
//!
//! One person is asked about at a time, by number, name and year of birth, which all have to match;
//! in the name of one officer, who is a person with a number of their own. The answer is a SOAP text
//! inside JSON and has twenty elements ([`Citizen`]). What is asked and answered is never written
//! into a log by this crate: its types do not show it.

mod answer;
mod breaker;
mod citizen;
mod client;
mod question;
#[cfg(test)]
mod tests;
mod xml;

pub use answer::{Answer, RegisterError};
pub use breaker::Breaker;
pub use citizen::{Address, Citizen, Household, Relative};
pub use client::{Register, RegisterSettings};
pub use question::{Birth, Question, folded_name};

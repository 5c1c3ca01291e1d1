//! The register of the population (CSDL quốc gia về dân cư) behind a province's adapter, with a made-up
//! population of 100,000 people who fit together.
//!
//! Nobody is kept in memory: a person is made from their index whenever somebody asks ([`families`]),
//! and an identity number leads to its index ([`number`]). The people of the demonstration and their
//! relatives stand beside them ([`known`]).

pub mod families;
pub mod known;
mod manners;
mod names;
pub mod number;
pub mod person;
mod service;
mod soap;
#[cfg(test)]
mod tests;

pub use manners::{Manner, Manners};
pub use person::{Kin, Person, Place};

use known::Known;
use std::sync::Arc;

/// How many people are made up.
pub const PEOPLE: u32 = 100_000;

/// A made-up population; clones are the same one.
#[derive(Debug, Clone)]
pub struct Population {
    seed: u64,
    places: Arc<Vec<Place>>,
    known: Arc<Known>,
    manners: Manners,
}

impl Population {
    /// The population of a seed, living in communes (`province`, `district`, `commune`), with people
    /// who are known by name. Equal arguments give equal people.
    pub fn new(seed: u64, places: Vec<Place>, known: Known) -> Self {
        let places = if places.is_empty() { vec![Place::default()] } else { places };
        Self { seed, places: Arc::new(places), known: Arc::new(known), manners: Manners::default() }
    }

    /// How the register behaves, to be changed while somebody asks.
    pub fn manners(&self) -> &Manners {
        &self.manners
    }

    /// The person of an index below [`PEOPLE`].
    pub fn person(&self, index: u32) -> Option<Person> {
        families::person(self.seed, &self.places, index)
    }

    /// The person of an identity number.
    pub fn by_number(&self, number: &str) -> Option<Person> {
        if let Some(known) = self.known.by_number(number) {
            return Some(known.clone());
        }
        let person = self.person(number::index_of(number)?)?;
        (person.number == number).then_some(person)
    }

    /// The people who are known by name.
    pub fn known(&self) -> impl Iterator<Item = &Person> {
        self.known.people()
    }

    /// The person for whom number, name and year of birth all hold, where the register has them: not
    /// of the dead.
    pub fn find(&self, number: &str, folded_name: &str, year: &str) -> Option<Person> {
        let person = self.by_number(number)?;
        let holds = !person.is_dead
            && person::folded(&person.name) == folded_name
            && person.birth.get(..4) == Some(year);
        holds.then_some(person)
    }
}

/// The routes: one address that takes questions.
pub fn router(population: Population) -> axum::Router {
    service::router(population)
}

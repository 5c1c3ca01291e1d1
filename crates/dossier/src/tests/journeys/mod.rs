//! Journeys: given, when, expect.

mod civil;
mod endings;
mod land;
mod legs;
mod people;
mod permits;
mod promises;
mod returns;
mod sent_back;
mod supplements;

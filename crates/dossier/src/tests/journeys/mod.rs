//! Journeys: given, when, expect.

mod civil;
mod endings;
mod land;
mod people;
mod permits;
mod supplements;

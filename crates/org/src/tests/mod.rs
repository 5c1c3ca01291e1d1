//! Tests over small tables and over the demo province.

mod demo;
mod directory;
mod import;
mod people_of_the_demo;

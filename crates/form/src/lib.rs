//! Interactive e-forms (biểu mẫu điện tử tương tác): a JSON Schema becomes a model of pages, what a
//! person typed becomes typed answers, and all problems are found at once.
//!
//! This crate knows nothing of HTML, HTTP or storage: another crate draws the model, another keeps
//! the answers. A form is loaded once ([`Form::from_schema`], [`Form::general`]) and shared. Then, for
//! each page:
//!
//! 1. [`Form::sections_to_show`] and [`Form::visible`] say what is asked now;
//! 2. [`Form::entries`] says what stands in the boxes, [`Form::blank`] how many rows a list has;
//! 3. [`Form::fill`] (or [`Form::read`], [`Form::merge`], [`Form::check_section`]) takes what was sent;
//! 4. [`message`] says what is wrong, in words.
//!
//! At the end [`Form::summary`] writes the answers in words, [`Form::prune`] drops what is not asked,
//! and [`Form::check`] has the last word. Start at [`Form`] and [`FieldKind`].
//!
//! Administrators change forms with a [`builder::Blueprint`].
//!
//! Answers are JSON as the schema has it. While a form is being filled in, a text that could not be
//! read stands in the place of its answer, so that nothing typed is lost; [`Form::check`] tells.

pub mod bounds;
pub mod builder;
mod check;
mod code;
mod condition;
mod entries;
mod files;
mod general;
pub mod identity;
mod locate;
mod model;
mod path;
mod pattern;
mod prefill;
mod prune;
mod reading;
mod schema;
mod sections;
mod summary;
mod typed;
mod validation;
mod visibility;
mod words;

#[cfg(test)]
mod tests;

pub use code::{ALL_CODES, message};
pub use condition::Need;
pub use entries::Entries;
pub use files::{FileAnswer, FileRef, NoSuchFile};
pub use identity::NumberSays;
pub use model::{
    AddressParts, ChoiceOption, Dependence, Field, FieldKind, Form, Group, Marked, PrefillHint,
    PrefillSubject, Repeat, Section, TextFormat, Who, Whose,
};
pub use prefill::{Asked, Fact, PrefillSource, Source};
pub use reading::Reading;
pub use schema::{SchemaCode, SchemaProblem};
pub use summary::{AreaLevel, AreaNames, NoAreaNames, SummaryRow, SummarySection};
pub use typed::{read_day, read_partial_day};
pub use visibility::Visibility;
pub use words::{Said, Words};

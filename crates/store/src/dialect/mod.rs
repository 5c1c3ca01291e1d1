//! The only place where the two databases get different SQL.

pub mod document_search;
pub(crate) mod schema;
pub mod search;

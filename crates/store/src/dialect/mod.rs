//! The only place where the two databases get different SQL.

pub(crate) mod schema;
pub mod search;

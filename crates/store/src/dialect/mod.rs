//! The only place where the two databases get different SQL.

pub mod search;

//! The only place where the two databases get different SQL: full-text search and query plans.

//! The general declaration (tờ khai chung), for procedures that have no form of their own.

use crate::model::Form;
use crate::words::Words;
use serde_json::Value;

const SCHEMA: &str = include_str!("general.json");

/// The definition of an address, for forms that are built.
pub(crate) fn address() -> Value {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    schema.pointer("/$defs/diaChi").cloned().unwrap_or_default()
}

impl Form {
    /// The general declaration under a procedure's title: who asks, for what, how to hand over the
    /// result, and the declaration of truth.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "the schema is part of the crate and tested with it"
    )]
    pub fn general(title: impl Into<Words>) -> Self {
        let schema: Value = serde_json::from_str(SCHEMA).expect("the general form is JSON");
        let mut form = Self::from_schema(schema).expect("the general form is a form");
        form.title = title.into();
        form
    }
}

impl From<&str> for Words {
    fn from(vi: &str) -> Self {
        Self::new(vi, None)
    }
}

impl From<String> for Words {
    fn from(vi: String) -> Self {
        Self::new(vi, None)
    }
}

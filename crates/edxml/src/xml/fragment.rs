//! XML that this program does not know, and hands on.

use super::Parser;
use crate::EdxmlError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// One element with all in it, as XML that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment(String);

impl Fragment {
    /// Takes what [`super::Tree`] wrote.
    pub(super) fn from_checked(text: String) -> Self {
        Self(text)
    }

    /// The XML.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Fragment {
    type Err = EdxmlError;
    /// Reads one well-formed element, within the bounds of a package.
    fn from_str(text: &str) -> Result<Self, EdxmlError> {
        Ok(Parser::of_text(text)?.fragment())
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Fragment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Fragment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

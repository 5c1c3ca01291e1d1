//! How elements become fields, and fields elements.

use crate::{
    EdxmlError,
    xml::{Out, Tree},
};

/// What came of an element.
#[derive(Debug)]
pub(crate) enum Taken<T> {
    /// The value.
    Value(T),
    /// There is nothing in it.
    Blank,
    /// It is something else; it goes to what is not known.
    Other(Tree),
}

/// What an element can hold.
pub(crate) trait Item: Sized {
    /// Reads it.
    fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError>;
    /// Writes it under a name.
    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError>;
}

/// A field of a record: a text, something that may be missing, or several.
pub(crate) trait Field {
    /// Takes an element, or gives it back.
    fn add(&mut self, tree: Tree) -> Result<Option<Tree>, EdxmlError>;
    /// Writes it, where there is something.
    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError>;
    /// Whether there is nothing.
    fn is_absent(&self) -> bool;
}

impl Field for String {
    fn add(&mut self, tree: Tree) -> Result<Option<Tree>, EdxmlError> {
        match tree.text() {
            Some(text) if self.is_empty() => *self = text,
            Some(text) if text.is_empty() => {}
            Some(_) | None => return Ok(Some(tree)),
        }
        Ok(None)
    }

    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        if self.is_empty() { Ok(()) } else { out.leaf(name, self) }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Item> Field for Option<T> {
    fn add(&mut self, tree: Tree) -> Result<Option<Tree>, EdxmlError> {
        if self.is_some() {
            return Ok(Some(tree));
        }
        match T::read(tree)? {
            Taken::Value(value) => *self = Some(value),
            Taken::Blank => {}
            Taken::Other(tree) => return Ok(Some(tree)),
        }
        Ok(None)
    }

    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        self.as_ref().map_or(Ok(()), |value| value.write(name, out))
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Item> Field for Vec<T> {
    fn add(&mut self, tree: Tree) -> Result<Option<Tree>, EdxmlError> {
        match T::read(tree)? {
            Taken::Value(value) => self.push(value),
            Taken::Blank => {}
            Taken::Other(tree) => return Ok(Some(tree)),
        }
        Ok(None)
    }

    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        self.iter().try_for_each(|value| value.write(name, out))
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Item for String {
    fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError> {
        Ok(tree.text().map_or_else(|| Taken::Other(tree), Taken::Value))
    }

    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        out.leaf(name, self)
    }
}

/// Declares a record: an element with its attributes (in `@`) and the elements in it, in the order in
/// which they are written. Further names are those of other writers. `[field]` after the name takes
/// the text of an element that has no elements in it.
macro_rules! record {
    (
        $(#[$about:meta])*
        $name:ident $([$plain:ident])?
        $(@{ $($(#[$attribute_doc:meta])* $attribute:ident = $written:literal;)* })?
        {
            $($(#[$doc:meta])* $field:ident: $kind:ty = $first:literal $(| $further:literal)*;)*
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(
                $(#[$attribute_doc])*
                #[serde(skip_serializing_if = "String::is_empty")]
                pub $attribute: String,
            )*)?
            $(
                $(#[$doc])*
                #[serde(skip_serializing_if = "crate::message::Field::is_absent")]
                pub $field: $kind,
            )*
            /// Elements that this program does not know, as XML.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub other: Vec<crate::xml::Fragment>,
        }

        impl crate::message::Item for $name {
            fn read(
                tree: crate::xml::Tree,
            ) -> Result<crate::message::Taken<Self>, crate::EdxmlError> {
                let mut out = Self::default();
                $($(
                    let name = $written.rsplit(':').next().unwrap_or_default();
                    out.$attribute = tree.attribute(name).unwrap_or_default().to_owned();
                )*)?
                $(
                    if let Some(text) = tree.text().filter(|text| !text.trim().is_empty()) {
                        out.$plain = text;
                        return Ok(crate::message::Taken::Value(out));
                    }
                )?
                let parent = tree.local().to_owned();
                for element in tree.into_elements()? {
                    let place = element.place;
                    let name = element.local().to_owned();
                    let added = match name.as_str() {
                        _ if !element.is_ours => Ok(Some(element)),
                        $($first $(| $further)* => {
                            crate::message::Field::add(&mut out.$field, element)
                        })*
                        _ => Ok(Some(element)),
                    };
                    let other = added.map_err(|mut error| {
                        if error.line == 0 {
                            error.element = format!("{parent}/{name}");
                        }
                        error.at(place)
                    })?;
                    out.other.extend(other.map(|element| element.fragment()));
                }
                Ok(crate::message::Taken::Value(out))
            }

            fn write(
                &self,
                name: &str,
                out: &mut crate::xml::Out<'_>,
            ) -> Result<(), crate::EdxmlError> {
                out.start(name, &[$($(($written, self.$attribute.as_str()),)*)?])?;
                $(crate::message::Field::write(&self.$field, $first, out)?;)*
                out.fragments(&self.other)?;
                out.end(name)
            }
        }
    };
}
pub(crate) use record;

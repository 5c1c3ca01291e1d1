//! Paths to answers: `con.hoTen`, `nganhNghe[2].ma`.

use crate::bounds;
use std::fmt;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Into a property.
    Key(String),
    /// Into an item of a list, counted from zero.
    Item(usize),
}

/// A path from the whole form to one answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Path(Vec<Step>);

impl Path {
    /// Reads `con.noiSinh.maXa` or `nganhNghe[2].ma`; `None` when the text is no such path.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() > bounds::ENTRY_NAME {
            return None;
        }
        let mut steps = Vec::new();
        for part in text.split('.') {
            let (key, mut rest) = match part.find('[') {
                Some(at) => part.split_at(at),
                None => (part, ""),
            };
            if !is_key(key) {
                return None;
            }
            steps.push(Step::Key(key.to_owned()));
            while !rest.is_empty() {
                let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
                let plain = !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit());
                steps.push(Step::Item(index.parse().ok().filter(|_| plain)?));
                rest = after;
            }
        }
        (steps.len() <= bounds::PATH_STEPS).then_some(Self(steps))
    }

    pub(crate) fn steps(&self) -> &[Step] {
        &self.0
    }

    pub(crate) fn push_key(&mut self, key: &str) {
        self.0.push(Step::Key(key.to_owned()));
    }

    pub(crate) fn push_item(&mut self, index: usize) {
        self.0.push(Step::Item(index));
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    pub(crate) fn with_key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.push_key(key);
        path
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl FromIterator<Step> for Path {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

/// Whether a property name can be a step: a letter, then letters, digits and underscores.
pub(crate) fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["hoTen", "con.noiSinh.maXa", "nganhNghe[2].ma", "tep[0]", "a[1][2].b_1"] {
            assert_eq!(Path::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_everything_else() {
        let long = "a.".repeat(20) + "a";
        for text in ["", ".", "a.", "a[", "a[]", "a[x]", "a[+1]", "[1]", "9a", "a b", "ă", &long] {
            assert_eq!(Path::parse(text), None, "{text}");
        }
        assert_eq!(Path::parse("a[99999999999999999999999]"), None);
    }
}

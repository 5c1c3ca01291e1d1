//! Answers that are files: put in after an upload, taken out again, listed.

use crate::bounds;
use crate::model::{Field, FieldKind, Form};
use crate::path::{Path, Step};
use crate::words::Words;
use mc_kernel::Digest;
use serde_json::{Map, Value};

const ID: &str = "tepId";
const NAME: &str = "ten";
const DIGEST: &str = "bam";

/// A file (tệp đính kèm) as an answer refers to it; kept as `{tepId, ten, bam}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileAnswer {
    /// The id in the file store.
    pub id: String,
    /// The name that people see.
    pub name: Option<String>,
    /// SHA-256 of the content.
    pub digest: Option<Digest>,
}

/// A file among the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRef {
    /// The path of the field.
    pub path: String,
    /// The title of the field.
    pub title: Words,
    /// The file.
    pub file: FileAnswer,
}

/// The form has no file at this path, or the list there is not that long yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the form has no file at {path}")]
pub struct NoSuchFile {
    /// The path asked for.
    pub path: String,
}

impl FileAnswer {
    fn from_value(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key).and_then(Value::as_str).filter(|t| !t.is_empty());
        Some(Self {
            id: text(ID)?.to_owned(),
            name: text(NAME).map(str::to_owned),
            digest: text(DIGEST).and_then(|t| t.parse().ok()),
        })
    }

    fn into_value(self) -> Value {
        let name = self.name.map(|name| name.chars().take(bounds::FILE_NAME).collect());
        let digest = self.digest.map(|digest| digest.to_string());
        let parts = [(ID, Some(self.id)), (NAME, name), (DIGEST, digest)];
        let given =
            parts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into())));
        Value::Object(given.collect())
    }
}

/// Puts a file answer together from its texts; `None` without an id.
pub(crate) fn from_parts<'e>(part: impl Fn(&str) -> Option<&'e str>) -> Option<Value> {
    let given = [ID, NAME, DIGEST].into_iter().filter_map(|key| {
        let visible = part(key)?.trim_start().chars().filter(|c| !c.is_control());
        let cut: String = visible.take(bounds::FILE_NAME).collect();
        let text = Some(cut.trim()).filter(|text| !text.is_empty())?;
        Some((key.to_owned(), Value::from(text)))
    });
    let file: Map<String, Value> = given.collect();
    file.contains_key(ID).then_some(Value::Object(file))
}

impl Form {
    /// Every file among the answers, in the order of the form.
    ///
    /// Entries carry files as plain texts, so whoever stores answers makes sure that each file here
    /// belongs to the same dossier: [`Form::keep_files`].
    pub fn files(&self, answers: &Value) -> Vec<FileRef> {
        let mut out = Vec::new();
        self.each_answer(answers, &mut |path, field, value| {
            if matches!(field.kind, FieldKind::File) {
                out.extend(FileAnswer::from_value(value).map(|file| FileRef {
                    path: path.to_string(),
                    title: field.title.clone(),
                    file,
                }));
            }
        });
        out
    }

    /// Keeps only files that the caller knows, with the name and digest that the caller knows, and
    /// drops every other: a browser may send any id.
    pub fn keep_files(&self, answers: &mut Value, known: impl Fn(&str) -> Option<FileAnswer>) {
        // From the last to the first, so that taking out an item leaves earlier paths as they are.
        for found in self.files(answers).into_iter().rev() {
            let kept = known(&found.file.id).map(FileAnswer::into_value);
            if let Some(path) = Path::parse(&found.path) {
                match (kept, slot(answers, path.steps())) {
                    (Some(kept), Some(slot)) => *slot = kept,
                    (None, _) => take_out(answers, path.steps()),
                    (Some(_), None) => {}
                }
            }
        }
    }

    /// Puts an uploaded file at a path, making the groups and the list around it; an index may be
    /// one past the end of its list.
    pub fn set_file(
        &self,
        answers: &mut Value,
        path: &str,
        file: FileAnswer,
    ) -> Result<(), NoSuchFile> {
        let steps = self.file_path(path)?;
        match slot_made(answers, steps.steps()) {
            Some(slot) => {
                *slot = file.into_value();
                Ok(())
            }
            None => Err(NoSuchFile { path: path.to_owned() }),
        }
    }

    /// Takes the file at a path out; an item of a list of files goes whole.
    pub fn clear_file(&self, answers: &mut Value, path: &str) -> Result<(), NoSuchFile> {
        let steps = self.file_path(path)?;
        take_out(answers, steps.steps());
        Ok(())
    }

    fn file_path(&self, path: &str) -> Result<Path, NoSuchFile> {
        let is_file = |field: &Field| matches!(field.kind, FieldKind::File);
        Path::parse(path)
            .filter(|steps| self.locate(steps).is_some_and(|place| is_file(place.field)))
            .ok_or_else(|| NoSuchFile { path: path.to_owned() })
    }
}

fn slot<'v>(value: &'v mut Value, steps: &[Step]) -> Option<&'v mut Value> {
    steps.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Item(index) => value.get_mut(index),
    })
}

fn slot_made<'v>(value: &'v mut Value, steps: &[Step]) -> Option<&'v mut Value> {
    steps.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            Some(value.as_object_mut()?.entry(key.clone()).or_insert(Value::Null))
        }
        Step::Item(index) => {
            if !value.is_array() {
                *value = Value::Array(Vec::new());
            }
            let items = value.as_array_mut()?;
            if items.len() == *index && items.len() < bounds::ITEMS {
                items.push(Value::Null);
            }
            items.get_mut(*index)
        }
    })
}

fn take_out(answers: &mut Value, steps: &[Step]) {
    let Some((last, above)) = steps.split_last() else { return };
    match (slot(answers, above), last) {
        (Some(Value::Object(map)), Step::Key(key)) => {
            map.shift_remove(key);
        }
        (Some(Value::Array(items)), Step::Item(index)) if *index < items.len() => {
            items.remove(*index);
        }
        _ => {}
    }
}

//! From a page of entries to typed answers, and back.

use crate::bounds;
use crate::code::Code;
use crate::entries::{Entries, Typed};
use crate::files;
use crate::model::{Field, FieldKind, Form, Repeat, Section};
use crate::path::Path;
use crate::prune::{is_touched, may_be_empty};
use crate::typed::{Complaint, Converted, convert, shown};
use mc_kernel::{FieldProblem, FieldProblems};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// What a page of entries became.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The answers of the page under their top-level keys.
    ///
    /// A text that could not be read stands here as it was typed, so that nothing is lost and
    /// [`Form::check`] speaks of it again; only a text with control characters is left out.
    pub answers: Value,
    /// Texts that could not be read, in the order of the page.
    pub problems: FieldProblems,
}

impl Form {
    /// Reads what a person typed on a page, as people write it: `20/5/2023`, `1.000.000`, `120,5`,
    /// `+84 912 345 678`.
    ///
    /// Empty fields vanish, and so does a group or a row that nobody touched; rows close up. What is
    /// missing is not a matter of reading: ask [`Form::check_section`]. An unknown page reads as
    /// empty.
    pub fn read(&self, section_key: &str, entries: &Entries) -> Reading {
        let typed = Typed::of(entries);
        let mut reader = Reader { form: self, path: Path::default(), problems: Vec::new() };
        let mut answers = Map::new();
        let keys = self.section(section_key).into_iter().flat_map(Section::keys);
        for field in keys.filter_map(|key| self.root.field(key)) {
            reader.property(field, Some(&typed), &mut answers);
        }
        let mut problems = FieldProblems::none();
        if entries.overflowed() {
            let too_many = FieldProblem::new("", Code::TooManyEntries.text());
            problems.push(too_many.with("limit", bounds::ENTRIES));
        }
        problems.extend(reader.problems.into_iter().take(bounds::PROBLEMS).collect());
        Reading { answers: Value::Object(answers), problems }
    }

    /// Reads a page into the answers so far and checks it: the problems are those of reading and
    /// those of [`Form::check_section`], each field's only once, in the order of the page, and none
    /// of a field that is not asked.
    pub fn fill(&self, section_key: &str, entries: &Entries, answers: &mut Value) -> FieldProblems {
        let Reading { answers: read, problems } = self.read(section_key, entries);
        self.merge(section_key, read, answers);
        self.section_problems(section_key, &problems, answers)
    }

    /// The problems of a page: those of reading it, and those of [`Form::check_section`].
    ///
    /// Each field is told once, in the order of the page; a text that could not be read is told only
    /// where its field is asked.
    pub fn section_problems(
        &self,
        section_key: &str,
        reading: &FieldProblems,
        answers: &Value,
    ) -> FieldProblems {
        self.with_reading(reading, self.check_section(section_key, answers), answers)
    }

    /// The problems of the whole form: those of reading its pages, and those of [`Form::check`],
    /// told as [`Form::section_problems`] tells them.
    pub fn problems(&self, reading: &FieldProblems, answers: &Value) -> FieldProblems {
        self.with_reading(reading, self.check(answers), answers)
    }

    fn with_reading(
        &self,
        reading: &FieldProblems,
        mut checked: FieldProblems,
        answers: &Value,
    ) -> FieldProblems {
        if reading.is_empty() {
            return checked;
        }
        let visible = self.visible(answers);
        let asked = reading.iter().filter(|p| p.path.is_empty() || visible.shows(&p.path));
        checked.retain(|problem| reading.at(&problem.path).is_none());
        self.in_order(asked.chain(&checked).cloned())
    }

    /// Puts the answers of a page in the place of its earlier ones.
    pub fn merge(&self, section_key: &str, page: Value, answers: &mut Value) {
        if !answers.is_object() {
            *answers = Value::Object(Map::new());
        }
        let (Value::Object(mut page), Value::Object(all)) = (page, answers) else { return };
        for key in self.section(section_key).into_iter().flat_map(Section::keys) {
            match page.shift_remove(key) {
                Some(answer) => all.insert(key.to_owned(), answer),
                None => all.shift_remove(key),
            };
        }
    }

    /// Writes the answers of a page as entries: what the page shows, and what reads back to the same
    /// answers. A file is written as `path.tepId`, `path.ten` and `path.bam`.
    pub fn entries(&self, section_key: &str, answers: &Value) -> Entries {
        let mut out = Entries::new();
        for key in self.section(section_key).into_iter().flat_map(Section::keys) {
            if let (Some(field), Some(answer)) = (self.root.field(key), answers.get(key)) {
                write(field, answer, key, &mut out);
            }
        }
        out
    }
}

struct Reader<'f> {
    form: &'f Form,
    path: Path,
    problems: Vec<FieldProblem>,
}

impl Reader<'_> {
    fn property(&mut self, field: &Field, typed: Option<&Typed<'_>>, out: &mut Map<String, Value>) {
        self.path.push_key(&field.key);
        let answer = typed.and_then(|t| t.key(&field.key)).and_then(|t| self.answer(field, t));
        self.path.pop();
        match answer {
            Some(answer) => {
                out.insert(field.key.clone(), answer);
            }
            None if may_be_empty(field) => {
                out.insert(field.key.clone(), Value::Array(Vec::new()));
            }
            None => {}
        }
    }

    fn answer(&mut self, field: &Field, typed: &Typed<'_>) -> Option<Value> {
        if let Some(group) = field.group() {
            let mut answers = Map::new();
            for inner in &group.fields {
                self.property(inner, Some(typed), &mut answers);
            }
            return is_touched(group, &answers).then_some(Value::Object(answers));
        }
        if let Some(repeat) = field.repeat() {
            return self.items(repeat, typed);
        }
        if matches!(field.kind, FieldKind::File) {
            return files::from_parts(|key: &str| typed.key(key)?.texts.first().copied());
        }
        if matches!(field.kind, FieldKind::ManyChoice { .. }) {
            let mut seen = HashSet::new();
            let texts = typed.texts.iter().take(bounds::OPTIONS);
            let read: Vec<Value> = texts.filter_map(|text| self.text(field, text)).collect();
            let chosen: Vec<Value> =
                read.into_iter().filter(|value| seen.insert(value.clone())).collect();
            return (!chosen.is_empty()).then_some(Value::Array(chosen));
        }
        typed.texts.first().and_then(|text| self.text(field, text))
    }

    /// Reads the rows that someone touched; the others close up.
    fn items(&mut self, repeat: &Repeat, typed: &Typed<'_>) -> Option<Value> {
        let mut items = Vec::new();
        for row in typed.items.values() {
            if items.len() == bounds::ITEMS {
                let too_many = Complaint::new(Code::TooManyItems).with("limit", repeat.max);
                self.complain(too_many);
                break;
            }
            self.path.push_item(items.len());
            let item = self.answer(&repeat.item, row);
            self.path.pop();
            items.extend(item);
        }
        (!items.is_empty()).then_some(Value::Array(items))
    }

    fn text(&mut self, field: &Field, text: &str) -> Option<Value> {
        let Converted { value, complaint } = convert(field, text);
        if let Some(complaint) = complaint {
            self.complain(complaint);
        }
        value
    }

    fn complain(&mut self, complaint: Complaint) {
        if self.problems.len() < bounds::PROBLEMS {
            self.problems.push(self.form.problem(&self.path, complaint));
        }
    }
}

fn write(field: &Field, answer: &Value, name: &str, out: &mut Entries) {
    if let (Some(group), Some(answers)) = (field.group(), answer.as_object()) {
        for inner in &group.fields {
            if let Some(answer) = answers.get(&inner.key) {
                write(inner, answer, &format!("{name}.{}", inner.key), out);
            }
        }
    } else if let (Some(repeat), Some(items)) = (field.repeat(), answer.as_array()) {
        for (i, item) in items.iter().enumerate() {
            write(&repeat.item, item, &format!("{name}[{i}]"), out);
        }
    } else if matches!(field.kind, FieldKind::File) {
        for (key, text) in answer.as_object().into_iter().flatten() {
            if let Some(text) = text.as_str() {
                out.push(format!("{name}.{key}"), text);
            }
        }
    } else if let (FieldKind::ManyChoice { .. }, Some(chosen)) = (&field.kind, answer.as_array()) {
        for text in chosen.iter().filter_map(|one| shown(field, one)) {
            out.push(name, text);
        }
    } else if let Some(text) = shown(field, answer) {
        out.push(name, text);
    }
}

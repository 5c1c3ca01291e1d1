//! Checking answers: every problem at once, at the field a person can act on.

use crate::bounds;
use crate::code::Code;
use crate::condition::Need;
use crate::identity;
use crate::locate::Place;
use crate::model::{Field, FieldKind, Form, Group};
use crate::path::Path;
use crate::typed::{Complaint, convert};
use crate::validation::explain;
use crate::visibility::Visibility;
use mc_kernel::{FieldProblem, FieldProblems};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Complaints by the path they are made at.
pub(crate) struct Findings<'f> {
    pub(crate) form: &'f Form,
    pub(crate) visible: Visibility,
    found: HashMap<Path, Complaint>,
}

impl Form {
    /// Checks the whole form as it would be handed in, that is after [`Form::prune`].
    ///
    /// Each field is told its weightiest problem only; problems stand in the order of the form.
    pub fn check(&self, answers: &Value) -> FieldProblems {
        let findings = self.findings(answers);
        let found = findings.found.into_iter();
        self.in_order(found.map(|(path, complaint)| self.problem(&path, complaint)))
    }

    /// Checks the fields of one page, on all answers so far.
    pub fn check_section(&self, section_key: &str, answers: &Value) -> FieldProblems {
        let section = self.section(section_key);
        let mut problems = self.check(answers);
        problems.retain(|problem| section.is_some_and(|section| section.holds(&problem.path)));
        problems
    }

    fn findings(&self, answers: &Value) -> Findings<'_> {
        let whole = if answers.is_object() { answers.clone() } else { Value::Object(Map::new()) };
        let (pruned, visible) = self.pruned(whole);
        let mut findings = Findings { form: self, visible, found: HashMap::new() };
        for error in self.validator.iter_errors(&pruned) {
            explain(&mut findings, &error);
        }
        self.each_answer(&pruned, &mut |path, field, value| {
            if let Some(complaint) = beyond_the_schema(field, value) {
                findings.add(path.clone(), complaint);
            }
        });
        self.each_group(&pruned, &mut |path, group, answers| {
            if let Some((key, complaint)) = identity::contradiction(group, answers) {
                findings.add(path.with_key(key), complaint);
            }
        });
        findings
    }

    /// A complaint with the words that its message needs.
    pub(crate) fn problem(&self, path: &Path, complaint: Complaint) -> FieldProblem {
        let mut problem = FieldProblem::new(path.to_string(), complaint.code.text());
        let place = self.locate(path);
        let title = place.as_ref().map_or(&self.title, |place| &place.field.title);
        let within = place.as_ref().and_then(Place::within);
        for (name, words) in [("title", Some(title)), ("within", within.as_ref())] {
            if let Some(words) = words {
                problem = problem.with(name, words.vi());
                if let Some(en) = words.en() {
                    problem = problem.with(&format!("{name}-en"), en);
                }
            }
        }
        complaint
            .params
            .into_iter()
            .fold(problem, |problem, (name, value)| problem.with(name, value))
    }

    /// Puts problems in the order in which the form reads, up to the bound.
    pub(crate) fn in_order(&self, problems: impl Iterator<Item = FieldProblem>) -> FieldProblems {
        let order = |problem: &FieldProblem| {
            let place = Path::parse(&problem.path).and_then(|path| self.locate(&path));
            place.map(|place| place.order).unwrap_or_default()
        };
        let mut sorted: Vec<_> = problems.map(|problem| (order(&problem), problem)).collect();
        sorted.sort_by(|(a, p), (b, q)| a.cmp(b).then_with(|| p.path.cmp(&q.path)));
        sorted.into_iter().take(bounds::PROBLEMS).map(|(_, problem)| problem).collect()
    }

    /// Visits every answer that is not a group or a list of items, in the order of the form.
    pub(crate) fn each_answer(
        &self,
        answers: &Value,
        visit: &mut impl FnMut(&Path, &Field, &Value),
    ) {
        each_below(&self.root, answers, &mut Path::default(), visit, &mut |_, _, _| {});
    }

    fn each_group(&self, answers: &Value, visit: &mut impl FnMut(&Path, &Group, &Value)) {
        each_below(&self.root, answers, &mut Path::default(), &mut |_, _, _| {}, visit);
    }
}

fn each_below(
    group: &Group,
    answers: &Value,
    path: &mut Path,
    leaf: &mut impl FnMut(&Path, &Field, &Value),
    node: &mut impl FnMut(&Path, &Group, &Value),
) {
    node(path, group, answers);
    for field in &group.fields {
        if let Some(value) = answers.get(&field.key) {
            path.push_key(&field.key);
            each_in(field, value, path, leaf, node);
            path.pop();
        }
    }
}

fn each_in(
    field: &Field,
    value: &Value,
    path: &mut Path,
    leaf: &mut impl FnMut(&Path, &Field, &Value),
    node: &mut impl FnMut(&Path, &Group, &Value),
) {
    if let Some(group) = field.group() {
        each_below(group, value, path, leaf, node);
    } else if let (Some(repeat), Some(items)) = (field.repeat(), value.as_array()) {
        for (i, item) in items.iter().enumerate() {
            path.push_item(i);
            each_in(&repeat.item, item, path, leaf, node);
            path.pop();
        }
    } else {
        leaf(path, field, value);
    }
}

impl Findings<'_> {
    /// Notes a complaint; where a path has one already, the weightier stays.
    pub(crate) fn add(&mut self, path: Path, complaint: Complaint) {
        match self.found.get_mut(&path) {
            Some(before) if before.code <= complaint.code => {}
            Some(before) => *before = complaint,
            None => {
                self.found.insert(path, complaint);
            }
        }
    }

    /// Notes that an answer is missing: at the boxes of a missing group that have to be filled.
    pub(crate) fn missing(&mut self, path: &Path, field: &Field) {
        if !self.visible.shows(&path.to_string()) {
            return;
        }
        if let Some(group) = field.group() {
            let required = |inner: &&Field| {
                self.visible.of(&path.with_key(&inner.key).to_string()) == Need::Required
            };
            let inner: Vec<&Field> = group.fields.iter().filter(required).collect();
            if inner.is_empty() {
                self.add(path.clone(), Complaint::new(Code::GroupEmpty));
            }
            for field in inner {
                self.missing(&path.with_key(&field.key), field);
            }
        } else {
            let least = self.visible.least_items(&path.to_string()).max(1);
            let area = self.form.locate(path).is_some_and(|place| place.is_area());
            self.add(path.clone(), missing_answer(field, least, area));
        }
    }
}

fn missing_answer(field: &Field, least: usize, area: bool) -> Complaint {
    let required = Complaint::new(Code::Required);
    if matches!(field.kind, FieldKind::Consent) {
        Complaint::new(Code::Consent)
    } else if matches!(field.kind, FieldKind::Repeat(_)) {
        Complaint::new(Code::TooFewItems).with("limit", least)
    } else if matches!(field.kind, FieldKind::File) {
        required.with("how", "upload")
    } else if area || !field.options().is_empty() || matches!(field.kind, FieldKind::YesNo) {
        required.with("how", "choose")
    } else {
        required
    }
}

/// What the schema lets pass and people would not: unreal days, foreign digits, unknown provinces.
fn beyond_the_schema(field: &Field, value: &Value) -> Option<Complaint> {
    let text = value.as_str()?;
    if field.repeat().is_some() || matches!(field.kind, FieldKind::File) {
        return None;
    }
    convert(field, text).complaint.or_else(|| identity::complaint(field, text))
}

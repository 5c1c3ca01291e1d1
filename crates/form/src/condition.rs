//! Conditions of an object: what an `if` asks of which answers, now.

use crate::model::{Field, FieldKind, Group};
use crate::typed::shown;
use jsonschema::Validator;
use serde_json::{Map, Value};
use std::sync::{Arc, LazyLock};

/// Keys from an object down to one of its answers.
pub(crate) type Steps = Vec<String>;

/// What a branch asks of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demand {
    /// It must be given.
    Require,
    /// It must not be given.
    Forbid,
    /// It must have so many items.
    AtLeast(usize),
}

/// A demand and where it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) steps: Steps,
    pub(crate) demand: Demand,
}

/// An `if` with its two branches.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) when: Arc<Validator>,
    /// The answers it looks at.
    pub(crate) reads: Vec<Steps>,
    /// Those of them that are always asked: without them nothing is decided yet.
    pub(crate) awaits: Vec<Steps>,
    pub(crate) then: Vec<Effect>,
    pub(crate) otherwise: Vec<Effect>,
}

/// Whether a demand holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It holds.
    On,
    /// It does not.
    Off,
    /// A deciding answer is still missing.
    Waiting,
}

/// A demand with its state, seen from the object it is made in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Active<'f> {
    pub(crate) steps: &'f [String],
    pub(crate) demand: Demand,
    pub(crate) state: State,
}

/// An object without answers.
pub(crate) static EMPTY: LazyLock<Value> = LazyLock::new(|| Value::Object(Map::new()));

impl Condition {
    pub(crate) fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.then.iter().chain(&self.otherwise)
    }

    pub(crate) fn mentions(&self, key: &str) -> bool {
        self.effects().any(|effect| effect.steps.first().is_some_and(|step| step == key))
    }

    /// The demands of both branches with their state on an object.
    pub(crate) fn on<'f>(&'f self, object: &Value) -> impl Iterator<Item = Active<'f>> {
        let waiting = self.awaits.iter().any(|steps| at(object, steps).is_none());
        let holds = !waiting && self.when.is_valid(object);
        let state = move |branch: bool| match (waiting, holds == branch) {
            (true, _) => State::Waiting,
            (false, true) => State::On,
            (false, false) => State::Off,
        };
        let active = move |effect: &'f Effect, branch| Active {
            steps: &effect.steps,
            demand: effect.demand,
            state: state(branch),
        };
        let then = self.then.iter().map(move |effect| active(effect, true));
        then.chain(self.otherwise.iter().map(move |effect| active(effect, false)))
    }
}

/// The answer under an object, where it is given.
pub(crate) fn at<'v>(object: &'v Value, steps: &[String]) -> Option<&'v Value> {
    steps.iter().try_fold(object, |value, step| value.get(step)).filter(|value| !value.is_null())
}

/// What is asked of a field: always, now, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// It must be answered.
    Required,
    /// It may be answered.
    Optional,
    /// It is not asked in this case.
    Hidden,
}

/// Decides on one field of an object from the demands made on it there.
///
/// A field that is named only in demands that do not hold is hidden, unless the schema keeps it
/// (`x-otherwise: optional`): a question nobody asks now would only confuse.
pub(crate) fn decide(field: &Field, demands: &[Active<'_>]) -> Need {
    let direct = || demands.iter().filter(|a| matches!(a.steps, [step] if *step == field.key));
    let has = |demand, state| direct().any(|a| a.demand == demand && a.state == state);
    let waits = direct().any(|a| a.state == State::Waiting);
    if has(Demand::Forbid, State::On) {
        Need::Hidden
    } else if field.required || has(Demand::Require, State::On) {
        Need::Required
    } else if field.kept {
        Need::Optional
    } else if waits || (has(Demand::Require, State::Off) && !has(Demand::Forbid, State::Off)) {
        Need::Hidden
    } else {
        Need::Optional
    }
}

/// The most items that a holding demand asks of a field at least.
pub(crate) fn least(field: &Field, demands: &[Active<'_>]) -> usize {
    let asked = demands.iter().filter_map(|a| match a.demand {
        Demand::AtLeast(n) if a.state == State::On => {
            matches!(a.steps, [step] if *step == field.key).then_some(n)
        }
        Demand::AtLeast(_) | Demand::Require | Demand::Forbid => None,
    });
    let own = field.repeat().map_or(0, |repeat| repeat.min);
    asked.fold(own, usize::max)
}

/// Says which answers of another field of the same object make a field appear.
///
/// Only where one single field decides, and its possible answers can be counted; the page then
/// shows the condition in words, and the server hides the rest anyway.
pub(crate) fn dependence(group: &Group, field: &Field) -> Option<(String, Vec<String>, bool)> {
    if field.required {
        return None;
    }
    let mut conditions = group.conditions.iter().filter(|c| c.mentions(&field.key)).peekable();
    let key = match conditions.peek()?.reads.as_slice() {
        [steps] => steps.first().filter(|_| steps.len() == 1)?.clone(),
        _ => return None,
    };
    if !conditions.all(|c| matches!(c.reads.as_slice(), [steps] if *steps == [key.clone()])) {
        return None;
    }
    let deciding = group.field(&key)?;
    let appears = |object: &Value| {
        let demands: Vec<_> = group.conditions.iter().flat_map(|c| c.on(object)).collect();
        decide(field, &demands) != Need::Hidden
    };
    let possible = possible_answers(deciding)?;
    let count = possible.len();
    let appears_with = |(_, value): &(String, Value)| {
        appears(&Value::Object(Map::from_iter([(key.clone(), value.clone())])))
    };
    let values: Vec<_> = possible.into_iter().filter(appears_with).map(|(text, _)| text).collect();
    let or_empty = appears(&EMPTY);
    (values.len() < count || !or_empty).then_some((deciding.path.clone(), values, or_empty))
}

/// Every answer a field can have, as text and as value, where they can be counted.
fn possible_answers(field: &Field) -> Option<Vec<(String, Value)>> {
    const MOST_NUMBERS: i64 = 20;
    if let FieldKind::Choice(options) = &field.kind {
        Some(options.iter().map(|o| (o.value.clone(), o.value.clone().into())).collect())
    } else if let FieldKind::ManyChoice { options, .. } = &field.kind {
        Some(options.iter().map(|o| (o.value.clone(), vec![o.value.clone()].into())).collect())
    } else if let FieldKind::Whole { min: Some(min), max: Some(max) } = field.kind {
        let numbers = (max.checked_sub(min)? <= MOST_NUMBERS).then_some(min..=max)?;
        numbers.map(|n| Some((shown(field, &n.into())?, n.into()))).collect()
    } else if matches!(field.kind, FieldKind::YesNo) {
        Some([true, false].map(|b| (b.to_string(), b.into())).into())
    } else {
        None
    }
}

//! One component after the other.

use super::super::{
    blueprint::Blueprint,
    kind::Kind,
    names::key_of,
    spec::{FieldSpec, MOST_HINT_CHARS, MOST_KEY_CHARS, MOST_TITLE_CHARS, limits},
    when::{Then, When},
};
use super::{Left, MOST_COMPONENTS, MOST_DEPTH, Why, text, yes};
use crate::path::is_key;
use serde_json::{Map, Value};

/// Types whose components stand inside, and what becomes of them.
const GROUPS: [(&str, Kind); 5] = [
    ("panel", Kind::Group),
    ("fieldset", Kind::Group),
    ("container", Kind::Group),
    ("datagrid", Kind::List),
    ("editgrid", Kind::List),
];
/// Types that only lay out.
const LAYOUT: [&str; 4] = ["columns", "table", "tabs", "well"];
/// Types that are fields, and what they become.
const FIELDS: [(&str, Kind); 20] = [
    ("textfield", Kind::Text),
    ("url", Kind::Text),
    ("textarea", Kind::LongText),
    ("email", Kind::Email),
    ("phoneNumber", Kind::Phone),
    ("number", Kind::Decimal),
    ("currency", Kind::Decimal),
    ("select", Kind::Choice),
    ("radio", Kind::Choice),
    ("selectboxes", Kind::ManyChoice),
    ("checkbox", Kind::YesNo),
    ("datetime", Kind::Date),
    ("date", Kind::Date),
    ("day", Kind::Date),
    ("time", Kind::TimeOfDay),
    ("file", Kind::File),
    ("address", Kind::Address),
    ("phonenumber", Kind::Phone),
    ("selectBoxes", Kind::ManyChoice),
    ("textArea", Kind::LongText),
];

/// Whether a tree of components stays within its bound.
pub(super) fn are_few(parts: &Value) -> bool {
    let mut todo = vec![parts];
    let mut seen = 0_usize;
    while let Some(value) = todo.pop() {
        match value {
            Value::Array(all) => todo.extend(all),
            Value::Object(map) => {
                seen += usize::from(map.contains_key("type"));
                todo.extend(map.values());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        if seen > MOST_COMPONENTS {
            return false;
        }
    }
    true
}

/// A field that came over and whose condition waits until all of its neighbours have.
struct Waiting {
    path: String,
    at: String,
    kind: String,
    component: Map<String, Value>,
}

/// Where a component stands.
struct Spot<'a> {
    /// The path of the group that its field goes to.
    group: &'a str,
    /// Where it stands in the file.
    at: String,
    depth: usize,
}

/// Reads components into a blueprint.
pub(super) struct Reader<'b> {
    blueprint: &'b mut Blueprint,
    left: Vec<Left>,
    fields: usize,
    waiting: Vec<Waiting>,
    /// The key of each component with the path of the field it became.
    known: Vec<(String, String)>,
}

impl<'b> Reader<'b> {
    pub(super) const fn new(blueprint: &'b mut Blueprint) -> Self {
        Self { blueprint, left: Vec::new(), fields: 0, waiting: Vec::new(), known: Vec::new() }
    }

    /// Sets the conditions, and gives what was left and how many fields came over.
    pub(super) fn finish(mut self) -> (Vec<Left>, usize) {
        for waiting in std::mem::take(&mut self.waiting) {
            self.condition(&waiting);
        }
        (self.left, self.fields)
    }

    fn leave(&mut self, at: &str, kind: &str, why: Why) {
        self.left.push(Left { path: at.to_owned(), kind: kind.to_owned(), why });
    }

    /// Every component of a list, into a group.
    pub(super) fn all(&mut self, parts: &Value, group: &str, depth: usize) {
        self.within(parts, &Spot { group, at: String::new(), depth });
    }

    fn within(&mut self, parts: &Value, spot: &Spot<'_>) {
        for (index, part) in parts.as_array().into_iter().flatten().enumerate() {
            let name = part.as_object().map(|c| text(c, "key")).filter(|key| !key.is_empty());
            let name = name.map_or_else(|| format!("[{index}]"), str::to_owned);
            let dot = if spot.at.is_empty() { "" } else { "." };
            let at = format!("{}{dot}{name}", spot.at);
            let spot = Spot { group: spot.group, at, depth: spot.depth + 1 };
            match part.as_object() {
                Some(component) if component.get("type").is_some_and(Value::is_string) => {
                    self.one(component, &spot);
                }
                _ => self.leave(&spot.at, "", Why::NotAComponent),
            }
        }
    }

    fn one(&mut self, component: &Map<String, Value>, spot: &Spot<'_>) {
        let kind = text(component, "type");
        if spot.depth > MOST_DEPTH {
            return self.leave(&spot.at, kind, Why::TooDeep);
        }
        if LAYOUT.contains(&kind) {
            return self.layout(component, spot);
        }
        if let Some((_, to)) = GROUPS.iter().find(|(of, _)| *of == kind) {
            return self.group(component, *to, spot);
        }
        match FIELDS.iter().find(|(of, _)| *of == kind) {
            Some((_, to)) => self.field(component, *to, spot),
            None if kind == "button" => self.leave(&spot.at, kind, Why::Button),
            None if matches!(kind, "content" | "htmlelement") => {
                self.leave(&spot.at, kind, Why::Content);
            }
            None => self.leave(&spot.at, kind, Why::UnknownKind),
        }
    }

    /// What stands side by side stands one below the other.
    fn layout(&mut self, component: &Map<String, Value>, spot: &Spot<'_>) {
        self.leave(&spot.at, text(component, "type"), Why::Layout);
        let inside = || Spot { group: spot.group, at: spot.at.clone(), depth: spot.depth };
        for key in ["components", "columns", "rows"] {
            let Some(parts) = component.get(key).and_then(Value::as_array) else { continue };
            if key == "components" && text(component, "type") != "tabs" {
                self.within(&Value::Array(parts.clone()), &inside());
                continue;
            }
            // Columns, the cells of a table's rows, the leaves of tabs: objects with components.
            let cells = parts.iter().flat_map(|part| {
                part.as_array().map_or_else(|| vec![part], |cells| cells.iter().collect())
            });
            for cell in cells.filter_map(|cell| cell.get("components")) {
                self.within(cell, &inside());
            }
        }
    }

    fn group(&mut self, component: &Map<String, Value>, kind: Kind, spot: &Spot<'_>) {
        let mut spec = words(component, spot);
        spec.kind = Some(kind);
        if kind == Kind::List {
            let limits = component.get("validate").and_then(Value::as_object);
            spec.min = limits.map(|v| limit(v, "minLength")).unwrap_or_default();
            spec.max = limits.map(|v| limit(v, "maxLength")).unwrap_or_default();
        }
        let Some(path) = self.add(component, &spec, spot) else { return };
        let inside = if kind == Kind::List { format!("{path}[]") } else { path.clone() };
        let parts = component.get("components").cloned().unwrap_or_default();
        let before = self.fields;
        self.within(&parts, &Spot { group: &inside, at: spot.at.clone(), depth: spot.depth });
        if self.fields == before {
            self.blueprint.remove(&path);
            self.fields = self.fields.saturating_sub(1);
            self.leave(&spot.at, text(component, "type"), Why::Refused);
        }
    }

    fn field(&mut self, component: &Map<String, Value>, kind: Kind, spot: &Spot<'_>) {
        let named = text(component, "type");
        let mut spec = words(component, spot);
        let empty = Map::new();
        let rules = component.get("validate").and_then(Value::as_object).unwrap_or(&empty);
        spec.required = yes(rules, "required");
        let is_whole = || yes(rules, "integer") || is_whole(component);
        let narrower = [
            (Kind::YesNo, spec.required, Kind::Consent),
            (Kind::Choice, yes(component, "multiple"), Kind::ManyChoice),
            (Kind::Decimal, is_whole(), Kind::Whole),
            (Kind::Text, !text(rules, "pattern").is_empty(), Kind::Pattern),
        ];
        let found = narrower.into_iter().find(|(of, is_so, _)| *of == kind && *is_so);
        spec.kind = Some(found.map_or(kind, |(_, _, narrow)| narrow));
        spec.pattern = anchored(text(rules, "pattern"));
        let (least, greatest) =
            if kind == Kind::Decimal { ("min", "max") } else { ("minLength", "maxLength") };
        (spec.min, spec.max) = (limit(rules, least), limit(rules, greatest));
        if limits(&spec).is_err() {
            (spec.min, spec.max) = (String::new(), String::new());
            self.leave(&spot.at, named, Why::Limits);
        }
        if spec.kind.is_some_and(Kind::has_options) {
            match options(component) {
                Ok(options) => spec.options = options,
                Err(why) => return self.leave(&spot.at, named, why),
            }
        } else if yes(component, "multiple") {
            self.leave(&spot.at, named, Why::Several);
        }
        let has_time = component.get("enableTime") != Some(&Value::Bool(false));
        if named == "datetime" && has_time {
            self.leave(&spot.at, named, Why::TimeOfDay);
        }
        if self.add(component, &spec, spot).is_some() {
            self.code(component, rules, &spot.at);
        }
    }

    /// Adds a field; its condition waits.
    fn add(
        &mut self,
        component: &Map<String, Value>,
        spec: &FieldSpec,
        spot: &Spot<'_>,
    ) -> Option<String> {
        let (key, named) = (text(component, "key"), text(component, "type"));
        let fits = is_key(key) && key.len() <= MOST_KEY_CHARS;
        let added = self.blueprint.add(spot.group, None, if fits { key } else { "" }, spec);
        let added = added.or_else(|problems| {
            // A key that another component of the same group has.
            let only_key = problems.iter().all(|problem| problem.path == "key");
            let keys = self.blueprint.outline();
            let is_taken = |key: &str| keys.iter().any(|entry| entry.path.ends_with(key));
            if !only_key {
                return Err(problems);
            }
            self.blueprint.add(spot.group, None, &key_of(key, is_taken), spec)
        });
        let Ok(path) = added else {
            self.leave(&spot.at, named, Why::Refused);
            return None;
        };
        self.fields += 1;
        if path.rsplit_once('.').map_or(path.as_str(), |(_, own)| own) != key {
            self.leave(&spot.at, named, Why::Renamed);
        }
        self.known.push((key.to_owned(), path.clone()));
        self.waiting.push(Waiting {
            path: path.clone(),
            at: spot.at.clone(),
            kind: named.to_owned(),
            component: component.clone(),
        });
        Some(path)
    }

    fn code(&mut self, component: &Map<String, Value>, rules: &Map<String, Value>, at: &str) {
        let coded = ["calculateValue", "customDefaultValue", "logic"];
        let is_coded = |key: &str| match component.get(key) {
            Some(Value::String(code)) => !code.trim().is_empty(),
            Some(Value::Array(all)) => !all.is_empty(),
            Some(Value::Object(map)) => !map.is_empty(),
            Some(Value::Null | Value::Bool(_) | Value::Number(_)) | None => false,
        };
        let checks = ["custom", "json"].iter().any(|key| !text(rules, key).is_empty());
        if checks || coded.iter().any(|key| is_coded(key)) {
            self.leave(at, text(component, "type"), Why::Code);
        }
    }

    /// «Show when» on a choice of the same group becomes a condition; the rest is told.
    fn condition(&mut self, waiting: &Waiting) {
        let component = &waiting.component;
        if !text(component, "customConditional").is_empty() {
            self.leave(&waiting.at, &waiting.kind, Why::CodedCondition);
        }
        let Some(rule) = component.get("conditional").and_then(Value::as_object) else { return };
        let (on, shows) = (text(rule, "when"), yes(rule, "show"));
        let has_several = rule.get("conditions").and_then(Value::as_array);
        if on.is_empty() && has_several.is_none_or(Vec::is_empty) {
            return;
        }
        let is_set = (!on.is_empty()).then(|| self.set_condition(&waiting.path, (on, shows), rule));
        if is_set.flatten().is_none() {
            self.leave(&waiting.at, &waiting.kind, Why::LostCondition);
        }
    }

    fn set_condition(
        &mut self,
        path: &str,
        (on, shows): (&str, bool),
        rule: &Map<String, Value>,
    ) -> Option<()> {
        let (group, own) = path.rsplit_once('.').unwrap_or(("", path));
        let key = on.rsplit_once('.').map_or(on, |(_, key)| key);
        let decided_by = self.known.iter().find(|(of, path)| {
            let above = path.rsplit_once('.').map_or("", |(above, _)| above);
            of == key && above == group
        })?;
        let on = decided_by.1.rsplit_once('.').map_or(decided_by.1.as_str(), |(_, key)| key);
        let decider = self.blueprint.deciders(group, own).into_iter().find(|d| d.key == on)?;
        let value = match rule.get("eq")? {
            Value::String(text) => text.clone(),
            Value::Bool(yes) => yes.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        let all: Vec<String> = if decider.is_yes_no() {
            vec!["true".to_owned(), "false".to_owned()]
        } else {
            decider.options.iter().map(|option| option.value.clone()).collect()
        };
        let values = all.into_iter().filter(|one| (*one == value) == shows).collect();
        let mut spec = self.blueprint.spec(path)?;
        let then = if spec.required { Then::Required } else { Then::Asked };
        spec.when = When::If { on: on.to_owned(), values, then };
        self.blueprint.change(path, &spec).ok()
    }
}

fn words(component: &Map<String, Value>, spot: &Spot<'_>) -> FieldSpec {
    let first =
        |keys: &[&str]| keys.iter().map(|key| text(component, key)).find(|text| !text.is_empty());
    let title = first(&["label", "legend", "title", "key"]);
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    FieldSpec {
        title: cut(title.unwrap_or(&spot.at), MOST_TITLE_CHARS),
        hint: cut(&plain(first(&["description", "tooltip"]).unwrap_or_default()), MOST_HINT_CHARS),
        ..FieldSpec::default()
    }
}

/// Text without the tags of HTML.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn limit(rules: &Map<String, Value>, key: &str) -> String {
    match rules.get(key) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
            String::new()
        }
    }
}

fn is_whole(component: &Map<String, Value>) -> bool {
    component.get("decimalLimit").and_then(Value::as_u64) == Some(0)
}

/// Their patterns stand for the whole text, ours for any part of it.
fn anchored(pattern: &str) -> String {
    if pattern.is_empty() || (pattern.starts_with('^') && pattern.ends_with('$')) {
        return pattern.to_owned();
    }
    format!("^(?:{pattern})$")
}

/// The options as lines, or why they cannot be had.
fn options(component: &Map<String, Value>) -> Result<String, Why> {
    let source = text(component, "dataSrc");
    if !source.is_empty() && source != "values" {
        return Err(Why::RemoteOptions);
    }
    let data = component.get("data").and_then(|data| data.get("values"));
    let all = data.or_else(|| component.get("values")).and_then(Value::as_array);
    let mut lines = Vec::new();
    for option in all.into_iter().flatten() {
        let option = option.as_object().ok_or(Why::BadOptions)?;
        let value = match option.get("value") {
            Some(Value::String(value)) => value.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(yes)) => yes.to_string(),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => {
                return Err(Why::BadOptions);
            }
        };
        let label = text(option, "label").replace(['|', '\n'], "/");
        // An empty first line is how a list offers to choose nothing.
        if value.is_empty() && label.is_empty() {
            continue;
        }
        if value.contains(['|', '\n']) {
            return Err(Why::BadOptions);
        }
        lines.push(if label.is_empty() { value } else { format!("{value} | {label}") });
    }
    if lines.is_empty() { Err(Why::BadOptions) } else { Ok(lines.join("\n")) }
}

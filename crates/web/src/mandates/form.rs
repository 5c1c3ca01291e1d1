//! The fields of a mandate that is given or recorded.

use super::words::relation_words;
use crate::{Web, forms::problem_words, posted::Posted};
use mc_app::{
    AppError,
    mandate::Relation,
    mandates::{LONGEST_DAYS, NewMandate, WantedScope},
};
use mc_kernel::{FieldProblem, FieldProblems};
use mc_pages::{
    fields::{Choice, ChoiceOption, DateInput, FieldKind, FieldView, InputMode, TextInput, Width},
    words::{Lang, key},
};

/// What was typed of a mandate.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    pub(super) number: String,
    pub(super) name: String,
    relation: String,
    scope: String,
    procedure: String,
    dossier: String,
    until: String,
}

impl Default for Typed {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            number: nothing(),
            name: nothing(),
            relation: Relation::Person.name().to_owned(),
            scope: "all".to_owned(),
            procedure: nothing(),
            dossier: nothing(),
            until: nothing(),
        }
    }
}

impl Typed {
    pub(super) fn of(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).trim().to_owned();
        Self {
            number: text("number"),
            name: text("name"),
            relation: text("relation"),
            scope: text("scope"),
            procedure: text("procedure"),
            dossier: text("dossier"),
            until: text("until"),
        }
    }

    /// The mandate as it is wanted.
    pub(super) fn read(&self) -> Result<NewMandate, AppError> {
        let mut problems = FieldProblems::none();
        let relation = Relation::named(&self.relation);
        if relation.is_none() {
            problems.push(FieldProblem::new("relation", "not-an-option"));
        }
        let scope = match self.scope.as_str() {
            "all" => Some(WantedScope::All),
            "procedure" => Some(WantedScope::Procedure(self.procedure.clone())),
            "dossier" => Some(WantedScope::Dossier(self.dossier.clone())),
            _ => None,
        };
        if scope.is_none() {
            problems.push(FieldProblem::new("scope", "not-an-option"));
        }
        let until = mc_app::form::read_day(&self.until);
        if until.is_none() && !self.until.is_empty() {
            problems.push(FieldProblem::new("until", "day"));
        }
        match (relation, scope) {
            (Some(relation), Some(scope)) if problems.is_empty() => Ok(NewMandate {
                number: self.number.clone(),
                name: self.name.clone(),
                relation,
                scope,
                until,
            }),
            _ => Err(AppError::invalid(problems)),
        }
    }
}

/// A line of text with its problem.
pub(super) fn line(
    l: Lang,
    (name, label): (&str, &'static str),
    value: &str,
    (mode, width): (InputMode, Width),
    problems: &FieldProblems,
) -> FieldView {
    let input = TextInput { value: value.to_owned(), mode, width, ..TextInput::default() };
    let mut field = FieldView::new(name, l.t(label), FieldKind::Text(input));
    field.error = problems.at(name).map(|problem| problem_words(l, problem));
    field
}

/// The fields: who, what they are to each other, in what, until when.
pub(super) fn fields(
    web: &Web,
    l: Lang,
    typed: &Typed,
    problems: &FieldProblems,
) -> Vec<FieldView> {
    let relations = Relation::ALL.iter().map(|relation| {
        ChoiceOption::new(relation.name(), l.t(relation_words(*relation)))
            .chosen_if(&typed.relation)
    });
    let relations = Choice { options: relations.collect(), autocomplete: None };
    let mut relation =
        FieldView::new("relation", l.t("mandate-relation"), FieldKind::Choice(relations));
    relation.error = problems.at("relation").map(|problem| problem_words(l, problem));
    let day = DateInput { value: typed.until.clone(), may_be_partial: false, autocomplete: None };
    let mut until = FieldView::new("until", l.t("mandate-until-field"), FieldKind::Date(day));
    until.error = problems.at("until").map(|problem| problem_words(l, problem));
    let most = [("most", LONGEST_DAYS.to_string())];
    vec![
        line(
            l,
            ("number", key("mandate-number")),
            &typed.number,
            (InputMode::Text, Width::Half),
            problems,
        ),
        line(
            l,
            ("name", key("mandate-name")),
            &typed.name,
            (InputMode::Text, Width::Full),
            problems,
        )
        .hinted(l.t("mandate-name-hint")),
        relation,
        scope(web, l, typed, problems),
        until.hinted(l.with("mandate-until-hint", &most)).optional(),
    ]
}

fn scope(web: &Web, l: Lang, typed: &Typed, problems: &FieldProblems) -> FieldView {
    let reference = web.app.reference();
    let mut known: Vec<(String, String)> = reference
        .procedures()
        .filter(|procedure| procedure.can_be_filed())
        .map(|p| (p.code.to_string(), crate::public::short_name(&p.name)))
        .collect();
    known.sort_by(|a, b| a.1.cmp(&b.1));
    let options = known
        .into_iter()
        .map(|(code, name)| ChoiceOption::new(code.as_str(), name).chosen_if(&typed.procedure));
    let choice = Choice { options: options.collect(), autocomplete: None };
    let mut procedure =
        FieldView::new("procedure", l.t("mandate-procedure"), FieldKind::Choice(choice));
    procedure.error = problems.at("procedure").map(|problem| problem_words(l, problem));
    let dossier = line(
        l,
        ("dossier", key("mandate-dossier")),
        &typed.dossier,
        (InputMode::Text, Width::Half),
        problems,
    );
    let option = |value: &str, words: &'static str, reveals: Vec<FieldView>| ChoiceOption {
        reveals,
        ..ChoiceOption::new(value, l.t(words)).chosen_if(&typed.scope)
    };
    let options = vec![
        option("all", key("mandate-scope-all"), Vec::new()),
        option("procedure", key("mandate-scope-procedure"), vec![procedure]),
        option("dossier", key("mandate-scope-dossier"), vec![dossier]),
    ];
    let choice = Choice { options, autocomplete: None };
    let mut field = FieldView::new("scope", l.t("mandate-scope"), FieldKind::Choice(choice));
    field.error = problems.at("scope").map(|problem| problem_words(l, problem));
    field.hinted(l.t("mandate-scope-hint"))
}

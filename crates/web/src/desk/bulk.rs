//! Common actions on the work list: first what will be done with how many, then a result a row.

use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::procedure_name,
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    AppError,
    bulk::{BulkAction, BulkDeed, BulkRow, MOST_ROWS, Picked, PlannedRow, RowResult, Way},
    dossier::ReturnWay,
    dossier_view::unit_name,
    work::List,
};
use mc_kernel::ids::CommandId;
use mc_pages::{
    chrome::Link,
    components::{Cell, Consequence, DueState, StateChip},
    desk::{BulkDonePage, BulkOutcome, BulkPage, BulkRow as ShownRow},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, TextInput},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// Where the plan goes.
pub(super) const PLAN: &str = "/can-bo/viec/nhieu";
const CARRY_OUT: &str = "/can-bo/viec/nhieu/lam";

/// The words of an action on its button.
pub(super) const fn action_words(action: BulkAction) -> &'static str {
    match action {
        BulkAction::TakeIn => key("bulk-take-in"),
        BulkAction::Forward => key("bulk-forward"),
        BulkAction::SignOff => key("bulk-sign-off"),
        BulkAction::Return => key("bulk-return"),
    }
}

const fn title_words(action: BulkAction) -> &'static str {
    match action {
        BulkAction::TakeIn => key("bulk-title-take-in"),
        BulkAction::Forward => key("bulk-title-forward"),
        BulkAction::SignOff => key("bulk-title-sign-off"),
        BulkAction::Return => key("bulk-title-return"),
    }
}

/// The list that a form came from.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct From {
    #[serde(default, rename = "danh-sach")]
    list: String,
}

fn back_to(list: &str) -> String {
    let list = List::from_code(list);
    list.map_or_else(
        || "/can-bo/viec".to_owned(),
        |list| format!("/can-bo/viec?danh-sach={}", list.code()),
    )
}

/// Shows what an action would do.
pub(crate) async fn plan(
    State(web): State<Web>,
    visit: Visit,
    Query(at): Query<From>,
    posted: Posted,
) -> Reply {
    let l = visit.l();
    let back = back_to(&at.list);
    let action = BulkAction::from_code(posted.text("_do")).ok_or(AppError::NotFound)?;
    let picked: Vec<Picked> = posted.all("dossier").filter_map(|row| row.parse().ok()).collect();
    if picked.is_empty() {
        return see_other_telling(&web, &back, "bulk-nothing");
    }
    let rows = web.app.plan_bulk(visit.ctx(), action, &picked).await?;
    let (fit, unfit): (Vec<&PlannedRow>, Vec<&PlannedRow>) =
        rows.iter().partition(|row| !row.ways.is_empty());
    let count = many(fit.len());
    let title =
        if fit.is_empty() { l.t("bulk-title-none") } else { l.n(title_words(action), count) };
    let mut effects = vec![l.t("bulk-effect").into_owned(), l.t("bulk-effect-once").into_owned()];
    if action == BulkAction::SignOff {
        effects.insert(0, l.t("bulk-effect-sign-off").into_owned());
    }
    if picked.len() > MOST_ROWS {
        effects.push(l.with("bulk-too-many", &[("most", MOST_ROWS.to_string())]).into_owned());
    }
    drawn(&BulkPage {
        chrome: chrome(&web, &visit),
        back: Link::new(l.t("nav-work"), &*back),
        title: title.clone().into_owned(),
        action: CARRY_OUT.to_owned(),
        hidden: vec![
            ("_command".to_owned(), web.app.new_command().to_string()),
            ("_list".to_owned(), at.list),
        ],
        rows: fit.into_iter().map(|row| shown(&web, &visit, row)).collect(),
        consequence: Consequence {
            action: l.t(action_words(action)).into_owned(),
            effects,
            is_final: false,
        },
        submit: title.into_owned(),
        left_out: unfit.into_iter().map(|row| left_out(&visit, row)).collect(),
    })
}

fn shown(web: &Web, visit: &Visit, row: &PlannedRow) -> ShownRow {
    let l = visit.l();
    let first = row.ways.first();
    let name = |what: &str| format!("{what}.{}", row.picked);
    let mut hidden = vec![(name("version"), row.version.to_string())];
    let mut fields = Vec::new();
    if row.ways.len() > 1 {
        let options = row.ways.iter().map(|way| {
            let label = format!("{} – {}", way.label, places(web, way));
            ChoiceOption::new(deed_code(&way.deed), label)
        });
        let mut options: Vec<ChoiceOption> = options.collect();
        if let Some(option) = options.first_mut() {
            option.is_chosen = true;
        }
        let kind = FieldKind::Choice(Choice { options, autocomplete: None });
        fields.push(FieldView::new(name("do"), l.t("bulk-outcome"), kind));
    } else if let Some(way) = first {
        hidden.push((name("do"), deed_code(&way.deed)));
        fields.extend(return_fields(l, way, &name));
    }
    ShownRow {
        number: number(row.picked, &row.number),
        applicant: row.applicant.clone(),
        procedure: procedure_name(web, &row.procedure),
        effects: first
            .filter(|_| row.ways.len() == 1)
            .map(|way| effects(web, l, way))
            .unwrap_or_default(),
        fields,
        hidden,
    }
}

fn effects(web: &Web, l: Lang, way: &Way) -> Vec<String> {
    let mut effects = Vec::new();
    if !way.label.is_empty() {
        effects.push(way.label.clone());
    }
    if !way.next.is_empty() {
        effects.push(l.with("bulk-goes-to", &[("places", places(web, way))]).into_owned());
    }
    if let Some(due) = way.due {
        let due = format::moment_short(l, web.app.settings().zone.local(due));
        effects.push(l.with("bulk-due", &[("due", due)]).into_owned());
    }
    effects
}

fn places(web: &Web, way: &Way) -> String {
    let reference = web.app.reference();
    let name = |(place, step): &(mc_app::dossier::Place, String)| {
        format!("{}, {step}", unit_name(&reference, place.unit))
    };
    way.next.iter().map(name).collect::<Vec<_>>().join("; ")
}

fn return_fields(l: Lang, way: &Way, name: &dyn Fn(&str) -> String) -> Vec<FieldView> {
    let BulkDeed::Return { way: how, receiver, paper } = &way.deed else { return Vec::new() };
    let ways = ReturnWay::ALL.into_iter().filter(|w| !way.only_at_desk || *w == ReturnWay::Desk);
    let options = ways.map(|w| {
        ChoiceOption::new(w.code(), l.t(super::fields::way_words(w))).chosen_if(how.code())
    });
    let choice = FieldKind::Choice(Choice { options: options.collect(), autocomplete: None });
    let line = |value: &str| {
        FieldKind::Text(TextInput { value: value.to_owned(), ..TextInput::default() })
    };
    vec![
        FieldView::new(name("way"), l.t("return-way"), choice),
        FieldView::new(name("receiver"), l.t("return-receiver"), line(receiver)),
        FieldView::new(name("paper"), l.t("return-paper"), line(paper)),
    ]
}

fn deed_code(deed: &BulkDeed) -> String {
    match deed {
        BulkDeed::TakeIn => "take-in".to_owned(),
        BulkDeed::Leave { outcome } => format!("leave.{outcome}"),
        BulkDeed::Return { .. } => "return".to_owned(),
    }
}

fn left_out(visit: &Visit, row: &PlannedRow) -> BulkOutcome {
    let l = visit.l();
    let why = match row.obstacle {
        Some(why) => why.words(visit.locale()).to_owned(),
        None => l.t("bulk-unfit").into_owned(),
    };
    BulkOutcome {
        number: number_or(l, row.picked, &row.number),
        applicant: row.applicant.clone(),
        chip: StateChip::new(DueState::Waiting, l.t("bulk-not-done")),
        why,
    }
}

fn number(picked: Picked, number: &str) -> Cell {
    Cell { text: number.to_owned(), href: Some(format!("/can-bo/ho-so/{}", picked.dossier)) }
}

/// The number with its page; of a dossier that may not be seen neither.
pub(super) fn number_or(l: Lang, picked: Picked, text: &str) -> Cell {
    if text.is_empty() { l.t("bulk-unseen").into_owned().into() } else { number(picked, text) }
}

/// Carries an action out.
pub(crate) async fn carry_out(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let l = visit.l();
    let form: CommandId = posted.parsed("_command")?;
    let chosen = posted.fields().iter().filter_map(|(name, _)| name.strip_prefix("version."));
    let rows: Vec<BulkRow> =
        chosen.take(MOST_ROWS).map(|row| read(&posted, row)).collect::<Result<_, _>>()?;
    let back = back_to(posted.text("_list"));
    if rows.is_empty() {
        return see_other_telling(&web, &back, "bulk-nothing");
    }
    let results = web.app.carry_out_bulk(visit.ctx(), form, &rows).await?;
    let failed = results.iter().filter(|row| row.result.is_err()).count();
    let done = results.len().saturating_sub(failed);
    let mut outcomes: Vec<(bool, BulkOutcome)> =
        results.iter().map(|row| (row.result.is_ok(), outcome(&visit, row))).collect();
    outcomes.sort_by_key(|(is_done, _)| *is_done);
    drawn(&BulkDonePage {
        chrome: fresh_chrome(&web, &visit),
        title: title(l, done, failed),
        intro: Vec::new(),
        rows: outcomes.into_iter().map(|(_, outcome)| outcome).collect(),
        links: vec![Link::new(l.t("bulk-again"), back)],
    })
}

fn title(l: Lang, done: usize, failed: usize) -> String {
    let (done, failed) = (many(done), many(failed));
    match (done, failed) {
        (0, _) => l.t("bulk-failed-title").into_owned(),
        (done, 0) => l.n("bulk-done-title", done).into_owned(),
        (done, failed) => {
            let counts = [("done", format::count(l, done)), ("failed", format::count(l, failed))];
            l.with("bulk-mixed-title", &counts).into_owned()
        }
    }
}

/// A row as the plan's form sends it. One that was tampered with is not found.
fn read(posted: &Posted, row: &str) -> Result<BulkRow, AppError> {
    let tampered = || AppError::NotFound;
    let picked: Picked = row.parse().map_err(|_ignored| tampered())?;
    let text = |what: &str| posted.text(&format!("{what}.{picked}")).trim().to_owned();
    let version = text("version").parse().map_err(|_ignored| tampered())?;
    let deed = match text("do").as_str() {
        "take-in" => BulkDeed::TakeIn,
        "return" => BulkDeed::Return {
            way: ReturnWay::from_code(&text("way")).ok_or_else(tampered)?,
            receiver: text("receiver"),
            paper: text("paper"),
        },
        other => {
            let outcome = other.strip_prefix("leave.").and_then(|place| place.parse().ok());
            BulkDeed::Leave { outcome: outcome.ok_or_else(tampered)? }
        }
    };
    Ok(BulkRow { picked, version, deed })
}

fn outcome(visit: &Visit, row: &RowResult) -> BulkOutcome {
    let l = visit.l();
    let (chip, why) = told(visit, &row.result);
    BulkOutcome {
        number: number_or(l, row.picked, &row.number),
        applicant: row.applicant.clone(),
        chip,
        why,
    }
}

/// What became of a row, and why not.
pub(crate) fn told(visit: &Visit, result: &Result<bool, AppError>) -> (StateChip, String) {
    let l = visit.l();
    let done = |words: &'static str| (StateChip::new(DueState::Done, l.t(words)), String::new());
    let error = match result {
        Ok(false) => return done(key("bulk-done")),
        Ok(true) => return done(key("bulk-done-before")),
        Err(error) => error,
    };
    let why = match error {
        AppError::Rejected(rejection) => rejection.words(visit.locale()).to_owned(),
        AppError::Mandate(why) => why.words(visit.locale()).to_owned(),
        AppError::Document(why) => why.words(visit.locale()).to_owned(),
        AppError::Conflict(_) => l.t("bulk-why-changed").into_owned(),
        AppError::NotFound
        | AppError::Forbidden
        | AppError::Unauthenticated
        | AppError::ProofNeeded(_) => l.t("bulk-why-forbidden").into_owned(),
        AppError::Invalid(_) | AppError::FileRefused(_) => l.t("bulk-why-invalid").into_owned(),
        AppError::RateLimited { .. } | AppError::Unavailable(_) | AppError::Internal(_) => {
            l.t("bulk-why-later").into_owned()
        }
    };
    (StateChip::new(DueState::Late, l.t("bulk-not-done")), why)
}

pub(crate) fn many(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

//! A unit: its codes, its people, what belongs to it.

use super::{
    organisation::{HERE, named, unit_columns, unit_row, unit_words},
    place::{Part, address, columns, many, page_after, sections},
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::id,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError, Reference,
    org::{CodeSystem, Unit, UnitId, Validity},
};
use mc_kernel::CivilDay;
use mc_pages::{
    admin::FactsPage,
    chrome::Link,
    components::{Cell, Paging, SummaryList, SummaryRow, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// Areas named in a list of what a unit serves.
const AREAS_NAMED: usize = 5;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    Part::Organisation.permit(&web, &visit)?;
    let l = visit.l();
    let unit: UnitId = id(&unit)?;
    let reference = web.app.reference();
    let directory = &reference.directory;
    let unit = directory.unit(unit).ok_or(AppError::NotFound)?;
    let today = web.app.today();
    let mut above: Vec<Link> = directory
        .ancestors(unit.id)
        .map(|above| Link::new(above.short_name.clone(), format!("{HERE}/{}", above.id)))
        .collect();
    above.push(Link::new(l.t("nav-organisation"), HERE));
    above.reverse();
    let below: Vec<&Unit> = directory.children(unit.id, today).collect();
    let (shown, next) = page_after(&below, &at.sau, |unit| unit.id.to_string());
    let here = format!("{HERE}/{}", unit.id);
    let paging = (!below.is_empty()).then(|| Paging {
        first: (!at.sau.is_empty()).then(|| here.clone()),
        next: next.map(|after| address(&here, &[("sau", &after)])),
        shown: l.n("units-below", many(below.len())).into_owned(),
    });
    drawn(&FactsPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Organisation),
        breadcrumbs: above,
        title: named(l, unit),
        lead: None,
        actions: actions(&web, &visit, unit),
        facts: facts(l, &reference, unit),
        tables: vec![
            codes(l, &reference, unit),
            people(&web, &visit, unit, today),
            Table {
                caption: l.t("unit-below").into_owned(),
                columns: unit_columns(l),
                rows: shown.iter().map(|unit| unit_row(l, &reference, unit, today)).collect(),
            },
        ],
        paging,
    })
}

/// What whoever looks may change.
fn actions(web: &Web, visit: &Visit, unit: &Unit) -> Vec<Link> {
    let l = visit.l();
    let link = |words: &str, to: &str| Link::new(l.t(words), format!("{HERE}/{}/{to}", unit.id));
    let mut actions = Vec::new();
    if web.app.may_manage_organisation(visit.ctx()).is_ok() {
        let below = format!("{HERE}/them?tren={}", unit.id);
        actions.extend([
            link(key("unit-change"), "sua"),
            link(key("unit-code-give"), "ma"),
            link(key("unit-move"), "chuyen"),
            link(key("unit-end"), "ket-thuc"),
            Link::new(l.t("unit-add"), below),
        ]);
    }
    let (_, may_set) = web.app.may_read_register_use(visit.ctx());
    if may_set && unit.kind.is_accountable() {
        let to = format!("/quan-tri/dan-cu/co-quan/{}", unit.id);
        actions.push(Link::new(l.t("register-use-title"), to));
    }
    if web.app.may_staff_unit(visit.ctx(), unit.id).is_ok() {
        let to = format!("/quan-tri/can-bo/them?don-vi={}", unit.id);
        actions.push(Link::new(l.t("member-add"), to));
    }
    actions
}

fn facts(l: Lang, reference: &Reference, unit: &Unit) -> SummaryList {
    let mut rows = vec![
        SummaryRow::new(l.t("column-kind"), unit_words(l, unit)),
        SummaryRow::new(l.t("unit-short"), unit.short_name.as_str()),
    ];
    let other = match l.locale() {
        mc_kernel::Locale::Vi => (key("unit-name-en"), &unit.name_en),
        mc_kernel::Locale::En => (key("unit-name-vi"), &unit.name),
    };
    if !unit.name_en.is_empty() {
        rows.push(SummaryRow::new(l.t(other.0), other.1.as_str()));
    }
    if !unit.abbreviation.is_empty() {
        rows.push(SummaryRow::new(l.t("unit-abbreviation"), unit.abbreviation.as_str()));
    }
    rows.push(SummaryRow::new(l.t("column-validity"), validity(l, unit.validity)));
    if !unit.agency_types.is_empty() {
        rows.push(SummaryRow::new(l.t("unit-types"), unit.agency_types.join("; ")));
    }
    if !unit.areas.is_empty() {
        rows.push(SummaryRow::new(l.t("unit-serves"), serves(l, reference, unit)));
    }
    rows.extend(reached(l, unit));
    for step in unit.moves.iter().skip(1) {
        let to = step.parent.and_then(|parent| reference.directory.unit(parent));
        let to = to.map_or("–", |unit| unit.short_name.as_str()).to_owned();
        let from = format::day_short(l, step.from);
        let words = l.with("unit-moves", &[("from", from), ("name", to)]);
        rows.push(SummaryRow::new(l.t("column-belongs"), words));
    }
    SummaryList { rows }
}

/// Where people reach it, as far as it is known.
fn reached(l: Lang, unit: &Unit) -> Vec<SummaryRow> {
    let contact = &unit.contact;
    let opening = match l.locale() {
        mc_kernel::Locale::En if !contact.opening_en.is_empty() => &contact.opening_en,
        mc_kernel::Locale::Vi | mc_kernel::Locale::En => &contact.opening,
    };
    let known = [
        (key("unit-address"), &contact.address),
        (key("unit-phone"), &contact.phone),
        (key("unit-email"), &contact.email),
        (key("unit-opening"), opening),
    ];
    let known = known.into_iter().filter(|(_, text)| !text.is_empty());
    known.map(|(term, text)| SummaryRow::new(l.t(term), text.as_str())).collect()
}

/// The areas by name; of many the first, and how many more.
fn serves(l: Lang, reference: &Reference, unit: &Unit) -> String {
    let areas = unit.areas.iter().filter_map(|area| reference.directory.unit(*area));
    let named: Vec<&str> = areas.take(AREAS_NAMED).map(|area| area.name.as_str()).collect();
    let more = unit.areas.len().saturating_sub(named.len());
    let more = (more > 0).then(|| l.n("and-more", many(more)).into_owned());
    [Some(named.join("; ")), more].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn validity(l: Lang, validity: Validity) -> String {
    let from = format::day_short(l, validity.valid_from);
    match validity.valid_to {
        None => l.with("valid-since", &[("from", from)]).into_owned(),
        Some(to) => {
            let to = format::day_short(l, to);
            l.with("valid-between", &[("from", from), ("to", to)]).into_owned()
        }
    }
}

fn codes(l: Lang, reference: &Reference, unit: &Unit) -> Table {
    let aliases = reference.directory.aliases_of(unit.id);
    Table {
        caption: l.t("unit-codes").into_owned(),
        columns: columns(l, [key("column-system"), key("column-code"), key("column-validity")]),
        rows: aliases
            .iter()
            .map(|alias| {
                let system = l.t(system_words(alias.system)).into_owned();
                vec![system.into(), alias.code.as_str().into(), validity(l, alias.validity).into()]
            })
            .collect(),
    }
}

pub(super) const fn system_words(system: CodeSystem) -> &'static str {
    match system {
        CodeSystem::RightToLeft => key("code-right-to-left"),
        CodeSystem::LeftToRight => key("code-left-to-right"),
        CodeSystem::AdministrativeUnit => key("code-administrative"),
        CodeSystem::Tax => key("code-tax"),
        CodeSystem::Budget => key("code-budget"),
        CodeSystem::Local => key("code-local"),
    }
}

fn people(web: &Web, visit: &Visit, unit: &Unit, day: CivilDay) -> Table {
    let (l, reference) = (visit.l(), web.app.reference());
    let directory = &reference.directory;
    let rows = directory.positions_at(unit.id, day).map(|position| {
        let staff = position.staff.and_then(|staff| directory.staff(staff));
        let href = position
            .staff
            .filter(|staff| web.app.may_release(visit.ctx(), *staff).is_ok())
            .map(|staff| format!("/quan-tri/can-bo/{staff}"));
        let (name, user_name) = match staff {
            Some(staff) => (staff.full_name.clone(), staff.user_name.clone()),
            None => (l.t("position-vacant").into_owned(), String::new()),
        };
        vec![
            Cell { text: name, href },
            position.title.as_str().into(),
            position.role.words(l.locale()).into(),
            user_name.into(),
            validity(l, position.validity).into(),
        ]
    });
    Table {
        caption: l.t("unit-people").into_owned(),
        columns: columns(
            l,
            [
                key("column-name"),
                key("column-title"),
                key("column-role"),
                key("column-user"),
                key("column-validity"),
            ],
        ),
        rows: rows.collect(),
    }
}

//! The organisation: what stands at the top, and finding a unit or a person without diacritics.

use super::place::{Part, address, many, page_after, sections};
use crate::{
    Web,
    chrome::fresh_chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    Reference,
    org::{Staff, Unit, UnitKind},
};
use mc_kernel::{CivilDay, Locale, fold};
use mc_pages::{
    admin::{ListPage, ListSearch},
    chrome::Link,
    components::{Cell, Column, Empty, Filter, FilterOption, Paging, Table},
    words::{Lang, key},
};
use serde::Deserialize;

pub(super) const HERE: &str = "/quan-tri/to-chuc";

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "loai")]
    kind: String,
    #[serde(default)]
    sau: String,
}

/// Something that was found.
enum Found<'a> {
    Unit(&'a Unit),
    Person(&'a Staff),
}

impl Found<'_> {
    fn key(&self) -> String {
        match self {
            Self::Unit(unit) => unit.id.to_string(),
            Self::Person(staff) => staff.id.to_string(),
        }
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    Part::Organisation.permit(&web, &visit)?;
    let l = visit.l();
    let reference = web.app.reference();
    let today = web.app.today();
    let found = find(&reference, today, &wanted);
    let (shown, next) = page_after(&found, &wanted.sau, Found::key);
    let to = |after: &str| {
        address(HERE, &[("q", wanted.q.as_str()), ("loai", &wanted.kind), ("sau", after)])
    };
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Organisation),
        title: l.t("nav-organisation").into_owned(),
        intro: vec![l.t("organisation-intro").into_owned()],
        actions: if web.app.may_manage_organisation(visit.ctx()).is_ok() {
            vec![
                Link::new(l.t("unit-add-top"), format!("{HERE}/them")),
                Link::new(l.t("staff-title"), "/quan-tri/nhap-can-bo"),
                Link::new(l.t("accounts-title"), "/quan-tri/tai-khoan"),
            ]
        } else {
            Vec::new()
        },
        search: Some(search(l, &wanted)),
        table: Table {
            caption: l.t("organisation-units").into_owned(),
            columns: unit_columns(l),
            rows: shown.iter().map(|found| row(&web, &visit, &reference, found)).collect(),
        },
        empty: Empty {
            title: l.t("nothing-found").into_owned(),
            text: l.t("admin-nothing-found").into_owned(),
            action: Some(Link::new(l.t("organisation-top"), HERE)),
        },
        paging: Paging {
            first: (!wanted.sau.is_empty()).then(|| to("")),
            next: next.map(|after| to(&after)),
            shown: l.n("units-found", many(found.len())).into_owned(),
        },
    })
}

/// The units at the top; what has the words, where there are any.
fn find<'a>(reference: &'a Reference, day: CivilDay, wanted: &Wanted) -> Vec<Found<'a>> {
    let words = fold(&wanted.q);
    let directory = &reference.directory;
    let kind = UnitKind::from_code(&wanted.kind);
    let has_words = |text: &str| fold(text).contains(&words);
    let units = directory.units(day).filter(|unit| kind.is_none_or(|kind| unit.kind == kind));
    if words.is_empty() {
        let is_wanted = |unit: &&Unit| kind.is_some() || unit.parent.is_none();
        return units.filter(is_wanted).map(Found::Unit).collect();
    }
    let has_code =
        |unit: &Unit| directory.aliases_of(unit.id).iter().any(|a| fold(&a.code) == words);
    let units = units.filter(|unit| {
        has_words(&unit.name)
            || has_words(&unit.name_en)
            || has_words(&unit.short_name)
            || has_code(unit)
    });
    let people = directory.all_staff().iter().filter(|_| kind.is_none());
    let people = people.filter(|staff| has_words(&staff.full_name) || has_words(&staff.user_name));
    units.map(Found::Unit).chain(people.map(Found::Person)).collect()
}

fn search(l: Lang, wanted: &Wanted) -> ListSearch {
    let all = FilterOption::new("", l.t("filter-all"), &wanted.kind);
    let kinds = UnitKind::ALL
        .into_iter()
        .map(|kind| FilterOption::new(kind.code(), l.t(kind_words(kind)), &wanted.kind));
    ListSearch {
        action: HERE.to_owned(),
        label: l.t("organisation-search").into_owned(),
        value: wanted.q.clone(),
        filters: vec![Filter {
            name: "loai".to_owned(),
            label: l.t("column-kind").into_owned(),
            options: std::iter::once(all).chain(kinds).collect(),
        }],
    }
}

/// The columns of tables of units.
pub(super) fn unit_columns(l: Lang) -> Vec<Column> {
    vec![
        Column::words(l.t("column-unit")),
        Column::words(l.t("column-kind")),
        Column::words(l.t("column-belongs")),
        Column::numbers(l.t("column-below")),
        Column::numbers(l.t("column-staff")),
    ]
}

fn row(web: &Web, visit: &Visit, reference: &Reference, found: &Found<'_>) -> Vec<Cell> {
    match found {
        Found::Unit(unit) => unit_row(visit.l(), reference, unit, web.app.today()),
        Found::Person(staff) => person_row(web, visit, reference, staff),
    }
}

/// A unit in a table.
pub(super) fn unit_row(l: Lang, reference: &Reference, unit: &Unit, day: CivilDay) -> Vec<Cell> {
    let directory = &reference.directory;
    let above = directory.ancestors(unit.id).next();
    let number = |count: usize| if count == 0 { "–".to_owned() } else { count.to_string() };
    let staff = directory.positions_at(unit.id, day).filter(|p| p.staff.is_some()).count();
    vec![
        Cell { text: named(l, unit), href: Some(format!("{HERE}/{}", unit.id)) },
        unit_words(l, unit).into(),
        above.map(|above| above.short_name.clone()).unwrap_or_default().into(),
        number(directory.children(unit.id, day).count()).into(),
        number(staff).into(),
    ]
}

/// A person in a table of units: their own page for those who keep them, else that of their first
/// position.
fn person_row(web: &Web, visit: &Visit, reference: &Reference, staff: &Staff) -> Vec<Cell> {
    let (l, day) = (visit.l(), web.app.today());
    let is_kept = web.app.may_manage_member(visit.ctx(), staff.id).is_ok();
    let directory = &reference.directory;
    let position = directory.positions_of(staff.id, day).next();
    let unit = position.and_then(|position| directory.unit(position.unit));
    let role = position.map_or_else(
        || l.t("no-position").into_owned(),
        |position| position.role.words(l.locale()).to_owned(),
    );
    vec![
        Cell {
            text: format!("{} ({})", staff.full_name, staff.user_name),
            href: if is_kept {
                Some(format!("/quan-tri/can-bo/{}", staff.id))
            } else {
                unit.map(|unit| format!("{HERE}/{}", unit.id))
            },
        },
        role.into(),
        unit.map(|unit| unit.short_name.clone()).unwrap_or_default().into(),
        "".into(),
        "".into(),
    ]
}

/// The full name in the page's language, as far as there is one.
pub(super) fn named(l: Lang, unit: &Unit) -> String {
    match l.locale() {
        Locale::En if !unit.name_en.is_empty() => unit.name_en.clone(),
        Locale::Vi | Locale::En => unit.name.clone(),
    }
}

/// What a unit is: of an area its level, of a body its kind.
pub(super) fn unit_words(l: Lang, unit: &Unit) -> String {
    let kind = l.t(kind_words(unit.kind));
    format!("{kind}, {}", unit.level.words(l.locale()).to_lowercase())
}

pub(super) const fn kind_words(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Area => key("unit-area"),
        UnitKind::Committee => key("unit-committee"),
        UnitKind::Department => key("unit-department"),
        UnitKind::SubDepartment => key("unit-sub-department"),
        UnitKind::Division => key("unit-division"),
        UnitKind::OneStopDesk => key("unit-desk"),
        UnitKind::PublicUnit => key("unit-public"),
        UnitKind::VerticalAgency => key("unit-vertical"),
        UnitKind::Council => key("unit-council"),
        UnitKind::Outside => key("unit-outside"),
    }
}

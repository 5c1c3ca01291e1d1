//! Two versions of a procedure side by side: every field, those that differ marked, and the fields of
//! the form that came, went or changed.

use super::place::{Part, columns, sections};
use crate::{
    Web,
    chrome::fresh_chrome,
    public::short_name,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    catalog::{AgencyRef, Case, ChannelRule, Limit, Paper, Procedure},
    form::builder::{Blueprint, Entry},
    store::catalogue::ProcedureVersion,
};
use mc_pages::{
    admin::FactsPage,
    chrome::Link,
    components::{Cell, SummaryList, SummaryRow, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

const HERE: &str = "/quan-tri/thu-tuc";

#[derive(Debug, Deserialize)]
pub(crate) struct Compared {
    tu: u64,
    den: u64,
}

/// The comparison of two versions.
pub(super) fn address(code: &str, from: u64, to: u64) -> String {
    format!("{HERE}/{code}/so-sanh?tu={from}&den={to}")
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    Query(compared): Query<Compared>,
) -> Reply {
    Part::Procedures.permit(&web, &visit)?;
    let l = visit.l();
    let reference = web.app.reference();
    let find = |number: u64| reference.versions_of(&code).find(|v| v.number == number).cloned();
    let old = find(compared.tu).ok_or(AppError::NotFound)?;
    let new = find(compared.den).ok_or(AppError::NotFound)?;
    let (before, after) = (web.app.procedure(old.id).await?, web.app.procedure(new.id).await?);
    let rows = pairs(l, &before, &after);
    let count = rows.iter().filter(|(_, before, after)| before != after).count();
    let forms = (outline(&web, &old, &before).await?, outline(&web, &new, &after).await?);
    let name = |v: &ProcedureVersion| {
        l.with("version-number", &[("number", v.number.to_string())]).into_owned()
    };
    let since = |v: &ProcedureVersion| {
        let from = format::day_short(l, v.valid_from);
        l.with("valid-since", &[("from", from)]).into_owned()
    };
    let values = [("number", compared.tu.to_string()), ("newest", compared.den.to_string())];
    let named = [name(&old), name(&new)];
    let all = Table {
        caption: l.t("versions-all").into_owned(),
        columns: side_by_side(l, &named),
        rows: rows.into_iter().map(|row| marked(l, row)).collect(),
    };
    let form = Table {
        caption: l.t("versions-form").into_owned(),
        columns: side_by_side(l, &named),
        rows: form_rows(l, &forms.0, &forms.1),
    };
    drawn(&FactsPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Procedures),
        breadcrumbs: vec![
            Link::new(l.t("admin-procedures"), HERE),
            Link::new(short_name(&after.name), format!("{HERE}/{code}")),
        ],
        title: l.with("compare-title", &values).into_owned(),
        lead: Some(l.n("versions-differ", super::place::many(count)).into_owned()),
        actions: Vec::new(),
        facts: SummaryList {
            rows: vec![
                SummaryRow::new(name(&old), since(&old)),
                SummaryRow::new(name(&new), since(&new)),
            ],
        },
        tables: vec![form, all],
        paging: None,
    })
}

fn side_by_side(l: Lang, named: &[String; 2]) -> Vec<mc_pages::components::Column> {
    let mut all = columns(l, [key("versions-field"), key("column-change")]);
    let sides = named.iter().map(mc_pages::components::Column::words);
    all.extend(sides);
    all
}

/// A field with its two values; a difference is said in words, not by colour.
fn marked(l: Lang, (name, before, after): (&'static str, String, String)) -> Vec<Cell> {
    let mark = if before == after { String::new() } else { l.t("versions-changed").into_owned() };
    let or_nothing = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    vec![
        l.t(name).into_owned().into(),
        mark.into(),
        or_nothing(before).into(),
        or_nothing(after).into(),
    ]
}

async fn outline(
    web: &Web,
    version: &ProcedureVersion,
    procedure: &Procedure,
) -> Result<Vec<(Entry, String)>, AppError> {
    let form = web.app.form(version.form, procedure).await?;
    let blueprint = Blueprint::new(form.schema().clone());
    let with_words = |entry: Entry| {
        let spec = blueprint.spec(&entry.path).unwrap_or_default();
        let said = [spec.title, spec.title_en, spec.hint, spec.hint_en, spec.min, spec.max];
        let rest = [spec.pattern, spec.options.replace('\n', "; ")];
        let kind = spec.kind.map_or("", |kind| kind.code());
        let parts = said.into_iter().chain(rest).filter(|part| !part.is_empty());
        let parts: Vec<String> = std::iter::once(kind.to_owned()).chain(parts).collect();
        (entry, parts.join(" · "))
    };
    Ok(blueprint.outline().into_iter().map(with_words).collect())
}

/// The fields of two forms that are not the same.
fn form_rows(l: Lang, old: &[(Entry, String)], new: &[(Entry, String)]) -> Vec<Vec<Cell>> {
    let find = |all: &[(Entry, String)], path: &str| {
        all.iter().find(|(entry, _)| entry.path == path).cloned()
    };
    let row = |path: &str, words: &'static str, before: &str, after: &str| -> Vec<Cell> {
        vec![path.into(), l.t(words).into_owned().into(), before.into(), after.into()]
    };
    let gone = old.iter().filter(|(entry, _)| find(new, &entry.path).is_none());
    let mut rows: Vec<Vec<Cell>> =
        gone.map(|(entry, text)| row(&entry.path, key("versions-gone"), text, "–")).collect();
    for (entry, text) in new {
        match find(old, &entry.path) {
            None => rows.push(row(&entry.path, key("versions-new"), "–", text)),
            Some((was, before)) => {
                let differs =
                    before != *text || was.required != entry.required || was.when != entry.when;
                if differs {
                    let said = |entry: &Entry, text: &str| {
                        if entry.required {
                            format!("{text} · {}", l.t("builder-required"))
                        } else {
                            text.to_owned()
                        }
                    };
                    let (before, after) = (said(&was, &before), said(entry, text));
                    rows.push(row(&entry.path, key("versions-changed"), &before, &after));
                }
            }
        }
    }
    rows
}

/// Every field of a procedure with its words.
fn fields(l: Lang, p: &Procedure) -> Vec<(&'static str, String)> {
    let locale = l.locale();
    let yes = |is: bool| l.t(if is { key("yes") } else { key("no") }).into_owned();
    let agencies = |all: &[AgencyRef]| lines(all.iter().map(|a| a.name.clone()));
    let mut all = vec![
        (key("pv-name"), p.name.clone()),
        (key("pv-code"), p.local_code.clone()),
        (key("pv-category"), p.category.clone()),
        (key("pv-state"), p.state.clone()),
        (key("pv-description"), p.description.clone()),
        (key("pv-decision"), p.publication.decision.clone()),
        (key("pv-sector"), {
            let others = p.other_sectors.iter().map(|s| s.name.clone());
            lines(std::iter::once(p.sector.name.clone()).chain(others))
        }),
        (key("pv-level"), lines(p.levels.iter().map(|v| v.words(locale).to_owned()))),
        (key("pv-service"), p.service_level.words(locale).to_owned()),
        (key("pv-cases"), lines(p.cases.iter().map(|case| case_text(l, case)))),
        (key("pv-channels"), lines(p.channels.iter().map(|rule| channel(l, rule)))),
        (
            key("pv-papers"),
            lines(
                p.component_groups.iter().flat_map(|group| {
                    group.papers.iter().map(|paper| paper_text(&group.name, paper))
                }),
            ),
        ),
        (key("pv-results"), lines(p.results.iter().map(|r| format!("{} {}", r.code, r.name)))),
        (key("pv-laws"), lines(p.legal_bases.iter().map(|b| format!("{} {}", b.number, b.name)))),
        (key("pv-requirements"), p.requirements.clone()),
        (key("pv-sequence"), lines(p.sequence.iter().flat_map(|s| s.steps.clone()))),
        (key("pv-audience"), lines(p.audience.iter().map(|a| a.name.clone()))),
        (key("pv-keywords"), p.keywords.join(", ")),
        (key("pv-address"), p.receiving_address.clone()),
        (key("pv-performing"), agencies(&p.agencies.performing)),
        (key("pv-competent"), agencies(&p.agencies.competent)),
        (key("pv-coordinating"), agencies(&p.agencies.coordinating)),
    ];
    all.extend([
        (key("pv-after-supplement"), p.after_supplement.words(locale).to_owned()),
        (
            key("pv-main-result"),
            p.main_result_code.as_ref().map(ToString::to_string).unwrap_or_default(),
        ),
        (key("pv-form"), p.form_file.clone().unwrap_or_default()),
        (key("pv-system"), p.external_system.clone().unwrap_or_default()),
        (key("pv-linked"), yes(p.is_linked)),
        (key("pv-mirror"), yes(p.is_mirror_only)),
        (key("pv-certification"), yes(p.is_certification)),
        (key("pv-one-stop"), yes(p.is_handled_at_one_stop)),
        (key("pv-no-slip"), yes(p.needs_no_appointment_slip)),
        (key("pv-present"), yes(p.must_be_present_at_return)),
        (key("pv-photo"), yes(p.photo_needed)),
        (key("pv-fee-after"), yes(p.fee_after_appraisal)),
        (key("pv-related"), lines(p.related.iter().map(ToString::to_string))),
        (key("pv-joins"), lines(p.joins.iter().map(ToString::to_string))),
    ]);
    all
}

fn pairs(l: Lang, old: &Procedure, new: &Procedure) -> Vec<(&'static str, String, String)> {
    let both = fields(l, old).into_iter().zip(fields(l, new));
    both.map(|((name, before), (_, after))| (name, before, after)).collect()
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.map(|one| one.trim().to_owned())
        .filter(|one| !one.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

fn case_text(l: Lang, case: &Case) -> String {
    let unit = case.unit.words(l.locale());
    format!("{} {}: {} {unit}", case.code, case.name, case.limit_days)
}

fn channel(l: Lang, rule: &ChannelRule) -> String {
    let limit = |limit: &Limit| {
        let fees = limit.fees.iter().map(|fee| {
            let amount = fee.amount.map(|amount| format::money(l, amount)).unwrap_or_default();
            format!("{amount} {}", fee.note)
        });
        let days = format!("{} {} {}", limit.days, limit.unit.words(l.locale()), limit.note);
        format!("{} {}", days.trim(), lines(fees)).trim().to_owned()
    };
    format!("{}: {}", rule.channel.words(l.locale()), lines(rule.limits.iter().map(limit)))
}

fn paper_text(group: &str, paper: &Paper) -> String {
    let counts = format!("{}+{}", paper.originals, paper.copies);
    let name = [group, paper.name.as_str()].join(" ");
    format!("{} ({counts})", name.trim())
}

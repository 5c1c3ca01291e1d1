//! One procedure with everything that filing it needs.

use crate::{
    api::{Answer, Api, Today},
    caller::Anyone,
    extract::At,
    problem::{Code, Problem},
    values::{AfterSupplement, Channel, DayUnit, Level, Named, ServiceLevel},
};
use axum::{Json, extract::State, http::header, response::IntoResponse};
use mc_app::{catalog, org, places::anchor_level};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// An administrative procedure (thủ tục hành chính) as the province has announced it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent yes-or-no facts of the announcement"
)]
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Procedure {
    /// The national code (mã thủ tục hành chính): `1.001193`.
    code: String,
    /// The official name.
    name: String,
    /// A description; may be empty.
    description: String,
    /// The version that holds today, counted from 1. A dossier keeps the version it was filed with.
    version: u64,
    /// The first day of this version, `yyyy-mm-dd`.
    #[schema(format = Date)]
    valid_from: String,
    /// The sectors (lĩnh vực), the main one first.
    sectors: Vec<Named>,
    /// The levels that carry it out.
    levels: Vec<Level>,
    /// How far it can be done online.
    service_level: ServiceLevel,
    /// Whether this installation takes dossiers of it at all.
    can_be_filed: bool,
    /// Whether it can be filed with the channel `online`.
    can_be_filed_online: bool,
    /// Whether several agencies settle it one after another or side by side (liên thông).
    is_linked: bool,
    /// Whether the applicants have to be there when the result is handed over.
    must_be_present_at_return: bool,
    /// Whether money is asked for only after appraisal (nghĩa vụ tài chính).
    fee_after_appraisal: bool,
    /// What the clock does once a supplement has arrived.
    after_supplement: AfterSupplement,
    /// The cases, each with a time limit and a process of its own; at least one where it can be
    /// filed.
    cases: Vec<Case>,
    /// The ways to file it, with time limits and fees.
    channels: Vec<ChannelRule>,
    /// The papers, in the groups of the announcement (thành phần hồ sơ).
    component_groups: Vec<ComponentGroup>,
    /// What it gives. Result documents are attached under one of these codes.
    results: Vec<Named>,
    /// The law it stands on.
    legal_bases: Vec<LegalBasis>,
    /// Requirements and conditions; may be empty.
    requirements: String,
}

/// A case (trường hợp) of a procedure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Case {
    /// The code: `1.001193.01`.
    code: String,
    /// The name.
    name: String,
    /// The time limit, in days of `day_unit`; it counts from acceptance at the desk (NĐ
    /// 61/2018/NĐ-CP, Điều 17).
    limit_days: u16,
    /// What the days are.
    day_unit: DayUnit,
    /// The level of the area that a draft has to name: 2 district, 3 commune; null where the whole
    /// province is one.
    area_level: Option<u8>,
    /// Whether it has a process today and so can be filed.
    can_be_filed: bool,
}

/// The rules of one way to file.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChannelRule {
    /// The way.
    channel: Channel,
    /// The time limits, the usual one first.
    limits: Vec<Limit>,
}

/// A time limit as announced for one way to file.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Limit {
    /// The number of days.
    days: u16,
    /// What the days are.
    day_unit: DayUnit,
    /// When it holds; may be empty.
    note: String,
    /// What it costs.
    fees: Vec<Fee>,
}

/// A charge or fee (phí, lệ phí).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Fee {
    /// The code.
    code: String,
    /// The amount in đồng; 0 is free of charge, null is computed later or not fixed here.
    #[schema(minimum = 0)]
    amount_dong: Option<i64>,
    /// What it is for and who is exempt; may be empty.
    note: String,
}

/// A group of papers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ComponentGroup {
    /// When the group is needed; may be empty.
    name: String,
    /// The papers.
    components: Vec<Component>,
}

/// A paper of the dossier (giấy tờ, thành phần hồ sơ).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Component {
    /// The code. Files are uploaded with it as their `component`.
    code: String,
    /// The name.
    name: String,
    /// How many originals.
    originals: u16,
    /// How many copies.
    copies: u16,
    /// The official form to fill in; empty where there is none.
    form_name: String,
}

/// A legal document.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LegalBasis {
    /// Number and symbol: `60/2014/QH13`.
    number: String,
    /// The name.
    name: String,
    /// Who issued it.
    issuer: String,
}

/// The variable part of addresses of procedures.
type CodeOf = At<String>;

/// Reads a procedure
///
/// Cases, components, fees and time limits as they hold today (NĐ 63/2010/NĐ-CP, Điều 8).
#[utoipa::path(
    get,
    path = "/api/v1/procedures/{code}",
    operation_id = "get_procedure",
    tag = "procedures",
    params(("code" = String, Path, description = "The national code: `1.001193`.")),
    responses((status = 200, description = "The procedure.", body = Procedure)),
    security(()),
    extensions(("x-summary-vi" = json!("Xem một thủ tục")))
)]
pub(crate) async fn get_procedure(
    State(api): State<Api>,
    _anyone: Anyone,
    At(code): CodeOf,
) -> Answer<Json<Procedure>> {
    let today = api.today();
    let (procedure, version) = current(&today, &code)?;
    let mut cases = Vec::with_capacity(procedure.cases.len());
    for case in &procedure.cases {
        cases.push(case_of(&api, &today, case).await?);
    }
    Ok(Json(Procedure {
        cases,
        version: version.number,
        valid_from: version.valid_from.to_string(),
        ..told(&procedure)
    }))
}

fn current(
    today: &Today,
    code: &str,
) -> Answer<(Arc<catalog::Procedure>, mc_app::store::catalogue::ProcedureVersion)> {
    let absent = || Problem::new(Code::NotFound);
    let procedure = today.reference.procedure(code, today.day).ok_or_else(absent)?;
    let version = today.reference.procedure_version(code, today.day).ok_or_else(absent)?;
    Ok((Arc::clone(procedure), version.clone()))
}

async fn case_of(api: &Api, today: &Today, case: &catalog::Case) -> Answer<Case> {
    let version = today.reference.process_version(case.code.as_str(), today.day).map(|v| v.id);
    let level = match version {
        Some(id) => anchor_level(&*api.app.process(id).await?),
        None => None,
    };
    Ok(Case {
        code: case.code.to_string(),
        name: case.name.clone(),
        limit_days: case.limit_days,
        day_unit: case.unit.into(),
        area_level: level.map(org::AreaLevel::number),
        can_be_filed: version.is_some(),
    })
}

fn told(procedure: &catalog::Procedure) -> Procedure {
    let sectors = std::iter::once(&procedure.sector).chain(&procedure.other_sectors);
    let named = |code: &str, name: &str| Named::new(code, name);
    Procedure {
        code: procedure.code.to_string(),
        name: procedure.name.clone(),
        description: procedure.description.clone(),
        version: 0,
        valid_from: String::new(),
        sectors: sectors.map(|s| named(s.code.as_str(), &s.name)).collect(),
        levels: procedure.levels.iter().map(|level| Level::from(*level)).collect(),
        service_level: procedure.service_level.into(),
        can_be_filed: procedure.can_be_filed(),
        can_be_filed_online: procedure.is_fileable_online(),
        is_linked: procedure.is_linked,
        must_be_present_at_return: procedure.must_be_present_at_return,
        fee_after_appraisal: procedure.fee_after_appraisal,
        after_supplement: procedure.after_supplement.into(),
        cases: Vec::new(),
        channels: procedure.channels.iter().map(channel).collect(),
        component_groups: procedure.component_groups.iter().map(group).collect(),
        results: procedure.results.iter().map(|r| named(r.code.as_str(), &r.name)).collect(),
        legal_bases: procedure.legal_bases.iter().map(basis).collect(),
        requirements: procedure.requirements.clone(),
    }
}

fn channel(rule: &catalog::ChannelRule) -> ChannelRule {
    let fee = |fee: &catalog::Fee| Fee {
        code: fee.code.to_string(),
        amount_dong: fee.amount.map(|amount| amount.0),
        note: fee.note.clone(),
    };
    let limit = |limit: &catalog::Limit| Limit {
        days: limit.days,
        day_unit: limit.unit.into(),
        note: limit.note.clone(),
        fees: limit.fees.iter().map(fee).collect(),
    };
    ChannelRule { channel: rule.channel.into(), limits: rule.limits.iter().map(limit).collect() }
}

fn group(group: &catalog::ComponentGroup) -> ComponentGroup {
    let component = |paper: &catalog::Paper| Component {
        code: paper.code.to_string(),
        name: paper.name.clone(),
        originals: paper.originals,
        copies: paper.copies,
        form_name: paper.form_name.clone(),
    };
    ComponentGroup {
        name: group.name.clone(),
        components: group.papers.iter().map(component).collect(),
    }
}

fn basis(basis: &catalog::LegalBasis) -> LegalBasis {
    LegalBasis {
        number: basis.number.clone(),
        name: basis.name.clone(),
        issuer: basis.issuer.clone(),
    }
}

/// Reads the e-form of a procedure
///
/// A JSON Schema (2020-12) of what a draft takes as `answers`, in the version that holds today.
/// Keywords that begin with `x-` say where an answer can be prefilled from and how it is drawn. Where
/// the procedure has no form of its own it is the general declaration.
#[utoipa::path(
    get,
    path = "/api/v1/procedures/{code}/form",
    operation_id = "get_procedure_form",
    tag = "procedures",
    params(("code" = String, Path, description = "The national code: `1.001193`.")),
    responses((
        status = 200,
        description = "The JSON Schema of the answers.",
        body = Object,
        content_type = "application/schema+json"
    )),
    security(()),
    extensions(("x-summary-vi" = json!("Xem biểu mẫu điện tử của thủ tục")))
)]
pub(crate) async fn get_procedure_form(
    State(api): State<Api>,
    _anyone: Anyone,
    At(code): CodeOf,
) -> Answer<impl IntoResponse> {
    let (procedure, version) = current(&api.today(), &code)?;
    let form = api.app.form(version.form, &procedure).await?;
    Ok(([(header::CONTENT_TYPE, "application/schema+json")], form.schema().to_string()))
}

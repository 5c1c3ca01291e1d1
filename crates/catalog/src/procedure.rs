//! An administrative procedure and its parts.

use crate::{
    AfterSupplement, CaseCode, Channel, DayUnit, FeeCode, Level, PaperCode, ProcedureCode,
    ResultCode, SectorCode, ServiceLevel,
};
use mc_kernel::{CivilDay, Digest, Dong};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An administrative procedure (thủ tục hành chính) as the province has announced it.
///
/// Holds everything the packet says, in our words. Texts that the packet leaves empty are empty.
#[expect(clippy::struct_excessive_bools, reason = "independent yes-or-no facts of the packet")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// The national code.
    pub code: ProcedureCode,
    /// The national code with the publishing agency, `1.001193.000.00.00.H62`.
    pub local_code: String,
    /// The number of the row in the national database.
    pub national_id: String,
    /// The official name.
    pub name: String,
    /// What kind of procedure the law makes it (loại thủ tục).
    pub category: String,
    /// The state in the national database.
    pub state: String,
    /// A description.
    pub description: String,
    /// Who announced it, and by which decision.
    pub publication: Publication,
    /// The sector (lĩnh vực); the first when the packet names several.
    pub sector: Sector,
    /// Further sectors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_sectors: Vec<Sector>,
    /// The levels that carry it out.
    pub levels: Vec<Level>,
    /// How far it can be done online.
    pub service_level: ServiceLevel,
    /// Several agencies settle it one after another or side by side (liên thông).
    pub is_linked: bool,
    /// Another system settles it; we only show its state.
    pub is_mirror_only: bool,
    /// It certifies copies or signatures (chứng thực).
    pub is_certification: bool,
    /// It is received and returned at the one-stop desk.
    pub is_handled_at_one_stop: bool,
    /// The result comes at once, so no appointment slip is due unless asked for (NĐ 61/2018,
    /// Điều 17).
    pub needs_no_appointment_slip: bool,
    /// The applicants have to be there when the result is handed over.
    pub must_be_present_at_return: bool,
    /// A photo of the applicant is taken at the desk.
    pub photo_needed: bool,
    /// Money is asked for only after appraisal (nghĩa vụ tài chính).
    pub fee_after_appraisal: bool,
    /// What the clock does after a supplement.
    pub after_supplement: AfterSupplement,
    /// The result that the procedure is about.
    pub main_result_code: Option<ResultCode>,
    /// The e-form, as a path beside the packet.
    pub form_file: Option<String>,
    /// The name of the sector's own system that settles it.
    pub external_system: Option<String>,
    /// The cases, each with its time limit and its own process.
    pub cases: Vec<Case>,
    /// What happens, told step by step (trình tự thực hiện).
    pub sequence: Vec<Sequence>,
    /// The ways to file it, each with limits and fees.
    pub channels: Vec<ChannelRule>,
    /// The papers, in the groups of the announcement (thành phần hồ sơ).
    pub component_groups: Vec<ComponentGroup>,
    /// What it gives.
    pub results: Vec<ResultKind>,
    /// The law it stands on.
    pub legal_bases: Vec<LegalBasis>,
    /// Conditions (yêu cầu, điều kiện).
    pub requirements: String,
    /// Words people look for.
    pub keywords: Vec<String>,
    /// Who may ask for it.
    pub audience: Vec<Audience>,
    /// The same as one text.
    pub audience_note: String,
    /// Where dossiers are received, as one text.
    pub receiving_address: String,
    /// The agencies that take part.
    pub agencies: Agencies,
    /// Procedures worth knowing beside this one.
    pub related: Vec<ProcedureCode>,
    /// The procedures that a linked procedure joins.
    pub joins: Vec<ProcedureCode>,
    /// Where each group of facts was found.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, String>,
    /// The digest of the packet: equal digests mean an unchanged packet.
    pub packet_digest: Digest,
}

impl Procedure {
    /// Whether a dossier can be filed with us at all: another system does not settle it, and it has
    /// a case and a channel.
    ///
    /// A procedure whose online service is information only can still be filed at the desk.
    pub fn can_be_filed(&self) -> bool {
        !self.is_mirror_only && !self.cases.is_empty() && !self.channels.is_empty()
    }

    /// Whether a dossier can be filed on the portal (NĐ 42/2022: partly or fully online).
    pub fn is_fileable_online(&self) -> bool {
        self.can_be_filed()
            && self.service_level != ServiceLevel::Information
            && self.channel(Channel::Online).is_some()
    }

    /// The case with a code.
    pub fn case(&self, code: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.code.as_str() == code)
    }

    /// The rules of a channel, where the procedure has it.
    pub fn channel(&self, channel: Channel) -> Option<&ChannelRule> {
        self.channels.iter().find(|rule| rule.channel == channel)
    }

    /// The papers of all groups, in the order of the announcement.
    ///
    /// The same paper may stand in two groups that exclude each other.
    pub fn papers(&self) -> impl Iterator<Item = &Paper> {
        self.component_groups.iter().flat_map(|group| &group.papers)
    }

    /// The paper with a code, from the first group that has it.
    pub fn paper(&self, code: &str) -> Option<&Paper> {
        self.papers().find(|paper| paper.code.as_str() == code)
    }

    /// The kind of result with a code.
    pub fn result(&self, code: &str) -> Option<&ResultKind> {
        self.results.iter().find(|result| result.code.as_str() == code)
    }
}

/// Who announced a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Publication {
    /// The electronic identifier of the publishing agency.
    pub agency_code: String,
    /// The decision (quyết định công bố).
    pub decision: String,
    /// The number of the decision's row in the national database.
    pub decision_id: String,
}

/// A sector (lĩnh vực).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// Its code.
    pub code: SectorCode,
    /// Its name.
    pub name: String,
}

/// A case (trường hợp): a variant with a time limit and a process of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its code.
    pub code: CaseCode,
    /// Its name.
    pub name: String,
    /// The time limit in days of `unit`.
    pub limit_days: u16,
    /// What the days are.
    pub unit: DayUnit,
    /// The working hours that the steps share: eight a day.
    pub hours: u32,
}

/// What happens in one case, told step by step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequence {
    /// The case; empty when the telling holds for all.
    pub case_name: String,
    /// The steps.
    pub steps: Vec<String>,
}

/// The rules of one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelRule {
    /// The channel.
    pub channel: Channel,
    /// The time limits, the usual one first.
    pub limits: Vec<Limit>,
}

impl ChannelRule {
    /// The fees of all limits.
    pub fn fees(&self) -> impl Iterator<Item = &Fee> {
        self.limits.iter().flat_map(|limit| &limit.fees)
    }
}

/// A time limit as announced for a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// The number of days.
    pub days: u16,
    /// What the days are.
    pub unit: DayUnit,
    /// When it holds.
    pub note: String,
    /// What it costs.
    pub fees: Vec<Fee>,
}

/// A charge or fee (phí, lệ phí).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Its code.
    pub code: FeeCode,
    /// The amount; zero is free of charge, `None` is computed later or not fixed here.
    pub amount: Option<Dong>,
    /// What it is for and who is exempt.
    pub note: String,
    /// The tariff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileLink>,
}

/// A group of papers, as the announcement sorts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentGroup {
    /// When the group is needed.
    pub name: String,
    /// The papers.
    pub papers: Vec<Paper>,
}

/// A paper of the dossier (giấy tờ, thành phần hồ sơ).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its code.
    pub code: PaperCode,
    /// Its name.
    pub name: String,
    /// How many originals.
    pub originals: u16,
    /// How many copies.
    pub copies: u16,
    /// The official form to fill in; empty when there is none.
    pub form_name: String,
    /// Where the form lies.
    pub form_url: String,
    /// The kind of result that replaces the paper when it is held as data.
    pub replaced_by_result: Option<ResultCode>,
}

/// A kind of result (kết quả thực hiện).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultKind {
    /// Its code.
    pub code: ResultCode,
    /// Its name.
    pub name: String,
    /// A specimen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileLink>,
}

/// A legal document that a procedure stands on (căn cứ pháp lý).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBasis {
    /// Its number and symbol, `60/2014/QH13`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The day it was issued.
    pub issued: Option<CivilDay>,
    /// The day it came into force.
    pub in_force: Option<CivilDay>,
    /// Who issued it.
    pub issuer: String,
    /// Where to read it.
    pub url: String,
}

/// A kind of person or body that may ask for a procedure (đối tượng thực hiện).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Its national code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The agencies that take part in a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agencies {
    /// Cơ quan thực hiện.
    pub performing: Vec<AgencyRef>,
    /// The same as one text.
    pub performing_note: String,
    /// Cơ quan có thẩm quyền.
    pub competent: Vec<AgencyRef>,
    /// The same as one text.
    pub competent_note: String,
    /// Cơ quan được ủy quyền.
    pub authorised: Vec<AgencyRef>,
    /// Cơ quan phối hợp.
    pub coordinating: Vec<AgencyRef>,
}

/// An agency as a packet names it: one agency by its code, or all agencies of a type by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyRef {
    /// The electronic identifier; empty when the name stands for a type of agency.
    pub code: String,
    /// The name.
    pub name: String,
}

/// A file that a packet points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLink {
    /// The file's name.
    pub name: String,
    /// Where it lies.
    pub url: String,
}

/// The name without the words that every procedure begins with.
pub fn short_name(name: &str) -> String {
    let short = name.strip_prefix("Thủ tục ").unwrap_or(name);
    let mut chars = short.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

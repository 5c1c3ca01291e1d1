//! Making a procedure of a packet, part by part.
//!
//! Each function reads all of its values before it gives up, so that every problem is noted.

use super::document::{
    Length::{Long, Name, Short},
    Node,
};
use super::{Flaw, LONGEST_LIMIT};
use crate::{
    AfterSupplement, Agencies, AgencyRef, Audience, Case, ChannelRule, ComponentGroup, Fee,
    FileLink, LegalBasis, Level, Limit, Paper, Procedure, ProcedureCode, Publication, ResultCode,
    ResultKind, Sector, Sequence,
};
use mc_kernel::{Digest, Dong};
use std::collections::{BTreeMap, HashMap};

/// The most originals or copies of one paper.
const MOST_COPIES: u64 = 99;
/// Hours of a working day, by which steps share a time limit.
const HOURS_A_DAY: u64 = 8;
/// The names that the extension may hold.
const EXTENSION: [&str; 15] = [
    "MATTHC_DIAPHUONG",
    "MUCDO",
    "LIENTHONG",
    "CHIDONGBO",
    "THUCHIENTAIBOPHANMOTCUA",
    "SAUBOSUNG",
    "MAKETQUACHINH",
    "BIEUMAU",
    "TRUONGHOP",
    "PHISAUTHAMDINH",
    "LATHUTUCCHUNGTHUC",
    "KHONGCANGIAYHEN",
    "COMATKHITRA",
    "HETHONGNGANH",
    "CANCHUPANH",
];

pub(super) fn procedure(packet: &Node<'_>, packet_digest: Digest) -> Option<Procedure> {
    let code = packet.required_code("MATTHC");
    let name = packet.required("TENTTHC", Name);
    let mut sectors = read_sound(&packet.some_objects("LINHVUCTHUCHIEN"), sector).into_iter();
    let levels = read_sound(&packet.some_objects("CAPTHUCHIEN"), level);
    let results = results(packet);
    let local = packet.object("_DIAPHUONG");
    check_names(&local);
    let service_level = local.term("MUCDO");
    let procedure = Procedure {
        local_code: local.at("MATTHC_DIAPHUONG").text(Short),
        national_id: packet.at("ID").text(Short),
        name,
        category: packet.at("LOAITTHC").text(Name),
        state: packet.at("TRANGTHAI").text(Short),
        description: packet.at("MOTA").text(Long),
        publication: publication(packet),
        levels,
        is_linked: local.switch("LIENTHONG"),
        is_mirror_only: local.switch("CHIDONGBO"),
        is_certification: local.switch("LATHUTUCCHUNGTHUC"),
        is_handled_at_one_stop: local.switch("THUCHIENTAIBOPHANMOTCUA"),
        needs_no_appointment_slip: local.switch("KHONGCANGIAYHEN"),
        must_be_present_at_return: local.switch("COMATKHITRA"),
        photo_needed: local.switch("CANCHUPANH"),
        fee_after_appraisal: local.switch("PHISAUTHAMDINH"),
        after_supplement: after_supplement(&local),
        main_result_code: main_result_code(&local, &results),
        form_file: some_text(local.at("BIEUMAU").text(Short)),
        external_system: some_text(local.at("HETHONGNGANH").text(Name)),
        cases: cases(&local),
        sequence: read_all(&packet.objects("TRINHTUTHUCHIEN"), sequence),
        channels: channels(packet),
        component_groups: read_all(&packet.objects("THANHPHANHOSO"), component_group),
        results,
        legal_bases: read_all(&packet.objects("CANCUPHAPLY"), legal_basis),
        requirements: packet.at("YEUCAU").text(Long),
        keywords: keywords(&packet.at("TUKHOA").text(Name)),
        audience: read_all(&packet.objects("DOITUONGTHUCHIEN"), audience),
        audience_note: packet.at("MOTADOITUONGTHUCHIEN").text(Name),
        receiving_address: packet.at("DIACHITIEPNHAN").text(Name),
        agencies: agencies(packet),
        related: procedure_codes(packet, "TTHCLIENQUAN"),
        joins: procedure_codes(packet, "TTHCLIENTHONG"),
        sources: sources(&packet.at("_NGUON")),
        packet_digest,
        code: code?,
        sector: sectors.next()?,
        other_sectors: sectors.collect(),
        service_level: service_level?,
    };
    Some(procedure)
}

/// The parts that are sound; why the others are not is noted.
fn read_sound<T>(nodes: &[Node<'_>], read: impl Fn(&Node<'_>) -> Option<T>) -> Vec<T> {
    nodes.iter().filter_map(read).collect()
}

fn read_all<T>(nodes: &[Node<'_>], read: impl Fn(&Node<'_>) -> T) -> Vec<T> {
    nodes.iter().map(read).collect()
}

fn some_text(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn check_names(local: &Node<'_>) {
    for name in local.names().filter(|name| !EXTENSION.contains(&name.as_str())) {
        local.flaw(Flaw::UnknownName { name: name.chars().take(64).collect() });
    }
}

/// Notes every value under `name` that stands a second time among the nodes.
fn check_unique(nodes: &[Node<'_>], name: &str) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for node in nodes {
        let value = node.at(name).quiet_text();
        if value.is_empty() {
            continue;
        }
        match seen.get(&value) {
            Some(first) => {
                let first = format!("{first}.{name}");
                node.at(name).flaw(Flaw::Duplicate { value, first });
            }
            None => {
                seen.insert(value, node.path());
            }
        }
    }
}

fn publication(packet: &Node<'_>) -> Publication {
    Publication {
        agency_code: packet.at("MACOQUANCONGBO").text(Short),
        decision: packet.at("QUYETDINH").text(Name),
        decision_id: packet.at("IDQUYETDINHCONGBO").text(Short),
    }
}

fn sector(node: &Node<'_>) -> Option<Sector> {
    let code = node.required_code("MALINHVUC");
    let name = node.required("TENLINHVUC", Name);
    Some(Sector { code: code?, name })
}

fn level(node: &Node<'_>) -> Option<Level> {
    node.term("CAPTHUCHIEN")
}

fn audience(node: &Node<'_>) -> Audience {
    let code = node.at("MADOITUONG").text(Short);
    Audience { code, name: node.required("TENDOITUONG", Name) }
}

fn after_supplement(local: &Node<'_>) -> AfterSupplement {
    if local.at("SAUBOSUNG").quiet_text().is_empty() {
        return AfterSupplement::Restart;
    }
    local.term("SAUBOSUNG").unwrap_or(AfterSupplement::Restart)
}

fn main_result_code(local: &Node<'_>, results: &[ResultKind]) -> Option<ResultCode> {
    let code: ResultCode = local.code("MAKETQUACHINH")?;
    if !results.iter().any(|result| result.code == code) {
        local.at("MAKETQUACHINH").flaw(Flaw::UnknownResult { value: code.to_string() });
    }
    Some(code)
}

fn cases(local: &Node<'_>) -> Vec<Case> {
    let nodes = local.some_objects("TRUONGHOP");
    check_unique(&nodes, "MATRUONGHOP");
    read_sound(&nodes, case)
}

fn case(node: &Node<'_>) -> Option<Case> {
    let code = node.required_code("MATRUONGHOP");
    let name = node.required("TENTRUONGHOP", Name);
    if node.at("THOIHAN").quiet_text().is_empty() {
        node.at("THOIHAN").flaw(Flaw::NoLimit);
    }
    let days = node.number("THOIHAN", LONGEST_LIMIT.into());
    let unit = node.term("DONVITINH");
    node.required("TONGGIO", Short);
    let hours = node.number("TONGGIO", HOURS_A_DAY * u64::from(LONGEST_LIMIT));
    if let (Some(days), Some(hours)) = (days, hours)
        && hours != days * HOURS_A_DAY
    {
        let expected = days * HOURS_A_DAY;
        node.at("TONGGIO").flaw(Flaw::HoursMismatch { hours, expected });
    }
    let days = days?;
    Some(Case {
        code: code?,
        name,
        limit_days: u16::try_from(days).ok()?,
        unit: unit?,
        hours: u32::try_from(days * HOURS_A_DAY).ok()?,
    })
}

fn sequence(node: &Node<'_>) -> Sequence {
    let step = |step: &Node<'_>| some_text(step.at("TENTRINHTU").text(Long));
    Sequence {
        case_name: node.at("TRUONGHOP").text(Name),
        steps: read_sound(&node.objects("TRINHTU"), step),
    }
}

fn channels(packet: &Node<'_>) -> Vec<ChannelRule> {
    let nodes = packet.some_objects("CACHTHUCTHUCHIEN");
    check_unique(&nodes, "KENH");
    read_sound(&nodes, |node| {
        let channel = node.term("KENH");
        let limits = read_sound(&node.some_objects("THOIGIAN"), limit);
        Some(ChannelRule { channel: channel?, limits })
    })
}

fn limit(node: &Node<'_>) -> Option<Limit> {
    node.required("THOIGIANGIAIQUYET", Short);
    let days = node.number("THOIGIANGIAIQUYET", LONGEST_LIMIT.into());
    let unit = node.term("DONVITINH");
    let note = node.at("MOTA").text(Long);
    let fees = node.objects("PHILEPHI");
    check_unique(&fees, "MAPHILEPHI");
    let fees = read_sound(&fees, fee);
    Some(Limit { days: u16::try_from(days?).ok()?, unit: unit?, note, fees })
}

fn fee(node: &Node<'_>) -> Option<Fee> {
    let code = node.required_code("MAPHILEPHI");
    let amount: Option<i64> = node.at("SOTIEN").parse(|value| Flaw::BadNumber { value });
    if let Some(amount) = amount.filter(|amount| *amount < 0) {
        node.at("SOTIEN").flaw(Flaw::NegativeAmount { value: amount.to_string() });
    }
    if !node.at("DONVI").quiet_text().is_empty() {
        node.choice("DONVI", &[("đồng", ()), ("Đồng", ()), ("VNĐ", ()), ("VND", ())]);
    }
    let note = node.at("MOTA").text(Long);
    Some(Fee { code: code?, amount: amount.map(Dong), note, file: file(node) })
}

fn file(node: &Node<'_>) -> Option<FileLink> {
    let link = FileLink { name: node.at("TENTEP").text(Name), url: node.at("URL").text(Name) };
    Some(link).filter(|link| !link.name.is_empty() || !link.url.is_empty())
}

fn component_group(node: &Node<'_>) -> ComponentGroup {
    let name = node.at("TRUONGHOP").text(Name);
    let papers = node.objects("GIAYTO");
    check_unique(&papers, "MAGIAYTO");
    ComponentGroup { name, papers: read_sound(&papers, paper) }
}

fn paper(node: &Node<'_>) -> Option<Paper> {
    let code = node.required_code("MAGIAYTO");
    let name = node.required("TENGIAYTO", Name);
    Some(Paper {
        name,
        originals: copies(node, "SOBANCHINH"),
        copies: copies(node, "SOBANSAO"),
        form_name: node.at("TENMAUDON").text(Name),
        form_url: node.at("URL").text(Name),
        replaced_by_result: node.code("MA_KQ_THAYTHE"),
        code: code?,
    })
}

fn copies(node: &Node<'_>, name: &str) -> u16 {
    node.number(name, MOST_COPIES).and_then(|n| u16::try_from(n).ok()).unwrap_or(0)
}

fn results(packet: &Node<'_>) -> Vec<ResultKind> {
    let nodes = packet.objects("KETQUATHUCHIEN");
    check_unique(&nodes, "MAKETQUA");
    read_sound(&nodes, |node| {
        let code = node.required_code("MAKETQUA");
        let name = node.required("TENKETQUA", Name);
        Some(ResultKind { file: file(node), code: code?, name })
    })
}

fn legal_basis(node: &Node<'_>) -> LegalBasis {
    LegalBasis {
        number: node.required("SOVANBAN", Short),
        name: node.at("TENVANBAN").text(Name),
        issued: node.date("NGAYBANHANH"),
        in_force: node.date("NGAYHIEULUC"),
        issuer: node.at("COQUANBANHANH").text(Name),
        url: node.at("DIACHITRUYCAP").text(Name),
    }
}

fn agencies(packet: &Node<'_>) -> Agencies {
    let list = |name| {
        read_all(&packet.objects(name), |node| {
            let code = node.at("MADONVI").text(Short);
            AgencyRef { code, name: node.required("TENDONVI", Name) }
        })
    };
    Agencies {
        performing: list("COQUANTHUCHIEN"),
        performing_note: packet.at("MOTACOQUANTHUCHIEN").text(Name),
        competent: list("COQUANCOTHAMQUYEN"),
        competent_note: packet.at("MOTACOQUANTHAMQUYEN").text(Name),
        authorised: list("COQUANDUOCUYQUYEN"),
        coordinating: list("COQUANPHOIHOP"),
    }
}

fn procedure_codes(packet: &Node<'_>, name: &str) -> Vec<ProcedureCode> {
    read_sound(&packet.list(name), |node| node.parse(|value| Flaw::BadCode { value }))
}

fn keywords(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn sources(node: &Node<'_>) -> BTreeMap<String, String> {
    node.names().take(64).map(|name| (name.clone(), node.at(name).text(Long))).collect()
}

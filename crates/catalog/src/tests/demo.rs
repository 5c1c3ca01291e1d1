//! The packets and life events of the demo province must read without a problem.

use crate::{
    AfterSupplement, Channel, DayUnit, Level, Procedure, ServiceLevel, life_events,
    packet::{self, PacketFile, PacketSet},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/vinh-phuc-2023");

pub(super) static DEMO_SET: LazyLock<PacketSet> = LazyLock::new(|| {
    let mut files: Vec<(String, String)> = fs::read_dir(Path::new(DEMO).join("procedures"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    let files: Vec<_> = files.iter().map(|(name, text)| PacketFile { name, text }).collect();
    packet::read_set(&files).unwrap_or_else(|problems| panic!("{}", problems[0]))
});

pub(super) fn demo_procedure(code: &str) -> &'static Procedure {
    DEMO_SET.procedures.iter().find(|p| p.code.as_str() == code).unwrap()
}

#[test]
fn every_packet_reads() {
    let set = &DEMO_SET;
    assert_eq!(set.procedures.len(), 44);
    let cases: usize = set.procedures.iter().map(|p| p.cases.len()).sum();
    assert_eq!(cases, 60);
    let mirrors = set.procedures.iter().filter(|p| !p.can_be_filed()).count();
    assert_eq!(mirrors, 3, "the police settle residence and fire safety in their own system");
}

#[test]
fn a_birth_registration_in_our_words() {
    let birth = demo_procedure("1.001193");
    assert_eq!(birth.name, "Thủ tục đăng ký khai sinh");
    assert_eq!(birth.local_code, "1.001193.000.00.00.H62");
    assert_eq!((birth.sector.code.as_str(), &*birth.sector.name), ("G15-TP07", "Hộ tịch"));
    assert_eq!(birth.levels, [Level::Commune]);
    assert_eq!(birth.service_level, ServiceLevel::Full);
    assert_eq!(birth.after_supplement, AfterSupplement::Restart);
    assert_eq!(birth.keywords, ["khai sinh", "hộ tịch", "trẻ em"]);
    assert_eq!(birth.form_file.as_deref(), Some("forms/1.001193.json"));
    assert_eq!(birth.agencies.competent[0].name, "UBND cấp xã");
    assert!(birth.is_fileable_online());
    let case = birth.case("1.001193.01").unwrap();
    assert_eq!((case.limit_days, case.unit, case.hours), (1, DayUnit::WorkingDays, 8));
    let fees: Vec<_> =
        birth.channel(Channel::Post).unwrap().fees().map(|f| f.amount.unwrap().0).collect();
    assert_eq!(fees, [5_000, 8_000]);
    let marriage = birth.paper("000.00.00.H62-KQ9001").unwrap();
    assert_eq!(marriage.replaced_by_result.as_ref().unwrap().as_str(), "KQ.G15.000032");
    assert!(birth.result(birth.main_result_code.as_ref().unwrap().as_str()).is_some());
}

#[test]
fn what_can_be_filed_and_where() {
    let check = |code: &str, filed: bool, online: bool| {
        let procedure = demo_procedure(code);
        assert_eq!(
            (procedure.can_be_filed(), procedure.is_fileable_online()),
            (filed, online),
            "{code}"
        );
    };
    check("1.001193", true, true);
    check("1.004222", false, false); // Another system settles it.
    check("2.000884", true, false); // Certified at the desk; online it is information only.
    check("2.000889", true, true); // Partly online.
}

#[test]
fn an_amount_computed_later_is_no_amount_of_zero() {
    let change_of_use = demo_procedure("1.000798");
    assert!(change_of_use.fee_after_appraisal);
    let fee = change_of_use.channel(Channel::Direct).unwrap().fees().next().unwrap();
    assert_eq!(fee.amount, None);
    let company = demo_procedure("2.001583");
    let online = company.channel(Channel::Online).unwrap();
    assert!(online.fees().any(|fee| fee.amount.is_some_and(|amount| amount.0 == 0)));
}

#[test]
fn three_opinions_side_by_side_have_a_case() {
    let permit = demo_procedure("1.009994");
    let case = permit.case("1.009994.03").unwrap();
    assert_eq!((case.limit_days, case.unit, case.hours), (20, DayUnit::CalendarDays, 160));
    assert!(permit.agencies.coordinating.iter().any(|agency| agency.name == "Sở Xây dựng"));
}

#[test]
fn references_out_of_the_set_are_warnings() {
    let birth: Vec<_> = DEMO_SET.warnings.iter().filter(|w| w.file == "1.001193.json").collect();
    assert_eq!(birth.len(), 1, "{birth:?}");
    assert_eq!((birth[0].path.as_str(), birth[0].code()), ("TTHCLIENQUAN[1]", "unknown-procedure"));
}

#[test]
fn a_procedure_survives_the_way_through_json() {
    for procedure in &DEMO_SET.procedures {
        let text = serde_json::to_string(&procedure).unwrap();
        assert_eq!(serde_json::from_str::<Procedure>(&text).unwrap(), *procedure);
    }
}

#[test]
fn every_procedure_belongs_to_an_event_of_life() {
    let known: BTreeSet<_> = DEMO_SET.procedures.iter().map(|p| p.code.clone()).collect();
    let text = fs::read_to_string(Path::new(DEMO).join("life-events.csv")).unwrap();
    let events = life_events::read("life-events.csv", &text, &known)
        .unwrap_or_else(|problems| panic!("{}", problems[0]));
    let covered: BTreeSet<_> = events.iter().flat_map(|event| event.procedures.clone()).collect();
    assert_eq!(covered, known);
    let check = |query: &str, key: &str| {
        let query = mc_kernel::fold(query);
        let found: Vec<_> =
            events.iter().filter(|e| e.is_meant_by(&query)).map(|e| e.key.as_str()).collect();
        assert!(found.contains(&key), "{query}: {found:?}");
    };
    check("có em bé", "sinh-con");
    check("xây nhà", "lam-nha");
    check("làm nhà", "lam-nha");
    check("mở quán", "mo-quan-an");
    check("cưới", "ket-hon");
    check("mất người thân", "mat-nguoi-than");
    check("đổi bằng lái", "lai-xe");
    check("lam so do", "nha-dat");
}

#[test]
fn every_form_of_a_packet_lies_beside_it() {
    let forms: Vec<_> =
        DEMO_SET.procedures.iter().filter_map(|procedure| procedure.form_file.as_ref()).collect();
    assert_eq!(forms.len(), 12);
    for form in forms {
        assert!(Path::new(DEMO).join(form).is_file(), "{form}");
    }
}

/// What `processes.csv` says of a case: its limit, and the hours of its steps, of steps side by side
/// only those of the longest branch.
#[derive(Default)]
struct ProcessOfCase {
    name: String,
    days: String,
    unit: String,
    hours_in_line: u32,
    hours_of_branch: BTreeMap<String, u32>,
}

impl ProcessOfCase {
    fn hours(&self) -> u32 {
        let groups: BTreeSet<&str> =
            self.hours_of_branch.keys().map(|branch| branch.split_at(1).0).collect();
        let longest = |group: &&str| {
            let branches = self.hours_of_branch.iter().filter(|(b, _)| b.starts_with(*group));
            branches.map(|(_, hours)| *hours).max().unwrap()
        };
        self.hours_in_line + groups.iter().map(longest).sum::<u32>()
    }
}

#[test]
fn the_steps_of_every_case_share_the_limit_of_its_packet() {
    let text = fs::read_to_string(Path::new(DEMO).join("processes.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut cases: BTreeMap<String, ProcessOfCase> = BTreeMap::new();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let case = cases.entry(row["case"].clone()).or_default();
        case.name.clone_from(&row["case_name"]);
        case.days.clone_from(&row["statutory_days"]);
        case.unit.clone_from(&row["day_unit"]);
        let hours: u32 = row["working_hours"].parse().unwrap();
        match row["parallel_group"].as_str() {
            _ if row["clock"] == "stop" => assert_eq!(hours, 0),
            "" => case.hours_in_line += hours,
            branch => *case.hours_of_branch.entry(branch.to_owned()).or_default() += hours,
        }
    }
    let packets: Vec<_> = DEMO_SET.procedures.iter().flat_map(|p| &p.cases).collect();
    assert_eq!(packets.len(), cases.len());
    for packet in packets {
        let process = &cases[packet.code.as_str()];
        assert_eq!(process.name, packet.name);
        assert_eq!(process.days, packet.limit_days.to_string());
        assert_eq!(process.unit, packet.unit.national());
        assert_eq!(process.hours(), packet.hours, "{}", packet.code);
    }
}

//! The demo province: every step of every process must find its unit.

use crate::{
    AreaLevel, CodeSystem, Directory, Organisation, Unit, UnitId, UnitKind,
    import::{self, Files, Source},
};
use mc_kernel::CivilDay;
use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/vinh-phuc-2023");

pub(super) fn demo_file(name: &str) -> String {
    fs::read_to_string(Path::new(DEMO).join(name)).unwrap()
}

pub(super) fn day() -> CivilDay {
    "2023-05-25".parse().unwrap()
}

pub(super) fn read_demo() -> Organisation {
    let texts = ["areas.csv", "agencies.csv", "staff.csv", "names.csv"].map(demo_file);
    let [areas, agencies, staff, names] = &texts;
    let files = Files {
        areas: Source { name: "areas.csv", text: areas },
        agencies: Some(Source { name: "agencies.csv", text: agencies }),
        staff: Some(Source { name: "staff.csv", text: staff }),
        names: Some(Source { name: "names.csv", text: names }),
    };
    let since = "2023-01-01".parse().unwrap();
    import::read(&files, since).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

pub(super) static DIRECTORY: LazyLock<Directory> =
    LazyLock::new(|| Directory::build(read_demo()).unwrap());

/// A step of `processes.csv`, as far as the organisation is concerned.
pub(super) struct Step {
    pub(super) procedure: String,
    pub(super) unit_kind: String,
    pub(super) agency: String,
    pub(super) level: String,
    pub(super) role: String,
}

pub(super) fn steps() -> Vec<Step> {
    let text = demo_file("processes.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| {
            let cell = |name: &str| {
                let at = head.iter().position(|column| column == name).unwrap();
                record[at].to_owned()
            };
            Step {
                procedure: cell("procedure"),
                unit_kind: cell("unit_kind"),
                agency: cell("agency"),
                level: cell("level"),
                role: cell("role"),
            }
        })
        .collect()
}

pub(super) fn area(code: &str) -> UnitId {
    DIRECTORY.area(code, day()).unwrap().id
}

pub(super) const XUAN_LOI: &str = "08836";
const LIEN_BAO: &str = "08710";
const PROVINCE: &str = "26";

#[test]
fn the_province_has_its_areas_and_agencies() {
    let count = |kind: UnitKind, level: AreaLevel| {
        DIRECTORY.units(day()).filter(|unit| unit.kind == kind && unit.level == level).count()
    };
    assert_eq!(count(UnitKind::Area, AreaLevel::PROVINCE), 1);
    assert_eq!(count(UnitKind::Area, AreaLevel::DISTRICT), 9);
    assert_eq!(count(UnitKind::Area, AreaLevel::COMMUNE), 136);
    assert_eq!(count(UnitKind::Committee, AreaLevel::COMMUNE), 136);
    assert_eq!(count(UnitKind::OneStopDesk, AreaLevel::COMMUNE), 136);
    assert_eq!(count(UnitKind::OneStopDesk, AreaLevel::DISTRICT), 9);
    assert_eq!(count(UnitKind::OneStopDesk, AreaLevel::PROVINCE), 1);
    assert_eq!(count(UnitKind::VerticalAgency, AreaLevel::COMMUNE), 136);
}

#[test]
fn names_and_codes_of_a_commune_agency() {
    let check = |code: &str, name: &str, short_name: &str| {
        let unit = DIRECTORY.by_alias(CodeSystem::RightToLeft, code, day()).unwrap();
        assert_eq!((unit.name.as_str(), unit.short_name.as_str()), (name, short_name));
    };
    // The second ward of the first district, and the fourteenth commune of the third.
    check("000.22.31.H62", "Ủy ban nhân dân phường Liên Bảo", "UBND phường Liên Bảo");
    check("000.34.33.H62", "Ủy ban nhân dân xã Xuân Lôi", "UBND xã Xuân Lôi");
    check("034.03.90.H62", "Công an xã Xuân Lôi", "Công an xã Xuân Lôi");
    check("000.00.04.H62", "Sở Tư pháp tỉnh Vĩnh Phúc", "Sở Tư pháp");
    assert_eq!(DIRECTORY.area_name(XUAN_LOI, day()), Some("Xã Xuân Lôi"));
    assert_eq!(DIRECTORY.area_path(area(XUAN_LOI)), "Xã Xuân Lôi, Huyện Lập Thạch, Tỉnh Vĩnh Phúc");
}

#[test]
fn every_step_of_every_procedure_finds_its_unit() {
    let steps = steps();
    let procedures: BTreeSet<_> = steps.iter().map(|step| &step.procedure).collect();
    assert_eq!(procedures.len(), 44);
    for step in &steps {
        for commune in [XUAN_LOI, LIEN_BAO] {
            let found = DIRECTORY.resolve(&step.agency, area(commune), day());
            let unit = DIRECTORY.unit(found.unwrap_or_else(|e| panic!("{e}"))).unwrap();
            check_level(step, unit);
        }
    }
}

#[test]
fn every_step_of_the_province_finds_its_unit_from_the_province() {
    for step in steps() {
        let found = DIRECTORY.resolve(&step.agency, area(PROVINCE), day());
        match step.level.as_str() {
            "province" | "central" | "" => {
                check_level(&step, DIRECTORY.unit(found.unwrap()).unwrap());
            }
            below => assert!(found.is_err(), "{} serves a {below}", step.agency),
        }
    }
}

fn check_level(step: &Step, unit: &Unit) {
    if unit.kind == UnitKind::Outside {
        return;
    }
    let level = AreaLevel::from_name(&step.level).unwrap();
    assert_eq!(unit.level, level, "{} is {}", step.agency, unit.name);
}

#[test]
fn steps_go_where_people_expect() {
    let check = |agency: &str, commune: &str, expect: &str| {
        let found = DIRECTORY.resolve(agency, area(commune), day()).unwrap();
        assert_eq!(DIRECTORY.unit(found).unwrap().name, expect);
    };
    check("UBND cấp xã", XUAN_LOI, "Ủy ban nhân dân xã Xuân Lôi");
    check("UBND cấp huyện", XUAN_LOI, "Ủy ban nhân dân huyện Lập Thạch");
    check("Phòng Quản lý đô thị", XUAN_LOI, "Phòng Kinh tế và Hạ tầng huyện Lập Thạch");
    check("Phòng Quản lý đô thị", LIEN_BAO, "Phòng Quản lý đô thị thành phố Vĩnh Yên");
    check("Chi cục Thuế khu vực", XUAN_LOI, "Chi cục Thuế khu vực Lập Thạch - Sông Lô");
    check("Công an xã, phường, thị trấn", XUAN_LOI, "Công an xã Xuân Lôi");
    check(
        "Trung tâm Phục vụ hành chính công tỉnh",
        XUAN_LOI,
        "Trung tâm Phục vụ hành chính công tỉnh",
    );
    check("Người nộp hồ sơ", XUAN_LOI, "Người nộp hồ sơ");
    check("Hệ thống", PROVINCE, "Hệ thống");
}

#[test]
fn desks_and_selects() {
    let desk = |level, code: &str| {
        DIRECTORY.receiving_desk(level, area(code), day()).unwrap().short_name.as_str()
    };
    assert_eq!(desk(AreaLevel::COMMUNE, XUAN_LOI), "Bộ phận Một cửa xã Xuân Lôi");
    assert_eq!(desk(AreaLevel::DISTRICT, XUAN_LOI), "Bộ phận Một cửa huyện Lập Thạch");
    assert_eq!(desk(AreaLevel::PROVINCE, XUAN_LOI), "Trung tâm Phục vụ hành chính công tỉnh");
    let groups = DIRECTORY.area_groups(AreaLevel::COMMUNE, day());
    assert_eq!(groups.len(), 9);
    assert_eq!(groups.iter().map(|group| group.areas.len()).sum::<usize>(), 136);
    assert_eq!(groups[0].above.name, "Thành phố Vĩnh Yên");
}

#[test]
fn who_answers_for_whom() {
    let check = |code: &str, expect: &str| {
        let unit = DIRECTORY.by_alias(CodeSystem::RightToLeft, code, day()).unwrap();
        assert_eq!(DIRECTORY.agency_of(unit.id).unwrap().short_name, expect);
    };
    check("001.34.33.H62", "UBND xã Xuân Lôi");
    check("000.02.33.H62", "UBND huyện Lập Thạch");
    check("000.13.33.H62", "UBND huyện Lập Thạch");
    check("000.01.05.H62", "Sở Kế hoạch và Đầu tư");
    check("003.01.11.H62", "Sở Tài nguyên và Môi trường");
    check("000.03.90.H62", "Công an huyện Lập Thạch");
}

#[test]
fn a_province_of_two_levels_loads_and_resolves() {
    let text = include_str!("phu-tho-2025.csv");
    let agencies = "code,name,kind,parent,abbreviation,type,unit_code\n\
        H44,Ủy ban nhân dân tỉnh Phú Thọ,province people's committee,,UBND,UBND tỉnh,25\n\
        000.{nnn}.{dd},Ủy ban nhân dân {commune_name},commune people's committee template,H44,UBND,UBND cấp xã,\n";
    let files = Files {
        areas: Source { name: "phu-tho-2025.csv", text },
        agencies: Some(Source { name: "agencies.csv", text: agencies }),
        staff: None,
        names: None,
    };
    let on: CivilDay = "2025-07-01".parse().unwrap();
    let directory = Directory::build(import::read(&files, on).unwrap()).unwrap();
    assert_eq!(directory.areas(on).count(), 149);
    let groups = directory.area_groups(AreaLevel::COMMUNE, on);
    assert_eq!((groups.len(), groups[0].areas.len()), (1, 148));
    let commune = directory.area("04792", on).unwrap();
    assert_eq!(directory.area_path(commune.id), "Phường Tân Hòa, Tỉnh Phú Thọ");
    let name = |agency_type: &str| {
        let found = directory.resolve(agency_type, commune.id, on).unwrap();
        directory.unit(found).unwrap().name.clone()
    };
    assert_eq!(name("UBND cấp xã"), "Ủy ban nhân dân phường Tân Hòa");
    assert_eq!(name("UBND tỉnh"), "Ủy ban nhân dân tỉnh Phú Thọ");
}

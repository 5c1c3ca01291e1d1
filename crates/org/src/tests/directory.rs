//! A small organisation: a province, a district, two communes; then the same province without the
//! district.

use crate::{
    Alias, AreaLevel, CodeSystem, Contact, Directory, DirectoryProblem, Organisation, Position,
    PositionId, ResolveError, Role, Staff, StaffId, Unit, UnitId, UnitKind, Validity,
    directory::DEEPEST,
};
use mc_kernel::CivilDay;

const AREA: UnitKind = UnitKind::Area;

fn day(text: &str) -> CivilDay {
    text.parse().unwrap()
}

fn id(name: &str) -> UnitId {
    UnitId::derived("unit", name)
}

fn unit(name: &str, kind: UnitKind, level: AreaLevel, parent: &str) -> Unit {
    Unit {
        id: id(name),
        name: name.to_owned(),
        short_name: name.to_owned(),
        abbreviation: String::new(),
        kind,
        level,
        parent: Some(parent).filter(|parent| !parent.is_empty()).map(id),
        agency_types: Vec::new(),
        areas: Vec::new(),
        name_en: String::new(),
        contact: Contact::default(),
        moves: Vec::new(),
        validity: Validity::since(day("2023-01-01")),
    }
}

fn body(name: &str, kind: UnitKind, parent: &str, acts_as: &str, serves: &str) -> Unit {
    let level = match serves {
        "Lập Thạch" => AreaLevel::DISTRICT,
        "Vĩnh Phúc" => AreaLevel::PROVINCE,
        "" => AreaLevel::CENTRAL,
        _ => AreaLevel::COMMUNE,
    };
    let serves = Some(serves).filter(|area| !area.is_empty());
    Unit {
        agency_types: vec![acts_as.to_owned()],
        areas: serves.into_iter().map(id).collect(),
        ..unit(name, kind, level, parent)
    }
}

fn units() -> Vec<Unit> {
    use UnitKind::{Committee, Department, Division, OneStopDesk, Outside};
    vec![
        unit("Vĩnh Phúc", AREA, AreaLevel::PROVINCE, ""),
        unit("Lập Thạch", AREA, AreaLevel::DISTRICT, "Vĩnh Phúc"),
        unit("Xuân Lôi", AREA, AreaLevel::COMMUNE, "Lập Thạch"),
        unit("Đồng Ích", AREA, AreaLevel::COMMUNE, "Lập Thạch"),
        body("UBND tỉnh", Committee, "", "UBND tỉnh", "Vĩnh Phúc"),
        body("Sở Tư pháp", Department, "UBND tỉnh", "Sở Tư pháp", "Vĩnh Phúc"),
        body("UBND huyện", Committee, "UBND tỉnh", "UBND cấp huyện", "Lập Thạch"),
        body("Phòng KTHT", Division, "UBND huyện", "Phòng Quản lý đô thị", "Lập Thạch"),
        body("Một cửa huyện", OneStopDesk, "UBND huyện", "Một cửa cấp huyện", "Lập Thạch"),
        body("UBND Xuân Lôi", Committee, "UBND huyện", "UBND cấp xã", "Xuân Lôi"),
        body("Một cửa Xuân Lôi", OneStopDesk, "UBND Xuân Lôi", "Một cửa cấp xã", "Xuân Lôi"),
        body("UBND Đồng Ích", Committee, "UBND huyện", "UBND cấp xã", "Đồng Ích"),
        body("Hệ thống", Outside, "", "Hệ thống", ""),
    ]
}

fn of(units: Vec<Unit>) -> Organisation {
    Organisation { units, ..Organisation::default() }
}

fn directory() -> Directory {
    Directory::build(of(units())).unwrap()
}

#[test]
fn a_step_goes_to_the_nearest_unit_upwards() {
    let directory = directory();
    let check = |agency_type: &str, anchor: &str, expect: &str| {
        let found = directory.resolve(agency_type, id(anchor), day("2023-05-25")).unwrap();
        assert_eq!(directory.unit(found).unwrap().name, expect, "{agency_type} of {anchor}");
    };
    check("UBND cấp xã", "Xuân Lôi", "UBND Xuân Lôi");
    check("UBND cấp xã", "Đồng Ích", "UBND Đồng Ích");
    check("UBND cấp huyện", "Xuân Lôi", "UBND huyện");
    check("Phòng Quản lý đô thị", "Xuân Lôi", "Phòng KTHT");
    check("Sở Tư pháp", "Xuân Lôi", "Sở Tư pháp");
    check("Sở Tư pháp", "Vĩnh Phúc", "Sở Tư pháp");
    check("Hệ thống", "Vĩnh Phúc", "Hệ thống");
    check("UBND cấp huyện", "UBND Xuân Lôi", "UBND huyện"); // A body stands for its area.
}

#[test]
fn what_cannot_be_resolved() {
    let mut all = units();
    all.push(Unit { id: id("Phòng QLĐT"), ..all[7].clone() });
    let directory = Directory::build(of(all)).unwrap();
    let check = |agency_type: &str, anchor: &str, on: &str, expect: ResolveError| {
        assert_eq!(directory.resolve(agency_type, id(anchor), day(on)), Err(expect));
    };
    let none = |agency_type: &str, anchor: &str| {
        let (agency_type, anchor) = (agency_type.to_owned(), id(anchor));
        ResolveError::NoneServes { agency_type, anchor }
    };
    check("UBND cấp xã", "Vĩnh Phúc", "2023-05-25", none("UBND cấp xã", "Vĩnh Phúc"));
    check("UBND cấp xã", "Xuân Lôi", "2022-12-31", none("UBND cấp xã", "Xuân Lôi"));
    let unknown = ResolveError::UnknownType("Sở Du lịch".to_owned());
    check("Sở Du lịch", "Xuân Lôi", "2023-05-25", unknown);
    check("Sở Tư pháp", "?", "2023-05-25", ResolveError::UnknownAnchor(id("?")));
    let units = vec![id("Phòng KTHT"), id("Phòng QLĐT")];
    let agency_type = "Phòng Quản lý đô thị".to_owned();
    let ambiguous = ResolveError::Ambiguous { agency_type, units };
    check("Phòng Quản lý đô thị", "Xuân Lôi", "2023-05-25", ambiguous);
}

#[test]
fn a_province_without_districts_is_searched_the_same_way() {
    let mut all = units();
    all.retain(|unit| unit.level != AreaLevel::DISTRICT);
    for unit in &mut all {
        unit.parent = unit.parent.map(|parent| match parent {
            district if district == id("Lập Thạch") => id("Vĩnh Phúc"),
            committee if committee == id("UBND huyện") => id("UBND tỉnh"),
            other => other,
        });
    }
    let directory = Directory::build(of(all)).unwrap();
    let on = day("2025-07-01");
    assert_eq!(directory.resolve("Sở Tư pháp", id("Xuân Lôi"), on), Ok(id("Sở Tư pháp")));
    let groups = directory.area_groups(AreaLevel::COMMUNE, on);
    assert_eq!(groups.len(), 1);
    assert_eq!((groups[0].above.name.as_str(), groups[0].areas.len()), ("Vĩnh Phúc", 2));
    assert_eq!(directory.area_path(id("Xuân Lôi")), "Xuân Lôi, Vĩnh Phúc");
}

#[test]
fn up_and_down_the_tree() {
    let directory = directory();
    let names = |units: Vec<&Unit>| units.iter().map(|u| u.name.clone()).collect::<Vec<_>>();
    let above = directory.ancestors(id("Một cửa Xuân Lôi")).collect();
    assert_eq!(names(above), ["UBND Xuân Lôi", "UBND huyện", "UBND tỉnh"]);
    let below = directory.descendants(id("UBND huyện"), day("2023-05-25"));
    let expect =
        ["Phòng KTHT", "Một cửa huyện", "UBND Xuân Lôi", "UBND Đồng Ích", "Một cửa Xuân Lôi"];
    assert_eq!(names(below), expect);
    assert!(directory.descendants(id("UBND huyện"), day("2022-05-25")).is_empty());
    assert!(directory.is_within(id("Phòng KTHT"), id("UBND tỉnh")));
    assert!(!directory.is_within(id("UBND tỉnh"), id("Phòng KTHT")));
}

#[test]
fn the_accountable_agency() {
    let directory = directory();
    let check = |unit: &str, expect: &str| {
        assert_eq!(directory.agency_of(id(unit)).unwrap().name, expect, "{unit}");
    };
    check("Một cửa Xuân Lôi", "UBND Xuân Lôi");
    check("Phòng KTHT", "UBND huyện");
    check("Sở Tư pháp", "Sở Tư pháp");
    check("UBND Xuân Lôi", "UBND Xuân Lôi");
    assert_eq!(directory.agency_of(id("?")), None);
}

#[test]
fn desks_by_level() {
    let directory = directory();
    let on = day("2023-05-25");
    let levels = [AreaLevel::DISTRICT, AreaLevel::COMMUNE];
    assert_eq!(directory.receiving_desks(&levels, on).count(), 2);
    assert_eq!(directory.receiving_desks(&[AreaLevel::PROVINCE], on).count(), 0);
    let desk = |level, area| directory.receiving_desk(level, id(area), on).map(|desk| desk.id);
    assert_eq!(desk(AreaLevel::COMMUNE, "Xuân Lôi"), Some(id("Một cửa Xuân Lôi")));
    assert_eq!(desk(AreaLevel::DISTRICT, "Xuân Lôi"), Some(id("Một cửa huyện")));
    assert_eq!(desk(AreaLevel::COMMUNE, "Đồng Ích"), None);
}

#[test]
fn a_code_belongs_to_one_unit_a_day() {
    let alias = |unit: &str, validity| Alias {
        unit: id(unit),
        system: CodeSystem::AdministrativeUnit,
        code: "08836".to_owned(),
        validity,
    };
    let old = alias("Xuân Lôi", Validity::between(day("2023-01-01"), day("2025-06-30")));
    let new = alias("Đồng Ích", Validity::since(day("2025-07-01")));
    let build = |aliases| Directory::build(Organisation { aliases, ..of(units()) });
    let directory = build(vec![old.clone(), new.clone()]).unwrap();
    assert_eq!(directory.area_name("08836", day("2025-06-30")), Some("Xuân Lôi"));
    assert_eq!(directory.area_name("08836", day("2025-07-01")), Some("Đồng Ích"));
    let code = |on| directory.code_of(id("Xuân Lôi"), CodeSystem::AdministrativeUnit, day(on));
    assert_eq!((code("2023-05-25"), code("2025-07-01")), (Some("08836"), None));
    let overlapping = Alias { validity: Validity::since(day("2025-06-30")), ..new };
    let (system, code) = (CodeSystem::AdministrativeUnit, "08836".to_owned());
    let expect = vec![DirectoryProblem::AmbiguousAlias { system, code }];
    assert_eq!(build(vec![old, overlapping]).unwrap_err(), expect);
}

#[test]
fn holders_of_a_role_change_with_the_day() {
    let staff = |name: &str| Staff {
        id: StaffId::derived("staff", name),
        user_name: name.to_owned(),
        full_name: name.to_owned(),
        gender: None,
    };
    let held = |name: &str, validity| Position {
        id: PositionId::derived("position", name),
        unit: id("UBND Xuân Lôi"),
        role: Role::Leader,
        title: "Chủ tịch".to_owned(),
        staff: Some(staff(name).id),
        validity,
    };
    let organisation = Organisation {
        staff: vec![staff("hoa"), staff("hùng")],
        positions: vec![
            held("hoa", Validity::between(day("2023-01-01"), day("2023-05-31"))),
            held("hùng", Validity::since(day("2023-06-01"))),
        ],
        ..of(units())
    };
    let directory = Directory::build(organisation).unwrap();
    let holder = |on: &str| -> Vec<&str> {
        let holders = directory.holders(id("UBND Xuân Lôi"), Role::Leader, day(on));
        holders.map(|(_, staff)| staff.user_name.as_str()).collect()
    };
    assert_eq!(holder("2023-05-31"), ["hoa"]);
    assert_eq!(holder("2023-06-01"), ["hùng"]);
    let hoa = directory.staff_by_user_name("hoa").unwrap();
    assert_eq!(directory.positions_of(hoa.id, day("2023-05-31")).count(), 1);
    assert_eq!(directory.positions_of(hoa.id, day("2023-06-01")).count(), 0);
}

#[test]
fn an_organisation_that_contradicts_itself_is_refused() {
    let check = |change: fn(&mut Organisation), expect: DirectoryProblem| {
        let mut organisation = of(units());
        change(&mut organisation);
        let problems = Directory::build(organisation).unwrap_err();
        assert!(problems.contains(&expect), "{problems:?}");
    };
    check(|o| o.units.push(o.units[0].clone()), DirectoryProblem::DuplicateUnit(id("Vĩnh Phúc")));
    check(
        |o| o.units[1].parent = Some(id("?")),
        DirectoryProblem::UnknownParent { unit: id("Lập Thạch"), parent: id("?") },
    );
    check(|o| o.units[0].parent = Some(id("Xuân Lôi")), DirectoryProblem::Cycle(id("Vĩnh Phúc")));
    check(
        |o| o.units[5].areas.push(id("UBND tỉnh")),
        DirectoryProblem::UnknownArea { unit: id("Sở Tư pháp"), area: id("UBND tỉnh") },
    );
}

#[test]
fn a_chain_may_be_as_deep_as_the_bound_and_no_deeper() {
    let chain = |length: usize| -> Vec<Unit> {
        let link = |i: usize| {
            let parent = i.checked_sub(1).map(|above| above.to_string()).unwrap_or_default();
            unit(&i.to_string(), UnitKind::Division, AreaLevel::PROVINCE, &parent)
        };
        (0..length).map(link).collect()
    };
    assert!(Directory::build(of(chain(DEEPEST + 1))).is_ok());
    assert!(Directory::build(of(chain(DEEPEST + 2))).is_err());
}

#[test]
fn a_unit_belongs_to_another_from_its_day_on() {
    let mut organisation = of(units());
    let at = organisation.units.iter().position(|u| u.id == id("Phòng KTHT")).unwrap();
    organisation.units[at].move_to(Some(id("UBND tỉnh")), day("2024-07-01"));
    organisation.units[at].move_to(Some(id("Sở Tư pháp")), day("2025-07-01"));
    let parent = |on: &str| {
        let directory = Directory::build(organisation.clone().on(day(on))).unwrap();
        directory.ancestors(id("Phòng KTHT")).next().unwrap().name.clone()
    };
    assert_eq!(parent("2024-06-30"), "UBND huyện");
    assert_eq!(parent("2024-07-01"), "UBND tỉnh");
    assert_eq!(parent("2025-07-01"), "Sở Tư pháp");
    let days: Vec<String> =
        organisation.days_of_moves(day("2024-12-01")).iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2024-12-01", "2025-07-01"]);
    // Thinking better of it takes what was planned for later along.
    organisation.units[at].move_to(Some(id("UBND huyện")), day("2025-01-01"));
    assert_eq!(organisation.units[at].parent_on(day("2026-01-01")), Some(id("UBND huyện")));
    assert_eq!(organisation.units[at].parent_on(day("2024-08-01")), Some(id("UBND tỉnh")));
}

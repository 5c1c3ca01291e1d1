//! The staff and the citizens of the demo province: everyone invented, every step with someone to
//! take it.

use super::demo::{DIRECTORY, XUAN_LOI, area, day, demo_file, read_demo, steps};
use crate::{Role, UnitKind};
use mc_kernel::CivilDay;
use std::collections::{BTreeSet, HashSet};

#[test]
fn every_step_of_a_unit_of_the_province_has_someone_to_take_it() {
    let communes: Vec<_> = DIRECTORY
        .area_groups(crate::AreaLevel::COMMUNE, day())
        .into_iter()
        .flat_map(|group| group.areas)
        .map(|area| area.id)
        .collect();
    for step in steps() {
        let roles: &[Role] = match step.unit_kind.as_str() {
            "one-stop" => &[Role::DeskOfficer],
            "division" => &[Role::ProcessingOfficer],
            "division-leader" => &[Role::HeadOfDivision],
            "leader" => &[Role::Leader],
            "clerk" => &[Role::Clerk],
            "council" => &[Role::ProcessingOfficer, Role::Leader],
            "other-agency" => &[Role::ProcessingOfficer, Role::HeadOfDivision, Role::Leader],
            "citizen" | "system" | "mirror" => continue,
            other => panic!("unknown kind of unit {other}"),
        };
        for &commune in &communes {
            let unit = DIRECTORY.resolve(&step.agency, commune, day()).unwrap();
            let is_taken =
                roles.iter().any(|role| DIRECTORY.holders(unit, *role, day()).next().is_some());
            let unit = DIRECTORY.unit(unit).unwrap();
            assert!(is_taken || unit.kind == UnitKind::Outside, "{} {}", step.role, unit.name);
        }
    }
}

#[test]
fn every_agency_with_staff_has_an_administrator() {
    let organisation = read_demo();
    let agencies: BTreeSet<_> = organisation
        .positions
        .iter()
        .filter_map(|position| DIRECTORY.agency_of(position.unit))
        .filter(|agency| agency.kind != UnitKind::VerticalAgency)
        .map(|agency| agency.id)
        .collect();
    for agency in agencies {
        let mut administrators = DIRECTORY.holders(agency, Role::AgencyAdministrator, day());
        assert!(administrators.next().is_some(), "{}", DIRECTORY.unit(agency).unwrap().name);
    }
    let count = |role| organisation.positions.iter().filter(|p| p.role == role).count();
    assert_eq!(count(Role::ProvinceAdministrator), 1);
    assert_eq!(count(Role::Inspector), 1);
}

#[test]
fn everyone_is_invented_and_varied() {
    let organisation = read_demo();
    let staff = &organisation.staff;
    assert!((1_000..=1_500).contains(&staff.len()), "{}", staff.len());
    for member in staff {
        assert!(member.full_name.contains(" Mẫu "), "{}", member.full_name);
        assert!(member.gender.is_some());
        assert!(member.user_name.len() <= 40, "{}", member.user_name);
    }
    let names: HashSet<_> = staff.iter().map(|member| &member.full_name).collect();
    assert!(names.len() * 10 > staff.len() * 9, "{} names", names.len());
}

#[test]
fn the_people_of_a_commune() {
    let committee = DIRECTORY.resolve("UBND cấp xã", area(XUAN_LOI), day()).unwrap();
    let check = |user_name: &str, role: Role, title: &str| {
        let staff = DIRECTORY.staff_by_user_name(user_name).unwrap();
        let mut positions = DIRECTORY.positions_of(staff.id, day());
        assert!(
            positions.any(|p| p.unit == committee && p.role == role && p.title == title),
            "{user_name}"
        );
    };
    check("xuanloi.hotich", Role::ProcessingOfficer, "Công chức tư pháp - hộ tịch");
    check("xuanloi.chutich", Role::Leader, "Chủ tịch UBND cấp xã");
    check("xuanloi.vanthu", Role::Clerk, "Văn thư UBND cấp xã");
    check(
        "xuanloi.vanthu",
        Role::AgencyAdministrator,
        "Quản trị người dùng của xã, phường, thị trấn",
    );
    assert!(DIRECTORY.staff_by_user_name("xuanloi.motcua").is_some());
    assert!(DIRECTORY.staff_by_user_name("stp.lanhdao").is_some());
}

#[test]
fn the_officer_of_a_step_has_the_title_that_the_step_names() {
    let officers = ["division", "other-agency"];
    for step in steps().iter().filter(|step| officers.contains(&step.unit_kind.as_str())) {
        let unit = DIRECTORY.resolve(&step.agency, area(XUAN_LOI), day()).unwrap();
        let titles: Vec<_> = DIRECTORY.positions_at(unit, day()).map(|p| &*p.title).collect();
        // Where another agency is asked, the step may name the agency and not a title.
        let is_named = titles.contains(&step.role.as_str()) || step.unit_kind == "other-agency";
        assert!(is_named, "{} of {}: {titles:?}", step.role, step.agency);
    }
}

#[test]
fn personal_numbers_of_the_citizens_agree_with_their_births() {
    let text = demo_file("personas.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let mut count = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let cell = |name: &str| &record[head.iter().position(|c| c == name).unwrap()];
        let (number, birth) = (cell("personal_id"), cell("birth_date"));
        let birth: CivilDay = birth.parse().unwrap();
        // NĐ 137/2015, Điều 13: province, century and gender, two digits of the year, six more.
        let century = u8::try_from(birth.year() / 100 - 19).unwrap() * 2;
        let gender = u8::from(cell("gender") == "female");
        let expect = format!("026{}{:02}", century + gender, birth.year() % 100);
        assert!(number.starts_with(&expect) && number.len() == 12, "{number} of {birth}");
        assert!(number.bytes().all(|b| b.is_ascii_digit()));
        assert!(cell("full_name").contains(" Mẫu "));
        assert!(cell("phone").starts_with("09000000") && cell("phone").len() == 10);
        assert!(DIRECTORY.area(cell("area_code"), day()).is_some(), "{}", cell("area_code"));
        for column in ["description_vi", "description_en", "address", "nationality", "key"] {
            assert!(!cell(column).is_empty());
        }
        count += 1;
    }
    assert_eq!(count, 6);
}

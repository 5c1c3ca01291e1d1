//! What tables may not say, and what repeated rows become.

use crate::{
    CodeSystem, Directory, Organisation, UnitKind,
    import::{self, Files, ImportProblem, Source},
};
use expect_test::{Expect, expect};
use mc_kernel::{CivilDay, Locale};

const AREAS: &str = "code,level,name,parent\n\
    26,province,Tỉnh Vĩnh Phúc,\n\
    246,district,Huyện Lập Thạch,26\n\
    08836,commune,Xã Xuân Lôi,246\n\
    08761,commune,Thị trấn Lập Thạch,246\n";
const AGENCY_HEAD: &str = "code,name,kind,parent,abbreviation,type,unit_code\n";
const STAFF_HEAD: &str = "user_name,full_name,unit_code,role,title,gender\n";

fn since() -> CivilDay {
    "2023-01-01".parse().unwrap()
}

fn read(areas: &str, agencies: &str, staff: &str) -> Result<Organisation, Vec<ImportProblem>> {
    let agencies = format!("{AGENCY_HEAD}{agencies}");
    let staff = format!("{STAFF_HEAD}{staff}");
    let files = Files {
        areas: Source { name: "areas.csv", text: areas },
        agencies: Some(Source { name: "agencies.csv", text: &agencies }),
        staff: Some(Source { name: "staff.csv", text: &staff }),
        names: None,
    };
    import::read(&files, since())
}

#[expect(clippy::needless_pass_by_value, reason = "expect! reads better in place")]
fn check(areas: &str, agencies: &str, staff: &str, expect: Expect) {
    let problems = read(areas, agencies, staff).err().unwrap_or_default();
    let lines: Vec<_> =
        problems.iter().map(|p| format!("{} {p}\n  {}\n", p.code(), p.words(Locale::Vi))).collect();
    expect.assert_eq(&lines.concat());
}

#[test]
fn areas_are_checked() {
    check(
        "code,level,name\n26,province,Tỉnh Vĩnh Phúc\n",
        "",
        "",
        expect![[r"
        no-column areas.csv:1 parent: The column is missing.
          Thiếu cột này.
    "]],
    );
    check(
        "code,level,name,parent\n\
         26,province,Tỉnh Vĩnh Phúc,\n\
         08836,commune,Xã Xuân Lôi,246\n\
         246,huyện,Huyện Lập Thạch,26\n\
         26,district,Thành phố Vĩnh Yên,26\n\
         X1,commune,Xã,26\n\
         08839,commune,,26\n\
         25,province,Tỉnh Phú Thọ,26\n\
         1,2\n",
        "",
        "",
        expect![[r"
            not-csv areas.csv:9 : The line cannot be read.
              Không đọc được dòng này.
            unknown-unit areas.csv:3 parent: There is no unit 246.
              Không có đơn vị mã 246.
            unknown-value areas.csv:4 level: “huyện” is not one of the known values.
              Giá trị “huyện” không có trong danh mục.
            duplicate areas.csv:5 code: “26” stands twice.
              “26” bị trùng.
            bad-code areas.csv:6 code: “X1” is not a code of the expected form.
              Mã “X1” không đúng cấu trúc.
            missing areas.csv:7 name: The cell must not be empty.
              Ô này không được để trống.
            wrong-level areas.csv:8 parent: The unit above, 26, is not of a higher level.
              Đơn vị cấp trên 26 không ở cấp cao hơn.
        "]],
    );
}

#[test]
fn bodies_are_checked() {
    check(
        AREAS,
        "000.00.01.H62,Sở,ministry,,,,\n\
         000.00.02.H62,,department,,,,\n\
         000.00.03.H62,Sở Nội vụ,department,000.00.99.H62,,,27\n\
         000.00.04.H62,Sở A,department,000.00.05.H62,,,\n\
         000.00.05.H62,Sở B,department,000.00.04.H62,,,\n\
         000.00.04.H62,Sở C,department,,,,\n\
         {dd}.{village},UBND,council,,,,\n\
         246,UBND,council,,,,\n",
        "",
        expect![[r"
            unknown-value agencies.csv:2 kind: “ministry” is not one of the known values.
              Giá trị “ministry” không có trong danh mục.
            missing agencies.csv:3 name: The cell must not be empty.
              Ô này không được để trống.
            unknown-unit agencies.csv:4 unit_code: There is no unit 27.
              Không có đơn vị mã 27.
            duplicate agencies.csv:7 code: “000.00.04.H62” stands twice.
              “000.00.04.H62” bị trùng.
            unknown-placeholder agencies.csv:8 code: “{village}” has no value here.
              Không thay được “{village}” tại đây.
            duplicate agencies.csv:9 code: “246” stands twice.
              “246” bị trùng.
            unknown-unit agencies.csv:4 parent: There is no unit 000.00.99.H62.
              Không có đơn vị mã 000.00.99.H62.
            circle agencies.csv:5 parent: 000.00.04.H62 belongs to itself or lies too deep.
              Quan hệ trực thuộc của 000.00.04.H62 bị vòng hoặc quá sâu.
            circle agencies.csv:6 parent: 000.00.05.H62 belongs to itself or lies too deep.
              Quan hệ trực thuộc của 000.00.05.H62 bị vòng hoặc quá sâu.
        "]],
    );
}

#[test]
fn staff_is_checked() {
    check(
        AREAS,
        "000.00.04.H62,Sở Tư pháp tỉnh Vĩnh Phúc,department,,STP,Sở Tư pháp,26\n",
        "Stp.Lãnh,Nguyễn Mẫu A,000.00.04.H62,leader,Giám đốc,\n\
         stp.ld,Nguyễn Mẫu A,000.00.99.H62,leader,Giám đốc,\n\
         stp.pl,Nguyễn Mẫu A,000.00.04.H62,boss,Giám đốc,nam\n\
         stp.vt,Nguyễn Mẫu B,000.00.04.H62,clerk,Văn thư,male\n\
         stp.vt,,000.00.04.H62,clerk,Văn thư,\n\
         stp.vt,Nguyễn Mẫu C,000.00.04.H62,leader,Giám đốc,\n\
         stp.qt,,000.00.04.H62,leader,Giám đốc,\n\
         stp.cv,{name},000.00.04.H62,leader,Giám đốc,\n",
        expect![[r"
            bad-user-name staff.csv:2 user_name: The user name “Stp.Lãnh” must be 3 to 64 lower-case letters, digits, full stops and hyphens.
              Tên đăng nhập “Stp.Lãnh” chỉ được gồm 3 đến 64 chữ thường không dấu, chữ số, dấu chấm và gạch nối.
            unknown-unit staff.csv:3 unit_code: There is no unit 000.00.99.H62.
              Không có đơn vị mã 000.00.99.H62.
            unknown-value staff.csv:4 role: “boss” is not one of the known values.
              Giá trị “boss” không có trong danh mục.
            unknown-value staff.csv:4 gender: “nam” is not one of the known values.
              Giá trị “nam” không có trong danh mục.
            duplicate staff.csv:6 title: “Văn thư” stands twice.
              “Văn thư” bị trùng.
            two-names staff.csv:7 full_name: stp.vt has two different names or genders.
              Người dùng stp.vt có hai họ tên hoặc giới tính khác nhau.
            missing staff.csv:8 full_name: The cell must not be empty.
              Ô này không được để trống.
            no-names staff.csv:9 full_name: The table of name parts is missing or incomplete.
              Thiếu bảng họ tên mẫu, hoặc bảng chưa đủ các phần.
        "]],
    );
}

#[test]
fn one_row_stands_for_every_commune() {
    let agencies = "000.00.00.H62,Ủy ban nhân dân tỉnh Vĩnh Phúc,province people's committee,,UBND,UBND tỉnh,26\n\
        000.00.{dd}.H62,Ủy ban nhân dân {district_name},district people's committee,000.00.00.H62,UBND,UBND cấp huyện,{district_code}\n\
        000.{nn}.{dd}.H62,Ủy ban nhân dân {commune_name},commune people's committee template,000.00.{dd}.H62,UBND,UBND cấp xã,\n";
    let staff = "{commune}.motcua,Nguyễn Mẫu A,000.{nn}.{dd}.H62,desk-officer,Cán bộ Một cửa,\n\
        {district}.chutich,Nguyễn Mẫu B,000.00.{dd}.H62,leader,Chủ tịch,\n";
    let organisation = read(AREAS, agencies, staff).unwrap();
    let lines: Vec<_> = organisation
        .units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Area)
        .zip(organisation.aliases.iter().skip(4))
        .map(|(unit, alias)| format!("{} {} | {}\n", alias.code, unit.name, unit.short_name))
        .collect();
    expect![[r"
        000.00.00.H62 Ủy ban nhân dân tỉnh Vĩnh Phúc | UBND tỉnh Vĩnh Phúc
        000.00.31.H62 Ủy ban nhân dân huyện Lập Thạch | UBND huyện Lập Thạch
        000.21.31.H62 Ủy ban nhân dân thị trấn Lập Thạch | UBND thị trấn Lập Thạch
        000.22.31.H62 Ủy ban nhân dân xã Xuân Lôi | UBND xã Xuân Lôi
    "]]
    .assert_eq(&lines.concat());
    let names: Vec<_> = organisation.staff.iter().map(|s| s.user_name.as_str()).collect();
    assert_eq!(names, ["thitranlapthach.motcua", "xuanloi.motcua", "lapthach.chutich"]);
}

#[test]
fn the_same_tables_give_the_same_ids() {
    let agencies = "000.00.04.H62,Sở Tư pháp tỉnh Vĩnh Phúc,department,,STP,Sở Tư pháp,26\n";
    let staff = "stp.vanthu,Nguyễn Mẫu A,000.00.04.H62,clerk,Văn thư,\n";
    let first = read(AREAS, agencies, staff).unwrap();
    assert_eq!(read(AREAS, agencies, staff).unwrap(), first);
    assert_eq!(first.units[0].id, import::unit_id("26"));
    let renamed = read(AREAS, &agencies.replace("Sở Tư pháp tỉnh", "Sở Tư pháp của tỉnh"), staff);
    let ids = |o: &Organisation| o.units.iter().map(|unit| unit.id).collect::<Vec<_>>();
    assert_eq!(ids(&renamed.unwrap()), ids(&first), "a new name is not a new unit");
}

#[test]
fn bodies_serve_what_they_say_or_what_their_parent_serves() {
    let agencies = "000.00.04.H62,Sở Tư pháp tỉnh Vĩnh Phúc,department,,STP,Sở Tư pháp,26\n\
        000.01.04.H62,Trung tâm A,public unit,000.00.04.H62,,Trung tâm A; Trung tâm B,\n\
        000.02.92.H62,Chi cục Thuế khu vực,vertical agency,,CCT,Chi cục Thuế khu vực,246 08836\n\
        X#HETHONG,Hệ thống,system,,,Hệ thống,\n";
    let directory = Directory::build(read(AREAS, agencies, "").unwrap()).unwrap();
    let unit = |code: &str| directory.by_alias(CodeSystem::RightToLeft, code, since()).unwrap();
    let centre = unit("000.01.04.H62");
    assert_eq!(centre.areas, [import::unit_id("26")]);
    assert_eq!(centre.agency_types, ["Trung tâm A", "Trung tâm B"]);
    assert_eq!(unit("000.02.92.H62").areas.len(), 2);
    let system = directory.by_alias(CodeSystem::Local, "X#HETHONG", since()).unwrap();
    assert!(system.areas.is_empty());
}

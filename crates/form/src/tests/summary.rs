//! Answers in words.

use super::*;
use crate::{AreaLevel, AreaNames, NoAreaNames};
use expect_test::{Expect, expect};
use mc_kernel::Locale;
use serde_json::json;

struct Areas;

impl AreaNames for Areas {
    fn area_name(&self, level: AreaLevel, code: &str, locale: Locale) -> Option<String> {
        let name = match (level, code, locale) {
            (AreaLevel::Province, "26", _) => "Tỉnh Vĩnh Phúc",
            (AreaLevel::District, "243", _) => "Thành phố Vĩnh Yên",
            (AreaLevel::Commune, "08716", _) => "Phường Tích Sơn",
            (AreaLevel::Country, "VN", Locale::Vi) => "Việt Nam",
            (AreaLevel::Country, "FR", Locale::Vi) => "Pháp",
            (AreaLevel::Country, "FR", Locale::En) => "France",
            _ => return None,
        };
        Some(name.to_owned())
    }
}

fn check(form: &Form, answers: &Value, locale: Locale, expect: &Expect) {
    let mut out = Vec::new();
    for section in form.summary(answers, locale, &Areas) {
        out.push(format!("# {}\n", section.title));
        out.extend(section.rows.iter().map(|row| format!("{}: {}\n", row.label, row.value)));
    }
    expect.assert_eq(&out.concat());
}

#[test]
fn a_birth() {
    check(
        &birth().form,
        &birth().example,
        Locale::Vi,
        &expect![[r"
        # Người yêu cầu
        Họ, chữ đệm, tên: NGUYỄN VĂN MẪU
        Số định danh cá nhân: 026088000002
        Ngày, tháng, năm sinh: 1988
        Nơi cư trú: Số 1, tổ dân phố mẫu, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc
        Giấy tờ tùy thân – Loại giấy tờ: Thẻ căn cước công dân
        Giấy tờ tùy thân – Số: 026088000002
        Giấy tờ tùy thân – Ngày cấp: 01/06/2021
        Giấy tờ tùy thân – Nơi cấp: Cục Cảnh sát quản lý hành chính về trật tự xã hội
        Số điện thoại: 0900000002
        Quan hệ với người được khai sinh: Cha
        # Trường hợp khai sinh
        Trường hợp khai sinh: Thông thường
        # Người được khai sinh
        Họ, chữ đệm, tên: NGUYỄN AN MẪU
        Ngày, tháng, năm sinh: 20/05/2023
        Giới tính: Nam
        Dân tộc: Kinh
        Quốc tịch: Việt Nam
        Nơi sinh: Bệnh viện mẫu, số 1 đường mẫu, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc
        Tên cơ sở y tế: Bệnh viện mẫu
        Quê quán: Số 1, tổ dân phố mẫu, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc
        # Mẹ
        Họ, chữ đệm, tên: TRẦN THỊ MẪU
        Số định danh cá nhân: 026190000001
        Ngày, tháng, năm sinh: 02/05/1990
        Dân tộc: Kinh
        Quốc tịch: Việt Nam
        Nơi cư trú: Số 1, tổ dân phố mẫu, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc
        # Cha
        Họ, chữ đệm, tên: NGUYỄN VĂN MẪU
        Số định danh cá nhân: 026088000002
        Ngày, tháng, năm sinh: 1988
        Dân tộc: Kinh
        Quốc tịch: Việt Nam
        Nơi cư trú: Số 1, tổ dân phố mẫu, Phường Tích Sơn, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc
        # Giấy chứng sinh
        Số: 123
        Ngày cấp: 21/05/2023
        Cơ sở cấp: Bệnh viện mẫu
        # Đề nghị cấp bản sao Giấy khai sinh
        Đề nghị cấp bản sao Giấy khai sinh: Có
        Số lượng bản sao: 2
        # Hình thức nhận kết quả
        Hình thức nhận kết quả: Nhận tại Bộ phận Một cửa
        # Lời cam đoan
        Tôi cam đoan nội dung khai là đúng sự thật và chịu trách nhiệm trước pháp luật: Đồng ý
    "]],
    );
}

#[test]
fn lists_are_numbered() {
    let sample = sample("2.001583");
    let keys = ["nganhNghe", "nguonVon", "vonDieuLe", "dieuLe", "khuVuc"];
    let mut answers = sample.example.clone();
    answers.as_object_mut().unwrap().retain(|key, _| keys.contains(&key.as_str()));
    answers["khuVuc"] = json!(["KCN", "CNC"]);
    answers["dieuLe"] = json!({"tepId": "a", "ten": "Điều lệ.pdf"});
    check(
        &sample.form,
        &answers,
        Locale::Vi,
        &expect![[r"
        # Số điện thoại và thông tin khác
        Trụ sở nằm trong: Khu công nghiệp; Khu công nghệ cao
        # Ngành, nghề kinh doanh
        Ngành 1 – Tên ngành: Lập trình máy vi tính
        Ngành 1 – Mã ngành cấp bốn: 6201
        Ngành 1 – Ngành, nghề kinh doanh chính: Có
        Ngành 2 – Tên ngành: Tư vấn máy vi tính và quản trị hệ thống máy vi tính
        Ngành 2 – Mã ngành cấp bốn: 6202
        Ngành 2 – Ngành, nghề kinh doanh chính: Không
        # Vốn điều lệ (đồng) và thông tin khác
        Vốn điều lệ (đồng): 1.000.000.000
        # Nguồn vốn điều lệ
        Nguồn 1 – Loại nguồn vốn: Vốn tư nhân
        Nguồn 1 – Số tiền (đồng): 1.000.000.000
        Nguồn 1 – Tỷ lệ (%): 100
        # Phương thức đóng bảo hiểm xã hội, điều lệ công ty
        Điều lệ công ty: Điều lệ.pdf
    "]],
    );
}

#[test]
fn addresses_in_lists_and_abroad() {
    let answers = json!({
        "kinhDoanhTaiTruSo": false,
        "diaDiemKhac": [
            {"maTinh": "26", "maXa": "08716", "chiTiet": "Số 1"},
            {"quocGia": "FR", "ngoaiNuoc": "1 rue X, Paris"},
            {"maTinh": "99", "maXa": "99999", "chiTiet": "Số 3"}
        ]
    });
    check(
        &sample("1.001612").form,
        &answers,
        Locale::En,
        &expect![[r"
        # Hoạt động kinh doanh tại trụ sở
        Hoạt động kinh doanh tại trụ sở: No
        # Địa điểm kinh doanh ngoài trụ sở
        Địa điểm kinh doanh ngoài trụ sở 1: Số 1, Phường Tích Sơn, Tỉnh Vĩnh Phúc
        Địa điểm kinh doanh ngoài trụ sở 2: 1 rue X, Paris, France
        Địa điểm kinh doanh ngoài trụ sở 3: Số 3, 99999, 99
    "]],
    );
}

#[test]
fn english_where_there_is_english() {
    let form = Form::general("Tờ khai");
    let answers = json!({
        "nguoiYeuCau": {"hoTen": "JOHN SAMPLE", "ngaySinh": "1970-05"},
        "hinhThucNhan": "2",
        "camDoan": true
    });
    check(
        &form,
        &answers,
        Locale::En,
        &expect![[r"
        # Applicant
        Full name: JOHN SAMPLE
        Date of birth: 05/1970
        # How to receive the result
        How to receive the result: As an electronic copy
        # Declaration
        I declare that what I have stated is true and that I answer for it before the law: Agreed
    "]],
    );
    let rows = form.summary(&answers, Locale::En, &NoAreaNames);
    assert!(rows.iter().all(|section| section.lang == Locale::En));
    let rows = birth().form.summary(&birth().example, Locale::En, &NoAreaNames);
    assert!(rows[0].rows.iter().all(|row| row.lang == Locale::Vi), "the label is Vietnamese");
}

#[test]
fn what_is_not_asked_is_not_told() {
    let answers = json!({"hinhThucNhan": "0", "diaChiNhan": {"maTinh": "26"}, "con": {}});
    check(
        &birth().form,
        &answers,
        Locale::Vi,
        &expect![[r"
        # Hình thức nhận kết quả
        Hình thức nhận kết quả: Nhận tại Bộ phận Một cửa
    "]],
    );
}

/// Ethnic origin, religion, blood group, and what a schema marks: NĐ 356/2025, Điều 4.
#[test]
fn what_is_sensitive_is_told_apart() {
    let form = Form::from_schema(json!({
        "type": "object",
        "title": "Tờ khai",
        "properties": {
            "ho_ten": {"type": "string", "title": "Họ tên"},
            "con": {
                "type": "object",
                "title": "Con",
                "properties": {
                    "goc": {"type": "string", "title": "Gốc", "x-prefill": "Cha.DanToc"},
                    "tonGiao": {"type": "string", "title": "Đạo"},
                    "benh": {"type": "string", "title": "Bệnh", "x-sensitive": true},
                    "NhomMau": {"type": "string", "title": "Nhóm", "x-sensitive": false},
                },
            },
            "benhNhan": {
                "type": "array",
                "title": "Bệnh nhân",
                "items": {
                    "type": "object",
                    "title": "Người",
                    "properties": {
                        "ten": {"type": "string", "title": "Tên"},
                        "nhomMau": {"type": "string", "title": "Nhóm máu"},
                    },
                },
            },
        },
    }))
    .unwrap();
    assert!(form.asks_sensitive());
    let answers = json!({
        "ho_ten": "An",
        "con": {"goc": "Tày", "tonGiao": "Phật", "benh": "Lao", "NhomMau": "O"},
        "benhNhan": [{"ten": "Bình", "nhomMau": "A"}],
    });
    let rows = form.summary(&answers, Locale::Vi, &NoAreaNames).into_iter().flat_map(|s| s.rows);
    let marked: Vec<String> = rows.filter(|row| row.is_sensitive).map(|row| row.value).collect();
    assert_eq!(marked, ["Tày", "Phật", "Lao", "A"]);
    assert_eq!(
        form.without_sensitive(answers),
        json!({"ho_ten": "An", "con": {"NhomMau": "O"}, "benhNhan": [{"ten": "Bình"}]})
    );
}

//! How forms are put on pages.

use super::*;
use crate::FieldKind;
use expect_test::{Expect, expect};
use serde_json::json;

fn check(code: &str, expect: &Expect) {
    let page = |section: &crate::Section| {
        let keys: Vec<&str> = section.keys().collect();
        format!("{}: {}\n", keys.join(" + "), section.title.vi())
    };
    expect.assert_eq(&sample(code).form.sections.iter().map(page).collect::<String>());
}

#[test]
fn birth_form() {
    check(
        "1.001193",
        &expect![[r"
        nguoiYeuCau: Người yêu cầu
        truongHop: Trường hợp khai sinh
        con: Người được khai sinh
        me: Mẹ
        cha: Cha
        ketHonChaMe: Giấy chứng nhận kết hôn của cha, mẹ
        chungSinh: Giấy chứng sinh
        bienBanBoRoi: Biên bản về việc trẻ bị bỏ rơi
        xacNhanMangThaiHo: Văn bản xác nhận mang thai hộ của cơ sở y tế
        deNghiCapBanSao + soLuongBanSao: Đề nghị cấp bản sao Giấy khai sinh
        hinhThucNhan + diaChiNhan: Hình thức nhận kết quả
        camDoan: Lời cam đoan
    "]],
    );
}

#[test]
fn what_decides_comes_first() {
    check(
        "1.009994",
        &expect![[r"
        loaiChuDauTu: Chủ đầu tư là
        chuDauTu: Chủ đầu tư (cá nhân, chủ hộ)
        toChuc: Chủ đầu tư (tổ chức)
        thuaDat: Địa điểm xây dựng
        loaiCongTrinh: Nội dung đề nghị cấp phép
        thietKe: Tổ chức, cá nhân lập thiết kế, thẩm tra thiết kế
        congTrinh: Thông số công trình
        hienTrang: Hiện trạng công trình (sửa chữa, cải tạo, di dời)
        giaiDoan: Các giai đoạn xây dựng
        thoiGianHoanThanhThang: Dự kiến thời gian hoàn thành (tháng)
        coCongTrinhLienKe + camKetLienKe: Có công trình liền kề
        hinhThucNhan + diaChiNhan: Hình thức nhận kết quả
        camDoan: Lời cam đoan
    "]],
    );
    check(
        "2.000889",
        &expect![[r"
        benChuyen: Người sử dụng đất (bên chuyển quyền)
        benNhan: Bên nhận chuyển quyền
        nguoiNop + vanBanUyQuyen: Người nộp hồ sơ
        giayChungNhan: Giấy chứng nhận đã cấp
        loaiBienDong: Nội dung biến động
        thuaDat: Thửa đất
        truocBienDong + sauBienDong + lyDo: Lý do biến động và thông tin khác
        hopDong: Hợp đồng, văn bản chuyển quyền
        vanBanThuaKe: Văn bản phân chia di sản, di chúc
        thoaThuanVoChong: Văn bản thỏa thuận của vợ chồng
        nghiaVuTaiChinh: Tình hình nghĩa vụ tài chính
        capMoi: Có nhu cầu cấp Giấy chứng nhận mới
        giayToNopKem: Giấy tờ nộp kèm
        hinhThucNhan + diaChiNhan: Hình thức nhận kết quả
        camDoan: Lời cam đoan
    "]],
    );
}

#[test]
fn simple_answers_share_a_page() {
    check(
        "2.001583",
        &expect![[r"
        nguoiNop: Người đề nghị
        tinhTrang: Tình trạng thành lập
        congTyCu: Doanh nghiệp, hộ kinh doanh được tách, chuyển đổi
        tenTiengViet + tenNuocNgoai + tenVietTat: Tên công ty viết bằng tiếng Việt, tên bằng tiếng nước ngoài, tên viết tắt
        truSo: Địa chỉ trụ sở chính
        dienThoai + email + website + khuVuc + doanhNghiepXaHoi: Số điện thoại và thông tin khác
        nganhNghe: Ngành, nghề kinh doanh
        loaiChuSoHuu: Chủ sở hữu là
        chuSoHuuCaNhan: Chủ sở hữu là cá nhân
        chuSoHuuToChuc: Chủ sở hữu là tổ chức
        vonDieuLe + vonBangChu + hienThiNgoaiTe: Vốn điều lệ (đồng) và thông tin khác
        nguonVon: Nguồn vốn điều lệ
        taiSanGopVon: Tài sản góp vốn
        nguoiDaiDien: Người đại diện theo pháp luật
        thue: Thông tin đăng ký thuế
        baoHiemXaHoi + dieuLe: Phương thức đóng bảo hiểm xã hội, điều lệ công ty
        hinhThucNhan + diaChiNhan: Hình thức nhận kết quả
        camDoan: Lời cam đoan
    "]],
    );
}

#[test]
fn a_page_of_a_group_has_the_fields_of_the_group() {
    let form = &birth().form;
    let child = form.section("con").unwrap();
    assert_eq!(child.fields[0].path, "con.hoTen");
    assert!(child.single().is_none());
    let file = form.section("bienBanBoRoi").unwrap();
    assert!(matches!(file.single().unwrap().kind, FieldKind::File));
    let rows = sample("2.000889").form.section("thuaDat").unwrap().single().unwrap();
    assert_eq!(rows.repeat().unwrap().item.children()[0].path, "thuaDat[].soThua");
}

#[test]
fn fields_say_what_decides_about_them_on_their_page() {
    let check = |code: &str, path: &str, expect: Option<(&str, &[&str], bool)>| {
        let depends = sample(code).form.field(path).unwrap().depends.as_ref();
        let said = depends.map(|d| {
            (d.on.as_str(), d.values.iter().map(String::as_str).collect::<Vec<_>>(), d.or_empty)
        });
        assert_eq!(said, expect.map(|(on, values, empty)| (on, values.to_vec(), empty)), "{path}");
    };
    check("1.001193", "diaChiNhan", Some(("hinhThucNhan", &["1"], false)));
    check("1.001193", "soLuongBanSao", Some(("deNghiCapBanSao", &["true"], false)));
    check("1.001193", "cha", None);
    let marriages: [&str; 8] = ["2", "3", "4", "5", "6", "7", "8", "9"];
    check("1.000894", "benNu.tinhTrangTruoc", Some(("benNu.lanKetHon", &marriages, false)));
    check("1.002809", "gplxHienCo.giaTriDen", Some(("gplxHienCo.khongThoiHan", &["false"], true)));
    check("2.000488", "khaiAnTich.noiDung", Some(("khaiAnTich.coAnTich", &["true"], false)));
    check("2.002621", "thuongTru.dongYChuSoHuu", Some(("thuongTru.dangKyTheo", &["KHAC"], false)));
    check("2.000488", "xacNhanNoiDungCam", Some(("loaiPhieu", &["1"], false)));
}

#[test]
fn the_fields_of_the_page_carry_the_dependence_too() {
    let delivery = birth().form.section("hinhThucNhan").unwrap();
    assert_eq!(delivery.fields[1].depends.as_ref().unwrap().on, "hinhThucNhan");
}

#[test]
fn a_list_draws_the_rows_it_has_and_those_it_must_have() {
    let check = |code: &str, answers: &Value, path: &str, rows: usize| {
        assert_eq!(sample(code).form.blank(path, answers), rows, "{path}");
    };
    check("2.000889", &json!({}), "benChuyen", 1);
    check("2.000889", &sample("2.000889").example, "benNhan", 2);
    check("2.000889", &json!({}), "giayToNopKem", 0);
    check("1.001612", &json!({"chuThe": "CN"}), "thanhVien", 0);
    check("1.001612", &json!({"chuThe": "HGD"}), "thanhVien", 2);
}

#[test]
fn a_form_names_what_it_is() {
    let form = &birth().form;
    assert_eq!(form.id, "urn:vn:h62:eform:1.001193:2023-1");
    assert_eq!(form.procedure.as_deref(), Some("1.001193"));
    assert_eq!(form.title.vi(), "Tờ khai đăng ký khai sinh");
    assert!(form.official_form.as_deref().unwrap().contains("04/2020/TT-BTP"));
    assert_eq!(form.addressee.as_deref(), Some("UBND cấp xã"));
    assert_eq!(form.notes.len(), 2);
    assert_eq!(form.section_of("con.noiSinh.maXa").unwrap().key, "con");
    assert_eq!(form.section_of("diaChiNhan.maXa").unwrap().key, "hinhThucNhan");
    assert_eq!(form.schema()["x-procedure"], "1.001193");
}

//! The SOAP text with its twenty elements.

use super::{
    Manner,
    person::{Kin, Person, Place},
};

/// The envelope around a person; around an empty one where nobody is found.
pub(super) fn envelope(person: Option<&Person>, manner: Manner) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" \
xmlns:dan=\"http://dancuquocgia.bca\"><soapenv:Header/><soapenv:Body>\
<ns1:CongdanCollection xmlns:ns1=\"http://www.mic.gov.vn/dancu/1.0\"><ns1:CongDan>",
    );
    if let Some(person) = person {
        fields(&mut out, person, manner);
    }
    out.push_str("</ns1:CongDan></ns1:CongdanCollection></soapenv:Body></soapenv:Envelope>");
    out
}

fn fields(out: &mut String, person: &Person, manner: Manner) {
    text(out, "SoDinhDanh", &person.number);
    text(out, "SoCMND", &person.old_number);
    name(out, &person.name);
    text(out, "GioiTinh", person.sex);
    text(out, "DanToc", person.ethnic);
    text(out, "TonGiao", person.religion);
    text(out, "TinhTrangHonNhan", person.marriage);
    text(out, "NhomMau", person.blood);
    group(out, "NgayThangNamSinh", |out| {
        let year = person.birth.get(..4).unwrap_or_default();
        text(out, "Nam", year);
        text(out, "NgayThangNam", if manner == Manner::YearsOnly { year } else { &person.birth });
    });
    place(out, "NoiDangKyKhaiSinh", &person.birth_registered, manner);
    text(out, "QuocTich", "VN");
    place(out, "QueQuan", &person.origin, manner);
    place(out, "ThuongTru", &person.residence, manner);
    place(out, "NoiOHienTai", &person.current, manner);
    for (element, kin) in [
        ("Cha", &person.father),
        ("Me", &person.mother),
        ("VoChong", &person.spouse),
        ("NguoiDaiDien", &person.representative),
    ] {
        group(out, element, |out| relative(out, kin));
    }
    group(out, "ChuHo", |out| {
        text(out, "QuanHe", person.relation);
        relative(out, &person.head);
    });
    text(out, "SoSoHoKhau", &person.book);
}

fn relative(out: &mut String, kin: &Kin) {
    name(out, &kin.name);
    text(out, "QuocTich", if kin.number.is_empty() { "" } else { "VN" });
    text(out, "SoDinhDanh", &kin.number);
    text(out, "SoCMND", "");
}

/// In practice the whole name stands in `Ten`, in upper case.
fn name(out: &mut String, name: &str) {
    group(out, "HoVaTen", |out| {
        text(out, "Ho", "");
        text(out, "ChuDem", "");
        text(out, "Ten", &name.to_uppercase());
    });
}

fn place(out: &mut String, element: &str, place: &Place, manner: Manner) {
    group(out, element, |out| {
        text(out, "MaTinhThanh", &place.province);
        if manner != Manner::WithoutDistricts {
            text(out, "MaQuanHuyen", &place.district);
        }
        text(out, "MaPhuongXa", &place.commune);
        text(out, "ChiTiet", &place.detail);
        text(out, "QuocGia", "VN");
    });
}

fn group(out: &mut String, element: &str, inner: impl FnOnce(&mut String)) {
    open(out, element, false);
    inner(out);
    open(out, element, true);
}

fn text(out: &mut String, element: &str, value: &str) {
    group(out, element, |out| {
        for c in value.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                other => out.push(other),
            }
        }
    });
}

fn open(out: &mut String, element: &str, closes: bool) {
    let slash = if closes { "/" } else { "" };

    out.extend(["<", slash, "ns1:", element, ">"]);
}

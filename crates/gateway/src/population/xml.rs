//! The SOAP text: `Body/CongdanCollection/CongDan`.

use super::{Address, Citizen, Household, Relative};
use roxmltree::{Document, Node, ParsingOptions};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const PAYLOAD: &str = "http://www.mic.gov.vn/dancu/1.0";

/// The most nodes of an answer; a whole one has some two hundred.
const MOST_NODES: u32 = 2_000;
/// The longest value.
const MOST_VALUE_CHARS: usize = 500;

/// The person of an answer; `None` of an empty one.
pub(super) fn citizen(text: &str) -> Result<Option<Citizen>, &'static str> {
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
    let document = Document::parse_with_options(text.trim(), options)
        .map_err(|_unreadable| "the message is no XML")?;
    let root = document.root_element();
    if !root.has_tag_name((SOAP, "Envelope")) {
        return Err("the message is no SOAP envelope");
    }
    let body = root.children().find(|node| node.has_tag_name((SOAP, "Body")));
    let body = body.ok_or("the envelope has no body")?;
    let collection = body.children().find(|node| node.has_tag_name((PAYLOAD, "CongdanCollection")));
    let collection = collection.ok_or("the body has no collection of people")?;
    let mut people = collection.children().filter(|node| node.has_tag_name((PAYLOAD, "CongDan")));
    let Some(first) = people.next() else { return Ok(None) };
    if people.next().is_some() {
        return Err("there is more than one person in the answer");
    }
    if Element(first).text("SoDinhDanh")?.is_empty() {
        return Ok(None);
    }
    person(Element(first)).map(Some)
}

fn person(it: Element<'_, '_>) -> Result<Citizen, &'static str> {
    Ok(Citizen {
        number: it.text("SoDinhDanh")?,
        old_number: it.text("SoCMND")?,
        name: it.name()?,
        sex: it.text("GioiTinh")?,
        ethnic: it.text("DanToc")?,
        religion: it.text("TonGiao")?,
        marriage: it.text("TinhTrangHonNhan")?,
        blood: it.text("NhomMau")?,
        birth: it.birth()?,
        birth_registered: it.address("NoiDangKyKhaiSinh")?,
        nationality: it.text("QuocTich")?,
        origin: it.address("QueQuan")?,
        residence: it.address("ThuongTru")?,
        current: it.address("NoiOHienTai")?,
        father: it.relative("Cha")?,
        mother: it.relative("Me")?,
        spouse: it.relative("VoChong")?,
        representative: it.relative("NguoiDaiDien")?,
        household: it.household()?,
        book: it.text("SoSoHoKhau")?,
    })
}

/// An element of the payload.
#[derive(Clone, Copy)]
struct Element<'a, 'i>(Node<'a, 'i>);

impl Element<'_, '_> {
    fn child(self, name: &str) -> Option<Self> {
        self.0.children().find(|node| node.has_tag_name((PAYLOAD, name))).map(Element)
    }

    /// The text of a child; empty where it is missing.
    fn text(self, name: &str) -> Result<String, &'static str> {
        self.child(name).map_or_else(|| Ok(String::new()), Self::own_text)
    }

    fn own_text(self) -> Result<String, &'static str> {
        let text: String = self.0.children().filter_map(|node| node.text()).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > MOST_VALUE_CHARS {
            return Err("a value of the answer is too long");
        }
        Ok(text)
    }

    /// The parts of a name joined; in practice all of it stands in `Ten`.
    fn name(self) -> Result<String, &'static str> {
        let Some(name) = self.child("HoVaTen") else { return Ok(String::new()) };
        if !name.0.children().any(|node| node.is_element()) {
            return name.own_text();
        }
        let mut parts = Vec::new();
        for part in ["Ho", "ChuDem", "Ten"] {
            parts.push(name.text(part)?);
        }
        parts.retain(|part| !part.is_empty());
        Ok(parts.join(" "))
    }

    /// A date of birth, of which day and month may be missing.
    fn birth(self) -> Result<String, &'static str> {
        let Some(birth) = self.child("NgayThangNamSinh") else { return Ok(String::new()) };
        let (year, day) = (birth.text("Nam")?, birth.text("NgayThangNam")?);
        read_birth(&year, &day).ok_or("the date of birth cannot be read")
    }

    fn address(self, name: &str) -> Result<Address, &'static str> {
        let Some(it) = self.child(name) else { return Ok(Address::default()) };
        Ok(Address {
            province: it.text("MaTinhThanh")?,
            district: it.text("MaQuanHuyen")?,
            commune: it.text("MaPhuongXa")?,
            detail: it.text("ChiTiet")?,
            country: it.text("QuocGia")?,
        })
    }

    fn relative(self, name: &str) -> Result<Relative, &'static str> {
        self.child(name).map_or_else(|| Ok(Relative::default()), Self::own_relative)
    }

    fn own_relative(self) -> Result<Relative, &'static str> {
        Ok(Relative {
            name: self.name()?,
            nationality: self.text("QuocTich")?,
            number: self.text("SoDinhDanh")?,
            old_number: self.text("SoCMND")?,
        })
    }

    fn household(self) -> Result<Household, &'static str> {
        let Some(it) = self.child("ChuHo") else { return Ok(Household::default()) };
        Ok(Household { relation: it.text("QuanHe")?, head: it.own_relative()? })
    }
}

/// `Nam` and `NgayThangNam` (`yyyyMMdd`, with `00` or nothing for what is not known) as one text.
fn read_birth(year: &str, day: &str) -> Option<String> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(year) || !is_digits(day) {
        return None;
    }
    let year = if year.is_empty() { day.get(..4).unwrap_or_default() } else { year };
    if year.is_empty() && day.is_empty() {
        return Some(String::new());
    }
    if year.len() != 4 || !(day.is_empty() || day.starts_with(year)) {
        return None;
    }
    let part = |from: usize, most: u8| -> Option<Option<&str>> {
        let Some(text) = day.get(from..from + 2) else { return Some(None) };
        let number: u8 = text.parse().ok()?;
        (number <= most).then_some(Some(text).filter(|_| number > 0))
    };
    let (month, day_of_month) = (part(4, 12)?, part(6, 31)?);
    Some(match (month, day_of_month) {
        (Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        (Some(month), None) => format!("{year}-{month}"),
        (None, _) => year.to_owned(),
    })
}

//! The demonstration province: everything it needs is inside the binary.

use crate::{
    installation::OpenError,
    progress::Progress,
    settings::Config,
};
use mc_app::{
    Demo, Persona,
    import::{self, Texts},
    org::Organisation,
    sign_in::{DEMO_TOTP_SECRET, hash_password},
    store::{
        Batch, Store,
        catalogue::begin_installation,
        organisation::set_subject,
        sessions::set_credential,
        subjects::{self, Subject},
    },
};
use mc_kernel::{CivilDay, Clock, Mint, SystemRandom, ids::SubjectId};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../demo/vinh-phuc-2023"]
struct Embedded;

/// The password of every account of the demonstration; the start says so.
pub(crate) const PASSWORD: &str = "motcua-demo";

/// The texts of the demonstration by path.
pub(crate) fn texts() -> Texts {
    Embedded::iter()
        .filter_map(|path| {
            let file = Embedded::get(&path)?;
            Some((path.to_string(), String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect()
}

/// A citizen of the demonstration.
#[derive(Debug, Clone, Deserialize)]
struct PersonaRow {
    full_name: String,
    personal_id: String,
    birth_date: String,
    phone: String,
    address: String,
    description_vi: String,
    description_en: String,
}

fn personas(texts: &Texts) -> Result<Vec<PersonaRow>, OpenError> {
    let text = texts.get("personas.csv").map_or("", String::as_str);
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| OpenError(format!("personas.csv: {e}")))
}

/// What makes the installation a demonstration.
pub(crate) fn demo() -> Result<Demo, OpenError> {
    let rows = personas(&texts())?;
    let persona = |row: PersonaRow| Persona {
        id_number: row.personal_id,
        vi: row.description_vi,
        en: row.description_en,
    };
    Ok(Demo { personas: rows.into_iter().map(persona).collect() })
}

/// The day from which the demonstration's organisation and catalogue hold.
fn valid_from() -> Result<CivilDay, OpenError> {
    CivilDay::new(2023, 1, 1).ok_or_else(|| OpenError("no such day".to_owned()))
}

/// Imports the province, once; a second call finds everything there.
pub(crate) async fn import(
    store: &Store,
    clock: &dyn Clock,
    progress: &Progress,
) -> Result<bool, OpenError> {
    if store.installation().await?.is_some() {
        return Ok(false);
    }
    let texts = texts();
    let now = clock.now();
    let valid_from = valid_from()?;
    progress.begin(7);
    progress.step("đơn vị, vị trí, cán bộ | units, positions, staff");
    let organisation = import::read_organisation(&texts, valid_from).map_err(listed)?;
    import::organisation(store, &organisation, now).await?;
    progress.step("lịch nghỉ lễ, hoán đổi | days off and swapped days");
    import::calendar(store, text(&texts, "calendar.csv")).await?;
    progress.step("thủ tục và biểu mẫu điện tử | procedures and e-forms");
    let catalogue: Texts = texts
        .iter()
        .filter(|(path, _)| path.starts_with("procedures/") || path.starts_with("forms/"))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect();
    import::procedures(store, &catalogue, valid_from, now).await?;
    progress.step("quy trình điện tử | processes");
    import::processes(store, text(&texts, "processes.csv"), valid_from, now, "program").await?;
    progress.step("sự kiện cuộc sống | life events");
    import::life_events_table(store, text(&texts, "life-events.csv")).await?;
    progress.step("tài khoản | accounts");
    accounts(store, &organisation, clock).await?;
    people(store, &personas(&texts)?, &organisation, clock).await?;
    progress.step("xong | done");
    let mut batch = Batch::new();
    let key = Mint::new(clock, &SystemRandom).secret();
    begin_installation(&mut batch, &key, now);
    store.commit(batch).await?;
    progress.end();
    Ok(true)
}

fn text<'a>(texts: &'a Texts, path: &str) -> &'a str {
    texts.get(path).map_or("", String::as_str)
}

fn listed(problems: Vec<import::Problem>) -> OpenError {
    import::ImportError::Problems(problems).into()
}

/// Gives every account the demonstration's password and second factor: hashed once, because hashing
/// is slow on purpose.
async fn accounts(
    store: &Store,
    organisation: &Organisation,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    let hash = hash_password(PASSWORD)?;
    let mut batch = Batch::new();
    for staff in &organisation.staff {
        let secret = Some(DEMO_TOTP_SECRET.to_vec());
        set_credential(&mut batch, staff.id, &hash, secret, clock.now());
    }
    Ok(store.commit(batch).await?)
}

async fn people(
    store: &Store,
    personas: &[PersonaRow],
    organisation: &Organisation,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    let mut batch = Batch::new();
    for persona in personas {
        let subject = Subject {
            id: SubjectId::derived("persona", &persona.personal_id),
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: persona.personal_id.clone(),
            name: persona.full_name.clone(),
            birth: persona.birth_date.clone(),
            phone: persona.phone.clone(),
            email: String::new(),
            address: persona.address.clone(),
        };
        subjects::insert(&mut batch, &subject, clock.now());
    }
    // One officer is also one of the citizens, to show that nobody handles their own dossier.
    let officer = organisation.staff.iter().find(|s| s.user_name == OFFICER_WHO_IS_A_CITIZEN);
    if let (Some(officer), Some(persona)) = (officer, personas.last()) {
        let subject = SubjectId::derived("persona", &persona.personal_id);
        set_subject(&mut batch, officer.id, subject);
    }
    Ok(store.commit(batch).await?)
}

/// The desk officer of Liên Bảo is also the last of the personas.
const OFFICER_WHO_IS_A_CITIZEN: &str = "lienbao.motcua";

/// What the start prints: where to go, who to be, what to try.
pub(crate) fn greeting(config: &Config, url: &str) -> String {
    let accounts = [
        ("xuanloi.motcua", "cán bộ một cửa", "tiếp nhận hồ sơ khai sinh, nhập hộ người dân, trả kết quả"),
        ("xuanloi.hotich", "công chức hộ tịch", "thẩm tra hồ sơ khai sinh, đính kèm kết quả"),
        ("xuanloi.chutich", "lãnh đạo", "phê duyệt kết quả"),
        ("xuanloi.vanthu", "văn thư", "phát hành kết quả"),
        ("lapthach.xaydung", "trưởng phòng", "phân công hồ sơ cấp phép xây dựng"),
        ("lapthach.capphep", "chuyên viên", "thẩm định, lấy ý kiến song song"),
        ("kiemtra", "người kiểm tra", "xem mọi hồ sơ, không sửa gì"),
        ("quantri", "quản trị toàn tỉnh", "thủ tục, quy trình, mã truy cập"),
    ];
    let mut lines = vec![
        String::new(),
        format!("  Một Cửa: {url}"),
        format!("  Dữ liệu: {}", config.data().display()),
        String::new(),
        "  Người dân: mở trang, chọn “Đăng nhập”, chọn một nhân vật.".to_owned(),
        format!("  Cán bộ: {url}/can-bo/dang-nhap, mật khẩu {PASSWORD}, mã hiện trên trang."),
        String::new(),
    ];
    lines.extend(accounts.iter().map(|(user, role, task)| format!("    {user:<20} {role:<20} {task}")));
    lines.push(String::new());
    lines.push("  Dừng bằng Ctrl-C.".to_owned());
    lines.join("\n")
}

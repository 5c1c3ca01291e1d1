//! The demonstration province: everything it needs is inside the binary.

use crate::{
    installation::OpenError,
    progress::Progress,
    province::{self, Plan},
    settings::Config,
};
use mc_app::{
    Demo, Persona,
    import::Texts,
    org::{Directory, Organisation, Role},
    sign_in::{DEMO_TOTP_SECRET, hash_password},
    store::{
        Batch, Store,
        organisation::set_subject,
        register::quota::{self, UnitQuota},
        sessions::set_credential,
        subjects::{self, Subject},
    },
};
use mc_kernel::{CivilDay, Clock, Locale, ids::SubjectId};
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

/// The settings that the demonstration differs in from a fresh installation.
pub(crate) fn settings() -> Option<String> {
    let file = Embedded::get("settings.toml")?;
    Some(String::from_utf8_lossy(&file.data).into_owned())
}

/// A citizen of the demonstration.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PersonaRow {
    pub(crate) full_name: String,
    pub(crate) personal_id: String,
    pub(crate) birth_date: String,
    pub(crate) gender: String,
    pub(crate) nationality: String,
    pub(crate) phone: String,
    pub(crate) area_code: String,
    pub(crate) address: String,
    pub(crate) description_vi: String,
    description_en: String,
}

/// The citizens of the demonstration.
pub(crate) fn personas(texts: &Texts) -> Result<Vec<PersonaRow>, OpenError> {
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
    let (valid_from, now, locale) = (valid_from()?, clock.now(), Locale::Vi);
    let plan = Plan { texts: &texts, valid_from, now, locale };
    province::import(store, &plan, progress).await?;
    let organisation = store.organisation().await?;
    accounts(store, &organisation, clock).await?;
    answering(store, &organisation, clock).await?;
    people(store, &personas(&texts)?, &organisation, clock).await?;
    province::begin(store, clock).await?;
    Ok(true)
}

/// Whether a database holds the demonstration: its first persona, under the id that only its import
/// gives.
pub(crate) async fn is_in(store: &Store) -> Result<bool, OpenError> {
    let personas = personas(&texts())?;
    let Some(first) = personas.first() else { return Ok(false) };
    let found = store.subject_by_number("CCCD", &first.personal_id).await?;
    let derived = SubjectId::derived("persona", &first.personal_id);
    Ok(found.is_some_and(|subject| subject.id == derived))
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

/// Names, for every agency with a desk, the officer in whose name the register is asked for people who
/// fill in a form.
async fn answering(
    store: &Store,
    organisation: &Organisation,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    let directory = Directory::build(organisation.clone())
        .map_err(|problems| OpenError(format!("the organisation: {problems:?}")))?;
    let mut named = std::collections::BTreeMap::new();
    for held in organisation.positions.iter().filter(|held| held.role == Role::DeskOfficer) {
        if let (Some(agency), Some(officer)) = (directory.agency_of(held.unit), held.staff) {
            named.entry(agency.id).or_insert(officer);
        }
    }
    let mut batch = Batch::new();
    for (unit, officer) in named {
        let set = UnitQuota { unit, yearly: None, officer: Some(officer) };
        quota::set(&mut batch, &set, officer, clock.now());
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
    // Everybody of the service has a number of their own: the register is asked in their name.
    for (i, staff) in organisation.staff.iter().enumerate() {
        let year = 80 + i % 15;
        let subject = Subject {
            id: SubjectId::derived("officer", &staff.user_name),
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: format!("0260{year:02}{:06}", 900_000 + i),
            name: staff.full_name.clone(),
            birth: format!("19{year}"),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        subjects::insert(&mut batch, &subject, clock.now());
        set_subject(&mut batch, staff.id, subject.id);
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

/// An account to try, and what with.
struct Trial {
    user: &'static str,
    role: Role,
    vi: &'static str,
    en: &'static str,
}

/// One account per role, along the way of a birth registration at Xã Xuân Lôi and of a construction
/// permit of Huyện Lập Thạch.
const TRIALS: [Trial; 8] = [
    Trial {
        user: "xuanloi.motcua",
        role: Role::DeskOfficer,
        vi: "tiếp nhận hồ sơ khai sinh, nhập hộ người dân, trả kết quả",
        en: "take a birth registration in, file for somebody present, return the result",
    },
    Trial {
        user: "xuanloi.hotich",
        role: Role::ProcessingOfficer,
        vi: "thẩm tra hồ sơ khai sinh, đính kèm kết quả",
        en: "examine it and attach the result",
    },
    Trial {
        user: "xuanloi.chutich",
        role: Role::Leader,
        vi: "phê duyệt kết quả",
        en: "approve the result",
    },
    Trial {
        user: "xuanloi.vanthu",
        role: Role::Clerk,
        vi: "phát hành kết quả",
        en: "issue the result",
    },
    Trial {
        user: "lapthach.xaydung",
        role: Role::HeadOfDivision,
        vi: "phân công hồ sơ cấp phép xây dựng cho lapthach.capphep",
        en: "assign a construction permit to lapthach.capphep",
    },
    Trial {
        user: "lapthach.quantri",
        role: Role::AgencyAdministrator,
        vi: "xem đơn vị và tài khoản của huyện",
        en: "look at the district's units and accounts",
    },
    Trial {
        user: "tinh.quantri",
        role: Role::ProvinceAdministrator,
        vi: "nhập thủ tục, sửa quy trình, cấp mã truy cập",
        en: "import procedures, change processes, give access tokens",
    },
    Trial {
        user: "tinh.kiemsoat",
        role: Role::Inspector,
        vi: "xem mọi hồ sơ, không sửa gì",
        en: "look at every dossier, change nothing",
    },
];

/// What the start prints: where to go, who to be, what to try.
pub(crate) fn greeting(config: &Config, url: &str) -> String {
    let mut lines = vec![
        String::new(),
        format!("  Một Cửa: {url}"),
        format!("  Dữ liệu | Data: {}", config.place()),
        String::new(),
        format!("  Người dân: {url}/dang-nhap, chọn một nhân vật."),
        format!("  Citizens:  {url}/dang-nhap, choose a persona."),
        "  Đăng nhập bằng VNeID, Cổng quốc gia: hệ thống đóng thế trên máy này.".to_owned(),
        "  Signing on by VNeID or the National Portal: a stand-in on this machine.".to_owned(),
        String::new(),
        format!("  Cán bộ: {url}/can-bo/dang-nhap, mật khẩu {PASSWORD}, mã hiện trên trang."),
        format!("  Staff:  {url}/can-bo/dang-nhap, password {PASSWORD}, the code is on the page."),
        String::new(),
    ];
    for Trial { user, role, vi, en } in &TRIALS {
        lines.push(format!("    {user:<18} {}: {vi}", role_words(*role)));
        lines.push(format!("    {:<18} {}: {en}", "", role.code()));
    }
    lines.push(String::new());
    lines.push("  Dừng bằng Ctrl-C. | Ctrl-C stops it.".to_owned());
    lines.join("\n")
}

const fn role_words(role: Role) -> &'static str {
    match role {
        Role::DeskOfficer => "cán bộ một cửa",
        Role::ProcessingOfficer => "chuyên viên thụ lý",
        Role::HeadOfDivision => "trưởng phòng",
        Role::Leader => "lãnh đạo",
        Role::Clerk => "văn thư",
        Role::AgencyAdministrator => "quản trị cơ quan",
        Role::ProvinceAdministrator => "quản trị toàn tỉnh",
        Role::Inspector => "người kiểm tra",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_app::{import::read_organisation, org::Position};
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_account_of_the_greeting_exists_with_its_role() {
        let organisation = read_organisation(&texts(), valid_from().unwrap()).unwrap();
        let mut roles = BTreeSet::new();
        for trial in &TRIALS {
            let staff = organisation.staff.iter().find(|s| s.user_name == trial.user);
            let staff = staff.unwrap_or_else(|| panic!("nobody is called {}", trial.user));
            let holds = |p: &&Position| p.staff == Some(staff.id) && p.role == trial.role;
            assert!(organisation.positions.iter().any(|p| holds(&p)), "{}", trial.user);
            roles.insert(trial.role.code());
        }
        let of_staff: BTreeSet<&str> =
            organisation.positions.iter().map(|p| p.role.code()).collect();
        assert_eq!(roles, of_staff, "one account per role");
        let named: Vec<&str> = TRIALS
            .iter()
            .flat_map(|t| t.vi.split([' ', ',']).filter(|word| word.contains('.')))
            .collect();
        assert_eq!(named, ["lapthach.capphep"]);
        assert!(organisation.staff.iter().any(|s| s.user_name == "lapthach.capphep"));
        assert!(organisation.staff.iter().any(|s| s.user_name == OFFICER_WHO_IS_A_CITIZEN));
    }

    #[test]
    fn the_greeting_says_where_who_and_what() {
        let config = Config::read(settings().as_deref(), None, &BTreeMap::new(), &[]).unwrap();
        let text = greeting(&config, "http://127.0.0.1:8080");
        for word in ["http://127.0.0.1:8080/can-bo/dang-nhap", PASSWORD, "tinh.kiemsoat"] {
            assert!(text.contains(word), "{word}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
    }
}

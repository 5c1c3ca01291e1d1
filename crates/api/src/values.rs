//! Values that many schemas share.

use crate::api::Today;
use mc_app::{
    catalog, dossier,
    store::{files::FileRow, subjects::Subject},
};
use mc_kernel::ids::{StaffId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An instant (RFC 3339) with the offset of the province's time zone, to the second:
/// `2023-05-25T08:30:00+07:00`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(format = DateTime, example = "2023-05-25T08:30:00+07:00")]
pub(crate) struct Moment(pub(crate) String);

/// A name with its code.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Named {
    /// The code.
    pub(crate) code: String,
    /// The name, as people write it.
    pub(crate) name: String,
}

impl Named {
    pub(crate) fn new(code: impl Into<String>, name: impl Into<String>) -> Self {
        Self { code: code.into(), name: name.into() }
    }
}

/// A unit (đơn vị): an area, an agency, a division or a desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Unit {
    /// The code: of an area the administrative one (`08836`), of an agency the electronic identifier
    /// (`000.00.04.H62`; QCVN 102:2016/BTTTT, QĐ 20/2020/QĐ-TTg). Empty where it has none.
    code: String,
    /// The name on screens.
    name: String,
}

impl Unit {
    pub(crate) fn of(today: &Today, id: UnitId) -> Self {
        let unit = today.reference.directory.unit(id);
        Self {
            code: today.code_of(id).unwrap_or_default(),
            name: unit.map_or_else(String::new, |u| u.short_name.clone()),
        }
    }
}

/// A member of staff (cán bộ, công chức, viên chức).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Staff {
    /// The user name, which is also the way to name somebody in a request.
    user_name: String,
    /// The full name.
    full_name: String,
}

impl Staff {
    pub(crate) fn of(today: &Today, id: StaffId) -> Option<Self> {
        let staff = today.reference.directory.staff(id)?;
        let (user_name, full_name) = (staff.user_name.clone(), staff.full_name.clone());
        Some(Self { user_name, full_name })
    }
}

/// A person or organisation that a procedure is done for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Person {
    /// Kind of the number: `CCCD` (identity card, 12 digits), `CMND` (old identity card, 9 digits),
    /// `HC` (passport), `MST` (tax code of an organisation).
    id_kind: String,
    /// The number.
    id_number: String,
    /// The full name.
    name: String,
    /// The date of birth as far as it is known: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; empty when
    /// unknown.
    birth: String,
    /// Telephone; empty when unknown.
    phone: String,
    /// E-mail; empty when unknown.
    email: String,
    /// Address in one line; empty when unknown.
    address: String,
}

impl From<Subject> for Person {
    fn from(subject: Subject) -> Self {
        Self {
            id_kind: subject.id_kind,
            id_number: subject.id_number,
            name: subject.name,
            birth: subject.birth,
            phone: subject.phone,
            email: subject.email,
            address: subject.address,
        }
    }
}

/// A file that somebody attached. Its content is at `/api/v1/files/{file_id}`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct File {
    /// The id.
    #[schema(format = "uuid")]
    pub(crate) id: String,
    /// What it belongs to: the code of a component, `field:` and the path of a field of the e-form,
    /// `supplement`, `result` or `consultation`.
    component: String,
    /// What the sender called it.
    name: String,
    /// The type by content, whatever the name says.
    media_type: String,
    /// The size in bytes.
    size_bytes: u64,
    /// Pages; a picture has one.
    pages: u32,
    /// The SHA-256 digest of the content, 64 hexadecimal characters.
    sha256: String,
    /// When it arrived.
    uploaded_at: Moment,
}

impl File {
    pub(crate) fn of(api: &crate::api::Api, row: &FileRow) -> Self {
        Self {
            id: row.id.to_string(),
            component: row.component.clone(),
            name: row.name.clone(),
            media_type: row.media_type.clone(),
            size_bytes: row.size_bytes,
            pages: row.pages,
            sha256: row.sha256.to_string(),
            uploaded_at: api.moment(row.uploaded),
        }
    }
}

/// Declares a closed list of the API with its pendant in the domain.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident of $domain:ty { $($term:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($term),+ }

        impl From<$domain> for $name {
            fn from(domain: $domain) -> Self {
                match domain { $(<$domain>::$term => Self::$term),+ }
            }
        }
        impl From<$name> for $domain {
            fn from(own: $name) -> Self {
                match own { $($name::$term => Self::$term),+ }
            }
        }
    };
}

terms! {
    /// The level of government that carries a procedure out: `ministry`, `province`, `district`
    /// (until 30 June 2025), `commune`.
    Level of catalog::Level { Ministry, Province, District, Commune }
}
terms! {
    /// How far a procedure can be done online (NĐ 42/2022/NĐ-CP): `information` only, `partial` with
    /// some step in person, `full`.
    ServiceLevel of catalog::ServiceLevel { Information, Partial, Full }
}
terms! {
    /// The way a dossier is filed (NĐ 61/2018/NĐ-CP, Điều 16): `direct` at the one-stop desk,
    /// `online`, `post` through the public postal service.
    Channel of catalog::Channel { Direct, Online, Post }
}
terms! {
    /// What the days of a time limit are: `working_days` leave out Saturdays, Sundays and holidays,
    /// `calendar_days` count every day.
    DayUnit of catalog::DayUnit { WorkingDays, CalendarDays }
}
terms! {
    /// What the clock does once a supplement has arrived (NĐ 61/2018/NĐ-CP, Điều 19 khoản 4):
    /// `restart` from zero, or `resume` with the time that was left.
    AfterSupplement of catalog::AfterSupplement { Restart, Resume }
}
terms! {
    /// Where a dossier stands. In the order of the National Portal's `TrangThaiHoSo`, 1 to 10:
    /// `submitted`, `accepted` by the desk, `refused` at intake, `processing`, `supplement_asked` (the
    /// clock stands), `fee_asked` (the clock stands), `withdrawn`, `paused`, `finished` (the result or
    /// a written refusal is ready), `returned`.
    State of dossier::BusinessState {
        Submitted, Accepted, Refused, Processing, SupplementAsked, FeeAsked, Withdrawn, Paused,
        Finished, Returned,
    }
}
terms! {
    /// Whether money is owed: `nothing_asked`, `asked` and awaited, or `settled`.
    Finance of dossier::FinanceState { NothingAsked, Asked, Settled }
}
terms! {
    /// Where the result is: `not_ready`, `at_desk`, `delivered`.
    Delivery of dossier::DeliveryState { NotReady, AtDesk, Delivered }
}
terms! {
    /// What a result says: `granted`, or a written `refusal` after appraisal (NĐ 61/2018/NĐ-CP,
    /// Điều 19 khoản 8).
    ResultKind of dossier::ResultKind { Granted, Refusal }
}
terms! {
    /// How the result reaches the applicant (NĐ 61/2018/NĐ-CP, Điều 20): at the `desk`, by `post`, or
    /// `online` as a file.
    ReturnWay of dossier::ReturnWay { Desk, Post, Online }
}
terms! {
    /// Early, on time or late, by date (QĐ 766/QĐ-TTg): `early`, `on_time`, `late`.
    Timeliness of mc_app::calendar::Timeliness { Early, OnTime, Late }
}

//! What every document shares: the heading, the dossier it belongs to, people and signatures.

use mc_kernel::LocalTime;
use serde::Serialize;

/// The heading of a letter: who writes it, its number, where and when.
#[derive(Debug, Clone, Serialize)]
pub struct Letterhead {
    /// The agency above the issuing one (cơ quan chủ quản), printed in capitals. Long names are set
    /// in lines of about equal length; a line feed says where to break instead.
    pub superior: Option<String>,
    /// The issuing agency (cơ quan ban hành), printed in bold capitals.
    pub agency: String,
    /// The running number of the letter, for instance `0123`; dots when it is not given yet.
    pub number: Option<String>,
    /// The notation after the number (ký hiệu), for instance `TNHS` or `QĐ-UBND`. A letter without
    /// number and notation has no number line.
    pub notation: Option<String>,
    /// The place before the date (địa danh), for instance `Phú Thọ`.
    pub place: String,
    /// When the letter is written, in Việt Nam's time: the date line shows its day, the PDF carries
    /// it as its creation date.
    pub at: LocalTime,
}

/// The dossier (hồ sơ) a letter belongs to, and how to look it up.
#[derive(Debug, Clone, Serialize)]
pub struct DossierRef {
    /// The dossier number (mã hồ sơ).
    pub number: String,
    /// What the QR code holds: the number, or the address of the look-up page with the number in
    /// it; up to 512 bytes.
    pub qr: String,
    /// The address that people type to look the dossier up.
    pub look_up: Option<String>,
}

/// A person or an organisation with the ways to reach them.
#[derive(Debug, Clone, Serialize)]
pub struct Party {
    /// The full name as people write it.
    pub name: String,
    /// The personal identification number, or the number of the organisation.
    pub id_number: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
}

/// Someone who signs a form.
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// The full name under the signature; nothing when it is written by hand.
    pub name: Option<String>,
    /// Whether the signature is digital, so that the form does not ask for a pen.
    pub digital: bool,
}

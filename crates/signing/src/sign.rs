//! Signing a PDF as PAdES (EN 319 142-1).

use crate::{
    Appearance, Certificate, Hash, Obstacle, SigningError, SigningKey, TimeStamping, Timestamp,
    cms::{self, Message},
    evidence::Gathering,
    oids,
    pdf::{Evidence, Field, File, Kind, Update, keep, signatures},
    stamp::Stamp,
};

/// Room for a signed message beside its certificates.
const ROOM_BYTES: usize = 6 * 1024;
/// Room for a time stamp with the certificates of its authority.
const STAMP_ROOM_BYTES: usize = 16 * 1024;

/// How long a signature can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// B-B: as long as the certificate is valid.
    Basic,
    /// B-T: with a time stamp, which says that it was made in time.
    Stamped,
    /// B-LT: with everything that is needed to check it later.
    LongTerm,
    /// B-LTA: with a time stamp of all that, which can be renewed.
    Archived,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 4] = [Self::Basic, Self::Stamped, Self::LongTerm, Self::Archived];

    /// Its name: `b-t`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Basic => "b-b",
            Self::Stamped => "b-t",
            Self::LongTerm => "b-lt",
            Self::Archived => "b-lta",
        }
    }

    /// The level of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// A signature that is asked for.
#[derive(Debug)]
pub struct Request<'a> {
    /// How long it can be checked.
    pub level: Level,
    /// Now.
    pub at: Timestamp,
    /// Why it is signed, where the file shall say so.
    pub reason: Option<&'a str>,
    /// Where it is signed.
    pub location: Option<&'a str>,
    /// Who tells the time; needed from B-T on.
    pub stamping: Option<TimeStamping<'a>>,
    /// What is seen of it; nothing when there is none.
    pub appearance: Option<Appearance<'a>>,
}

/// Signs a PDF by appending to it.
pub fn sign_pdf(
    pdf: &[u8],
    key: &dyn SigningKey,
    request: &Request<'_>,
) -> Result<Vec<u8>, SigningError> {
    let holder = valid_holder(key, request.at)?;
    if request.level == Level::Basic {
        return Ok(signed(pdf, key, request, None)?.bytes);
    }
    let stamping = request.stamping.ok_or(Obstacle::NoTimeStamping)?;
    if request.level == Level::Stamped {
        return Ok(signed(pdf, key, request, Some(stamping))?.bytes);
    }
    // Whoever is asked is asked before: a key that was revoked does not sign.
    let mut gathering = Gathering::new(stamping.network, request.at);
    gathering.follow(holder, key.certificates())?;
    let done = signed(pdf, key, request, Some(stamping))?;
    for stamp in done.stamps() {
        let authority = stamp.signed.holder().ok_or(Obstacle::TimeStampRefused)?;
        let known = [&*stamp.signed.certificates, key.certificates()].concat();
        gathering.follow(authority, &known)?;
    }
    let kept = with_evidence(&done.bytes, &gathering.evidence, &done.message)?;
    if request.level == Level::LongTerm { Ok(kept) } else { stamped(&kept, stamping, request.at) }
}

/// Signs a file of any kind as CAdES: the message, in DER, stands beside it. The levels are B-B and,
/// where a time-stamping service is named, B-T.
pub fn sign_detached(
    content: &[u8],
    key: &dyn SigningKey,
    request: &Request<'_>,
) -> Result<Vec<u8>, SigningError> {
    valid_holder(key, request.at)?;
    let digest = key.hash().of(&[content]);
    let at = Some(request.at);
    let message = Message { digest: &digest, content_type: oids::DATA, content: None, at };
    match (request.level, request.stamping) {
        (Level::Basic, _) => cms::build(&message, key, None),
        (Level::Stamped, Some(stamping)) => {
            let stamp = |signature: &[u8]| stamping.stamp(key.hash(), &[signature]);
            cms::build(&message, key, Some(&stamp))
        }
        (Level::Stamped, None) => Err(Obstacle::NoTimeStamping.into()),
        (Level::LongTerm | Level::Archived, _) => Err(Obstacle::LevelUnknown.into()),
    }
}

/// The holder, whose certificate must be valid.
fn valid_holder(key: &dyn SigningKey, at: Timestamp) -> Result<&Certificate, SigningError> {
    let holder = key.certificates().first().ok_or(Obstacle::KeyMismatch)?;
    if holder.is_valid_at(at) {
        return Ok(holder);
    }
    let until = format!("{} – {}", holder.valid_from(), holder.valid_until());
    Err(SigningError::new(Obstacle::CertificateNotValid, until))
}

/// Stamps a signed PDF again, before an algorithm or the last authority's certificate grows old:
/// evidence about the last time stamps is kept first, then the whole is stamped.
pub fn restamp_pdf(
    pdf: &[u8],
    stamping: TimeStamping<'_>,
    at: Timestamp,
) -> Result<Vec<u8>, SigningError> {
    let file = File::read(pdf)?;
    let found = signatures(pdf, &file).ok_or(Obstacle::NotReadable)?;
    let mut stamps = found.iter().filter(|f| f.kind == Kind::TimeStamp);
    let mut bytes = pdf.to_vec();
    if let Some(last) = stamps.next_back() {
        let stamp = Stamp::read(&last.message).ok_or(Obstacle::NotReadable)?;
        let authority = stamp.signed.holder().ok_or(Obstacle::ChainIncomplete)?;
        let mut gathering = Gathering::new(stamping.network, at);
        let kept = Evidence::of(&file).certificates;
        let kept = kept.iter().filter_map(|der| Certificate::from_der(der).ok());
        let known: Vec<Certificate> =
            stamp.signed.certificates.iter().cloned().chain(kept).collect();
        gathering.follow(authority, &known)?;
        bytes = with_evidence(pdf, &gathering.evidence, &last.message)?;
    }
    stamped(&bytes, stamping, at)
}

/// A signed file, and the message in it with its padding.
struct Done {
    bytes: Vec<u8>,
    message: Vec<u8>,
}

impl Done {
    fn stamps(&self) -> Vec<Stamp> {
        let tokens = cms::read(&self.message).map(|signed| signed.stamps()).unwrap_or_default();
        tokens.iter().filter_map(|token| Stamp::read(token)).collect()
    }
}

fn with_evidence(pdf: &[u8], evidence: &Evidence, of: &[u8]) -> Result<Vec<u8>, SigningError> {
    let file = File::read(pdf)?;
    let mut update = Update::of(pdf, &file)?;
    keep(&mut update, &file, evidence, of).ok_or(Obstacle::NotReadable)?;
    update.finish()
}

/// A time stamp of the whole file.
fn stamped(pdf: &[u8], stamping: TimeStamping<'_>, at: Timestamp) -> Result<Vec<u8>, SigningError> {
    let file = File::read(pdf)?;
    let field = field(Kind::TimeStamp, at, STAMP_ROOM_BYTES);
    let prepared = field.prepare(pdf, &file)?;
    let token = stamping.stamp(Hash::Sha256, &prepared.parts())?;
    Ok(prepared.filled(&token)?.0)
}

fn field<'a>(kind: Kind, at: Timestamp, room_bytes: usize) -> Field<'a> {
    Field { kind, at, texts: Vec::new(), page: 1, place: [0.0; 4], drawing: None, room_bytes }
}

fn signed(
    pdf: &[u8],
    key: &dyn SigningKey,
    request: &Request<'_>,
    stamping: Option<TimeStamping<'_>>,
) -> Result<Done, SigningError> {
    let file = File::read(pdf)?;
    let certificates: usize = key.certificates().iter().map(|c| c.der().len()).sum();
    let stamp_bytes = if stamping.is_some() { STAMP_ROOM_BYTES } else { 0 };
    let mut field = field(Kind::Signature, request.at, ROOM_BYTES + certificates + stamp_bytes);
    let holder = key.certificates().first().map(Certificate::holder).unwrap_or_default();
    let given =
        [("Name", Some(&*holder)), ("Reason", request.reason), ("Location", request.location)];
    field.texts.extend(given.into_iter().filter_map(|(key, text)| Some((key, text?))));
    let draw = |update: &mut Update<'_>| match &request.appearance {
        Some(look) => look.draw(update),
        None => Err(Obstacle::Internal.into()),
    };
    if let Some(look) = &request.appearance {
        (field.page, field.place) = (look.page, look.corners());
        field.drawing = Some(&draw);
    }
    let prepared = field.prepare(pdf, &file)?;
    let digest = key.hash().of(&prepared.parts());
    let message = Message { digest: &digest, content_type: oids::DATA, content: None, at: None };
    let bytes = match stamping {
        None => cms::build(&message, key, None)?,
        Some(stamping) => {
            let stamp = |signature: &[u8]| stamping.stamp(key.hash(), &[signature]);
            cms::build(&message, key, Some(&stamp))?
        }
    };
    let (bytes, message) = prepared.filled(&bytes)?;
    Ok(Done { bytes, message })
}

//! Signing on: staff by password and one-time code; citizens of the demo by choosing a persona (the
//! national sign-on takes its place behind the same seam); sessions of both.

use crate::{App, AppError, app::Persona, first_sign_on::FirstSignOn};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use mc_kernel::{
    Digest,
    ids::{StaffId, SubjectId},
};
use mc_org::{Directory, Position, Role, UnitKind};
use mc_policy::{Actor, Grant, Reach, StaffActor};
use mc_store::{
    Batch, Clash, StoreError,
    sessions::{self, Credential, SessionActor},
    subjects::Subject,
};
use totp_rs::{Algorithm, Builder, Totp};

/// A pause after too many wrong tries; it grows with every further one.
const LOCK_MINUTES: i64 = 5;
/// The longest pause.
const MOST_LOCK_MINUTES: i64 = 60;
/// The longest password that is looked at: hashing costs.
const MOST_PASSWORD_BYTES: usize = 256;
const TOTP_STEP_SECONDS: u64 = 30;
const MINUTE_MICROS: i64 = 60_000_000;

/// A session that has begun: the token that the browser keeps.
#[derive(Clone, PartialEq, Eq)]
pub struct Begun {
    /// Given to the browser once; only its digest is kept here.
    pub token: [u8; 32],
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Begun")
    }
}

/// Why staff are not signed on. Which of name, password and code was wrong is not told.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Name, password or code is wrong.
    #[error("wrong name, password or code")]
    Wrong,
    /// Too many wrong tries; again after so many minutes.
    #[error("locked for {minutes} minutes")]
    Locked {
        /// Minutes to wait.
        minutes: i64,
    },
    /// The temporary password was right, but may not be used any more.
    #[error("the temporary password has expired")]
    Expired,
    /// Name and password were right; password or second factor has to be made the person's own first.
    #[error("something has to be done first")]
    First(Box<FirstSignOn>),
    /// Something else failed.
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for SignInError {
    fn from(error: StoreError) -> Self {
        Self::App(error.into())
    }
}

impl App {
    /// Signs a member of staff on.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in_staff(
        &self,
        user_name: &str,
        password: &str,
        code: &str,
    ) -> Result<Begun, SignInError> {
        let name = user_name.trim().to_lowercase();
        let reference = self.reference();
        let staff = reference.directory.staff_by_user_name(&name).map(|s| s.id);
        let credential = match staff {
            Some(staff) => self.parts.store.credential(staff).await?,
            None => None,
        };
        let (Some(staff), Some(credential)) = (staff, credential) else {
            // The same time passes for a name that does not exist.
            verify(DUMMY_HASH.to_owned(), password.to_owned()).await;
            return Err(SignInError::Wrong);
        };
        let wait = credential.locked_until.minutes_since(self.now());
        if credential.locked_until > self.now() {
            return Err(SignInError::Locked { minutes: wait + 1 });
        }
        let password_is_right = verify(credential.password_hash.clone(), password.to_owned()).await;
        if !self.account_is_open(staff).await? {
            return Err(SignInError::Wrong);
        }
        // Whose second factor is still to be set up has no code yet.
        let step = if credential.must_enrol { Some(0) } else { self.totp_step(&credential, code) };
        if password_is_right
            && step.is_some()
            && let Some(first) = self.first_sign_on((staff, &name), &credential).await?
        {
            return Err(SignInError::First(Box::new(first)));
        }
        match step.filter(|_| password_is_right) {
            Some(step) => self.passed(staff, step).await,
            None => Err(self.failed(staff, &credential).await),
        }
    }

    /// Whether an administrator has not closed the account.
    pub(crate) async fn account_is_open(&self, staff: StaffId) -> Result<bool, AppError> {
        let standing = self.parts.store.staff_standing(staff).await?;
        Ok(standing.is_some_and(|standing| standing.is_active))
    }

    /// The time step of a right code; 0 when the account has no second factor.
    pub(crate) fn totp_step(&self, credential: &Credential, code: &str) -> Option<u64> {
        let Some(secret) = &credential.totp_secret else { return Some(0) };
        let now = u64::try_from(self.now().micros() / 1_000_000).ok()?;
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        totp(secret.clone())?.check(&digits, now)
    }

    async fn passed(&self, staff: StaffId, step: u64) -> Result<Begun, SignInError> {
        let mut batch = Batch::new();
        // In the demo everybody shares one second factor, so its codes have to work twice.
        if step > 0 && self.settings().demo.is_none() {
            sessions::passed(&mut batch, staff, step);
        }
        let begun = self.begin_session(&mut batch, SessionActor::Staff(staff));
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(begun),
            // The code was used already: it works once.
            Err(StoreError::Conflict(Clash::Row(_))) => Err(SignInError::Wrong),
            Err(error) => Err(error.into()),
        }
    }

    async fn failed(&self, staff: StaffId, credential: &Credential) -> SignInError {
        let failures = credential.failures.saturating_add(1);
        let over = failures.saturating_sub(self.settings().limits.sign_in_tries);
        let minutes = if failures < self.settings().limits.sign_in_tries {
            0
        } else {
            let doubled = i64::try_from(over).unwrap_or(8).min(8);
            (LOCK_MINUTES << doubled).min(MOST_LOCK_MINUTES)
        };
        let mut batch = Batch::new();
        sessions::failed(&mut batch, staff, failures, self.now().plus_minutes(minutes));
        match self.parts.store.commit(batch).await {
            Ok(()) if minutes > 0 => SignInError::Locked { minutes },
            Ok(()) => SignInError::Wrong,
            Err(error) => error.into(),
        }
    }

    /// Signs a citizen on whom a sign-on has identified. Today that is the choice of a persona in the
    /// demo.
    pub async fn sign_in_citizen(&self, subject: SubjectId) -> Result<Begun, AppError> {
        self.parts.store.subject(subject).await?.ok_or(AppError::NotFound)?;
        let mut batch = Batch::new();
        let begun = self.begin_session(&mut batch, SessionActor::Citizen(subject));
        self.parts.store.commit(batch).await?;
        Ok(begun)
    }

    pub(crate) fn begin_session(&self, batch: &mut Batch, actor: SessionActor) -> Begun {
        let token = self.mint().secret();
        let now = self.now();
        let ends = now.plus_minutes(self.settings().limits.session_minutes);
        sessions::begin(batch, Digest::of(&token), actor, now, ends);
        Begun { token }
    }

    /// Who a session's token stands for. Ended, idle and unknown ones stand for a stranger.
    pub async fn actor_of_session(&self, token: &[u8; 32]) -> Result<Actor, AppError> {
        let digest = Digest::of(token);
        let Some(session) = self.parts.store.session(digest).await? else {
            return Ok(Actor::Stranger);
        };
        let now = self.now();
        let idle = self.settings().limits.session_idle_minutes;
        if session.ends <= now || session.seen.plus_minutes(idle) <= now {
            return Ok(Actor::Stranger);
        }
        // Noting every use would be a write for every page.
        if now.micros() - session.seen.micros() > MINUTE_MICROS {
            let mut batch = Batch::new();
            sessions::seen(&mut batch, digest, now);
            self.parts.store.commit(batch).await?;
        }
        match session.actor {
            SessionActor::Citizen(subject) => Ok(Actor::Citizen(subject)),
            SessionActor::Staff(staff) => self.staff_actor(staff).await,
        }
    }

    /// A member of staff with the positions that hold today; a stranger when they are not employed
    /// any more, or their account is closed.
    pub(crate) async fn staff_actor(&self, staff: StaffId) -> Result<Actor, AppError> {
        let reference = self.reference();
        let directory = &reference.directory;
        if directory.staff(staff).is_none() {
            return Ok(Actor::Stranger);
        }
        let mut grants: Vec<Grant> = directory
            .positions_of(staff, self.today())
            .map(|position| grant_of(directory, position))
            .collect();
        let taken_over = self.taken_over(&reference, staff, &grants).await?;
        grants.extend(taken_over);
        let standing = self.parts.store.staff_standing(staff).await?.unwrap_or_default();
        if !standing.is_active {
            return Ok(Actor::Stranger);
        }
        let subject = standing.subject;
        Ok(Actor::Staff(StaffActor { id: staff, subject, grants, system: None }))
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &[u8; 32]) -> Result<(), AppError> {
        let mut batch = Batch::new();
        sessions::end(&mut batch, Digest::of(token));
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The people of the demo, for the page that plainly says so. Empty outside the demo.
    pub async fn personas(&self) -> Result<Vec<(Subject, Persona)>, AppError> {
        let mut people = Vec::new();
        for persona in self.settings().demo.iter().flat_map(|demo| &demo.personas) {
            let store = &self.parts.store;
            if let Some(subject) = store.subject_by_number("CCCD", &persona.id_number).await? {
                people.push((subject, persona.clone()));
            }
        }
        Ok(people)
    }

    /// The current code of the demo's shared second factor, shown on the sign-in page of the demo.
    pub fn demo_code(&self) -> Option<String> {
        self.settings().demo.as_ref()?;
        let now = u64::try_from(self.now().micros() / 1_000_000).ok()?;
        totp(DEMO_TOTP_SECRET.to_vec()).map(|totp| totp.generate(now).to_string())
    }
}

/// What a position gives its holder.
pub(crate) fn grant_of(directory: &Directory, position: &Position) -> Grant {
    let agency = directory.agency_of(position.unit);
    let at_province = agency
        .is_some_and(|a| a.kind == UnitKind::Committee && a.level == mc_org::AreaLevel::PROVINCE);
    let far = at_province
        && matches!(position.role, Role::Inspector | Role::ProvinceAdministrator | Role::Leader);
    Grant {
        unit: position.unit,
        agency: agency.map_or(position.unit, |a| a.id),
        role: position.role,
        reach: if far { Reach::Everything } else { Reach::Agency },
        on_behalf_of: None,
    }
}

/// The second factor that all accounts of the demo share.
pub const DEMO_TOTP_SECRET: &[u8; 20] = b"mot-cua-demo-secret!";

/// A hash of no password, so that unknown names take as long as known ones.
const DUMMY_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$bW90Y3VhLW1vdGN1YQ$\
WNjGyBCV2eGPCEUwvpHSyQvlKn+kuzxnqwaVXnBLGVQ";

/// Six digits every thirty seconds, with one step of clock skew either way (RFC 6238).
fn totp(secret: Vec<u8>) -> Option<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(TOTP_STEP_SECONDS)
        .with_secret(secret)
        .build()
        .ok()
}

/// The address by which an authenticator learns a secret, as its makers agreed:
/// `otpauth://totp/Một Cửa:user?secret=…`.
pub(crate) fn otpauth_url(secret: &[u8], user: &str) -> String {
    let secret = base32(secret);
    let issuer = "M%E1%BB%99t%20C%E1%BB%ADa";
    format!(
        "otpauth://totp/{issuer}:{user}?secret={secret}&issuer={issuer}&period={TOTP_STEP_SECONDS}"
    )
}

/// Base 32 without padding (RFC 4648, section 6).
pub(crate) fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let letter = |five: u16| LETTERS.get(usize::from(five & 31)).map_or('A', |l| char::from(*l));
    let mut text = String::new();
    let (mut held, mut bits) = (0_u16, 0_u16);
    for byte in bytes {
        held = (held << 8) | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

/// Hashes a password with argon2id (19 MiB, two passes).
///
/// # Errors
/// What the hash function says; there is no way to provoke it with a password.
pub fn hash_password(password: &str) -> Result<String, AppError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(AppError::internal)
}

/// Compares a password with a hash, away from the threads that serve requests.
pub(crate) async fn verify(hash: String, password: String) -> bool {
    if password.len() > MOST_PASSWORD_BYTES {
        return false;
    }
    tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10, without the padding.
    #[test]
    fn base_32_is_the_standard_s() {
        for (bytes, expect) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), expect, "{bytes}");
        }
    }

    #[test]
    fn the_authenticator_gets_the_secret_that_is_checked() {
        let url = otpauth_url(DEMO_TOTP_SECRET, "xuanloi.motcua");
        assert!(url.starts_with("otpauth://totp/M%E1%BB%99t%20C%E1%BB%ADa:xuanloi.motcua?secret="));
        assert!(url.contains(&base32(DEMO_TOTP_SECRET)), "{url}");
    }
}

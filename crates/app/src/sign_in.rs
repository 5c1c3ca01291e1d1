//! Signing on without a provider: staff by password and one-time code, citizens of the demonstration
//! by choosing a persona; and the sessions of everybody.

use crate::{App, AppError, Standing, app::Persona, first_sign_on::FirstSignOn, sign_on::Browser};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use mc_kernel::{
    Digest,
    ids::{StaffId, SubjectId},
};
use mc_org::{Directory, Position, Role, UnitKind};
use mc_policy::{Actor, Assurance, Grant, Reach, StaffActor};
use mc_store::{
    Batch, Clash, StoreError,
    second_factors::{self, Tries},
    sessions::{self, Credential, Opening, SessionActor},
    subjects::Subject,
};
use totp_rs::{Algorithm, Builder, Totp};

/// A pause after too many wrong tries; it grows with every further one.
const LOCK_MINUTES: i64 = 5;
/// The longest pause.
const MOST_LOCK_MINUTES: i64 = 60;
/// Wrong tries are forgotten after so long without another.
const TRIES_MINUTES: i64 = 24 * 60;
/// A recovery code has so many letters and digits.
pub(crate) const RECOVERY_CHARS: usize = 16;
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
    /// Signs a member of staff on: password, and a one-time code or one of the recovery codes.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in_staff(
        &self,
        browser: &Browser,
        user_name: &str,
        password: &str,
        code: &str,
    ) -> Result<Begun, SignInError> {
        let (staff, mut batch) = self.proof_of(browser, user_name, password, code).await?;
        let opening = Opening {
            way: if is_recovery(code) { "recovery" } else { "password" },
            ..self.opening(SessionActor::Staff(staff), browser)
        };
        let begun = self.begin_session(&mut batch, &opening);
        self.commit_proof(batch).await?;
        Ok(begun)
    }

    /// Proves anew who a signed-on member of staff is. The session gets another token.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn prove_again(
        &self,
        browser: &Browser,
        token: &[u8; 32],
        password: &str,
        code: &str,
    ) -> Result<Begun, SignInError> {
        let session = self.parts.store.session(Digest::of(token)).await?;
        let Some(SessionActor::Staff(id)) = session.map(|s| s.actor) else {
            return Err(AppError::Unauthenticated.into());
        };
        let reference = self.reference();
        let member = reference.directory.staff(id).ok_or(AppError::Unauthenticated)?;
        let (_, mut batch) = self.proof_of(browser, &member.user_name, password, code).await?;
        let begun = Begun { token: self.mint().secret() };
        sessions::proven(&mut batch, Digest::of(token), Digest::of(&begun.token), self.now());
        self.commit_proof(batch).await?;
        Ok(begun)
    }

    /// Checks password and second factor: who it is, and what has to be written with what the proof
    /// is for. Wrong tries are counted by account and place, so nobody locks others out.
    async fn proof_of(
        &self,
        browser: &Browser,
        user_name: &str,
        password: &str,
        code: &str,
    ) -> Result<(StaffId, Batch), SignInError> {
        let name = user_name.trim().to_lowercase();
        let place = Digest::of_parts(&[b"try", name.as_bytes(), browser.address.as_bytes()]);
        let tries = self.parts.store.sign_in_tries(place).await?;
        let wait = tries.map_or(0, |tries| tries.until.minutes_since(self.now()) + 1);
        if tries.is_some_and(|tries| tries.until > self.now()) {
            return Err(SignInError::Locked { minutes: wait });
        }
        let reference = self.reference();
        let staff = reference.directory.staff_by_user_name(&name).map(|s| s.id);
        let credential = match staff {
            Some(staff) => self.parts.store.credential(staff).await?,
            None => None,
        };
        let (Some(staff), Some(credential)) = (staff, credential) else {
            // The same time passes for a name that does not exist.
            verify(DUMMY_HASH.to_owned(), password.to_owned()).await;
            return Err(self.failed(place, tries).await);
        };
        let is_right = verify(credential.password_hash.clone(), password.to_owned()).await;
        if !self.account_is_open(staff).await? {
            return Err(SignInError::Wrong);
        }
        // Whose second factor is still to be set up has no code yet.
        let step = if credential.must_enrol { Some(0) } else { self.totp_step(&credential, code) };
        let recovers = is_recovery(code)
            && self.parts.store.has_recovery_code(staff, recovery_digest(code)).await?;
        if !is_right || !(recovers || step.is_some()) {
            return Err(self.failed(place, tries).await);
        }
        if let Some(first) = self.first_sign_on((staff, &name), &credential).await? {
            return Err(SignInError::First(Box::new(first)));
        }
        let mut batch = Batch::new();
        if recovers {
            second_factors::use_recovery_code(&mut batch, staff, recovery_digest(code));
        } else if let Some(step) = step.filter(|s| *s > 0 && self.settings().demo.is_none()) {
            // In the demo everybody shares one second factor, so its codes have to work twice.
            sessions::passed(&mut batch, staff, step);
        }
        second_factors::passed(&mut batch, place);
        Ok((staff, batch))
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

    async fn commit_proof(&self, batch: Batch) -> Result<(), SignInError> {
        match self.parts.store.commit(batch).await {
            // The code was used already: it works once.
            Err(StoreError::Conflict(Clash::Row("one-time code" | "recovery code"))) => {
                Err(SignInError::Wrong)
            }
            other => Ok(other?),
        }
    }

    async fn failed(&self, place: Digest, before: Option<Tries>) -> SignInError {
        let failures = before.map_or(0, |tries| tries.failures).saturating_add(1);
        let over = failures.saturating_sub(self.settings().limits.sign_in_tries);
        let minutes = if failures < self.settings().limits.sign_in_tries {
            0
        } else {
            let doubled = i64::try_from(over).unwrap_or(8).min(8);
            (LOCK_MINUTES << doubled).min(MOST_LOCK_MINUTES)
        };
        let mut batch = Batch::new();
        let tries = Tries { failures, until: self.now().plus_minutes(minutes) };
        let forgotten = self.now().plus_minutes(TRIES_MINUTES);
        second_factors::failed(&mut batch, place, tries, forgotten);
        match self.parts.store.commit(batch).await {
            Ok(()) if minutes > 0 => SignInError::Locked { minutes },
            Ok(()) => SignInError::Wrong,
            Err(error) => error.into(),
        }
    }

    /// Signs a citizen on by choosing a persona: the short cut of the demonstration.
    pub async fn sign_in_citizen(
        &self,
        browser: &Browser,
        subject: SubjectId,
    ) -> Result<Begun, AppError> {
        self.parts.store.subject(subject).await?.ok_or(AppError::NotFound)?;
        let mut batch = Batch::new();
        let opening = Opening {
            level: Assurance::Two,
            way: "persona",
            ..self.opening(SessionActor::Citizen(subject), browser)
        };
        let begun = self.begin_session(&mut batch, &opening);
        self.parts.store.commit(batch).await?;
        Ok(begun)
    }

    /// A session that begins now, in a browser.
    pub(crate) fn opening(&self, actor: SessionActor, browser: &Browser) -> Opening {
        let now = self.now();
        let ends = now.plus_minutes(self.settings().limits.session_minutes);
        let (place, device) = (browser.address.clone(), browser.device.clone());
        Opening { place, device, ..Opening::plain(self.mint().id(), actor, now, ends) }
    }

    /// Begins a session, under a token that nobody had before.
    pub(crate) fn begin_session(&self, batch: &mut Batch, opening: &Opening) -> Begun {
        let token = self.mint().secret();
        sessions::begin(batch, Digest::of(&token), opening);
        Begun { token }
    }

    /// Who a session's token stands for, and what they have proven. Ended, idle and unknown ones
    /// stand for a stranger.
    pub async fn visitor_of(&self, token: &[u8; 32]) -> Result<(Actor, Standing), AppError> {
        let digest = Digest::of(token);
        let stranger = (Actor::Stranger, Standing::default());
        let Some(session) = self.parts.store.session(digest).await? else {
            return Ok(stranger);
        };
        let now = self.now();
        let idle = self.settings().limits.session_idle_minutes;
        if session.ends <= now || session.seen.plus_minutes(idle) <= now {
            return Ok(stranger);
        }
        // Noting every use would be a write for every page.
        if now.micros() - session.seen.micros() > MINUTE_MICROS {
            let mut batch = Batch::new();
            sessions::seen(&mut batch, digest, now);
            self.parts.store.commit(batch).await?;
        }
        let actor = match session.actor {
            SessionActor::Citizen(subject) => Actor::Citizen(subject),
            SessionActor::Staff(staff) => self.staff_actor(staff).await?,
        };
        Ok((actor, Standing { assurance: session.level, proven: session.proven }))
    }

    /// Who a session's token stands for.
    pub async fn actor_of_session(&self, token: &[u8; 32]) -> Result<Actor, AppError> {
        Ok(self.visitor_of(token).await?.0)
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

/// Whether what was typed is a recovery code and no one-time code.
fn is_recovery(code: &str) -> bool {
    recovery_text(code).len() == RECOVERY_CHARS
}

/// A recovery code as it is kept: without hyphens and spaces.
fn recovery_text(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

/// What is kept of a recovery code. It has 80 bits of chance, so a plain digest is not guessed.
pub(crate) fn recovery_digest(code: &str) -> Digest {
    Digest::of_parts(&[b"recovery code", recovery_text(code).as_bytes()])
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

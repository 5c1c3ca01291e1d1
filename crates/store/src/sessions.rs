//! Sessions, credentials of staff, and tokens of other systems. Tokens are kept as digests only.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_kernel::{
    Digest, Timestamp,
    ids::{ApiTokenId, SessionId, StaffId, SubjectId},
};
use mc_policy::Assurance;
use mc_sealing::Spot;

const INSERT: &str = "INSERT INTO session (token, actor_kind, actor, created_us, seen_us, ends_us, id, way, provider, level, proven_us, place, device, id_token) VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $4, $10, $11, $12)";
const ONE: &str = "SELECT actor_kind, actor, seen_us, ends_us, id, level, proven_us, provider, id_token FROM session WHERE token = $1";
const OF_STAFF: &str = "SELECT token, id, created_us, seen_us, way, provider, place, device FROM session WHERE actor = $1 AND actor_kind = 'staff' AND ends_us > $2 AND seen_us > $3 ORDER BY created_us DESC, token DESC LIMIT 50";
const END_OF_STAFF: &str =
    "DELETE FROM session WHERE actor = $1 AND actor_kind = 'staff' AND id = $2";
const END_OTHERS: &str =
    "DELETE FROM session WHERE actor = $1 AND actor_kind = 'staff' AND token <> $2";
const PROVEN: &str = "UPDATE session SET token = $2, proven_us = $3, seen_us = $3 WHERE token = $1";
const SEEN: &str = "UPDATE session SET seen_us = $2 WHERE token = $1";
const END: &str = "DELETE FROM session WHERE token = $1";
const END_ALL: &str = "DELETE FROM session WHERE actor = $1";
const DROP_ENDED: &str = "DELETE FROM session WHERE ends_us < $1";
const CREDENTIAL: &str = "SELECT password_hash, totp_secret, totp_last_step, temporary_until_us, enrol_since_us FROM staff_credential WHERE staff = $1";
const CREDENTIAL_SET: &str = "INSERT INTO staff_credential (staff, password_hash, totp_secret, totp_last_step, failures, locked_until_us, changed_us) VALUES ($1, $2, $3, 0, 0, 0, $4) ON CONFLICT (staff) DO UPDATE SET password_hash = excluded.password_hash, totp_secret = excluded.totp_secret, failures = 0, locked_until_us = 0, changed_us = excluded.changed_us, temporary_until_us = 0, enrol_since_us = 0";
const CREDENTIAL_TEMPORARY: &str = "INSERT INTO staff_credential (staff, password_hash, totp_secret, totp_last_step, failures, locked_until_us, changed_us, temporary_until_us, enrol_since_us) VALUES ($1, $2, $3, 0, 0, 0, $4, $5, $4) ON CONFLICT (staff) DO UPDATE SET password_hash = excluded.password_hash, failures = 0, locked_until_us = 0, changed_us = excluded.changed_us, temporary_until_us = excluded.temporary_until_us";
const CREDENTIAL_ENROL: &str = "UPDATE staff_credential SET totp_secret = $2, totp_last_step = 0, failures = 0, locked_until_us = 0, enrol_since_us = $3 WHERE staff = $1";
const CREDENTIAL_OWN: &str = "UPDATE staff_credential SET password_hash = $3, totp_last_step = $4, failures = 0, locked_until_us = 0, changed_us = $5, temporary_until_us = 0, enrol_since_us = 0 WHERE staff = $1 AND password_hash = $2";
const WITH_CREDENTIAL: &str = "SELECT staff FROM staff_credential ORDER BY staff LIMIT 500000";
const CREDENTIAL_PASSED: &str =
    "UPDATE staff_credential SET totp_last_step = $2 WHERE staff = $1 AND totp_last_step < $2";
const TOKEN_INSERT: &str = "INSERT INTO api_token (token, id, name, staff, scopes, created_us, ends_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const TOKEN: &str = "SELECT id, name, staff, scopes, created_us, ends_us, revoked_us FROM api_token WHERE token = $1";
const TOKENS: &str = "SELECT id, name, staff, scopes, created_us, ends_us, revoked_us FROM api_token ORDER BY created_us DESC, id DESC LIMIT 500";
const TOKEN_REVOKE: &str =
    "UPDATE api_token SET revoked_us = $2 WHERE id = $1 AND revoked_us IS NULL";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("ended sessions", DROP_ENDED), ("sessions of a member of staff", OF_STAFF)];

/// Who has signed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionActor {
    /// A citizen.
    Citizen(SubjectId),
    /// A member of staff.
    Staff(StaffId),
}

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub actor: SessionActor,
    /// When it was last used.
    pub seen: Timestamp,
    /// When it ends whatever happens.
    pub ends: Timestamp,
    /// Its id; sessions of older programs have none.
    pub id: Option<SessionId>,
    /// How surely the person was recognised.
    pub level: Assurance,
    /// When the person proved last who they are.
    pub proven: Timestamp,
    /// The provider by which they signed on; empty where it was none.
    pub provider: String,
    /// What that provider wants back when the person signs out there.
    pub id_token: String,
}

impl std::fmt::Debug for Session {
    /// The provider's token has the person's data in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("actor", &self.actor).finish_non_exhaustive()
    }
}

/// A session that begins.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its id.
    pub id: SessionId,
    /// Who.
    pub actor: SessionActor,
    /// How surely they were recognised.
    pub level: Assurance,
    /// By which way: a word of the application.
    pub way: &'static str,
    /// The provider, where it was one.
    pub provider: String,
    /// What that provider wants back when the person signs out there.
    pub id_token: String,
    /// The network address.
    pub place: String,
    /// What the browser says it is.
    pub device: String,
    /// When it begins.
    pub at: Timestamp,
    /// When it ends whatever happens.
    pub ends: Timestamp,
}

impl Opening {
    /// A session of which nothing more is known.
    pub fn plain(id: SessionId, actor: SessionActor, at: Timestamp, ends: Timestamp) -> Self {
        let (provider, id_token) = (String::new(), String::new());
        let (place, device) = (String::new(), String::new());
        let level = Assurance::One;
        Self { id, actor, level, way: "", provider, id_token, place, device, at, ends }
    }
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").field("actor", &self.actor).finish_non_exhaustive()
    }
}

/// A session in its owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The digest of its token.
    pub token: Digest,
    /// Its id; without one it cannot be ended by itself.
    pub id: Option<SessionId>,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// By which way.
    pub way: String,
    /// The provider, where it was one.
    pub provider: String,
    /// The network address.
    pub place: String,
    /// What the browser says it is.
    pub device: String,
}

/// Adds a session.
pub fn begin(batch: &mut Batch, token: Digest, opening: &Opening) {
    let (kind, id) = match opening.actor {
        SessionActor::Citizen(id) => ("citizen", id.into()),
        SessionActor::Staff(id) => ("staff", id.into()),
    };
    let values = vec![
        token.into(),
        kind.into(),
        id,
        opening.at.into(),
        opening.ends.into(),
        opening.id.into(),
        opening.way.into(),
        (&opening.provider).into(),
        level_number(opening.level).into(),
        (&opening.place).into(),
        (&opening.device).into(),
        (&opening.id_token).into(),
    ];
    batch.insert(INSERT, values, Clash::Row("session"));
}

const fn level_number(level: Assurance) -> i64 {
    match level {
        Assurance::One => 1,
        Assurance::Two => 2,
    }
}

/// Gives a session another token, because its owner proved anew who they are; [`Clash::Row`] when it
/// has ended.
pub fn proven(batch: &mut Batch, before: Digest, after: Digest, now: Timestamp) {
    let values = vec![before.into(), after.into(), now.into()];
    batch.change_one(PROVEN, values, Clash::Row("session"));
}

/// Ends one session of a member of staff.
pub fn end_of_staff(batch: &mut Batch, staff: StaffId, id: SessionId) {
    batch.change_any(END_OF_STAFF, vec![staff.into(), id.into()]);
}

/// Ends every session of a member of staff but one.
pub fn end_others(batch: &mut Batch, staff: StaffId, kept: Digest) {
    batch.change_any(END_OTHERS, vec![staff.into(), kept.into()]);
}

/// Notes that a session was used.
pub fn seen(batch: &mut Batch, token: Digest, now: Timestamp) {
    batch.change_any(SEEN, vec![token.into(), now.into()]);
}

/// Ends a session.
pub fn end(batch: &mut Batch, token: Digest) {
    batch.change_any(END, vec![token.into()]);
}

/// Ends every session of a member of staff.
pub fn end_all(batch: &mut Batch, staff: StaffId) {
    batch.change_any(END_ALL, vec![staff.into()]);
}

/// Drops sessions that have ended.
pub fn drop_ended(batch: &mut Batch, now: Timestamp) {
    batch.change_any(DROP_ENDED, vec![now.into()]);
}

/// How a member of staff proves who they are.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The argon2id hash.
    pub password_hash: String,
    /// The secret of the one-time codes.
    pub totp_secret: Option<Vec<u8>>,
    /// The last time step whose code was used: a code works once.
    pub totp_last_step: u64,
    /// Until when a temporary password may be used; `None` of a password of the person's own.
    pub temporary_until: Option<Timestamp>,
    /// Whether the second factor has still to be set up by the person.
    pub must_enrol: bool,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credential")
    }
}

/// Sets password and one-time-code secret.
pub fn set_credential(
    batch: &mut Batch,
    staff: StaffId,
    password_hash: &str,
    totp_secret: Option<Vec<u8>>,
    now: Timestamp,
) {
    let values = vec![staff.into(), password_hash.into(), totp_secret.into(), now.into()];
    let spot = secret_spot(staff);
    batch.change_one(CREDENTIAL_SET, values, Clash::Row("credential")).seal(2, staff, spot);
}

/// Gives a temporary password that holds until an instant, to be changed when it is first used. Who
/// has a second factor keeps it; who has none gets the secret and has to set it up.
pub fn set_temporary(
    batch: &mut Batch,
    staff: StaffId,
    password_hash: &str,
    totp_secret: Vec<u8>,
    (now, until): (Timestamp, Timestamp),
) {
    let values =
        vec![staff.into(), password_hash.into(), totp_secret.into(), now.into(), until.into()];
    let spot = secret_spot(staff);
    batch.change_one(CREDENTIAL_TEMPORARY, values, Clash::Row("credential")).seal(2, staff, spot);
}

/// Gives a new second factor, to be set up when the person signs on the next time.
pub fn set_second_factor(batch: &mut Batch, staff: StaffId, secret: Vec<u8>, now: Timestamp) {
    let values = vec![staff.into(), secret.into(), now.into()];
    let spot = secret_spot(staff);
    batch.change_one(CREDENTIAL_ENROL, values, Clash::Row("credential")).seal(1, staff, spot);
}

fn secret_spot(staff: StaffId) -> Spot {
    Spot::new("staff_credential.totp_secret", &[staff.uuid().as_bytes()])
}

/// The person has made password and second factor their own; [`Clash::Row`] when that was done
/// already.
pub fn make_own(
    batch: &mut Batch,
    staff: StaffId,
    (old_hash, new_hash): (&str, &str),
    totp_step: u64,
    now: Timestamp,
) {
    let values = vec![staff.into(), old_hash.into(), new_hash.into(), totp_step.into(), now.into()];
    batch.change_one(CREDENTIAL_OWN, values, Clash::Row("credential"));
}

/// Notes a right one; [`Clash::Row`] when the code's time step was used already.
pub fn passed(batch: &mut Batch, staff: StaffId, totp_step: u64) {
    batch.change_one(
        CREDENTIAL_PASSED,
        vec![staff.into(), totp_step.into()],
        Clash::Row("one-time code"),
    );
}

/// A token of another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// What it is for.
    pub name: String,
    /// The member of staff with whose positions it acts.
    pub staff: StaffId,
    /// What it may do.
    pub scopes: Vec<String>,
    /// When it was given.
    pub created: Timestamp,
    /// When it ends.
    pub ends: Timestamp,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
}

/// Adds a token.
pub fn add_token(batch: &mut Batch, digest: Digest, token: &ApiToken) -> Result<(), StoreError> {
    let values = vec![
        digest.into(),
        token.id.into(),
        (&token.name).into(),
        token.staff.into(),
        json(&token.scopes)?,
        token.created.into(),
        token.ends.into(),
    ];
    batch.insert(TOKEN_INSERT, values, Clash::Row("token"));
    Ok(())
}

/// Revokes a token.
pub fn revoke_token(batch: &mut Batch, id: ApiTokenId, now: Timestamp) {
    batch.change_any(TOKEN_REVOKE, vec![id.into(), now.into()]);
}

impl Store {
    /// The session of a token's digest.
    pub async fn session(&self, token: Digest) -> Result<Option<Session>, StoreError> {
        let row = self.query_one(ONE, vec![token.into()]).await?;
        row.map(|row| {
            let actor = match row.text(0)?.as_str() {
                "staff" => SessionActor::Staff(row.id(1)?),
                "citizen" => SessionActor::Citizen(row.id(1)?),
                other => {
                    let (column, wanted) = (0, "a kind of actor");
                    return Err(StoreError::Corrupt { column, wanted, row: other.to_owned() });
                }
            };
            Ok(Session {
                actor,
                seen: row.timestamp(2)?,
                ends: row.timestamp(3)?,
                id: row.optional(4, Row::id)?,
                level: if row.int(5)? >= 2 { Assurance::Two } else { Assurance::One },
                proven: row.timestamp(6)?,
                provider: row.text(7)?,
                id_token: row.text(8)?,
            })
        })
        .transpose()
    }

    /// The open sessions of a member of staff, newest first, at most 50: those that end after now and
    /// were used after an instant.
    pub async fn sessions_of_staff(
        &self,
        staff: StaffId,
        now: Timestamp,
        used_after: Timestamp,
    ) -> Result<Vec<Listed>, StoreError> {
        let values = vec![staff.into(), now.into(), used_after.into()];
        let rows = self.query(OF_STAFF, values).await?;
        let listed = |row: &Row| {
            Ok(Listed {
                token: row.digest(0)?,
                id: row.optional(1, Row::id)?,
                began: row.timestamp(2)?,
                seen: row.timestamp(3)?,
                way: row.text(4)?,
                provider: row.text(5)?,
                place: row.text(6)?,
                device: row.text(7)?,
            })
        };
        rows.iter().map(listed).collect()
    }

    /// How a member of staff proves who they are.
    pub async fn credential(&self, staff: StaffId) -> Result<Option<Credential>, StoreError> {
        let rows = self.query(CREDENTIAL, vec![staff.into()]).await?;
        let rows = self.opened(rows, 1, |_row| Ok(secret_spot(staff))).await?;
        rows.first()
            .map(|row| {
                Ok(Credential {
                    password_hash: row.text(0)?,
                    totp_secret: row.optional(1, Row::bytes)?,
                    totp_last_step: row.count(2)?,
                    temporary_until: Some(row.timestamp(3)?).filter(|until| until.micros() > 0),
                    must_enrol: row.int(4)? > 0,
                })
            })
            .transpose()
    }

    /// The members of staff who have an account.
    pub async fn staff_with_account(&self) -> Result<Vec<StaffId>, StoreError> {
        let rows = self.query(WITH_CREDENTIAL, Vec::new()).await?;
        rows.iter().map(|row| row.id(0)).collect()
    }

    /// The token of a digest, revoked or not.
    pub async fn api_token(&self, digest: Digest) -> Result<Option<ApiToken>, StoreError> {
        self.query_one(TOKEN, vec![digest.into()]).await?.as_ref().map(token).transpose()
    }

    /// All tokens, newest first, at most 500.
    pub async fn api_tokens(&self) -> Result<Vec<ApiToken>, StoreError> {
        self.query(TOKENS, Vec::new()).await?.iter().map(token).collect()
    }
}

fn token(row: &Row) -> Result<ApiToken, StoreError> {
    Ok(ApiToken {
        id: row.id(0)?,
        name: row.text(1)?,
        staff: row.id(2)?,
        scopes: row.json(3)?,
        created: row.timestamp(4)?,
        ends: row.timestamp(5)?,
        revoked: row.optional(6, Row::timestamp)?,
    })
}

//! Accounts: a temporary password that is shown once, a new second factor, closing and opening.

use crate::{
    App, AppError, Ctx,
    sign_in::{DEMO_TOTP_SECRET, hash_password},
};
use mc_kernel::{FieldProblem, Timestamp, ids::StaffId};
use mc_org::Staff;
use mc_policy::{Office, actions};
use mc_store::{
    Batch, org_changes,
    sessions::{self, Credential},
};
use std::collections::BTreeSet;

/// Days for which a temporary password may be used.
pub const TEMPORARY_DAYS: i64 = 14;
/// Temporary passwords given at once.
pub const MOST_ISSUED: usize = 100;
/// Letters and digits of a temporary password: 60 bits of chance.
const TEMPORARY_LETTERS: usize = 12;
/// Those that nobody mistakes for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many bytes of chance a second factor has (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;

/// How far an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// There is none: the person cannot sign on.
    None,
    /// The temporary password waits to be used.
    Temporary {
        /// Until when it may be.
        until: Timestamp,
    },
    /// The password is the person's own, the second factor waits to be set up.
    Enrols,
    /// Both are the person's own.
    Own,
}

impl AccountState {
    pub(super) fn of(credential: Option<&Credential>) -> Self {
        match credential {
            None => Self::None,
            Some(Credential { temporary_until: Some(until), .. }) => {
                Self::Temporary { until: *until }
            }
            Some(Credential { must_enrol: true, .. }) => Self::Enrols,
            Some(_) => Self::Own,
        }
    }
}

/// A temporary password, to be told to its person and shown this once.
#[derive(Clone, PartialEq, Eq)]
pub struct Issued {
    /// Whose it is.
    pub staff: Staff,
    /// The password.
    pub password: String,
    /// Until when it may be used.
    pub until: Timestamp,
}

impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Issued({})", self.staff.user_name)
    }
}

impl App {
    /// Gives a member of staff a temporary password; who was signed on with the old one is not any
    /// more.
    pub async fn issue_password(&self, ctx: &Ctx, id: StaffId) -> Result<Issued, AppError> {
        self.manage_member(ctx, id)?;
        let reference = self.reference();
        let staff = reference.directory.staff(id).cloned().ok_or(AppError::NotFound)?;
        self.issue(ctx, &[staff]).await?.pop().ok_or(AppError::NotFound)
    }

    /// Those of today's staff who have no account, with the first [`MOST_ISSUED`] in the order of the
    /// organisation, and how many there are.
    pub async fn without_account(&self, ctx: &Ctx) -> Result<(Vec<Staff>, usize), AppError> {
        self.permit::<actions::ReadOrganisation>(ctx, &Office)?;
        let with = self.parts.store.staff_with_account().await?;
        let with: BTreeSet<StaffId> = with.into_iter().collect();
        let reference = self.reference();
        let (directory, today) = (&reference.directory, self.today());
        let lacks = |staff: &&Staff| {
            let held = directory.every_position_of(staff.id).iter();
            let mut held = held.filter(|p| p.validity.valid_to.is_none_or(|last| last >= today));
            !with.contains(&staff.id)
                && held.next().is_some()
                && self.may_manage_member(ctx, staff.id).is_ok()
        };
        let all: Vec<&Staff> = directory.all_staff().iter().filter(lacks).collect();
        let first = all.iter().take(MOST_ISSUED).map(|staff| (*staff).clone()).collect();
        Ok((first, all.len()))
    }

    /// Gives temporary passwords to those who were listed and have no account still.
    pub async fn issue_to_those_without(
        &self,
        ctx: &Ctx,
        listed: &BTreeSet<StaffId>,
    ) -> Result<Vec<Issued>, AppError> {
        let (lacking, _) = self.without_account(ctx).await?;
        let wanted: Vec<Staff> =
            lacking.into_iter().filter(|staff| listed.contains(&staff.id)).collect();
        self.issue(ctx, &wanted).await
    }

    async fn issue(&self, ctx: &Ctx, people: &[Staff]) -> Result<Vec<Issued>, AppError> {
        let until = self.now().plus_minutes(TEMPORARY_DAYS * 24 * 60);
        let mut given = Vec::new();
        let mut batch = Batch::new();
        for staff in people.iter().take(MOST_ISSUED) {
            let password = temporary(self.mint().secret());
            let to_hash = password.clone();
            // Hashing is slow by intent: away from the threads that serve requests.
            let hash = tokio::task::spawn_blocking(move || hash_password(&to_hash));
            let hash = hash.await.map_err(AppError::internal)??;
            let secret = self.new_secret();
            sessions::set_temporary(&mut batch, staff.id, &hash, secret, (self.now(), until));
            sessions::end_all(&mut batch, staff.id);
            let target = staff.id.to_string();
            self.note(ctx, &mut batch, "password.issued", &target, &staff.user_name)?;
            given.push(Issued { staff: staff.clone(), password, until });
        }
        self.parts.store.commit(batch).await?;
        Ok(given)
    }

    /// Takes the second factor of a member of staff away; they set up another one when they sign on
    /// the next time.
    pub async fn reset_second_factor(&self, ctx: &Ctx, id: StaffId) -> Result<(), AppError> {
        self.manage_member(ctx, id)?;
        let mut batch = Batch::new();
        sessions::set_second_factor(&mut batch, id, self.new_secret(), self.now());
        mc_store::second_factors::set_recovery_codes(&mut batch, id, &[], self.now());
        sessions::end_all(&mut batch, id);
        self.note(ctx, &mut batch, "second_factor.reset", &id.to_string(), "")?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Closes an account, or opens it again. Who is signed on with it is not any more; positions and
    /// work stay.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for one's own, and for the last who administers the province;
    /// [`AppError::Conflict`] when somebody changed them since `revision`.
    pub async fn set_account_open(
        &self,
        ctx: &Ctx,
        (id, revision): (StaffId, u64),
        is_open: bool,
    ) -> Result<(), AppError> {
        self.manage_member(ctx, id)?;
        if !is_open && ctx.staff_id() == Some(id) {
            return Err(AppError::invalid(FieldProblem::new("", "account-own")));
        }
        let standing = self.organisation_now().await?;
        if !is_open && super::keepers(&standing.organisation).any(|keeper| keeper == id) {
            self.someone_keeps_the_province(&standing, Some(id), "").await?;
        }
        let mut batch = Batch::new();
        org_changes::set_active(&mut batch, id, revision, is_open);
        sessions::end_all(&mut batch, id);
        let action = if is_open { "account.opened" } else { "account.closed" };
        self.note(ctx, &mut batch, action, &id.to_string(), "")?;
        self.keep_organisation(standing, batch).await
    }

    /// A secret for a second factor; in the demonstration the one that everybody shares.
    fn new_secret(&self) -> Vec<u8> {
        match self.settings().demo {
            Some(_) => DEMO_TOTP_SECRET.to_vec(),
            None => self.mint().secret().into_iter().take(SECRET_BYTES).collect(),
        }
    }
}

/// A password out of chance: three groups of four, easily read out.
fn temporary(secret: [u8; 32]) -> String {
    let letter = |byte: u8| LETTERS.get(usize::from(byte & 31)).map_or('a', |l| char::from(*l));
    let letters: Vec<char> = secret.into_iter().take(TEMPORARY_LETTERS).map(letter).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_passwords_are_long_and_read_out_easily() {
        let password = temporary([7; 32]);
        assert_eq!(password, "hhhh-hhhh-hhhh");
        let all: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 8 + 3).unwrap());
        assert!(
            temporary(all).chars().all(|c| c == '-' || LETTERS.contains(&u8::try_from(c).unwrap()))
        );
        assert!(temporary(all).chars().count() >= crate::accounts::LEAST_PASSWORD);
    }
}

//! Accounts of staff, made by whoever has the machine: the first administrator's, and new ones for
//! those who lost password or telephone.

use crate::{
    App, AppError,
    sign_in::{hash_password, otpauth_url},
};
use mc_kernel::{ActorRef, FieldProblem};
use mc_store::{
    Batch,
    records::{Audit, note_change},
    sessions::set_credential,
};

/// The shortest password: twelve characters (NIST SP 800-63B-4 asks for eight beside a second factor).
pub const LEAST_PASSWORD: usize = 12;
/// How many bytes of chance a second factor has (RFC 4226, section 4: at least 16, 20 recommended).
const SECRET_BYTES: usize = 20;

/// An account that can sign on from now on.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The user name.
    pub user_name: String,
    /// Whose it is.
    pub full_name: String,
    /// What the authenticator on the telephone is given, once: `otpauth://…`.
    pub otpauth_url: String,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", self.user_name)
    }
}

impl App {
    /// Gives a member of staff a password and a new second factor. Who held the old ones cannot sign
    /// on any more; the change is noted as the program's own.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when nobody has the user name, [`AppError::Invalid`] when the password is
    /// too short.
    pub async fn set_account(&self, user: &str, password: &str) -> Result<Account, AppError> {
        let name = user.trim().to_lowercase();
        let reference = self.reference();
        let staff = reference.directory.staff_by_user_name(&name).ok_or(AppError::NotFound)?;
        if password.chars().count() < LEAST_PASSWORD {
            let problem = FieldProblem::new("password", "too-short").with("least", LEAST_PASSWORD);
            return Err(AppError::invalid(problem));
        }
        let hash = hash_password(password)?;
        let secret: Vec<u8> = self.mint().secret().into_iter().take(SECRET_BYTES).collect();
        let mut batch = Batch::new();
        set_credential(&mut batch, staff.id, &hash, Some(secret.clone()), self.now());
        let audit = Audit {
            id: self.mint().id(),
            actor: ActorRef::Program,
            action: "account.set".to_owned(),
            target: name.clone(),
            detail: "password and second factor".to_owned(),
            at: self.now(),
        };
        note_change(&mut batch, &audit);
        self.parts.store.commit(batch).await?;
        Ok(Account {
            otpauth_url: otpauth_url(&secret, &name),
            user_name: name,
            full_name: staff.full_name.clone(),
        })
    }
}

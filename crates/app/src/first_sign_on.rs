//! The first sign-on with a temporary password, and the first after the second factor was taken away:
//! nobody gets a session before password and second factor are their own.

use crate::{
    App, AppError,
    accounts::LEAST_PASSWORD,
    sign_in::{Begun, SignInError, base32, hash_password, otpauth_url, verify},
    sign_on::Browser,
};
use mc_kernel::{Digest, FieldProblem, FieldProblems, Timestamp, ids::StaffId};
use mc_store::{
    Batch,
    sessions::{self, Credential, Opening, SessionActor},
};

/// Minutes in which the first sign-on has to be finished.
const TICKET_MINUTES: i64 = 15;

/// What has to be done before somebody is signed on.
#[derive(Clone, PartialEq, Eq)]
pub struct FirstSignOn {
    /// Proof that name and password were right.
    pub ticket: String,
    /// When the proof ends, in microseconds.
    pub ends: Timestamp,
    /// Whether a password of one's own has to be chosen.
    pub wants_password: bool,
    /// The secret to be given to the authenticator, and the address that does it; nothing where the
    /// second factor is set up.
    pub enrols: Option<(String, String)>,
}

impl std::fmt::Debug for FirstSignOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FirstSignOn")
    }
}

/// What a person brings to finish it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Finishing {
    /// The user name.
    pub user_name: String,
    /// The proof.
    pub ticket: String,
    /// When it ends, as it was given.
    pub ends: i64,
    /// The new password.
    pub password: String,
    /// The same again.
    pub repeated: String,
    /// The one-time code.
    pub code: String,
}

impl std::fmt::Debug for Finishing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Finishing({})", self.user_name)
    }
}

impl App {
    /// What has to be done first, where something has.
    pub(crate) async fn first_sign_on(
        &self,
        (staff, name): (StaffId, &str),
        credential: &Credential,
    ) -> Result<Option<FirstSignOn>, SignInError> {
        if credential.temporary_until.is_none() && !credential.must_enrol {
            return Ok(None);
        }
        if credential.temporary_until.is_some_and(|until| until < self.now()) {
            return Err(SignInError::Expired);
        }
        let ends = self.now().plus_minutes(TICKET_MINUTES);
        let ticket = self.sign_on_proof(staff, credential, ends).await?;
        let secret = credential.totp_secret.as_ref().filter(|_| credential.must_enrol);
        Ok(Some(FirstSignOn {
            ticket,
            ends,
            wants_password: credential.temporary_until.is_some(),
            enrols: secret.map(|secret| (base32(secret), otpauth_url(secret, name))),
        }))
    }

    /// Holds for one person, one password and one instant; worthless once the password is another.
    async fn sign_on_proof(
        &self,
        staff: StaffId,
        credential: &Credential,
        ends: Timestamp,
    ) -> Result<String, AppError> {
        let key = self.parts.store.installation().await?.map(|i| i.key).unwrap_or_default();
        let id = staff.uuid();
        let parts: [&[u8]; 5] = [
            b"first sign-on",
            &key,
            id.as_bytes(),
            credential.password_hash.as_bytes(),
            &ends.micros().to_be_bytes(),
        ];
        Ok(Digest::of_parts(&parts).to_string())
    }

    /// Where somebody stands who is about to finish: what they still have to do.
    ///
    /// # Errors
    /// [`SignInError::Wrong`] when the proof does not hold or has ended.
    pub async fn unfinished_sign_on(
        &self,
        finishing: &Finishing,
    ) -> Result<FirstSignOn, SignInError> {
        let (staff, credential) = self.proven(finishing).await?;
        let name = finishing.user_name.trim().to_lowercase();
        let first = self.first_sign_on((staff, &name), &credential).await?;
        let first = first.ok_or(SignInError::Wrong)?;
        let ends = Timestamp::from_micros(finishing.ends);
        Ok(FirstSignOn { ticket: finishing.ticket.clone(), ends, ..first })
    }

    async fn proven(&self, finishing: &Finishing) -> Result<(StaffId, Credential), SignInError> {
        let name = finishing.user_name.trim().to_lowercase();
        let reference = self.reference();
        let staff = reference.directory.staff_by_user_name(&name).map(|staff| staff.id);
        let staff = staff.ok_or(SignInError::Wrong)?;
        let credential = self.parts.store.credential(staff).await?.ok_or(SignInError::Wrong)?;
        let ends = Timestamp::from_micros(finishing.ends);
        let expected = self.sign_on_proof(staff, &credential, ends).await?;
        let (given, own) = (finishing.ticket.parse::<Digest>(), expected.parse::<Digest>());
        let holds = matches!((given, own), (Ok(given), Ok(own)) if given.matches(&own));
        if !holds || ends < self.now() || !self.account_is_open(staff).await? {
            return Err(SignInError::Wrong);
        }
        Ok((staff, credential))
    }

    /// Makes password and second factor the person's own, and signs them on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem, [`SignInError::Wrong`] when the proof does not hold.
    pub async fn finish_sign_on(
        &self,
        browser: &Browser,
        finishing: &Finishing,
    ) -> Result<Begun, SignInError> {
        let (staff, credential) = self.proven(finishing).await?;
        let wants_password = credential.temporary_until.is_some();
        let mut problems = FieldProblems::none();
        if wants_password {
            self.check_password(finishing, &credential, &mut problems).await;
        }
        let step = if credential.must_enrol {
            let step = self.totp_step(&credential, &finishing.code);
            if step.is_none() {
                problems.push(FieldProblem::new("code", "enrol-code"));
            }
            step.unwrap_or_default()
        } else {
            credential.totp_last_step
        };
        problems.into_result().map_err(AppError::invalid)?;
        let hash = if wants_password {
            hash_password(&finishing.password)?
        } else {
            credential.password_hash.clone()
        };
        // In the demonstration everybody shares one second factor, so its codes have to work twice.
        let step = if self.settings().demo.is_some() { 0 } else { step };
        let mut batch = Batch::new();
        let hashes = (credential.password_hash.as_str(), hash.as_str());
        sessions::make_own(&mut batch, staff, hashes, step, self.now());
        let actor = SessionActor::Staff(staff);
        let opening = Opening { way: "password", ..self.opening(actor, browser) };
        let begun = self.begin_session(&mut batch, &opening);
        self.parts.store.commit(batch).await?;
        Ok(begun)
    }

    async fn check_password(
        &self,
        finishing: &Finishing,
        credential: &Credential,
        problems: &mut FieldProblems,
    ) {
        let password = &finishing.password;
        if password.chars().count() < LEAST_PASSWORD {
            let short =
                FieldProblem::new("password", "password-short").with("least", LEAST_PASSWORD);
            problems.push(short);
        } else if verify(credential.password_hash.clone(), password.clone()).await {
            problems.push(FieldProblem::new("password", "password-same"));
        }
        if *password != finishing.repeated {
            problems.push(FieldProblem::new("repeated", "password-differs"));
        }
    }
}

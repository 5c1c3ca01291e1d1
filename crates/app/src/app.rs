//! The application: everything a use case stands on.

use crate::{
    AppError, ledger::Ledger, mail::Mail, numbers::Numbers, office::Turns, reference::References,
    register::RegisterRules,
};
use mc_calendar::{Rules, WorkingHours};
use mc_catalog::dossier_number::NumberRule;
use mc_gateway::{FileStore, population::Register, sign_on::Provider};
use mc_kernel::{Clock, RandomSource, Zone};
use mc_policy::Policy;
use mc_print::Printer;
use mc_signing::Trust;
use mc_store::Store;
use std::sync::Arc;

/// What the application is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The files.
    pub files: FileStore,
    /// The policies.
    pub policy: Policy,
    /// The printer of official forms.
    pub printer: Printer,
    /// By which way letters leave; `None` while none do.
    pub mail: Option<Mail>,
    /// The register of the population; `None` while the province is not connected.
    pub register: Option<Register>,
    /// The ledger; `None` where none is kept.
    pub ledger: Option<Ledger>,
    /// The identity providers, in the order of their buttons.
    pub providers: Vec<Provider>,
    /// The roots that signatures are held against.
    pub trust: Arc<Trust>,
    /// Now.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn RandomSource>,
    /// What the installation is set to.
    pub settings: Settings,
}

/// What an installation is set to.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The name of the province on every page: `Tỉnh Vĩnh Phúc`.
    pub province: String,
    /// Where citizens reach the portal, without a slash at the end; printed in forms and QR codes.
    pub public_url: String,
    /// Telephone for help.
    pub help_phone: String,
    /// The time zone of working hours and days.
    pub zone: Zone,
    /// Working hours.
    pub hours: WorkingHours,
    /// How time limits are counted.
    pub rules: Rules,
    /// The forms of dossier numbers, by validity.
    pub numbers: Vec<NumberRule>,
    /// What holds of asking the register of the population.
    pub register: RegisterRules,
    /// The bounds.
    pub limits: Limits,
    /// What makes it a demonstration: personas, published passwords and codes, a notice on top.
    pub demo: Option<Demo>,
}

/// A demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Demo {
    /// The citizens to choose from.
    pub personas: Vec<Persona>,
}

/// A citizen of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// The identity number by which the person is found.
    pub id_number: String,
    /// Who they are, in Vietnamese.
    pub vi: String,
    /// Who they are, in English.
    pub en: String,
}

/// Every bound that the operator may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The largest file.
    pub file_bytes: u64,
    /// The most files of one draft or dossier.
    pub files_a_dossier: usize,
    /// The most open drafts of one person.
    pub drafts_a_person: u16,
    /// A session ends after so many minutes without use.
    pub session_idle_minutes: i64,
    /// A session ends after so many minutes whatever happens.
    pub session_minutes: i64,
    /// Wrong passwords in a row before a pause.
    pub sign_in_tries: u64,
    /// Requests of one person a minute in the long run, half as many at once.
    pub person_requests: u32,
    /// Requests of one address from which nobody signed on, a minute; half as many at once.
    pub address_requests: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 20 * 1024 * 1024,
            files_a_dossier: 100,
            drafts_a_person: 50,
            session_idle_minutes: 60,
            session_minutes: 12 * 60,
            sign_in_tries: 5,
            person_requests: 1_200,
            address_requests: 6_000,
        }
    }
}

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) parts: Arc<Parts>,
    pub(crate) references: Arc<References>,
    pub(crate) numbers: Arc<Numbers>,
    pub(crate) turns: Arc<Turns>,
    pub(crate) public_pages: Arc<crate::quality::Kept>,
}

impl App {
    /// Puts the application together and reads catalogue, organisation and calendar.
    pub async fn open(parts: Parts) -> Result<Self, AppError> {
        let parts = Arc::new(parts);
        let references = Arc::new(References::load(&parts).await?);
        Ok(Self {
            parts,
            references,
            numbers: Arc::default(),
            turns: Arc::default(),
            public_pages: Arc::default(),
        })
    }

    /// What the installation is set to.
    pub fn settings(&self) -> &Settings {
        &self.parts.settings
    }

    /// The database, for commands of the operator: migration, rebuild, verification.
    pub fn store(&self) -> &Store {
        &self.parts.store
    }

    /// The file store, for commands of the operator.
    pub fn file_store(&self) -> &FileStore {
        &self.parts.files
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

//! What every use case looks up: organisation, catalogue, processes, forms, calendar. Read once,
//! kept in memory, and read again when another process has changed it.

use crate::{App, AppError, Parts, places::PlaceCache};
use arc_swap::ArcSwap;
use mc_calendar::{Calendar, DayTable};
use mc_catalog::{LifeEvent, Procedure, SearchEntry, Version, version::pick};
use mc_form::Form;
use mc_kernel::{
    CivilDay,
    ids::{FormVersionId, ProcedureVersionId, ProcessVersionId},
};
use mc_org::Directory;
use mc_process::Definition;
use mc_store::catalogue::{ProcedureVersion, ProcessVersion};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// Old versions kept in memory beside the ones that hold today.
const VERSIONS_KEPT: usize = 2_000;

/// A state of the reference data.
pub struct Reference {
    /// Grows with every change.
    pub version: u64,
    /// Units, positions, staff.
    pub directory: Directory,
    /// Working hours and days off.
    pub calendar: Calendar,
    /// Life events in order.
    pub life_events: Vec<LifeEvent>,
    /// Where steps are done, as far as it was asked.
    pub(crate) places: PlaceCache,
    procedure_versions: BTreeMap<String, Vec<Dated<ProcedureVersion>>>,
    process_versions: BTreeMap<String, Vec<Dated<ProcessVersion>>>,
    procedures: HashMap<ProcedureVersionId, Arc<Procedure>>,
    /// Versions that will hold from a later day on.
    coming: HashMap<ProcedureVersionId, Arc<Procedure>>,
    /// The day for which it was read.
    day: CivilDay,
    search: Vec<(String, SearchEntry)>,
}

/// A version with its validity.
struct Dated<V> {
    validity: Version,
    version: V,
}

impl<V> AsRef<Version> for Dated<V> {
    fn as_ref(&self) -> &Version {
        &self.validity
    }
}

impl Reference {
    async fn load(parts: &Parts, version: u64) -> Result<Self, AppError> {
        let store = &parts.store;
        let today = parts.settings.zone.day(parts.clock.now());
        let organisation = store.organisation().await?.on(today);
        let directory = Directory::build(organisation).map_err(|problems| {
            let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
            AppError::Internal(format!("the organisation is broken: {}", texts.join("; ")))
        })?;
        let days = store.calendar_days().await?;
        let days = days.into_iter().fold(DayTable::default(), DayTable::with);
        let calendar = store
            .office_hours()
            .await?
            .into_iter()
            .fold(Calendar::new(parts.settings.hours.clone(), days), |calendar, row| {
                calendar.with_hours_from(row.from, row.hours)
            });
        let mut procedure_versions: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for version in store.procedure_versions().await? {
            let validity = Version { valid_from: version.valid_from, valid_to: version.valid_to };
            let versions = procedure_versions.entry(version.code.clone()).or_default();
            versions.push(Dated { validity, version });
        }
        let mut process_versions: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for version in store.process_versions().await? {
            let validity = Version::since(version.valid_from);
            let versions = process_versions.entry(version.case.clone()).or_default();
            versions.push(Dated { validity, version });
        }
        let life_events = store.life_events().await?;
        let mut reference = Self {
            version,
            directory,
            calendar,
            life_events,
            places: PlaceCache::default(),
            procedure_versions,
            process_versions,
            procedures: HashMap::new(),
            coming: HashMap::new(),
            day: today,
            search: Vec::new(),
        };
        reference.load_current(parts).await?;
        Ok(reference)
    }

    /// Reads the versions of procedures that hold today, and those that will.
    async fn load_current(&mut self, parts: &Parts) -> Result<(), AppError> {
        let today = self.day;
        let current: Vec<ProcedureVersionId> = self
            .procedure_versions
            .values()
            .filter_map(|versions| newest(versions, today).map(|v| v.id))
            .collect();
        for id in current {
            let Some(procedure) = parts.store.procedure(id).await? else { continue };
            self.search.push((procedure.code.to_string(), SearchEntry::of(&procedure)));
            self.procedures.insert(id, Arc::new(procedure));
        }
        let all = self.procedure_versions.values().flatten().map(|dated| &dated.version);
        let coming: Vec<_> = all.filter(|v| v.valid_from > today).map(|v| v.id).collect();
        for id in coming {
            let Some(procedure) = parts.store.procedure(id).await? else { continue };
            self.coming.insert(id, Arc::new(procedure));
        }
        Ok(())
    }

    /// The version of a procedure that holds on a day.
    pub fn procedure_version(&self, code: &str, day: CivilDay) -> Option<&ProcedureVersion> {
        newest(self.procedure_versions.get(code)?, day)
    }

    /// The procedure that holds on a day.
    pub fn procedure(&self, code: &str, day: CivilDay) -> Option<&Arc<Procedure>> {
        let id = self.procedure_version(code, day)?.id;
        self.procedures.get(&id).or_else(|| self.coming.get(&id))
    }

    /// Every version of a procedure, oldest first.
    pub fn versions_of(&self, code: &str) -> impl Iterator<Item = &ProcedureVersion> {
        self.procedure_versions.get(code).into_iter().flatten().map(|d| &d.version)
    }

    /// The procedures that hold today, by code.
    pub fn procedures(&self) -> impl Iterator<Item = &Arc<Procedure>> {
        self.search.iter().filter_map(|(code, _)| {
            let versions = self.procedure_versions.get(code)?;
            versions.iter().rev().find_map(|v| self.procedures.get(&v.version.id))
        })
    }

    /// Procedures that have the folded words, best first.
    pub fn search(&self, folded: &str) -> Vec<&str> {
        let mut found: Vec<(u32, &str)> = self
            .search
            .iter()
            .map(|(code, entry)| (entry.score(folded), code.as_str()))
            .filter(|(score, _)| *score > 0)
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        found.into_iter().map(|(_, code)| code).collect()
    }

    /// The version of a case's process that holds on a day.
    pub fn process_version(&self, case: &str, day: CivilDay) -> Option<&ProcessVersion> {
        newest(self.process_versions.get(case)?, day)
    }

    /// The codes of the cases that have a process, in order.
    pub fn process_cases(&self) -> impl Iterator<Item = &str> {
        self.process_versions.keys().map(String::as_str)
    }

    /// Every version of a case's process, oldest first.
    pub fn process_versions_of(&self, case: &str) -> impl Iterator<Item = &ProcessVersion> {
        self.process_versions.get(case).into_iter().flatten().map(|d| &d.version)
    }
}

/// Of the versions that hold on a day the one that was added last.
fn newest<V>(versions: &[Dated<V>], day: CivilDay) -> Option<&V> {
    let validity = pick(versions.iter().map(|v| &v.validity), day)?;
    versions.iter().rev().find(|v| v.validity == *validity).map(|v| &v.version)
}

impl std::fmt::Debug for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reference({})", self.version)
    }
}

/// The reference data as it is now, and versions that were read on demand.
pub(crate) struct References {
    current: ArcSwap<Reference>,
    procedures: Kept<ProcedureVersionId, Procedure>,
    processes: Kept<ProcessVersionId, Definition>,
    forms: Kept<FormVersionId, Form>,
}

/// Values that never change once they are written, kept up to a bound.
struct Kept<K, V>(Mutex<HashMap<K, Arc<V>>>);

impl<K: std::hash::Hash + Eq, V> Kept<K, V> {
    fn new() -> Self {
        Self(Mutex::new(HashMap::new()))
    }

    fn get(&self, key: &K) -> Option<Arc<V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= VERSIONS_KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&value));
        value
    }
}

impl References {
    pub(crate) async fn load(parts: &Parts) -> Result<Self, AppError> {
        let version = catalogue_version(parts).await?;
        Ok(Self {
            current: ArcSwap::from_pointee(Reference::load(parts, version).await?),
            procedures: Kept::new(),
            processes: Kept::new(),
            forms: Kept::new(),
        })
    }
}

async fn catalogue_version(parts: &Parts) -> Result<u64, AppError> {
    Ok(parts.store.installation().await?.map_or(0, |i| i.catalogue_version))
}

impl App {
    /// The reference data as it is now.
    pub fn reference(&self) -> Arc<Reference> {
        self.references.current.load_full()
    }

    /// Reads the reference data again when it has changed, or another day has begun, on which other
    /// versions may hold; returns whether it did.
    pub async fn refresh(&self) -> Result<bool, AppError> {
        let version = catalogue_version(&self.parts).await?;
        let known = self.reference();
        if version == known.version && known.day == self.today() {
            return Ok(false);
        }
        let reference = Reference::load(&self.parts, version).await?;
        self.references.current.store(Arc::new(reference));
        Ok(true)
    }

    /// Today, where the law's days are counted.
    pub fn today(&self) -> CivilDay {
        self.settings().zone.day(self.now())
    }

    /// A version of a procedure, current or old.
    pub async fn procedure(&self, id: ProcedureVersionId) -> Result<Arc<Procedure>, AppError> {
        if let Some(current) = self.reference().procedures.get(&id) {
            return Ok(Arc::clone(current));
        }
        if let Some(kept) = self.references.procedures.get(&id) {
            return Ok(kept);
        }
        let read = self.parts.store.procedure(id).await?.ok_or(AppError::NotFound)?;
        Ok(self.references.procedures.keep(id, read))
    }

    /// A version of a process, current or old.
    pub async fn process(&self, id: ProcessVersionId) -> Result<Arc<Definition>, AppError> {
        if let Some(kept) = self.references.processes.get(&id) {
            return Ok(kept);
        }
        let read = self.parts.store.process(id).await?.ok_or(AppError::NotFound)?;
        Ok(self.references.processes.keep(id, read))
    }

    /// A form; without one, the general declaration of a procedure.
    pub async fn form(
        &self,
        id: Option<FormVersionId>,
        procedure: &Procedure,
    ) -> Result<Arc<Form>, AppError> {
        let general = FormVersionId::derived("general declaration", &procedure.name);
        let key = id.unwrap_or(general);
        if let Some(kept) = self.references.forms.get(&key) {
            return Ok(kept);
        }
        let form = match id {
            None => Form::general(procedure.name.as_str()),
            Some(id) => {
                let schema = self.parts.store.form_schema(id).await?.ok_or(AppError::NotFound)?;
                let schema = serde_json::from_str(&schema).map_err(AppError::internal)?;
                Form::from_schema(schema).map_err(|problems| {
                    AppError::Internal(format!("form {id} has {} problems", problems.len()))
                })?
            }
        };
        Ok(self.references.forms.keep(key, form))
    }
}

//! Importing a province: organisation, calendar, procedures with forms, processes, life events. All
//! tables are imported into a database in a temporary folder first, so that every problem of every
//! file is listed and nothing is written unless there is none.

use crate::{installation::OpenError, progress::Progress};
use mc_app::{
    AppError,
    import::{self, ImportError, Problem, Report, Texts},
    store::{
        Batch, Location, Store,
        catalogue::begin_installation,
        records::{Audit, note_change},
    },
};
use mc_kernel::{ActorRef, CivilDay, Clock, Locale, Mint, SystemClock, SystemRandom, Timestamp};

/// What is imported, and from when it holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    /// The files by path.
    pub(crate) texts: &'a Texts,
    /// The first day.
    pub(crate) valid_from: CivilDay,
    /// The present instant.
    pub(crate) now: Timestamp,
    /// The language of problems.
    pub(crate) locale: Locale,
}

/// What an import of a province brought.
#[derive(Debug, Default)]
pub(crate) struct Imported {
    units: usize,
    staff: usize,
    days: usize,
    procedures: Report,
    processes: Report,
    life_events: usize,
}

impl Imported {
    /// What was imported, in a line.
    pub(crate) fn words(&self, locale: Locale) -> String {
        let procedures = counts(&self.procedures, locale);
        let processes = counts(&self.processes, locale);
        let Self { units, staff, days, life_events, .. } = self;
        match locale {
            Locale::Vi => format!(
                "{units} đơn vị, {staff} cán bộ, {days} ngày lịch, {life_events} sự kiện; thủ tục: \
{procedures}; quy trình: {processes}"
            ),
            Locale::En => format!(
                "{units} units, {staff} staff, {days} days, {life_events} life events; procedures: \
{procedures}; processes: {processes}"
            ),
        }
    }
}

/// How many are new, changed and the same.
pub(crate) fn counts(report: &Report, locale: Locale) -> String {
    let Report { added, changed, unchanged, .. } = report;
    match locale {
        Locale::Vi => format!("{added} mới, {changed} thay đổi, {unchanged} không đổi"),
        Locale::En => format!("{added} new, {changed} changed, {unchanged} unchanged"),
    }
}

/// A problem in a line: file, place, words.
pub(crate) fn line(problem: &Problem, locale: Locale) -> String {
    let place = [problem.file.as_str(), problem.place.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|p| !p.is_empty()).collect();
    format!("{}: {}", place.join(" "), problem.words(locale))
}

/// An error of an import with every problem in it.
pub(crate) fn failed(error: ImportError, locale: Locale) -> OpenError {
    match error {
        ImportError::Problems(problems) => listed(&problems, locale),
        ImportError::App(error) => error.into(),
    }
}

fn listed(problems: &[Problem], locale: Locale) -> OpenError {
    let count = problems.len();
    let head = match locale {
        Locale::Vi => format!("không nhập gì, vì có {count} lỗi:"),
        Locale::En => format!("nothing was imported, because of {count} problem(s):"),
    };
    let lines = problems.iter().map(|p| line(p, locale));
    OpenError(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n  "))
}

/// The procedures and forms of a province.
pub(crate) fn catalogue(texts: &Texts) -> Texts {
    let is_json = |path: &str| path.to_ascii_lowercase().ends_with(".json");
    texts.iter().filter(|(path, _)| is_json(path)).map(|(p, t)| (p.clone(), t.clone())).collect()
}

/// Finds every problem of every file, in a database that is thrown away.
pub(crate) async fn rehearse(texts: &Texts, locale: Locale) -> Result<(), OpenError> {
    let folder = Scratch::new()?;
    let store = Store::open(&Location::File(folder.0.join("rehearsal.db"))).await?;
    let now = SystemClock.now();
    store.migrate(now).await?;
    let valid_from = CivilDay::new(2000, 1, 1).ok_or_else(|| OpenError("no day".to_owned()))?;
    let mut problems = Vec::new();
    let mut keep = |result: Result<(), ImportError>| match result {
        Err(ImportError::Problems(found)) => {
            problems.extend(found);
            Ok(())
        }
        Err(ImportError::App(error)) => Err(OpenError::from(error)),
        Ok(()) => Ok(()),
    };
    keep(match import::read_organisation(texts, valid_from) {
        Ok(organisation) => import::organisation(&store, &organisation, now).await,
        Err(found) => Err(ImportError::Problems(found)),
    })?;
    keep(import::calendar(&store, text(texts, "calendar.csv")).await.map(drop))?;
    let procedures = import::procedures(&store, &catalogue(texts), valid_from, now).await;
    let has_procedures = procedures.is_ok();
    keep(procedures.map(drop))?;
    let processes = text(texts, "processes.csv");
    keep(import::processes(&store, processes, valid_from, now, "program").await.map(drop))?;
    if has_procedures {
        keep(import::life_events_table(&store, text(texts, "life-events.csv")).await.map(drop))?;
    }
    if problems.is_empty() { Ok(()) } else { Err(listed(&problems, locale)) }
}

/// Imports a province. It may be repeated: what is the same stays as it is.
pub(crate) async fn import(
    store: &Store,
    plan: &Plan<'_>,
    progress: &Progress,
) -> Result<Imported, OpenError> {
    let Plan { texts, valid_from, now, locale } = *plan;
    let failed = |error| failed(error, locale);
    progress.begin(5);
    progress.step("đơn vị, vị trí, cán bộ | units, positions, staff");
    let organisation =
        import::read_organisation(texts, valid_from).map_err(|p| listed(&p, locale))?;
    import::organisation(store, &organisation, now).await.map_err(failed)?;
    progress.step("lịch nghỉ lễ, hoán đổi | days off and swapped days");
    let days = import::calendar(store, text(texts, "calendar.csv")).await.map_err(failed)?;
    progress.step("thủ tục và biểu mẫu điện tử | procedures and e-forms");
    let procedures = import::procedures(store, &catalogue(texts), valid_from, now).await;
    progress.step("quy trình điện tử | processes");
    let processes = text(texts, "processes.csv");
    let processes = import::processes(store, processes, valid_from, now, "program").await;
    progress.step("sự kiện cuộc sống | life events");
    let life_events = import::life_events_table(store, text(texts, "life-events.csv")).await;
    progress.end();
    Ok(Imported {
        units: organisation.units.len(),
        staff: organisation.staff.len(),
        days,
        procedures: procedures.map_err(failed)?,
        processes: processes.map_err(failed)?,
        life_events: life_events.map_err(failed)?,
    })
}

fn text<'a>(texts: &'a Texts, path: &str) -> &'a str {
    texts.get(path).map_or("", String::as_str)
}

/// The first day of what was imported before: repeating an import does not move it.
pub(crate) async fn first_day(store: &Store) -> Result<Option<CivilDay>, OpenError> {
    let organisation = store.organisation().await?;
    Ok(organisation.units.iter().map(|unit| unit.validity.valid_from).min())
}

/// Makes the installation's own row, once: from now on the server starts.
pub(crate) async fn begin(store: &Store, clock: &dyn Clock) -> Result<(), OpenError> {
    let mut batch = Batch::new();
    let key = Mint::new(clock, &SystemRandom).secret();
    begin_installation(&mut batch, &key, clock.now());
    Ok(store.commit(batch).await?)
}

/// Notes an import from the command line in the record of changes.
pub(crate) async fn note(store: &Store, clock: &dyn Clock, detail: &str) -> Result<(), OpenError> {
    let mut batch = Batch::new();
    let audit = Audit {
        id: Mint::new(clock, &SystemRandom).id(),
        actor: ActorRef::Program,
        action: "procedures.imported".to_owned(),
        target: "catalogue".to_owned(),
        detail: detail.to_owned(),
        at: clock.now(),
    };
    note_change(&mut batch, &audit);
    Ok(store.commit(batch).await.map_err(AppError::from)?)
}

/// A folder that goes when it is dropped.
#[derive(Debug)]
pub(crate) struct Scratch(pub(crate) std::path::PathBuf);

impl Scratch {
    /// Makes one in the system's temporary folder.
    pub(crate) fn new() -> Result<Self, OpenError> {
        let name = Mint::new(&SystemClock, &SystemRandom).id::<()>().simple();
        let path = std::env::temp_dir().join(format!("motcua-{name}"));
        std::fs::create_dir_all(&path)
            .map_err(|e| OpenError(format!("{}: {e}", path.display())))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo;

    async fn store(folder: &std::path::Path) -> Store {
        let store = Store::open(&Location::File(folder.join("t.db"))).await.unwrap();
        store.migrate(SystemClock.now()).await.unwrap();
        store
    }

    #[tokio::test]
    async fn every_problem_of_every_file_is_listed() {
        let mut texts = demo::texts();
        let spoil = |texts: &mut Texts, path: &str, from: &str, to: &str| {
            let text = texts.get_mut(path).unwrap();
            assert!(text.contains(from), "{path}");
            *text = text.replacen(from, to, 1);
        };
        spoil(&mut texts, "calendar.csv", "holiday", "no-such-kind");
        spoil(&mut texts, "processes.csv", "one-stop", "no-such-performer");
        texts.insert("procedures/broken.json".to_owned(), "{".to_owned());
        let error = rehearse(&texts, Locale::En).await.unwrap_err();
        for place in ["calendar.csv 2:", "procedures/broken.json", "dòng 2"] {
            assert!(error.0.contains(place), "{place}: {error}");
        }
        assert!(error.0.starts_with("nothing was imported"), "{error}");
    }

    #[tokio::test]
    async fn an_import_may_be_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let texts = demo::texts();
        rehearse(&texts, Locale::Vi).await.unwrap();
        let valid_from = CivilDay::new(2024, 7, 1).unwrap();
        let now = SystemClock.now();
        let plan = Plan { texts: &texts, valid_from, now, locale: Locale::Vi };
        assert_eq!(first_day(&store).await.unwrap(), None);
        let first = import(&store, &plan, &Progress::default()).await.unwrap();
        assert_eq!(first.procedures.added, 44);
        assert_eq!(first_day(&store).await.unwrap(), Some(valid_from));
        let again = import(&store, &plan, &Progress::default()).await.unwrap();
        assert_eq!((again.procedures.unchanged, again.processes.added), (44, 0));
        begin(&store, &SystemClock).await.unwrap();
        assert!(store.installation().await.unwrap().is_some());
    }
}

//! The demonstration province, opened as the server opens it, for tests of pages and of the API.
//!
//! The import takes a while, a copy of its database no time. So the first test of a test program
//! imports the province into a template beside the program, under a lock, because tests run in
//! processes of their own; every test copies it.

use crate::{shelf::TestShelf, world::OPENING};
use mc_app::{
    App, Ctx, Demo, Limits, Parts, Persona, Settings,
    calendar::{Rules, WorkingHours},
    catalog::{
        Version,
        dossier_number::{NumberForm, NumberRule},
    },
    gateway::{FileStore, population::Register, sign_on::Provider},
    import::{self, Texts},
    ledger::Ledger,
    mail::Mail,
    print::{FontSource, Printer},
    register::RegisterRules,
    sealing::{KeyRing, new_master_key},
    sign_in::{DEMO_TOTP_SECRET, hash_password},
    tlog::{KeyKind, SigningKey},
};
use mc_kernel::{
    CivilDay, Clock, Digest, FixedClock, Locale, Mint, SystemClock, SystemRandom, Timestamp, Zone,
    ids::{StaffId, SubjectId},
};
use mc_policy::{Assurance, Policy};
use mc_store::{
    Batch, Location, Store, Vault,
    catalogue::begin_installation,
    organisation::set_subject,
    sessions::{Opening, SessionActor, begin, set_credential},
    subjects::{self, Subject},
};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;

/// The password of every account.
pub const PASSWORD: &str = "motcua-demo";
/// Where the province lives in the repository.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/vinh-phuc-2023");
/// The desk officer of Liên Bảo is also the last of the personas.
const OFFICER_WHO_IS_A_CITIZEN: &str = "lienbao.motcua";

/// A demonstration province of a test's own: SQLite, files, clock; gone with the value.
#[derive(Debug)]
pub struct DemoProvince {
    /// The application.
    pub app: App,
    /// Its clock: Thursday, 25 May 2023, half past eight, until a test moves it.
    pub clock: Arc<FixedClock>,
    /// The files of its ledger, which fail when a test says so.
    pub shelf: Arc<TestShelf>,
    _folder: TempDir,
}

fn ledger(shelf: Arc<TestShelf>) -> Ledger {
    let key = |name: &str, kind| SigningKey::make(name, kind, &SystemRandom).expect("a sound name");
    let log = key("mot-cua.test/so-cai", KeyKind::Log);
    Ledger::new(log, key("mot-cua.test/so-cai/gio", KeyKind::Witness), shelf)
}

impl DemoProvince {
    /// Opens it.
    ///
    /// # Panics
    /// When it cannot be imported or opened.
    pub async fn open() -> Self {
        Self::with_limits(Limits::default()).await
    }

    /// Opens it with bounds of its own.
    ///
    /// # Panics
    /// As [`DemoProvince::open`].
    pub async fn with_limits(limits: Limits) -> Self {
        Self::with(limits, None, None).await
    }

    /// Opens it with a way by which letters leave.
    ///
    /// # Panics
    /// As [`DemoProvince::open`].
    pub async fn with_mail(mail: Mail) -> Self {
        Self::with(Limits::default(), Some(mail), None).await
    }

    /// Opens it with the register of the population, and with officers who have numbers to ask it.
    ///
    /// # Panics
    /// As [`DemoProvince::open`].
    pub async fn with_register(register: Register) -> Self {
        let province = Self::with(Limits::default(), None, Some(register)).await;
        let reference = province.app.reference();
        let mut batch = Batch::new();
        number_officers(&mut batch, reference.directory.all_staff(), province.app.now());
        province.app.store().commit(batch).await.expect("officers get numbers");
        province
    }

    /// Opens it with identity providers, at the clock that they have.
    ///
    /// # Panics
    /// As [`DemoProvince::open`].
    pub async fn with_providers(clock: Arc<FixedClock>, providers: Vec<Provider>) -> Self {
        Self::at(clock, Limits::default(), None, (None, providers)).await
    }

    /// The clock at which a province opens.
    pub fn clock() -> Arc<FixedClock> {
        Arc::new(FixedClock::new(Timestamp::from_micros(OPENING)))
    }

    async fn with(limits: Limits, mail: Option<Mail>, register: Option<Register>) -> Self {
        Self::at(Self::clock(), limits, mail, (register, Vec::new())).await
    }

    async fn at(
        clock: Arc<FixedClock>,
        limits: Limits,
        mail: Option<Mail>,
        (register, providers): (Option<Register>, Vec<Provider>),
    ) -> Self {
        let texts = texts(Path::new(FOLDER));
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let database = folder.path().join("motcua.db");
        copy(&template(&texts).await, &database);
        let shelf = Arc::new(TestShelf::new(&folder.path().join("ledger")));
        let standing: Arc<dyn Clock> = Arc::<FixedClock>::clone(&clock);
        let parts = Parts {
            store: Store::open(&Location::File(database))
                .await
                .expect("the copy opens")
                .sealed_by(vault()),
            files: FileStore::in_folder(&folder.path().join("files")).expect("files can be kept"),
            policy: Policy::new().expect("the policies are sound"),
            printer: Printer::new(FontSource::BuiltIn).expect("the fonts are sound"),
            mail,
            register,
            ledger: Some(ledger(Arc::<TestShelf>::clone(&shelf))),
            providers,
            trust: Arc::default(),
            clock: standing,
            random: Arc::new(SystemRandom),
            settings: settings(&texts, limits),
        };
        let app = App::open(parts).await.expect("the application opens");
        Self { app, clock, shelf, _folder: folder }
    }

    /// Gives a member of staff the number of a paper that is no identity number.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn take_number(&self, staff: StaffId) {
        let passport = Subject {
            id: SubjectId::derived("officer", "passport"),
            kind: "person".to_owned(),
            id_kind: "HC".to_owned(),
            id_number: "C1234567".to_owned(),
            name: "Cán bộ".to_owned(),
            birth: String::new(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        let mut batch = Batch::new();
        subjects::insert(&mut batch, &passport, self.app.now());
        set_subject(&mut batch, staff, passport.id);
        self.app.store().commit(batch).await.expect("the number is taken");
    }

    /// A session of a member of staff, as if they had signed on: the token that a browser keeps.
    ///
    /// # Panics
    /// When nobody has the user name.
    pub async fn staff_session(&self, user_name: &str) -> [u8; 32] {
        let reference = self.app.reference();
        let staff = reference.directory.staff_by_user_name(user_name);
        let staff = staff.unwrap_or_else(|| panic!("nobody is called {user_name}"));
        self.session(SessionActor::Staff(staff.id)).await
    }

    /// A session of the citizen with an identity number; `personas.csv` lists them.
    pub async fn citizen_session(&self, id_number: &str) -> [u8; 32] {
        self.session(SessionActor::Citizen(SubjectId::derived("persona", id_number))).await
    }

    async fn session(&self, actor: SessionActor) -> [u8; 32] {
        let token = self.app.mint().secret();
        let now = self.app.now();
        let mut batch = Batch::new();
        let ends = now.plus_minutes(self.app.settings().limits.session_minutes);
        let plain = Opening::plain(self.app.mint().id(), actor, now, ends);
        begin(&mut batch, Digest::of(&token), &Opening { level: Assurance::Two, ..plain });
        self.app.store().commit(batch).await.expect("a session begins");
        token
    }

    /// The context of whoever has a session.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn ctx(&self, session: &[u8; 32]) -> Ctx {
        let visitor = self.app.visitor_of(session).await;
        let (actor, standing) = visitor.expect("sessions can be read");
        Ctx::new(actor, Locale::Vi, "test").standing(standing)
    }

    /// A bearer token for a system that acts with the positions of a member of staff.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn token(&self, user_name: &str, scopes: &[&str]) -> String {
        let administrator = self.ctx(&self.staff_session("tinh.quantri").await).await;
        let scopes: Vec<String> = scopes.iter().map(|&scope| scope.to_owned()).collect();
        let given = self.app.give_token(&administrator, "test", user_name, &scopes, 30).await;
        given.expect("the administrator gives a token")
    }
}

/// Gives every officer the identity number of a made-up person.
fn number_officers(batch: &mut Batch, staff: &[mc_org::Staff], now: Timestamp) {
    for (i, officer) in staff.iter().enumerate() {
        let number = format!("026{}{:02}{:06}", 0, 80 + i % 15, 900_000 + i);
        let subject = Subject {
            id: SubjectId::derived("officer", &number),
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: number,
            name: officer.full_name.clone(),
            birth: format!("{}", 1980 + i % 15),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        subjects::insert(batch, &subject, now);
        set_subject(batch, officer.id, subject.id);
    }
}

/// What seals, with a master key of this province's own.
fn vault() -> Arc<Vault> {
    let ring: KeyRing = new_master_key(&SystemRandom).1.parse().expect("a new key is a key");
    Arc::new(Vault::new(Arc::new(ring), Arc::new(SystemRandom), Arc::new(SystemClock)))
}

fn settings(texts: &Texts, limits: Limits) -> Settings {
    let form = NumberForm::RightToLeft;
    let always = CivilDay::new(2018, 6, 21).map(Version::since);
    let persona = |row: BTreeMap<String, String>| Persona {
        id_number: cell(&row, "personal_id"),
        vi: cell(&row, "description_vi"),
        en: cell(&row, "description_en"),
    };
    Settings {
        province: "Tỉnh Vĩnh Phúc".to_owned(),
        public_url: "http://127.0.0.1:8080".to_owned(),
        help_phone: "0211 3862 345".to_owned(),
        zone: Zone::viet_nam(),
        hours: WorkingHours::default(),
        rules: Rules::default(),
        numbers: always.map(|version| NumberRule { form, version }).into_iter().collect(),
        register: RegisterRules::default(),
        limits,
        demo: Some(Demo { personas: personas(texts).into_iter().map(persona).collect() }),
    }
}

fn cell(row: &BTreeMap<String, String>, name: &str) -> String {
    row.get(name).unwrap_or_else(|| panic!("personas.csv has no column {name}")).clone()
}

fn personas(texts: &Texts) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text(texts, "personas.csv").as_bytes());
    reader.deserialize().map(|row| row.expect("personas.csv is a table")).collect()
}

/// The texts of the province by path.
fn texts(folder: &Path) -> Texts {
    let mut texts = Texts::new();
    for below in ["", "procedures", "forms"] {
        let entries = fs::read_dir(folder.join(below)).expect("the province is in the repository");
        for entry in entries {
            let path = entry.expect("the folder can be read").path();
            if path.is_file() {
                let name = path.strip_prefix(folder).expect("it is below").to_string_lossy();
                let text = fs::read_to_string(&path).expect("the province is text");
                texts.insert(name.replace('\\', "/"), text);
            }
        }
    }
    texts
}

fn text<'a>(texts: &'a Texts, path: &str) -> &'a str {
    texts.get(path).unwrap_or_else(|| panic!("the province has no {path}"))
}

/// The database of an imported province, made by the first who asks.
async fn template(texts: &Texts) -> PathBuf {
    let program = env::current_exe().expect("a test is a program");
    let stamp = stamp(&program, texts);
    let folder = program.with_extension("demo");
    fs::create_dir_all(&folder).expect("there is room beside the program");
    let lock = fs::File::create(folder.join("lock")).expect("there is room beside the program");
    lock.lock().expect("files can be locked");
    let (database, made) = (folder.join("province.db"), folder.join("stamp"));
    if fs::read_to_string(&made).unwrap_or_default() != stamp {
        let scratch = tempfile::tempdir().expect("a temporary folder can be made");
        let fresh = scratch.path().join("fresh.db");
        let store = Store::open(&Location::File(fresh.clone())).await.expect("it can be made");
        import(&store, texts).await;
        // Nothing is written any more: database and log are whole together.
        copy(&fresh, &database);
        fs::write(&made, stamp).expect("there is room beside the program");
    }
    database
}

/// What a template depends on: the program, which has schema and import, and the province.
fn stamp(program: &Path, texts: &Texts) -> String {
    let about = fs::metadata(program).expect("the program is there");
    let changed = about.modified().expect("the program has a time");
    let mut parts = vec![format!("{changed:?} {}", about.len())];
    parts.extend(texts.iter().map(|(path, text)| format!("{path}\n{text}")));
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    Digest::of_parts(&parts).to_string()
}

/// Copies a database with its write-ahead log.
fn copy(from: &Path, to: &Path) {
    let log = |path: &Path| path.with_extension("db-wal");
    fs::copy(from, to).expect("the database can be copied");
    match fs::copy(log(from), log(to)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => panic!("{e}"),
        Ok(_) | Err(_) => {}
    }
}

async fn import(store: &Store, texts: &Texts) {
    let clock = FixedClock::new(Timestamp::from_micros(OPENING));
    let now = clock.now();
    let valid_from = CivilDay::new(2023, 1, 1).expect("it is a day");
    store.migrate(now).await.expect("the schema is taken");
    let organisation = import::read_organisation(texts, valid_from).expect("the units are sound");
    import::organisation(store, &organisation, now).await.expect("the units are taken");
    import::calendar(store, text(texts, "calendar.csv")).await.expect("the days are sound");
    let catalogue = texts.iter().filter(|(path, _)| path.contains('/'));
    let catalogue: Texts = catalogue.map(|(path, text)| (path.clone(), text.clone())).collect();
    let taken = import::procedures(store, &catalogue, valid_from, now).await;
    taken.expect("the procedures are sound");
    let processes = text(texts, "processes.csv");
    let taken = import::processes(store, processes, valid_from, now, "program").await;
    taken.expect("the processes are sound");
    let events = text(texts, "life-events.csv");
    import::life_events_table(store, events).await.expect("the life events are sound");
    let mut batch = Batch::new();
    let hash = hash_password(PASSWORD).expect("passwords can be hashed");
    for staff in &organisation.staff {
        let secret = Some(DEMO_TOTP_SECRET.to_vec());
        set_credential(&mut batch, staff.id, &hash, secret, now);
    }
    let mut last = None;
    for row in personas(texts) {
        let subject = subject(&row);
        subjects::insert(&mut batch, &subject, now);
        last = Some(subject.id);
    }
    let officer = organisation.staff.iter().find(|s| s.user_name == OFFICER_WHO_IS_A_CITIZEN);
    let (officer, last) = officer.zip(last).expect("the officer and the persona are there");
    set_subject(&mut batch, officer.id, last);
    begin_installation(&mut batch, &Mint::new(&clock, &SystemRandom).secret(), now);
    store.commit(batch).await.expect("people and accounts are taken");
}

fn subject(row: &BTreeMap<String, String>) -> Subject {
    let number = cell(row, "personal_id");
    Subject {
        id: SubjectId::derived("persona", &number),
        kind: "person".to_owned(),
        id_kind: "CCCD".to_owned(),
        id_number: number,
        name: cell(row, "full_name"),
        birth: cell(row, "birth_date"),
        phone: cell(row, "phone"),
        email: String::new(),
        address: cell(row, "address"),
    }
}

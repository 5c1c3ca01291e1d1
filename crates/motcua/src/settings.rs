//! One documented table of settings: each has a key in the file, a name in the environment, a
//! default, and words that `docs/settings.md` is made of. An unknown key is an error that names the
//! nearest known one.

mod ledger;
mod limits;
mod register;
mod sealing;
mod sign_on;

use crate::secret_file::first_line;
use mc_app::{
    Settings,
    calendar::{Rules, WorkingHours},
    catalog::{
        Version,
        dossier_number::{NumberForm, NumberRule, provincial_rules},
    },
    gateway::mail::{Security, SmtpSettings},
};
use mc_kernel::{CivilDay, DayTime, LocalTime, Zone};
use std::{
    collections::BTreeMap,
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

/// One setting.
pub(crate) struct Setting {
    /// The key in the file, with its table: `server.listen`.
    pub(crate) key: &'static str,
    /// The value when nothing is said.
    pub(crate) default: &'static str,
    /// What it does.
    pub(crate) words: &'static str,
}

macro_rules! settings {
    ($($seen:vis $name:ident = $key:literal, $default:literal, $words:literal;)+) => {
        $($seen const $name: &str = $key;)+
        /// Every setting, in the order of the document.
        pub(crate) const ALL: &[Setting] = &[$(Setting { key: $key, default: $default, words: $words }),+];
    };
}

settings! {
    LISTEN = "server.listen", "127.0.0.1:8080", "Address and port on which the server listens.";
    PUBLIC_URL = "server.public_url", "", "Where people reach the portal, without a slash at the end. Printed in forms and QR codes; with `https://` cookies are for HTTPS only. Empty: `http://` and the address listened on.";
    PROXIES = "server.trusted_proxies", "", "Addresses or networks, with commas between, of the proxies in front (`127.0.0.1, 10.0.0.0/8`): what they say in `X-Forwarded-For` is believed. Empty: nobody is believed, and a proxy is one address to every limit.";
    DATA = "storage.data", "./motcua-data", "Folder of the embedded database and of the files.";
    DATABASE = "storage.database", "", "`postgres://…` for a PostgreSQL server; empty: an SQLite file in the data folder.";
    pub(crate) MASTER_KEY_FILE = "sealing.key_file", "", "File with the master keys that personal data is sealed with, a line of 64 hexadecimal characters each, the last one current; `motcua keys new` makes one. Only its owner may read it. Empty: `master.key` in the data folder, where there is one.";
    pub(crate) MASTER_KEY = "sealing.key", "", "The master keys themselves, with a comma between them; meant for the environment (`MOTCUA_SEALING_KEY`), where no file can be kept.";
    LEDGER_KEY_FILE = "ledger.key_file", "", "File with the two keys that sign the ledger, see `docs/ledger.md`; only its owner may read it. It is made at the first start where it is absent. Empty: `ledger.key` in the data folder.";
    LEDGER_NAME = "ledger.name", "", "Name of the ledger in its keys, for ever, an address without `https://`; only the first start reads it. Empty: the host of `server.public_url`, with `/ledger`.";
    PROVINCE = "site.province", "Tỉnh Vĩnh Phúc", "Name of the province on every page.";
    HELP_PHONE = "site.help_phone", "0211 3616 618", "Telephone for help, as people write it.";
    ZONE = "site.time_zone", "Asia/Ho_Chi_Minh", "IANA name of the time zone of working hours and days.";
    HOURS = "calendar.working_hours", "07:00-11:30,13:30-17:00", "Working hours of a day.";
    LATE_INTAKE = "calendar.late_intake", "", "Time of day after which a reception counts from the next working morning; empty: the clock starts at reception (NĐ 61/2018, Điều 18 governs forwarding only).";
    SKIP_OFF = "calendar.calendar_days_skip_off", "false", "Whether limits in calendar days leave out days off.";
    NUMBERS = "dossiers.number_form", "by-date", "Form of dossier numbers: `by-date`, `right-to-left` (TT 01/2018) or `left-to-right` (TT 03/2025).";
    FILE_MIB = "limits.file_mib", "20", "Largest file in MiB, 1 to 200.";
    FILES = "limits.files_a_dossier", "100", "Most files of one dossier, 1 to 500.";
    DRAFTS = "limits.drafts_a_person", "50", "Most open drafts of one person, 1 to 200.";
    IDLE = "limits.session_idle_minutes", "60", "A session ends after so many minutes without use, 5 to 720.";
    SESSION = "limits.session_minutes", "720", "A session ends after so many minutes whatever happens, 5 to 1440.";
    TRIES = "limits.sign_in_tries", "5", "Wrong passwords in a row before a pause, 3 to 20.";
    PERSON_REQUESTS = "limits.person_requests", "1200", "Requests of one person a minute in the long run, half as many at once, 60 to 1000000.";
    ADDRESS_REQUESTS = "limits.address_requests", "6000", "The same for an address from which nobody signed on, 60 to 1000000.";
    MAIL_HOST = "mail.host", "", "Name of the mail server by which letters leave; empty: no letters are sent.";
    MAIL_PORT = "mail.port", "587", "Its port, usually 587 with `starttls` and 465 with `tls`.";
    MAIL_SECURITY = "mail.security", "starttls", "`starttls`, `tls`, or `none`, which is allowed only to a server on this machine.";
    MAIL_USER = "mail.user", "", "Name of the account at the mail server; empty: none is presented.";
    MAIL_PASSWORD_FILE = "mail.password_file", "", "File whose first line is the account's password; the password itself is no setting, so that it stands in no list of variables.";
    MAIL_FROM = "mail.from", "", "Who writes: `Một Cửa tỉnh Vĩnh Phúc <mot-cua@vinhphuc.example>`.";
    REGISTER_URL = "register.url", "", "Address of the province's adapter to the register of the population; empty: it is not connected. `http://` is allowed only to this machine.";
    REGISTER_CODE = "register.integration_code", "", "Integration code of this system at the adapter (`MaTichHop`).";
    REGISTER_TIMEOUT = "register.timeout_seconds", "5", "How long a question to the register may take, 1 to 60.";
    REGISTER_YEARLY = "register.yearly_queries", "20000", "Questions that an agency may ask in a year where nothing else is set for it, 0 to 10000000.";
    REGISTER_MINUTES = "register.answer_minutes", "60", "For how many minutes an answer stays with its dossier or draft, 5 to 1440.";
    REGISTER_WATCH = "register.watched_by", "", "Code of the police's agency whose inspectors see how often each agency asks; empty: none does.";
    PROVIDERS = "sign_on.providers", "", "File (TOML) with the identity providers, a table `[[provider]]` each, see `docs/sign-on.md`; empty: nobody signs on by a provider.";
    TRUST = "signatures.trust", "", "Folder of the roots (PEM or DER) that signatures are held against, with `public/` and `special-use/` for the two national lists; empty: no signature is called valid.";
    CLOCK = "demo.clock", "", "Only for the demonstration: local time at which its clock starts, for instance `2023-05-22T08:00`.";
    LOG = "log.level", "info", "What is logged: `error`, `warn`, `info`, `debug`, or a filter such as `mc_app=debug`.";
    LOG_JSON = "log.json", "false", "Whether log lines are JSON.";
}

/// Environment variables with our prefix that are no settings.
const RESERVED: [&str; 3] = ["MOTCUA_ASSETS", "MOTCUA_CONFIG", "MOTCUA_TEST_POSTGRES"];

/// A setting that cannot be used: where it stands, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SettingsError(pub(crate) String);

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The settings as read.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    values: BTreeMap<&'static str, String>,
}

/// Variables of the environment by name.
pub(crate) type Environment = BTreeMap<String, String>;

impl Config {
    /// Reads the province's own settings, then the file, where there is one, then the environment,
    /// then the command line's own; what is read later counts.
    pub(crate) fn read(
        province: Option<&str>,
        file: Option<&Path>,
        environment: &Environment,
        own: &[(&'static str, String)],
    ) -> Result<Self, SettingsError> {
        let mut values: BTreeMap<&'static str, String> =
            ALL.iter().map(|s| (s.key, s.default.to_owned())).collect();
        let mut texts: Vec<(String, String)> = Vec::new();
        texts.extend(province.map(|text| ("province".to_owned(), text.to_owned())));
        if let Some(path) = file {
            let place = path.display().to_string();
            let text = std::fs::read_to_string(path)
                .map_err(|e| SettingsError(format!("{place}: {e}")))?;
            texts.push((place, text));
        }
        for (place, text) in texts {
            for (key, value) in flatten(&text, &place)? {
                let known = known(&key).ok_or_else(|| unknown(&place, &key))?;
                values.insert(known, value);
            }
        }
        for (name, value) in environment.iter().filter(|(name, _)| is_ours(name)) {
            let known = ALL.iter().find(|s| variable(s.key) == *name);
            let known = known.ok_or_else(|| unknown_variable(name))?;
            values.insert(known.key, value.clone());
        }
        values.extend(own.iter().cloned());
        Ok(Self { values })
    }

    /// The same settings, but for the data folder and where the server listens.
    pub(crate) fn at(&self, data: &Path, listen: SocketAddr) -> Self {
        let mut values = self.values.clone();
        values.insert(DATA, data.display().to_string());
        values.insert(LISTEN, listen.to_string());
        values.insert(PUBLIC_URL, String::new());
        Self { values }
    }

    fn text(&self, key: &'static str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }

    fn parsed<T: FromStr>(&self, key: &'static str, wanted: &str) -> Result<T, SettingsError> {
        self.text(key).trim().parse().map_err(|_bad| {
            SettingsError(format!("{key} = “{}”: {wanted} is expected", self.text(key)))
        })
    }

    fn within(&self, key: &'static str, least: i64, most: i64) -> Result<i64, SettingsError> {
        let value: i64 = self.parsed(key, "a whole number")?;
        if (least..=most).contains(&value) {
            Ok(value)
        } else {
            Err(SettingsError(format!("{key} = {value}: {least} to {most} is allowed")))
        }
    }

    fn flag(&self, key: &'static str) -> Result<bool, SettingsError> {
        self.parsed(key, "true or false")
    }

    /// Where the server listens.
    pub(crate) fn listen(&self) -> Result<SocketAddr, SettingsError> {
        self.parsed(LISTEN, "an address and a port such as 127.0.0.1:8080")
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        PathBuf::from(self.text(DATA))
    }

    /// The PostgreSQL address, where one is set.
    pub(crate) fn database(&self) -> Option<&str> {
        Some(self.text(DATABASE)).filter(|url| !url.is_empty())
    }

    /// Where the data is, for people: without the password of an address.
    pub(crate) fn place(&self) -> String {
        let folder = self.data().display().to_string();
        let Some(url) = self.database() else { return folder };
        let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
        let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
        format!("{scheme}://{host}, {folder}")
    }

    /// The filter of the log.
    pub(crate) fn log(&self) -> &str {
        self.text(LOG)
    }

    /// Whether log lines are JSON.
    pub(crate) fn log_json(&self) -> Result<bool, SettingsError> {
        self.flag(LOG_JSON)
    }

    /// The local time at which the demonstration's clock starts.
    pub(crate) fn demo_clock(&self) -> Result<Option<LocalTime>, SettingsError> {
        if self.text(CLOCK).is_empty() {
            return Ok(None);
        }
        self.parsed(CLOCK, "a local time such as 2023-05-22T08:00").map(Some)
    }

    /// The time zone.
    pub(crate) fn zone(&self) -> Result<Zone, SettingsError> {
        let name = self.text(ZONE);
        Zone::named(name)
            .map_err(|_bad| SettingsError(format!("{ZONE} = “{name}” is no IANA time zone")))
    }

    /// Working hours and how limits are counted.
    pub(crate) fn hours(&self) -> Result<(WorkingHours, Rules), SettingsError> {
        let hours = self
            .text(HOURS)
            .parse()
            .map_err(|e| SettingsError(format!("{HOURS} = “{}”: {e}", self.text(HOURS))))?;
        let late: Option<DayTime> = match self.text(LATE_INTAKE) {
            "" => None,
            _ => Some(self.parsed(LATE_INTAKE, "a time of day such as 15:00")?),
        };
        let rules = Rules { late_intake: late, calendar_days_skip_off: self.flag(SKIP_OFF)? };
        Ok((hours, rules))
    }

    fn numbers(&self) -> Result<Vec<NumberRule>, SettingsError> {
        let always = |form| {
            let begin = CivilDay::new(2018, 6, 21).map(Version::since);
            begin.map(|version| NumberRule { form, version }).into_iter().collect()
        };
        match self.text(NUMBERS) {
            "by-date" => Ok(provincial_rules()),
            "right-to-left" => Ok(always(NumberForm::RightToLeft)),
            "left-to-right" => Ok(always(NumberForm::LeftToRight)),
            other => Err(SettingsError(format!(
                "{NUMBERS} = “{other}”: by-date, right-to-left or left-to-right is expected"
            ))),
        }
    }

    /// The mail server, where one is set.
    pub(crate) fn mail(&self) -> Result<Option<SmtpSettings>, SettingsError> {
        let host = self.text(MAIL_HOST).trim();
        if host.is_empty() {
            return Ok(None);
        }
        let security = match self.text(MAIL_SECURITY) {
            "starttls" => Security::StartTls,
            "tls" => Security::Tls,
            "none" => Security::Plain,
            other => {
                return Err(SettingsError(format!(
                    "{MAIL_SECURITY} = “{other}”: starttls, tls or none is expected"
                )));
            }
        };
        let port = self.within(MAIL_PORT, 1, 65_535)?;
        let user = self.text(MAIL_USER).trim();
        let secret = self.mail_password()?;
        let account = match (user, secret) {
            ("", None) => None,
            ("", Some(_)) => {
                return Err(SettingsError(format!(
                    "{MAIL_PASSWORD_FILE} is set, {MAIL_USER} is not"
                )));
            }
            (_, None) => {
                return Err(SettingsError(format!(
                    "{MAIL_USER} is set, {MAIL_PASSWORD_FILE} is not"
                )));
            }
            (user, Some(secret)) => Some((user.to_owned(), secret)),
        };
        Ok(Some(SmtpSettings {
            host: host.to_owned(),
            port: u16::try_from(port).unwrap_or_default(),
            security,
            account,
            from: self.text(MAIL_FROM).trim().to_owned(),
        }))
    }

    /// The first line of the file with the password; what cannot be read is told without it.
    fn mail_password(&self) -> Result<Option<String>, SettingsError> {
        let path = self.text(MAIL_PASSWORD_FILE).trim();
        if path.is_empty() {
            return Ok(None);
        }
        let secret = first_line(path);
        secret
            .map(Some)
            .map_err(|what| SettingsError(format!("{MAIL_PASSWORD_FILE} = “{path}”: {what}")))
    }

    /// The folder of trusted roots, where one is set.
    pub(crate) fn trust_folder(&self) -> Option<&Path> {
        Some(self.text(TRUST).trim()).filter(|path| !path.is_empty()).map(Path::new)
    }

    /// The settings of the application.
    pub(crate) fn application(&self) -> Result<Settings, SettingsError> {
        let (hours, rules) = self.hours()?;
        let public_url = match self.text(PUBLIC_URL).trim_end_matches('/') {
            "" => format!("http://{}", self.listen()?),
            url => url.to_owned(),
        };
        Ok(Settings {
            province: self.text(PROVINCE).to_owned(),
            public_url,
            help_phone: self.text(HELP_PHONE).to_owned(),
            zone: self.zone()?,
            hours,
            rules,
            numbers: self.numbers()?,
            register: self.register_rules()?,
            limits: self.limits()?,
            demo: None,
        })
    }
}

/// The name of a setting in the environment: `MOTCUA_SERVER_LISTEN`.
pub(crate) fn variable(key: &str) -> String {
    format!("MOTCUA_{}", key.replace('.', "_").to_uppercase())
}

fn is_ours(name: &str) -> bool {
    name.starts_with("MOTCUA_") && !RESERVED.contains(&name)
}

fn known(key: &str) -> Option<&'static str> {
    ALL.iter().find(|s| s.key == key).map(|s| s.key)
}

/// The name nearest to a wanted one, as a whole or by its last part: `listen` is `server.listen`.
fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> String {
    let last = |name: &'a str| name.rsplit('.').next().unwrap_or(name);
    let wanted_last = wanted.rsplit('.').next().unwrap_or(wanted);
    names
        .min_by_key(|name| {
            let whole = strsim::damerau_levenshtein(wanted, name);
            let part = strsim::damerau_levenshtein(wanted_last, last(name));
            (whole.min(part), whole)
        })
        .unwrap_or_default()
        .to_owned()
}

fn unknown(place: &str, key: &str) -> SettingsError {
    let nearest = nearest(key, ALL.iter().map(|s| s.key));
    SettingsError(format!("{place}: there is no setting “{key}”; did you mean “{nearest}”?"))
}

fn unknown_variable(name: &str) -> SettingsError {
    let names: Vec<String> = ALL.iter().map(|s| variable(s.key)).collect();
    let nearest = nearest(name, names.iter().map(String::as_str));
    SettingsError(format!("environment: there is no setting “{name}”; did you mean “{nearest}”?"))
}

/// The keys of a TOML file with their tables, each with its value as text.
fn flatten(text: &str, place: &str) -> Result<Vec<(String, String)>, SettingsError> {
    let table: toml::Table =
        text.parse().map_err(|e: toml::de::Error| SettingsError(format!("{place}: {e}")))?;
    let mut out = Vec::new();
    for (name, value) in &table {
        if let Some(inner) = value.as_table() {
            out.extend(inner.iter().map(|(key, v)| (format!("{name}.{key}"), plain(v))));
        } else {
            out.push((name.clone(), plain(value)));
        }
    }
    Ok(out)
}

fn plain(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

/// The document of all settings.
pub(crate) fn document() -> String {
    let mut out = "# Settings\n\nOne file (`motcua --config motcua.toml …`, or the environment variable \
`MOTCUA_CONFIG`), every setting also by environment, the environment first. An unknown key is an error \
that names the nearest known one. This page is made from the program; a test holds it clean.\n\n\
| key | environment | default | what it does |\n|---|---|---|---|\n"
        .to_owned();
    for setting in ALL {
        let default = if setting.default.is_empty() { "(empty)" } else { setting.default };
        let row = format!(
            "| `{}` | `{}` | `{default}` | {} |\n",
            setting.key,
            variable(setting.key),
            setting.words
        );
        out.push_str(&row);
    }
    out + "\n`MOTCUA_ASSETS` names a folder of prepared page assets at build time, for packagers.\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, environment: &[(&str, &str)]) -> Result<Config, SettingsError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("motcua.toml");
        std::fs::write(&file, text).unwrap();
        let environment =
            environment.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Config::read(None, Some(&file), &environment, &[])
    }

    #[test]
    fn file_then_environment_then_command_line() {
        let config = read("[server]\nlisten = \"127.0.0.1:1\"\n", &[]).unwrap();
        assert_eq!(config.listen().unwrap().port(), 1);
        let environment = [("MOTCUA_SERVER_LISTEN", "127.0.0.1:2"), ("OTHER", "x")];
        let config = read("[server]\nlisten = \"127.0.0.1:1\"\n", &environment).unwrap();
        assert_eq!(config.listen().unwrap().port(), 2);
        assert_eq!(config.data(), PathBuf::from("./motcua-data"));
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        let error = read("[server]\nlissten = \"x\"\n", &[]).unwrap_err();
        assert!(
            error.0.contains("“server.lissten”") && error.0.contains("“server.listen”"),
            "{error}"
        );
        let error = read("", &[("MOTCUA_STORAGE_DATABSE", "x")]).unwrap_err();
        assert!(error.0.contains("MOTCUA_STORAGE_DATABASE"), "{error}");
        let error = read("listen = 1", &[]).unwrap_err();
        assert!(error.0.contains("server.listen"), "{error}");
    }

    #[test]
    fn values_have_bounds_and_say_so() {
        let config = read("[limits]\nfile_mib = 5000\n", &[]).unwrap();
        let error = config.application().unwrap_err();
        assert!(error.0.contains("limits.file_mib = 5000: 1 to 200"), "{error}");
        let config = read("[calendar]\nworking_hours = \"17:00-08:00\"\n", &[]).unwrap();
        assert!(config.application().unwrap_err().0.contains("calendar.working_hours"));
        assert!(read("", &[]).unwrap().application().is_ok());
    }

    #[test]
    fn a_mail_server_is_set_whole_or_not_at_all() {
        assert!(read("", &[]).unwrap().mail().unwrap().is_none());
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("mat-khau");
        std::fs::write(&secret, "bi-mat\nghi chú\n").unwrap();
        let file = format!("password_file = \"{}\"", secret.display());
        let text =
            |rest: &str| format!("[mail]\nhost = \"mail.example\"\nfrom = \"a@b.vn\"\n{rest}");
        let mail = |rest: &str| read(&text(rest), &[]).unwrap().mail();
        let whole = mail(&format!("user = \"u\"\n{file}\nsecurity = \"tls\"\nport = 465")).unwrap();
        let whole = whole.unwrap();
        assert_eq!((whole.port, whole.security), (465, Security::Tls));
        assert_eq!(whole.account, Some(("u".to_owned(), "bi-mat".to_owned())));
        assert!(mail("").unwrap().unwrap().account.is_none());
        for (rest, wanted) in [
            ("security = \"ssl\"", "starttls, tls or none"),
            ("port = 0", "1 to 65535"),
            ("user = \"u\"", "mail.password_file is not"),
            (file.as_str(), "mail.user is not"),
            ("user = \"u\"\npassword_file = \"/khong/co\"", "/khong/co"),
        ] {
            let error = mail(rest).unwrap_err();
            assert!(error.0.contains(wanted) && !error.0.contains("bi-mat"), "{rest}: {error}");
        }
    }

    #[test]
    fn the_document_is_the_program_s() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/settings.md");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        if kept != document() && std::env::args().any(|a| a == "--bless") {
            std::fs::write(path, document()).unwrap();
        }
        assert_eq!(kept, document(), "write the document anew: motcua settings > docs/settings.md");
    }
}

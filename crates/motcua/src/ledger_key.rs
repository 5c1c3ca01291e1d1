//! The keys that sign the ledger: made at the first start, and never again.

use crate::{hint, installation::OpenError, settings::Config};
use mc_app::{
    gateway::shelf::FolderShelf,
    ledger::Ledger,
    store::Store,
    tlog::{KeyKind, SigningKey},
};
use mc_kernel::SystemRandom;
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read as _, Write as _},
    path::Path,
    sync::Arc,
};

/// How much of a file with keys is read.
const MOST_BYTES: u64 = 4 * 1024;
/// How the file begins that this program makes.
const HEAD: &str = "\
# Khóa ký sổ cái của Một Cửa: dòng đầu ký sổ cái, dòng sau ký giờ. Giữ bản sao ở nơi khác; mất khóa thì
# không công bố tiếp được. Người có khóa này giả được sổ cái.
# The keys that sign the ledger of Một Cửa: the first the ledger, the second its time. Keep a copy elsewhere;
# without them nothing more can be published. Whoever has them can forge the ledger.
";

/// The ledger of an installation, with its keys and files.
///
/// # Errors
/// When the keys cannot be read, or others signed what is in the database.
pub(crate) async fn open(config: &Config, store: &Store) -> Result<Ledger, OpenError> {
    let path = config.ledger_key_file();
    let signed_by = store.ledger_tree().await?.log_key;
    let (log, clock) = match read(&path)? {
        Some(keys) => keys,
        None if signed_by.is_empty() => make(&path, &config.ledger_name()?)?,
        None => {
            return Err(OpenError(format!(
                "the ledger was signed with the key {signed_by}, and its file {} is not there: bring it \
from where it is kept; a backup does not contain it",
                path.display()
            )));
        }
    };
    if !signed_by.is_empty() && signed_by != log.verifier().to_string() {
        return Err(OpenError(format!(
            "{} holds the key {}, and the ledger was signed with {signed_by}: bring that one",
            path.display(),
            log.verifier()
        )));
    }
    let folder = config.data().join("ledger");
    let shelf = FolderShelf::new(&folder)
        .map_err(|e| OpenError(format!("the folder {}: {e}", folder.display())))?;
    Ok(Ledger::new(log, clock, Arc::new(shelf)))
}

fn read(path: &Path) -> Result<Option<(SigningKey, SigningKey)>, OpenError> {
    let failed = |what: &str| OpenError(format!("{}: {what}", path.display()));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&error.to_string())),
    };
    #[cfg(unix)]
    {
        let rights = file.metadata().map_err(|e| failed(&e.to_string()))?;
        let mode = std::os::unix::fs::PermissionsExt::mode(&rights.permissions());
        if mode & 0o077 != 0 {
            return Err(failed("others than its owner can read it: chmod 600"));
        }
    }
    let mut text = String::new();
    let read = file.take(MOST_BYTES).read_to_string(&mut text);
    read.map_err(|_bad| failed("it cannot be read as text"))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let keys: Result<Vec<SigningKey>, _> =
        lines.filter(|line| !line.starts_with('#')).map(str::parse).collect();
    let keys = keys.map_err(|_bad| failed("a line of it is no key of a ledger"))?;
    let Ok([log, clock]) = <[SigningKey; 2]>::try_from(keys) else {
        return Err(failed("two keys are expected"));
    };
    let kinds = (log.verifier().kind(), clock.verifier().kind());
    if kinds == (KeyKind::Log, KeyKind::Witness) {
        Ok(Some((log, clock)))
    } else {
        Err(failed("the first key has to be of a log, the second of a witness"))
    }
}

fn make(path: &Path, name: &str) -> Result<(SigningKey, SigningKey), OpenError> {
    let key = |name: &str, kind| {
        SigningKey::make(name, kind, &SystemRandom).map_err(|_bad| {
            OpenError(format!("“{name}” cannot be the name of a ledger: no spaces, no +"))
        })
    };
    let log = key(name, KeyKind::Log)?;
    let clock = key(&format!("{name}/clock"), KeyKind::Witness)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let text = text(&log, &clock);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|e| OpenError(format!("{}: {e}", path.display())))?;
    hint(&format!(
        "motcua: khóa ký sổ cái vừa được tạo tại {0}, chỉ chủ tệp đọc được. | The keys of the ledger were \
made at {0}; only its owner can read it. Public key: {1}",
        path.display(),
        log.verifier()
    ));
    Ok((log, clock))
}

fn text(log: &SigningKey, clock: &SigningKey) -> String {
    format!("{HEAD}{}\n{}\n", log.secret().as_str(), clock.secret().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, os::unix::fs::PermissionsExt as _};

    #[test]
    fn keys_are_made_once_and_for_their_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.key");
        assert!(read(&path).unwrap().is_none());
        let (log, clock) = make(&path, "tinh.vn/ledger").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let (log_again, clock_again) = read(&path).unwrap().unwrap();
        assert_eq!(log.verifier(), log_again.verifier());
        assert_eq!(clock.verifier(), clock_again.verifier());
        assert!(make(&path, "tinh.vn/ledger").is_err(), "they are never overwritten");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(read(&path).unwrap_err().0.contains("chmod 600"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, clock.secret().as_str()).unwrap();
        assert!(read(&path).unwrap_err().0.contains("two keys"));
        assert!(make(&folder.path().join("other"), "a b").unwrap_err().0.contains("a b"));
    }
}

//! Master keys: where they are read from, and how a file of them is made and gets another key.

use crate::{
    hint,
    installation::OpenError,
    settings::{Config, MASTER_KEY, MASTER_KEY_FILE},
};
use mc_app::{
    sealing::{KeyRing, MasterKeeper, MasterKeyId, SealError, new_master_key},
    store::{Store, Vault},
};
use mc_kernel::{SystemClock, SystemRandom};
use std::{
    fs::{self, File, OpenOptions},
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

/// The name of the file in the data folder, where the settings name none.
pub(crate) const FILE: &str = "master.key";
/// How much of a file with keys is read.
const MOST_BYTES: u64 = 64 * 1024;
/// How a file of keys begins that this program makes.
const HEAD: &str = "\
# Khóa chính của Một Cửa. Giữ bản sao ở nơi khác, không để cùng bản sao lưu: mất khóa là mất dữ liệu.
# Master keys of Một Cửa. Keep a copy elsewhere, apart from the backups: without the key the data is lost.
# The last one wraps what is new.
";

/// Where the master keys of an installation are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file of keys.
    File(PathBuf),
    /// The setting itself, which is meant to come from the environment.
    Setting,
    /// None is set, and there is no file in the data folder.
    Nowhere,
}

/// Where the settings say that the keys are; a file in the data folder counts where they say nothing.
pub(crate) fn source(config: &Config) -> Result<Source, OpenError> {
    let (file, own) = (config.master_key_file(), config.data().join(FILE));
    match (file, config.master_key().is_empty()) {
        (Some(_), false) => Err(OpenError(format!(
            "{MASTER_KEY_FILE} and {MASTER_KEY} are both set: leave one out"
        ))),
        (Some(file), true) => Ok(Source::File(PathBuf::from(file))),
        (None, false) => Ok(Source::Setting),
        (None, true) if own.exists() => Ok(Source::File(own)),
        (None, true) => Ok(Source::Nowhere),
    }
}

/// The database with the master keys that the settings name.
///
/// # Errors
/// When something is sealed with a master key that is not there.
pub(crate) async fn attach(config: &Config, store: Store) -> Result<Store, OpenError> {
    let store = match source(config)? {
        Source::File(path) => with(store, Arc::new(KeyFile::open(&path)?)),
        Source::Setting => {
            let ring: Result<KeyRing, _> = config.master_key().parse();
            let ring = ring.map_err(|e| OpenError(format!("{MASTER_KEY}: {e}")))?;
            with(store, Arc::new(ring))
        }
        Source::Nowhere => store,
    };
    let missing = store.missing_master_keys().await?;
    match missing.first() {
        None => Ok(store),
        Some(id) => Err(OpenError(without(id, config))),
    }
}

fn without(id: &MasterKeyId, config: &Config) -> String {
    let own = config.data().join(FILE);
    format!(
        "the database holds sealed data, and its master key {id} is not there. Bring the key from where \
it is kept: set {MASTER_KEY_FILE} to its file, or put the file at {}. A backup never contains the key; \
without it what is sealed is lost",
        own.display()
    )
}

fn with(store: Store, keeper: Arc<dyn MasterKeeper>) -> Store {
    store.sealed_by(Arc::new(Vault::new(keeper, Arc::new(SystemRandom), Arc::new(SystemClock))))
}

/// The demonstration makes its master key itself, where nothing is set and nothing is sealed yet.
pub(crate) async fn of_demo(config: &Config, store: Store) -> Result<Store, OpenError> {
    let is_new = source(config)? == Source::Nowhere && store.key_counts().await?.is_empty();
    if is_new {
        let path = config.data().join(FILE);
        let id = make(&path)?;
        hint(&format!(
            "motcua: khóa chính {id} vừa được tạo tại {0}, chỉ chủ tệp đọc được. | The master key {id} was \
made at {0}; only its owner can read it.",
            path.display()
        ));
    }
    attach(config, store).await
}

/// Makes a file with one new key, which must not exist.
pub(crate) fn make(path: &Path) -> Result<MasterKeyId, OpenError> {
    let (id, line) = new_master_key(&SystemRandom);
    write_new(path, &format!("{HEAD}{}\n", line.as_str()))?;
    Ok(id)
}

/// Puts a new key behind those of a file; the file is replaced as a whole.
pub(crate) fn add(path: &Path) -> Result<MasterKeyId, OpenError> {
    let mut text = read(path)?;
    text.parse::<KeyRing>().map_err(|e| OpenError(format!("{}: {e}", path.display())))?;
    let (id, line) = new_master_key(&SystemRandom);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&line);
    text.push('\n');
    let beside = path.with_extension("key-new");
    // One that an interrupted run left wraps nothing yet.
    drop(fs::remove_file(&beside));
    write_new(&beside, &text)?;
    fs::rename(&beside, path).map_err(|e| OpenError(format!("{}: {e}", path.display())))?;
    Ok(id)
}

fn write_new(path: &Path, text: &str) -> Result<(), OpenError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|e| OpenError(format!("{}: {e}", path.display())))
}

fn read(path: &Path) -> Result<String, OpenError> {
    let failed = |e: &dyn std::fmt::Display| OpenError(format!("{}: {e}", path.display()));
    let file = File::open(path).map_err(|e| failed(&e))?;
    #[cfg(unix)]
    {
        let rights = file.metadata().map_err(|e| failed(&e))?;
        let mode = std::os::unix::fs::PermissionsExt::mode(&rights.permissions());
        if mode & 0o077 != 0 {
            return Err(failed(&"others than its owner can read it: chmod 600"));
        }
    }
    let mut text = String::new();
    let read = file.take(MOST_BYTES).read_to_string(&mut text);
    read.map_err(|_bad| failed(&"it cannot be read as text"))?;
    Ok(text)
}

/// A file of keys. It is read again when a key is asked for that it did not have: another process may
/// have put one behind.
struct KeyFile {
    path: PathBuf,
    ring: RwLock<Arc<KeyRing>>,
}

impl std::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyFile({}, {:?})", self.path.display(), self.ring())
    }
}

impl KeyFile {
    fn open(path: &Path) -> Result<Self, OpenError> {
        let ring = read(path)?.parse::<KeyRing>();
        let ring = ring.map_err(|e| OpenError(format!("{}: {e}", path.display())))?;
        Ok(Self { path: path.to_owned(), ring: RwLock::new(Arc::new(ring)) })
    }

    fn ring(&self) -> Arc<KeyRing> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn read_again(&self) {
        match Self::open(&self.path) {
            Ok(file) => {
                *self.ring.write().unwrap_or_else(PoisonError::into_inner) = file.ring();
            }
            Err(error) => tracing::warn!(%error, "the file of master keys cannot be read again"),
        }
    }
}

impl MasterKeeper for KeyFile {
    fn current(&self) -> MasterKeyId {
        self.ring().current()
    }

    fn known(&self) -> Vec<MasterKeyId> {
        self.ring().known()
    }

    fn wrap(
        &self,
        bound: &[u8],
        key: &[u8],
        nonce: [u8; 12],
    ) -> Result<(MasterKeyId, Vec<u8>), SealError> {
        self.ring().wrap(bound, key, nonce)
    }

    fn unwrap(
        &self,
        id: &MasterKeyId,
        bound: &[u8],
        wrapped: &[u8],
    ) -> Result<mc_app::sealing::Unwrapped, SealError> {
        match self.ring().unwrap(id, bound, wrapped) {
            Err(SealError::MasterKeyMissing(_)) => {
                self.read_again();
                self.ring().unwrap(id, bound, wrapped)
            }
            found => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_file_of_keys_is_for_its_owner_alone_and_gets_another_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let first = make(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(make(&path).is_err(), "a file of keys is never overwritten");
        let file = KeyFile::open(&path).unwrap();
        let second = add(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            file.known(),
            std::slice::from_ref(&first),
            "it is read again when it is asked for more"
        );
        let (_, wrapped) = KeyFile::open(&path).unwrap().wrap(b"b", &[1; 32], [0; 12]).unwrap();
        assert_eq!(file.unwrap(&second, b"b", &wrapped).unwrap().as_slice(), [1; 32]);
        assert_eq!((file.known(), file.current()), (vec![first, second.clone()], second));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let error = KeyFile::open(&path).unwrap_err();
        assert!(error.0.contains("chmod 600"), "{error}");
    }

    #[test]
    fn where_keys_come_from_is_said_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |file: &str, own: &str| {
            let own = [
                ("storage.data", folder.path().display().to_string()),
                (MASTER_KEY_FILE, file.to_owned()),
                (MASTER_KEY, own.to_owned()),
            ];
            let config = Config::read(None, None, &std::collections::BTreeMap::new(), &own);
            source(&config.unwrap())
        };
        assert_eq!(at("", "").unwrap(), Source::Nowhere);
        assert_eq!(at("", "00").unwrap(), Source::Setting);
        assert_eq!(at("/k", "").unwrap(), Source::File(PathBuf::from("/k")));
        assert!(at("/k", "00").unwrap_err().0.contains("leave one out"));
        make(&folder.path().join(FILE)).unwrap();
        assert_eq!(at("", "").unwrap(), Source::File(folder.path().join(FILE)));
    }
}

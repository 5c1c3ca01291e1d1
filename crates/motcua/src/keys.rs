//! `motcua keys`: how what is sealed stands, another master key, and sealing what lies open.

use crate::{
    commands,
    installation::{self, OpenError},
    master_key::{self, Source},
    progress::Progress,
    settings::{Config, MASTER_KEY, MASTER_KEY_FILE},
};
use clap::Subcommand;
use mc_app::store::{Batch, Store, sealing::fill};
use mc_kernel::{Locale, SystemClock};
use std::path::{Path, PathBuf};

/// What is done with keys.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Keys {
    /// Says which master keys wrap how many keys, and what may still lie open
    Status,
    /// Makes a file with a new master key; `sealing.key_file` is to name it
    New {
        /// The file, which must not exist
        file: PathBuf,
    },
    /// Makes another master key and wraps every key with it; begun again it goes on where it was
    Rotate,
    /// Seals rows and files that lie open, as the start of the server does
    Seal,
}

/// Runs one of them.
pub(crate) async fn run(config: &Config, keys: &Keys, locale: Locale) -> Result<String, OpenError> {
    match keys {
        Keys::New { file } => new(file, locale),
        Keys::Status => status(config, locale).await,
        Keys::Rotate => rotate(config, locale).await,
        Keys::Seal => seal(config, locale).await,
    }
}

fn new(file: &Path, locale: Locale) -> Result<String, OpenError> {
    let id = master_key::make(file)?;
    let file = file.display();
    Ok(match locale {
        Locale::Vi => format!(
            "Khóa chính {id} đã ghi vào {file}. Đặt {MASTER_KEY_FILE} = \"{file}\" và cất một bản sao ở nơi \
khác: mất khóa là mất dữ liệu đã niêm phong."
        ),
        Locale::En => format!(
            "The master key {id} was written to {file}. Set {MASTER_KEY_FILE} = \"{file}\", and keep a copy \
elsewhere: without the key what is sealed is lost."
        ),
    })
}

async fn opened(config: &Config) -> Result<Store, OpenError> {
    installation::store(config, &SystemClock).await
}

async fn status(config: &Config, locale: Locale) -> Result<String, OpenError> {
    let store = opened(config).await?;
    let current = store.current_master_key();
    let mut lines = Vec::new();
    for (master, count) in store.key_counts().await? {
        let name = match (&master, locale) {
            (Some(id), _) if Some(id) == current.as_ref() => format!("{id} *"),
            (Some(id), _) => id.to_string(),
            (None, Locale::Vi) => "đã hủy".to_owned(),
            (None, Locale::En) => "destroyed".to_owned(),
        };
        lines.push(format!("{name:<20} {count:>10}"));
    }
    let open: Vec<String> = store.unsealed().await?.into_iter().map(|open| open.place).collect();
    lines.push(match (current, open.is_empty(), locale) {
        (None, _, Locale::Vi) => {
            format!(
                "Không có khóa chính: dữ liệu mới không được niêm phong. Đặt {MASTER_KEY_FILE}."
            )
        }
        (None, _, Locale::En) => {
            format!("There is no master key: what is new lies open. Set {MASTER_KEY_FILE}.")
        }
        (Some(_), true, Locale::Vi) => "Mọi thứ đã niêm phong. (* khóa đang dùng)".to_owned(),
        (Some(_), true, Locale::En) => "Everything is sealed. (* the current key)".to_owned(),
        (Some(_), false, Locale::Vi) => {
            format!("Có thể còn dòng chưa niêm phong: {}. Chạy: motcua keys seal", open.join(", "))
        }
        (Some(_), false, Locale::En) => {
            format!("Rows may still lie open: {}. Run: motcua keys seal", open.join(", "))
        }
    });
    Ok(lines.join("\n"))
}

async fn rotate(config: &Config, locale: Locale) -> Result<String, OpenError> {
    let mut store = opened(config).await?;
    let current = store.current_master_key().ok_or_else(|| {
        OpenError(format!("there is no master key: motcua keys new <file>, then {MASTER_KEY_FILE}"))
    })?;
    let is_mixed = store
        .key_counts()
        .await?
        .iter()
        .any(|(id, _)| id.as_ref().is_some_and(|id| *id != current));
    if !is_mixed {
        match master_key::source(config)? {
            Source::File(path) => drop(master_key::add(&path)?),
            Source::Setting | Source::Nowhere => {
                return Err(OpenError(format!(
                    "the master key comes from {MASTER_KEY}: put the new one behind the old one, with a \
comma between, and run this again"
                )));
            }
        }
        store = opened(config).await?;
    }
    let progress = Progress::default();
    progress.begin(0);
    let mut done = 0;
    loop {
        let some = store.rewrap_some().await?;
        done += some;
        progress.reached(done);
        if some == 0 {
            break;
        }
    }
    progress.end();
    let id = store.current_master_key().map(|id| id.to_string()).unwrap_or_default();
    Ok(match locale {
        Locale::Vi => format!(
            "{done} khóa nay do khóa chính {id} giữ. Khóa chính cũ chỉ còn cần cho các bản sao lưu cũ: giữ \
nó chừng nào còn giữ các bản đó."
        ),
        Locale::En => format!(
            "{done} keys are now wrapped by the master key {id}. The old one is needed for older backups \
alone: keep it as long as they are kept."
        ),
    })
}

async fn seal(config: &Config, locale: Locale) -> Result<String, OpenError> {
    let store = opened(config).await?;
    if !store.seals() {
        return Err(OpenError(format!(
            "there is no master key: motcua keys new <file>, then {MASTER_KEY_FILE}"
        )));
    }
    let mut batch = Batch::new();
    fill::begin_anew(&mut batch);
    store.commit(batch).await?;
    commands::existing(config).await?;
    Ok(match locale {
        Locale::Vi => "Mọi dòng và tệp đã niêm phong.".to_owned(),
        Locale::En => "Every row and file is sealed.".to_owned(),
    })
}

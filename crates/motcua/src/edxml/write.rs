//! `motcua edxml write`: a file for the axis.

use super::files::create;
use clap::Args;
use mc_edxml::{EdxmlError, Package, Sources, StatusMessage, Written, write_package, write_status};
use mc_kernel::Locale;
use serde::Deserialize;
use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read},
    path::{Path, PathBuf},
};

/// Bytes of the JSON.
const MOST_JSON_BYTES: u64 = 16 * 1024 * 1024;

#[derive(Debug, Clone, Args)]
pub(crate) struct WriteArgs {
    /// The JSON; `files` in it names a file for each attachment; a path that is not whole begins at its own folder
    pub(super) file: PathBuf,
    /// The package or status message, which must not exist
    #[arg(long)]
    pub(super) out: PathBuf,
}

/// What is read from JSON; what was found out while reading a package is not needed again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    package: Option<Package>,
    status: Option<StatusMessage>,
    #[serde(default)]
    files: Vec<Option<PathBuf>>,
    #[serde(default, rename = "received")]
    _received: serde::de::IgnoredAny,
    #[serde(default, rename = "sha256")]
    _sha256: serde::de::IgnoredAny,
    #[serde(default, rename = "bytes")]
    _bytes: serde::de::IgnoredAny,
}

/// The files of attachments.
struct Files<'f> {
    folder: &'f Path,
    paths: &'f [Option<PathBuf>],
}

impl Sources for Files<'_> {
    fn open(&mut self, index: usize) -> io::Result<Box<dyn Read + '_>> {
        let Some(Some(path)) = self.paths.get(index) else { return Ok(Box::new(io::empty())) };
        let path = self.folder.join(path);
        let file = File::open(&path);
        let said = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
        Ok(Box::new(BufReader::new(file.map_err(said)?)))
    }
}

/// Writes, and says what was written.
pub(super) fn run(args: &WriteArgs, locale: Locale) -> Result<String, String> {
    let wanted = wanted(&args.file)?;
    let folder = args.file.parent().unwrap_or_else(|| Path::new(""));
    let file = create(&args.out).map_err(|error| error.to_string())?;
    let mut to = BufWriter::new(file);
    let written = put(&wanted, folder, &mut to).map_err(|error| match error {
        Refused::Words(vi, en) => match locale {
            Locale::Vi => vi.to_owned(),
            Locale::En => en.to_owned(),
        },
        Refused::Edxml(error) => format!("{} [{}]", error.words(locale), error.problem.code()),
    });
    drop(to);
    match written {
        Ok(written) => {
            Ok(format!("{}: {} B, SHA-256 {}", args.out.display(), written.bytes, written.digest))
        }
        Err(error) => {
            // What was begun is of no use to anybody.
            let _removed = fs::remove_file(&args.out);
            Err(error)
        }
    }
}

/// Why nothing was written.
enum Refused {
    Words(&'static str, &'static str),
    Edxml(EdxmlError),
}

fn wanted(path: &Path) -> Result<Wanted, String> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let file = File::open(path).map_err(|error| said(&error))?;
    let mut text = String::new();
    let read = file.take(MOST_JSON_BYTES + 1).read_to_string(&mut text);
    read.map_err(|error| said(&error))?;
    if text.len().try_into().is_ok_and(|length: u64| length > MOST_JSON_BYTES) {
        return Err(said(&format_args!("more than {MOST_JSON_BYTES} bytes")));
    }
    serde_json::from_str(&text).map_err(|error| said(&error))
}

fn put(wanted: &Wanted, folder: &Path, to: &mut dyn io::Write) -> Result<Written, Refused> {
    match (&wanted.package, &wanted.status) {
        (Some(package), None) => {
            if wanted.files.len() != package.attachments.len() {
                return Err(Refused::Words(
                    "“files” phải có một tệp cho mỗi tệp đính kèm.",
                    "“files” has to have a file for each attachment.",
                ));
            }
            let mut package = package.clone();
            package.complete();
            let mut files = Files { folder, paths: &wanted.files };
            write_package(&package, &mut files, to).map_err(Refused::Edxml)
        }
        (None, Some(status)) => write_status(status, to).map_err(Refused::Edxml),
        (Some(_), Some(_)) | (None, None) => Err(Refused::Words(
            "Cần “package” hoặc “status”, chỉ một trong hai.",
            "Either “package” or “status” is needed.",
        )),
    }
}

//! Reading a folder of an import: tables and JSON files, by their path in it.

use crate::installation::OpenError;
use mc_app::import::Texts;
use std::{fs, path::Path};

/// The most files, and the largest that is looked at; the import itself has narrower bounds.
const MOST_FILES: usize = 20_000;
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// The folders of a province have one level below.
const MOST_LEVELS: usize = 2;

/// The `.csv` and `.json` files of a folder, by path.
///
/// # Errors
/// The first file that cannot be read, is too large or is no UTF-8, with its path.
pub(crate) fn read(folder: &Path) -> Result<Texts, OpenError> {
    let mut texts = Texts::new();
    read_level(folder, "", 1, &mut texts)?;
    if texts.is_empty() {
        let place = folder.display();
        return Err(OpenError(format!("{place}: the folder has no .csv and no .json file")));
    }
    Ok(texts)
}

fn read_level(
    folder: &Path,
    prefix: &str,
    level: usize,
    texts: &mut Texts,
) -> Result<(), OpenError> {
    let failed = |e: std::io::Error| OpenError(format!("{}: {e}", folder.display()));
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
        let key = format!("{prefix}{name}");
        if path.is_dir() {
            if level < MOST_LEVELS {
                read_level(&path, &format!("{key}/"), level + 1, texts)?;
            }
        } else if is_wanted(&path) {
            if texts.len() >= MOST_FILES {
                return Err(OpenError(format!("{}: too many files", folder.display())));
            }
            texts.insert(key, read_file(&path)?);
        }
    }
    Ok(())
}

fn is_wanted(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    extension.eq_ignore_ascii_case("csv") || extension.eq_ignore_ascii_case("json")
}

fn read_file(path: &Path) -> Result<String, OpenError> {
    let failed = |e: &dyn std::fmt::Display| OpenError(format!("{}: {e}", path.display()));
    let size = fs::metadata(path).map_err(|e| failed(&e))?.len();
    if size > MOST_BYTES {
        return Err(failed(&format!("{size} bytes; at most {MOST_BYTES} are read")));
    }
    let bytes = fs::read(path).map_err(|e| failed(&e))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        failed(&format!("no UTF-8 from byte {} on; save it as UTF-8", e.utf8_error().valid_up_to()))
    })?;
    // Spreadsheets write a byte order mark.
    Ok(text.strip_prefix('\u{FEFF}').map_or_else(|| text.clone(), ToOwned::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_packets_by_their_path() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        file("areas.csv", "\u{FEFF}code".as_bytes());
        file("procedures/1.JSON", b"{}");
        file("README.md", b"no");
        file("procedures/old/2.json", b"{}");
        let texts = read(folder.path()).unwrap();
        let found: Vec<_> = texts.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(found, [("areas.csv", "code"), ("procedures/1.JSON", "{}")]);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let error = read(folder.path()).unwrap_err();
        assert!(error.0.contains("no .csv"), "{error}");
        fs::write(folder.path().join("staff.csv"), b"t\xEAn").unwrap();
        let error = read(folder.path()).unwrap_err();
        assert!(error.0.contains("staff.csv: no UTF-8 from byte 1 on"), "{error}");
        assert!(read(Path::new("/no/such/folder")).is_err());
    }
}

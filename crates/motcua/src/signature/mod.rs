//! `motcua sign` and `motcua verify-signature`.

mod http;
mod look;
mod sign;
mod verify;

pub(crate) use sign::{SignArgs, run as sign};
pub(crate) use verify::{VerifyArgs, run as verify, trusted};

use mc_signing::{MOST_PDF_BYTES, TrustList};
use std::{fs, path::Path};

/// Reads a file that is not larger than a PDF may be.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", path.display());
    let size = fs::metadata(path).map_err(said)?.len();
    if usize::try_from(size).is_ok_and(|size| size <= MOST_PDF_BYTES) {
        fs::read(path).map_err(said)
    } else {
        Err(format!("{}: more than {MOST_PDF_BYTES} bytes", path.display()))
    }
}

/// The list whose roots stand in a folder of this name.
fn list_of(folder: &str) -> TrustList {
    match folder {
        "public" => TrustList::Public,
        "special-use" => TrustList::SpecialUse,
        _ => TrustList::Other,
    }
}

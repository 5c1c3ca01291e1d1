//! Secrets stand in files of their own, so that they stand in no list of variables.

use std::{fs::File, io::Read as _};

/// How much of a file with a password is read.
const MOST_PASSWORD_BYTES: u64 = 1024;

/// The first line of a file with a secret; what is wrong is told without it.
pub(crate) fn first_line(path: &str) -> Result<String, String> {
    let mut text = String::new();
    let file = File::open(path).map_err(|e| e.to_string())?;
    let read = file.take(MOST_PASSWORD_BYTES).read_to_string(&mut text);
    read.map_err(|_ignored| "it cannot be read as text".to_owned())?;
    match text.lines().next().map(str::trim_end) {
        Some(secret) if !secret.is_empty() => Ok(secret.to_owned()),
        Some(_) | None => Err("its first line is empty".to_owned()),
    }
}

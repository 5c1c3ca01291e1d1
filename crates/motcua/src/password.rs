//! Reading a password from standard input, not shown where somebody types it.

use crate::{hint, installation::OpenError};
use std::{
    io::{BufRead, IsTerminal},
    process::Command,
};

/// The longest line that is read.
const MOST_BYTES: u64 = 1024;

/// The first line of standard input.
pub(crate) fn read(least: usize) -> Result<String, OpenError> {
    let input = std::io::stdin();
    let typed = input.is_terminal();
    if typed {
        hint(&format!("Mật khẩu, ít nhất {least} ký tự | Password, at least {least} characters:"));
        echo("-echo");
    }
    let mut line = String::new();
    let read = std::io::Read::take(input.lock(), MOST_BYTES).read_line(&mut line);
    if typed {
        echo("echo");
    }
    read.map_err(|e| OpenError(format!("the password could not be read: {e}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Switches the terminal's echo; where it cannot be switched, what is typed is seen.
fn echo(how: &str) {
    drop(Command::new("stty").arg(how).status());
}

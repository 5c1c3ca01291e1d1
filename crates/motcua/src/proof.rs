//! `motcua verify-proof`: what a citizen's proof file is worth, in plain words.

use crate::{hint, say};
use clap::Args;
use mc_app::tlog::{
    Disclosed, Field, LedgerError, MOST_FILE_BYTES, ProofFile, Verified, VerifierKey, verify,
};
use mc_kernel::{Locale, Timestamp, Zone};
use std::{fs::File, io::Read as _, path::PathBuf, process::ExitCode};

#[derive(Debug, Clone, Args)]
pub(crate) struct ProofArgs {
    /// The proof file (.tlog-proof)
    file: PathBuf,
    /// A public key of the agency, or of a witness, as it is published; may be given several times
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
}

/// Checks and prints. 0: it holds; 1: it could not be read; 4: it does not hold; 5: it holds with the keys
/// in the file itself, of which nobody is sure.
pub(crate) fn run(args: &ProofArgs, locale: Locale) -> ExitCode {
    let text = match read(&args.file) {
        Ok(text) => text,
        Err(error) => {
            hint(&format!("motcua: {error}"));
            return ExitCode::FAILURE;
        }
    };
    match check(&text, &args.key) {
        Ok(verified) => {
            say(&told(&verified, &args.key, locale));
            ExitCode::from(if args.key.is_empty() { 5 } else { 0 })
        }
        Err(error) => {
            let head = match locale {
                Locale::Vi => "KHÔNG DÙNG ĐƯỢC",
                Locale::En => "IT DOES NOT HOLD",
            };
            say(&format!("{head}: {} ({})", error.words(locale), error.code()));
            ExitCode::from(4)
        }
    }
}

fn read(path: &PathBuf) -> Result<String, String> {
    let failed = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
    let file = File::open(path).map_err(|e| failed(&e))?;
    let most = u64::try_from(MOST_FILE_BYTES).unwrap_or(u64::MAX);
    let mut text = String::new();
    // One byte more than allowed, so that what is too large is found to be so.
    file.take(most + 1).read_to_string(&mut text).map_err(|e| failed(&e))?;
    Ok(text)
}

fn check(text: &str, keys: &[String]) -> Result<Verified, LedgerError> {
    let file: ProofFile = text.parse()?;
    let own = Disclosed::from_json(&file.extra)?.keys;
    let keys = if keys.is_empty() { &own } else { keys };
    let keys: Result<Vec<VerifierKey>, _> = keys.iter().map(|key| key.parse()).collect();
    verify(&file, &keys?)
}

fn told(verified: &Verified, given: &[String], locale: Locale) -> String {
    let value = |field| verified.disclosed.value(field).unwrap_or("–");
    let micros = |field| value(field).parse().ok().map(|at| moment(Timestamp::from_micros(at)));
    let what = mc_app::ledger::what_happened(value(Field::Kind), locale);
    let (number, procedure) = (value(Field::Number), value(Field::Procedure));
    let (index, size) = (verified.index + 1, verified.checkpoint.size);
    let (origin, version) = (&verified.checkpoint.origin, value(Field::Version));
    let at = micros(Field::At).unwrap_or_default();
    let seen = |words: &str| {
        let one = |seen: &mc_app::tlog::Seen| {
            format!("{words} {} ({})", seconds(seen.at_seconds), seen.by)
        };
        verified.seen.iter().map(one).collect::<Vec<_>>()
    };
    let mut lines = match locale {
        Locale::Vi => vec![
            "BẰNG CHỨNG ĐÚNG".to_owned(),
            format!("Việc đã xảy ra: {what}"),
            format!("Hồ sơ: {number}, thủ tục {procedure}"),
            format!("Lúc: {at}"),
            format!(
                "Thứ tự: mục {index} trong {size} mục của sổ cái {origin}, việc thứ {version} của hồ sơ; mọi mục có số nhỏ hơn đã được ghi trước"
            ),
            "Không bị sửa: nội dung trên khớp từng chữ với sổ cái đã ký".to_owned(),
        ],
        Locale::En => vec![
            "THE PROOF HOLDS".to_owned(),
            format!("What happened: {what}"),
            format!("Dossier: {number}, procedure {procedure}"),
            format!("When: {at}"),
            format!(
                "In this order: entry {index} of {size} of the ledger {origin}, event {version} of the dossier; entries with a smaller number were written before"
            ),
            "Not changed: every letter above fits the signed ledger".to_owned(),
        ],
    };
    let (due, by, unsure) = match locale {
        Locale::Vi => (
            "Ngày hẹn:",
            "Không muộn hơn:",
            "CHƯA CHẮC: khóa được lấy từ chính tệp này. Hãy chạy lại với --key và khóa mà cơ quan công bố",
        ),
        Locale::En => (
            "Promised for:",
            "Not later than:",
            "NOT SURE: the key came from the file itself. Run again with --key and the key that the agency publishes",
        ),
    };
    lines.extend(micros(Field::Due).map(|at| format!("{due} {at}")));
    lines.extend(seen(by));
    if given.is_empty() {
        lines.push(unsure.to_owned());
        lines.extend(verified.disclosed.keys.iter().map(|key| format!("  {key}")));
    }
    lines.join("\n")
}

fn seconds(at: u64) -> String {
    let micros = i64::try_from(at).ok().and_then(|at| at.checked_mul(1_000_000));
    micros.map_or_else(|| "–".to_owned(), |at| moment(Timestamp::from_micros(at)))
}

fn moment(at: Timestamp) -> String {
    Zone::viet_nam().rfc3339(at)
}

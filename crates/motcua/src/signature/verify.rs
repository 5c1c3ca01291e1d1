//! `motcua verify-signature`: what the signatures of a PDF are worth.

use super::{http::Client, list_of, read};
use crate::{hint, say};
use clap::Args;
use mc_kernel::{Clock as _, Locale, SystemClock};
use mc_signing::{
    Network, Offline, ReasonCode, Report, SignatureReport, Time, TimeSource, Trust, TrustList,
    Verdict, verify_pdf,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The most files of a folder of roots.
const MOST_TRUST_FILES: usize = 2_000;

#[derive(Debug, Clone, Args)]
pub(crate) struct VerifyArgs {
    /// The PDF
    file: PathBuf,
    /// Folder of trusted roots (PEM or DER): public/ and special-use/ hold the two national lists
    #[arg(long, value_name = "DIR")]
    trust: Option<PathBuf>,
    /// Asks the services that the certificates name, where the file says nothing about revocation
    #[arg(long)]
    online: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Checks and prints. 0: valid; 1: nothing was checked; 3: not signed; 4: not valid; 5: could not
/// be checked.
pub(crate) fn run(args: &VerifyArgs, locale: Locale) -> ExitCode {
    let report = match check(args) {
        Ok(report) => report,
        Err(error) => {
            hint(&format!("motcua: {error}"));
            return ExitCode::FAILURE;
        }
    };
    say(&if args.json { json(&report, locale) } else { text(&report, locale) });
    ExitCode::from(match report.verdict {
        Verdict::Valid => 0,
        Verdict::Invalid => 4,
        Verdict::Unknown if report.codes.contains(&ReasonCode::NotSigned) => 3,
        Verdict::Unknown => 5,
    })
}

fn check(args: &VerifyArgs) -> Result<Report, String> {
    let pdf = read(&args.file)?;
    let trust = trusted(args.trust.as_deref())?;
    let network: &dyn Network = if args.online { &Client } else { &Offline };
    Ok(verify_pdf(&pdf, &trust, SystemClock.now(), network))
}

/// The roots of a folder.
pub(crate) fn trusted(folder: Option<&Path>) -> Result<Trust, String> {
    let mut trust = Trust::default();
    if let Some(folder) = folder {
        let mut left = MOST_TRUST_FILES;
        add_folder(folder, TrustList::Other, &mut trust, &mut left)?;
    }
    Ok(trust)
}

/// Adds the files of a folder, and those of the folders in it.
fn add_folder(
    folder: &Path,
    list: TrustList,
    trust: &mut Trust,
    left: &mut usize,
) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(said)?.collect();
    let mut paths: Vec<PathBuf> = entries.map_err(said)?.into_iter().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        *left = left
            .checked_sub(1)
            .ok_or_else(|| format!("{}: more than {MOST_TRUST_FILES} files", folder.display()))?;
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if list == TrustList::Other {
                add_folder(&path, list_of(name), trust, left)?;
            }
        } else if is_certificate(&path) {
            let added = trust.add_file(&read(&path)?, list);
            added.map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

fn is_certificate(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["pem", "crt", "cer", "der", "crl"].contains(&ending.to_lowercase().as_str())
}

fn json(report: &Report, locale: Locale) -> String {
    let words: serde_json::Map<String, serde_json::Value> = report
        .all_codes()
        .into_iter()
        .map(|c| (c.code().to_owned(), c.words(locale).into()))
        .collect();
    let mut value = serde_json::to_value(report).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("words".to_owned(), words.into());
    }
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

fn text(report: &Report, locale: Locale) -> String {
    let mut lines = vec![report.verdict.words(locale).to_owned()];
    lines.extend(report.codes.iter().map(|c| format!("- {} [{}]", c.words(locale), c.code())));
    for signature in &report.signatures {
        lines.push(String::new());
        lines.extend(of_signature(signature, locale));
    }
    lines.join("\n")
}

fn of_signature(signature: &SignatureReport, locale: Locale) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", signature.field, signature.verdict.words(locale))];
    let mut add = |vi: &str, en: &str, what: String| {
        let label = match locale {
            Locale::Vi => vi,
            Locale::En => en,
        };
        lines.push(format!("  {label}: {what}"));
    };
    if let Some(signer) = &signature.signer {
        let organisation = signer.organisation.as_ref().map(|o| format!(", {o}"));
        add("Người ký", "Signer", format!("{}{}", signer.name, organisation.unwrap_or_default()));
        add("Cơ quan cấp", "Issued by", format!("{} ({})", signer.issuer, signer.serial));
        add("Hiệu lực", "Valid", format!("{} – {}", signer.valid_from, signer.valid_until));
    }
    if let Some(authority) = &signature.authority {
        add(
            "Gốc tin cậy",
            "Trusted root",
            format!("{} ({})", authority.name, list(authority.list, locale)),
        );
    }
    if let Some(claimed) = &signature.claimed_at {
        add("Người ký khai lúc", "Signed at, says the signer", claimed.clone());
    }
    if let Some(told) = &signature.time {
        add("Kiểm tra cho thời điểm", "Checked for", time(told, locale));
    }
    for status in &signature.revocation {
        let told =
            format!("{} – {:?}, {:?}, {}", status.certificate, status.told, status.kept, status.at);
        add("Thu hồi", "Revocation", told);
    }
    if let Some(algorithm) = &signature.algorithm {
        add("Thuật toán", "Algorithm", algorithm.clone());
    }
    if let Some(level) = signature.level {
        add("Mức", "Level", level.to_owned());
    }
    if signature.covers_whole_file && !signature.codes.contains(&ReasonCode::ContentAltered) {
        add(
            "Từ khi ký",
            "Since signing",
            match locale {
                Locale::Vi => "không có gì thêm".to_owned(),
                Locale::En => "nothing was added".to_owned(),
            },
        );
    }
    let said = signature.codes.iter();
    lines.extend(said.map(|code| format!("  - {} [{}]", code.words(locale), code.code())));
    lines
}

const fn list(list: TrustList, locale: Locale) -> &'static str {
    match (list, locale) {
        (TrustList::Public, Locale::Vi) => "công cộng",
        (TrustList::Public, Locale::En) => "public",
        (TrustList::SpecialUse, Locale::Vi) => "chuyên dùng công vụ",
        (TrustList::SpecialUse, Locale::En) => "special use",
        (TrustList::Other, Locale::Vi) => "danh sách khác",
        (TrustList::Other, Locale::En) => "another list",
    }
}

fn time(told: &Time, locale: Locale) -> String {
    let source = match (told.source, locale) {
        (TimeSource::None, Locale::Vi) => "lúc kiểm tra",
        (TimeSource::None, Locale::En) => "the time of the check",
        (TimeSource::SignatureTimeStamp, Locale::Vi) => "dấu thời gian của chữ ký",
        (TimeSource::SignatureTimeStamp, Locale::En) => "time stamp of the signature",
        (TimeSource::DocumentTimeStamp, Locale::Vi) => "dấu thời gian của tài liệu",
        (TimeSource::DocumentTimeStamp, Locale::En) => "time stamp of the document",
    };
    let by = told.authority.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
    format!("{} ({source}{by})", told.at)
}

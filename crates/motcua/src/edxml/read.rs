//! `motcua edxml read`: what a file of the axis holds.

use super::files::Folder;
use clap::Args;
use mc_edxml::{
    Bounds, Contents, DigestCheck, Discard, Package, Read, Received, StatusMessage, read,
};
use mc_kernel::{Digest, Locale};
use serde::Serialize;
use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

#[derive(Debug, Clone, Args)]
pub(crate) struct ReadArgs {
    /// The package or status message
    pub(super) file: PathBuf,
    /// Prints JSON, from which `motcua edxml write` makes the same again
    #[arg(long)]
    pub(super) json: bool,
    /// Writes the attachments into this folder; no file in it is overwritten
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Printed<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<&'r Package>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'r StatusMessage>,
    /// A file for each attachment, where they were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<Option<PathBuf>>,
    received: &'r [Received],
    sha256: Digest,
    bytes: u64,
}

/// Reads, and says whether every attachment is there and what the signature says.
pub(super) fn run(args: &ReadArgs, locale: Locale) -> Result<(String, bool), String> {
    let (read, files) = open(&args.file, args.out.as_deref(), locale)?;
    let is_bad = |r: &Received| r.is_missing || r.check == DigestCheck::Differs;
    let is_whole = !read.received.iter().any(is_bad);
    let text = if args.json { json(&read, files) } else { text(&read, &files, locale) };
    Ok((text, is_whole))
}

fn open(
    path: &Path,
    out: Option<&Path>,
    locale: Locale,
) -> Result<(Read, Vec<Option<PathBuf>>), String> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let words = |error: mc_edxml::EdxmlError| {
        format!("{}: {} [{}]", path.display(), error.words(locale), error.problem.code())
    };
    let file = BufReader::new(File::open(path).map_err(|error| said(&error))?);
    let Some(out) = out else {
        let read = read(file, Bounds::default(), &mut Discard).map_err(words)?;
        return Ok((read, Vec::new()));
    };
    let mut folder = Folder::new(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let read = read(file, Bounds::default(), &mut folder).map_err(words)?;
    let files = match &read.contents {
        Contents::Package(package) => {
            folder.keep(&package.attachments, &read.received).map_err(words)?
        }
        Contents::Status(_) => Vec::new(),
    };
    Ok((read, files))
}

fn json(read: &Read, files: Vec<Option<PathBuf>>) -> String {
    let (package, status) = match &read.contents {
        Contents::Package(package) => (Some(&**package), None),
        Contents::Status(status) => (None, Some(&**status)),
    };
    let (sha256, bytes) = (read.digest, read.bytes);
    let printed = Printed { package, status, files, received: &read.received, sha256, bytes };
    serde_json::to_string_pretty(&printed).unwrap_or_default()
}

fn text(read: &Read, files: &[Option<PathBuf>], locale: Locale) -> String {
    let mut lines = Vec::new();
    let mut add = |vi: &str, en: &str, what: &str| {
        let label = match locale {
            Locale::Vi => vi,
            Locale::En => en,
        };
        if !what.is_empty() {
            lines.push(format!("{label}: {what}"));
        }
    };
    match &read.contents {
        Contents::Package(package) => of_package(package, &mut add, locale),
        Contents::Status(status) => of_status(status, &mut add, locale),
    }
    let names = match &read.contents {
        Contents::Package(package) => package.attachments.as_slice(),
        Contents::Status(_) => &[],
    };
    for (index, (attachment, received)) in names.iter().zip(&read.received).enumerate() {
        let file = files.get(index).and_then(Option::as_ref);
        let file = file.map(|path| format!(" → {}", path.display())).unwrap_or_default();
        let check = checked(received, locale);
        let told = format!("{} ({} B{check}){file}", attachment.name, received.bytes);
        add("Tệp đính kèm", "Attachment", &told);
    }
    add("SHA-256", "SHA-256", &read.digest.to_string());
    lines.join("\n")
}

fn of_package(package: &Package, add: &mut dyn FnMut(&str, &str, &str), locale: Locale) {
    let message = &package.message;
    let kind = package.trace.as_ref().and_then(|t| t.business.as_ref()).and_then(|b| b.kind);
    add("Nghiệp vụ", "Business", kind.map_or("", |kind| kind.words(locale)));
    let organ = |o: &mc_edxml::Organisation| format!("{} {}", o.organ_id, o.name).trim().to_owned();
    add("Nơi gửi", "From", &message.from.as_ref().map(organ).unwrap_or_default());
    for to in &message.to {
        add("Nơi nhận", "To", &organ(to));
    }
    let code = message.code.as_ref();
    let code = code.map(|c| format!("{}/{}", c.number, c.notation)).unwrap_or_default();
    add("Số, ký hiệu", "Number, symbol", &code);
    let day = message.promulgation.as_ref().and_then(|p| p.day);
    add("Ngày ban hành", "Issued on", &day.map(|day| day.to_string()).unwrap_or_default());
    let kind = message.document_type.as_ref().map_or("", |kind| kind.name.as_str());
    add("Loại văn bản", "Type", kind);
    add("Trích yếu", "Subject", &message.subject);
    let signer = message.signer.as_ref();
    let signer = signer.map(|s| format!("{} {} {}", s.competence, s.position, s.full_name));
    add("Người ký", "Signer", signer.unwrap_or_default().trim());
    add("Hạn trả lời", "Due", &message.due.map(|day| day.to_string()).unwrap_or_default());
    add("Mã văn bản", "Document id", &message.document_id);
}

fn of_status(status: &StatusMessage, add: &mut dyn FnMut(&str, &str, &str), locale: Locale) {
    let code = status.code.map(|code| format!("{} {}", code.number(), code.words(locale)));
    add("Trạng thái", "Status", &code.unwrap_or_default());
    add("Lý do", "Reason", &status.description);
    let about = status.response_for.as_ref().map_or("", |about| about.document_id.as_str());
    add("Mã văn bản", "Document id", about);
    let from = status.from.as_ref().map(|from| format!("{} {}", from.organ_id, from.name));
    add("Nơi gửi", "From", from.unwrap_or_default().trim());
    add("Lúc", "At", &status.at.map(|at| at.to_string()).unwrap_or_default());
}

fn checked(received: &Received, locale: Locale) -> String {
    let words = match (&received.check, locale) {
        _ if received.is_missing => match locale {
            Locale::Vi => "không có nội dung",
            Locale::En => "no content",
        },
        (DigestCheck::Absent, _) => return String::new(),
        (DigestCheck::Matches, Locale::Vi) => "khớp mã băm của gói",
        (DigestCheck::Matches, Locale::En) => "its digest is the package's",
        (DigestCheck::Differs, Locale::Vi) => "KHÔNG khớp mã băm của gói",
        (DigestCheck::Differs, Locale::En) => "its digest is NOT the package's",
        (DigestCheck::Unknown(_), Locale::Vi) => "không kiểm tra được mã băm của gói",
        (DigestCheck::Unknown(_), Locale::En) => "the package's digest cannot be checked",
    };
    format!(", {words}")
}

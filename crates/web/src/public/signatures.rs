//! What the signatures of a PDF are worth, for anybody who brings one. The file is not kept.

use crate::{
    Web,
    chrome::chrome,
    posted::Posted,
    reply::{Oops, Reply, page as drawn, page_again},
    visit::Visit,
};
use axum::extract::State;
use mc_app::signing::{
    Kept, MOST_PDF_BYTES, ReasonCode, Report, SignatureReport, Status, Time, TimeSource, Told,
    TrustList, Verdict,
};
use mc_kernel::{Digest, Timestamp};
use mc_pages::{
    components::{Banner, BannerKind, ErrorLink, ErrorSummary, SummaryList, SummaryRow},
    format,
    public::{Checked, CheckedSignature, SignaturesPage},
    words::{Lang, key},
};

pub(crate) const HERE: &str = "/kiem-tra-chu-ky";

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    drawn(&empty(&web, &visit))
}

fn most_bytes(web: &Web) -> u64 {
    let largest = u64::try_from(MOST_PDF_BYTES).unwrap_or(u64::MAX);
    web.app.settings().limits.file_bytes.min(largest)
}

fn empty(web: &Web, visit: &Visit) -> SignaturesPage {
    let l = visit.l();
    let size = format::file_size(l, most_bytes(web));
    SignaturesPage {
        chrome: chrome(web, visit),
        errors: ErrorSummary::default(),
        rules: l.with("signed-rules", &[("size", size)]).into_owned(),
        action: HERE.to_owned(),
        found: None,
    }
}

fn refuse(web: &Web, visit: &Visit, words: &'static str) -> Reply {
    let size = format::file_size(visit.l(), most_bytes(web));
    let text = visit.l().with(words, &[("size", size)]).into_owned();
    let errors = vec![ErrorLink { href: Some("#f-pdf".to_owned()), text }];
    page_again(&SignaturesPage { errors: ErrorSummary { errors }, ..empty(web, visit) })
}

pub(crate) async fn check(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.limiter.check(visit.address()).map_err(Oops::from)?;
    let Some(file) = posted.files.iter().find(|file| file.field == "pdf") else {
        return refuse(&web, &visit, key("problem-signed-nothing"));
    };
    if u64::try_from(file.bytes.len()).is_ok_and(|bytes| bytes > most_bytes(&web)) {
        return refuse(&web, &visit, key("problem-signed-large"));
    }
    if !file.bytes.starts_with(b"%PDF-") {
        return refuse(&web, &visit, key("problem-signed-no-pdf"));
    }
    let report = web.app.check_signatures(file.bytes.to_vec()).await?;
    let found = Some(checked(&web, visit.l(), file, &report));
    drawn(&SignaturesPage { found, ..empty(&web, &visit) })
}

fn checked(web: &Web, l: Lang, file: &crate::posted::PostedFile, report: &Report) -> Checked {
    let facts = vec![
        SummaryRow::new(l.t("signed-digest"), Digest::of(&file.bytes).to_string()),
        SummaryRow::new(l.t("signed-at"), moment(web, l, &report.checked_at)),
    ];
    Checked {
        file: file.name.clone(),
        verdict: banner(l, report.verdict, report.signatures.is_empty()),
        reasons: words(l, &report.codes),
        facts: SummaryList { rows: facts },
        signatures: report.signatures.iter().map(|one| signature(web, l, one)).collect(),
    }
}

fn words(l: Lang, codes: &[ReasonCode]) -> Vec<String> {
    codes.iter().map(|code| code.words(l.locale()).to_owned()).collect()
}

/// The verdict in plain words; a file without any signature says just that.
fn banner(l: Lang, verdict: Verdict, is_unsigned: bool) -> Banner {
    let (kind, words) = match verdict {
        _ if is_unsigned => (BannerKind::Info, key("signed-none")),
        Verdict::Valid => (BannerKind::Success, key("signed-valid")),
        Verdict::Unknown => (BannerKind::Warning, key("signed-unknown")),
        Verdict::Invalid => (BannerKind::Danger, key("signed-invalid")),
    };
    Banner::new(kind, l.t(words))
}

fn signature(web: &Web, l: Lang, report: &SignatureReport) -> CheckedSignature {
    let title = match (&report.signer, report.is_time_stamp) {
        (Some(by), true) => l.with("signed-stamp-by", &[("name", by.name.as_str())]).into_owned(),
        (Some(by), false) => l.with("signed-signed-by", &[("name", by.name.as_str())]).into_owned(),
        (None, _) => report.field.clone(),
    };
    CheckedSignature {
        title,
        verdict: banner(l, report.verdict, false),
        reasons: words(l, &report.codes),
        facts: SummaryList { rows: facts(web, l, report) },
    }
}

fn facts(web: &Web, l: Lang, report: &SignatureReport) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    let mut add = |label: &'static str, value: String| {
        rows.push(SummaryRow::new(l.t(label).into_owned(), value));
    };
    if let Some(signer) = &report.signer {
        if let Some(organisation) = &signer.organisation {
            add(key("signed-organisation"), organisation.clone());
        }
        add(key("signed-issuer"), format!("{} ({})", signer.issuer, signer.serial));
        let day = |text: &str| moment(web, l, text);
        let valid = format!("{} – {}", day(&signer.valid_from), day(&signer.valid_until));
        add(key("signed-certificate"), valid);
    }
    if let Some(authority) = &report.authority {
        add(key("signed-root"), format!("{} ({})", authority.name, l.t(list(authority.list))));
    }
    if let Some(claimed) = &report.claimed_at {
        add(key("signed-claimed"), moment(web, l, claimed));
    }
    if let Some(told) = &report.time {
        add(key("signed-time"), time(web, l, told));
    }
    for status in &report.revocation {
        add(key("signed-revocation"), revocation(web, l, status));
    }
    if report.covers_whole_file && !report.codes.contains(&ReasonCode::ContentAltered) {
        add(key("signed-since"), l.t("signed-nothing-added").into_owned());
    }
    if let Some(algorithm) = &report.algorithm {
        let level = report.level.map(|level| format!(", {level}")).unwrap_or_default();
        add(key("signed-algorithm"), format!("{algorithm}{level}"));
    }
    rows
}

/// An instant of a report as people of the province read it.
fn moment(web: &Web, l: Lang, text: &str) -> String {
    let zone = &web.app.settings().zone;
    Timestamp::parse_rfc3339(text)
        .map_or_else(|_unread| text.to_owned(), |at| format::moment_short(l, zone.local(at)))
}

const fn list(list: TrustList) -> &'static str {
    match list {
        TrustList::Public => key("signed-list-public"),
        TrustList::SpecialUse => key("signed-list-special"),
        TrustList::Other => key("signed-list-other"),
    }
}

fn time(web: &Web, l: Lang, told: &Time) -> String {
    let source = match told.source {
        TimeSource::None => key("signed-time-now"),
        TimeSource::SignatureTimeStamp => key("signed-time-signature"),
        TimeSource::DocumentTimeStamp => key("signed-time-document"),
    };
    let by = told.authority.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
    format!("{} ({}{by})", moment(web, l, &told.at), l.t(source))
}

fn revocation(web: &Web, l: Lang, status: &Status) -> String {
    let told = match status.told {
        Told::Ocsp => key("signed-told-ocsp"),
        Told::Crl => key("signed-told-crl"),
    };
    let kept = match status.kept {
        Kept::InFile => key("signed-kept-file"),
        Kept::Given => key("signed-kept-given"),
        Kept::Asked => key("signed-kept-asked"),
    };
    let at = moment(web, l, &status.at);
    format!("{}: {}, {}, {at}", status.certificate, l.t(told), l.t(kept))
}

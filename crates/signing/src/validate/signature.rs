//! Checking one signature of a PDF.

use super::{
    Kept, Party, ReasonCode as Reason, SignatureReport, Source, Time, TimeSource, Told, Verdict,
    party::{Checked, Ground, When},
    path::Purpose,
};
use crate::{
    Certificate, Hash, Timestamp,
    algorithm::Flawed,
    cms::{self, Signed, Unsigned},
    pdf::{self, Addition, File, Found, Kind, Tampering, covers_all},
    stamp::Stamp,
};

/// The most time stamps of one signature that are looked at.
const MOST_STAMPS: usize = 8;

/// The checks of a file, from its last signature to its first.
pub(super) struct Checks<'a> {
    pdf: &'a [u8],
    file: Option<&'a File>,
    ground: &'a Ground<'a>,
    /// By when what comes next existed, with who says so.
    proven: Timestamp,
    by: Option<String>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(
        pdf: &'a [u8],
        file: Option<&'a File>,
        ground: &'a Ground<'a>,
        now: Timestamp,
    ) -> Self {
        Self { pdf, file, ground, proven: now, by: None }
    }

    /// Checks one.
    pub(super) fn check(&mut self, found: &Found) -> SignatureReport {
        let mut report = SignatureReport::new(found.name.clone(), found.kind == Kind::TimeStamp);
        report.claimed_at =
            found.claimed.as_deref().map(|text| date(text).unwrap_or_else(|| text.to_owned()));
        report.codes.extend(self.changes(found, &mut report.covers_whole_file));
        match cms::read(&found.message) {
            Err(unsigned) => report.codes.push(of(unsigned)),
            Ok(signed) => match found.kind {
                Kind::Signature => self.signature(found, &signed, &mut report),
                Kind::TimeStamp => self.time_stamp(found, &mut report),
            },
        }
        report.concluded()
    }

    /// What was done to the file after this signature.
    fn changes(&self, found: &Found, is_whole: &mut bool) -> Vec<Reason> {
        let (Some(range), Some(now)) = (found.range, self.file) else {
            return vec![Reason::RangeWrong];
        };
        *is_whole = covers_all(self.pdf, range);
        if *is_whole {
            return Vec::new();
        }
        let signed = self.pdf.get(..range.end).unwrap_or_default();
        let Ok(old) = File::read(signed) else { return vec![Reason::VersionUnreadable] };
        if old.document.xref_start == now.document.xref_start {
            // Bytes that belong to no version of the file.
            return vec![Reason::ChangedLater];
        }
        match pdf::changes(&old, now) {
            Err(Tampering::Content) => vec![Reason::ChangedLater],
            Err(Tampering::Removed) => vec![Reason::RemovedLater],
            Err(Tampering::GapFilled) => vec![Reason::GapFilled],
            Err(Tampering::Overlay) => vec![Reason::Overlaid],
            Ok(added) => {
                let mut reasons: Vec<Reason> = added.iter().map(|a| of_addition(*a)).collect();
                let is_more = |a: &Addition| !matches!(a, Addition::Evidence | Addition::TimeStamp);
                if found.is_final && added.iter().any(is_more) {
                    reasons.push(Reason::NotPermitted);
                }
                reasons
            }
        }
    }

    fn signature(&self, found: &Found, signed: &Signed, report: &mut SignatureReport) {
        if FORMS.contains(&found.form.as_str()) {
            self.message(signed, |hash| self.digest(found, hash), report);
        } else {
            report.codes.push(Reason::FormUnknown);
        }
    }

    /// Checks a message of bytes that stand elsewhere.
    fn message(
        &self,
        signed: &Signed,
        digest: impl Fn(Hash) -> Vec<u8>,
        report: &mut SignatureReport,
    ) {
        if signed.has_content() {
            report.codes.push(Reason::FormUnknown);
            return;
        }
        let holder = match signed.hash().and_then(|hash| signed.check(&digest(hash))) {
            Ok(holder) => holder,
            Err(unsigned) => {
                report.codes.push(of(unsigned));
                report.signer = signed.holder().map(Party::of);
                return;
            }
        };
        describe(signed, holder, report);
        let (when, time) = self.when(signed, report);
        report.time = Some(time);
        let checked = self.with(signed).check(holder, Purpose::Signing, when);
        report.level = Some(self.level(report, &checked));
        take(checked, report);
    }

    /// Checks a message beside a file of any kind.
    pub(super) fn detached(&self, message: &[u8]) -> SignatureReport {
        let mut report = SignatureReport::new(String::new(), false);
        report.covers_whole_file = true;
        match cms::read(message) {
            Err(unsigned) => report.codes.push(of(unsigned)),
            Ok(signed) => self.message(&signed, |hash| hash.of(&[self.pdf]), &mut report),
        }
        report.concluded()
    }

    /// The ground, with what the message itself brings.
    fn with(&self, signed: &Signed) -> Ground<'_> {
        let mut pool = self.ground.pool.clone();
        pool.extend(signed.certificates.iter().cloned());
        let mut sources = self.ground.sources.clone();
        let kept = signed.crls.iter().map(|der| (Told::Crl, der.clone()));
        let kept = kept.chain(crate::evidence::of_adobe(signed.adobe_revocation()));
        sources.extend(kept.map(|(told, der)| Source { told, kept: Kept::InFile, der }));
        Ground {
            trust: self.ground.trust,
            network: self.ground.network,
            pool,
            sources,
            now: self.ground.now,
        }
    }

    /// The digest of what is covered; of nothing where that is not known.
    fn digest(&self, found: &Found, hash: Hash) -> Vec<u8> {
        found.range.map(|range| hash.of(&range.parts(self.pdf))).unwrap_or_default()
    }

    /// When the signature existed.
    fn when(&self, signed: &Signed, report: &mut SignatureReport) -> (When, Time) {
        let mut best: Option<(Timestamp, String)> = None;
        for token in signed.stamps().iter().take(MOST_STAMPS) {
            let Some(stamp) = Stamp::read(token) else {
                report.codes.push(Reason::TimeStampWrong);
                continue;
            };
            let is_right = stamp.hash().is_ok_and(|h| stamp.is_of(&h.of(&[signed.signature()])));
            match stamp.check() {
                Ok(authority) if is_right && stamp.at() <= self.proven => {
                    if self.authority(&stamp, authority).reasons.is_empty() {
                        best = best.or_else(|| Some((stamp.at(), authority.holder())));
                    } else {
                        report.codes.push(Reason::TimeStampUnchecked);
                    }
                }
                _ => report.codes.push(Reason::TimeStampWrong),
            }
        }
        let (at, source, by) = match (best, &self.by) {
            (Some((at, by)), _) => (at, TimeSource::SignatureTimeStamp, Some(by)),
            (None, Some(by)) => (self.proven, TimeSource::DocumentTimeStamp, Some(by.clone())),
            (None, None) => {
                report.codes.push(Reason::TimeClaimed);
                (self.proven, TimeSource::None, None)
            }
        };
        let is_proven = source != TimeSource::None;
        (When { at, is_proven }, Time { source, at: at.to_string(), authority: by })
    }

    fn authority(&self, stamp: &Stamp, authority: &Certificate) -> Checked {
        let when = When { at: self.proven, is_proven: self.by.is_some() };
        self.with(&stamp.signed).check(authority, Purpose::TimeStamping, when)
    }

    fn time_stamp(&mut self, found: &Found, report: &mut SignatureReport) {
        let Some(stamp) = Stamp::read(&found.message) else {
            report.codes.push(Reason::MessageDamaged);
            return;
        };
        let hash = match stamp.hash() {
            Ok(hash) => hash,
            Err(unsigned) => return report.codes.push(of(unsigned)),
        };
        let is_right = stamp.is_of(&self.digest(found, hash));
        let authority = match stamp.check() {
            Ok(authority) if is_right && stamp.at() <= self.proven => authority,
            Ok(_) | Err(Unsigned::OtherContent) => {
                return report.codes.push(Reason::ContentAltered);
            }
            Err(unsigned) => return report.codes.push(of(unsigned)),
        };
        describe(&stamp.signed, authority, report);
        let at = stamp.at();
        report.time = Some(Time {
            source: TimeSource::DocumentTimeStamp,
            at: at.to_string(),
            authority: Some(authority.holder()),
        });
        take(self.authority(&stamp, authority), report);
        if found.range.is_some() && Verdict::of(&report.codes) == Verdict::Valid {
            self.proven = at;
            self.by = Some(authority.holder());
        }
    }

    fn level(&self, report: &SignatureReport, checked: &Checked) -> &'static str {
        let source = report.time.as_ref().map(|time| time.source);
        match (source, checked.is_self_contained) {
            (None | Some(TimeSource::None), _) => "B-B",
            (Some(_), false) => "B-T",
            (Some(_), true) if self.by.is_some() => "B-LTA",
            (Some(_), true) => "B-LT",
        }
    }
}

/// Forms of messages that are read.
const FORMS: [&str; 2] = ["ETSI.CAdES.detached", "adbe.pkcs7.detached"];

fn describe(signed: &Signed, holder: &Certificate, report: &mut SignatureReport) {
    report.signer = Some(Party::of(holder));
    if let (Ok(key), Ok(hash)) = (holder.key(), signed.hash()) {
        report.algorithm = Some(format!("{}, {}", key.name(), hash.name()));
    }
    if !signed.binds_certificate() {
        report.codes.push(Reason::CertificateUnbound);
    }
    if let Some(at) = signed.claimed_at() {
        report.claimed_at = Some(at.to_string());
    }
}

fn take(checked: Checked, report: &mut SignatureReport) {
    report.codes.extend(checked.reasons);
    report.authority = checked.authority;
    report.revocation = checked.revocation;
}

fn of(unsigned: Unsigned) -> Reason {
    match unsigned {
        Unsigned::Form => Reason::MessageDamaged,
        Unsigned::Flawed(Flawed::WeakHash) => Reason::WeakHash,
        Unsigned::Flawed(Flawed::WeakKey) => Reason::WeakKey,
        Unsigned::Flawed(Flawed::Unknown) => Reason::AlgorithmUnknown,
        Unsigned::Flawed(Flawed::Wrong) => Reason::SignatureWrong,
        Unsigned::OtherContent => Reason::ContentAltered,
        Unsigned::NoCertificate => Reason::CertificateMissing,
        Unsigned::OtherCertificate => Reason::CertificateExchanged,
    }
}

fn of_addition(addition: Addition) -> Reason {
    match addition {
        Addition::Evidence => Reason::EvidenceAdded,
        Addition::TimeStamp => Reason::TimeStampAdded,
        Addition::Signature | Addition::VisibleSignature => Reason::SignatureAdded,
        Addition::EmptyField => Reason::FieldAdded,
        Addition::Metadata => Reason::DescriptionChanged,
    }
}

/// A date of a PDF, `D:20260301083000+07'00'`, as RFC 3339 in UTC.
fn date(text: &str) -> Option<String> {
    let text = text.strip_prefix("D:")?;
    let (digits, zone) = (text.get(..14)?, text.get(14..)?);
    let part = |from: usize, to: usize| digits.get(from..to);
    let zone = zone.replace('\'', ":");
    let zone = match zone.trim_end_matches(':') {
        "" | "Z" => "Z",
        offset => offset,
    };
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let time = format!("{}:{}:{}", part(8, 10)?, part(10, 12)?, part(12, 14)?);
    let at = Timestamp::parse_rfc3339(&format!("{day}T{time}{zone}")).ok()?;
    Some(at.to_string())
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_of_a_pdf_are_read() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(date(text).as_deref(), expect, "{text}");
        };
        check("D:20260301083000+07'00'", Some("2026-03-01T01:30:00Z"));
        check("D:20260301083000+07'00", Some("2026-03-01T01:30:00Z"));
        check("D:20260301083000Z", Some("2026-03-01T08:30:00Z"));
        check("D:20260301083000Z00'00'", None);
        check("D:20260301083000", Some("2026-03-01T08:30:00Z"));
        check("D:2026", None);
        check("2026-03-01", None);
        check("D:2026030é083000Z", None);
    }
}

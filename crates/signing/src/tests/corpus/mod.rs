//! The corpus: files that are in order, and files that are spoiled each in one way, with what must be
//! said about them. Set `MOTCUA_SIGNATURE_CORPUS` to a folder to have them written there.

mod altered;
mod certificates;
mod good;
mod hostile;
mod shadows;
mod weak;

use super::{now, pki::WORLD};
use crate::{Offline, ReasonCode, Timestamp, Trust, Verdict, verify_pdf};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// A file, and what must be said about it.
struct Case {
    name: &'static str,
    pdf: Vec<u8>,
    trust: Trust,
    at: Timestamp,
    verdict: Verdict,
    /// One of the codes; the gravest where there are several.
    code: Option<ReasonCode>,
}

impl Case {
    fn new(name: &'static str, pdf: Vec<u8>, code: ReasonCode) -> Self {
        let verdict = Verdict::of(&[code]);
        Self { name, pdf, trust: WORLD.trust_at(0), at: now(), verdict, code: Some(code) }
    }

    fn valid(name: &'static str, pdf: Vec<u8>) -> Self {
        let code = ReasonCode::NotSigned;
        Self { verdict: Verdict::Valid, code: None, ..Self::new(name, pdf, code) }
    }

    /// Says which code must be among those of a valid one.
    fn saying(self, code: ReasonCode) -> Self {
        Self { code: Some(code), ..self }
    }

    /// Leaves open which of several reasons is told.
    fn loosely(self) -> Self {
        Self { code: None, ..self }
    }

    fn trusting(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    fn at(self, at: Timestamp) -> Self {
        Self { at, ..self }
    }
}

fn cases() -> Vec<Case> {
    let all = [
        good::cases(),
        altered::cases(),
        certificates::cases(),
        weak::cases(),
        shadows::cases(),
        hostile::cases(),
    ];
    all.into_iter().flatten().collect()
}

#[test]
fn every_file_gets_the_right_verdict_and_reason() {
    let cases = cases();
    write(&cases);
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "each name once");
    assert!(cases.len() >= 60, "{} files", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let report = verify_pdf(&case.pdf, &case.trust, case.at, &Offline);
        let codes = report.all_codes();
        let is_told = case.code.is_none_or(|code| codes.contains(&code));
        if report.verdict != case.verdict || !is_told {
            let expected = (case.verdict, case.code);
            wrong.push(format!("{}: {expected:?}, not {:?} {codes:?}", case.name, report.verdict));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn write(cases: &[Case]) {
    #[expect(clippy::disallowed_methods, reason = "a setting of the test alone")]
    let Ok(folder) = std::env::var("MOTCUA_SIGNATURE_CORPUS") else { return };
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder).unwrap();
    let mut table = "file,verdict,code\n".to_owned();
    for case in cases {
        fs::write(folder.join(format!("{}.pdf", case.name)), &case.pdf).unwrap();
        let code = case.code.map(ReasonCode::code).unwrap_or_default();
        table = format!("{table}{}.pdf,{:?},{code}\n", case.name, case.verdict);
    }
    fs::write(folder.join("expected.csv"), table).unwrap();
}

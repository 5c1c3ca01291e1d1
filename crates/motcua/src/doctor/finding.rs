//! What a check says: how bad it is, what it is, and the way out.

use mc_kernel::Locale;

/// A text in both languages.
pub(super) type Text = (String, String);

/// A text in Vietnamese and in English.
pub(super) fn text(vi: impl Into<String>, en: impl Into<String>) -> Text {
    (vi.into(), en.into())
}

fn said(text: &Text, locale: Locale) -> &str {
    match locale {
        Locale::Vi => &text.0,
        Locale::En => &text.1,
    }
}

/// How bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grade {
    Ok,
    Warning,
    Error,
}

impl Grade {
    const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    const fn words(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Ok, Locale::Vi) => "tốt",
            (Self::Ok, Locale::En) => "ok",
            (Self::Warning, Locale::Vi) => "lưu ý",
            (Self::Warning, Locale::En) => "warning",
            (Self::Error, Locale::Vi) => "lỗi",
            (Self::Error, Locale::En) => "error",
        }
    }
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// The check: `data-folder`, `clock`, …
    pub(super) check: &'static str,
    pub(super) grade: Grade,
    pub(super) what: Text,
    /// What to do about it; `None` where nothing is to be done.
    pub(super) way_out: Option<Text>,
}

impl Finding {
    pub(super) fn ok(check: &'static str, what: Text) -> Self {
        Self { check, grade: Grade::Ok, what, way_out: None }
    }

    pub(super) fn warning(check: &'static str, what: Text) -> Self {
        Self { check, grade: Grade::Warning, what, way_out: None }
    }

    pub(super) fn error(check: &'static str, what: Text) -> Self {
        Self { check, grade: Grade::Error, what, way_out: None }
    }

    /// Adds the way out.
    pub(super) fn so(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.way_out = Some(text(vi, en));
        self
    }
}

/// Findings for people.
pub(super) fn lines(findings: &[Finding], locale: Locale) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        let grade = finding.grade.words(locale);
        lines.push(format!("{grade:>8}  {}", said(&finding.what, locale)));
        if let Some(way_out) = &finding.way_out {
            lines.push(format!("{:>8}  → {}", "", said(way_out, locale)));
        }
    }
    lines.join("\n")
}

/// Findings for machines.
pub(super) fn json(findings: &[Finding], locale: Locale) -> String {
    let findings: Vec<serde_json::Value> = findings
        .iter()
        .map(|f| {
            serde_json::json!({
                "check": f.check,
                "grade": f.grade.code(),
                "what": said(&f.what, locale),
                "way_out": f.way_out.as_ref().map(|w| said(w, locale)),
            })
        })
        .collect();
    serde_json::to_string_pretty(&findings).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_told_with_its_way_out() {
        let findings = [
            Finding::ok("disk", text("đủ chỗ", "room")),
            Finding::error("port", text("cổng bận", "taken")).so("đổi cổng", "take another"),
        ];
        assert_eq!(
            lines(&findings, Locale::En),
            "      ok  room\n   error  taken\n          → take another"
        );
        assert!(lines(&findings, Locale::Vi).contains("lỗi  cổng bận"));
        let json: serde_json::Value = serde_json::from_str(&json(&findings, Locale::En)).unwrap();
        assert_eq!(json[1]["grade"], "error");
        assert_eq!(json[1]["way_out"], "take another");
        assert_eq!(json[0]["way_out"], serde_json::Value::Null);
    }
}

//! The words of a picture, in the language of its reader.

use super::{Node, TerminalKind};
use crate::{definition::Definition, step::StepClock, validate::hours_text};
use mc_kernel::Locale;

/// The words of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiagramLabels {
    /// The language of hours, performers and exits.
    pub locale: Locale,
    /// What the picture is, for those who do not see it.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
}

impl DiagramLabels {
    /// The words for a definition.
    pub fn of(definition: &Definition, locale: Locale) -> Self {
        let names: Vec<String> =
            definition.steps.iter().map(|s| format!("{}. {}", s.no, s.name)).collect();
        let (steps, names) = (definition.steps.len(), names.join("; "));
        let (case, name) = (&definition.case, &definition.case_name);
        let hours = hours_text(definition.longest_minutes());
        let (title, description) = match locale {
            Locale::Vi => (
                format!("Sơ đồ quy trình {case}: {name}"),
                format!("Quy trình có {steps} bước, tổng thời gian xử lý {hours} giờ. {names}."),
            ),
            Locale::En => (
                format!("Diagram of process {case}: {name}"),
                format!("The process has {steps} steps and takes {hours} working hours. {names}."),
            ),
        };
        Self { locale, title, description }
    }

    pub(super) fn hours(&self, node: &Node) -> String {
        let hours = hours_text(node.minutes);
        match (node.clock, self.locale) {
            (StepClock::Stops, Locale::Vi) => "Dừng tính giờ".to_owned(),
            (StepClock::Stops, Locale::En) => "Clock stopped".to_owned(),
            (StepClock::Runs, Locale::Vi) => format!("{hours} giờ"),
            (StepClock::Runs, Locale::En) => format!("{hours} h"),
        }
    }

    pub(super) fn exit(&self, kind: &TerminalKind) -> Vec<String> {
        let (vi, en) = match kind {
            TerminalKind::End => ("Kết thúc", "End"),
            TerminalKind::Supplement => ("Yêu cầu bổ sung", "Supplement request"),
            TerminalKind::Reject => ("Từ chối", "Refusal"),
            TerminalKind::Case(_) => ("Sang trường hợp", "Continue as case"),
        };
        let words = match self.locale {
            Locale::Vi => vi,
            Locale::En => en,
        };
        let mut lines = vec![words.to_owned()];
        if let TerminalKind::Case(code) = kind {
            lines.push(code.clone());
        }
        lines
    }
}

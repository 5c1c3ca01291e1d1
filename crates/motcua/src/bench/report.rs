//! What was measured, as a table and as JSON.

use super::{CLIENTS, drive::Measured, server::Memory};
use crate::installation::OpenError;
use mc_app::store::{Dialect, Store};
use std::time::Duration;

/// So many looks at the memory are shown.
const SHOWN_LOOKS: usize = 10;

/// One figure.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) value: f64,
    unit: &'static str,
    /// What it is held against, and that one's value.
    ceiling: Option<(&'static str, f64)>,
    /// How long half of all, and all but one in a hundred, waited at the most.
    waits: Option<(Duration, Duration)>,
    note: String,
}

impl Figure {
    /// A figure without a ceiling.
    pub(super) fn plain(name: &str, value: f64, unit: &'static str) -> Self {
        let note = String::new();
        Self { name: name.to_owned(), value, unit, ceiling: None, waits: None, note }
    }

    /// Requests a second with their waits.
    pub(super) fn of(name: &str, measured: &Measured) -> Self {
        Self {
            waits: Some((measured.p50, measured.p99)),
            note: format!("{} requests", measured.count),
            ..Self::plain(name, measured.per_second, "/s")
        }
    }

    /// The same figure held against a ceiling.
    pub(super) fn against(self, name: &'static str, value: f64) -> Self {
        Self { ceiling: Some((name, value)), ..self }
    }

    /// Memory of the server.
    pub(super) fn memory(name: &str, memory: Memory) -> Self {
        let Memory { own, resident, peak } = memory;
        let note = format!("{resident:.0} MiB with mapped files, at most {peak:.0}");
        Self { note, ..Self::plain(name, own, "MiB") }
    }

    /// Memory looked at again and again: the most, and how it went.
    pub(super) fn memory_over_time(name: &str, looks: &[Memory]) -> Self {
        let most = looks.iter().map(|memory| memory.own).fold(0.0, f64::max);
        let every = (looks.len() / SHOWN_LOOKS).max(1);
        let went: Vec<String> =
            looks.iter().step_by(every).map(|memory| format!("{:.0}", memory.own)).collect();
        Self::plain(name, most, "MiB").noted(format!("over time {}", went.join(" ")))
    }

    /// The same with a note.
    pub(super) fn noted(self, note: String) -> Self {
        Self { note, ..self }
    }

    /// Cold starts: the middle one.
    pub(super) fn start(starts: &mut [Duration]) -> Self {
        starts.sort_unstable();
        let middle = starts.get(starts.len() / 2).copied().unwrap_or_default();
        let all: Vec<String> = starts.iter().map(|s| format!("{:.3}", s.as_secs_f64())).collect();
        let note = format!("after a kill; {} s", all.join(", "));
        Self { note, ..Self::plain("start on the existing data", middle.as_secs_f64(), "s") }
    }

    fn ratio(&self) -> Option<f64> {
        self.ceiling.map(|(_, ceiling)| self.value / ceiling.max(1e-9))
    }
}

/// All figures of a run.
#[derive(Debug)]
pub(super) struct Report {
    database: String,
    dossiers: u64,
    figures: Vec<Figure>,
}

impl Report {
    pub(super) async fn new(store: &Store, dossiers: u64) -> Result<Self, OpenError> {
        let name = match store.dialect() {
            Dialect::Sqlite => "SQLite",
            Dialect::Postgres => "PostgreSQL",
        };
        let database = format!("{name} {}", store.engine_facts().await?.version);
        Ok(Self { database, dossiers, figures: Vec::new() })
    }

    pub(super) fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    /// Notes how fast the load was, where there was one.
    pub(super) fn loaded(&mut self, load: Option<(u64, Duration)>) {
        let Some((count, elapsed)) = load else { return };
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let speed = super::drive::per_second(count, elapsed);
        let note = format!("{count} in {:.0} s", elapsed.as_secs_f64());
        self.add(Figure { note, ..Figure::plain("dossiers loaded", speed, "/s") });
    }

    /// The table.
    pub(super) fn text(&self) -> String {
        let head = format!("{}, {} dossiers, {CLIENTS} clients", self.database, self.dossiers);
        let mut lines = vec![head, String::new()];
        lines.push(
            "| figure | value | ceiling | ratio | p50 | p99 | note |\n|---|---:|---|---:|---:|---:|---|"
                .to_owned(),
        );
        let ms = |d: Duration| format!("{:.1} ms", d.as_secs_f64() * 1e3);
        for figure in &self.figures {
            let Figure { name, value, unit, note, .. } = figure;
            let digits = if *value < 10.0 { 2 } else { 0 };
            let ceiling = figure.ceiling.map_or_else(String::new, |(n, v)| format!("{n} {v:.0}/s"));
            let ratio = figure.ratio().map_or_else(String::new, |ratio| format!("{ratio:.2}"));
            let (p50, p99) = figure.waits.map_or_else(Default::default, |(a, b)| (ms(a), ms(b)));
            lines.push(format!(
                "| {name} | {value:.digits$} {unit} | {ceiling} | {ratio} | {p50} | {p99} | {note} |"
            ));
        }
        lines.join("\n")
    }

    /// The same for machines.
    pub(super) fn json(&self) -> String {
        let ms = |d: Duration| d.as_secs_f64() * 1e3;
        let figures: Vec<serde_json::Value> = self
            .figures
            .iter()
            .map(|f| {
                serde_json::json!({
                    "name": f.name,
                    "value": f.value,
                    "unit": f.unit,
                    "ceiling": f.ceiling.map(|(name, _)| name),
                    "ceiling_value": f.ceiling.map(|(_, value)| value),
                    "ratio": f.ratio(),
                    "p50_ms": f.waits.map(|(p50, _)| ms(p50)),
                    "p99_ms": f.waits.map(|(_, p99)| ms(p99)),
                    "note": f.note,
                })
            })
            .collect();
        let report = serde_json::json!({
            "database": self.database,
            "dossiers": self.dossiers,
            "clients": CLIENTS,
            "figures": figures,
        });
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_and_the_same_as_json() {
        let measured = Measured {
            per_second: 480.4,
            p50: Duration::from_micros(15_250),
            p99: Duration::from_millis(40),
            count: 4_000,
        };
        let figures =
            vec![Figure::of("submissions over HTTP", &measured).against("bare insertion", 960.8)];
        let report = Report { database: "SQLite 3.51.3".to_owned(), dossiers: 10, figures };
        let row = "| submissions over HTTP | 480 /s | bare insertion 961/s | 0.50 | 15.2 ms | 40.0 ms | 4000 requests |";
        assert!(report.text().ends_with(row), "{}", report.text());
        let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
        assert_eq!(json["figures"][0]["ratio"], 0.5);
        assert_eq!(json["figures"][0]["p99_ms"], 40.0);
    }
}

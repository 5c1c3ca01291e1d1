//! `motcua deadline`: the promised instant and its derivation on the command line.

use crate::settings::Config;
use clap::Args;
use mc_app::calendar::{Calendar, DayTable, Deadline, Limit, deadline};
use mc_kernel::{LocalTime, Locale};
use std::path::PathBuf;

/// The calendar of the demonstration province, when no other is named.
const CALENDAR: &str = include_str!("../../../demo/vinh-phuc-2023/calendar.csv");

#[derive(Debug, Clone, Args)]
pub(crate) struct DeadlineArgs {
    /// When the dossier is received, local time: 2023-01-18T15:30
    #[arg(long)]
    received: LocalTime,
    /// The limit in working hours; 8 hours are a working day
    #[arg(long, conflicts_with = "calendar_days", required_unless_present = "calendar_days")]
    hours: Option<u32>,
    /// The limit in calendar days
    #[arg(long)]
    calendar_days: Option<u32>,
    /// The table of days off: date,kind,name,source,certainty,weekday,note
    #[arg(long)]
    calendar: Option<PathBuf>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Computes and prints; an error is for the person at the terminal.
pub(crate) fn run(args: &DeadlineArgs, config: &Config, locale: Locale) -> Result<String, String> {
    let table = match &args.calendar {
        None => CALENDAR.to_owned(),
        Some(path) => {
            std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?
        }
    };
    let days = DayTable::parse(&table).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|p| format!("line {}, {}: {}", p.line, p.column, p.words(locale)))
            .collect();
        lines.join("\n")
    })?;
    let (hours, rules) = config.hours().map_err(|e| e.to_string())?;
    let limit = match (args.hours, args.calendar_days) {
        (Some(hours), _) => Limit::working_hours(hours),
        (None, Some(days)) => Limit::CalendarDays(days),
        (None, None) => return Err("--hours or --calendar-days is needed".to_owned()),
    };
    let found = deadline(&Calendar::new(hours, days), &rules, args.received, limit, &[]);
    Ok(if args.json { json(args, &found, locale) } else { text(&found, locale) })
}

fn json(args: &DeadlineArgs, found: &Deadline, locale: Locale) -> String {
    let value = serde_json::json!({
        "received": args.received,
        "start": found.start,
        "due": found.due,
        "derivation": found.derivation.words(locale),
        "steps": found.derivation,
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

fn text(found: &Deadline, locale: Locale) -> String {
    let due = found.due.map_or_else(String::new, |due| due.to_string());
    let mut lines = vec![due];
    lines.extend(found.derivation.words(locale));
    lines.join("\n")
}

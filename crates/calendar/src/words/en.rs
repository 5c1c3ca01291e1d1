//! Derivations in English.

use crate::derivation::{DayRun, DerivationStep, Off, OffPart};
use crate::law::Article;
use crate::limit::english_count;
use crate::words::{dates, holidays};
use crate::{IgnoredWhy, Limit, MovedWhy, Suspension, SuspensionReason};
use mc_kernel::{CivilDay, LocalTime, Locale};

fn day(day: CivilDay) -> String {
    dates::day_words(day, Locale::En)
}

fn moment(at: LocalTime) -> String {
    dates::moment_words(at, Locale::En)
}

fn range(run: DayRun) -> String {
    dates::range_words(run.first, run.last, Locale::En)
}

fn cite(article: Article, on: CivilDay) -> &'static str {
    article.cite(on, Locale::En)
}

/// One step in one sentence.
pub(crate) fn sentence(step: &DerivationStep) -> String {
    match step {
        DerivationStep::Received { at } => format!("Received at {}.", moment(*at)),
        DerivationStep::Moved { at, to, why } => moved(*at, *to, *why),
        DerivationStep::Period { limit, skips_days_off } => period(*limit, *skips_days_off),
        DerivationStep::FirstDayNotCounted { day: on } => {
            let law = cite(Article::FirstDay, *on);
            format!("The first day, {}, does not count ({law}).", day(*on))
        }
        DerivationStep::DaysOff { parts } => days_off(parts),
        DerivationStep::Weekends { days, runs } => weekends(*days, runs),
        DerivationStep::SwappedWorking { day: on, name } => {
            format!("{} counts as a working day ({name}).", day(*on))
        }
        DerivationStep::Suspended { suspension } => suspended(suspension),
        DerivationStep::Merged { from, until } => {
            let span = span(*from, *until);
            format!("Suspensions at the same time are left out once: {span}.")
        }
        DerivationStep::Restarted { at, limit, reason } => {
            let law = restart_law(*reason, *at);
            let limit = limit.words(Locale::En);
            format!("The whole limit of {limit} counts again from {}{law}.", moment(*at))
        }
        DerivationStep::Resumed { at, used, left } => resumed(*at, *used, *left),
        DerivationStep::SuspensionIgnored { suspension, why } => ignored(suspension, *why),
        DerivationStep::SuspensionsCut { counted } => {
            format!("There are too many suspensions; only the first {counted} count.")
        }
        DerivationStep::LastDay { day: last } => {
            let law = cite(Article::LastDay, *last);
            format!("The last day is {}; the limit ends at closing time ({law}).", day(*last))
        }
        DerivationStep::EndMoved { from, to, parts } => end_moved(*from, *to, parts),
        DerivationStep::Cut { most_days } => {
            format!("The limit is too long; it was reckoned for {most_days} days only.")
        }
        DerivationStep::YearsNotAnnounced { years } => years_not_announced(years),
        DerivationStep::Waiting { since, left, restart } => waiting(*since, *left, *restart),
        DerivationStep::Due { at } => format!("Due at {}.", moment(*at)),
        DerivationStep::Reappointed { from, to } => {
            let law = cite(Article::Apology, to.day);
            format!(
                "Re-appointed once, with an apology: from {} to {} ({law}).",
                moment(*from),
                moment(*to)
            )
        }
        DerivationStep::ForwardBy { by, next_day } => forward(*by, *next_day),
    }
}

fn moved(at: LocalTime, to: LocalTime, why: MovedWhy) -> String {
    let why = match why {
        MovedWhy::BeforeOpening => "is before opening time".to_owned(),
        MovedWhy::Break => "is in the noon break".to_owned(),
        MovedWhy::AfterClosing => "is after closing time".to_owned(),
        MovedWhy::DayOff => "is on a day off".to_owned(),
        MovedWhy::LateIntake { after } => {
            format!("is later than {after}, the office’s last intake of the day")
        }
    };
    format!("{} {why}, so time counts from {}.", moment(at), moment(to))
}

fn period(limit: Limit, skips_days_off: bool) -> String {
    let words = limit.words(Locale::En);
    match (limit, limit.words_in_hours(Locale::En)) {
        (Limit::CalendarDays(_), _) if skips_days_off => {
            format!("Time limit: {words}, days off not counted.")
        }
        (Limit::CalendarDays(_), _) => format!("Time limit: {words}, days off included."),
        (Limit::WorkingMinutes(_), Some(hours)) => format!("Time limit: {hours} ({words})."),
        (Limit::WorkingMinutes(_), None) => format!("Time limit: {words}."),
    }
}

fn off_part(part: &OffPart) -> String {
    let range = range(part.run);
    match &part.off {
        Off::Weekend => format!("weekend ({range})"),
        Off::Holiday { name, planned: false } | Off::SwappedOff { name, planned: false } => {
            format!("{} ({range})", holidays::english(name))
        }
        Off::Holiday { name, planned: true } | Off::SwappedOff { name, planned: true } => {
            format!("{} ({range}, planned, not officially announced yet)", holidays::english(name))
        }
    }
}

fn off_parts(parts: &[OffPart]) -> String {
    parts.iter().map(off_part).collect::<Vec<_>>().join(", ")
}

fn days_off(parts: &[OffPart]) -> String {
    let days = english_count(parts.iter().map(|part| part.run.days()).sum(), "day");
    let holiday = parts.iter().find(|part| matches!(part.off, Off::Holiday { .. }));
    let law = holiday.map_or(String::new(), |part| {
        format!(", under the {}", cite(Article::Holidays, part.run.first))
    });
    format!("Excluding {days} off: {}{law}.", off_parts(parts))
}

fn weekends(days: u32, runs: &[DayRun]) -> String {
    let named: u32 = runs.iter().map(|run| run.days()).sum();
    let ranges = runs.iter().map(|run| range(*run)).collect::<Vec<_>>().join(", ");
    let more = match days.saturating_sub(named) {
        0 => String::new(),
        more => format!(" and {} after", english_count(more, "weekend day")),
    };
    let law = runs.first().map_or("", |run| cite(Article::Week, run.first));
    format!("Excluding {}: {ranges}{more} ({law}).", english_count(days, "weekend day"))
}

fn awaited(reason: SuspensionReason) -> &'static str {
    match reason {
        SuspensionReason::Supplement => "waiting for a supplement to the dossier",
        SuspensionReason::Fee => "waiting for what is owed to be paid",
        SuspensionReason::Verification => "waiting for the answer to a verification",
        SuspensionReason::Request => "the applicant asked to stop",
        SuspensionReason::Other => "another reason the law allows",
    }
}

fn span(from: LocalTime, until: Option<LocalTime>) -> String {
    match until {
        Some(until) => format!("from {} to {}", moment(from), moment(until)),
        None => format!("from {}, not over yet", moment(from)),
    }
}

fn suspended(suspension: &Suspension) -> String {
    let span = span(suspension.from, suspension.until);
    format!("Suspended {span}: {}.", awaited(suspension.reason))
}

fn restart_law(reason: SuspensionReason, at: LocalTime) -> String {
    if reason == SuspensionReason::Supplement {
        format!(" ({})", cite(Article::RestartAfterSupplement, at.day))
    } else {
        String::new()
    }
}

fn resumed(at: LocalTime, used: Limit, left: Limit) -> String {
    let (used, left) = (used.words(Locale::En), left.words(Locale::En));
    format!("Used so far: {used}; what remains, {left}, goes on from {}.", moment(at))
}

fn ignored(suspension: &Suspension, why: IgnoredWhy) -> String {
    let span = span(suspension.from, suspension.until);
    let why = match why {
        IgnoredWhy::BeforeStart => "it was over before time counted",
        IgnoredWhy::AfterDue => "it began when the limit had run out",
        IgnoredWhy::Reversed => "it ends before it begins",
    };
    format!("The suspension {span} changes nothing: {why}.")
}

fn end_moved(from: CivilDay, to: CivilDay, parts: &[OffPart]) -> String {
    let (last, off, law) = (day(from), off_parts(parts), cite(Article::LastDayOff, from));
    format!(
        "The last day, {last}, is a day off: {off}; the limit ends at closing time of the next \
         working day, {} ({law}).",
        day(to)
    )
}

fn years_not_announced(years: &[i16]) -> String {
    let years = years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    format!(
        "The public holidays of {years} are not known yet: only weekends were left out, and the \
         date may change when they are announced."
    )
}

fn waiting(since: LocalTime, left: Limit, restart: Option<SuspensionReason>) -> String {
    let left = left.words(Locale::En);
    match restart {
        Some(reason) => {
            let law = restart_law(reason, since);
            format!(
                "No due date yet; after the suspension the whole limit counts again: {left}{law}."
            )
        }
        None => {
            format!("No due date yet; after the suspension what remains goes on: {left}.")
        }
    }
}

fn forward(by: LocalTime, next_day: bool) -> String {
    let (by, law) = (moment(by), cite(Article::Forwarding, by.day));
    if next_day {
        format!("Received after 15:00: forward at the start of the next working day, {by} ({law}).")
    } else {
        format!("Forward within the working day, by {by} ({law}).")
    }
}

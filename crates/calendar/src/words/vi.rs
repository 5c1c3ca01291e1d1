//! Derivations in Vietnamese.

use crate::derivation::{DayRun, DerivationStep, Off, OffPart};
use crate::law::Article;
use crate::words::dates;
use crate::{IgnoredWhy, Limit, MovedWhy, Suspension, SuspensionReason};
use mc_kernel::{CivilDay, LocalTime, Locale};

fn day(day: CivilDay) -> String {
    dates::day_words(day, Locale::Vi)
}

fn moment(at: LocalTime) -> String {
    dates::moment_words(at, Locale::Vi)
}

fn range(run: DayRun) -> String {
    dates::range_words(run.first, run.last, Locale::Vi)
}

fn cite(article: Article, on: CivilDay) -> &'static str {
    article.cite(on, Locale::Vi)
}

/// One step in one sentence.
pub(crate) fn sentence(step: &DerivationStep) -> String {
    match step {
        DerivationStep::Received { at } => format!("Nhận lúc {}.", moment(*at)),
        DerivationStep::Moved { at, to, why } => moved(*at, *to, *why),
        DerivationStep::Period { limit, skips_days_off } => period(*limit, *skips_days_off),
        DerivationStep::FirstDayNotCounted { day: on } => {
            let law = cite(Article::FirstDay, *on);
            format!("Ngày bắt đầu, {}, không tính vào thời hạn ({law}).", day(*on))
        }
        DerivationStep::DaysOff { parts } => days_off(parts),
        DerivationStep::Weekends { days, runs } => weekends(*days, runs),
        DerivationStep::SwappedWorking { day: on, name } => {
            format!("{} được tính là ngày làm việc ({name}).", day(*on))
        }
        DerivationStep::Suspended { suspension } => suspended(suspension),
        DerivationStep::Merged { from, until } => {
            let span = span(*from, *until);
            format!("Các khoảng tạm dừng trùng nhau chỉ trừ một lần: {span}.")
        }
        DerivationStep::Restarted { at, limit, reason } => {
            let law = restart_law(*reason, *at);
            let limit = limit.words(Locale::Vi);
            format!("Thời hạn {limit} được tính lại từ đầu kể từ {}{law}.", moment(*at))
        }
        DerivationStep::Resumed { at, used, left } => resumed(*at, *used, *left),
        DerivationStep::SuspensionIgnored { suspension, why } => ignored(suspension, *why),
        DerivationStep::SuspensionsCut { counted } => {
            format!("Có quá nhiều lần tạm dừng; chỉ xét {counted} lần đầu.")
        }
        DerivationStep::LastDay { day: last } => {
            let law = cite(Article::LastDay, *last);
            format!(
                "Ngày cuối của thời hạn là {}, hết hạn khi hết giờ làm việc ({law}).",
                day(*last)
            )
        }
        DerivationStep::EndMoved { from, to, parts } => end_moved(*from, *to, parts),
        DerivationStep::Cut { most_days } => {
            format!("Thời hạn quá dài, chỉ tính được đến {most_days} ngày.")
        }
        DerivationStep::YearsNotAnnounced { years } => years_not_announced(years),
        DerivationStep::Waiting { since, left, restart } => waiting(*since, *left, *restart),
        DerivationStep::Due { at } => format!("Hẹn trả: {}.", moment(*at)),
        DerivationStep::Reappointed { from, to } => {
            let law = cite(Article::Apology, to.day);
            format!(
                "Đã xin lỗi và hẹn lại một lần: từ {} sang {} ({law}).",
                moment(*from),
                moment(*to)
            )
        }
        DerivationStep::ForwardBy { by, next_day } => forward(*by, *next_day),
    }
}

fn moved(at: LocalTime, to: LocalTime, why: MovedWhy) -> String {
    let why = match why {
        MovedWhy::BeforeOpening => "chưa đến giờ làm việc".to_owned(),
        MovedWhy::Break => "là giờ nghỉ trưa".to_owned(),
        MovedWhy::AfterClosing => "đã hết giờ làm việc".to_owned(),
        MovedWhy::DayOff => "là ngày nghỉ".to_owned(),
        MovedWhy::LateIntake { after } => {
            format!("đã quá {after}, theo quy định tiếp nhận của cơ quan")
        }
    };
    format!("{} {why} nên thời gian tính từ {}.", moment(at), moment(to))
}

fn period(limit: Limit, skips_days_off: bool) -> String {
    let words = limit.words(Locale::Vi);
    match (limit, limit.words_in_hours(Locale::Vi)) {
        (Limit::CalendarDays(_), _) if skips_days_off => {
            format!("Thời hạn: {words}, không kể ngày nghỉ.")
        }
        (Limit::CalendarDays(_), _) => format!("Thời hạn: {words}, kể cả ngày nghỉ."),
        (Limit::WorkingMinutes(_), Some(hours)) => format!("Thời hạn: {hours} ({words})."),
        (Limit::WorkingMinutes(_), None) => format!("Thời hạn: {words}."),
    }
}

fn off_part(part: &OffPart) -> String {
    let range = range(part.run);
    match &part.off {
        Off::Weekend => format!("cuối tuần ({range})"),
        Off::Holiday { name, planned: false } | Off::SwappedOff { name, planned: false } => {
            format!("{name} ({range})")
        }
        Off::Holiday { name, planned: true } | Off::SwappedOff { name, planned: true } => {
            format!("{name} ({range}, dự kiến, chưa có thông báo chính thức)")
        }
    }
}

fn off_parts(parts: &[OffPart]) -> String {
    parts.iter().map(off_part).collect::<Vec<_>>().join(", ")
}

fn days_off(parts: &[OffPart]) -> String {
    let days: u32 = parts.iter().map(|part| part.run.days()).sum();
    let holiday = parts.iter().find(|part| matches!(part.off, Off::Holiday { .. }));
    let law = holiday.map_or(String::new(), |part| {
        format!(", theo {}", cite(Article::Holidays, part.run.first))
    });
    format!("Không tính {days} ngày nghỉ: {}{law}.", off_parts(parts))
}

fn weekends(days: u32, runs: &[DayRun]) -> String {
    let named: u32 = runs.iter().map(|run| run.days()).sum();
    let ranges = runs.iter().map(|run| range(*run)).collect::<Vec<_>>().join(", ");
    let more = match days.saturating_sub(named) {
        0 => String::new(),
        more => format!(" và {more} ngày cuối tuần sau đó"),
    };
    let law = runs.first().map_or("", |run| cite(Article::Week, run.first));
    format!("Không tính {days} ngày cuối tuần: {ranges}{more} ({law}).")
}

fn awaited(reason: SuspensionReason) -> &'static str {
    match reason {
        SuspensionReason::Supplement => "chờ bổ sung hồ sơ",
        SuspensionReason::Fee => "chờ thực hiện nghĩa vụ tài chính",
        SuspensionReason::Verification => "chờ kết quả xác minh",
        SuspensionReason::Request => "người nộp đề nghị dừng",
        SuspensionReason::Other => "có lý do khác theo quy định",
    }
}

fn span(from: LocalTime, until: Option<LocalTime>) -> String {
    match until {
        Some(until) => format!("từ {} đến {}", moment(from), moment(until)),
        None => format!("từ {}, chưa kết thúc", moment(from)),
    }
}

fn suspended(suspension: &Suspension) -> String {
    let span = span(suspension.from, suspension.until);
    format!("Tạm dừng {span}: {}.", awaited(suspension.reason))
}

fn restart_law(reason: SuspensionReason, at: LocalTime) -> String {
    if reason == SuspensionReason::Supplement {
        format!(" ({})", cite(Article::RestartAfterSupplement, at.day))
    } else {
        String::new()
    }
}

fn resumed(at: LocalTime, used: Limit, left: Limit) -> String {
    let (used, left) = (used.words(Locale::Vi), left.words(Locale::Vi));
    format!("Đã dùng {used}; tính tiếp {left} còn lại kể từ {}.", moment(at))
}

fn ignored(suspension: &Suspension, why: IgnoredWhy) -> String {
    let span = span(suspension.from, suspension.until);
    let why = match why {
        IgnoredWhy::BeforeStart => "đã kết thúc trước khi tính thời hạn",
        IgnoredWhy::AfterDue => "bắt đầu khi đã hết thời hạn",
        IgnoredWhy::Reversed => "thời điểm kết thúc sớm hơn thời điểm bắt đầu",
    };
    format!("Khoảng tạm dừng {span} không làm thay đổi thời hạn: {why}.")
}

fn end_moved(from: CivilDay, to: CivilDay, parts: &[OffPart]) -> String {
    let (last, off, law) = (day(from), off_parts(parts), cite(Article::LastDayOff, from));
    format!(
        "Ngày cuối của thời hạn, {last}, là ngày nghỉ: {off}; thời hạn kết thúc khi hết giờ làm \
         việc của ngày làm việc tiếp theo, {} ({law}).",
        day(to)
    )
}

fn years_not_announced(years: &[i16]) -> String {
    let years = years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    format!(
        "Chưa có lịch nghỉ lễ, tết năm {years}: mới chỉ trừ ngày cuối tuần, hạn có thể thay đổi \
         khi lịch được công bố."
    )
}

fn waiting(since: LocalTime, left: Limit, restart: Option<SuspensionReason>) -> String {
    let left = left.words(Locale::Vi);
    match restart {
        Some(reason) => {
            let law = restart_law(reason, since);
            format!("Chưa có ngày hẹn trả; hết tạm dừng sẽ tính lại từ đầu {left}{law}.")
        }
        None => format!("Chưa có ngày hẹn trả; hết tạm dừng sẽ tính tiếp {left} còn lại."),
    }
}

fn forward(by: LocalTime, next_day: bool) -> String {
    let (by, law) = (moment(by), cite(Article::Forwarding, by.day));
    if next_day {
        format!(
            "Nhận sau 15:00 nên chuyển hồ sơ vào đầu giờ ngày làm việc tiếp theo: {by} ({law})."
        )
    } else {
        format!("Chuyển hồ sơ trong ngày làm việc, chậm nhất {by} ({law}).")
    }
}

//! The settlement report on paper.

use super::{FORMULA, SettlementRow, keep::KeptSettlement};
use crate::{App, AppError, Ctx};
use mc_kernel::{CivilDay, Locale, Timestamp};
use mc_print::{Letterhead, SettlementReport, settlement_report::ReportRow};
use mc_store::reports::Days;

/// The most rows on paper; what is longer is taken as a spreadsheet.
const MOST_PRINTED: usize = 800;

impl App {
    /// Prints a settlement report, made now or kept earlier, as it was at an instant.
    ///
    /// Past 800 rows the paper says how many it leaves out; the sums are of all.
    pub async fn print_settlement(
        &self,
        ctx: &Ctx,
        (days, formula): (Days, &str),
        report: KeptSettlement,
        at: Timestamp,
    ) -> Result<Vec<u8>, AppError> {
        self.report_scope(ctx)?;
        let count = report.rows.len();
        let left_out = (count > MOST_PRINTED).then(|| {
            format!(
                "Bản in có {MOST_PRINTED} trong {count} dòng; tổng số là của tất cả, các dòng còn \
lại có trong bảng tính. "
            )
        });
        let first = match report.grouping.as_str() {
            "agency" => "Cơ quan giải quyết",
            "sector" => "Lĩnh vực",
            _ => "Thủ tục hành chính",
        };
        let words = if formula == FORMULA.version { FORMULA.words(Locale::Vi) } else { "" };
        let form = SettlementReport {
            head: Letterhead {
                superior: None,
                agency: report.title.clone(),
                number: None,
                notation: None,
                place: self.settings().province.replace("Tỉnh ", "").replace("Thành phố ", ""),
                at: self.settings().zone.local(at),
            },
            period: format!("từ {} đến {}", written(days.from), written(days.until)),
            whom: report.title,
            first: first.to_owned(),
            rows: report.rows.iter().take(MOST_PRINTED).map(row).collect(),
            total: row(&report.total),
            formula: formula.to_owned(),
            formula_words: left_out.unwrap_or_default() + words,
        };
        let app = self.clone();
        // Setting a page takes long enough to hold up other requests.
        let printed =
            tokio::task::spawn_blocking(move || app.parts.printer.settlement_report(&form));
        Ok(printed.await.map_err(AppError::internal)??)
    }
}

fn written(day: CivilDay) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

fn row(row: &SettlementRow) -> ReportRow {
    let flow = &row.flow;
    let figures = [
        row.carried,
        flow.received(),
        flow.received_online,
        flow.received_direct,
        flow.received_post,
        flow.settled(),
        flow.early,
        flow.on_time,
        flow.late,
        row.within_time(),
        row.end.overdue,
        row.end.suspended,
        flow.given_back,
        flow.not_accepted,
    ];
    let figures: Vec<String> = figures.iter().map(ToString::to_string).collect();
    ReportRow { name: row.name.clone(), figures: figures.join(" ") }
}

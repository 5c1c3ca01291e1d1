//! Staff by spreadsheet: a row for each position, checked as a whole with every problem at its row and
//! column, all or nothing, and safe to repeat.

use crate::{
    App, AppError, Ctx,
    import::{Change, ImportError, Problem, Report, Touched},
};
use mc_form::read_day;
use mc_kernel::{CivilDay, fold, ids::UnitId};
use mc_org::{
    CodeSystem, Directory, Gender, Organisation, Position, PositionId, Role, Staff, StaffId,
    Validity, import::unit_id,
};
use mc_policy::{Office, actions};
use mc_store::{
    Batch, catalogue, organisation,
    subjects::{self, Subject},
};
use std::collections::{BTreeMap, BTreeSet};

/// Positions of one spreadsheet.
pub const MOST_STAFF_ROWS: usize = 5_000;
/// Problems that are listed.
const MOST_STAFF_PROBLEMS: usize = 500;
/// The longest name or title.
const MOST_STAFF_CHARS: usize = 200;

/// The columns: the code, the heading in Vietnamese, whether a cell must be filled.
pub const STAFF_COLUMNS: [(&str, &str, bool); 8] = [
    ("user_name", "Tên đăng nhập", true),
    ("full_name", "Họ và tên", true),
    ("gender", "Giới tính", false),
    ("id_number", "Số định danh", false),
    ("unit_code", "Mã đơn vị", true),
    ("role", "Vai trò", true),
    ("title", "Chức danh", true),
    ("valid_from", "Từ ngày", false),
];

/// One position as the spreadsheet has it.
struct Line {
    row: usize,
    staff: Staff,
    position: Position,
    id_number: String,
}

/// What an import would write.
struct Plan {
    batch: Batch,
    report: Report,
}

/// How a position that a row names is held already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HowHeld {
    /// Nobody has held it.
    Never,
    /// The person holds it, or will.
    Held,
    /// The person held it, and it came to an end.
    Ended,
}

impl HowHeld {
    fn of(directory: &Directory, wanted: &Position, today: CivilDay) -> Self {
        let day = wanted.validity.valid_from.max(today);
        let is_it = |p: &&Position| {
            let is_same = p.unit == wanted.unit && p.role == wanted.role && p.title == wanted.title;
            p.id == wanted.id || (is_same && p.staff == wanted.staff)
        };
        let all = || directory.every_position_at(wanted.unit).iter().filter(is_it);
        let goes_on = |p: &Position| p.validity.valid_to.is_none_or(|last| last >= day);
        if all().any(|p| p.staff == wanted.staff && goes_on(p)) {
            Self::Held
        } else if all().next().is_some() {
            Self::Ended
        } else {
            Self::Never
        }
    }
}

/// The problems so far.
#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn push(&mut self, row: usize, column: &str, (vi, en): (String, String)) {
        if self.0.len() < MOST_STAFF_PROBLEMS {
            let heading = STAFF_COLUMNS.iter().find(|(code, ..)| *code == column);
            let heading = heading.map_or(column, |(_, heading, _)| heading);
            let place =
                if heading.is_empty() { row.to_string() } else { format!("{row} · {heading}") };
            self.0.push(Problem { file: String::new(), place, vi, en });
        }
    }
}

fn said(vi: &str, en: &str) -> (String, String) {
    (vi.to_owned(), en.to_owned())
}

/// Where each column stands, by its code; what is wrong with the head is told.
fn head(row: &[String], problems: &mut Problems) -> BTreeMap<&'static str, usize> {
    let mut places = BTreeMap::new();
    for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let known = STAFF_COLUMNS.iter().find(|(code, heading, _)| {
            cell.eq_ignore_ascii_case(code) || fold(heading) == fold(cell)
        });
        match known {
            None => problems.push(
                1,
                "",
                (
                    format!("không có cột nào tên “{cell}” trong mẫu"),
                    format!("the template has no column “{cell}”"),
                ),
            ),
            Some((code, ..)) => {
                if places.insert(*code, at).is_some() {
                    problems.push(1, code, said("cột này có hai lần", "this column stands twice"));
                }
            }
        }
    }
    for (code, _, is_needed) in STAFF_COLUMNS {
        if is_needed && !places.contains_key(code) {
            problems.push(1, code, said("thiếu cột này", "this column is missing"));
        }
    }
    places
}

impl App {
    /// What an import of staff would do; nothing is written.
    ///
    /// # Errors
    /// [`ImportError::Problems`] lists every problem with its row and column.
    pub async fn preview_staff(
        &self,
        ctx: &Ctx,
        rows: &[Vec<String>],
    ) -> Result<Report, ImportError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        Ok(self.plan_staff(rows, &BTreeSet::new()).await?.report)
    }

    /// Imports staff: all of the rows or none. A position that came to an end begins again only where
    /// its row stands in `reopen`.
    ///
    /// # Errors
    /// As [`App::preview_staff`].
    pub async fn import_staff(
        &self,
        ctx: &Ctx,
        rows: &[Vec<String>],
        reopen: &BTreeSet<u64>,
    ) -> Result<Report, ImportError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        self.refresh().await?;
        let Plan { mut batch, report } = self.plan_staff(rows, reopen).await?;
        if batch.is_empty() {
            return Ok(report);
        }
        catalogue::catalogue_changed(&mut batch);
        let detail = format!(
            "{} added, {} changed, {} unchanged",
            report.added, report.changed, report.unchanged
        );
        self.note(ctx, &mut batch, "staff.imported", "organisation", &detail)?;
        self.parts.store.commit(batch).await.map_err(AppError::from)?;
        self.refresh().await?;
        Ok(report)
    }

    /// Whether whoever acts may change units, staff and days off.
    pub fn may_manage_organisation(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office).map(drop)
    }

    async fn plan_staff(
        &self,
        rows: &[Vec<String>],
        reopen: &BTreeSet<u64>,
    ) -> Result<Plan, ImportError> {
        let lines = self.staff_lines(rows).map_err(ImportError::Problems)?;
        let reference = self.reference();
        let directory = &reference.directory;
        let mut report = Report::default();
        let mut new = Organisation::default();
        let mut batch = Batch::new();
        let mut seen = BTreeSet::new();
        let mut subjects = Vec::new();
        for line in &lines {
            let known = directory.staff(line.staff.id);
            let is_same = known.is_some_and(|known| {
                known.full_name == line.staff.full_name
                    && (line.staff.gender.is_none() || known.gender == line.staff.gender)
            });
            let number = u64::try_from(line.row).unwrap_or(0);
            let standing = HowHeld::of(directory, &line.position, self.today());
            let has_position = standing == HowHeld::Held;
            // What came to an end begins again only where somebody says so.
            let stays_ended = standing == HowHeld::Ended && !reopen.contains(&number);
            let change = match (known.is_some(), is_same && has_position) {
                _ if stays_ended => Change::Ended,
                (false, _) => Change::Added,
                (true, false) => Change::Changed,
                (true, true) => Change::Unchanged,
            };
            let gender = line.staff.gender.or(known.and_then(|known| known.gender));
            if seen.insert(line.staff.id) && !is_same {
                new.staff.push(Staff { gender, ..line.staff.clone() });
            }
            if !has_position && !stays_ended {
                new.positions.push(match standing {
                    HowHeld::Ended => Position {
                        id: self.mint().id(),
                        validity: Validity::since(
                            line.position.validity.valid_from.max(self.today()),
                        ),
                        ..line.position.clone()
                    },
                    HowHeld::Never | HowHeld::Held => line.position.clone(),
                });
            }
            if !line.id_number.is_empty() {
                subjects.push((line.staff.id, self.staff_subject(line, &mut batch).await?));
            }
            let name = format!("{} – {}", line.staff.full_name, line.position.title);
            match change {
                Change::Added => report.added += 1,
                Change::Changed => report.changed += 1,
                Change::Unchanged | Change::Ended => report.unchanged += 1,
            }
            let code = line.staff.user_name.clone();
            report.touched.push(Touched { code, name, change, number });
        }
        if !new.staff.is_empty() || !new.positions.is_empty() {
            let behind = i64::try_from(directory.all_staff().len()).unwrap_or(i64::MAX);
            organisation::add(&mut batch, &new, behind, self.now())?;
        }
        for (staff, subject) in subjects {
            organisation::set_subject(&mut batch, staff, subject);
        }
        if report.added == 0 && report.changed == 0 {
            batch = Batch::new();
        }
        Ok(Plan { batch, report })
    }

    /// The person that a member of staff is as a citizen, entered where nobody has the number.
    async fn staff_subject(
        &self,
        line: &Line,
        batch: &mut Batch,
    ) -> Result<mc_kernel::ids::SubjectId, AppError> {
        let store = &self.parts.store;
        if let Some(known) = store.subject_by_number("CCCD", &line.id_number).await? {
            return Ok(known.id);
        }
        let subject = Subject {
            id: self.mint().id(),
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: line.id_number.clone(),
            name: line.staff.full_name.clone(),
            birth: String::new(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        subjects::insert(batch, &subject, self.now());
        Ok(subject.id)
    }

    /// The rows as positions, or every problem.
    fn staff_lines(&self, rows: &[Vec<String>]) -> Result<Vec<Line>, Vec<Problem>> {
        let mut problems = Problems::default();
        let Some((first, rest)) = rows.split_first() else {
            problems.push(1, "", said("tệp không có dòng nào", "the file has no row"));
            return Err(problems.0);
        };
        let places = head(first, &mut problems);
        if !problems.0.is_empty() {
            return Err(problems.0);
        }
        if rest.len() > MOST_STAFF_ROWS {
            problems.push(
                1,
                "",
                (
                    format!("nhiều nhất {MOST_STAFF_ROWS} dòng một tệp"),
                    format!("at most {MOST_STAFF_ROWS} rows a file"),
                ),
            );
            return Err(problems.0);
        }
        let mut lines: Vec<Line> = Vec::new();
        for (at, cells) in rest.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            let cell = |code: &str| {
                let text = places.get(code).and_then(|place| cells.get(*place));
                text.map_or("", |text| text.as_str())
            };
            if let Some(line) = self.staff_line(at + 2, &cell, &mut problems) {
                compare(&line, &lines, &mut problems);
                lines.push(line);
            }
        }
        if lines.is_empty() && problems.0.is_empty() {
            problems.push(2, "", said("chưa có cán bộ nào", "there is nobody in it"));
        }
        if problems.0.is_empty() { Ok(lines) } else { Err(problems.0) }
    }

    #[expect(clippy::too_many_lines, reason = "one check after the other, each with its words")]
    fn staff_line<'c>(
        &self,
        row: usize,
        cell: &dyn Fn(&str) -> &'c str,
        problems: &mut Problems,
    ) -> Option<Line> {
        let before = problems.0.len();
        for (code, _, is_needed) in STAFF_COLUMNS {
            if is_needed && cell(code).is_empty() {
                problems.push(row, code, said("ô này còn trống", "this cell is empty"));
            } else if cell(code).chars().count() > MOST_STAFF_CHARS {
                problems.push(row, code, said("dài quá mức cho phép", "this is too long"));
            }
        }
        let user_name = cell("user_name").to_lowercase();
        if !(user_name.is_empty() || is_user_name(&user_name)) {
            problems.push(
                row,
                "user_name",
                said(
                    "chỉ gồm 3 đến 64 chữ thường không dấu, chữ số, dấu chấm và gạch nối",
                    "3 to 64 lower-case letters, digits, full stops and hyphens",
                ),
            );
        }
        let gender = gender(cell("gender"));
        if gender.is_none() && !cell("gender").is_empty() {
            problems.push(row, "gender", said("ghi Nam hoặc Nữ", "write Nam or Nữ"));
        }
        let id_number: String = cell("id_number").chars().filter(|c| !c.is_whitespace()).collect();
        if !id_number.is_empty() && !is_identity(&id_number) {
            problems.push(
                row,
                "id_number",
                said(
                    "phải là 12 chữ số, ba số đầu là mã tỉnh; ô bảng tính nên để dạng văn bản",
                    "12 digits of which the first three are a province; format the cell as text",
                ),
            );
        }
        let today = self.today();
        let valid_from = match cell("valid_from") {
            "" => Some(today),
            text => read_day(text),
        };
        if valid_from.is_none() {
            problems.push(row, "valid_from", said("không đọc được ngày này", "this is no day"));
        }
        let unit = self.staff_unit(cell("unit_code"), valid_from.unwrap_or(today));
        if unit.is_none() && !cell("unit_code").is_empty() {
            let code = cell("unit_code");
            problems.push(
                row,
                "unit_code",
                (
                    format!("không có đơn vị mã “{code}” còn hoạt động"),
                    format!("no unit with the code “{code}” is active"),
                ),
            );
        }
        let role = role(cell("role"));
        if role.is_none() && !cell("role").is_empty() {
            problems.push(
                row,
                "role",
                said(
                    "không có vai trò này; xem danh sách trong tệp mẫu",
                    "there is no such role; see the list in the template",
                ),
            );
        }
        if problems.0.len() > before {
            return None;
        }
        let (unit, role, valid_from) = (unit?, role?, valid_from?);
        let id = StaffId::derived("staff", &user_name);
        let title = cell("title").to_owned();
        let name = [user_name.as_str(), cell("unit_code"), role.code(), &title].join("\n");
        Some(Line {
            row,
            position: Position {
                id: PositionId::derived("position", &name),
                unit,
                role,
                title,
                staff: Some(id),
                validity: Validity::since(valid_from),
            },
            staff: Staff { id, user_name, full_name: cell("full_name").to_owned(), gender },
            id_number,
        })
    }

    fn staff_unit(&self, code: &str, day: CivilDay) -> Option<UnitId> {
        let reference = self.reference();
        let directory = &reference.directory;
        let by_alias = CodeSystem::ALL.iter().find_map(|s| directory.by_alias(*s, code, day));
        let unit = by_alias.or_else(|| directory.unit(unit_id(code)))?;
        unit.validity.holds_on(day).then_some(unit.id)
    }
}

/// A row against those before it: the same position twice, one user of two names, one number of two
/// people.
fn compare(line: &Line, before: &[Line], problems: &mut Problems) {
    if before.iter().any(|other| other.position.id == line.position.id) {
        problems.push(
            line.row,
            "",
            said("dòng này lặp lại một dòng ở trên", "this row repeats one above"),
        );
    }
    let same = before.iter().find(|other| other.staff.id == line.staff.id);
    if same.is_some_and(|other| other.staff.full_name != line.staff.full_name) {
        problems.push(
            line.row,
            "full_name",
            said("tên đăng nhập này ở trên có họ tên khác", "this user has another name above"),
        );
    }
    let taken = before.iter().any(|other| {
        !line.id_number.is_empty()
            && other.id_number == line.id_number
            && other.staff.id != line.staff.id
    });
    if taken {
        problems.push(
            line.row,
            "id_number",
            said("số này ở trên là của người khác", "this number belongs to somebody else above"),
        );
    }
}

fn gender(text: &str) -> Option<Gender> {
    match fold(text).as_str() {
        "nam" | "male" => Some(Gender::Male),
        "nu" | "female" => Some(Gender::Female),
        _ => None,
    }
}

/// A role by its code or by its words.
fn role(text: &str) -> Option<Role> {
    let said = |role: &Role| {
        mc_kernel::Locale::ALL.into_iter().any(|locale| fold(role.words(locale)) == fold(text))
    };
    Role::from_code(text).or_else(|| Role::ALL.into_iter().find(said))
}

/// Whether a name can be signed on with.
pub(crate) fn is_user_name(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
    (3..=64).contains(&name.len()) && name.bytes().all(is_plain)
}

/// Whether a number has the form of an identity card's.
pub(crate) fn is_identity(number: &str) -> bool {
    number.len() == 12
        && number.bytes().all(|b| b.is_ascii_digit())
        && number.get(..3).is_some_and(|province| province != "000")
}

//! What is typed of a person and of a position, and reading it.

use crate::{
    Reference,
    organisation::{is_mail, is_phone},
    staff_import::{is_identity, is_user_name},
};
use mc_form::read_day;
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{PositionId, StaffId},
};
use mc_org::{Gender, Position, Role, UnitId, Validity};

/// The longest name and title.
const MOST_MEMBER_CHARS: usize = 200;

/// A person as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberTyped {
    /// The name to sign on with; of a new person only.
    pub user_name: String,
    /// The person's name.
    pub full_name: String,
    /// `male`, `female` or empty.
    pub gender: String,
    /// The identity number; of a new person only.
    pub id_number: String,
    /// Telephone at work.
    pub phone: String,
    /// Mail address at work.
    pub email: String,
}

/// A position as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionTyped {
    /// The unit, by code or name.
    pub unit: String,
    /// The code of the role.
    pub role: String,
    /// The official title.
    pub title: String,
    /// The first day.
    pub from: String,
    /// The last day; empty where no end is known.
    pub until: String,
}

/// A person, read.
pub(super) struct ReadMember {
    pub(super) full_name: String,
    pub(super) gender: Option<Gender>,
    pub(super) phone: String,
    pub(super) email: String,
}

/// A position, read.
pub(super) struct ReadPosition {
    pub(super) unit: UnitId,
    pub(super) role: Role,
    pub(super) title: String,
    pub(super) validity: Validity,
}

impl ReadPosition {
    /// The position, given to somebody.
    pub(super) fn of(self, id: PositionId, staff: StaffId) -> Position {
        let Self { unit, role, title, validity } = self;
        Position { id, unit, role, title, staff: Some(staff), validity }
    }
}

fn line(problems: &mut FieldProblems, path: &str, text: &str, is_needed: bool) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() && is_needed {
        problems.push(FieldProblem::new(path, "required"));
    } else if text.chars().count() > MOST_MEMBER_CHARS {
        problems.push(FieldProblem::new(path, "too-long").with("most", MOST_MEMBER_CHARS));
    }
    text
}

impl MemberTyped {
    /// The name to sign on with, and the identity number, of a new person.
    pub(super) fn identity(&self, problems: &mut FieldProblems) -> (String, String) {
        let user_name = self.user_name.trim().to_lowercase();
        if !is_user_name(&user_name) {
            let code = if user_name.is_empty() { "required" } else { "user-name-form" };
            problems.push(FieldProblem::new("user_name", code));
        }
        let number: String = self.id_number.chars().filter(|c| !c.is_whitespace()).collect();
        if !number.is_empty() && !is_identity(&number) {
            problems.push(FieldProblem::new("id_number", "identity-length"));
        }
        (user_name, number)
    }

    pub(super) fn read(&self, problems: &mut FieldProblems) -> ReadMember {
        let member = ReadMember {
            full_name: line(problems, "full_name", &self.full_name, true),
            gender: Gender::from_code(&self.gender),
            phone: line(problems, "phone", &self.phone, false),
            email: line(problems, "email", &self.email, false),
        };
        if !member.phone.is_empty() && !is_phone(&member.phone) {
            problems.push(FieldProblem::new("phone", "unit-phone"));
        }
        if !member.email.is_empty() && !is_mail(&member.email) {
            problems.push(FieldProblem::new("email", "mail-address"));
        }
        member
    }
}

impl PositionTyped {
    pub(super) fn read(
        &self,
        reference: &Reference,
        today: CivilDay,
        problems: &mut FieldProblems,
    ) -> Option<ReadPosition> {
        let before = problems.len();
        let from = read_day(&self.from);
        if from.is_none() {
            problems.push(FieldProblem::new("from", "day"));
        }
        let until = match self.until.trim() {
            "" => None,
            text => {
                let day = read_day(text);
                match day {
                    None => problems.push(FieldProblem::new("until", "day")),
                    Some(day) if day < today || from.is_some_and(|from| day < from) => {
                        problems.push(FieldProblem::new("until", "day-past"));
                    }
                    Some(_) => {}
                }
                day
            }
        };
        let unit = reference.find_unit("unit", &self.unit, from.unwrap_or(today));
        let unit = unit.map_err(|problem| problems.push(problem)).ok();
        let role = Role::from_code(&self.role);
        if role.is_none() {
            problems.push(FieldProblem::new("role", "required"));
        }
        let title = line(problems, "title", &self.title, true);
        let validity = Validity { valid_from: from?, valid_to: until };
        let of_unit = unit.and_then(|unit| reference.directory.unit(unit));
        if of_unit.is_some_and(|unit| !covers(unit.validity, validity)) {
            problems.push(FieldProblem::new("from", "unit-not-valid"));
        }
        if problems.len() > before {
            return None;
        }
        Some(ReadPosition { unit: unit?, role: role?, title, validity })
    }
}

/// Whether every day of the second is one of the first.
fn covers(all: Validity, part: Validity) -> bool {
    let ends_in_time = match (all.valid_to, part.valid_to) {
        (None, _) => true,
        (Some(last), Some(ends)) => ends <= last,
        (Some(_), None) => false,
    };
    all.valid_from <= part.valid_from && ends_in_time
}

//! People that procedures are done for: who they say they are, until the national register says it.

use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{SubjectId, UnitId},
};
use mc_org::Role;
use mc_store::{
    Batch,
    subjects::{self, Subject},
};

/// What an officer enters of a person who is present.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonPresent {
    /// Kind of the paper shown: `CCCD`, `CMND` or `HC`.
    pub id_kind: String,
    /// Its number.
    pub id_number: String,
    /// Full name.
    pub name: String,
    /// Date of birth: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    pub birth: String,
    /// Telephone.
    pub phone: String,
    /// Address in one line.
    pub address: String,
}

impl PersonPresent {
    /// Reads what a scanner types of the QR code of an identity card (thẻ căn cước): twelve digits,
    /// the number of an older card, name, date of birth, sex, address and date of issue, parted by
    /// bars. What comes after them is left aside. Nothing where it is no such text.
    pub fn of_card(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('|').map(str::trim);
        let number = parts.next()?;
        let _older_card = parts.next()?;
        let (name, birth, _sex, address) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let is_number = number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit());
        let birth = day_of_card(birth)?;
        (is_number && !name.is_empty()).then(|| Self {
            id_kind: "CCCD".to_owned(),
            id_number: number.to_owned(),
            name: name.to_owned(),
            birth,
            phone: String::new(),
            address: address.to_owned(),
        })
    }
}

/// A day as the card has it: `ddmmyyyy`.
fn day_of_card(text: &str) -> Option<String> {
    let number = |from: usize, until: usize| text.get(from..until)?.parse().ok();
    let year = text.get(4..)?.parse().ok().filter(|_| text.len() == 8)?;
    Some(CivilDay::new(year, number(2, 4)?, number(0, 2)?)?.to_string())
}

impl App {
    /// Whether whoever acts may enter people who are present: officers of a one-stop desk.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for everybody else.
    pub fn may_enter_people(&self, ctx: &Ctx) -> Result<(), AppError> {
        let is_desk = ctx.staff()?.has_role(Role::DeskOfficer);
        if is_desk { Ok(()) } else { Err(AppError::Forbidden) }
    }

    /// The area that the desk of whoever acts serves, where it is one only.
    pub fn own_area(&self, ctx: &Ctx) -> Option<UnitId> {
        let staff = ctx.actor.staff()?;
        let desk = staff.with_role(Role::DeskOfficer).next()?.unit;
        let reference = self.reference();
        match reference.directory.unit(desk)?.areas.as_slice() {
            [area] => Some(*area),
            _ => None,
        }
    }

    /// Finds a person by the paper they show, or enters them. Only a desk officer may, and never
    /// for themselves.
    pub async fn person_present(
        &self,
        ctx: &Ctx,
        person: &PersonPresent,
    ) -> Result<Subject, AppError> {
        let staff = ctx.staff()?;
        self.may_enter_people(ctx)?;
        let person = checked(person).map_err(AppError::invalid)?;
        let store = &self.parts.store;
        let known = store.subject_by_number(&person.id_kind, &person.id_number).await?;
        let subject = match known {
            Some(subject) => subject,
            None => self.enter_person(person).await?,
        };
        if staff.subject == Some(subject.id) {
            return Err(mc_dossier::Rejection::OfficerIsApplicant.into());
        }
        Ok(subject)
    }

    async fn enter_person(&self, person: PersonPresent) -> Result<Subject, AppError> {
        let subject = Subject {
            id: self.mint().id(),
            kind: "person".to_owned(),
            id_kind: person.id_kind,
            id_number: person.id_number,
            name: person.name,
            birth: person.birth,
            phone: person.phone,
            email: String::new(),
            address: person.address,
        };
        let mut batch = Batch::new();
        subjects::insert(&mut batch, &subject, self.now());
        self.parts.store.commit(batch).await?;
        // Two desks may have entered the same person at once: the first one counts.
        let store = &self.parts.store;
        let entered = store.subject_by_number(&subject.id_kind, &subject.id_number).await?;
        entered.ok_or(AppError::NotFound)
    }

    /// The citizen who acts.
    pub async fn myself(&self, ctx: &Ctx) -> Result<Subject, AppError> {
        self.person(ctx.citizen()?).await
    }

    /// A person by id, for those who already hold a permit on something of theirs.
    pub(crate) async fn person(&self, id: SubjectId) -> Result<Subject, AppError> {
        self.parts.store.subject(id).await?.ok_or(AppError::NotFound)
    }
}

/// Cleans and checks what an officer entered; all problems at once.
fn checked(person: &PersonPresent) -> Result<PersonPresent, FieldProblems> {
    let number: String = person.id_number.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = number.chars().count();
    let only_digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let mut problems = FieldProblems::none();
    let number_ok = match person.id_kind.as_str() {
        "CCCD" => only_digits && digits == 12,
        "CMND" => only_digits && digits == 9,
        "HC" => (6..=20).contains(&digits) && number.chars().all(|c| c.is_ascii_alphanumeric()),
        _ => {
            problems.push(FieldProblem::new("id_kind", "not-an-option"));
            true
        }
    };
    if !number_ok {
        let code = if number.is_empty() { "required" } else { "identity-length" };
        problems.push(FieldProblem::new("id_number", code));
    }
    let name = person.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() < 2 {
        problems.push(FieldProblem::new("name", "required"));
    } else if name.chars().count() > 100 {
        problems.push(FieldProblem::new("name", "too-long").with("most", 100));
    }
    let phone: String = person.phone.chars().filter(char::is_ascii_digit).collect();
    let phone_ok = phone.is_empty() || (phone.len() == 10 && phone.starts_with('0'));
    if !phone_ok {
        problems.push(FieldProblem::new("phone", "phone"));
    }
    problems.into_result()?;
    Ok(PersonPresent { id_number: number, name, phone, ..person.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_problems_at_once() {
        let person = PersonPresent {
            id_kind: "CCCD".to_owned(),
            id_number: "026 12".to_owned(),
            phone: "12".to_owned(),
            ..PersonPresent::default()
        };
        let problems = checked(&person).unwrap_err();
        let found: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.code.as_str())).collect();
        let expect = [("id_number", "identity-length"), ("name", "required"), ("phone", "phone")];
        assert_eq!(found, expect);
    }

    #[test]
    fn what_a_scanner_types_of_a_card() {
        let card =
            "026197999101|012345678|Trần Thị Mẫu Lan|05091997|Nữ|Thôn Mẫu, Xuân Lôi|01012022";
        let person = PersonPresent::of_card(card).unwrap();
        assert_eq!(person.id_number, "026197999101");
        assert_eq!(person.name, "Trần Thị Mẫu Lan");
        assert_eq!(person.birth, "1997-09-05");
        assert_eq!(person.address, "Thôn Mẫu, Xuân Lôi");
        // A card since 2024 has more parts, and none for an older card.
        let newer = "026197999101||Trần Thị Mẫu Lan|05091997|Nữ|Xuân Lôi|01072024||Trần Văn Mẫu||";
        assert_eq!(PersonPresent::of_card(newer).unwrap().birth, "1997-09-05");
        for bad in [
            "",
            "026197999101",
            "http://127.0.0.1:8080/tra-cuu?so=1|2|3|4|5|6",
            "026197999101|1|Lan|31021997|Nữ|Xuân Lôi|",
            "026197999101|1|Lan|1997|Nữ|Xuân Lôi|",
            "26197999101|1|Lan|05091997|Nữ|Xuân Lôi|",
        ] {
            assert_eq!(PersonPresent::of_card(bad), None, "{bad}");
        }
    }

    #[test]
    fn written_as_people_write_it() {
        let person = PersonPresent {
            id_kind: "CCCD".to_owned(),
            id_number: "026 197 999 101".to_owned(),
            name: " Trần  Thị Mẫu Lan ".to_owned(),
            phone: "0900.000.001".to_owned(),
            ..PersonPresent::default()
        };
        let person = checked(&person).unwrap();
        assert_eq!(person.id_number, "026197999101");
        assert_eq!(person.name, "Trần Thị Mẫu Lan");
        assert_eq!(person.phone, "0900000001");
    }
}

//! What documents promise.

mod books;
mod in_line;
mod out_line;
mod walks;

use crate::{Facts, Place};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{FileId, OfficialDocumentId, StaffId, UnitId},
};

fn unit(name: &str) -> UnitId {
    UnitId::derived("unit", name)
}

fn staff(name: &str) -> StaffId {
    StaffId::derived("staff", name)
}

fn document(name: &str) -> OfficialDocumentId {
    OfficialDocumentId::derived("document", name)
}

fn today() -> CivilDay {
    CivilDay::new(2023, 5, 25).unwrap()
}

fn attached(name: &str) -> crate::Attached {
    crate::Attached { file: FileId::derived("file", name), name: name.to_owned() }
}

/// Somebody without a part; the parts are added by the tests.
fn somebody(name: &str) -> Facts {
    Facts {
        now: Timestamp::from_micros(1_684_980_000_000_000),
        today: today(),
        me: staff(name),
        is_clerk: false,
        is_leader: false,
        is_deputy: false,
        heads: Vec::new(),
        works_in: vec![unit("division")],
    }
}

fn clerk() -> Facts {
    Facts { is_clerk: true, works_in: vec![unit("office")], ..somebody("clerk") }
}

fn leader() -> Facts {
    Facts { is_leader: true, works_in: vec![unit("agency")], ..somebody("leader") }
}

fn head() -> Facts {
    Facts { heads: vec![unit("division")], ..somebody("head") }
}

fn drafter() -> Facts {
    somebody("drafter")
}

fn place(unit_name: &str, staff_name: Option<&str>) -> Place {
    Place { unit: unit(unit_name), staff: staff_name.map(staff) }
}

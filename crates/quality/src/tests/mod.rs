//! Each criterion worked by hand, and the counts held against a recount from the facts.

mod announce;
mod connected;
mod counts;
mod course;
mod index;
mod payment;
mod reflection;
mod services;

use crate::{Course, Fact, Supplement};
use mc_kernel::CivilDay;

fn day(text: &str) -> CivilDay {
    text.parse().unwrap()
}

/// Received on the 2nd of May 2023 and promised for the 16th.
fn course() -> Course {
    Course {
        received: day("2023-05-02"),
        due: Some(day("2023-05-16")),
        legal_due: None,
        finished: None,
        returned: None,
        given_up: None,
        supplements: Vec::new(),
        still_since: None,
    }
}

fn supplement(asked: &str, answered: Option<&str>) -> Supplement {
    Supplement { asked: day(asked), answered: answered.map(day) }
}

fn fact(course: Course) -> Fact {
    Fact {
        filed: course.received,
        course,
        is_online: true,
        is_eligible: true,
        has_document: true,
        has_electronic_result: true,
        has_digital_papers: true,
        has_reused_paper: false,
    }
}

//! Paper from a roll of 80 mm: short, without the heading of a letter.

use super::{PRINTER, Setting, bare};
use crate::{Receipt, Ticket, printer::Form, roll::ReceiptRoll};

/// 80 mm in points.
const WIDTH: f64 = 80.0 / 25.4 * 72.0;

fn on_one_strip<F: Form>(form: &F, words: &[&str]) {
    let set = Setting::of(form);
    assert_eq!(set.warnings, Vec::<String>::new());
    assert_eq!(set.pages.len(), 1, "a roll has no pages");
    assert!(set.reach.0 <= WIDTH, "text at {} of {WIDTH} pt", set.reach.0);
    for word in words {
        assert!(set.pages[0].contains(word), "{word} is missing: {}", set.pages[0]);
    }
    assert!(PRINTER.print(form).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_ticket_has_its_number_and_hour() {
    on_one_strip(&Ticket::sample(), &["014", "08:30"]);
}

#[test]
fn form_01_on_a_roll_has_what_people_look_for() {
    let receipt = Receipt::sample();
    let person = receipt.applicant.name.replace(' ', "");
    let set = Setting::of(&ReceiptRoll(&receipt));
    let printed: String = set.pages.concat().split_whitespace().collect();
    for word in [receipt.dossier.number.as_str(), person.as_str()] {
        assert!(printed.contains(word), "{word} is missing: {printed}");
    }
    on_one_strip(&ReceiptRoll(&receipt), &[]);
    on_one_strip(&ReceiptRoll(&bare::receipt()), &[]);
}

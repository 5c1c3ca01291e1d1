//! Text that means something to a typesetter, to a font or to an eye is printed as it is.

use super::{Setting, on_every_document};
use crate::{
    Acknowledgement, ControlSheet, DossierRef, Letterhead, Receipt, ResultDocument,
    printer::{Form, Template},
};
use mc_kernel::{Digest, LocalTime, Locale};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Markup, code, quotes, brackets, two lines, characters without a shape, and a hidden one that turns
/// the direction of writing.
const HOSTILE: &str = "#eval(\"1\") $x^2$ *b* _i_ <nhãn> @ref \\ \\u{41} // /* */ `r` ~ -- --- ... \
     “ngoặc” ‘đơn’ 'q' [c] {d} = H - e + f 1. g a?b=c&d \u{202E}ngược\u{0}\n\
     dòng hai ƠơƯư ẶặỮữ 🙂 \u{E000} hết";

/// Its words as they are to be printed.
fn printed_words() -> Vec<String> {
    let printed =
        HOSTILE.replace(['\u{202E}', '\u{0}'], "").replace(['🙂', '\u{E000}'], "\u{FFFD}");
    printed.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// A view with some more text after every text of its own.
struct Spoiled<'a, F>(&'a F, &'a str);

impl<F: Form> Serialize for Spoiled<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serde_json::to_value(self.0).unwrap();
        spoil(&mut view, self.1);
        view.serialize(serializer)
    }
}

impl<F: Form> Form for Spoiled<'_, F> {
    const TEMPLATE: Template = F::TEMPLATE;
    fn title(&self) -> String {
        format!("{} {}", self.0.title(), self.1)
    }
    fn head(&self) -> &Letterhead {
        self.0.head()
    }
    fn dossier(&self) -> Option<&DossierRef> {
        self.0.dossier()
    }
    fn locale(&self) -> Locale {
        self.0.locale()
    }
}

/// Appends a text to every text of a view that people write, and counts them. Lists are cut short:
/// the point is the text, not its mass.
fn spoil(view: &mut Value, more: &str) -> usize {
    match view {
        Value::String(text) => {
            let is_ours = text.parse::<LocalTime>().is_ok() || text.parse::<Digest>().is_ok();
            if is_ours {
                return 0;
            }
            text.push_str(more);
            1
        }
        Value::Array(items) => {
            items.truncate(3);
            items.iter_mut().map(|item| spoil(item, more)).sum()
        }
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| !matches!(name.as_str(), "kind" | "locale" | "qr"))
            .map(|(_, value)| spoil(value, more))
            .sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// How many texts of a view its form does not print.
fn left_out(name: &str) -> usize {
    match name {
        // The identification number of the applicant; the address to look the dossier up, which a
        // sheet that stays in the house does not need.
        "supplement request" | "control sheet" => 1,
        // The same address, and the dossier number, which only the QR code has.
        "result document" => 2,
        _ => 0,
    }
}

#[test]
fn every_text_is_printed_literally() {
    fn check<F: Form>(name: &str, form: &F) {
        let texts = spoil(&mut serde_json::to_value(form).unwrap(), HOSTILE);
        let texts = texts - left_out(name);
        let set = Setting::of(&Spoiled(form, HOSTILE));
        assert_eq!(set.warnings, Vec::<String>::new(), "{name}");
        let printed = set.run_together().to_lowercase();
        for word in printed_words() {
            let times = printed.matches(&word).count();
            assert!(times >= texts, "{name}: “{word}” is printed in {times} of {texts} texts");
        }
    }
    on_every_document!(check);
}

/// The right margin and the foot of the text on A4, in points, with a hair for rounding.
const EDGES: (f64, f64) = ((210.0 - 15.0) / 25.4 * 72.0 + 0.5, (297.0 - 20.0) / 25.4 * 72.0 + 0.5);

fn stays_on_the_page(name: &str, set: &Setting) {
    assert_eq!(set.warnings, Vec::<String>::new(), "{name}");
    let (right, foot) = set.reach;
    assert!(right <= EDGES.0 && foot <= EDGES.1, "{name}: text at {right} × {foot} pt");
}

#[test]
fn no_word_runs_over_the_margin() {
    fn check<F: Form>(name: &str, form: &F) {
        stays_on_the_page(name, &Setting::of(&Spoiled(form, &"quálềtrang".repeat(15))));
    }
    on_every_document!(check);
}

#[test]
fn what_should_stay_together_is_broken_when_it_is_longer_than_a_page() {
    let long = "không dứt ".repeat(900);
    let mut receipt = Receipt::sample();
    receipt.due_derivation = vec![long.clone(); 2];
    receipt.receiver.name = Some(long.clone());
    stays_on_the_page("receipt", &Setting::of(&receipt));
    let mut sheet = ControlSheet::sample();
    sheet.handovers.truncate(1);
    sheet.handovers[0].note = Some(long.clone());
    stays_on_the_page("control sheet", &Setting::of(&sheet));
    let mut sent = Acknowledgement::sample(Locale::Vi);
    sent.files.truncate(1);
    sent.files[0].name.clone_from(&long);
    stays_on_the_page("acknowledgement", &Setting::of(&sent));
    let mut result = ResultDocument::sample();
    result.recipients = vec!["Sở Xây dựng".to_owned(); 200];
    stays_on_the_page("result document", &Setting::of(&result));
}

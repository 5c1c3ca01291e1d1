//! What holds for every document.

mod archive;
mod bare;
mod hostile;
mod limits;
mod roll;
mod words;

use crate::{FontSource, Printer, printer::Form};
use std::sync::LazyLock;
use typst::layout::{Frame, FrameItem, Point};

/// Calls a generic function with the name and the view of every document, full and bare.
macro_rules! on_every_document {
    ($check:path) => {{
        use crate::tests::bare;
        use crate::{
            Acknowledgement, ControlSheet, Receipt, Refusal, ResultDocument, SupplementRequest,
        };
        use mc_kernel::Locale;
        $check("receipt", &Receipt::sample());
        $check("bare receipt", &bare::receipt());
        $check("supplement request", &SupplementRequest::sample());
        $check("bare supplement request", &bare::supplement_request());
        $check("refusal", &Refusal::sample());
        $check("bare refusal", &bare::refusal());
        $check("apology", &crate::Apology::sample());
        $check("bare apology", &bare::apology());
        $check("notice of a stop", &crate::StopNotice::sample());
        $check("bare notice of a stop", &bare::stop_notice());
        $check("control sheet", &ControlSheet::sample());
        $check("bare control sheet", &bare::control_sheet());
        $check("acknowledgement", &Acknowledgement::sample(Locale::Vi));
        $check("English acknowledgement", &Acknowledgement::sample(Locale::En));
        $check("bare acknowledgement", &bare::acknowledgement(Locale::Vi));
        $check("bare English acknowledgement", &bare::acknowledgement(Locale::En));
        $check("own data", &crate::OwnData::sample(Locale::Vi));
        $check("English own data", &crate::OwnData::sample(Locale::En));
        $check("bare own data", &bare::own_data(Locale::Vi));
        $check("result document", &ResultDocument::sample());
        $check("bare result document", &bare::result_document());
    }};
}
use on_every_document;

/// A printer with the same typefaces on every machine.
static PRINTER: LazyLock<Printer> =
    LazyLock::new(|| Printer::new(FontSource::BuiltIn).expect("the built-in typefaces"));

/// A document as it was set: its pages as text, and how far its text reaches.
struct Setting {
    pages: Vec<String>,
    warnings: Vec<String>,
    /// The rightmost and the lowest point of any text, in points.
    reach: (f64, f64),
}

impl Setting {
    fn of<F: Form>(form: &F) -> Self {
        let data = PRINTER.data(form).unwrap();
        let set = PRINTER.compose(F::TEMPLATE, data).unwrap();
        let mut reach = (0.0, 0.0);
        let mut pages = Vec::new();
        for page in set.output.pages() {
            let mut text = String::new();
            collect(&page.frame, Point::zero(), &mut text, &mut reach);
            pages.push(text);
        }
        let warnings = set.warnings.iter().map(|one| one.message.to_string()).collect();
        Self { pages, warnings, reach }
    }

    /// All text without page numbers and white space, for what is broken over lines and pages.
    fn run_together(&self) -> String {
        let numbered = self.pages.iter().zip(1..);
        let bare = numbered.map(|(page, number)| page.trim_start_matches(&format!("{number} ")));
        bare.map(without_space).collect()
    }
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Appends the text of a frame, items separated by single spaces.
fn collect(frame: &Frame, origin: Point, text: &mut String, reach: &mut (f64, f64)) {
    for (position, item) in frame.items() {
        let at = origin + *position;
        if let FrameItem::Group(group) = item {
            let moved = Point::new(group.transform.tx, group.transform.ty);
            collect(&group.frame, at + moved, text, reach);
        } else if let FrameItem::Text(run) = item {
            text.push_str(&run.text);
            text.push(' ');
            reach.0 = reach.0.max((at.x + run.width()).to_pt());
            reach.1 = reach.1.max(at.y.to_pt());
        }
    }
}

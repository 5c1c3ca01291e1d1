//! The printer: from a view to the bytes of a PDF.

use crate::{
    Acknowledgement, Apology, ControlSheet, DossierRef, FontSource, Letterhead, OwnData,
    PrintError, Receipt, Refusal, ResultDocument, SettlementReport, StopNotice, SupplementRequest,
    Ticket,
    fonts::Typefaces,
    legible::{Alphabet, Amount},
    qr,
    roll::ReceiptRoll,
    world::{Job, Workshop},
};
use mc_kernel::{Digest, LocalTime, Locale};
use serde::Serialize;
use typst::{
    diag::{SourceDiagnostic, Warned},
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub(crate) use crate::world::Template;

/// The most text a document may have, in bytes of UTF-8: about eighty full pages.
pub const MAX_INPUT_BYTES: usize = 256 << 10;

/// The most lines a document may have, where every value of a view is a line and a text with line
/// feeds is several: enough for 500 hand-overs or 700 files.
pub const MAX_INPUT_LINES: usize = 4_000;

/// The longest title in the properties of a PDF, in characters.
const MAX_TITLE_CHARS: usize = 200;

/// After how many documents the typesetter forgets what none of them needed. What all documents of a
/// kind share, the last one has used; more only costs memory.
const CACHE_AGE: usize = 1;

/// Minutes that Việt Nam is ahead of UTC.
const VIET_NAM_MINUTES: i32 = 7 * 60;

/// A view that a template can print.
pub(crate) trait Form: Serialize {
    /// The layout.
    const TEMPLATE: Template;
    /// The title in the properties of the PDF.
    fn title(&self) -> String;
    /// The heading.
    fn head(&self) -> &Letterhead;
    /// The dossier whose QR code is printed.
    fn dossier(&self) -> Option<&DossierRef>;
    /// The language of the document.
    fn locale(&self) -> Locale {
        Locale::Vi
    }
}

/// The data file of a template.
#[derive(Serialize)]
struct Data<'a> {
    title: &'a str,
    author: &'a str,
    lang: &'static str,
    fonts: &'a [&'static str],
    bold_italic: &'static str,
    qr: Option<String>,
    form: serde_json::Value,
}

/// Prints official documents as PDF/A-2a and PDF/UA-1.
///
/// Made once: it reads the fonts and keeps them. Printing needs no further memory than the document
/// at hand and a cache that forgets by itself, and may go on in several threads at once.
pub struct Printer {
    workshop: Workshop,
    alphabet: Alphabet,
    families: Vec<&'static str>,
    bold_italic: &'static str,
    standards: PdfStandards,
}

impl Printer {
    /// Reads the fonts and the templates.
    ///
    /// # Errors
    /// [`PrintError::NoTypeface`] when not even a built-in typeface can be read.
    pub fn new(source: FontSource) -> Result<Self, PrintError> {
        let Typefaces { fonts, families, bold_italic } = Typefaces::load(source)?;
        let alphabet = Alphabet::of(&fonts);
        let workshop = Workshop::new(fonts).ok_or_else(|| fault("a template has no path"))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|refused| fault(refused.message().as_str()))?;
        Ok(Self { workshop, alphabet, families, bold_italic, standards })
    }

    /// The family the documents are set in, for the operator's log.
    pub fn typeface(&self) -> &'static str {
        self.families.first().copied().unwrap_or_default()
    }

    /// Prints form 01, the receipt with the appointment.
    pub fn receipt(&self, form: &Receipt) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints form 02, the supplement request.
    pub fn supplement_request(&self, form: &SupplementRequest) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints form 03, the refusal at intake.
    pub fn refusal(&self, form: &Refusal) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints form 04, the apology with another day.
    pub fn apology(&self, form: &Apology) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints form 05, the notice of a stop.
    pub fn stop_notice(&self, form: &StopNotice) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints form 06, the control sheet.
    pub fn control_sheet(&self, form: &ControlSheet) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints the acknowledgement of a submission.
    pub fn acknowledgement(&self, form: &Acknowledgement) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints the result of a procedure as a letter.
    pub fn result_document(&self, form: &ResultDocument) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints form 01 on a roll of 80 mm.
    pub fn receipt_roll(&self, form: &Receipt) -> Result<Vec<u8>, PrintError> {
        self.print(&ReceiptRoll(form))
    }

    /// Prints the number of somebody who waits, on a roll of 80 mm.
    pub fn ticket(&self, form: &Ticket) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints the settlement report of a period.
    pub fn settlement_report(&self, form: &SettlementReport) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints a person's own data.
    pub fn own_data(&self, form: &OwnData) -> Result<Vec<u8>, PrintError> {
        self.print(form)
    }

    /// Prints any view.
    pub(crate) fn print<F: Form>(&self, form: &F) -> Result<Vec<u8>, PrintError> {
        let data = self.data(form)?;
        let options = self.options(form, &data);
        let pages = self.compose(F::TEMPLATE, data);
        let pdf = pages.and_then(|Warned { output, .. }| {
            typst_pdf::pdf(&output, &options).map_err(|refused| faults(&refused))
        });
        comemo::evict(CACHE_AGE);
        pdf
    }

    fn options<F: Form>(&self, form: &F, data: &[u8]) -> PdfOptions {
        PdfOptions {
            ident: Smart::Custom(Digest::of(data).to_string()),
            creator: Smart::Custom(Some("Một Cửa".to_owned())),
            timestamp: pdf_time(form.head().at),
            page_ranges: None,
            standards: self.standards.clone(),
            tagged: true,
            pretty: false,
        }
    }

    /// The data file of a view.
    pub(crate) fn data<F: Form>(&self, form: &F) -> Result<Vec<u8>, PrintError> {
        let mut view = serde_json::to_value(form)?;
        let Amount { bytes, lines } = Amount::of(&view);
        if bytes > MAX_INPUT_BYTES || lines > MAX_INPUT_LINES {
            return Err(PrintError::TooLarge { bytes, lines });
        }
        self.alphabet.clean_all(&mut view);
        let qr = form.dossier().map(|dossier| qr::drawing(&dossier.qr)).transpose()?;
        let title = self.alphabet.clean(&form.title()).replace('\n', " ");
        Ok(serde_json::to_vec(&Data {
            title: &title.chars().take(MAX_TITLE_CHARS).collect::<String>(),
            author: &self.alphabet.clean(&form.head().agency).replace('\n', " "),
            lang: form.locale().tag(),
            fonts: &self.families,
            bold_italic: self.bold_italic,
            qr,
            form: view,
        })?)
    }

    /// The pages of a document, with what the typesetter found odd.
    pub(crate) fn compose(
        &self,
        template: Template,
        data: Vec<u8>,
    ) -> Result<Warned<PagedDocument>, PrintError> {
        let job = Job::new(&self.workshop, template, data)
            .ok_or_else(|| fault("a template has no path"))?;
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&job);
        let output = output.map_err(|refused| faults(&refused))?;
        Ok(Warned { output, warnings })
    }
}

/// The creation date of a PDF.
fn pdf_time(at: LocalTime) -> Option<Timestamp> {
    let part = |number: u16| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        at.day.year().into(),
        at.day.month().try_into().ok()?,
        at.day.day().try_into().ok()?,
        part(at.time.hour())?,
        part(at.time.minute())?,
        0,
    )?;
    Timestamp::new_local(datetime, VIET_NAM_MINUTES)
}

fn faults(diagnostics: &[SourceDiagnostic]) -> PrintError {
    let messages: Vec<&str> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    fault(&messages.join("; "))
}

fn fault(reason: &str) -> PrintError {
    PrintError::Typesetting { reason: reason.to_owned() }
}

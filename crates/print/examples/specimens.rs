//! Writes a specimen of every document into a folder, to be looked at:
//! `cargo run -p mc-print --example specimens -- /some/folder`.

use mc_kernel::Locale;
use mc_print::{
    Acknowledgement, ControlSheet, FontSource, Printer, Receipt, Refusal, ResultDocument,
    SupplementRequest,
};
use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say which folder to write to")?);
    for (set, source) in [("installed", FontSource::Installed), ("built-in", FontSource::BuiltIn)] {
        let printer = Printer::new(source)?;
        let acknowledgement = |locale| printer.acknowledgement(&Acknowledgement::sample(locale));
        for (name, pdf) in [
            ("receipt", printer.receipt(&Receipt::sample())?),
            ("supplement-request", printer.supplement_request(&SupplementRequest::sample())?),
            ("refusal", printer.refusal(&Refusal::sample())?),
            ("control-sheet", printer.control_sheet(&ControlSheet::sample())?),
            ("acknowledgement", acknowledgement(Locale::Vi)?),
            ("acknowledgement-en", acknowledgement(Locale::En)?),
            ("result-document", printer.result_document(&ResultDocument::sample())?),
        ] {
            fs::write(folder.join(format!("{name}.{set}.pdf")), pdf)?;
        }
    }
    Ok(())
}

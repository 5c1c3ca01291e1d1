//! Bounds, sameness and threads.

use super::{PRINTER, bare};
use crate::{
    Acknowledgement, ControlSheet, DossierRef, FontSource, MAX_INPUT_BYTES, MAX_INPUT_LINES,
    PrintError, Printer, Receipt, Refusal, SupplementRequest, legible::Amount,
};
use mc_kernel::Locale;

#[test]
fn too_much_text_is_refused_before_it_is_set() {
    let fits = |reason: String| {
        let form = SupplementRequest { reason: Some(reason), ..SupplementRequest::sample() };
        match PRINTER.data(&form) {
            Ok(_) => true,
            Err(PrintError::TooLarge { .. }) => false,
            Err(other) => panic!("{other}"),
        }
    };
    let given =
        serde_json::to_value(SupplementRequest { reason: None, ..SupplementRequest::sample() });
    let Amount { bytes, lines } = Amount::of(&given.unwrap());
    assert!(fits("a".repeat(MAX_INPUT_BYTES - bytes)));
    assert!(!fits("a".repeat(MAX_INPUT_BYTES - bytes + 1)));
    assert!(fits("\n".repeat(MAX_INPUT_LINES - lines)));
    assert!(!fits("\n".repeat(MAX_INPUT_LINES - lines + 1)));
}

#[test]
fn too_long_a_qr_text_is_refused() {
    let full = Receipt::sample();
    let dossier = DossierRef { qr: "x".repeat(513), ..full.dossier.clone() };
    let refused = PRINTER.receipt(&Receipt { dossier, ..full });
    assert!(matches!(refused, Err(PrintError::QrTooLong { bytes: 513 })));
}

#[test]
fn equal_input_gives_equal_bytes() {
    let other = Printer::new(FontSource::BuiltIn).unwrap();
    let first = PRINTER.receipt(&Receipt::sample()).unwrap();
    PRINTER.refusal(&Refusal::sample()).unwrap();
    typst::comemo::evict(0);
    assert!(first == other.receipt(&Receipt::sample()).unwrap());
    assert!(first != PRINTER.receipt(&bare::receipt()).unwrap());
}

#[test]
fn threads_share_a_printer() {
    let alone = PRINTER.acknowledgement(&bare::acknowledgement(Locale::En)).unwrap();
    let prints = |number: u8| {
        let mut form = Receipt::sample();
        form.dossier.number = format!("H44.001.02-260205-{number:04}");
        PRINTER.receipt(&form).unwrap();
        PRINTER
            .control_sheet(&ControlSheet { handovers: Vec::new(), ..ControlSheet::sample() })
            .unwrap();
        PRINTER.acknowledgement(&bare::acknowledgement(Locale::En)).unwrap()
    };
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|number| scope.spawn(move || prints(number))).collect();
        for run in runs {
            assert!(run.join().unwrap() == alone);
        }
    });
    assert!(alone != PRINTER.acknowledgement(&Acknowledgement::sample(Locale::En)).unwrap());
}

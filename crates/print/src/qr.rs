//! QR codes as drawings.

use crate::PrintError;
use qrcode::{EcLevel, QrCode, render::svg};

/// The longest text in a code: at the size printed, its modules are still 0.25 mm wide.
pub(crate) const MAX_QR_BYTES: usize = 512;

/// The QR code of a text as an SVG drawing, with its quiet zone; 15 % of it may be lost.
pub(crate) fn drawing(text: &str) -> Result<String, PrintError> {
    let too_long = || PrintError::QrTooLong { bytes: text.len() };
    if text.len() > MAX_QR_BYTES {
        return Err(too_long());
    }
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_full| too_long())?;
    Ok(code.render::<svg::Color<'_>>().module_dimensions(1, 1).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_modules_and_a_quiet_zone() {
        let svg = drawing("H44.01.02-260205-0001").unwrap();
        // 21 characters in upper case fit version 2 (25 modules) with level M; 4 modules of quiet
        // zone on each side.
        assert!(svg.contains(r#"viewBox="0 0 33 33""#), "{svg}");
    }

    #[test]
    fn too_long_a_text_is_refused() {
        assert!(drawing(&"é".repeat(MAX_QR_BYTES / 2)).is_ok());
        let refused = drawing(&"a".repeat(MAX_QR_BYTES + 1));
        assert!(matches!(refused, Err(PrintError::QrTooLong { bytes: 513 })));
    }
}

//! A QR code as one SVG path.

use qrcode::{Color, EcLevel, QrCode};

/// The code of an address, drawn in modules of one unit.
#[derive(Debug, serde::Serialize)]
pub(crate) struct Qr {
    /// Width and height of the drawing with its quiet zone, in modules.
    pub(crate) size: usize,
    /// Path data: one horizontal line for each run of dark modules in a row, to be drawn with a stroke
    /// one unit wide.
    pub(crate) path: String,
}

/// Empty modules around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// Makes the code, with error correction level M; `None` for an address too long for any code.
pub(crate) fn qr(address: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut at = 0;
        while at < width {
            let run = modules[at..].iter().take_while(|module| **module == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}.5h{run}", at + QUIET, row + QUIET));
            }
            at += run.max(1);
        }
    }
    Some(Qr { size: width + 2 * QUIET, path })
}

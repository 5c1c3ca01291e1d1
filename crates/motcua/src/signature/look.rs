//! What shall be seen of a signature, from the command line.

use super::read;
use clap::Args;
use mc_signing::{Appearance, Text};
use std::path::PathBuf;

/// The size of the lines beside a signature (NĐ 30/2020, Phụ lục I).
const SIZE: f32 = 10.0;

#[derive(Debug, Clone, Args)]
pub(super) struct LookArgs {
    /// Where it is seen: page,left,bottom,width,height in points
    #[arg(long, value_name = "PLACE", value_parser = place)]
    place: Option<Place>,
    /// What is seen: the handwritten signature or the seal, as PNG
    #[arg(long, value_name = "FILE", requires = "place")]
    picture: Option<PathBuf>,
    /// A line of text that is seen; may be given several times
    #[arg(long, value_name = "TEXT", requires_all = ["place", "font"])]
    line: Vec<String>,
    /// The font of the lines (TrueType or OpenType)
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
}

/// A page, and a place on it.
#[derive(Debug, Clone, Copy)]
struct Place {
    page: u32,
    corners: [f32; 4],
}

fn place(text: &str) -> Result<Place, String> {
    let wrong = || "page,left,bottom,width,height is expected".to_owned();
    let (page, rest) = text.split_once(',').ok_or_else(wrong)?;
    let numbers: Result<Vec<f32>, _> = rest.split(',').map(str::parse).collect();
    let corners = numbers.ok().and_then(|n| <[f32; 4]>::try_from(n).ok()).ok_or_else(wrong)?;
    Ok(Place { page: page.parse().map_err(|_error| wrong())?, corners })
}

/// The same, with the files that were read.
pub(super) struct Look {
    place: Option<Place>,
    picture: Option<Vec<u8>>,
    font: Option<Vec<u8>>,
    lines: Vec<String>,
}

impl LookArgs {
    pub(super) fn read(&self) -> Result<Look, String> {
        Ok(Look {
            place: self.place,
            picture: self.picture.as_ref().map(|path| read(path)).transpose()?,
            font: self.font.as_ref().map(|path| read(path)).transpose()?,
            lines: self.line.clone(),
        })
    }
}

impl Look {
    pub(super) fn appearance(&self) -> Option<Appearance<'_>> {
        let Place { page, corners } = self.place?;
        let text = self.font.as_ref().filter(|_| !self.lines.is_empty());
        let text = text.map(|font| Text { lines: &self.lines, font, size: SIZE });
        Some(Appearance { page, place: corners, picture: self.picture.as_deref(), text })
    }
}

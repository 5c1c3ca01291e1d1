//! Letters as outlines: what is drawn needs no font in the file, and no reader has another one.

use std::fmt::Write as _;
use ttf_parser::{Face, OutlineBuilder};

/// The most letters of a line.
const MOST_LETTERS: usize = 200;

/// A font.
pub(crate) struct Typeface<'a>(Face<'a>);

impl<'a> Typeface<'a> {
    /// Reads the first font of a file.
    pub(crate) fn read(file: &'a [u8]) -> Option<Self> {
        Face::parse(file, 0).ok().map(Self)
    }

    /// Draws a line that begins at this point. A letter that the font does not have is told: a name
    /// is never shown without it.
    pub(crate) fn line(
        &self,
        text: &str,
        (left, base): (f32, f32),
        size: f32,
        out: &mut String,
    ) -> Result<(), char> {
        let scale = size / f32::from(self.0.units_per_em());
        let mut pen = Pen { out, left, base, scale, at: (0.0, 0.0) };
        for letter in text.chars().take(MOST_LETTERS) {
            let glyph = self.0.glyph_index(letter).ok_or(letter)?;
            self.0.outline_glyph(glyph, &mut pen);
            pen.left += f32::from(self.0.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
        }
        out.push_str("f\n");
        Ok(())
    }
}

/// Writes the path of one letter.
struct Pen<'o> {
    out: &'o mut String,
    left: f32,
    base: f32,
    scale: f32,
    at: (f32, f32),
}

impl Pen<'_> {
    fn put(&mut self, points: &[(f32, f32)], what: char) {
        for (x, y) in points {
            let (x, y) = (self.left + x * self.scale, self.base + y * self.scale);
            // Writing to a text never fails.
            write!(self.out, "{x:.2} {y:.2} ").ok();
        }
        self.out.push(what);
        self.out.push('\n');
        self.at = points.last().copied().unwrap_or(self.at);
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put(&[(x, y)], 'm');
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put(&[(x, y)], 'l');
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let towards = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let first = (towards(self.at.0, x1), towards(self.at.1, y1));
        let second = (towards(x, x1), towards(y, y1));
        self.put(&[first, second, (x, y)], 'c');
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.put(&[(x1, y1), (x2, y2), (x, y)], 'c');
    }

    fn close(&mut self) {
        self.put(&[], 'h');
    }
}

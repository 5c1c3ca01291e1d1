//! What is seen of a signature (NĐ 30/2020, Phụ lục I): the blue picture of a handwritten signature
//! between title and name, the red seal over a third of it, and lines that say who signed and when.

use crate::{
    Obstacle, SigningError,
    outline::Typeface,
    pdf::{Update, named_object},
};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use std::io::{Cursor, Write as _};

/// The longest side of a picture, in pixels.
pub const MOST_PICTURE_SIDE: u32 = 4_096;
/// The most lines of text.
const MOST_LINES: usize = 12;
/// Lines stand so much apart, in parts of their size.
const LEADING: f32 = 1.2;

/// What is seen of a signature, and where.
#[derive(Debug, Clone, Copy)]
pub struct Appearance<'a> {
    /// The page, counted from one.
    pub page: u32,
    /// Left, bottom, width and height in points, from the lower left corner of the page.
    pub place: [f32; 4],
    /// A picture as PNG, best with a transparent ground; it fills the place as far as its shape allows.
    pub picture: Option<&'a [u8]>,
    /// Lines of text, with the file of the font that draws them.
    pub text: Option<Text<'a>>,
}

/// Lines of text.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The lines.
    pub lines: &'a [String],
    /// A font, as TrueType or OpenType.
    pub font: &'a [u8],
    /// The size of its letters in points; NĐ 30/2020 has 10.
    pub size: f32,
}

/// The place of a seal of this diameter, in points, that covers the left third of a signature.
pub fn seal_over([left, bottom, width, height]: [f32; 4], diameter: f32) -> [f32; 4] {
    let right = left + width / 3.0;
    [right - diameter, bottom + (height - diameter) / 2.0, diameter, diameter]
}

impl Appearance<'_> {
    /// The corners, as a field has them.
    pub(crate) fn corners(&self) -> [f32; 4] {
        let [left, bottom, width, height] = self.place;
        [left, bottom, left + width, bottom + height]
    }

    /// Writes what is drawn.
    pub(crate) fn draw(&self, update: &mut Update<'_>) -> Result<ObjectId, SigningError> {
        let [_, _, width, height] = self.place;
        if !(width > 0.0 && height > 0.0) {
            return Err(SigningError::new(Obstacle::LookUnfit, "no room"));
        }
        let mut content = String::new();
        let mut pictures = Dictionary::new();
        if let Some(png) = self.picture {
            let picture = Picture::read(png)?;
            let (across, up) = picture.fitted(width, height);
            let (left, bottom) = ((width - across) / 2.0, (height - up) / 2.0);
            content = format!("q {across:.2} 0 0 {up:.2} {left:.2} {bottom:.2} cm /Im Do Q\n");
            pictures.set("Im", Object::Reference(picture.put(update)?));
        }
        if let Some(text) = &self.text {
            content.push_str(&text.paths(height)?);
        }
        let told = dictionary! {
            "Type" => named_object("XObject"), "Subtype" => named_object("Form"),
            "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
            "Resources" => dictionary! { "XObject" => pictures },
        };
        let id = update.number();
        update.put(id, &Object::Stream(Stream::new(told, content.into_bytes())));
        Ok(id)
    }
}

impl Text<'_> {
    /// The lines as outlines, from the top of the place down.
    fn paths(&self, height: f32) -> Result<String, SigningError> {
        let face = Typeface::read(self.font)
            .ok_or_else(|| SigningError::new(Obstacle::LookUnfit, "no font"))?;
        let mut out = "0 0 0 rg\n".to_owned();
        let mut base = height - self.size;
        for line in self.lines.iter().take(MOST_LINES) {
            let drawn = face.line(line, (0.0, base), self.size, &mut out);
            drawn.map_err(|letter| {
                SigningError::new(Obstacle::LookUnfit, format!("the font has no “{letter}”"))
            })?;
            base -= self.size * LEADING;
        }
        Ok(out)
    }
}

/// A picture: colours, and how much each point covers.
struct Picture {
    size: [u32; 2],
    colours: Vec<u8>,
    covers: Vec<u8>,
}

impl Picture {
    fn read(bytes: &[u8]) -> Result<Self, SigningError> {
        let unfit = |why: &dyn std::fmt::Display| SigningError::new(Obstacle::LookUnfit, why);
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(
            png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
        );
        let mut reader = decoder.read_info().map_err(|error| unfit(&error))?;
        let size = [reader.info().width, reader.info().height];
        if size.iter().any(|side| *side > MOST_PICTURE_SIDE) {
            return Err(unfit(&"too large"));
        }
        let room = reader.output_buffer_size().ok_or_else(|| unfit(&"too large"))?;
        let mut points = vec![0; room];
        let info = reader.next_frame(&mut points).map_err(|error| unfit(&error))?;
        points.truncate(info.buffer_size());
        let is_grey = info.color_type == png::ColorType::GrayscaleAlpha;
        let (mut colours, mut covers) = (Vec::new(), Vec::new());
        for point in points.chunks_exact(if is_grey { 2 } else { 4 }) {
            match *point {
                [grey, cover] => {
                    colours.extend([grey, grey, grey]);
                    covers.push(cover);
                }
                [red, green, blue, cover] => {
                    colours.extend([red, green, blue]);
                    covers.push(cover);
                }
                _ => {}
            }
        }
        Ok(Self { size, colours, covers })
    }

    /// As large as its shape allows.
    fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        let side = |side: u32| f32::from(u16::try_from(side).unwrap_or(u16::MAX)).max(1.0);
        let [across, up] = self.size.map(side);
        let scale = (width / across).min(height / up);
        (across * scale, up * scale)
    }

    fn put(&self, update: &mut Update<'_>) -> Result<ObjectId, SigningError> {
        let image = |space: &str| {
            dictionary! {
                "Type" => named_object("XObject"), "Subtype" => named_object("Image"),
                "Width" => i64::from(self.size[0]), "Height" => i64::from(self.size[1]),
                "ColorSpace" => named_object(space), "BitsPerComponent" => 8,
                "Filter" => named_object("FlateDecode"),
            }
        };
        let (mask, id) = (update.number(), update.number());
        let covers = Stream::new(image("DeviceGray"), packed(&self.covers)?);
        update.put(mask, &Object::Stream(covers));
        let mut told = image("DeviceRGB");
        told.set("SMask", Object::Reference(mask));
        update.put(id, &Object::Stream(Stream::new(told, packed(&self.colours)?)));
        Ok(id)
    }
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, SigningError> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    let done = packer.write_all(bytes).and_then(|()| packer.finish());
    done.map_err(|error| SigningError::new(Obstacle::Internal, error))
}

//! A picture as a page of A4.

use super::AssembleError;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::io::Cursor;

/// The most dots of a PNG that are decoded, some 160 MB.
const MOST_DOTS: u64 = 40_000_000;
/// A4 in points.
const A4: (f64, f64) = (595.0, 842.0);
/// The white border around a picture in points.
const BORDER: f64 = 14.0;

/// Why a picture is no page.
pub(super) enum NoPicture {
    /// It cannot be read.
    Unreadable,
    /// It has too many dots.
    TooManyDots,
}

impl NoPicture {
    pub(super) const fn at(&self, leaf: usize) -> AssembleError {
        match self {
            Self::Unreadable => AssembleError::Unreadable { leaf },
            Self::TooManyDots => AssembleError::TooManyDots { leaf },
        }
    }
}

/// A picture as it goes into a PDF.
struct Picture {
    width: u32,
    height: u32,
    stream: Stream,
}

/// Adds a page of A4, upright or lying as the picture is, that shows it as large as it can be.
pub(super) fn picture_page(
    out: &mut Document,
    bytes: &[u8],
    quarters: u8,
) -> Result<ObjectId, NoPicture> {
    let is_png = bytes.starts_with(&[0x89, b'P', b'N', b'G']);
    let picture = if is_png { png_picture(bytes)? } else { jpeg_picture(bytes)? };
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let (page_width, page_height) = if width > height { (A4.1, A4.0) } else { A4 };
    let scale = ((page_width - 2.0 * BORDER) / width).min((page_height - 2.0 * BORDER) / height);
    let (wide, high) = (width * scale, height * scale);
    let (left, below) = ((page_width - wide) / 2.0, (page_height - high) / 2.0);
    let drawing = format!("q {wide:.2} 0 0 {high:.2} {left:.2} {below:.2} cm /P Do Q");
    let picture = out.add_object(picture.stream);
    let content = out.add_object(Stream::new(Dictionary::new(), drawing.into_bytes()));
    let media: Vec<Object> = vec![0.into(), 0.into(), real(page_width), real(page_height)];
    let turned = 90 * ((held(bytes) + i64::from(quarters)) % 4);
    Ok(out.add_object(dictionary! {
        "Type" => "Page", "MediaBox" => media, "Rotate" => turned, "Contents" => content,
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } },
    }))
}

/// A length that has no fraction.
fn real(points: f64) -> Object {
    format!("{points:.0}").parse::<i64>().unwrap_or(0).into()
}

/// By how many quarters of a circle to the right a picture is turned to stand upright, as the camera
/// that took it noted (EXIF, tag 0x0112).
fn held(bytes: &[u8]) -> i64 {
    let read = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok();
    let noted = read.as_ref().and_then(|read| {
        let field = read.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?;
        field.value.get_uint(0)
    });
    match noted {
        Some(3 | 4) => 2,
        Some(5 | 6) => 1,
        Some(7 | 8) => 3,
        _ => 0,
    }
}

/// A JPEG keeps its bytes: a PDF reader decodes it.
fn jpeg_picture(bytes: &[u8]) -> Result<Picture, NoPicture> {
    let frame = frame_of(bytes).ok_or(NoPicture::Unreadable)?;
    let colours = match frame.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => "DeviceCMYK",
        _ => return Err(NoPicture::Unreadable),
    };
    let mut stream = Stream::new(described(frame.width, frame.height, colours), bytes.to_vec());
    stream.dict.set("Filter", "DCTDecode");
    if frame.components == 4 {
        // Programs write the four inks the other way round.
        let inverted: Vec<Object> = [1, 0, 1, 0, 1, 0, 1, 0].map(Object::from).to_vec();
        stream.dict.set("Decode", inverted);
    }
    stream.allows_compression = false;
    Ok(Picture { width: frame.width, height: frame.height, stream })
}

struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

/// The frame header of a JPEG (ITU T.81, B.2.2).
fn frame_of(bytes: &[u8]) -> Option<Frame> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        // Any number of 0xFF stands before a marker.
        let at = rest.iter().position(|byte| *byte != 0xFF)?;
        let marker = *rest.get(at)?;
        let segment = rest.get(at + 1..)?;
        let length = usize::from(u16::from_be_bytes([*segment.first()?, *segment.get(1)?]));
        if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) {
            let side = |at: usize| {
                Some(u32::from(u16::from_be_bytes([*segment.get(at)?, *segment.get(at + 1)?])))
            };
            let (height, width) = (side(3)?, side(5)?);
            let components = *segment.get(7)?;
            return (width > 0 && height > 0).then_some(Frame { width, height, components });
        }
        if marker == 0xDA || length < 2 {
            return None;
        }
        rest = segment.get(length..)?;
    }
}

/// A PNG is decoded, laid on white, and packed again.
fn png_picture(bytes: &[u8]) -> Result<Picture, NoPicture> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_damaged| NoPicture::Unreadable)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if u64::from(width) * u64::from(height) > MOST_DOTS {
        return Err(NoPicture::TooManyDots);
    }
    let size = reader.output_buffer_size().ok_or(NoPicture::TooManyDots)?;
    let mut dots = vec![0; size];
    let info = reader.next_frame(&mut dots).map_err(|_damaged| NoPicture::Unreadable)?;
    dots.truncate(info.buffer_size());
    let (colours, dots) = match info.color_type {
        png::ColorType::Grayscale => ("DeviceGray", dots),
        png::ColorType::GrayscaleAlpha => ("DeviceGray", on_white(&dots, 2)),
        png::ColorType::Rgba => ("DeviceRGB", on_white(&dots, 4)),
        png::ColorType::Rgb => ("DeviceRGB", dots),
        png::ColorType::Indexed => return Err(NoPicture::Unreadable),
    };
    let mut stream = Stream::new(described(width, height, colours), dots);
    stream.compress().map_err(|_full| NoPicture::Unreadable)?;
    Ok(Picture { width, height, stream })
}

/// Dots whose last channel says how much they cover, laid on white.
fn on_white(dots: &[u8], channels: usize) -> Vec<u8> {
    let mut laid = Vec::with_capacity(dots.len());
    for dot in dots.chunks_exact(channels) {
        let Some((covers, colours)) = dot.split_last() else { continue };
        let covers = u32::from(*covers);
        laid.extend(colours.iter().map(|colour| {
            let mixed = (u32::from(*colour) * covers + 255 * (255 - covers)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }));
    }
    laid
}

fn described(width: u32, height: u32, colours: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width),
        "Height" => i64::from(height), "ColorSpace" => colours, "BitsPerComponent" => 8,
    }
}

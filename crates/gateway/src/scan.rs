//! How well a PDF was scanned: the resolution of each page's picture as it is drawn there.

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content};

/// The most bytes of one page's drawing instructions that are looked at.
const MOST_CONTENT_BYTES: usize = 4 * 1024 * 1024;
/// The most drawing instructions of one page.
const MOST_OPERATIONS: usize = 50_000;
/// A picture that covers less of the page than this is decoration on a page of text.
const LEAST_SHARE: f32 = 0.25;
/// Points of PDF in an inch.
const POINTS_AN_INCH: f32 = 72.0;

/// What was found of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanQuality {
    /// Of each page the dots per inch of its picture; `None` of a page that is no scan.
    pub dots_per_inch: Vec<Option<u32>>,
}

impl ScanQuality {
    /// The dots per inch of the poorest scanned page, with its number from 1.
    pub fn poorest(&self) -> Option<(u32, u32)> {
        let pages = (1..).zip(&self.dots_per_inch);
        pages.filter_map(|(page, dots)| dots.map(|dots| (dots, page))).min()
    }
}

/// Looks at the pages of a PDF; `None` where it cannot be read.
pub fn scan_quality(pdf: &[u8]) -> Option<ScanQuality> {
    let document = Document::load_mem(pdf).ok()?;
    let pages = document.get_pages();
    let dots_per_inch = pages.values().map(|page| page_dots(&document, *page)).collect();
    Some(ScanQuality { dots_per_inch })
}

/// A picture as a page draws it.
#[derive(Clone, Copy)]
struct Drawn {
    /// The area it covers, in square points.
    area: f32,
    /// The poorer of its two resolutions.
    dots: f32,
}

fn page_dots(document: &Document, page: ObjectId) -> Option<u32> {
    let content = document.get_page_content_with_limit(page, MOST_CONTENT_BYTES).ok()?;
    let content = Content::decode(&content).ok()?;
    let mut matrix = IDENTITY;
    let mut kept = Vec::new();
    let mut largest: Option<Drawn> = None;
    for operation in content.operations.iter().take(MOST_OPERATIONS) {
        match operation.operator.as_str() {
            "q" => kept.push(matrix),
            "Q" => matrix = kept.pop().unwrap_or(IDENTITY),
            "cm" => matrix = changed(matrix, &operation.operands),
            "Do" => {
                let name = operation.operands.first().and_then(|name| name.as_name().ok());
                let drawn = name.and_then(|name| drawn(document, page, name, matrix));
                if let Some(drawn) = drawn.filter(|d| largest.is_none_or(|l| d.area > l.area)) {
                    largest = Some(drawn);
                }
            }
            _ => {}
        }
    }
    let covered = |drawn: &Drawn| drawn.area >= LEAST_SHARE * page_area(document, page);
    largest.filter(covered).and_then(|drawn| whole(drawn.dots))
}

type Matrix = [f32; 4];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0];

/// The matrix after an instruction; where a picture stands does not matter here.
fn changed([a, b, c, d]: Matrix, operands: &[Object]) -> Matrix {
    let number = |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
    let row = |x: f32, y: f32| [x * a + y * c, x * b + y * d];
    let [[first, second], [third, fourth]] = [row(number(0), number(1)), row(number(2), number(3))];
    [first, second, third, fourth]
}

fn drawn(document: &Document, page: ObjectId, name: &[u8], matrix: Matrix) -> Option<Drawn> {
    let picture = picture(document, page, name)?;
    let side = |key: &[u8]| {
        let side = picture.get(key).ok().and_then(|side| document.dereference(side).ok());
        side.and_then(|(_, side)| side.as_float().ok())
    };
    let (width, height) = (side(b"Width")?, side(b"Height")?);
    let [right, up, aside, above] = matrix;
    let (wide, high) = (right.hypot(up), aside.hypot(above));
    if wide <= 0.0 || high <= 0.0 {
        return None;
    }
    let dots = (width / wide).min(height / high) * POINTS_AN_INCH;
    Some(Drawn { area: wide * high, dots })
}

/// The picture of a name among the page's resources.
fn picture<'d>(document: &'d Document, page: ObjectId, name: &[u8]) -> Option<&'d Dictionary> {
    let (own, shared) = document.get_page_resources(page).ok()?;
    let shared = shared.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let found = own.into_iter().chain(shared).find_map(|resources| {
        let (_, objects) = document.dereference(resources.get(b"XObject").ok()?).ok()?;
        let (_, object) = document.dereference(objects.as_dict().ok()?.get(name).ok()?).ok()?;
        object.as_stream().ok()
    })?;
    let is_picture = found.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image");
    is_picture.then_some(&found.dict)
}

/// The area of a page in square points: that of A4 where it does not say.
fn page_area(document: &Document, page: ObjectId) -> f32 {
    const A4: f32 = 595.0 * 842.0;
    let mut at = page;
    // A page inherits its size from the nodes above it.
    for _ in 0..16 {
        let Ok(node) = document.get_dictionary(at) else { return A4 };
        let media = node.get(b"MediaBox").ok().and_then(|media| document.dereference(media).ok());
        if let Some(sides) = media.and_then(|(_, media)| media.as_array().ok().cloned()) {
            let number = |at: usize| sides.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
            return ((number(2) - number(0)) * (number(3) - number(1))).abs();
        }
        let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference) else { return A4 };
        at = parent;
    }
    A4
}

/// A resolution as a whole number; nonsense is none.
fn whole(dots: f32) -> Option<u32> {
    let text = format!("{dots:.0}");
    text.parse().ok().filter(|dots| (1..=20_000).contains(dots))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    /// A page of A4 with pictures: pixels, and the width and height in points that they cover.
    fn pdf(pages: &[&[(i64, i64, f32, f32)]]) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let parent = document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        for pictures in pages {
            let mut names = Dictionary::new();
            let mut content = String::new();
            for (i, (width, height, wide, high)) in pictures.iter().enumerate() {
                let picture = dictionary! {
                    "Type" => "XObject", "Subtype" => "Image", "Width" => *width,
                    "Height" => *height, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 1,
                };
                let id = document.add_object(Stream::new(picture, vec![0]));
                names.set(format!("P{i}"), id);
                // The size comes in two steps, as printers write it.
                let half = high / 2.0;
                let drawing = format!("q 1 0 0 2 0 0 cm {wide} 0 0 {half} 10 10 cm /P{i} Do Q\n");
                content.push_str(&drawing);
            }
            let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
            let page = dictionary! {
                "Type" => "Page", "Parent" => parent, "Contents" => content,
                "Resources" => dictionary! { "XObject" => names },
            };
            kids.push(document.add_object(page).into());
        }
        let count = i64::try_from(kids.len()).unwrap();
        let media: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
        let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => media };
        document.objects.insert(parent, Object::Dictionary(node));
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
        document.trailer.set("Root", catalog);
        let mut out = Vec::new();
        document.save_to(&mut out).unwrap();
        out
    }

    #[test]
    fn the_resolution_is_that_of_the_picture_as_it_is_drawn() {
        let good = (1654, 2339, 595.0, 842.0);
        let check = |pages: &[&[(i64, i64, f32, f32)]], expect: &[Option<u32>]| {
            let found = scan_quality(&pdf(pages)).unwrap();
            assert_eq!(found.dots_per_inch, expect);
            found.poorest()
        };
        assert_eq!(check(&[&[good]], &[Some(200)]), Some((200, 1)));
        // The same picture on half the page has twice the dots.
        assert_eq!(check(&[&[(1654, 1654, 298.0, 595.0)]], &[Some(200)]), Some((200, 1)));
        let poor = (595, 842, 595.0, 842.0);
        assert_eq!(check(&[&[good], &[poor]], &[Some(200), Some(72)]), Some((72, 2)));
        // A logo on a page of text is no scan, nor is a page without pictures.
        let logo = (40, 40, 60.0, 60.0);
        assert_eq!(check(&[&[logo], &[]], &[None, None]), None);
        assert_eq!(check(&[&[logo, good]], &[Some(200)]), Some((200, 1)));
    }

    #[test]
    fn what_is_no_pdf_has_no_quality() {
        assert_eq!(scan_quality(b"%PDF-1.5 cut off"), None);
    }
}

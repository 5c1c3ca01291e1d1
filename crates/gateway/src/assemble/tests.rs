use super::*;
use lopdf::{Stream, dictionary};

const SEE_THROUGH: &[u8] = include_bytes!("../../testdata/see-through.png");
const HELD_SIDEWAYS: &[u8] = include_bytes!("../../testdata/held-sideways.jpg");

/// A PDF whose pages say their number, and inherit size and turning.
fn pdf(pages: u32, rotate: i64) -> Bytes {
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for number in 1..=pages {
        let words = format!("% page {number} of {pages}").into_bytes();
        let content = document.add_object(Stream::new(lopdf::Dictionary::new(), words));
        let page = dictionary! { "Type" => "Page", "Parent" => parent, "Contents" => content };
        kids.push(document.add_object(page).into());
    }
    let media: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
    let count = i64::from(pages);
    let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => media, "Rotate" => rotate };
    document.objects.insert(parent, Object::Dictionary(node));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out.into()
}

fn leaf(file: usize, page: u32, quarters: u8) -> Leaf {
    Leaf { file, page, quarters }
}

/// Of each page what is drawn and how it is turned.
fn drawn(bytes: &[u8]) -> Vec<(String, i64)> {
    let document = Document::load_mem(bytes).unwrap();
    let pages = document.get_pages().into_values();
    let page = |id| {
        let content = String::from_utf8(document.get_page_content(id)).unwrap();
        let page = document.get_dictionary(id).unwrap();
        assert!(page.has(b"MediaBox"), "the size is the page's own");
        (content.trim().to_owned(), page.get(b"Rotate").and_then(Object::as_i64).unwrap_or(0))
    };
    pages.map(page).collect()
}

#[test]
fn pages_come_in_the_order_given_and_turned() {
    let files = [pdf(3, 90), pdf(1, 0)];
    let leaves = [leaf(0, 3, 1), leaf(1, 1, 0), leaf(0, 1, 3), leaf(0, 1, 0)];
    let made = assemble(&files, &leaves).unwrap();
    let expect =
        [("% page 3 of 3", 180), ("% page 1 of 1", 0), ("% page 1 of 3", 0), ("% page 1 of 3", 90)];
    assert_eq!(drawn(&made), expect.map(|(words, turned)| (words.to_owned(), turned)));
    let text = String::from_utf8_lossy(&made);
    assert!(!text.contains("page 2 of 3"), "what nobody wanted is not in it");
    let facts = crate::inspect::inspect("giay.pdf", &made).unwrap();
    assert_eq!(facts.pages, 4);
}

#[test]
fn pictures_stand_upright_as_the_camera_was_held() {
    let files = [Bytes::from_static(HELD_SIDEWAYS), Bytes::from_static(SEE_THROUGH)];
    let made = assemble(&files, &[leaf(0, 1, 0), leaf(0, 1, 3), leaf(1, 1, 0)]).unwrap();
    let turned: Vec<i64> = drawn(&made).into_iter().map(|(_, turned)| turned).collect();
    assert_eq!(turned, [90, 0, 0]);
    let document = Document::load_mem(&made).unwrap();
    let dots = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .find(|s| s.dict.get(b"Width").and_then(Object::as_i64).ok() == Some(4));
    let dots = dots.unwrap().get_plain_content().unwrap();
    assert_eq!(dots[..9], [255, 255, 255, 255, 255, 255, 255, 0, 0], "white shines through");
    // The picture's own bytes are in it, decoded by nobody.
    assert!(made.windows(HELD_SIDEWAYS.len()).any(|part| part == HELD_SIDEWAYS));
}

#[test]
fn a_page_that_cannot_be_read_is_named() {
    let check = |bytes: &'static [u8], expect| {
        let files = [pdf(1, 0), Bytes::from_static(bytes)];
        let found = assemble(&files, &[leaf(0, 1, 0), leaf(1, 1, 0)]);
        assert_eq!(found.err(), expect);
    };
    let unreadable = Some(AssembleError::Unreadable { leaf: 1 });
    check(b"%PDF-1.7 cut off", unreadable);
    check(&SEE_THROUGH[..40], unreadable);
    check(&HELD_SIDEWAYS[..30], unreadable);
    check(b"", unreadable);
    check(HELD_SIDEWAYS, None);
    // A page that the file does not have.
    let missing = assemble(&[pdf(1, 0)], &[leaf(0, 2, 0)]);
    assert_eq!(missing, Err(AssembleError::Unreadable { leaf: 0 }));
    // A picture that says it is enormous is not decoded.
    let mut huge = SEE_THROUGH.to_vec();
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let huge = assemble(&[huge.into()], &[leaf(0, 1, 0)]);
    assert!(huge.is_err(), "its check sum is wrong, or it is too large");
}

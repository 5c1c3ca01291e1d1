//! What is seen of signatures.

use super::{documents::plain, levels::request, now, pki::WORLD};
use crate::{
    Appearance, Level, Obstacle, Offline, ReasonCode, Request, Text, Verdict, pdf::File, seal_over,
    sign_pdf, verify_pdf,
};

/// A picture of one colour with a transparent corner.
fn picture(colour: [u8; 3]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, 30, 10);
    encoder.set_color(png::ColorType::Rgba);
    let point = |at: usize| [colour[0], colour[1], colour[2], if at < 30 { 0 } else { 255 }];
    let points: Vec<u8> = (0..300).flat_map(point).collect();
    encoder.write_header().unwrap().write_image_data(&points).unwrap();
    out
}

const PLACE: [f32; 4] = [350.0, 400.0, 150.0, 50.0];

#[test]
fn the_leader_s_signature_and_the_seal_over_a_third_of_it() {
    let world = &*WORLD;
    let (blue, red) = (picture([0, 0, 200]), picture([200, 0, 0]));
    let leader = Appearance { page: 1, place: PLACE, picture: Some(&blue), text: None };
    let seal = Appearance { place: seal_over(PLACE, 102.0), picture: Some(&red), ..leader };
    let whole = seal.place.map(|number| format!("{number:.0}"));
    assert_eq!(whole, ["298", "374", "102", "102"]);
    let mut pdf = plain();
    for (who, look) in [(&world.p256, leader), (&world.p384, seal)] {
        let request = Request { appearance: Some(look), ..request(Level::Basic, now(), None) };
        pdf = sign_pdf(&pdf, &who.key(&world.issuers()), &request).unwrap();
    }
    let report = verify_pdf(&pdf, &world.trust_at(0), now(), &Offline);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert!(report.signatures[0].codes.contains(&ReasonCode::SignatureAdded));
    let file = File::read(&pdf).unwrap();
    let page = file.document.get_dictionary((3, 0)).unwrap();
    assert_eq!(file.list(page, b"Annots").len(), 3, "the text field and both signatures");
}

#[test]
fn what_cannot_be_drawn_is_not_signed() {
    let key = WORLD.p256.key(&WORLD.issuers());
    let check = |look: Appearance<'_>, expect: Obstacle| {
        let request = Request { appearance: Some(look), ..request(Level::Basic, now(), None) };
        assert_eq!(sign_pdf(&plain(), &key, &request).unwrap_err().obstacle, expect);
    };
    let blue = picture([0, 0, 200]);
    let look = Appearance { page: 1, place: PLACE, picture: Some(&blue), text: None };
    check(Appearance { picture: Some(b"no picture"), ..look }, Obstacle::LookUnfit);
    check(Appearance { picture: Some(&blue[..60]), ..look }, Obstacle::LookUnfit);
    check(Appearance { place: [0.0, 0.0, 0.0, 10.0], ..look }, Obstacle::LookUnfit);
    check(Appearance { page: 3, ..look }, Obstacle::NoPage);
    let lines = ["Ký bởi".to_owned()];
    let text = Text { lines: &lines, font: b"no font", size: 10.0 };
    check(Appearance { text: Some(text), ..look }, Obstacle::LookUnfit);
}

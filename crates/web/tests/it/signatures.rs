//! Anybody brings a PDF and reads what its signatures are worth.

use crate::portal::{PNG, Portal};

const SIGNED: &[u8] = include_bytes!("../files/signed.pdf");
const UNSIGNED: &[u8] = include_bytes!("../files/unsigned.pdf");

#[tokio::test]
async fn whoever_brings_a_file_reads_who_signed_and_why_it_is_worth_nothing() {
    let portal = Portal::open().await;
    let stranger = portal.stranger();
    let page = stranger.open("/kiem-tra-chu-ky").await;
    let bring = |bytes: &[u8]| page.form("Kiểm tra").attach("pdf", "Văn bản <1>.pdf", bytes);
    // Its root is on no list of this installation.
    let told = stranger.send(&bring(SIGNED)).await.expect(200);
    told.shows("Văn bản <1>.pdf");
    told.shows("Chữ ký của Nguyen Van Mau");
    told.shows("UBND xa Mau");
    told.shows("Không hợp lệ");
    told.shows("không có gì thêm vào tệp");
    told.shows("RSA 2048");
    told.hides("Hợp lệ");
    // The instant that the signer claims, in the time of the province.
    told.shows("01/12/2026");
    // A letter of the text is another one than was signed.
    let mut altered = SIGNED.to_vec();
    let at = altered.windows(7).position(|window| window == b"Van ban").unwrap();
    altered[at] = b'X';
    let told = stranger.send(&bring(&altered)).await.expect(200);
    told.shows("Không hợp lệ");
    told.shows("sửa");
    stranger.send(&bring(UNSIGNED)).await.expect(200).shows("không có chữ ký số nào");

    for (bytes, words) in [(PNG, "không phải PDF"), (b"%PDX".as_slice(), "không phải PDF")] {
        let told = stranger.send(&bring(bytes)).await.expect(422);
        assert!(told.errors()[0].contains(words), "{:?}", told.errors());
    }
    let told = stranger.send(&page.form("Kiểm tra")).await.expect(422);
    assert!(told.errors()[0].contains("Hãy chọn"), "{:?}", told.errors());
    // What is broken is told, not guessed at.
    stranger.send(&bring(&SIGNED[..SIGNED.len() / 2])).await.expect(200).hides("Hợp lệ");
}

//! A birth registration at Xã Xuân Lôi, from the first search to the rating.

use crate::{
    browser::{Browser, Page},
    desk::{decide, leave, number_of, open_work},
    filling::{EForm, begin, dossier_of, fill_in, first_section},
    portal::{LAN, PNG, Portal, pdf},
};
use std::collections::BTreeSet;

const BIRTH: &str = "1.001193";
/// The paper that says the child was born, and the one that shows who the parent is.
const BIRTH_PAPER: &str = "000.00.00.G15-KQ004389";
const IDENTITY_PAPER: &str = "000.00.00.G15-KQ004946";

/// The procedures that a search finds.
async fn found(browser: &Browser, words: &str) -> BTreeSet<String> {
    let home = browser.open("/").await;
    let results = browser.send(&home.form("Tìm").fill("q", words)).await.expect(200);
    let links = results.tree.named("a").into_iter().filter_map(|link| link.attribute("href"));
    let codes = links.filter_map(|href| href.strip_prefix("/thu-tuc/")).map(ToOwned::to_owned);
    codes.collect()
}

#[tokio::test]
async fn a_procedure_is_found_however_it_is_typed() {
    let portal = Portal::open().await;
    let stranger = portal.stranger();
    let plain = found(&stranger, "khai sinh").await;
    assert!(plain.contains(BIRTH), "{plain:?}");
    assert_eq!(found(&stranger, "KHAI SINH").await, plain);
    assert!(found(&stranger, "đăng ký khai sinh").await.contains(BIRTH));
    assert!(found(&stranger, "dang ky khai sinh").await.contains(BIRTH));
    assert_eq!(found(&stranger, "xyzzy").await, BTreeSet::new());

    // What the law asks to be shown of a procedure (NĐ 61/2018, Điều 13).
    let page = stranger.open("/thu-tuc/1.001193").await;
    for shown in [
        "Giấy chứng sinh",
        "1 bản chính",
        "Thời hạn",
        "Phí, lệ phí",
        "Căn cứ pháp lý",
        "Giấy khai sinh",
    ] {
        page.shows(shown);
    }
}

/// Somebody who only found the procedure is led to sign on, and from there to its beginning.
async fn sign_on_and_begin(portal: &Portal) -> (Browser, Page) {
    let lan = portal.stranger();
    let page = lan.open("/thu-tuc/1.001193").await;
    let page = lan.click(&page, "Bắt đầu làm thủ tục").await;
    page.shows("Đây là trang thử nghiệm");
    let page = lan.send(&page.form("Vào với tư cách người này")).await.expect(422);
    assert_eq!(page.errors(), ["Xin chọn một người"]);
    let persona = page.form("Vào với tư cách người này").fill("persona", "Trần Thị Mẫu Lan");
    let page = lan.send(&persona).await.expect(200);
    assert_eq!(page.url, "/thu-tuc/1.001193/nop");
    let page = lan.send(&page.form("Bắt đầu khai")).await.expect(422);
    assert_eq!(page.errors(), ["Xin chọn nơi nộp hồ sơ"]);
    let page = lan.send(&page.form("Bắt đầu khai").fill("area", "Xã Xuân Lôi")).await.expect(200);
    (lan, page)
}

/// `^[0-9A-Z]{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}-\d{6}-\d{4,5}$` (TT 01/2018/TT-VPCP, Điều 19).
fn is_dossier_number(number: &str) -> bool {
    let fits = |number: &str, pattern: &str| {
        number.len() == pattern.len()
            && number.chars().zip(pattern.chars()).all(|(c, wanted)| match wanted {
                'X' => c.is_ascii_digit() || c.is_ascii_uppercase(),
                'Y' => ('A'..='Y').contains(&c),
                '0' => c.is_ascii_digit(),
                mark => c == mark,
            })
    };
    let pattern = "XXX.00.00.Y00-000000-0000";
    fits(number, pattern) || fits(number, &format!("{pattern}0"))
}

#[tokio::test]
async fn a_birth_registration_from_search_to_rating() {
    let portal = Portal::open().await;
    let (lan, overview) = sign_on_and_begin(&portal).await;

    // What the account knows is filled in.
    let first = first_section(&lan, &overview).await;
    let form = first.form("Lưu và tiếp tục");
    assert_eq!(form.value("nguoiYeuCau.soDinhDanh"), Some(LAN));

    let birth = EForm::of(BIRTH);
    let papers = birth.fill_all(&lan, first).await;
    let with_files = papers
        .form("Lưu và tiếp tục")
        .attach(BIRTH_PAPER, "giay-chung-sinh.pdf", &pdf(2))
        .attach(IDENTITY_PAPER, "căn cước.png", PNG);
    let check = lan.send(&with_files).await.expect(200);
    for shown in ["giay-chung-sinh.pdf", "2 trang", "căn cước.png", "NGUYỄN AN MẪU", "20/05/2023"]
    {
        check.shows(shown);
    }

    // Twice at once, again, and after Back: one dossier.
    let sending = check.form("Gửi hồ sơ").sending();
    let (one, other) = tokio::join!(lan.carry(&sending), lan.carry(&sending));
    let sent = one.expect(200);
    let dossier = dossier_of(&sent);
    let number = number_of(&sent);
    assert!(is_dossier_number(&number), "{number}");
    // The day of reception, and the running number of that day.
    assert!(number.contains("-230525-000"), "{number}");
    for again in [other, lan.carry(&sending).await] {
        assert_eq!(dossier_of(&again.expect(200)), dossier);
    }
    let back = lan.visit(&check.url).await.expect(200);
    assert_eq!(dossier_of(&back), dossier);
    let mine = lan.open("/ho-so").await;
    assert_eq!(mine.text().matches(&number).count(), 1, "{}", mine.text());
    let receipt = lan.open(&sent.link("Bản ghi những gì đã gửi (PDF)")).await;
    assert!(receipt.body.starts_with(b"%PDF"));

    taken_in(&portal, &number).await;
    walked_to_the_result(&portal, &number).await;
    looked_up(&portal, &number, "Bước 4/5: Đã có kết quả").await;
    returned(&portal, &number, &dossier).await;
    looked_up(&portal, &number, "Bước 5/5: Đã kết thúc").await;
    // The worker sends what the events left in the outbox.
    portal.province.app.send_due().await.expect("notices are sent");
    followed(&lan, &dossier).await;
    rated_once(&lan, &dossier).await;
}

/// The desk sees when the result is due and why, before it takes the dossier in and after.
async fn taken_in(portal: &Portal, number: &str) {
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, number).await;
    for shown in ["giay-chung-sinh.pdf", "căn cước.png", "Tệp mở được, đúng loại", "NGUYỄN AN MẪU"]
    {
        page.shows(shown);
    }
    let taken = decide(&desk, &page.form("Tiếp nhận và chuyển xử lý")).await;
    // One working day of eight hours from half past eight on Thursday (NĐ 61/2018, Điều 19).
    let due = taken.of_class("clock-due");
    assert!(due.contains("8:30") && due.contains("26/05/2023"), "{due}");
    let derivation = taken.of_class("derivation");
    assert!(derivation.contains("giờ"), "{derivation}");
    let receipt = desk.open(&taken.link("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)")).await;
    assert!(receipt.body.starts_with(b"%PDF"));
    let roll = desk.open(&taken.link("Giấy tiếp nhận trên cuộn 80 mm (mẫu 01)")).await;
    assert!(roll.body.starts_with(b"%PDF"));
    assert_ne!(roll.body, receipt.body);
    assert!(!taken.has_button("Tiếp nhận và chuyển xử lý"));
}

/// Registrar, chairman, clerk: each finds the dossier in their own list.
async fn walked_to_the_result(portal: &Portal, number: &str) {
    portal.after_minutes(30);
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, number).await;
    let page = decide(&registrar, &page.form("Đưa vào văn bản kết quả")).await;
    page.shows("Giấy khai sinh.pdf");
    decide(&registrar, &page.form("Đạt")).await;
    portal.after_minutes(20);
    let page = leave(portal, "xuanloi.chutich", number, "Ký").await;
    assert!(!page.has_button("Ký"));
    leave(portal, "xuanloi.vanthu", number, "Phát hành").await;
}

/// Whoever knows the number and the owner's last digits sees how far it is, and nothing else
/// (TT 01/2018/TT-VPCP, Điều 16).
async fn looked_up(portal: &Portal, number: &str, degree: &str) {
    let stranger = portal.stranger();
    let page = stranger.open("/tra-cuu").await;
    let ask = |page: &Page, check: &str| {
        page.form("Xem hồ sơ").fill("number", number).fill("check", check)
    };
    let wrong = stranger.send(&ask(&page, "0000")).await.expect(404);
    assert_eq!(
        wrong.errors(),
        ["Không có hồ sơ nào khớp với mã và số đã ghi. Xin xem lại cả hai."]
    );
    wrong.hides("Bước");
    let right = stranger.send(&ask(&wrong, "9101")).await.expect(200);
    right.shows(degree);
    for secret in ["Lan", "MẪU", LAN, "Giấy khai sinh.pdf"] {
        right.hides(secret);
    }
}

/// The desk hands the result over to somebody who shows a paper.
async fn returned(portal: &Portal, number: &str, dossier: &str) {
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, number).await;
    let form = page.form("Trả kết quả");
    assert_eq!(form.value("receiver"), Some("Trần Thị Mẫu Lan"));
    let nobody =
        form.clone().fill("way", "Tại bộ phận một cửa").fill("receiver", "").fill("paper", "");
    let refused = desk.send(&nobody).await.expect(422);
    assert_eq!(refused.errors().len(), 2, "{:?}", refused.errors());
    let form = refused
        .form("Trả kết quả")
        .fill("receiver", "Trần Thị Mẫu Lan")
        .fill("paper", "CCCD 026197999101");
    let page = decide(&desk, &form).await;
    let sheet = desk.open(&page.link("Phiếu kiểm soát quá trình giải quyết (mẫu 06)")).await;
    assert!(sheet.body.starts_with(b"%PDF"));
    let history = desk.open(&format!("/can-bo/ho-so/{dossier}?xem=lich-su")).await;
    let stays = history.tree.named("table").into_iter().next_back().unwrap().text();
    // Counted by the day: each of the four steps ended on the day it was planned for.
    assert_eq!(stays.matches("Đúng hạn").count(), 4, "{stays}");
    assert!(!stays.contains("Quá hạn"), "{stays}");
}

/// The owner reads what happened in plain words, opens the result, and sees who looked.
async fn followed(lan: &Browser, dossier: &str) {
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let timeline = page.of_class("timeline");
    for told in [
        "Hồ sơ được gửi đến",
        "Hồ sơ được tiếp nhận, hẹn trả kết quả",
        "Kết quả đã được duyệt.",
        "Hồ sơ đã giải quyết xong",
        "Kết quả đã được trả.",
    ] {
        assert!(timeline.contains(told), "«{told}» is not in {timeline}");
    }
    let result = lan.open(&page.link("Kết quả: Giấy khai sinh.pdf")).await;
    assert!(result.body.starts_with(b"%PDF"));
    assert!(result.header("content-disposition").starts_with("inline"));
    let receipt = lan.open(&page.link("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)")).await;
    assert!(receipt.body.starts_with(b"%PDF"));
    assert!(!page.has_link("Phiếu kiểm soát quá trình giải quyết (mẫu 06)"));
    let looked = page.of_class("looked");
    for who in ["Cán bộ Một cửa", "Công chức tư pháp - hộ tịch", "xem hồ sơ"] {
        assert!(looked.contains(who), "{looked}");
    }
    let notices = lan.open("/thong-bao").await;
    notices.shows("Kết quả đã được trả");
}

/// The items of NĐ 61/2018, Điều 31; once.
async fn rated_once(lan: &Browser, dossier: &str) {
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let page = lan.click(&page, "Đánh giá việc giải quyết").await;
    let empty = lan.send(&page.form("Gửi đánh giá")).await.expect(422);
    assert_eq!(empty.errors(), ["Xin trả lời ít nhất một câu"]);
    let form = page.form("Gửi đánh giá").fill("time", "Rất hài lòng").fill("attitude", "Hài lòng");
    let rated = lan.send(&form).await.expect(200);
    rated.shows("Cảm ơn anh/chị đã đánh giá.");
    assert!(!rated.has_link("Đánh giá việc giải quyết"));
    // The same answer again is the same rating; another one is refused.
    lan.send(&form).await.expect(200);
    let command = "0189aaaa-0000-7000-8000-000000000001";
    let again = lan.send(&form.forge("_command", command)).await;
    assert!(matches!(again.status, 409 | 422), "{}: {}", again.status, again.text());
    again.shows("đánh giá");
}

#[tokio::test]
async fn without_papers_and_in_english() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, BIRTH, "", "Xã Xuân Lôi").await;
    let check = fill_in(&lan, &overview, &EForm::of(BIRTH)).await;
    check.shows("Chưa kèm giấy tờ nào");
    let english = lan.open(&format!("/ngon-ngu/en?ve={}", check.url)).await;
    assert_eq!((english.language(), english.url.as_str()), ("en", check.url.as_str()));
    assert!(english.has_button("Send the dossier"), "{}", english.text());
    english.shows("No papers attached");
    let vietnamese = lan.open(&format!("/ngon-ngu/vi?ve={}", check.url)).await;
    let sent = lan.send(&vietnamese.form("Gửi hồ sơ")).await.expect(200);
    sent.shows("Hồ sơ đã được gửi");
}

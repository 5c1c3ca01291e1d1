//! Letters by mail, as their readers meet them: an address is confirmed, letters arrive with the right
//! words, a server that is down is waited for, an address that is none is marked.

use crate::{
    browser::{Browser, Page},
    desk::{decide, leave, open_from, open_work},
    filling::file,
    portal::{LAN, Portal},
};
use mc_testkit::{MailServer, Received, Temper};

const ADDRESS: &str = "lan.mau@thu.example";

/// The path of a link of ours in a letter.
fn link(letter: &Received, begin: &str) -> String {
    let text = letter.text();
    let found = text.split_whitespace().find_map(|word| {
        let path = word.strip_prefix("http://127.0.0.1:8080")?;
        path.starts_with(begin).then(|| path.to_owned())
    });
    found.unwrap_or_else(|| panic!("no {begin} in {text}"))
}

/// Asks for letters, and confirms by the link of the letter that comes.
async fn confirmed(portal: &Portal, server: &MailServer, lan: &Browser) {
    let page = lan.open("/thong-bao/kenh").await;
    let page = lan.send(&page.form("Lưu").fill("address", ADDRESS)).await.expect(200);
    page.shows("Đã gửi thư hỏi");
    portal.province.app.send_mail().await.unwrap();
    let letter = server.letters().pop().expect("a letter asks");
    // Whoever reads it is signed on nowhere.
    let reader = portal.stranger();
    let page = reader.open(&link(&letter, "/xac-nhan-thu/")).await;
    page.shows(ADDRESS);
    reader.send(&page.form("Xác nhận")).await.expect(200).shows("Đã xác nhận địa chỉ");
}

#[tokio::test]
async fn letters_follow_a_dossier_once_the_address_is_confirmed() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let app = &portal.province.app;
    let lan = portal.citizen(LAN).await;
    // Nothing goes to an address that nobody confirmed.
    let page = lan.open("/thong-bao/kenh").await;
    page.shows("Chưa nhận thư điện tử");
    let wrong = lan.send(&page.form("Lưu").fill("address", "lan mẫu")).await.expect(422);
    assert_eq!(wrong.errors(), ["Xin ghi một địa chỉ thư, ví dụ ten@mien.vn"]);
    lan.send(&page.form("Lưu").fill("address", ADDRESS)).await.expect(200);
    lan.open("/thong-bao").await.shows("Đã gửi thư hỏi tới lan.mau@thu.example");
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    app.send_mail().await.unwrap();
    let first = server.letters();
    assert_eq!(first.len(), 1, "only the question: {first:?}");
    assert_eq!(first[0].subject(), "Xác nhận địa chỉ thư điện tử");
    assert!(!first[0].text().contains("H62"), "{}", first[0].text());

    let path = link(&first[0], "/xac-nhan-thu/");
    let reader = portal.stranger();
    let button = reader.open(&path).await.form("Xác nhận");
    reader.send(&button).await.expect(200);
    reader.send(&button).await.expect(404);
    let mut forged = path.clone();
    let last = if forged.pop() == Some('0') { '1' } else { '0' };
    forged.push(last);
    assert_eq!(reader.visit(&forged).await.status, 404);

    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    assert_eq!(app.send_mail().await.unwrap().sent, 1);
    let letters = server.letters();
    let letter = &letters[1];
    assert_eq!(letter.to, [ADDRESS]);
    assert!(letter.subject().starts_with("Đã nhận hồ sơ: "), "{}", letter.subject());
    let text = letter.text();
    for wanted in ["Kính gửi Trần Thị Mẫu Lan,", &number, "0211 3862 345", "Thôi nhận thư"]
    {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    assert_eq!(link(letter, "/ho-so/"), format!("/ho-so/{dossier}"));
    assert!(letter.html().contains(&format!("/ho-so/{dossier}</a>")), "{}", letter.html());
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    app.send_mail().await.unwrap();
    let letters = server.letters();
    let accepted = letters[2].text();
    assert!(
        accepted.contains("đã tiếp nhận") && accepted.contains("Hẹn trả kết quả: "),
        "{accepted}"
    );
    assert_eq!(app.send_mail().await.unwrap().sent, 0, "each goes once");

    // By the link of any letter its reader wants no more.
    let page = reader.open(&link(&letters[2], "/thoi-nhan-thu/")).await;
    reader.send(&page.form("Thôi nhận thư")).await.expect(200);
    lan.open("/thong-bao/kenh").await.shows("Đã thôi nhận thư");
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    app.send_mail().await.unwrap();
    assert_eq!(server.letters().len(), 3);
}

#[tokio::test]
async fn what_is_not_wanted_does_not_come_and_english_is_english() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let app = &portal.province.app;
    let lan = portal.citizen(LAN).await;
    confirmed(&portal, &server, &lan).await;
    let page = lan.open("/thong-bao/kenh").await;
    page.shows("Đang gửi thư tới lan.mau@thu.example");
    let form = page.form("Lưu").fill("locale", "en");
    lan.send(&form).await.expect(200).shows("Đã lưu cách nhận thông báo");
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    app.send_mail().await.unwrap();
    let letters = server.letters();
    assert_eq!(letters.len(), 2, "the address was confirmed before: {letters:?}");
    assert!(letters[1].subject().starts_with("Dossier received: "), "{}", letters[1].subject());
    assert!(letters[1].text().contains("No more letters"), "{}", letters[1].text());

    let page = lan.open("/thong-bao/kenh").await;
    let form = page.form("Lưu").forge("wanted", "asked");
    lan.send(&form).await.expect(200);
    let page = lan.open(&format!("/ho-so/{dossier}/rut")).await;
    let button = page.tree.named("main")[0].named("form")[0].named("button").last().unwrap().text();
    let form = page.form(&button);
    lan.send(&form).await.expect(200);
    app.send_due().await.unwrap();
    app.send_mail().await.unwrap();
    assert_eq!(server.letters().len(), 2);
    lan.open("/thong-bao").await.shows("Đã rút hồ sơ");
}

#[tokio::test]
async fn too_many_questions_are_not_sent() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let lan = portal.citizen(LAN).await;
    let form = lan.open("/thong-bao/kenh").await.form("Lưu");
    for i in 0..5 {
        lan.send(&form.clone().fill("address", &format!("a{i}@thu.example"))).await.expect(200);
    }
    let refused = lan.send(&form.clone().fill("address", ADDRESS)).await.expect(422);
    assert_eq!(refused.errors(), ["Hôm nay đã gửi 5 thư hỏi. Xin đợi đến ngày mai."]);
    portal.province.app.send_mail().await.unwrap();
    // Only the address that was given last is asked.
    let letters = server.letters();
    assert_eq!(letters.iter().map(|l| l.to[0].as_str()).collect::<Vec<_>>(), ["a4@thu.example"]);
    portal.after_minutes(24 * 60);
    let lan = portal.citizen(LAN).await;
    let form = lan.open("/thong-bao/kenh").await.form("Lưu");
    lan.send(&form.fill("address", ADDRESS)).await.expect(200);
    portal.after_minutes(49 * 60);
    portal.province.app.send_mail().await.unwrap();
    let late = server.letters().pop().unwrap();
    assert_eq!(portal.stranger().visit(&link(&late, "/xac-nhan-thu/")).await.status, 404, "48 h");
}

#[tokio::test]
async fn an_address_that_is_none_is_marked_for_both_sides() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let lan = portal.citizen(LAN).await;
    confirmed(&portal, &server, &lan).await;
    server.becomes(Temper::RefusesForGood);
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let sending = portal.province.app.send_mail().await.unwrap();
    assert_eq!((sending.sent, sending.failed, sending.dead), (0, 0, 0), "trying again is no use");
    lan.open("/thong-bao").await.shows("bị máy chủ thư trả lại");
    let officer = portal.officer("xuanloi.motcua").await;
    let page = officer.open(&format!("/can-bo/ho-so/{dossier}")).await;
    page.shows("Không có hộp thư");
    page.hides(ADDRESS);
    // A new address begins anew.
    server.becomes(Temper::Accepts);
    confirmed(&portal, &server, &lan).await;
    officer.open(&format!("/can-bo/ho-so/{dossier}")).await.hides("Không có hộp thư");
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_asked() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    lan.open("/thong-bao/kenh").await.shows("Cổng này chưa gửi thư điện tử");
    assert!(!lan.open("/thong-bao").await.has_link("Cách nhận thông báo"));
}

/// Sends until nothing is tried any more, as time passes.
async fn until_put_aside(portal: &Portal) -> u32 {
    for tries in 1..=20 {
        let sending = portal.province.app.send_mail().await.unwrap();
        if sending.dead > 0 {
            return tries;
        }
        assert_eq!(sending.sent, 0);
        portal.after_minutes(24 * 60);
    }
    panic!("it is never put aside");
}

#[tokio::test]
async fn a_letter_that_cannot_leave_is_put_aside_and_tried_again_by_an_administrator() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let lan = portal.citizen(LAN).await;
    confirmed(&portal, &server, &lan).await;
    server.becomes(Temper::IsBusy);
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let app = &portal.province.app;
    assert_eq!(app.send_mail().await.unwrap().failed, 2);
    assert_eq!(app.send_mail().await.unwrap().failed, 0, "not at once again");
    portal.after_minutes(1);
    assert_eq!(app.send_mail().await.unwrap().failed, 2, "a minute later");
    portal.after_minutes(1);
    assert_eq!(app.send_mail().await.unwrap().failed, 0, "then two minutes later");
    portal.after_minutes(24 * 60);
    assert_eq!(until_put_aside(&portal).await, 8, "ten tries in all");

    let admin = portal.officer("tinh.quantri").await;
    admin.open("/quan-tri").await.shows("2 thư bị gác lại");
    let list = admin.open("/quan-tri/thu").await;
    list.shows("Thư đi qua máy chủ 127.0.0.1");
    list.shows("451");
    list.hides(ADDRESS);
    let links = |page: &Page, words: &str| -> Vec<String> {
        let all = page.tree.named("a").into_iter().filter(|a| a.text() == words);
        all.map(|a| a.attribute("href").unwrap().to_owned()).collect()
    };
    let (again, dropping) = (links(&list, "Gửi lại"), links(&list, "Bỏ thư"));
    assert_eq!((again.len(), dropping.len()), (2, 2));
    let page = admin.open(&dropping[1]).await;
    let form = page.form("Bỏ thư");
    admin.send(&form).await.expect(200).shows("Đã bỏ thư");
    admin.send(&form).await.expect(200).shows("1 thư");
    server.becomes(Temper::Accepts);
    let form = admin.open(&again[0]).await.form("Gửi lại");
    admin.send(&form).await.expect(200).shows("Không có thư nào bị gác lại");
    assert_eq!(app.send_mail().await.unwrap().sent, 1);
    assert_eq!(server.letters().len(), 2, "the question and the one letter");
    let record = admin.open("/quan-tri/nhat-ky").await;
    record.shows("Cho gửi lại một thư bị gác lại");
    record.shows("Bỏ một thư bị gác lại");
    let desk = portal.officer("xuanloi.motcua").await;
    for closed in
        ["/quan-tri/thu", "/quan-tri/mau-thu", "/quan-tri/mau-thu/submitted/vi", &again[1]]
    {
        assert!(matches!(desk.visit(closed).await.status, 403 | 404), "{closed}");
    }
}

#[tokio::test]
async fn the_words_of_a_letter_are_checked_kept_and_taken_back() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let lan = portal.citizen(LAN).await;
    confirmed(&portal, &server, &lan).await;
    let admin = portal.officer("tinh.quantri").await;
    let list = admin.open("/quan-tri/mau-thu").await;
    list.shows("Đã nhận hồ sơ");
    let address = "/quan-tri/mau-thu/submitted/vi";
    let page = admin.open(address).await;
    page.shows("Đây là lời của chương trình.");
    page.shows("Kính gửi Trần Thị Mẫu Lan,");
    let typed = |page: &Page, body: &str| page.pressing("_do", "save").fill("body", body);
    for (body, wanted) in [
        ("{{ ma_ho_so }} {{ duong_dan }}\n{{ so_ho_so }}", "Dòng 2: không có tên so_ho_so"),
        ("{{ ma_ho_so }}", "Thiếu tên bắt buộc: duong_dan"),
        ("{{ ma_ho_so }}\n{{ duong_dan }\n", "Dòng 2: không đọc được"),
    ] {
        let told = admin.send(&typed(&page, body)).await.expect(422);
        assert!(told.errors().iter().any(|e| e.contains(wanted)), "{wanted}: {:?}", told.errors());
        assert_eq!(told.pressing("_do", "save").value("body"), Some(body), "nothing is lost");
    }
    let body = "Chào {{ ho_ten }}!\n\nHồ sơ {{ ma_ho_so }} <b>đã tới</b>: {{ duong_dan }}";
    let sound = typed(&page, body).fill("subject", "Tới rồi: {{ ma_ho_so }}");
    let tried = admin.send(&page.pressing("_do", "preview").fill("body", body)).await.expect(200);
    tried.shows("Chào Trần Thị Mẫu Lan!");
    admin.open(address).await.shows("Đây là lời của chương trình.");
    admin.send(&sound).await.expect(200).shows("Phiên bản 1");
    // Somebody who looked at the older version is told, and saves after having seen it.
    let told = admin.send(&sound).await.expect(409);
    assert!(told.errors()[0].contains("vừa có người khác sửa"), "{:?}", told.errors());
    admin
        .open("/quan-tri/nhat-ky")
        .await
        .shows("Sửa lời của thư, thông báo hoặc giấy in, phiên bản 1");
    admin.open("/quan-tri/mau-thu").await.shows("đã sửa");

    let app = &portal.province.app;
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    app.send_mail().await.unwrap();
    let letter = server.letters().pop().unwrap();
    assert!(letter.subject().starts_with("Tới rồi: 000."), "{}", letter.subject());
    assert!(letter.text().contains("<b>đã tới</b>") && letter.text().contains("Thôi nhận thư"));
    assert!(letter.html().contains("&lt;b&gt;đã tới"), "{}", letter.html());

    let page = admin.open(address).await;
    let back = admin.send(&page.pressing("_do", "own")).await.expect(200);
    back.shows("Đây là lời của chương trình.");
    back.shows("về lời của chương trình");
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    app.send_mail().await.unwrap();
    let letter = server.letters().pop().unwrap();
    assert!(letter.subject().starts_with("Đã nhận hồ sơ: "), "{}", letter.subject());
}

/// Notices in the portal and the ends of printed papers have words of an administrator, too.
#[tokio::test]
async fn notices_and_printed_papers_are_put_into_other_words() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    portal.province.app.send_due().await.unwrap();
    lan.open("/thong-bao").await.shows("Đã nhận hồ sơ: ");
    let admin = portal.officer("tinh.quantri").await;
    let list = admin.open("/quan-tri/mau-thu").await;
    list.shows("Thông báo trên cổng");
    list.shows("Lời kết của giấy in");

    let page = admin.open("/quan-tri/mau-thu/thong-bao.submitted/vi").await;
    let typed = |body: &str| page.pressing("_do", "save").fill("body", body);
    for (body, wanted) in [
        ("Đã tới", "Thiếu tên bắt buộc: thu_tuc"),
        ("{{ thu_tuc }} {{ hen_tra }}", "không có tên hen_tra"),
    ] {
        let told = admin.send(&typed(body)).await.expect(422);
        assert!(told.errors().iter().any(|e| e.contains(wanted)), "{wanted}: {:?}", told.errors());
    }
    admin.send(&typed("Tới rồi: {{ thu_tuc }} ({{ ma_ho_so }})")).await.expect(200);
    let page = lan.open("/thong-bao").await;
    page.shows("Tới rồi: Đăng ký khai sinh (000.");
    page.hides("Đã nhận hồ sơ: ");

    // Official forms are in Vietnamese; the words stand above the signatures.
    assert_eq!(admin.visit("/quan-tri/mau-thu/mau-01/en").await.status, 404);
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let printed = async || {
        let pdf = lan.visit(&format!("/ho-so/{dossier}/giay/mau-01")).await.expect(200);
        assert!(pdf.body.starts_with(b"%PDF"));
        pdf.body
    };
    let first = printed().await;
    let page = admin.open("/quan-tri/mau-thu/mau-01/vi").await;
    let words = "Mang theo giấy này khi nhận kết quả.\nGọi {{ dien_thoai }} khi cần.";
    admin.send(&page.pressing("_do", "save").fill("body", words)).await.expect(200);
    // A paper is printed from what it says alone, so other bytes are other words.
    assert_ne!(printed().await, first);
    let page = admin.open("/quan-tri/mau-thu/mau-01/vi").await;
    admin.send(&page.pressing("_do", "own")).await.expect(200);
    assert_eq!(printed().await, first);
}

/// NĐ 61/2018, Điều 19.5: who leads the desk, and who asked, are told of a late answer once.
#[tokio::test]
async fn a_late_answer_is_told_to_the_head_and_to_who_asked() {
    let portal = Portal::open().await;
    let app = &portal.province.app;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    crate::decisions::ask(&portal, &number, "26/05/2023", "Có cần giấy xác nhận?")
        .await
        .expect(200);
    assert_eq!(app.report_late_answers().await.unwrap(), 0);
    let head = portal.officer("xuanloi.chutich").await;
    head.open("/can-bo/y-kien-cham").await.shows("Không có ý kiến nào trả lời chậm");

    portal.after_minutes(3 * 24 * 60);
    assert_eq!(app.report_late_answers().await.unwrap(), 1);
    assert_eq!(app.report_late_answers().await.unwrap(), 0, "once");
    for user in ["xuanloi.chutich", "xuanloi.hotich"] {
        let officer = portal.officer(user).await;
        officer.open("/can-bo/viec").await.shows("Có 1 thông báo mới");
        let notices = officer.open("/can-bo/thong-bao").await;
        notices.shows("chưa trả lời lấy ý kiến, hạn");
        notices.shows(&number);
        officer.open("/can-bo/viec").await.hides("thông báo mới");
    }
    let desk = portal.officer("xuanloi.motcua").await;
    desk.open("/can-bo/thong-bao").await.shows("Chưa có thông báo nào");
    assert_eq!(desk.visit("/can-bo/y-kien-cham").await.status, 403);
    let other = portal.officer("dongich.chutich").await;
    other.open("/can-bo/y-kien-cham").await.hides(&number);
    let head = portal.officer("xuanloi.chutich").await;
    let list = head.open("/can-bo/y-kien-cham").await;
    list.shows(&number);
    list.shows("chưa trả lời");

    // The answer that comes after all is seen in the list, and told to nobody again.
    let asked = portal.officer("lapthach.tuphap").await;
    let page = open_work(&asked, &number).await;
    decide(&asked, &page.form("Trả lời ý kiến").fill("answer", "Không cần")).await;
    app.send_due().await.unwrap();
    head.open("/can-bo/y-kien-cham").await.shows("trả lời lúc");
    head.open("/can-bo/viec").await.hides("thông báo mới");

    // One that was answered late before anybody looked is told all the same.
    crate::decisions::ask(&portal, &number, "30/05/2023", "Còn giấy kết hôn?").await.expect(200);
    portal.after_minutes(3 * 24 * 60);
    let asked = portal.officer("lapthach.tuphap").await;
    let page = open_from(&asked, "/can-bo/viec", &number).await;
    decide(&asked, &page.form("Trả lời ý kiến").fill("answer", "Có")).await;
    app.send_due().await.unwrap();
    assert_eq!(app.report_late_answers().await.unwrap(), 0);
    let head = portal.officer("xuanloi.chutich").await;
    head.open("/can-bo/viec").await.shows("Có 1 thông báo mới");
    let list = head.open("/can-bo/y-kien-cham").await;
    assert_eq!(list.tree.named("tbody")[0].named("tr").len(), 2);
    list.hides("chưa trả lời");
}

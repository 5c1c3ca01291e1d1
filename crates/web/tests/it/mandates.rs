//! A daughter files for her father by mandate; he reads who acted and who looked; what was revoked is
//! not used, and nothing is lost.

use crate::{
    browser::{Browser, Page},
    desk::open_work,
    filling::{EForm, dossier_of, fill_in, first_section},
    portal::{HAI, LAN, Portal, THO, pdf},
};
use mc_testkit::{MailServer, Temper};

const BIRTH: &str = "1.001193";
const DAUGHTER: &str = "Trần Thị Mẫu Lan";
const FATHER: &str = "Nguyễn Văn Mẫu Thọ";

/// A mandate of the father for his daughter that she accepted: its address.
async fn mandate(tho: &Browser, lan: &Browser) -> String {
    let page = tho.open("/uy-quyen/moi").await;
    let form = page.form("Ủy quyền").fill("number", LAN).fill("name", "tran thi mau lan");
    let given = tho.send(&form).await.expect(200);
    given.shows("Chờ nhận");
    let page = lan.open(&given.url).await;
    lan.send(&page.form("Nhận ủy quyền")).await.expect(200).shows("Đang có hiệu lực");
    given.url
}

/// The overview of a draft that the daughter begins for her father.
async fn begun(lan: &Browser) -> Page {
    let page = lan.open("/thu-tuc/1.001193/nop").await;
    let form = page.form("Bắt đầu khai").fill("area", "Xã Xuân Lôi");
    let overview = lan.send(&form.fill("whom", &format!("Cho {FATHER}"))).await.expect(200);
    overview.shows(&format!("đang khai cho {FATHER}"));
    overview
}

#[tokio::test]
async fn a_daughter_files_for_her_father() {
    let portal = Portal::open().await;
    let (tho, lan) = (portal.citizen(THO).await, portal.citizen(LAN).await);
    let mandate = mandate(&tho, &lan).await;
    let overview = begun(&lan).await;
    let first = first_section(&lan, &overview).await;
    assert_eq!(first.form("Lưu và tiếp tục").value("nguoiYeuCau.soDinhDanh"), Some(THO));
    let check = fill_in(&lan, &overview, &EForm::of(BIRTH)).await;
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let dossier = format!("/ho-so/{}", dossier_of(&sent));

    // He sees the dossier as his own, who filed it, and that she looked.
    let his = tho.open(&dossier).await;
    his.shows(&format!("{DAUGHTER} nộp thay theo ủy quyền"));
    assert!(his.has_link("Rút hồ sơ"));
    let number = his.tree.of_class("dossier-number")[0].named("strong")[0].text();
    tho.open("/ho-so").await.shows(&number);
    let hers = lan.open(&dossier).await;
    hers.shows(&format!("theo dõi hồ sơ này thay cho {FATHER}"));
    assert!(!hers.has_link("Rút hồ sơ"), "to withdraw is his own");
    let withdraw = lan.visit(&format!("{dossier}/rut")).await;
    let tried = lan.send(&withdraw.form("Rút hồ sơ này")).await;
    assert_eq!(tried.status, 403);
    let looks = tho.open("/ai-da-xem").await;
    looks.shows("Người được ủy quyền: xem hồ sơ");
    let told = tho.open(&looks.link("Xem ủy quyền")).await;
    assert_eq!(told.url, mandate);
    for shown in [DAUGHTER, &number, "giao ủy quyền", "nhận ủy quyền"] {
        told.shows(shown);
    }
    // Notices go to him, and to her as well.
    portal.province.app.send_due().await.expect("notices are sent");
    tho.open("/thong-bao").await.shows(&number);
    lan.open("/thong-bao").await.shows(&number);
    let desk = portal.officer("xuanloi.motcua").await;
    open_work(&desk, &number).await.shows(&format!("{DAUGHTER} nộp thay theo ủy quyền"));

    // Nobody else is shown that there is any of it.
    let hai = portal.citizen(HAI).await;
    for address in [&mandate, &dossier, &overview.url, &check.url] {
        hai.visit(address).await.expect(404);
    }
    // The token of another's form is none of theirs, and a token of their own does not help.
    let own = hai.open("/uy-quyen/moi").await.form("Ủy quyền");
    let token = own.value("csrf").expect("every form has its token").to_owned();
    let forged = told.form("Thu hồi ủy quyền ngay").forge("csrf", &token);
    hai.send(&forged).await.expect(404);

    // Once revoked she follows it no more, and is told why.
    tho.send(&told.form("Thu hồi ủy quyền ngay")).await.expect(200).shows("Đã thu hồi");
    lan.visit(&dossier).await.expect(422).shows("Ủy quyền không còn hiệu lực");
    tho.open(&dossier).await.shows(&number);
}

#[tokio::test]
async fn what_was_revoked_is_not_used_and_nothing_is_lost() {
    let portal = Portal::open().await;
    let (tho, lan) = (portal.citizen(THO).await, portal.citizen(LAN).await);
    let mandate = mandate(&tho, &lan).await;
    let overview = begun(&lan).await;
    let check = fill_in(&lan, &overview, &EForm::of(BIRTH)).await;
    let page = tho.open(&mandate).await;
    page.shows("Đang khai thay");
    let revoke = page.form("Thu hồi ủy quyền ngay");
    tho.send(&revoke).await.expect(200);
    // In the same instant: the clock has not moved.
    let refused = lan.send(&check.form("Gửi hồ sơ")).await.expect(422);
    refused.shows("Ủy quyền không còn hiệu lực");
    tho.send(&revoke).await.expect(200).shows("Đã thu hồi");
    lan.visit(&overview.url).await.expect(422);
    lan.open("/thu-tuc/1.001193/nop").await.hides(FATHER);
    lan.visit(&format!("{}/giay-to", overview.url)).await.expect(422);
    // What she filled in stands in his drafts; he sends it himself.
    tho.open(&overview.url).await.shows(&format!("{DAUGHTER} khai thay"));
    let his = tho.open(&check.url).await;
    his.shows("NGUYỄN AN MẪU");
    tho.send(&his.form("Gửi hồ sơ")).await.expect(200).shows("Hồ sơ đã được gửi");
}

#[tokio::test]
async fn a_mandate_is_given_to_somebody_known_and_within_bounds() {
    let portal = Portal::open().await;
    let (tho, lan) = (portal.citizen(THO).await, portal.citizen(LAN).await);
    let page = tho.open("/uy-quyen/moi").await;
    let form = page.form("Ủy quyền");
    let nothing = tho.send(&form).await.expect(422);
    assert_eq!(nothing.errors().len(), 1, "{:?}", nothing.errors());
    let stranger = form.clone().fill("number", LAN).fill("name", "Người Khác");
    let unknown = tho.send(&stranger).await.expect(422);
    let same = form.clone().fill("number", "000000000000").fill("name", "Người Khác");
    assert_eq!(tho.send(&same).await.expect(422).errors(), unknown.errors());
    let own = form.clone().fill("number", THO).fill("name", FATHER);
    tho.send(&own).await.expect(422).shows("Không thể ủy quyền cho chính mình");
    let right = form.clone().fill("number", LAN).fill("name", DAUGHTER);
    let late = right.clone().fill("until", "25/05/2026");
    tho.send(&late).await.expect(422).shows("không quá 730 ngày");
    let elsewhere = right.clone().fill("scope", "Một hồ sơ đã nộp").fill("dossier", "H62-0");
    tho.send(&elsewhere).await.expect(422).shows("không có hồ sơ nào mang số này");
    // Pressed twice it is one.
    let given = tho.send(&right).await.expect(200);
    assert_eq!(tho.send(&right).await.expect(200).url, given.url);
    // She who has not accepted it files nothing, and may decline.
    lan.open("/thu-tuc/1.001193/nop").await.hides(FATHER);
    let page = lan.open(&given.url).await;
    lan.send(&page.form("Từ chối")).await.expect(200).shows("Đã từ chối");
    lan.send(&page.form("Nhận ủy quyền")).await.expect(422);
    tho.open("/uy-quyen").await.shows("Đã từ chối");
}

#[tokio::test]
async fn the_desk_records_a_signed_paper() {
    let portal = Portal::open().await;
    let (tho, lan) = (portal.citizen(THO).await, portal.citizen(LAN).await);
    let desk = portal.officer("xuanloi.motcua").await;
    let way = desk.open("/can-bo/tiep-nhan").await.link("Ghi nhận ủy quyền");
    let list = desk.open(&way).await;
    let page = desk.open(&list.link("Ghi nhận ủy quyền mới")).await;
    let form = page.form("Ghi nhận");
    let form = form.fill("principal_number", THO).fill("principal_name", FATHER);
    let form = form.fill("number", LAN).fill("name", DAUGHTER);
    let no_paper = desk.send(&form).await.expect(422);
    let errors = no_paper.errors();
    assert!(errors.len() == 1 && errors[0].contains("Xin đính kèm bản quét"), "{errors:?}");
    let wrong = form.clone().fill("principal_name", "Người Khác");
    desk.send(&wrong).await.expect(422).shows("Họ tên không khớp");
    let code = form.clone().fill("way", "Mã gửi cho người ủy quyền");
    desk.send(&code).await.expect(422).shows("chưa có địa chỉ thư điện tử đã xác nhận");
    let recorded = desk.send(&form.attach("paper", "giay.pdf", &pdf(1))).await.expect(200);
    recorded.shows("Đang có hiệu lực");
    let scan = desk.open(&recorded.link("Xem bản quét giấy ủy quyền")).await;
    assert!(scan.body.starts_with(b"%PDF"));
    let own = recorded.url.replace("/can-bo", "");
    tho.open(&own).await.shows("Bộ phận một cửa ghi nhận ủy quyền");
    let scan = tho.open(&format!("{own}/tep")).await;
    assert!(scan.body.starts_with(b"%PDF"));
    portal.citizen(HAI).await.visit(&format!("{own}/tep")).await.expect(404);
    let other = portal.officer("xuanloi.hotich").await;
    other.visit(&recorded.url).await.expect(403);
    other.visit("/can-bo/uy-quyen/moi").await.expect(403);

    // She is at the desk and files for him; the officer is named as who entered it.
    let page = desk.open("/can-bo/tiep-nhan/1.001193").await;
    let form = page.form("Bắt đầu khai").fill("id_number", THO).fill("name", FATHER);
    let form = form.fill("area", "Xã Xuân Lôi");
    desk.send(&form.clone().fill("representative", HAI)).await.expect(422).shows("Ủy quyền");
    let overview = desk.send(&form.fill("representative", LAN)).await.expect(200);
    overview.shows(&format!("{DAUGHTER} khai thay"));
    let check = fill_in(&desk, &overview, &EForm::of(BIRTH)).await;
    let sent = desk.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let dossier = format!("/ho-so/{}", dossier_of(&sent));
    for reader in [&tho, &lan] {
        reader.open(&dossier).await.shows("theo ủy quyền");
    }
    // He comes to the desk and takes it back.
    desk.send(&recorded.form("Thu hồi ủy quyền ngay")).await.expect(200).shows("Đã thu hồi");
    lan.visit(&dossier).await.expect(422);
}

/// The figures of the code in a letter.
fn figures(text: &str) -> String {
    let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
    text.lines().map(str::trim).find(is_code).expect("the letter has a code").to_owned()
}

#[tokio::test]
async fn the_principal_tells_the_code_that_was_sent() {
    let server = MailServer::start(Temper::Accepts).await;
    let portal = Portal::with_mail(&server).await;
    let app = &portal.province.app;
    let (tho, lan) = (portal.citizen(THO).await, portal.citizen(LAN).await);
    let page = tho.open("/thong-bao/kenh").await;
    let asked = page.form("Lưu").fill("address", "tho@thu.example");
    tho.send(&asked).await.expect(200);
    app.send_mail().await.unwrap();
    let text = server.letters().pop().expect("a letter asks").text();
    let link = text.split_whitespace().find(|word| word.contains("/xac-nhan-thu/")).unwrap();
    let link = link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let reader = portal.stranger();
    let confirm = reader.open(&link).await.form("Xác nhận");
    reader.send(&confirm).await.expect(200);

    let desk = portal.officer("xuanloi.motcua").await;
    let page = desk.open("/can-bo/uy-quyen/moi").await;
    let form = page.form("Ghi nhận").fill("principal_number", THO).fill("principal_name", FATHER);
    let form = form.fill("number", LAN).fill("name", DAUGHTER);
    let form = form.fill("way", "Mã gửi cho người ủy quyền");
    let recorded = desk.send(&form).await.expect(200);
    recorded.shows("Chờ mã");
    lan.open("/thu-tuc/1.001193/nop").await.hides(FATHER);
    app.send_mail().await.unwrap();
    let letter = server.letters().pop().expect("a letter has the code");
    assert_eq!(
        (letter.subject(), letter.to.as_slice()),
        ("Mã ủy quyền".to_owned(), &["tho@thu.example".to_owned()][..])
    );
    let code = figures(&letter.text());
    let enter = desk.open(&recorded.link("Nhập mã người ủy quyền đọc")).await;
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let wrong = enter.form("Xác nhận").fill("code", wrong);
    for _ in 0..4 {
        assert_eq!(desk.send(&wrong).await.expect(422).errors(), ["Mã không đúng"]);
    }
    let right = desk.send(&enter.form("Xác nhận").fill("code", &code)).await.expect(200);
    right.shows("Đang có hiệu lực");
    lan.open("/thu-tuc/1.001193/nop").await.shows(FATHER);
}

//! Asking for a supplement: once, completely, each thing with its place and its ground
//! (NĐ 61/2018, Điều 15 khoản 3, Điều 17 and 19).

use crate::{
    browser::{Browser, Form, Page},
    desk::{decide, leave, number_of, open_work},
    filling::{EForm, begin, dossier_of, fill_in},
    portal::{LAN, PNG, Portal, pdf},
};

const BIRTH_PAPER: &str = "000.00.00.G15-KQ004389";
const ASKED: [(&str, &str); 3] = [
    ("Họ tên của con phải đúng như giấy chứng sinh", "Khoản 1 Điều 4 NĐ 123/2015/NĐ-CP"),
    ("Bản chụp giấy chứng sinh có dấu", "Khoản 1 Điều 16 Luật Hộ tịch"),
    ("Trang 2 bị mờ, xin chụp lại", "Điều 17 NĐ 61/2018/NĐ-CP"),
];

/// A birth registration with a paper of two pages, taken in: the dossier and its number.
async fn taken_in(portal: &Portal, lan: &Browser) -> (String, String) {
    let overview = begin(lan, "1.001193", "", "Xã Xuân Lôi").await;
    let form = EForm::of("1.001193");
    let check = fill_in(lan, &overview, &form).await;
    let papers = lan.open(&check.url.replace("/kiem-tra", "/giay-to")).await;
    let with = papers.form("Lưu và tiếp tục").attach(BIRTH_PAPER, "chung-sinh.pdf", &pdf(2));
    let check = lan.send(&with).await.expect(200);
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let number = number_of(&sent);
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    decide(&desk, &page.form("Tiếp nhận và chuyển xử lý")).await;
    (dossier_of(&sent), number)
}

/// The request with its three things: a field, a paper, a page of a file.
fn asking(page: &Page, paged: &str) -> Form {
    let targets = ["f:con.hoTen", &format!("c:{BIRTH_PAPER}"), "chung-sinh.pdf"];
    let mut form = page.form("Gửi yêu cầu bổ sung").fill("item[2].page", paged);
    for (index, (target, (what, ground))) in targets.into_iter().zip(ASKED).enumerate() {
        let name = |part: &str| format!("item[{index}].{part}");
        form = form.fill(&name("target"), target).fill(&name("what"), what);
        form = form.fill(&name("ground"), ground);
    }
    form
}

#[tokio::test]
async fn a_supplement_is_asked_once_and_answered_on_the_same_pages() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (dossier, number) = taken_in(&portal, &lan).await;
    portal.after_minutes(30);

    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, &number).await;
    let ask_address = page.link("Yêu cầu bổ sung");
    let page = registrar.open(&ask_address).await;
    // A thing needs its place, its words and its ground: all that lacks is told at once.
    let empty = registrar.send(&page.form("Gửi yêu cầu bổ sung").fill("item[0].ground", "")).await;
    assert_eq!(empty.expect(422).errors().len(), 3);
    let page = registrar.send(&page.form("Thêm nội dung")).await.expect(200);
    let page = registrar.send(&page.form("Thêm nội dung")).await.expect(200);
    // The file has two pages.
    let page = registrar.send(&asking(&page, "3")).await.expect(422);
    assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
    let request = asking(&page, "2");
    let page = registrar.send(&request).await.expect(200);
    page.shows("Đã gửi yêu cầu bổ sung; đồng hồ dừng.");
    page.shows("Thời hạn đang tạm dừng");
    let form_02 = registrar.open(&page.link("Phiếu yêu cầu bổ sung hồ sơ (mẫu 02)")).await;
    assert!(form_02.body.starts_with(b"%PDF"));
    // Pressing the button again asks nothing again.
    registrar.send(&request).await.expect(200).shows("đã được làm từ trước");

    // Next morning at half past eight: the promise moves by what the answer took.
    portal.after_minutes(23 * 60 + 30);
    let lan = portal.citizen(LAN).await;
    answered(&lan, &dossier).await;
    asked_again_is_refused(&portal, &number, &ask_address, &request).await;
}

/// The owner reads what is asked, each with its ground, and answers with a name and a picture.
async fn answered(lan: &Browser, dossier: &str) {
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    page.shows("Cơ quan đề nghị anh/chị bổ sung hồ sơ.");
    page.shows("Thời hạn đang tạm dừng");
    let page = lan.click(&page, "Bổ sung hồ sơ").await;
    for (what, ground) in ASKED {
        page.shows(what);
        page.shows(ground);
    }
    page.shows("chung-sinh.pdf, 2");
    let overview = lan.send(&page.form("Bắt đầu khai")).await.expect(200);
    let section = overview.link("Người được khai sinh");
    let page = lan.open(&section).await;
    let form = page.form("Lưu và tiếp tục");
    assert_eq!(form.value("con.hoTen"), Some("NGUYỄN AN MẪU"));
    lan.send(&form.fill("con.hoTen", "NGUYỄN BÌNH AN MẪU")).await.expect(200);
    let papers = lan.open(&overview.link("Giấy tờ kèm theo")).await;
    let with = papers.form("Lưu và tiếp tục").attach("supplement", "trang-2.png", PNG);
    let check = lan.send(&with).await.expect(200);
    check.shows("NGUYỄN BÌNH AN MẪU");
    let send = check.form("Gửi phần bổ sung");
    let page = lan.send(&send).await.expect(200);
    page.shows("Đã gửi phần bổ sung.");
    page.shows("Hồ sơ đã được bổ sung.");
    // The time limit begins anew (NĐ 61/2018, Điều 19 khoản 4): eight working hours from half past
    // eight on Friday end at half past eight on Monday.
    let due = page.of_class("clock-due");
    assert!(due.contains("08:30") && due.contains("29/05/2023"), "{due}");
    // Sent twice, it is one answer.
    lan.send(&send).await.expect(200);
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    assert_eq!(page.text().matches("Hồ sơ đã được bổ sung.").count(), 1);
}

/// A second request only about what the answer brought: other things are neither offered nor taken
/// from a forged form.
async fn asked_again_is_refused(portal: &Portal, number: &str, address: &str, request: &Form) {
    // The process begins anew, at the desk.
    leave(portal, "xuanloi.motcua", number, "Hợp lệ").await;
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, number).await;
    page.shows("NGUYỄN BÌNH AN MẪU");
    page.shows("trang-2.png");
    let told = "của người nộp làm phát sinh";
    // The step is another turn of the same step.
    let leaves = decision(&page, "leave.");
    let now = format!("buoc={}&", leaves.split('.').nth(1).unwrap());
    let address = address.replace("buoc=2&", &now);
    let by_address = registrar.open(&address).await;
    by_address.shows(told);
    let targets = by_address.tree.named("option").into_iter();
    let targets: Vec<String> =
        targets.filter_map(|option| option.attribute("value").map(str::to_owned)).collect();
    assert!(targets.iter().any(|value| value == "f:con.hoTen"), "{targets:?}");
    assert!(targets.iter().all(|value| *value != format!("c:{BIRTH_PAPER}")), "{targets:?}");
    let token = page.pressing("_decision", &leaves).value("csrf").unwrap().to_owned();
    let command = "0189aaaa-0000-7000-8000-000000000002";
    let forged = request.clone().forge("csrf", &token).forge("_command", command);
    let mut sending = forged.sending();
    sending.url = sending.url.replace("buoc=2&", &now);
    let forged = registrar.carry(&sending).await.expect(409);
    forged.shows(told);
    assert_eq!(forged.form("Gửi yêu cầu bổ sung").value("item[0].what"), Some(ASKED[0].0));
    registrar.open(&format!("/can-bo/tim?q={number}")).await;
}

/// The value of the first button whose decision begins so.
fn decision(page: &Page, begins: &str) -> String {
    let buttons = page.tree.named("button").into_iter();
    let values = buttons.filter(|b| b.attribute("name") == Some("_decision"));
    let mut values = values.filter_map(|b| b.attribute("value"));
    values.find(|value| value.starts_with(begins)).unwrap().to_owned()
}

//! Filing at the desk for a person present: the person is the applicant, never the officer.

use crate::{
    desk::{number_of, open_work},
    filling::{EForm, dossier_of, file, fill_in},
    portal::{LAN, Portal, THO},
};

/// The last persona, who is also the desk officer of Liên Bảo.
const OFFICER: &str = "026088999106";

#[tokio::test]
async fn the_dossier_is_in_the_name_of_the_person_present() {
    let portal = Portal::open().await;
    let desk = portal.officer("xuanloi.motcua").await;
    let page = desk.open("/can-bo/tiep-nhan").await;
    let page = desk.send(&page.form("Tìm").fill("q", "khai sinh")).await.expect(200);
    let links = page.tree.named("a").into_iter().filter_map(|a| a.attribute("href"));
    let births: Vec<_> = links.filter(|href| href.ends_with("/1.001193")).collect();
    assert_eq!(births, ["/can-bo/tiep-nhan/1.001193"]);
    let page = desk.open(births[0]).await;
    // The desk's own commune is chosen already.
    let form = page.form("Bắt đầu khai");
    let area = form.value("area").unwrap().to_owned();
    let bad = desk.send(&form.clone().fill("id_number", "12345").fill("phone", "12")).await;
    let bad = bad.expect(422);
    assert!(bad.errors().len() >= 3, "{:?}", bad.errors());
    // A scanner types the code of the card: the page is filled, and nothing is begun yet.
    let link = bad.form("Bắt đầu khai").fill("id_number", "https://example.vn|x|y");
    let no_card = desk.send(&link).await.expect(422);
    assert!(no_card.errors()[0].contains("không phải mã QR của thẻ căn cước"));
    let card = format!("{THO}|012345678|Nguyễn Văn Mẫu Thọ|02101942|Nam|Thôn Mẫu Tiến|01012022");
    let scanned = desk.send(&bad.form("Bắt đầu khai").fill("id_number", &card)).await.expect(200);
    let filled = scanned.form("Bắt đầu khai");
    assert_eq!(filled.value("id_number"), Some(THO));
    assert_eq!(filled.value("birth"), Some("02/10/1942"));
    assert_eq!(filled.value("address"), Some("Thôn Mẫu Tiến"));
    let person = bad
        .form("Bắt đầu khai")
        .fill("id_number", THO)
        .fill("name", "Nguyễn Văn Mẫu Thọ")
        .fill("birth", "02/10/1942")
        .fill("phone", "0900000002")
        .fill("address", "Thôn Mẫu Tiến, xã Đồng Ích");
    assert_eq!(person.value("area"), Some(area.as_str()));
    let overview = desk.send(&person).await.expect(200);
    let check = fill_in(&desk, &overview, &EForm::of("1.001193")).await;
    let sent = desk.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let (dossier, number) = (dossier_of(&sent), number_of(&sent));

    let page = open_work(&desk, &number).await;
    assert!(page.heading().starts_with("Nguyễn Văn Mẫu Thọ"), "{}", page.heading());
    page.shows("Nộp trực tiếp");
    page.shows("Nhập hộ bởi");
    let tho = portal.citizen(THO).await;
    tho.open("/ho-so").await.shows(&number);
    portal.citizen(LAN).await.open("/ho-so").await.hides(&number);

    // What the scanner types of the receipt opens the dossier.
    let search = desk.open("/can-bo/tim").await;
    let scanned = format!("http://127.0.0.1:8080/tra-cuu?so={number}");
    let found = desk.send(&search.form("Lọc").fill("q", &scanned)).await.expect(200);
    assert_eq!(found.url, format!("/can-bo/ho-so/{dossier}"));
    for (words, finds) in [("mau tho", true), (THO, true), ("MẪU LAN", false)] {
        let found = desk.send(&search.form("Lọc").fill("q", words)).await.expect(200);
        assert_eq!(found.text().contains(&number), finds, "{words}");
    }
    // Only a desk enters people.
    let registrar = portal.officer("xuanloi.hotich").await;
    registrar.visit("/can-bo/tiep-nhan/1.001193").await.expect(403);
}

#[tokio::test]
async fn an_officer_is_never_the_applicant() {
    let portal = Portal::open().await;
    let told = "Cán bộ không tự tiếp nhận, xử lý hồ sơ của chính mình";
    let desk = portal.officer("lienbao.motcua").await;
    let page = desk.open("/can-bo/tiep-nhan/1.001193").await;
    let myself = page
        .form("Bắt đầu khai")
        .fill("id_number", OFFICER)
        .fill("name", "Kim Mẫu Ji-hoon")
        .fill("phone", "0900000006");
    desk.send(&myself).await.expect(422).shows(told);

    // Filed by themselves at home, they cannot take it in at work: not offered, and not if forged.
    let at_home = portal.citizen(OFFICER).await;
    let own = file(&at_home, "1.001193", "", "Phường Liên Bảo").await;
    let other = portal.citizen(LAN).await;
    let others = file(&other, "1.001193", "", "Phường Liên Bảo").await;
    let page = desk.open(&format!("/can-bo/ho-so/{others}")).await;
    let take_in = page.form("Tiếp nhận và chuyển xử lý");
    let mut sending = take_in.sending();
    sending.url = sending.url.replace(&others, &own);
    let forged = desk.carry(&sending).await;
    assert!((403..=422).contains(&forged.status), "{}: {}", forged.status, forged.text());
    let seen = desk.visit(&format!("/can-bo/ho-so/{own}")).await;
    assert!(!seen.has_button("Tiếp nhận và chuyển xử lý"));
    at_home.open(&format!("/ho-so/{own}")).await.shows("Chờ tiếp nhận");
}

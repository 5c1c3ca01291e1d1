//! The search box of officers: what a dossier is found by, what is offered while one types.

use crate::{
    browser::Browser,
    filling::{EForm, begin, dossier_of, file, fill_in},
    portal::{LAN, Portal},
};

async fn finds(officer: &Browser, words: &str, dossier: &str) -> bool {
    let form = officer.open("/can-bo/tim").await.form("Lọc").fill("q", words);
    officer
        .send(&form)
        .await
        .expect(200)
        .tree
        .named("a")
        .iter()
        .any(|a| a.attribute("href").is_some_and(|href| href == format!("/can-bo/ho-so/{dossier}")))
}

async fn offered(officer: &Browser, typed: &str) -> Vec<String> {
    let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    let page = officer.open(&format!("/can-bo/tim/goi-y?q={query}")).await;
    let found: serde_json::Value = serde_json::from_slice(&page.body).unwrap();
    assert!(found["status"].as_str().unwrap().ends_with("hồ sơ"), "{found}");
    let rows = found["rows"].as_array().unwrap();
    rows.iter().map(|row| row["href"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn words_of_the_answers_lead_to_a_dossier() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let desk = portal.officer("xuanloi.motcua").await;
    let other = portal.officer("dongich.motcua").await;
    for words in [
        "nguyễn văn mẫu",
        "benh vien mau",
        "BENH vi",
        "026 190 000 001",
        "026190000001",
        "0261900",
        LAN,
        "khai sinh nguyen van",
    ] {
        assert!(finds(&desk, words, &dossier).await, "{words}");
        assert!(!finds(&other, words, &dossier).await, "{words}: of another commune");
    }
    for words in ["benh vien khac", "2023-05-20", "o", "026190000002"] {
        assert!(!finds(&desk, words, &dossier).await, "{words}");
    }
    // From the log it is put into the index the same way.
    let app = &portal.province.app;
    assert!(app.search_is_filling().await.unwrap());
    assert_eq!(app.fill_search_words(&mut |_| {}).await.unwrap(), 1);
    assert_eq!(app.fill_search_words(&mut |_| {}).await.unwrap(), 0, "once is enough");
    assert!(!app.search_is_filling().await.unwrap());
    assert!(finds(&desk, "benh vien mau", &dossier).await);
    app.rebuild(|_| {}).await.unwrap();
    assert!(finds(&desk, "benh vien mau", &dossier).await);
    assert!(!finds(&other, "benh vien mau", &dossier).await);
}

#[tokio::test]
async fn dossiers_are_offered_while_somebody_types() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let mut filed = Vec::new();
    for _ in 0..3 {
        let overview = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
        let check = fill_in(&lan, &overview, &EForm::of("1.001193")).await;
        let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
        filed.insert(0, format!("/can-bo/ho-so/{}", dossier_of(&sent)));
        portal.after_minutes(1);
    }
    let desk = portal.officer("xuanloi.motcua").await;
    assert_eq!(offered(&desk, "be").await, filed, "the newest first");
    assert_eq!(offered(&desk, "bệnh viện m").await, filed);
    assert_eq!(offered(&desk, "b").await, [""; 0]);
    assert_eq!(offered(&desk, "").await, [""; 0]);
    assert_eq!(offered(&portal.officer("dongich.motcua").await, "be").await, [""; 0]);
}

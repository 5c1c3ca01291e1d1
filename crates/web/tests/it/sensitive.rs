//! Sensitive answers on the desk: masked until an officer says why they are needed, and for a while.

use crate::{
    browser::{Browser, Page},
    desk::{number_of, open_work},
    filling::{EForm, begin, dossier_of, fill_in},
    portal::{LAN, Portal},
};
use serde_json::json;

const BIRTH: &str = "1.001193";
const TAY: &str = "02";

async fn filed(browser: &Browser) -> (String, String) {
    let overview = begin(browser, BIRTH, "", "Xã Xuân Lôi").await;
    let mut form = EForm::of(BIRTH);
    form.answers["me"]["danToc"] = json!(TAY);
    let check = fill_in(browser, &overview, &form).await;
    let sent = browser.send(&check.form("Gửi hồ sơ")).await.expect(200);
    (dossier_of(&sent), number_of(&sent))
}

/// What stands behind the terms that speak of ethnic groups.
fn ethnic(page: &Page) -> String {
    let text = page.text();
    let parts: Vec<&str> = text.split("Dân tộc").skip(1).collect();
    assert!(!parts.is_empty(), "{text}");
    parts.iter().map(|part| part.chars().take(12).collect::<String>()).collect()
}

#[tokio::test]
async fn sensitive_answers_take_a_reason() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (dossier, number) = filed(&lan).await;
    let officer = portal.officer("xuanloi.motcua").await;
    let page = open_work(&officer, &number).await;
    assert!(ethnic(&page).contains("●●●●") && !ethnic(&page).contains("Tày"), "{}", ethnic(&page));
    let refused = officer.send(&page.form("Xem dữ liệu nhạy cảm")).await.expect(422);
    refused.shows("Ghi lý do, từ 5 đến 500 ký tự");
    assert!(ethnic(&refused).contains("●●●●"), "nothing is shown without a reason");
    let reason = refused.form("Xem dữ liệu nhạy cảm").fill("reason", "Ghi dân tộc vào sổ hộ tịch");
    let page = officer.send(&reason).await.expect(200);
    assert!(!ethnic(&page).contains("●●●●"), "{}", ethnic(&page));

    // The applicant has her own before her, and sees who looked.
    let own = lan.open(&format!("/ho-so/{dossier}")).await;
    assert!(!ethnic(&own).contains("●●●●"), "{}", ethnic(&own));
    own.shows("Xem thông tin nhạy cảm trong tờ khai");

    // Somebody else has to say why, too, and after a while so has the same officer.
    let leader = portal.officer("xuanloi.chutich").await;
    let elsewhere = leader.open(&format!("/can-bo/ho-so/{dossier}")).await;
    assert!(ethnic(&elsewhere).contains("●●●●"), "{}", ethnic(&elsewhere));
    portal.after_minutes(31);
    let officer = portal.officer("xuanloi.motcua").await;
    let later = officer.open(&format!("/can-bo/ho-so/{dossier}")).await;
    assert!(ethnic(&later).contains("●●●●"), "{}", ethnic(&later));
}

//! An officer's own account: where it is open, recovery codes, proving anew who one is, and tries
//! that lock out nobody else.

use crate::{browser::Page, portal::Portal};
use mc_app::{AppError, Limits, Proof, sign_in::SignInError, sign_on::Browser as Place};
use mc_testkit::PASSWORD;

const OFFICER: &str = "xuanloi.motcua";

fn codes(page: &Page) -> Vec<String> {
    page.tree.named("code").iter().map(|code| code.text()).collect()
}

#[tokio::test]
async fn an_account_that_is_open_elsewhere_is_closed_there() {
    let portal = Portal::open().await;
    let (here, there) = (portal.officer(OFFICER).await, portal.officer(OFFICER).await);
    let other = portal.officer("xuanloi.hotich").await;
    let page = here.open("/can-bo/tai-khoan").await;
    page.shows("Nơi này");
    let page = here.send(&page.form("Kết thúc")).await.expect(200);
    page.shows("Đã kết thúc.");
    assert!(there.open("/can-bo/viec").await.url.starts_with("/can-bo/dang-nhap"));
    here.open("/can-bo/viec").await;
    let third = portal.officer(OFFICER).await;
    let page = here.open("/can-bo/tai-khoan").await;
    here.send(&page.form("Kết thúc mọi nơi khác")).await.expect(200);
    assert!(third.open("/can-bo/viec").await.url.starts_with("/can-bo/dang-nhap"));
    here.open("/can-bo/viec").await;
    // Nobody ends a session of somebody else.
    let theirs = other.open("/can-bo/tai-khoan").await;
    theirs.hides("Kết thúc mọi nơi khác");
    other.open("/can-bo/viec").await;
}

#[tokio::test]
async fn recovery_codes_are_shown_once_and_work_once() {
    let portal = Portal::open().await;
    let officer = portal.officer(OFFICER).await;
    officer.open("/can-bo/tai-khoan").await.shows("Hiện không còn mã nào.");
    let page = officer.open("/can-bo/tai-khoan/ma-khoi-phuc").await;
    let page = officer.send(&page.form("Làm mã khôi phục mới")).await.expect(200);
    let codes = codes(&page);
    assert_eq!(codes.len(), 10);
    let page = officer.open("/can-bo/tai-khoan").await;
    page.shows("Còn 10 mã.");
    page.hides(&codes[0]);
    let app = &portal.province.app;
    let sign_in =
        async |code: &str| app.sign_in_staff(&Place::none(), OFFICER, PASSWORD, code).await;
    // As people copy them: in capitals, with spaces.
    let typed = codes[0].to_uppercase().replace('-', " ");
    sign_in(&typed).await.unwrap();
    assert!(matches!(sign_in(&codes[0]).await, Err(SignInError::Wrong)));
    let guessed = app.sign_in_staff(&Place::none(), OFFICER, "guess", &codes[1]).await;
    assert!(matches!(guessed, Err(SignInError::Wrong)), "a code alone is not enough");
    sign_in(&codes[1]).await.unwrap();
    officer.open("/can-bo/tai-khoan").await.shows("Còn 8 mã.");
    // Somebody else's code is none.
    let other = app.sign_in_staff(&Place::none(), "xuanloi.hotich", PASSWORD, &codes[2]).await;
    assert!(matches!(other, Err(SignInError::Wrong)));
}

#[tokio::test]
async fn what_is_grave_needs_a_fresh_proof() {
    let portal = Portal::open().await;
    let officer = portal.officer(OFFICER).await;
    let before = officer.cookie("mc_session").unwrap();
    portal.after_minutes(11);
    let page = officer.open("/can-bo/tai-khoan/ma-khoi-phuc").await;
    assert_eq!(page.heading(), "Xin xác nhận lại là anh/chị");
    let form = page.form("Xác nhận");
    let wrong = officer.send(&form.clone().fill("password", "guess")).await.expect(422);
    assert_eq!(wrong.errors().len(), 1);
    let app = &portal.province.app;
    let code = app.demo_code().unwrap();
    let form = page.form("Xác nhận").fill("password", PASSWORD).fill("code", &code);
    let page = officer.send(&form).await.expect(200);
    assert_eq!(page.url, "/can-bo/tai-khoan/ma-khoi-phuc");
    assert_eq!(page.heading(), "Làm mã khôi phục mới");
    // The session that was raised has another token.
    assert_ne!(officer.cookie("mc_session").unwrap(), before);
    let thief = portal.stranger();
    thief.set_cookie("mc_session", &before);
    assert!(thief.open("/can-bo/viec").await.url.starts_with("/can-bo/dang-nhap"));
    let ctx = portal.province.ctx(&portal.province.staff_session(OFFICER).await).await;
    app.require_fresh(&ctx).unwrap();
    portal.after_minutes(10);
    let stale = app.require_fresh(&ctx);
    assert!(matches!(stale, Err(AppError::ProofNeeded(Proof::Fresh))), "{stale:?}");
}

/// Whoever guesses at an account is held up; its owner elsewhere is not.
#[tokio::test]
async fn guesses_hold_up_the_guesser_alone() {
    let limits = Limits { sign_in_tries: 3, ..Limits::default() };
    let portal = Portal::with_limits(limits).await;
    let app = &portal.province.app;
    let at = |address: &str| Place { address: address.to_owned(), ..Place::none() };
    let (guesser, owner) = (at("203.0.113.9"), at("192.0.2.10"));
    let code = app.demo_code().unwrap();
    for expect in [0, 0, 5] {
        let refused = app.sign_in_staff(&guesser, OFFICER, "guess", &code).await.unwrap_err();
        let minutes = if let SignInError::Locked { minutes } = refused { minutes } else { 0 };
        assert_eq!(minutes, expect, "{refused}");
    }
    let refused = app.sign_in_staff(&guesser, OFFICER, PASSWORD, &code).await;
    assert!(matches!(refused, Err(SignInError::Locked { .. })));
    app.sign_in_staff(&owner, OFFICER, PASSWORD, &code).await.unwrap();
    // The pauses grow.
    portal.after_minutes(6);
    let refused = app.sign_in_staff(&guesser, OFFICER, "guess", &code).await.unwrap_err();
    assert!(matches!(refused, SignInError::Locked { minutes: 10 }), "{refused}");
    // A name that nobody has is held up alike.
    for _ in 0..3 {
        drop(app.sign_in_staff(&guesser, "nobody", "guess", &code).await);
    }
    let refused = app.sign_in_staff(&guesser, "nobody", "guess", &code).await;
    assert!(matches!(refused, Err(SignInError::Locked { .. })));
}

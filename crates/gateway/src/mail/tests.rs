//! Conversations with a real mail server on this machine.

use super::*;
use mc_testkit::{MailServer, Temper};

fn settings(server: &MailServer) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: server.port(),
        security: Security::Plain,
        account: None,
        from: "Một Cửa <mot-cua@vinhphuc.example>".to_owned(),
    }
}

fn letter() -> Letter {
    Letter {
        id: "0190aa".to_owned(),
        to: "an.nguyen@thu.example".to_owned(),
        subject: "Hồ sơ đã được\r\ntiếp nhận".to_owned(),
        text: "Kính gửi ông/bà An,\n.\nHồ sơ đã được tiếp nhận.".to_owned(),
        html: "<p>Kính gửi ông/bà An</p>".to_owned(),
    }
}

async fn sent(temper: Temper) -> (MailServer, Result<(), MailError>) {
    let server = MailServer::start(temper).await;
    let smtp = Smtp::new(&settings(&server)).unwrap();
    let done = smtp.send(&letter()).await;
    (server, done)
}

#[tokio::test]
async fn a_letter_arrives_in_both_forms() {
    let (server, done) = sent(Temper::Accepts).await;
    done.unwrap();
    let got = server.letters();
    assert_eq!(got.len(), 1);
    assert_eq!(got[0].to, ["an.nguyen@thu.example"]);
    assert_eq!(got[0].from, "mot-cua@vinhphuc.example");
    let data = &got[0].data;
    for wanted in [
        "Message-ID: <0190aa@vinhphuc.example>",
        "Auto-Submitted: auto-generated",
        "Content-Type: multipart/alternative",
        "text/plain; charset=utf-8",
        "text/html; charset=utf-8",
    ] {
        assert!(data.contains(wanted), "{wanted}: {data}");
    }
    // One line, in the encoding of headers: nothing that a subject has becomes a header of its own.
    let subject = data.lines().find(|line| line.starts_with("Subject: ")).unwrap();
    assert!(subject.contains("=?utf-8?b?"), "{subject}");
}

#[tokio::test]
async fn a_server_that_refuses_for_good_is_told_from_one_that_is_busy() {
    let (server, done) = sent(Temper::RefusesForGood).await;
    assert_eq!(done, Err(MailError::NoMailbox("550".to_owned())));
    assert!(server.letters().is_empty());
    let (_server, done) = sent(Temper::IsBusy).await;
    assert_eq!(done, Err(MailError::Later("451".to_owned())));
    let (_server, done) = sent(Temper::HangsUp).await;
    assert!(matches!(done, Err(MailError::Later(_))), "{done:?}");
}

#[tokio::test]
async fn nobody_listens() {
    let server = MailServer::start(Temper::Accepts).await;
    let settings = settings(&server);
    drop(server);
    let smtp = Smtp::new(&settings).unwrap();
    assert!(matches!(smtp.check().await, Err(MailError::Later(_))));
    assert!(matches!(smtp.send(&letter()).await, Err(MailError::Later(_))));
}

#[tokio::test]
async fn an_account_is_presented() {
    let server = MailServer::start(Temper::Accepts).await;
    let with = |secret: &str| SmtpSettings {
        account: Some(("mot-cua".to_owned(), secret.to_owned())),
        ..settings(&server)
    };
    Smtp::new(&with("dung")).unwrap().check().await.unwrap();
    Smtp::new(&with("dung")).unwrap().send(&letter()).await.unwrap();
    let wrong = Smtp::new(&with("sai")).unwrap().send(&letter()).await;
    assert_eq!(wrong, Err(MailError::Refused("535".to_owned())));
}

#[tokio::test]
async fn a_server_without_tls_gets_nothing_where_tls_is_asked_for() {
    let server = MailServer::start(Temper::Accepts).await;
    for security in [Security::StartTls, Security::Tls] {
        let settings = SmtpSettings { security, host: "localhost".to_owned(), ..settings(&server) };
        let smtp = Smtp::new(&settings).unwrap();
        assert!(smtp.send(&letter()).await.is_err(), "{security:?}");
    }
    assert!(server.letters().is_empty());
}

#[test]
fn settings_that_are_of_no_use() {
    let settings = SmtpSettings {
        host: "mail.vinhphuc.example".to_owned(),
        port: 25,
        security: Security::Plain,
        account: Some(("u".to_owned(), "bi-mat".to_owned())),
        from: "mot-cua@vinhphuc.example".to_owned(),
    };
    let refused = Smtp::new(&settings).unwrap_err();
    assert!(matches!(refused, MailError::Settings(what) if what.contains("without TLS")));
    let nobody = SmtpSettings { from: "nobody".to_owned(), security: Security::Tls, ..settings };
    assert!(matches!(Smtp::new(&nobody), Err(MailError::Settings(_))));
}

#[tokio::test]
async fn neither_address_nor_secret_is_shown() {
    let server = MailServer::start(Temper::RefusesForGood).await;
    let account = Some(("nguoi-dung".to_owned(), "bi-mat".to_owned()));
    let settings = SmtpSettings { account, ..settings(&server) };
    let smtp = Smtp::new(&settings).unwrap();
    let shown = format!("{settings:?} {smtp:?} {:?} {:?}", letter(), smtp.send(&letter()).await);
    for secret in ["bi-mat", "an.nguyen", "nguoi-dung"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let bad = Letter { to: "an nguyen".to_owned(), ..letter() };
    assert_eq!(smtp.send(&bad).await, Err(MailError::BadAddress));
}

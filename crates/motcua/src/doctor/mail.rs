//! Checks of the mail server: it is there, greets, and knows the account. Nothing is sent.

use super::finding::{Finding, text};
use crate::settings::Config;
use mc_app::gateway::mail::{Carrier, MailError, Smtp, SmtpSettings};

/// What is wrong with the way by which letters leave.
pub(super) async fn check(config: &Config) -> Finding {
    let settings = match config.mail() {
        Ok(Some(settings)) => settings,
        Ok(None) => {
            return Finding::ok(
                "mail",
                text(
                    "chưa đặt máy chủ thư: không gửi thư điện tử",
                    "no mail server is set: no letters are sent",
                ),
            );
        }
        Err(error) => return wrong_settings(&error.0),
    };
    match Smtp::new(&settings) {
        Ok(smtp) => found(&settings, smtp.check().await),
        Err(error) => wrong_settings(&error.to_string()),
    }
}

fn wrong_settings(what: &str) -> Finding {
    Finding::error(
        "mail",
        text(
            format!("cấu hình thư sai: {what}"),
            format!("the settings of mail are wrong: {what}"),
        ),
    )
    .so("sửa mục mail theo docs/settings.md", "mend the part mail by docs/settings.md")
}

fn found(settings: &SmtpSettings, answer: Result<(), MailError>) -> Finding {
    let place = format!("{}:{}", settings.host, settings.port);
    match answer {
        Ok(()) => Finding::ok(
            "mail",
            text(
                format!("máy chủ thư {place} nhận thư của {}", settings.from),
                format!("the mail server {place} takes letters from {}", settings.from),
            ),
        ),
        Err(error @ (MailError::Refused(_) | MailError::NoMailbox(_))) => Finding::error(
            "mail",
            text(
                format!("máy chủ thư {place} từ chối tài khoản: {error}"),
                format!("the mail server {place} refuses the account: {error}"),
            ),
        )
        .so(
            "xem lại mail.user và tệp mật khẩu ở mail.password_file",
            "look at mail.user and at the file with the password, mail.password_file",
        ),
        Err(error) => Finding::error(
            "mail",
            text(
                format!("không nói chuyện được với máy chủ thư {place}: {error}"),
                format!("the mail server {place} cannot be spoken to: {error}"),
            ),
        )
        .so(
            "xem lại mail.host, mail.port, mail.security và tường lửa; thư đang đợi sẽ đi sau",
            "look at mail.host, mail.port, mail.security and the firewall; letters that wait go later",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Grade;
    use mc_testkit::{MailServer, Temper};
    use std::collections::BTreeMap;

    fn config(rows: &[(&'static str, String)]) -> Config {
        Config::read(None, None, &BTreeMap::new(), rows).unwrap()
    }

    fn set(port: u16) -> Vec<(&'static str, String)> {
        vec![
            ("mail.host", "127.0.0.1".to_owned()),
            ("mail.port", port.to_string()),
            ("mail.security", "none".to_owned()),
            ("mail.from", "mot-cua@vinhphuc.example".to_owned()),
        ]
    }

    #[tokio::test]
    async fn a_mail_server_that_is_there_gone_or_strict() {
        assert_eq!(check(&config(&[])).await.grade, Grade::Ok, "none is set");
        let server = MailServer::start(Temper::Accepts).await;
        let found = check(&config(&set(server.port()))).await;
        assert_eq!(found.grade, Grade::Ok, "{found:?}");
        assert!(server.letters().is_empty(), "nothing is sent");

        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mat-khau");
        std::fs::write(&file, "sai\n").unwrap();
        let mut rows = set(server.port());
        rows.push(("mail.user", "mot-cua".to_owned()));
        rows.push(("mail.password_file", file.display().to_string()));
        let refused = check(&config(&rows)).await;
        assert_eq!(refused.grade, Grade::Error);
        assert!(refused.what.1.contains("refuses the account"), "{refused:?}");
        assert!(!format!("{refused:?}").contains("sai\""), "{refused:?}");

        let rows = set(server.port());
        drop(server);
        let gone = check(&config(&rows)).await;
        assert!(gone.what.1.contains("cannot be spoken to"), "{gone:?}");
        let mut rows = set(25);
        rows[0].1 = "mail.example".to_owned();
        let plain = check(&config(&rows)).await;
        assert!(plain.what.1.contains("without TLS"), "{plain:?}");
    }
}

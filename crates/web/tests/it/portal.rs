//! The province with its people, and papers to attach.

use crate::browser::Browser;
use axum::Router;
use mc_app::{
    Limits,
    gateway::{
        mail::{Security, Smtp, SmtpSettings},
        population::{Register, RegisterSettings},
    },
    mail::Mail,
};
use mc_kernel::Clock;
use mc_testkit::{DemoProvince, MailServer};
use mc_web::Web;
use std::{fmt::Write, sync::Arc};

/// Trần Thị Mẫu Lan, a young mother.
pub(crate) const LAN: &str = "026197999101";
/// Nguyễn Văn Mẫu Thọ, an old father.
pub(crate) const THO: &str = "026042999102";
/// Phạm Quang Mẫu Hải, about to build.
pub(crate) const HAI: &str = "026085999103";

/// A portal of a test's own; it stands at half past eight on Thursday, 25 May 2023.
#[derive(Debug)]
pub(crate) struct Portal {
    pub(crate) province: DemoProvince,
    router: Router,
}

impl Portal {
    pub(crate) async fn open() -> Self {
        Self::of(DemoProvince::open().await).await
    }

    pub(crate) async fn with_limits(limits: Limits) -> Self {
        Self::of(DemoProvince::with_limits(limits).await).await
    }

    /// A portal whose letters go to a mail server on this machine.
    pub(crate) async fn with_mail(server: &MailServer) -> Self {
        let from = "Một Cửa tỉnh Vĩnh Phúc <mot-cua@vinhphuc.example>".to_owned();
        let settings = SmtpSettings {
            host: "127.0.0.1".to_owned(),
            port: server.port(),
            security: Security::Plain,
            account: None,
            from: from.clone(),
        };
        let carrier = Arc::new(Smtp::new(&settings).expect("the settings are sound"));
        let mail = Mail { carrier, server: format!("127.0.0.1:{}", server.port()), from };
        Self::of(DemoProvince::with_mail(mail).await).await
    }

    /// A portal that asks a register of the population on this machine.
    pub(crate) async fn with_register(url: &str) -> Self {
        let timeout = std::time::Duration::from_secs(2);
        let settings =
            RegisterSettings { url: url.to_owned(), integration: "H62".to_owned(), timeout };
        let register = Register::new(settings).expect("the settings are sound");
        Self::of(DemoProvince::with_register(register).await).await
    }

    pub(crate) async fn of(province: DemoProvince) -> Self {
        let web = Web::new(province.app.clone()).await.expect("the pages can be served");
        Self { router: mc_web::router(web, Router::new()), province }
    }

    pub(crate) fn stranger(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A citizen who has signed on.
    pub(crate) async fn citizen(&self, id_number: &str) -> Browser {
        let session = self.province.citizen_session(id_number).await;
        Browser::signed_on(self.router.clone(), session)
    }

    /// A member of staff who has signed on.
    pub(crate) async fn officer(&self, user_name: &str) -> Browser {
        let session = self.province.staff_session(user_name).await;
        Browser::signed_on(self.router.clone(), session)
    }

    /// Lets time pass.
    pub(crate) fn after_minutes(&self, minutes: i64) {
        self.province.clock.set(self.province.clock.now().plus_minutes(minutes));
    }
}

/// A PDF with so many empty pages.
pub(crate) fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 3)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {pages}>>", kids.join(" ")),
    ];
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";
    objects.extend(std::iter::repeat_n(page.to_owned(), pages));
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        writeln!(out, "{} 0 obj\n{object}\nendobj", index + 1).unwrap();
    }
    let begin = out.len();
    let size = objects.len() + 1;
    out += &table;
    writeln!(out, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{begin}\n%%EOF").unwrap();
    out.into_bytes()
}

/// A PDF that asks for a password.
pub(crate) const LOCKED_PDF: &[u8] = include_bytes!("../../../gateway/testdata/locked.pdf");

/// A picture of one pixel.
pub(crate) const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x01, 0xe5, 0x27, 0xde, 0xfc, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

//! Filling the e-form of a procedure from its answers, page by page, up to the dossier.

use crate::browser::{Browser, Form as Filled, Page};
use mc_app::form::{Entries, Form};
use serde_json::Value;
use std::{fs, path::Path};

/// An e-form with the answers of its example.
pub(crate) struct EForm {
    pub(crate) form: Form,
    pub(crate) answers: Value,
}

impl EForm {
    /// The form of a procedure as the demonstration province has it.
    pub(crate) fn of(procedure: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/vinh-phuc-2023/forms");
        let text = fs::read_to_string(folder.join(format!("{procedure}.json"))).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        let answers = schema["examples"][0].clone();
        Self { form: Form::from_schema(schema).expect("the form is sound"), answers }
    }

    /// What is typed on a page.
    pub(crate) fn entries(&self, section: &str) -> Entries {
        self.form.entries(section, &self.answers)
    }

    /// Fills the page that is open.
    pub(crate) fn fill(&self, page: &Page, button: &str) -> Filled {
        let mut filled = page.form(button);
        for (name, text) in self.entries(section_of(page)).iter() {
            // An address is asked for by province and commune; the district follows.
            if !name.ends_with(".maHuyen") {
                filled = filled.fill(name, text);
            }
        }
        filled
    }

    /// Fills every page from the one that is open to the papers.
    pub(crate) async fn fill_all(&self, browser: &Browser, first: Page) -> Page {
        let mut page = first;
        while page.url.contains("/muc/") {
            let before = page.url.clone();
            // Items of a repeated part that the page does not have yet.
            let entries = self.entries(section_of(&page));
            for name in entries.iter().map(|(name, _)| name).filter(|name| name.contains('[')) {
                let form = page.form("Lưu và tiếp tục");
                if !form.names().any(|known| known == name) && !name.ends_with(".maHuyen") {
                    let part = name.split('[').next().unwrap();
                    page = browser.send(&page.pressing("_add", part)).await.expect(200);
                }
            }
            page = browser.send(&self.fill(&page, "Lưu và tiếp tục")).await.expect(200);
            assert_ne!(page.url, before, "{:?}", page.errors());
        }
        assert!(page.url.ends_with("/giay-to"), "{}", page.url);
        page
    }
}

/// The section of a page's address.
pub(crate) fn section_of(page: &Page) -> &str {
    page.url.rsplit_once("/muc/").expect("it is a page of an e-form").1
}

/// Begins a draft as a citizen; the overview of the draft.
pub(crate) async fn begin(browser: &Browser, procedure: &str, case: &str, area: &str) -> Page {
    let page = browser.open(&format!("/thu-tuc/{procedure}/nop")).await;
    let mut form = page.form("Bắt đầu khai").fill("area", area);
    if !case.is_empty() {
        form = form.fill("case", case);
    }
    let page = browser.send(&form).await.expect(200);
    assert!(page.url.starts_with("/nhap/"), "{}", page.url);
    page
}

/// The first page of the e-form of a draft whose overview is open.
pub(crate) async fn first_section(browser: &Browser, overview: &Page) -> Page {
    let task = overview.tree.of_class("task-title")[0].attribute("href").unwrap().to_owned();
    browser.open(&task).await
}

/// Fills a draft whose overview is open; the page with all answers.
pub(crate) async fn fill_in(browser: &Browser, overview: &Page, form: &EForm) -> Page {
    let first = first_section(browser, overview).await;
    let papers = form.fill_all(browser, first).await;
    browser.send(&papers.form("Lưu và tiếp tục")).await.expect(200)
}

/// Files a dossier as a citizen, without papers: its id.
pub(crate) async fn file(browser: &Browser, procedure: &str, case: &str, area: &str) -> String {
    let overview = begin(browser, procedure, case, area).await;
    let check = fill_in(browser, &overview, &EForm::of(procedure)).await;
    let sent = browser.send(&check.form("Gửi hồ sơ")).await.expect(200);
    dossier_of(&sent)
}

/// The dossier of an address.
pub(crate) fn dossier_of(page: &Page) -> String {
    let after = page.url.split("ho-so/").nth(1).unwrap_or_else(|| panic!("{}", page.url));
    after.split(['/', '?']).next().unwrap().to_owned()
}

//! How officers work: they open a dossier from their list and press the button of a decision.

use crate::{
    browser::{Browser, Form, Page},
    portal::{PNG, Portal},
};

/// The row of a dossier in the list that is open.
pub(crate) fn row_of(list: &Page, number: &str) -> Option<String> {
    let rows = list.tree.of_class("work-list").into_iter().flat_map(|table| table.named("tr"));
    let row = rows.into_iter().find(|row| row.text().contains(number))?;
    Some(row.named("a")[0].attribute("href").unwrap().to_owned())
}

/// Opens a dossier from a list of an officer: `can-lam`, `cua-toi`, ….
pub(crate) async fn open_from(browser: &Browser, list: &str, number: &str) -> Page {
    let list = browser.open(list).await;
    let row = row_of(&list, number);
    browser
        .open(&row.unwrap_or_else(|| panic!("{number} is not in {}: {}", list.url, list.text())))
        .await
}

/// Opens a dossier from the list of what is to be done.
pub(crate) async fn open_work(browser: &Browser, number: &str) -> Page {
    open_from(browser, "/can-bo/viec", number).await
}

/// Presses the button of a decision; the dossier afterwards.
pub(crate) async fn decide(browser: &Browser, form: &Form) -> Page {
    let page = browser.send(form).await.expect(200);
    page.shows("Đã xong.");
    page
}

/// Finds a dossier in somebody's list and leaves its step by an outcome.
pub(crate) async fn leave(portal: &Portal, user: &str, number: &str, outcome: &str) -> Page {
    let officer = portal.officer(user).await;
    let page = open_work(&officer, number).await;
    decide(&officer, &page.form(outcome)).await
}

/// Attaches a picture as the result, then leaves the step.
pub(crate) async fn attach_and_leave(portal: &Portal, user: &str, number: &str, outcome: &str) {
    let officer = portal.officer(user).await;
    let page = open_work(&officer, number).await;
    let form = page.form("Đưa vào văn bản kết quả").attach("file", "ket-qua.png", PNG);
    let page = decide(&officer, &form).await;
    decide(&officer, &page.form(outcome)).await;
}

/// The number of a dossier, read from its page after it was sent.
pub(crate) fn number_of(page: &Page) -> String {
    page.tree.of_class("confirmation-number")[0].named("strong")[0].text()
}

//! Files that are not what they should be, and uploads that were cut off.

use crate::{
    browser::{Browser, Page},
    desk::{decide, open_work},
    filling::{begin, file},
    portal::{LAN, LOCKED_PDF, PNG, Portal, pdf},
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, Response},
};
use mc_app::Limits;
use serde_json::{Value, json};

const BIRTH_PAPER: &str = "000.00.00.G15-KQ004389";
const SAVE: &str = "Lưu và tiếp tục";

/// The page of the papers of a new draft.
async fn papers(browser: &Browser) -> Page {
    let overview = begin(browser, "1.001193", "", "Xã Xuân Lôi").await;
    browser.open(&format!("{}/giay-to", overview.url)).await
}

#[tokio::test]
async fn a_refused_file_says_which_and_why_in_both_languages() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let page = papers(&lan).await;
    let cut = &pdf(3)[..120];
    let files: [(&str, &[u8], &str, &str); 5] = [
        ("trong.pdf", b"", "tệp không có nội dung", "empty"),
        ("chu.pdf", b"chi la chu", "nội dung không phải PDF, JPG hay PNG", "neither"),
        ("anh.pdf", PNG, "tên tệp cho biết là PDF nhưng nội dung là PNG", "PNG"),
        ("hong.pdf", cut, "bị hỏng, không mở được", "open"),
        ("khoa.pdf", LOCKED_PDF, "tệp PDF có mật khẩu", "password"),
    ];
    // All at once, beside one that is sound: each is told, and the sound one is kept.
    let mut form = page.form(SAVE).attach(BIRTH_PAPER, "tot.png", PNG);
    for (name, bytes, _, _) in files {
        form = form.attach(BIRTH_PAPER, name, bytes);
    }
    let told = lan.send(&form).await.expect(422);
    let errors = told.errors();
    assert_eq!(errors.len(), 1, "one control, one message: {errors:?}");
    for (name, _, why, _) in files {
        let said = format!("Tệp “{name}”: ");
        assert!(errors[0].contains(&said) && errors[0].contains(why), "{errors:?}");
    }
    told.shows("tot.png");
    let english = portal.citizen(LAN).await.in_language("en");
    let page = english.open(&page.url).await;
    assert!(page.text().contains("tot.png"));
    let mut form = page.form("Save and continue");
    for (name, bytes, _, _) in files {
        form = form.attach(BIRTH_PAPER, name, bytes);
    }
    let told = english.send(&form).await.expect(422);
    let errors = told.errors();
    for (name, _, _, why) in files {
        assert!(errors[0].contains(name) && errors[0].contains(why), "{errors:?}");
    }
    // Taking the sound one off leaves none, twice pressed or not.
    let page = lan.open(&page.url).await;
    let remove = page.form("Xóa tot.png");
    lan.send(&remove).await.expect(200).hides("tot.png");
    lan.send(&remove).await.expect(200).hides("tot.png");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_with_both_sizes() {
    let limits = Limits { file_bytes: 4096, files_a_dossier: 2, ..Limits::default() };
    let portal = Portal::with_limits(limits).await;
    let lan = portal.citizen(LAN).await;
    let page = papers(&lan).await;
    let large = [pdf(1), vec![b'\n'; 9 * 1024]].concat();
    let form = page.form(SAVE).attach(BIRTH_PAPER, "to.pdf", &large);
    let told = lan.send(&form).await.expect(422);
    assert_ne!(told.heading(), "Không tìm thấy trang này");
    told.shows("to.pdf");
    told.shows("tối đa là 4 KB");
    let two =
        page.form(SAVE).attach(BIRTH_PAPER, "1.png", PNG).attach(BIRTH_PAPER, "2.pdf", &pdf(1));
    lan.send(&two).await.expect(200);
    let third = page.form(SAVE).attach(BIRTH_PAPER, "3.pdf", &pdf(2));
    let told = lan.send(&third).await.expect(422);
    assert!(told.errors()[0].contains("đủ số tệp cho phép"), "{:?}", told.errors());
}

#[tokio::test]
async fn a_result_that_is_no_document_is_refused_where_it_was_attached() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    decide(&desk, &page.form("Tiếp nhận và chuyển xử lý")).await;
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, &number).await;
    let attach = page.form("Đưa vào văn bản kết quả").fill("title", "Giấy khai sinh bản chính");
    let told =
        registrar.send(&attach.clone().attach("file", "khai-sinh.pdf", PNG)).await.expect(422);
    assert_eq!(told.errors().len(), 1);
    assert!(told.errors()[0].contains("nội dung là PNG"), "{:?}", told.errors());
    assert_eq!(
        told.form("Đưa vào văn bản kết quả").value("title"),
        Some("Giấy khai sinh bản chính")
    );
    let no_day = registrar.send(&attach.fill("issued_on", "hôm nay")).await.expect(422);
    let expect = ["Ngày ban hành: Xin ghi ngày, tháng, năm; ví dụ 02/09/2023"];
    assert_eq!(no_day.errors(), expect);
}

/// A script of the page: the same cookies, the page's token in a header.
struct Script<'a> {
    browser: &'a Browser,
    token: String,
}

impl Script<'_> {
    async fn send(
        &self,
        method: &str,
        url: &str,
        offset: Option<u64>,
        body: Body,
    ) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(url);
        request =
            request.header("x-csrf-token", &self.token).header("sec-fetch-site", "same-origin");
        request = match offset {
            Some(offset) => request.header("upload-offset", offset),
            None => request.header("content-type", "application/json"),
        };
        self.browser.request(request.body(body).unwrap()).await
    }

    async fn json(&self, url: &str, body: &Value) -> (u16, Value) {
        let response = self.send("POST", url, None, Body::from(body.to_string())).await;
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }
}

fn offset(response: &Response<Body>) -> &str {
    response.headers().get("upload-offset").map_or("", |offset| offset.to_str().unwrap())
}

#[tokio::test]
async fn an_upload_that_was_cut_off_goes_on_where_it_stopped() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let page = papers(&lan).await;
    let token = page.form(SAVE).value("csrf").unwrap().to_owned();
    let script = Script { browser: &lan, token };
    let base = page.url.replace("/giay-to", "/tep");
    let whole = [pdf(4), vec![b'\n'; 1024 * 1024]].concat();
    let about = json!({ "name": "chung-sinh.pdf", "size": whole.len(), "component": BIRTH_PAPER });
    let (status, begun) = script.json(&base, &about).await;
    assert_eq!((status, &begun["offset"]), (200, &json!(0)));
    let upload = format!("{base}/{}", begun["id"].as_str().unwrap());
    let part = usize::try_from(begun["chunk_bytes"].as_u64().unwrap()).unwrap();
    let (head, tail) = whole.split_at(part);

    let arrived = script.send("PATCH", &upload, Some(0), Body::from(head.to_vec())).await;
    assert_eq!((arrived.status().as_u16(), offset(&arrived)), (204, part.to_string().as_str()));
    // The line broke: where it stopped is asked for, a gap is refused, a part sent twice does no harm.
    let asked = script.send("HEAD", &upload, None, Body::empty()).await;
    assert_eq!(offset(&asked), part.to_string());
    let beyond = u64::try_from(part + 1).unwrap();
    let gap = script.send("PATCH", &upload, Some(beyond), Body::from(tail[1..].to_vec())).await;
    assert_eq!(gap.status(), 409);
    let twice = script.send("PATCH", &upload, Some(0), Body::from(head.to_vec())).await;
    assert_eq!((twice.status().as_u16(), offset(&twice)), (204, part.to_string().as_str()));
    let early = script.send("POST", &format!("{upload}/complete"), None, Body::from("{}")).await;
    assert_eq!(early.status(), 409);
    let at = u64::try_from(part).unwrap();
    script.send("PATCH", &upload, Some(at), Body::from(tail.to_vec())).await;
    let (status, done) = script.json(&format!("{upload}/complete"), &json!({})).await;
    assert_eq!((status, &done["ok"]), (200, &json!(true)));
    assert!(done["html"].as_str().unwrap().contains("chung-sinh.pdf"));
    let (_, again) = script.json(&format!("{upload}/complete"), &json!({})).await;
    assert_eq!(again["ok"], true);
    let page = lan.open(&page.url).await;
    assert_eq!(page.tree.of_class("file-name").len(), 1);
    page.shows("4 trang");

    // What cannot be taken is said before and after it was sent, in words.
    let empty = json!({ "name": "a.pdf", "size": 0, "component": BIRTH_PAPER });
    let (status, told) = script.json(&base, &empty).await;
    assert_eq!((status, &told["error"]), (422, &json!("tệp không có nội dung")));
    let words = json!({ "name": "a.pdf", "size": 4, "component": BIRTH_PAPER });
    let (_, begun) = script.json(&base, &words).await;
    let upload = format!("{base}/{}", begun["id"].as_str().unwrap());
    script.send("PATCH", &upload, Some(0), Body::from("word")).await;
    let (status, told) = script.json(&format!("{upload}/complete"), &json!({})).await;
    assert_eq!(status, 422);
    assert!(told["error"].as_str().unwrap().contains("không phải PDF"), "{told}");
    let stale = Script { browser: &lan, token: "ab".repeat(32) };
    let refused = stale.send("PATCH", &upload, Some(0), Body::from("word")).await;
    assert_eq!(refused.status(), 403);
}

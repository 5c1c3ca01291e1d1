//! A small browser: cookies, redirects, forms filled by what stands in the page.

mod form;
mod html;
mod page;

pub(crate) use form::{Form, Sending};
pub(crate) use page::Page;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, Response, header},
};
use mc_kernel::Digest;
use std::{cell::RefCell, collections::BTreeMap};
use tower::ServiceExt;

/// More redirects than this are a loop.
const MOST_REDIRECTS: usize = 5;

/// One person's browser; every tab of it has the same cookies.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        Self { router, cookies: RefCell::default() }
    }

    /// Signed on with a session that exists.
    pub(crate) fn signed_on(router: Router, session: [u8; 32]) -> Self {
        let browser = Self::new(router);
        browser.set_cookie("mc_session", &Digest::from_bytes(session).to_string());
        browser
    }

    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Reads in another language.
    pub(crate) fn in_language(self, tag: &str) -> Self {
        self.set_cookie("mc_lang", tag);
        self
    }

    /// Opens an address that there is.
    #[track_caller]
    pub(crate) fn open(&self, url: &str) -> impl Future<Output = Page> {
        let caller = std::panic::Location::caller();
        let url = url.to_owned();
        async move {
            let page = self.visit(&url).await;
            assert_eq!(page.status, 200, "{url}, opened at {caller}: {}", page.text());
            page
        }
    }

    /// Opens an address, whatever it answers.
    pub(crate) async fn visit(&self, url: &str) -> Page {
        self.follow(Request::get(url).body(Body::empty()).unwrap()).await
    }

    /// Follows a link of a page.
    pub(crate) async fn click(&self, page: &Page, link: &str) -> Page {
        self.open(&page.link(link)).await
    }

    /// Presses the button of a form.
    pub(crate) async fn send(&self, form: &Form) -> Page {
        self.carry(&form.sending()).await
    }

    /// Sends what a form had become, perhaps once more.
    pub(crate) async fn carry(&self, sending: &Sending) -> Page {
        let mut request = Request::builder().method(sending.method).uri(&sending.url);
        request = request.header("sec-fetch-site", "same-origin");
        if let Some(kind) = sending.content_type {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        self.follow(request.body(Body::from(sending.body.clone())).unwrap()).await
    }

    async fn follow(&self, request: Request<Body>) -> Page {
        let mut url = request.uri().to_string();
        let mut response = self.request(request).await;
        for _ in 0..MOST_REDIRECTS {
            if response.status() != 303 {
                let status = response.status().as_u16();
                let (head, body) = response.into_parts();
                let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
                return Page::of(status, url, head.headers, body);
            }
            let location = response.headers().get(header::LOCATION).expect("it says where");
            location.to_str().unwrap().clone_into(&mut url);
            response = self.request(Request::get(&url).body(Body::empty()).unwrap()).await;
        }
        panic!("{url} leads in a circle");
    }

    /// One request with the cookies, and no redirect followed.
    pub(crate) async fn request(&self, mut request: Request<Body>) -> Response<Body> {
        let jar = self.cookies.borrow().clone();
        let cookies: Vec<String> =
            jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
        response
    }
}

/// The text of an element.
pub(crate) fn text(element: &html::Element) -> String {
    element.text()
}

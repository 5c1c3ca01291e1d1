//! Identity providers that are played on this machine, reached over real HTTP, and the part of a
//! person's browser that is at such a provider.

use crate::{
    browser::{Browser, Page},
    portal::Portal,
};
use axum::{body::Body, http::Request};
use mc_app::gateway::sign_on::{Audience, Provider, ProviderSettings, Shape as Claims};
use mc_kernel::{FixedClock, SystemRandom};
use mc_standin::{
    Options,
    identity::{Client, Identity, people::Person, shape::Shape},
    population::{Population, known::Known},
};
use mc_testkit::DemoProvince;
use std::sync::Arc;
use tokio::{net::TcpListener, task::JoinSet};

/// Where the portal of the tests says that it is.
const HERE: &str = "http://127.0.0.1:8080";
const SECRET: &str = "a-secret-of-the-tests";

/// The providers, and a client that follows no redirect.
#[derive(Debug)]
pub(crate) struct Providers {
    pub(crate) identity: Identity,
    http: reqwest::Client,
    _tasks: JoinSet<()>,
}

impl Providers {
    /// Starts them, and a portal that signs on with them: `vneid` with pinned keys, `portal` and
    /// `province` by discovery.
    pub(crate) async fn start(people: Vec<Person>) -> (Self, Portal) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let clock = DemoProvince::clock();
        let back = |shape: &Shape| format!("{HERE}/dang-nhap/{}/ve", shape.name());
        let client = Client {
            id: "motcua".to_owned(),
            secret: SECRET.to_owned(),
            redirects: Shape::ALL.iter().map(back).collect(),
        };
        let standing: Arc<FixedClock> = Arc::clone(&clock);
        let identity = Identity::new(&base, standing, vec![client], people).unwrap();
        let settings = Shape::ALL.map(|shape| settings(&identity, shape));
        let providers = settings.map(|one| {
            let back = format!("{HERE}/dang-nhap/{}/ve", one.id);
            let standing: Arc<FixedClock> = Arc::clone(&clock);
            Provider::new(one, &back, standing, Arc::new(SystemRandom)).unwrap()
        });
        let mut tasks = JoinSet::new();
        let population = Population::new(1, Vec::new(), Known::default());
        let options = Options { identity: identity.clone(), population };
        tasks.spawn(async { mc_standin::serve(listener, options).await.unwrap() });
        let redirect = reqwest::redirect::Policy::none();
        let http = reqwest::Client::builder().redirect(redirect).build().unwrap();
        let province = DemoProvince::with_providers(clock, providers.into()).await;
        (Self { identity, http, _tasks: tasks }, Portal::of(province).await)
    }

    /// What the provider leads to when somebody comes with a request and says who they are; an empty
    /// number does not want to.
    pub(crate) async fn choose(&self, url: &str, number: &str, level: u8) -> String {
        let page = self.http.get(url).send().await.unwrap();
        assert_eq!(page.status(), 200, "{url}");
        let text = page.text().await.unwrap();
        let (_, rest) = text.split_once("name=request value=\"").expect("a page to choose on");
        let (request, _) = rest.split_once('"').unwrap();
        let (provider, _) = url.split_once("/oauth2/").unwrap();
        let answer = self
            .http
            .post(format!("{provider}/choose"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("request={request}&person={number}&level={level}"));
        let answer = answer.send().await.unwrap();
        assert_eq!(answer.status(), 303);
        let back = answer.headers()["location"].to_str().unwrap();
        back.strip_prefix(HERE).expect("it leads back").to_owned()
    }

    /// Where a page of a provider leads.
    pub(crate) async fn leads_to(&self, url: &str) -> Option<String> {
        let answer = self.http.get(url).send().await.unwrap();
        Some(answer.headers().get("location")?.to_str().unwrap().to_owned())
    }

    /// The way from a link of ours to the provider and its answer.
    pub(crate) async fn there(
        &self,
        browser: &Browser,
        link: &str,
        (number, level): (&str, u8),
    ) -> String {
        self.choose(&leave(browser, link).await, number, level).await
    }

    /// There and back again.
    pub(crate) async fn sign_on(&self, browser: &Browser, link: &str, who: (&str, u8)) -> Page {
        browser.visit(&self.there(browser, link, who).await).await
    }
}

/// Where a link of ours sends a browser.
pub(crate) async fn leave(browser: &Browser, link: &str) -> String {
    let answer = browser.request(Request::get(link).body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 303, "{link}");
    answer.headers()["location"].to_str().unwrap().to_owned()
}

fn settings(identity: &Identity, shape: Shape) -> ProviderSettings {
    let at = |path: &str| format!("{}{path}", identity.address(shape));
    let (claims, audience, acr) = match shape {
        Shape::Portal => (Claims::Portal, Audience::Citizens, ("LoA1", "LoA3")),
        Shape::VNeId => (Claims::VNeId, Audience::Citizens, ("01", "02")),
        Shape::Province => (Claims::Standard, Audience::Officers, ("01", "02")),
    };
    let is_pinned = shape == Shape::VNeId;
    ProviderSettings {
        id: shape.name().to_owned(),
        shape: claims,
        audience,
        name_vi: shape.name().to_owned(),
        name_en: shape.name().to_owned(),
        issuer: identity.issuer(shape),
        discovery: !is_pinned,
        authorize_url: at("/oauth2/authorize"),
        token_url: at("/oauth2/token"),
        user_info_url: at("/oauth2/userinfo"),
        sign_out_url: at("/oidc/logout"),
        keys_url: String::new(),
        keys: if is_pinned { identity.keys().public().to_string() } else { String::new() },
        client_id: "motcua".to_owned(),
        client_secret: SECRET.to_owned(),
        client_secret_file: String::new(),
        acr_one: acr.0.to_owned(),
        acr_two: acr.1.to_owned(),
        scopes: Vec::new(),
        clock_skew_seconds: 60,
        claims: None,
    }
}

/// A person of the providers.
pub(crate) fn person(number: &str, name: &str, birth: &str) -> Person {
    Person {
        id_number: number.to_owned(),
        name: name.to_owned(),
        birth: birth.to_owned(),
        is_female: false,
        nationality: "Việt Nam".to_owned(),
        phone: "0900000077".to_owned(),
        address: "Thôn Mẫu, xã Xuân Lôi".to_owned(),
        about: String::new(),
    }
}

//! Who may see: every address of the table, as a stranger, as another citizen, as another office.

use crate::{
    browser::{Browser, Page},
    filling::{EForm, begin, fill_in},
    portal::{LAN, PNG, Portal, THO},
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use expect_test::expect_file;
use mc_web::routes::{Access, Route, table};
use std::fmt::Write as _;

const BIRTH_PAPER: &str = "000.00.00.G15-KQ004389";
/// What stands in Lan's dossier and nobody else may read.
const SECRETS: [&str; 3] = ["AN MẪU", "026190000001", "chung-sinh.png"];

/// What Lan has: an open draft, an upload of it, a dossier with a file.
struct Owned {
    draft: String,
    upload: String,
    dossier: String,
    number: String,
    file: String,
}

async fn owned(lan: &Browser) -> Owned {
    let overview = begin(lan, "1.001193", "", "Xã Xuân Lôi").await;
    let check = fill_in(lan, &overview, &EForm::of("1.001193")).await;
    let papers = lan.open(&check.url.replace("/kiem-tra", "/giay-to")).await;
    let with = papers.form("Lưu và tiếp tục").attach(BIRTH_PAPER, "chung-sinh.png", PNG);
    let check = lan.send(&with).await.expect(200);
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let dossier = crate::filling::dossier_of(&sent);
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let files = page.tree.named("a").into_iter().filter_map(|a| a.attribute("href"));
    let file = files.into_iter().find_map(|href| href.strip_prefix("/tep/")).unwrap().to_owned();

    let overview = begin(lan, "1.001193", "", "Xã Xuân Lôi").await;
    fill_in(lan, &overview, &EForm::of("1.001193")).await;
    let draft = overview.url.strip_prefix("/nhap/").unwrap().to_owned();
    let token = csrf(&lan.open("/ho-so").await);
    let begin = format!(r#"{{"name":"a.png","size":{},"component":"{BIRTH_PAPER}"}}"#, PNG.len());
    let request = Request::post(format!("/nhap/{draft}/tep"))
        .header("x-csrf-token", token)
        .header("content-type", "application/json");
    let answer = lan.request(request.body(Body::from(begin)).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let answer = to_bytes(answer.into_body(), 10_000).await.unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    let upload = answer["id"].as_str().unwrap().to_owned();
    let number = crate::desk::number_of(&sent);
    Owned { draft, upload, dossier, number, file }
}

/// The token of the forms of a page.
fn csrf(page: &Page) -> String {
    let inputs = page.tree.named("input").into_iter();
    let mut tokens = inputs.filter(|input| input.attribute("name") == Some("csrf"));
    tokens.next().unwrap().attribute("value").unwrap().to_owned()
}

/// Whether an address names something of somebody.
fn is_of_somebody(path: &str) -> bool {
    ["{draft}", "{dossier}", "{file}", "{upload}", "{stored}"]
        .iter()
        .any(|name| path.contains(name))
}

/// An address with something real in its variable parts.
fn address(path: &str, owned: &Owned) -> String {
    let code = if path.starts_with("/api/") { "request.not_found" } else { "1.001193" };
    [
        ("{code}", code),
        ("{draft}", owned.draft.as_str()),
        ("{upload}", &owned.upload),
        ("{dossier}", &owned.dossier),
        ("{file}", &owned.file),
        // What was uploaded is in the store under the id of its file.
        ("{stored}", &owned.file),
        ("{paper}", "xac-nhan-nop"),
        ("{section}", "con"),
        ("{tag}", "vi"),
        ("{case}", "1.001193.01"),
        ("{number}", "1"),
        ("{token}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{unit}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{operation}", "create_draft"),
        ("{kind}", "csv"),
        ("{letter}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{look}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{question}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{delay}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{ticket}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{report}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{filter}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{absence}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{document}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{book}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{attachment}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{deed}", "y-kien"),
        ("{mandate}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{guidance}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{request}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{processing}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{consent}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{breach}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{disposal}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{procedure}", "1.001193"),
        ("{hold}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{day}", "2023-09-01"),
        ("{position}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{staff}", "0188a5f0-0000-7000-8000-000000000001"),
        ("{provider}", "khong-co"),
        ("{arrival}", "khong-co"),
        ("{version}", "1"),
        ("{*path}", "0/000"),
        ("{*name}", "nothing.css"),
    ]
    .into_iter()
    .fold(path.to_owned(), |path, (name, value)| path.replace(name, value))
}

/// What an address needs behind it to be read at all.
fn query(path: &str) -> &'static str {
    if path.ends_with("/lay-y-kien") { "?buoc=0" } else { "" }
}

/// What one request is answered, without following it.
struct Answer {
    status: StatusCode,
    location: String,
    body: String,
}

async fn ask(browser: &Browser, method: &str, url: &str, token: &str) -> Answer {
    let request = Request::builder().method(method).uri(url).header("x-csrf-token", token);
    let body = match (method, url.ends_with("/tep")) {
        ("POST", true) => Body::from(r#"{"name":"a.png","size":5,"component":"x"}"#),
        ("POST", false) => Body::from(format!(
            "csrf={token}&_command=0189aaaa-0000-7000-8000-000000000003&_version=1&_decision=take-in\
&answer_by=01/06/2023&due=01/06/2023&question=x&time=1&_remove=x"
        )),
        _ => Body::empty(),
    };
    let kind = if url.ends_with("/tep") {
        "application/json"
    } else {
        "application/x-www-form-urlencoded"
    };
    let request = request.header("content-type", kind).header("upload-offset", "0");
    let response = browser.request(request.body(body).unwrap()).await;
    let location = response.headers().get("location").map(|l| l.to_str().unwrap().to_owned());
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer {
        status,
        location: location.unwrap_or_default(),
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// Holds one answer to the table.
fn hold(who: &Visitor, route: &Route, method: &str, url: &str, answer: &Answer) {
    let said = format!("{method} {url} as {}: {} {}", who.name, answer.status, answer.location);
    assert!(!answer.status.is_server_error(), "{said}");
    for secret in SECRETS {
        assert!(!answer.body.contains(secret), "{said} tells «{secret}»");
    }
    let signs_on =
        answer.status == StatusCode::SEE_OTHER && answer.location.contains("/dang-nhap?ve=");
    match (who.kind, route.access) {
        (Kind::Stranger, Access::Citizen | Access::SignedOn | Access::Staff) => {
            // A form that is sent after the session has ended is kept, so that nothing typed is lost;
            // where the draft does not exist there is nothing to keep.
            assert!(signs_on, "{said}");
            let staff = answer.location.starts_with("/can-bo/dang-nhap");
            assert_eq!(staff, route.access == Access::Staff, "{said}");
        }
        (Kind::Citizen, Access::Staff) | (Kind::Staff, Access::Citizen) => {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{said}");
        }
        (_, _) if is_of_somebody(route.path) => {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{said}");
        }
        (_, Access::Anyone) => assert!(!signs_on, "{said}"),
        (_, _) => {}
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Stranger,
    Citizen,
    Staff,
}

struct Visitor {
    name: &'static str,
    kind: Kind,
    browser: Browser,
    token: String,
}

impl Visitor {
    async fn new(name: &'static str, kind: Kind, browser: Browser) -> Self {
        let page = browser
            .open(if kind == Kind::Stranger { "/dang-nhap" } else { "/thu-tuc/1.001193" })
            .await;
        Self { name, kind, token: csrf(&page), browser }
    }
}

#[tokio::test]
async fn every_address_admits_whom_the_table_names() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let owned = owned(&lan).await;
    let visitors = [
        Visitor::new("a stranger", Kind::Stranger, portal.stranger()).await,
        Visitor::new("another citizen", Kind::Citizen, portal.citizen(THO).await).await,
        Visitor::new("another desk", Kind::Staff, portal.officer("dongich.motcua").await).await,
    ];
    for route in table() {
        let url = address(route.path, &owned) + query(route.path);
        assert!(!url.contains(['{', '}']), "{url}: say what stands there");
        for who in &visitors {
            for method in route.methods.split(' ') {
                // Whoever signs off is signed off.
                if route.path != "/dang-xuat" {
                    let answer = ask(&who.browser, method, &url, &who.token).await;
                    assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {url}");
                    hold(who, &route, method, &url, &answer);
                }
            }
        }
    }
    // Nothing of all this has changed what Lan has.
    lan.open(&format!("/nhap/{}", owned.draft)).await.shows("Đã xong");
    lan.open(&format!("/ho-so/{}", owned.dossier)).await.shows("Chờ tiếp nhận");
}

/// One person of every role, none of whom has anything to do with Lan's dossier but the inspector, who
/// reads everything.
const ROLES: [(&str, &str); 9] = [
    ("desk-officer", "dongich.motcua"),
    ("processing-officer", "dongich.hotich"),
    ("clerk, agency-administrator", "dongich.vanthu"),
    ("leader", "dongich.chutich"),
    ("head-of-division", "lapthach.tuphap"),
    ("leader of a district", "lapthach.chutich"),
    ("system-administrator", "tinh.quantri"),
    ("inspector", "tinh.kiemsoat"),
    ("officer of a department", "stp.hanhchinh"),
];

#[tokio::test]
async fn every_role_is_answered_as_the_table_of_roles_says() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let owned = owned(&lan).await;
    let mut visitors = vec![
        Visitor::new("stranger", Kind::Stranger, portal.stranger()).await,
        Visitor::new("citizen", Kind::Citizen, portal.citizen(THO).await).await,
    ];
    for (role, user_name) in ROLES {
        let browser = portal.officer(user_name).await;
        visitors.push(Visitor::new(role, Kind::Staff, browser).await);
    }
    let mut table_of_roles = String::new();
    let (mut routes, mut asked) = (0, 0);
    for route in table().into_iter().filter(|r| r.methods.split(' ').any(|m| m == "GET")) {
        routes += 1;
        let url = address(route.path, &owned) + query(route.path);
        let mut line = Vec::new();
        for who in &visitors {
            asked += 1;
            let answer = ask(&who.browser, "GET", &url, &who.token).await;
            let reads_all = who.name == "inspector";
            let said = format!("GET {url} as {}: {}", who.name, answer.status);
            assert!(!answer.status.is_server_error(), "{said}");
            // The examples that come with forms and templates are of Lan's family, too; her number
            // and her file are nobody's example. Who keeps the store reads the number of a dossier.
            let secrets = [LAN, "chung-sinh.png"];
            if !reads_all {
                let told = secrets.iter().find(|secret| answer.body.contains(**secret));
                assert!(told.is_none(), "{said} tells {told:?}");
            }
            line.push(answer.status.as_u16().to_string());
        }
        writeln!(table_of_roles, "{}: {}", route.path, line.join(" ")).unwrap();
    }
    let roles: Vec<&str> = visitors.iter().map(|who| who.name).collect();
    let head =
        format!("{routes} routes × {} = {asked} requests: {}\n", roles.len(), roles.join(", "));
    expect_file!["./roles.txt"].assert_eq(&(head + &table_of_roles));
}

#[tokio::test]
async fn lists_and_searches_show_only_what_one_may_open() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let owned = owned(&lan).await;
    lan.open("/ho-so").await.shows(&owned.number);
    portal.citizen(THO).await.open("/ho-so").await.hides(&owned.number);
    portal.citizen(THO).await.open("/thong-bao").await.hides("Đã nhận hồ sơ");
    let seen = async |user: &str| {
        let officer = portal.officer(user).await;
        let mut found = false;
        for words in [owned.number.as_str(), LAN, "mẫu lan", "khai sinh"] {
            let form = officer.open("/can-bo/tim").await.form("Lọc").fill("q", words);
            let page = officer.send(&form).await.expect(200);
            found |= page.url.contains(&owned.dossier) || page.tree.text().contains("Lan");
        }
        let lists = officer.open("/can-bo/viec").await;
        let tabs: Vec<String> = lists.tree.of_class("tabs")[0]
            .named("a")
            .into_iter()
            .map(|tab| tab.attribute("href").unwrap().to_owned())
            .collect();
        for tab in tabs {
            found |= officer.open(&tab).await.text().contains(&owned.number);
        }
        found
    };
    assert!(seen("xuanloi.motcua").await);
    for other in ["dongich.motcua", "lapthach.motcua", "stp.hanhchinh", "dongich.chutich"] {
        assert!(!seen(other).await, "{other} finds a dossier that is not theirs");
    }
    // The province's inspector reads everything, and does nothing.
    assert!(seen("tinh.kiemsoat").await);
    let inspector = portal.officer("tinh.kiemsoat").await;
    let page = inspector.open(&format!("/can-bo/ho-so/{}", owned.dossier)).await;
    assert!(page.tree.named("button").iter().all(|b| b.attribute("name") != Some("_decision")));
}

//! Lists are read page by page, each row once.

use super::{Api, DESK, call::Call, text};
use std::collections::BTreeSet;

impl Api {
    /// Every row of a list, by a field, and how many pages it took.
    async fn rows(&self, token: &str, path: &str, field: &str) -> (Vec<String>, usize) {
        let (mut rows, mut pages, mut after) = (Vec::new(), 0, String::new());
        loop {
            let page = self.send(Call::get(&format!("{path}{after}")).with(token)).await.ok(200);
            rows.extend(page["items"].as_array().unwrap().iter().map(|row| text(&row[field])));
            pages += 1;
            if page["next"].is_null() {
                return (rows, pages);
            }
            after = format!("&after={}", text(&page["next"]));
            assert!(pages < 50, "the list does not end");
        }
    }
}

fn each_once(rows: &[String]) {
    let different: BTreeSet<&String> = rows.iter().collect();
    assert_eq!(different.len(), rows.len(), "{rows:?}");
}

#[tokio::test]
async fn procedures_come_page_by_page() {
    let api = Api::open().await;
    let (all, pages) = api.rows("", "/api/v1/procedures?limit=200", "code").await;
    assert_eq!(pages, 1);
    assert!(all.len() > 30, "{}", all.len());
    each_once(&all);
    let (some, pages) = api.rows("", "/api/v1/procedures?limit=7", "code").await;
    assert_eq!((some, pages), (all.clone(), all.len().div_ceil(7)));
    let (found, _) = api.rows("", "/api/v1/procedures?limit=1&q=KHAI%20SINH", "code").await;
    let (same, _) = api.rows("", "/api/v1/procedures?limit=200&q=khai%20sinh", "code").await;
    assert_eq!(found, same);
    assert!(found.contains(&super::BIRTH.to_owned()));
    each_once(&found);
}

#[tokio::test]
async fn work_drafts_and_dossiers_come_page_by_page() {
    let api = Api::open().await;
    let desk = api.token(DESK).await;
    let mut submitted = BTreeSet::new();
    for key in 0..5 {
        submitted.insert(api.submitted(&desk, &format!("s{key}")).await);
    }
    let (work, pages) = api.rows(&desk, "/api/v1/work?list=todo&limit=2", "dossier_id").await;
    each_once(&work);
    assert_eq!((work.into_iter().collect::<BTreeSet<_>>(), pages), (submitted.clone(), 3));
    let counts = api.send(Call::get("/api/v1/work/counts").with(&desk)).await.ok(200);
    let todo = counts["items"].as_array().unwrap().iter().find(|c| c["list"] == "todo").unwrap();
    assert_eq!(todo["count"], 5);
    let (found, _) = api.rows(&desk, "/api/v1/dossiers?q=mau%20lan", "id").await;
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), submitted);

    for key in 0..26 {
        api.draft(&desk, &format!("d{key}")).await;
    }
    let (drafts, pages) = api.rows(&desk, "/api/v1/drafts?", "id").await;
    each_once(&drafts);
    assert_eq!((drafts.len(), pages), (26, 2));
}

#[tokio::test]
async fn areas_are_those_of_the_province() {
    let api = Api::open().await;
    let count = async |query: &str| {
        let areas = api.send(Call::get(&format!("/api/v1/areas{query}"))).await.ok(200);
        areas["items"].as_array().unwrap().len()
    };
    assert_eq!((count("?level=1").await, count("?level=2").await), (1, 9));
    assert_eq!(count("?level=3").await, 136);
    assert_eq!(count("").await, 146);
    let areas = api.send(Call::get("/api/v1/areas?parent=246")).await.ok(200);
    let names: Vec<_> =
        areas["items"].as_array().unwrap().iter().map(|a| text(&a["name"])).collect();
    assert!(names.contains(&"Xã Xuân Lôi".to_owned()), "{names:?}");
}

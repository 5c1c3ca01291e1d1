//! The ledger: a proof for whom it concerns, files for anybody, and no fork whatever is interrupted.

use crate::{
    filling::file,
    portal::{LAN, Portal, THO},
};
use mc_app::{
    App,
    gateway::shelf::Shelf as _,
    ledger::{CHECKPOINT, LedgerCheck},
    store::{
        Batch,
        ledger::{self, Grown},
    },
    tlog::{Checkpoint, Field, Frontier, Note, ProofFile, VerifierKey, verify},
};
use mc_kernel::Digest;

async fn publish(app: &App) -> Option<u64> {
    app.follow_log().await.unwrap();
    app.publish_ledger().await.unwrap()
}

fn keys(app: &App) -> Vec<VerifierKey> {
    app.ledger_keys().iter().map(|key| key.parse().unwrap()).collect()
}

#[tokio::test]
async fn a_citizen_gets_the_proof_of_what_happened() {
    let portal = Portal::open().await;
    let app = &portal.province.app;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let address = format!("/ho-so/{dossier}");
    let proof = format!("{address}/bang-chung/1");
    lan.visit(&proof).await.expect(404);
    assert!(!lan.open(&address).await.has_link("Tải tệp bằng chứng"), "nothing is published yet");
    publish(app).await.unwrap();
    assert_eq!(lan.open(&address).await.link("Tải tệp bằng chứng"), proof);

    let page = lan.visit(&proof).await.expect(200);
    assert_eq!(page.header("cache-control"), "private, no-store");
    let file: ProofFile = String::from_utf8(page.body).unwrap().parse().unwrap();
    let verified = verify(&file, &keys(app)).unwrap();
    let value = |field| verified.disclosed.value(field);
    assert_eq!(value(Field::Kind), Some("submitted"));
    assert_eq!(value(Field::Procedure), Some("1.001193"));
    assert_eq!(value(Field::Record), None, "what the office wrote is not shown");
    // 08:30 of 25 May 2023 in Việt Nam.
    assert_eq!(verified.seen[0].at_seconds, 1_684_978_200);
    let text = String::from_utf8(file.extra).unwrap();
    assert!(!text.contains(LAN), "{text}");

    portal.citizen(THO).await.visit(&proof).await.expect(404);
    let stranger = portal.stranger();
    assert!(stranger.visit(&proof).await.url.starts_with("/dang-nhap"));
    let steps = app.check_ledger().await.unwrap();
    assert_eq!(steps, LedgerCheck::Whole { leaves: verified.checkpoint.size, mute: 0 });
}

#[tokio::test]
async fn anybody_gets_the_files_and_the_page_that_checks() {
    let portal = Portal::open().await;
    let app = &portal.province.app;
    let lan = portal.citizen(LAN).await;
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let size = publish(app).await.unwrap();
    assert_eq!(app.publish_ledger().await.unwrap(), None, "there is nothing new to sign");
    portal.after_minutes(1);
    assert_eq!(app.publish_ledger().await.unwrap(), Some(size), "each minute it is signed again");

    let stranger = portal.stranger();
    let page = stranger.visit("/ledger/checkpoint").await.expect(200);
    assert_eq!(page.header("cache-control"), "public, max-age=1");
    let note: Note = String::from_utf8(page.body).unwrap().parse().unwrap();
    let told = String::from_utf8(stranger.visit("/ledger/key").await.expect(200).body).unwrap();
    let told: Vec<VerifierKey> = told.lines().map(|key| key.parse().unwrap()).collect();
    assert_eq!(told, keys(app));
    assert_eq!(note.signed_by(&told[0]).unwrap(), Some(0));
    assert!(note.signed_by(&told[1]).unwrap().is_some());
    let checkpoint: Checkpoint = note.text().parse().unwrap();
    let tile = stranger.visit(&format!("/ledger/tile/0/000.p/{size}")).await.expect(200);
    assert_eq!(tile.header("cache-control"), "public, max-age=31536000, immutable");
    let mut frontier = Frontier::default();
    for hash in tile.body.as_chunks::<32>().0 {
        frontier.push_hash(Digest::from_bytes(*hash));
    }
    assert_eq!((frontier.size(), frontier.root()), (checkpoint.size, checkpoint.root));
    let entries = stranger.visit(&format!("/ledger/tile/entries/000.p/{size}")).await.expect(200);
    assert_eq!(entries.body.len(), usize::try_from(size).unwrap() * 34);
    for missing in ["0/001", "0/../../motcua.db", "x", "0/000", "9/000"] {
        stranger.visit(&format!("/ledger/tile/{missing}")).await.expect(404);
    }

    let page = stranger.visit("/kiem-chung").await.expect(200);
    let text = String::from_utf8(page.body).unwrap();
    assert!(text.contains(&app.ledger_keys()[0]) && !text.contains("<style>"));
    let whole = stranger.visit("/kiem-chung/tai-ve").await.expect(200);
    assert!(whole.header("content-disposition").contains("kiem-chung.html"));
    let whole = String::from_utf8(whole.body).unwrap();
    let leads_away = whole.split("href=").skip(1).any(|href| !href.starts_with("\"#"));
    assert!(!whole.contains("src=") && !leads_away, "it needs nothing beside it");
    assert!(whole.len() < 40_000, "{}", whole.len());
}

/// Leaves as if so many events had been followed.
async fn grow(app: &App, entries: &mut Vec<[u8; 32]>, more: u64) {
    let tree = app.store().ledger_tree().await.unwrap();
    let mut frontier = Frontier::from_bytes(tree.size, &tree.frontier).unwrap();
    let mut batch = Batch::new();
    for leaf in tree.size..tree.size + more {
        let entry = *Digest::of(&leaf.to_be_bytes()).bytes();
        ledger::add_leaf(&mut batch, leaf, i64::try_from(leaf).unwrap() + 1, &entry, false);
        frontier.push(&entry);
        entries.push(entry);
    }
    let (size, parts) = (frontier.size(), frontier.to_bytes());
    let reached = i64::try_from(size).unwrap();
    ledger::grow(&mut batch, Grown { from: tree.size, size, frontier: &parts, reached });
    app.store().commit(batch).await.unwrap();
}

fn published(portal: &Portal) -> Option<Checkpoint> {
    let text = portal.province.shelf.get(CHECKPOINT, 100_000).unwrap()?;
    let note: Note = String::from_utf8(text).unwrap().parse().unwrap();
    assert_eq!(note.signed_by(&keys(&portal.province.app)[0]).unwrap(), Some(0));
    Some(note.text().parse().unwrap())
}

/// The machine is switched off before each of its writes in turn, with tiles that become full between.
#[tokio::test]
async fn nothing_forks_whatever_is_interrupted() {
    let portal = Portal::open().await;
    let (app, shelf) = (&portal.province.app, &portal.province.shelf);
    let mut entries = Vec::new();
    let (mut failed, mut largest) = (0, 0);
    for writes in (0..8).chain(0..8) {
        grow(app, &mut entries, 83).await;
        shelf.allow(writes);
        failed += u64::from(app.publish_ledger().await.is_err());
        shelf.allow(u64::MAX);
        if let Some(checkpoint) = published(&portal) {
            let mut frontier = Frontier::default();
            let size = usize::try_from(checkpoint.size).unwrap();
            entries[..size].iter().for_each(|entry| frontier.push(entry));
            assert_eq!(checkpoint.root, frontier.root(), "what was signed is what was written");
            assert!(checkpoint.size >= largest, "it never shrinks");
            largest = checkpoint.size;
        }
        if writes % 3 == 0 {
            app.publish_ledger().await.unwrap();
        }
    }
    assert!(failed > 5, "{failed} rounds were interrupted");
    app.publish_ledger().await.unwrap();
    assert_eq!(published(&portal).unwrap().size, 16 * 83);
    // Full tiles have no narrower ones beside them.
    assert!(shelf.get("tile/0/004", 10_000).unwrap().is_some());
    assert!(shelf.get("tile/0/005.p/48", 10_000).unwrap().is_some());
    // Where the files were lost they are written anew, to the same checkpoint.
    let before = published(&portal).unwrap();
    shelf.drop_folder("tile").unwrap();
    portal.after_minutes(2);
    grow(app, &mut entries, 1).await;
    shelf.allow(0);
    app.publish_ledger().await.unwrap_err();
    shelf.allow(u64::MAX);
    assert_eq!(app.publish_ledger().await.unwrap(), Some(before.size + 1));
    assert!(shelf.get("tile/0/000", 10_000).unwrap().is_some());
}

#[tokio::test]
async fn a_history_that_shrank_or_was_rewritten_is_not_signed() {
    for (size, why) in [(250_u64, "ledger.shrunk"), (301, "ledger.forked")] {
        let portal = Portal::open().await;
        let app = &portal.province.app;
        let mut entries = Vec::new();
        grow(app, &mut entries, 300).await;
        app.publish_ledger().await.unwrap();
        let before = published(&portal).unwrap();
        // Somebody writes another tree into the database.
        let mut frontier = Frontier::default();
        (0..size).for_each(|n| frontier.push(&n.to_be_bytes()));
        let mut batch = Batch::new();
        let parts = frontier.to_bytes();
        if size > 300 {
            ledger::add_leaf(&mut batch, 300, 301, &[1; 32], false);
        }
        let grown = Grown { from: 300, size, frontier: &parts, reached: 300 };
        ledger::grow(&mut batch, grown);
        app.store().commit(batch).await.unwrap();
        let refused = app.publish_ledger().await.unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
        assert_eq!(published(&portal).unwrap(), before, "nothing of it is signed");
        let refused = app.publish_ledger().await.unwrap_err().to_string();
        assert!(refused.contains(why), "it stays refused: {refused}");
        let checked = app.check_ledger().await.unwrap();
        assert!(!matches!(checked, LedgerCheck::Whole { .. }), "{checked:?}");
    }
}

//! What is sealed lies open nowhere, opens in its place, moves to another master key, and is gone when
//! its key is destroyed. What lay open before is sealed, whatever moment it is stopped at.

use super::{
    Setting,
    loads::{
        Cell::{Id, Plain},
        Load,
    },
    sample::{staff, subject_id, unit},
};
use crate::{
    Batch, Store, StoreError, Value, Vault,
    drafts::{self, Draft, DraftState, ParkedForm},
    sealing::{fill, keys},
    sessions,
};
use mc_kernel::{
    Digest, SystemClock, SystemRandom,
    ids::{DraftId, ProcedureVersionId},
};
use mc_policy::{DraftTarget, Permit, actions::EditDraft};
use mc_sealing::{KeyRing, SealError, is_sealed, new_master_key};
use mc_testkit::{citizen, permit};
use std::sync::Arc;

const ENTRIES: &str = "SELECT entries FROM draft ORDER BY id";
const SECRET: &str = "SELECT totp_secret FROM staff_credential";
const SECRETLY: &str = "{\"dan_toc\":\"Tày\"}";

pub(super) const SEALING_LOADS: &[Load] = &[
    Load {
        table: "holder_key",
        rows: 12_000,
        columns: &[
            ("holder", Id("i")),
            ("version", Plain("1")),
            ("master", Plain("'m' || (i % 20)")),
            ("made_us", Plain("i")),
        ],
    },
    Load {
        table: "answer_reveal",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("dossier", Id("i % 500 + 1")),
            ("staff", Id("i % 20 + 1")),
            ("reason", Plain("'?'")),
            ("at_us", Plain("i")),
            ("until_us", Plain("i")),
        ],
    },
];

fn lines(keys: usize) -> Vec<String> {
    (0..keys).map(|_| new_master_key(&SystemRandom).1.to_string()).collect()
}

fn sealing(store: &Store, lines: &[String]) -> Store {
    let ring: KeyRing = lines.join("\n").parse().unwrap();
    let vault = Vault::new(Arc::new(ring), Arc::new(SystemRandom), Arc::new(SystemClock));
    store.clone().sealed_by(Arc::new(vault))
}

fn draft(setting: &Setting, owner: &str) -> Draft {
    Draft {
        id: setting.world.id(),
        owner: subject_id(owner),
        entered_by: None,
        representative: None,
        procedure: "1.001193".to_owned(),
        procedure_version: ProcedureVersionId::derived("procedure", "1"),
        form_version: None,
        case: "1.001193.01".to_owned(),
        area: unit("area"),
        entries: SECRETLY.to_owned(),
        revision: 1,
        command: setting.world.id(),
        state: DraftState::Open,
        dossier: None,
        created: setting.world.now(),
        changed: setting.world.now(),
    }
}

fn mine(draft: &Draft) -> Permit<EditDraft> {
    let target = DraftTarget {
        id: draft.id,
        owner: draft.owner,
        entered_by: None,
        representative: None,
        guided_by: None,
    };
    permit(&citizen(draft.owner), &target)
}

async fn write(store: &Store, fill: impl FnOnce(&mut Batch)) {
    let mut batch = Batch::new();
    fill(&mut batch);
    store.commit(batch).await.unwrap();
}

async fn kept(store: &Store, sql: &'static str) -> Vec<String> {
    let rows = store.query(sql, Vec::new()).await.unwrap();
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        other @ (Value::Null | Value::Int(_) | Value::Bool(_) | Value::Id(_)) => {
            format!("{other:?}")
        }
    };
    rows.iter().map(|row| text(&row.values()[0])).collect()
}

async fn nothing_sealed_lies_open(setting: Setting) {
    let store = sealing(&setting.store, &lines(1));
    let (draft, now) = (draft(&setting, "An"), setting.world.now());
    write(&store, |batch| drafts::insert(batch, &draft)).await;
    assert_eq!(store.draft(&mine(&draft)).await.unwrap().unwrap(), draft);
    write(&store, |batch| drafts::save(batch, (draft.id, draft.owner), SECRETLY, 1, now)).await;
    assert_eq!(store.draft(&mine(&draft)).await.unwrap().unwrap().entries, SECRETLY);
    let token = Digest::of(b"token");
    let form =
        ParkedForm { draft: draft.id, section: "con".to_owned(), entries: SECRETLY.to_owned() };
    write(&store, |batch| drafts::park(batch, token, (&form, draft.owner), now)).await;
    assert_eq!(store.parked_form(token).await.unwrap().unwrap(), form);
    let officer = staff("officer");
    let secret = Some(vec![7; 20]);
    setting
        .script(
            "INSERT INTO staff (id, user_name, full_name, is_active, created_us, rank) VALUES (x'00000000000000000000000000000001', 'x', 'X', 1, 0, 1)",
            "INSERT INTO staff (id, user_name, full_name, is_active, created_us, rank) VALUES ('00000000-0000-0000-0000-000000000001', 'x', 'X', TRUE, 0, 1)",
        )
        .await;
    let one = mc_kernel::ids::StaffId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    assert_ne!(one, officer);
    write(&store, |batch| sessions::set_credential(batch, one, "hash", secret.clone(), now)).await;
    assert_eq!(store.credential(one).await.unwrap().unwrap().totp_secret, secret);
    let parked = "SELECT entries FROM parked_form";
    for sql in [ENTRIES, parked, SECRET] {
        let kept = kept(&setting.store, sql).await;
        assert!(!kept.is_empty() && kept.iter().all(|text| is_sealed(text)), "{sql}: {kept:?}");
        assert!(kept.iter().all(|text| !text.contains("Tày")), "{sql}");
    }
    let unsealed = setting.store.draft(&mine(&draft)).await.unwrap_err();
    assert!(matches!(unsealed, StoreError::Sealed(SealError::MasterKeyMissing(_))), "{unsealed}");
    let other = sealing(&setting.store, &lines(1));
    assert_eq!(other.missing_master_keys().await.unwrap().len(), 1);
    assert!(store.missing_master_keys().await.unwrap().is_empty());
}

async fn rows_cannot_be_swapped(setting: Setting) {
    let store = sealing(&setting.store, &lines(1));
    let (first, second) = (draft(&setting, "An"), draft(&setting, "An"));
    let other = draft(&setting, "Bình");
    for draft in [&first, &second, &other] {
        write(&store, |batch| drafts::insert(batch, draft)).await;
    }
    let sealed = "SELECT entries FROM draft WHERE id = $1";
    let entries = async |of: DraftId| {
        let row = store.query_one(sealed, vec![of.into()]).await.unwrap().unwrap();
        row.text(0).unwrap()
    };
    let swap = "UPDATE draft SET entries = $2 WHERE id = $1";
    for from in [second.id, other.id] {
        let values = vec![first.id.into(), entries(from).await.into()];
        write(&store, |batch| {
            batch.change_any(swap, values);
        })
        .await;
        let found = store.draft(&mine(&first)).await.unwrap_err();
        assert!(matches!(found, StoreError::Sealed(SealError::Damaged)), "{found}");
    }
}

async fn another_master_key_takes_over(setting: Setting) {
    let all = lines(2);
    let old = sealing(&setting.store, &all[..1]);
    let drafts: Vec<Draft> = (0..3).map(|i| draft(&setting, &format!("An {i}"))).collect();
    for draft in &drafts {
        write(&old, |batch| drafts::insert(batch, draft)).await;
    }
    let both = sealing(&setting.store, &all);
    let mut done = 0;
    loop {
        let some = both.rewrap_some().await.unwrap();
        done += some;
        if some == 0 {
            break;
        }
    }
    assert_eq!(done, 3);
    let new = sealing(&setting.store, &all[1..]);
    assert!(new.missing_master_keys().await.unwrap().is_empty(), "the old one is needed no more");
    for draft in &drafts {
        assert_eq!(new.draft(&mine(draft)).await.unwrap().unwrap().entries, SECRETLY);
    }
}

async fn a_destroyed_key_leaves_nothing(setting: Setting) {
    let lines = lines(1);
    let store = sealing(&setting.store, &lines);
    let (an, binh) = (draft(&setting, "An"), draft(&setting, "Bình"));
    let now = setting.world.now();
    for draft in [&an, &binh] {
        write(&store, |batch| drafts::insert(batch, draft)).await;
    }
    write(&store, |batch| keys::destroy(batch, an.owner, now)).await;
    store.forget_key(an.owner);
    assert_eq!(store.draft(&mine(&an)).await.unwrap().unwrap().entries, "{}");
    assert_eq!(store.draft(&mine(&binh)).await.unwrap().unwrap().entries, SECRETLY);
    // Whoever comes again gets another key; what the first one sealed stays closed.
    let again = draft(&setting, "An");
    write(&store, |batch| drafts::insert(batch, &again)).await;
    assert_eq!(store.draft(&mine(&again)).await.unwrap().unwrap().entries, SECRETLY);
    assert_eq!(store.draft(&mine(&an)).await.unwrap().unwrap().entries, "{}");
    assert_eq!(store.holder_key(an.owner).await.unwrap().unwrap().version, 2);
    // A process that had the old key in memory finds the new one.
    let fresh = sealing(&setting.store, &lines);
    assert_eq!(fresh.draft(&mine(&again)).await.unwrap().unwrap().entries, SECRETLY);
}

async fn what_lay_open_is_sealed(setting: Setting) {
    let drafts: Vec<Draft> = (0..3).map(|i| draft(&setting, &format!("An {i}"))).collect();
    for draft in &drafts {
        setting.write(|batch| drafts::insert(batch, draft)).await;
    }
    assert!(kept(&setting.store, ENTRIES).await.iter().all(|text| text == SECRETLY));
    let store = sealing(&setting.store, &lines(1));
    assert_eq!(store.draft(&mine(&drafts[0])).await.unwrap().unwrap().entries, SECRETLY);
    let from = store.unsealed().await.unwrap().into_iter().find(|u| u.place == "draft.entries");
    let from = from.unwrap();
    assert_eq!(store.seal_some(&from).await.unwrap(), 3);
    assert_eq!(store.seal_some(&from).await.unwrap(), 0, "somebody else has gone on");
    assert!(kept(&store, ENTRIES).await.iter().all(|text| is_sealed(text)));
    for draft in &drafts {
        assert_eq!(store.draft(&mine(draft)).await.unwrap().unwrap().entries, SECRETLY);
    }
    let left = store.unsealed().await.unwrap();
    assert!(left.iter().all(|u| u.place != "draft.entries"));
    write(&store, fill::begin_anew).await;
    assert!(store.unsealed().await.unwrap().len() > left.len());
}

on_both!(
    nothing_sealed_lies_open,
    rows_cannot_be_swapped,
    another_master_key_takes_over,
    a_destroyed_key_leaves_nothing,
    what_lay_open_is_sealed,
);

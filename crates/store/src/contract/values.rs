//! Values of every type go in and come out the same.

use super::Setting;
use crate::{Clash, StoreError, Value};
use mc_kernel::{Digest, Dong, ids::UnitId};

const INSERT: &str =
    "INSERT INTO kept (id, number, flag, words, other, bytes) VALUES ($1, $2, $3, $4, $5, $6)";
const ONE: &str = "SELECT id, number, flag, words, other, bytes FROM kept WHERE id = $1";

async fn table(setting: &Setting) {
    setting
        .script(
            "CREATE TABLE kept (id BLOB PRIMARY KEY, number INTEGER, flag INTEGER, words TEXT, other BLOB, bytes BLOB) STRICT",
            "CREATE TABLE kept (id UUID PRIMARY KEY, number BIGINT, flag BOOLEAN, words TEXT, other UUID, bytes BYTEA)",
        )
        .await;
}

fn unit(name: &str) -> UnitId {
    UnitId::derived("unit", name)
}

async fn every_type_round_trips(setting: Setting) {
    table(&setting).await;
    let long = "Đặng Thị Thùy Dương ".repeat(5_000);
    let texts =
        ["", " ", "Nguyễn Đức Đạt — ưỡẫỵ 🇻🇳", "'\"\\; DROP TABLE kept; --", "$1 %s ?1", &long];
    let numbers = [i64::MIN, -1, 0, 1, i64::MAX];
    let blobs = [vec![], vec![0], vec![0xFF; 16], vec![7; 32], (0..=255).collect::<Vec<u8>>()];
    for i in 0..texts.len() {
        let id = unit(&i.to_string());
        let (number, bytes) = (numbers[i % numbers.len()], blobs[i % blobs.len()].clone());
        let values = vec![
            id.into(),
            number.into(),
            (i % 2 == 0).into(),
            texts[i].into(),
            unit("other").into(),
            bytes.clone().into(),
        ];
        setting
            .write(|batch| {
                batch.insert(INSERT, values, Clash::Row("kept"));
            })
            .await;
        let row = setting.store.query_one(ONE, vec![id.into()]).await.unwrap().unwrap();
        assert_eq!(row.id(0).unwrap(), id);
        assert_eq!(row.int(1).unwrap(), number);
        assert_eq!(row.bool(2).unwrap(), i % 2 == 0);
        assert_eq!(row.text(3).unwrap(), texts[i]);
        assert_eq!(row.id(4).unwrap(), unit("other"));
        assert_eq!(row.bytes(5).unwrap(), bytes);
    }
}

async fn null_is_null(setting: Setting) {
    table(&setting).await;
    let id = unit("a");
    let mut values = vec![Value::from(id)];
    values.resize(6, Value::Null);
    setting
        .write(|batch| {
            batch.insert(INSERT, values, Clash::Row("kept"));
        })
        .await;
    let row = setting.store.query_one(ONE, vec![id.into()]).await.unwrap().unwrap();
    assert!((1..6).all(|column| row.is_null(column)));
    assert_eq!(row.optional(3, crate::Row::text).unwrap(), None);
    assert!(matches!(row.text(3), Err(StoreError::Corrupt { column: 3, wanted: "text", .. })));
}

async fn typed_values_come_back_as_their_type(setting: Setting) {
    table(&setting).await;
    let id = unit("a");
    let digest = Digest::of("hồ sơ".as_bytes());
    let day = "2023-05-25".parse::<mc_kernel::CivilDay>().unwrap();
    let values = vec![
        id.into(),
        Dong(15_000).into(),
        Some(true).into(),
        day.into(),
        None::<UnitId>.into(),
        digest.into(),
    ];
    setting
        .write(|batch| {
            batch.insert(INSERT, values, Clash::Row("kept"));
        })
        .await;
    let row = setting.store.query_one(ONE, vec![id.into()]).await.unwrap().unwrap();
    assert_eq!(row.int(1).unwrap(), 15_000);
    assert_eq!(row.day(3).unwrap(), day);
    assert_eq!(row.optional(4, crate::Row::id::<mc_kernel::ids::UnitKind>).unwrap(), None);
    assert_eq!(row.digest(5).unwrap(), digest);
    // What is not of the asked type is told with its place, never a panic.
    assert!(row.id::<mc_kernel::ids::UnitKind>(1).is_err());
    assert!(row.day(1).is_err() && row.int(3).is_err() && row.digest(0).is_err());
    assert!(row.count(6).is_err() && row.json::<u8>(3).is_err());
}

/// PostgreSQL refuses the character; the program must not fail because somebody sent it.
async fn a_nul_character_is_replaced(setting: Setting) {
    table(&setting).await;
    let id = unit("a");
    let mut values: Vec<Value> = vec![id.into(), Value::Null, Value::Null, "a\0b".into()];
    values.resize(6, Value::Null);
    setting
        .write(|batch| {
            batch.insert(INSERT, values, Clash::Row("kept"));
        })
        .await;
    let row = setting.store.query_one(ONE, vec![id.into()]).await.unwrap().unwrap();
    assert_eq!(row.text(3).unwrap(), "a\u{FFFD}b");
}

async fn placeholders_count_by_their_number(setting: Setting) {
    const SWAPPED: &str = "INSERT INTO kept (words, number, id) VALUES ($2, $3, $1)";
    const TWICE: &str = "UPDATE kept SET number = $3 WHERE words = $2 AND id = $1 AND words = $2";
    const BACK: &str =
        "SELECT words FROM kept WHERE number = $2 AND id = $1 AND number = $2 ORDER BY id LIMIT $3";
    table(&setting).await;
    let id = unit("a");
    setting
        .write(|batch| {
            let row = Clash::Row("kept");
            batch.insert(SWAPPED, vec![id.into(), "hai".into(), 3_i64.into()], row);
            batch.change_one(TWICE, vec![id.into(), "hai".into(), 4_i64.into()], row);
        })
        .await;
    let values = vec![id.into(), 4_i64.into(), 1_i64.into()];
    let row = setting.store.query_one(BACK, values).await.unwrap().unwrap();
    assert_eq!(row.text(0).unwrap(), "hai");
}

async fn a_wrong_number_of_values_is_a_defect(setting: Setting) {
    table(&setting).await;
    for count in [0, 2] {
        let values = vec![Value::from(unit("a")); count];
        let read = setting.store.query(ONE, values.clone()).await;
        assert!(matches!(read, Err(StoreError::Broken(_))), "{read:?}");
        let written = setting.commit(|batch| {
            let mut all = vec![unit("b").into()];
            all.resize(6, Value::Null);
            batch.insert(INSERT, all, Clash::Row("kept"));
            batch.insert(INSERT, values, Clash::Row("kept"));
        });
        let written = written.await;
        assert!(matches!(written, Err(StoreError::Broken(_))), "{written:?}");
    }
    assert_eq!(setting.count("SELECT count(*) FROM kept").await, 0);
}

on_both!(
    every_type_round_trips,
    null_is_null,
    typed_values_come_back_as_their_type,
    a_nul_character_is_replaced,
    placeholders_count_by_their_number,
    a_wrong_number_of_values_is_a_defect,
);

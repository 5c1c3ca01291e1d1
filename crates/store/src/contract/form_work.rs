//! Work on forms: two who change the same state, and what is forgotten.

use super::{Setting, catalogue::administrator, is_clash};
use crate::{
    Batch, Clash,
    form_work::{FormWorkRow, MOST_STEPS, add, drop_all},
};
use mc_kernel::Timestamp;
use mc_policy::{Office, Permit, actions};

const CLASH: Clash = Clash::Row("form_work");

fn row(revision: i64, step: i64) -> FormWorkRow {
    FormWorkRow {
        revision,
        step,
        back: (step > 1).then_some(revision - 1),
        base: 1,
        body: "{}".to_owned(),
        changed_by: "program".to_owned(),
        at: Timestamp::from_micros(revision),
    }
}

async fn write(setting: &Setting, procedure: &str, row: &FormWorkRow) -> bool {
    let mut batch = Batch::new();
    add(&mut batch, procedure, row);
    let done = setting.store.commit(batch).await;
    assert!(done.is_ok() || is_clash(&done, CLASH), "{done:?}");
    done.is_ok()
}

fn permit() -> Permit<actions::ManageCatalogue> {
    mc_testkit::permit(&administrator(), &Office)
}

async fn a_state_is_written_once_and_old_ones_are_forgotten(setting: Setting) {
    let store = &setting.store;
    assert_eq!(store.form_work(&permit(), "a").await.unwrap(), None);
    assert!(write(&setting, "a", &row(10, 1)).await);
    assert!(!write(&setting, "a", &row(10, 1)).await, "somebody else was faster");
    assert!(write(&setting, "b", &row(10, 1)).await, "another form is another matter");
    assert!(write(&setting, "a", &row(11, MOST_STEPS + 1)).await);
    assert_eq!(store.form_work(&permit(), "a").await.unwrap(), Some(row(11, MOST_STEPS + 1)));
    assert_eq!(store.form_work_at(&permit(), "a", 10).await.unwrap(), None);
    assert_eq!(store.form_work_at(&permit(), "b", 10).await.unwrap(), Some(row(10, 1)));
    setting.write(|batch| drop_all(batch, "a")).await;
    assert_eq!(store.form_work(&permit(), "a").await.unwrap(), None);
    assert!(store.form_work(&permit(), "b").await.unwrap().is_some());
}

on_both!(a_state_is_written_once_and_old_ones_are_forgotten);

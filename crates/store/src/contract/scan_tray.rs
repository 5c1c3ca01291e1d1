//! A tray of scans is changed by one at a time.

use super::{Setting, is_clash, sample::subject_id};
use crate::{Clash, scan_tray, scan_tray::TrayRow};
use mc_kernel::ids::DraftId;
use mc_policy::{DraftTarget, actions::EditDraft};
use mc_testkit::{citizen, permit};

async fn a_tray_is_changed_by_one_at_a_time(setting: Setting) {
    let draft: DraftId = setting.world.id();
    let owner = subject_id("An");
    let target = DraftTarget::own(draft, owner);
    let permit = permit::<EditDraft>(&citizen(owner), &target);
    let read = async || setting.store.scan_tray(&permit).await.unwrap();
    let empty = read().await;
    assert_eq!(empty, TrayRow { sheets: "[]".to_owned(), previous: None, revision: 0 });
    let first = TrayRow { sheets: "[1]".to_owned(), ..empty.clone() };
    let now = setting.world.now();
    setting.write(|batch| scan_tray::save(batch, draft, &first, now)).await;
    let again = setting.commit(|batch| scan_tray::save(batch, draft, &first, now)).await;
    assert!(is_clash(&again, Clash::Row("tray")), "it was begun meanwhile");
    let kept = read().await;
    assert_eq!((kept.sheets.as_str(), kept.revision), ("[1]", 1));
    let previous = Some(kept.sheets.clone());
    let next = TrayRow { sheets: "[1,2]".to_owned(), previous, ..kept };
    setting.write(|batch| scan_tray::save(batch, draft, &next, now)).await;
    let late = setting.commit(|batch| scan_tray::save(batch, draft, &next, now)).await;
    assert!(is_clash(&late, Clash::Row("tray")), "it was changed meanwhile");
    assert_eq!(read().await, TrayRow { revision: 2, ..next });
}

on_both!(a_tray_is_changed_by_one_at_a_time);

//! Files and uploads that are on their way.

use super::{
    Setting, is_clash,
    sample::{filed, staff, subject_id, target, unit},
};
use crate::{
    Clash,
    files::{self, FileRow, Upload},
};
use mc_kernel::{
    Digest,
    ids::{DossierId, DraftId, FileId},
};
use mc_policy::{DraftTarget, Permit, actions};
use mc_testkit::{citizen, inspector, permit};

fn file(setting: &Setting, draft: DraftId, name: &str) -> FileRow {
    FileRow {
        id: setting.world.id(),
        sha256: Digest::of(name.as_bytes()),
        size_bytes: 1_234_567,
        media_type: "application/pdf".to_owned(),
        pages: 3,
        name: name.to_owned(),
        owner: subject_id("An"),
        draft: Some(draft),
        dossier: None,
        component: "KQ.G15.000001".to_owned(),
        uploaded: setting.world.now(),
        paper: None,
    }
}

async fn attach(setting: &Setting, draft: DraftId, name: &str) -> FileRow {
    let file = file(setting, draft, name);
    setting.write(|batch| files::insert(batch, &file, "citizen:x")).await;
    file
}

fn editing(draft: DraftId) -> Permit<actions::EditDraft> {
    let target = DraftTarget::own(draft, subject_id("An"));
    permit(&citizen(subject_id("An")), &target)
}

async fn names(setting: &Setting, draft: DraftId) -> Vec<String> {
    let files = setting.store.files_of_draft(&editing(draft)).await.unwrap();
    files.into_iter().map(|f| f.name).collect()
}

async fn files_stand_in_the_order_they_came(setting: Setting) {
    let (draft, other): (DraftId, DraftId) = (setting.world.id(), setting.world.id());
    let mut attached = Vec::new();
    for name in ["giấy chứng sinh.pdf", "CCCD mặt trước.jpg", ""] {
        attached.push(attach(&setting, draft, name).await);
        setting.world.after_minutes(1);
    }
    attach(&setting, other, "khác.pdf").await;
    assert_eq!(setting.store.files_of_draft(&editing(draft)).await.unwrap(), attached);
    let one = setting.store.file_row(attached[1].id).await.unwrap();
    assert_eq!(one.as_ref(), Some(&attached[1]));
    assert_eq!(setting.store.file_row(setting.world.id()).await.unwrap(), None);
    let again = setting.commit(|batch| files::insert(batch, &attached[0], "x")).await;
    assert!(is_clash(&again, Clash::Row("file")));
}

async fn a_file_leaves_its_own_draft_only(setting: Setting) {
    let (draft, other): (DraftId, DraftId) = (setting.world.id(), setting.world.id());
    let file = attach(&setting, draft, "a.pdf").await;
    let from = |draft| setting.commit(move |batch| files::remove_from_draft(batch, file.id, draft));
    assert!(is_clash(&from(other).await, Clash::Row("file")));
    from(draft).await.unwrap();
    assert_eq!(names(&setting, draft).await, Vec::<String>::new());
    assert!(is_clash(&from(draft).await, Clash::Row("file")));
}

/// What was submitted cannot be taken back by way of the draft.
async fn a_dossier_keeps_the_files_of_its_draft(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let draft: DraftId = setting.world.id();
    let file = attach(&setting, draft, "a.pdf").await;
    setting.write(|batch| files::hand_over(batch, draft, dossier.id)).await;
    let late = attach(&setting, draft, "b.pdf").await;
    let permit: Permit<actions::ReadDossierFile> =
        permit(&citizen(dossier.applicant), &target(&dossier));
    let kept = FileRow { dossier: Some(dossier.id), ..file.clone() };
    assert_eq!(setting.store.files_of_dossier(&permit).await.unwrap(), [kept]);
    let removed = setting.commit(|batch| files::remove_from_draft(batch, file.id, draft)).await;
    assert!(is_clash(&removed, Clash::Row("file")));
    // A later one goes elsewhere and takes nothing along.
    let other: DossierId = setting.world.id();
    setting.write(|batch| files::hand_over(batch, draft, other)).await;
    let row = async |id: FileId| setting.store.file_row(id).await.unwrap().unwrap().dossier;
    assert_eq!((row(file.id).await, row(late.id).await), (Some(dossier.id), Some(other)));
    let read: Permit<actions::ReadDossier> =
        mc_testkit::permit(&inspector(staff("i"), unit("province")), &target(&dossier));
    assert_eq!(setting.store.files_of_dossier(&read).await.unwrap().len(), 1);
}

fn upload(setting: &Setting) -> Upload {
    Upload {
        id: setting.world.id(),
        draft: setting.world.id(),
        component: "field:giayToKemTheo".to_owned(),
        name: "ảnh.jpg".to_owned(),
        size_bytes: 10_000_000,
        received_bytes: 0,
        parts: 0,
        file: None,
    }
}

async fn an_upload_grows_part_by_part(setting: Setting) {
    let begun = upload(&setting);
    let now = setting.world.now();
    setting.write(|batch| files::begin_upload(batch, &begun, now)).await;
    let load = async || setting.store.upload(begun.id).await.unwrap().unwrap();
    assert_eq!(load().await, begun);
    setting.write(|batch| files::part_arrived(batch, &begun, 4_000_000, now)).await;
    // The same part sent again, because its answer was lost.
    let again = setting.commit(|batch| files::part_arrived(batch, &begun, 4_000_000, now)).await;
    assert!(is_clash(&again, Clash::Row("upload")));
    let half = load().await;
    assert_eq!((half.received_bytes, half.parts), (4_000_000, 1));
    setting.write(|batch| files::part_arrived(batch, &half, 6_000_000, now)).await;
    let file: FileId = setting.world.id();
    setting.write(|batch| files::upload_done(batch, begun.id, file, now)).await;
    let done = load().await;
    assert_eq!((done.received_bytes, done.parts, done.file), (10_000_000, 2, Some(file)));
    for late in [
        setting.commit(|batch| files::part_arrived(batch, &done, 1, now)).await,
        setting.commit(|batch| files::upload_done(batch, begun.id, file, now)).await,
    ] {
        assert!(is_clash(&late, Clash::Row("upload")), "{late:?}");
    }
}

async fn uploads_that_do_not_move_are_found(setting: Setting) {
    let start = setting.world.now();
    let mut begun = Vec::new();
    for minute in 0..4 {
        let upload = upload(&setting);
        let at = start.plus_minutes(minute);
        setting.write(|batch| files::begin_upload(batch, &upload, at)).await;
        begun.push(upload);
    }
    let done = start.plus_minutes(1);
    setting.write(|batch| files::upload_done(batch, begun[1].id, setting.world.id(), done)).await;
    let stale = async |state: &str| {
        let uploads = setting.store.stale_uploads(state, start.plus_minutes(3)).await.unwrap();
        uploads.into_iter().map(|u| u.id).collect::<Vec<_>>()
    };
    assert_eq!(stale("open").await, [begun[0].id, begun[2].id]);
    assert_eq!(stale("complete").await, [begun[1].id]);
    for upload in &begun[..3] {
        setting.write(|batch| files::drop_upload(batch, upload.id)).await;
    }
    assert_eq!((stale("open").await, stale("complete").await), (vec![], vec![]));
    assert_eq!(setting.store.upload(begun[0].id).await.unwrap(), None);
    assert!(setting.store.upload(begun[3].id).await.unwrap().is_some());
}

on_both!(
    files_stand_in_the_order_they_came,
    a_file_leaves_its_own_draft_only,
    a_dossier_keeps_the_files_of_its_draft,
    an_upload_grows_part_by_part,
    uploads_that_do_not_move_are_found,
);

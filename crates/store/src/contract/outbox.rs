//! What leaves the building: claimed by one worker, tried again, put aside; and what people read.

use super::{
    Setting, is_clash,
    sample::{filed, subject_id},
};
use crate::{
    Clash,
    outbox::{self, Waiting},
};
use futures::future::join_all;
use mc_dossier::{
    Outgoing,
    effects::{NoticeKind, Topic},
};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{NoticeId, OutboxId},
};

const STATE: &str = "SELECT state, last_error FROM outbox WHERE id = $1";

fn message(setting: &Setting) -> Outgoing {
    let (subject, dossier) = (subject_id("An"), setting.world.id());
    Outgoing::Notice { subject, dossier, kind: NoticeKind::ResultReady }
}

async fn enqueue(setting: &Setting) -> (OutboxId, Outgoing) {
    let (id, message) = (setting.world.id(), message(setting));
    let now = setting.world.now();
    setting.write(|batch| outbox::enqueue(batch, id, &message, now).unwrap()).await;
    (id, message)
}

async fn due(setting: &Setting, now: Timestamp) -> Vec<Waiting> {
    setting.store.outbox_due(Topic::Notice, now, 100).await.unwrap()
}

async fn messages_are_due_in_their_order(setting: Setting) {
    let start = setting.world.now();
    let mut sent = Vec::new();
    for _ in 0..5 {
        sent.push(enqueue(&setting).await);
        setting.world.after_minutes(1);
    }
    assert_eq!(due(&setting, start.plus_minutes(-1)).await, []);
    let some = due(&setting, start.plus_minutes(2)).await;
    let expect: Vec<Waiting> = sent[..3]
        .iter()
        .zip(0..)
        .map(|((id, message), minute)| Waiting {
            id: *id,
            message: message.clone(),
            attempts: 0,
            due: start.plus_minutes(minute),
        })
        .collect();
    assert_eq!(some, expect);
    let bounded = setting.store.outbox_due(Topic::Notice, start.plus_minutes(9), 2).await.unwrap();
    assert_eq!(bounded, expect[..2]);
    let again = setting.commit(|batch| {
        outbox::enqueue(batch, sent[0].0, &sent[0].1, start).unwrap();
    });
    assert!(is_clash(&again.await, Clash::Version));
}

/// Several workers read the same list; each message is claimed by one.
async fn one_worker_claims_a_message(setting: Setting) {
    for _ in 0..3 {
        enqueue(&setting).await;
    }
    let now = setting.world.now();
    let waiting = due(&setting, now).await;
    let lease = now.plus_minutes(5);
    let claims = (0..6).flat_map(|_| &waiting);
    let claims = claims.map(|w| setting.commit(move |batch| outbox::claim(batch, w, lease)));
    let claims = join_all(claims).await;
    assert_eq!(claims.iter().filter(|c| c.is_ok()).count(), 3);
    assert!(claims.iter().all(|c| c.is_ok() || is_clash(c, Clash::Row("outbox"))));
    assert_eq!(due(&setting, now).await, []);
    // A worker that died gives its claim back when the lease ends.
    let back = due(&setting, lease).await;
    assert_eq!(back.iter().map(|w| (w.attempts, w.due)).collect::<Vec<_>>(), [(1, lease); 3]);
}

async fn a_message_is_tried_again_and_put_aside(setting: Setting) {
    let (id, _) = enqueue(&setting).await;
    let (other, _) = enqueue(&setting).await;
    let mut now = setting.world.now();
    setting.write(|batch| outbox::sent(batch, other)).await;
    for attempts in 1..=3 {
        let waiting = due(&setting, now).await;
        let [waiting] = waiting.as_slice() else { panic!("one message: {waiting:?}") };
        assert_eq!((waiting.id, waiting.attempts), (id, attempts - 1));
        setting.write(|batch| outbox::claim(batch, waiting, now.plus_minutes(5))).await;
        now = setting.world.after_minutes(10);
        let why = "máy chủ không trả lời";
        setting
            .write(|batch| match attempts {
                3 => outbox::put_aside(batch, id, now, why),
                _ => outbox::failed(batch, id, now, why),
            })
            .await;
    }
    assert_eq!(due(&setting, now.plus_minutes(1_000)).await, []);
    let state = async |id: OutboxId| {
        let row = setting.store.query_one(STATE, vec![id.into()]).await.unwrap().unwrap();
        (row.text(0).unwrap(), row.optional(1, crate::Row::text).unwrap())
    };
    assert_eq!(state(id).await, ("dead".to_owned(), Some("máy chủ không trả lời".to_owned())));
    // What is decided stays decided.
    setting.write(|batch| outbox::sent(batch, id)).await;
    setting.write(|batch| outbox::failed(batch, other, now, "muộn")).await;
    assert_eq!((state(id).await.0, state(other).await.0), ("dead".to_owned(), "sent".to_owned()));
}

/// A worker that crashed after sending sends again; the person sees one notice.
async fn a_notice_is_given_once(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let id: NoticeId = setting.world.id();
    let to = (dossier.applicant, dossier.id);
    for minute in 0..3 {
        let at = setting.world.now().plus_minutes(minute);
        setting.write(|batch| outbox::notify(batch, id, to, "result_ready", at)).await;
    }
    let page = setting.store.notices(dossier.applicant, None, PageSize::SCREEN).await.unwrap();
    let [notice] = page.rows.as_slice() else { panic!("one notice: {page:?}") };
    assert_eq!((notice.id, notice.dossier, notice.at), (id, dossier.id, setting.world.now()));
    assert_eq!((&*notice.kind, &*notice.procedure), ("result_ready", "1.001193"));
    assert_eq!((&notice.number, notice.read), (&dossier.number, None));
}

async fn notices_are_read(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let theirs = filed(&setting, "Bình", 2).await;
    let (an, binh) = (dossier.applicant, theirs.applicant);
    for i in 0..130 {
        let at = setting.world.now().plus_minutes(i / 2);
        let id = setting.world.id();
        setting.write(|batch| outbox::notify(batch, id, (an, dossier.id), "taken_in", at)).await;
    }
    let id = setting.world.id();
    let at = setting.world.now();
    setting.write(|batch| outbox::notify(batch, id, (binh, theirs.id), "taken_in", at)).await;
    let unread = async |subject| setting.store.unread_notices(subject).await.unwrap();
    assert_eq!((unread(an).await, unread(binh).await), (100, 1));

    let mut all = Vec::new();
    let mut before = None;
    loop {
        let page = setting.store.notices(an, before, PageSize::new(50)).await.unwrap();
        let Page { rows, next } = page;
        all.extend(rows);
        before = next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(all.len(), 130);
    assert!(all.is_sorted_by(|a, b| (a.at, a.id) > (b.at, b.id)));

    let read = setting.world.after_minutes(100);
    setting.write(|batch| outbox::mark_read(batch, an, read)).await;
    setting.write(|batch| outbox::mark_read(batch, an, read.plus_minutes(1))).await;
    assert_eq!((unread(an).await, unread(binh).await), (0, 1));
    let first = setting.store.notices(an, None, PageSize::new(1)).await.unwrap();
    assert_eq!(first.rows[0].read, Some(read));
}

on_both!(
    messages_are_due_in_their_order,
    one_worker_claims_a_message,
    a_message_is_tried_again_and_put_aside,
    a_notice_is_given_once,
    notices_are_read,
);

//! Opinions that were not given in time: found once, told once, listed where the desk is led.

use super::{
    Setting,
    sample::{filed, staff, unit},
};
use crate::late_answers::{self, LateAnswer};
use mc_dossier::{Dossier, work::consultation_line};
use mc_kernel::{
    PageSize, Timestamp,
    ids::{DossierId, WorkItemId},
};
use mc_org::Role;
use mc_policy::{DeskTarget, Permit, actions::ReadLateAnswers};
use mc_testkit::{officer, permit};

const LINE: &str = "INSERT INTO work_item (id, dossier, token, kind, unit, agency, queue, state, step_name, number, procedure, applicant, entered_us, due_us) SELECT $1, $2, 0, 'consultation', $2, $2, 'other-agency', 'todo', '', '', '', $2, 0, $3";

fn late(setting: &Setting, dossier: &Dossier, due: Timestamp) -> LateAnswer {
    LateAnswer {
        consultation: setting.world.id(),
        dossier: dossier.id,
        unit: dossier.receiving_unit,
        asked: unit("other"),
        asked_by: unit("division"),
        due,
        noted: setting.world.now(),
        answered: None,
        closed: None,
        number: dossier.number.clone(),
        procedure: dossier.procedure.clone(),
    }
}

fn leading(dossier: &Dossier) -> Permit<ReadLateAnswers> {
    let (desk, agency) = (dossier.receiving_unit, dossier.receiving_agency);
    let head = officer(staff("head"), Role::HeadOfDivision, desk, agency);
    permit::<ReadLateAnswers>(&head, &DeskTarget { unit: desk, agency })
}

async fn open(setting: &Setting, late: &LateAnswer) {
    let line = consultation_line(late.dossier, late.consultation);
    let values = vec![line.into(), late.dossier.into(), late.due.into()];
    let fill = |batch: &mut crate::Batch| {
        batch.change_any(LINE, values);
    };
    setting.write(fill).await;
}

async fn overdue(setting: &Setting, until: Timestamp) -> Vec<DossierId> {
    let first = (Timestamp::from_micros(i64::MIN + 1), WorkItemId::from_bytes([0; 16]));
    let found = setting.store.consultations_overdue(first, until, 100).await.unwrap();
    found.into_iter().map(|(_, dossier)| dossier).collect()
}

async fn what_is_late_is_found_until_it_is_noted(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let now = setting.world.now();
    let (one, two) = (late(&setting, &dossier, now), late(&setting, &dossier, now.plus_minutes(5)));
    open(&setting, &one).await;
    open(&setting, &two).await;
    assert_eq!(overdue(&setting, now).await, []);
    assert_eq!(overdue(&setting, now.plus_minutes(1)).await, [dossier.id]);
    assert_eq!(overdue(&setting, now.plus_minutes(9)).await, [dossier.id; 2]);
    setting.write(|batch| late_answers::note(batch, &one)).await;
    setting.write(|batch| late_answers::note(batch, &one)).await;
    assert_eq!(overdue(&setting, now.plus_minutes(9)).await, [dossier.id]);
    setting.write(|batch| late_answers::note(batch, &two)).await;
    assert_eq!(overdue(&setting, now.plus_minutes(9)).await, []);
}

async fn the_list_tells_how_it_ended(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let mut noted: Vec<LateAnswer> = Vec::new();
    for _ in 0..30 {
        setting.world.after_minutes(1);
        let late = late(&setting, &dossier, setting.world.now());
        setting.write(|batch| late_answers::note(batch, &late)).await;
        noted.push(late);
    }
    let at = setting.world.after_minutes(10);
    let (first, second) = (noted[29].consultation, noted[28].consultation);
    setting
        .write(|batch| {
            late_answers::answered(batch, first, at);
            late_answers::closed(batch, first, at);
            late_answers::closed(batch, second, at);
            late_answers::answered(batch, setting.world.id(), at);
        })
        .await;
    let permit = leading(&dossier);
    let page = setting.store.late_answers(&permit, None, PageSize::new(20)).await.unwrap();
    let rest = setting.store.late_answers(&permit, page.next, PageSize::new(20)).await.unwrap();
    let all: Vec<LateAnswer> = page.rows.into_iter().chain(rest.rows).collect();
    assert_eq!((all.len(), rest.next), (30, None));
    assert_eq!((all[0].answered, all[0].closed), (Some(at), None));
    assert_eq!((all[1].answered, all[1].closed), (None, Some(at)));
    assert_eq!(all[2..], noted.iter().rev().skip(2).cloned().collect::<Vec<_>>());
}

async fn a_member_of_staff_is_told_once(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let late = late(&setting, &dossier, setting.world.now());
    let (head, other) = (staff("head"), staff("other"));
    for _ in 0..2 {
        setting.write(|batch| late_answers::tell(batch, head, &late)).await;
    }
    setting.write(|batch| late_answers::tell(batch, other, &late)).await;
    let told =
        async |who| setting.store.staff_notices(who, None, PageSize::SCREEN).await.unwrap().rows;
    let notices = told(head).await;
    let [notice] = notices.as_slice() else { panic!("one notice: {notices:?}") };
    assert_eq!((notice.dossier, notice.unit, notice.due), (dossier.id, late.asked, late.due));
    assert_eq!((&notice.number, notice.read), (&dossier.number, None));
    let unread = async |who| setting.store.unread_staff_notices(who).await.unwrap();
    assert_eq!((unread(head).await, unread(other).await), (1, 1));
    let now = setting.world.after_minutes(1);
    setting.write(|batch| late_answers::mark_read(batch, head, now)).await;
    assert_eq!((unread(head).await, unread(other).await), (0, 1));
    assert_eq!(told(head).await[0].read, Some(now));
}

on_both!(
    what_is_late_is_found_until_it_is_noted,
    the_list_tells_how_it_ended,
    a_member_of_staff_is_told_once,
);

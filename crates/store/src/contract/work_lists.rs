//! Work lists: in the order they are due, page by page, and nobody else's.

use super::{
    Setting,
    sample::{Filing, filed, go_on, person, place, staff, step_entered, step_left, taken_in, unit},
};
use crate::{
    subjects,
    work_lists::{DueWindow, MOST_COUNTED, Whose, WorkKey, WorkLine, WorkQuery},
};
use mc_dossier::{WorkKind, WorkState};
use mc_kernel::{Page, PageSize, Timestamp};
use mc_org::Role;
use mc_policy::Scope;
use mc_testkit::{inspector, officer, scope};

fn desk_officer() -> Scope {
    scope(&officer(staff("officer"), Role::DeskOfficer, unit("desk"), unit("commune")))
}

fn leader() -> Scope {
    scope(&officer(staff("leader"), Role::Leader, unit("board"), unit("commune")))
}

fn stranger() -> Scope {
    scope(&officer(staff("stranger"), Role::DeskOfficer, unit("other desk"), unit("other commune")))
}

fn todo(whose: Whose) -> WorkQuery {
    WorkQuery { whose, state: WorkState::Todo, window: DueWindow::ALWAYS }
}

fn desk() -> Whose {
    Whose::Queue { unit: unit("desk"), queue: "one-stop".to_owned() }
}

/// Every line of a list, page by page; checks that pages neither overlap nor skip.
async fn lines(setting: &Setting, scope: &Scope, query: &WorkQuery, size: u16) -> Vec<WorkLine> {
    let mut all: Vec<WorkLine> = Vec::new();
    let mut after: Option<WorkKey> = None;
    loop {
        let page = setting.store.work(scope, query, after, PageSize::new(size)).await.unwrap();
        assert!(page.rows.len() <= usize::from(size));
        let Page { rows, next } = page;
        all.extend(rows);
        let Some(next) = next else { break };
        assert_eq!(next, all.last().map(|l| (l.due, l.id)).unwrap());
        after = Some(next);
    }
    assert!(all.is_sorted_by_key(|l| (l.due, l.id)));
    all
}

async fn file_many(setting: &Setting, count: u32) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    for sequence in 1..=count {
        Filing::new(&setting.world, "An", sequence).file(setting).await;
    }
}

async fn a_submission_is_on_the_desk(setting: Setting) {
    let dossier = filed(&setting, "Nguyễn Đức Đạt", 7).await;
    let lines = lines(&setting, &desk_officer(), &todo(desk()), 25).await;
    let [line] = lines.as_slice() else { panic!("one line: {lines:?}") };
    assert_eq!((line.dossier, line.kind, line.token), (dossier.id, WorkKind::Intake, 0));
    assert_eq!((line.number.as_str(), line.procedure.as_str()), (&*dossier.number, "1.001193"));
    assert_eq!((line.applicant.as_str(), line.step_name.as_str()), ("Nguyễn Đức Đạt", ""));
    assert_eq!((line.entered, line.due), (dossier.submitted_at, dossier.intake_due));
    assert_eq!((line.assignee, line.dossier_due, line.done), (None, None, None));
}

/// Dossiers that are submitted in the same minute are due at the same instant.
async fn pages_hold_with_equal_due_instants(setting: Setting) {
    file_many(&setting, 11).await;
    setting.world.after_minutes(1);
    file_many(&setting, 0).await;
    for sequence in 12..=14 {
        Filing::new(&setting.world, "An", sequence).file(&setting).await;
    }
    for size in [1, 3, 10, 11, 14, 100] {
        let lines = lines(&setting, &desk_officer(), &todo(desk()), size).await;
        let mut ids: Vec<_> = lines.iter().map(|l| l.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 14, "pages of {size}");
    }
}

async fn a_window_has_a_first_instant_and_none_at_its_end(setting: Setting) {
    let mut due = Vec::new();
    for sequence in 1..=4 {
        due.push(filed(&setting, "An", sequence).await.intake_due);
        setting.world.after_minutes(10);
    }
    let check = async |from: Timestamp, until: Timestamp, expect: &[usize]| {
        let window = DueWindow { from, until };
        let query = WorkQuery { window, ..todo(desk()) };
        let found: Vec<Timestamp> =
            lines(&setting, &desk_officer(), &query, 2).await.iter().map(|l| l.due).collect();
        let expect: Vec<Timestamp> = expect.iter().map(|i| due[*i]).collect();
        assert_eq!(found, expect);
        let counted = setting.store.work_count(&desk_officer(), &query).await.unwrap();
        assert_eq!(usize::try_from(counted), Ok(expect.len()));
    };
    let far = DueWindow::ALWAYS;
    check(far.from, far.until, &[0, 1, 2, 3]).await;
    check(due[1], due[3], &[1, 2]).await;
    check(due[1], due[1], &[]).await;
    check(far.from, due[0], &[]).await;
    check(due[3], far.until, &[3]).await;
    // A page that begins inside goes on inside, and one that begins before begins with the window.
    let query = WorkQuery { window: DueWindow { from: due[2], until: far.until }, ..todo(desk()) };
    let key = Some((due[0], mc_kernel::Id::from_bytes([0; 16])));
    let page = setting.store.work(&desk_officer(), &query, key, PageSize::SCREEN).await.unwrap();
    assert_eq!(page.rows.iter().map(|l| l.due).collect::<Vec<_>>(), due[2..]);
}

async fn a_step_is_found_by_everybody_whose_work_it_is(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let dossier = go_on(&setting, &dossier, taken_in(&setting.world)).await;
    let at = place("division", "commune", "division");
    go_on(&setting, &dossier, step_entered(&setting.world, 1, at)).await;
    let head =
        scope(&officer(staff("head"), Role::HeadOfDivision, unit("division"), unit("commune")));
    let queue = Whose::Queue { unit: unit("division"), queue: "division".to_owned() };
    for (scope, whose, expect) in [
        (&head, queue.clone(), 1),
        (&head, Whose::Unit(unit("division")), 1),
        (&head, Whose::Assignee(staff("officer")), 1),
        (&leader(), Whose::Agency(unit("commune")), 1),
        (&scope(&inspector(staff("i"), unit("province"))), queue.clone(), 1),
        (&head, Whose::Queue { unit: unit("division"), queue: "one-stop".to_owned() }, 0),
        (&head, Whose::Assignee(staff("nobody")), 0),
        // Outside the scope there is nothing, whatever is asked for.
        (&stranger(), queue, 0),
        (&stranger(), Whose::Unit(unit("division")), 0),
        (&stranger(), Whose::Assignee(staff("officer")), 0),
        (&stranger(), Whose::Agency(unit("commune")), 0),
        (&head, Whose::Agency(unit("commune")), 0),
    ] {
        let query = todo(whose);
        let found = lines(&setting, scope, &query, 25).await;
        assert_eq!(found.len(), expect, "{query:?}");
        for line in found {
            assert_eq!((line.token, line.step_name.as_str()), (1, "Bước 1"));
            assert_eq!(line.assignee, Some(staff("officer")));
            assert!(line.dossier_due.is_some());
        }
    }
}

async fn what_was_done_is_kept_apart(setting: Setting) {
    let mut dossiers = Vec::new();
    for sequence in 1..=5 {
        dossiers.push(filed(&setting, "An", sequence).await);
    }
    for dossier in &dossiers {
        setting.world.after_minutes(1);
        go_on(&setting, dossier, taken_in(&setting.world)).await;
    }
    let scope = desk_officer();
    assert_eq!(lines(&setting, &scope, &todo(desk()), 25).await.len(), 0);
    let done = WorkQuery { state: WorkState::Done, ..todo(desk()) };
    assert_eq!(lines(&setting, &scope, &done, 2).await.len(), 5);

    let mut found = Vec::new();
    let mut before = None;
    loop {
        let page = setting.store.work_done(&scope, staff("officer"), before, PageSize::new(2));
        let Page { rows, next } = page.await.unwrap();
        found.extend(rows);
        before = next;
        if before.is_none() {
            break;
        }
    }
    let newest_first: Vec<_> = dossiers.iter().rev().map(|d| d.id).collect();
    assert_eq!(found.iter().map(|l| l.dossier).collect::<Vec<_>>(), newest_first);
    assert!(found.iter().all(|l| l.state == WorkState::Done && l.done.is_some()));
    for (scope, by) in [(stranger(), "officer"), (scope, "leader")] {
        let page = setting.store.work_done(&scope, staff(by), None, PageSize::SCREEN).await;
        assert_eq!(page.unwrap().rows, Vec::new(), "{by}");
    }
}

/// A line changes with its step, is done once, and never comes back.
async fn a_line_lives_as_long_as_its_step(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let at = place("division", "commune", "division");
    let entered = go_on(&setting, &dossier, step_entered(&setting.world, 1, at)).await;
    let assigned = mc_dossier::event::Assigned {
        token: mc_process::TokenId(1),
        to: Some(staff("other")),
        at: setting.world.now(),
    };
    let assigned = go_on(&setting, &entered, mc_dossier::Event::Assigned(assigned)).await;
    let scope = scope(&inspector(staff("i"), unit("province")));
    let whose = |name| todo(Whose::Assignee(staff(name)));
    assert_eq!(lines(&setting, &scope, &whose("officer"), 25).await.len(), 0);
    assert_eq!(lines(&setting, &scope, &whose("other"), 25).await.len(), 1);
    go_on(&setting, &assigned, step_left(&setting.world, 1)).await;
    assert_eq!(lines(&setting, &scope, &whose("other"), 25).await.len(), 0);
    let (after, mut batch) =
        super::sample::next(&setting, &assigned, setting.world.id(), step_left(&setting.world, 1));
    assert_eq!(after.version, 4);
    // Only the projection, as a broken rebuild would write it.
    let closing = batch.statements().iter().find(|s| s.sql.starts_with("UPDATE work_item"));
    let closing = closing.unwrap().clone();
    batch = crate::Batch::new();
    batch.push(closing);
    assert!(super::is_clash(&setting.store.commit(batch).await, crate::Clash::Version));
}

async fn a_count_is_bounded(setting: Setting) {
    file_many(&setting, 103).await;
    let counted = setting.store.work_count(&desk_officer(), &todo(desk())).await.unwrap();
    assert_eq!(counted, MOST_COUNTED);
    for (scope, whose) in
        [(desk_officer(), Whose::Unit(unit("desk"))), (leader(), Whose::Agency(unit("commune")))]
    {
        assert_eq!(setting.store.work_count(&scope, &todo(whose)).await.unwrap(), MOST_COUNTED);
    }
    let none = todo(Whose::Assignee(staff("officer")));
    assert_eq!(setting.store.work_count(&desk_officer(), &none).await.unwrap(), 0);
    assert_eq!(setting.store.work_count(&stranger(), &todo(desk())).await.unwrap(), 0);
}

on_both!(
    a_submission_is_on_the_desk,
    pages_hold_with_equal_due_instants,
    a_window_has_a_first_instant_and_none_at_its_end,
    a_step_is_found_by_everybody_whose_work_it_is,
    what_was_done_is_kept_apart,
    a_line_lives_as_long_as_its_step,
    a_count_is_bounded,
);

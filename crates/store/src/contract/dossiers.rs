//! Dossiers as the policy, lists and the public see them.

use super::{
    Setting, is_clash,
    sample::{
        Filing, filed, go_on, person, place, staff, step_entered, step_left, subject_id, taken_in,
        target, unit,
    },
};
use crate::Clash;
use mc_dossier::BusinessState;
use mc_kernel::{Id, Page, PageSize, ids::DossierId};
use mc_org::Role;
use mc_policy::actions::ReadDossier;
use mc_testkit::{citizen, inspector, officer, permit, scope};

async fn the_policy_is_told_who_may_come_near(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let at = place("division", "department", "division");
    let dossier = go_on(&setting, &dossier, step_entered(&setting.world, 1, at)).await;
    let expect = target(&dossier);
    assert_eq!(expect.units, [unit("desk"), unit("division")]);
    assert_eq!(expect.agencies, [unit("commune"), unit("department")]);
    let found = setting.store.dossier_target(dossier.id).await.unwrap();
    assert_eq!(found.as_ref(), Some(&expect));
    let found = setting.store.dossier_target_by_number(&dossier.number).await.unwrap();
    assert_eq!(found.as_ref(), Some(&expect));
    for number in ["", "000.00.01.H62-230525-0002", "' OR '1'='1"] {
        assert_eq!(setting.store.dossier_target_by_number(number).await.unwrap(), None);
    }
    assert_eq!(setting.store.dossier_target(setting.world.id()).await.unwrap(), None);
}

async fn a_number_is_given_once(setting: Setting) {
    let first = filed(&setting, "An", 1).await;
    let again = Filing::new(&setting.world, "An", 1);
    let (_, batch) = again.batch(&setting.world, &setting.store);
    let result = setting.store.commit(batch).await;
    assert!(is_clash(&result, Clash::Number));
    assert!(result.unwrap_err().retryable());
    assert_eq!(setting.store.dossier_target(again.id).await.unwrap(), None);
    let numbered = setting.store.number_of(first.id).await.unwrap();
    assert_eq!(numbered, Some(Filing::new(&setting.world, "An", 1).numbered()));
}

async fn the_last_number_of_a_day(setting: Setting) {
    let day = "2023-05-25".parse().unwrap();
    let last =
        async |unit_name, day| setting.store.last_sequence(unit(unit_name), day).await.unwrap();
    assert_eq!(last("commune", day).await, 0);
    for sequence in [1, 12, 3] {
        filed(&setting, "An", sequence).await;
    }
    assert_eq!(last("commune", day).await, 12);
    assert_eq!(last("commune", day.plus_days(1)).await, 0);
    assert_eq!(last("department", day).await, 0);
}

async fn a_row_follows_its_dossier(setting: Setting) {
    let filed = filed(&setting, "Nguyễn Đức Đạt", 1).await;
    let permit = permit::<ReadDossier>(&citizen(filed.applicant), &target(&filed));
    let brief = setting.store.brief(&permit).await.unwrap().unwrap();
    assert_eq!(
        (brief.id, brief.number, brief.applicant),
        (filed.id, filed.number.clone(), "Nguyễn Đức Đạt".to_owned())
    );
    assert_eq!((brief.state, brief.due), (BusinessState::Submitted, None));
    let taken = go_on(&setting, &filed, taken_in(&setting.world)).await;
    let brief = setting.store.brief(&permit).await.unwrap().unwrap();
    assert_eq!((brief.state, brief.due), (BusinessState::Accepted, taken.clock.due));

    let tracked = setting.store.tracked(&filed.number).await.unwrap().unwrap();
    assert_eq!((tracked.id, tracked.state), (filed.id, BusinessState::Accepted));
    assert_eq!(tracked.owner_number, person("Nguyễn Đức Đạt").id_number);
    assert_eq!(setting.store.tracked("000.00.01.H62-230525-9999").await.unwrap(), None);
}

async fn a_person_sees_their_own_newest_first(setting: Setting) {
    let mut mine = Vec::new();
    for sequence in 1..=5 {
        mine.push(filed(&setting, "An", sequence).await.id);
        if sequence % 2 == 0 {
            setting.world.after_minutes(1);
        }
    }
    filed(&setting, "Bình", 6).await;
    let mut listed = Vec::new();
    let mut before = None;
    loop {
        let page = setting.store.dossiers_of(subject_id("An"), before, PageSize::new(2)).await;
        let Page { rows, next } = page.unwrap();
        assert!(rows.is_sorted_by(|a, b| (a.submitted, a.id) > (b.submitted, b.id)));
        listed.extend(rows.iter().map(|b| b.id));
        before = next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(listed.len(), 5);
    listed.sort();
    mine.sort();
    assert_eq!(listed, mine);
}

async fn rows_outside_the_scope_are_left_out(setting: Setting) {
    let near = filed(&setting, "An", 1).await;
    let mut filing = Filing::new(&setting.world, "An", 2);
    filing.desk = place("other desk", "other commune", "one-stop");
    let far = filing.file(&setting).await;
    let ids = [far.id, near.id, DossierId::from_bytes([1; 16])];
    let briefs = async |scope| {
        let rows = setting.store.briefs(&scope, &ids).await.unwrap();
        rows.into_iter().map(|b| b.id).collect::<Vec<_>>()
    };
    let desk = officer(staff("a"), Role::DeskOfficer, unit("desk"), unit("commune"));
    assert_eq!(briefs(scope(&desk)).await, [near.id]);
    let leader = officer(staff("a"), Role::Leader, unit("board"), unit("other commune"));
    assert_eq!(briefs(scope(&leader)).await, [far.id]);
    assert_eq!(briefs(scope(&inspector(staff("a"), unit("province")))).await, [far.id, near.id]);
    let many = vec![near.id; 500];
    let bounded = setting.store.briefs(&scope(&desk), &many).await.unwrap();
    assert_eq!(bounded.len(), usize::from(PageSize::MOST));
}

async fn hops_in_the_order_they_began(setting: Setting) {
    let filed = filed(&setting, "An", 1).await;
    let world = &setting.world;
    let mut dossier = go_on(&setting, &filed, taken_in(world)).await;
    for token in [1, 2] {
        let entered = step_entered(world, token, place("division", "commune", "division"));
        dossier = go_on(&setting, &dossier, entered).await;
        world.after_minutes(30);
        if token == 1 {
            dossier = go_on(&setting, &dossier, step_left(world, token)).await;
        }
    }
    let permit = permit::<ReadDossier>(&citizen(filed.applicant), &target(&dossier));
    let hops = setting.store.hops(&permit).await.unwrap();
    assert_eq!(hops.iter().map(|h| h.token).collect::<Vec<_>>(), [0, 1, 2]);
    let [intake, done, open] = hops.as_slice() else { panic!("three hops") };
    assert_eq!(
        (intake.step, intake.unit, intake.left),
        (0, unit("desk"), Some(filed.submitted_at))
    );
    assert_eq!(
        (done.outcome.as_deref(), done.timeliness.as_deref()),
        (Some("Đồng ý"), Some("on_time"))
    );
    assert_eq!(
        (done.staff, done.left),
        (Some(staff("officer")), Some(done.entered.plus_minutes(30)))
    );
    assert_eq!((open.left, open.staff, open.outcome.as_ref()), (None, None, None));
    assert_eq!(open.planned, Some(open.entered.plus_minutes(240)));
}

/// A rebuild takes everything away and writes it anew in one batch.
async fn projections_can_be_cleared_and_written_again(setting: Setting) {
    let other = filed(&setting, "An", 1).await;
    let filing = Filing::new(&setting.world, "An", 2);
    let (dossier, first) = filing.batch(&setting.world, &setting.store);
    setting.store.commit(first).await.unwrap();
    let (_, anew) = filing.batch(&setting.world, &setting.store);
    let mut batch = crate::Batch::new();
    setting.store.clear_projections(&mut batch, dossier.id);
    let tables = ["dossier", "work_item", "hop", "dossier_words"];
    let is_projection =
        |sql: &str| tables.iter().any(|t| sql.starts_with(&format!("INSERT INTO {t} ")));
    let projections = anew.statements().iter().filter(|s| is_projection(s.sql)).cloned();
    let projections: Vec<_> = projections.collect();
    assert_eq!(projections.len(), 4);
    for statement in projections {
        batch.push(statement);
    }
    setting.store.commit(batch).await.unwrap();
    assert_eq!(setting.store.dossier_target(dossier.id).await.unwrap(), Some(target(&dossier)));
    let mut cleared = crate::Batch::new();
    setting.store.clear_projections(&mut cleared, dossier.id);
    setting.store.commit(cleared).await.unwrap();
    assert_eq!(setting.store.dossier_target(dossier.id).await.unwrap(), None);
    assert_eq!(setting.count("SELECT count(*) FROM work_item").await, 1);
    assert_eq!(setting.count("SELECT count(*) FROM hop").await, 1);
    let all = scope(&inspector(staff("a"), unit("province")));
    let found = setting.store.search_dossiers(&all, "khai sinh", None, 10).await.unwrap();
    assert_eq!(found, [other.id]);
    let streams = setting.store.streams_after(Id::from_bytes([0; 16]), 10).await.unwrap();
    assert_eq!(streams.len(), 2, "the log is not a projection");
}

on_both!(
    the_policy_is_told_who_may_come_near,
    a_number_is_given_once,
    the_last_number_of_a_day,
    a_row_follows_its_dossier,
    a_person_sees_their_own_newest_first,
    rows_outside_the_scope_are_left_out,
    hops_in_the_order_they_began,
    projections_can_be_cleared_and_written_again,
);

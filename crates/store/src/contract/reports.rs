//! Counts for reports: what is kept is what a plain count of the same dossiers gives.

use super::{
    Setting,
    sample::{Filing, person, staff, unit},
};
use crate::{
    Batch, projections,
    reports::{
        Days, Figure, Figures, Narrowed,
        counting::{self, GroundKind, StayEnded},
        kept,
    },
    subjects,
};
use mc_calendar::Timeliness;
use mc_dossier::{
    BusinessState, Dossier, Standing, standing::standing, standing_change, state::Ended,
};
use mc_kernel::{CivilDay, PageSize, SeededRandom, Timestamp, Zone, ids::DossierId};
use mc_policy::Scope;
use mc_testkit::{inspector, scope};

/// The days of the walk: over the turn of a month and of a year.
const FIRST: &str = "2023-11-20";
const LENGTH: i32 = 80;

fn day(i: i32) -> CivilDay {
    FIRST.parse::<CivilDay>().unwrap().plus_days(i)
}

fn at(day: CivilDay) -> Timestamp {
    Zone::viet_nam().instant(day.at("10:00".parse().unwrap()))
}

fn everybody() -> Scope {
    scope(&inspector(staff("i"), unit("province")))
}

/// A dossier with all it has been: from which day on it stood where.
struct Life {
    dossier: Dossier,
    received: Option<CivilDay>,
    stood: Vec<(CivilDay, Standing)>,
}

impl Life {
    /// Where it stood at the end of a day.
    fn at_end_of(&self, day: CivilDay) -> Option<Standing> {
        self.stood.iter().rev().find(|(from, _)| *from <= day).map(|(_, standing)| *standing)
    }
}

/// Counts plainly, dossier by dossier.
fn plainly(lives: &[Life], days: Days) -> Figures {
    let mut figures = Figures::default();
    for life in lives {
        let is_within = |day: CivilDay| days.from <= day && day <= days.until;
        if life.received.is_some_and(is_within) {
            figures.received_online += 1;
        }
        let last = life.stood.last().filter(|(from, _)| is_within(*from));
        match last.map(|(_, standing)| *standing) {
            Some(Standing::Settled(Timeliness::Early)) => figures.early += 1,
            Some(Standing::Settled(Timeliness::OnTime)) => figures.on_time += 1,
            Some(Standing::Settled(Timeliness::Late)) => figures.late += 1,
            Some(Standing::GivenBack) => figures.given_back += 1,
            Some(Standing::NotAccepted) => figures.not_accepted += 1,
            Some(Standing::InProcess { .. } | Standing::Suspended) | None => {}
        }
        for (end, by) in [(days.until, 1), (days.from.plus_days(-1), -1)] {
            match life.at_end_of(end) {
                Some(Standing::InProcess { due }) => {
                    figures.in_process += by;
                    figures.overdue += if due < end { by } else { 0 };
                }
                Some(Standing::Suspended) => figures.suspended += by,
                Some(Standing::Settled(_) | Standing::GivenBack | Standing::NotAccepted) | None => {
                }
            }
        }
    }
    figures
}

/// Something that may happen to a dossier on a day.
fn happens(before: &Dossier, day: CivilDay, random: &SeededRandom) -> Dossier {
    let mut after = before.clone();
    after.version += 1;
    let is_received = before.clock.received.is_some();
    let waits = before.business == BusinessState::SupplementAsked;
    let due = |random: &SeededRandom| {
        let days = i32::try_from(random.below(12)).unwrap() - 2;
        Some(at(day.plus_days(days)))
    };
    match (is_received, random.below(7)) {
        (false, 0) => after.business = BusinessState::Refused,
        (false, 1) | (true, 2) => after.business = BusinessState::Withdrawn,
        (false, 2) => after.business = BusinessState::SupplementAsked,
        (false, _) => {
            after.business = BusinessState::Accepted;
            (after.clock.received, after.clock.due) = (Some(at(day)), due(random));
        }
        (true, 0 | 1) if waits => {
            after.business = BusinessState::Accepted;
            after.clock.due = due(random);
        }
        (true, 0) => after.business = BusinessState::SupplementAsked,
        (true, 1) => after.clock.due = due(random),
        (true, 3 | 4) => {
            // The day before, the day itself or the day after it was promised for.
            let days = i32::try_from(random.below(3)).unwrap() - 1;
            after.clock.due = Some(at(day.plus_days(days)));
            let due = Zone::viet_nam().day(after.clock.due.unwrap());
            after.business = BusinessState::Finished;
            after.ended = Some(Ended {
                kind: mc_dossier::ResultKind::Granted,
                ground: None,
                ended_in: after.version,
                at: at(day),
                timeliness: Timeliness::of(day, due),
            });
        }
        (true, _) => {}
    }
    after
}

fn is_over(dossier: &Dossier) -> bool {
    dossier.ended.is_some()
        || matches!(dossier.business, BusinessState::Refused | BusinessState::Withdrawn)
}

/// Files a dossier with its row, so that lists can show it.
async fn filed(setting: &Setting, sequence: u32) -> Dossier {
    let (dossier, batch) =
        Filing::new(&setting.world, "An", sequence).batch(&setting.world, &setting.store);
    setting.store.commit(batch).await.unwrap();
    dossier
}

async fn walked(setting: &Setting, seed: u64) -> Vec<Life> {
    let random = SeededRandom::new(seed);
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let zone = Zone::viet_nam();
    let mut lives = Vec::new();
    for sequence in 1..=40 {
        let mut life =
            Life { dossier: filed(setting, sequence).await, received: None, stood: Vec::new() };
        let mut today = i32::try_from(random.below(60)).unwrap();
        while today < LENGTH && !is_over(&life.dossier) {
            let after = happens(&life.dossier, day(today), &random);
            let change = standing_change(Some(&life.dossier), &after, day(today), &zone);
            if let Some(change) = change {
                setting.write(|batch| counting::stand(batch, &after, &change)).await;
                life.stood.push((day(today), change.entered));
                life.received = life.received.or(change.received.map(|_| day(today)));
            }
            assert_eq!(standing(&after, &zone), life.stood.last().map(|(_, s)| *s));
            life.dossier = after;
            today += i32::try_from(random.below(9)).unwrap();
        }
        lives.push(life);
    }
    lives
}

async fn total(setting: &Setting, days: Days) -> Figures {
    let mut total = Figures::default();
    for sum in setting.store.report_sums(None, days).await.unwrap() {
        assert_eq!(sum.agency, unit("commune"));
        total += sum.figures;
    }
    let mut of_agency = Figures::default();
    for sum in setting.store.report_sums(Some(unit("commune")), days).await.unwrap() {
        of_agency += sum.figures;
    }
    assert_eq!(total, of_agency);
    total
}

async fn a_walk_counts_as_plain_counting_does(setting: Setting) {
    let lives = walked(&setting, 7).await;
    assert!(lives.iter().any(|l| l.stood.len() > 4), "somebody waited and went on");
    let random = SeededRandom::new(11);
    let mut seen = Figures::default();
    for _ in 0..60 {
        let from = i32::try_from(random.below(90)).unwrap() - 5;
        let length = i32::try_from(random.below(90)).unwrap();
        let days = Days { from: day(from), until: day(from + length) };
        let found = total(&setting, days).await;
        assert_eq!(found, plainly(&lives, days), "{days:?}");
        seen += found;
    }
    for figure in [seen.early, seen.on_time, seen.late, seen.given_back, seen.not_accepted] {
        assert!(figure > 0, "the walk went everywhere: {seen:?}");
    }
    let whole = Days { from: day(-5), until: day(LENGTH) };
    let by_day = setting.store.report_days(None, whole).await.unwrap();
    let mut sum = Figures::default();
    for (_, figures) in &by_day {
        sum += *figures;
    }
    assert_eq!(sum, total(&setting, whole).await);
}

/// What is carried over and received is settled, given back, in process or suspended.
async fn figures_balance(setting: Setting) {
    walked(&setting, 3).await;
    for i in 0..LENGTH {
        let days = Days { from: day(i), until: day(i + 9) };
        let before = total(&setting, days.before()).await.pending();
        let flow = total(&setting, days).await;
        let end = total(&setting, Days::until(days.until)).await;
        let came = before + flow.received();
        assert_eq!(came, flow.settled() + flow.given_back + end.pending(), "{days:?}");
        assert!(end.overdue <= end.in_process && end.overdue >= 0);
    }
}

async fn every_figure_opens_its_dossiers(setting: Setting) {
    let lives = walked(&setting, 5).await;
    let narrowed = Narrowed { agencies: vec![unit("commune")], procedures: Vec::new() };
    for i in (0..LENGTH).step_by(13) {
        let days = Days { from: day(i), until: day(i + 20) };
        let flow = total(&setting, days).await;
        let end = total(&setting, Days::until(days.until)).await;
        let carried = total(&setting, days.before()).await.pending();
        for (figure, expect) in [
            (Figure::Carried, carried),
            (Figure::Received, flow.received()),
            (Figure::ReceivedOnline, flow.received_online),
            (Figure::ReceivedDirect, 0),
            (Figure::Settled, flow.settled()),
            (Figure::Late, flow.late),
            (Figure::GivenBack, flow.given_back),
            (Figure::NotAccepted, flow.not_accepted),
            (Figure::WithinTime, end.in_process - end.overdue),
            (Figure::Overdue, end.overdue),
            (Figure::Suspended, end.suspended),
        ] {
            let mut ids: Vec<DossierId> = Vec::new();
            let mut after = None;
            loop {
                let page = setting
                    .store
                    .behind(&everybody(), (figure, days), &narrowed, after, PageSize::new(3))
                    .await
                    .unwrap();
                ids.extend(page.rows.iter().map(|brief| brief.id));
                let Some(next) = page.next else { break };
                after = Some(next);
            }
            let found = i64::try_from(ids.len()).unwrap();
            assert_eq!(found, expect, "{figure:?} of {days:?}");
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(i64::try_from(ids.len()).unwrap(), expect, "{figure:?}: nobody twice");
        }
    }
    assert!(lives.len() > 30);
}

async fn lists_behind_figures_keep_to_the_scope(setting: Setting) {
    walked(&setting, 5).await;
    let days = Days { from: day(0), until: day(LENGTH) };
    let narrowed = Narrowed { agencies: vec![unit("commune")], procedures: Vec::new() };
    let ask = async |scope: &Scope, narrowed: &Narrowed| {
        let size = PageSize::new(200);
        let asked = (Figure::Received, days);
        setting.store.behind(scope, asked, narrowed, None, size).await.unwrap().rows.len()
    };
    let role = mc_org::Role::Leader;
    let own = mc_testkit::officer(staff("l"), role, unit("board"), unit("commune"));
    let other = mc_testkit::officer(staff("l"), role, unit("board"), unit("other commune"));
    let all = ask(&everybody(), &narrowed).await;
    assert!(all > 10);
    assert_eq!(ask(&scope(&own), &narrowed).await, all);
    assert_eq!(ask(&scope(&other), &narrowed).await, 0);
    let of = |codes: &[&str]| Narrowed {
        procedures: codes.iter().map(|code| (*code).to_owned()).collect(),
        ..narrowed.clone()
    };
    assert_eq!(ask(&everybody(), &of(&["1.001193"])).await, all);
    assert_eq!(ask(&everybody(), &of(&["1.001193", "2.000815"])).await, all);
    assert_eq!(ask(&everybody(), &of(&["2.000815"])).await, 0);
    let anywhere = everybody();
    let book = setting.store.book(&anywhere, (unit("commune"), days), None, PageSize::new(200));
    let book = book.await.unwrap().rows;
    assert_eq!(book.len(), all);
    assert!(book.is_sorted_by_key(|row| row.key));
    assert_eq!(book[0].applicant, "An");
    let elsewhere = scope(&other);
    let none = setting.store.book(&elsewhere, (unit("commune"), days), None, PageSize::SCREEN);
    assert_eq!(none.await.unwrap().rows.len(), 0);
}

/// A dossier that has not been counted yet is counted as a whole later; until then nothing that
/// happens to it may change a figure.
async fn what_happens_before_a_dossier_is_counted_changes_nothing(setting: Setting) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let zone = Zone::viet_nam();
    let mut before = filed(&setting, 1).await;
    before.business = BusinessState::Accepted;
    (before.clock.received, before.clock.due) = (Some(at(day(0))), Some(at(day(3))));
    let mut after = before.clone();
    after.business = BusinessState::Withdrawn;
    after.version += 1;
    let change = standing_change(Some(&before), &after, day(1), &zone).unwrap();
    let stay = StayEnded {
        dossier: after.id,
        token: 1,
        agency: unit("commune"),
        procedure: after.procedure.clone(),
        step_name: "Thẩm định".to_owned(),
        staff: Some(staff("officer")),
        day: day(1),
        minutes: 90,
        planned_minutes: Some(240),
        timeliness: Some(Timeliness::Early),
    };
    setting
        .write(|batch| {
            counting::stand(batch, &after, &change);
            counting::stays(batch, after.id, std::slice::from_ref(&stay));
        })
        .await;
    assert!(!setting.store.is_counted(after.id).await.unwrap());
    let whole = Days { from: day(-5), until: day(LENGTH) };
    assert!(total(&setting, whole).await.is_nothing());
    assert!(setting.store.stay_sums(unit("commune"), whole).await.unwrap().is_empty());

    // Counted as a whole: acceptance first, then the rest.
    let received = standing_change(None, &before, day(0), &zone).unwrap();
    setting
        .write(|batch| {
            counting::stand(batch, &before, &received);
            counting::stand(batch, &after, &change);
            counting::stays(batch, after.id, std::slice::from_ref(&stay));
        })
        .await;
    assert!(setting.store.is_counted(after.id).await.unwrap());
    let found = total(&setting, whole).await;
    assert_eq!((found.received(), found.given_back, found.pending()), (1, 1, 0));
    let stays = setting.store.stay_sums(unit("commune"), whole).await.unwrap();
    let [sum] = stays.as_slice() else { panic!("one step: {stays:?}") };
    assert_eq!((sum.done, sum.late, sum.minutes, sum.planned_minutes), (1, 0, 90, 240));
    assert_eq!((sum.staff, sum.classes), (Some(staff("officer")), [0, 1, 0, 0, 0, 0, 0, 0, 0]));
}

async fn grounds_are_counted_once_and_open_their_dossiers(setting: Setting) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let dossier = filed(&setting, 1).await;
    let named =
        [(GroundKind::Supplement, "Điều 16 Luật Hộ tịch"), (GroundKind::Supplement, "Điều 9")];
    for _ in 0..2 {
        setting.write(|batch| counting::grounds(batch, &dossier, 2, day(0), &named)).await;
    }
    let days = Days { from: day(0), until: day(1) };
    let sums = setting.store.ground_sums(unit("commune"), days).await.unwrap();
    let found: Vec<_> = sums.iter().map(|s| (s.ground.as_str(), s.count)).collect();
    assert_eq!(found, [("Điều 16 Luật Hộ tịch", 1), ("Điều 9", 1)]);
    let on = (GroundKind::Supplement, "Điều 9");
    let agency = (unit("commune"), days);
    let behind = setting.store.returned_on(&everybody(), agency, on).await.unwrap();
    assert_eq!(behind.iter().map(|b| b.id).collect::<Vec<_>>(), [dossier.id]);
    let later = (unit("commune"), Days { from: day(1), until: day(9) });
    assert!(setting.store.returned_on(&everybody(), later, on).await.unwrap().is_empty());
}

async fn counting_begins_again_and_goes_on_from_where_it_was(setting: Setting) {
    walked(&setting, 9).await;
    let start = DossierId::from_bytes([0; 16]);
    assert_eq!(setting.store.report_fill().await.unwrap(), Some(start));
    let reached = setting.world.id();
    setting.write(|batch| kept::reach(batch, start, reached, false)).await;
    assert_eq!(setting.store.report_fill().await.unwrap(), Some(reached));
    // Whoever was slower does not take it back.
    let slower = setting.commit(|batch| kept::reach(batch, start, start, true)).await;
    assert!(super::is_clash(&slower, crate::Clash::Row("report_fill")));
    setting.write(|batch| kept::reach(batch, reached, reached, true)).await;
    assert_eq!(setting.store.report_fill().await.unwrap(), None);
    setting.write(kept::begin_again).await;
    assert_eq!(setting.store.report_fill().await.unwrap(), Some(start));
    let whole = Days { from: day(-5), until: day(LENGTH) };
    assert!(total(&setting, whole).await.is_nothing());
}

async fn a_dossier_that_went_on_is_not_counted_from_an_older_state(setting: Setting) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let dossier = filed(&setting, 1).await;
    setting.write(|batch| kept::hold(batch, dossier.id, dossier.version)).await;
    let older = setting.commit(|batch: &mut Batch| kept::hold(batch, dossier.id, 7)).await;
    assert!(super::is_clash(&older, crate::Clash::Version));
    // The row of the dossier is as it was.
    let involved = super::sample::involved(&dossier);
    setting.write(|batch| projections::next_dossier(batch, &dossier, &involved).unwrap()).await;
}

on_both!(
    a_walk_counts_as_plain_counting_does,
    figures_balance,
    every_figure_opens_its_dossiers,
    lists_behind_figures_keep_to_the_scope,
    what_happens_before_a_dossier_is_counted_changes_nothing,
    grounds_are_counted_once_and_open_their_dossiers,
    counting_begins_again_and_goes_on_from_where_it_was,
    a_dossier_that_went_on_is_not_counted_from_an_older_state,
);

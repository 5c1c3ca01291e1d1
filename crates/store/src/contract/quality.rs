//! Indicators: the kept rows say what the facts of the dossiers say, on both databases.

use super::{
    Setting,
    sample::{Filing, person, staff, unit},
};
use crate::{
    quality::{self, Lacking, Until},
    reports::{Days, counting, kept},
    subjects,
};
use mc_dossier::{BusinessState, Dossier, standing_change};
use mc_kernel::{CivilDay, PageSize, Timestamp, Zone, ids::DossierId};
use mc_policy::Scope;
use mc_quality::{Counts, Course, Criterion, Fact, Rules, Scale};
use mc_testkit::{inspector, scope};

fn day(text: &str) -> CivilDay {
    text.parse().unwrap()
}

fn at(day: CivilDay) -> Timestamp {
    Zone::viet_nam().instant(day.at("10:00".parse().unwrap()))
}

fn everybody() -> Scope {
    scope(&inspector(staff("i"), unit("province")))
}

/// Received on 2 May 2023, promised for the 16th, finished on a day.
fn fact(finished: Option<&str>) -> Fact {
    Fact {
        course: Course {
            received: day("2023-05-02"),
            due: Some(day("2023-05-16")),
            legal_due: None,
            finished: finished.map(day),
            returned: None,
            given_up: None,
            supplements: Vec::new(),
            still_since: None,
        },
        filed: day("2023-05-01"),
        is_online: true,
        is_eligible: true,
        has_document: true,
        has_electronic_result: true,
        has_digital_papers: true,
        has_reused_paper: false,
    }
}

/// A dossier that reports count, as everything that the indicators keep asks for.
async fn counted(setting: &Setting, sequence: u32) -> Dossier {
    let (mut dossier, batch) =
        Filing::new(&setting.world, "An", sequence).batch(&setting.world, &setting.store);
    setting.store.commit(batch).await.unwrap();
    dossier.business = BusinessState::Accepted;
    let received = day("2023-05-02");
    (dossier.clock.received, dossier.clock.due) = (Some(at(received)), Some(at(received)));
    let change = standing_change(None, &dossier, received, &Zone::viet_nam()).unwrap();
    setting.write(|batch| counting::stand(batch, &dossier, &change)).await;
    dossier
}

async fn keep(setting: &Setting, dossier: &Dossier, history: &[(&str, Fact)]) {
    let rules = Rules::default();
    let mut before: Option<&Fact> = None;
    for (on, after) in history {
        let changes = Fact::changes(before, after, day(on), rules);
        setting.write(|batch| quality::keep(batch, dossier, after, &changes, rules)).await;
        before = Some(after);
    }
}

async fn counts(setting: &Setting, scale: Scale, until: &str) -> Counts {
    let until = Until { scale, day: day(until) };
    let mut all = Counts::default();
    for sum in setting.store.quality_sums(None, until).await.unwrap() {
        assert_eq!((sum.agency, sum.procedure.as_str()), (unit("commune"), "1.001193"));
        all += sum.counts;
    }
    let of_agency = setting.store.quality_sums(Some(unit("commune")), until).await.unwrap();
    let mut one = Counts::default();
    for sum in &of_agency {
        one += sum.counts;
    }
    assert_eq!(all, one);
    all
}

async fn lacking(
    setting: &Setting,
    scope: &Scope,
    criterion: Criterion,
    days: Days,
) -> Vec<DossierId> {
    let asked = Lacking { criterion, agency: unit("commune"), procedure: String::new(), days };
    let (mut ids, mut before) = (Vec::new(), None);
    loop {
        let page = setting.store.lacking(scope, &asked, before, PageSize::new(1)).await.unwrap();
        ids.extend(page.rows.iter().map(|brief| brief.id));
        let Some(next) = page.next else { return ids };
        before = Some(next);
    }
}

/// On time in May; late in May; open and late, with a result on paper in June.
async fn three(setting: &Setting) -> [DossierId; 3] {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let opened = || ("2023-05-02", fact(None));
    let on_time = counted(setting, 1).await;
    keep(setting, &on_time, &[opened(), ("2023-05-16", fact(Some("2023-05-16")))]).await;
    let late = counted(setting, 2).await;
    keep(setting, &late, &[opened(), ("2023-05-20", fact(Some("2023-05-20")))]).await;
    let open = counted(setting, 3).await;
    let paper = Fact { has_electronic_result: false, ..fact(Some("2023-06-05")) };
    keep(setting, &open, &[opened(), ("2023-06-05", paper)]).await;
    [on_time.id, late.id, open.id]
}

async fn periods_are_read_as_they_were_kept(setting: Setting) {
    three(&setting).await;
    let check = |counts: Counts, counted: i64, late: i64, settled: i64, electronic: i64| {
        let found = (counts.counted(), counts.late(), counts.settled, counts.electronic);
        assert_eq!(found, (counted, late, settled, electronic));
    };
    check(counts(&setting, Scale::Month, "2023-05-31").await, 3, 2, 2, 2);
    check(counts(&setting, Scale::Month, "2023-06-30").await, 1, 1, 1, 0);
    check(counts(&setting, Scale::Quarter, "2023-06-30").await, 3, 2, 3, 2);
    check(counts(&setting, Scale::Year, "2023-12-31").await, 3, 2, 3, 2);
    check(counts(&setting, Scale::Month, "2023-07-31").await, 0, 0, 0, 0);
    check(counts(&setting, Scale::Month, "2023-04-30").await, 0, 0, 0, 0);
}

async fn a_criterion_opens_what_it_lacks(setting: Setting) {
    let [_, late, open] = three(&setting).await;
    let may = Days { from: day("2023-05-01"), until: day("2023-05-31") };
    let june = Days { from: day("2023-06-01"), until: day("2023-06-30") };
    let all = everybody();
    let mut both = vec![late, open];
    let mut found = lacking(&setting, &all, Criterion::OnTime, may).await;
    both.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, both);
    assert_eq!(lacking(&setting, &all, Criterion::OnTime, june).await, [open]);
    // Before the promised day nothing is late.
    let early = Days { until: day("2023-05-16"), ..may };
    assert!(lacking(&setting, &all, Criterion::OnTime, early).await.is_empty());
    for criterion in [Criterion::FullyOnline, Criterion::ElectronicResult, Criterion::Digitised] {
        assert!(lacking(&setting, &all, criterion, may).await.is_empty(), "{criterion:?}");
        assert_eq!(lacking(&setting, &all, criterion, june).await, [open], "{criterion:?}");
    }
    assert_eq!(lacking(&setting, &all, Criterion::Reused, june).await, [open]);
    assert!(lacking(&setting, &all, Criterion::PaidOnline, june).await.is_empty());
    // Another commune sees none of it.
    let role = mc_org::Role::Leader;
    let other = mc_testkit::officer(staff("l"), role, unit("board"), unit("other commune"));
    assert!(lacking(&setting, &scope(&other), Criterion::OnTime, may).await.is_empty());
    // Of another procedure there is nothing.
    let asked = Lacking {
        criterion: Criterion::OnTime,
        agency: unit("commune"),
        procedure: "2.000815".to_owned(),
        days: may,
    };
    let none = setting.store.lacking(&all, &asked, None, PageSize::SCREEN).await.unwrap();
    assert!(none.rows.is_empty());
}

/// A dossier that reports have not counted changes nothing; counting anew drops everything.
async fn nothing_is_kept_of_what_is_not_counted(setting: Setting) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let filing = Filing::new(&setting.world, "An", 1);
    let (uncounted, batch) = filing.batch(&setting.world, &setting.store);
    setting.store.commit(batch).await.unwrap();
    keep(&setting, &uncounted, &[("2023-05-02", fact(None))]).await;
    assert_eq!(counts(&setting, Scale::Year, "2023-12-31").await, Counts::default());
    assert_eq!(setting.count("SELECT count(*) FROM quality_fact").await, 0);
    let counted = counted(&setting, 2).await;
    keep(&setting, &counted, &[("2023-05-02", fact(None))]).await;
    assert_eq!(counts(&setting, Scale::Year, "2023-12-31").await.counted(), 1);
    setting.write(kept::begin_again).await;
    assert_eq!(counts(&setting, Scale::Year, "2023-12-31").await, Counts::default());
    assert_eq!(setting.count("SELECT count(*) FROM quality_fact").await, 0);
}

on_both!(
    periods_are_read_as_they_were_kept,
    a_criterion_opens_what_it_lacks,
    nothing_is_kept_of_what_is_not_counted,
);

//! Points, groups, the total, what would lift it, and a change of formula.

use super::day;
use crate::{
    Beside, Counts, Criterion, Edition, Group, Index, Inputs, Outcome, Points, Rules, Share,
    WhenEmpty, compared,
};

/// A month worked by hand: 200 counted of which 10 late; 100 results, of which 80 could be fully
/// online and 30 were; 90 documents of which 45 have a file; 40 digitised; 16 used again.
fn month() -> Counts {
    Counts {
        open: 80,
        overdue: 4,
        received: 120,
        received_online: 90,
        ended: 120,
        ended_late: 6,
        settled: 100,
        eligible: 80,
        fully_online: 30,
        documents: 90,
        electronic: 45,
        digitised: 40,
        reused: 16,
        ..Counts::default()
    }
}

fn points(index: &Index, criterion: Criterion) -> Option<u32> {
    index.line(criterion).unwrap().points().map(|p| p.0)
}

/// 18 + 20 + 22 + 22 + 18 = 100.
#[test]
fn criteria_make_their_groups_and_groups_a_hundred() {
    for group in Group::ALL {
        let of_group = Criterion::ALL.iter().filter(|c| c.group() == group);
        let sum: u32 = of_group.map(|c| c.most().0).sum();
        assert_eq!(sum, group.most().0, "{group:?}");
    }
    assert_eq!(Group::ALL.iter().map(|g| g.most().0).sum::<u32>(), 10_000);
    for criterion in Criterion::ALL {
        assert_eq!(Criterion::from_id(criterion.id()), Some(*criterion));
    }
    assert_eq!(Criterion::from_id("9.9"), None);
}

#[test]
fn the_criteria_that_dossiers_feed() {
    let inputs = Inputs::of(&month(), &Beside::default());
    let index = Index::of(&inputs, Edition::Second, Rules::default());
    // 2.1: 190 ÷ 200 × 20 = 19.00.
    assert_eq!(points(&index, Criterion::OnTime), Some(1900));
    // 3.x: 30 ÷ 80 × 12 = 4.50; not weighted, as nothing is known of synchronisation.
    assert_eq!(points(&index, Criterion::FullyOnline), Some(450));
    // 4.1: 45 ÷ 90 × 6 = 3.00.
    assert_eq!(points(&index, Criterion::ElectronicResult), Some(300));
    // 4.2: 40 % of the 80 % that give all: 4 × 40 ÷ 80 = 2.00.
    assert_eq!(points(&index, Criterion::Digitised), Some(200));
    // 4.3: 16 % of 80 %: 2 × 16 ÷ 80 = 0.40.
    assert_eq!(points(&index, Criterion::Reused), Some(40));
    for unknown in [Criterion::Synchronised, Criterion::Content, Criterion::PaidOnline] {
        assert_eq!(index.line(unknown).unwrap().outcome, Outcome::NoData, "{unknown:?}");
    }
    // 19.00 + 4.50 + 3.00 + 2.00 + 0.40 of 20 + 12 + 6 + 4 + 2.
    let total = index.total();
    assert_eq!((total.points, total.of), (Points(2890), Points(4400)));
    assert_eq!(index.group(Group::Digitising).points, Points(540));
    assert_eq!(index.group(Group::Openness).of, Points(0));
}

/// 1.4: 108 of 120 give 6 × 0.9 = 5.40, and 3.x is weighted: 12 × 30 ÷ 80 × 0.9 = 4.05. 4.5b: 60 of
/// 120. 5.4: 200 − 10 late − 10 not content = 180 ÷ 200 = 90 %, which gives all six points.
#[test]
fn what_is_known_beside_the_dossiers() {
    let beside = Beside {
        synchronised: Some(Share::of(108, 120)),
        discontent: Some(10),
        population: Some(Share::of(60, 120)),
    };
    let index = Index::of(&Inputs::of(&month(), &beside), Edition::Second, Rules::default());
    assert_eq!(points(&index, Criterion::Synchronised), Some(540));
    assert_eq!(points(&index, Criterion::FullyOnline), Some(405));
    assert_eq!(points(&index, Criterion::PopulationDossiers), Some(100));
    assert_eq!(points(&index, Criterion::Content), Some(600));
    // One more who is not content: 179 ÷ 200 = 89.5 %, 6 × 89.5 ÷ 90 = 5.966… → 5.97.
    let beside = Beside { discontent: Some(11), ..beside };
    let index = Index::of(&Inputs::of(&month(), &beside), Edition::Second, Rules::default());
    assert_eq!(points(&index, Criterion::Content), Some(597));
}

/// “Mẫu số bằng 0: chỉ số 0 hoặc N/A”.
#[test]
fn nothing_to_divide_by_is_not_applicable_or_nothing() {
    let inputs = Inputs::of(&Counts::default(), &Beside::default());
    let index = Index::of(&inputs, Edition::Second, Rules::default());
    assert_eq!(index.line(Criterion::OnTime).unwrap().outcome, Outcome::NotApplicable);
    assert_eq!(index.total().of, Points(0));
    let rules = Rules { when_empty: WhenEmpty::Zero, ..Rules::default() };
    let index = Index::of(&inputs, Edition::Second, rules);
    assert_eq!(points(&index, Criterion::OnTime), Some(0));
    assert_eq!(index.total().of, Points(4400));
}

#[test]
fn what_would_lift_it_most_comes_first() {
    let index =
        Index::of(&Inputs::of(&month(), &Beside::default()), Edition::Second, Rules::default());
    let lifts: Vec<(&str, u32)> =
        index.lifts().iter().map(|line| (line.criterion.id(), line.missing().unwrap().0)).collect();
    assert_eq!(lifts, [("3.x", 750), ("4.1", 300), ("4.2", 200), ("4.3", 160), ("2.1", 100)]);
}

/// The older form gives all points of 3.x at 50 %: 12 × 37.5 ÷ 50 = 9.00 in place of 4.50. Nothing
/// else differs.
#[test]
fn a_change_of_formula_is_held_against_what_was_measured() {
    let inputs = Inputs::of(&month(), &Beside::default());
    let found = compared(&inputs, (Edition::First, Edition::Second), Rules::default());
    let [(old, new)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(old.criterion, Criterion::FullyOnline);
    assert_eq!((old.points(), new.points()), (Some(Points(900)), Some(Points(450))));
    assert_eq!((old.edition.version(), new.edition.version()), ("QD766-1", "QD766-2"));
    assert_eq!(Edition::from_version("QD766-2"), Some(Edition::Second));
    assert_eq!(Edition::from_version("QD766-9"), None);
    assert_eq!(Edition::of_day(day("2023-05-25")), Edition::First);
    assert_eq!(Edition::of_day(day("2025-07-01")), Edition::Second);
}

/// What counts say is never negative, whatever they hold.
#[test]
fn counts_that_cannot_be_are_nothing() {
    let counts = Counts { ended: -5, open: 3, overdue: 9, settled: -1, ..Counts::default() };
    let inputs = Inputs::of(&counts, &Beside::default());
    assert_eq!(inputs.get(Criterion::OnTime), Some(Share::of(0, 0)));
    assert_eq!(inputs.get(Criterion::Digitised), Some(Share::of(0, 0)));
}

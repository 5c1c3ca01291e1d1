//! 1.4, 4.2b, 4.4, 4.5a and 4.5b.

use crate::{
    Criterion, Edition, Scale, Share,
    connected::{
        Source, certified_copies, connected_stores, expected, population_dossiers,
        population_procedures,
    },
};

/// “Mẫu số: số lớn hơn giữa hai hệ thống; không có thì tổng năm trước ÷ 12 hoặc ÷ 4”.
#[test]
fn what_a_period_should_have() {
    let month = Scale::Month;
    assert_eq!(expected(Some(100), Some(120), Some(9), month), Some(120));
    assert_eq!(expected(None, Some(80), Some(9), month), Some(80));
    assert_eq!(expected(None, None, Some(1_200), month), Some(100));
    assert_eq!(expected(None, None, Some(1_206), month), Some(101));
    assert_eq!(expected(None, None, Some(1_200), Scale::Quarter), Some(300));
    assert_eq!(expected(None, None, Some(1_200), Scale::Year), Some(1_200));
    assert_eq!(expected(None, None, None, month), None);
    assert_eq!(expected(Some(5), None, None, Scale::Day), None);
    // 90 of 120: 6 × 0.75 = 4.50 points.
    let criterion = Criterion::Synchronised;
    let points = Share::of(90, 120).points(criterion.most(), Edition::Second.full_at(criterion));
    assert_eq!(points.map(|p| p.0), Some(450));
}

/// Four dossiers of two procedures. From the store: 1; its result put there: 1 → 4.4 is 2 of 4.
/// Population: identified 1, from the store 1, asked 1 → 4.5b is 3 of 4; procedure B has none of
/// them but for the last one → 4.5a is 2 of 2, and without it 1 of 2.
#[test]
fn stores_and_the_population_register() {
    let of = |procedure: &str| Source { procedure: procedure.to_owned(), ..Source::default() };
    let mut dossiers = vec![
        Source { is_from_store: true, ..of("A") },
        Source { is_identified: true, ..of("A") },
        Source { is_result_in_store: true, ..of("B") },
        Source { asked_population: true, ..of("B") },
    ];
    assert_eq!(connected_stores(&dossiers), Share::of(2, 4));
    assert_eq!(population_dossiers(&dossiers), Share::of(3, 4));
    assert_eq!(population_procedures(&dossiers), Share::of(2, 2));
    dossiers.pop();
    assert_eq!(population_procedures(&dossiers), Share::of(1, 2));
    assert_eq!(population_procedures(&[]), Share::of(0, 0));
}

#[test]
fn certified_copies_that_are_electronic() {
    assert_eq!(certified_copies(&[true, false, true]), Share::of(2, 3));
}

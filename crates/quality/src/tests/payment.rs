//! 3.5, 3.5b and 3.6.

use crate::{
    Criterion, Edition, Share,
    payment::{FeeDossier, FeeProcedure, Paid, fees_paid_online, fees_synchronised, paid_online},
};

/// Two of three are synchronised: 66.67 % of the 80 % that give all, 2 × 66.67 ÷ 80 = 1.67 points.
#[test]
fn procedures_with_fees() {
    let procedure =
        |is_synchronised, was_paid_online| FeeProcedure { is_synchronised, was_paid_online };
    let procedures = [procedure(true, true), procedure(true, false), procedure(false, false)];
    assert_eq!(fees_synchronised(&procedures), Share::of(2, 3));
    assert_eq!(fees_paid_online(&procedures), Share::of(1, 3));
    let criterion = Criterion::FeesSynchronised;
    let full_at = Edition::Second.full_at(criterion);
    let points = fees_synchronised(&procedures).points(criterion.most(), full_at);
    assert_eq!(points.map(|p| p.0), Some(167));
}

/// “`DuocThanhToanTrucTuyen` = 1 hoặc 2 / (hồ sơ của thủ tục có phí − hồ sơ mọi Gia = 0)”.
#[test]
fn dossiers_paid_online() {
    let dossier =
        |code, charges: &[u64]| FeeDossier { paid: Paid::of_code(code), charges: charges.to_vec() };
    let dossiers = [
        dossier(1, &[30_000]),
        dossier(2, &[0, 8_000]),
        dossier(0, &[30_000]),
        // 3 was seen and is read as not paid.
        dossier(3, &[30_000]),
        // Every charge is nothing: it is not counted.
        dossier(0, &[0, 0]),
        // No charge is known: that is not the same as none.
        dossier(0, &[]),
    ];
    assert_eq!(paid_online(&dossiers), Share::of(2, 5));
}

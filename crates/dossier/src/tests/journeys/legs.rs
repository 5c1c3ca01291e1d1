//! Parallel legs of which one waits or signs: processes that the demo does not have, made of one
//! that it has.

use crate::{
    BusinessState, Rejection,
    codes::FinanceState,
    command::AttachResult,
    tests::world::{Who, World},
};
use expect_test::expect;
use mc_process::{Performer, Step, StepClock, parse_outcomes};

const CASE: &str = "2.002622.02";

fn step(world: &mut World, no: usize) -> &mut Step {
    &mut world.processes.get_mut(CASE).unwrap().steps[no - 1]
}

fn lead(world: &mut World, no: usize, outcomes: &str) {
    let step = step(world, no);
    step.outcomes = parse_outcomes(outcomes, step.performer).unwrap();
}

/// The commune has signed; the police strike the name out while the applicant pays.
fn one_leg_waits_for_money() -> World {
    let mut world = World::of(CASE);
    let payer = step(&mut world, 6);
    (payer.performer, payer.clock) = (Performer::Applicant, StepClock::Stops);
    (payer.status_on_entry, payer.working_minutes) = (6, 0);
    lead(&mut world, 6, "đã nộp->9");
    lead(&mut world, 4, "đã xóa->9;thiếu->SUPPLEMENT");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    world.at("2023-05-23T08:00").ask_fee(5, "gửi", 500_000).quietly();
    world
}

/// The citizen has to know that money is asked for, also when another leg moves; and that none is
/// any more, also when the paid leg waits for the others.
#[test]
fn a_leg_waits_for_money_while_the_other_goes_on() {
    let mut world = one_leg_waits_for_money();
    assert_eq!(world.dossier().business, BusinessState::FeeAsked);
    assert!(world.dossier().clock.is_stopped());
    let mut paid_first = world.clone();
    world.at("2023-05-24T08:00").complete(4, "đã xóa");
    assert_eq!(world.dossier().business, BusinessState::FeeAsked);
    assert!(world.dossier().clock.is_stopped());
    world.complete(6, "đã nộp");
    assert_eq!(world.dossier().business, BusinessState::Finished);
    paid_first.at("2023-05-24T08:00").complete(6, "đã nộp");
    assert_eq!(paid_first.dossier().business, BusinessState::Processing);
    assert!(!paid_first.dossier().clock.is_stopped());
}

/// The leg that waits is what people have to know of, whatever the others come to after it.
#[test]
fn the_leg_that_waits_is_the_state_of_the_dossier() {
    let mut world = World::of(CASE);
    let payer = step(&mut world, 4);
    (payer.performer, payer.clock) = (Performer::Applicant, StepClock::Stops);
    (payer.status_on_entry, payer.working_minutes) = (6, 0);
    lead(&mut world, 4, "đã nộp->9");
    world.submit().take_in().attach(2).complete(2, "đạt").ask_fee(3, "ký", 500_000);
    assert_eq!(world.dossier().business, BusinessState::FeeAsked);
    world.complete(5, "gửi");
    assert_eq!(world.dossier().business, BusinessState::FeeAsked);
    world.complete(4, "đã nộp");
    assert_eq!(world.dossier().business, BusinessState::Processing);
}

/// The clock stood still for the money; for the supplement the whole limit counts again.
#[test]
fn a_supplement_restarts_the_limit_also_while_money_is_awaited() {
    let mut world = one_leg_waits_for_money();
    world
        .at("2023-05-25T08:00")
        .ask_supplement(4, "thiếu")
        .at("2023-06-05T08:00")
        .answer_supplement()
        .expect(&expect![[r#"
            25/05 08:00 Officer(4) asks for a supplement
              ← 4: thiếu, late
              ← 6: cancelled, no officer
              tokens: none
              supplement asked from #4: field, component; by 2023-06-04
              clock runs, due 01/06 08:00
              clock stops: Supplement, then Restart
            05/06 08:00 Applicant answers the supplement
              supplement answered
              clock runs, due 13/06 08:00
              tokens: 1
              → 1 #7 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 05/06 17:00 [accepted]
        "#]]);
    assert_eq!(world.dossier().finance, FinanceState::NothingAsked);
}

/// What an officer attached in a leg is signed in that leg, also when the leader is its last.
#[test]
fn a_leader_signs_at_the_end_of_a_leg() {
    let mut world = World::of(CASE);
    lead(&mut world, 7, "ký->9;trả lại->6");
    world.processes.get_mut(CASE).unwrap().steps.retain(|s| s.no.0 != 8);
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    let own = world.staff(Who::Officer(3));
    assert_eq!(world.dossier().results[0].approved_by, own, "the commune signs its own");
    world.complete(5, "gửi");
    let code = world.procedure.results[1].code.to_string();
    let of_district = AttachResult { code, ..world.result_document(6) };
    world.attach_as(6, of_district).complete(6, "đạt");
    let leader = world.staff(Who::Officer(7));
    world.complete(7, "ký");
    assert_eq!(world.dossier().results[1].approved_by, leader);
    world.complete(4, "đã xóa");
    assert_eq!(world.dossier().business, BusinessState::Finished);
}

/// A leg that the National Portal would call finished does not finish the dossier.
#[test]
fn a_leg_does_not_finish_the_dossier() {
    let mut world = World::of(CASE);
    step(&mut world, 8).status_on_entry = 9;
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký").complete(5, "gửi");
    world.complete(6, "đạt").complete(7, "ký").complete(8, "phát hành");
    assert_eq!(world.dossier().business, BusinessState::Processing);
    world.by(Who::Desk).refusing(Rejection::NotReadyToReturn);
    world.hand_over(crate::ReturnWay::Desk);
}

/// A leg that goes back to before the fork takes the others with it, and their opinions.
#[test]
fn a_leg_that_returns_cancels_the_others() {
    let mut world = World::of(CASE);
    lead(&mut world, 5, "gửi->6;trả lại->2");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    world.ask_opinion(4, "2023-05-24T10:00").quietly();
    world.complete(5, "trả lại").refusing(Rejection::ConsultationNotOpen).give_opinion().expect(
        &expect![[r#"
            22/05 08:00 Officer(5) completes 5: trả lại
              ← 5: trả lại, early
              ← 4: cancelled, no officer
              tokens: 2
              → 2 #6 division UBND cấp xã, until 22/05 15:00 [processing]
            22/05 08:00 Consulted gives the opinion
              refused: dossier.consultation_not_open
        "#]],
    );
}

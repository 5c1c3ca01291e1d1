//! Land: money after appraisal, a clock that stands, two signatures.

use crate::{
    Rejection,
    codes::{FinanceState, ReturnWay},
    command::{AttachResult, CompleteStep},
    tests::world::{Who, World},
};
use expect_test::expect;
use mc_kernel::Dong;

/// A transfer of land of which the tax office has computed the duties.
fn asked_to_pay() -> World {
    let mut world = World::of("2.000889.01");
    world.submit().take_in().at("2023-05-24T08:00").complete(2, "đạt");
    world.at("2023-05-24T10:00").complete(3, "gửi");
    world.at("2023-05-29T10:00").ask_fee(4, "thông báo", 12_500_000);
    world
}

#[test]
fn the_clock_stands_while_duties_are_computed_and_paid() {
    let mut world = asked_to_pay();
    world
        .by(Who::Applicant)
        .refusing(Rejection::NotYourStep)
        .complete(5, "đã nộp")
        .at("2023-06-12T09:00")
        .complete(5, "đã nộp")
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 2.000889.01, answer by 23/05 08:00
            22/05 08:00 Desk takes in and sends on
              taken in, due 01/06 17:00
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, until 22/05 17:00 [accepted]
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division Chi nhánh Văn phòng Đăng ký đất đai, until 24/05 14:00 [processing]
            24/05 08:00 Officer(2) completes 2: đạt
              ← 2: đạt, on time
              tokens: 3
              → 3 #3 division-leader Chi nhánh Văn phòng Đăng ký đất đai, until 24/05 14:00 [processing]
            24/05 10:00 Officer(3) completes 3: gửi
              ← 3: gửi, on time
              tokens: 4
              clock stops: Fee, then Resume
              → 4 #4 other-agency Chi cục Thuế khu vực [fee_asked]
            29/05 10:00 Officer(4) completes 4: thông báo
              ← 4: thông báo
              tokens: 5
              → 5 #5 other-agency Chi cục Thuế khu vực [fee_asked]
              fee asked at #5: 12.500.000 ₫
            29/05 10:00 Applicant completes 5: đã nộp
              refused: dossier.not_your_step
            12/06 09:00 Officer(5) completes 5: đã nộp
              fee settled at #5
              ← 5: đã nộp
              tokens: 6
              clock runs, due 20/06 17:00
              → 6 #6 division Chi nhánh Văn phòng Đăng ký đất đai, until 16/06 09:00 [processing]
        "#]]);
    assert_eq!(world.dossier().finance, FinanceState::Settled);
}

#[test]
fn money_is_asked_for_with_its_amount() {
    let mut world = World::of("2.000889.01");
    world.submit().take_in().complete(2, "đạt").complete(3, "gửi").quietly();
    world
        .refusing(Rejection::FeeMissing)
        .complete(4, "thông báo")
        .refusing(Rejection::FeeMissing)
        .ask_fee(4, "thông báo", 0)
        .refusing(Rejection::FeeMissing)
        .ask_fee(4, "thông báo", -1)
        .ask_fee(4, "thông báo", 1);
    assert_eq!(world.dossier().fee.as_ref().map(|fee| fee.amount), Some(Dong(1)));
}

/// What is not paid in time ends in a written refusal, and nothing is owed any more. The citizen
/// does not refuse the own request.
#[test]
fn a_duty_that_lapses_leads_to_a_written_refusal() {
    let mut world = asked_to_pay();
    world.quietly();
    world
        .at("2023-09-01T09:00")
        .by(Who::Applicant)
        .refusing(Rejection::NotYourStep)
        .refuse_at(5, "quá hạn")
        .refusing(Rejection::ReasonMissing)
        .complete(5, "quá hạn")
        .refuse_at(5, "quá hạn")
        .hand_over(ReturnWay::Online)
        .expect(&expect![[r#"
            01/09 09:00 Applicant completes 5: quá hạn
              refused: dossier.not_your_step
            01/09 09:00 Officer(5) completes 5: quá hạn
              refused: dossier.reason_missing
            01/09 09:00 Officer(5) completes 5: quá hạn
              ← 5: quá hạn
              tokens: none
              clock runs, due 13/09 17:00
              finished: Refusal, early
            01/09 09:00 Desk hands over
              returned: Online
        "#]]);
    assert_eq!(world.dossier().finance, FinanceState::NothingAsked);
}

/// The step that asks again is not a payment; the amount stays unless another is given.
#[test]
fn a_duty_that_is_asked_for_again_is_not_settled() {
    let mut world = World::of("1.000798.01");
    world.submit().take_in().complete(2, "giao").attach(3).complete(3, "đạt");
    world.complete(4, "trình").complete(5, "ký").complete(6, "phát hành").complete(7, "gửi");
    world.ask_fee(8, "thông báo", 40_000_000).quietly();
    world
        .at("2023-06-30T08:00")
        .complete(9, "quá hạn")
        .ask_fee(9, "quá hạn", 41_000_000)
        .complete(9, "được ghi nợ")
        .expect(&expect![[r#"
            30/06 08:00 Officer(9) completes 9: quá hạn
              ← 9: quá hạn
              tokens: 9
              → 9 #10 other-agency Chi cục Thuế khu vực [fee_asked]
              fee asked at #10: 40.000.000 ₫
            30/06 08:00 Officer(9) completes 9: quá hạn
              ← 9: quá hạn
              tokens: 9
              → 9 #11 other-agency Chi cục Thuế khu vực [fee_asked]
              fee asked at #11: 41.000.000 ₫
            30/06 08:00 Officer(9) completes 9: được ghi nợ
              fee settled at #11
              ← 9: được ghi nợ
              tokens: 10
              clock runs, due 17/07 17:00
              → 10 #12 division Chi nhánh Văn phòng Đăng ký đất đai, until 03/07 08:00 [processing]
        "#]]);
}

/// The district signs the decision, the land office signs the certificate that follows from it.
#[test]
fn each_signer_approves_what_they_sign() {
    let mut world = World::of("1.000798.01");
    world.submit().take_in().complete(2, "giao").attach(3).complete(3, "đạt").quietly();
    let approved = |world: &World| -> Vec<bool> {
        world.dossier().results.iter().map(|r| r.approved_by.is_some()).collect()
    };
    world.complete(4, "trình");
    assert_eq!(approved(&world), [false], "the head of the division sends it to the leader");
    world.complete(5, "ký");
    assert_eq!(approved(&world), [true]);
    world.complete(6, "phát hành").complete(7, "gửi").ask_fee(8, "thông báo", 1_000_000);
    let certificate = AttachResult {
        code: "KQ.G10.001147".to_owned(),
        ..world.complete(9, "đã nộp").result_document(10)
    };
    world.attach_as(10, certificate).complete(10, "trình");
    assert_eq!(approved(&world), [true, false]);
    let signer = world.staff(Who::Officer(11));
    world.complete(11, "ký");
    assert_eq!(approved(&world), [true, true]);
    assert_eq!(world.dossier().results[1].approved_by, signer);
}

#[test]
fn a_mortgage_that_needs_longer_keeps_its_reception() {
    World::of("1.011441.01")
        .submit()
        .take_in()
        .at("2023-05-22T11:00")
        .complete(2, "cần kéo dài")
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 1.011441.01, answer by 23/05 08:00
            22/05 08:00 Desk takes in and sends on
              taken in, due 23/05 08:00
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, until 22/05 17:00 [accepted]
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division Chi nhánh Văn phòng Đăng ký đất đai, until 22/05 14:00 [processing]
            22/05 11:00 Officer(2) completes 2: cần kéo dài
              ← 2: cần kéo dài, on time
              tokens: none
              goes on as 1.011441.02, due 25/05 08:00
              tokens: 2, passed 1
              → 2 #4 division Chi nhánh Văn phòng Đăng ký đất đai, until 24/05 11:00 [processing]
        "#]]);
}

/// The permit is issued and then paid for: the dossier stays finished, but money is owed, nothing
/// is handed over before, and the citizen does not say themselves that it was paid.
#[test]
fn money_may_be_owed_after_the_result() {
    let mut world = World::of("1.004223.01");
    world.submit().take_in().complete(2, "giao").complete(3, "hợp lệ").complete(4, "đạt");
    world.complete(6, "trả lời").attach(7).complete(7, "trình").complete(8, "đồng ý");
    world.complete(9, "trình").complete(10, "trình").complete(11, "ký").quietly();
    let unpaid = CompleteStep { fee: Some(Dong(7_000_000)), ..world.completion(12, "phát hành") };
    world
        .complete_as(12, unpaid)
        .refusing(Rejection::NotReadyToReturn)
        .by(Who::Desk)
        .hand_over(ReturnWay::Online)
        .by(Who::Applicant)
        .refusing(Rejection::NotYourStep)
        .complete(13, "đã nộp")
        .complete(13, "đã nộp")
        .hand_over(ReturnWay::Online)
        .expect(&expect![[r#"
            22/05 08:00 Officer(12) completes 12: phát hành
              ← 12: phát hành, on time
              tokens: 13
              → 13 #12 clerk Văn phòng UBND tỉnh
              fee asked at #12: 7.000.000 ₫
            22/05 08:00 Desk hands over
              refused: dossier.not_ready_to_return
            22/05 08:00 Applicant completes 13: đã nộp
              refused: dossier.not_your_step
            22/05 08:00 Officer(13) completes 13: đã nộp
              fee settled at #12
              ← 13: đã nộp
              tokens: 14
              → 14 #13 one-stop Trung tâm Phục vụ hành chính công tỉnh
            22/05 08:00 Officer(14) hands over
              ← 14: đã trả
              tokens: none
              returned: Online
        "#]]);
}

/// What the applicant corrects within the process is their own part: they say when it is done, and
/// only the office says that it was never done.
#[test]
fn the_applicant_does_their_own_part_of_the_process() {
    let mut world = World::of("1.004223.01");
    world.submit().take_in().complete(2, "giao").complete(3, "hợp lệ").quietly();
    world
        .at("2023-06-01T08:00")
        .complete(4, "phải chỉnh sửa")
        .by(Who::OtherCitizen)
        .refusing(Rejection::NotYourStep)
        .complete(5, "đã nộp lại")
        .by(Who::Applicant)
        .refusing(Rejection::NotYourStep)
        .refuse_at(5, "quá hạn")
        .at("2023-06-15T08:00")
        .by(Who::Applicant)
        .complete(5, "đã nộp lại")
        .by(Who::Applicant)
        .refusing(Rejection::NotYourStep)
        .complete(4, "đạt")
        .expect(&expect![[r#"
            01/06 08:00 Officer(4) completes 4: phải chỉnh sửa
              ← 4: phải chỉnh sửa, early
              tokens: 5
              clock stops: Supplement, then Resume
              → 5 #5 division Sở Tài nguyên và Môi trường [supplement_asked]
            01/06 08:00 OtherCitizen completes 5: đã nộp lại
              refused: dossier.not_your_step
            01/06 08:00 Applicant completes 5: quá hạn
              refused: dossier.not_your_step
            15/06 08:00 Applicant completes 5: đã nộp lại
              ← 5: đã nộp lại, no officer
              tokens: 4
              clock runs, due 07/08 08:00
              → 4 #6 division Sở Tài nguyên và Môi trường, until 06/07 08:00 [processing]
            15/06 08:00 Applicant completes 4: đạt
              refused: dossier.not_your_step
        "#]]);
}

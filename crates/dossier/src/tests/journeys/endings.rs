//! How dossiers end: refused, withdrawn, with a result.

use crate::{
    Rejection,
    codes::{BusinessState, ResultKind, ReturnWay},
    command::{AttachResult, ReturnResult},
    tests::world::{Who, World},
};
use expect_test::expect;

/// NĐ 61/2018, Điều 17; form 03.
#[test]
fn the_desk_refuses_before_it_accepts() {
    World::of("1.001193.01")
        .submit()
        .refuse()
        .refusing(Rejection::NotAtIntake)
        .take_in()
        .refusing(Rejection::CannotWithdraw)
        .withdraw()
        .refusing(Rejection::CannotRate)
        .rate()
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 1.001193.01, answer by 23/05 08:00
            22/05 08:00 Desk refuses
              refused: Luật Hộ tịch 2014, Điều 13
            22/05 08:00 Desk takes in and sends on
              refused: dossier.not_at_intake
            22/05 08:00 Applicant withdraws
              refused: dossier.cannot_withdraw
            22/05 08:00 Applicant rates
              refused: dossier.cannot_rate
        "#]]);
}

/// NĐ 61/2018, Điều 19.8: finished as a refusal, and handed over like a result.
#[test]
fn a_request_is_refused_after_appraisal() {
    World::of("1.001193.01")
        .submit()
        .take_in()
        .at("2023-05-23T09:00")
        .refuse_at(2, "không đủ điều kiện")
        .refusing(Rejection::ReceiverMissing)
        .run(Who::Desk, "hands over to nobody", &{
            let nobody =
                ReturnResult { receiver: " ".to_owned(), ..World::handing_over(ReturnWay::Desk) };
            crate::Command::ReturnResult(nobody)
        })
        .by(Who::Officer(2))
        .refusing(Rejection::NotYourStep)
        .hand_over(ReturnWay::Desk)
        .hand_over(ReturnWay::Desk)
        .rate()
        .refusing(Rejection::CannotRate)
        .rate()
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 1.001193.01, answer by 23/05 08:00
            22/05 08:00 Desk takes in and sends on
              taken in, due 23/05 08:00
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division UBND cấp xã, until 22/05 14:00 [processing]
            23/05 09:00 Officer(2) completes 2: không đủ điều kiện
              ← 2: không đủ điều kiện, late
              tokens: none
              finished: Refusal, on time
            23/05 09:00 Desk hands over to nobody
              refused: dossier.receiver_missing
            23/05 09:00 Officer(2) hands over
              refused: dossier.not_your_step
            23/05 09:00 Desk hands over
              returned: Desk
            23/05 09:00 Applicant rates
              rated
            23/05 09:00 Applicant rates
              refused: dossier.cannot_rate
        "#]]);
}

/// Where the leader signs “the result or the letter that refuses”, the record says which it was.
#[test]
fn a_leader_signs_the_letter_that_refuses() {
    let mut world = World::of("2.000205.01");
    world.submit().take_in().complete(2, "giao").quietly();
    let letter = AttachResult { kind: ResultKind::Refusal, ..world.result_document(3) };
    world
        .attach_as(3, letter)
        .complete(3, "không đủ điều kiện")
        .complete(4, "đồng ý")
        .complete(5, "ký")
        .complete(6, "phát hành")
        .hand_over(ReturnWay::Post)
        .expect(&expect![[r#"
            22/05 08:00 Officer(3) attaches a result at 3
              result attached: Refusal KQ.G07.900005
            22/05 08:00 Officer(3) completes 3: không đủ điều kiện
              ← 3: không đủ điều kiện, early
              tokens: 4
              → 4 #4 division-leader Sở Lao động - Thương binh và Xã hội, until 22/05 14:00 [processing]
            22/05 08:00 Officer(4) completes 4: đồng ý
              ← 4: đồng ý, on time
              tokens: 5
              → 5 #5 leader Sở Lao động - Thương binh và Xã hội, until 23/05 08:00 [processing]
            22/05 08:00 Officer(5) completes 5: ký
              1 approved
              ← 5: ký, early
              tokens: 6
              finished: Refusal, early
              → 6 #6 clerk Sở Lao động - Thương binh và Xã hội, until 22/05 10:00
            22/05 08:00 Officer(6) completes 6: phát hành
              ← 6: phát hành, on time
              tokens: 7
              → 7 #7 one-stop Trung tâm Phục vụ hành chính công tỉnh
            22/05 08:00 Officer(7) hands over
              ← 7: đã trả
              tokens: none
              returned: Post
        "#]]);
}

/// A refusal needs nobody present, also where the certificate would.
#[test]
fn a_refusal_reaches_the_applicant_any_way() {
    let mut world = World::of("1.000894.01");
    world.submit().take_in().refuse_at(2, "không đủ điều kiện").hand_over(ReturnWay::Post);
    assert_eq!(world.dossier().business, BusinessState::Returned);
}

#[test]
fn nothing_is_granted_without_a_signed_result() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in().complete(2, "đạt").quietly();
    let foreign = AttachResult { code: "KQ.G17.000311".to_owned(), ..world.result_document(3) };
    world
        .refusing(Rejection::ResultMissing)
        .complete(3, "ký")
        .refusing(Rejection::NoSuchResult)
        .attach_as(3, foreign)
        .attach(3)
        .complete(3, "ký")
        .refusing(Rejection::ResultNotNow)
        .attach(4)
        .expect(&expect![[r#"
            22/05 08:00 Officer(3) completes 3: ký
              refused: dossier.result_missing
            22/05 08:00 Officer(3) attaches a result at 3
              refused: dossier.no_such_result
            22/05 08:00 Officer(3) attaches a result at 3
              result attached: Granted KQ.G15.000031
            22/05 08:00 Officer(3) completes 3: ký
              1 approved
              ← 3: ký, on time
              tokens: 4
              finished: Granted, early
              → 4 #4 clerk UBND cấp xã, until 22/05 09:00
            22/05 08:00 Officer(4) attaches a result at 4
              refused: dossier.result_not_now
        "#]]);
}

/// Only a newest paper counts, and it needs a signature of its own.
#[test]
fn a_replaced_result_is_signed_anew() {
    let mut world = World::of("1.010824.01");
    world.submit().take_in().complete(2, "đạt").complete(3, "gửi").attach(4).complete(4, "đạt");
    world.complete(5, "gửi").attach(6).complete(6, "đạt").complete(7, "đồng ý");
    world.complete(8, "trả lại").complete(7, "trả lại").attach(6).complete(6, "đạt");
    world.complete(7, "đồng ý");
    let signed = |world: &World| -> Vec<bool> {
        world.dossier().results.iter().map(|r| r.approved_by.is_some()).collect()
    };
    assert_eq!(signed(&world), [false, false, false]);
    assert_eq!(world.dossier().current_results().count(), 1);
    world.complete(8, "ký");
    assert_eq!(signed(&world), [false, false, true]);
}

/// NĐ 118/2025, Điều 21: the applicant may withdraw while there is no result, in every state.
#[test]
fn a_dossier_is_withdrawn_until_there_is_a_result() {
    let withdrawn = |world: &mut World, state: BusinessState| {
        assert_eq!(world.dossier().business, state);
        world.quietly().withdraw();
        assert_eq!(world.dossier().business, BusinessState::Withdrawn);
        assert!(world.watch.has_left_intake());
        world.refusing(Rejection::CannotWithdraw).withdraw();
        world.refusing(Rejection::NotAtIntake).take_in();
        world.refusing(Rejection::NoSupplementAwaited).answer_supplement();
    };
    let start = |case: &str| {
        let mut world = World::of(case);
        world.submit();
        world
    };
    let birth = || start("1.001193.01");
    withdrawn(&mut birth(), BusinessState::Submitted);
    withdrawn(birth().ask_supplement_at_desk(), BusinessState::SupplementAsked);
    withdrawn(birth().take_in_only(), BusinessState::Accepted);
    withdrawn(birth().take_in(), BusinessState::Processing);
    withdrawn(birth().take_in().ask_supplement(2, "cần bổ sung"), BusinessState::SupplementAsked);
    let mut land = start("2.000889.01");
    land.take_in().complete(2, "đạt").complete(3, "gửi").ask_fee(4, "thông báo", 1_000);
    withdrawn(&mut land, BusinessState::FeeAsked);
    let mut examined = start("1.009982.01");
    examined.take_in().complete(2, "giao").complete(3, "hợp lệ");
    withdrawn(&mut examined, BusinessState::Paused);
    let mut permit = start("1.009994.03");
    permit.take_in().complete(2, "giao").complete(3, "đạt").complete(5, "trả lời");
    withdrawn(&mut permit, BusinessState::Processing);

    let mut finished = birth();
    finished.take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    finished.refusing(Rejection::CannotWithdraw).withdraw();
    finished.complete(4, "phát hành").hand_over(ReturnWay::Online);
    finished.refusing(Rejection::CannotWithdraw).withdraw();
}

#[test]
fn a_withdrawal_in_parallel_legs_ends_all_of_them() {
    let mut world = World::of("1.009994.03");
    world.submit().take_in().complete(2, "giao").complete(3, "đạt").complete(5, "trả lời");
    world.quietly().withdraw().expect(&expect![[r#"
        22/05 08:00 Applicant withdraws
          ← 4: cancelled, no officer
          ← 6: cancelled, no officer
          tokens: none
          withdrawn
    "#]]);
}

/// Who may withdraw: the applicant, or the desk on the applicant's wish.
#[test]
fn who_may_withdraw() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in();
    world.by(Who::OtherCitizen).refusing(Rejection::NotYourStep).withdraw();
    world.by(Who::Officer(2)).refusing(Rejection::NotYourStep).withdraw();
    world.by(Who::Bystander).refusing(Rejection::NotYourStep).withdraw();
    world.by(Who::ApplicantAtDesk).refusing(Rejection::OfficerIsApplicant).withdraw();
    world.by(Who::Desk).withdraw();
}

/// At the desk the receiver and the paper are named; by post and online nobody stands there.
#[test]
fn results_are_handed_over_in_three_ways() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    world.by(Who::Desk).refusing(Rejection::NotReadyToReturn).hand_over(ReturnWay::Desk);
    world.refusing(Rejection::ConsultationNotNow).ask_opinion(4, "2023-05-22T16:00");
    world.complete(4, "phát hành").assign(5, Some(Who::Colleague(5)));
    world.by(Who::Colleague(5)).refusing(Rejection::UseReturn).complete(5, "đã trả");
    world.by(Who::Officer(2)).refusing(Rejection::NotYourStep).hand_over(ReturnWay::Desk);
    world.by(Who::Applicant).refusing(Rejection::NotYourStep).hand_over(ReturnWay::Online);
    let at_desk = World::handing_over(ReturnWay::Desk);
    let without_paper = ReturnResult { paper: String::new(), ..at_desk.clone() };
    let without_name = ReturnResult { receiver: "\n".to_owned(), ..at_desk };
    for command in [without_paper, without_name] {
        let command = crate::Command::ReturnResult(command);
        world.refusing(Rejection::ReceiverMissing).run(Who::Desk, "hands over", &command);
    }
    for way in ReturnWay::ALL {
        let mut world = world.clone();
        world.hand_over(way);
        assert_eq!(world.dossier().business, BusinessState::Returned);
        assert_eq!(world.dossier().returned_at, Some(world.now));
        world.refusing(Rejection::NotReadyToReturn).by(Who::Desk).hand_over(way);
    }
}

/// A process whose last step is not the desk's ends with that step; the desk has the result then.
#[test]
fn a_process_without_a_return_step_ends_at_the_desk() {
    let mut world = World::of("1.001193.01");
    let process = world.processes.get_mut("1.001193.01").unwrap();
    process.steps.truncate(4);
    process.steps[3].outcomes =
        mc_process::parse_outcomes("phát hành->END", process.steps[3].performer).unwrap();
    process.steps[3].status_on_entry = 4;
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký").quietly();
    world.complete(4, "phát hành").hand_over(ReturnWay::Desk).expect(&expect![[r#"
        22/05 08:00 Officer(4) completes 4: phát hành
          ← 4: phát hành, on time
          tokens: none
          finished: Granted, early
        22/05 08:00 Desk hands over
          returned: Desk
    "#]]);
}

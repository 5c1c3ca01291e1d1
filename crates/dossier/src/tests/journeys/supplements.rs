//! Supplements: once, exactly and completely (NĐ 61/2018, Điều 15.3, 17, 19.4).

use crate::{
    Rejection,
    command::AskSupplement,
    tests::world::{Who, World},
};
use expect_test::expect;
use mc_catalog::AfterSupplement;

/// Before acceptance no clock runs: it starts when the desk accepts what came.
#[test]
fn the_desk_asks_before_it_accepts() {
    World::of("1.001193.01")
        .submit()
        .at("2023-05-22T14:00")
        .ask_supplement_at_desk()
        .refusing(Rejection::NotAtIntake)
        .take_in()
        .refusing(Rejection::SupplementNotNow)
        .ask_supplement_at_desk()
        .at("2023-05-29T10:00")
        .answer_supplement()
        .refusing(Rejection::SupplementAlreadyAsked)
        .ask_supplement_at_desk()
        .refusing(Rejection::NoSupplementAwaited)
        .answer_supplement()
        .take_in()
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 1.001193.01, answer by 23/05 08:00
            22/05 14:00 Desk asks for a supplement
              supplement asked at intake: field, component; by 2023-06-01
            22/05 14:00 Desk takes in and sends on
              refused: dossier.not_at_intake
            22/05 14:00 Desk asks for a supplement
              refused: dossier.supplement_not_now
            29/05 10:00 Applicant answers the supplement
              supplement answered, answer by 30/05 10:00
            29/05 10:00 Desk asks for a supplement
              refused: dossier.supplement_already_asked
            29/05 10:00 Applicant answers the supplement
              refused: dossier.no_supplement_awaited
            29/05 10:00 Desk takes in and sends on
              taken in, due 30/05 10:00
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 29/05 17:00 [accepted]
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division UBND cấp xã, until 29/05 16:00 [processing]
        "#]]);
}

/// A permit of 20 days: 4 days were used when the supplement was asked, it came after 10 days.
fn asked(after: AfterSupplement) -> World {
    let mut world = World::of("1.009994.03");
    world.procedure.after_supplement = after;
    world.submit().take_in().complete(2, "giao").quietly();
    world.at("2023-05-26T10:00").ask_supplement(3, "cần bổ sung");
    world.at("2023-06-05T09:00").answer_supplement();
    world
}

/// NĐ 61/2018, Điều 19.4: the whole limit counts again, and the process begins at the desk.
#[test]
fn the_limit_starts_again_after_a_supplement() {
    asked(AfterSupplement::Restart)
        .complete(1, "hợp lệ")
        .complete(2, "giao")
        .refusing(Rejection::SupplementAlreadyAsked)
        .ask_supplement(3, "cần bổ sung")
        .expect(&expect![[r#"
            26/05 10:00 Officer(3) asks for a supplement
              ← 3: cần bổ sung, early
              tokens: none
              supplement asked from #3: field, component; by 2023-06-05, after the 3 days
              clock stops: Supplement, then Restart
            05/06 09:00 Applicant answers the supplement
              supplement answered
              clock runs, due 26/06 17:00
              tokens: 1
              → 1 #4 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, until 05/06 17:00 [accepted]
            05/06 09:00 Officer(1) completes 1: hợp lệ
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #5 division-leader Phòng Quản lý đô thị, until 05/06 15:00 [processing]
            05/06 09:00 Officer(2) completes 2: giao
              ← 2: giao, on time
              tokens: 3
              → 3 #6 division Phòng Quản lý đô thị, until 12/06 11:00 [processing]
            05/06 09:00 Officer(3) asks for a supplement
              refused: dossier.supplement_already_asked
        "#]]);
}

/// Where the law of the sector says so, what was left of the limit goes on.
#[test]
fn the_limit_goes_on_after_a_supplement_where_the_procedure_says_so() {
    asked(AfterSupplement::Resume).expect(&expect![[r#"
        26/05 10:00 Officer(3) asks for a supplement
          ← 3: cần bổ sung, early
          tokens: none
          supplement asked from #3: field, component; by 2023-06-05, after the 3 days
          clock stops: Supplement, then Resume
        05/06 09:00 Applicant answers the supplement
          supplement answered
          clock runs, due 21/06 17:00
          tokens: 1
          → 1 #4 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, until 05/06 17:00 [accepted]
    "#]]);
}

/// The supplement ends the other legs and what was asked from them.
#[test]
fn a_supplement_from_one_leg_ends_the_others() {
    let mut world = World::of("2.002622.02");
    let step = world.processes.get_mut("2.002622.02").unwrap().steps.get_mut(4).unwrap();
    let supplement = mc_process::parse_outcomes("thiếu->SUPPLEMENT", step.performer).unwrap();
    step.outcomes.extend(supplement);
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    world.ask_opinion(5, "2023-05-24T10:00").quietly();
    world
        .ask_supplement(5, "thiếu")
        .refusing(Rejection::ConsultationNotOpen)
        .give_opinion()
        .answer_supplement()
        .expect(&expect![[r#"
            22/05 08:00 Officer(5) asks for a supplement
              ← 5: thiếu, early
              ← 4: cancelled, no officer
              tokens: none
              supplement asked from #5: field, component; by 2023-06-01
              clock stops: Supplement, then Restart
            22/05 08:00 Consulted gives the opinion
              refused: dossier.consultation_not_open
            22/05 08:00 Applicant answers the supplement
              supplement answered
              clock runs, due 30/05 08:00
              tokens: 1
              → 1 #6 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
        "#]]);
}

#[test]
fn a_supplement_is_asked_by_its_own_form() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in();
    world.refusing(Rejection::UseSupplement).complete(2, "cần bổ sung");
    world.refusing(Rejection::NoSuchOutcome).ask_supplement(2, "đạt");
    world.refusing(Rejection::NoSuchOutcome).ask_supplement(2, "không đủ điều kiện");
    world.refusing(Rejection::NoSuchOutcome).ask_supplement(2, "sai");
    world.by(Who::Desk).refusing(Rejection::NotYourStep).ask_supplement(2, "cần bổ sung");
    world.refusing(Rejection::SupplementNotNow).ask_supplement_at_desk();
}

#[test]
fn a_request_says_what_is_missing_and_by_when() {
    let mut world = World::of("1.001193.01");
    world.submit();
    let good = world.supplement_request(None);
    let mut refused = |request: AskSupplement, rejection| {
        let command = crate::Command::AskSupplement(request);
        world.refusing(rejection).run(Who::Desk, "asks for a supplement", &command);
    };
    let first = good.items[0].clone();
    let with = |change: fn(&mut crate::command::AskedItem)| {
        let mut request = good.clone();
        change(&mut request.items[0]);
        request
    };
    refused(AskSupplement { items: vec![], ..good.clone() }, Rejection::ReasonMissing);
    refused(with(|item| item.what = "  ".to_owned()), Rejection::ReasonMissing);
    refused(with(|item| item.item.ground = String::new()), Rejection::ReasonMissing);
    refused(with(|item| item.what = "x".repeat(8_001)), Rejection::TooLong);
    let many = vec![first; AskSupplement::MOST_ITEMS + 1];
    refused(AskSupplement { items: many, ..good.clone() }, Rejection::TooManyItems);
    let yesterday = good.answer_by.plus_days(-11);
    refused(AskSupplement { answer_by: yesterday, ..good.clone() }, Rejection::DeadlinePassed);
    let today = AskSupplement { answer_by: good.answer_by.plus_days(-10), ..good.clone() };
    world.run(Who::Desk, "asks for a supplement", &crate::Command::AskSupplement(today));
}

/// The applicant answers, or brings the papers to the desk or to whoever asked.
#[test]
fn who_may_answer() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in().ask_supplement(2, "cần bổ sung");
    let mut refused = |who, rejection| {
        world.by(who).refusing(rejection).answer_supplement();
    };
    refused(Who::OtherCitizen, Rejection::NotYourStep);
    refused(Who::Bystander, Rejection::NotYourStep);
    refused(Who::Officer(3), Rejection::NotYourStep);
    refused(Who::ApplicantAtDesk, Rejection::OfficerIsApplicant);
    for who in [Who::Applicant, Who::Desk, Who::Officer(2)] {
        world.clone().by(who).answer_supplement();
    }
}

//! Who does what: assigning, handing over, opinions, one's own dossier.

use crate::{
    Rejection,
    decide::Submit,
    tests::world::{Who, World},
};
use expect_test::expect;

fn at_division() -> World {
    let mut world = World::of("1.001193.01");
    world.submit().take_in().quietly();
    world
}

fn assignee(world: &World) -> Option<mc_kernel::ids::StaffId> {
    world.dossier().steps[0].assignee
}

#[test]
fn the_head_gives_work_and_the_holder_passes_it_on() {
    let mut world = at_division();
    world.assign(2, Some(Who::Officer(2)));
    assert_eq!(assignee(&world), world.staff(Who::Officer(2)));
    world.by(Who::Colleague(2)).refusing(Rejection::NotYourStep).complete(2, "đạt");
    world.by(Who::Colleague(2)).refusing(Rejection::NotYoursToAssign);
    world.assign(2, Some(Who::Colleague(2)));
    world.by(Who::Officer(2)).assign(2, Some(Who::Colleague(2)));
    assert_eq!(assignee(&world), world.staff(Who::Colleague(2)));
    world.refusing(Rejection::NotYourStep).complete(2, "đạt");
    world.by(Who::Colleague(2)).assign(2, None);
    assert_eq!(assignee(&world), None);
    world.complete(2, "đạt");
}

#[test]
fn an_officer_claims_what_nobody_has() {
    let mut world = at_division();
    world.by(Who::Officer(3)).refusing(Rejection::NotYoursToAssign);
    world.assign(2, Some(Who::Officer(3)));
    world.by(Who::Bystander).refusing(Rejection::NotYoursToAssign).assign(2, None);
    world.by(Who::Officer(2)).refusing(Rejection::NotYoursToAssign);
    world.assign(2, Some(Who::Colleague(2)));
    world.by(Who::Officer(2)).assign(2, Some(Who::Officer(2)));
    assert_eq!(assignee(&world), world.staff(Who::Officer(2)));
    world.by(Who::Colleague(2)).refusing(Rejection::NotYoursToAssign);
    world.assign(2, Some(Who::Colleague(2)));
    world.refusing(Rejection::StepNotOpen).assign(3, Some(Who::Officer(3)));
}

/// Nobody gets work that they do not serve, neither from the head nor with a step.
#[test]
fn work_goes_to_those_who_can_do_it() {
    let mut world = at_division();
    world.refusing(Rejection::CannotBeAssigned).assign(2, Some(Who::Officer(3)));
    world.refusing(Rejection::CannotBeAssigned).assign(2, Some(Who::Bystander));
    world.refusing(Rejection::CannotBeAssigned).complete_for(2, "đạt", Who::Colleague(2));
    world.complete_for(2, "đạt", Who::Colleague(3));
    assert_eq!(assignee(&world), world.staff(Who::Colleague(3)));
}

/// A head may stand in for a colleague in work that they serve, and signs for nobody else.
#[test]
fn heads_stand_in_only_where_they_serve() {
    let mut world = at_division();
    world.attach(2).assign(2, Some(Who::Officer(2)));
    world.by(Who::Head(2)).refusing(Rejection::NotYourStep).complete(2, "đạt");
    world.by(Who::ServingHead(2)).complete_for(2, "đạt", Who::Officer(3));
    world.by(Who::ServingHead(2)).refusing(Rejection::NotYourStep).complete(3, "ký");
    world.by(Who::Head(3)).refusing(Rejection::NotYourStep).complete(3, "ký");
    world.complete(3, "ký");
}

/// Who moved to another unit does not decide here any more, but can give back what they have.
#[test]
fn work_stays_with_the_unit() {
    let mut world = at_division();
    world.assign(2, Some(Who::Officer(2)));
    let holder = world.acting(Who::Officer(2));
    let moved = crate::facts::Acting { posts: Vec::new(), ..holder };
    let token = world.token(2);
    let before = world.dossier().clone();
    let decided = |command| {
        world.with_facts(&moved, &[], |facts| {
            crate::decide::decide(&before, &command, facts).map(|_| ())
        })
    };
    let complete = crate::Command::CompleteStep(world.completion(2, "đạt"));
    assert_eq!(decided(complete), Err(Rejection::NotYourStep));
    let give_back = crate::Command::Assign(crate::command::Assign { token, to: None });
    assert_eq!(decided(give_back), Ok(()));
}

/// NĐ 61/2018, Điều 19.5: content and deadline are recorded, and the answer with its time.
#[test]
fn another_unit_gives_its_opinion() {
    at_division()
        .refusing(Rejection::DeadlinePassed)
        .ask_opinion(2, "2023-05-22T08:00")
        .ask_opinion(2, "2023-05-22T16:00")
        .refusing(Rejection::ConsultationOpen)
        .complete(2, "đạt")
        .by(Who::Officer(2))
        .refusing(Rejection::NotYourStep)
        .give_opinion()
        .at("2023-05-23T09:00")
        .give_opinion()
        .refusing(Rejection::ConsultationNotOpen)
        .give_opinion()
        .complete(2, "đạt")
        .expect(&expect![[r#"
            22/05 08:00 Officer(2) asks for an opinion
              refused: dossier.deadline_passed
            22/05 08:00 Officer(2) asks for an opinion
              opinion asked of division Phòng Tư pháp by 22/05 16:00
            22/05 08:00 Officer(2) completes 2: đạt
              refused: dossier.consultation_open
            22/05 08:00 Officer(2) gives the opinion
              refused: dossier.not_your_step
            23/05 09:00 Consulted gives the opinion
              opinion given, late
            23/05 09:00 Consulted gives the opinion
              refused: dossier.consultation_not_open
            23/05 09:00 Officer(2) completes 2: đạt
              ← 2: đạt, late
              tokens: 3
              → 3 #3 leader UBND cấp xã, until 23/05 11:00 [processing]
        "#]]);
}

/// Its silence is recorded by the asker after the deadline, and nothing follows from it.
#[test]
fn another_unit_is_silent() {
    at_division()
        .ask_opinion(2, "2023-05-22T16:00")
        .refusing(Rejection::SilenceTooEarly)
        .close_opinion(2)
        .at("2023-05-22T16:00")
        .refusing(Rejection::SilenceTooEarly)
        .close_opinion(2)
        .at("2023-05-22T16:01")
        .by(Who::Consulted)
        .refusing(Rejection::SilenceNotYours)
        .close_opinion(2)
        .close_opinion(2)
        .refusing(Rejection::ConsultationNotOpen)
        .close_opinion(2)
        .refusing(Rejection::ConsultationNotOpen)
        .give_opinion()
        .complete(2, "đạt")
        .expect(&expect![[r#"
            22/05 08:00 Officer(2) asks for an opinion
              opinion asked of division Phòng Tư pháp by 22/05 16:00
            22/05 08:00 Officer(2) records that no opinion came
              refused: dossier.silence_too_early
            22/05 16:00 Officer(2) records that no opinion came
              refused: dossier.silence_too_early
            22/05 16:01 Consulted records that no opinion came
              refused: dossier.silence_not_yours
            22/05 16:01 Officer(2) records that no opinion came
              no opinion came
            22/05 16:01 Officer(2) records that no opinion came
              refused: dossier.consultation_not_open
            22/05 16:01 Consulted gives the opinion
              refused: dossier.consultation_not_open
            22/05 16:01 Officer(2) completes 2: đạt
              ← 2: đạt, on time
              tokens: 3
              → 3 #3 leader UBND cấp xã, until 23/05 08:00 [processing]
        "#]]);
}

/// A refusal waits for the opinion too; a withdrawal does not, and then nobody answers any more.
#[test]
fn an_opinion_falls_with_the_step() {
    let mut world = at_division();
    world.ask_opinion(2, "2023-05-22T16:00");
    world.refusing(Rejection::ConsultationOpen).refuse_at(2, "không đủ điều kiện");
    world.withdraw();
    world.refusing(Rejection::ConsultationNotOpen).give_opinion();
}

/// Officer and applicant are never the same person, whatever is to be done.
#[test]
fn nobody_handles_their_own_dossier() {
    const NO: Rejection = Rejection::OfficerIsApplicant;
    let mut world = World::of("1.001193.01");
    world.by(Who::ApplicantAtDesk).refusing(NO).submit_at_desk();
    let desk = Who::ApplicantAtDesk;
    world.submit();
    world.by(desk).refusing(NO).take_in();
    world.by(desk).refusing(NO).refuse();
    world.by(desk).refusing(NO).ask_supplement_at_desk();
    world.by(desk).refusing(NO).withdraw();
    world.take_in();
    let officer = Who::ApplicantAsOfficer(2);
    world.by(officer).refusing(NO).complete(2, "đạt");
    world.by(officer).refusing(NO).ask_supplement(2, "cần bổ sung");
    world.by(officer).refusing(NO).attach(2);
    world.by(officer).refusing(NO).ask_opinion(2, "2023-05-22T16:00");
    world.by(officer).refusing(NO).assign(2, Some(officer));
    world.by(officer).refusing(NO).assign(2, Some(Who::Colleague(2)));
    world.ask_opinion(2, "2023-05-22T16:00");
    world.by(officer).refusing(NO).give_opinion();
    world.at("2023-05-23T08:00").by(officer).refusing(NO).close_opinion(2);
    world.close_opinion(2).attach(2).complete(2, "đạt").complete(3, "ký");
    world.complete(4, "phát hành");
    world.by(desk).refusing(NO).hand_over(crate::ReturnWay::Desk);
    world.hand_over(crate::ReturnWay::Desk);
    world.by(desk).refusing(Rejection::CannotRate).rate();
}

/// The advice is to hand it to a colleague: who was given their own dossier gives it back.
#[test]
fn an_officer_gives_their_own_dossier_back() {
    let mut world = at_division();
    let officer = Who::ApplicantAsOfficer(2);
    world.assign(2, Some(officer));
    world.by(officer).refusing(Rejection::OfficerIsApplicant).complete(2, "đạt");
    world.by(officer).assign(2, None).complete(2, "đạt");
}

/// The officer who is recorded is the one who acts; citizens file for themselves, also what an
/// officer began for them.
#[test]
fn who_enters_a_dossier_is_who_acts() {
    let mut world = World::of("1.001193.01");
    let own = world.submission(mc_catalog::Channel::Direct);
    let at_desk = Submit { entered_by: world.staff(Who::Desk), ..own.clone() };
    let by_another = Submit { entered_by: world.staff(Who::Bystander), ..own.clone() };
    world.refusing(Rejection::NotYourStep).run_submit(Who::Desk, &own);
    world.refusing(Rejection::NotYourStep).run_submit(Who::Desk, &by_another);
    world.refusing(Rejection::NotYourStep).run_submit(Who::OtherCitizen, &own);
    world.refusing(Rejection::OfficerIsApplicant).run_submit(Who::ApplicantAtDesk, &own);
    for (who, command) in
        [(Who::Desk, &at_desk), (Who::Applicant, &own), (Who::Applicant, &at_desk)]
    {
        let mut world = world.clone();
        world.run_submit(who, command);
        assert_eq!(world.dossier().entered_by, command.entered_by);
    }
}

#[test]
fn only_the_desk_decides_at_intake() {
    let mut world = World::of("1.001193.01");
    world.submit();
    for who in [Who::Applicant, Who::OtherCitizen, Who::Bystander, Who::Officer(2)] {
        world.by(who).refusing(Rejection::NotYourStep).take_in();
        world.by(who).refusing(Rejection::NotYourStep).refuse();
        world.by(who).refusing(Rejection::NotYourStep).ask_supplement_at_desk();
    }
}

/// The applicant is no performer of the office's steps.
#[test]
fn citizens_do_not_do_the_steps_of_the_office() {
    let mut world = at_division();
    for who in [Who::Applicant, Who::OtherCitizen] {
        world.by(who).refusing(Rejection::NotYourStep).complete(2, "đạt");
        world.by(who).refusing(Rejection::NotYourStep).attach(2);
        world.by(who).refusing(Rejection::NotYourStep).ask_opinion(2, "2023-05-22T16:00");
        world.by(who).refusing(Rejection::NotYourStep).ask_supplement(2, "cần bổ sung");
        world.by(who).refusing(Rejection::NotYoursToAssign).assign(2, None);
    }
    world.by(Who::OtherCitizen).refusing(Rejection::CannotRate).rate();
}

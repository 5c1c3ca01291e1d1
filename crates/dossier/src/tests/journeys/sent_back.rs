//! Legs that go back to the agency that sent them, and come again.

use crate::{
    Command, Rejection,
    command::{SendAgain, SendBack},
    tests::world::{PRIVATE, Who, World},
};
use expect_test::expect;

impl World {
    pub(crate) fn send_back(&mut self, step: u16) -> &mut Self {
        let command =
            SendBack { token: self.token(step), why: format!("{PRIVATE}: thiếu trang 2") };
        self.run(Who::Officer(step), &format!("sends {step} back"), &Command::SendBack(command))
    }

    pub(crate) fn send_again(&mut self, step: u16) -> &mut Self {
        let command =
            SendAgain { token: self.token(step), note: format!("{PRIVATE}: đã bổ sung") };
        self.run(Who::Officer(step), &format!("sends {step} again"), &Command::SendAgain(command))
    }
}

/// The police and the insurance each have a leg, sent by the commune.
fn legs() -> World {
    let mut world = World::of("2.002622.02");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký").quietly();
    world
}

#[test]
fn a_leg_goes_back_to_its_sender_and_comes_again() {
    let mut world = legs();
    world
        .at("2023-05-23T08:00")
        .send_back(4)
        // The police have it no longer; the other leg goes on.
        .complete(5, "gửi")
        .at("2023-05-24T08:00")
        .send_again(4)
        .at("2023-05-25T08:00")
        .complete(4, "đã xóa")
        .expect(&expect![[r#"
            23/05 08:00 Officer(4) sends 4 back
              ← 4: sent back
              tokens: 5, 4
              → 4 #6 leader UBND cấp xã, until 23/05 08:00 [processing]
            23/05 08:00 Officer(5) completes 5: gửi
              ← 5: gửi, early
              tokens: 4, 6
              → 6 #7 division Phòng Lao động - Thương binh và Xã hội, until 24/05 16:00 [processing]
            24/05 08:00 Officer(4) sends 4 again
              ← 4: sent again, late
              tokens: 6, 4
              → 4 #8 other-agency Công an xã, phường, thị trấn, until 25/05 08:00 [processing]
            25/05 08:00 Officer(4) completes 4: đã xóa
              ← 4: đã xóa, on time
              tokens: 6, 9 waits
        "#]]);
    assert_eq!(world.dossier().legs_sent_back, 1);
}

#[test]
fn only_a_leg_from_another_agency_goes_back_and_only_its_sender_sends_it_again() {
    let mut world = World::of("2.002622.02");
    world.submit().take_in();
    world.attach(2).complete(2, "đạt");
    // The registrar sent it, who is of the same agency.
    world.refusing(Rejection::NotFromAnotherAgency).send_back(3);
    world.complete(3, "ký");
    world.refusing(Rejection::NotFromAnotherAgency).send_back(5);
    world.refusing(Rejection::NotSentBack).send_again(4);
    world.by(Who::Bystander).refusing(Rejection::NotYourStep).send_back(4);
    let wordless = SendBack { token: world.token(4), why: " ".to_owned() };
    world.refusing(Rejection::ReasonMissing);
    world.run(Who::Officer(4), "sends 4 back without a word", &Command::SendBack(wordless));
    world.by(Who::Asker(4)).refusing(Rejection::NotYourStep).send_back(4);
    let police = world.staff(Who::Officer(4));
    world.send_back(4);
    assert_ne!(world.staff(Who::Officer(4)), police, "the sender has it");
    world.refusing(Rejection::LegSentBack).send_back(4);
    world.refusing(Rejection::LegSentBack).complete(4, "đã xóa");
    world.by(Who::Asker(4)).refusing(Rejection::NotYourStep).send_again(4);
    world.by(Who::ApplicantAsOfficer(4)).refusing(Rejection::OfficerIsApplicant).send_again(4);
    world.send_again(4);
    assert_eq!(world.staff(Who::Officer(4)), police);
}

/// Sending back hides no delay.
#[test]
fn who_sends_back_after_the_planned_end_was_late() {
    let mut world = legs();
    world.at("2023-06-05T08:00").send_back(4).expect(&expect![[r#"
        05/06 08:00 Officer(4) sends 4 back
          ← 4: sent back, late
          tokens: 5, 4
          → 4 #6 leader UBND cấp xã, until 23/05 08:00 [processing]
    "#]]);
}

#[test]
fn a_leg_does_not_go_back_without_end() {
    let mut world = legs();
    for _ in 0..SendBack::MOST_TIMES {
        world.send_back(4).send_again(4);
    }
    world.refusing(Rejection::TooManySentBack).send_back(4);
}

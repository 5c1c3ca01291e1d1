//! Permits that several bodies are asked about at once.

use crate::{
    Rejection,
    codes::ReturnWay,
    tests::{
        short,
        world::{Who, World},
    },
};
use expect_test::expect;
use mc_process::NO_ANSWER_LABEL;

/// A construction permit that was appraised and asks three bodies: a division of the district, the
/// commune and a department.
fn asked() -> World {
    let mut world = World::of("1.009994.03");
    world.submit().take_in().at("2023-05-22T10:00").complete(2, "giao");
    world.at("2023-05-26T10:00").complete(3, "đạt");
    world
}

#[test]
fn three_bodies_are_asked_side_by_side() {
    asked().expect(&expect![[r#"
        22/05 08:00 Applicant submits
          submitted as 1.009994.03, answer by 23/05 08:00
        22/05 08:00 Desk takes in and sends on
          taken in, due 12/06 17:00
          tokens: 1
          → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, until 22/05 17:00 [accepted]
          ← 1: hợp lệ, on time
          tokens: 2
          → 2 #2 division-leader Phòng Quản lý đô thị, until 22/05 14:00 [processing]
        22/05 10:00 Officer(2) completes 2: giao
          ← 2: giao, on time
          tokens: 3
          → 3 #3 division Phòng Quản lý đô thị, until 29/05 11:00 [processing]
        26/05 10:00 Officer(3) completes 3: đạt
          ← 3: đạt, early
          tokens: 4, 5, 6
          → 4 #4 other-agency Phòng Tài nguyên và Môi trường, until 05/06 07:00 [processing]
          → 5 #5 other-agency UBND cấp xã, until 05/06 07:00 [processing]
          → 6 #6 other-agency Sở Xây dựng, until 05/06 07:00 [processing]
    "#]]);
}

/// NĐ 61/2018, Điều 19.5: one body is silent. Only the body that asked may say so, only after the
/// time it gave, and what is recorded is the silence.
#[test]
fn a_silent_body_has_not_agreed() {
    let mut world = asked();
    world.quietly();
    world
        .at("2023-05-30T09:00")
        .complete(4, "trả lời")
        .complete(6, "trả lời")
        .by(Who::Officer(3))
        .refusing(Rejection::SilenceTooEarly)
        .complete(5, NO_ANSWER_LABEL)
        .at("2023-06-05T09:00")
        .refusing(Rejection::SilenceNotYours)
        .complete(5, NO_ANSWER_LABEL)
        .by(Who::Officer(3))
        .complete(5, NO_ANSWER_LABEL)
        .expect(&expect![[r#"
            30/05 09:00 Officer(4) completes 4: trả lời
              ← 4: trả lời, early
              tokens: 7 waits, 5, 6
            30/05 09:00 Officer(6) completes 6: trả lời
              ← 6: trả lời, early
              tokens: 7 waits, 5, 7 waits
            30/05 09:00 Officer(3) completes 5: quá hạn chưa có trả lời
              refused: dossier.silence_too_early
            05/06 09:00 Officer(5) completes 5: quá hạn chưa có trả lời
              refused: dossier.silence_not_yours
            05/06 09:00 Officer(3) completes 5: quá hạn chưa có trả lời
              ← 5: silence (quá hạn chưa có trả lời), late
              tokens: 7
              → 7 #7 division Phòng Quản lý đô thị, until 07/06 15:00 [processing]
        "#]]);
}

/// The leader signs what the division attached; the two heads on the way do not.
#[test]
fn the_leader_of_the_district_approves_the_permit() {
    let mut world = asked();
    for body in [4, 5, 6] {
        world.complete(body, "trả lời");
    }
    world.quietly();
    world
        .at("2023-06-05T08:00")
        .attach(7)
        .complete(7, "trình")
        .complete(8, "đồng ý")
        .complete(9, "trả lại")
        .complete(8, "trả lại")
        .attach(7)
        .complete(7, "trình")
        .complete(8, "đồng ý")
        .complete(9, "ký")
        .refusing(Rejection::NotReadyToReturn)
        .hand_over(ReturnWay::Online)
        .complete(10, "phát hành")
        .hand_over(ReturnWay::Online)
        .expect(&expect![[r#"
            05/06 08:00 Officer(7) attaches a result at 7
              result attached: Granted KQ.G17.000311
            05/06 08:00 Officer(7) completes 7: trình
              ← 7: trình, late
              tokens: 8
              → 8 #8 division-leader Phòng Quản lý đô thị, until 06/06 08:00 [processing]
            05/06 08:00 Officer(8) completes 8: đồng ý
              ← 8: đồng ý, early
              tokens: 9
              → 9 #9 leader UBND cấp huyện, until 06/06 14:00 [processing]
            05/06 08:00 Officer(9) completes 9: trả lại
              ← 9: trả lại, early
              tokens: 8
              → 8 #10 division-leader Phòng Quản lý đô thị, until 06/06 08:00 [processing]
            05/06 08:00 Officer(8) completes 8: trả lại
              ← 8: trả lại, early
              tokens: 7
              → 7 #11 division Phòng Quản lý đô thị, until 07/06 14:00 [processing]
            05/06 08:00 Officer(7) attaches a result at 7
              result attached: Granted KQ.G17.000311
            05/06 08:00 Officer(7) completes 7: trình
              ← 7: trình, early
              tokens: 8
              → 8 #12 division-leader Phòng Quản lý đô thị, until 06/06 08:00 [processing]
            05/06 08:00 Officer(8) completes 8: đồng ý
              ← 8: đồng ý, early
              tokens: 9
              → 9 #13 leader UBND cấp huyện, until 06/06 14:00 [processing]
            05/06 08:00 Officer(9) completes 9: ký
              1 approved
              ← 9: ký, early
              tokens: 10
              finished: Granted, early
              → 10 #14 clerk Văn phòng HĐND và UBND cấp huyện, until 05/06 14:00
            05/06 08:00 Officer(10) hands over
              refused: dossier.not_ready_to_return
            05/06 08:00 Officer(10) completes 10: phát hành
              ← 10: phát hành, on time
              tokens: 11
              → 11 #15 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện
            05/06 08:00 Officer(11) hands over
              ← 11: đã trả
              tokens: none
              returned: Online
        "#]]);
}

/// Nobody who is only asked for an opinion issues the permit.
#[test]
fn a_body_that_is_asked_does_not_issue_the_permit() {
    let mut world = asked();
    world.quietly();
    world.attach(6).expect(&expect![[r#"
        26/05 10:00 Officer(6) attaches a result at 6
          result attached: Granted KQ.G17.000311
    "#]]);
    assert!(world.dossier().results.iter().all(|r| r.approved_by.is_none()));
}

/// What comes to another agency shortly before the promised day leaves it its whole time too; a
/// step of the own office ends with the promise.
#[test]
fn the_promise_binds_the_own_office_only() {
    let planned = |outcome: &str, next: usize| {
        let mut world = World::of("1.009994.01");
        world.submit().take_in().complete(2, "giao").at("2023-06-05T15:00").complete(3, outcome);
        let open = world.dossier().steps.last().unwrap();
        assert_eq!(usize::from(open.step.0), next);
        short::moment(&world.zone, open.planned.unwrap())
    };
    // Due on 06/06 17:00; three days for the opinion, two and a half for the draft.
    assert_eq!(planned("cần lấy ý kiến", 4), "08/06 15:00");
    assert_eq!(planned("đạt", 5), "06/06 17:00");
}

/// A dossier that comes late to another agency leaves that agency its whole time: its silence is
/// not recorded before.
#[test]
fn another_agency_has_its_time_also_when_the_dossier_is_late() {
    let mut world = World::of("1.009994.01");
    world.submit().take_in().complete(2, "giao").quietly();
    world
        .at("2023-07-03T08:00")
        .complete(3, "cần lấy ý kiến")
        .at("2023-07-05T08:00")
        .by(Who::Officer(3))
        .refusing(Rejection::SilenceTooEarly)
        .complete(4, NO_ANSWER_LABEL)
        .at("2023-07-07T08:00")
        .by(Who::Officer(3))
        .complete(4, NO_ANSWER_LABEL)
        .expect(&expect![[r#"
            03/07 08:00 Officer(3) completes 3: cần lấy ý kiến
              ← 3: cần lấy ý kiến, late
              tokens: 4
              → 4 #4 other-agency Phòng Tài nguyên và Môi trường, until 06/07 08:00 [processing]
            05/07 08:00 Officer(3) completes 4: quá hạn chưa có trả lời
              refused: dossier.silence_too_early
            07/07 08:00 Officer(3) completes 4: quá hạn chưa có trả lời
              ← 4: silence (quá hạn chưa có trả lời), late
              tokens: 5
              → 5 #5 division Phòng Quản lý đô thị, until 10/07 11:00 [processing]
        "#]]);
}

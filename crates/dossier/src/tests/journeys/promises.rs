//! What was promised and is not kept: apologies with another day, stops on the applicant's request,
//! orders of leaders.

use crate::{
    Command, Rejection,
    command::{GiveOrder, Stop},
    tests::world::{Who, World},
};
use expect_test::expect;
use mc_catalog::AfterSupplement;

/// A permit of 20 days, in examination: due on 12/06/2023.
fn permit() -> World {
    let mut world = World::of("1.009994.03");
    world.submit().take_in().complete(2, "giao").quietly();
    world
}

/// NĐ 61/2018, Điều 19.9: one day before the promised one the apology is there; it is sent once.
#[test]
fn another_day_is_promised_once() {
    permit()
        .at("2023-06-09T16:59")
        .refusing(Rejection::ApologyNotNow)
        .propose_apology()
        .at("2023-06-09T17:00")
        .propose_apology()
        .refusing(Rejection::ApologyNotNow)
        .propose_apology()
        .by(Who::Colleague(1))
        .refusing(Rejection::NotYourStep)
        .reappoint(3, "2023-06-26T17:00")
        .by(Who::Applicant)
        .refusing(Rejection::NotYourStep)
        .reappoint(3, "2023-06-26T17:00")
        .refusing(Rejection::NewDueWrong)
        .reappoint(3, "2023-06-12T16:59")
        .refusing(Rejection::NewDueWrong)
        .reappoint(3, "2024-07-01T10:00")
        .reappoint(3, "2023-06-26T17:00")
        .refusing(Rejection::ReappointedAlready)
        .reappoint(3, "2023-06-28T17:00")
        .refusing(Rejection::ReappointedAlready)
        .propose_apology()
        .expect(&expect![[r#"
            09/06 16:59 OtherCitizen (the program) proposes an apology
              refused: dossier.apology_not_now
            09/06 17:00 OtherCitizen (the program) proposes an apology
              apology proposed to division Phòng Quản lý đô thị: 16/06 17:00 instead of 12/06 17:00
            09/06 17:00 OtherCitizen (the program) proposes an apology
              refused: dossier.apology_not_now
            09/06 17:00 Colleague(1) apologises and promises another day
              refused: dossier.not_your_step
            09/06 17:00 Applicant apologises and promises another day
              refused: dossier.not_your_step
            09/06 17:00 Officer(3) apologises and promises another day
              refused: dossier.new_due_wrong
            09/06 17:00 Officer(3) apologises and promises another day
              refused: dossier.new_due_wrong
            09/06 17:00 Officer(3) apologises and promises another day
              another day promised: 26/06 17:00 instead of 12/06 17:00; #3 until 15/06 11:00
            09/06 17:00 Officer(3) apologises and promises another day
              refused: dossier.reappointed_already
            09/06 17:00 OtherCitizen (the program) proposes an apology
              refused: dossier.reappointed_already
        "#]]);
}

/// A head signs the apology of a step in their unit off; a clock that stands still afterwards moves
/// the new day too.
#[test]
fn the_new_day_moves_with_the_clock() {
    let mut resuming = World::of("1.009994.03");
    resuming.procedure.after_supplement = AfterSupplement::Resume;
    resuming.submit().take_in().complete(2, "giao").quietly();
    resuming
        .at("2023-06-09T17:00")
        .by(Who::Head(3))
        .reappoint(3, "2023-06-26T17:00")
        .at("2023-06-19T08:00")
        .stop()
        .at("2023-06-21T08:00")
        .reopen(3)
        .expect(&expect![[r#"
            09/06 17:00 Head(3) apologises and promises another day
              another day promised: 26/06 17:00 instead of 12/06 17:00; #3 until 15/06 11:00
            19/06 08:00 Applicant asks to stop
              stopped on request [processing]
              clock stops: Request, then Resume
            21/06 08:00 Head(3) reopens
              clock runs, due 28/06 17:00
              reopened
        "#]]);
    let words = resuming.with_facts(&crate::facts::Acting::default(), &[], |facts| {
        let found = crate::decide::deadline_of(resuming.dossier(), facts).unwrap();
        found.derivation.words(mc_kernel::Locale::Vi)
    });
    expect![[r#"
        [
            "Nhận lúc 08:00 Thứ Hai, 22/05/2023.",
            "Thời hạn: 20 ngày, kể cả ngày nghỉ.",
            "Ngày bắt đầu, Thứ Hai, 22/05/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).",
            "Ngày cuối của thời hạn, Chủ Nhật, 11/06/2023, là ngày nghỉ: cuối tuần (11/06/2023); thời hạn kết thúc khi hết giờ làm việc của ngày làm việc tiếp theo, Thứ Hai, 12/06/2023 (Bộ luật Dân sự 2015, Điều 148 khoản 5).",
            "Đã xin lỗi và hẹn lại một lần: từ 17:00 Thứ Hai, 12/06/2023 sang 17:00 Thứ Hai, 26/06/2023 (Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9).",
            "Tạm dừng từ 08:00 Thứ Hai, 19/06/2023 đến 08:00 Thứ Tư, 21/06/2023: người nộp đề nghị dừng.",
            "Hẹn trả: 17:00 Thứ Tư, 28/06/2023.",
        ]
    "#]].assert_debug_eq(&words);
}

/// NĐ 118/2025, Điều 21: the applicant stops it while nothing was decided; a leader reopens it.
#[test]
fn the_applicant_stops_and_a_leader_reopens() {
    let mut world = permit();
    world
        .at("2023-05-24T10:00")
        .by(Who::OtherCitizen)
        .refusing(Rejection::NotYourStep)
        .stop()
        .by(Who::Officer(3))
        .refusing(Rejection::NotYourStep)
        .stop()
        .refusing(Rejection::ReasonMissing)
        .run(Who::Applicant, "says nothing", &Command::Stop(Stop { reason: " ".to_owned() }))
        .by(Who::Desk)
        .stop()
        .refusing(Rejection::CannotStop)
        .stop()
        .refusing(Rejection::Stopped)
        .ask_supplement(3, "cần bổ sung")
        .refusing(Rejection::Stopped)
        .propose_apology()
        .at("2023-06-05T10:00")
        .by(Who::Officer(3))
        .refusing(Rejection::NotALeader)
        .reopen(3)
        .reopen(3)
        .refusing(Rejection::NotStopped)
        .reopen(3)
        .complete(3, "đạt")
        .expect(&expect![[r#"
            24/05 10:00 OtherCitizen asks to stop
              refused: dossier.not_your_step
            24/05 10:00 Officer(3) asks to stop
              refused: dossier.not_your_step
            24/05 10:00 Applicant says nothing
              refused: dossier.reason_missing
            24/05 10:00 Desk asks to stop
              stopped on request [processing], by an officer
              clock stops: Request, then Restart
            24/05 10:00 Applicant asks to stop
              refused: dossier.cannot_stop
            24/05 10:00 Officer(3) asks for a supplement
              refused: dossier.stopped
            24/05 10:00 OtherCitizen (the program) proposes an apology
              refused: dossier.stopped
            05/06 10:00 Officer(3) reopens
              refused: dossier.not_a_leader
            05/06 10:00 Head(3) reopens
              clock runs, due 26/06 17:00
              reopened; #3 until 08/06 11:00
            05/06 10:00 Head(3) reopens
              refused: dossier.not_stopped
            05/06 10:00 Officer(3) completes 3: đạt
              ← 3: đạt, early
              tokens: 4, 5, 6
              → 4 #4 other-agency Phòng Tài nguyên và Môi trường, until 13/06 10:00 [processing]
              → 5 #5 other-agency UBND cấp xã, until 13/06 10:00 [processing]
              → 6 #6 other-agency Sở Xây dựng, until 13/06 10:00 [processing]
        "#]]);
}

/// What was approved is a decision: it is too late to stop.
#[test]
fn a_decision_cannot_be_stopped() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in().attach(2).complete(2, "đạt").stop().reopen(3).complete(3, "ký");
    world.refusing(Rejection::CannotStop).stop();
}

/// A stopped dossier can be withdrawn.
#[test]
fn a_stopped_dossier_may_be_withdrawn() {
    let mut world = permit();
    world.stop().withdraw();
    assert_eq!(world.dossier().stopped, None);
}

/// An order with its answer is part of the record; whoever has the dossier answers it.
#[test]
fn a_leader_orders_and_is_answered() {
    let mut world = permit();
    let desk = world.desk();
    world
        .by(Who::Officer(3))
        .refusing(Rejection::NotALeader)
        .order(3, "2023-05-24T10:00")
        .by(Who::Bystander)
        .refusing(Rejection::NotALeader)
        .order(3, "2023-05-24T10:00")
        .refusing(Rejection::DeadlinePassed)
        .order(3, "2023-05-22T08:00")
        .refusing(Rejection::CannotBeAssigned)
        .order_to(3, World::consulted_place(), "2023-05-24T10:00")
        .order(3, "2023-05-24T10:00")
        .by(Who::Desk)
        .refusing(Rejection::NotYourStep)
        .answer_order(3)
        .at("2023-05-25T08:00")
        .answer_order(3)
        .refusing(Rejection::OrderNotOpen)
        .answer_order(3)
        .order_to(3, desk, "2023-05-26T10:00")
        .by(Who::Desk)
        .answer_order(3)
        .expect(&expect![[r#"
            22/05 08:00 Officer(3) orders
              refused: dossier.not_a_leader
            22/05 08:00 Bystander orders
              refused: dossier.not_a_leader
            22/05 08:00 Head(3) orders
              refused: dossier.deadline_passed
            22/05 08:00 Head(3) orders
              refused: dossier.cannot_be_assigned
            22/05 08:00 Head(3) orders
              order to division Phòng Quản lý đô thị until 24/05 10:00
            22/05 08:00 Desk answers the order
              refused: dossier.not_your_step
            25/05 08:00 Officer(3) answers the order
              order answered, late
            25/05 08:00 Officer(3) answers the order
              refused: dossier.order_not_open
            25/05 08:00 Head(3) orders
              order to one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện until 26/05 10:00
            25/05 08:00 Desk answers the order
              order answered, early
        "#]]);
}

/// An order to a person is that person's; who is named must serve the work list.
#[test]
fn an_order_may_name_a_person() {
    let mut world = permit();
    let place = world.dossier().steps[0].place.clone();
    let order = |world: &mut World, to: Who| {
        let command = GiveOrder {
            order: world.order_id(),
            place: place.clone(),
            to: world.staff(to),
            due: world.now.plus_minutes(60),
            text: crate::tests::world::PRIVATE.to_owned(),
        };
        world.to = Some(to);
        world.run(Who::Head(3), "orders", &Command::GiveOrder(command));
    };
    world.refusing(Rejection::CannotBeAssigned);
    order(&mut world, Who::Bystander);
    order(&mut world, Who::Colleague(3));
    world.refusing(Rejection::NotYourStep).answer_order(3);
    world.by(Who::Colleague(3)).answer_order(3);
}

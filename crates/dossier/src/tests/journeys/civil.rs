//! Civil status: birth, the linked birth, marriage.

use crate::{
    Rejection,
    codes::ReturnWay,
    command::AttachResult,
    tests::world::{Who, World},
};
use expect_test::expect;

#[test]
fn a_birth_is_registered() {
    World::of("1.001193.01")
        .submit()
        .at("2023-05-22T08:20")
        .take_in()
        .at("2023-05-22T10:00")
        .attach(2)
        .complete(2, "đạt")
        .at("2023-05-22T14:00")
        .complete(3, "ký")
        .at("2023-05-22T15:00")
        .complete(4, "phát hành")
        .at("2023-05-23T09:00")
        .hand_over(ReturnWay::Desk)
        .rate()
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 1.001193.01, answer by 23/05 08:00
            22/05 08:20 Desk takes in and sends on
              taken in, due 23/05 08:20
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division UBND cấp xã, until 22/05 14:20 [processing]
            22/05 10:00 Officer(2) attaches a result at 2
              result attached: Granted KQ.G15.000031
            22/05 10:00 Officer(2) completes 2: đạt
              ← 2: đạt, on time
              tokens: 3
              → 3 #3 leader UBND cấp xã, until 22/05 14:00 [processing]
            22/05 14:00 Officer(3) completes 3: ký
              1 approved
              ← 3: ký, on time
              tokens: 4
              finished: Granted, early
              → 4 #4 clerk UBND cấp xã, until 22/05 15:00
            22/05 15:00 Officer(4) completes 4: phát hành
              ← 4: phát hành, on time
              tokens: 5
              → 5 #5 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã
            23/05 09:00 Officer(5) hands over
              ← 5: đã trả
              tokens: none
              returned: Desk
            23/05 09:00 Applicant rates
              rated
        "#]]);
}

#[test]
fn an_officer_enters_a_birth_for_a_person_present() {
    World::of("1.001193.01").submit_at_desk().take_in_only().complete(1, "hợp lệ").expect(
        &expect![[r#"
            22/05 08:00 Desk submits
              submitted as 1.001193.01, entered by an officer, answer by 23/05 08:00
            22/05 08:00 Desk takes in
              taken in, due 23/05 08:00
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
            22/05 08:00 Officer(1) completes 1: hợp lệ
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division UBND cấp xã, until 22/05 14:00 [processing]
        "#]],
    );
}

/// NĐ 61/2018, Điều 19.6–7: the lead agency has signed, the police and the insurance work side by
/// side, each issues its own result, and the dossier is finished when both are done.
#[test]
fn a_linked_birth_goes_to_police_and_insurance_at_once() {
    let mut world = World::of("2.002621.01");
    world.submit().take_in().attach(2).at("2023-05-22T11:00").complete(2, "đạt");
    world.at("2023-05-22T15:00").complete(3, "ký").quietly();
    let of_police = AttachResult { code: "KQ.G01.000065".to_owned(), ..world.result_document(4) };
    world
        .at("2023-05-23T10:00")
        .attach_as(4, of_police)
        .complete(4, "đã đăng ký")
        .by(Who::Officer(5))
        .refusing(Rejection::StepNotOpen)
        .complete(4, "đã đăng ký")
        .at("2023-05-24T10:00")
        .complete(5, "từ chối")
        .expect(&expect![[r#"
            23/05 10:00 Officer(4) attaches a result at 4
              result attached: Granted KQ.G01.000065, issued elsewhere
            23/05 10:00 Officer(4) completes 4: đã đăng ký
              ← 4: đã đăng ký, early
              tokens: 6 waits, 5
            23/05 10:00 Officer(5) completes 4: đã đăng ký
              refused: dossier.step_not_open
            24/05 10:00 Officer(5) completes 5: từ chối
              ← 5: từ chối, on time
              tokens: 7, passed 6
              finished: Granted, early
              → 7 #7 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã
        "#]]);
}

/// The birth certificate is signed by the commune; the police cannot replace it with a paper of
/// theirs that nobody here signs any more.
#[test]
fn the_main_result_of_a_linked_procedure_is_never_issued_elsewhere() {
    let mut world = World::of("2.002621.01");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký").quietly();
    world.refusing(Rejection::ResultNotNow).attach(4);
    world.complete(4, "đã đăng ký").complete(5, "đã cấp").expect(&expect![[r#"
        22/05 08:00 Officer(4) attaches a result at 4
          refused: dossier.result_not_now
        22/05 08:00 Officer(4) completes 4: đã đăng ký
          ← 4: đã đăng ký, early
          tokens: 6 waits, 5
        22/05 08:00 Officer(5) completes 5: đã cấp
          ← 5: đã cấp, early
          tokens: 7, passed 6
          finished: Granted, early
          → 7 #7 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã
    "#]]);
}

/// The time limit of the other case counts from the same reception; nobody accepts it again.
#[test]
fn a_marriage_that_needs_verification_goes_on_as_the_other_case() {
    World::of("1.000894.01")
        .submit()
        .take_in()
        .at("2023-05-22T10:00")
        .complete_for(2, "cần xác minh", Who::Colleague(2))
        .by(Who::Colleague(2))
        .at("2023-05-22T14:00")
        .complete(2, "đã gửi")
        .expect(&expect![[r#"
            22/05 08:00 Applicant submits
              submitted as 1.000894.01, answer by 23/05 08:00
            22/05 08:00 Desk takes in and sends on
              taken in, due 23/05 08:00
              tokens: 1
              → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #2 division UBND cấp xã, until 22/05 14:00 [processing]
            22/05 10:00 Officer(2) completes 2: cần xác minh
              ← 2: cần xác minh, on time
              tokens: none
              goes on as 1.000894.02, due 29/05 08:00
              tokens: 2, passed 1
              → 2 #4 division UBND cấp xã, until 22/05 16:00 [processing], to a person
            22/05 14:00 Colleague(2) completes 2: đã gửi
              ← 2: đã gửi, on time
              tokens: 3
              → 3 #5 other-agency UBND cấp xã, until 25/05 14:00 [processing]
        "#]]);
}

/// The law wants both there: not by post, not online, and nobody may wish for it.
#[test]
fn a_marriage_certificate_is_handed_over_to_those_present() {
    let mut world = World::of("1.000894.01");
    let mut by_post = world.submission(mc_catalog::Channel::Online);
    by_post.wish = ReturnWay::Post;
    world.refusing(Rejection::MustBePresent).run_submit(Who::Applicant, &by_post);
    world.submit().take_in().attach(2).complete(2, "đủ điều kiện").complete(3, "ký");
    world.complete(4, "phát hành").quietly();
    world
        .refusing(Rejection::MustBePresent)
        .hand_over(ReturnWay::Online)
        .refusing(Rejection::MustBePresent)
        .hand_over(ReturnWay::Post)
        .hand_over(ReturnWay::Desk)
        .expect(&expect![[r#"
            22/05 08:00 Officer(5) hands over
              refused: dossier.must_be_present
            22/05 08:00 Officer(5) hands over
              refused: dossier.must_be_present
            22/05 08:00 Officer(5) hands over
              ← 5: đã trả
              tokens: none
              returned: Desk
        "#]]);
}

/// NĐ 61/2018, Điều 17: no slip is needed where the result comes at once.
#[test]
fn a_copy_is_certified_without_a_slip() {
    World::of("2.000815.01").submit_at_desk().take_in().expect(&expect![[r#"
        22/05 08:00 Desk submits
          submitted as 2.000815.01, entered by an officer, answer by 23/05 08:00
        22/05 08:00 Desk takes in and sends on
          taken in, due 23/05 08:00, no slip
          tokens: 1
          → 1 #1 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
          ← 1: khớp bản chính, on time
          tokens: 2
          → 2 #2 division UBND cấp xã, until 22/05 14:00 [processing]
    "#]]);
}

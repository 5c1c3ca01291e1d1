//! How quickly a dossier goes on, and goes back: forwarding (NĐ 61/2018, Điều 18), returning and
//! refusing within three working days (Điều 19.4), asking a second time.

use crate::{
    Command, Rejection,
    command::{CompleteStep, RefusalWords},
    decide::{forwarding_of, return_deadline_of},
    facts::Acting,
    tests::world::{Who, World},
};
use expect_test::expect;
use mc_kernel::Locale;

/// Within the working day; received after 15:00 at the start of the next one, in words.
#[test]
fn the_desk_forwards_the_same_day_or_next_morning() {
    let check = |taken_in: &str, planned: &str, words: &str| {
        let mut world = World::of("1.009994.03");
        world.submit_at_desk().at(taken_in).take_in_only();
        let open = &world.dossier().steps[0];
        assert_eq!(world.zone.local(open.planned.unwrap()), planned.parse().unwrap(), "{taken_in}");
        let derivation = world.with_facts(&Acting::default(), &[], |facts| {
            forwarding_of(world.dossier(), facts).unwrap()
        });
        assert_eq!(derivation.words(Locale::Vi).last().unwrap(), words);
        world.complete(1, "hợp lệ");
        let after = world
            .with_facts(&Acting::default(), &[], |facts| forwarding_of(world.dossier(), facts));
        assert_eq!(after, None, "it is not at the desk any more");
    };
    check(
        "2023-05-22T15:00",
        "2023-05-22T17:00",
        "Chuyển hồ sơ trong ngày làm việc, chậm nhất 17:00 Thứ Hai, 22/05/2023 (Nghị định \
         61/2018/NĐ-CP, Điều 18).",
    );
    check(
        "2023-05-26T15:01",
        "2023-05-29T07:00",
        "Nhận sau 15:00 nên chuyển hồ sơ vào đầu giờ ngày làm việc tiếp theo: 07:00 Thứ Hai, \
         29/05/2023 (Nghị định 61/2018/NĐ-CP, Điều 18).",
    );
}

/// The day by which the desk answers is always a moment at which it works.
#[test]
fn the_desk_answers_in_working_hours() {
    for (submitted, answers_by) in [
        ("2023-05-22T07:10", "2023-05-23T07:10"),
        ("2023-05-22T06:10", "2023-05-22T17:00"),
        ("2023-05-22T12:10", "2023-05-23T11:30"),
        ("2023-05-20T07:10", "2023-05-22T17:00"),
    ] {
        let mut world = World::of("1.001193.01");
        world.at(submitted).submit();
        let due = world.zone.local(world.dossier().intake_due);
        assert_eq!(due, answers_by.parse().unwrap(), "{submitted}");
        let calendar = &*crate::tests::demo::CALENDAR;
        assert_eq!(calendar.working_moment_from(due), due);
    }
}

/// Three working days from reception, and from a supplement after which everything counts anew.
#[test]
fn a_dossier_goes_back_within_three_days() {
    let mut world = World::of("1.009994.03");
    world.submit().take_in().complete(2, "giao").quietly();
    let until = |world: &World| {
        let found = world.with_facts(&Acting::default(), &[], |facts| {
            return_deadline_of(world.dossier(), facts).unwrap()
        });
        found.due.unwrap().to_string()
    };
    assert_eq!(until(&world), "2023-05-25T08:00");
    let silent = |world: &World, step, outcome: &str| {
        let refusal = RefusalWords { late: " ".to_owned(), ..World::refusal_words() };
        Command::CompleteStep(CompleteStep { refusal, ..world.completion(step, outcome) })
    };
    let mut late = world.clone();
    late.at("2023-05-26T08:00").refusing(Rejection::LateReasonMissing);
    let command = silent(&late, 3, "không đủ điều kiện");
    late.run(Who::Officer(3), "refuses without a reason", &command)
        .refuse_at(3, "không đủ điều kiện")
        .expect(&expect![[r#"
            26/05 08:00 Officer(3) refuses without a reason
              refused: dossier.late_reason_missing
            26/05 08:00 Officer(3) completes 3: không đủ điều kiện
              ← 3: không đủ điều kiện, early
              tokens: none
              finished: Refusal, early, after the 3 days
        "#]]);
    world.at("2023-05-24T16:00").ask_supplement(3, "cần bổ sung");
    world.at("2023-06-05T09:00").answer_supplement().quietly();
    assert_eq!(until(&world), "2023-06-08T09:00");
}

/// Ground, place and what would be accepted are needed, each of them.
#[test]
fn a_refusal_names_ground_place_and_what_would_be_accepted() {
    let without: [fn(&mut RefusalWords); 3] =
        [|w| w.ground.clear(), |w| w.place.clear(), |w| w.accepted.clear()];
    for clear in without {
        let mut words = World::refusal_words();
        clear(&mut words);
        let mut at_desk = World::of("1.001193.01");
        let refuse = Command::Refuse(crate::command::Refuse { words: words.clone() });
        at_desk.submit().refusing(Rejection::ReasonMissing).run(Who::Desk, "refuses", &refuse);
        let mut later = World::of("1.001193.01");
        later.submit().take_in();
        let refusal =
            CompleteStep { refusal: words, ..later.completion(2, "không đủ điều kiện") };
        later.refusing(Rejection::ReasonMissing).complete_as(2, refusal);
    }
}

/// NĐ 61/2018, Điều 15.3: a second request only about what the answer brought, and it says which
/// answer; the next one needs the next answer.
#[test]
fn a_second_request_needs_an_answer_that_raised_it() {
    let mut world = World::of("1.001193.01");
    world.submit().take_in().ask_supplement(2, "cần bổ sung").answer_supplement();
    world.complete(1, "hợp lệ").quietly();
    let mut wrong = world.raised_request(2, "cần bổ sung");
    wrong.raised_by = wrong.raised_by.map(|version| version + 1);
    let wrong = Command::AskSupplement(wrong);
    let again = Command::AskSupplement(world.raised_request(2, "cần bổ sung"));
    world
        .refusing(Rejection::SupplementAlreadyAsked)
        .run(Who::Officer(2), "names another answer", &wrong)
        .run(Who::Officer(2), "asks about the answer", &again)
        .answer_supplement()
        .complete(1, "hợp lệ")
        .refusing(Rejection::SupplementAlreadyAsked);
    let mut stale = again;
    if let Command::AskSupplement(ask) = &mut stale {
        ask.from = Some((world.token(2), "cần bổ sung".to_owned()));
    }
    world.run(Who::Officer(2), "asks about the first answer again", &stale).expect(&expect![[r#"
            22/05 08:00 Officer(2) names another answer
              refused: dossier.supplement_already_asked
            22/05 08:00 Officer(2) asks about the answer
              ← 2: cần bổ sung, on time
              tokens: none
              supplement asked from #4: field, component; by 2023-06-01, raised by event 12
              clock stops: Supplement, then Restart
            22/05 08:00 Applicant answers the supplement
              supplement answered
              clock runs, due 23/05 08:00
              tokens: 1
              → 1 #5 one-stop Bộ phận Tiếp nhận và Trả kết quả cấp xã, until 22/05 17:00 [accepted]
            22/05 08:00 Officer(1) completes 1: hợp lệ
              ← 1: hợp lệ, on time
              tokens: 2
              → 2 #6 division UBND cấp xã, until 22/05 14:00 [processing]
            22/05 08:00 Officer(2) asks about the first answer again
              refused: dossier.supplement_already_asked
        "#]]);
}

//! Every refusal is met by somebody, and changes nothing.

use super::world::{Who, World};
use crate::{
    Command, Rejection,
    codes::ReturnWay,
    command::{
        AnswerConsultation, AnswerSupplement, AskSupplement, AttachResult, CompleteStep,
        DigitisePaper, GiveOrder, RefusalWords, Refuse, ReturnResult, SendBack, Withdraw,
    },
    decide::Submit,
    event::SupplementTarget,
};
use mc_catalog::Channel;
use mc_kernel::ids::PaperId;
use mc_process::{NO_ANSWER_LABEL, StepNo, parse_outcomes};
use std::collections::BTreeSet;

type R = Rejection;

const BIRTH: &str = "1.001193.01";

/// A birth at the division.
fn birth() -> World {
    let mut world = World::of(BIRTH);
    world.submit().take_in();
    world
}

/// A birth that the leader signed and the clerk issued.
fn issued_birth() -> World {
    let mut world = birth();
    world.attach(2).complete(2, "đạt").complete(3, "ký").complete(4, "phát hành");
    world
}

/// A death of which the police and the insurance each have a leg.
fn linked() -> World {
    let mut world = World::of("2.002622.02");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "ký");
    world
}

fn permit_asked() -> World {
    let mut world = World::of("1.009994.03");
    world.submit().take_in().complete(2, "giao").complete(3, "đạt");
    world
}

/// What is refused, where the dossier stands, and how it comes to the refusal.
type Meeting = (Rejection, fn() -> World, fn(&mut World));

const MEETINGS: &[Meeting] = &[
    (
        R::CannotBeFiled,
        || World::of("1.004222.01"),
        |w| {
            w.refusing(R::CannotBeFiled).submit();
        },
    ),
    (
        R::NoPerformer,
        || World::of(BIRTH),
        |w| {
            w.places.get_mut(BIRTH).unwrap().remove(&StepNo(3));
            w.refusing(R::NoPerformer).submit();
        },
    ),
    (R::OfficerIsApplicant, birth, |w| {
        w.by(Who::ApplicantAsOfficer(2)).refusing(R::OfficerIsApplicant).complete(2, "đạt");
    }),
    (R::NotAtIntake, birth, |w| {
        w.refusing(R::NotAtIntake).take_in();
    }),
    (R::StepNotOpen, birth, |w| {
        w.by(Who::Officer(3)).refusing(R::StepNotOpen).complete(3, "ký");
    }),
    (R::NotYourStep, birth, |w| {
        w.by(Who::Bystander).refusing(R::NotYourStep).complete(2, "đạt");
    }),
    (R::NoSuchOutcome, birth, |w| {
        w.refusing(R::NoSuchOutcome).complete(2, "sai");
    }),
    (R::SilenceNotYours, permit_asked, |w| {
        w.refusing(R::SilenceNotYours).complete(4, NO_ANSWER_LABEL);
    }),
    (R::SilenceTooEarly, permit_asked, |w| {
        w.by(Who::Asker(4)).refusing(R::SilenceTooEarly).complete(4, NO_ANSWER_LABEL);
    }),
    (R::ConsultationOpen, birth, |w| {
        w.ask_opinion(2, "2023-05-22T16:00").refusing(R::ConsultationOpen).complete(2, "đạt");
    }),
    (R::ConsultationNotNow, issued_birth, |w| {
        w.refusing(R::ConsultationNotNow).ask_opinion(5, "2023-05-22T16:00");
    }),
    (R::ConsultationNotOpen, birth, |w| {
        w.refusing(R::ConsultationNotOpen).give_opinion();
    }),
    (R::DeadlinePassed, birth, |w| {
        w.refusing(R::DeadlinePassed).ask_opinion(2, "2023-05-22T07:59");
    }),
    (R::ReasonMissing, birth, |w| {
        w.refusing(R::ReasonMissing).complete(2, "không đủ điều kiện");
    }),
    (R::TooLong, birth, |w| {
        let command = CompleteStep { note: "ế".repeat(2_667), ..w.completion(2, "đạt") };
        w.refusing(R::TooLong).complete_as(2, command);
    }),
    (R::TooManyItems, birth, |w| {
        for _ in 0..50 {
            w.ask_opinion(2, "2023-05-22T16:00");
        }
        w.refusing(R::TooManyItems).ask_opinion(2, "2023-05-22T16:00");
    }),
    (R::SupplementAlreadyAsked, birth, |w| {
        w.ask_supplement(2, "cần bổ sung").answer_supplement();
        w.refusing(R::SupplementAlreadyAsked).ask_supplement(1, "chưa đầy đủ");
    }),
    (R::SupplementNotNow, birth, |w| {
        w.refusing(R::SupplementNotNow).ask_supplement_at_desk();
    }),
    (R::NoSupplementAwaited, birth, |w| {
        w.refusing(R::NoSupplementAwaited).answer_supplement();
    }),
    (
        R::FeeMissing,
        || World::of("2.000889.01"),
        |w| {
            w.submit().take_in().complete(2, "đạt").complete(3, "gửi");
            w.refusing(R::FeeMissing).complete(4, "thông báo");
        },
    ),
    (R::CannotBeAssigned, birth, |w| {
        w.refusing(R::CannotBeAssigned).assign(2, Some(Who::Bystander));
    }),
    (R::NotYoursToAssign, birth, |w| {
        w.by(Who::Officer(2)).refusing(R::NotYoursToAssign).assign(2, Some(Who::Colleague(2)));
    }),
    (R::ResultMissing, birth, |w| {
        w.complete(2, "đạt").refusing(R::ResultMissing).complete(3, "ký");
    }),
    // A process that leads around the leader: nobody has signed what was attached.
    (R::ResultNotApproved, birth, |w| {
        let division = &mut w.processes.get_mut(BIRTH).unwrap().steps[1];
        division.outcomes.extend(parse_outcomes("gửi thẳng->4", division.performer).unwrap());
        w.attach(2).refusing(R::ResultNotApproved).complete(2, "gửi thẳng");
    }),
    (R::NoSuchResult, birth, |w| {
        let command = AttachResult { code: "KQ.G17.000311".to_owned(), ..w.result_document(2) };
        w.refusing(R::NoSuchResult).attach_as(2, command);
    }),
    (R::ResultNotNow, issued_birth, |w| {
        w.refusing(R::ResultNotNow).attach(5);
    }),
    (R::NotReadyToReturn, birth, |w| {
        w.by(Who::Desk).refusing(R::NotReadyToReturn).hand_over(ReturnWay::Desk);
    }),
    (R::UseReturn, issued_birth, |w| {
        w.refusing(R::UseReturn).complete(5, "đã trả");
    }),
    (R::UseSupplement, birth, |w| {
        w.refusing(R::UseSupplement).complete(2, "cần bổ sung");
    }),
    (
        R::MustBePresent,
        || World::of("1.000894.01"),
        |w| {
            let by_post = Submit { wish: ReturnWay::Post, ..w.submission(Channel::Online) };
            w.refusing(R::MustBePresent).run_submit(Who::Applicant, &by_post);
        },
    ),
    (R::ReceiverMissing, issued_birth, |w| {
        let at_desk = World::handing_over(ReturnWay::Desk);
        let to_nobody = ReturnResult { receiver: String::new(), ..at_desk };
        let to_nobody = Command::ReturnResult(to_nobody);
        w.refusing(R::ReceiverMissing).run(Who::Desk, "hands over", &to_nobody);
    }),
    (R::CannotWithdraw, issued_birth, |w| {
        w.refusing(R::CannotWithdraw).withdraw();
    }),
    (R::CannotRate, issued_birth, |w| {
        w.refusing(R::CannotRate).rate();
    }),
    (R::SupplementNotRaised, birth, |w| {
        w.ask_supplement(2, "cần bổ sung").answer_supplement().complete(1, "hợp lệ");
        let mut again = w.raised_request(2, "cần bổ sung");
        again.items[0].item.target = SupplementTarget::Field { path: "mother.name".to_owned() };
        let again = Command::AskSupplement(again);
        w.refusing(R::SupplementNotRaised).run(Who::Officer(2), "asks again", &again);
    }),
    (R::LateReasonMissing, birth, |w| {
        let late = String::new();
        let request = w.supplement_request(Some((2, "cần bổ sung")));
        let request = Command::AskSupplement(AskSupplement { late, ..request });
        w.at("2023-05-26T08:00").refusing(R::LateReasonMissing);
        w.run(Who::Officer(2), "asks late", &request);
    }),
    (R::ApologyNotNow, issued_birth, |w| {
        w.refusing(R::ApologyNotNow).propose_apology();
    }),
    (R::ReappointedAlready, birth, |w| {
        w.reappoint(2, "2023-05-24T10:00").refusing(R::ReappointedAlready);
        w.reappoint(2, "2023-05-25T10:00");
    }),
    (R::NewDueWrong, birth, |w| {
        w.refusing(R::NewDueWrong).reappoint(2, "2023-05-27T10:00"); // a Saturday
    }),
    (R::Stopped, birth, |w| {
        w.stop().refusing(R::Stopped).complete(2, "đạt");
    }),
    (R::CannotStop, issued_birth, |w| {
        w.refusing(R::CannotStop).stop();
    }),
    (R::NotStopped, birth, |w| {
        w.refusing(R::NotStopped).reopen(2);
    }),
    (R::NotALeader, birth, |w| {
        w.stop().by(Who::Officer(2)).refusing(R::NotALeader).reopen(2);
    }),
    (
        R::OrderNotNow,
        || World::of(BIRTH),
        |w| {
            w.submit().withdraw().refusing(R::OrderNotNow).order(2, "2023-05-24T10:00");
        },
    ),
    (R::OrderNotOpen, birth, |w| {
        w.refusing(R::OrderNotOpen).answer_order(2);
    }),
    (R::TooManyOrders, birth, |w| {
        for _ in 0..GiveOrder::MOST {
            w.order(2, "2023-05-24T10:00");
        }
        w.refusing(R::TooManyOrders).order(2, "2023-05-24T10:00");
    }),
    (R::NotFromAnotherAgency, linked, |w| {
        w.refusing(R::NotFromAnotherAgency).send_back(5);
    }),
    (R::LegSentBack, linked, |w| {
        w.send_back(4).refusing(R::LegSentBack).complete(4, "đã xóa");
    }),
    (R::NotSentBack, linked, |w| {
        w.refusing(R::NotSentBack).send_again(4);
    }),
    (R::TooManySentBack, linked, |w| {
        for _ in 0..SendBack::MOST_TIMES {
            w.send_back(4).send_again(4);
        }
        w.refusing(R::TooManySentBack).send_back(4);
    }),
    (R::DigitiseNotNow, birth, |w| {
        let scan = w.withdraw().scan();
        w.refusing(R::DigitiseNotNow).digitise(scan);
    }),
    (R::NoSuchPaperKind, birth, |w| {
        let scan = DigitisePaper { kind: "KQ.G15.000031".to_owned(), ..w.scan() };
        w.refusing(R::NoSuchPaperKind).digitise(scan);
    }),
    (R::AlreadyDigitised, birth, |w| {
        let scan = w.scan();
        w.digitise(scan.clone()).refusing(R::AlreadyDigitised).digitise(scan);
    }),
    (R::PagesDiffer, birth, |w| {
        let scan = DigitisePaper { original_pages: 5, ..w.scan() };
        w.refusing(R::PagesDiffer).digitise(scan);
    }),
    (R::PaperDates, birth, |w| {
        let scan = w.scan();
        let ended = DigitisePaper { valid_until: Some(scan.issued_on.plus_days(-1)), ..scan };
        w.refusing(R::PaperDates).digitise(ended);
    }),
    (R::NoSuchPaper, issued_birth, |w| {
        w.refusing(R::NoSuchPaper).revoke(PaperId::derived("paper", "no such"));
    }),
    (R::ProcessBroken, birth, |w| {
        w.processes.get_mut(BIRTH).unwrap().steps.retain(|s| s.no != StepNo(3));
        w.refusing(R::ProcessBroken).complete(2, "đạt");
    }),
];

#[test]
fn every_rejection_is_met() {
    for (rejection, start, meet) in MEETINGS {
        let mut world = start();
        let before = world.refused.clone();
        meet(&mut world);
        assert_eq!(before, BTreeSet::new());
        assert_eq!(world.refused, BTreeSet::from([rejection.code()]));
    }
    let met: BTreeSet<&str> = MEETINGS.iter().map(|(rejection, ..)| rejection.code()).collect();
    assert_eq!(met, Rejection::ALL.iter().map(|r| r.code()).collect());
}

/// Texts are bounded wherever somebody writes one: 8,000 bytes, blanks at the ends aside.
#[test]
fn every_text_is_bounded() {
    let long = || "x".repeat(8_001);
    let check = |mut world: World, who: Who, command: Command| {
        world.refusing(Rejection::TooLong).run(who, "writes too much", &command);
    };
    let submitted = || {
        let mut world = World::of(BIRTH);
        world.submit();
        world
    };
    let refusing = |change: fn(&mut RefusalWords)| {
        let mut words = World::refusal_words();
        change(&mut words);
        Command::Refuse(Refuse { words })
    };
    check(submitted(), Who::Desk, refusing(|words| words.ground = "x".repeat(8_001)));
    check(submitted(), Who::Desk, refusing(|words| words.place = "x".repeat(8_001)));
    check(submitted(), Who::Desk, refusing(|words| words.accepted = "x".repeat(8_001)));
    check(submitted(), Who::Applicant, Command::Withdraw(Withdraw { reason: long() }));
    let mut awaiting = submitted();
    awaiting.ask_supplement_at_desk();
    let answer = AnswerSupplement {
        answers: serde_json::Value::Null,
        files: vec![],
        changed: vec![],
        note: long(),
    };
    check(awaiting, Who::Applicant, Command::AnswerSupplement(answer));
    let mut asked = birth();
    asked.ask_opinion(2, "2023-05-22T16:00");
    let consultation = asked.consultation();
    let answer = AnswerConsultation { consultation, answer: long(), files: vec![] };
    check(asked, Who::Consulted, Command::AnswerConsultation(answer));
    let mut world = birth();
    let titled = AttachResult { title: long(), ..world.result_document(2) };
    check(world.clone(), Who::Officer(2), Command::AttachResult(titled));
    let symbol = AttachResult { symbol: long(), ..world.result_document(2) };
    check(world, Who::Officer(2), Command::AttachResult(symbol));
    let note = ReturnResult { note: long(), ..World::handing_over(ReturnWay::Desk) };
    check(issued_birth(), Who::Desk, Command::ReturnResult(note));
}

/// A text of exactly the bound is taken, without the blanks around it.
#[test]
fn a_text_may_fill_its_bound() {
    let mut world = birth();
    let note =
        format!("  {}{}\n", super::world::PRIVATE, "x".repeat(8_000 - super::world::PRIVATE.len()));
    let command = CompleteStep { note, ..world.completion(2, "đạt") };
    world.complete_as(2, command);
}

/// A dossier that somebody of the way cannot handle is not taken, also when only the other case
/// lacks a performer.
#[test]
fn nothing_is_filed_that_would_get_stuck() {
    let mut world = World::of("1.000894.01");
    world.places.get_mut("1.000894.02").unwrap().remove(&StepNo(3));
    world.refusing(Rejection::NoPerformer).submit();
}

/// Information-only procedures are filed at the desk; what another system settles, nowhere here.
#[test]
fn channels_are_those_of_the_procedure() {
    let check = |case: &str, channel: Channel, expect: Option<Rejection>| {
        let mut world = World::of(case);
        let mut command = world.submission(channel);
        let who = if channel == Channel::Direct { Who::Desk } else { Who::Applicant };
        command.entered_by = world.staff(who);
        world.expected = expect;
        world.run_submit(who, &command);
    };
    check("2.000884.01", Channel::Online, Some(Rejection::CannotBeFiled));
    check("2.000884.01", Channel::Direct, None);
    check("1.001193.01", Channel::Online, None);
    check("1.001193.01", Channel::Post, None);
    check("1.004222.01", Channel::Direct, Some(Rejection::CannotBeFiled));
}

#[test]
fn a_case_of_another_procedure_is_not_filed() {
    let mut world = World::of(BIRTH);
    let command = Submit { case: "1.000656.01".to_owned(), ..world.submission(Channel::Online) };
    world.refusing(Rejection::CannotBeFiled).run_submit(Who::Applicant, &command);
}

//! Rules of lanes and of steps of the system, on small definitions.

use super::{Told, small};
use crate::{MachineError, StepNo, fire, start, validate};

/// Two lanes from step 2 that meet at step 6; the second has two steps.
fn two_lanes(first: &str, second: &str, last: &str) -> crate::Definition {
    small(&[
        "1 - one-stop hợp lệ->2",
        "2 - division gửi->3+4;gửi một->3+5",
        &format!("3 A1 other-agency {first}"),
        &format!("4 A2 other-agency {second}"),
        "5 A2 other-agency xong->6",
        &format!("6 - leader {last}"),
    ])
}

#[test]
fn a_return_before_the_fork_from_a_lane_cancels_the_others() {
    let definition = two_lanes("xong->6;hỏi lại->2", "tiếp->5", "ký->END");
    assert_eq!(validate(&definition), []);
    let mut told = Told::start(&definition);
    told.take(1, "hợp lệ");
    told.take(2, "gửi");
    let other = told.at(4);
    assert_eq!(told.take(3, "hỏi lại"), format!("entered 2; open 2; cancelled #{other}"));
    assert_eq!(told.take(2, "gửi"), "entered 3,4; open 3,4", "both are asked anew");
    assert_eq!(told.take(3, "xong"), "open 4; waits 6", "the cancelled lane does not count");
}

#[test]
fn a_return_from_behind_the_join_cancels_nothing() {
    let definition = two_lanes("xong->6", "tiếp->5", "ký->END;trả lại->2");
    let mut told = Told::start(&definition);
    for (step, outcome) in [(1, "hợp lệ"), (2, "gửi"), (3, "xong"), (4, "tiếp"), (5, "xong")]
    {
        told.take(step, outcome);
    }
    assert_eq!(told.take(6, "trả lại"), "entered 2; open 2");
    assert_eq!(told.last.cancelled, []);
}

#[test]
fn an_end_in_a_lane_ends_that_lane_only() {
    let definition =
        two_lanes("xong->6;không có việc->END", "tiếp->5;không có việc->END", "ký->END");
    assert_eq!(validate(&definition), []);
    let run = |moves: &[(u16, &str)]| {
        let mut told = Told::start(&definition);
        told.take(1, "hợp lệ");
        told.take(2, "gửi");
        moves.iter().map(|(step, outcome)| told.take(*step, outcome)).collect::<Vec<_>>()
    };
    assert_eq!(
        run(&[(3, "không có việc"), (4, "tiếp"), (5, "xong")]).join(" | "),
        "open 4 | entered 5; open 5 | entered 6; open 6"
    );
    assert_eq!(
        run(&[(3, "xong"), (4, "không có việc")]).join(" | "),
        "open 4; waits 6 | entered 6; open 6",
        "who waits need not wait longer"
    );
    assert_eq!(run(&[(4, "không có việc"), (3, "không có việc")]).join(" | "), "open 3 | ended");
}

#[test]
fn a_refusal_in_a_lane_ends_everything() {
    let definition = two_lanes("xong->6;từ chối->REJECT", "tiếp->5;bổ sung->SUPPLEMENT", "ký->END");
    let mut told = Told::start(&definition);
    told.take(1, "hợp lệ");
    told.take(2, "gửi");
    let other = told.at(4);
    assert_eq!(told.take(3, "từ chối"), format!("cancelled #{other}; reject"));
    let mut told = Told::start(&definition);
    told.take(1, "hợp lệ");
    told.take(2, "gửi");
    told.take(3, "xong");
    assert_eq!(told.take(4, "bổ sung"), "supplement", "who waits is not cut short");
    assert!(told.marking.is_empty());
}

#[test]
fn what_was_not_asked_is_not_waited_for() {
    let definition = small(&[
        "1 - one-stop gửi ba->2+3+4;gửi hai->2+4",
        "2 A1 other-agency xong->5",
        "3 A2 other-agency xong->5",
        "4 A3 other-agency xong->5",
        "5 - leader ký->END",
    ]);
    assert_eq!(validate(&definition), []);
    let mut told = Told::start(&definition);
    assert_eq!(told.take(1, "gửi hai"), "entered 2,4; open 2,4");
    told.take(4, "xong");
    assert_eq!(told.take(2, "xong"), "entered 5; open 5");
}

#[test]
fn steps_of_the_system_fire_by_themselves() {
    let definition = small(&[
        "1 - one-stop hợp lệ->2",
        "2 - system chia->3+4",
        "3 A1 system chuyển->5",
        "4 A2 division xong->5",
        "5 - system gộp->6",
        "6 - system đạt->7;không đạt->REJECT",
        "7 - clerk phát hành->END",
    ]);
    assert_eq!(validate(&definition), []);
    let mut told = Told::start(&definition);
    assert_eq!(
        told.take(1, "hợp lệ"),
        "passed 2,3; entered 4; open 4; waits 5",
        "the lane of the system does not run ahead of its sibling"
    );
    assert_eq!(told.take(4, "xong"), "passed 5; entered 6; open 6", "two outcomes need a choice");
    told.take(6, "đạt");
    assert_eq!(told.take(7, "phát hành"), "ended");
}

#[test]
fn the_system_never_takes_silence_for_an_answer() {
    let definition = small(&[
        "1 - one-stop hỏi->2",
        "2 - system quá hạn coi như đồng ý->3",
        "3 - leader ký->END",
    ]);
    assert_eq!(Told::start(&definition).take(1, "hỏi"), "entered 2; open 2");
}

#[test]
fn a_definition_that_only_the_system_runs_ends_at_once() {
    let advance = start(&small(&["1 - system xong->2", "2 - system xong->END"])).unwrap();
    assert_eq!(advance.passed, [StepNo(1), StepNo(2)]);
    assert_eq!(advance.result, Some(crate::Finish::Ended));
    assert!(advance.marking.is_empty() && advance.entered.is_empty() && advance.left.is_empty());
}

#[test]
fn a_broken_definition_is_an_error_and_never_a_hang() {
    let check = |steps: &[&str], expect: u16| {
        let definition = small(steps);
        let told = Told::start(&definition);
        let error = fire(&definition, &told.marking, told.at(1), "đi").unwrap_err();
        assert_eq!(error, MachineError::DefinitionBroken { at: Some(StepNo(expect)) }, "{steps:?}");
    };
    check(&["1 - one-stop đi->9"], 9);
    check(&["1 - one-stop đi->2", "2 - system vòng->3", "3 - system vòng->2"], 2);
    check(&["1 - one-stop đi->2+3", "2 - division xong->END", "3 - division xong->END"], 1);
    check(&["1 - one-stop đi->2+3", "2 A1 division xong->END", "3 B1 division xong->END"], 1);
    check(
        &[
            "1 - one-stop đi->2+3",
            "2 A1 system chia->3+4",
            "3 A2 leader x->END",
            "4 A3 leader x->END",
        ],
        2,
    );
    check(
        &[
            "1 - one-stop đi->2+3",
            "2 A1 system x->4",
            "3 A2 system x->5",
            "4 - leader x->END",
            "5 - leader x->END",
        ],
        4,
    );
}

//! Sequences of outcomes on real processes.

use super::{Told, real};
use crate::{
    Finish, MachineError, Marking, NO_ANSWER_LABEL, OutcomeKind, StepNo, Token, TokenId, choices,
    fire, restart, start,
};

/// Runs a real case along `step outcome => what happens`.
fn check(case: &str, moves: &[(u16, &str, &str)]) {
    let definition = real(case);
    let mut told = Told::start(&definition);
    for (step, outcome, expect) in moves {
        assert_eq!(told.take(*step, outcome), *expect, "{case}: {step} {outcome}");
    }
}

#[test]
fn birth_runs_down_and_returns_once() {
    check(
        "1.001193.01",
        &[
            (1, "hợp lệ", "entered 2; open 2"),
            (2, "đạt", "entered 3; open 3"),
            (3, "trả lại", "entered 2; open 2"),
            (2, "đạt", "entered 3; open 3"),
            (3, "ký", "entered 4; open 4"),
            (4, "phát hành", "entered 5; open 5"),
            (5, "đã trả", "ended"),
        ],
    );
    check("1.001193.01", &[(1, "không thuộc thẩm quyền", "reject")]);
    check("1.001193.01", &[(1, "hợp lệ", "entered 2; open 2"), (2, "cần bổ sung", "supplement")]);
}

#[test]
fn linked_birth_waits_for_police_and_insurance() {
    let to_lanes = [
        (1, "hợp lệ", "entered 2; open 2"),
        (2, "đạt", "entered 3; open 3"),
        (3, "ký", "entered 4,5; open 4,5"),
    ];
    let with = |rest: &[(u16, &'static str, &'static str)]| {
        check("2.002621.01", &[to_lanes.as_slice(), rest].concat());
    };
    with(&[
        (4, "đã đăng ký", "open 5; waits 6"),
        (5, "đã cấp", "passed 6; entered 7; open 7"),
        (7, "đã trả", "ended"),
    ]);
    with(&[(5, "từ chối", "open 4; waits 6"), (4, "từ chối", "passed 6; entered 7; open 7")]);
}

#[test]
fn funeral_allowance_returns_inside_its_lane() {
    check(
        "2.002622.02",
        &[
            (1, "hợp lệ", "entered 2; open 2"),
            (2, "đạt", "entered 3; open 3"),
            (3, "ký", "entered 4,5; open 4,5"),
            (5, "gửi", "entered 6; open 4,6"),
            (6, "đạt", "entered 7; open 4,7"),
            (4, "đã xóa", "open 7; waits 9"),
            (7, "trả lại", "entered 6; open 6; waits 9"),
            (6, "đạt", "entered 7; open 7; waits 9"),
            (7, "ký", "entered 8; open 8; waits 9"),
            (8, "phát hành", "passed 9; entered 10; open 10"),
            (10, "đã trả", "ended"),
        ],
    );
}

#[test]
fn construction_permit_goes_on_without_an_answer() {
    check(
        "1.009994.02",
        &[
            (1, "hợp lệ", "entered 2; open 2"),
            (2, "giao", "entered 3; open 3"),
            (3, "đạt", "entered 4,5; open 4,5"),
            (5, NO_ANSWER_LABEL, "open 4; waits 6"),
            (4, "trả lời", "entered 6; open 6"),
            (6, "trình", "entered 7; open 7"),
            (7, "trả lại", "entered 6; open 6"),
        ],
    );
}

#[test]
fn four_bodies_are_asked_at_once_and_again_after_a_supplement() {
    let definition = real("1.009645.01");
    let mut told = Told::start(&definition);
    for (step, outcome, expect) in [
        (1, "hợp lệ", "entered 2; open 2"),
        (2, "giao", "entered 3; open 3"),
        (3, "hợp lệ", "entered 4; open 4"),
        (4, "gửi", "entered 5,6,7,8; open 5,6,7,8"),
        (7, "có ý kiến", "open 5,6,8; waits 9"),
        (5, "đồng ý", "open 6,8; waits 9,9"),
        (8, "đồng ý", "open 6; waits 9,9,9"),
        (6, NO_ANSWER_LABEL, "entered 9; open 9"),
        (9, "cần giải trình", "supplement"),
    ] {
        assert_eq!(told.take(step, outcome), expect, "{step} {outcome}");
    }
    assert!(told.marking.is_empty());
    let again = restart(&definition, &told.marking).unwrap();
    assert_eq!(again.entered, [(TokenId(10), StepNo(1))], "nine ids are used up");
    assert_eq!(again.result, None);
}

#[test]
fn another_case_ends_all_lanes_and_goes_on_with_fresh_ids() {
    let quick = real("2.000488.01");
    let mut told = Told::start(&quick);
    told.take(1, "hợp lệ");
    told.take(2, "hợp lệ");
    told.take(3, "gửi");
    let (police, centre) = (told.at(4), told.at(5));
    told.take(5, NO_ANSWER_LABEL);
    assert_eq!(told.take(4, "cần xác minh thêm"), "case 2.000488.02");
    assert_eq!(told.last.left, [police], "the waiting lane had left its step before");
    assert_eq!(told.last.cancelled, []);
    let next = restart(&real("2.000488.02"), &told.marking).unwrap();
    assert!(next.entered[0].0 > centre);
}

#[test]
fn leaving_for_another_case_cancels_who_is_at_work() {
    let quick = real("2.000488.01");
    let mut told = Told::start(&quick);
    told.take(1, "hợp lệ");
    told.take(2, "hợp lệ");
    told.take(3, "gửi");
    let (police, centre) = (told.at(4), told.at(5));
    told.take(4, "cần xác minh thêm");
    assert_eq!(told.last.left, [police, centre]);
    assert_eq!(told.last.cancelled, [centre]);
    assert_eq!(told.last.result, Some(Finish::SwitchCase("2.000488.02".into())));
}

#[test]
fn a_restart_cancels_what_is_open() {
    let definition = real("2.002621.01");
    let mut told = Told::start(&definition);
    told.take(1, "hợp lệ");
    told.take(2, "đạt");
    told.take(3, "ký");
    let (police, insurance) = (told.at(4), told.at(5));
    told.take(4, "từ chối");
    let again = restart(&definition, &told.marking).unwrap();
    assert_eq!(again.left, [insurance]);
    assert_eq!(again.cancelled, [insurance]);
    assert_eq!(again.entered, [(TokenId(insurance.0 + 1), StepNo(1))]);
    assert_eq!(again.marking.token(police), None);
}

#[test]
fn a_cleared_marking_goes_on_with_fresh_ids() {
    let definition = real("2.002621.01");
    let mut told = Told::start(&definition);
    told.take(1, "hợp lệ");
    let last = told.at(2);
    let cleared = told.marking.cleared();
    assert!(cleared.is_empty());
    let again = restart(&definition, &cleared).unwrap();
    assert_eq!(again.entered, [(TokenId(last.0 + 1), StepNo(1))]);
    assert_eq!(again.left, [], "nothing was left to cancel");
}

#[test]
fn choices_tell_silence_from_answers() {
    let definition = real("1.009994.02");
    let mut told = Told::start(&definition);
    told.take(1, "hợp lệ");
    told.take(2, "giao");
    told.take(3, "đạt");
    let kinds: Vec<(&str, OutcomeKind)> = choices(&definition, &told.marking, told.at(5))
        .unwrap()
        .iter()
        .map(|o| (o.label.as_str(), o.kind))
        .collect();
    let expect = [("trả lời", OutcomeKind::Ordinary), (NO_ANSWER_LABEL, OutcomeKind::NoAnswer)];
    assert_eq!(kinds, expect);
}

#[test]
fn what_cannot_be_fired_says_why() {
    let definition = real("2.002621.01");
    let mut told = Told::start(&definition);
    let first = told.at(1);
    let error = |told: &Told<'_>, token, outcome| {
        fire(told.definition, &told.marking, token, outcome).unwrap_err()
    };
    assert_eq!(
        error(&told, first, "ký"),
        MachineError::NoSuchOutcome { step: StepNo(1), outcome: "ký".into() }
    );
    told.take(1, "hợp lệ");
    assert_eq!(
        error(&told, first, "hợp lệ"),
        MachineError::NoSuchToken { token: first },
        "a second click finds nothing to do"
    );
    told.take(2, "đạt");
    told.take(3, "ký");
    let police = told.at(4);
    told.take(4, "đã đăng ký");
    let waiting = MachineError::WaitingAtJoin { token: police, join: StepNo(6) };
    assert_eq!(error(&told, police, "đã đăng ký"), waiting);
    assert_eq!(choices(&definition, &told.marking, police), Err(waiting));
}

#[test]
fn a_marking_of_another_definition_is_refused() {
    let json = r#"{"next":2,"tokens":[{"id":1,"step":77}]}"#;
    let marking: Marking = serde_json::from_str(json).unwrap();
    let expect = Token { id: TokenId(1), step: StepNo(77), fork: None, waiting: false };
    assert_eq!(marking.tokens(), [expect]);
    let error = fire(&real("1.001193.01"), &marking, TokenId(1), "hợp lệ").unwrap_err();
    assert_eq!(error, MachineError::DefinitionBroken { at: Some(StepNo(77)) });
}

#[test]
fn ids_are_never_reused_even_at_their_end() {
    let definition = real("1.001193.01");
    let json = format!(r#"{{"next":{},"tokens":[]}}"#, u32::MAX);
    let marking: Marking = serde_json::from_str(&json).unwrap();
    assert_eq!(restart(&definition, &marking), Err(MachineError::TokensExhausted));
}

#[test]
fn errors_have_codes_and_words() {
    use mc_kernel::Locale;
    let errors = [
        MachineError::NoSuchToken { token: TokenId(3) },
        MachineError::NoSuchOutcome { step: StepNo(2), outcome: "đạt".into() },
        MachineError::WaitingAtJoin { token: TokenId(3), join: StepNo(6) },
        MachineError::DefinitionBroken { at: None },
        MachineError::TokensExhausted,
    ];
    let codes: std::collections::BTreeSet<&str> = errors.iter().map(MachineError::code).collect();
    assert_eq!(codes.len(), errors.len());
    assert!(errors[2].words(Locale::Vi).contains("bước 6"));
    assert!(
        errors[1].words(Locale::En).contains("step 2")
            || errors[1].words(Locale::En).contains("Step 2")
    );
    assert_eq!(start(&super::small(&[])), Err(MachineError::DefinitionBroken { at: None }));
}

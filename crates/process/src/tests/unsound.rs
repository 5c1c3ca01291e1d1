//! Each rule with a small definition that breaks it, and nothing else.

use super::small;
use crate::{
    Definition, Outcome, OutcomeKind, ProblemCode, ProcessProblem, Severity, StepClock, StepNo,
    Target, bounds, is_sound, unknown_cases, validate,
};
use mc_kernel::Locale;

/// The problems of a definition as `code@step`.
fn told(problems: &[ProcessProblem]) -> Vec<String> {
    let at = |p: &ProcessProblem| p.step.map_or_else(|| "-".to_owned(), |s| s.to_string());
    problems.iter().map(|p| format!("{}@{}", p.code.code(), at(p))).collect()
}

fn check(definition: &Definition, expect: &[&str]) {
    let problems = validate(definition);
    assert_eq!(told(&problems), expect, "{definition:#?}");
    for problem in problems {
        let may_run =
            matches!(problem.code, ProblemCode::HoursUnder | ProblemCode::NoAnswerPresent);
        assert_eq!(problem.severity == Severity::Warning, may_run, "{problem:?}");
        for locale in Locale::ALL {
            let words = problem.words(locale);
            assert!(
                !words.contains('…') && !words.contains('{'),
                "a parameter is missing: {words}"
            );
        }
    }
}

fn check_steps(steps: &[&str], expect: &[&str]) {
    check(&small(steps), expect);
}

fn sound() -> Definition {
    small(&[
        "1 - one-stop hợp lệ->2;sai->REJECT",
        "2 - leader ký->3;trả lại->1",
        "3 - one-stop đã trả->END",
    ])
}

/// A sound definition with one change.
fn changed(change: impl FnOnce(&mut Definition)) -> Definition {
    let mut definition = sound();
    change(&mut definition);
    definition
}

#[test]
fn a_sound_definition_has_no_problem() {
    check(&sound(), &[]);
    assert!(is_sound(&sound()));
    check_steps(&["1 - mirror xong->2;chưa->1", "2 - mirror đã trả->END"], &[]);
}

#[test]
fn steps_and_numbers() {
    check_steps(&[], &["no-step@-"]);
    check_steps(
        &["1 - one-stop đi->2", "2 - leader ký->END", "2 - clerk ký->END"],
        &["step-duplicate@2"],
    );
    check(
        &changed(|d| d.steps = vec![d.steps[0].clone(); bounds::STEPS + 1]),
        &["steps-too-many@-"],
    );
}

#[test]
fn performers_names_and_texts() {
    check(&changed(|d| d.steps[1].agency = " ".into()), &["performer-missing@2"]);
    check(&changed(|d| d.steps[1].title = String::new()), &["performer-missing@2"]);
    check(&changed(|d| d.steps[1].name = String::new()), &["name-missing@2"]);
    let long = "x".repeat(bounds::TEXT_CHARS + 1);
    check(&changed(|d| d.steps[1].note = long), &["text-too-long@2"]);
    check(&changed(|d| d.steps[1].status_on_entry = 11), &["status-unknown@2"]);
}

#[test]
fn outcomes_and_labels() {
    check(&changed(|d| d.steps[2].outcomes.clear()), &["outcomes-missing@3"]);
    check(&changed(|d| d.steps[1].outcomes[1].label = "ký".into()), &["outcome-duplicate@2"]);
    for label in ["", "a;b", "a->b", " a", "a\nb"] {
        check(&changed(|d| d.steps[1].outcomes[1].label = label.into()), &["label-unusable@2"]);
    }
    let many = |d: &mut Definition| {
        let outcome = |i| Outcome {
            label: format!("lý do {i}"),
            target: Target::Reject,
            kind: OutcomeKind::Ordinary,
        };
        d.steps[0].outcomes.extend((0..bounds::OUTCOMES).map(outcome));
    };
    check(&changed(many), &["outcomes-too-many@1"]);
    let wide = Target::Steps(vec![StepNo(3); bounds::LANES + 1]);
    check(&changed(|d| d.steps[1].outcomes[1].target = wide), &["lanes-too-many@2"]);
}

#[test]
fn silence_is_never_consent() {
    let with = |label: &str, kind| {
        changed(|d| {
            let target = Target::Steps(vec![StepNo(3)]);
            d.steps[1].outcomes.push(Outcome { label: label.into(), target, kind });
        })
    };
    check(&with("quá hạn coi như đồng ý", OutcomeKind::Ordinary), &["silence-as-answer@2"]);
    let honest = with(crate::NO_ANSWER_LABEL, OutcomeKind::NoAnswer);
    check(&honest, &["no-answer-present@2"]);
    assert!(is_sound(&honest), "a warning does not forbid");
}

#[test]
fn hours() {
    check(&changed(|d| d.steps[1].clock = StepClock::Stops), &["stopped-with-hours@2"]);
    check(
        &changed(|d| d.steps[1].working_minutes = bounds::STEP_MINUTES + 1),
        &["step-too-long@2"],
    );
    // Three steps of one hour against a limit of one day; then nine hours.
    check(&changed(|d| d.statutory_days = 1), &["hours-under@-"]);
    let nine = |d: &mut Definition| {
        d.statutory_days = 1;
        d.steps[1].working_minutes = 7 * 60;
    };
    check(&changed(nine), &["hours-over@-"]);
    let eight = |d: &mut Definition| {
        d.statutory_days = 1;
        d.steps[1].working_minutes = 6 * 60;
    };
    check(&changed(eight), &[]);
}

#[test]
fn of_lanes_only_the_longest_counts_and_returns_do_not() {
    let mut definition = small(&[
        "1 - one-stop gửi->2+4",
        "2 A1 division xong->3",
        "3 A1 division xong->5",
        "4 A2 division xong->5;lại->4",
        "5 - leader ký->END;trả lại->1",
    ]);
    assert_eq!(definition.longest_minutes(), 4 * 60, "1, 2, 3, 5");
    definition.steps[3].working_minutes = 600;
    assert_eq!(definition.longest_minutes(), 12 * 60, "1, 4, 5");
    definition.steps[4].clock = StepClock::Stops;
    assert_eq!(definition.longest_minutes(), 11 * 60, "1, 4");
}

#[test]
fn the_first_step_is_the_intake() {
    check_steps(&["1 - division hợp lệ->2", "2 - leader ký->END"], &["first-step-wrong@1"]);
    check_steps(&["1 - mirror hợp lệ->2", "2 - leader ký->END"], &["first-step-wrong@1"]);
}

#[test]
fn targets_exist() {
    check_steps(&["1 - one-stop hợp lệ->2", "2 - leader ký->9"], &["target-missing@2"]);
    check(
        &changed(|d| d.steps[1].outcomes[1].target = Target::Steps(vec![])),
        &["target-missing@2"],
    );
    check_steps(
        &["1 - one-stop hợp lệ->2;khác->CASE:1.000000.01", "2 - leader ký->END"],
        &["case-to-itself@1"],
    );
    let other = small(&["1 - one-stop khác->CASE:1.000000.02;xong->END"]);
    check(&other, &[]);
    let unknown = unknown_cases(&[other]);
    assert_eq!(told(&unknown), ["case-unknown@1"]);
    assert_eq!(unknown[0].param("case"), Some("1.000000.01"));
    assert!(unknown[0].words(Locale::Vi).contains("1.000000.02"));
}

#[test]
fn every_step_is_reached_and_can_end() {
    check_steps(&["1 - one-stop hợp lệ->END", "2 - leader ký->END"], &["step-unreachable@2"]);
    check_steps(
        &["1 - one-stop hợp lệ->2;xong->END", "2 - division đạt->3", "3 - leader trả lại->2"],
        &["loop-without-exit@2", "loop-without-exit@3"],
    );
    // A supplement starts the process again and is no exit.
    check_steps(
        &["1 - one-stop hợp lệ->2;xong->END", "2 - division bổ sung->SUPPLEMENT"],
        &["loop-without-exit@2"],
    );
    check_steps(
        &["1 - one-stop hợp lệ->2;từ chối->REJECT", "2 - division khác->CASE:1.000000.02"],
        &[],
    );
}

/// Lanes 3 and 4 between the fork 2 and the join 5.
fn lanes(first: &str, second: &str) -> Vec<String> {
    vec![
        "1 - one-stop hợp lệ->2".to_owned(),
        "2 - division gửi->3+4".to_owned(),
        format!("3 A1 other-agency {first}"),
        format!("4 A2 other-agency {second}"),
        "5 - leader ký->6".to_owned(),
        "6 - clerk phát hành->END".to_owned(),
    ]
}

fn check_lanes(first: &str, second: &str, expect: &[&str]) {
    let lines = lanes(first, second);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    check_steps(&lines, expect);
}

#[test]
fn lanes_have_results_and_meet() {
    check_lanes("xong->5", "xong->5;hỏi lại->2;từ chối->REJECT", &[]);
    check_lanes("xong->5", "lại->4", &["branch-without-result@4"]);
    check_lanes("xong->5", "hỏi lại->2", &["branch-without-result@4"]);
    check_lanes("xong->5", "bổ sung->SUPPLEMENT", &["branch-without-result@4"]);
    check_lanes("xong->5", "xong->6", &["join-differs@4"]);
    check_lanes("xong->5;sang->4", "xong->5", &["lane-crossed@3"]);
    check_lanes("xong->5", "xong->5;chia->3+4", &["fork-inside-lane@4"]);
    check_lanes("xong->5", "xong->END", &[]);
}

#[test]
fn forks_open_different_lanes_of_one_group() {
    let with_fork = |fork: &str, expect: &[&str]| {
        let mut lines = lanes("xong->5", "xong->5");
        lines[1] = format!("2 - division gửi->3+4;{fork}");
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        check_steps(&lines, expect);
    };
    with_fork("hỏi một->3", &["fork-one-lane@2"]);
    with_fork("hỏi hai lần->3+3", &["fork-not-lanes@2"]);
    with_fork("hỏi và ký->3+5", &["fork-not-lanes@2"]);
    with_fork("bỏ qua->5", &[]);
    check_steps(
        &[
            "1 - one-stop gửi->2+3",
            "2 A1 division xong->4",
            "3 B1 division xong->4",
            "4 - leader ký->END",
        ],
        &["fork-not-lanes@1"],
    );
}

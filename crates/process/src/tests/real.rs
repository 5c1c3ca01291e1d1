//! The 59 real cases: what is read, and that they are sound.

use super::{PROCESSES, all_real, real};
use crate::{
    Branch, DayUnit, Definition, Level, NO_ANSWER_LABEL, OutcomeKind, Performer, ProblemCode,
    Severity, StepClock, StepNo, print_outcomes, unknown_cases, validate,
};
use mc_kernel::Locale;

#[test]
fn every_case_is_read_whole_and_sound() {
    let all = all_real();
    assert_eq!(all.len(), 59);
    assert_eq!(all.iter().map(|d| d.steps.len()).sum::<usize>(), 441);
    for definition in &all {
        let errors: Vec<String> = validate(definition)
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .map(|p| p.words(Locale::En))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", definition.case);
    }
    assert_eq!(unknown_cases(&all), vec![], "every case that is switched to has a process");
}

#[test]
fn the_hours_of_every_case_are_the_statutory_days() {
    for definition in all_real() {
        let (planned, granted) = (definition.longest_minutes(), definition.statutory_minutes());
        assert_eq!(planned, granted, "{}", definition.case);
    }
}

#[test]
fn the_only_warnings_are_outcomes_of_silence() {
    let mut warned = Vec::new();
    for definition in all_real() {
        for problem in validate(&definition) {
            assert_eq!(problem.code, ProblemCode::NoAnswerPresent, "{}", definition.case);
            warned.push(format!("{}:{}", definition.case, problem.step.unwrap()));
        }
    }
    // Six are written "deemed to agree"; six consulted bodies have the bare "quá hạn".
    let expect = [
        "1.000894.02:3",
        "1.004873.02:3",
        "1.009994.01:4",
        "1.009994.02:4",
        "1.009994.02:5",
        "2.000488.01:5",
        "2.000488.02:5",
        "1.004889.02:4",
        "1.009645.01:5",
        "1.009645.01:6",
        "1.009645.01:7",
        "1.004223.01:6",
    ];
    assert_eq!(warned, expect);
}

#[test]
fn no_outcome_lets_silence_agree() {
    for definition in all_real() {
        for outcome in definition.steps.iter().flat_map(|s| &s.outcomes) {
            assert!(!outcome.label.contains("coi như"), "{}", outcome.label);
            let is_neutral = outcome.label == NO_ANSWER_LABEL;
            assert_eq!(outcome.kind == OutcomeKind::NoAnswer, is_neutral, "{}", outcome.label);
        }
    }
}

#[test]
fn every_value_of_a_row_is_read() {
    let police = real("2.002621.01").step(StepNo(4)).unwrap().clone();
    assert_eq!(police.name, "Đăng ký thường trú cho trẻ");
    assert_eq!(police.performer, Performer::OtherAgency);
    assert_eq!(police.agency, "Công an xã, phường, thị trấn");
    assert_eq!(police.working_minutes, 16 * 60);
    assert_eq!(print_outcomes(&police.outcomes), "đã đăng ký->6;từ chối->6");
    assert_eq!(police.level, Some(Level::Commune));
    assert_eq!(police.branch, Some(Branch { group: 'A', lane: 1 }));
    assert_eq!((police.clock, police.status_on_entry), (StepClock::Runs, 4));

    let payment = real("2.000889.01");
    assert_eq!((payment.statutory_days, payment.day_unit), (10, DayUnit::CalendarDay));
    let payer = payment.step(StepNo(5)).unwrap();
    assert_eq!(payer.performer, Performer::Applicant);
    assert_eq!((payer.clock, payer.status_on_entry, payer.level), (StepClock::Stops, 6, None));
    assert_eq!(print_outcomes(&payer.outcomes), "đã nộp->6;quá hạn->REJECT");
}

#[test]
fn json_keeps_every_definition() {
    for definition in all_real() {
        let json = serde_json::to_string(&definition).unwrap();
        assert_eq!(serde_json::from_str::<Definition>(&json).unwrap(), definition);
    }
}

#[test]
fn json_of_a_step_is_stable() {
    let definition = real("2.002622.02");
    let json = serde_json::to_string(definition.step(StepNo(3)).unwrap()).unwrap();
    expect_test::expect![[r#"{"no":3,"name":"Ký trích lục khai tử","performer":"leader","agency":"UBND cấp xã","title":"Chủ tịch hoặc Phó Chủ tịch UBND cấp xã","working_minutes":120,"outcomes":[{"label":"ký","target":{"steps":[4,5]},"kind":"ordinary"}],"level":"commune","clock":"runs","status_on_entry":4}"#]]
    .assert_eq(&json);
}

#[test]
fn printed_outcomes_are_read_again() {
    for definition in all_real() {
        for step in &definition.steps {
            let text = print_outcomes(&step.outcomes);
            let again = crate::parse_outcomes(&text, step.performer);
            assert_eq!(again, Ok(step.outcomes.clone()), "{} {}", definition.case, step.no);
        }
    }
}

#[test]
fn the_columns_may_stand_in_any_order() {
    let mut reader = csv::Reader::from_reader(PROCESSES.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headers = reader.headers().unwrap().clone();
    writer.write_record(headers.iter().rev()).unwrap();
    for record in reader.records() {
        writer.write_record(record.unwrap().iter().rev()).unwrap();
    }
    let reversed = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    assert_eq!(crate::import_csv(&format!("\u{feff}{reversed}")).unwrap(), all_real());
}

#[test]
fn answers_of_a_definition() {
    let construction = real("1.009994.02");
    let numbers = |steps: &[u16]| -> Vec<StepNo> { steps.iter().copied().map(StepNo).collect() };
    assert_eq!(construction.first().unwrap().no, StepNo(1));
    assert_eq!(construction.fork_siblings(StepNo(4)), numbers(&[5]));
    assert_eq!(construction.fork_siblings(StepNo(6)), numbers(&[]));
    assert_eq!(construction.join_of('A'), Some(StepNo(6)));
    let asked: Vec<StepNo> = construction.asked_by(StepNo(5)).map(|s| s.no).collect();
    assert_eq!(asked, numbers(&[3]), "the appraising division asks the commune");
    let urban: Vec<StepNo> =
        construction.steps_of_agency("Phòng Quản lý đô thị").map(|s| s.no).collect();
    assert_eq!(urban, numbers(&[2, 3, 6, 7]));
    assert!(construction.reaches(StepNo(8), StepNo(6)), "by returns");
    assert!(!construction.reaches(StepNo(8), StepNo(3)));
    assert!(!construction.reaches(StepNo(99), StepNo(1)));

    let funeral = real("2.002622.02");
    for middle in 5..=8 {
        assert_eq!(funeral.fork_siblings(StepNo(middle)), numbers(&[4]), "step {middle}");
    }
    assert_eq!(funeral.fork_siblings(StepNo(4)), numbers(&[5]));
    let mirrors: Vec<String> =
        all_real().into_iter().filter(Definition::is_mirror_only).map(|d| d.case).collect();
    assert_eq!(mirrors, ["1.004222.01", "1.004194.01", "3.000489.01"]);
}

//! Problems of definitions and of the tables they come from: data with a stable code, and the words
//! that name the step and the way out.

use crate::step::StepNo;
use mc_kernel::Locale;
use serde::{Serialize, Serializer};
use std::fmt;

/// Whether a problem forbids the use of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The definition must not run.
    Error,
    /// It may run; somebody should look.
    Warning,
}

/// One problem of a definition or of a line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcessProblem {
    /// What is wrong.
    pub code: ProblemCode,
    /// Whether it forbids the use of the definition.
    pub severity: Severity,
    /// The step concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<StepNo>,
    /// The line of the file, from 1, on which the row begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The column of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'static str>,
    /// What the message needs: names and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<(&'static str, String)>,
}

impl ProcessProblem {
    /// A problem of the whole, without parameters.
    pub fn new(code: ProblemCode) -> Self {
        Self {
            code,
            severity: code.severity(),
            step: None,
            line: None,
            column: None,
            params: Vec::new(),
        }
    }

    /// A problem of a step.
    pub fn at(code: ProblemCode, step: StepNo) -> Self {
        Self { step: Some(step), ..Self::new(code) }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// A parameter by its name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// The problem and the way out in a sentence or two, with line and column where there are any.
    pub fn words(&self, locale: Locale) -> String {
        let mut out = self.place_words(locale);
        let mut rest = self.code.template(locale);
        while let Some((text, tail)) = rest.split_once('{') {
            out.push_str(text);
            let (name, after) = tail.split_once('}').unwrap_or((tail, ""));
            match (name, self.step) {
                ("step", Some(step)) => out.push_str(&step.to_string()),
                _ => out.push_str(self.param(name).unwrap_or("…")),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn place_words(&self, locale: Locale) -> String {
        let (line_word, column_word) = match locale {
            Locale::Vi => ("Dòng", "cột"),
            Locale::En => ("Line", "column"),
        };
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{line_word} {line}, {column_word} {column}: "),
            (Some(line), None) => format!("{line_word} {line}: "),
            (None, _) => String::new(),
        }
    }
}

/// Declares the codes: each with its documentation, severity, stable name and words.
macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident $severity:ident $code:literal $vi:literal $en:literal)+) => {
        /// What can be wrong with a definition or with the table it comes from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Whether the problem forbids the use of the definition.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            const fn template(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$name, Locale::Vi) => $vi,
                      (Self::$name, Locale::En) => $en,)+
                }
            }
        }
    };
}

impl Serialize for ProblemCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

problem_codes! {
    // Of a file.

    /// The file is larger than [`crate::bounds::FILE_BYTES`].
    FileTooLarge Error "file-too-large"
        "Tệp quá lớn: tối đa {most} byte. Hãy chia thành nhiều tệp."
        "The file is too large: at most {most} bytes. Please split it."
    /// The text is not a table, or a row has too few or too many cells.
    FileUnreadable Error "file-unreadable"
        "Không đọc được bảng: {reason}. Hãy kiểm tra số ô của dòng và dấu ngoặc kép."
        "The table cannot be read: {reason}. Please check the number of cells and the quotes."
    /// A column that must be there is not.
    ColumnMissing Error "column-missing"
        "Thiếu cột {name}. Hãy thêm cột này vào dòng đầu của bảng."
        "The column {name} is missing. Please add it to the first line of the table."
    /// More cases than [`crate::bounds::CASES`].
    CasesTooMany Error "cases-too-many"
        "Quá nhiều trường hợp: tối đa {most}. Hãy chia thành nhiều tệp."
        "Too many cases: at most {most}. Please split the file."
    /// More problems than [`crate::bounds::PROBLEMS`]; the rest is not listed.
    ProblemsTooMany Error "problems-too-many"
        "Còn nhiều lỗi khác sau {most} lỗi đầu. Hãy sửa các lỗi trên rồi nhập lại."
        "There are more problems after the first {most}. Please repair these and import again."
    /// A cell that must not be empty is.
    ValueMissing Error "value-missing"
        "Ô này để trống. Hãy điền giá trị."
        "The cell is empty. Please fill it in."
    /// A text is longer than its bound.
    TextTooLong Error "text-too-long"
        "Nội dung quá dài: tối đa {most} ký tự. Hãy rút gọn."
        "The text is too long: at most {most} characters. Please shorten it."
    /// A procedure or case code has another shape.
    CodeUnreadable Error "code-unreadable"
        "Mã “{value}” không hợp lệ. Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch nối: 1.001193.01."
        "“{value}” is not a code. A code has plain letters, digits, dots and hyphens: 1.001193.01."
    /// A cell is not a whole number in its range.
    NumberUnreadable Error "number-unreadable"
        "“{value}” không phải là số nguyên từ {least} đến {most}."
        "“{value}” is not a whole number from {least} to {most}."
    /// Working hours are neither whole nor a half.
    HoursUnreadable Error "hours-unreadable"
        "“{value}” không phải là số giờ. Hãy ghi số giờ tròn hoặc nửa giờ: 4 hoặc 4.5."
        "“{value}” is not a number of hours. Please write whole or half hours: 4 or 4.5."
    /// The kind of performer is not known.
    UnitKindUnknown Error "unit-kind-unknown"
        "Không có loại đơn vị “{value}”. Các loại: {known}."
        "There is no kind of performer “{value}”. The kinds: {known}."
    /// The level of government is not known.
    LevelUnknown Error "level-unknown"
        "Không có cấp “{value}”. Hãy ghi commune, district, province, central hoặc để trống."
        "There is no level “{value}”. Please write commune, district, province, central or nothing."
    /// The clock neither runs nor stops.
    ClockUnknown Error "clock-unknown"
        "Không hiểu “{value}”. Hãy ghi run (tính giờ) hoặc stop (dừng tính giờ)."
        "“{value}” is not understood. Please write run or stop."
    /// The unit of the time limit is not known.
    DayUnitUnknown Error "day-unit-unknown"
        "Không có đơn vị thời hạn “{value}”. Hãy ghi “Ngày làm việc” hoặc “Ngày”."
        "There is no unit of time “{value}”. Please write “Ngày làm việc” or “Ngày”."
    /// A lane is not a letter and a number.
    BranchUnreadable Error "branch-unreadable"
        "“{value}” không phải là nhánh song song. Hãy ghi nhóm và số nhánh, ví dụ A1."
        "“{value}” is not a parallel lane. Please write group and lane, for instance A1."
    /// An outcome is not `label->target`.
    OutcomeUnreadable Error "outcome-unreadable"
        "Không đọc được kết quả “{outcome}”. Hãy ghi dạng “hợp lệ->2”, đích là số bước, 4+5, END, SUPPLEMENT, REJECT hoặc CASE:mã."
        "The outcome “{outcome}” cannot be read. Please write “hợp lệ->2”; the target is a step number, 4+5, END, SUPPLEMENT, REJECT or CASE:code."
    /// A row gives another name, limit or source for its case than the rows before.
    CaseDisagrees Error "case-disagrees"
        "Trường hợp {case} có giá trị khác với dòng đầu của nó. Hãy ghi giống nhau ở mọi dòng."
        "The case {case} has another value on its first line. Please write the same on every line."

    // Of the steps.

    /// A definition has no step.
    NoStep Error "no-step"
        "Quy trình chưa có bước nào. Hãy thêm bước tiếp nhận tại bộ phận một cửa."
        "The process has no step. Please add the intake at the one-stop desk."
    /// More steps than [`crate::bounds::STEPS`].
    StepsTooMany Error "steps-too-many"
        "Quy trình có quá nhiều bước: tối đa {most}. Hãy gộp các bước hoặc tách trường hợp."
        "The process has too many steps: at most {most}. Please join steps or split the case."
    /// A number stands at two steps.
    StepDuplicate Error "step-duplicate"
        "Số bước {step} dùng hai lần. Hãy đánh số lại để mỗi bước có một số riêng."
        "The number {step} stands at two steps. Please give each step its own number."
    /// A step has no name.
    NameMissing Error "name-missing"
        "Bước {step} chưa có tên. Hãy ghi việc phải làm ở bước này."
        "Step {step} has no name. Please say what is done there."
    /// A step has no agency or no title that performs it.
    PerformerMissing Error "performer-missing"
        "Bước {step} chưa có người thực hiện. Hãy ghi cơ quan và chức danh."
        "Nobody performs step {step}. Please name the agency and the title."
    /// A step has no outcome.
    OutcomesMissing Error "outcomes-missing"
        "Bước {step} chưa có kết quả nào nên hồ sơ không đi tiếp được. Hãy thêm kết quả và bước tiếp theo."
        "Step {step} has no outcome, so a dossier cannot leave it. Please add an outcome and where it leads."
    /// More outcomes than [`crate::bounds::OUTCOMES`].
    OutcomesTooMany Error "outcomes-too-many"
        "Quá nhiều kết quả ở một bước: tối đa {most}. Hãy gộp các kết quả có cùng đích."
        "Too many outcomes of one step: at most {most}. Please join outcomes with the same target."
    /// An outcome opens more lanes than [`crate::bounds::LANES`].
    LanesTooMany Error "lanes-too-many"
        "Kết quả “{outcome}” của bước {step} mở quá nhiều nhánh: tối đa {most}. Hãy gộp các nhánh."
        "The outcome “{outcome}” of step {step} opens too many lanes: at most {most}. Please join some."
    /// Two outcomes of a step have the same label.
    OutcomeDuplicate Error "outcome-duplicate"
        "Bước {step} có hai kết quả “{outcome}”. Hãy đặt tên khác nhau để cán bộ chọn đúng."
        "Step {step} has two outcomes “{outcome}”. Please give them different names."
    /// A label is empty, too long or has a character that the table needs.
    LabelUnusable Error "label-unusable"
        "Tên kết quả “{outcome}” ở bước {step} không dùng được. Hãy đặt tên ngắn, không có “;” và “->”."
        "The outcome name “{outcome}” at step {step} cannot be used. Please choose a short one without “;” and “->”."
    /// A step lasts longer than [`crate::bounds::STEP_MINUTES`].
    StepTooLong Error "step-too-long"
        "Bước {step} có số giờ quá lớn: tối đa {most} giờ. Hãy kiểm tra lại."
        "Step {step} has too many hours: at most {most}. Please check them."
    /// The status on entry is not one of the National Portal.
    StatusUnknown Error "status-unknown"
        "Trạng thái {value} ở bước {step} không có trong danh mục của Cổng Dịch vụ công quốc gia (1 đến 10)."
        "The status {value} at step {step} is not one of the National Portal (1 to 10)."
    /// The clock stands during a step that has hours.
    StoppedWithHours Error "stopped-with-hours"
        "Bước {step} dừng tính giờ nhưng lại có {hours} giờ. Hãy để 0 giờ hoặc cho tính giờ."
        "The clock stands at step {step}, yet it has {hours} hours. Please set 0 hours or let the clock run."
    /// Silence is written as an ordinary outcome, which would make it consent.
    SilenceAsAnswer Error "silence-as-answer"
        "Bước {step}: “{outcome}” coi việc chưa trả lời là một câu trả lời. Im lặng không phải là đồng ý; hãy dùng kết quả “quá hạn chưa có trả lời”."
        "Step {step}: “{outcome}” takes silence for an answer. Silence is never consent; please use the outcome “quá hạn chưa có trả lời” (no answer in time)."

    // Of the ways.

    /// The first step is not the intake.
    FirstStepWrong Error "first-step-wrong"
        "Bước đầu tiên (bước {step}) phải do bộ phận một cửa tiếp nhận. Hãy đặt bước tiếp nhận có số nhỏ nhất."
        "The first step (step {step}) must be the intake at the one-stop desk. Please give the intake the lowest number."
    /// An outcome leads to a step that is not there.
    TargetMissing Error "target-missing"
        "Kết quả “{outcome}” của bước {step} dẫn tới bước {target} không có. Hãy sửa số bước hoặc thêm bước đó."
        "The outcome “{outcome}” of step {step} leads to step {target}, which does not exist. Please correct the number or add the step."
    /// An outcome continues as the case it already is.
    CaseToItself Error "case-to-itself"
        "Kết quả “{outcome}” của bước {step} chuyển sang chính trường hợp này. Hãy chọn trường hợp khác."
        "The outcome “{outcome}” of step {step} continues as this same case. Please choose another case."
    /// An outcome continues as a case that has no definition.
    CaseUnknown Error "case-unknown"
        "Kết quả “{outcome}” của bước {step} chuyển sang trường hợp {target} chưa có quy trình. Hãy sửa mã hoặc thêm quy trình đó."
        "The outcome “{outcome}” of step {step} continues as case {target}, which has no process. Please correct the code or add the process."
    /// No way leads from the first step to a step.
    StepUnreachable Error "step-unreachable"
        "Không có đường nào dẫn tới bước {step}. Hãy cho một kết quả dẫn tới bước này hoặc xóa bước."
        "No way leads to step {step}. Please let an outcome lead to it or delete the step."
    /// From a step no end can be reached.
    LoopWithoutExit Error "loop-without-exit"
        "Hồ sơ vào bước {step} sẽ quay vòng mãi, không tới được kết thúc. Hãy thêm một kết quả dẫn tới kết thúc, từ chối hoặc trường hợp khác."
        "A dossier at step {step} goes round for ever and never ends. Please add an outcome that leads to an end, a refusal or another case."

    // Of the lanes.

    /// A lane never meets the others and never ends.
    BranchWithoutResult Error "branch-without-result"
        "Nhánh {branch} không có kết quả: từ bước {step} không tới được bước hợp nhánh hay kết thúc. Hãy cho nhánh dẫn tới bước hợp nhánh."
        "The lane {branch} has no result: from step {step} neither the joining step nor an end can be reached. Please lead the lane to the joining step."
    /// The lanes of a group lead to different steps.
    JoinDiffers Error "join-differs"
        "Các nhánh của nhóm {group} gặp nhau ở nhiều bước khác nhau ({joins}) nên sẽ chờ nhau mãi. Hãy cho mọi nhánh dẫn tới cùng một bước."
        "The lanes of group {group} meet at different steps ({joins}) and would wait for ever. Please lead every lane to the same step."
    /// A single lane is entered from outside its group.
    ForkOneLane Error "fork-one-lane"
        "Kết quả “{outcome}” của bước {step} chỉ mở một nhánh ({branch}). Hãy mở các nhánh cùng lúc, ví dụ 4+5, hoặc bỏ nhánh ở bước đích."
        "The outcome “{outcome}” of step {step} opens one lane only ({branch}). Please open the lanes together, for instance 4+5, or take the target out of the group."
    /// A fork leads to steps that are not different lanes of one group.
    ForkNotLanes Error "fork-not-lanes"
        "Kết quả “{outcome}” của bước {step} mở nhiều bước ({target}) không phải là các nhánh khác nhau của cùng một nhóm. Hãy ghi nhóm và số nhánh cho từng bước: A1, A2."
        "The outcome “{outcome}” of step {step} opens steps ({target}) that are not different lanes of one group. Please give each its lane: A1, A2."
    /// A lane forks again.
    ForkInsideLane Error "fork-inside-lane"
        "Bước {step} nằm trong một nhánh nên không được mở nhánh tiếp (“{outcome}”). Hãy xếp các bước lần lượt trong nhánh hoặc thêm nhánh vào nhóm."
        "Step {step} lies in a lane and cannot fork again (“{outcome}”). Please put the steps one after another or add a lane to the group."
    /// A lane leads into another lane of its group.
    LaneCrossed Error "lane-crossed"
        "Kết quả “{outcome}” của bước {step} đi sang nhánh khác ({branch}). Hãy dẫn về trong nhánh hoặc tới bước hợp nhánh."
        "The outcome “{outcome}” of step {step} crosses into another lane ({branch}). Please stay in the lane or go to the joining step."

    // Of the hours.

    /// More hours are planned than the law grants.
    HoursOver Error "hours-over"
        "Tổng số giờ của đường dài nhất là {planned}, nhiều hơn thời hạn theo quy định ({granted} giờ). Hãy giảm giờ ở các bước."
        "The longest way takes {planned} hours, more than the time limit of the law ({granted} hours). Please give the steps fewer hours."
    /// Fewer hours are planned than the law grants.
    HoursUnder Warning "hours-under"
        "Tổng số giờ của đường dài nhất là {planned}, ít hơn thời hạn theo quy định ({granted} giờ). Hãy chia hết thời hạn cho các bước, nếu đây không phải là chủ ý."
        "The longest way takes {planned} hours, less than the time limit of the law ({granted} hours). Please divide the whole limit among the steps, unless this is meant."
    /// Work goes on without the answer of a consulted body.
    NoAnswerPresent Warning "no-answer-present"
        "Bước {step} có kết quả “{outcome}”: chỉ nơi đã hỏi được chọn, và chỉ khi đã quá hạn. Chưa trả lời không phải là đồng ý; hãy kiểm tra căn cứ pháp luật để làm tiếp."
        "Step {step} has the outcome “{outcome}”: only the body that asked may take it, and only after the time has passed. No answer is not consent; please check the legal basis for going on."
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_name_the_place_the_step_and_the_way_out() {
        let mut problem = ProcessProblem::at(ProblemCode::TargetMissing, StepNo(4))
            .with("outcome", "đạt")
            .with("target", 9);
        assert_eq!(
            problem.words(Locale::Vi),
            "Kết quả “đạt” của bước 4 dẫn tới bước 9 không có. \
             Hãy sửa số bước hoặc thêm bước đó."
        );
        problem.line = Some(12);
        assert!(problem.words(Locale::Vi).starts_with("Dòng 12: Kết quả"));
        problem.column = Some("outcomes");
        assert!(problem.words(Locale::En).starts_with("Line 12, column outcomes: The outcome"));
    }

    #[test]
    fn every_code_is_distinct_and_speaks_both_languages() {
        let codes: BTreeSet<_> = ProblemCode::ALL.iter().map(|c| c.code()).collect();
        assert_eq!(codes.len(), ProblemCode::ALL.len());
        for code in ProblemCode::ALL {
            let names = |locale| -> BTreeSet<&str> {
                let parts = code.template(locale).split('{').skip(1);
                parts.filter_map(|p| p.split_once('}')).map(|(name, _)| name).collect()
            };
            assert_eq!(names(Locale::Vi), names(Locale::En), "{}", code.code());
        }
    }

    #[test]
    fn a_value_with_braces_stays_as_it_is() {
        let problem = ProcessProblem::new(ProblemCode::ClockUnknown).with("value", "{most}");
        assert!(problem.words(Locale::En).starts_with("“{most}” is not understood"));
    }
}

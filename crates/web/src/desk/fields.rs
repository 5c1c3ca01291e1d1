//! What must be said with a decision.

use super::decisions::{Tried, field_id};
use crate::{Web, forms::problem_words};
use mc_app::{
    choices::{Deed, Leave},
    dossier::{ResultKind, ReturnWay},
    dossier_view::DossierView,
};
use mc_kernel::ids::StaffId;
use mc_pages::{
    components::{FileList, Offers, Upload},
    fields::{
        Choice, ChoiceOption, DateInput, FieldKind, FieldView, LongText, NumberInput, TextInput,
        Width,
    },
    format,
    words::{Lang, key},
};

/// The value that gives a step to oneself.
pub(super) const TO_ME: &str = "me";
/// The value that gives a step back to all who serve the work list.
pub(super) const TO_ALL: &str = "all";

/// Drawing the fields of one decision.
pub(super) struct Drawing<'a> {
    pub(super) web: &'a Web,
    pub(super) l: Lang,
    pub(super) view: &'a DossierView,
    /// The value of the decision's button.
    pub(super) value: &'a str,
    /// What was typed, when this decision was sent before.
    pub(super) tried: Option<&'a Tried<'a>>,
}

impl Drawing<'_> {
    /// The fields of a decision.
    pub(super) fn of(&self, deed: &Deed) -> Vec<FieldView> {
        match deed {
            Deed::Refuse => self.refusal(false),
            Deed::Leave(leave) => self.leave(leave),
            Deed::Assign { to, can_take, can_give_back, .. } => {
                vec![self.assign(to, *can_take, *can_give_back)]
            }
            Deed::AnswerConsultation(_) => {
                vec![
                    self.long("answer", key("answer-words")),
                    self.files("files", key("answer-files")),
                ]
            }
            Deed::AttachResult { .. } => self.attach(),
            Deed::Return { only_at_desk } => self.hand_over(*only_at_desk),
            Deed::Withdraw => vec![self.reason(key("withdraw-reason"))],
            Deed::Apologise { old_due, new_due, .. } => self.apologise(*old_due, *new_due),
            Deed::Stop => vec![self.reason(key("stop-reason"))],
            Deed::Reopen => vec![self.reason(key("reopen-reason"))],
            Deed::Order { to } => self.order(to),
            Deed::AnswerOrder(_) => vec![self.long("answer", key("order-answer"))],
            Deed::SendBack { .. } => vec![self.reason(key("send-back-reason"))],
            Deed::SendAgain { .. } => {
                vec![self.long("note", key("send-again-note")).optional()]
            }
            Deed::TakeIn { .. }
            | Deed::AskSupplement { .. }
            | Deed::AnswerSupplement
            | Deed::AskConsultation { .. }
            | Deed::CloseConsultation(_) => Vec::new(),
        }
    }

    /// What was typed, else what one would expect.
    pub(super) fn typed(&self, name: &str, expected: &str) -> String {
        self.tried.map_or_else(|| expected.to_owned(), |tried| tried.posted.text(name).to_owned())
    }

    pub(super) fn field(&self, name: &str, words: &'static str, kind: FieldKind) -> FieldView {
        let mut field = FieldView::new(name, self.l.t(words), kind);
        field.id = field_id(self.value, name);
        let problem = self.tried.and_then(|tried| tried.problems.at(name));
        field.error = problem.map(|problem| problem_words(self.l, problem));
        field
    }

    pub(super) fn line(&self, name: &str, words: &'static str, expected: &str) -> FieldView {
        let value = self.typed(name, expected);
        self.field(name, words, FieldKind::Text(TextInput { value, ..TextInput::default() }))
    }

    pub(super) fn long(&self, name: &str, words: &'static str) -> FieldView {
        let value = self.typed(name, "");
        self.field(name, words, FieldKind::LongText(LongText { value, rows: 3, most: Some(2000) }))
    }

    pub(super) fn ground(&self) -> FieldView {
        self.line("ground", key("legal-ground"), "").hinted(self.l.t("legal-ground-hint"))
    }

    fn reason(&self, words: &'static str) -> FieldView {
        self.long("reason", words)
    }

    pub(super) fn choice(
        &self,
        name: &str,
        words: &'static str,
        options: Vec<ChoiceOption>,
    ) -> FieldView {
        self.field(name, words, FieldKind::Choice(Choice { options, autocomplete: None }))
    }

    fn leave(&self, leave: &Leave) -> Vec<FieldView> {
        let mut fields = Vec::new();
        if leave.refuses {
            return self.refusal(true);
        }
        if leave.asks_fee {
            let expected = self.view.dossier.fee.as_ref().map(|fee| fee.amount.0.to_string());
            let number = NumberInput {
                value: self.typed("fee", &expected.unwrap_or_default()),
                has_decimals: false,
                unit: Some("₫".to_owned()),
                width: Width::Half,
            };
            fields.push(self.field("fee", key("fee-amount"), FieldKind::Number(number)));
        }
        if !leave.assignees.is_empty() {
            let chosen = self.typed("assignee", "");
            let anyone = ChoiceOption::new("", self.l.t("whole-unit")).chosen_if(&chosen);
            let people = leave.assignees.iter().map(|(staff, name)| {
                ChoiceOption::new(staff.to_string(), name.clone()).chosen_if(&chosen)
            });
            let options = std::iter::once(anyone).chain(people).collect();
            fields.push(self.choice("assignee", key("next-person"), options).optional());
        }
        fields.push(self.long("reason", key("step-note")).optional());
        fields
    }

    fn assign(&self, to: &[(StaffId, String)], can_take: bool, can_give_back: bool) -> FieldView {
        let chosen = self.typed("to", if can_take { TO_ME } else { "" });
        let me = can_take.then(|| ChoiceOption::new(TO_ME, self.l.t("assign-to-me")));
        let all = can_give_back.then(|| ChoiceOption::new(TO_ALL, self.l.t("assign-to-all")));
        let people = to.iter().map(|(id, name)| ChoiceOption::new(id.to_string(), name.clone()));
        let options = me.into_iter().chain(people).chain(all);
        let options = options.map(|option| option.chosen_if(&chosen)).collect();
        self.choice("to", key("assign-to"), options)
    }

    fn files(&self, name: &str, words: &'static str) -> FieldView {
        let id = field_id(self.value, name);
        let label = self.l.t(words).into_owned();
        let size = format::file_size(self.l, self.web.app.settings().limits.file_bytes);
        let problem = self.tried.and_then(|tried| tried.problems.at(name));
        let upload = Upload {
            name: name.to_owned(),
            id,
            label,
            rules: self.l.with("upload-rules", &[("size", size.as_str())]).into_owned(),
            accept: ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png".to_owned(),
            takes_several: name == "files",
            component: String::new(),
            upload_url: None,
            error: problem.map(|problem| problem_words(self.l, problem)),
            files: FileList::default(),
            offers: Offers::default(),
        };
        self.field(name, words, FieldKind::File(Box::new(upload))).optional()
    }

    fn attach(&self) -> Vec<FieldView> {
        let results = &self.view.procedure.results;
        let first = results.first().map_or("", |result| result.code.as_str());
        let code = self.typed("code", first);
        let mut fields = Vec::new();
        if results.len() > 1 {
            let options = results.iter().map(|result| {
                ChoiceOption::new(result.code.as_str(), result.name.clone()).chosen_if(&code)
            });
            fields.push(self.choice("code", key("result-kind"), options.collect()));
        }
        let kind = self.typed("kind", ResultKind::Granted.code());
        let options = [
            (ResultKind::Granted, key("result-granted")),
            (ResultKind::Refusal, key("result-refusal")),
        ]
        .map(|(of, words)| ChoiceOption::new(of.code(), self.l.t(words)).chosen_if(&kind));
        fields.push(self.choice("kind", key("result-says"), options.to_vec()));
        let name = results.first().map_or("", |result| result.name.as_str());
        fields.push(self.line("title", key("result-title"), name));
        fields.push(self.line("symbol", key("result-symbol"), "").hinted("12/TLKS").optional());
        let today = format::day_short(self.l, self.web.app.today());
        let day = DateInput {
            value: self.typed("issued_on", &today),
            may_be_partial: false,
            autocomplete: None,
        };
        fields.push(self.field("issued_on", key("result-day"), FieldKind::Date(day)));
        let until = DateInput {
            value: self.typed("valid_until", ""),
            may_be_partial: false,
            autocomplete: None,
        };
        let until = self.field("valid_until", key("result-valid-until"), FieldKind::Date(until));
        fields.push(until.optional());
        fields.push(self.files("file", key("result-file")));
        let body = self.long("body", key("result-body")).hinted(self.l.t("result-body-hint"));
        fields.push(body.optional());
        fields
    }

    fn hand_over(&self, only_at_desk: bool) -> Vec<FieldView> {
        let person = &self.view.applicant;
        let way = self.typed("way", self.view.dossier.wish.code());
        let way = if only_at_desk { ReturnWay::Desk.code().to_owned() } else { way };
        let ways =
            ReturnWay::ALL.into_iter().filter(|way| !only_at_desk || *way == ReturnWay::Desk);
        let options =
            ways.map(|of| ChoiceOption::new(of.code(), self.l.t(way_words(of))).chosen_if(&way));
        let paper = format!("{} {}", person.id_kind, person.id_number);
        vec![
            self.choice("way", key("return-way"), options.collect()),
            self.line("receiver", key("return-receiver"), &person.name),
            self.line("paper", key("return-paper"), paper.trim()),
            self.long("reason", key("step-note")).optional(),
        ]
    }
}

pub(super) const fn way_words(way: ReturnWay) -> &'static str {
    match way {
        ReturnWay::Desk => key("way-desk"),
        ReturnWay::Post => key("way-post"),
        ReturnWay::Online => key("way-online"),
    }
}

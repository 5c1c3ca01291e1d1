//! What people do, as sentences: `world.submit().take_in().complete(2, "đạt")`. Who usually does it
//! does it; [`World::by`] names somebody else, [`World::refusing`] says why it must not succeed.

use super::world::{PRIVATE, Who, World};
use crate::{
    Command, Rejection,
    codes::{ResultKind, ReturnWay},
    command::{
        AnswerConsultation, AnswerSupplement, AskConsultation, AskSupplement, AskedItem, Assign,
        AttachResult, CloseConsultation, CompleteStep, RefusalWords, Refuse, ReturnResult, TakeIn,
        Withdraw,
    },
    decide::Submit,
    event::{DossierFile, SupplementItem, SupplementTarget},
};
use expect_test::Expect;
use mc_catalog::Channel;
use mc_kernel::{
    CivilDay, Digest, Dong,
    ids::{ConsultationId, DossierId, FileId, ProcedureVersionId, ResultId, UnitId},
};
use serde_json::json;

/// How the world is prepared, and what happens.
impl World {
    /// Moves the clock.
    pub(crate) fn at(&mut self, local: &str) -> &mut Self {
        self.now = self.zone.instant(local.parse().unwrap());
        self
    }

    /// Who does the next thing, where it is not who usually does.
    pub(crate) fn by(&mut self, who: Who) -> &mut Self {
        self.by = Some(who);
        self
    }

    /// Why the next thing must not succeed.
    pub(crate) fn refusing(&mut self, rejection: Rejection) -> &mut Self {
        self.expected = Some(rejection);
        self
    }

    /// Compares what happened since the last comparison.
    pub(crate) fn expect(&mut self, expect: &Expect) -> &mut Self {
        expect.assert_eq(&self.told);
        self.told.clear();
        self
    }

    /// Forgets what was told so far: the way there is told elsewhere.
    pub(crate) fn quietly(&mut self) -> &mut Self {
        self.told.clear();
        self
    }

    fn next_number(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }

    pub(crate) fn file(&mut self, component: &str) -> DossierFile {
        let name = format!("file {}", self.next_number());
        DossierFile {
            file: FileId::derived("file", &name),
            sha256: Digest::of(name.as_bytes()),
            size_bytes: 120_000,
            pages: 2,
            component: component.to_owned(),
            reused: None,
        }
    }

    pub(crate) fn today(&self) -> CivilDay {
        self.local().day
    }
}

/// Submission and the desk.
impl World {
    pub(crate) fn submission(&mut self, channel: Channel) -> Submit {
        let desk = self.desk();
        let competent_agency = self.competent_agency();
        let must_be_present = self.procedure.must_be_present_at_return;
        Submit {
            id: DossierId::derived("dossier", "the only one"),
            number: "H62.26.34-230522-0001".to_owned(),
            procedure_version: ProcedureVersionId::derived("procedure", &self.case),
            process_version: Self::process_version(&self.case),
            case: self.case.clone(),
            applicant: Self::applicant(),
            entered_by: None,
            channel,
            receiving_unit: desk.unit,
            receiving_agency: desk.agency,
            competent_agency,
            area: UnitId::derived("area", "Xã Xuân Lôi"),
            answers: json!({ "childName": PRIVATE }),
            files: vec![self.file("000.00.00.G15-KQ003281")],
            wish: if must_be_present { ReturnWay::Desk } else { ReturnWay::Online },
            follows: None,
        }
    }

    /// The applicant files it: online where the procedure can be.
    pub(crate) fn submit(&mut self) -> &mut Self {
        let online = self.procedure.is_fileable_online();
        let command = self.submission(if online { Channel::Online } else { Channel::Post });
        self.run_submit(Who::Applicant, &command)
    }

    /// The desk officer enters it for a person present.
    pub(crate) fn submit_at_desk(&mut self) -> &mut Self {
        let mut command = self.submission(Channel::Direct);
        command.entered_by = self.staff(self.by.unwrap_or(Who::Desk));
        self.run_submit(Who::Desk, &command)
    }

    /// The desk accepts it and sends it on.
    pub(crate) fn take_in(&mut self) -> &mut Self {
        self.run(Who::Desk, "takes in and sends on", &Command::TakeIn(TakeIn { forward: true }))
    }

    /// The desk accepts it and keeps it for now.
    pub(crate) fn take_in_only(&mut self) -> &mut Self {
        self.run(Who::Desk, "takes in", &Command::TakeIn(TakeIn { forward: false }))
    }

    pub(crate) fn refuse(&mut self) -> &mut Self {
        let command = Refuse {
            words: RefusalWords {
                ground: "Luật Hộ tịch 2014, Điều 13".to_owned(),
                place: format!("{PRIVATE}: tờ khai, nơi cư trú"),
                accepted: format!("{PRIVATE}: nộp tại xã nơi cư trú"),
                late: String::new(),
            },
        };
        self.run(Who::Desk, "refuses", &Command::Refuse(command))
    }

    pub(crate) fn withdraw(&mut self) -> &mut Self {
        let command = Withdraw { reason: format!("{PRIVATE}: đổi ý") };
        self.run(Who::Applicant, "withdraws", &Command::Withdraw(command))
    }
}

/// Supplements.
impl World {
    pub(crate) fn supplement_request(&mut self, from: Option<(u16, &str)>) -> AskSupplement {
        let item = |target| AskedItem {
            item: SupplementItem { target, ground: "NĐ 123/2015, Điều 10".to_owned() },
            what: format!("{PRIVATE}: bản rõ nét"),
        };
        let code = "000.00.00.G15-KQ003281".to_owned();
        AskSupplement {
            from: from.map(|(step, outcome)| (self.token(step), outcome.to_owned())),
            items: vec![
                item(SupplementTarget::Field { path: "child.name".to_owned() }),
                item(SupplementTarget::Component { code }),
            ],
            contact: format!("{PRIVATE}: 0900000001"),
            answer_by: self.today().plus_days(10),
            raised_by: None,
            late: format!("{PRIVATE}: chờ xác minh"),
        }
    }

    pub(crate) fn ask_supplement_at_desk(&mut self) -> &mut Self {
        let command = self.supplement_request(None);
        self.run(Who::Desk, "asks for a supplement", &Command::AskSupplement(command))
    }

    pub(crate) fn ask_supplement(&mut self, step: u16, outcome: &str) -> &mut Self {
        let command = self.supplement_request(Some((step, outcome)));
        self.run(Who::Officer(step), "asks for a supplement", &Command::AskSupplement(command))
    }

    pub(crate) fn answer_supplement(&mut self) -> &mut Self {
        let command = AnswerSupplement {
            answers: json!({ "childName": PRIVATE }),
            files: vec![self.file("000.00.00.G15-KQ003281")],
            changed: vec!["child.name".to_owned()],
            note: PRIVATE.to_owned(),
        };
        let command = Command::AnswerSupplement(command);
        self.run(Who::Applicant, "answers the supplement", &command)
    }
}

/// Steps.
impl World {
    pub(crate) fn completion(&self, step: u16, outcome: &str) -> CompleteStep {
        CompleteStep {
            token: self.token(step),
            outcome: outcome.to_owned(),
            note: String::new(),
            refusal: RefusalWords::default(),
            assignee: None,
            fee: None,
        }
    }

    pub(crate) fn complete(&mut self, step: u16, outcome: &str) -> &mut Self {
        let command = self.completion(step, outcome);
        self.complete_as(step, command)
    }

    pub(crate) fn complete_as(&mut self, step: u16, command: CompleteStep) -> &mut Self {
        let name = format!("completes {step}: {}", command.outcome);
        self.run(Who::Officer(step), &name, &Command::CompleteStep(command))
    }

    pub(crate) fn refusal_words() -> RefusalWords {
        RefusalWords {
            ground: "Luật Đất đai 2013, Điều 188".to_owned(),
            place: format!("{PRIVATE}: đơn, mục 3"),
            accepted: format!("{PRIVATE}: đơn có đủ chữ ký"),
            late: format!("{PRIVATE}: chờ xác minh"),
        }
    }

    /// An outcome that refuses, with its reason.
    pub(crate) fn refuse_at(&mut self, step: u16, outcome: &str) -> &mut Self {
        let command =
            CompleteStep { refusal: Self::refusal_words(), ..self.completion(step, outcome) };
        self.complete_as(step, command)
    }

    /// An outcome that asks the applicant for money.
    pub(crate) fn ask_fee(&mut self, step: u16, outcome: &str, amount: i64) -> &mut Self {
        let fee = Some(Dong(amount));
        let command = CompleteStep { fee, ..self.completion(step, outcome) };
        self.complete_as(step, command)
    }

    /// An outcome with the choice of who does the next step.
    pub(crate) fn complete_for(&mut self, step: u16, outcome: &str, to: Who) -> &mut Self {
        let assignee = self.staff(to);
        let command = CompleteStep { assignee, ..self.completion(step, outcome) };
        self.to = Some(to);
        self.complete_as(step, command)
    }

    pub(crate) fn assign(&mut self, step: u16, to: Option<Who>) -> &mut Self {
        let command = Assign { token: self.token(step), to: to.and_then(|to| self.staff(to)) };
        let name = format!("gives {step} to {to:?}");
        self.to = to;
        self.run(Who::Head(step), &name, &Command::Assign(command))
    }
}

/// Opinions.
impl World {
    pub(crate) fn consultation(&self) -> ConsultationId {
        ConsultationId::derived("consultation", &self.serial.to_string())
    }

    /// Asks the consulted division, until a local time.
    pub(crate) fn ask_opinion(&mut self, step: u16, until: &str) -> &mut Self {
        self.next_number();
        let command = AskConsultation {
            consultation: self.consultation(),
            token: self.token(step),
            place: Self::consulted_place(),
            due: self.zone.instant(until.parse().unwrap()),
            question: format!("{PRIVATE}: có trùng tên không?"),
        };
        self.run(Who::Officer(step), "asks for an opinion", &Command::AskConsultation(command))
    }

    pub(crate) fn give_opinion(&mut self) -> &mut Self {
        let consultation = self.consultation();
        let answer = format!("{PRIVATE}: không trùng");
        let files = vec![self.file("")];
        self.serial -= 1;
        let command = AnswerConsultation { consultation, answer, files };
        self.run(Who::Consulted, "gives the opinion", &Command::AnswerConsultation(command))
    }

    pub(crate) fn close_opinion(&mut self, step: u16) -> &mut Self {
        let command = CloseConsultation { consultation: self.consultation() };
        let command = Command::CloseConsultation(command);
        self.run(Who::Officer(step), "records that no opinion came", &command)
    }
}

/// The result.
impl World {
    pub(crate) fn result_document(&mut self, step: u16) -> AttachResult {
        let file = self.file("");
        let main = self.procedure.main_result_code.clone();
        let any = self.procedure.results.first().map(|r| r.code.clone());
        AttachResult {
            result: ResultId::derived("result", &self.serial.to_string()),
            token: self.token(step),
            kind: ResultKind::Granted,
            code: main.or(any).map_or_else(String::new, |code| code.to_string()),
            title: format!("Giấy chứng nhận của {PRIVATE}"),
            symbol: format!("{}/KQ", self.serial),
            issued_on: self.today(),
            valid_until: None,
            file,
        }
    }

    pub(crate) fn attach(&mut self, step: u16) -> &mut Self {
        let command = self.result_document(step);
        self.attach_as(step, command)
    }

    pub(crate) fn attach_as(&mut self, step: u16, command: AttachResult) -> &mut Self {
        let name = format!("attaches a result at {step}");
        self.run(Who::Officer(step), &name, &Command::AttachResult(command))
    }

    pub(crate) fn handing_over(way: ReturnWay) -> ReturnResult {
        let is_desk = way == ReturnWay::Desk;
        let text = |text: &str| if is_desk { format!("{PRIVATE} {text}") } else { String::new() };
        let note = format!("{PRIVATE} đã gửi");
        ReturnResult { way, receiver: text("Nguyễn Mẫu An"), paper: text("CCCD"), note }
    }

    /// Hands the result over: the officer of the return step, or of the desk where there is none.
    pub(crate) fn hand_over(&mut self, way: ReturnWay) -> &mut Self {
        let open = self.dossier().steps.first().map(|s| s.step.0);
        let who = open.map_or(Who::Desk, Who::Officer);
        self.run(who, "hands over", &Command::ReturnResult(Self::handing_over(way)))
    }

    pub(crate) fn rate(&mut self) -> &mut Self {
        self.run(Who::Applicant, "rates", &Command::Rate)
    }
}

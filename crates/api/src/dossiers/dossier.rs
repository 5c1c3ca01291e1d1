//! A dossier as answers show it.

use super::progress::Progress;
use crate::{
    api::{Api, Today},
    values::{
        Channel, File, Moment, Named, Person, ResultKind, ReturnWay, Staff, Timeliness, Unit,
    },
};
use mc_app::{
    desk::supplement_words,
    dossier::{Private, event::SupplementTarget, state},
    dossier_view::DossierView,
    store::dossiers::Hop,
};
use mc_kernel::Locale;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A dossier (hồ sơ) with everything that the token may see.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Dossier {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// The number (mã số hồ sơ), by which people speak of it. Nothing is to be read out of it.
    number: String,
    /// The procedure, in the version that the dossier keeps.
    procedure: Named,
    /// The case.
    case: Named,
    /// The applicant.
    applicant: Person,
    /// The officer who entered it for a person present, or with whose positions a system did; null
    /// where the applicant filed it.
    entered_by: Option<Staff>,
    /// The way it was filed.
    channel: Channel,
    /// The area it belongs to.
    area: Unit,
    /// The desk that received it.
    receiving_unit: Unit,
    /// The agency that settles it.
    competent_agency: Unit,
    /// When it was submitted.
    submitted_at: Moment,
    /// By when the desk answers.
    intake_due_at: Moment,
    /// When the desk accepted it; null before.
    accepted_at: Option<Moment>,
    /// Where it stands.
    progress: Progress,
    /// How the due date came about, sentence by sentence, in the language of the answer; empty
    /// before acceptance.
    due_explained: Vec<String>,
    /// The moment that was promised before the agency apologised and promised another one (NĐ
    /// 61/2018/NĐ-CP, Điều 19 khoản 9); null where it did not.
    promised_before_at: Option<Moment>,
    /// Since when it is stopped on the applicant's request (NĐ 118/2025/NĐ-CP, Điều 21); null where it
    /// is not.
    stopped_at: Option<Moment>,
    /// The withdrawn dossier of the same person and matter that it follows; null where it follows
    /// none.
    follows: Option<Followed>,
    /// What was declared, as the e-form of the procedure has it, without sensitive answers where they
    /// are masked; null where the person was erased.
    #[schema(value_type = Option<Object>)]
    answers: Value,
    /// Whether sensitive answers (NĐ 356/2025/NĐ-CP, Điều 4) were left out because nobody gave a
    /// reason to see them; it is given on the dossier's page at the desk.
    answers_masked: bool,
    /// The files, those of the applicant first.
    files: Vec<File>,
    /// The supplement that is awaited (NĐ 61/2018/NĐ-CP, Điều 17 and 19); null where none is.
    supplement: Option<Supplement>,
    /// Opinions that were asked for, the first one first.
    consultations: Vec<Consultation>,
    /// Result documents; of one code the newest counts.
    results: Vec<ResultDocument>,
    /// How the applicant wishes to receive the result.
    wish: ReturnWay,
    /// How it ended; null while it is open.
    ended: Option<Ended>,
    /// When the result reached the applicant; null before.
    returned_at: Option<Moment>,
    /// Stays at steps, the first one first, as the control sheet prints them (TT 01/2018/TT-VPCP,
    /// form 06).
    stays: Vec<Stay>,
}

/// A withdrawn dossier that was filed again.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Followed {
    /// Its id.
    #[schema(format = "uuid")]
    dossier_id: String,
    /// Its number.
    number: String,
    /// When the first dossier of the matter was submitted.
    since: Moment,
}

/// A supplement that is awaited.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Supplement {
    /// What is asked for.
    items: Vec<SupplementItem>,
    /// Who answers questions: name and telephone.
    contact: String,
    /// By when the applicant is asked to answer, `yyyy-mm-dd`.
    #[schema(format = Date)]
    answer_by: String,
    /// Since when.
    asked_at: Moment,
}

/// One thing to be supplemented: of `field`, `component` and `file_id` exactly one is there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SupplementItem {
    /// The path of a field of the e-form.
    field: Option<String>,
    /// The code of a component.
    component: Option<String>,
    /// A file, with the page that is meant.
    #[schema(format = "uuid")]
    file_id: Option<String>,
    /// The page of the file, from 1.
    page: Option<u32>,
    /// What would be accepted.
    what: String,
    /// The legal ground.
    ground: String,
}

/// An opinion that was asked for (lấy ý kiến).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Consultation {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// The unit that asked.
    from: Unit,
    /// The unit that is asked.
    unit: Unit,
    /// How it stands.
    state: ConsultationState,
    /// The question.
    question: String,
    /// The answer; null while there is none.
    answer: Option<String>,
    /// Since when.
    asked_at: Moment,
    /// By when.
    due_at: Moment,
}

/// How a consultation stands: `open`, `answered`, `no_answer` (closed; nothing follows from it),
/// `dropped` (the step that asked was left).
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ConsultationState {
    Open,
    Answered,
    NoAnswer,
    Dropped,
}

/// A result document (kết quả giải quyết).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ResultDocument {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// What it says.
    kind: ResultKind,
    /// The national code of the result that it gives or refuses.
    code: String,
    /// The title.
    title: String,
    /// Number and symbol of the document.
    symbol: String,
    /// The day on the document, `yyyy-mm-dd`.
    #[schema(format = Date)]
    issued_on: String,
    /// The document itself; its content is at `/api/v1/files/{file_id}`.
    #[schema(format = "uuid")]
    file_id: String,
    /// Who attached it.
    attached_by: Option<Staff>,
    /// The leader who approved it; null before.
    approved_by: Option<Staff>,
    /// When it was approved; null before.
    approved_at: Option<Moment>,
}

/// How a dossier ended.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Ended {
    /// Granted or refused.
    kind: ResultKind,
    /// The legal ground of a refusal; null otherwise.
    ground: Option<String>,
    /// The reason of a refusal; null otherwise.
    reason: Option<String>,
    /// When.
    at: Moment,
    /// Early, on time or late.
    timeliness: Timeliness,
}

/// A stay at a step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Stay {
    /// The token; 0 before acceptance.
    token: u64,
    /// The number of the step; 0 before acceptance.
    step: u64,
    /// What was done.
    step_name: String,
    /// The unit.
    unit: Unit,
    /// From when.
    entered_at: Moment,
    /// The planned end; null where none was planned.
    planned_at: Option<Moment>,
    /// Who left it; null while it is open, and where a system or the applicant did.
    by: Option<Staff>,
    /// Until when; null while it is open.
    left_at: Option<Moment>,
    /// The outcome; null while it is open, and where the dossier went elsewhere as a whole.
    outcome: Option<String>,
    /// `early`, `on_time` or `late`; null while it is open, and where no end was planned.
    timeliness: Option<String>,
}

/// Tells a dossier.
pub(super) fn told(api: &Api, view: &DossierView, locale: Locale, answers_masked: bool) -> Dossier {
    let answers = view.answers.clone();
    let today = api.today();
    let teller = Teller { api, today: &today, view };
    let dossier = &view.dossier;
    let case = view.procedure.case(&dossier.case).map_or("", |case| case.name.as_str());
    let derivation = view.deadline.as_ref().map(|d| d.derivation.words(locale));
    Dossier {
        id: dossier.id.to_string(),
        number: dossier.number.clone(),
        procedure: Named::new(&dossier.procedure, &view.procedure.name),
        case: Named::new(&dossier.case, case),
        entered_by: dossier.entered_by.and_then(|id| Staff::of(&today, id)),
        channel: dossier.channel.into(),
        area: Unit::of(&today, dossier.area),
        receiving_unit: Unit::of(&today, dossier.receiving_unit),
        competent_agency: Unit::of(&today, dossier.competent_agency),
        submitted_at: api.moment(dossier.submitted_at),
        intake_due_at: api.moment(dossier.intake_due),
        accepted_at: dossier.clock.received.map(|at| api.moment(at)),
        progress: Progress::of(api, dossier, &view.process),
        due_explained: derivation.unwrap_or_default(),
        promised_before_at: dossier.clock.reappointed.as_ref().map(|new| api.moment(new.old_due)),
        stopped_at: dossier.stopped.as_ref().map(|stopped| api.moment(stopped.at)),
        follows: dossier.follows.as_ref().map(|follows| Followed {
            dossier_id: follows.dossier.to_string(),
            number: follows.number.clone(),
            since: api.moment(follows.since),
        }),
        files: view.files.iter().map(|file| File::of(api, file)).collect(),
        supplement: dossier.supplement.as_ref().map(|s| teller.supplement(s)),
        consultations: dossier.consultations.iter().map(|c| teller.consultation(c)).collect(),
        results: dossier.results.iter().map(|r| teller.result(r)).collect(),
        wish: dossier.wish.into(),
        ended: dossier.ended.as_ref().map(|ended| teller.ended(ended)),
        returned_at: dossier.returned_at.map(|at| api.moment(at)),
        stays: view.hops.iter().map(|hop| teller.stay(hop)).collect(),
        applicant: view.applicant.clone().into(),
        answers: if answers_masked { view.form.without_sensitive(answers) } else { answers },
        answers_masked,
    }
}

struct Teller<'a> {
    api: &'a Api,
    today: &'a Today,
    view: &'a DossierView,
}

impl Teller<'_> {
    fn words(&self, version: u64) -> Option<String> {
        match self.view.words_of(version) {
            Some(Private::Words { text }) => Some(text.clone()),
            Some(Private::Refusal { place, accepted, note, .. }) => {
                let said = [place, accepted, note].into_iter().filter(|text| !text.is_empty());
                Some(said.map(String::as_str).collect::<Vec<_>>().join("\n"))
            }
            Some(
                Private::Answers { .. }
                | Private::Supplement { .. }
                | Private::Supplemented { .. }
                | Private::Receiver { .. }
                | Private::Paper { .. },
            )
            | None => None,
        }
    }

    fn supplement(&self, supplement: &state::Supplement) -> Supplement {
        let (whats, contact) = supplement_words(self.view.words_of(supplement.asked_in));
        let whats = whats.iter().map(String::as_str).chain(std::iter::repeat(""));
        let item = |(item, what): (&mc_app::dossier::event::SupplementItem, &str)| {
            let (mut field, mut component, mut file) = (None, None, None);
            match &item.target {
                SupplementTarget::Field { path } => field = Some(path.clone()),
                SupplementTarget::Component { code } => component = Some(code.clone()),
                SupplementTarget::Page { file: id, page } => file = Some((id.to_string(), *page)),
            }
            let (file_id, page) = file.unzip();
            let (what, ground) = (what.to_owned(), item.ground.clone());
            SupplementItem { field, component, file_id, page, what, ground }
        };
        Supplement {
            items: supplement.items.iter().zip(whats).map(item).collect(),
            contact: contact.to_owned(),
            answer_by: supplement.answer_by.to_string(),
            asked_at: self.api.moment(supplement.asked_at),
        }
    }

    fn consultation(&self, consultation: &state::Consultation) -> Consultation {
        let (state, answered_in) = match consultation.state {
            state::ConsultationState::Open => (ConsultationState::Open, None),
            state::ConsultationState::Answered { answered_in } => {
                (ConsultationState::Answered, Some(answered_in))
            }
            state::ConsultationState::NoAnswer => (ConsultationState::NoAnswer, None),
            state::ConsultationState::Dropped => (ConsultationState::Dropped, None),
        };
        Consultation {
            id: consultation.id.to_string(),
            from: Unit::of(self.today, consultation.from.unit),
            unit: Unit::of(self.today, consultation.place.unit),
            state,
            question: self.words(consultation.asked_in).unwrap_or_default(),
            answer: answered_in.and_then(|version| self.words(version)),
            asked_at: self.api.moment(consultation.asked_at),
            due_at: self.api.moment(consultation.due),
        }
    }

    fn result(&self, result: &state::ResultDocument) -> ResultDocument {
        ResultDocument {
            id: result.id.to_string(),
            kind: result.kind.into(),
            code: result.code.clone(),
            title: self.words(result.attached_in).unwrap_or_default(),
            symbol: result.symbol.clone(),
            issued_on: result.issued_on.to_string(),
            file_id: result.file.file.to_string(),
            attached_by: Staff::of(self.today, result.attached_by),
            approved_by: result.approved_by.and_then(|id| Staff::of(self.today, id)),
            approved_at: result.approved_at.map(|at| self.api.moment(at)),
        }
    }

    fn ended(&self, ended: &state::Ended) -> Ended {
        Ended {
            kind: ended.kind.into(),
            ground: ended.ground.clone(),
            reason: self.words(ended.ended_in),
            at: self.api.moment(ended.at),
            timeliness: ended.timeliness.into(),
        }
    }

    fn stay(&self, hop: &Hop) -> Stay {
        Stay {
            token: hop.token,
            step: hop.step,
            step_name: hop.step_name.clone(),
            unit: Unit::of(self.today, hop.unit),
            entered_at: self.api.moment(hop.entered),
            planned_at: hop.planned.map(|at| self.api.moment(at)),
            by: hop.staff.and_then(|id| Staff::of(self.today, id)),
            left_at: hop.left.map(|at| self.api.moment(at)),
            outcome: hop.outcome.clone(),
            timeliness: hop.timeliness.clone(),
        }
    }
}

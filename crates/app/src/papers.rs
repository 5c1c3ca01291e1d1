//! Official papers of a dossier: forms 01 to 06, the acknowledgement, a result from a
//! template. The words are the forms' own; this module only fills them.

mod kind;
mod refusal;
mod time;

pub use kind::Paper;

use crate::{App, AppError, Ctx, desk::supplement_words, dossier_view::DossierView};
use mc_calendar::{Limit, Timeliness};
use mc_dossier::{Event, ReturnWay};
use mc_kernel::{
    Digest, LocalTime, Locale, Timestamp,
    ids::{DossierId, StaffId, UnitId},
};
use mc_print::{
    Acknowledgement, Apology, ControlSheet, DossierRef, Letterhead, Party, Receipt, Refusal,
    ResultDocument, Signer, StopNotice, SupplementRequest,
    acknowledgement::{Answer, AnswerGroup, SubmittedFile},
    control_sheet::{Handover, Outcome},
    receipt::Component,
    result_document::{Block, Signatory},
};
use mc_store::dossiers::Hop;

/// What stands in the place of a sensitive answer on what an officer prints without a reason.
const MASKED: &str = "●●●●";

impl App {
    /// Prints a paper of a dossier. Sensitive answers are masked as on the desk.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the dossier has no such paper; form 06 and the roll are for
    /// officers.
    pub async fn paper(&self, ctx: &Ctx, id: DossierId, paper: Paper) -> Result<Vec<u8>, AppError> {
        let view = self.view_dossier(ctx, id).await?;
        let is_for_desk = matches!(paper, Paper::ControlSheet | Paper::ReceiptRoll);
        if is_for_desk && ctx.actor.staff().is_none() {
            return Err(AppError::NotFound);
        }
        let locale = ctx.locale;
        let as_printed = if paper == Paper::ReceiptRoll { Paper::Receipt } else { paper };
        let closing = self.closing((view.dossier.applicant, id), as_printed).await?;
        let is_masked = self.answers_are_masked(ctx, &view).await?;
        let app = self.clone();
        // Setting a page takes long enough to hold up other requests.
        tokio::task::spawn_blocking(move || app.print(&view, (paper, locale, is_masked), closing))
            .await
            .map_err(AppError::internal)?
    }

    fn print(
        &self,
        view: &DossierView,
        (paper, locale, is_masked): (Paper, Locale, bool),
        closing: Vec<String>,
    ) -> Result<Vec<u8>, AppError> {
        let printer = &self.parts.printer;
        let none = || AppError::NotFound;
        Ok(match paper {
            Paper::Receipt => {
                let form = self.receipt(view).ok_or_else(none)?;
                printer.receipt(&Receipt { closing, ..form })?
            }
            Paper::ReceiptRoll => {
                let form = self.receipt(view).ok_or_else(none)?;
                printer.receipt_roll(&Receipt { closing, ..form })?
            }
            Paper::Supplement => {
                let form = self.supplement(view).ok_or_else(none)?;
                printer.supplement_request(&SupplementRequest { closing, ..form })?
            }
            Paper::Refusal => {
                let form = self.refusal_paper(view).ok_or_else(none)?;
                printer.refusal(&Refusal { closing, ..form })?
            }
            Paper::Apology => {
                let form = self.apology(view).ok_or_else(none)?;
                printer.apology(&Apology { closing, ..form })?
            }
            Paper::StopNotice => {
                let form = self.stop_notice(view).ok_or_else(none)?;
                printer.stop_notice(&StopNotice { closing, ..form })?
            }
            Paper::ControlSheet => printer.control_sheet(&self.control_sheet(view))?,
            Paper::Acknowledgement => {
                printer.acknowledgement(&self.acknowledgement(view, locale, is_masked))?
            }
        })
    }

    /// Papers that a dossier has now.
    pub fn papers_of(view: &DossierView, for_staff: bool) -> Vec<Paper> {
        let has = |kind: &str| view.told.iter().any(|t| t.recorded.event.kind() == kind);
        let slip =
            view.told.iter().any(|t| matches!(&t.recorded.event, Event::TakenIn(e) if e.slip));
        let refused =
            has("refused") || view.dossier.ended.as_ref().is_some_and(|e| e.ground.is_some());
        Paper::ALL
            .into_iter()
            .filter(|paper| match paper {
                Paper::Receipt => slip,
                Paper::ReceiptRoll => for_staff && slip,
                Paper::Supplement => has("supplement_asked"),
                Paper::Refusal => refused,
                Paper::Apology => has("reappointed"),
                Paper::StopNotice => has("stopped_on_request"),
                Paper::ControlSheet => for_staff && has("taken_in"),
                Paper::Acknowledgement => true,
            })
            .collect()
    }

    fn local(&self, at: Timestamp) -> LocalTime {
        self.settings().zone.local(at)
    }

    fn head(&self, view: &DossierView, unit: UnitId, kind: &str, at: Timestamp) -> Letterhead {
        let directory = &view.reference.directory;
        let agency = directory.agency_of(unit);
        let own = directory.unit(unit);
        let superior = agency.filter(|a| a.id != unit).map(|a| a.name.clone());
        let sequence = view.dossier.number.rsplit('-').next().unwrap_or_default().to_owned();
        let mark = own.map_or("", |u| u.abbreviation.as_str());
        Letterhead {
            superior,
            agency: own.map_or_else(String::new, |u| u.name.clone()),
            number: Some(sequence),
            notation: Some(if mark.is_empty() {
                kind.to_owned()
            } else {
                format!("{kind}-{mark}")
            }),
            place: place_name(view, unit),
            at: self.local(at),
        }
    }

    fn dossier_ref(&self, view: &DossierView) -> DossierRef {
        let url = &self.settings().public_url;
        DossierRef {
            number: view.dossier.number.clone(),
            qr: format!("{url}/tra-cuu?so={}", view.dossier.number),
            look_up: Some(format!("{url}/tra-cuu")),
        }
    }

    fn receipt(&self, view: &DossierView) -> Option<Receipt> {
        let taken_in = view.told.iter().find(|t| t.recorded.event.kind() == "taken_in")?;
        let (at, staff) = (taken_in.recorded.at, taken_in.recorded.actor.staff());
        let dossier = &view.dossier;
        let derivation = view.deadline.as_ref().map(|d| d.derivation.words(Locale::Vi));
        Some(Receipt {
            head: self.head(view, dossier.receiving_unit, "TNHS", at),
            dossier: self.dossier_ref(view),
            desk: view.reference.directory.unit(dossier.receiving_unit)?.name.clone(),
            applicant: party(view),
            agent: None,
            request: view.procedure.name.clone(),
            components: components(view),
            sets: Some("01".to_owned()),
            time_limit: Some(limit_words(dossier.clock.limit)),
            received_at: Some(self.local(at)),
            due_at: dossier.clock.due.map(|due| self.local(due)),
            due_derivation: derivation.unwrap_or_default(),
            delivery: Some(delivery(view)),
            register: None,
            closing: Vec::new(),
            submitter: Signer { name: Some(view.applicant.name.clone()), digital: false },
            receiver: signer(view, staff),
        })
    }

    fn supplement(&self, view: &DossierView) -> Option<SupplementRequest> {
        let told = view
            .told
            .iter()
            .rev()
            .find(|t| matches!(t.recorded.event, Event::SupplementAsked(_)))?;
        let Event::SupplementAsked(asked) = &told.recorded.event else { return None };
        let (items, contact) = supplement_words(told.private.as_ref());
        let grounds: Vec<&str> = asked.items.iter().map(|i| i.ground.as_str()).collect();
        let staff = told.recorded.actor.staff();
        let day = mc_calendar::date_words(asked.answer_by, Locale::Vi);
        Some(SupplementRequest {
            head: self.head(view, asked.place.unit, "PBS", asked.at),
            dossier: self.dossier_ref(view),
            applicant: party(view),
            request: view.procedure.name.clone(),
            items: items.to_vec(),
            reason: Some(distinct_join(&grounds)),
            answer_by: Some(day),
            contact_name: Some(contact.to_owned()).filter(|c| !c.is_empty()),
            contact_phone: Some(self.settings().help_phone.clone()).filter(|p| !p.is_empty()),
            closing: Vec::new(),
            guide: signer(view, staff),
        })
    }

    fn control_sheet(&self, view: &DossierView) -> ControlSheet {
        let dossier = &view.dossier;
        let consulted: Vec<String> =
            dossier.consultations.iter().map(|c| view.unit_name(c.place.unit)).collect();
        ControlSheet {
            head: self.head(view, dossier.receiving_unit, "PKS", self.now()),
            dossier: self.dossier_ref(view),
            agency: view.unit_name(dossier.competent_agency),
            consulted,
            received_at: dossier.clock.received.map(|at| self.local(at)),
            due_at: dossier.clock.due.map(|at| self.local(at)),
            handovers: view.hops.iter().map(|hop| self.handover(view, hop)).collect(),
        }
    }

    fn handover(&self, view: &DossierView, hop: &Hop) -> Handover {
        let from = hop.from_unit.map_or_else(|| view.applicant.name.clone(), |u| view.unit_name(u));
        Handover {
            from_unit: from,
            to_unit: view.unit_name(hop.unit),
            at: Some(self.local(hop.entered)),
            giver: hop.from_staff.map(|s| view.staff_name(s)).filter(|n| !n.is_empty()),
            receiver: hop.staff.map(|s| view.staff_name(s)).filter(|n| !n.is_empty()),
            outcome: hop.timeliness.as_deref().and_then(|t| match t {
                "early" => Some(Outcome::Early),
                "on_time" => Some(Outcome::OnTime),
                "late" => Some(Outcome::Late),
                _ => None,
            }),
            note: Some(match &hop.outcome {
                Some(outcome) => format!("{}: {outcome}", hop.step_name),
                None => hop.step_name.clone(),
            })
            .filter(|note| !note.is_empty()),
        }
    }

    fn acknowledgement(
        &self,
        view: &DossierView,
        locale: Locale,
        is_masked: bool,
    ) -> Acknowledgement {
        let dossier = &view.dossier;
        let day = self.settings().zone.day(dossier.submitted_at);
        let answers = view
            .summary(locale, day)
            .into_iter()
            .map(|section| AnswerGroup {
                title: section.title,
                answers: section
                    .rows
                    .into_iter()
                    .map(|row| Answer {
                        label: row.label,
                        value: Some(if is_masked && row.is_sensitive {
                            MASKED.to_owned()
                        } else {
                            row.value
                        }),
                    })
                    .collect(),
            })
            .collect();
        let files = dossier.files.iter().map(|file| {
            let row = view.file(file.file);
            let paper = view.procedure.paper(&file.component);
            SubmittedFile {
                component: paper.map(|p| p.name.clone()),
                name: row.map_or_else(String::new, |r| r.name.clone()),
                size: Some(size_words(file.size_bytes)),
                pages: Some(file.pages),
                sha256: Digest::from_bytes(*file.sha256.bytes()),
            }
        });
        Acknowledgement {
            locale,
            head: self.head(view, dossier.receiving_unit, "XNN", dossier.submitted_at),
            dossier: self.dossier_ref(view),
            request: view.procedure.name.clone(),
            applicant: party(view),
            submitted_at: self.local(dossier.submitted_at),
            answers,
            files: files.collect(),
            next_steps: self.next_steps(view, locale),
        }
    }

    fn next_steps(&self, view: &DossierView, locale: Locale) -> Vec<String> {
        let due = mc_calendar::moment_words(self.local(view.dossier.intake_due), locale);
        let limit = view.dossier.clock.limit.words(locale);
        match locale {
            Locale::Vi => vec![
                format!("Bộ phận một cửa kiểm tra hồ sơ và trả lời trước {due}."),
                format!("Thời hạn giải quyết {limit} tính từ khi hồ sơ được tiếp nhận."),
            ],
            Locale::En => vec![
                format!("The one-stop desk checks the dossier and answers by {due}."),
                format!("The time limit of {limit} counts from acceptance."),
            ],
        }
    }

    /// Makes a result document from the plain template: what was declared, and who signs.
    pub async fn result_from_template(
        &self,
        ctx: &Ctx,
        id: DossierId,
        (title, symbol): (&str, &str),
        body: &str,
    ) -> Result<Vec<u8>, AppError> {
        let view = self.view_dossier(ctx, id).await?;
        let document = self.result_document(&view, title, symbol, body);
        let app = self.clone();
        tokio::task::spawn_blocking(move || app.parts.printer.result_document(&document))
            .await
            .map_err(AppError::internal)?
            .map_err(AppError::from)
    }

    fn result_document(
        &self,
        view: &DossierView,
        title: &str,
        symbol: &str,
        body: &str,
    ) -> ResultDocument {
        let agency = view.dossier.competent_agency;
        let day = self.today();
        let (number, notation) = symbol.split_once('/').unwrap_or((symbol, ""));
        let paragraphs = body
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| Block::Paragraph { text: line.to_owned() });
        let declared = view.summary(Locale::Vi, day).into_iter().flat_map(|section| {
            let heading = Block::Heading { text: section.title };
            let rows = section
                .rows
                .into_iter()
                .map(|row| Block::Field { label: row.label, value: Some(row.value) });
            std::iter::once(heading).chain(rows).collect::<Vec<_>>()
        });
        let body: Vec<Block> =
            if body.trim().is_empty() { declared.collect() } else { paragraphs.collect() };
        let superior = view.reference.directory.unit(agency).and_then(|a| a.parent);
        ResultDocument {
            head: Letterhead {
                superior: superior.map(|s| view.unit_name(s)),
                agency: view
                    .reference
                    .directory
                    .unit(agency)
                    .map_or_else(String::new, |a| a.name.clone()),
                number: Some(number.trim().to_owned()).filter(|n| !n.is_empty()),
                notation: Some(notation.trim().to_owned()).filter(|n| !n.is_empty()),
                place: place_name(view, agency),
                at: self.local(self.now()),
            },
            dossier: Some(self.dossier_ref(view)),
            title: title.to_owned(),
            subject: None,
            addressee: None,
            authority: None,
            legal_bases: view
                .procedure
                .legal_bases
                .iter()
                .take(4)
                .map(|b| format!("Căn cứ {} số {}", b.name, b.number))
                .collect(),
            enacting: None,
            body,
            recipients: vec![view.applicant.name.clone(), "Lưu: VT.".to_owned()],
            signatory: Signatory {
                capacity: None,
                position: "Người có thẩm quyền".to_owned(),
                name: None,
            },
        }
    }
}

/// The legal ground of a refusal, before or after acceptance.
fn signer(view: &DossierView, staff: Option<StaffId>) -> Signer {
    Signer { name: staff.map(|s| view.staff_name(s)), digital: false }
}

fn party(view: &DossierView) -> Party {
    let person = &view.applicant;
    let given = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    Party {
        name: person.name.clone(),
        id_number: given(&person.id_number),
        address: given(&person.address),
        phone: given(&person.phone),
        email: given(&person.email),
    }
}

/// The papers that were handed over, each with how many files stand for it.
fn components(view: &DossierView) -> Vec<Component> {
    let mut components: Vec<Component> = vec![Component {
        name: view.form.title.vi().to_owned(),
        copies: Some("01 (điện tử)".to_owned()),
    }];
    for paper in view.procedure.papers() {
        let count =
            view.dossier.files.iter().filter(|f| f.component == paper.code.as_str()).count();
        if count > 0 && components.iter().all(|c| c.name != paper.name) {
            let copies = Some(format!("{count:02} tệp"));
            components.push(Component { name: paper.name.clone(), copies });
        }
    }
    components
}

fn delivery(view: &DossierView) -> String {
    match view.dossier.wish {
        ReturnWay::Desk => view.unit_name(view.dossier.receiving_unit),
        ReturnWay::Post => "Qua dịch vụ bưu chính công ích".to_owned(),
        ReturnWay::Online => "Bản điện tử trong tài khoản".to_owned(),
    }
}

fn limit_words(limit: Limit) -> String {
    limit.words(Locale::Vi)
}

/// The name of the place in the date line: the nearest area of a unit.
fn place_name(view: &DossierView, unit: UnitId) -> String {
    let directory = &view.reference.directory;
    let areas = directory.unit(unit).map(|u| u.areas.clone()).unwrap_or_default();
    let area = areas.first().and_then(|a| directory.unit(*a));
    area.map_or_else(String::new, |a| a.short_name.clone())
}

fn distinct_join(texts: &[&str]) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for text in texts {
        if !seen.contains(text) {
            seen.push(text);
        }
    }
    seen.join("; ")
}

fn size_words(bytes: u64) -> String {
    const KIB: u64 = 1024;
    if bytes < KIB {
        format!("{bytes} B")
    } else if bytes < KIB * KIB {
        format!("{} KB", bytes.div_ceil(KIB))
    } else {
        let tenths = bytes * 10 / (KIB * KIB);
        format!("{},{} MB", tenths / 10, tenths % 10)
    }
}

/// How a hop ended, from its name in the database.
pub fn timeliness_of(code: &str) -> Option<Timeliness> {
    match code {
        "early" => Some(Timeliness::Early),
        "on_time" => Some(Timeliness::OnTime),
        "late" => Some(Timeliness::Late),
        _ => None,
    }
}

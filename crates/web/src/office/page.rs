//! A document: what it is, its files, what happened, what can be done.

use super::{HERE, lists::briefs, steps, words};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::id,
    public::serve,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    document::{
        Attached, Authority,
        incoming::{self, Answer, Incoming},
        number_text,
        outgoing::{self, Outgoing},
    },
    dossier_view::unit_name,
    office::{Deed, Happened, OfficialView},
    store::documents::Standing,
};
use mc_kernel::{
    ActorRef, CivilDay, Timestamp,
    ids::{OfficialDocumentId, StaffId},
};
use mc_pages::{
    chrome::Link,
    components::{
        Cell, Column, PostButton, SummaryList, SummaryRow, Table, Timeline, TimelineEntry,
        TimelineTime,
    },
    format,
    office::OfficeDocumentPage,
    words::{Lang, key},
};

/// What the words of a document are made with.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub(super) web: &'a Web,
    pub(super) l: Lang,
}

impl Telling<'_> {
    pub(super) fn staff(self, id: StaffId) -> String {
        let reference = self.web.app.reference();
        reference.directory.staff(id).map(|staff| staff.full_name.clone()).unwrap_or_default()
    }

    fn by(self, actor: ActorRef) -> String {
        actor.staff().map(|staff| self.staff(staff)).unwrap_or_default()
    }

    fn moment(self, at: Timestamp) -> String {
        format::moment_short(self.l, self.web.app.settings().zone.local(at))
    }

    pub(super) fn day(self, day: CivilDay) -> String {
        format::day_short(self.l, day)
    }

    pub(super) fn place(self, place: mc_app::document::Place) -> String {
        let unit = unit_name(&self.web.app.reference(), place.unit);
        match place.staff {
            Some(staff) => format!("{} ({unit})", self.staff(staff)),
            None => unit,
        }
    }

    /// The capacity and position of whoever signed: `KT. Chủ tịch`.
    pub(super) fn signed(self, signed: &outgoing::Signed) -> String {
        let short = if signed.authority == Authority::CollectiveDeputy {
            "TM., KT."
        } else {
            signed.authority.abbreviation()
        };
        format!("{short} {}, {}", signed.title, self.staff(signed.staff)).trim().to_owned()
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(document): Path<String>,
) -> Reply {
    let id: OfficialDocumentId = id(&document)?;
    let view = web.app.official_view(visit.ctx(), id).await?;
    let l = visit.l();
    let telling = Telling { web: &web, l };
    let today = web.app.today();
    let (over, title, chip, facts) = match &view.standing {
        Standing::Incoming(document) => {
            let is_late = document.due().is_some_and(|due| due < today);
            let chip = words::chip(l, document.stage.name(), is_late && !document.is_over());
            let over = document.received.source.number.clone();
            (over, document.received.subject.clone(), chip, incoming_facts(telling, document))
        }
        Standing::Outgoing(document) => {
            let chip = words::chip(l, document.stage.name(), false);
            let kind = document.drafted.kind.words(l.locale()).to_owned();
            let over = document.registered.as_ref().map_or(kind, outgoing::Registered::full);
            (over, document.drafted.subject.clone(), chip, outgoing_facts(telling, document, &view))
        }
    };
    let (files, shown) = files(telling, id, &view.standing);
    let (at_once, deeds) = offered(l, id, &view.offered);
    let answers =
        (!view.answers.is_empty()).then(|| briefs(l, key("office-answers"), &view.answers));
    let history = view.history.iter().rev().map(|happened| entry(telling, happened)).collect();
    drawn(&OfficeDocumentPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("nav-office"), HERE),
        over,
        title,
        chip,
        facts: SummaryList { rows: facts },
        deeds,
        at_once,
        files,
        shown,
        answers,
        history: Timeline { entries: history },
    })
}

/// Steps that need nothing more are done by their button, the others by a form of their own.
fn offered(l: Lang, id: OfficialDocumentId, offered: &[Deed]) -> (Vec<PostButton>, Vec<Link>) {
    let (mut at_once, mut forms) = (Vec::new(), Vec::new());
    for deed in offered {
        let action = format!("{HERE}/{id}/lam/{}", deed.name());
        let label = l.t(words::deed(*deed)).into_owned();
        if *deed == Deed::DraftAnswer {
            forms.push(Link::new(label, format!("{HERE}/di/moi?tra-loi={id}")));
        } else if steps::is_at_once(*deed) {
            at_once.push(PostButton { action, label, values: Vec::new() });
        } else {
            forms.push(Link::new(label, action));
        }
    }
    (at_once, forms)
}

fn incoming_facts(telling: Telling<'_>, document: &Incoming) -> Vec<SummaryRow> {
    let l = telling.l;
    let received = &document.received;
    let row = |term: &'static str, value: String| SummaryRow::new(l.t(term), value);
    let kind = words::kind(l, received.kind.map_or("", mc_app::document::Kind::name));
    let mut rows = vec![
        row(key("office-column-issuer"), received.source.issuer.clone()),
        row(key("office-field-day"), telling.day(received.source.day)),
        row(key("office-field-kind"), kind),
        row(key("office-field-urgency"), l.t(words::urgency(received.urgency)).into_owned()),
        row(key("office-field-secrecy"), l.t(words::secrecy(received.secrecy)).into_owned()),
    ];
    if let Some(arrival) = &document.arrival {
        let values = [("number", number_text(arrival.number)), ("day", telling.day(arrival.day))];
        let said = l.with("office-arrival-value", &values).into_owned();
        rows.insert(0, row(key("office-column-arrival"), said));
    }
    if let Some(due) = document.due() {
        rows.push(row(key("office-column-due"), telling.day(due)));
    }
    if let Some(directed) = &document.directed {
        rows.push(row(key("office-field-lead"), telling.place(directed.lead)));
        if !directed.helping.is_empty() {
            let helping: Vec<String> =
                directed.helping.iter().map(|place| telling.place(*place)).collect();
            rows.push(row(key("office-field-helping"), helping.join("; ")));
        }
        if !directed.words.is_empty() {
            rows.push(row(key("office-field-direction"), directed.words.clone()));
        }
    }
    match &document.answer {
        Some(Answer::Document { id, number }) => {
            let mut answered = row(key("office-field-answer"), number.clone());
            answered.files = vec![Link::new(number.clone(), format!("{HERE}/{id}"))];
            rows.push(answered);
        }
        Some(Answer::Otherwise(said)) => rows.push(row(key("office-field-answer"), said.clone())),
        None => {}
    }
    rows
}

fn outgoing_facts(
    telling: Telling<'_>,
    document: &Outgoing,
    view: &OfficialView,
) -> Vec<SummaryRow> {
    let l = telling.l;
    let drafted = &document.drafted;
    let reference = telling.web.app.reference();
    let row = |term: &'static str, value: String| SummaryRow::new(l.t(term), value);
    let mut rows = vec![
        row(key("office-field-agency"), unit_name(&reference, drafted.agency)),
        row(key("office-field-kind"), drafted.kind.words(l.locale()).to_owned()),
        row(key("office-field-drafter"), telling.staff(drafted.drafter)),
        row(key("office-field-receivers"), drafted.receivers.clone()),
        row(key("office-field-urgency"), l.t(words::urgency(drafted.urgency)).into_owned()),
        row(key("office-field-secrecy"), l.t(words::secrecy(drafted.secrecy)).into_owned()),
    ];
    if let Some(question) = &view.question {
        let mut answers = row(key("office-field-answers"), question.number.clone());
        let href = format!("{HERE}/{}", question.id);
        answers.files = vec![Link::new(question.number.clone(), href)];
        rows.push(answers);
    }
    if let Some(signed) = &document.signed {
        rows.push(row(key("office-column-signer"), telling.signed(signed)));
    }
    if let Some(registered) = &document.registered {
        rows.push(row(key("office-column-number"), registered.full()));
        rows.push(row(key("office-column-day"), telling.day(registered.day)));
    }
    rows
}

/// The files as a table, and the newest to be read in place.
fn files(
    telling: Telling<'_>,
    id: OfficialDocumentId,
    standing: &Standing,
) -> (Option<Table>, Option<Link>) {
    let l = telling.l;
    let address = |file: &Attached| format!("{HERE}/{id}/tep/{}", file.file);
    let cell = |file: &Attached| Cell { text: file.name.clone(), href: Some(address(file)) };
    let (caption, columns, rows, newest) = match standing {
        Standing::Incoming(document) => {
            let files = &document.received.files;
            let rows: Vec<Vec<Cell>> = files.iter().map(|file| vec![cell(file)]).collect();
            let columns = vec![key("office-column-file")];
            (key("office-field-files"), columns, rows, files.first())
        }
        Standing::Outgoing(document) => {
            let row = |(number, version): (usize, &outgoing::Version)| {
                vec![
                    cell(&version.file),
                    (number + 1).to_string().into(),
                    telling.staff(version.by).into(),
                    telling.moment(version.at).into(),
                    version.note.as_str().into(),
                ]
            };
            let columns = vec![
                key("office-column-file"),
                key("office-column-version"),
                key("office-column-by"),
                key("office-column-at"),
                key("office-column-note"),
            ];
            let rows = document.versions.iter().enumerate().rev().map(row).collect();
            let newest = document.versions.last().map(|version| &version.file);
            (key("office-versions"), columns, rows, newest)
        }
    };
    let table = Table {
        caption: l.t(caption).into_owned(),
        columns: columns.into_iter().map(|column| Column::words(l.t(column))).collect(),
        rows,
    };
    let shown = newest.map(|file| Link::new(file.name.clone(), address(file)));
    ((!table.rows.is_empty()).then_some(table), shown)
}

fn entry(telling: Telling<'_>, happened: &Happened) -> TimelineEntry {
    let (by, at, text, note) = match happened {
        Happened::Incoming(by, event) => {
            let (text, note) = incoming_said(telling, event);
            (*by, event.at(), text, note)
        }
        Happened::Outgoing(by, event) => {
            let (text, note) = outgoing_said(telling, event);
            (*by, event.at(), text, note)
        }
    };
    let by = telling.by(by);
    TimelineEntry {
        time: TimelineTime::Past,
        when: telling.moment(at),
        text: if by.is_empty() { text } else { format!("{by}: {text}") },
        note: note.filter(|note| !note.is_empty()),
        links: Vec::new(),
    }
}

fn incoming_said(telling: Telling<'_>, event: &incoming::Event) -> (String, Option<String>) {
    let l = telling.l;
    let said = |words: &'static str| l.t(words).into_owned();
    match event {
        incoming::Event::Received(received) => {
            (said(key("office-said-received")), Some(said(words::channel(received.channel))))
        }
        incoming::Event::Registered { number, .. } => {
            let number = number_text(*number);
            (l.with("office-said-registered", &[("number", number)]).into_owned(), None)
        }
        incoming::Event::Returned { reason, .. } => {
            (said(key("office-said-returned")), Some(reason.clone()))
        }
        incoming::Event::Directed(directed) => {
            let lead = telling.place(directed.lead);
            let text = l.with("office-said-directed", &[("lead", lead)]).into_owned();
            (text, Some(directed.words.clone()))
        }
        incoming::Event::Assigned { staff, .. } => {
            let name = telling.staff(*staff);
            (l.with("office-said-assigned", &[("name", name)]).into_owned(), None)
        }
        incoming::Event::Commented { words, .. } => {
            (said(key("office-said-commented")), Some(words.clone()))
        }
        incoming::Event::Answered { answer, .. } => match answer {
            Answer::Document { number, .. } => {
                let values = [("number", number.as_str())];
                (l.with("office-said-answered", &values).into_owned(), None)
            }
            Answer::Otherwise(words) => (said(key("office-said-settled")), Some(words.clone())),
        },
        incoming::Event::Closed { words, .. } => {
            (said(key("office-said-closed")), Some(words.clone()))
        }
    }
}

fn outgoing_said(telling: Telling<'_>, event: &outgoing::Event) -> (String, Option<String>) {
    let l = telling.l;
    let said = |words: &'static str| l.t(words).into_owned();
    match event {
        outgoing::Event::Drafted(_) => (said(key("office-said-drafted")), None),
        outgoing::Event::VersionAdded(version) => {
            let values = [("name", version.file.name.as_str())];
            let text = l.with("office-said-version", &values).into_owned();
            (text, Some(version.note.clone()))
        }
        outgoing::Event::Commented { words, .. } => {
            (said(key("office-said-commented")), Some(words.clone()))
        }
        outgoing::Event::Sent { to, .. } => {
            let stage = l.t(words::outgoing_stage(*to));
            (l.with("office-said-sent", &[("stage", stage)]).into_owned(), None)
        }
        outgoing::Event::SentBack { reason, .. } => {
            (said(key("office-said-sent-back")), Some(reason.clone()))
        }
        outgoing::Event::Signed(signed) => {
            let who = telling.signed(signed);
            let text = l.with("office-said-signed", &[("who", who)]).into_owned();
            (text, signed.delegation.clone())
        }
        outgoing::Event::Numbered { number, symbol, day, .. } => {
            let number = mc_app::document::full_number(*number, symbol);
            let values = [("number", number), ("day", telling.day(*day))];
            (l.with("office-said-numbered", &values).into_owned(), None)
        }
        outgoing::Event::Sealed { .. } => (said(key("office-said-sealed")), None),
        outgoing::Event::Issued(_) => (said(key("office-said-issued")), None),
        outgoing::Event::Withdrawn { reason, .. } => {
            (said(key("office-said-withdrawn")), Some(reason.clone()))
        }
    }
}

/// A file of a document, in place.
pub(crate) async fn attachment(
    State(web): State<Web>,
    visit: Visit,
    Path((document, attachment)): Path<(String, String)>,
) -> Reply {
    let (document, file) = (id(&document)?, id(&attachment)?);
    Ok(serve(web.app.official_attachment(visit.ctx(), document, file).await?))
}

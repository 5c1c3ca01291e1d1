//! The form of a step, and carrying it out.

use super::{
    HERE,
    fields::{Drawing, options},
    steps, words,
};
use crate::{
    Web,
    chrome::chrome,
    citizen::id,
    forms::{error_summary, refusal_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    document::{MOST_WORDS_CHARS, number_text},
    dossier_view::unit_name,
    office::{Deed, OfficialView},
    store::documents::Standing,
};
use mc_kernel::{
    FieldProblems,
    ids::{OfficialDocumentId, UnitId},
};
use mc_pages::{FormPage, chrome::Link, components::ErrorLink, fields::FieldView, words::key};

pub(crate) async fn form(
    State(web): State<Web>,
    visit: Visit,
    Path((document, deed)): Path<(String, String)>,
) -> Reply {
    let id: OfficialDocumentId = id(&document)?;
    let deed = Deed::named(&deed).ok_or(AppError::NotFound)?;
    let nothing = Posted::default();
    drawn(&draw(&web, &visit, (id, deed), (&nothing, &FieldProblems::none())).await?)
}

async fn draw(
    web: &Web,
    visit: &Visit,
    (id, deed): (OfficialDocumentId, Deed),
    (posted, problems): (&Posted, &FieldProblems),
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let view = web.app.official_view(visit.ctx(), id).await?;
    // A step that is not offered any more is drawn again only to say so.
    if !view.offered.contains(&deed) && posted.fields().is_empty() {
        return Err(AppError::NotFound);
    }
    let drawing = Drawing { l, problems };
    let fields = match deed {
        Deed::Direct => direct_fields(web, (drawing, posted), &view),
        Deed::Assign => assign_fields(web, (drawing, posted), &view),
        Deed::Sign => sign_fields(web, visit, (drawing, posted), &view),
        Deed::Number => number_fields(web, visit, (drawing, posted), id).await?,
        Deed::Issue => vec![
            drawing.line(("copies", key("office-field-copies")), posted.text("copies")).optional(),
            drawing.line(("kept_at", key("office-field-kept")), posted.text("kept_at")).optional(),
        ],
        Deed::AddVersion => {
            let most_bytes = web.app.settings().limits.file_bytes;
            vec![
                drawing.files(("file", key("office-field-version")), false, most_bytes),
                said(drawing, key("office-field-note"), posted).optional(),
            ]
        }
        Deed::Close => vec![said(drawing, key("office-field-note"), posted).optional()],
        Deed::Answer | Deed::Comment => vec![said(drawing, key("office-field-words"), posted)],
        Deed::Return | Deed::SendBack | Deed::Withdraw => {
            vec![said(drawing, key("office-field-reason"), posted)]
        }
        Deed::Register | Deed::Send | Deed::Seal | Deed::DraftAnswer => Vec::new(),
    };
    let version = match &view.standing {
        Standing::Outgoing(document) => document.newest(),
        Standing::Incoming(_) => 0,
    };
    let title = l.t(words::deed(deed)).into_owned();
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("office-back"), format!("{HERE}/{id}"))),
        place: l.t("nav-office").into_owned(),
        intro: vec![subject(&view)],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/{id}/lam/{}", deed.name()),
        hidden: vec![("_version".to_owned(), version.to_string())],
        consequence: None,
        submit: title.clone(),
        title,
        other: None,
    })
}

fn subject(view: &OfficialView) -> String {
    match &view.standing {
        Standing::Incoming(document) => document.received.subject.clone(),
        Standing::Outgoing(document) => document.drafted.subject.clone(),
    }
}

fn said(drawing: Drawing<'_>, label: &'static str, posted: &Posted) -> FieldView {
    drawing.words(("words", label), posted.text("words"), MOST_WORDS_CHARS)
}

/// The units of an agency, and who works in them.
fn places(web: &Web, agency: UnitId) -> Vec<(String, String)> {
    let (reference, today) = (web.app.reference(), web.app.today());
    let directory = &reference.directory;
    let mut units = vec![agency];
    let is_its = |unit: UnitId| directory.agency_of(unit).is_some_and(|above| above.id == agency);
    units.extend(
        directory
            .descendants(agency, today)
            .into_iter()
            .map(|unit| unit.id)
            .filter(|unit| is_its(*unit)),
    );
    let mut places = Vec::new();
    for unit in units {
        let name = unit_name(&reference, unit);
        places.push((unit.to_string(), name.clone()));
        for position in directory.positions_at(unit, today) {
            let Some(staff) = position.staff.and_then(|staff| directory.staff(staff)) else {
                continue;
            };
            let place = (
                format!("{unit}/{}", staff.id),
                format!("{}, {}", staff.full_name, position.title),
            );
            if mc_app::policy::works(position.role)
                && !places.iter().any(|(known, _)| *known == place.0)
            {
                places.push(place);
            }
        }
    }
    places
}

fn direct_fields(
    web: &Web,
    (drawing, posted): (Drawing<'_>, &Posted),
    view: &OfficialView,
) -> Vec<FieldView> {
    let places = places(web, view.standing.target().agency);
    let helping: Vec<String> = posted.all("helping").map(ToOwned::to_owned).collect();
    vec![
        drawing.choice(("lead", key("office-field-lead")), places.clone(), posted.text("lead")),
        drawing.many(("helping", key("office-field-helping")), places, &helping).optional(),
        drawing.day(("due", key("office-column-due")), posted.text("due")).optional(),
        drawing
            .tick(("wants_answer", key("office-field-wants-answer")), posted.has("wants_answer")),
        said(drawing, key("office-field-direction"), posted).optional(),
    ]
}

fn assign_fields(
    web: &Web,
    (drawing, posted): (Drawing<'_>, &Posted),
    view: &OfficialView,
) -> Vec<FieldView> {
    let lead = match &view.standing {
        Standing::Incoming(document) => document.directed.as_ref().map(|d| d.lead.unit),
        Standing::Outgoing(_) => None,
    };
    let people = lead.map(|unit| places(web, unit)).unwrap_or_default();
    let people = people.into_iter().filter_map(|(place, name)| {
        let staff = steps::place(&place)?.staff?;
        Some((staff.to_string(), name))
    });
    vec![drawing.choice(("staff", key("office-field-handler")), people, posted.text("staff"))]
}

fn sign_fields(
    web: &Web,
    visit: &Visit,
    (drawing, posted): (Drawing<'_>, &Posted),
    view: &OfficialView,
) -> Vec<FieldView> {
    let l = drawing.l;
    let authorities = options(l, &view.authorities, |one| (one.name(), words::authority(one)));
    let first = view.authorities.first().map_or("", |one| one.name());
    let chosen = Some(posted.text("authority")).filter(|text| !text.is_empty()).unwrap_or(first);
    let title = Some(posted.text("title").to_owned()).filter(|text| !text.is_empty());
    let title = title.unwrap_or_else(|| own_title(web, visit));
    vec![
        drawing.choice(("authority", key("office-field-authority")), authorities, chosen),
        drawing.line(("title", key("office-field-title")), &title),
        drawing
            .line(("delegation", key("office-field-delegation")), posted.text("delegation"))
            .optional(),
    ]
}

/// The title of the first position of whoever acts.
fn own_title(web: &Web, visit: &Visit) -> String {
    let (reference, today) = (web.app.reference(), web.app.today());
    let staff = visit.ctx().staff_id();
    let title = staff.and_then(|staff| {
        reference.directory.positions_of(staff, today).next().map(|p| p.title.clone())
    });
    title.unwrap_or_default()
}

async fn number_fields(
    web: &Web,
    visit: &Visit,
    (drawing, posted): (Drawing<'_>, &Posted),
    id: OfficialDocumentId,
) -> Result<Vec<FieldView>, AppError> {
    let l = drawing.l;
    let reserved = web.app.reserved_numbers(visit.ctx(), id).await?;
    let next = ("next".to_owned(), l.t("office-number-next").into_owned());
    let reserved = reserved.iter().map(|line| {
        let values = [("number", number_text(line.number)), ("reason", line.reason.clone())];
        (line.number.to_string(), l.with("office-number-reserved", &values).into_owned())
    });
    let all: Vec<(String, String)> = std::iter::once(next).chain(reserved).collect();
    let chosen = Some(posted.text("reserved")).filter(|text| !text.is_empty()).unwrap_or("next");
    Ok(vec![drawing.choice(("reserved", key("office-field-which-number")), all, chosen)])
}

pub(crate) async fn carry_out(
    State(web): State<Web>,
    visit: Visit,
    Path((document, deed)): Path<(String, String)>,
    posted: Posted,
) -> Reply {
    let id: OfficialDocumentId = id(&document)?;
    let deed = Deed::named(&deed).ok_or(AppError::NotFound)?;
    let none = FieldProblems::none();
    let (problems, said) = match steps::carry_out(&web, &visit, (id, deed), &posted).await {
        Ok(()) => return see_other_telling(&web, &format!("{HERE}/{id}"), "done"),
        Err(AppError::Invalid(invalid)) => (invalid.problems, None),
        Err(AppError::Document(why)) => (none, Some(why.words(visit.locale()).to_owned())),
        Err(AppError::FileRefused(refusal)) => (none, Some(refusal_words(visit.l(), &refusal))),
        Err(error) => return Err(error.into()),
    };
    let mut page = draw(&web, &visit, (id, deed), (&posted, &problems)).await?;
    page.errors.errors.extend(said.map(|text| ErrorLink { href: None, text }));
    page_again(&page)
}

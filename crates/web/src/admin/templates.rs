//! The words of letters, notices and printed papers: which there are, and changing them with a sample
//! beside.

use super::{
    letters::kind_words,
    place::{Part, columns, sections},
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_with, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    mail::{EditedLetter, Preview, Wording, Words},
    store::mail::LetterVersion,
};
use mc_kernel::{FieldProblems, Locale, ids::StaffId};
use mc_pages::{
    admin::{LetterPage, LetterPreview, ListPage},
    chrome::Link,
    components::{Cell, Empty, ErrorLink, Paging, SummaryList, SummaryRow, Tab, Table, Tabs},
    fields::{FieldKind, FieldView, InputMode, LongText, TextInput, Width},
    format,
    words::{Lang, key},
};

pub(super) const HERE: &str = "/quan-tri/mau-thu";

pub(crate) async fn list(State(web): State<Web>, visit: Visit) -> Reply {
    Part::Letters.permit(&web, &visit)?;
    let l = visit.l();
    let mut rows = Vec::new();
    for wording in Wording::all() {
        let mut row = vec![Cell::from(l.t(medium(wording)).into_owned()), title(l, wording).into()];
        for locale in Locale::ALL {
            if !wording.locales().contains(&locale) {
                row.push("".into());
                continue;
            }
            let is_own = web.app.is_own_wording(wording, locale).await?;
            let state = l.t(if is_own { key("template-own") } else { key("template-changed") });
            let language = Lang::new(locale).own_name();
            let values = [("language", language), ("state", &*state)];
            row.push(Cell {
                text: l.with("template-open", &values).into_owned(),
                href: Some(here(wording, locale)),
            });
        }
        rows.push(row);
    }
    let [medium, event, language] =
        [key("column-medium"), key("column-event"), key("mail-language")];
    let mut named = columns(l, [medium, event, language, language]);
    for (column, locale) in named.iter_mut().skip(2).zip(Locale::ALL) {
        Lang::new(locale).own_name().clone_into(&mut column.label);
    }
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Letters),
        title: l.t("letters-templates").into_owned(),
        intro: vec![l.t("templates-intro").into_owned()],
        actions: vec![Link::new(l.t("letters-title"), super::letters::HERE)],
        search: None,
        table: Table { caption: l.t("letters-templates").into_owned(), columns: named, rows },
        empty: Empty { title: String::new(), text: String::new(), action: None },
        paging: Paging::default(),
    })
}

fn here(wording: Wording, locale: Locale) -> String {
    format!("{HERE}/{}/{}", wording.code(), locale.tag())
}

/// By which way the words reach somebody.
const fn medium(wording: Wording) -> &'static str {
    match wording {
        Wording::Letter(_) => key("medium-letter"),
        Wording::Notice(_) => key("medium-notice"),
        Wording::Printed(_) => key("medium-printed"),
    }
}

/// What the words are about.
fn title(l: Lang, wording: Wording) -> String {
    match wording {
        Wording::Letter(kind) | Wording::Notice(kind) => kind_words(l, kind),
        Wording::Printed(paper) => l.t(crate::citizen::paper_words(paper)).into_owned(),
    }
}

/// Which words an address means.
fn meant((code, tag): &(String, String)) -> Result<(Wording, Locale), AppError> {
    let wording = Wording::from_code(code).ok_or(AppError::NotFound)?;
    let locale = Locale::from_tag(tag).ok_or(AppError::NotFound)?;
    if wording.locales().contains(&locale) {
        Ok((wording, locale))
    } else {
        Err(AppError::NotFound)
    }
}

/// What is shown: the letter as it is kept, what was typed, and what is wrong with it.
struct Shown {
    letter: (Wording, Locale),
    kept: EditedLetter,
    words: Words,
    version: u64,
    problems: FieldProblems,
    said: Option<String>,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(at): Path<(String, String)>,
) -> Reply {
    let letter = meant(&at)?;
    let kept = web.app.edited_letter(visit.ctx(), letter.0, letter.1).await?;
    let (words, version) = (kept.words.clone(), kept.number);
    let problems = FieldProblems::none();
    let shown = Shown { letter, kept, words, version, problems, said: None };
    drawn(&editor(&web, &visit, &shown))
}

fn editor(web: &Web, visit: &Visit, shown: &Shown) -> LetterPage {
    let l = visit.l();
    let (wording, locale) = shown.letter;
    let Preview { letter: sample, problems } =
        web.app.preview_letter(wording, &shown.words, locale);
    let problems = if shown.problems.is_empty() { problems } else { shown.problems.clone() };
    let fields = fields(l, wording, &shown.words, &problems);
    let mut errors = error_summary(l, &problems).naming(&fields);
    errors
        .errors
        .extend(shown.said.iter().map(|text| ErrorLink { href: None, text: text.clone() }));
    let languages = wording.locales().iter().map(|&one| Tab {
        label: Lang::new(one).own_name().to_owned(),
        href: here(wording, one),
        count: None,
        is_current: one == locale,
    });
    LetterPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Letters),
        back: Link::new(l.t("letters-templates"), HERE),
        title: title(l, wording),
        medium: l.t(medium(wording)).into_owned(),
        languages: Tabs { label: l.t("mail-language").into_owned(), tabs: languages.collect() },
        made: made(web, l, &shown.kept),
        errors,
        fields,
        action: here(wording, locale),
        version: shown.version.to_string(),
        can_go_back: !shown.kept.is_own,
        names: names(l, wording),
        preview: sample.map(|sample| LetterPreview::new(sample.subject, &sample.body)),
        versions: versions(web, l, &shown.kept.versions),
    }
}

fn fields(l: Lang, wording: Wording, words: &Words, problems: &FieldProblems) -> Vec<FieldView> {
    let rules = wording.rules();
    let (rows, hint) = match wording {
        Wording::Letter(_) => (16, key("letter-body-hint")),
        Wording::Notice(_) => (3, key("notice-body-hint")),
        Wording::Printed(_) => (6, key("printed-body-hint")),
    };
    let most = Some(rules.most_body);
    let body = LongText { value: words.body.clone(), rows, most };
    let mut body =
        FieldView::new("body", l.t("letter-body"), FieldKind::LongText(body)).hinted(l.t(hint));
    if rules.may_be_empty {
        body = body.optional();
    }
    let mut fields = Vec::new();
    if rules.has_subject {
        let subject = TextInput {
            value: words.subject.clone(),
            autocomplete: None,
            mode: InputMode::Text,
            is_spell_checked: true,
            width: Width::Full,
            most: Some(200),
            unit: None,
        };
        fields.push(FieldView::new("subject", l.t("letter-subject"), FieldKind::Text(subject)));
    }
    fields.push(body);
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    fields
}

fn names(l: Lang, wording: Wording) -> SummaryList {
    let rules = wording.rules();
    let rows = rules.names.iter().map(|name| {
        let meaning = l.t(name_words(name));
        let meaning = if rules.needed.contains(name) {
            format!("{meaning} ({})", l.t("letter-needed"))
        } else {
            meaning.into_owned()
        };
        SummaryRow::new(format!("{{{{ {name} }}}}"), meaning)
    });
    SummaryList { rows: rows.collect() }
}

fn name_words(name: &str) -> &'static str {
    match name {
        "ho_ten" => key("name-ho-ten"),
        "ma_ho_so" => key("name-ma-ho-so"),
        "thu_tuc" => key("name-thu-tuc"),
        "bo_phan" => key("name-bo-phan"),
        "hen_tra" => key("name-hen-tra"),
        "duong_dan" => key("name-duong-dan"),
        "tinh" => key("name-tinh"),
        _ => key("name-dien-thoai"),
    }
}

fn made(web: &Web, l: Lang, kept: &EditedLetter) -> String {
    match kept.versions.first().filter(|_| !kept.is_own) {
        None => l.t("letter-made-own").into_owned(),
        Some(version) => {
            let (number, who) = (version.number.to_string(), name_of(web, version.by));
            let at = format::moment_short(l, web.app.settings().zone.local(version.at));
            l.with("letter-made", &[("number", number), ("who", who), ("at", at)]).into_owned()
        }
    }
}

fn name_of(web: &Web, staff: StaffId) -> String {
    let reference = web.app.reference();
    reference.directory.staff(staff).map_or_else(String::new, |staff| staff.full_name.clone())
}

fn versions(web: &Web, l: Lang, versions: &[LetterVersion]) -> Table {
    let named =
        [key("column-number"), key("column-who"), key("column-since"), key("letter-subject")];
    let row = |version: &LetterVersion| {
        let at = format::moment_short(l, web.app.settings().zone.local(version.at));
        let subject = match &version.words {
            Some((subject, body)) if subject.is_empty() => {
                body.lines().next().unwrap_or_default().to_owned()
            }
            Some((subject, _)) => subject.clone(),
            None => l.t("letter-version-own").into_owned(),
        };
        vec![
            version.number.to_string().into(),
            name_of(web, version.by).into(),
            at.into(),
            subject.into(),
        ]
    };
    Table {
        caption: l.t("letter-versions").into_owned(),
        columns: columns(l, named),
        rows: versions.iter().map(row).collect(),
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(at): Path<(String, String)>,
    posted: Posted,
) -> Reply {
    let letter = meant(&at)?;
    let ctx = visit.ctx();
    let kept = web.app.edited_letter(ctx, letter.0, letter.1).await?;
    let words = Words {
        subject: posted.text("subject").trim().to_owned(),
        body: posted.text("body").replace("\r\n", "\n"),
    };
    let version = posted.parsed("_version")?;
    let done = match posted.text("_do") {
        "save" => web.app.keep_letter(ctx, letter, &words, version).await,
        "own" => web.app.own_letter_again(ctx, letter, version).await,
        _ => {
            let problems = FieldProblems::none();
            let shown = Shown { letter, kept, words, version, problems, said: None };
            let page = editor(&web, &visit, &shown);
            let is_sound = page.errors.is_empty();
            let status = if is_sound { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            return page_with(status, &page);
        }
    };
    let (status, problems, said) = match done {
        Ok(()) => return see_other_telling(&web, &here(letter.0, letter.1), "letter-kept"),
        Err(AppError::Invalid(invalid)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, invalid.problems, None)
        }
        Err(AppError::Conflict(_)) => {
            let said = visit.l().t("letter-conflict").into_owned();
            (StatusCode::CONFLICT, FieldProblems::none(), Some(said))
        }
        Err(error) => return Err(error.into()),
    };
    // Whoever saves again after the conflict has seen the version that is there now.
    let version = if said.is_some() { kept.number } else { version };
    let shown = Shown { letter, kept, words, version, problems, said };
    page_with(status, &editor(&web, &visit, &shown))
}

//! Forms as files: the schema to take along, and a file that becomes the work on a form.

use super::{count, here, words};
use crate::{
    Web,
    admin::place::{Part, columns, many, sections},
    chrome::chrome,
    posted::Posted,
    reply::{Oops, Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use mc_app::{
    AppError,
    eforms::FormWork,
    form::builder::formio::{Brought, MOST_FILE_BYTES, NotAForm, read},
    import::Texts,
};
use mc_kernel::Digest;
use mc_pages::{
    admin::{FormBrought, FormImportPage},
    chrome::Link,
    components::{Consequence, ErrorLink, ErrorSummary, Table},
    format,
    words::{Lang, key},
};

/// The name of the one file that waits.
const FILE: &str = "form.json";
/// Lines of the report that are shown at once.
const MOST_LINES_SHOWN: usize = 200;

/// The form as a JSON Schema.
pub(crate) async fn download(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let name: String =
        code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let headers = [
        (header::CONTENT_TYPE, "application/schema+json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.json\"")),
    ];
    Ok((headers, work.blueprint.text()).into_response())
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    drawn(&empty(&web, &visit, &work))
}

fn empty(web: &Web, visit: &Visit, work: &FormWork) -> FormImportPage {
    let l = visit.l();
    let code = work.version.code.as_str();
    let size = format::file_size(l, many(MOST_FILE_BYTES));
    FormImportPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Procedures),
        back: Link::new(l.t("builder-title"), here(code)),
        action: format!("{}/nhap", here(code)),
        revision: work.revision,
        errors: ErrorSummary::default(),
        rules: l.with("bring-rules", &[("size", size)]).into_owned(),
        brought: None,
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    if posted.text("_do") == "take" {
        return take(&web, &visit, &work, &posted).await;
    }
    let l = visit.l();
    let Some(file) = posted.files.iter().find(|file| file.field == "form") else {
        return refuse(&web, &visit, &work, l.t("problem-bring-nothing").into_owned());
    };
    let brought = match read(&file.bytes, &work.procedure.name) {
        Ok(brought) => brought,
        Err(why) => return refuse(&web, &visit, &work, not_a_form(l, &why)),
    };
    let by = visit.ctx().staff().map_err(Oops::from)?.id;
    let token = Digest::from_bytes(web.app.mint().secret()).to_string();
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    web.kept_files.keep(token.clone(), by, web.app.now(), Texts::from([(FILE.to_owned(), text)]));
    let brought = Some(told(l, &work, &brought, token));
    drawn(&FormImportPage { brought, ..empty(&web, &visit, &work) })
}

fn refuse(web: &Web, visit: &Visit, work: &FormWork, text: String) -> Reply {
    let errors =
        ErrorSummary { errors: vec![ErrorLink { href: Some("#f-form".to_owned()), text }] };
    page_again(&FormImportPage { errors, ..empty(web, visit, work) })
}

fn not_a_form(l: Lang, why: &NotAForm) -> String {
    match why {
        NotAForm::TooLarge => {
            let size = format::file_size(l, many(MOST_FILE_BYTES));
            l.with("bring-too-large", &[("size", size)]).into_owned()
        }
        NotAForm::NotJson { line, column, why } => {
            let values =
                [("line", line.to_string()), ("column", column.to_string()), ("why", why.clone())];
            l.with("bring-not-json", &values).into_owned()
        }
        NotAForm::Neither => l.t("bring-neither").into_owned(),
        NotAForm::TooManyComponents => l.t("bring-too-many").into_owned(),
        NotAForm::Nothing => l.t("bring-nothing-came").into_owned(),
    }
}

fn told(l: Lang, work: &FormWork, brought: &Brought, token: String) -> FormBrought {
    let lost = brought.left.iter().filter(|left| left.why.is_whole()).count();
    let changed = brought.left.len().saturating_sub(lost);
    let counts = [
        ("fields", l.n("bring-fields", many(brought.fields)).into_owned()),
        ("lost", lost.to_string()),
        ("changed", changed.to_string()),
    ];
    let left = brought.left.iter().take(MOST_LINES_SHOWN).map(|left| {
        let kind = if left.kind.is_empty() { "–" } else { left.kind.as_str() };
        vec![left.path.as_str().into(), kind.into(), l.t(words::why(left.why)).into_owned().into()]
    });
    let outline = brought.blueprint.outline();
    let fields = outline.iter().map(|entry| {
        let title = format!("{}{}", "– ".repeat(entry.depth), entry.title.say(l.locale()).text);
        vec![title.into(), words::kind(l, entry.kind).into(), entry.path.as_str().into()]
    });
    let named = [key("left-path"), key("left-type"), key("left-why")];
    FormBrought {
        summary: if brought.left.is_empty() {
            l.with("bring-all", &counts[..1]).into_owned()
        } else {
            l.with("bring-some", &counts).into_owned()
        },
        left: Table {
            caption: l.t("bring-left").into_owned(),
            columns: columns(l, named),
            rows: left.collect(),
        },
        flaws: brought.blueprint.flaws().iter().map(|flaw| words::flaw(l, flaw)).collect(),
        fields: Table {
            caption: l.n("bring-fields", count(&outline)).into_owned(),
            columns: columns(l, [key("builder-title-vi"), key("builder-kind"), key("left-path")]),
            rows: fields.collect(),
        },
        token,
        consequence: Consequence {
            action: l.t("bring-take").into_owned(),
            effects: vec![
                l.t("bring-effect-work").into_owned(),
                match work.revision {
                    0 => l.t("bring-effect-undo").into_owned(),
                    _ => l.t("bring-effect-replaces").into_owned(),
                },
            ],
            is_final: false,
        },
    }
}

async fn take(web: &Web, visit: &Visit, work: &FormWork, posted: &Posted) -> Reply {
    let l = visit.l();
    let by = visit.ctx().staff().map_err(Oops::from)?.id;
    let revision: i64 = posted.parsed("_rev")?;
    let kept = web.kept_files.of(posted.text("_files"), by, web.app.now());
    let text = kept.as_ref().and_then(|texts| texts.get(FILE));
    let brought = text.and_then(|text| read(text.as_bytes(), &work.procedure.name).ok());
    let Some(brought) = brought else {
        return refuse(web, visit, work, l.t("problem-files-gone").into_owned());
    };
    let code = work.version.code.as_str();
    let blueprint = brought.blueprint;
    let change = web.app.change_form(visit.ctx(), (code, revision), |work| {
        *work = blueprint;
        Ok(())
    });
    match change.await {
        Ok(()) => see_other_telling(web, &here(code), "form-taken"),
        Err(AppError::Conflict(_)) => super::elsewhere(web, visit, code).await,
        Err(AppError::Invalid(_)) => {
            refuse(web, visit, work, l.t("problem-builder-too-large").into_owned())
        }
        Err(error) => Err(error.into()),
    }
}

//! Whether letters go out, and those that were put aside: tried again, or dropped, each said before it
//! is done.

use super::place::{Part, address, columns, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, page_key},
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    mail::{DeadLetter, MailStanding},
    notices::MOST_ATTEMPTS,
};
use mc_kernel::ids::OutboxId;
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Consequence, Empty, ErrorSummary, Paging, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

pub(super) const HERE: &str = "/quan-tri/thu";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let standing = web.app.mail_standing(visit.ctx()).await?;
    let (letters, next) = web.app.dead_letters(visit.ctx(), page_key(&at.sau)).await?;
    let named = [
        key("column-letter"),
        key("column-dossier"),
        key("column-tries"),
        key("column-reason"),
        key("column-since"),
        key("column-again"),
        key("column-drop"),
    ];
    let next = next.map(|(at, id)| address(HERE, &[("sau", &format!("{}.{id}", at.micros()))]));
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Letters),
        title: l.t("letters-title").into_owned(),
        intro: intro(l, &standing),
        actions: vec![Link::new(l.t("letters-templates"), super::templates::HERE)],
        search: None,
        table: Table {
            caption: l.t("letters-dead").into_owned(),
            columns: columns(l, named),
            rows: letters.iter().map(|letter| row(&web, l, letter)).collect(),
        },
        empty: Empty {
            title: l.t("letters-none").into_owned(),
            text: l.t("letters-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next,
            shown: l.n("letters-shown", many(letters.len())).into_owned(),
        },
    })
}

fn intro(l: Lang, standing: &MailStanding) -> Vec<String> {
    let on = match &standing.server {
        Some((server, from)) => {
            l.with("letters-on", &[("server", server.as_str()), ("from", from.as_str())])
        }
        None => l.t("letters-off"),
    };
    let counts = [("waiting", capped(standing.waiting)), ("dead", capped(standing.dead))];
    let most = [("most", MOST_ATTEMPTS.to_string())];
    vec![
        on.into_owned(),
        l.with("letters-counts", &counts).into_owned(),
        l.with("letters-intro", &most).into_owned(),
    ]
}

/// A count that ends at a hundred.
fn capped(count: u64) -> String {
    if count < 100 { count.to_string() } else { "100+".to_owned() }
}

fn row(web: &Web, l: Lang, letter: &DeadLetter) -> Vec<Cell> {
    let at = format::moment_short(l, web.app.settings().zone.local(letter.at));
    let link = |words: &str, to: &str| Cell {
        text: l.t(words).into_owned(),
        href: Some(format!("{HERE}/{}/{to}", letter.id)),
    };
    vec![
        what(l, letter).into(),
        number(letter).into(),
        letter.attempts.to_string().into(),
        letter.error.as_str().into(),
        at.into(),
        link(key("letter-again"), "gui-lai"),
        link(key("letter-drop"), "bo"),
    ]
}

/// What a letter tells, in the words of the notice without the procedure.
fn what(l: Lang, letter: &DeadLetter) -> String {
    match (letter.kind, &letter.dossier) {
        (Some(kind), _) => kind_words(l, kind),
        (None, Some(_)) => l.t("letter-late").into_owned(),
        (None, None) => l.t("letter-confirm").into_owned(),
    }
}

/// The event of a notice, in words.
pub(super) fn kind_words(l: Lang, kind: mc_app::dossier::effects::NoticeKind) -> String {
    mc_app::mail::kind_name(kind, l.locale())
}

fn number(letter: &DeadLetter) -> String {
    letter.dossier.as_ref().map(|(_, number)| number.clone()).unwrap_or_default()
}

/// A letter that was put aside, of those on the newest pages.
async fn find(web: &Web, visit: &Visit, letter: &str) -> Result<DeadLetter, AppError> {
    let wanted: OutboxId = letter.parse().map_err(|_bad| AppError::NotFound)?;
    let found = web.app.dead_letter_of(visit.ctx(), wanted).await?;
    found.ok_or(AppError::NotFound)
}

pub(crate) async fn again_page(
    State(web): State<Web>,
    visit: Visit,
    Path(letter): Path<String>,
) -> Reply {
    let letter = find(&web, &visit, &letter).await?;
    let words = [key("letter-again-title"), key("letter-again-effect"), key("letter-again")];
    drawn(&question(&web, &visit, &letter, words, "gui-lai"))
}

pub(crate) async fn drop_page(
    State(web): State<Web>,
    visit: Visit,
    Path(letter): Path<String>,
) -> Reply {
    let letter = find(&web, &visit, &letter).await?;
    let words = [key("letter-drop-title"), key("letter-drop-effect"), key("letter-drop")];
    drawn(&question(&web, &visit, &letter, words, "bo"))
}

fn question(
    web: &Web,
    visit: &Visit,
    letter: &DeadLetter,
    [title, effect, submit]: [&'static str; 3],
    to: &str,
) -> FormPage {
    let l = visit.l();
    let about =
        [("what", what(l, letter)), ("number", number(letter)), ("error", letter.error.clone())];
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("letters-title"), HERE)),
        title: l.t(title).into_owned(),
        place: l.t("letters-title").into_owned(),
        intro: vec![l.with("letter-about", &about).into_owned()],
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{HERE}/{}/{to}", letter.id),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t(submit).into_owned(),
            effects: vec![l.t(effect).into_owned()],
            is_final: to == "bo",
        }),
        submit: l.t(submit).into_owned(),
        other: Some(Link::new(l.t("letter-leave"), HERE)),
    }
}

pub(crate) async fn again(
    State(web): State<Web>,
    visit: Visit,
    Path(letter): Path<String>,
    _posted: Posted,
) -> Reply {
    let done = web.app.revive_letter(visit.ctx(), id(&letter)?).await;
    decided(&web, done, "letter-again")
}

pub(crate) async fn drop_it(
    State(web): State<Web>,
    visit: Visit,
    Path(letter): Path<String>,
    _posted: Posted,
) -> Reply {
    let done = web.app.drop_letter(visit.ctx(), id(&letter)?).await;
    decided(&web, done, "letter-dropped")
}

/// A letter that was decided on before, by a repeated press or by somebody else, is told so.
fn decided(web: &Web, done: Result<(), AppError>, told: &str) -> Reply {
    match done {
        Ok(()) => see_other_telling(web, HERE, told),
        Err(AppError::Conflict(_)) => see_other_telling(web, HERE, "done-before"),
        Err(error) => Err(error.into()),
    }
}

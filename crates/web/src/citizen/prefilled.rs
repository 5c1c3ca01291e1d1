//! From where answers are known: the mark at a field, and having a draft filled from the register.

use super::{draft::overview, id};
use crate::{
    Web,
    posted::Posted,
    register::{refusal_words, source_of},
    reply::{Reply, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    drafts::OpenDraft,
    form::{Entries, Fact},
    register::Asked,
};
use mc_kernel::ids::DraftId;
use mc_pages::{
    components::{Banner, BannerKind},
    words::{Lang, key},
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Parts of an address that follow from others.
const FOLLOWING: [&str; 2] = [".maHuyen", ".quocGia"];

/// By the name of a field of a section, from where its answer was known, and whether it still is what
/// was known.
pub(super) fn marks(
    l: Lang,
    open: &OpenDraft,
    section: &str,
    shown: &Entries,
) -> BTreeMap<String, String> {
    let known = open.form.entries(section, &answers_of(&open.facts));
    let mark = |(path, fact): (&String, &Fact)| {
        let inside = format!("{path}.");
        let of_path = |name: &str| {
            (name == path.as_str() || name.starts_with(&inside))
                && !FOLLOWING.iter().any(|part| name.ends_with(part))
        };
        let pairs: Vec<(&str, &str)> = known.iter().filter(|(name, _)| of_path(name)).collect();
        let given = |name: &str| shown.get(name).unwrap_or_default().trim().to_owned();
        if pairs.iter().all(|(name, _)| given(name).is_empty()) {
            return None;
        }
        let is_same = pairs.iter().all(|(name, text)| given(name) == text.trim());
        let words = if is_same { key("prefilled-from") } else { key("prefilled-corrected") };
        let source = source_of(l, fact.source.code(), fact.day);
        Some((path.clone(), l.with(words, &[("source", source.as_str())]).into_owned()))
    };
    open.facts.iter().filter_map(mark).collect()
}

/// The facts as answers.
fn answers_of(facts: &BTreeMap<String, Fact>) -> Value {
    let mut answers = Map::new();
    for (path, fact) in facts {
        set(&mut answers, path, &fact.value);
    }
    Value::Object(answers)
}

fn set(answers: &mut Map<String, Value>, path: &str, value: &Value) {
    let Some((step, rest)) = path.split_once('.') else {
        answers.insert(path.to_owned(), value.clone());
        return;
    };
    let inner = answers.entry(step).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(inner) = inner {
        set(inner, rest, value);
    }
}

/// Has a draft filled from the register of the population.
pub(crate) async fn fill(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    _posted: Posted,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    let here = format!("/nhap/{draft}");
    match web.app.fill_from_register(visit.ctx(), draft).await? {
        Asked::Found(_) => see_other_telling(&web, &here, "register-filled"),
        Asked::Nobody => see_other_telling(&web, &here, "register-no-match"),
        Asked::Refused(refusal) => {
            let open = web.app.open_draft(visit.ctx(), draft).await?;
            let mut page = overview(&web, &visit, &open);
            let words = refusal_words(visit.l(), &refusal);
            page.chrome.flash = Some(Banner::new(BannerKind::Warning, words));
            page_again(&page)
        }
    }
}

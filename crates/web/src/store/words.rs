//! Papers of a store in words, the same for everybody who may see them.

use crate::{Web, public::short_name, visit::Visit};
use mc_app::{
    data_store::{KindRules, kind_names},
    dossier::event::PaperSource,
    store::papers::{PaperState, StoredPaper, looks::Look},
};
use mc_kernel::{
    ActorRef,
    ids::{StaffId, UnitId},
};
use mc_pages::{
    citizen::LookedEntry,
    components::{DossierCard, DueState, StateChip, SummaryList, SummaryRow},
    format,
    words::{Lang, key},
};

/// What a source is called.
pub(crate) const fn source_words(source: PaperSource) -> &'static str {
    match source {
        PaperSource::Result => key("paper-source-result"),
        PaperSource::Digitised => key("paper-source-digitised"),
        PaperSource::Upload => key("paper-source-upload"),
    }
}

/// How a paper stands: shape, colour and word.
pub(crate) fn chip(l: Lang, state: PaperState) -> StateChip {
    let (due, words) = match state {
        PaperState::Valid => (DueState::OnTime, key("paper-valid")),
        PaperState::Expired => (DueState::Waiting, key("paper-expired")),
        PaperState::Replaced => (DueState::Done, key("paper-replaced")),
        PaperState::Revoked => (DueState::Late, key("paper-revoked")),
        PaperState::Unverified => (DueState::Waiting, key("paper-unverified")),
    };
    StateChip::new(due, l.t(words))
}

/// What a state means for whoever wants to use the paper.
pub(crate) fn state_sentence(l: Lang, paper: &StoredPaper, state: PaperState) -> String {
    let words = match state {
        PaperState::Valid => key("paper-valid-text"),
        PaperState::Expired => key("paper-expired-text"),
        PaperState::Replaced => key("paper-replaced-text"),
        PaperState::Revoked => key("paper-revoked-text"),
        PaperState::Unverified => key("paper-unverified-text"),
    };
    let reason = paper.revoked.as_ref().map_or("", |revoked| revoked.reason.as_str());
    if state == PaperState::Revoked {
        l.with(words, &[("reason", reason)]).into_owned()
    } else {
        l.t(words).into_owned()
    }
}

/// The name of a unit; empty where it is not known any more.
pub(crate) fn unit_name(web: &Web, unit: UnitId) -> String {
    mc_app::dossier_view::unit_name(&web.app.reference(), unit)
}

/// The name of a member of staff; empty where nobody is named.
pub(crate) fn staff_name(web: &Web, staff: Option<StaffId>) -> String {
    let reference = web.app.reference();
    let staff = staff.and_then(|staff| reference.directory.staff(staff));
    staff.map_or_else(String::new, |staff| staff.full_name.clone())
}

/// Who issued a paper.
pub(crate) fn issuer(web: &Web, paper: &StoredPaper) -> String {
    match paper.issuing_unit {
        Some(unit) if paper.issuer.is_empty() => unit_name(web, unit),
        _ => paper.issuer.clone(),
    }
}

/// What a paper is called: its title, else its kind.
pub(crate) fn title(web: &Web, paper: &StoredPaper) -> String {
    if !paper.title.is_empty() {
        return short_name(&paper.title);
    }
    let names = kind_names(&web.app.reference());
    names.get(&paper.kind).map_or_else(|| paper.kind.clone(), |name| short_name(name))
}

/// Who verified it and when, in a sentence.
pub(crate) fn verified(web: &Web, l: Lang, paper: &StoredPaper) -> String {
    let day = format::day_short(l, web.app.settings().zone.day(paper.entered));
    let by = staff_name(web, paper.checked_by);
    let words = match paper.source {
        PaperSource::Result => key("verified-result"),
        PaperSource::Digitised => key("verified-digitised"),
        PaperSource::Upload => key("verified-never"),
    };
    l.with(words, &[("by", by.as_str()), ("day", day.as_str())]).into_owned()
}

/// Number, issuer and days in a line.
pub(crate) fn facts(web: &Web, l: Lang, paper: &StoredPaper, rules: &KindRules) -> String {
    let issuer = issuer(web, paper);
    let issued = paper.issued_on.map(|day| {
        let day = format::day_short(l, day);
        l.with("paper-issued-on", &[("day", day.as_str())]).into_owned()
    });
    let until = rules.last_day(paper).map(|day| {
        let day = format::day_short(l, day);
        l.with("paper-until", &[("day", day.as_str())]).into_owned()
    });
    let parts = [Some(issuer).filter(|i| !i.is_empty()), issued, until];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A paper in a list.
pub(crate) fn card(
    web: &Web,
    visit: &Visit,
    (paper, rules): (&StoredPaper, &KindRules),
    href: String,
) -> DossierCard {
    let l = visit.l();
    let state = rules.state(paper, web.app.today());
    let facts = facts(web, l, paper, rules);
    let verified = verified(web, l, paper);
    let text = if facts.is_empty() { verified } else { format!("{facts}. {verified}") };
    let asked = (state == PaperState::Revoked).then(|| state_sentence(l, paper, state));
    DossierCard {
        title: title(web, paper),
        href,
        number: Some(paper.number.clone()).filter(|number| !number.is_empty()),
        chip: chip(l, state),
        text,
        asked,
    }
}

/// Everything that a paper says of itself, with its evidence.
pub(crate) fn summary(web: &Web, l: Lang, paper: &StoredPaper, rules: &KindRules) -> SummaryList {
    let day = |day| format::day_short(l, day);
    let names = kind_names(&web.app.reference());
    let kind = names.get(&paper.kind).map_or_else(String::new, |name| short_name(name));
    let pages = l.n("pages-count", u64::from(paper.pages));
    let size = format::file_size(l, paper.size_bytes);
    let until = rules.last_day(paper).map_or_else(|| l.t("paper-no-end").into_owned(), day);
    let rows = [
        (key("paper-kind"), format!("{kind} ({})", paper.kind)),
        (key("paper-number"), paper.number.clone()),
        (key("paper-issuer"), issuer(web, paper)),
        (key("paper-issued"), paper.issued_on.map(day).unwrap_or_default()),
        (key("paper-valid-until"), until),
        (key("paper-source"), l.t(source_words(paper.source)).into_owned()),
        (key("paper-evidence"), verified(web, l, paper)),
        (key("paper-dossier"), paper.dossier_number.clone()),
        (key("paper-version"), paper.version.to_string()),
        (key("paper-file"), format!("{size}, {pages}")),
        (key("paper-digest"), paper.sha256.to_string()),
    ];
    let is_upload = paper.source == PaperSource::Upload;
    let shown = rows.into_iter().filter(|(term, value)| {
        let is_left_out = is_upload && *term == key("paper-valid-until");
        !(value.is_empty() || is_left_out)
    });
    SummaryList { rows: shown.map(|(term, value)| SummaryRow::new(l.t(term), value)).collect() }
}

/// Who looked, newest first.
pub(crate) fn looked(web: &Web, l: Lang, looks: &[Look]) -> Vec<LookedEntry> {
    let reference = web.app.reference();
    let entry = |look: &Look| {
        let function = match look.actor {
            ActorRef::Staff(id) | ActorRef::Deputy { by: id, .. } => {
                let mut positions = reference.directory.positions_of(id, web.app.today());
                positions.next().map(|position| position.title.clone())
            }
            ActorRef::System(_)
            | ActorRef::Citizen(_)
            | ActorRef::Mandated { .. }
            | ActorRef::Program => None,
        };
        let function = function.unwrap_or_else(|| l.t("some-officer").into_owned());
        let unit = look.unit.map(|unit| unit_name(web, unit)).unwrap_or_default();
        let why = match look.purpose.as_str() {
            "file" => key("store-looked-file"),
            "draft" => key("store-looked-draft"),
            "administration" => key("store-looked-administration"),
            _ => key("store-looked-list"),
        };
        LookedEntry {
            when: format::moment_short(l, web.app.settings().zone.local(look.at)),
            who: if unit.is_empty() { function } else { format!("{function}, {unit}") },
            why: l.t(why).into_owned(),
        }
    };
    looks.iter().map(entry).collect()
}

//! The tab of a dossier that holds it against the register of the population.

use super::dossier::{Looking, desk_page};
use crate::{
    Web,
    citizen::id,
    posted::Posted,
    register::{refusal_words, source_of},
    reply::{Reply, page_again, see_other},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    dossier_view::DossierView,
    register::{
        Asked, Element, RegisterRefusal,
        desk::{PersonPanel, RegisterPanel},
        panel::{Row, Said, Verdict},
        people::NumberDoubt,
    },
    store::register::known::Fate,
};
use mc_kernel::ids::DossierId;
use mc_pages::{
    components::{Banner, BannerKind},
    desk::{RegisterHeld, RegisterPerson, RegisterRow, RegisterView},
    fields::{FieldKind, FieldView, LongText},
    format,
    words::{Lang, key},
};
use std::collections::BTreeMap;

/// What came of asking, to be told on the tab.
#[derive(Debug, Clone)]
pub(super) struct Told {
    refusal: RegisterRefusal,
    /// Whose reason was refused, where it was one.
    person: Option<String>,
}

/// The tab.
pub(super) async fn view(
    web: &Web,
    visit: &Visit,
    dossier: &DossierView,
    told: Option<&Told>,
) -> Result<Option<RegisterView>, crate::reply::Oops> {
    let Some(panel) = web.app.register_panel(visit.ctx(), dossier).await? else { return Ok(None) };
    let l = visit.l();
    let minutes = web.app.settings().register.answer_minutes.to_string();
    let declared: BTreeMap<String, (String, String)> = dossier
        .summary(visit.locale(), web.app.today())
        .into_iter()
        .flat_map(|section| section.rows)
        .map(|row| (row.path, (row.label, row.value)))
        .collect();
    let base = format!("/can-bo/ho-so/{}/dan-cu", dossier.dossier.id);
    let corrected = web.app.known_of_dossier(visit.ctx(), dossier.dossier.id).await?;
    let corrected = corrected.into_iter().filter(|field| field.fate == Fate::Corrected);
    let corrected = corrected.map(|field| {
        let label = declared.get(&field.path).map_or(field.path.as_str(), |(label, _)| label);
        let source = source_of(l, &field.source, field.day);
        let values = [("field", label), ("source", source.as_str())];
        l.with("register-corrected-field", &values).into_owned()
    });
    Ok(Some(RegisterView {
        intro: vec![
            l.t("register-intro").into_owned(),
            l.with("register-recorded", &[("minutes", minutes.as_str())]).into_owned(),
        ],
        told: told
            .filter(|told| told.person.is_none())
            .map(|told| Banner::new(BannerKind::Warning, refusal_words(l, &told.refusal))),
        refusal: panel.refusal.as_ref().map(|refusal| refusal_words(l, refusal)),
        nobody: panel.people.is_empty().then(|| l.t("register-nobody-named").into_owned()),
        people: people(web, l, &panel, &declared, told),
        ask: base.clone(),
        reveal: format!("{base}/nhay-cam"),
        corrected: corrected.collect(),
        more: Vec::new(),
    }))
}

type Answers = BTreeMap<String, (String, String)>;

fn people(
    web: &Web,
    l: Lang,
    panel: &RegisterPanel,
    declared: &Answers,
    told: Option<&Told>,
) -> Vec<RegisterPerson> {
    let person = |(i, person): (usize, &PersonPanel)| {
        let shown = PersonView { web, l, person, declared };
        let can_ask = panel.refusal.is_none() && !person.doubts.iter().any(|d| d.is_impossible());
        let words =
            if person.answer.is_some() { key("register-ask-again") } else { key("register-ask") };
        RegisterPerson {
            key: person.person.key.clone(),
            id: format!("register-{i}"),
            title: shown.title(),
            keys: shown.keys(),
            doubts: person.doubts.iter().map(|doubt| doubt_words(l, *doubt)).collect(),
            button: can_ask.then(|| l.t(words).into_owned()),
            asked: shown.asked(),
            unmatched: person
                .answer
                .as_ref()
                .filter(|answer| answer.rows.is_none())
                .map(|_none| l.t("register-unmatched").into_owned()),
            rows: shown.rows(),
            reason: shown.reason(i, told),
        }
    };
    panel.people.iter().enumerate().map(person).collect()
}

struct PersonView<'a> {
    web: &'a Web,
    l: Lang,
    person: &'a PersonPanel,
    declared: &'a Answers,
}

impl PersonView<'_> {
    fn title(&self) -> String {
        let l = self.l;
        let titles = self.person.person.titles.iter();
        let mut titles: Vec<String> =
            titles.map(|title| title.say(l.locale()).text.to_owned()).collect();
        if titles.is_empty() {
            titles.push(l.t("work-applicant").into_owned());
        }
        format!("{} – {}", self.person.person.name, titles.join(", "))
    }

    fn keys(&self) -> String {
        let person = &self.person.person;
        let birth = if person.birth.is_empty() {
            self.l.t("register-birth-missing").into_owned()
        } else {
            date(&person.birth)
        };
        let values = [
            ("number", person.number.as_str()),
            ("name", person.name.as_str()),
            ("birth", birth.as_str()),
        ];
        self.l.with("register-keys", &values).into_owned()
    }

    fn asked(&self) -> Option<String> {
        let answer = self.person.answer.as_ref()?;
        let at = self.web.app.settings().zone.local(answer.asked);
        let at = format::moment_short(self.l, at);
        let Some(rows) = &answer.rows else {
            let values = [("at", at.as_str())];
            return Some(self.l.with("register-asked-unmatched", &values).into_owned());
        };
        let count = |verdict: Verdict| {
            let held = rows.iter().flat_map(|row| &row.declared);
            held.filter(|held| held.verdict == verdict).count().to_string()
        };
        let (agrees, differs) = (count(Verdict::Agrees), count(Verdict::Differs));
        let unknown = count(Verdict::NotKnown);
        let values = [
            ("at", at.as_str()),
            ("agrees", agrees.as_str()),
            ("differs", differs.as_str()),
            ("unknown", unknown.as_str()),
        ];
        Some(self.l.with("register-asked", &values).into_owned())
    }

    fn rows(&self) -> Vec<RegisterRow> {
        let Some(answer) = &self.person.answer else { return Vec::new() };
        let rows = answer.rows.iter().flatten();
        rows.map(|row| self.row(row, answer.is_revealed)).collect()
    }

    fn row(&self, row: &Row, is_revealed: bool) -> RegisterRow {
        let l = self.l;
        let is_masked = row.element.is_sensitive() && !is_revealed;
        let held = row.declared.iter().map(|held| {
            let value = self.declared.get(&held.path).map(|(_, value)| value.clone());
            let (words, agrees) = match held.verdict {
                Verdict::Agrees => (key("register-agrees"), Some(true)),
                Verdict::Differs => (key("register-differs"), Some(false)),
                Verdict::NotKnown => (key("register-unknown"), None),
            };
            RegisterHeld {
                label: held.label.say(l.locale()).text.to_owned(),
                value: value.filter(|_| !is_masked).unwrap_or_default(),
                verdict: l.t(words).into_owned(),
                agrees,
            }
        });
        let says = if is_masked {
            l.t("register-masked-value").into_owned()
        } else {
            said(l, row.element, &row.says)
        };
        RegisterRow {
            label: l.t(element_words(row.element)).into_owned(),
            says,
            is_masked,
            declared: held.collect(),
        }
    }

    /// The field for a reason, where something is masked.
    fn reason(&self, i: usize, told: Option<&Told>) -> Option<FieldView> {
        let answer = self.person.answer.as_ref()?;
        if answer.rows.is_none() || answer.is_revealed {
            return None;
        }
        let l = self.l;
        let text = LongText { value: String::new(), rows: 2, most: None };
        let mut field =
            FieldView::new("reason", l.t("register-reveal-reason"), FieldKind::LongText(text))
                .hinted(l.t("register-reveal-hint"));
        field.id = format!("register-reason-{i}");
        let own = told.filter(|told| told.person.as_ref() == Some(&self.person.person.key));
        field.error = own.map(|told| refusal_words(l, &told.refusal));
        Some(field)
    }
}

fn doubt_words(l: Lang, doubt: NumberDoubt) -> String {
    match doubt {
        NumberDoubt::NotTwelveDigits => l.t("doubt-digits").into_owned(),
        NumberDoubt::UnknownPlace => l.t("doubt-place").into_owned(),
        NumberDoubt::Year { inside } => {
            l.with("doubt-year", &[("inside", inside.to_string().as_str())]).into_owned()
        }
        NumberDoubt::Sex => l.t("doubt-sex").into_owned(),
    }
}

/// `1990-05-02` as people write it, as far as it is known.
fn date(text: &str) -> String {
    text.split('-').rev().collect::<Vec<_>>().join("/")
}

fn said(l: Lang, element: Element, says: &Said) -> String {
    match says {
        Said::Nothing => l.t("register-says-nothing").into_owned(),
        Said::Text(text) => text.clone(),
        Said::Date(text) => date(text),
        Said::Code(code) => code_words(l, element, code),
        Said::Person(name, number) if number.is_empty() => name.clone(),
        Said::Person(name, number) => {
            let values = [("name", name.as_str()), ("number", number.as_str())];
            l.with("register-person-number", &values).into_owned()
        }
        Said::Head(name, number, relation) => {
            let values = [
                ("name", name.as_str()),
                ("number", number.as_str()),
                ("relation", relation.as_str()),
            ];
            l.with("register-household-head", &values).into_owned()
        }
    }
}

/// The words of a code; a code that no table at hand explains is shown as it is.
fn code_words(l: Lang, element: Element, code: &str) -> String {
    let words = match (element, code) {
        (Element::Sex, "1") => key("register-sex-man"),
        (Element::Sex, "2") => key("register-sex-woman"),
        (Element::Sex, "3") => key("register-sex-other"),
        (Element::Marriage, "1") => key("register-marriage-never"),
        (Element::Marriage, "2") => key("register-marriage-married"),
        (Element::Marriage, "3") => key("register-marriage-divorced"),
        (Element::Religion, "00") => key("register-religion-none"),
        (Element::Blood, "01") => return "A".to_owned(),
        (Element::Blood, "02") => return "B".to_owned(),
        (Element::Blood, "03") => return "AB".to_owned(),
        (Element::Blood, "04") => return "O".to_owned(),
        _ => return l.with("register-code", &[("code", code)]).into_owned(),
    };
    l.t(words).into_owned()
}

const fn element_words(element: Element) -> &'static str {
    match element {
        Element::Number => key("register-element-number"),
        Element::OldNumber => key("register-element-old-number"),
        Element::Name => key("register-element-name"),
        Element::Sex => key("register-element-sex"),
        Element::Ethnic => key("register-element-ethnic"),
        Element::Religion => key("register-element-religion"),
        Element::Marriage => key("register-element-marriage"),
        Element::Blood => key("register-element-blood"),
        Element::Birth => key("register-element-birth"),
        Element::BirthRegistered => key("register-element-birth-registered"),
        Element::Nationality => key("register-element-nationality"),
        Element::Origin => key("register-element-origin"),
        Element::Residence => key("register-element-residence"),
        Element::Current => key("register-element-current"),
        Element::Father => key("register-element-father"),
        Element::Mother => key("register-element-mother"),
        Element::Spouse => key("register-element-spouse"),
        Element::Representative => key("register-element-representative"),
        Element::Household => key("register-element-household"),
        Element::Book => key("register-element-book"),
    }
}

fn tab(dossier: DossierId) -> String {
    format!("/can-bo/ho-so/{dossier}?xem=dan-cu")
}

pub(crate) async fn ask(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    match web.app.ask_register(visit.ctx(), dossier, posted.text("person")).await? {
        Asked::Found(_) | Asked::Nobody => see_other(&tab(dossier)),
        Asked::Refused(refusal) => {
            again(&web, &visit, dossier, Told { refusal, person: None }).await
        }
    }
}

pub(crate) async fn reveal(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let person = posted.text("person");
    let done = web.app.reveal_register(visit.ctx(), dossier, person, posted.text("reason")).await?;
    match done {
        Ok(()) => see_other(&tab(dossier)),
        Err(refusal) => {
            let own = refusal == RegisterRefusal::ReasonMissing;
            let person = own.then(|| person.to_owned());
            again(&web, &visit, dossier, Told { refusal, person }).await
        }
    }
}

async fn again(web: &Web, visit: &Visit, dossier: DossierId, told: Told) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), dossier).await?;
    let looking = Looking { view: "dan-cu".to_owned(), register: Some(told), ..Looking::default() };
    page_again(&desk_page(web, visit, &view, &looking, None).await?)
}

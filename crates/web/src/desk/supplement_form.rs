//! The form of a supplement request: drawing it, and reading its things.

use super::supplement::Asking;
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, papers_of, problem_words},
    public::short_name,
    visit::Visit,
};
use mc_app::{
    dossier::{
        command::{AskSupplement, AskedItem},
        event::{SupplementItem, SupplementTarget},
    },
    dossier_view::DossierView,
    form::{Entries, Field, FieldKind as Kind},
};
use mc_kernel::{FieldProblem, FieldProblems, Locale, ids::FileId};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorLink},
    fields::{
        Address, ChoiceOption, DateInput, FieldKind, FieldView, LongText, NumberInput, OptionGroup,
        Repeat, RepeatItem, Select, TextInput, Width, id_of,
    },
    format,
    words::{Lang, key},
};

/// The name of the repeated part.
pub(super) const ITEM: &str = "item";

/// The ground that the law gives for asking once and completely.
const USUAL_GROUND: &str = "Khoản 3 Điều 15, Điều 17 Nghị định 61/2018/NĐ-CP";

/// Draws the form.
pub(super) fn draw(web: &Web, visit: &Visit, view: &DossierView, asking: &Asking<'_>) -> FormPage {
    let l = visit.l();
    let dossier = &view.dossier;
    let fields = Drawing { l, view, asking }.fields();
    let mut errors = error_summary(l, asking.problems).naming(&fields);
    if let Some(rejection) = asking.said {
        let text = rejection.words(visit.locale()).to_owned();
        errors.errors.push(ErrorLink { href: None, text });
    }
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(dossier.number.clone(), format!("/can-bo/ho-so/{}", dossier.id))),
        title: l.t("do-ask-supplement").into_owned(),
        place: short_name(&view.procedure.name),
        intro: intro(web, l, view),
        errors,
        fields,
        action: format!("/can-bo/ho-so/{}/yeu-cau-bo-sung?{}", dossier.id, asking.query),
        hidden: vec![("_command".to_owned(), asking.command.clone())],
        consequence: Some(Consequence {
            action: l.t("send-request").into_owned(),
            effects: [key("effect-clock-stops"), key("effect-once"), key("effect-form-02")]
                .map(|words| l.t(words).into_owned())
                .to_vec(),
            is_final: true,
        }),
        submit: l.t("send-request").into_owned(),
        other: None,
    }
}

/// What has to be known before asking; of a further request, which answer raised it.
fn intro(web: &Web, l: Lang, view: &DossierView) -> Vec<String> {
    let raised = view.dossier.supplements_answered.last().map(|answer| {
        let at = format::moment_short(l, web.app.settings().zone.local(answer.at));
        l.with("ask-supplement-again", &[("at", at.as_str())]).into_owned()
    });
    std::iter::once(l.t("ask-supplement-intro").into_owned()).chain(raised).collect()
}

struct Drawing<'a> {
    l: Lang,
    view: &'a DossierView,
    asking: &'a Asking<'a>,
}

impl Drawing<'_> {
    fn fields(&self) -> Vec<FieldView> {
        let rows = self.asking.entries.rows(ITEM).max(1);
        let items = (0..rows).map(|index| {
            let item = format!("{ITEM}[{index}]");
            RepeatItem {
                title: self.l.n("asked-thing", u64::try_from(index + 1).unwrap_or(1)).into_owned(),
                remove: (rows > 1).then(|| item.clone()),
                fields: self.item(&item),
            }
        });
        let repeat = Repeat {
            items: items.collect(),
            add_label: self.l.t("add-asked-thing").into_owned(),
            can_add: rows < AskSupplement::MOST_ITEMS,
        };
        let day =
            DateInput { value: self.typed("answer_by"), may_be_partial: false, autocomplete: None };
        let contact = TextInput { value: self.typed("contact"), ..TextInput::default() };
        let mut fields = vec![
            self.field(ITEM, key("asked-things"), FieldKind::Repeat(repeat)),
            self.field("answer_by", key("answer-by"), FieldKind::Date(day)),
            self.field("contact", key("request-contact"), FieldKind::Text(contact)).optional(),
        ];
        if self.asking.is_late {
            let late = LongText { value: self.typed("late"), rows: 2, most: Some(2000) };
            fields.push(self.field("late", key("late-reason"), FieldKind::LongText(late)));
        }
        fields
    }

    fn typed(&self, name: &str) -> String {
        self.asking.entries.get(name).unwrap_or_default().to_owned()
    }

    fn field(&self, name: &str, words: &'static str, kind: FieldKind) -> FieldView {
        let mut field = FieldView::new(name, self.l.t(words), kind);
        field.error = self.error(name);
        field
    }

    fn error(&self, name: &str) -> Option<String> {
        self.asking.problems.at(name).map(|problem| problem_words(self.l, problem))
    }

    fn item(&self, item: &str) -> Vec<FieldView> {
        let [target, page, what, ground] =
            ["target", "page", "what", "ground"].map(|part| format!("{item}.{part}"));
        let chosen = self.typed(&target);
        let select = Select {
            name: target.clone(),
            id: id_of(&target),
            label: self.l.t("asked-target").into_owned(),
            groups: self.targets(&chosen),
            autocomplete: None,
            error: self.error(&target),
        };
        let about = Address {
            country: None,
            province: None,
            commune: Some(select),
            refresh: None,
            elsewhere: None,
            detail: None,
        };
        let number = NumberInput {
            value: self.typed(&page),
            has_decimals: false,
            unit: None,
            width: Width::Short,
        };
        let long = LongText { value: self.typed(&what), rows: 3, most: Some(2000) };
        let said = self.typed(&ground);
        let value =
            if said.is_empty() && chosen.is_empty() { USUAL_GROUND.to_owned() } else { said };
        let line = TextInput { value, ..TextInput::default() };
        vec![
            self.field(&target, key("asked-about"), FieldKind::Address(Box::new(about))),
            self.field(&page, key("asked-page"), FieldKind::Number(number)).optional(),
            self.field(&what, key("asked-what"), FieldKind::LongText(long))
                .hinted(self.l.t("asked-what-hint")),
            self.field(&ground, key("legal-ground"), FieldKind::Text(line)),
        ]
    }

    /// Everything a request can be about: the fields of the form by section, the papers of the
    /// procedure, the files that were given.
    fn targets(&self, chosen: &str) -> Vec<OptionGroup> {
        let locale = self.l.locale();
        let mut groups = Vec::new();
        let papers = papers_of(&self.view.procedure).into_iter().flat_map(|(_, papers)| papers);
        let papers = papers.map(|p| ChoiceOption::new(format!("c:{}", p.code), p.name));
        groups.push((self.l.t("given-files").into_owned(), papers.collect::<Vec<_>>()));
        let files = self.view.files.iter();
        let files = files.map(|f| ChoiceOption::new(format!("t:{}", f.id), f.name.clone()));
        groups.push((self.l.t("given-file-pages").into_owned(), files.collect()));
        for section in &self.view.form.sections {
            let mut fields = Vec::new();
            leaves(&section.fields, locale, "", &mut fields);
            let options =
                fields.into_iter().map(|(path, t)| ChoiceOption::new(format!("f:{path}"), t));
            groups.push((section.title.say(locale).text.to_owned(), options.collect()));
        }
        groups
            .into_iter()
            .map(|(label, options)| {
                let raised = |option: &ChoiceOption| self.may_be_asked(&option.value);
                (label, options.into_iter().filter(raised).collect::<Vec<_>>())
            })
            .filter(|(_, options)| !options.is_empty())
            .map(|(label, options)| OptionGroup {
                label,
                options: options.into_iter().map(|option| option.chosen_if(chosen)).collect(),
            })
            .collect()
    }
}

impl Drawing<'_> {
    /// A further request is about what the last answer brought, and nothing else.
    fn may_be_asked(&self, value: &str) -> bool {
        let dossier = &self.view.dossier;
        let answer = dossier.supplements_answered.last().filter(|_| dossier.supplements_asked > 0);
        answer.is_none_or(|answer| {
            target(self.view, value, "").is_ok_and(|target| answer.raises(&target))
        })
    }
}

/// The fields that can be pointed at, each with the names of what it stands in.
fn leaves(fields: &[Field], locale: Locale, above: &str, found: &mut Vec<(String, String)>) {
    for field in fields {
        let title = field.title.say(locale).text;
        let title = if above.is_empty() { title.to_owned() } else { format!("{above}: {title}") };
        match &field.kind {
            Kind::Group(group) => leaves(&group.fields, locale, &title, found),
            Kind::Text { .. }
            | Kind::Whole { .. }
            | Kind::Decimal { .. }
            | Kind::YesNo
            | Kind::Consent
            | Kind::Date
            | Kind::PartialDate
            | Kind::Month
            | Kind::Choice(_)
            | Kind::ManyChoice { .. }
            | Kind::Repeat(_)
            | Kind::Address(_)
            | Kind::File => found.push((field.path.clone(), title)),
        }
    }
}

/// The things of a request, with everything that is missing in them.
pub(super) fn items(
    view: &DossierView,
    entries: &Entries,
    problems: &mut FieldProblems,
) -> Vec<AskedItem> {
    let mut items = Vec::new();
    for index in 0..entries.rows(ITEM) {
        let name = |part: &str| format!("{ITEM}[{index}].{part}");
        let text = |part: &str| entries.get(&name(part)).unwrap_or_default().trim().to_owned();
        let (what, ground) = (text("what"), text("ground"));
        let target = target(view, &text("target"), &text("page"));
        match &target {
            Ok(_) => {}
            Err(part) => problems.push(FieldProblem::new(name(part), "not-an-option")),
        }
        for (part, said) in [("what", &what), ("ground", &ground)] {
            if said.is_empty() {
                problems.push(FieldProblem::new(name(part), "required"));
            }
        }
        if let Ok(target) = target {
            items.push(AskedItem { item: SupplementItem { target, ground }, what });
        }
    }
    if items.is_empty() && problems.is_empty() {
        problems.push(FieldProblem::new(format!("{ITEM}[0].target"), "required"));
    }
    items
}

/// What a thing is about; `Err` names the part that cannot be read.
fn target(view: &DossierView, text: &str, page: &str) -> Result<SupplementTarget, &'static str> {
    let (kind, name) = text.split_once(':').ok_or("target")?;
    match kind {
        "f" => {
            let field = view.form.field(name).ok_or("target")?;
            Ok(SupplementTarget::Field { path: field.path.clone() })
        }
        "c" => {
            let paper = view.procedure.paper(name).ok_or("target")?;
            Ok(SupplementTarget::Component { code: paper.code.to_string() })
        }
        "t" => {
            let id: FileId = name.parse().map_err(|_ignored| "target")?;
            let file = view.file(id).ok_or("target")?;
            let page = if page.is_empty() { Ok(1) } else { page.parse() };
            let page = page.ok().filter(|page| (1..=file.pages.max(1)).contains(page));
            Ok(SupplementTarget::Page { file: id, page: page.ok_or("page")? })
        }
        _ => Err("target"),
    }
}

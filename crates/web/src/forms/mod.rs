//! From e-forms to fields on a page, and the words of problems.

mod address;
mod words;

pub(crate) use address::area_groups;
pub(crate) use words::{Refused, error_summary, file_view, problem_words, refusal_words};

use address::{HOME, countries};
use mc_app::{
    Reference,
    catalog::Procedure,
    drafts::OpenDraft,
    form::{
        Dependence, Entries, Field, FieldKind as Kind, Form, Need as Wanted, Section, TextFormat,
        Visibility, Words,
    },
    store::files::FileRow,
};
use mc_kernel::{CivilDay, FieldProblems};
use mc_pages::{
    chrome::Chrome,
    components::{FileList, Offers, Upload},
    fields::{
        Choice, ChoiceOption, DateInput, Depends, FieldKind, FieldView, Group, InputMode, LongText,
        ManyChoice, Need, NumberInput, Repeat, RepeatItem, TextInput, Width, YesNo, id_of,
    },
    format,
    words::Lang,
};
use std::collections::BTreeMap;

/// Everything that drawing a section needs.
pub(crate) struct Drawing<'a> {
    pub(crate) chrome: &'a Chrome,
    pub(crate) reference: &'a Reference,
    pub(crate) day: CivilDay,
    pub(crate) form: &'a Form,
    pub(crate) entries: &'a Entries,
    pub(crate) visibility: &'a Visibility,
    pub(crate) problems: &'a FieldProblems,
    pub(crate) files: &'a [FileRow],
    /// Where resumable uploads go; nowhere when empty.
    pub(crate) upload_url: String,
    pub(crate) most_bytes: u64,
    /// By the name of a field, from where its answer was known.
    pub(crate) marks: BTreeMap<String, String>,
    /// The field that an officer points at, and what is said there.
    pub(crate) pointed: Option<(String, String)>,
}

impl Drawing<'_> {
    /// The fields of a section.
    pub(crate) fn fields(&self, section: &Section) -> Vec<FieldView> {
        section.fields.iter().map(|field| self.field(field, &field.path)).collect()
    }

    fn l(&self) -> Lang {
        self.chrome.l
    }

    fn value(&self, name: &str) -> String {
        self.entries.get(name).unwrap_or_default().to_owned()
    }

    fn field(&self, field: &Field, name: &str) -> FieldView {
        let kind = self.kind(field, name);
        let said = field.title.say(self.l().locale());
        let mut view = FieldView::new(name, said.text, kind);
        view.lang = (said.lang != self.l().locale()).then_some(said.lang);
        view.hint = self.hint(field);
        view.source = self.marks.get(name).cloned();
        view.pointed =
            self.pointed.as_ref().filter(|(field, _)| field == name).map(|(_, said)| said.clone());
        view.need = match self.visibility.of(name) {
            Wanted::Required => Need::Required,
            Wanted::Optional | Wanted::Hidden => {
                if field.required {
                    Need::Required
                } else {
                    Need::Optional
                }
            }
        };
        let told = self.problems.at(name);
        view.error = told.map(|problem| problem_words(self.l(), problem));
        if let Some(depends) = &field.depends {
            view.depends = Some(self.depends(depends, name));
        }
        view
    }

    fn hint(&self, field: &Field) -> Option<String> {
        let locale = self.l().locale();
        let description = field.description.as_ref().map(|d| d.say(locale).text.to_owned());
        let own = match &field.kind {
            Kind::Date => Some(self.l().t("hint-date").into_owned()),
            Kind::PartialDate => return Some(self.l().t("hint-partial-date").into_owned()),
            Kind::Month => Some(self.l().t("hint-month").into_owned()),
            Kind::Text { format: TextFormat::Name, .. } => {
                return Some(self.l().t("hint-name").into_owned());
            }
            Kind::Text { format: TextFormat::IdentityNumber, .. } => {
                return Some(self.l().t("hint-identity").into_owned());
            }
            // Chosen by name from a list, so what the code looks like helps nobody.
            Kind::Text { format: TextFormat::Country, .. } => return None,
            Kind::Text { .. }
            | Kind::Whole { .. }
            | Kind::Decimal { .. }
            | Kind::YesNo
            | Kind::Consent
            | Kind::Choice(_)
            | Kind::ManyChoice { .. }
            | Kind::Group(_)
            | Kind::Repeat(_)
            | Kind::Address(_)
            | Kind::File => None,
        };
        own.or(description)
    }

    /// A dependence names a field relative to the form; inside repeats it is in the same item.
    fn depends(&self, depends: &Dependence, name: &str) -> Depends {
        let on = match (depends.on.rsplit_once('.'), name.rsplit_once('.')) {
            (Some((_, key)), Some((parent, _))) => format!("{parent}.{key}"),
            _ => depends.on.clone(),
        };
        let title = self.form.field(&on).map_or_else(String::new, |f| self.say(&f.title));
        let values: Vec<String> = depends.values.iter().map(|v| self.value_words(&on, v)).collect();
        let hint = self.l().with(
            "only-when",
            &[("field", title.as_str()), ("values", values.join(", ").as_str())],
        );
        let mut values = depends.values.clone();
        if depends.or_empty {
            values.push(String::new());
        }
        Depends { on, values, hint: hint.into_owned() }
    }

    fn value_words(&self, path: &str, value: &str) -> String {
        let Some(field) = self.form.field(path) else { return value.to_owned() };
        let option = field.options().iter().find(|o| o.value == value);
        match (option, value) {
            (Some(option), _) => self.say(&option.title),
            (None, "true") => self.l().t("yes").into_owned(),
            (None, "false") => self.l().t("no").into_owned(),
            (None, other) => other.to_owned(),
        }
    }

    fn say(&self, words: &Words) -> String {
        words.say(self.l().locale()).text.to_owned()
    }

    fn kind(&self, field: &Field, name: &str) -> FieldKind {
        let value = || self.value(name);
        match &field.kind {
            Kind::Text { multiline: true, max, .. } => {
                FieldKind::LongText(LongText { value: value(), rows: 4, most: Some(*max) })
            }
            Kind::Text { format: TextFormat::Country, .. } => {
                let chosen = value();
                let chosen = if chosen.is_empty() { HOME } else { &chosen };
                let options = countries(self.l(), chosen).options;
                FieldKind::Choice(Choice { options, autocomplete: None })
            }
            Kind::Text { format, max, .. } => FieldKind::Text(text_input(*format, *max, value())),
            Kind::Whole { .. } => FieldKind::Number(NumberInput {
                value: value(),
                has_decimals: false,
                unit: None,
                width: Width::Short,
            }),
            Kind::Decimal { .. } => FieldKind::Number(NumberInput {
                value: value(),
                has_decimals: true,
                unit: None,
                width: Width::Short,
            }),
            Kind::YesNo => FieldKind::YesNo(YesNo {
                answer: match value().as_str() {
                    "true" => Some(true),
                    "false" => Some(false),
                    _ => None,
                },
            }),
            Kind::Consent => FieldKind::Consent(value() == "true"),
            Kind::Date => date(value(), false),
            Kind::PartialDate | Kind::Month => date(value(), true),
            Kind::Choice(options) => FieldKind::Choice(Choice {
                options: options
                    .iter()
                    .map(|o| ChoiceOption::new(&o.value, self.say(&o.title)).chosen_if(&value()))
                    .collect(),
                autocomplete: None,
            }),
            Kind::ManyChoice { options, .. } => FieldKind::ManyChoice(self.many(name, options)),
            Kind::Group(group) => FieldKind::Group(Group {
                fields: group.fields.iter().map(|f| self.field(f, &child(name, &f.key))).collect(),
            }),
            Kind::Repeat(repeat) => FieldKind::Repeat(self.repeat(repeat, name)),
            Kind::Address(parts) => FieldKind::Address(Box::new(self.address(parts, name))),
            Kind::File => FieldKind::File(Box::new(self.upload(
                name,
                &self.say(&field.title),
                &mc_app::attachments::component_of_field(name),
                false,
            ))),
        }
    }

    fn many(&self, name: &str, options: &[mc_app::form::ChoiceOption]) -> ManyChoice {
        let chosen: Vec<&str> = self.entries.all(name).collect();
        let options = options.iter().map(|o| {
            let mut option = ChoiceOption::new(&o.value, self.say(&o.title));
            option.is_chosen = chosen.contains(&o.value.as_str());
            option
        });
        ManyChoice { options: options.collect() }
    }

    fn repeat(&self, repeat: &mc_app::form::Repeat, name: &str) -> Repeat {
        let rows = self.entries.rows(name).max(repeat.min).max(self.visibility.least_items(name));
        let items = (0..rows).map(|i| {
            let item = format!("{name}[{i}]");
            let title = self.say(&repeat.item.title);
            let field = self.field(&repeat.item, &item);
            let fields =
                if let FieldKind::Group(group) = field.kind { group.fields } else { vec![field] };
            RepeatItem {
                title: format!("{title} {}", i + 1),
                remove: (rows > repeat.min).then_some(item),
                fields,
            }
        });
        Repeat {
            items: items.collect(),
            add_label: self
                .l()
                .with("add-item", &[("item", self.say(&repeat.item.title).to_lowercase().as_str())])
                .into_owned(),
            can_add: rows < repeat.max,
        }
    }

    /// What files are taken, in a sentence.
    pub(crate) fn upload_rules(&self) -> String {
        let l = self.l();
        let size = format::file_size(l, self.most_bytes);
        l.with("upload-rules", &[("size", size.as_str())]).into_owned()
    }

    /// The control for files of a component or of a field.
    pub(crate) fn upload(
        &self,
        name: &str,
        label: &str,
        component: &str,
        takes_several: bool,
    ) -> Upload {
        let files = self.files.iter().filter(|f| f.component == component);
        let l = self.l();
        Upload {
            name: name.to_owned(),
            id: id_of(name),
            label: label.to_owned(),
            rules: self.upload_rules(),
            accept: ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png".to_owned(),
            takes_several,
            component: component.to_owned(),
            upload_url: Some(self.upload_url.clone()).filter(|url| !url.is_empty()),
            error: self.problems.at(name).map(|p| problem_words(l, p)),
            files: FileList { files: files.map(|f| file_view(l, f, true)).collect() },
            offers: Offers::default(),
        }
    }
}

fn child(name: &str, key: &str) -> String {
    format!("{name}.{key}")
}

fn date(value: String, may_be_partial: bool) -> FieldKind {
    FieldKind::Date(DateInput { value, may_be_partial, autocomplete: None })
}

fn text_input(format: TextFormat, max: usize, value: String) -> TextInput {
    let (mode, autocomplete, width) = match format {
        TextFormat::Name => (InputMode::Text, Some("name"), Width::Full),
        TextFormat::IdentityNumber => (InputMode::Numeric, None, Width::Half),
        TextFormat::Phone => (InputMode::Tel, Some("tel"), Width::Half),
        TextFormat::Email => (InputMode::Email, Some("email"), Width::Full),
        TextFormat::Country | TextFormat::TimeOfDay | TextFormat::DayMonth => {
            (InputMode::Text, None, Width::Short)
        }
        TextFormat::Code => (InputMode::Text, None, Width::Half),
        TextFormat::Plain | TextFormat::Other => {
            (InputMode::Text, None, if max <= 20 { Width::Half } else { Width::Full })
        }
    };
    TextInput {
        value,
        autocomplete,
        mode,
        is_spell_checked: false,
        width,
        most: u32::try_from(max).ok(),
        unit: None,
    }
}

/// The papers of a procedure as sections to attach to, without those that the e-form itself is.
pub(crate) fn papers(open: &OpenDraft) -> Vec<(String, Vec<mc_app::catalog::Paper>)> {
    papers_of(&open.procedure)
}

/// The papers of a procedure by group, each paper once.
pub(crate) fn papers_of(procedure: &Procedure) -> Vec<(String, Vec<mc_app::catalog::Paper>)> {
    let mut seen = std::collections::BTreeSet::new();
    procedure
        .component_groups
        .iter()
        .map(|group| {
            let papers = group.papers.iter().filter(|p| seen.insert(p.code.to_string()));
            (group.name.clone(), papers.cloned().collect::<Vec<_>>())
        })
        .filter(|(_, papers): &(String, Vec<_>)| !papers.is_empty())
        .collect()
}

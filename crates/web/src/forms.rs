//! From e-forms to fields on a page, and the words of problems.

use crate::provinces::provinces;
use mc_app::{
    Reference,
    catalog::Procedure,
    drafts::OpenDraft,
    form::{
        AddressParts, Dependence, Entries, Field, FieldKind as Kind, Form, Need as Wanted, Section,
        TextFormat, Visibility, Words, message,
    },
    gateway::Refusal,
    org::AreaLevel,
    store::files::FileRow,
};
use mc_kernel::{CivilDay, FieldProblem, FieldProblems, Locale};
use mc_pages::{
    chrome::Chrome,
    components::{ErrorLink, ErrorSummary, FileList, FileState, FileView, Upload},
    fields::{
        Address, Choice, ChoiceOption, DateInput, Depends, FieldKind, FieldView, Group, InputMode,
        LongText, ManyChoice, Need, NumberInput, OptionGroup, Repeat, RepeatItem, Select,
        TextInput, Width, YesNo, id_of,
    },
    format,
    words::{Lang, key},
};

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
    /// Where resumable uploads go.
    pub(crate) upload_url: String,
    pub(crate) most_bytes: u64,
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
        view.need = match self.visibility.of(name) {
            Wanted::Required => Need::Required,
            Wanted::Optional | Wanted::Hidden => {
                if field.required { Need::Required } else { Need::Optional }
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
            _ => None,
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
                    .map(|o| {
                        ChoiceOption::new(&o.value, self.say(&o.title)).chosen_if(&value())
                    })
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
            let fields = match field.kind {
                FieldKind::Group(group) => group.fields,
                _ => vec![field],
            };
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

    fn address(&self, parts: &AddressParts, name: &str) -> Address {
        let at = |part: &str| child(name, part);
        let own = own_province(self.reference, self.day);
        let province_name = at(AddressParts::PROVINCE);
        let chosen = self.value(&province_name);
        let province = if chosen.is_empty() { own.clone().unwrap_or_default() } else { chosen };
        let is_own = own.as_deref() == Some(province.as_str());
        let country_name = at(AddressParts::COUNTRY);
        let country = self.value(&country_name);
        let typed: Vec<&Field> = parts
            .parts()
            .iter()
            .filter(|part| matches!(part.kind, Kind::Text { .. }))
            .filter(|part| !is_area_part(&part.key))
            .collect();
        let part_field = |wanted: &str| {
            typed.iter().find(|p| p.key == wanted).map(|p| self.field(p, &at(wanted)))
        };
        let abroad = !country.is_empty() && country != "VN";
        let elsewhere = if abroad {
            part_field(AddressParts::ABROAD)
        } else if is_own {
            None
        } else {
            part_field(OUTSIDE)
        };
        Address {
            country: parts.part(AddressParts::COUNTRY).map(|part| self.select(
                &country_name,
                &part.title,
                vec![countries(self.l(), if country.is_empty() { "VN" } else { &country })],
            )),
            province: parts.part(AddressParts::PROVINCE).filter(|_| !abroad).map(|part| {
                self.select(&province_name, &part.title, vec![province_options(provinces(self.reference, self.day), &province)])
            }),
            commune: parts.part(AddressParts::COMMUNE).filter(|_| is_own && !abroad).map(|part| {
                let commune_name = at(AddressParts::COMMUNE);
                let groups = self.communes(&self.value(&commune_name));
                self.select(&commune_name, &part.title, groups)
            }),
            refresh: Some(name.to_owned()),
            elsewhere,
            detail: if abroad { None } else { part_field(AddressParts::DETAIL) },
        }
    }

    fn select(&self, name: &str, title: &Words, groups: Vec<OptionGroup>) -> Select {
        Select {
            id: id_of(name),
            name: name.to_owned(),
            label: self.say(title),
            groups,
            autocomplete: None,
            error: self.problems.at(name).map(|p| problem_words(self.l(), p)),
        }
    }

    fn communes(&self, chosen: &str) -> Vec<OptionGroup> {
        commune_groups(self.reference, self.day, chosen, &|unit| {
            use mc_app::org::CodeSystem;
            let directory = &self.reference.directory;
            directory.code_of(unit, CodeSystem::AdministrativeUnit, self.day).map(ToOwned::to_owned)
        })
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
            rules: l
                .with("upload-rules", &[("size", format::file_size(l, self.most_bytes).as_str())])
                .into_owned(),
            accept: ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png".to_owned(),
            takes_several,
            component: component.to_owned(),
            upload_url: Some(self.upload_url.clone()),
            error: self.problems.at(name).map(|p| problem_words(l, p)),
            files: FileList { files: files.map(|f| file_view(l, f, true)).collect() },
        }
    }
}

/// The part of an address that names a commune outside the province.
const OUTSIDE: &str = "tenXa";

fn is_area_part(key: &str) -> bool {
    [
        AddressParts::COUNTRY,
        AddressParts::PROVINCE,
        AddressParts::DISTRICT,
        AddressParts::COMMUNE,
    ]
    .contains(&key)
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

/// The code of the installation's own province.
fn own_province(reference: &Reference, day: CivilDay) -> Option<String> {
    use mc_app::org::CodeSystem;
    let directory = &reference.directory;
    let province = directory.areas(day).find(|a| a.level == AreaLevel::PROVINCE)?;
    directory.code_of(province.id, CodeSystem::AdministrativeUnit, day).map(ToOwned::to_owned)
}

/// The communes of the province by district, for a list to choose from.
pub(crate) fn commune_groups(
    reference: &Reference,
    day: CivilDay,
    chosen: &str,
    value: &dyn Fn(mc_kernel::ids::UnitId) -> Option<String>,
) -> Vec<OptionGroup> {
    area_groups(reference, (AreaLevel::COMMUNE, day), chosen, value)
}

/// The areas of a level, grouped by the area above.
pub(crate) fn area_groups(
    reference: &Reference,
    (level, day): (AreaLevel, CivilDay),
    chosen: &str,
    value: &dyn Fn(mc_kernel::ids::UnitId) -> Option<String>,
) -> Vec<OptionGroup> {
    let groups = reference.directory.area_groups(level, day);
    let options = |areas: Vec<&mc_app::org::Unit>| {
        areas
            .into_iter()
            .filter_map(|area| {
                Some(ChoiceOption::new(value(area.id)?, area.name.clone()).chosen_if(chosen))
            })
            .collect()
    };
    groups
        .into_iter()
        .map(|g| OptionGroup { label: g.above.name.clone(), options: options(g.areas) })
        .collect()
}

fn countries(l: Lang, chosen: &str) -> OptionGroup {
    let options = COUNTRIES.iter().map(|(code, vi, en)| {
        let name = if l.locale() == Locale::En { en } else { vi };
        ChoiceOption::new(*code, *name).chosen_if(chosen)
    });
    OptionGroup { label: String::new(), options: options.collect() }
}

fn province_options(known: &[(&str, &str)], chosen: &str) -> OptionGroup {
    let options = known.iter().map(|(code, name)| ChoiceOption::new(*code, *name).chosen_if(chosen));
    OptionGroup { label: String::new(), options: options.collect() }
}

/// A file as a page shows it.
pub(crate) fn file_view(l: Lang, file: &FileRow, can_remove: bool) -> FileView {
    let pages = l.n("pages-count", u64::from(file.pages));
    FileView {
        name: file.name.clone(),
        href: Some(format!("/tep/{}", file.id)),
        facts: format!("{}, {pages}", format::file_size(l, file.size_bytes)),
        sha256: Some(file.sha256.to_string()),
        state: FileState::Ready,
        remove: (can_remove && file.dossier.is_none()).then(|| file.id.to_string()),
    }
}

/// The words of a problem: of the e-form's own table, else of the pages'.
pub(crate) fn problem_words(l: Lang, problem: &FieldProblem) -> String {
    let values: Vec<(&str, &str)> =
        problem.params.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    l.family("problem", &problem.code, &values)
        .map_or_else(|| message(problem, l.locale()), std::borrow::Cow::into_owned)
}

/// The summary above a form: every problem with a link to its field.
pub(crate) fn error_summary(l: Lang, problems: &FieldProblems) -> ErrorSummary {
    let errors = problems.iter().map(|problem| ErrorLink {
        href: (!problem.path.is_empty()).then(|| format!("#{}", id_of(&problem.path))),
        text: problem_words(l, problem),
    });
    ErrorSummary { errors: errors.collect() }
}

/// Why a file is not taken, and the way out.
pub(crate) fn refusal_words(l: Lang, refusal: &Refusal) -> String {
    let size = |bytes: u64| format::file_size(l, bytes);
    match refusal {
        Refusal::Empty => l.t("refused-empty").into_owned(),
        Refusal::TooLarge { size_bytes, most_bytes } => l
            .with(
                "refused-too-large",
                &[("size", size(*size_bytes)), ("most", size(*most_bytes))],
            )
            .into_owned(),
        Refusal::UnknownType => l.t("refused-unknown-type").into_owned(),
        Refusal::NotWhatItSays { claimed, found } => l
            .with(
                "refused-not-what-it-says",
                &[("claimed", claimed.to_string()), ("found", found.to_string())],
            )
            .into_owned(),
        Refusal::Damaged { found } => {
            l.with("refused-damaged", &[("found", found.to_string())]).into_owned()
        }
        Refusal::Locked => l.t("refused-locked").into_owned(),
        Refusal::TooManyPages { pages, most_pages } => l
            .with(
                "refused-too-many-pages",
                &[("pages", pages.to_string()), ("most", most_pages.to_string())],
            )
            .into_owned(),
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

/// A yes-or-no key of the words, so that the closed-world test sees both.
pub(crate) const fn yes_no(answer: bool) -> &'static str {
    if answer { key("yes") } else { key("no") }
}

/// Countries that forms offer first; the code of any other is accepted as it is.
const COUNTRIES: [(&str, &str, &str); 16] = [
    ("VN", "Việt Nam", "Viet Nam"),
    ("AU", "Úc", "Australia"),
    ("CA", "Ca-na-đa", "Canada"),
    ("CN", "Trung Quốc", "China"),
    ("CZ", "Séc", "Czechia"),
    ("DE", "Đức", "Germany"),
    ("FR", "Pháp", "France"),
    ("GB", "Vương quốc Anh", "United Kingdom"),
    ("JP", "Nhật Bản", "Japan"),
    ("KH", "Cam-pu-chia", "Cambodia"),
    ("KR", "Hàn Quốc", "Korea"),
    ("LA", "Lào", "Laos"),
    ("PL", "Ba Lan", "Poland"),
    ("RU", "Nga", "Russia"),
    ("TW", "Đài Loan", "Taiwan"),
    ("US", "Hoa Kỳ", "United States"),
];


//! The fields of the forms about official documents.

use crate::forms::problem_words;
use mc_kernel::FieldProblems;
use mc_pages::{
    components::{FileList, Offers, Upload},
    fields::{
        Choice, ChoiceOption, DateInput, FieldKind, FieldView, LongText, ManyChoice, TextInput,
        id_of,
    },
    format,
    words::Lang,
};

/// What a field is drawn with.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'a> {
    pub(super) l: Lang,
    pub(super) problems: &'a FieldProblems,
}

impl Drawing<'_> {
    fn field(self, (name, label): (&str, &'static str), kind: FieldKind) -> FieldView {
        let mut field = FieldView::new(name, self.l.t(label), kind);
        field.error = self.problems.at(name).map(|problem| problem_words(self.l, problem));
        field
    }

    /// A line of text.
    pub(super) fn line(self, named: (&str, &'static str), value: &str) -> FieldView {
        let input = TextInput { value: value.to_owned(), ..TextInput::default() };
        self.field(named, FieldKind::Text(input))
    }

    /// Several lines.
    pub(super) fn words(self, named: (&str, &'static str), value: &str, most: usize) -> FieldView {
        let text = LongText { value: value.to_owned(), rows: 4, most: Some(most) };
        self.field(named, FieldKind::LongText(text))
    }

    /// A day.
    pub(super) fn day(self, named: (&str, &'static str), value: &str) -> FieldView {
        let input =
            DateInput { value: value.to_owned(), may_be_partial: false, autocomplete: None };
        self.field(named, FieldKind::Date(input))
    }

    /// One of several.
    pub(super) fn choice(
        self,
        named: (&str, &'static str),
        options: impl IntoIterator<Item = (String, String)>,
        chosen: &str,
    ) -> FieldView {
        let options = options
            .into_iter()
            .map(|(value, label)| ChoiceOption::new(value, label).chosen_if(chosen))
            .collect();
        self.field(named, FieldKind::Choice(Choice { options, autocomplete: None }))
    }

    /// Any of several.
    pub(super) fn many(
        self,
        named: (&str, &'static str),
        options: impl IntoIterator<Item = (String, String)>,
        chosen: &[String],
    ) -> FieldView {
        let options = options
            .into_iter()
            .map(|(value, label)| {
                let is_chosen = chosen.contains(&value);
                ChoiceOption { is_chosen, ..ChoiceOption::new(value, label) }
            })
            .collect();
        self.field(named, FieldKind::ManyChoice(ManyChoice { options }))
    }

    /// A box to tick.
    pub(super) fn tick(self, named: (&str, &'static str), is_ticked: bool) -> FieldView {
        self.field(named, FieldKind::Consent(is_ticked)).optional()
    }

    /// A file, or several.
    pub(super) fn files(
        self,
        (name, label): (&str, &'static str),
        takes_several: bool,
        most_bytes: u64,
    ) -> FieldView {
        let l = self.l;
        let size = format::file_size(l, most_bytes);
        let upload = Upload {
            name: name.to_owned(),
            id: id_of(name),
            label: l.t(label).into_owned(),
            rules: l.with("office-file-rules", &[("size", size.as_str())]).into_owned(),
            accept: ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png".to_owned(),
            takes_several,
            component: String::new(),
            upload_url: None,
            error: self.problems.at(name).map(|problem| problem_words(l, problem)),
            files: FileList::default(),
            offers: Offers::default(),
        };
        self.field((name, label), FieldKind::File(Box::new(upload)))
    }
}

/// Values with their words, for a choice among a closed list.
pub(super) fn options<T: Copy>(
    l: Lang,
    all: &[T],
    of: impl Fn(T) -> (&'static str, &'static str),
) -> Vec<(String, String)> {
    let option = |one: &T| {
        let (value, words) = of(*one);
        (value.to_owned(), l.t(words).into_owned())
    };
    all.iter().map(option).collect()
}

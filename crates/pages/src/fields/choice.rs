//! Answers that are chosen.

use super::FieldView;
use mc_kernel::Locale;

/// One of several. Up to seven are drawn as radio buttons, more as a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What can be chosen.
    pub options: Vec<ChoiceOption>,
    /// What the browser may fill in, for a list.
    pub autocomplete: Option<&'static str>,
}

/// Any of several; each answer is sent under the same name.
#[derive(Debug, Clone)]
pub struct ManyChoice {
    /// What can be chosen.
    pub options: Vec<ChoiceOption>,
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct ChoiceOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<Locale>,
    /// One line more, for radio buttons and boxes.
    pub hint: Option<String>,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// Fields that are wanted only when it is chosen; they open under it.
    pub reveals: Vec<FieldView>,
}

impl ChoiceOption {
    /// A thing to choose by what is sent and what is read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            lang: None,
            hint: None,
            is_chosen: false,
            reveals: Vec::new(),
        }
    }

    /// Marks it as chosen when it is the answer.
    #[must_use]
    pub fn chosen_if(mut self, answer: &str) -> Self {
        self.is_chosen = self.value == answer;
        self
    }
}

impl Choice {
    /// The most things drawn as radio buttons.
    pub const MOST_RADIOS: usize = 7;

    /// Whether it is drawn as radio buttons; something that opens fields always is.
    pub fn is_radios(&self) -> bool {
        self.options.len() <= Self::MOST_RADIOS
            || self.options.iter().any(|option| !option.reveals.is_empty())
    }
}

/// Yes or no; sent as `true` and `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YesNo {
    /// The answer, where there is one.
    pub answer: Option<bool>,
}

/// A drop-down list inside an address, with its things in groups.
#[derive(Debug, Clone)]
pub struct Select {
    /// The name of its value.
    pub name: String,
    /// The id of its control.
    pub id: String,
    /// The words above it.
    pub label: String,
    /// What can be chosen; a group with an empty label draws its things bare.
    pub groups: Vec<OptionGroup>,
    /// What the browser may fill in.
    pub autocomplete: Option<&'static str>,
    /// What is wrong with the answer.
    pub error: Option<String>,
}

/// Things to choose under a heading, for instance the communes of a district.
#[derive(Debug, Clone)]
pub struct OptionGroup {
    /// The heading.
    pub label: String,
    /// What can be chosen.
    pub options: Vec<ChoiceOption>,
}

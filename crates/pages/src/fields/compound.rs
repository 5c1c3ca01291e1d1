//! Fields made of fields.

use super::{FieldView, Select};

/// Fields that belong together, under one legend.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The fields in order.
    pub fields: Vec<FieldView>,
}

/// A group that may come several times.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// The items given so far.
    pub items: Vec<RepeatItem>,
    /// The words on the button that adds one: `Thêm ngành nghề`.
    pub add_label: String,
    /// Whether one more may be added.
    pub can_add: bool,
}

/// One item of a repeat.
#[derive(Debug, Clone)]
pub struct RepeatItem {
    /// What it is: `Ngành nghề thứ 2`.
    pub title: String,
    /// Its path, sent by the button that takes it out; `None` where it must stay.
    pub remove: Option<String>,
    /// Its fields.
    pub fields: Vec<FieldView>,
}

/// An address, from the large to the small.
#[derive(Debug, Clone, Default)]
pub struct Address {
    /// The country, where it may be another one.
    pub country: Option<Select>,
    /// The province.
    pub province: Option<Select>,
    /// The commune, grouped by district; `None` where the lists do not reach: `elsewhere` is asked.
    pub commune: Option<Select>,
    /// Shows the lists of another province or country without script: the path sent by the button.
    pub refresh: Option<String>,
    /// The address in words, where the lists do not reach.
    pub elsewhere: Option<FieldView>,
    /// House number, street, hamlet.
    pub detail: Option<FieldView>,
}

impl Address {
    /// The lists in order.
    pub fn selects(&self) -> impl Iterator<Item = &Select> {
        [&self.country, &self.province, &self.commune].into_iter().flatten()
    }

    /// The typed parts in order.
    pub fn typed(&self) -> impl Iterator<Item = &FieldView> {
        [&self.elsewhere, &self.detail].into_iter().flatten()
    }
}

//! The parts of the administration, who may open which, and what their lists share.

use crate::{Web, visit::Visit};
use mc_app::AppError;
use mc_kernel::PageSize;
use mc_pages::{
    components::{Column, Tab, Tabs},
    words::{Lang, key},
};

/// A part of the administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Overview,
    Procedures,
    Processes,
    Organisation,
    Calendar,
    Store,
    Register,
    Tokens,
    Letters,
    Record,
}

impl Part {
    /// Every part, in the order of the screen.
    pub(crate) const ALL: [Self; 10] = [
        Self::Overview,
        Self::Procedures,
        Self::Processes,
        Self::Organisation,
        Self::Calendar,
        Self::Store,
        Self::Register,
        Self::Tokens,
        Self::Letters,
        Self::Record,
    ];

    pub(crate) const fn href(self) -> &'static str {
        match self {
            Self::Overview => "/quan-tri",
            Self::Procedures => "/quan-tri/thu-tuc",
            Self::Processes => "/quan-tri/quy-trinh",
            Self::Organisation => "/quan-tri/to-chuc",
            Self::Calendar => "/quan-tri/lich",
            Self::Store => "/quan-tri/kho",
            Self::Register => "/quan-tri/dan-cu",
            Self::Tokens => "/quan-tri/ma-truy-cap",
            Self::Letters => "/quan-tri/thu",
            Self::Record => "/quan-tri/nhat-ky",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Overview => key("admin-overview"),
            Self::Procedures => key("admin-procedures"),
            Self::Processes => key("admin-processes"),
            Self::Organisation => key("nav-organisation"),
            Self::Calendar => key("admin-calendar"),
            Self::Store => key("admin-store"),
            Self::Register => key("register-use-title"),
            Self::Tokens => key("admin-tokens"),
            Self::Letters => key("letters-title"),
            Self::Record => key("admin-record"),
        }
    }

    /// Whether whoever comes may open it.
    pub(crate) fn permit(self, web: &Web, visit: &Visit) -> Result<(), AppError> {
        let ctx = visit.ctx();
        match self {
            Self::Overview | Self::Organisation | Self::Calendar => {
                web.app.may_read_organisation(ctx)
            }
            Self::Procedures => web.app.may_manage_catalogue(ctx),
            Self::Processes => web.app.may_manage_processes(ctx),
            Self::Store => web.app.may_keep_the_store(ctx),
            Self::Register => match web.app.may_read_register_use(ctx) {
                (true, _) => Ok(()),
                (false, _) => Err(AppError::Forbidden),
            },
            Self::Tokens => web.app.may_manage_tokens(ctx),
            Self::Letters => web.app.may_manage_letters(ctx),
            Self::Record => web.app.may_read_record(ctx),
        }
    }
}

/// The parts that whoever comes may open, as links.
pub(crate) fn sections(web: &Web, visit: &Visit, current: Part) -> Tabs {
    let l = visit.l();
    let open = Part::ALL.into_iter().filter(|part| part.permit(web, visit).is_ok());
    let tabs = open.map(|part| Tab {
        label: l.t(part.label()).into_owned(),
        href: part.href().to_owned(),
        count: None,
        is_current: part == current,
    });
    Tabs { label: l.t("nav-admin").into_owned(), tabs: tabs.collect() }
}

/// The page of a list that begins after a key, with the key of the next page.
pub(crate) fn page_after<'a, T>(
    rows: &'a [T],
    after: &str,
    key_of: impl Fn(&T) -> String,
) -> (&'a [T], Option<String>) {
    let begin = match after {
        "" => 0,
        after => rows.iter().position(|row| key_of(row) == after).map_or(0, |at| at + 1),
    };
    let rest = rows.get(begin..).unwrap_or_default();
    let size = PageSize::SCREEN.rows();
    let shown = rest.get(..size).unwrap_or(rest);
    let next = shown.last().filter(|_| rest.len() > size).map(key_of);
    (shown, next)
}

/// Columns of words.
pub(crate) fn columns<const N: usize>(l: Lang, named: [&'static str; N]) -> Vec<Column> {
    named.map(|column| Column::words(l.t(column))).to_vec()
}

/// A number of things, for words.
pub(crate) fn many(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// An address with the values that are not empty.
pub(crate) fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_from_a_key_onwards() {
        let rows: Vec<usize> = (0..60).collect();
        let page = |after: &str| page_after(&rows, after, usize::to_string);
        let (first, next) = page("");
        assert_eq!((first.len(), first.first(), next.as_deref()), (25, Some(&0), Some("24")));
        let (last, next) = page("49");
        assert_eq!((last.len(), last.first(), next), (10, Some(&50), None));
        assert_eq!(page("no such key").0.first(), Some(&0), "a lost key begins at the start");
        assert_eq!(page("59").0.len(), 0);
    }

    #[test]
    fn empty_values_stay_out_of_addresses() {
        assert_eq!(address("/a", &[("q", ""), ("sau", "")]), "/a");
        assert_eq!(address("/a", &[("q", "khai sinh"), ("sau", "")]), "/a?q=khai+sinh");
    }
}

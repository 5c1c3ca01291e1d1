//! Paging by key: a list is read from a key onwards, never by offset and never with an exact count.

/// How many rows a page of a list may have: 1 to [`PageSize::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSize(u16);

impl PageSize {
    /// The largest page.
    pub const MOST: u16 = 200;
    /// What a screen shows.
    pub const SCREEN: Self = Self(25);

    /// Brings a wish into the allowed range.
    pub fn new(wish: u16) -> Self {
        Self(wish.clamp(1, Self::MOST))
    }

    /// Rows on a page.
    pub fn rows(self) -> usize {
        usize::from(self.0)
    }

    /// What to ask of the database: one row more than shown tells whether a next page exists.
    pub fn limit(self) -> i64 {
        i64::from(self.0) + 1
    }
}

/// One page of a list, with the key of the next page where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T, K> {
    /// The rows.
    pub rows: Vec<T>,
    /// Key of the last row when more rows follow.
    pub next: Option<K>,
}

impl<T, K> Page<T, K> {
    /// Cuts rows read with [`PageSize::limit`] to the page and takes the key of the last one shown.
    pub fn cut(mut rows: Vec<T>, size: PageSize, key: impl Fn(&T) -> K) -> Self {
        let more = rows.len() > size.rows();
        rows.truncate(size.rows());
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }

    /// Maps the rows and keeps the key.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U, K> {
        Page { rows: self.rows.into_iter().map(change).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extra_row_becomes_the_key() {
        let size = PageSize::new(2);
        assert_eq!(
            Page::cut(vec![1, 2, 3], size, |r| *r),
            Page { rows: vec![1, 2], next: Some(2) }
        );
        assert_eq!(Page::cut(vec![1, 2], size, |r| *r), Page { rows: vec![1, 2], next: None });
        assert_eq!(PageSize::new(0).rows(), 1);
        assert_eq!(PageSize::new(9999).rows(), 200);
    }
}

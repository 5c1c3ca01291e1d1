//! Where tiles stand, as `tlog-tiles` has it: `tile/0/x001/067`, and `.p/7` behind one that is not full.

use crate::LedgerError;
use std::{fmt, str::FromStr};

/// Hashes of a full tile, and entries of a full bundle.
pub const TILE_WIDTH: u16 = 256;
/// Leaves of a log, at most.
pub const MOST_LEAVES: u64 = 1 << 48;
/// Levels of tiles, 256 times more leaves each.
const MOST_LEVELS: u8 = 6;
/// Letters of a path, at most: a name is never longer.
const MOST_PATH_CHARS: usize = 64;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TileKind {
    /// The entries themselves.
    Entries,
    /// Hashes of the level: 0 are leaves, each further level has one for a full tile below.
    Hashes(u8),
}

/// The place of one tile, below the prefix of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TilePath {
    /// What it holds.
    pub kind: TileKind,
    /// Which one of its level, from 0.
    pub index: u64,
    /// How many hashes or entries it has, 1 to [`TILE_WIDTH`].
    pub width: u16,
}

impl TilePath {
    /// Whether it never changes any more.
    pub const fn is_full(&self) -> bool {
        self.width == TILE_WIDTH
    }

    /// The same tile when it is full.
    #[must_use]
    pub const fn full(self) -> Self {
        Self { width: TILE_WIDTH, ..self }
    }

    /// The folder of the partial tiles of the same place.
    pub fn partials(&self) -> String {
        format!("{}.p", self.full())
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Entries => f.write_str("tile/entries/")?,
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        let mut groups = vec![format!("{:03}", self.index % 1000)];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(format!("x{:03}", rest % 1000));
            rest /= 1000;
        }
        groups.reverse();
        f.write_str(&groups.join("/"))?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

impl FromStr for TilePath {
    type Err = LedgerError;

    /// Reads a path; every place has exactly one.
    fn from_str(text: &str) -> Result<Self, LedgerError> {
        if text.len() > MOST_PATH_CHARS {
            return Err(LedgerError::TooLarge);
        }
        let path = read(text).ok_or(LedgerError::Form)?;
        if path.to_string() == text { Ok(path) } else { Err(LedgerError::Form) }
    }
}

fn read(text: &str) -> Option<TilePath> {
    let (level, place) = text.strip_prefix("tile/")?.split_once('/')?;
    let kind = if level == "entries" {
        TileKind::Entries
    } else {
        TileKind::Hashes(level.parse().ok().filter(|&level| level < MOST_LEVELS)?)
    };
    let (place, width) = match place.split_once(".p/") {
        None => (place, TILE_WIDTH),
        Some((place, width)) => {
            let width = width.parse().ok();
            (place, width.filter(|width| (1..TILE_WIDTH).contains(width))?)
        }
    };
    let mut index: u64 = 0;
    for group in place.split('/') {
        let group = group.strip_prefix('x').unwrap_or(group);
        let number: u64 = group.parse().ok().filter(|_| group.len() == 3)?;
        index = index.checked_mul(1000)?.checked_add(number)?;
    }
    (index <= MOST_LEAVES).then_some(TilePath { kind, index, width })
}

/// A bundle of entries: each with its length in two bytes before it.
///
/// # Errors
/// [`LedgerError::TooLarge`] where there are more than [`TILE_WIDTH`], or one is longer than 65,535
/// bytes.
pub fn bundle<'e>(entries: impl IntoIterator<Item = &'e [u8]>) -> Result<Vec<u8>, LedgerError> {
    let mut out = Vec::new();
    for (count, entry) in entries.into_iter().enumerate() {
        let length = u16::try_from(entry.len()).map_err(|_long| LedgerError::TooLarge)?;
        if count >= usize::from(TILE_WIDTH) {
            return Err(LedgerError::TooLarge);
        }
        out.extend(length.to_be_bytes());
        out.extend(entry);
    }
    Ok(out)
}

//! Every bound of this crate, in one place.

/// JSON values a schema may have in all.
pub const SCHEMA_VALUES: usize = 50_000;
/// Fields a form may have in all, a repeated field counted once.
pub const FIELDS: usize = 1_000;
/// How deep groups and repeats may be nested.
pub const DEPTH: usize = 6;
/// Options of one choice.
pub const OPTIONS: usize = 500;
/// Items of one repeat, whatever the schema allows.
pub const ITEMS: usize = 200;
/// Items of a repeat whose schema sets no limit.
pub const USUAL_ITEMS: usize = 50;
/// Characters of one text, whatever the schema allows.
pub const TEXT: usize = 5_000;
/// Characters of a text whose schema sets no limit.
pub const USUAL_TEXT: usize = 1_000;
/// From this length on a text is drawn with several lines.
pub const SEVERAL_LINES: usize = 500;
/// Digits of a number, so that every number survives a JSON double.
pub const DIGITS: usize = 15;
/// Pairs of one page of entries.
pub const ENTRIES: usize = 5_000;
/// Characters of one entry; the rest is cut, which leaves it too long for any field.
pub const ENTRY_TEXT: usize = 10_000;
/// Bytes of the name of an entry.
pub const ENTRY_NAME: usize = 200;
/// Steps of a path.
pub const PATH_STEPS: usize = 16;
/// Problems shown at once.
pub const PROBLEMS: usize = 500;
/// Rounds of hiding: a hidden answer may hide others.
pub const PRUNE_ROUNDS: usize = 8;
/// Characters of a file's shown name.
pub const FILE_NAME: usize = 200;

//! Every bound of the API, in one place; `docs/api.md` tells them.

use mc_app::attachments::PART_BYTES;

/// The largest JSON body.
pub(crate) const JSON_BYTES: usize = 1024 * 1024;
/// The longest `Idempotency-Key`.
pub(crate) const KEY_CHARS: usize = 200;
/// Rows of a page where nothing else is asked for.
pub(crate) const USUAL_ROWS: u16 = 25;

/// The largest part of an upload.
pub(crate) fn part_bytes() -> usize {
    usize::try_from(PART_BYTES).unwrap_or(usize::MAX)
}

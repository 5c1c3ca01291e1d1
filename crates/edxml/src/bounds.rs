//! What a package may have at most.

/// Elements that are nested.
pub(crate) const DEEPEST_ELEMENT: usize = 32;
/// Bytes of the name of an element or attribute.
pub(crate) const LONGEST_NAME: usize = 128;
/// Elements of a package.
pub(crate) const MOST_ELEMENTS: usize = 20_000;
/// Attributes of an element.
pub(crate) const MOST_ATTRIBUTES: usize = 64;
/// Attachments of a package.
pub(crate) const MOST_ATTACHMENTS: usize = 200;
/// Bytes of a package without the contents of its attachments.
pub(crate) const MOST_HEADER_BYTES: u64 = 4 * 1024 * 1024;
/// Bytes of a package.
pub(crate) const MOST_PACKAGE_BYTES: u64 = 512 * 1024 * 1024;
/// Bytes of all attachments, unpacked.
pub(crate) const MOST_UNPACKED_BYTES: u64 = 1024 * 1024 * 1024;
/// How many times larger than its zip an attachment may be, past [`FREE_BYTES`].
pub(crate) const MOST_RATIO: u64 = 200;
/// Bytes to which any zip may unpack.
pub(crate) const FREE_BYTES: u64 = 1024 * 1024;
/// Characters of the reason of a status.
pub(crate) const LONGEST_REASON: usize = 1_000;

/// The bounds on sizes, which an installation may set lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a package.
    pub package_bytes: u64,
    /// Bytes of all its attachments, unpacked.
    pub unpacked_bytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { package_bytes: MOST_PACKAGE_BYTES, unpacked_bytes: MOST_UNPACKED_BYTES }
    }
}

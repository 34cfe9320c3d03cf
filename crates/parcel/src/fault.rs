//! Limits of what is read from a dropped file, and the reasons why an entry of it gives no text.

/// Most entries of an archive that are read.
pub const MAX_ENTRIES: u64 = 2_000;

/// Largest text or page in bytes, by itself or in an archive.
pub const MAX_BYTES: u64 = 100_000_000;

/// Largest archive in bytes: room for sixty pages that are stored in it uncompressed.
pub const MAX_ARCHIVE: u64 = 250_000_000;

/// Largest sum of the declared sizes of an archive's entries. Only one entry is unpacked at a time.
pub const MAX_UNPACKED: u64 = 600_000_000;

/// Why an entry gives no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Bytes, packed or unpacked, that exceed [`MAX_BYTES`], [`MAX_ARCHIVE`] or [`MAX_UNPACKED`].
    TooLarge(u64),
    /// Number of entries that exceeds [`MAX_ENTRIES`].
    TooMany(u64),
    /// A zip bomb: far more bytes than a checklist is ever packed into.
    Bomb {
        /// Bytes in the archive.
        packed: u64,
        /// Bytes as declared.
        unpacked: u64,
    },
    /// Archive that cannot be read, with the technical reason.
    Damaged(String),
    /// Entry locked by a password.
    Locked,
    /// Compression method that is not supported, by its number.
    Method(u16),
    /// Archive within an archive.
    Nested,
    /// Neither JSON nor a page, by its name.
    OtherKind,
    /// Archive without any text or page.
    NothingInside,
    /// Bytes that are no text.
    NotText,
    /// Page that carries no text.
    EmptyPage,
}

impl Fault {
    pub(crate) fn damaged(error: impl std::fmt::Display) -> Fault {
        Fault::Damaged(error.to_string())
    }
}

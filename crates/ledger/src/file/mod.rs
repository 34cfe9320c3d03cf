//! The JSON format for everything that leaves the browser (format 1): a header, the checklist as a readable tree, and
//! the facts. Facts are what is merged; the tree is for readers, other programs, and files that come without facts.
//! Described in `docs/format.md`. Reading and writing are pure; archives and web pages around a file are the crate
//! parcel's.
//!
//! Out: [`write()`] a [`ChecklistPart`] under a [`FileHeading`] with its [`Errand`]; [`export`] the whole on no
//! errand. In: [`open`] says what any text is, [`FileReader`] does so in steps; [`read`] takes a sound file or says
//! why not. A tree without facts becomes a command by [`tree_edits()`].

mod heading;
mod json_scan;
mod part;
mod read;
mod rescue;
mod round_id;
mod tree_edits;
mod tree_read;
mod tree_write;
mod write;

pub use heading::{Errand, FileHeading, FilePurpose};
pub use part::ChecklistPart;
pub use read::{
    ChecklistFile, DamagedFile, FactCache, FileError, FileReader, NewerFile, OpenedFile, TreeFile, open, read,
};
pub use round_id::RoundId;
pub use tree_edits::{TreeEdits, tree_edits};
pub use tree_read::{ChecklistTree, LeftOut, TreeGroup, TreeItem, WhyLeftOut};
pub use write::{WrittenFile, export, write, write_facts};

/// The version written by this program.
pub const FORMAT_VERSION: u32 = 1;

/// The largest file read, in bytes.
pub const LARGEST_FILE: usize = 100_000_000;

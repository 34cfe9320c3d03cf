//! The one JSON format for everything that leaves the browser (format 1): a header, the checklist as a readable
//! tree, and the facts. Facts are what is merged; the tree is for readers and other programs, and for what comes in
//! without facts. Described in `docs/format.md`. Writing and reading are pure; where the bytes come from and go to is
//! not known here, nor archives and web pages around them.
//!
//! Out: [`write()`] a [`ChecklistPart`] under a [`FileHeading`] with its [`Errand`]; [`export`] the whole, on no errand. In: [`open`] says
//! what any text is, [`FileReader`] does so in steps; [`read`] takes a sound file or says why not. A tree without facts becomes a command by
//! [`tree_edits()`].

mod hand;
mod heading;
mod part;
mod read;
mod rescue;
mod round;
mod tree;
mod tree_edits;
mod walk;
mod write;

pub use hand::{ChecklistTree, LeftOut, TreeGroup, TreeItem, WhyLeftOut};
pub use heading::{Errand, FileHeading, FilePurpose};
pub use part::ChecklistPart;
pub use read::{
    ChecklistFile, DamagedFile, FactCache, FileError, FileReader, NewerFile, OpenedFile, TreeFile, open, read,
};
pub use round::RoundId;
pub use tree_edits::{TreeEdits, tree_edits};
pub use write::{WrittenFile, export, write, write_facts};

/// The version written by this program.
pub const FORMAT_VERSION: u32 = 1;

/// The largest file read, in bytes.
pub const LARGEST_FILE: usize = 100_000_000;

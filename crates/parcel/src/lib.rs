//! What checklist files travel in: a zip with many of them, and the app's own page with one inside.
//!
//! # What it is
//!
//! Bytes in, texts out: [`Parcel::open`] looks at what somebody dropped and lists what is in it; [`Parcel::take`]
//! unpacks one entry, [`Parcel::unpacking`] and [`Parcel::step`] do so in steps. And the way out: [`Packer`] makes a zip, [`with_data`] puts a text into a page.
//!
//! # Invariants
//!
//! - This crate knows nobody: not what a checklist is, nor whether a text is one.
//! - No clock, no randomness, no I/O. The same files give the same zip.
//! - Sizes first: what an archive declares is added up before anything is unpacked, and no more is unpacked than was
//!   declared. Archives within archives are not opened.
//! - What cannot be read is an entry with a [`Fault`]; the others are read all the same. Nothing panics.
//! - A text comes out of a page byte for byte as it was put in, and nothing in it can end the element it stands in.

mod crc;
mod page;
#[cfg(feature = "targets")]
pub mod targets;
mod text;
mod unpack;
mod zip;

pub use page::{carried, data_in, with_data};
pub use unpack::{Entry, Fault, MOST_ARCHIVE, MOST_BYTES, MOST_ENTRIES, MOST_UNPACKED, Parcel, Unpacking};
pub use zip::Packer;

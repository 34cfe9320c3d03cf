//! Transport of checklist files: a zip with many of them, or the app's own page with one embedded.
//!
//! Reading: [`Parcel::open`] lists what a dropped file contains, [`Parcel::unpack`] unpacks one entry, and
//! [`Parcel::unpacking`] with [`Parcel::step`] do so in steps. Writing: [`ZipWriter`] makes a zip, [`with_data`] embeds a text
//! in a page.
//!
//! # Invariants
//!
//! - The crate depends on no other crate of ours; it does not know what a checklist is.
//! - No clock, no randomness, no I/O. The same files give the same zip.
//! - Sizes first: what an archive declares is added up before anything is unpacked, and no more is unpacked than was
//!   declared. Archives within archives are not opened.
//! - An entry that cannot be read has a [`Fault`]; the others are read all the same. Nothing panics.
//! - A text comes out of a page byte for byte as it was embedded, and nothing in it can end its element.

mod crc32;
mod decode;
mod fault;
mod page;
mod parcel;
#[cfg(feature = "targets")]
pub mod targets;
mod zip_reader;
mod zip_writer;

pub use fault::{Fault, MAX_ARCHIVE, MAX_BYTES, MAX_ENTRIES, MAX_UNPACKED};
pub use page::{data_in, decode_data, with_data};
pub use parcel::{Entry, Parcel, Unpacking};
pub use zip_writer::ZipWriter;

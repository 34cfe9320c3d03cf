//! The geometry of the boards: scales and their ticks, stacks, paths, how wide a text is, and a picture as plain data that
//! somebody else draws. And tables of numbers, as what a picture shows can also be read.
//!
//! # Invariants
//!
//! - This crate knows nobody: no ledger, no Leptos, no browser. What a number counts is not asked here.
//! - No clock, no randomness, no I/O. Days are whole numbers, counted from 1970-01-01.
//! - Everything is a value: the same numbers give the same picture.
//! - No `unwrap`, no `expect`, no unchecked indexing outside tests; a scale of nothing is a scale, and shows nothing.

pub mod bars;
pub mod cards;
pub mod course;
pub mod days;
pub mod gantt;
pub mod scale;
pub mod scene;
pub mod shades;
pub mod sheet;
pub mod stack;
pub mod steps;
pub mod table;
pub mod text;
pub mod timeline;

pub use bars::{Bar, Bars, Part};
pub use course::Course;
pub use days::{Civil, DayScale, Every, Tick};
pub use scale::Linear;
pub use scene::{Anchor, Mark, Scene};
pub use shades::Shades;
pub use sheet::Sheet;
pub use stack::{Segment, stacked};
pub use table::{Cell, Line, Table};

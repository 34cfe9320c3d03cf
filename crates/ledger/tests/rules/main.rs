//! The rules of the field as tables in the field's own words: close-out, dates, warnings, counting, one's own list. A
//! line of a table is a story of who does what, and how the problem then stands. `office` turns stories into commands.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod boards;
mod bulk;
mod closeout;
mod counting;
mod dates;
mod handout;
mod intake;
mod kanban;
mod lateness;
mod lookback;
mod merging;
mod mine;
mod no_empty_tick;
mod numbers;
mod office;
mod people;
mod rebound;
mod record;
mod schedule;
mod searching;
mod terms;
mod timeline;
mod undoing;
mod warnings;

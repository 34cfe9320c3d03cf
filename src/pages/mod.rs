//! Pages: a module for each page of the app. What pages share is in `parts`, what stands around them in `frame`.

pub mod boards;
pub mod checkup;
pub mod evidence;
pub mod exchange;
pub mod help;
pub mod list;
pub mod lookback;
pub mod merge;
pub mod mine;
pub mod papers;
pub mod problem;
pub mod record;
pub mod recovery;
pub mod review;
pub mod round;
pub mod start;

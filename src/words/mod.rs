//! Every word that people see, in Chinese. A sentence about something that went wrong says what happened, what is
//! safe, and what to do now. The sentences on reading a notice stand with that reader, in its own `words`.

pub mod boards;
pub mod chunks;
// Some of it waits for the screens that say it.
#[allow(dead_code)]
pub mod closeout;
pub mod dates;
pub mod evidence;
pub mod example;
pub mod exchange;
pub mod fields;
mod general;
pub mod help;
pub mod kanban;
pub mod lookback;
pub mod merge;
pub mod mine;
pub mod palette;
pub mod problem;
pub mod record;
pub mod review;
pub mod round;
pub mod said;
mod stored;
pub mod timeline;
pub mod wall;

pub use general::*;
pub use stored::*;

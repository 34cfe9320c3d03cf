//! Words: every text that people see, in Chinese. A sentence on a failure says what happened, what is safe, and what to
//! do now. Sentences on reading a notice stand in the notice crate's own `words`.

pub mod boards;
pub mod bulk;
pub mod checkup;
pub mod chunks;
// Some of it waits for the screens that will use it.
#[allow(dead_code)]
pub mod closeout;
pub mod commands_and_keys;
pub mod conditions;
pub mod counts;
pub mod dates;
pub mod evidence;
pub mod example;
pub mod exchange;
pub mod fields;
pub mod general;
pub mod help;
pub mod kanban;
pub mod lookback;
pub mod merge;
pub mod mine;
pub mod office_files;
pub mod papers;
pub mod pasted;
pub mod problem;
pub mod record;
pub mod refusals;
pub mod review;
pub mod round;
pub mod stored;
pub mod timeline;
pub mod undoing;
pub mod wall;

pub use general::*;
pub use stored::*;

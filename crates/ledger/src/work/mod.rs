//! Questions of the field, asked of a ledger: who answers for what, what is due and late, what proves it, what came of it,
//! what was handed out. Each module is one topic; none of them writes facts or keeps anything.

pub mod binding_date;
pub mod directory;
pub mod due;
pub mod evidence;
pub mod figures;
pub mod handout;
pub mod lookback;
pub mod people;
pub mod people_register;
pub(crate) mod person_name;
pub mod recipients;
pub mod schedule;
pub mod surnames;
pub mod todo_list;
pub mod warning;

//! What a checklist consists of: the kinds of items, their fields, and the values that fields take (text, numbers, exact
//! amounts, civil dates, steps of progress). Tables and value types; no facts, no ledger.

mod amount;
mod date;
mod direction_marks;
mod field;
mod kind;
mod notice_wording;
mod progress;
mod value;

pub use amount::{Amount, NotAnAmount, whole_from_typed};
pub use date::{Due, NotADate, Today, WallTime, Zone, add_months, day_number, days_left, numbered_day};
pub use direction_marks::closed;
pub(crate) use direction_marks::{has_marks, is_unseen};
pub use field::{Field, FieldSection, FilledBy, NamesOf, ValueType};
pub(crate) use kind::CountedKind;
pub use kind::{Kind, KindPlace, RegulationWay, Role};
pub use notice_wording::{NoticeWording, PrintedLabel};
pub use progress::Progress;
pub use value::Value;

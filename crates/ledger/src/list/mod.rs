//! Lists of problems: the conditions that narrow a list (`condition`) and how an address spells them (`address_value`), its order
//! (`sort`), which problems it shows (`problems`), what it says of each (`row`), and the words that are found in them (`search`).

mod address_value;
mod condition;
mod due_filter;
mod pinyin_readings;
mod printed_number;
mod problems;
mod row;
mod search;
mod sort;

pub use condition::{Condition, ConditionKind, ListFilter};
pub use due_filter::DueFilter;
pub use printed_number::whole_number;
pub use row::{DueUrgency, ProblemRow};
pub use search::{PinyinInitial, SearchIndex, SearchQuery};
pub use sort::SortBy;

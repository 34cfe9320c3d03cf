//! What a list shows, and how one says so: chips with the counts, the search, the conditions, the order, and views that
//! are named and kept in this browser. All of it stands in the address; here it is only read and written. The list page
//! and the boards share it.

mod chips;
mod conditions;
mod order;
mod search;
mod show;
mod shown;
mod views;

pub use chips::CountChips;
pub use conditions::ConditionForm;
pub use order::SortChoice;
pub use search::SearchField;
pub use shown::{ShownConditions, conditions_in_words};
pub use views::SavedViews;

//! Conditions of a list and the controls for them: count chips, search, conditions, sort order, and named views saved
//! in this browser. The conditions live in the address (`route::Listing`); the controls read and write it. Shared by
//! the list page and the boards.

mod chips;
mod conditions;
mod go_to_listing;
mod order;
mod search;
mod shown_conditions;
mod views;

pub use chips::CountChips;
pub use conditions::ConditionForm;
pub use order::SortChoice;
pub use search::SearchField;
pub use shown_conditions::{ShownConditions, conditions_in_words};
pub use views::SavedViews;

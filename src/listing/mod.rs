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

pub use chips::Chips;
pub use conditions::Conditions;
pub use order::Order;
pub use search::Search;
pub use shown::{Shown, told};
pub use views::Views;

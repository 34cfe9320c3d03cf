//! Lists of problems: which problems a list shows and in which order (`filter`), and the words that are found in them
//! (`search`).

mod filter;
mod search;

pub use filter::{DueFilter, ListFilter, SortBy};
pub use search::{PinyinInitial, SearchIndex, SearchQuery};

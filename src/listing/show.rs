//! Going to the same page with another list.

use crate::{
    browser::address,
    route::{Listing, Route},
};

/// Goes to the same page with another list.
pub fn show(listing: Listing) {
    let here = Route::from_hash(&address::hash()).unwrap_or_else(Route::problems);
    address::go(&here.listing(listing).href());
}

//! Navigation to the same page with another listing.

use crate::{
    browser::address,
    route::{Listing, Route},
};

/// Goes to the same page with another listing.
pub fn show(listing: Listing) {
    let here = Route::from_hash(&address::hash()).unwrap_or_else(Route::problems);
    address::go(&here.listing(listing).href());
}

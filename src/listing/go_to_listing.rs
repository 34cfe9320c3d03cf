//! Navigation to the same page with another listing.

use crate::{
    browser::address,
    route::{Listing, Route},
};

/// Address of the same page with another listing.
pub fn href(listing: Listing) -> String {
    let here = Route::from_hash(&address::hash()).unwrap_or_else(Route::problems);
    here.listing(listing).href()
}

/// Goes to the same page with another listing.
pub fn show(listing: Listing) {
    address::go(&href(listing));
}

//! Effects in a box: what follows from a change in the page and is no part of it. Leptos makes its machinery for an effect
//! anew for every closure (some thousand bytes each); a box is one type for all of them.

use leptos::prelude::*;

/// Does this now, and whenever something changes that it looked at.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

//! Boxed effects. Leptos compiles an effect anew for every closure type (some thousand bytes each); a box is one type for all.

use leptos::prelude::*;

/// Runs now, and again whenever a signal that it read changes.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

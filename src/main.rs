//! The page itself: mounts the Leptos app. Everything else has a module of its own.
use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"销号"</p> });
}

//! The page: a Leptos app, client side only. Mounts it, and nothing else.

mod app;
mod browser;
mod carried;
mod desk;
mod example;
mod pages;
mod parts;
mod route;
mod setup_of;
mod words;

use wasm_bindgen::JsCast as _;

fn main() {
    browser::crash::install();
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(place) = place {
        leptos::mount::mount_to(place, app::App).forget();
    }
}

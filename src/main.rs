//! Entry point of the app (Leptos, client side only): mounts it. The app itself is `app::App`.

mod app;
mod browser;
mod chunks;
mod contexts;
mod desk;
mod example;
mod frame;
mod listing;
mod office_files;
mod pages;
mod parts;
mod route;
mod trace;
mod words;

fn main() {
    browser::crash::install();
    if let Some(place) = browser::page::element("app") {
        desk::before_opening(move || leptos::mount::mount_to(place, app::App).forget());
    }
}

//! Visibility and size of elements: whether one is near the window, how wide it is, and scrolling to one.

use wasm_bindgen::{JsCast as _, closure::Closure};

/// Margin around the window within which an element counts as near.
const MARGIN: &str = "1200px 0px";

type ObserverCallback = Closure<dyn FnMut(js_sys::Array)>;

/// Observer of an element's visibility; ends when dropped.
pub struct SightWatch {
    observer: web_sys::IntersectionObserver,
    _told: ObserverCallback,
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back when the element comes near the window. `None` if the browser cannot observe it; the callback was then
/// called at once.
pub fn on_near(element: &web_sys::Element, heard: impl Fn() + Clone + 'static) -> Option<SightWatch> {
    let seen = heard.clone();
    let told: ObserverCallback = Closure::new(move |entries: js_sys::Array| {
        let near = entries.iter().any(|entry| {
            entry
                .dyn_ref::<web_sys::IntersectionObserverEntry>()
                .is_some_and(web_sys::IntersectionObserverEntry::is_intersecting)
        });
        if near {
            seen();
        }
    });
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let Ok(observer) = web_sys::IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &options) else {
        heard();
        return None;
    };
    observer.observe(element);
    Some(SightWatch { observer, _told: told })
}

/// Observer of an element's width; ends when dropped.
pub struct WidthWatch {
    observer: web_sys::ResizeObserver,
    _told: ObserverCallback,
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the width of an element, now and at every change.
pub fn on_width(element: &web_sys::Element, heard: impl Fn(f64) + 'static) -> Option<WidthWatch> {
    heard(f64::from(element.client_width()));
    let watched = element.clone();
    let told: ObserverCallback = Closure::new(move |_| heard(f64::from(watched.client_width())));
    let observer = web_sys::ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(WidthWatch { observer, _told: told })
}

/// Scrolls to the element of this id and focuses it.
pub fn scroll_and_focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    element.scroll_into_view();
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // An element that cannot be focused is scrolled to all the same.
        drop(element.focus());
    }
}

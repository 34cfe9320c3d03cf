//! Handlers of events in a box. Leptos makes its machinery for a listener anew for every type of handler (some 300 bytes
//! each); a box is one type for all handlers of a kind of event.

use web_sys::{DragEvent, Event, KeyboardEvent, MouseEvent, SubmitEvent};

/// What Leptos is given: a handler of a kind of event.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// A click.
pub fn click(handle: impl FnMut(MouseEvent) + 'static) -> Handler<MouseEvent> {
    Box::new(handle)
}

/// What was written or chosen: `input`, `change`.
pub fn event(handle: impl FnMut(Event) + 'static) -> Handler<Event> {
    Box::new(handle)
}

/// A key that goes down.
pub fn key(handle: impl FnMut(KeyboardEvent) + 'static) -> Handler<KeyboardEvent> {
    Box::new(handle)
}

/// Something that is dragged.
pub fn drag(handle: impl FnMut(DragEvent) + 'static) -> Handler<DragEvent> {
    Box::new(handle)
}

/// A form that is sent.
pub fn submit(handle: impl FnMut(SubmitEvent) + 'static) -> Handler<SubmitEvent> {
    Box::new(handle)
}

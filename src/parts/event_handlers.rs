//! Boxed event handlers. Leptos compiles a listener anew for every type of handler (some 300 bytes each); a box is one type for
//! all handlers of a kind of event.

use crate::browser::events;
use leptos::prelude::*;
use web_sys::{DragEvent, Event, KeyboardEvent, MouseEvent, SubmitEvent};

/// Boxed handler of a kind of event.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// Handler of clicks.
pub fn click(handle: impl FnMut(MouseEvent) + 'static) -> Handler<MouseEvent> {
    Box::new(handle)
}

/// Handler of `input` and `change`.
pub fn event(handle: impl FnMut(Event) + 'static) -> Handler<Event> {
    Box::new(handle)
}

/// Handler of `change` of a checkbox that shows what holds: after a tick that was refused the box shows again what stands.
pub fn tick(on: impl Into<Signal<bool>>, mut set: impl FnMut(bool) + 'static) -> Handler<Event> {
    let on = on.into();
    Box::new(move |event| {
        set(event_target_checked(&event));
        if let Some(on) = on.try_get_untracked() {
            events::set_checked(&event, on);
        }
    })
}

/// Handler of `keydown`.
pub fn key(handle: impl FnMut(KeyboardEvent) + 'static) -> Handler<KeyboardEvent> {
    Box::new(handle)
}

/// Handler of drag events.
pub fn drag(handle: impl FnMut(DragEvent) + 'static) -> Handler<DragEvent> {
    Box::new(handle)
}

/// Handler of `submit`.
pub fn submit(handle: impl FnMut(SubmitEvent) + 'static) -> Handler<SubmitEvent> {
    Box::new(handle)
}

//! Drop zone for files, with a button that chooses them. Reads the bytes and hands them to the caller, who decides what they are.

use crate::{
    browser::files::{ChosenFile, FileReadError, LoadedFile},
    parts::event_handlers,
};
use leptos::prelude::*;

/// Drop zone that reads each file whole.
#[component]
pub fn DropZone(
    /// Text of the button.
    label: &'static str,
    /// Id of the file input.
    id: &'static str,
    /// Endings that the file dialog offers first.
    accept: &'static str,
    /// Largest file, in bytes.
    most: f64,
    /// Called for each file.
    #[prop(into)]
    on_file: Callback<Result<LoadedFile, FileReadError>>,
    /// Content of the zone beside the button.
    children: Children,
) -> impl IntoView {
    let given = move |files: Vec<ChosenFile>| {
        for file in files {
            file.read(most, move |file| on_file.run(file));
        }
    };
    view! { <DropPlace label id accept on_files=given>{children()}</DropPlace> }
}

/// Drop zone that passes the files on unread.
#[component]
pub fn DropPlace(
    /// Text of the button.
    label: &'static str,
    /// Id of the file input.
    id: &'static str,
    /// Endings that the file dialog offers first; empty for any.
    #[prop(optional)]
    accept: &'static str,
    /// Called with the files of one drop or choice together.
    #[prop(into)]
    on_files: Callback<Vec<ChosenFile>>,
    /// Content of the zone beside the button.
    children: Children,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(files) = ChosenFile::dropped(&event) {
            on_files.run(files);
        }
    };
    view! {
        <div
            class="drop"
            class:drop-over=over
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            {children()}
            <label class="file-label" for=id>{label}</label>
            <input type="file" id=id accept=(!accept.is_empty()).then_some(accept) multiple on:change=event_handlers::event(move |event| chosen(&event, on_files)) />
        </div>
    }
}

/// Handler that hands on the files chosen in a file input.
pub fn chosen(event: &web_sys::Event, on_files: Callback<Vec<ChosenFile>>) {
    if let Some(files) = ChosenFile::chosen(event) {
        on_files.run(files);
    }
}

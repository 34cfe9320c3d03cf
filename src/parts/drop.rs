//! Where files are dropped or chosen. Reads them and hands the bytes on; what they are is decided by who asked.

use crate::{
    browser::files::{ChosenFile, FileReadError, LoadedFile},
    parts::handle,
};
use leptos::prelude::*;

/// A place to drop files on, with a button that does the same. Each file is read whole.
#[component]
pub fn DropZone(
    /// The words on the button.
    label: &'static str,
    /// An id for the file input.
    id: &'static str,
    /// The endings that are offered first.
    accept: &'static str,
    /// The largest file, in bytes.
    most: f64,
    /// Hears each file.
    #[prop(into)]
    on_file: Callback<Result<LoadedFile, FileReadError>>,
    /// What stands in the zone besides the button.
    children: Children,
) -> impl IntoView {
    let given = move |files: Vec<ChosenFile>| {
        for file in files {
            file.read(most, move |file| on_file.run(file));
        }
    };
    view! { <DropPlace label id accept on_files=given>{children()}</DropPlace> }
}

/// The same for who reads the files in her own way.
#[component]
pub fn DropPlace(
    /// The words on the button.
    label: &'static str,
    /// An id for the file input.
    id: &'static str,
    /// The endings that are offered first; empty for any.
    #[prop(optional)]
    accept: &'static str,
    /// Hears what was dropped or chosen at one time.
    #[prop(into)]
    on_files: Callback<Vec<ChosenFile>>,
    /// What stands in the zone besides the button.
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
            <input type="file" id=id accept=(!accept.is_empty()).then_some(accept) multiple on:change=handle::event(move |event| chosen(&event, on_files)) />
        </div>
    }
}

/// Hands on what was chosen in a file input.
pub fn chosen(event: &web_sys::Event, on_files: Callback<Vec<ChosenFile>>) {
    if let Some(files) = ChosenFile::chosen(event) {
        on_files.run(files);
    }
}

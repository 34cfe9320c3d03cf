//! Saved views: named listings kept in the settings of this browser.

use crate::{
    browser::settings,
    parts::{add_line::not_composing, draft::draft_of_line},
    route::{Listing, Route},
    words,
};
use leptos::prelude::*;

/// Saved views: in the setting a line each, the name, a tab, the listing as text.
fn saved_views() -> Vec<(String, Listing)> {
    let lines = settings::get(settings::VIEWS);
    lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, text)| (name.to_owned(), Listing::from_text(text)))
        .collect()
}

fn save_views(views: &[(String, Listing)]) {
    let lines: Vec<String> = views
        .iter()
        .map(|(name, listing)| format!("{name}\t{}", listing.to_text()))
        .collect();
    settings::set(settings::VIEWS, &lines.join("\n"));
}

/// The saved views, and the form that saves the current listing under a name.
#[component]
pub fn SavedViews(listing: Memo<Listing>) -> impl IntoView {
    let views = RwSignal::new(saved_views());
    let name = draft_of_line("view-name");
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let title: String = name.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() {
            return;
        }
        // Another tab may have saved views meanwhile.
        let mut now = saved_views();
        now.retain(|(other, _)| *other != title);
        now.push((title, listing.get_untracked()));
        save_views(&now);
        views.set(now);
        name.try_set(String::new());
    };
    let rows = move || {
        views
            .get()
            .into_iter()
            .map(|(title, listing)| {
                let forgotten = title.clone();
                let forget = move |_| {
                    let mut now = saved_views();
                    now.retain(|(other, _)| *other != forgotten);
                    save_views(&now);
                    views.set(now);
                };
                let label = words::forget_view(&title);
                view! {
                    <li>
                        <a href=Route::Problems(listing, None).href()>{title}</a>
                        <button type="button" class="quiet" aria-label=label on:click=forget>"×"</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <details class="tool">
            <summary>{words::VIEWS}</summary>
            <div class="views">
                {move || views.with(Vec::is_empty).then(|| view! { <p class="quiet-text">{words::VIEWS_HINT}</p> })}
                <ul>{rows}</ul>
                <form class="add" on:submit=add on:keydown=move |event| not_composing(&event)>
                    <input
                        type="text"
                        id="view-name"
                        aria-label=words::VIEW_NAME
                        placeholder=words::VIEW_NAME
                        autocomplete="off"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <button type="submit">{words::KEEP_VIEW}</button>
                </form>
            </div>
        </details>
    }
}

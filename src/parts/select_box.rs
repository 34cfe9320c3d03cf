//! Select box that shows what holds: the chosen option is set as a property, because browsers ignore the attribute once a person
//! has chosen; and after a choice that was refused the box shows again what stands. No other file draws a select.

use crate::{browser::events, parts::event_handlers};
use leptos::prelude::*;

/// Options of a select box: the value of each, and what people read.
pub type SelectOptions = Vec<(String, String)>;

/// Options from keys and words that are known beforehand.
pub fn fixed_options<'a>(options: impl IntoIterator<Item = (&'a str, &'a str)>) -> SelectOptions {
    let options = options.into_iter();
    options.map(|(key, words)| (key.to_owned(), words.to_owned())).collect()
}

/// All options to be shown: a value that holds and is not among them is shown, not hidden.
fn with_current(mut options: SelectOptions, value: &str) -> SelectOptions {
    if !options.iter().any(|(key, _)| key == value) {
        options.push((value.to_owned(), value.to_owned()));
    }
    options
}

/// Select box.
#[component]
pub fn SelectBox(
    /// Id; empty for none.
    #[prop(optional, into)]
    id: String,
    /// CSS class; empty for none.
    #[prop(optional, into)]
    class: String,
    /// Accessible name where no label stands beside it.
    #[prop(optional, into)]
    name: MaybeProp<String>,
    /// The value that holds.
    #[prop(into)]
    value: Signal<String>,
    /// The options, in their order.
    #[prop(into)]
    options: Signal<SelectOptions>,
    /// Called with the value that a person chose. If it does not become the value that holds, the box shows the old one again.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let shown = Memo::new(move |_| value.with(|value| with_current(options.get(), value)));
    let listed = move || {
        let option = |(key, words): (String, String)| {
            let own = key.clone();
            view! { <option value=key prop:selected=move || value.with(|value| *value == own)>{words}</option> }
        };
        shown.get().into_iter().map(option).collect_view()
    };
    let change = move |event: web_sys::Event| {
        on_choose.run(event_target_value(&event));
        if let Some(value) = value.try_get_untracked() {
            events::set_value(&event, &value);
        }
    };
    view! {
        <select
            id=(!id.is_empty()).then_some(id)
            class=(!class.is_empty()).then_some(class)
            aria-label=move || name.get()
            on:change=event_handlers::event(change)
        >
            {listed}
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::{fixed_options, with_current};

    #[test]
    fn the_value_that_holds_is_always_among_the_options() {
        for (value, expected) in [("b", "a b"), ("", "a b "), ("c", "a b c")] {
            let shown = with_current(fixed_options([("a", "甲"), ("b", "乙")]), value);
            let keys: Vec<&str> = shown.iter().map(|(key, _)| key.as_str()).collect();
            assert_eq!(keys.join(" "), expected, "{value}");
        }
    }
}

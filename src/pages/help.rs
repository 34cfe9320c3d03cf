//! Help page: tasks, terms, keys, and the debug trace to save. It lays out `words::help` and knows nothing of the
//! checklist. The text never changes, so it is inserted as one piece of markup, which weighs less than views; nothing
//! that a person entered is inserted this way.

use crate::{
    browser::{clock, files},
    frame::keys_dialog::key_rows,
    parts::{event_handlers, pair_table::rows},
    trace,
    words::{self, help},
};
use checkup::Rule;
use leptos::prelude::*;

/// Help page.
#[component]
pub fn Help() -> impl IntoView {
    view! {
        <div class="help">
            <h1>{help::TITLE}</h1>
            <p class="lead">{help::LEAD}</p>
            <h2>{help::TASKS_LABEL}</h2>
            <div class="tasks" inner_html=tasks()></div>
            <h2 id="help-terms">{help::TERMS_LABEL}</h2>
            <table class="plain" aria-labelledby="help-terms" inner_html=terms()></table>
            <h2 id="help-checkup">{words::checkup::HELP}</h2>
            <table class="plain" aria-labelledby="help-checkup" inner_html=checks()></table>
            <h2 id="help-keys">{help::KEYS_LABEL}</h2>
            <p>{help::KEYS_HINT}</p>
            <table class="plain" aria-labelledby="help-keys" inner_html=key_rows()></table>
            <h2>{help::TRACE_LABEL}</h2>
            <p>{help::TRACE_HINT}</p>
            {save_trace()}
        </div>
    }
}

/// Button that saves the debug trace, and the outcome.
fn save_trace() -> AnyView {
    let said = RwSignal::new(None::<String>);
    let save = move |_| {
        let (lines, decisions) = trace::text();
        let name = help::trace_file(&clock::time_text(clock::now()));
        let text = help::trace_head(decisions) + &lines;
        said.set(Some(if files::download_as(&name, &text, "text/plain") {
            help::trace_saved(decisions)
        } else {
            help::TRACE_NOT_SAVED.to_owned()
        }));
    };
    view! {
        <p><button type="button" id="save-trace" on:click=event_handlers::click(save)>{help::TRACE_SAVE}</button></p>
        {move || said.get().map(|words| view! { <p class="message" role="status">{words}</p> })}
    }
    .into_any()
}

fn tasks() -> String {
    let mut out = String::new();
    for task in &help::TASKS {
        out += "<section class=\"way\"><h3>";
        out += task.title;
        out += "</h3><ol>";
        for step in task.steps {
            out += "<li>";
            out += step;
            out += "</li>";
        }
        out += "</ol></section>";
    }
    out
}

fn terms() -> String {
    rows([help::COL_TERM, help::COL_MEANING], &help::TERMS)
}

/// What each rule of the check-up looks for, and why.
fn checks() -> String {
    let rules: Vec<(String, &str)> = Rule::ALL
        .iter()
        .map(|rule| (words::checkup::rule(*rule), rule.words().about))
        .collect();
    let pairs: Vec<(&str, &str)> = rules.iter().map(|(name, about)| (name.as_str(), *about)).collect();
    rows([help::COL_RULE, help::COL_WHY], &pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::keys_dialog::key_pairs;

    #[test]
    fn the_text_is_whole_and_holds_no_markup_of_its_own() {
        let key_pairs = key_pairs();
        let steps = help::TASKS
            .iter()
            .flat_map(|task| task.steps.iter().copied().chain([task.title]));
        let keys = key_pairs.iter().flat_map(|(name, words)| [name.as_str(), *words]);
        let terms_in_pairs = help::TERMS.iter().flat_map(|(name, words)| [*name, *words]);
        let page = tasks() + &terms() + &key_rows();
        for text in steps.chain(keys).chain(terms_in_pairs) {
            assert!(!text.is_empty() && !text.contains(['<', '>', '&', '"']), "{text}");
            assert!(page.contains(&format!(">{text}<")), "{text}");
        }
    }
}

//! Errors of the check-up that are open when a paper is about to leave: a mark beside the button, and a question once. Nothing is
//! blocked; whoever issues it all the same does so by one more button.

use crate::{
    browser::focus,
    contexts::{OpenFindings, use_finding_count},
    parts::event_handlers,
    route::Route,
    words::checkup as say,
};
use leptos::prelude::*;

/// Id of the button that issues all the same.
const ANYWAY: &str = "paper-issue-anyway";

/// Open errors, and whether the question was asked.
#[derive(Clone, Copy)]
pub struct OpenErrors {
    findings: RwSignal<Option<OpenFindings>>,
    asked: RwSignal<bool>,
}

impl OpenErrors {
    /// Not asked yet.
    pub fn new() -> OpenErrors {
        OpenErrors {
            findings: use_finding_count().0,
            asked: RwSignal::new(false),
        }
    }

    fn errors(self) -> usize {
        self.findings.get().map_or(0, |findings| findings.errors)
    }

    /// Asks if errors are open; false if there is nothing to ask.
    pub fn asks(self) -> bool {
        let asks = untrack(|| self.errors() > 0);
        if asks {
            self.asked.set(true);
            focus::when_drawn(ANYWAY.to_owned());
        }
        asks
    }

    /// The question was answered.
    pub fn settled(self) {
        self.asked.set(false);
    }

    /// The mark: what the check-up found, with the way to it.
    pub fn mark(self) -> AnyView {
        let mark = move || {
            self.findings.get().map(|found| {
                let class = if found.errors > 0 {
                    "message message-bad"
                } else {
                    "quiet-text"
                };
                view! { <p class=class>{say::at_paper(found.errors, found.open)} " " {to_checkup()}</p> }
            })
        };
        mark.into_any()
    }

    /// The question, once it is asked.
    pub fn question(self, issue: impl Fn(web_sys::MouseEvent) + Copy + Send + 'static) -> AnyView {
        let question = move || {
            self.asked.get().then(|| {
                view! {
                    <div class="message message-bad" role="alert">
                        <p>{say::ask_before_issuing(self.errors())}</p>
                        <p>
                            <button type="button" id=ANYWAY on:click=event_handlers::click(issue)>{say::ISSUE_ANYWAY}</button>
                            {to_checkup()}
                        </p>
                    </div>
                }
            })
        };
        question.into_any()
    }
}

fn to_checkup() -> impl IntoView {
    view! { <a href=Route::Checkup { mine: false }.href()>{say::TO_CHECKUP}</a> }
}

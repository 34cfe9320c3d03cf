//! The three forms of the notice side by side, small: which one the unit chooses is seen, not read.

use super::{choices::PaperChoice, made, preview};
use crate::{
    desk::Desk,
    parts::{event_handlers, unfold::Unfold},
    words::papers as say,
};
use leptos::prelude::*;
use paper::notice::Form;

/// The section; it is made when it is unfolded.
pub fn three_forms(desk: Desk, key: Memo<&'static str>, choice: PaperChoice) -> AnyView {
    let each = move || {
        let leads = desk.peek(|ledger| preview::Leads::of(ledger, desk.today.get_untracked()));
        let forms = Form::ALL.map(|form| {
            let mut settings = choice.settings.get();
            let chosen = settings.notice.form == form;
            settings.notice.form = form;
            let document = made(desk, key.get(), choice, settings);
            let take = move |_| choice.set_form(form);
            view! {
                <section class="paper-one-form" aria-label=say::form(form)>
                    <button type="button" aria-pressed=chosen.to_string() on:click=event_handlers::click(take)>{say::use_form(form, chosen)}</button>
                    <div class="paper-small" tabindex="0" role="region" aria-label=say::form(form)>
                        <article class="paper paper-official">{preview::document(&document, &leads)}</article>
                    </div>
                </section>
            }
        });
        view! { <div class="paper-three">{forms.into_iter().collect_view()}</div> }
    };
    view! { <Unfold summary=say::THREE_FORMS.to_owned() class="paper-forms">{each}</Unfold> }.into_any()
}

//! 措施: the measures of a problem, and the input for another one.

use super::{measure::Measure, section::Section};
use crate::{
    contexts::{PastedEntry, PastedKind, use_paste_reader},
    desk::use_desk,
    parts::{add_line::AddLine, event_handlers, keyed_list::each, pasted_lines::PasteOffer, text_field::TextField},
    words::{self, pasted, problem as say},
};
use ledger::{Command, Field, ItemId, Kind};
use leptos::prelude::*;

/// The measures as one text: shown where a notice told them so.
pub const AS_TEXT: Field = Field::MeasuresText;

/// Section of measures.
#[component]
pub fn Measures(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let measures = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.parts(item, Kind::Measure)));
    let count = Signal::derive(move || {
        let (done, all) = desk.watch_item(item, |ledger| ledger.measures_done(item));
        say::measures_done(done, all)
    });
    let add = move |title: String| {
        desk.flush();
        desk.attempt(&Command::AddMeasure { problem: item, title })
    };
    let add_all = move |entries: Vec<PastedEntry>| {
        desk.flush();
        let added = entries.into_iter().map(|entry| Command::AddPart {
            under: Some(item),
            draft: entry.draft,
        });
        desk.perform(&Command::Together(added.collect()))
    };
    let paste = PasteOffer::new(PastedKind::Measures, add_all);
    let reader = use_paste_reader();
    let split = move |_| {
        desk.flush();
        let text = desk.peek(|ledger| ledger.text(item, AS_TEXT).to_owned());
        paste.read(reader, text, desk.today.get_untracked().day.year());
    };
    let as_text = desk.peek(|ledger| !ledger.text(item, AS_TEXT).is_empty());
    view! {
        <Section title=words::MEASURES class="measures" count>
            {as_text.then(|| view! {
                <TextField item field=AS_TEXT long=true label=say::MEASURES_TEXT />
                <p>
                    <button type="button" id="split-measures" on:click=event_handlers::click(split)>{pasted::SPLIT_MEASURES}</button>
                    " " <small class="quiet-text">{pasted::SPLIT_MEASURES_HINT}</small>
                </p>
            })}
            <ol class="blocks">
                {each(move || measures.get(), |measure| view! { <Measure measure /> }.into_any())}
            </ol>
            <AddLine id="new-measure" of=item label=words::NEW_MEASURE paste on_add=add />
        </Section>
    }
}

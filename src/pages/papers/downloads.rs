//! Buttons that save the paper that is shown as a file of Excel or Word. The code that makes the file is loaded on first use.

use crate::{
    browser::files,
    contexts::{PaperFormat, use_paper_file_maker},
    desk::use_desk,
    parts::event_handlers,
    words::{self, papers as say},
};
use ledger::{Field, ItemId};
use leptos::prelude::*;
use paper::{Block, Document};

/// Ending and MIME type of a file.
fn kind_of_file(format: PaperFormat) -> (&'static str, &'static str) {
    match format {
        PaperFormat::Excel => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        PaperFormat::Word => (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    }
}

/// The buttons, and why the last file was not saved.
#[component]
pub fn Downloads(key: Memo<&'static str>, shown: Memo<Option<Document>>) -> impl IntoView {
    let desk = use_desk();
    let maker = use_paper_file_maker();
    let failed = RwSignal::new(None::<&'static str>);
    let has_table = Memo::new(move |_| {
        let is_table = |block: &Block| matches!(block, Block::Table(_));
        shown.with(|paper| paper.as_ref().is_some_and(|paper| paper.blocks.iter().any(is_table)))
    });
    let save = move |format: PaperFormat| {
        desk.flush();
        failed.set(None);
        let Some(document) = shown.get_untracked() else {
            return;
        };
        let name = paper::paper(key.get_untracked()).map_or("", |paper| paper.name);
        let unit = desk.peek(|ledger| ledger.text(ItemId::ROUND, Field::Unit).to_owned());
        let day = desk.today.get_untracked().day.to_string();
        let (ending, mime_type) = kind_of_file(format);
        let file = words::dated_file_name(name, &unit, &day, ending);
        maker.make(format, name, document, move |bytes| {
            failed.try_set(match bytes {
                Ok(bytes) if files::download_bytes(&file, mime_type, &bytes) => None,
                Ok(_) => Some(say::NOT_SAVED),
                Err(why) => Some(why),
            });
        });
    };
    let excel = move || {
        has_table.get().then(|| {
            view! { <button type="button" id="paper-excel" on:click=event_handlers::click(move |_| save(PaperFormat::Excel))>{say::EXCEL}</button> }
        })
    };
    view! {
        {excel}
        <button type="button" id="paper-word" on:click=event_handlers::click(move |_| save(PaperFormat::Word))>{say::WORD}</button>
        {move || failed.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
    }
}

//! Form of 交办, by which files are handed out. Making the files is in `make_files`.

use super::{
    handout_order::{FileForm, HandoutFile, HandoutOrder},
    make_files::{HandoutProgress, make},
    recipient::whom,
};
use crate::{
    browser::page,
    contexts::{ChosenProblems, use_chosen_problems},
    desk::{Desk, use_desk},
    parts::{
        draft::{draft_among, keep_items, lists, with_usual},
        effect::effect,
        event_handlers,
        refused::Refused,
    },
    words::{dates, exchange as words},
};
use ledger::{Due, ItemId, file::ChecklistPart};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Which problems are handed out.
#[derive(Clone, Copy, PartialEq)]
pub enum HandoutScope {
    /// The problems of one person.
    Person,
    /// The problems of each person, a file for everybody.
    Each,
    /// Problems chosen on the list page.
    Chosen,
    /// All problems.
    Whole,
}

impl HandoutScope {
    /// Key in the draft of the form; empty for the default.
    fn key(self) -> &'static str {
        match self {
            HandoutScope::Person => "",
            HandoutScope::Each => "each",
            HandoutScope::Chosen => "chosen",
            HandoutScope::Whole => "whole",
        }
    }

    fn from_key(key: &str) -> HandoutScope {
        let all = [HandoutScope::Each, HandoutScope::Chosen, HandoutScope::Whole];
        all.into_iter()
            .find(|scope| scope.key() == key)
            .unwrap_or(HandoutScope::Person)
    }
}

/// Owner of the drafts of this form.
const HAND_OUT: &str = "hand-out";

/// Mark in the draft of the form that leaders get files too.
const LEADERS: &str = "leaders";

/// Key of [`FileForm::Data`] in the draft of the form.
const DATA: &str = "data";

/// Signals of the form; cheap to copy. All of it is kept as drafts until the files are made.
#[derive(Clone, Copy)]
pub struct HandoutForm {
    /// Which problems are handed out.
    pub what: RwSignal<HandoutScope>,
    /// Recipient.
    pub to: RwSignal<String>,
    /// People left out of “a file for everybody”, one a line.
    pub left_out: RwSignal<String>,
    /// Whether those who lead get a file of their own too.
    pub leaders: RwSignal<bool>,
    /// Chosen problems.
    pub chosen: RwSignal<BTreeSet<ItemId>>,
    asked: RwSignal<String>,
    reply_by: RwSignal<String>,
    form: RwSignal<FileForm>,
}

impl HandoutForm {
    fn new(chosen: ChosenProblems) -> HandoutForm {
        let (what_key, form_key) = (draft_among(HAND_OUT, "what"), draft_among(HAND_OUT, "form"));
        let some = chosen.0.with_untracked(|chosen| !chosen.is_empty());
        keep_items(draft_among(HAND_OUT, "chosen"), chosen.0);
        let what = RwSignal::new(match some {
            true => HandoutScope::Chosen,
            false => what_key.with_untracked(|key| HandoutScope::from_key(key)),
        });
        let form = RwSignal::new(match form_key.with_untracked(|key| key == DATA) {
            true => FileForm::Data,
            false => FileForm::Page,
        });
        let leaders_key = draft_among(HAND_OUT, "leaders");
        let leaders = RwSignal::new(leaders_key.with_untracked(|key| !key.is_empty()));
        effect(move || leaders_key.set(if leaders.get() { LEADERS } else { "" }.to_owned()));
        effect(move || what_key.set(what.get().key().to_owned()));
        effect(move || {
            form_key.set(match form.get() {
                FileForm::Page => String::new(),
                FileForm::Data => DATA.to_owned(),
            });
        });
        HandoutForm {
            what,
            to: draft_among(HAND_OUT, "to"),
            left_out: draft_among(HAND_OUT, "left-out"),
            leaders,
            chosen: chosen.0,
            asked: with_usual(draft_among(HAND_OUT, "asked"), words::ASKED_USUAL),
            reply_by: draft_among(HAND_OUT, "reply-by"),
            form,
        }
    }

    fn files(self, desk: Desk) -> Vec<HandoutFile> {
        let to = self.to.get().trim().to_owned();
        match self.what.get() {
            HandoutScope::Person if to.is_empty() => Vec::new(),
            HandoutScope::Person => vec![HandoutFile {
                part: ChecklistPart::Person(to.clone()),
                to,
            }],
            HandoutScope::Each => {
                let leaders = self.leaders.get();
                let named = desk.watch_all(|ledger| ledger.handout_recipients(leaders).people);
                let wanted = named
                    .into_iter()
                    .filter(|name| !self.left_out.with(|out| lists(out, name)));
                let one = |name: String| HandoutFile {
                    part: ChecklistPart::Person(name.clone()),
                    to: name,
                };
                wanted.map(one).collect()
            }
            HandoutScope::Chosen => {
                let chosen: Vec<ItemId> = self.chosen.with(|chosen| chosen.iter().copied().collect());
                if chosen.is_empty() {
                    return Vec::new();
                }
                vec![HandoutFile {
                    part: ChecklistPart::Problems(chosen),
                    to,
                }]
            }
            HandoutScope::Whole => vec![HandoutFile {
                part: ChecklistPart::Whole,
                to,
            }],
        }
    }

    /// The order that the form amounts to, or a sentence on what is wrong with it.
    fn order(self, desk: Desk) -> Result<HandoutOrder, String> {
        let files = self.files(desk);
        if files.is_empty() {
            let person = self.what.get() == HandoutScope::Person;
            return Err(if person {
                words::TO_MISSING
            } else {
                words::NOTHING_CHOSEN
            }
            .to_owned());
        }
        Ok(HandoutOrder {
            files,
            asked: self.asked.get().trim().to_owned(),
            reply_by: self.date(desk)?,
            form: self.form.get(),
        })
    }

    fn date(self, desk: Desk) -> Result<Option<Due>, String> {
        let typed = self.reply_by.get();
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let year = desk.today.get().day.year();
        let read = dates::read(&typed, year);
        read.map(Some).ok_or_else(|| words::date_not_read(&typed))
    }
}

fn radio<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    of: RwSignal<T>,
    value: T,
    id: &'static str,
    label: &'static str,
) -> AnyView {
    view! {
        <label class="tick" for=id>
            <input type="radio" id=id name=name prop:checked=move || of.get() == value on:change=event_handlers::event(move |_| of.set(value)) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Section with the form.
#[component]
pub fn HandOut() -> impl IntoView {
    let desk = use_desk();
    let wish = HandoutForm::new(use_chosen_problems());
    let making = HandoutProgress::new();
    effect(move || {
        if matches!(making.told.get(), Some(Ok(_))) {
            desk.discard_drafts(HAND_OUT);
        }
    });
    // Prepares the single file while the form is being filled in.
    page::prepare_single_file(|| ());
    let preview = Memo::new(move |_| match wish.files(desk).as_slice() {
        [] => String::new(),
        [one] => {
            let problems = desk.watch_all(|ledger| ledger.problems_in(&one.part).len());
            words::preview(1, &one.to, problems)
        }
        many => words::preview(many.len(), "", 0),
    });
    let refused = Refused::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if making.at.get_untracked().is_some() {
            return;
        }
        refused.clear();
        if let Err(words) = untrack(|| wish.date(desk)) {
            making.told.set(None);
            return refused.say(words);
        }
        match untrack(|| wish.order(desk)) {
            Ok(order) => make(desk, order, making),
            Err(words) => making.told.set(Some(Err(words))),
        }
    };
    view! {
        <section class="hand-out" id="hand-out">
            <h2>{words::HAND_OUT}</h2>
            <p class="quiet-text">{words::HAND_OUT_HINT}</p>
            <form on:submit=event_handlers::submit(send)>
                <fieldset class="field">
                    <legend>{words::WHAT}</legend>
                    <div class="ticks">
                        {radio("what", wish.what, HandoutScope::Person, "what-person", words::WHAT_PERSON)}
                        {radio("what", wish.what, HandoutScope::Each, "what-each", words::WHAT_EACH)}
                        {radio("what", wish.what, HandoutScope::Chosen, "what-chosen", words::WHAT_CHOSEN)}
                        {radio("what", wish.what, HandoutScope::Whole, "what-whole", words::WHAT_WHOLE)}
                    </div>
                </fieldset>
                {whom(wish)}
                <div class="hand-out-asked">
                    <div class="field">
                        <label for="asked">{words::ASKED}</label>
                        <textarea id="asked" rows="2" prop:value=move || wish.asked.get() on:input=event_handlers::event(move |event| wish.asked.set(event_target_value(&event)))></textarea>
                    </div>
                    <div class="field">
                        <label for="reply-by">{words::REPLY_BY}</label>
                        <input
                            id="reply-by"
                            type="text"
                            autocomplete="off"
                            placeholder=dates::HOW
                            prop:value=move || wish.reply_by.get()
                            on:input=event_handlers::event(move |event| wish.reply_by.set(event_target_value(&event)))
                        />
                        {refused.line(String::new())}
                    </div>
                </div>
                <fieldset class="field">
                    <legend>{words::FORM}</legend>
                    <div class="ticks">
                        {radio("form", wish.form, FileForm::Page, "form-page", words::FORM_PAGE)}
                        {radio("form", wish.form, FileForm::Data, "form-data", words::FORM_DATA)}
                    </div>
                </fieldset>
                <p class="hand-out-do">
                    <button type="submit" class="primary" id="make">{words::MAKE}</button>
                    <span id="hand-out-preview">{move || preview.get()}</span>
                </p>
            </form>
            {progress(making)}
        </section>
    }
}

fn progress(making: HandoutProgress) -> AnyView {
    let at = move || {
        making.at.get().map(|(done, all)| {
            view! {
                <p class="making" role="status">
                    {move || making.fetching.get().map(|(ready, needed)| words::fetching(ready, needed))}
                    {words::making(done, all)} <progress max=all value=done></progress>
                    <button type="button" on:click=event_handlers::click(move |_| making.at.set(None))>{words::STOP}</button>
                </p>
            }
        })
    };
    let told = move || {
        making.told.get().map(|told| match told {
            Ok(words) => view! { <p class="message message-good" id="made" role="status">{words}</p> }.into_any(),
            Err(words) => view! { <p class="message message-bad" role="alert">{words}</p> }.into_any(),
        })
    };
    view! { {at} {told} }.into_any()
}

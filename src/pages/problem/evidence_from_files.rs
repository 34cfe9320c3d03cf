//! Evidence from files: each file is read for its size and SHA-256, one after the other, with progress and a way to
//! stop; the file itself is never stored. Where the same file is entered already, citing it is offered instead.

use crate::{
    browser::{
        file_fingerprint::{FileFingerprint, FileHashing, measure},
        files::ChosenFile,
        turns,
    },
    desk::{Desk, use_desk},
    parts::{drop_zone::DropPlace, event_handlers},
    words::{self, problem as say, refusals},
};
use ledger::{Command, Draft, Field, ItemId, Kind, Value};
use leptos::prelude::*;
use std::collections::VecDeque;

/// Evidence that has the same file, and its title.
#[derive(Clone, Debug, PartialEq)]
struct SameFile {
    file: FileFingerprint,
    evidence: ItemId,
    title: String,
}

/// State of reading files, and the question on the same file.
#[derive(Clone, Copy)]
struct ProofIntake {
    desk: Desk,
    item: ItemId,
    waiting: StoredValue<VecDeque<ChosenFile>, LocalStorage>,
    measuring: StoredValue<Option<FileHashing>, LocalStorage>,
    /// File that is being read, and the part read so far.
    now: RwSignal<Option<(String, f64)>>,
    twins: RwSignal<Vec<SameFile>>,
    said: RwSignal<Vec<String>>,
}

impl ProofIntake {
    fn read_files(self, files: Vec<ChosenFile>) {
        self.desk.flush();
        self.said.set(Vec::new());
        self.waiting.update_value(|waiting| waiting.extend(files));
        if self.now.with_untracked(Option::is_none) {
            self.next();
        }
    }

    fn next(self) {
        self.now.set(None);
        let Some(file) = self.waiting.try_update_value(VecDeque::pop_front).flatten() else {
            return;
        };
        let name = file.name();
        self.now.set(Some((name.clone(), 0.0)));
        let named = name.clone();
        let begun = measure(file, move |far| self.now.set(Some((named.clone(), far))), {
            let name = name.clone();
            move |found| {
                match found {
                    Ok(file) => self.found(file),
                    Err(_) => self.say(words::unreadable(&name)),
                }
                // In a later turn: the next reading replaces this one, which is still running.
                turns::next_turn(move || self.next());
            }
        });
        match begun {
            Ok(begun) => self.measuring.set_value(Some(begun)),
            Err(_) => {
                self.say(words::unreadable(&name));
                self.next();
            }
        }
    }

    fn stop(self) {
        self.measuring.set_value(None);
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        if let Some((name, _)) = self.now.get_untracked() {
            self.say(say::stopped(&name, waiting.len()));
        }
        self.now.set(None);
    }

    fn say(self, words: String) {
        self.said.update(|said| said.push(words));
    }

    fn found(self, file: FileFingerprint) {
        let twin = self.desk.peek(|ledger| {
            let all = ledger.standing_alone(Kind::Evidence).into_iter();
            let mut same = all.filter(|id| ledger.text(*id, Field::FileHash) == file.hash);
            same.next().map(|id| (id, ledger.text(id, Field::Title).to_owned()))
        });
        let cited = self.desk.peek(|ledger| ledger.evidence_of(self.item));
        match twin {
            Some((evidence, title)) if cited.contains(&evidence) => self.say(say::in_list(&file.name, &title)),
            Some((evidence, title)) => self.twins.update(|twins| {
                twins.push(SameFile { file, evidence, title });
            }),
            None => self.enter(file),
        }
    }

    fn enter(self, file: FileFingerprint) {
        let title = match file.name.rsplit_once('.') {
            Some((title, _)) if !title.trim().is_empty() => title.trim().to_owned(),
            _ => file.name.clone(),
        };
        let entered = say::entered(&file.name, file.size);
        let evidence = Draft::new(Kind::Evidence, title)
            .with(Field::FileName, Value::text(file.name))
            .with(Field::FileSize, Value::Number(file.size))
            .with(Field::FileHash, Value::text(file.hash));
        let problem = self.item;
        match self.desk.attempt(&Command::Prove { problem, evidence }) {
            Ok(()) => self.say(entered),
            Err(refusal) => self.say(refusals::refusal(&refusal)),
        }
    }

    fn answer(self, twin: &SameFile, cite: bool) {
        self.twins.update(|twins| twins.retain(|one| one != twin));
        if cite {
            let (problem, evidence) = (self.item, twin.evidence);
            if let Err(refusal) = self.desk.attempt(&Command::Cite { problem, evidence }) {
                self.say(refusals::refusal(&refusal));
            }
        } else {
            self.enter(twin.file.clone());
        }
    }
}

/// Drop zone for files, with progress.
#[component]
pub fn FromFiles(item: ItemId) -> impl IntoView {
    let reading = ProofIntake {
        desk: use_desk(),
        item,
        waiting: StoredValue::new_local(VecDeque::new()),
        measuring: StoredValue::new_local(None),
        now: RwSignal::new(None),
        twins: RwSignal::new(Vec::new()),
        said: RwSignal::new(Vec::new()),
    };
    let name = Memo::new(move |_| reading.now.get().map(|(name, _)| name));
    let far = move || reading.now.get().map_or(0.0, |(_, far)| far);
    let progress = move || {
        name.get().map(|name| {
            view! {
                <div class="reading">
                    <label for="reading-file">{say::reading_file(&name)}</label>
                    <progress id="reading-file" max="1" prop:value=far></progress>
                    <button type="button" on:click=event_handlers::click(move |_| reading.stop())>{say::STOP}</button>
                </div>
            }
        })
    };
    let ask = move || {
        let asked = reading.twins.get().into_iter();
        asked
            .map(|twin| {
                let words = say::same_file(&twin.file.name, &twin.title);
                let again = twin.clone();
                view! {
                    <div class="message" role="group" aria-label=say::SAME_FILE>
                        <p>{words}</p>
                        <button type="button" class="primary" on:click=event_handlers::click(move |_| reading.answer(&twin, true))>{say::CITE_THAT}</button>
                        <button type="button" on:click=event_handlers::click(move |_| reading.answer(&again, false))>{say::ENTER_ANYWAY}</button>
                    </div>
                }
            })
            .collect_view()
    };
    let said = move || {
        reading
            .said
            .get()
            .into_iter()
            .map(|words| view! { <p>{words}</p> })
            .collect_view()
    };
    view! {
        <DropPlace label=say::CHOOSE_PROOF id="proof-file" on_files=move |files| reading.read_files(files)>
            <p>{say::DROP_PROOF}</p>
        </DropPlace>
        {progress}
        <div role="status" class="said">{said}</div>
        {ask}
    }
}

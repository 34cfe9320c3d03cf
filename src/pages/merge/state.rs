//! Files being taken in: read one after the other, so that the page stays awake and one can stop; then looked at in a
//! preview; then merged or left. Nothing of it is stored before it is merged.

use super::notes::Note;
use crate::{
    browser::{
        address, clock,
        files::{Chosen, Given, Unreadable},
    },
    desk::Desk,
    route::Route,
    words::{self, merge, said},
};
use ledger::{
    FactId, Ledger,
    file::{self, Opened},
    merge::{Choice, Incoming, Preview, Reading, RowKind, Spot, Wording},
};
use leptos::prelude::*;
use parcel::Parcel;
use std::{
    cell::RefCell,
    collections::{HashMap, VecDeque},
    rc::Rc,
    time::Duration,
};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 100_000_000.0;

/// Where the merging stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is being taken in.
    Idle,
    /// So many were read, of so many; and which is next.
    Reading(usize, usize, String),
    /// The preview is shown.
    Shown,
}

/// One thing that is to be read.
enum Job {
    File(Chosen),
    Entry(Rc<Parcel>, usize),
}

#[derive(Default)]
struct Work {
    jobs: VecDeque<Job>,
    done: usize,
    /// Which dropping it belongs to; an older one is left where it is.
    run: u32,
    reading: Option<Reading>,
    incoming: Vec<Incoming>,
    /// What was handed to her with the files.
    errands: Vec<file::Heading>,
    preview: Option<Preview>,
}

/// What is being taken in; cheap to copy.
#[derive(Clone, Copy)]
pub struct Merging {
    work: StoredValue<Rc<RefCell<Work>>, LocalStorage>,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What was not taken, and why.
    pub notes: RwSignal<Vec<Note>, LocalStorage>,
    /// Counts the previews and the choices in them.
    pub version: RwSignal<u32>,
    /// What the preview has to say besides.
    pub said: RwSignal<Option<&'static str>>,
    /// The last merge of this page.
    pub last: RwSignal<Option<FactId>>,
}

impl Merging {
    /// Nothing is being taken in.
    pub fn new() -> Merging {
        Merging {
            work: StoredValue::new_local(Rc::default()),
            stage: RwSignal::new(Stage::Idle),
            notes: RwSignal::new_local(Vec::new()),
            version: RwSignal::new(0),
            said: RwSignal::new(None),
            last: RwSignal::new(None),
        }
    }

    fn work(self) -> Rc<RefCell<Work>> {
        self.work.get_value()
    }

    /// Looks into the preview, if there is one, and follows it.
    pub fn preview<T>(self, look: impl FnOnce(&Preview) -> T) -> Option<T> {
        self.version.track();
        self.peek(look)
    }

    /// The same without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Preview) -> T) -> Option<T> {
        self.work().borrow().preview.as_ref().map(look)
    }

    /// Chooses for some rows.
    pub fn choose(self, rows: impl IntoIterator<Item = (usize, Choice)>) {
        let work = self.work();
        if let Some(preview) = &mut work.borrow_mut().preview {
            let mut by_choice: HashMap<Choice, Vec<usize>> = HashMap::new();
            for (row, choice) in rows {
                by_choice.entry(choice).or_default().push(row);
            }
            for (choice, rows) in by_choice {
                preview.choose_each(rows, choice);
            }
        }
        self.touch();
    }

    fn touch(self) {
        self.version.update(|n| *n = n.wrapping_add(1));
    }

    /// Takes files that were dropped or chosen.
    pub fn take(self, desk: Desk, files: Vec<Chosen>) {
        desk.flush();
        let run = {
            let work = self.work();
            let mut work = work.borrow_mut();
            let run = work.run.wrapping_add(1);
            *work = Work {
                jobs: files.into_iter().map(Job::File).collect(),
                run,
                reading: Some(desk.peek(|ledger| Reading::of(ledger, clock::now()))),
                ..Work::default()
            };
            run
        };
        self.notes.set(Vec::new());
        self.said.set(None);
        self.next(desk, run);
    }

    /// Looks at what could be read of a damaged file.
    pub fn look_at(self, desk: Desk, file: Incoming) {
        let work = self.work();
        work.borrow_mut().incoming = vec![file];
        self.read_again(desk);
        self.show();
    }

    /// Stops: nothing is taken.
    pub fn stop(self) {
        let work = self.work();
        let run = work.borrow().run.wrapping_add(1);
        *work.borrow_mut() = Work { run, ..Work::default() };
        self.stage.set(Stage::Idle);
        self.touch();
    }

    /// Reads what is next in a moment, so that the page can be drawn and used in between.
    fn soon(self, desk: Desk, run: u32) {
        set_timeout(move || self.next(desk, run), Duration::ZERO);
    }

    fn next(self, desk: Desk, run: u32) {
        let work = self.work();
        let (job, done, left) = {
            let mut work = work.borrow_mut();
            if work.run != run {
                return;
            }
            let left = work.jobs.len();
            (work.jobs.pop_front(), work.done, left)
        };
        let Some(job) = job else { return self.all_read(desk) };
        let reading = |name: &str| self.stage.set(Stage::Reading(done + 1, done + left, name.to_owned()));
        match job {
            Job::File(file) => {
                reading(&file.name());
                file.read(LARGEST, move |given| self.given(desk, run, given));
            }
            Job::Entry(parcel, place) => {
                let entry = parcel.take(place);
                work.borrow_mut().done += 1;
                if let Some(entry) = entry {
                    reading(&entry.name);
                    match entry.text {
                        Ok(text) => self.text(desk, &entry.name, &text),
                        Err(fault) => self.note(Note::Bad(merge::fault(&entry.name, &fault))),
                    }
                }
                self.soon(desk, run);
            }
        }
    }

    fn given(self, desk: Desk, run: u32, given: Result<Given, Unreadable>) {
        let work = self.work();
        if work.borrow().run != run {
            return;
        }
        match given {
            Ok(given) => {
                let parcel = Rc::new(Parcel::open(&given.name, given.bytes));
                let entries = (0..parcel.len()).rev();
                let mut work = work.borrow_mut();
                for place in entries {
                    work.jobs.push_front(Job::Entry(parcel.clone(), place));
                }
            }
            Err(why) => {
                work.borrow_mut().done += 1;
                self.note(Note::Bad(match why {
                    Unreadable::TooLarge(name) => words::too_large(&name),
                    Unreadable::Failed(name) => words::unreadable(&name),
                }));
            }
        }
        self.soon(desk, run);
    }

    fn note(self, note: Note) {
        self.notes.update(|notes| notes.push(note));
    }

    fn incoming(self, file: Incoming) {
        let work = self.work();
        let mut work = work.borrow_mut();
        if let Some(reading) = &mut work.reading {
            reading.take(file.clone());
        }
        work.incoming.push(file);
    }

    fn text(self, desk: Desk, name: &str, text: &str) {
        let bad = |words: String| self.note(Note::Bad(words));
        let here = |heading: Option<&file::Heading>| heading.is_none_or(|heading| heading.round == desk.round);
        match file::open(text) {
            Opened::Sound(package) if package.heading.round == desk.round => {
                self.work().borrow_mut().errands.push(package.heading.clone());
                self.incoming(Incoming::of(name, package));
            }
            Opened::Sound(package) => self.note(Note::Other(name.to_owned(), Rc::new(package))),
            Opened::Newer(newer) => self.note(Note::Newer(name.to_owned(), Rc::new(newer))),
            Opened::Damaged(damaged) => {
                let why = said::file_error(&damaged.error);
                let words = merge::damaged(name, &why, damaged.rescued.len());
                let file = Incoming::rescued(&format!("{name}{}", merge::RESCUED_FROM), &damaged);
                let offered = here(damaged.heading.as_ref()) && !file.facts.is_empty();
                self.note(Note::Damaged(words, offered.then(|| Rc::new(file))));
            }
            Opened::TreeOnly(tree) if here(tree.heading.as_ref()) => {
                let edits = desk.peek(|ledger| file::tree_edits(ledger, &tree.tree));
                match desk.facts_apart(&edits.command) {
                    Ok(facts) => {
                        let me = desk.me.get_untracked();
                        self.incoming(Incoming::edits(name, me.trim(), clock::now(), facts));
                        self.note(Note::Said(merge::from_tree(name, edits.left_out.len())));
                    }
                    Err(refusal) => bad(merge::tree_refused(name, &said::refusal(&refusal))),
                }
            }
            Opened::TreeOnly(_) => bad(words::other_round(name)),
            Opened::Foreign => bad(format!("“{name}”{}", said::file_error(&file::FileError::Foreign))),
            Opened::TooLarge(bytes) => bad(format!(
                "“{name}”{}",
                said::file_error(&file::FileError::TooLarge(bytes))
            )),
        }
    }

    fn all_read(self, desk: Desk) {
        let work = self.work();
        let reading = work.borrow_mut().reading.take();
        match reading {
            Some(reading) if !reading.is_empty() => {
                if desk.peek(|ledger| ledger.facts().is_empty()) {
                    return self.take_all(desk);
                }
                let preview = desk.peek(|ledger| reading.finish(ledger));
                work.borrow_mut().preview = Some(preview);
                self.show();
            }
            _ => self.stage.set(Stage::Idle),
        }
    }

    fn show(self) {
        self.touch();
        self.stage.set(Stage::Shown);
        address::to_top();
    }

    /// Into an empty checklist everything goes as it is: there is nothing to compare it with.
    fn take_all(self, desk: Desk) {
        self.note_errands(desk);
        let files = std::mem::take(&mut self.work().borrow_mut().incoming);
        for file in files {
            let all = file.facts.len();
            let new = desk.take_in(file.facts);
            self.note(Note::Said(words::imported(&file.name, &file.from, new, all)));
        }
        self.stop();
    }

    /// The preview made again of the checklist as it is now; what was chosen stays, where it still is a choice.
    fn read_again(self, desk: Desk) {
        let work = self.work();
        let mut work = work.borrow_mut();
        let chosen: HashMap<Spot, Choice> = work.preview.as_ref().map_or_else(HashMap::new, |preview| {
            let rows = preview.rows.iter().enumerate();
            rows.map(|(place, row)| (row.spot, preview.choice(place))).collect()
        });
        let mut reading = desk.peek(|ledger| Reading::of(ledger, clock::now()));
        for file in &work.incoming {
            reading.take(file.clone());
        }
        let mut preview = desk.peek(|ledger: &Ledger| reading.finish(ledger));
        for place in 0..preview.rows.len() {
            let spot = preview.rows.get(place).map(|row| row.spot);
            if let Some(choice) = spot.and_then(|spot| chosen.get(&spot)) {
                preview.choose(place, *choice);
            }
        }
        work.preview = Some(preview);
    }

    /// Leaves one file out of the preview.
    pub fn leave_out(self, desk: Desk, file: usize) {
        let work = self.work();
        {
            let mut work = work.borrow_mut();
            if file < work.incoming.len() {
                work.incoming.remove(file);
            }
        }
        if work.borrow().incoming.is_empty() {
            return self.stop();
        }
        self.read_again(desk);
        self.touch();
    }

    /// The files are here now: from now on she is asked for what was handed to her with them.
    fn note_errands(self, desk: Desk) {
        let errands = std::mem::take(&mut self.work().borrow_mut().errands);
        errands.iter().for_each(|heading| desk.was_handed(heading));
    }

    /// Merges as chosen. If the checklist has changed since it was compared, it is compared anew instead.
    pub fn accept(self, desk: Desk) {
        desk.flush();
        let current = self.peek(|preview| desk.peek(|ledger| preview.is_of(ledger)));
        match current {
            None => return,
            Some(false) => {
                self.read_again(desk);
                self.said.set(Some(merge::CHANGED_MEANWHILE));
                return self.touch();
            }
            Some(true) => {}
        }
        let preview = self.work().borrow_mut().preview.take();
        let Some(preview) = preview else { return };
        match desk.merge(&preview, &wording(&preview)) {
            Ok(action) => {
                self.note_errands(desk);
                self.last.set(Some(action));
                self.stop();
                address::go(&Route::Exchange.href());
                address::to_top();
            }
            Err(refusal) => {
                self.work().borrow_mut().preview = Some(preview);
                desk.refusal.set(Some(refusal));
            }
        }
    }
}

/// What the merge writes into the ledger in words.
fn wording(preview: &Preview) -> Wording {
    let remark = |file: usize| {
        let (mut taken, mut kept, mut open, mut decisions) = (0, 0, 0, 0);
        let rows = preview.rows.iter().enumerate().filter(|(_, row)| row.is_of(file));
        for (place, row) in rows {
            match (row.kind, preview.choice(place)) {
                (RowKind::Decision, _) => decisions += 1,
                (_, Choice::Mine) => kept += 1,
                (_, Choice::Theirs(_)) => taken += 1,
                (_, Choice::Open) => open += 1,
            }
        }
        merge::remark(taken, kept, open, decisions)
    };
    Wording {
        removal: merge::REASON.to_owned(),
        remarks: (0..preview.files.len()).map(remark).collect(),
    }
}

//! Making the files of an order: one in each turn, so that the page stays responsive and the work can be stopped.
//! Nothing is recorded before all are made, and the record is undone if the browser refuses the download.

use super::handout_order::{FileForm, HandoutFile, HandoutOrder, MadeFile, names, scope};
use crate::{
    browser::{
        clock, files, page,
        turns::{self, NextStep},
    },
    desk::Desk,
    words::exchange as words,
};
use ledger::{
    ActorId, Command, Draft, Due, Field, ItemId, Ledger, Setup, WallTime,
    file::{self, FileHeading},
};
use leptos::prelude::*;
use parcel::{ZipWriter, with_data};
use std::time::Duration;

/// Progress and outcome of making files; cheap to copy.
#[derive(Clone, Copy)]
pub struct HandoutProgress {
    /// Files made, and all files, while they are being made.
    pub at: RwSignal<Option<(usize, usize)>>,
    /// Parts of the app fetched for the single file, and all that it needs, while they are fetched.
    pub fetching: RwSignal<Option<(usize, usize)>>,
    /// Final message; an error is `Err`.
    pub told: RwSignal<Option<Result<String, String>>>,
}

impl HandoutProgress {
    /// No work yet.
    pub fn new() -> HandoutProgress {
        HandoutProgress {
            at: RwSignal::new(None),
            fetching: RwSignal::new(None),
            told: RwSignal::new(None),
        }
    }

    fn end(self, told: Result<String, String>) {
        self.at.set(None);
        self.told.set(Some(told));
    }
}

struct HandoutWork {
    desk: Desk,
    order: HandoutOrder,
    /// Text of the app as a single file, where pages are made.
    page: Option<String>,
    from: String,
    unit: String,
    now: WallTime,
    today: Due,
    /// Actor that records the handouts, and the ids that they will have.
    writer: ActorId,
    ids: Vec<ItemId>,
    /// Files still to be made, and after that made.
    files: Vec<MadeFile>,
    done: usize,
    single: Vec<u8>,
    packer: ZipWriter,
}

/// Makes the files of an order and downloads them.
pub fn make(desk: Desk, order: HandoutOrder, making: HandoutProgress) {
    desk.flush();
    making.told.set(None);
    making.at.set(Some((0, order.files.len())));
    let all = !order.is_errand();
    match order.form {
        FileForm::Page if !page::is_ready(all) => {
            tell_fetching(making, all);
            page::prepare_single_file(move || {
                making.fetching.set(None);
                begin(desk, order, making);
            });
        }
        FileForm::Page | FileForm::Data => begin(desk, order, making),
    }
}

/// Reports the progress of fetching until it is over.
fn tell_fetching(making: HandoutProgress, all: bool) {
    making.fetching.set(Some(page::readiness(all)));
    let again = move || {
        if making.fetching.try_get_untracked().flatten().is_some() {
            tell_fetching(making, all);
        }
    };
    set_timeout(again, Duration::from_millis(200));
}

fn begin(desk: Desk, order: HandoutOrder, making: HandoutProgress) {
    if making.at.get_untracked().is_none() {
        making.told.set(Some(Err(words::STOPPED.to_owned())));
        return;
    }
    match HandoutWork::begin(desk, order) {
        Ok(mut work) => turns::one_each_turn(move || make_one(&mut work, making)),
        Err(words) => making.end(Err(words.to_owned())),
    }
}

/// Makes the next file, or finishes.
fn make_one(work: &mut HandoutWork, making: HandoutProgress) -> NextStep {
    if making.at.get_untracked().is_none() {
        making.told.set(Some(Err(words::STOPPED.to_owned())));
        return NextStep::Done;
    }
    let all = work.order.files.len();
    if work.done == all {
        making.end(work.finish().map_err(str::to_owned));
        return NextStep::Done;
    }
    match work.make_next() {
        Ok(()) => {
            making.at.set(Some((work.done, all)));
            NextStep::More
        }
        Err(words) => {
            making.end(Err(words.to_owned()));
            NextStep::Done
        }
    }
}

impl HandoutWork {
    fn begin(desk: Desk, order: HandoutOrder) -> Result<HandoutWork, &'static str> {
        let from = desk.me.get_untracked().trim().to_owned();
        if from.is_empty() {
            return Err(words::NAME_FIRST);
        }
        let page = match order.form {
            FileForm::Page => Some(page::single_file_text(!order.is_errand()).ok_or(words::NO_PAGE)?),
            FileForm::Data => None,
        };
        let now = clock::now();
        let today = Due::Day(desk.today.get_untracked().day);
        let (unit, scopes) = desk.peek(|ledger| {
            let scopes: Vec<Vec<ItemId>> = order.files.iter().map(|one| scope(ledger, &one.part)).collect();
            (ledger.text(ItemId::ROUND, Field::Unit).to_owned(), scopes)
        });
        let named = names(&order, &unit, &today.to_string()).into_iter();
        let files: Vec<MadeFile> = named
            .zip(scopes)
            .map(|(name, scope)| MadeFile::foretold(name, scope))
            .collect();
        let writer = ActorId::from_random(clock::random());
        let mut work = HandoutWork {
            desk,
            order,
            page,
            from,
            unit,
            now,
            today,
            writer,
            ids: Vec::new(),
            files,
            done: 0,
            single: Vec::new(),
            packer: ZipWriter::default(),
        };
        if work.order.files.iter().any(|one| !one.to.is_empty()) {
            work.ids = desk
                .ids_that_would_be_added(writer, &work.recording())
                .map_err(|_| words::NOTHING_CHOSEN)?;
        }
        Ok(work)
    }

    /// Command that records the handouts of all files with a recipient.
    fn recording(&self) -> Command {
        let files = self.order.files.iter().zip(&self.files);
        let items: Vec<Draft> = files
            .filter(|(one, _)| !one.to.is_empty())
            .map(|(one, made)| self.order.draft(one, made, self.today))
            .collect();
        Command::SetUp(Setup {
            round: Vec::new(),
            items,
        })
    }

    /// Id of the handout recorded for a file; `None` for a file without a recipient.
    fn id_of(&self, place: usize) -> Option<ItemId> {
        let for_somebody = |one: &&HandoutFile| !one.to.is_empty();
        let before = self.order.files.iter().take(place).filter(for_somebody).count();
        let named = self.order.files.get(place).filter(for_somebody);
        named.and_then(|_| self.ids.get(before).copied())
    }

    fn make_next(&mut self) -> Result<(), &'static str> {
        let place = self.done;
        let handout = self.id_of(place);
        let (Some(one), Some(made)) = (self.order.files.get(place), self.files.get_mut(place)) else {
            return Err(words::NOTHING_CHOSEN);
        };
        let heading = FileHeading {
            round: self.desk.round,
            from: self.from.clone(),
            at: self.now,
            errand: self.order.errand(one, handout, made.scope.clone()),
        };
        let written = self
            .desk
            .peek(|ledger: &Ledger| file::write(ledger, &one.part, &heading));
        made.sum = written.sum;
        made.basis = written.basis.to_string();
        let text = match &self.page {
            Some(page) => with_data(page, &written.text).ok_or(words::NO_PAGE)?,
            None => written.text,
        };
        if self.order.files.len() == 1 {
            self.single = text.into_bytes();
        } else if !self.packer.add(&made.name, text.as_bytes()) {
            return Err(words::NOT_GIVEN);
        }
        self.done += 1;
        Ok(())
    }

    /// Records the handouts and downloads the file.
    fn finish(&mut self) -> Result<String, &'static str> {
        let count = self.files.len();
        let (name, kind, bytes) = match self.files.first() {
            Some(one) if count == 1 => {
                let kind = match self.order.form {
                    FileForm::Page => "text/html",
                    FileForm::Data => "application/json",
                };
                (one.name.clone(), kind, std::mem::take(&mut self.single))
            }
            _ => (
                words::bundle_file(&self.unit, count, &self.today.to_string()),
                "application/zip",
                std::mem::take(&mut self.packer).finish(),
            ),
        };
        let recorded = !self.ids.is_empty();
        let action = match recorded {
            true => Some(
                self.desk
                    .perform_as(self.writer, &self.recording())
                    .ok_or(words::NOT_GIVEN)?,
            ),
            false => None,
        };
        if !files::download_bytes(&name, kind, &bytes) {
            if let Some(action) = action {
                self.desk.perform(&Command::Undo { action });
            }
            return Err(words::NOT_GIVEN);
        }
        Ok(words::made(&name, count, recorded))
    }
}

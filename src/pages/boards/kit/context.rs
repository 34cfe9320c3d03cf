//! Data of boards: the ledger, current or as of a day, the problems that are selected, and the day. A board reads all
//! of it through [`BoardContext::watch`] and so follows all of it; it keeps nothing itself.

use super::row_cache::{RowCache, ScopedCache};
use crate::{
    browser::{clock, pinyin},
    desk::{Desk, use_desk},
    route::{BoardAddress, BoardKey, Listing, Route},
};
use ledger::{
    Due, ItemId, Ledger, Section, Today,
    board::{duty::DutyTotals, status_timeline::DayTotals},
    count::{CountIndex, CountingRule},
    list::{ListFilter, SearchIndex},
};
use leptos::prelude::*;
use std::{hash::Hash, sync::Arc};

/// Ledger as of a day, with its count index.
#[derive(Clone)]
struct PastLedger(Arc<(Ledger, CountIndex)>);

impl PartialEq for PastLedger {
    fn eq(&self, other: &PastLedger) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Counts of the selected problems, and how they developed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardTotals {
    /// Counts on the day shown.
    pub standing: DutyTotals,
    /// Totals at the end of each day on which they changed.
    pub course: Vec<DayTotals>,
}

/// What a board reads while it is made.
pub struct BoardData<'a> {
    /// Ledger, current or as of the day shown.
    pub ledger: &'a Ledger,
    /// Selected problems in the order of the checklist.
    pub problems: &'a [ItemId],
    /// Today, or the day shown.
    pub today: Today,
    /// Address of the board: problems, day, choices.
    pub address: &'a BoardAddress,
    /// Count index of the ledger: the same numbers as the ledger's, faster.
    pub lines: &'a CountIndex,
    /// All sections of the ledger, also of problems not selected.
    pub sections: &'a [Section],
    /// Counts and development of the selected problems; empty for a board without
    /// [`Board::course`](super::board::Board).
    pub whole: &'a BoardTotals,
    /// Memo of rows under this address and counting rule.
    pub row_cache: ScopedCache<'a>,
}

impl BoardData<'_> {
    /// Counting rule in force.
    pub fn rule(&self) -> CountingRule {
        self.ledger.counting_rule()
    }

    /// Address of the list of the selected problems that also meet further conditions. When a past day is shown, it is
    /// the list of that day.
    pub fn list(&self, narrow: impl FnOnce(&mut ListFilter)) -> String {
        let mut further = ListFilter::default();
        narrow(&mut further);
        let listing = &self.address.listing;
        let listing = Listing {
            filter: listing.filter.and(further),
            ..listing.clone()
        };
        list(self.address, listing)
    }

    /// Memo of a value that depends only on the address, the counting rule and `of`; computed again when one of them
    /// differs.
    pub fn cached<T: Send + Sync + 'static>(&self, of: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        self.row_cache.get(of, make)
    }

    /// Address of a problem, in its current state or as of the day shown.
    pub fn problem(&self, item: ItemId) -> String {
        match self.address.on {
            None => Route::problem(item).href(),
            Some(on) => Route::History(crate::route::RecordAddress::Day(Some(on), Some(item))).href(),
        }
    }
}

fn list(address: &BoardAddress, listing: Listing) -> String {
    match address.on {
        None => Route::Problems(listing, None).href(),
        Some(_) => Route::Board(BoardAddress {
            board: BoardKey::PastList,
            listing,
            as_table: false,
            ..address.clone()
        })
        .href(),
    }
}

/// Signals of a board; cheap to copy.
#[derive(Clone, Copy)]
pub struct BoardContext {
    /// The desk, for acting on problems. Acts go to the current ledger only.
    pub desk: Desk,
    /// Address of the board.
    pub address: Memo<BoardAddress>,
    /// Which problems are selected.
    pub listing: Memo<Listing>,
    /// The past day shown; `None` for the current state.
    pub on: Memo<Option<Due>>,
    /// Selected problems in the order of the checklist.
    pub problems: Memo<Vec<ItemId>>,
    then: Memo<Option<PastLedger>>,
    sections: Memo<Vec<Section>>,
    whole: Memo<BoardTotals>,
    row_cache: StoredValue<Arc<RowCache>>,
}

impl BoardContext {
    /// Context of a board; `course` as in [`Board`](super::board::Board).
    pub fn of(key: BoardKey, course: bool, route: Memo<Route>) -> BoardContext {
        let desk = use_desk();
        let address = Memo::new(move |_| match route.get() {
            Route::Board(address) if address.board == key => address,
            _ => BoardAddress::of(key),
        });
        let listing = Memo::new(move |_| address.with(|address| address.listing.clone()));
        let on = Memo::new(move |_| address.with(|address| address.on));
        let then = Memo::new(move |_| {
            let on = on.get()?;
            let ledger = desk.peek(|ledger| ledger.as_of(clock::end_of_day(on)));
            let lines = CountIndex::of(&ledger);
            Some(PastLedger(Arc::new((ledger, lines))))
        });
        let sections: Memo<Vec<Section>> = Memo::new(move |_| match then.get() {
            Some(PastLedger(then)) => then.0.outline().sections,
            None => desk.watch_structure(|ledger| ledger.outline().sections),
        });
        let problems = Memo::new(move |_| {
            let listing = listing.get();
            let sections = sections.get();
            let flat = |sections: Vec<Section>| sections.into_iter().flat_map(|section| section.problems).collect();
            match then.get() {
                _ if listing.shows_all() => flat(sections),
                None => flat(desk.filter_sections(sections, &listing, None)),
                Some(PastLedger(then)) => {
                    let ledger = &then.0;
                    let index = match listing.words.trim() {
                        "" => SearchIndex::default(),
                        _ => SearchIndex::of(ledger, &pinyin::initial),
                    };
                    let (today, filter) = (day(desk, on.get()), listing.conditions());
                    let mut all: Vec<ItemId> = flat(sections);
                    all.retain(|problem| filter.keeps(ledger, &index, *problem, today));
                    all
                }
            }
        });
        let whole = Memo::new(move |_| {
            if !course {
                return BoardTotals::default();
            }
            let on = on.get();
            let (until, today) = (on.map_or_else(clock::now, clock::end_of_day), day(desk, on));
            problems.with(|problems| BoardTotals {
                standing: match then.get() {
                    Some(PastLedger(then)) => then.1.standing(&then.0, problems, today),
                    None => desk.watch_counted(|ledger, lines| lines.standing(ledger, problems, today)),
                },
                course: desk.watch_day_totals(problems, until),
            })
        });
        BoardContext {
            desk,
            address,
            listing,
            on,
            problems,
            then,
            sections,
            whole,
            row_cache: StoredValue::new(Arc::default()),
        }
    }

    /// Reads the board's data and follows it: of the current ledger every fact, of a past one the day only.
    pub fn watch<T: Default>(self, look: impl FnOnce(&BoardData<'_>) -> T) -> T {
        let (mut look, mut found) = (Some(look), T::default());
        self.watch_boxed(&mut |data| {
            if let Some(look) = look.take() {
                found = look(data);
            }
        });
        found
    }

    /// `watch` for closures of any kind, compiled once (docs/decisions/004).
    fn watch_boxed(self, look: &mut dyn FnMut(&BoardData<'_>)) {
        let address = self.address.get();
        let today = day(self.desk, address.on);
        let then = self.then.get();
        let (problems, sections, whole) = (self.problems.read(), self.sections.read(), self.whole.read());
        let row_cache = self.row_cache.get_value();
        let mut data = |ledger: &Ledger, lines: &CountIndex| {
            look(&BoardData {
                ledger,
                problems: &problems,
                today,
                address: &address,
                lines,
                sections: &sections,
                whole: &whole,
                row_cache: row_cache.under(&(&address, ledger.counting_rule())),
            });
        };
        match &then {
            Some(PastLedger(then)) => data(&then.0, &then.1),
            None => self.desk.watch_counted(data),
        }
    }

    /// Reads one problem and follows no more than that.
    pub fn watch_item<T>(self, item: ItemId, look: impl FnOnce(&Ledger, Today) -> T) -> T {
        let today = day(self.desk, self.on.get());
        match self.then.get() {
            Some(PastLedger(then)) => look(&then.0, today),
            None => self.desk.watch_item(item, |ledger| look(ledger, today)),
        }
    }

    /// Whether a past day is shown, which cannot be edited.
    pub fn is_past(self) -> bool {
        self.on.get().is_some()
    }
}

/// Today, or the day shown.
fn day(desk: Desk, on: Option<Due>) -> Today {
    let today = desk.today.get();
    Today {
        day: on.map_or(today.day, Due::last_day),
        ..today
    }
}

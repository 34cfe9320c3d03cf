//! What a board is made from: the ledger of now or of a day, the problems that are looked at, what day it is. A board asks
//! its questions through [`Stage::look`] and so follows all of it; it keeps nothing.

use super::row_cache::{RowCache, ScopedCache};
use crate::{
    browser::{clock, pinyin},
    desk::{Desk, use_desk},
    route::{BoardAddress, BoardKey, Listing, Route},
};
use ledger::{
    Due, ItemId, Ledger, Section, Today,
    board::{course::DayTotals, duty::DutyTotals},
    count::{CountIndex, CountingRule},
    list::{ListFilter, SearchIndex},
};
use leptos::prelude::*;
use std::{hash::Hash, sync::Arc};

/// The ledger of a day, with the counter's notes on it.
#[derive(Clone)]
struct PastLedger(Arc<(Ledger, CountIndex)>);

impl PartialEq for PastLedger {
    fn eq(&self, other: &PastLedger) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the counter says of all the problems that are looked at, and how they came to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardTotals {
    /// The counts.
    pub standing: DutyTotals,
    /// How they stood at the end of each day.
    pub course: Vec<DayTotals>,
}

/// What a board looks at.
pub struct BoardData<'a> {
    /// The ledger, of now or of the day.
    pub ledger: &'a Ledger,
    /// The problems, in the order of reading.
    pub problems: &'a [ItemId],
    /// Today, or that day.
    pub today: Today,
    /// The address: which problems, which day, what was chosen.
    pub address: &'a BoardAddress,
    /// The counter's notes on the ledger: for numbers, the same and sooner.
    pub lines: &'a CountIndex,
    /// All sections of the ledger, whichever problems are looked at.
    pub sections: &'a [Section],
    /// The counts and the course of these problems; nothing for a board that does not ask for it.
    pub whole: &'a BoardTotals,
    /// What was made before for this address under this rule.
    pub row_cache: ScopedCache<'a>,
}

impl BoardData<'_> {
    /// The counting rule.
    pub fn rule(&self) -> CountingRule {
        self.ledger.counting_rule()
    }

    /// The address of the list of those of the problems for which further conditions hold. Of a day in the past it is the
    /// list of that day.
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

    /// What is made from the address, the rule and these things, and nothing else; made anew only where one of them differs.
    pub fn cached<T: Send + Sync + 'static>(&self, of: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        self.row_cache.get(of, make)
    }

    /// The address of a problem, as it is or as it was.
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

/// What a board is drawn on; cheap to copy.
#[derive(Clone, Copy)]
pub struct BoardContext {
    /// The desk: what is done on a board is done there, and only to the ledger of now.
    pub desk: Desk,
    /// Where it is.
    pub address: Memo<BoardAddress>,
    /// Which problems.
    pub listing: Memo<Listing>,
    /// Of which day; none for now.
    pub on: Memo<Option<Due>>,
    /// The problems, in the order of reading.
    pub problems: Memo<Vec<ItemId>>,
    then: Memo<Option<PastLedger>>,
    sections: Memo<Vec<Section>>,
    whole: Memo<BoardTotals>,
    row_cache: StoredValue<Arc<RowCache>>,
}

impl BoardContext {
    /// The stage of a board; `course` as in [`Board`](super::board::Board).
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
            let ledger = desk.peek(|ledger| ledger.as_of(clock::end_of(on)));
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
                None => flat(desk.narrow(sections, &listing, None)),
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
            let (until, today) = (on.map_or_else(clock::now, clock::end_of), day(desk, on));
            problems.with(|problems| BoardTotals {
                standing: match then.get() {
                    Some(PastLedger(then)) => then.1.standing(&then.0, problems, today),
                    None => desk.watch_counted(|ledger, lines| lines.standing(ledger, problems, today)),
                },
                course: desk.watch_course(problems, until),
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

    /// Looks, and follows all that is looked at: of now every fact, of a day nothing but the day.
    pub fn watch<T: Default>(self, look: impl FnOnce(&BoardData<'_>) -> T) -> T {
        let (mut look, mut found) = (Some(look), T::default());
        self.watch_boxed(&mut |data| {
            if let Some(look) = look.take() {
                found = look(data);
            }
        });
        found
    }

    /// The same for all kinds of looks: compiled once (docs/decisions/004).
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

    /// Looks at one problem, and follows no more than that.
    pub fn watch_item<T>(self, item: ItemId, look: impl FnOnce(&Ledger, Today) -> T) -> T {
        let today = day(self.desk, self.on.get());
        match self.then.get() {
            Some(PastLedger(then)) => look(&then.0, today),
            None => self.desk.watch_item(item, |ledger| look(ledger, today)),
        }
    }

    /// Whether what is shown is past, and only to be looked at.
    pub fn is_past(self) -> bool {
        self.on.get().is_some()
    }
}

/// Today, or the day that is looked at.
fn day(desk: Desk, on: Option<Due>) -> Today {
    let today = desk.today.get();
    Today {
        day: on.map_or(today.day, Due::last_day),
        ..today
    }
}

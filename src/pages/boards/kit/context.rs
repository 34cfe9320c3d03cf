//! What a board is made from: the ledger of now or of a day, the problems that are looked at, what day it is. A board asks
//! its questions through [`Stage::look`] and so follows all of it; it keeps nothing.

use super::row_cache::{Kept, Under};
use crate::{
    browser::{clock, pinyin},
    desk::{Desk, use_desk},
    route::{BoardKey, Listing, Place, Route},
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
struct Then(Arc<(Ledger, CountIndex)>);

impl PartialEq for Then {
    fn eq(&self, other: &Then) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the counter says of all the problems that are looked at, and how they came to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// The counts.
    pub standing: DutyTotals,
    /// How they stood at the end of each day.
    pub course: Vec<DayTotals>,
}

/// What a board looks at.
pub struct Seen<'a> {
    /// The ledger, of now or of the day.
    pub ledger: &'a Ledger,
    /// The problems, in the order of reading.
    pub problems: &'a [ItemId],
    /// Today, or that day.
    pub today: Today,
    /// The place: which problems, which day, what was chosen.
    pub place: &'a Place,
    /// The counter's notes on the ledger: for numbers, the same and sooner.
    pub lines: &'a CountIndex,
    /// All sections of the ledger, whichever problems are looked at.
    pub sections: &'a [Section],
    /// The counts and the course of these problems; nothing for a board that does not ask for it.
    pub whole: &'a Whole,
    /// What was made before for this place under this rule.
    pub kept: Under<'a>,
}

impl Seen<'_> {
    /// The counting rule.
    pub fn rule(&self) -> CountingRule {
        self.ledger.counting_rule()
    }

    /// The address of the list of those of the problems for which further conditions hold. Of a day in the past it is the
    /// list of that day.
    pub fn list(&self, narrow: impl FnOnce(&mut ListFilter)) -> String {
        let mut further = ListFilter::default();
        narrow(&mut further);
        let listing = &self.place.listing;
        let listing = Listing {
            filter: listing.filter.and(further),
            ..listing.clone()
        };
        list(self.place, listing)
    }

    /// What is made from the place, the rule and these things, and nothing else; made anew only where one of them differs.
    pub fn kept<T: Send + Sync + 'static>(&self, of: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        self.kept.get(of, make)
    }

    /// The address of a problem, as it is or as it was.
    pub fn problem(&self, item: ItemId) -> String {
        match self.place.on {
            None => Route::problem(item).href(),
            Some(on) => Route::History(crate::route::Record::Day(Some(on), Some(item))).href(),
        }
    }
}

fn list(place: &Place, listing: Listing) -> String {
    match place.on {
        None => Route::Problems(listing, None).href(),
        Some(_) => Route::Board(Place {
            board: BoardKey::PastList,
            listing,
            as_table: false,
            ..place.clone()
        })
        .href(),
    }
}

/// What a board is drawn on; cheap to copy.
#[derive(Clone, Copy)]
pub struct Stage {
    /// The desk: what is done on a board is done there, and only to the ledger of now.
    pub desk: Desk,
    /// Where it is.
    pub place: Memo<Place>,
    /// Which problems.
    pub listing: Memo<Listing>,
    /// Of which day; none for now.
    pub on: Memo<Option<Due>>,
    /// The problems, in the order of reading.
    pub problems: Memo<Vec<ItemId>>,
    then: Memo<Option<Then>>,
    sections: Memo<Vec<Section>>,
    whole: Memo<Whole>,
    kept: StoredValue<Arc<Kept>>,
}

impl Stage {
    /// The stage of a board; `course` as in [`Board`](super::board::Board).
    pub fn of(key: BoardKey, course: bool, route: Memo<Route>) -> Stage {
        let desk = use_desk();
        let place = Memo::new(move |_| match route.get() {
            Route::Board(place) if place.board == key => place,
            _ => Place::of(key),
        });
        let listing = Memo::new(move |_| place.with(|place| place.listing.clone()));
        let on = Memo::new(move |_| place.with(|place| place.on));
        let then = Memo::new(move |_| {
            let on = on.get()?;
            let ledger = desk.peek(|ledger| ledger.as_of(clock::end_of(on)));
            let lines = CountIndex::of(&ledger);
            Some(Then(Arc::new((ledger, lines))))
        });
        let sections: Memo<Vec<Section>> = Memo::new(move |_| match then.get() {
            Some(Then(then)) => then.0.outline().sections,
            None => desk.structure(|ledger| ledger.outline().sections),
        });
        let problems = Memo::new(move |_| {
            let listing = listing.get();
            let sections = sections.get();
            let flat = |sections: Vec<Section>| sections.into_iter().flat_map(|section| section.problems).collect();
            match then.get() {
                _ if listing.shows_all() => flat(sections),
                None => flat(desk.narrow(sections, &listing, None)),
                Some(Then(then)) => {
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
                return Whole::default();
            }
            let on = on.get();
            let (until, today) = (on.map_or_else(clock::now, clock::end_of), day(desk, on));
            problems.with(|problems| Whole {
                standing: match then.get() {
                    Some(Then(then)) => then.1.standing(&then.0, problems, today),
                    None => desk.counted(|ledger, lines| lines.standing(ledger, problems, today)),
                },
                course: desk.course(problems, until),
            })
        });
        Stage {
            desk,
            place,
            listing,
            on,
            problems,
            then,
            sections,
            whole,
            kept: StoredValue::new(Arc::default()),
        }
    }

    /// Looks, and follows all that is looked at: of now every fact, of a day nothing but the day.
    pub fn look<T: Default>(self, look: impl FnOnce(&Seen<'_>) -> T) -> T {
        let (mut look, mut found) = (Some(look), T::default());
        self.see(&mut |seen| {
            if let Some(look) = look.take() {
                found = look(seen);
            }
        });
        found
    }

    /// The same for all kinds of looks: compiled once (docs/decisions/004).
    fn see(self, look: &mut dyn FnMut(&Seen<'_>)) {
        let place = self.place.get();
        let today = day(self.desk, place.on);
        let then = self.then.get();
        let (problems, sections, whole) = (self.problems.read(), self.sections.read(), self.whole.read());
        let kept = self.kept.get_value();
        let mut seen = |ledger: &Ledger, lines: &CountIndex| {
            look(&Seen {
                ledger,
                problems: &problems,
                today,
                place: &place,
                lines,
                sections: &sections,
                whole: &whole,
                kept: kept.under(&(&place, ledger.counting_rule())),
            });
        };
        match &then {
            Some(Then(then)) => seen(&then.0, &then.1),
            None => self.desk.counted(seen),
        }
    }

    /// Looks at one problem, and follows no more than that.
    pub fn item<T>(self, item: ItemId, look: impl FnOnce(&Ledger, Today) -> T) -> T {
        let today = day(self.desk, self.on.get());
        match self.then.get() {
            Some(Then(then)) => look(&then.0, today),
            None => self.desk.item(item, |ledger| look(ledger, today)),
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

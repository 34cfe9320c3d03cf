//! Search index over everything that is written about a problem: its texts and names, those of its parts, and the
//! documents it cites. One folded text for each problem, kept up to date by what a fold touched, so that neither an
//! edit nor a letter typed into the search field walks over the facts. The source of pinyin comes in as a function.

use super::pinyin_readings;
use crate::{
    Due, Field, Item, ItemId, Kind, Ledger,
    schema::{ValueType, is_unseen},
    state::fold::DEEPEST,
};
use std::collections::{BTreeMap, BTreeSet};

/// The first letter of the pinyin of a character, small; none for other characters.
pub type PinyinInitial<'a> = &'a dyn Fn(char) -> Option<char>;

/// What each problem is found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchIndex {
    entries: BTreeMap<ItemId, ProblemText>,
    /// By a document, the problems that cite it: a document's words are those of its problems.
    citing: BTreeMap<ItemId, BTreeSet<ItemId>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ProblemText {
    /// Every text, folded, each ended by a line's end.
    text: String,
    /// The pinyin initials of titles and names, likewise, a place for each character. Not of long texts: there any two letters
    /// would be found.
    initials: Vec<InitialSet>,
    cites: Vec<ItemId>,
}

/// What is searched for: words divided by white space, all of which must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SearchQuery {
    words: Vec<String>,
}

impl SearchQuery {
    /// What a person typed.
    pub fn of(typed: &str) -> SearchQuery {
        SearchQuery {
            words: typed.split_whitespace().map(|word| folded(word).collect()).collect(),
        }
    }

    /// Whether nothing is searched for; then everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl SearchIndex {
    /// The index of a whole ledger.
    pub fn of(ledger: &Ledger, initial: PinyinInitial) -> SearchIndex {
        let mut index = SearchIndex::default();
        let problems = ledger.items.values().filter(|item| item.kind() == Some(Kind::Problem));
        problems.for_each(|item| index.enter(ledger, item.id, initial));
        index
    }

    /// Takes in what a fold touched ([`crate::Changes::items`]).
    pub fn update<'a>(&mut self, ledger: &Ledger, items: impl IntoIterator<Item = &'a ItemId>, initial: PinyinInitial) {
        let mut problems = BTreeSet::new();
        for item in items {
            problems.extend(self.citing.get(item).into_iter().flatten());
            problems.extend(ledger.problems_of(*item));
            // One that is no problem any longer: two facts bore its name.
            problems.extend(self.entries.contains_key(item).then_some(*item));
        }
        for problem in problems {
            self.enter(ledger, problem, initial);
        }
    }

    fn enter(&mut self, ledger: &Ledger, problem: ItemId, initial: PinyinInitial) {
        let old = self.entries.remove(&problem).map(|entry| entry.cites);
        for evidence in old.into_iter().flatten() {
            if let Some(citing) = self.citing.get_mut(&evidence) {
                citing.remove(&problem);
                if citing.is_empty() {
                    self.citing.remove(&evidence);
                }
            }
        }
        if ledger.kind(problem) != Some(Kind::Problem) || !ledger.is_there(problem) {
            return;
        }
        let mut entry = ProblemText::default();
        entry.add(ledger, problem, initial, 0);
        for evidence in &entry.cites {
            self.citing.entry(*evidence).or_default().insert(problem);
        }
        self.entries.insert(problem, entry);
    }

    /// Whether a problem is found.
    pub fn finds(&self, problem: ItemId, query: &SearchQuery) -> bool {
        query.is_empty() || self.entries.get(&problem).is_some_and(|entry| entry.has(query))
    }

    /// The problems that are found, in the order of ids.
    pub fn find(&self, query: &SearchQuery) -> Vec<ItemId> {
        let found = self.entries.iter().filter(|(_, entry)| entry.has(query));
        found.map(|(problem, _)| *problem).collect()
    }
}

impl ProblemText {
    fn has(&self, query: &SearchQuery) -> bool {
        let mut words = query.words.iter();
        words.all(|word| self.text.contains(word) || self.has_initials(word))
    }

    /// Whether the letters of a word are initials of characters beside each other, by any of their readings.
    fn has_initials(&self, word: &str) -> bool {
        let letters: Vec<InitialSet> = word.chars().map(InitialSet::of).collect();
        if letters.contains(&InitialSet::NONE) {
            return false;
        }
        let mut places = self.initials.windows(letters.len().max(1));
        places.any(|places| places.iter().zip(&letters).all(|(place, letter)| place.meets(*letter)))
    }

    fn add(&mut self, ledger: &Ledger, item: ItemId, initial: PinyinInitial, depth: usize) {
        for (field, _) in ledger.item(item).into_iter().flat_map(|item| &item.fields) {
            if !field.is_searched() {
                continue;
            }
            // In a conflict each of the values is found.
            for (_, value) in ledger.values(item, *field) {
                let words = value.as_text().unwrap_or("");
                self.write(words, *field, initial);
                if field.value_type() == ValueType::Date
                    && let Ok(due) = words.parse::<Due>()
                {
                    self.write(&as_shown(due), *field, initial);
                }
            }
        }
        if ledger.kind(item) == Some(Kind::Citation)
            && let Some(evidence) = ledger.named_by(item)
        {
            self.cites.push(evidence);
            if ledger.evidence_cited(item).is_some() && depth < DEEPEST {
                self.add(ledger, evidence, initial, DEEPEST);
            }
        }
        if depth < DEEPEST {
            for part in ledger.item(item).into_iter().flat_map(|item| item.part_ids()) {
                if ledger.is_there(part) {
                    self.add(ledger, part, initial, depth + 1);
                }
            }
        }
    }

    fn write(&mut self, text: &str, field: Field, initial: PinyinInitial) {
        if text.is_empty() {
            return;
        }
        self.text.extend(folded(text));
        self.text.push('\n');
        if field.is_found_by_initials() {
            // Dashes and quotes between characters are not typed.
            let places = folded(text).map(|c| InitialSet::read(c, initial));
            self.initials.extend(places.filter(|place| *place != InitialSet::NONE));
            self.initials.push(InitialSet::NONE);
        }
    }
}

impl Ledger {
    /// The problems that these items are, are parts of or have within them: those whose standing a fact about one of
    /// the items can change. Whether a part is there hangs on its whole.
    pub(crate) fn problems_around(&self, items: impl Iterator<Item = ItemId>) -> BTreeSet<ItemId> {
        let mut problems = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<ItemId> = items.collect();
        while let Some(item) = waiting.pop() {
            if seen.insert(item) {
                problems.extend(self.problems_of(item));
                waiting.extend(self.item(item).into_iter().flat_map(Item::part_ids));
            }
        }
        problems
    }
}

/// Initials that a character may have: a bit for each letter and digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct InitialSet(u64);

impl InitialSet {
    const NONE: InitialSet = InitialSet(0);

    /// A letter or digit as it is typed.
    fn of(c: char) -> InitialSet {
        match c {
            'a'..='z' => InitialSet(1 << (u32::from(c) - u32::from('a'))),
            '0'..='9' => InitialSet(1 << (26 + u32::from(c) - u32::from('0'))),
            _ => InitialSet::NONE,
        }
    }

    /// The initials of a character of a text.
    fn read(c: char, initial: PinyinInitial) -> InitialSet {
        let Some(letter) = initial(c) else {
            return InitialSet::of(c);
        };
        let others = pinyin_readings::initials(c).unwrap_or_default().chars();
        let sets = others.chain([letter]).map(InitialSet::of);
        InitialSet(sets.fold(0, |all, one| all | one.0))
    }

    fn meets(self, other: InitialSet) -> bool {
        self.0 & other.0 != 0
    }
}

/// A date as the page shows it, so that it is found by what stands there: 2025年6月5日, 2025年6月底, 2025年底.
fn as_shown(due: Due) -> String {
    match due {
        Due::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Due::Month(day) => format!("{}年{}月底", day.year(), day.month()),
        Due::Year(day) => format!("{}年底", day.year()),
    }
}

/// Full width as half width, great letters as small ones, no white space and no unseen marks: 张　三 is found as 张三.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let seen = text.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c));
    seen.map(half).flat_map(char::to_lowercase)
}

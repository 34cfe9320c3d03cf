//! Listing: which problems a list shows and in which order, as text of the address: `status=done&person=王芳&q=台账`.
//! An unknown condition is dropped, so that the list shows more rather than less.

use ledger::{
    ItemId, Progress,
    closeout::CloseoutStatus,
    count::{AwaitedRole, CountedAs, GroupBy, RowName},
    list::{DueFilter, ListFilter, SearchQuery, SortBy},
};

/// Which problems a list shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Listing {
    /// Conditions except for the search words.
    pub filter: ListFilter,
    /// Search words as typed.
    pub words: String,
    /// Sort order.
    pub sort: SortBy,
}

const PROGRESS: [(&str, Progress); 4] = [
    ("done", Progress::Done),
    ("nearly-done", Progress::NearlyDone),
    ("under-way", Progress::UnderWay),
    ("not-started", Progress::NotStarted),
];
const COUNTED: [(&str, CountedAs); 4] = [
    ("done", CountedAs::Done),
    ("under-way", CountedAs::UnderWay),
    ("not-started", CountedAs::NotStarted),
    ("left-out", CountedAs::LeftOut),
];
const STATUS: [(&str, CloseoutStatus); 5] = [
    ("not-applied", CloseoutStatus::NotApplied),
    ("pending", CloseoutStatus::Pending),
    ("returned", CloseoutStatus::Returned),
    ("struck-off", CloseoutStatus::StruckOff),
    ("reopened", CloseoutStatus::Reopened),
];
const TERM: [(&str, DueFilter); 5] = [
    ("late", DueFilter::Late),
    ("this-week", DueFilter::ThisWeek),
    ("second-warning", DueFilter::Second),
    ("first-warning", DueFilter::First),
    ("no-date", DueFilter::NoDate),
];
const SORT: [(&str, SortBy); 5] = [
    ("reading", SortBy::Reading),
    ("number", SortBy::Number),
    ("due", SortBy::Due),
    ("progress", SortBy::Progress),
    ("person", SortBy::Person),
];
const HAND: [(&str, AwaitedRole); 3] = [
    ("person", AwaitedRole::InCharge),
    ("leader", AwaitedRole::Leader),
    ("office", AwaitedRole::Office),
];
/// Keys of the conditions on a counter's row, for rows that have a name; those for groups name the group by its id.
const ROW: [(&str, GroupBy); 3] = [
    ("lead-leader", GroupBy::Leader),
    ("lead-department", GroupBy::Department),
    ("lead-person", GroupBy::Person),
];
/// Largest nesting of conditions within conditions.
const FURTHER: usize = 3;
/// Text for problems that stand in no group.
const NO_GROUP: &str = "none";

fn key<T: PartialEq>(table: &[(&'static str, T)], one: &T) -> Option<String> {
    table.iter().find(|(_, it)| it == one).map(|(key, _)| (*key).to_owned())
}

fn find<T: Copy>(table: &[(&'static str, T)], key: &str) -> Option<T> {
    table.iter().find(|(k, _)| *k == key).map(|(_, it)| *it)
}

impl Listing {
    /// All problems in the order of the checklist.
    pub fn all() -> Listing {
        Listing::default()
    }

    /// Problems that count as `counted` under the rule.
    pub fn counted(counted: CountedAs) -> Listing {
        Listing::of(|filter| filter.counted = Some(counted))
    }

    /// Problems that match a filter with these conditions.
    pub fn of(conditions: impl FnOnce(&mut ListFilter)) -> Listing {
        let mut listing = Listing::default();
        conditions(&mut listing.filter);
        listing
    }

    /// Whether all problems are shown.
    pub fn shows_all(&self) -> bool {
        self.filter == ListFilter::default() && self.words.trim().is_empty()
    }

    /// Conditions including the search words.
    pub fn conditions(&self) -> ListFilter {
        ListFilter {
            words: SearchQuery::of(&self.words),
            ..self.filter.clone()
        }
    }

    /// Text for the address; empty for all problems.
    pub fn to_text(&self) -> String {
        let filter = &self.filter;
        let group = filter
            .group
            .map(|group| group.map_or_else(|| NO_GROUP.to_owned(), |id| id.to_string()));
        let further = filter.and.as_deref().map(|further| {
            let filter = further.clone();
            let listing = Listing {
                filter,
                ..Listing::default()
            };
            listing.to_text()
        });
        let flag = |on: bool| on.then(|| "1".to_owned());
        let words = Some(self.words.trim().to_owned()).filter(|words| !words.is_empty());
        let sort = Some(self.sort).filter(|sort| *sort != SortBy::Reading);
        let pairs = [
            ("group", group),
            ("progress", filter.progress.and_then(|it| key(&PROGRESS, &it))),
            ("counted", filter.counted.and_then(|it| key(&COUNTED, &it))),
            ("status", filter.status.and_then(|it| key(&STATUS, &it))),
            ("term", filter.term.and_then(|it| key(&TERM, &it))),
            ("person", filter.person.clone()),
            ("department", filter.department.clone()),
            ("leader", filter.leader.clone()),
            ("waits", filter.waits_for.and_then(|it| key(&HAND, &it))),
            ("type", filter.rectification_type.clone()),
            ("conflict", flag(filter.in_conflict)),
            ("unproved", flag(filter.unproved)),
            ("and", further),
            ("q", words),
            ("sort", sort.and_then(|it| key(&SORT, &it))),
        ];
        let row = filter.row.as_ref().and_then(|(by, name)| {
            let key = ROW.iter().find(|(_, it)| it == by).map(|(key, _)| *key)?;
            match name {
                RowName::Name(name) => Some((key, Some(name.clone()))),
                // A name is never empty.
                RowName::None => Some((key, Some(String::new()))),
                RowName::Group(_) => None,
            }
        });
        let written = |(key, value): (&str, Option<String>)| value.map(|value| format!("{key}={}", escaped(&value)));
        pairs
            .into_iter()
            .chain(row)
            .filter_map(written)
            .collect::<Vec<_>>()
            .join("&")
    }

    /// Listing from the text of an address.
    pub fn from_text(text: &str) -> Listing {
        Listing::read(text, FURTHER)
    }

    fn read(text: &str, further: usize) -> Listing {
        let mut listing = Listing::default();
        let filter = &mut listing.filter;
        for (key, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = unescaped(value);
            match key {
                "group" if value == NO_GROUP => filter.group = Some(None),
                "group" => filter.group = value.parse::<ItemId>().ok().map(Some),
                "progress" => filter.progress = find(&PROGRESS, &value),
                "counted" => filter.counted = find(&COUNTED, &value),
                "status" => filter.status = find(&STATUS, &value),
                "term" => filter.term = find(&TERM, &value),
                "person" => filter.person = Some(value),
                "department" => filter.department = Some(value),
                "leader" => filter.leader = Some(value),
                "waits" => filter.waits_for = find(&HAND, &value),
                "type" => filter.rectification_type = Some(value),
                "and" if further > 0 => {
                    let more = Listing::read(&value, further - 1);
                    filter.and = Some(more.filter)
                        .filter(|it| *it != ListFilter::default())
                        .map(Box::new);
                }
                "conflict" => filter.in_conflict = true,
                "unproved" => filter.unproved = true,
                "q" => listing.words = value,
                "sort" => listing.sort = find(&SORT, &value).unwrap_or_default(),
                _ => {
                    let name = match value.is_empty() {
                        true => RowName::None,
                        false => RowName::Name(value),
                    };
                    let row = find(&ROW, key).map(|by| (by, name));
                    filter.row = row.or(filter.row.take());
                }
            }
        }
        listing
    }
}

/// Text encoded for an address: every UTF-8 byte but ASCII letters and digits as `%XX`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Decoded text; characters that a browser shows decoded in the address are accepted as they are.
pub(super) fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, after) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        match after.get(1..3).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(3..).unwrap_or("");
            }
            None => {
                bytes.push(b'%');
                rest = after.get(1..).unwrap_or("");
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listing_is_found_again_by_its_text() {
        let mut all = vec![Listing::all()];
        let mut push = |listing: Listing| all.push(listing);
        PROGRESS
            .iter()
            .for_each(|(_, it)| push(Listing::of(|f| f.progress = Some(*it))));
        COUNTED.iter().for_each(|(_, it)| push(Listing::counted(*it)));
        STATUS
            .iter()
            .for_each(|(_, it)| push(Listing::of(|f| f.status = Some(*it))));
        TERM.iter()
            .for_each(|(_, it)| push(Listing::of(|f| f.term = Some(*it))));
        for (_, sort) in SORT {
            push(Listing { sort, ..Listing::all() });
        }
        HAND.iter()
            .for_each(|(_, it)| push(Listing::of(|f| f.waits_for = Some(*it))));
        for (_, by) in ROW {
            push(Listing::of(|f| {
                f.row = Some((by, RowName::Name("办公室（党务）".into())))
            }));
            push(Listing::of(|f| f.row = Some((by, RowName::None))));
        }
        push(Listing::of(|f| {
            let row = |name: &str| Some((GroupBy::Department, RowName::Name(name.into())));
            f.row = row("办公室");
            let other = Listing::of(|f| f.row = row("财务/科"));
            *f = f
                .and(other.filter)
                .and(Listing::of(|f| f.row = Some((GroupBy::Leader, RowName::None))).filter);
        }));
        push(Listing::of(|f| f.group = Some(None)));
        push(Listing::of(|f| f.group = Some("k3-12".parse().ok())));
        push(Listing {
            words: "台账 A&B=100%/#甲".into(),
            ..Listing::of(|f| {
                f.person = Some("王芳".into());
                f.department = Some("办公室/一科".into());
                f.leader = Some("李 强".into());
                f.rectification_type = Some("立行立改".into());
                f.in_conflict = true;
                f.unproved = true;
            })
        });
        for listing in all {
            let text = listing.to_text();
            assert!(!text.contains(['/', '#', ' ']), "{text}");
            assert_eq!(Listing::from_text(&text), listing, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_shows_more() {
        for text in ["", "all", "x=1", "progress=struck", "%", "group=方面"] {
            assert!(Listing::from_text(text).shows_all(), "{text}");
        }
        assert_eq!(Listing::from_text("person=王芳").filter.person.as_deref(), Some("王芳"));
        assert_eq!(Listing::from_text("q=100%").words, "100%");
    }
}

//! Listing: which problems a list shows and in which order, as text of the address: `status=done&person=王芳&q=台账`.
//! An unknown condition is dropped, so that the list shows more rather than less.

use ledger::{
    count::CountedAs,
    list::{Condition, ListFilter, SearchQuery, SortBy},
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

/// Largest nesting of conditions within conditions.
const FURTHER: usize = 3;
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
        let conditions = self.filter.conditions().filter_map(|condition| condition.to_pair());
        let mut pairs: Vec<(&str, String)> = conditions.collect();
        if let Some(further) = self.filter.and.as_deref() {
            let listing = Listing {
                filter: further.clone(),
                ..Listing::default()
            };
            pairs.push(("and", listing.to_text()));
        }
        let words = self.words.trim();
        if !words.is_empty() {
            pairs.push(("q", words.to_owned()));
        }
        if self.sort != SortBy::Reading {
            pairs.push(("sort", self.sort.key().to_owned()));
        }
        let written = |(key, value): (&str, String)| format!("{key}={}", escaped(&value));
        pairs.into_iter().map(written).collect::<Vec<_>>().join("&")
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
                "and" if further > 0 => {
                    let more = Listing::read(&value, further - 1);
                    filter.and = Some(more.filter)
                        .filter(|it| *it != ListFilter::default())
                        .map(Box::new);
                }
                "q" => listing.words = value,
                "sort" => listing.sort = SortBy::from_key(&value).unwrap_or_default(),
                key => {
                    if let Some(condition) = Condition::from_pair(key, &value) {
                        filter.set(condition);
                    }
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
    use ledger::{
        Progress,
        closeout::CloseoutStatus,
        count::{AwaitedRole, GroupBy, RowName},
        list::DueFilter,
    };

    #[test]
    fn every_listing_is_found_again_by_its_text() {
        let mut all = vec![Listing::all()];
        let mut push = |listing: Listing| all.push(listing);
        Progress::ALL
            .into_iter()
            .for_each(|it| push(Listing::of(|f| f.progress = Some(it))));
        for counted in [
            CountedAs::Done,
            CountedAs::UnderWay,
            CountedAs::NotStarted,
            CountedAs::LeftOut,
        ] {
            push(Listing::counted(counted));
        }
        CloseoutStatus::ALL
            .into_iter()
            .for_each(|it| push(Listing::of(|f| f.status = Some(it))));
        DueFilter::ALL
            .into_iter()
            .for_each(|it| push(Listing::of(|f| f.term = Some(it))));
        for sort in SortBy::ALL {
            push(Listing { sort, ..Listing::all() });
        }
        for hand in [AwaitedRole::InCharge, AwaitedRole::Leader, AwaitedRole::Office] {
            push(Listing::of(|f| f.waits_for = Some(hand)));
        }
        for by in [GroupBy::Leader, GroupBy::Department, GroupBy::Person] {
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
                f.in_conflict = Some(());
                f.unproved = Some(());
            })
        });
        for listing in all {
            let text = listing.to_text();
            assert!(!text.contains(['/', '#', ' ']), "{text}");
            assert_eq!(Listing::from_text(&text), listing, "{text}");
        }
    }

    /// Addresses as people keep them, in saved views and in links that they sent.
    #[test]
    fn addresses_of_before_are_read() {
        let name = |name: &str| RowName::Name(name.into());
        let cases: [(&str, Listing); 22] = [
            ("group=none", Listing::of(|f| f.group = Some(None))),
            ("group=k3-12", Listing::of(|f| f.group = Some("k3-12".parse().ok()))),
            (
                "progress=nearly-done",
                Listing::of(|f| f.progress = Some(Progress::NearlyDone)),
            ),
            (
                "progress=not-started",
                Listing::of(|f| f.progress = Some(Progress::NotStarted)),
            ),
            ("counted=left-out", Listing::counted(CountedAs::LeftOut)),
            ("counted=under-way", Listing::counted(CountedAs::UnderWay)),
            (
                "status=not-applied",
                Listing::of(|f| f.status = Some(CloseoutStatus::NotApplied)),
            ),
            (
                "status=struck-off",
                Listing::of(|f| f.status = Some(CloseoutStatus::StruckOff)),
            ),
            ("term=late", Listing::of(|f| f.term = Some(DueFilter::Late))),
            ("term=this-week", Listing::of(|f| f.term = Some(DueFilter::ThisWeek))),
            ("term=second-warning", Listing::of(|f| f.term = Some(DueFilter::Second))),
            ("term=first-warning", Listing::of(|f| f.term = Some(DueFilter::First))),
            ("term=no-date", Listing::of(|f| f.term = Some(DueFilter::NoDate))),
            ("person=王芳", Listing::of(|f| f.person = Some("王芳".into()))),
            ("department=甲", Listing::of(|f| f.department = Some("甲".into()))),
            ("leader=甲", Listing::of(|f| f.leader = Some("甲".into()))),
            (
                "type=立行立改",
                Listing::of(|f| f.rectification_type = Some("立行立改".into())),
            ),
            ("waits=office", Listing::of(|f| f.waits_for = Some(AwaitedRole::Office))),
            (
                "conflict=1&unproved=1",
                Listing::of(|f| (f.in_conflict, f.unproved) = (Some(()), Some(()))),
            ),
            (
                "lead-department=",
                Listing::of(|f| f.row = Some((GroupBy::Department, RowName::None))),
            ),
            (
                "lead-person=甲&and=lead-leader%3D乙",
                Listing::of(|f| {
                    f.row = Some((GroupBy::Person, name("甲")));
                    *f = f.and(Listing::of(|f| f.row = Some((GroupBy::Leader, name("乙")))).filter);
                }),
            ),
            (
                "q=台账&sort=due",
                Listing {
                    words: "台账".into(),
                    sort: SortBy::Due,
                    ..Listing::all()
                },
            ),
        ];
        for (text, listing) in cases {
            assert_eq!(Listing::from_text(text), listing, "{text}");
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

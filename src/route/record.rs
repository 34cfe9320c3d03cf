//! Routes within 记录: which actions are listed, which day is shown, which two days are compared. Names and search
//! words are percent-encoded.

use ledger::{Due, ItemId};
use std::fmt::Write as _;

/// A route within 记录.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordAddress {
    /// Actions that pass a filter.
    All(RecordFilter),
    /// The checklist at the end of a day, with a problem open; without a day, the choice of one.
    Day(Option<Due>, Option<ItemId>),
    /// Two days compared; without them, suggested days.
    Compare(Option<(Due, Due)>),
}

impl Default for RecordAddress {
    fn default() -> RecordAddress {
        RecordAddress::All(RecordFilter::default())
    }
}

/// Which actions are listed. A condition that is not given lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFilter {
    /// Actions of one person; the empty name stands for actions without a name.
    pub by: Option<String>,
    /// Actions on a problem or its parts.
    pub item: Option<ItemId>,
    /// From this day on.
    pub from: Option<Due>,
    /// Up to this day, it included.
    pub until: Option<Due>,
    /// Words that the action mentions; empty for all actions.
    pub text: String,
}

impl RecordFilter {
    /// Actions on one problem or its parts.
    pub fn item(item: ItemId) -> RecordFilter {
        RecordFilter {
            item: Some(item),
            ..RecordFilter::default()
        }
    }
}

/// A day written as `2026-03-01`. A month or a year alone is `None`.
pub fn day(text: &str) -> Option<Due> {
    text.parse().ok().filter(|due| matches!(due, Due::Day(_)))
}

impl RecordAddress {
    /// The route that these parts of an address name.
    pub(super) fn from_parts<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<RecordAddress> {
        let mut filter = RecordFilter::default();
        while let Some(key) = parts.next() {
            let mut value = || decoded(parts.next()?);
            match key {
                "day" => return RecordAddress::on_a_day(parts),
                "compare" => return RecordAddress::compared(parts),
                "by" => filter.by = Some(value()?),
                "item" => filter.item = Some(value()?.parse().ok()?),
                "from" => filter.from = Some(day(&value()?)?),
                "until" => filter.until = Some(day(&value()?)?),
                "text" => filter.text = value()?,
                _ => return None,
            }
        }
        Some(RecordAddress::All(filter))
    }

    fn on_a_day<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<RecordAddress> {
        let Some(on) = parts.next() else {
            return Some(RecordAddress::Day(None, None));
        };
        let open = parts.next().map(str::parse).transpose().ok()?;
        Some(RecordAddress::Day(Some(day(on)?), open))
    }

    fn compared<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<RecordAddress> {
        let Some(earlier) = parts.next() else {
            return Some(RecordAddress::Compare(None));
        };
        Some(RecordAddress::Compare(Some((day(earlier)?, day(parts.next()?)?))))
    }

    /// The part of the address after `#/history`.
    pub(super) fn path(&self) -> String {
        match self {
            RecordAddress::All(filter) => filter.path(),
            RecordAddress::Day(None, _) => "/day".into(),
            RecordAddress::Day(Some(on), None) => format!("/day/{on}"),
            RecordAddress::Day(Some(on), Some(open)) => format!("/day/{on}/{open}"),
            RecordAddress::Compare(None) => "/compare".into(),
            RecordAddress::Compare(Some((earlier, later))) => format!("/compare/{earlier}/{later}"),
        }
    }
}

impl RecordFilter {
    fn path(&self) -> String {
        let text = Some(&self.text).filter(|text| !text.is_empty());
        let parts = [
            ("by", self.by.as_deref().map(encoded)),
            ("item", self.item.map(|item| item.to_string())),
            ("from", self.from.map(|day| day.to_string())),
            ("until", self.until.map(|day| day.to_string())),
            ("text", text.map(|text| encoded(text))),
        ];
        let given = parts.into_iter().filter_map(|(key, value)| Some((key, value?)));
        given.map(|(key, value)| format!("/{key}/{value}")).collect()
    }
}

fn encoded(text: &str) -> String {
    let mut code = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            code.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(code, "%{byte:02X}");
        }
    }
    code
}

/// Decoded text of a part; `None` if it is not valid UTF-8.
fn decoded(code: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(code.len());
    let mut rest = code.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;

    fn place(hash: &str) -> Option<RecordAddress> {
        match Route::from_hash(hash)? {
            Route::History(record) => Some(record),
            _ => None,
        }
    }

    #[test]
    fn an_address_names_one_place_and_the_place_that_address() {
        for address in [
            "/history",
            "/history/item/k3f9-12",
            "/history/by/",
            "/history/by/%E7%8E%8B%E8%8A%B3",
            "/history/by/a%2Fb%25/item/k3f9-12/from/2026-01-01/until/2026-03-01/text/100%25%20%23",
            "/history/day",
            "/history/day/2026-03-01",
            "/history/day/2026-03-01/k3f9-12",
            "/history/compare",
            "/history/compare/2026-01-01/2026-03-01",
        ] {
            let found = place(address).map(|record| Route::History(record).href());
            assert_eq!(found, Some(format!("#{address}")));
        }
    }

    #[test]
    fn names_are_read_as_they_were_written() {
        for name in ["王芳", "", "a/b", "100%", "#?&", "O'Brien 王"] {
            let filter = RecordFilter {
                by: Some(name.to_owned()),
                ..RecordFilter::default()
            };
            let record = RecordAddress::All(filter);
            assert_eq!(place(&format!("/history{}", record.path())), Some(record), "{name}");
        }
        assert_eq!(place("/history/by/王芳"), place("/history/by/%e7%8e%8b%e8%8a%b3"));
    }

    #[test]
    fn what_is_no_place_is_none() {
        for address in [
            "/history/nothing",
            "/history/by",
            "/history/by/%E7",
            "/history/by/%zz",
            "/history/item/x",
            "/history/from/2026-02-30",
            "/history/from/2026-02",
            "/history/day/2026",
            "/history/day/2026-03-01/x",
            "/history/compare/2026-01-01",
            "/history/compare/2026-01-01/x",
        ] {
            assert_eq!(place(address), None, "{address}");
        }
    }
}

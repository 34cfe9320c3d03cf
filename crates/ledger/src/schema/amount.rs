//! Exact decimal numbers with up to four digits behind the point, for sums of money and of people that have to add up
//! to the last digit on paper. No rounding and no binary fractions. A number has exactly one text.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, RangeInclusive},
    str::FromStr,
};

/// How many digits may stand behind the point.
const PLACES: usize = 4;
/// One, in the smallest parts.
const ONE: u128 = 10_000;
/// How many digits may stand before the point of a number that is entered; sums may be longer.
const LONGEST: usize = 12;

/// A decimal number with up to four digits behind the point. Written without needless zeros: `12.5`, `-3`, `0.0001`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    /// Value in ten-thousandths. `i128` holds the sum of more amounts than there can be facts.
    parts: i128,
}

/// A text that is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAmount;

impl Amount {
    /// Reads what a person typed: full-width digits, groups of three divided by commas, needless zeros and a plus are
    /// understood.
    pub fn from_typed(text: &str) -> Result<Amount, NotAnAmount> {
        let half = |c: char| match c {
            '０'..='９' | '．' | '，' | '－' | '＋' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '−' => '-',
            c => c,
        };
        let text: String = text.trim().chars().map(half).collect();
        let (minus, digits) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.strip_prefix('+').unwrap_or(&text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let groups: Vec<&str> = whole.split(',').collect();
        let grouped = groups.iter().skip(1).all(|group| group.len() == 3)
            && (groups.len() == 1 || groups.first().is_some_and(|first| (1..=3).contains(&first.len())));
        let whole = groups.concat();
        if !grouped || whole.is_empty() || fraction.is_empty() {
            return Err(NotAnAmount);
        }
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            whole => whole,
        };
        let number = match fraction.trim_end_matches('0') {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        };
        let minus = if number == "0" { "" } else { minus };
        format!("{minus}{number}").parse()
    }
}

impl Amount {
    /// The number, if it is a whole one that fits.
    pub fn whole(self) -> Option<i64> {
        let one = i128::try_from(ONE).ok()?;
        (self.parts % one == 0)
            .then(|| i64::try_from(self.parts / one).ok())
            .flatten()
    }
}

/// Reads a whole number as people type it: as [`Amount::from_typed`] does, in this range.
pub fn whole_from_typed(text: &str, range: &RangeInclusive<i64>) -> Option<i64> {
    let whole = Amount::from_typed(text).ok()?.whole()?;
    range.contains(&whole).then_some(whole)
}

impl FromStr for Amount {
    type Err = NotAnAmount;
    /// Reads the canonical text of a number and no other.
    fn from_str(text: &str) -> Result<Amount, NotAnAmount> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let whole_fits = digits(whole) && whole.len() <= LONGEST && (whole == "0" || !whole.starts_with('0'));
        let fraction_fits = fraction.is_none_or(|part| digits(part) && part.len() <= PLACES && !part.ends_with('0'));
        if !whole_fits || !fraction_fits || text == "-0" {
            return Err(NotAnAmount);
        }
        let fraction = fraction.unwrap_or("");
        let parts: i128 = format!("{whole}{fraction:0<PLACES$}")
            .parse()
            .map_err(|_| NotAnAmount)?;
        let minus = text.starts_with('-');
        Ok(Amount {
            parts: if minus { -parts } else { parts },
        })
    }
}

impl From<u32> for Amount {
    fn from(whole: u32) -> Amount {
        Amount {
            parts: i128::from(whole).saturating_mul(ONE as i128),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.parts < 0 { "-" } else { "" };
        let parts = self.parts.unsigned_abs();
        write!(f, "{minus}{}", parts / ONE)?;
        match parts % ONE {
            0 => Ok(()),
            rest => write!(f, ".{}", format!("{rest:0PLACES$}").trim_end_matches('0')),
        }
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount {
            parts: self.parts.saturating_add(other.parts),
        }
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_text() {
        for text in ["0", "12.5", "-3", "0.0001", "-0.5", "100", "999999999999.9999"] {
            assert_eq!(text.parse::<Amount>().map(|n| n.to_string()), Ok(text.to_owned()));
        }
        for text in [
            "",
            "-",
            "-0",
            "-0.0",
            "00",
            "01",
            "1.",
            ".5",
            "1.50",
            "1.0",
            "+1",
            "1e3",
            "1,000",
            "0.00001",
            " 1",
            "１",
            "1000000000000",
            "--1",
            "1.-5",
        ] {
            assert_eq!(text.parse::<Amount>(), Err(NotAnAmount), "{text}");
        }
    }

    #[test]
    fn what_people_type_is_understood_or_not_taken() {
        for (typed, number) in [
            ("１２．５０", Some("12.5")),
            (" 1,234,567.80 ", Some("1234567.8")),
            ("+7", Some("7")),
            ("−0.0", Some("0")),
            ("-007", Some("-7")),
            ("1，000", Some("1000")),
            ("12.34567", None),
            ("1,00", None),
            ("约12", None),
            (",1", None),
            ("", None),
            ("1.", None),
        ] {
            assert_eq!(
                Amount::from_typed(typed).ok().map(|n| n.to_string()).as_deref(),
                number,
                "{typed}"
            );
        }
    }

    #[test]
    fn whole_numbers_are_read_as_amounts_are_and_in_their_range() {
        let months = 0..=120;
        for (typed, number) in [
            ("12", Some(12)),
            ("１２", Some(12)),
            (" 0 ", Some(0)),
            ("120", Some(120)),
            ("121", None),
            ("1,200", None),
            ("-3", None),
            ("−3", None),
            ("+3", Some(3)),
            ("3.0", Some(3)),
            ("3.5", None),
            ("", None),
            ("三", None),
        ] {
            assert_eq!(whole_from_typed(typed, &months), number, "{typed}");
        }
        for (typed, number) in [
            ("1,200", Some(1200)),
            ("１，２００", Some(1200)),
            ("1,20", None),
            ("-1", None),
        ] {
            assert_eq!(whole_from_typed(typed, &(0..=i64::MAX)), number, "{typed}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let sum = |texts: &[&str]| {
            texts
                .iter()
                .filter_map(|t| t.parse::<Amount>().ok())
                .sum::<Amount>()
                .to_string()
        };
        assert_eq!(sum(&["0.1", "0.2"]), "0.3");
        assert_eq!(sum(&["12.5", "-0.0001", "3"]), "15.4999");
        assert_eq!(sum(&["999999999999", "1"]), "1000000000000");
        assert_eq!(sum(&["-1", "1"]), "0");
        assert_eq!(sum(&[]), "0");
    }
}

//! Rates in hundredths of a per cent, as they are printed.

/// A rate in hundredths of a per cent, rounded half up: 9871 is 98.71 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub u32);

impl Rate {
    /// `part` of `whole`; `None` of nothing.
    pub fn of(part: usize, whole: usize) -> Option<Rate> {
        let (part, whole) = (u64::try_from(part).ok()?, u64::try_from(whole).ok()?);
        let hundredths = part
            .checked_mul(20_000)?
            .checked_add(whole)?
            .checked_div(whole.checked_mul(2)?)?;
        u32::try_from(hundredths).ok().map(Rate)
    }
}

impl std::fmt::Display for Rate {
    /// `98.71%`; whole per cents without a fraction, `100%`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = (self.0 / 100, self.0 % 100);
        if fraction == 0 {
            write!(f, "{whole}%")
        } else {
            write!(f, "{whole}.{fraction:02}%")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_as_districts_publish_them() {
        for (part, whole, rate) in [
            (688, 697, "98.71%"),
            (32, 37, "86.49%"),
            (6, 8, "75%"),
            (0, 5, "0%"),
            (5, 5, "100%"),
            (1, 3, "33.33%"),
            (2, 3, "66.67%"),
        ] {
            assert_eq!(Rate::of(part, whole).map(|r| r.to_string()).as_deref(), Some(rate));
        }
        assert_eq!(Rate::of(0, 0), None);
    }
}

//! Linear scale from numbers to positions, and ticks at round numbers.

/// Linear scale from numbers to positions. An empty domain maps everything to the start of the range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    /// First and last number.
    pub domain: (f64, f64),
    /// Their positions.
    pub range: (f64, f64),
}

impl LinearScale {
    /// Scale of a domain to a range.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> LinearScale {
        LinearScale { domain, range }
    }

    /// Position of a number.
    pub fn at(&self, number: f64) -> f64 {
        let (from, to) = self.domain;
        let (start, end) = self.range;
        if to == from {
            return start;
        }
        start + (number - from) / (to - from) * (end - start)
    }
}

/// Whole numbers for the ticks of an axis from 0 to at least `most`, in steps of 1, 2, 5, 10, 20, …; at most `wanted` beside 0.
pub fn ticks(most: usize, wanted: usize) -> Vec<usize> {
    let (most, wanted) = (most.max(1), wanted.max(1));
    let mut step: usize = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if step.saturating_mul(wanted) >= most {
            break;
        }
        let decade = ten_below(step);
        step = decade.saturating_mul(factor);
    }
    let mut ticks = vec![0];
    let mut at = 0_usize;
    while at < most {
        at = at.saturating_add(step);
        ticks.push(at);
    }
    ticks
}

/// Largest power of ten not above a number.
fn ten_below(number: usize) -> usize {
    let mut decade: usize = 1;
    while decade <= number / 10 {
        decade = decade.saturating_mul(10);
    }
    decade
}

/// A count as a float. Counts of a checklist are far below 2^53.
#[allow(clippy::cast_precision_loss)]
pub fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_stand_at_round_numbers() {
        for (most, wanted, expected) in [
            (0, 4, vec![0, 1]),
            (1, 4, vec![0, 1]),
            (4, 4, vec![0, 1, 2, 3, 4]),
            (5, 4, vec![0, 2, 4, 6]),
            (37, 4, vec![0, 10, 20, 30, 40]),
            (50, 4, vec![0, 20, 40, 60]),
            (100, 4, vec![0, 50, 100]),
            (697, 5, vec![0, 200, 400, 600, 800]),
            (10_000, 4, vec![0, 5_000, 10_000]),
        ] {
            assert_eq!(ticks(most, wanted), expected, "{most} by {wanted}");
        }
    }

    #[test]
    fn a_scale_of_nothing_stands_at_its_beginning() {
        assert_eq!(LinearScale::new((3.0, 3.0), (10.0, 20.0)).at(3.0), 10.0);
        let falling = LinearScale::new((0.0, 4.0), (200.0, 0.0));
        assert_eq!((falling.at(0.0), falling.at(1.0), falling.at(4.0)), (200.0, 150.0, 0.0));
    }

    proptest! {
        #[test]
        fn ticks_cover_and_are_few(most in 0usize..5_000_000, wanted in 1usize..12) {
            let ticks = ticks(most, wanted);
            let last = *ticks.last().unwrap();
            prop_assert_eq!(ticks[0], 0);
            prop_assert!(last >= most && ticks[ticks.len() - 2] < most.max(1));
            prop_assert!(ticks.len() <= wanted + 1);
            let step = ticks[1];
            prop_assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] == step));
            prop_assert!([1, 2, 5].contains(&(step / ten_below(step))) && step.is_multiple_of(ten_below(step)));
            // Not needlessly few: the next finer step would be too many, or there is none.
            prop_assert!(step == 1 || ticks.len() * 3 > wanted);
        }
    }
}

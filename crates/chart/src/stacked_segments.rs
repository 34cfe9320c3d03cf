//! Segments of a stacked bar: parts laid end to end, whose lengths add up to the length of the whole.

use crate::scale::as_number;

/// One segment of a stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Index of the part among those given.
    pub part: usize,
    /// Count.
    pub count: usize,
    /// Start.
    pub from: f64,
    /// Length.
    pub length: f64,
}

/// Segments of these parts, end to end, at a scale by which `most` is `length` long. Empty parts are left out.
pub fn stacked(parts: &[usize], most: usize, length: f64) -> Vec<Segment> {
    let mut before: usize = 0;
    let mut segments = Vec::new();
    let at = |count: usize| length * as_number(count) / as_number(most.max(1));
    for (part, count) in parts.iter().copied().enumerate() {
        let from = at(before);
        before = before.saturating_add(count);
        if count > 0 {
            segments.push(Segment {
                part,
                count,
                from,
                length: at(before) - from,
            });
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_stand_end_to_end() {
        let segments = stacked(&[32, 0, 5], 37, 370.0);
        let shown: Vec<_> = segments
            .iter()
            .map(|it| (it.part, it.count, it.from, it.length))
            .collect();
        assert_eq!(shown, [(0, 32, 0.0, 320.0), (2, 5, 320.0, 50.0)]);
        assert_eq!(stacked(&[0, 0], 0, 100.0), []);
        assert_eq!(stacked(&[1], 4, 100.0)[0].length, 25.0);
    }

    proptest! {
        #[test]
        fn stacks_add_up(parts in prop::collection::vec(0usize..3_000, 0..7), more in 0usize..50, length in 1.0f64..3_000.0) {
            let sum: usize = parts.iter().sum();
            let segments = stacked(&parts, sum + more, length);
            let total: f64 = segments.iter().map(|it| it.length).sum();
            let expected = length * sum as f64 / (sum + more).max(1) as f64;
            prop_assert!((total - expected).abs() < 1e-6);
            prop_assert_eq!(segments.iter().map(|it| it.count).sum::<usize>(), sum);
            prop_assert!(segments.windows(2).all(|pair| (pair[0].from + pair[0].length - pair[1].from).abs() < 1e-6));
            prop_assert!(segments.iter().all(|it| it.length > 0.0 && it.count == parts[it.part]));
        }
    }
}

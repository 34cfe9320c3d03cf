//! Look-back (回头看): which struck-off problems were never looked at, and a draw among them that anybody can repeat.
//!
//! # The draw
//!
//! 1. The ids are put in order: by writer as a number, then by number; an id counts once.
//! 2. A row of random numbers is made from the seed by splitmix64: `s` starts as the seed (as 64 bits); for each number
//!    `s += 0x9e3779b97f4a7c15`, `z = s`, `z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9`,
//!    `z = (z ^ z >> 27) * 0x94d049bb133111eb`, and the number is `z ^ z >> 31`; all modulo 2^64.
//! 3. For each place `i` from 0, of `n` ids, the id at `i` changes places with that at `i + number % (n - i)`
//!    (Fisher–Yates). The first ids, as many as were asked for, are drawn, in this order.

use crate::{
    DecisionKind, ItemId, Ledger, WallTime,
    closeout::{CloseoutStatus, DecisionStep},
};

/// A struck-off problem that may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookbackCandidate {
    /// The problem.
    pub problem: ItemId,
    /// When it was struck off, by the decider's clock.
    pub struck_off: WallTime,
    /// When it was last looked at since, if ever.
    pub looked_at: Option<WallTime>,
}

impl Ledger {
    /// The problems that are struck off, in the order of reading.
    pub fn lookback_candidates(&self) -> Vec<LookbackCandidate> {
        let outline = self.outline();
        let candidates = outline.problems().filter_map(|problem| {
            let closeout = self.closeout(problem);
            let struck_off = closeout.struck_off()?.fact.at;
            let looked = closeout.current()?.looked_back(DecisionKind::LookbackHolds);
            Some(LookbackCandidate {
                problem,
                struck_off,
                looked_at: looked.map(|step| step.fact.at).last(),
            })
        });
        candidates.collect()
    }

    /// The problems that are struck off and were never looked at since, in the order of reading.
    pub fn never_looked_at(&self) -> Vec<ItemId> {
        let candidates = self.lookback_candidates().into_iter();
        candidates
            .filter(|one| one.looked_at.is_none())
            .map(|one| one.problem)
            .collect()
    }

    /// The look-backs on a problem, in every round, in the order of rounds.
    pub fn lookbacks(&self, problem: ItemId) -> Vec<DecisionStep<'_>> {
        let rounds = self.closeout(problem).rounds.into_iter();
        rounds.flat_map(|round| round.lookbacks).collect()
    }

    /// Whether a problem is struck off.
    pub fn is_struck_off(&self, problem: ItemId) -> bool {
        self.closeout(problem).status == CloseoutStatus::StruckOff
    }
}

/// So many of these, drawn by the seed; all of them if there are fewer. The same for everybody, at any time, in whatever
/// order they are given.
pub fn draw(among: &[ItemId], how_many: usize, seed: i64) -> Vec<ItemId> {
    let mut ids = among.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut state = seed.cast_unsigned();
    let length = ids.len();
    for place in 0..how_many.min(length) {
        let left = u64::try_from(length - place).unwrap_or(u64::MAX);
        let step = usize::try_from(next(&mut state) % left).unwrap_or(0);
        ids.swap(place, place + step);
    }
    ids.truncate(how_many);
    ids
}

/// splitmix64.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the published splitmix64 for the seed 1234567.
    #[test]
    fn the_row_of_numbers_is_the_published_one() {
        let mut state = 1_234_567;
        let row: Vec<u64> = (0..5).map(|_| next(&mut state)).collect();
        assert_eq!(
            row,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }
}

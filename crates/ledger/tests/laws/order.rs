//! The state depends on the set of facts alone; what the fold keeps up to date is what a plain recount finds.

use crate::{
    cases,
    naive::{Naive, dump},
    world::any_facts,
};
use ledger::{Fact, Kind, Ledger, Progress, count::CountUnit};
use proptest::{collection::vec, prelude::*};

/// The facts in another order, some of them twice.
fn stirred(facts: &[Fact], keys: &[u8]) -> Vec<Fact> {
    let key = |place: usize| {
        keys.get(place % keys.len())
            .copied()
            .unwrap_or(0)
            .wrapping_mul(place as u8 | 1)
    };
    let again = facts.iter().enumerate().filter(|(place, _)| key(*place) % 3 == 0);
    let mut stirred: Vec<(u8, &Fact)> = facts
        .iter()
        .enumerate()
        .map(|(place, fact)| (key(place), fact))
        .collect();
    stirred.extend(again.map(|(place, fact)| (key(place + 7), fact)));
    stirred.sort_by_key(|(key, _)| *key);
    stirred.into_iter().map(|(_, fact)| fact.clone()).collect()
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn any_order_and_any_duplication_give_the_same_state(facts in any_facts(), keys in vec(any::<u8>(), 1..64)) {
        prop_assert_eq!(dump(&Ledger::of(facts.clone())), dump(&Ledger::of(stirred(&facts, &keys))));
    }

    #[test]
    fn folding_on_is_folding_afresh(facts in any_facts(), keys in vec(any::<u8>(), 1..64), size in 1usize..7) {
        let mut folded_on = Ledger::default();
        for some in stirred(&facts, &keys).chunks(size) {
            folded_on.fold(some.to_vec());
        }
        prop_assert_eq!(dump(&folded_on), dump(&Ledger::of(facts)));
    }

    #[test]
    fn what_is_kept_up_to_date_is_what_a_plain_recount_finds(facts in any_facts(), keys in vec(any::<u8>(), 1..64)) {
        let facts = stirred(&facts, &keys);
        let mut ledger = Ledger::default();
        facts.iter().for_each(|fact| drop(ledger.fold([fact.clone()])));
        let naive = Naive::of(&facts);
        for item in naive.items() {
            prop_assert_eq!(ledger.is_there(item), naive.there(item), "{}", item);
            prop_assert_eq!(ledger.progress(item), naive.progress(item), "{}", item);
        }
        for step in Progress::ALL {
            prop_assert_eq!(ledger.steps().at(CountUnit::Problems, step), naive.count(Kind::Problem, step));
            prop_assert_eq!(ledger.steps().at(CountUnit::Measures, step), naive.count(Kind::Measure, step));
        }
        prop_assert_eq!(ledger.conflicts(), &naive.conflicts());
        prop_assert_eq!(ledger.contested(), &naive.contested());
    }
}

//! Numbers add up, under every counting rule, and are what a person would count with her finger.

use crate::{cases, naive::Naive, world::any_facts};
use ledger::{
    Kind, Ledger, Progress,
    count::{CountUnit, CountingRule, NearlyDoneRule, Tally},
};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn every_tally_adds_up_and_is_the_plain_count(facts in any_facts()) {
        let ledger = Ledger::of(facts.clone());
        let naive = Naive::of(&facts);
        for (counted, kind) in [(CountUnit::Problems, Kind::Problem), (CountUnit::Measures, Kind::Measure)] {
            let n = |step| naive.count(kind, step);
            let (done, nearly, open) = (n(Progress::Done), n(Progress::NearlyDone), n(Progress::UnderWay));
            for nearly_done in NearlyDoneRule::ALL {
                let tally = Tally::of(ledger.steps(), CountingRule { counted, nearly_done });
                prop_assert!(tally.adds_up());
                prop_assert_eq!(tally.not_started, n(Progress::NotStarted));
                let expected = match nearly_done {
                    NearlyDoneRule::AsUnderWay => (done, open + nearly, 0),
                    NearlyDoneRule::AsDone => (done + nearly, open, 0),
                    NearlyDoneRule::LeftOut => (done, open, nearly),
                };
                prop_assert_eq!((tally.done, tally.under_way, tally.left_out), expected);
                let counted_in_the_rate = tally.total - tally.left_out;
                prop_assert_eq!(tally.rate().is_some(), counted_in_the_rate > 0);
                prop_assert!(tally.rate().is_none_or(|rate| rate.0 <= 10_000));
            }
        }
        let listed = ledger.outline().problems().count();
        prop_assert_eq!(listed, ledger.steps().total(CountUnit::Problems), "the list and the count");
    }
}

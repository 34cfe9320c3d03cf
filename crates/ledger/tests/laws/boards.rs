//! What boards ask: every number is the counter's, under every rule, and as many as the list has that it leads to; the
//! course of days is what the ledger of each day says; what changed is what two ledgers compared say.

use crate::{cases, world::any_facts};
use ledger::{
    Fact, Field, ItemId, Kind, Ledger, Progress, Today, WallTime, Zone,
    board::{changes::ProblemChange, duty::DutyTotals, status_timeline::StatusTimeline},
    closeout::CloseoutStatus,
    count::{AwaitedRole, CountIndex, CountUnit, CountedAs, CountingRule, GroupBy, NearlyDoneRule, Tally},
    day_number,
    history::{Difference, compare},
    list::{DueFilter, ListFilter, SearchIndex, SortBy},
    numbered_day,
    work::due::Lateness,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const TODAY: Today = Today {
    day: jiff::civil::Date::constant(1970, 1, 20),
    zone: Zone::CHINA,
};
const NAMED: [GroupBy; 3] = [GroupBy::Leader, GroupBy::Department, GroupBy::Person];
const COUNTED_AS: [CountedAs; 4] = [
    CountedAs::Done,
    CountedAs::UnderWay,
    CountedAs::NotStarted,
    CountedAs::LeftOut,
];

fn problems(ledger: &Ledger) -> Vec<ItemId> {
    ledger.outline().problems().collect()
}

/// The facts over some weeks instead of some milliseconds, each under a name of its own.
fn over_days(mut facts: Vec<Fact>) -> Vec<Fact> {
    let mut seen = BTreeSet::new();
    facts.retain(|fact| seen.insert(fact.id));
    for fact in &mut facts {
        fact.at = WallTime(fact.at.0 * 7_000_000);
    }
    facts
}

fn end_of(day: i32) -> WallTime {
    WallTime((i64::from(day) + 1) * 86_400_000 - 8 * 3_600_000 - 1)
}

/// How many the list has for which these conditions hold.
fn listed(ledger: &Ledger, filter: &ListFilter) -> usize {
    ledger
        .list(filter, SortBy::Reading, &SearchIndex::default(), TODAY)
        .len()
}

fn with(narrow: impl FnOnce(&mut ListFilter)) -> ListFilter {
    let mut filter = ListFilter::default();
    narrow(&mut filter);
    filter
}

/// Every number of a row of 责任 is as many as its list has.
fn leads_to_its_list(ledger: &Ledger, standing: &DutyTotals, within: &ListFilter) -> Result<(), TestCaseError> {
    let list = |narrow: &dyn Fn(&mut ListFilter)| listed(ledger, &within.and(with(|filter| narrow(filter))));
    let rule = ledger.counting_rule().by_problem();
    let tally = Tally::of(&standing.steps, rule);
    prop_assert_eq!(tally.total, list(&|_| {}));
    for counted in COUNTED_AS {
        prop_assert_eq!(tally.of_those(counted), list(&|filter| filter.counted = Some(counted)));
    }
    for status in CloseoutStatus::ALL {
        prop_assert_eq!(
            standing.closeout.at(status),
            list(&|filter| filter.status = Some(status))
        );
    }
    for hand in AwaitedRole::ALL {
        let wait = list(&|filter| filter.waits_for = Some(hand));
        prop_assert_eq!(standing.waiting.of_those(hand), wait);
    }
    for (term, count) in [
        (DueFilter::Late, standing.lateness.late),
        (DueFilter::Awaiting, standing.lateness.awaiting),
        (DueFilter::FinishedLate, standing.lateness.finished_late),
        (DueFilter::NoDate, standing.lateness.no_date),
    ] {
        prop_assert_eq!(count, list(&|filter| filter.term = Some(term)));
    }
    prop_assert!(standing.closeout.adds_up() && standing.lateness.adds_up() && standing.waiting.adds_up());
    prop_assert!(
        [standing.closeout.total, standing.lateness.total, standing.waiting.total]
            .iter()
            .all(|total| *total == tally.total)
    );
    Ok(())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_number_of_duty_is_the_counters_and_leads_to_its_list(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let (all, lines) = (problems(&ledger), CountIndex::of(&ledger));
        for by in NAMED {
            let duties = lines.duties(&ledger, &all, by, TODAY);
            leads_to_its_list(&ledger, &duties.whole, &ListFilter::default())?;
            for (name, standing) in &duties.rows {
                leads_to_its_list(&ledger, standing, &with(|filter| filter.row = Some((by, name.clone()))))?;
            }
            prop_assert_eq!(duties.whole.closeout, ledger.closeout_tally());
            prop_assert_eq!(duties.whole.lateness, ledger.lateness_tally(TODAY));
            for nearly_done in NearlyDoneRule::ALL {
                for counted in CountUnit::ALL {
                    let rule = CountingRule { counted, nearly_done };
                    let whole = ledger.breakdown(&all, by).tally(rule);
                    prop_assert_eq!(Tally::of(&duties.whole.steps, rule), whole);
                    let sum = |part: &dyn Fn(&Tally) -> usize| {
                        duties.rows.iter().map(|(_, standing)| part(&Tally::of(&standing.steps, rule))).sum::<usize>()
                    };
                    prop_assert_eq!(sum(&|tally| tally.total), whole.total);
                    for one in COUNTED_AS {
                        prop_assert_eq!(sum(&|tally| tally.of_those(one)), whole.of_those(one));
                    }
                }
            }
        }
    }

    #[test]
    fn the_notes_of_the_counter_say_what_the_ledger_says(facts in any_facts(), size in 1usize..7, keep in 1usize..4) {
        let (mut ledger, mut lines) = (Ledger::default(), CountIndex::default());
        for some in over_days(facts).chunks(size) {
            let changes = ledger.fold(some.to_vec());
            lines.update(&ledger, &changes);
            prop_assert_eq!(&lines, &CountIndex::of(&ledger));
        }
        let some: Vec<ItemId> = problems(&ledger).into_iter().step_by(keep).collect();
        for by in [GroupBy::Aspect, GroupBy::Group, GroupBy::Leader, GroupBy::Department, GroupBy::Person] {
            prop_assert_eq!(lines.breakdown(&some, by), ledger.breakdown(&some, by));
        }
        let each = || some.iter().copied();
        prop_assert_eq!(lines.closeout_tally(&some), ledger.closeout_tally_of(each()));
        prop_assert_eq!(lines.waiting_tally(&some), ledger.waiting_tally_of(each()));
        prop_assert_eq!(lines.lateness_tally(&ledger, &some, TODAY), ledger.lateness_tally_of(each(), TODAY));
        let lateness: Vec<_> = each().map(|id| (id, ledger.lateness(id, TODAY))).collect();
        prop_assert_eq!(lines.lateness(&some, TODAY).collect::<Vec<_>>(), lateness);
        let results = lines.with_results(&some);
        prop_assert_eq!(ledger.figures(&results), ledger.figures(&some));
        prop_assert_eq!(ledger.regulations(&results), ledger.regulations(&some));
    }

    #[test]
    fn conditions_together_keep_what_each_keeps(facts in any_facts(), steps in prop::collection::vec((0usize..4, 0usize..5, 0usize..3), 3)) {
        let ledger = Ledger::of(facts);
        let names: Vec<_> = ledger.breakdown(&problems(&ledger), GroupBy::Person).rows.into_iter().map(|row| row.name).collect();
        let filters: Vec<ListFilter> = steps.iter().map(|(step, status, row)| with(|filter| {
            filter.progress = Some(Progress::ALL[*step]).filter(|_| *row > 0);
            filter.status = CloseoutStatus::ALL.get(*status).copied().filter(|_| *row != 1);
            filter.row = names.get(*row).map(|name| (GroupBy::Person, name.clone()));
        })).collect();
        let list = |filter: &ListFilter| -> BTreeSet<ItemId> {
            ledger.list(filter, SortBy::Reading, &SearchIndex::default(), TODAY).into_iter().collect()
        };
        let all = filters[0].and(filters[1].clone()).and(filters[2].clone());
        let each = filters.iter().map(list).reduce(|one, other| &one & &other).unwrap();
        prop_assert_eq!(list(&all), each);
        prop_assert_eq!(all.and(ListFilter::default()), all);
    }

    #[test]
    fn what_presses_is_what_the_list_is_narrowed_to(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let pressing = CountIndex::of(&ledger).pressing(&problems(&ledger), TODAY);
        prop_assert_eq!(pressing.late.len(), listed(&ledger, &with(|filter| filter.term = Some(DueFilter::Late))));
        prop_assert_eq!(pressing.late.len(), ledger.lateness_tally(TODAY).late);
        prop_assert_eq!(pressing.this_week.len(), listed(&ledger, &with(|filter| filter.term = Some(DueFilter::ThisWeek))));
        prop_assert_eq!(pressing.awaiting.len(), listed(&ledger, &with(|filter| filter.term = Some(DueFilter::Awaiting))));
        let days = |one: &ledger::board::pressing::PressingProblem| match one.lateness {
            Lateness::Late(days) | Lateness::Finished { days, .. } => -days,
            Lateness::InTime(days) => days,
            other => panic!("{other:?} does not press"),
        };
        let sorted = |list: &[ledger::board::pressing::PressingProblem]| list.windows(2).all(|pair| days(&pair[0]) <= days(&pair[1]));
        prop_assert!(sorted(&pressing.late) && sorted(&pressing.awaiting) && sorted(&pressing.this_week));
    }

    #[test]
    fn the_course_is_what_the_ledger_of_each_day_says(facts in any_facts()) {
        let ledger = Ledger::of(over_days(facts));
        let ever: Vec<ItemId> = ledger.item_ids().into_iter().filter(|id| ledger.kind(*id) == Some(Kind::Problem)).collect();
        let last = ledger.facts().iter().map(|fact| fact.at).max().unwrap_or_default();
        let course = StatusTimeline::of(&ledger).course(&ever, Zone::CHINA, last);
        prop_assert!(course.windows(2).all(|pair| pair[0].day < pair[1].day));
        let mut at: BTreeMap<i32, _> = course.iter().map(|end| (end.day, *end)).collect();
        let days = ledger.facts().iter().map(|fact| day_number(Zone::CHINA.day_of(fact.at)));
        for day in days.collect::<BTreeSet<i32>>() {
            let then = ledger.as_of(end_of(day));
            let end = at.range(..=day).next_back().map(|(_, end)| *end).unwrap_or_default();
            prop_assert_eq!(end.closeout, then.closeout_tally(), "day {}", day);
            for nearly_done in NearlyDoneRule::ALL {
                let rule = CountingRule { counted: CountUnit::Problems, nearly_done };
                let tally = Tally::of(then.steps(), rule);
                prop_assert_eq!(Tally::of(&end.steps, rule), tally, "day {}", day);
                prop_assert_eq!(end.open(rule), tally.total - tally.done);
            }
            at.insert(day, end);
            // Up to that day it is the same course.
            let until = StatusTimeline::of(&ledger).course(&ever, Zone::CHINA, end_of(day));
            prop_assert_eq!(until.last().copied().map(|end| end.steps), Some(end.steps).filter(|_| !until.is_empty()));
        }
    }

    #[test]
    fn turns_kept_up_to_date_are_turns_made_afresh(facts in any_facts(), size in 1usize..7) {
        let (mut ledger, mut turns) = (Ledger::default(), StatusTimeline::default());
        for some in over_days(facts).chunks(size) {
            let changes = ledger.fold(some.to_vec());
            turns.update(&ledger, &changes.items);
            prop_assert_eq!(&turns, &StatusTimeline::of(&ledger));
        }
    }

    #[test]
    fn what_changed_since_is_what_differs(facts in any_facts(), at in 0i64..40) {
        let ledger = Ledger::of(over_days(facts));
        let since = WallTime(at * 7_000_000 * 3);
        let before = ledger.as_of(since);
        let changed: BTreeMap<ProblemChange, BTreeSet<ItemId>> =
            ledger.changed_since(since).into_iter().map(|(change, list)| (change, list.into_iter().collect())).collect();
        let of = |change: ProblemChange| changed.get(&change).cloned().unwrap_or_default();
        let is_problem = |id: &ItemId| ledger.kind(*id) == Some(Kind::Problem);
        let (mut added, mut removed, mut differ) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for difference in compare(&before, &ledger) {
            match difference {
                Difference::Added(item) if is_problem(&item) => drop(added.insert(item)),
                Difference::Removed(item) if is_problem(&item) => drop(removed.insert(item)),
                Difference::Changed { item, field, .. } if is_problem(&item) && field == Field::Progress => drop(differ.insert(item)),
                _ => {}
            }
        }
        prop_assert_eq!(of(ProblemChange::Added), added);
        prop_assert_eq!(of(ProblemChange::Removed), removed);
        let rule = ledger.counting_rule();
        let done = |ledger: &Ledger, id: ItemId| rule.counts_as(ledger.progress(id)) == CountedAs::Done;
        let both: Vec<ItemId> = problems(&ledger).into_iter().filter(|id| before.is_there(*id)).collect();
        let now_done: BTreeSet<ItemId> = both.iter().copied().filter(|id| done(&ledger, *id) && !done(&before, *id)).collect();
        prop_assert_eq!(of(ProblemChange::Done), now_done);
        let struck = |ledger: &Ledger, id: ItemId| ledger.closeout(id).status == CloseoutStatus::StruckOff;
        let now_struck: BTreeSet<ItemId> = both.iter().copied().filter(|id| struck(&ledger, *id) && !struck(&before, *id)).collect();
        prop_assert_eq!(of(ProblemChange::StruckOff), now_struck);
        let told: BTreeSet<ItemId> = changed.values().flatten().copied().collect();
        prop_assert!(differ.is_subset(&told), "whose progress differs is told of");
        prop_assert!(changed.values().all(|list| !list.is_empty()));
    }
}

#[test]
fn a_day_has_one_number() {
    for number in [-719_162, -1, 0, 20_000, 376_200] {
        let day = numbered_day(number).unwrap();
        assert_eq!(day_number(day), number);
    }
    assert_eq!(day_number(TODAY.day), 19);
}

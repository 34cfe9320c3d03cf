//! The board of cards and the time line show every problem once, in the numbers of the counter.

use crate::{cases, world::any_facts};
use ledger::{
    ItemId, Kind, Ledger, Progress, Today, Zone,
    board::kanban::{ColumnsBy, KanbanColumn},
    closeout::CloseoutStatus,
    count::{CountIndex, CountUnit, GroupBy},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const LANES: [Option<GroupBy>; 4] = [
    None,
    Some(GroupBy::Aspect),
    Some(GroupBy::Leader),
    Some(GroupBy::Department),
];
const TODAY: Today = Today {
    day: jiff::civil::Date::constant(2025, 6, 1),
    zone: Zone::CHINA,
};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_card_stands_once_where_it_is_counted(facts in any_facts(), every_second: bool) {
        let ledger = Ledger::of(facts);
        let mut problems: Vec<ItemId> = ledger.outline().problems().collect();
        if every_second {
            let mut keep = false;
            problems.retain(|_| { keep = !keep; keep });
        }
        let tally = ledger.closeout_tally_of(problems.iter().copied());
        let steps = ledger.breakdown(&problems, GroupBy::Person).whole;
        let lines = CountIndex::of(&ledger);
        for columns in [ColumnsBy::Progress, ColumnsBy::Closeout] {
            for lanes in LANES {
                let board = lines.kanban(&problems, columns, lanes);
                for (place, (column, count)) in board.columns.iter().enumerate() {
                    let counted = match column {
                        KanbanColumn::Step(step) => steps.at(CountUnit::Problems, *step),
                        KanbanColumn::Status(status) => tally.at(*status),
                    };
                    prop_assert_eq!(*count, counted);
                    let in_lanes: usize = board.lanes.iter().map(|lane| lane.cells[place].count).sum();
                    prop_assert_eq!(in_lanes, counted);
                }
                let mut seen = BTreeSet::new();
                for lane in &board.lanes {
                    prop_assert_eq!(lane.cells.iter().map(|cell| cell.count).sum::<usize>(), lane.count);
                    for cell in &lane.cells {
                        prop_assert_eq!(cell.problems.len(), cell.count);
                        for problem in &cell.problems {
                            prop_assert_eq!(ledger.column(*problem, columns), cell.column);
                            prop_assert!(seen.insert(*problem));
                        }
                    }
                }
                prop_assert_eq!(seen, problems.iter().copied().collect::<BTreeSet<_>>());
            }
        }
    }

    #[test]
    fn a_deed_that_is_done_leads_where_it_says(facts in any_facts()) {
        let mut ledger = Ledger::of(facts);
        let problems: Vec<ItemId> = ledger.outline().problems().collect();
        let mut next = 1;
        for problem in problems {
            let columns = Progress::ALL.map(KanbanColumn::Step).into_iter().chain(CloseoutStatus::ALL.map(KanbanColumn::Status));
            for to in columns {
                let Some(deed) = ledger.deed_for(problem, to) else { continue };
                let context = ledger::Context {
                    actor: ledger::ActorId::from_random(77),
                    next,
                    at: ledger::WallTime(1_000),
                    zone: ledger::Zone::CHINA,
                    by: "周".into(),
                };
                if let Ok(facts) = ledger.facts_of(&deed.stand_in(problem), &context) {
                    next += u32::try_from(facts.len()).unwrap();
                    ledger.fold(facts);
                    let columns = match to {
                        KanbanColumn::Step(_) => ColumnsBy::Progress,
                        KanbanColumn::Status(_) => ColumnsBy::Closeout,
                    };
                    prop_assert_eq!(ledger.column(problem, columns), to, "by {:?}", deed);
                }
            }
        }
    }

    #[test]
    fn a_time_line_has_every_problem_and_its_parts_once(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let problems: Vec<ItemId> = ledger.outline().problems().collect();
        for by in [GroupBy::Aspect, GroupBy::Person] {
            let time_line = ledger.time_line(ledger.breakdown(&problems, by).rows, TODAY, &|_| true);
            let folded = ledger.time_line(ledger.breakdown(&problems, by).rows, TODAY, &|_| false);
            prop_assert!(folded.bands.iter().all(|band| band.lines.is_empty()));
            prop_assert_eq!(folded.bands.len(), time_line.bands.len());
            let lines = time_line.bands.iter().flat_map(|band| &band.lines);
            let shown: Vec<ItemId> = lines.clone().filter(|line| line.kind == Kind::Problem).map(|line| line.item).collect();
            prop_assert_eq!(shown.len(), problems.len());
            prop_assert_eq!(time_line.bands.iter().map(|band| band.problems.len()).sum::<usize>(), problems.len());
            let all: BTreeSet<ItemId> = lines.clone().map(|line| line.item).collect();
            prop_assert_eq!(all.len(), lines.clone().count());
            for line in lines {
                prop_assert_eq!(line.progress, ledger.progress(line.item));
                prop_assert_eq!(line.due, ledger.due_in_force(line.item));
            }
        }
    }
}

//! Law: every number on every board that is linked to a list equals the length of that list, in tables and in pictures;
//! for the example with random edits, under all counting rules, for all problems and some, for the current state and a
//! past day.

use super::{
    board,
    kit::context::{BoardData, BoardTotals},
    kit::panel::{Panel, PanelPicture},
    kit::row_cache::RowCache,
};
use crate::{
    example,
    route::{BoardAddress, BoardKey, Listing, Route},
};
use std::collections::BTreeSet;

use chart::LinkedCount;
use ledger::{
    ActorId, Command, Context, Draft, Field, Ground, ItemId, Kind, Ledger, Progress, Setup, Today, Value, WallTime,
    Zone,
    board::status_timeline::StatusTimeline,
    closeout::{CloseoutAct, CloseoutStatus},
    count::{CountIndex, CountUnit, GroupBy, NearlyDoneRule, RowName},
    list::{DueFilter, SearchIndex, SortBy},
};

const DAY: i64 = 86_400_000;
/// Noon in China on 2025-06-01.
const BEGIN: WallTime = WallTime(1_748_750_400_000);
const TODAY: Today = Today {
    day: jiff::civil::Date::constant(2025, 6, 20),
    zone: Zone::CHINA,
};

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

struct Writer {
    ledger: Ledger,
    next: u32,
    at: WallTime,
}

impl Writer {
    fn does(&mut self, by: &str, command: &Command) {
        let context = Context {
            actor: ActorId::from_random(7),
            next: self.next,
            at: self.at,
            zone: ledger::Zone::CHINA,
            by: by.into(),
        };
        if let Ok(facts) = self.ledger.facts_of(command, &context) {
            self.next += u32::try_from(facts.len()).unwrap();
            self.ledger.fold(facts);
        }
    }
}

/// The example after some days of work.
fn worked_on(seed: u64, edits: usize) -> Ledger {
    let mut chance = Chance(seed);
    let mut writer = Writer {
        ledger: Ledger::default(),
        next: 1,
        at: BEGIN,
    };
    writer.does("整改办", &Command::SetUp(example::setup(TODAY.day).unwrap()));
    let problems: Vec<ItemId> = writer.ledger.outline().problems().collect();
    for _ in 0..edits {
        writer.at.0 += DAY / 4;
        let problem = problems[chance.below(problems.len())];
        let set = |item, field, value| Command::Set { item, field, value };
        let command = match chance.below(9) {
            0..=2 => set(problem, Field::Progress, Progress::ALL[chance.below(4)].into()),
            3 => set(
                problem,
                Field::Department,
                Value::text(["", "办公室", "财务审计科、办公室"][chance.below(3)]),
            ),
            4 => set(problem, Field::Group, Value::Nothing),
            5 => Command::Remove {
                item: problem,
                reason: "重复".into(),
            },
            6 => set(
                problem,
                Field::Due,
                Value::text(["", "2025-06-10", "2025-06-21", "2025-07"][chance.below(4)]),
            ),
            _ => {
                let act = |act| Command::Closeout { problem, act };
                let apply = CloseoutAct::Apply {
                    grounds: vec![Ground::MeasuresDone],
                    reason: "见附件".into(),
                };
                writer.does("沈一凡", &act(apply));
                let leader = writer.ledger.text(problem, Field::Leader).to_owned();
                if chance.below(3) > 0 {
                    writer.does(&leader, &act(CloseoutAct::Check { opinion: String::new() }));
                }
                act(CloseoutAct::StrikeOff { opinion: String::new() })
            }
        };
        writer.does("张主任", &command);
    }
    writer.ledger
}

fn under_every_rule(ledger: &Ledger) -> Vec<Ledger> {
    let mut all = Vec::new();
    for counted in CountUnit::ALL {
        for nearly in NearlyDoneRule::ALL {
            let mut writer = Writer {
                ledger: ledger.clone(),
                next: 90_000,
                at: BEGIN,
            };
            for (field, key) in [
                (Field::RuleCounted, counted.key()),
                (Field::RuleNearlyDone, nearly.key()),
            ] {
                let (item, value) = (ItemId::ROUND, Value::text(key));
                writer.does("整改办", &Command::Set { item, field, value });
            }
            all.push(writer.ledger);
        }
    }
    all
}

fn listings(ledger: &Ledger) -> Vec<Listing> {
    let outline = ledger.outline();
    let group = outline.sections.iter().rev().find_map(|section| section.group);
    let aspect = outline.sections.iter().find_map(|section| section.group);
    let department = RowName::Name("办公室".into());
    vec![
        Listing::all(),
        Listing::of(|filter| filter.group = Some(group)),
        Listing::of(|filter| filter.group = Some(aspect)),
        Listing::of(|filter| filter.progress = Some(Progress::UnderWay)),
        Listing::of(|filter| filter.counted = Some(ledger::count::CountedAs::Done)),
        Listing::of(|filter| filter.status = Some(CloseoutStatus::Pending)),
        Listing::of(|filter| filter.term = Some(DueFilter::Late)),
        Listing::of(|filter| filter.row = Some((GroupBy::Department, department))),
        Listing::of(|filter| filter.person = Some("沈一凡".into())),
    ]
}

/// The listing of an address; `None` for an address of a problem.
fn list_of(href: &str) -> Option<Listing> {
    match Route::from_hash(href.trim_start_matches('#')).expect("an address of this page") {
        Route::Problems(listing, None) => Some(listing),
        Route::Board(place) if place.board == BoardKey::PastList => Some(place.listing),
        _ => None,
    }
}

fn parts(picture: &PanelPicture) -> Vec<&LinkedCount> {
    match picture {
        PanelPicture::None | PanelPicture::Course(_) | PanelPicture::Time(_) => Vec::new(),
        PanelPicture::Bars(bars) => bars
            .bars
            .iter()
            .flat_map(|bar| bar.parts.iter().chain([&bar.total]))
            .collect(),
        PanelPicture::Shades(shades) => shades.rows.iter().flat_map(|row| &row.cells).collect(),
    }
}

/// Number of linked numbers compared, each equal to the length of its list.
fn compared(data: &BoardData<'_>, panels: &[Panel]) -> usize {
    let mut numbers: Vec<(usize, String)> = Vec::new();
    for panel in panels {
        let cells = panel
            .table
            .rows
            .iter()
            .chain(&panel.table.sum)
            .flat_map(|line| line.iter());
        numbers.extend(cells.filter_map(|cell| Some((cell.text.parse().ok()?, cell.href.clone()?))));
        numbers.extend(
            parts(&panel.picture)
                .into_iter()
                .filter_map(|part| Some((part.count, part.href.clone()?))),
        );
    }
    let mut checked = 0;
    for (number, href) in numbers {
        if let Some(listing) = list_of(&href) {
            let list = data.ledger.list(
                &listing.conditions(),
                SortBy::Reading,
                &SearchIndex::default(),
                data.today,
            );
            assert_eq!(list.len(), number, "{href}");
            checked += 1;
        }
    }
    checked
}

#[test]
fn every_number_that_leads_to_a_list_is_as_many_as_that_has() {
    let mut checked = 0;
    // One memo for all ledgers, rules and addresses: a value must never be taken for another one's.
    let row_cache = RowCache::default();
    for (seed, edits) in [(1, 0), (2, 40), (3, 120), (4, 250)] {
        for ledger in under_every_rule(&worked_on(seed, edits)) {
            let (turns, lines, sections) = (
                StatusTimeline::of(&ledger),
                CountIndex::of(&ledger),
                ledger.outline().sections,
            );
            for listing in listings(&ledger) {
                let problems = ledger.list(&listing.conditions(), SortBy::Reading, &SearchIndex::default(), TODAY);
                let whole = BoardTotals {
                    standing: lines.standing(&ledger, &problems, TODAY),
                    course: turns.course(&problems, Zone::CHINA, WallTime(i64::MAX)),
                };
                for board in BoardKey::ALL.map(board) {
                    for on in [None, "2025-06-20".parse().ok()] {
                        for by in ["leader", "department", "person"] {
                            let place = BoardAddress {
                                listing: listing.clone(),
                                on,
                                ..BoardAddress::of(board.key)
                            };
                            let place = place.choosing("by", Some(by));
                            let names = (&place, ledger.counting_rule());
                            let data = BoardData {
                                ledger: &ledger,
                                problems: &problems,
                                today: TODAY,
                                address: &place,
                                lines: &lines,
                                sections: &sections,
                                whole: &whole,
                                row_cache: row_cache.under(&names),
                            };
                            let nothing = RowCache::default();
                            let afresh = BoardData {
                                row_cache: nothing.under(&names),
                                ..data
                            };
                            assert_eq!((board.panels)(&data), (board.panels)(&afresh));
                            let panels = (board.panels)(&data);
                            let keys: BTreeSet<String> =
                                panels.iter().map(|panel| format!("{:?}", panel.key)).collect();
                            assert_eq!(
                                keys.len(),
                                panels.len(),
                                "panels of {} are told apart by their keys",
                                board.key.name()
                            );
                            checked += compared(&data, &(board.panels)(&data));
                        }
                    }
                }
            }
        }
    }
    assert!(checked > 50_000, "{checked}");
}

/// Panels of a board of all problems, today.
fn panels_of(ledger: &Ledger, key: BoardKey) -> Vec<Panel> {
    let problems: Vec<ItemId> = ledger.outline().problems().collect();
    let place = BoardAddress::of(key);
    let lines = CountIndex::of(ledger);
    let whole = BoardTotals {
        standing: lines.standing(ledger, &problems, TODAY),
        course: StatusTimeline::of(ledger).course(&problems, Zone::CHINA, BEGIN),
    };
    let row_cache = RowCache::default();
    let data = BoardData {
        ledger,
        problems: &problems,
        today: TODAY,
        address: &place,
        lines: &lines,
        sections: &ledger.outline().sections,
        whole: &whole,
        row_cache: row_cache.under(&place),
    };
    (board(key).panels)(&data)
}

#[test]
fn the_example_is_as_counted_by_hand() {
    let panels = panels_of(&worked_on(0, 0), BoardKey::Overview);
    let line = |place: usize, row: usize| -> Vec<String> {
        let table = &panels[place].table;
        let row = table.rows.get(row).or(table.sum.as_ref()).unwrap();
        row.iter().map(|cell| cell.text.clone()).collect()
    };
    assert_eq!(panels[0].note, "37 = 24 + 10 + 3 ✓");
    assert_eq!(line(0, 0), ["问题总数", "37", "100%"]);
    assert_eq!(panels[5].table.rows.len(), 4, "four aspects");
    assert_eq!(line(5, usize::MAX), ["总计", "3", "10", "24", "37"]);
    assert_eq!(panels[6].table.rows.len(), 6, "six departments");
    assert_eq!(line(7, 0)[1..], ["13", "37", "37"]);
}

#[test]
fn no_chart_leads_with_what_is_done_or_with_those_without_a_name() {
    // Four without anybody, all done; one with a name, open.
    let done = Draft::new(Kind::Problem, "做完的").with(Field::Progress, Value::from(Progress::Done));
    let open = Draft::new(Kind::Problem, "没做完的").with(Field::Department, Value::text("办公室"));
    let items = std::iter::repeat_n(done, 4).chain([open]).collect();
    let mut writer = Writer {
        ledger: Ledger::default(),
        next: 1,
        at: BEGIN,
    };
    let round = Vec::new();
    writer.does("王芳", &Command::SetUp(Setup { round, items }));
    let panels = panels_of(&writer.ledger, BoardKey::Duty);
    let PanelPicture::Bars(bars) = &panels[0].picture else {
        panic!("the duties are drawn as bars");
    };
    let names: Vec<&str> = bars.bars.iter().map(|bar| bar.name.as_str()).collect();
    assert_eq!(names, ["办公室", "未填写"]);
    let kinds: Vec<&str> = bars.kinds.iter().map(|kind| kind.class).collect();
    assert_eq!(kinds, ["seg-not", "seg-way", "seg-done"]);
}

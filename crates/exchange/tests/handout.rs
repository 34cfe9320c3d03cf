//! A hand-out comes back: `answer(edit(workbook(ledger)))` gives just the edits, whatever else was done to the workbook; and it goes
//! through the same merge as a file of our own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{NOW, checklist, context, handed_out, heading, round, through_bytes};
use exchange::handout::{AnswerRefusal, UnreadReason, WorkbookAnswer, answer};
use ledger::file::ChecklistPart;
use ledger::merge::{MergePreview, MergeRowKind, MergeWording, RowChoice, RowTarget};
use ledger::work::handout::CollectionTally;
use ledger::{ActorId, Command, Draft, FactId, Field, ItemId, Kind, Ledger, Progress, Today, Value, Zone};
use office::sheets::cell::CellValue;
use office::sheets::read::ReadRow;
use office::{ReadSheet, ReadWorkbook};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn answered(book: &ReadWorkbook, ledger: &Ledger) -> WorkbookAnswer {
    answer("张某.xlsx", book, ledger, round(), NOW, Zone::CHINA).unwrap()
}

fn sheet<'a>(book: &'a mut ReadWorkbook, name: &str) -> &'a mut ReadSheet {
    book.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
}

fn column(sheet: &ReadSheet, name: &str) -> u32 {
    let mut cells = sheet.rows.iter().flat_map(|row| &row.cells);
    cells.find(|(_, value)| value.to_string() == name).unwrap().0
}

/// Rows of items: those with an id.
fn item_rows(sheet: &ReadSheet) -> Vec<usize> {
    let rows = sheet.rows.iter().enumerate();
    let has_id = |row: &ReadRow| row.get(1).to_string().parse::<ItemId>().is_ok();
    rows.filter(|(_, row)| has_id(row)).map(|(at, _)| at).collect()
}

fn put(row: &mut ReadRow, column: u32, value: CellValue) {
    row.cells.retain(|cell| cell.0 != column);
    if !value.is_empty() {
        row.cells.push((column, value));
        row.cells.sort_by_key(|cell| cell.0);
    }
}

#[test]
fn what_nobody_touched_says_nothing() {
    let ledger = checklist(6);
    for to in ["张某", "李某"] {
        let book = through_bytes(&handed_out(&ledger, to));
        let read = answered(&book, &ledger);
        assert_eq!(read.edits, []);
        assert_eq!(read.unread, []);
        assert_eq!(read.new_rows, []);
        assert_eq!(read.missing, []);
        assert_eq!(read.incoming.from, to);
    }
}

#[test]
fn she_may_fill_in_what_a_cadre_is_asked_for_and_nothing_else() {
    let book = handed_out(&checklist(2), "张某");
    for sheet in book.sheets.iter().filter(|sheet| sheet.filter.is_some()) {
        assert!(sheet.is_protected, "{}", sheet.name);
        let head = &sheet.rows[2];
        let unlocked = sheet.rows[3]
            .cells
            .iter()
            .zip(&head.cells)
            .filter(|(cell, _)| cell.style.is_unlocked);
        let names: Vec<String> = unlocked.map(|(_, head)| head.value.to_string()).collect();
        assert!(
            names.contains(&"整改进展".to_owned()) && names.contains(&"备注".to_owned()),
            "{names:?}"
        );
        for office in ["问题", "完成时限", "责任人", "责任领导", "序号"] {
            assert!(!names.contains(&office.to_owned()), "{office}");
        }
    }
    let hidden: Vec<bool> = through_bytes(&book)
        .sheets
        .iter()
        .map(|sheet| sheet.is_hidden)
        .collect();
    assert_eq!(hidden, [false, false, false, true]);
}

/// A value for a field by a number, as a cell and as it should be read.
fn typed(field: &str, seed: u8) -> (CellValue, Value) {
    match field {
        "整改进展" => {
            let step = Progress::ALL[usize::from(seed % 4)];
            (CellValue::text(paper::words::progress(step)), Value::from(step))
        }
        "完成日期" => {
            let day = jiff::civil::date(2025, 1 + i8::try_from(seed % 12).unwrap(), 15);
            let value = Value::text(day.to_string());
            match seed % 3 {
                0 => (CellValue::Day(day), value),
                1 => (CellValue::text(format!("{}年{}月15日", day.year(), day.month())), value),
                _ => (CellValue::text(format!("{}.{}.15", day.year(), day.month())), value),
            }
        }
        _ => match seed % 4 {
            0 => (CellValue::Empty, Value::Nothing),
            1 => (CellValue::Number(f64::from(seed)), Value::text(seed.to_string())),
            2 => (
                CellValue::text(format!("=甲{seed}\n乙")),
                Value::text(format!("=甲{seed}\n乙")),
            ),
            _ => (
                CellValue::text(format!(" 已整改{seed} ")),
                Value::text(format!("已整改{seed}")),
            ),
        },
    }
}

const FIELDS: [(&str, &str, Field); 6] = [
    ("问题清单", "整改进展", Field::Progress),
    ("问题清单", "完成日期", Field::FinishedOn),
    ("问题清单", "整改结果及成效", Field::Outcome),
    ("任务清单", "整改进展", Field::Progress),
    ("任务清单", "下一步举措", Field::NextSteps),
    ("任务清单", "备注", Field::Remarks),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn every_edit_is_found_and_none_invented(
        edits in proptest::collection::vec((0usize..6, any::<u16>(), any::<u8>()), 0..12),
        order in any::<u64>(),
        moved in 0u32..5,
        dropped in proptest::option::of(any::<u16>()),
    ) {
        let ledger = checklist(5);
        let mut book = through_bytes(&handed_out(&ledger, "张某"));
        let mut expected: BTreeMap<(ItemId, Field), Value> = BTreeMap::new();
        for (which, place, seed) in edits {
            let (name, head, field) = FIELDS[which];
            let sheet = sheet(&mut book, name);
            let rows = item_rows(sheet);
            let column = column(sheet, head);
            let row = &mut sheet.rows[rows[usize::from(place) % rows.len()]];
            let item: ItemId = row.get(1).to_string().parse().unwrap();
            let (cell, value) = typed(head, seed);
            put(row, column, cell);
            expected.insert((item, field), value);
        }
        // What is as it was is no edit.
        expected.retain(|(item, field), value| match field {
            Field::Progress => Value::from(ledger.progress(*item)) != *value,
            field => Value::text(ledger.text(*item, *field)) != *value,
        });
        let mut lost: Option<ItemId> = None;
        for sheet in book.sheets.iter_mut().filter(|sheet| !item_rows(sheet).is_empty()) {
            if let Some(place) = dropped.filter(|_| lost.is_none()) {
                let rows = item_rows(sheet);
                let row = sheet.rows.remove(rows[usize::from(place) % rows.len()]);
                lost = row.get(1).to_string().parse().ok();
            }
            // Rows sorted anew.
            let rows = item_rows(sheet);
            let mut contents: Vec<Vec<(u32, CellValue)>> = rows.iter().map(|at| sheet.rows[*at].cells.clone()).collect();
            let turns = usize::try_from(order % 7).unwrap() % contents.len();
            contents.rotate_left(turns);
            for (at, cells) in rows.into_iter().zip(contents) {
                sheet.rows[at].cells = cells;
            }
            // Columns moved, with a new one in between.
            for row in &mut sheet.rows {
                for cell in &mut row.cells {
                    cell.0 = if cell.0 > moved { cell.0 + 1 } else { cell.0 };
                }
            }
            sheet.name = format!("{}(2)", sheet.name);
        }
        expected.retain(|(item, _), _| Some(*item) != lost);
        let read = answered(&book, &ledger);
        let found: BTreeMap<(ItemId, Field), Value> =
            read.edits.iter().map(|edit| ((edit.item, edit.field), edit.value.clone())).collect();
        prop_assert_eq!(found.len(), read.edits.len());
        prop_assert_eq!(found, expected);
        prop_assert_eq!(read.unread, []);
        prop_assert_eq!(read.new_rows, []);
        prop_assert_eq!(read.missing, lost.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn what_cannot_be_read_stays_as_words_with_its_place() {
    let ledger = checklist(4);
    let mut book = through_bytes(&handed_out(&ledger, "张某"));
    let tasks = sheet(&mut book, "任务清单");
    let (progress, finished, title) = (
        column(tasks, "整改进展"),
        column(tasks, "完成日期"),
        column(tasks, "整改措施"),
    );
    let rows = item_rows(tasks);
    put(&mut tasks.rows[rows[0]], progress, CellValue::text("快好了"));
    put(&mut tasks.rows[rows[1]], finished, CellValue::text("下个月"));
    put(&mut tasks.rows[rows[2]], title, CellValue::Empty);
    put(&mut tasks.rows[rows[2]], 40, CellValue::text("旁注"));
    let copied = tasks.rows[rows[0]].cells.clone();
    tasks.rows[rows[3]].cells = copied;
    let read = answered(&book, &ledger);
    assert_eq!(read.edits, []);
    let told: Vec<(String, &str, &UnreadReason)> = read
        .unread
        .iter()
        .map(|cell| (exchange::words::place(&cell.place), cell.words.as_str(), &cell.why))
        .collect();
    assert!(
        told.contains(&(
            "表 任务清单，第 4 行，整改进展".to_owned(),
            "快好了",
            &UnreadReason::NoSuchValue
        )),
        "{told:?}"
    );
    assert!(
        told.contains(&(
            "表 任务清单，第 5 行，完成日期".to_owned(),
            "下个月",
            &UnreadReason::NoSuchValue
        )),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|(place, _, _)| place == "表 任务清单，第 6 行，整改措施"),
        "{told:?}"
    );
    assert!(
        told.contains(&(
            "表 任务清单，第 6 行，AN".to_owned(),
            "旁注",
            &UnreadReason::OtherColumn
        )),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|(_, words, why)| *words == "快好了" && **why == UnreadReason::SecondRow),
        "{told:?}"
    );
}

#[test]
fn rows_without_an_id_are_offered_as_new_and_lost_rows_remove_nothing() {
    let ledger = checklist(2);
    let mut book = through_bytes(&handed_out(&ledger, "张某"));
    let tasks = sheet(&mut book, "任务清单");
    let (problem, title) = (column(tasks, "问题"), column(tasks, "整改措施"));
    let gone = item_rows(tasks)[1];
    let gone: ItemId = tasks.rows.remove(gone).get(1).to_string().parse().unwrap();
    let last = tasks.rows.last().unwrap().number;
    for (number, of, text) in [(1, "第0项制度落实不到位", "新的措施"), (2, "没有的问题", "无处可放")]
    {
        let mut row = ReadRow {
            number: last + number,
            ..ReadRow::default()
        };
        put(&mut row, problem, CellValue::text(of));
        put(&mut row, title, CellValue::text(text));
        tasks.rows.push(row);
    }
    let read = answered(&book, &ledger);
    assert_eq!(read.missing, [gone]);
    assert_eq!(read.new_rows.len(), 1);
    assert_eq!(read.new_rows[0].draft.kind, Kind::Measure);
    assert!(
        read.unread
            .iter()
            .any(|cell| cell.words == "无处可放" && cell.why == UnreadReason::NoPlace)
    );
    let preview = MergePreview::of(&ledger, vec![read.incoming], NOW);
    let kinds: Vec<MergeRowKind> = preview.rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [MergeRowKind::New], "offered, and nothing removed");
    assert!(!preview.rows[0].asked, "and not taken unless a person says so");
}

#[test]
fn it_goes_through_the_merge_with_conflicts_kept_and_one_undo() {
    let mut ledger = checklist(4);
    let mut book = through_bytes(&handed_out(&ledger, "张某"));
    let list = sheet(&mut book, "问题清单");
    let (outcome, progress, title) = (
        column(list, "整改结果及成效"),
        column(list, "整改进展"),
        column(list, "问题"),
    );
    let rows = item_rows(list);
    let ids: Vec<ItemId> = rows
        .iter()
        .map(|at| list.rows[*at].get(1).to_string().parse().unwrap())
        .collect();
    put(&mut list.rows[rows[0]], outcome, CellValue::text("她写的"));
    put(&mut list.rows[rows[1]], progress, CellValue::text("已完成"));
    put(&mut list.rows[rows[1]], title, CellValue::text("她改的标题"));
    // Meanwhile the office wrote into the same field.
    let command = Command::Set {
        item: ids[0],
        field: Field::Outcome,
        value: Value::text("办公室写的"),
    };
    ledger.fold(ledger.facts_of(&command, &context(2, 1, "整改办")).unwrap());
    let before = ledger.clone();

    let read = answered(&book, &ledger);
    assert_eq!(read.edits.len(), 3);
    let mut preview = MergePreview::of(&ledger, vec![read.incoming], NOW);
    let row = |spot| preview.rows.iter().position(|row| row.spot == spot).unwrap();
    let conflict = row(RowTarget::Field(ids[0], Field::Outcome));
    assert_eq!(preview.rows[conflict].kind, MergeRowKind::Conflict);
    assert_eq!(preview.rows[conflict].mine, [Value::text("办公室写的")]);
    assert_eq!(preview.rows[conflict].theirs[0].value, Value::text("她写的"));
    assert!(
        !preview.rows[row(RowTarget::Field(ids[1], Field::Title))].asked,
        "a title is the office's"
    );
    preview.choose(conflict, RowChoice::Theirs(0));
    let writer = ActorId::from_random(9);
    let merged = preview.merge(&context_at(writer, 1), Zone::CHINA, &wording()).unwrap();
    let mut after = merged.ledger;
    assert_eq!(after.text(ids[0], Field::Outcome), "她写的");
    assert_eq!(after.progress(ids[1]), Progress::Done);
    assert_ne!(
        after.text(ids[1], Field::Title),
        "她改的标题",
        "nobody was asked for it"
    );
    // The same file again brings nothing.
    let again = answered(&book, &after);
    assert_eq!(MergePreview::of(&after, vec![again.incoming], NOW).rows, []);
    // One undo sets all of it back.
    let action = merged.action.first().unwrap().action;
    let next = u32::try_from(merged.action.len()).unwrap() + 1;
    let undo = after
        .facts_of(&Command::Undo { action }, &context_at(writer, next))
        .unwrap();
    after.fold(undo);
    for id in ids {
        for field in [Field::Outcome, Field::Progress, Field::Title, Field::FinishedOn] {
            let shown = |ledger: &Ledger| (ledger.text(id, field).to_owned(), ledger.progress(id));
            assert_eq!(shown(&after), shown(&before), "{field:?}");
        }
    }
}

fn wording() -> MergeWording {
    MergeWording {
        removal: "合并".into(),
        remarks: vec!["交回".into()],
    }
}

fn context_at(actor: ActorId, next: u32) -> ledger::Context {
    ledger::Context {
        actor,
        next,
        at: NOW,
        zone: Zone::CHINA,
        by: "整改办".into(),
    }
}

#[test]
fn what_is_no_answer_is_refused_by_its_reason() {
    let ledger = checklist(2);
    let book = through_bytes(&handed_out(&ledger, "张某"));
    let read = |book: &ReadWorkbook, ledger: &Ledger, round| {
        answer("x.xlsx", book, ledger, round, NOW, Zone::CHINA)
            .map(|_| ())
            .unwrap_err()
    };
    let mut without = book.clone();
    without.sheets.retain(|sheet| !sheet.is_hidden);
    let mut altered = book.clone();
    let mark = altered.sheets.iter_mut().find(|sheet| sheet.is_hidden).unwrap();
    mark.rows[4].cells[1].1 = CellValue::text("|李某|");
    let mut newer = book.clone();
    newer.sheets.iter_mut().find(|sheet| sheet.is_hidden).unwrap().rows[0].cells[1].1 = CellValue::text("|2|");
    let other = "1zz".parse().unwrap();
    for (book, ledger, round, why) in [
        (&without, &ledger, round(), AnswerRefusal::NoHandout),
        (&altered, &ledger, round(), AnswerRefusal::Altered),
        (&newer, &ledger, round(), AnswerRefusal::Newer),
        (&book, &ledger, other, AnswerRefusal::OtherRound(round())),
        (&book, &Ledger::default(), round(), AnswerRefusal::StateNotHere),
    ] {
        assert_eq!(read(book, ledger, round), why);
        assert!(exchange::words::no_answer(&why).ends_with('。'));
    }
}

/// The checklist after a merge of what came back, with everything that was brought and decided.
fn merged(ledger: &Ledger, read: WorkbookAnswer) -> Ledger {
    let preview = MergePreview::of(ledger, vec![read.incoming], NOW);
    let context = context_at(ActorId::from_random(9), 1);
    preview.merge(&context, Zone::CHINA, &wording()).unwrap().ledger
}

#[test]
fn it_is_counted_among_what_was_handed_in() {
    let mut ledger = checklist(4);
    let part = ChecklistPart::Person("张某".to_owned());
    let id = FactId::new(ActorId::from_random(2), 1);
    let mut heading = heading("张某");
    heading.errand.handout = Some(id);
    let made = exchange::handout::workbook(&ledger, &part, &heading);
    let scope: Vec<String> = made.scope.iter().map(ItemId::to_string).collect();
    let handout = Draft::new(Kind::Handout, "张某")
        .with(Field::FileSum, Value::text(made.sum.as_str()))
        .with(Field::Basis, Value::text(made.basis.to_string()))
        .with(Field::Scope, Value::text(scope.join(" ")));
    let record = Command::AddPart {
        under: None,
        draft: handout,
    };
    ledger.fold(ledger.facts_of(&record, &context(2, 1, "整改办")).unwrap());
    let today = Today::at(NOW, Zone::CHINA);
    assert_eq!(ledger.handouts(today)[0].item, id);
    assert_eq!(CollectionTally::of(&ledger.handouts(today)).missing, 1);
    let untouched = through_bytes(&made.workbook);
    let mut filled = untouched.clone();
    let list = sheet(&mut filled, "问题清单");
    let (remarks, row) = (column(list, "备注"), item_rows(list)[0]);
    put(&mut list.rows[row], remarks, CellValue::text("已报送"));
    for (book, is_empty) in [(untouched, true), (filled, false)] {
        let after = merged(&ledger, answered(&book, &ledger));
        let handouts = after.handouts(today);
        assert_eq!(handouts[0].answers.len(), 1);
        assert_eq!(handouts[0].is_returned_empty(), is_empty);
        assert_eq!(handouts[0].unseen(), 0, "on the state that was handed out");
        let tally = CollectionTally::of(&handouts);
        assert_eq!(
            (tally.received, tally.missing, tally.received_empty),
            (1, 0, usize::from(is_empty))
        );
    }
}

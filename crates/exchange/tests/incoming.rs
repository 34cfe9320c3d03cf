//! Other people's tables and texts are read by the reader of notices as if they had been pasted; and our own papers come back from
//! Excel and Word as they went out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{checklist, through_bytes};
use exchange::incoming::{ProblemMatch, hidden_rows, matches, text_of_document, text_of_sheet};
use ledger::{Field, Progress, Today, Zone};
use office::sheets::cell::{CellValue, Region};
use office::sheets::style::{CellFormat, CellStyle};
use office::sheets::workbook::{Sheet, SheetCell, SheetRow};
use office::word::read::ReadBlock;
use office::{OfficeFile, Workbook};
use paper::notice::{Labelled, NoticeSettings, write};
use paper::{Making, PAPERS, PaperGroup, Record, Settings, render};

fn understood(under: Option<Progress>, texts: &[Labelled]) -> Progress {
    let texts = texts.iter().map(|text| (text.label.as_str(), text.text.as_str()));
    notice::concluded_progress(under, texts)
}

fn plain(text: &str) -> SheetCell {
    SheetCell::text(text, CellStyle::default())
}

fn day(month: i8, day: i8) -> SheetCell {
    let style = CellStyle {
        format: CellFormat::Day,
        ..CellStyle::default()
    };
    SheetCell::of(CellValue::Day(jiff::civil::date(2026, month, day)), style)
}

/// A ledger as clerks keep them: title rows, aspects merged over their rows, dates as days, in words and as a year's end.
fn clerks_ledger() -> Workbook {
    let row = |cells| SheetRow {
        cells,
        ..SheetRow::default()
    };
    let mut rows = vec![
        row(vec![plain("甲县乙局巡察反馈问题整改台账")]),
        row(vec![plain("单位：乙局"), plain(""), plain(""), plain("2026年3月")]),
        row([
            "序号",
            "问题类别",
            "反馈问题",
            "整改措施",
            "责任领导",
            "牵头科室",
            "完成时限",
            "整改进展情况",
        ]
        .map(plain)
        .to_vec()),
    ];
    let mut merged = vec![Region::parse("A1:H1").unwrap()];
    for (aspect, first, count) in [("政治建设", 1, 13), ("作风建设", 14, 12), ("组织建设", 26, 12)] {
        for number in first..first + count {
            let due = match number % 3 {
                0 => day(6, 30),
                1 => plain("2026年底"),
                _ => plain("2026.9.30"),
            };
            rows.push(row(vec![
                SheetCell::of(CellValue::Number(f64::from(number)), CellStyle::default()),
                plain(if number == first { aspect } else { "" }),
                plain(&format!("第{number}个方面的制度没有落实")),
                plain("1.召开专题会议研究。\n2.修订制度。"),
                plain("王某"),
                plain("办公室"),
                due,
                plain(if number % 2 == 0 { "已完成" } else { "正在推进" }),
            ]));
        }
        let first_row = u32::try_from(first + 3).unwrap();
        merged.push(Region {
            first_row,
            first_column: 2,
            last_row: first_row + u32::try_from(count).unwrap() - 1,
            last_column: 2,
        });
    }
    Workbook {
        title: String::new(),
        sheets: vec![Sheet {
            name: "台账".to_owned(),
            rows,
            merged,
            ..Sheet::default()
        }],
    }
}

#[test]
fn a_clerks_ledger_of_37_rows_is_read_without_a_correction() {
    let book = through_bytes(&clerks_ledger());
    let text = text_of_sheet(&book.sheets[0]);
    let proposal = notice::read(&text);
    assert_eq!(proposal.problems.len(), 37);
    let done = proposal
        .problems
        .iter()
        .filter(|problem| problem.title.contains("制度没有落实"))
        .count();
    assert_eq!(done, 37, "every title");
    assert!(text.contains("2026年6月30日") && text.contains("2026年底"), "{text}");
    let setup = notice::setup_of(&proposal);
    let ledger = ledger::Ledger::of(
        ledger::Ledger::default()
            .facts_of(&ledger::Command::SetUp(setup), &common::context(1, 1, "整改办"))
            .unwrap(),
    );
    let outline = ledger.outline();
    let sections: Vec<(String, usize)> = outline
        .sections
        .iter()
        .filter_map(|section| {
            Some((
                ledger.text(section.group?, Field::Title).to_owned(),
                section.problems.len(),
            ))
        })
        .collect();
    let expected = [("政治建设", 13), ("作风建设", 12), ("组织建设", 12)];
    assert_eq!(sections, expected.map(|(name, count)| (name.to_owned(), count)));
    for problem in outline.problems() {
        assert_eq!(ledger.text(problem, Field::Leader), "王某");
        // Of a problem with several measures the reader keeps the date as it was written.
        let due = ledger.text(problem, Field::DueText);
        assert!(["2026年6月30日", "2026年底", "2026.9.30"].contains(&due), "{due}");
        assert_eq!(ledger.parts(problem, ledger::Kind::Measure).len(), 2);
    }
    let finished = outline
        .problems()
        .filter(|problem| ledger.progress(*problem) == Progress::Done)
        .count();
    assert_eq!(finished, 18);
}

#[test]
fn hidden_rows_are_read_and_told() {
    let mut book = through_bytes(&clerks_ledger());
    book.sheets[0].rows[5].is_hidden = true;
    assert_eq!(hidden_rows(&book.sheets[0]), [6]);
    assert!(text_of_sheet(&book.sheets[0]).contains("第3个方面"));
}

#[test]
fn a_notice_comes_back_from_word_as_it_was_written() {
    let ledger = checklist(7);
    let record = Record::of(&ledger, Today::at(common::NOW, Zone::CHINA));
    let paper = write(&record, &NoticeSettings::default(), &understood);
    let bytes = exchange::document::document("通报", &[&paper]).to_docx();
    let OfficeFile::Document(read) = office::open("通报.docx", bytes).unwrap() else {
        panic!("a workbook");
    };
    let bare = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .map(|line| line.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        lines.filter(|line| !line.is_empty()).collect()
    };
    assert_eq!(bare(&text_of_document(&read)), bare(&render::text::text(&paper)));
    assert_eq!(notice::read(&text_of_document(&read)).problems.len(), 7);
}

/// Lists with problems in rows, by their keys.
const WITH_PROBLEMS: [&str; 3] = ["problems", "results", "ledger"];

#[test]
fn our_own_lists_are_read_back_from_excel_and_from_word() {
    let ledger = checklist(9);
    let record = Record::of(&ledger, Today::at(common::NOW, Zone::CHINA));
    let titles: Vec<String> = ledger
        .outline()
        .problems()
        .map(|id| ledger.text(id, Field::Title).to_owned())
        .collect();
    let lists = PAPERS.iter().filter(|paper| paper.group == PaperGroup::List);
    for paper in lists.filter(|paper| WITH_PROBLEMS.contains(&paper.key)) {
        let made = paper.make(&Making {
            record: &record,
            before: None,
            settings: &Settings::default(),
            understood: &understood,
        });
        let book = through_bytes(&exchange::workbook::workbook(
            "清单",
            &[(paper.name.to_owned(), made.clone())],
        ));
        let OfficeFile::Document(word) =
            office::open("a.docx", exchange::document::document("清单", &[&made]).to_docx()).unwrap()
        else {
            panic!("a workbook");
        };
        for text in [text_of_sheet(&book.sheets[0]), text_of_document(&word)] {
            let proposal = notice::read(&text);
            let read: Vec<&str> = proposal.problems.iter().map(|problem| problem.title.as_str()).collect();
            let mut expected: Vec<&str> = titles.iter().map(String::as_str).collect();
            let mut read = read;
            read.sort_unstable();
            expected.sort_unstable();
            assert_eq!(read, expected, "{}\n{text}", paper.key);
        }
    }
}

#[test]
fn every_list_becomes_a_sheet_that_prints() {
    let ledger = checklist(9);
    let record = Record::of(&ledger, Today::at(common::NOW, Zone::CHINA));
    let lists: Vec<(String, paper::Document)> = PAPERS
        .iter()
        .filter(|paper| paper.group == PaperGroup::List)
        .map(|paper| {
            let making = Making {
                record: &record,
                before: None,
                settings: &Settings::default(),
                understood: &understood,
            };
            (paper.name.to_owned(), paper.make(&making))
        })
        .collect();
    let book = exchange::workbook::workbook("清单", &lists);
    assert_eq!(book.sheets.len(), 10);
    let read = through_bytes(&book);
    for (sheet, (name, paper)) in book.sheets.iter().zip(&lists) {
        let head = sheet.frozen_rows;
        assert!(
            head > 0 && sheet.repeated_rows == Some((head, head)),
            "{name}: the head stays and is repeated"
        );
        assert!(!sheet.merged.is_empty(), "{name}: a merged title");
        assert_eq!(sheet.page.is_a3, paper.page.sheet == paper::Sheet::A3, "{name}");
        assert_eq!(sheet.page.is_landscape, paper.page.landscape, "{name}");
        let has_groups = sheet
            .merged
            .iter()
            .any(|region| region.first_row > head && region.first_row + 2 < u32::try_from(sheet.rows.len()).unwrap());
        assert!(
            sheet.filter.is_some() || has_groups || sheet.rows.len() <= 6,
            "{name}: a filter"
        );
        let signatures = sheet
            .rows
            .last()
            .unwrap()
            .cells
            .iter()
            .any(|cell| cell.value.to_string() == "填表人：");
        assert!(signatures, "{name}: signatures");
        assert!(read.sheets.iter().any(|read| read.name == *name), "{name}");
    }
    let tasks = book.sheets.iter().find(|sheet| sheet.name == "任务清单").unwrap();
    assert!(
        tasks
            .choices
            .iter()
            .any(|choices| choices.of.contains(&"已完成".to_owned()))
    );
    let problems = book.sheets.iter().find(|sheet| sheet.name == "问题清单").unwrap();
    let days = problems
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| matches!(cell.value, CellValue::Day(_)));
    assert_eq!(days.count(), 9, "dates are dates");
}

#[test]
fn choices_of_progress_are_the_steps_there_are() {
    let ledger = checklist(1);
    let record = Record::of(&ledger, Today::at(common::NOW, Zone::CHINA));
    let tasks = PAPERS.iter().find(|paper| paper.key == "tasks").unwrap();
    let making = Making {
        record: &record,
        before: None,
        settings: &Settings::default(),
        understood: &understood,
    };
    let book = exchange::workbook::workbook("", &[("任务".to_owned(), tasks.make(&making))]);
    let steps = Progress::ALL.map(paper::words::progress).map(str::to_owned);
    assert_eq!(book.sheets[0].choices[0].of, steps);
}

#[test]
fn problems_of_another_table_are_matched_and_never_guessed_silently() {
    let ledger = checklist(3);
    let ids: Vec<_> = {
        let problems = ledger.outline();
        let mut ids: Vec<_> = problems.problems().collect();
        ids.sort_by_key(|id| ledger.text(*id, Field::Number).to_owned());
        ids
    };
    let found = matches(
        &ledger,
        &[
            ("9", "关于“第1项制度落实不到位”的问题"),
            ("1", "第0项制度没有落实到位"),
            ("", "第2项制度的落实不到位"),
            ("", "资金使用不规范"),
            ("2", "第1项制度落实不到位"),
        ],
    );
    assert_eq!(found[0], ProblemMatch::SameTitle(ids[1]));
    assert!(
        matches!(found[1], ProblemMatch::SameNumber(id, 40..=99) if id == ids[0]),
        "{:?}",
        found[1]
    );
    assert!(
        matches!(found[2], ProblemMatch::Similar(id, 60..=99) if id == ids[2]),
        "{:?}",
        found[2]
    );
    assert_eq!(found[3], ProblemMatch::New);
    assert_eq!(found[4], ProblemMatch::New, "none is offered twice");
}

#[test]
fn official_text_has_the_grid_and_real_headings_and_lists_have_pages_of_their_own() {
    let ledger = checklist(4);
    let record = Record::of(&ledger, Today::at(common::NOW, Zone::CHINA));
    let notice = write(&record, &NoticeSettings::default(), &understood);
    let tasks = PAPERS.iter().find(|paper| paper.key == "tasks").unwrap();
    let tasks = tasks.make(&Making {
        record: &record,
        before: None,
        settings: &Settings::default(),
        understood: &understood,
    });
    let document = exchange::document::document("通报", &[&notice, &tasks]);
    let pages: Vec<(bool, bool)> = document
        .sections
        .iter()
        .map(|section| (section.page.has_grid, section.page.width > section.page.height))
        .collect();
    assert_eq!(pages, [(true, false), (false, true)], "grid, landscape");
    let OfficeFile::Document(read) = office::open("a.docx", document.to_docx()).unwrap() else {
        panic!("a workbook");
    };
    let headings: Vec<(u8, &str)> = read
        .blocks
        .iter()
        .filter_map(|block| match block {
            ReadBlock::Paragraph(paragraph) => Some((paragraph.heading?, paragraph.text.as_str())),
            ReadBlock::Table(_) => None,
        })
        .collect();
    for (level, begins) in [(1, "一、"), (1, "二、"), (2, "（一）"), (3, "1.")] {
        let found = headings
            .iter()
            .any(|(own, text)| *own == level && text.starts_with(begins));
        assert!(found, "{begins} at {level}: {headings:?}");
    }
    assert!(
        read.blocks
            .iter()
            .any(|block| matches!(block, ReadBlock::Table(rows) if rows.len() > 12))
    );
}

#[test]
fn a_table_becomes_edits_of_the_open_checklist_as_a_person_settled_them() {
    use exchange::table_edits::{TableSource, edits, problems_of};
    use ledger::merge::{MergePreview, MergeRowKind, RowTarget};

    let ledger = checklist(3);
    let table = "序号\t反馈问题\t整改措施\t责任领导\t整改成效\n\
        1\t第0项制度落实不到位\t落实第0项的第0条措施\t赵某\t一是开展学习，二是修订制度。\u{b}已逐条核对。\n\
        2\t第1项制度没有落实到位\t新加的措施\t王某\t\n\
        9\t资金使用不规范\t清退资金\t王某\t\n";
    let setup = notice::setup_of(&notice::read(table));
    let named = problems_of(&setup);
    assert_eq!(named.len(), 3);
    let found = matches(&ledger, &named);
    let (ProblemMatch::SameTitle(first), ProblemMatch::SameNumber(second, _), ProblemMatch::New) =
        (found[0], found[1], found[2])
    else {
        panic!("{found:?}");
    };
    let source = TableSource {
        name: "台账.xlsx",
        by: "整改办",
        at: common::NOW,
        zone: Zone::CHINA,
    };
    let made = edits(&ledger, &setup, &found, source);
    assert_eq!(made.refused, []);
    let again = edits(&ledger, &setup, &found, source);
    assert_eq!(
        made.incoming.facts, again.incoming.facts,
        "the same table, the same facts"
    );
    let preview = MergePreview::of(&ledger, vec![made.incoming], common::NOW);
    let kind_of = |spot| preview.rows.iter().find(|row| row.spot == spot).map(|row| row.kind);
    assert_eq!(
        kind_of(RowTarget::Field(first, Field::Leader)),
        Some(MergeRowKind::Changed)
    );
    assert_eq!(kind_of(RowTarget::Field(first, Field::Title)), None, "the same title");
    assert_eq!(
        kind_of(RowTarget::Field(second, Field::Title)),
        Some(MergeRowKind::Changed)
    );
    let new = preview.rows.iter().filter(|row| row.kind == MergeRowKind::New).count();
    assert_eq!(
        new, 2,
        "a measure and a problem; the measure that is there is not added again"
    );
    assert!(preview.rows.iter().all(|row| row.kind != MergeRowKind::Removal));
}

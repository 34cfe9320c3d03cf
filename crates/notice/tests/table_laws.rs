//! Laws of tables, over random ones: names of columns in any wording and order, unknown names, title rows, empty rows and
//! cells, merged cells, breaks inside cells; as lines of a spreadsheet, CSV, Markdown and rows of a workbook. Every cell is
//! placed once (the law of characters), every row with a title is a problem, and nothing panics.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use notice::table::tables_as_text::{Cell, text_of_rows};
use notice::targets::assert_lawful;
use notice::{ColumnMeaning, Proposal};
use proptest::prelude::*;

const TITLE: usize = 0;

/// Columns besides that of the problem, each with the names that it may have.
const NAMES: [&[&str]; 9] = [
    &["问题", "反馈问题", "存在问题", "问题描述", "巡察反馈具体问题"],
    &["序号", "编号", "序 号"],
    &["方面", "主要方面", "问题类别"],
    &["整改措施", "具体措施", "拟采取的整改措施"],
    &["责任领导", "分管领导", "包保领导"],
    &["责任科室", "责任部门", "牵头股室"],
    &["完成时限", "整改时限", "计划完成时间"],
    &["整改进展", "完成情况", "目前进展"],
    &["甲栏", "回访", "挂牌", "备注"],
];

/// Words that a cell may hold.
const WORDS: [&str; 12] = [
    "",
    "",
    "党建",
    "修订制度",
    "①修订制度②开展培训",
    "1.修订\n2.培训",
    "张某",
    "2025年8月底前",
    "长期坚持",
    "已完成",
    "正在推进",
    "甲，乙：丙；“丁”",
];

#[derive(Clone, Debug)]
struct RandomTable {
    /// Index of each column's names, and of its name.
    columns: Vec<(usize, usize)>,
    /// For each row an index into the words for each column.
    rows: Vec<Vec<usize>>,
    title_row: bool,
    empty_rows: bool,
}

fn table() -> impl Strategy<Value = RandomTable> {
    let columns = Just((0..NAMES.len()).collect::<Vec<_>>())
        .prop_shuffle()
        .prop_flat_map(|order| {
            (3..=order.len()).prop_map(move |most| {
                let mut taken: Vec<usize> = order.iter().copied().take(most).collect();
                for needed in [TITLE, 3] {
                    if !taken.contains(&needed) {
                        taken.push(needed);
                    }
                }
                taken
            })
        });
    let named = columns.prop_flat_map(|columns| {
        let names: Vec<_> = columns.iter().map(|c| (Just(*c), 0..NAMES[*c].len())).collect();
        names
    });
    named.prop_flat_map(|columns| {
        let row = prop::collection::vec(0..WORDS.len(), columns.len());
        (
            Just(columns),
            prop::collection::vec(row, 1..12),
            any::<bool>(),
            any::<bool>(),
        )
            .prop_map(|(columns, rows, title_row, empty_rows)| RandomTable {
                columns,
                rows,
                title_row,
                empty_rows,
            })
    })
}

impl RandomTable {
    fn header(&self) -> Vec<String> {
        self.columns
            .iter()
            .map(|(c, name)| NAMES[*c][*name].to_owned())
            .collect()
    }

    fn title(at: usize) -> String {
        format!("第{}件台账不全", at + 1)
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let cell = |at: usize, column: usize, word: usize| match self.columns[column].0 {
            TITLE => RandomTable::title(at),
            1 => format!("{}", at + 1),
            _ => WORDS[word].to_owned(),
        };
        let row = |(at, row): (usize, &Vec<usize>)| row.iter().enumerate().map(|(c, w)| cell(at, c, *w)).collect();
        self.rows.iter().enumerate().map(row).collect()
    }

    fn lines(&self, cell: &dyn Fn(&str) -> String, between: &str, around: &str, rule: Option<&str>) -> String {
        let line = |cells: &[String]| {
            let shown: Vec<String> = cells.iter().map(|c| cell(c)).collect();
            format!("{around}{}{around}\n", shown.join(between))
        };
        let mut text = String::new();
        if self.title_row {
            text.push_str("丙局巡察整改台账\n");
        }
        text.push_str(&line(&self.header()));
        if let Some(rule) = rule {
            text.push_str(&line(&vec![rule.to_owned(); self.columns.len()]));
        }
        for cells in self.cells() {
            text.push_str(&line(&cells));
            if self.empty_rows && rule.is_none() {
                text.push_str(&line(&vec![String::new(); self.columns.len()]));
            }
        }
        text
    }

    fn as_tabs(&self) -> String {
        let quoted = |c: &str| {
            if c.contains('\n') {
                format!("\"{c}\"")
            } else {
                c.to_owned()
            }
        };
        self.lines(&quoted, "\t", "", None)
    }

    fn as_csv(&self) -> String {
        self.lines(&|c| format!("\"{c}\""), ",", "", None)
    }

    fn as_markdown(&self) -> String {
        self.lines(&|c| c.replace('\n', "<br>"), "|", "|", Some("---"))
    }

    /// With cells of equal text, one below the other, merged.
    fn as_workbook(&self) -> String {
        let cells = self.cells();
        let mut rows = vec![
            self.header()
                .iter()
                .map(|name| Cell::from(name.as_str()))
                .collect::<Vec<_>>(),
        ];
        for (at, row) in cells.iter().enumerate() {
            let mut shown = Vec::new();
            for (column, text) in row.iter().enumerate() {
                let merges = |i: usize| !text.is_empty() && cells.get(i).is_some_and(|r| r[column] == *text);
                if at > 0 && merges(at - 1) {
                    continue;
                }
                let more = (at + 1..cells.len()).take_while(|i| merges(*i)).count();
                shown.push(Cell {
                    text: text.clone(),
                    rows: 1 + more,
                    columns: 1,
                });
            }
            rows.push(shown);
        }
        text_of_rows(&rows)
    }
}

fn titles(proposal: &Proposal) -> Vec<String> {
    proposal.problems.iter().map(|p| p.title.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_is_placed_once(table in table(), column in any::<prop::sample::Index>(), choice in any::<prop::sample::Index>()) {
        let expected: Vec<String> = (0..table.rows.len()).map(RandomTable::title).collect();
        for text in [table.as_tabs(), table.as_csv(), table.as_markdown(), table.as_workbook()] {
            let proposal = notice::read(&text);
            assert_lawful(&proposal);
            prop_assert_eq!(titles(&proposal), expected.clone(), "{}", text);
            prop_assert_eq!(proposal.columns.len(), table.columns.len(), "{}", text);
            // Whatever a column is said to hold, nothing is lost.
            let at = column.index(proposal.columns.len());
            let meaning = ColumnMeaning::CHOICES[choice.index(ColumnMeaning::CHOICES.len())];
            assert_lawful(&proposal.set_column(at, meaning).unwrap());
        }
    }

    #[test]
    fn rows_of_any_cells(rows in prop::collection::vec(prop::collection::vec(("[甲问题1序号\\n措施|\\t\" ]{0,6}", 0usize..4, 0usize..4), 0..6), 0..8)) {
        let rows: Vec<Vec<Cell>> = rows.into_iter()
            .map(|row| row.into_iter().map(|(text, rows, columns)| Cell { text, rows, columns }).collect())
            .collect();
        assert_lawful(&notice::read(&text_of_rows(&rows)));
    }
}

//! Rows of a table as spans: the problem and the role of each cell. Merged cells apply to every row beside them; rows
//! without a problem of their own continue the one above.

use super::cells::{CellRow, means_same_as_above};
use super::columns::ColumnMeaning;
use super::find_tables::{FoundTable, is_group};
use crate::characters::{begins_with_any, is_blank, slice};
use crate::lines::Line;
use crate::marker::MarkerStyle;
use crate::names_in_titles;
use crate::page_numbers::is_page_number;
use crate::proposal::ProblemSeed;
use crate::span::{ProblemId, SpanRole, Tiling};

/// Writer of the spans of one table and the seeds of its problems.
pub(crate) struct TableWriter<'a> {
    pub text: &'a str,
    pub lines: &'a [Line],
    pub table: &'a FoundTable,
    /// Index of its first column among those of the text.
    pub base: u16,
    pub tiling: &'a mut Tiling,
    pub seeds: &'a mut Vec<ProblemSeed>,
    /// Number of headings written so far in the text; a seed's section is the last.
    pub sections: &'a mut u32,
    /// Headings above the table, each with the style of its number.
    pub outer: Vec<(MarkerStyle, String)>,
    pub status: Option<ledger::Progress>,
}

/// Content of the rows above.
#[derive(Default)]
struct Above {
    /// Last text of each column.
    words: Vec<String>,
    /// Last group row.
    headed: Vec<String>,
    aspect: String,
    category: String,
    problem: Option<ProblemId>,
}

impl TableWriter<'_> {
    /// Writes the whole table.
    pub fn write(mut self) {
        let mut above = Above {
            words: vec![String::new(); self.table.columns.len()],
            ..Above::default()
        };
        for at in self.table.first..self.table.end {
            let Some((row, line)) = CellRow::of(self.text, self.lines, at).zip(self.lines.get(at)) else {
                continue;
            };
            if self.table.strays.binary_search(&at).is_ok() {
                // Half a row says nothing of the other half; what follows belongs to no problem above.
                above.problem = above.problem.filter(|_| is_page_number(line.whole(self.text)));
                self.tiling.push(line.end, line.number, SpanRole::Unread, None);
            } else if at < self.table.first + self.table.header || self.is_frame(&row) {
                self.tiling.push(line.end, line.number, SpanRole::TableFrame, None);
            } else if self.is_group_row(&row) {
                let words = line.whole(self.text);
                // 二、作风建设方面 leaves 一、党的建设方面.
                if let Some(style) = line.marker.map(|m| m.style) {
                    self.outer.retain(|heading| heading.0 < style);
                }
                above.headed = vec![names_in_titles::name_in_heading(crate::line_facts::heading_words(
                    words,
                ))];
                above.problem = None;
                *self.sections += 1;
                self.tiling.push(line.end, line.number, SpanRole::GroupHeading(1), None);
            } else {
                self.row(&row, line, &mut above);
            }
        }
    }

    fn column(&self, index: usize) -> ColumnMeaning {
        self.table.columns.get(index).map_or(ColumnMeaning::Own, |c| c.holds)
    }

    /// Whether it is a rule of Markdown, the header again, a sum, or signatures.
    fn is_frame(&self, row: &CellRow) -> bool {
        let header = |c: usize| {
            let words: String = row.words(self.text, c).chars().filter(|c| !is_blank(*c)).collect();
            self.table.columns.get(c).is_none_or(|column| column.label == words)
        };
        const SIGNED: &str = "填表人 填报人 制表人 审核人 审签人 负责人签字 主要负责人 分管领导签字 填报单位 填报时间 填表时间 制表时间 填表日期 联系人 \
            联系电话 单位盖章 签字";
        let signed = (0..row.cells.len()).any(|c| {
            let words = row.words(self.text, c);
            words.ends_with(['：', ':']) || begins_with_any(words, SIGNED) && words.contains(['：', ':'])
        });
        let sum = signed
            || (0..row.cells.len().min(2))
                .any(|c| matches!(row.words(self.text, c), "合计" | "小计" | "总计" | "合 计"));
        row.is_rule(self.text) || (0..row.cells.len()).all(header) || sum
    }

    fn is_group_row(&self, row: &CellRow) -> bool {
        let mut filled = (0..row.cells.len())
            .filter(|c| !row.words(self.text, *c).is_empty() && !means_same_as_above(row.words(self.text, *c)));
        match (filled.next(), filled.next()) {
            (Some(only), None) => {
                let aside = matches!(
                    self.column(only),
                    ColumnMeaning::Number | ColumnMeaning::Aspect | ColumnMeaning::Problem | ColumnMeaning::Category
                );
                row.cells.len() == 1 || aside && is_group(row.words(self.text, only))
            }
            _ => false,
        }
    }

    fn row(&mut self, row: &CellRow, line: &Line, above: &mut Above) {
        let text = self.text;
        let of = |column: ColumnMeaning| self.table.columns.iter().position(|c| c.holds == column);
        let words = |column: Option<usize>| column.map_or("", |c| row.words(text, c));
        let (title_at, number_at) = (of(ColumnMeaning::Problem), of(ColumnMeaning::Number));
        let (title, number) = (words(title_at), words(number_at));
        let same = |column: Option<usize>, words: &str| {
            let before = column.and_then(|c| above.words.get(c));
            words.is_empty() || means_same_as_above(words) || before.is_some_and(|b| b == words)
        };
        // A row continues the problem above if it names none, or names it again.
        let again =
            same(title_at, title) && (title.is_empty() || means_same_as_above(title) || same(number_at, number));
        let goes_on = above.problem.is_some()
            && again
            && (number.is_empty() || means_same_as_above(number) || same(number_at, number));
        let named = !title.is_empty() && !means_same_as_above(title) || crate::characters::number(number).is_some();
        if !goes_on && !named {
            // 审核人：… 填报人：…, and other text under a table.
            above.problem = None;
            return self.tiling.push(line.end, line.number, SpanRole::Unread, None);
        }
        self.groups(row, above, of(ColumnMeaning::Aspect), of(ColumnMeaning::Category));
        if !goes_on {
            let id = ProblemId(u32::try_from(self.seeds.len()).unwrap_or(u32::MAX).saturating_add(1));
            let mut group: Vec<String> = self.outer.iter().map(|heading| heading.1.clone()).collect();
            group.extend(above.headed.iter().cloned());
            group.extend(
                [&above.aspect, &above.category]
                    .into_iter()
                    .filter(|g| !g.is_empty())
                    .cloned(),
            );
            self.seeds.push(ProblemSeed {
                id,
                section: *self.sections,
                status: self.status,
                group,
                ..ProblemSeed::default()
            });
            above.problem = Some(id);
        }
        let Some(id) = above.problem else { return };
        for (index, (begin, end)) in row.cells.iter().enumerate() {
            let cell = row.words(text, index).to_owned();
            let column = self.column(index);
            let place = self.base.saturating_add(u16::try_from(index).unwrap_or(u16::MAX));
            let filled = means_same_as_above(&cell);
            let role = match column {
                _ if cell.is_empty() || filled => SpanRole::TableFrame,
                ColumnMeaning::Aspect | ColumnMeaning::Category => SpanRole::TableFrame,
                ColumnMeaning::Problem | ColumnMeaning::Number if goes_on => SpanRole::TableFrame,
                ColumnMeaning::Problem => SpanRole::ProblemTitle,
                ColumnMeaning::Number | ColumnMeaning::Text(_) | ColumnMeaning::Own => SpanRole::Cell(place),
            };
            let owner = role.of_problem().then_some(id);
            if filled && !goes_on && matches!(column, ColumnMeaning::Text(_) | ColumnMeaning::Own) {
                let repeated = above.words.get(index).cloned().unwrap_or_default();
                if let Some(seed) = self.seeds.last_mut().filter(|_| !repeated.is_empty()) {
                    seed.repeated.push((place, repeated));
                }
            }
            if !cell.is_empty()
                && !filled
                && let Some(slot) = above.words.get_mut(index)
            {
                *slot = cell;
            }
            if slice(text, self.tiling.at(), *begin).contains('|') {
                self.tiling.push(*begin, line.number, SpanRole::TableFrame, None);
            }
            self.tiling.push(*end, line.number, role, owner);
        }
        self.tiling.push(line.end, line.number, SpanRole::TableFrame, None);
    }

    /// Aspect and category of a row: an empty cell is that of the row above. A new aspect begins without category.
    fn groups(&mut self, row: &CellRow, above: &mut Above, aspect: Option<usize>, category: Option<usize>) {
        let text = self.text;
        let named = |column: Option<usize>| {
            let words = column.map_or("", |c| row.words(text, c));
            (!words.is_empty() && !means_same_as_above(words)).then(|| {
                let plain: String = words.chars().filter(|c| !matches!(c, '\u{b}' | '\n' | '\r')).collect();
                names_in_titles::name_in_heading(crate::line_facts::heading_words(&plain))
            })
        };
        if let Some(name) = named(aspect) {
            if name != above.aspect {
                above.category.clear();
            }
            above.aspect = name;
        }
        if let Some(name) = named(category) {
            above.category = name;
        }
    }
}

//! Papers as sheets of a workbook: title row, unit and date, head that stays and is printed on each page, filter, real dates and
//! numbers, page of the paper, signature row.

use crate::words;
use office::Workbook;
use office::sheets::cell::{CellValue, Region};
use office::sheets::style::{CellAlign, CellFont, CellFormat, CellStyle, CellTone};
use office::sheets::workbook::{Choices, Highlight, Sheet, SheetCell, SheetColumn, SheetPage, SheetRow};
use paper::table::{Align, Tone, Typed};
use paper::{Block, Cell, Document, PageSetup, Row, Table};

/// Columns with choices: key of the column, and what is offered.
const CHOSEN_FROM: [(&str, &[&str]); 2] = [
    ("progress", &["尚未启动", "正在推进", "基本完成", "已完成"]),
    ("type", &words::TYPES),
];

/// Workbook of papers that have a table, a sheet each, under these names. A paper without a table is left out.
pub fn workbook(title: &str, papers: &[(String, Document)]) -> Workbook {
    Workbook {
        title: title.to_owned(),
        sheets: papers.iter().filter_map(|(name, paper)| sheet(name, paper)).collect(),
    }
}

fn sheet(name: &str, paper: &Document) -> Option<Sheet> {
    let table = paper.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading { .. }
        | Block::Paragraph { .. }
        | Block::List(_)
        | Block::Note(_)
        | Block::Contact(_)
        | Block::Signature(_)
        | Block::Date(_)
        | Block::PageBreak => None,
    })?;
    let mut maker = SheetMaker::of(name, table, paper.page);
    maker.above(&paper.title, table, &paper.subtitle);
    maker.table(table);
    for block in &paper.blocks {
        if let Block::Note(note) = block {
            maker.note(&note.text());
        }
    }
    maker.signatures(&table.signatures);
    Some(maker.sheet)
}

/// Page of a sheet, as the paper has it.
pub(crate) fn page(setup: PageSetup) -> SheetPage {
    let margins = setup.margins();
    SheetPage {
        is_a3: setup.sheet == paper::Sheet::A3,
        is_landscape: setup.landscape,
        margins: [margins.top, margins.bottom, margins.left, margins.right].map(f64::from),
        footer: words::FOOTER.map(str::to_owned),
    }
}

/// Width of the printed page in characters of the body font.
pub(crate) fn characters(setup: PageSetup) -> f64 {
    let (width, _) = setup.millimetres();
    let margins = setup.margins();
    // A character of 10 points is 1.85 mm wide here.
    f64::from(width - margins.left - margins.right) / 1.85
}

pub(crate) fn text_cell(text: &str, style: CellStyle) -> SheetCell {
    SheetCell::text(text, style)
}

/// Style of a cell of a table.
pub(crate) fn body() -> CellStyle {
    CellStyle {
        has_border: true,
        wraps: true,
        ..CellStyle::default()
    }
}

/// Style of a head.
pub(crate) fn head() -> CellStyle {
    CellStyle {
        font: CellFont::Bold,
        align: CellAlign::Centre,
        tone: CellTone::Head,
        ..body()
    }
}

/// Style of a title row.
pub(crate) fn title() -> CellStyle {
    CellStyle {
        font: CellFont::Title,
        align: CellAlign::Centre,
        ..CellStyle::default()
    }
}

/// Height in points of a text in a column of this width. Not every program finds it by itself.
fn height_in(text: &str, width: f64) -> f64 {
    let lines = text.split('\n').map(|line| {
        let wide: f64 = line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum();
        (wide * 1.05 / (width - 1.5).max(2.0)).ceil().max(1.0)
    });
    lines.sum::<f64>() * 13.5 + 3.0
}

/// Row as high as its highest text; it grows with it.
pub(crate) fn row_of(cells: Vec<SheetCell>, columns: &[SheetColumn]) -> SheetRow {
    let shown = cells.iter().zip(columns).filter(|(_, column)| !column.is_hidden);
    let heights = shown.map(|(cell, column)| height_in(&cell.value.to_string(), column.width));
    SheetRow {
        height: Some(heights.fold(16.5, f64::max)),
        is_fixed: false,
        cells,
    }
}

struct SheetMaker {
    sheet: Sheet,
    columns: u32,
    /// Width of all columns in characters.
    width: f64,
}

impl SheetMaker {
    fn of(name: &str, table: &Table, setup: PageSetup) -> SheetMaker {
        let shares: f64 = table.columns.iter().map(|column| f64::from(column.width.max(1))).sum();
        let factor = (characters(setup) / shares.max(1.0)).clamp(0.8, 2.0);
        let columns = table.columns.iter().map(|column| SheetColumn {
            width: (f64::from(column.width.max(1)) * factor).max(5.0),
            is_hidden: false,
        });
        let columns: Vec<SheetColumn> = columns.collect();
        let width = columns.iter().map(|column| column.width).sum();
        SheetMaker {
            columns: u32::try_from(columns.len()).unwrap_or(1).max(1),
            width,
            sheet: Sheet {
                name: name.to_owned(),
                columns,
                page: page(setup),
                ..Sheet::default()
            },
        }
    }

    fn next_row(&self) -> u32 {
        u32::try_from(self.sheet.rows.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    /// A row whose cells are all one.
    fn wide(&mut self, text: &str, style: CellStyle, height: Option<f64>) {
        let region = Region::of_row(self.next_row(), self.columns);
        if region.is_several() {
            self.sheet.merged.push(region);
        }
        let mut cells = vec![text_cell(text, style)];
        let covered = SheetCell::of(CellValue::Empty, style);
        cells.resize(usize::try_from(self.columns).unwrap_or(1), covered);
        self.sheet.rows.push(SheetRow {
            height,
            is_fixed: true,
            cells,
        });
    }

    /// Height of a merged row with this text: programs find it for single cells only.
    fn height_of(&self, text: &str) -> f64 {
        height_in(text, self.width)
    }

    /// Texts side by side, each in its share of the columns.
    fn side_by_side(&mut self, texts: &[String], style: CellStyle, ends_right: bool) {
        let row = self.next_row();
        let count = u32::try_from(texts.len()).unwrap_or(1).clamp(1, self.columns);
        let mut cells = vec![SheetCell::of(CellValue::Empty, style); usize::try_from(self.columns).unwrap_or(1)];
        for (at, text) in (0u32..).zip(texts) {
            // More texts than columns stand in the last one.
            let first = (at * self.columns / count).min(self.columns - 1);
            let last = ((at + 1) * self.columns / count).clamp(first + 1, self.columns);
            let region = Region {
                first_row: row,
                first_column: first + 1,
                last_row: row,
                last_column: last,
            };
            let Some(cell) = usize::try_from(first).ok().and_then(|first| cells.get_mut(first)) else {
                continue;
            };
            if at > 0 && ends_right && at + 1 == count {
                cell.style.align = CellAlign::Right;
            }
            let before = cell.value.to_string();
            let text = if before.is_empty() {
                text.clone()
            } else {
                format!("{before}　{text}")
            };
            cell.value = CellValue::text(text);
            if region.is_several() {
                self.sheet.merged.push(region);
            }
        }
        self.sheet.rows.push(SheetRow {
            height: Some(22.0),
            is_fixed: true,
            cells,
        });
    }

    fn above(&mut self, paper_title: &str, table: &Table, subtitle: &[paper::Line]) {
        for text in [paper_title, table.title.as_str()] {
            if !text.is_empty() {
                self.wide(text, title(), Some(34.0));
            }
        }
        for line in subtitle {
            let text = line.text();
            let style = CellStyle {
                align: CellAlign::Centre,
                wraps: true,
                ..CellStyle::default()
            };
            self.wide(&text, style, Some(self.height_of(&text)));
        }
        if !table.under_title.is_empty() {
            let texts: Vec<String> = table.under_title.iter().map(paper::Line::text).collect();
            self.side_by_side(&texts, CellStyle::default(), true);
        }
    }

    fn table(&mut self, table: &Table) {
        if table.has_head() {
            let row = self.next_row();
            let cells = table.columns.iter().map(|column| text_cell(&column.name, head()));
            self.sheet.rows.push(SheetRow {
                height: Some(24.0),
                is_fixed: true,
                cells: cells.collect(),
            });
            self.sheet.frozen_rows = row;
            self.sheet.repeated_rows = Some((row, row));
        }
        let first = self.next_row();
        let mut has_groups = false;
        for row in &table.rows {
            match row {
                Row::Group(line) => {
                    has_groups = true;
                    let style = CellStyle {
                        font: CellFont::Bold,
                        tone: CellTone::Group,
                        ..body()
                    };
                    let text = line.text();
                    self.wide(&text, style, Some(self.height_of(&text)));
                }
                Row::Cells(cells) => {
                    let lines = cells.iter().map(|cell| cell.lines).max().unwrap_or(0);
                    let cells = cells.iter().zip(&table.columns);
                    let cells = cells.map(|(cell, column)| self::cell(cell, column.align)).collect();
                    let row = row_of(cells, &self.sheet.columns);
                    self.sheet.rows.push(SheetRow {
                        height: row.height.map(|height| height.max(f64::from(lines) * 15.0)),
                        ..row
                    });
                }
            }
        }
        let last = self.next_row().saturating_sub(1);
        if first > last || !table.has_head() {
            return;
        }
        // Rows that are merged over all columns would be sorted among the others.
        if !has_groups {
            self.sheet.filter = Some(Region {
                first_row: first - 1,
                ..Region {
                    last_row: last,
                    ..Region::of_row(first, self.columns)
                }
            });
        }
        for (number, column) in (1u32..).zip(&table.columns) {
            let region = Region {
                first_row: first,
                first_column: number,
                last_row: last,
                last_column: number,
            };
            add_choices(&mut self.sheet, &column.name, region);
        }
    }

    fn note(&mut self, text: &str) {
        let style = CellStyle {
            wraps: true,
            ..CellStyle::default()
        };
        self.wide(text, style, Some(self.height_of(text)));
    }

    fn signatures(&mut self, signatures: &[String]) {
        if !signatures.is_empty() {
            self.side_by_side(signatures, CellStyle::default(), false);
        }
    }
}

/// Choices and colours of a column, if it is one with choices.
pub(crate) fn add_choices(sheet: &mut Sheet, name: &str, region: Region) {
    for (key, of) in CHOSEN_FROM {
        if paper::lists::column(key).is_none_or(|column| column.name != name) {
            continue;
        }
        sheet.choices.push(Choices {
            region,
            of: of.iter().map(|&choice| choice.to_owned()).collect(),
            error: words::ONE_OF_THESE.to_owned(),
        });
        if key == "progress" {
            sheet.highlights.push(Highlight {
                region,
                word: paper::words::progress(ledger::Progress::Done).to_owned(),
                tone: CellTone::Done,
            });
        }
    }
}

/// Colour of a tone.
pub(crate) fn tone(tone: Tone) -> CellTone {
    match tone {
        Tone::Plain => CellTone::Plain,
        Tone::Done => CellTone::Done,
        Tone::Late => CellTone::Late,
        Tone::Warned => CellTone::Warned,
    }
}

/// Alignment.
pub(crate) fn align(align: Align) -> CellAlign {
    match align {
        Align::Left => CellAlign::Left,
        Align::Centre => CellAlign::Centre,
    }
}

fn cell(cell: &Cell, column: Align) -> SheetCell {
    let mut style = CellStyle {
        align: align(column),
        tone: tone(cell.tone),
        ..body()
    };
    let value = match cell.typed {
        Typed::Words => CellValue::text(cell.text.text()),
        Typed::Number(number) => number.to_string().parse().map_or(CellValue::Empty, CellValue::Number),
        Typed::Day(day) => {
            style.format = CellFormat::Day;
            CellValue::Day(day)
        }
        Typed::Rate(hundredths) => {
            style.format = CellFormat::Rate;
            CellValue::Rate(f64::from(hundredths) / 10_000.0)
        }
    };
    SheetCell::of(value, style)
}

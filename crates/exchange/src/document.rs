//! Papers as documents of Word: official text by GB/T 9704, lists as tables on pages of their own size, forms.

use crate::workbook::{align, tone};
use office::WordDocument;
use office::sheets::style::{CellAlign, CellTone};
use office::word::document::{WordBlock, WordCell, WordPage, WordRow, WordRun, WordSection, WordStyle, WordTable};
use paper::page_setup::Layout;
use paper::{Block, Document, Level, Line, PageSetup, Row, Table};

/// Document of papers, a section each.
pub fn document(title: &str, papers: &[&Document]) -> WordDocument {
    WordDocument {
        title: title.to_owned(),
        sections: papers.iter().map(|paper| section(paper)).collect(),
    }
}

fn page(setup: PageSetup) -> WordPage {
    let (width, height) = setup.millimetres();
    let margins = setup.margins();
    WordPage {
        width,
        height,
        margins: [margins.top, margins.bottom, margins.left, margins.right],
        has_grid: setup.layout == Layout::Official,
    }
}

fn section(paper: &Document) -> WordSection {
    let is_official = paper.page.layout == Layout::Official;
    let mut section = WordSection {
        page: page(paper.page),
        blocks: Vec::new(),
    };
    let blocks = &mut section.blocks;
    if !paper.title.is_empty() {
        let style = if is_official {
            WordStyle::Title
        } else {
            WordStyle::TableTitle
        };
        blocks.push(plain(style, &paper.title));
    }
    for line in &paper.subtitle {
        let style = if is_official {
            WordStyle::Subtitle
        } else {
            WordStyle::Note
        };
        blocks.push(plain(style, &line.text()));
    }
    // Official texts leave a line free under the title.
    if is_official && !paper.title.is_empty() {
        blocks.push(plain(WordStyle::Salutation, ""));
    }
    if !paper.salutation.is_empty() {
        blocks.push(plain(WordStyle::Salutation, &paper.salutation));
    }
    for block in &paper.blocks {
        add(blocks, block);
    }
    section
}

fn plain(style: WordStyle, text: &str) -> WordBlock {
    let run = WordRun {
        text: text.to_owned(),
        is_bold: false,
    };
    WordBlock::Paragraph {
        style,
        runs: if text.is_empty() { Vec::new() } else { vec![run] },
    }
}

fn add(blocks: &mut Vec<WordBlock>, block: &Block) {
    match block {
        Block::Heading { level, text } => {
            let style = match level {
                Level::First => WordStyle::Heading1,
                Level::Second => WordStyle::Heading2,
                Level::Third => WordStyle::Heading3,
                Level::Fourth => WordStyle::Heading4,
            };
            blocks.push(plain(style, &text.text()));
        }
        Block::Paragraph { label, text } => labelled(blocks, label, text),
        Block::List(entries) => blocks.extend(entries.iter().map(|entry| plain(WordStyle::Body, &entry.text()))),
        Block::Table(of) => blocks.push(WordBlock::Table(table(of))),
        Block::Note(text) => blocks.push(plain(WordStyle::Note, &text.text())),
        Block::Contact(text) => blocks.extend(text.text().split('\n').map(|line| plain(WordStyle::Body, line))),
        Block::Signature(words) | Block::Date(words) => blocks.push(plain(WordStyle::Signature, words)),
        Block::PageBreak => blocks.push(WordBlock::PageBreak),
    }
}

/// Paragraphs of a text, the label before the first.
fn labelled(blocks: &mut Vec<WordBlock>, label: &str, text: &Line) {
    for (at, line) in text.text().split('\n').enumerate() {
        let mut runs = Vec::new();
        if at == 0 && !label.is_empty() {
            runs.push(WordRun {
                text: label.to_owned(),
                is_bold: true,
            });
        }
        if !line.is_empty() {
            runs.push(WordRun {
                text: line.to_owned(),
                is_bold: false,
            });
        }
        blocks.push(WordBlock::Paragraph {
            style: WordStyle::Body,
            runs,
        });
    }
}

fn table(table: &Table) -> WordTable {
    let columns = table.columns.len().max(1);
    let wide = |text: String, align, is_bold, tone, is_bare| WordRow {
        cells: vec![WordCell {
            text,
            columns,
            align,
            tone,
            is_bold,
            is_bare,
        }],
        lines: 0,
    };
    let mut rows = Vec::new();
    if !table.title.is_empty() {
        let title = table.title.clone();
        rows.push(wide(title, CellAlign::Centre, true, CellTone::Plain, true));
    }
    if !table.under_title.is_empty() {
        let texts: Vec<String> = table.under_title.iter().map(Line::text).collect();
        rows.push(wide(texts.join("　　"), CellAlign::Left, false, CellTone::Plain, true));
    }
    if table.has_head() {
        let cells = table.columns.iter().map(|column| WordCell {
            text: column.name.clone(),
            align: CellAlign::Centre,
            tone: CellTone::Head,
            is_bold: true,
            ..WordCell::default()
        });
        rows.push(WordRow {
            cells: cells.collect(),
            lines: 0,
        });
    }
    let head_rows = rows.len();
    for row in &table.rows {
        match row {
            Row::Group(line) => rows.push(wide(line.text(), CellAlign::Left, true, CellTone::Group, false)),
            Row::Cells(cells) => {
                let lines = cells.iter().map(|cell| cell.lines).max().unwrap_or(0);
                let cells = cells.iter().zip(&table.columns).map(|(cell, column)| WordCell {
                    text: cell.text.text(),
                    align: align(column.align),
                    tone: tone(cell.tone),
                    ..WordCell::default()
                });
                rows.push(WordRow {
                    cells: cells.collect(),
                    lines,
                });
            }
        }
    }
    if !table.signatures.is_empty() {
        let text = table.signatures.join("　　　　　　　　");
        rows.push(wide(text, CellAlign::Left, false, CellTone::Plain, false));
    }
    WordTable {
        widths: table.columns.iter().map(|column| column.width).collect(),
        head_rows,
        rows,
    }
}

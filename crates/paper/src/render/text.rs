//! Document as plain text, to copy: a paragraph a line; a table with tabs between its cells, as Excel accepts it.

use crate::document::{Block, Document, Line};
use crate::table::{Row, Table};

/// Plain text of a document, each line ended.
pub fn text(document: &Document) -> String {
    let mut out = String::new();
    put(&mut out, &document.title);
    document.subtitle.iter().for_each(|line| put(&mut out, &line.text()));
    put(&mut out, &document.salutation);
    document.blocks.iter().for_each(|block| write(&mut out, block));
    out
}

fn put(out: &mut String, line: &str) {
    if !line.is_empty() {
        out.push_str(line);
        out.push('\n');
    }
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Heading { text, .. } | Block::Note(text) | Block::Contact(text) => put(out, &text.text()),
        Block::Paragraph { label, text } => put(out, &format!("{label}{}", text.text())),
        Block::List(entries) => entries.iter().for_each(|entry| put(out, &entry.text())),
        Block::Table(table) => write_table(out, table),
        Block::Signature(words) | Block::Date(words) => put(out, words),
        Block::PageBreak => out.push('\n'),
    }
}

fn write_table(out: &mut String, table: &Table) {
    put(out, &table.title);
    let joined = |cells: Vec<String>| cells.join("\t");
    put(out, &joined(table.under_title.iter().map(Line::text).collect()));
    if table.has_head() {
        put(
            out,
            &joined(table.columns.iter().map(|column| cell(&column.name)).collect()),
        );
    }
    for row in &table.rows {
        match row {
            Row::Group(line) => put(out, &cell(&line.text())),
            Row::Cells(cells) => {
                out.push_str(&joined(cells.iter().map(|each| cell(&each.text.text())).collect()));
                out.push('\n');
            }
        }
    }
    put(out, &joined(table.signatures.clone()));
}

/// Text of a cell as a spreadsheet accepts it: in quotes if it has a tab, a line break or a quote.
fn cell(words: &str) -> String {
    if words.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}

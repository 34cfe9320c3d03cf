//! Document as HTML: first as a tree, then as escaped text to paste into an editor of web pages. It has classes but no
//! styles; an editor that knows none of them shows sound headings, paragraphs and tables.

use crate::document::{Block, Document, Level, Line};
use crate::table::{Align, Row, Table, Tone};

/// Node of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, not escaped yet.
    Text(String),
    /// An element.
    Element {
        /// Name.
        tag: &'static str,
        /// Class; may be empty.
        class: &'static str,
        /// Number of columns that a cell spans; 1 for any other element.
        columns: usize,
        /// Content.
        children: Vec<Node>,
    },
}

/// Class of a heading, on the screen too.
pub fn heading_class(level: Level) -> &'static str {
    match level {
        Level::First => "paper-first",
        Level::Second => "paper-second",
        Level::Third => "paper-third",
        Level::Fourth => "paper-fourth",
    }
}

/// Class of a cell, on the screen too; empty for none.
pub fn cell_class(tone: Tone, align: Align) -> &'static str {
    match (tone, align) {
        (Tone::Late, _) => "paper-late",
        (Tone::Warned, _) => "paper-warned",
        (Tone::Done, _) => "paper-done",
        (Tone::Plain, Align::Centre) => "paper-centre",
        (Tone::Plain, Align::Left) => "",
    }
}

/// Tree of a document.
pub fn tree(document: &Document) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut put = |tag, class, words: &str| {
        if !words.is_empty() {
            nodes.push(element(tag, class, broken(words)));
        }
    };
    put("h1", "paper-title", &document.title);
    for line in &document.subtitle {
        put("p", "paper-subtitle", &line.text());
    }
    put("p", "paper-salutation", &document.salutation);
    nodes.extend(document.blocks.iter().map(block));
    nodes
}

/// Escaped HTML text of a document.
pub fn html(document: &Document) -> String {
    let mut out = String::new();
    tree(document).iter().for_each(|node| write(&mut out, node));
    out
}

fn element(tag: &'static str, class: &'static str, children: Vec<Node>) -> Node {
    Node::Element {
        tag,
        class,
        columns: 1,
        children,
    }
}

/// Text with its line breaks as elements.
fn broken(words: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (at, piece) in words.split('\n').enumerate() {
        if at > 0 {
            nodes.push(element("br", "", Vec::new()));
        }
        if !piece.is_empty() {
            nodes.push(Node::Text(piece.to_owned()));
        }
    }
    nodes
}

fn block(block: &Block) -> Node {
    let line = |line: &Line| broken(&line.text());
    match block {
        Block::Heading { level, text } => {
            let tag = match level {
                Level::First => "h2",
                Level::Second => "h3",
                Level::Third => "h4",
                Level::Fourth => "h5",
            };
            element(tag, heading_class(*level), line(text))
        }
        Block::Paragraph { label, text } => {
            let mut children = Vec::new();
            if !label.is_empty() {
                children.push(element("strong", "", vec![Node::Text(label.clone())]));
            }
            children.extend(line(text));
            element("p", "", children)
        }
        Block::List(entries) => {
            let entries = entries.iter().map(|entry| element("p", "", line(entry)));
            element("div", "paper-list", entries.collect())
        }
        Block::Table(of) => table(of),
        Block::Note(text) => element("p", "paper-note", line(text)),
        Block::Contact(text) => element("p", "paper-contact", line(text)),
        Block::Signature(words) => element("p", "paper-signature", broken(words)),
        Block::Date(words) => element("p", "paper-date", broken(words)),
        Block::PageBreak => element("hr", "paper-break", Vec::new()),
    }
}

fn table(table: &Table) -> Node {
    let wide = |tag, class, words: &str| Node::Element {
        tag,
        class,
        columns: table.columns.len().max(1),
        children: broken(words),
    };
    let row = |cells| element("tr", "", cells);
    let mut head = Vec::new();
    if !table.title.is_empty() {
        head.push(row(vec![wide("th", "paper-table-title", &table.title)]));
    }
    if !table.under_title.is_empty() {
        let words: Vec<String> = table.under_title.iter().map(Line::text).collect();
        head.push(row(vec![wide("td", "paper-under-title", &words.join("　"))]));
    }
    let names = table
        .columns
        .iter()
        .map(|column| element("th", "", broken(&column.name)));
    if table.has_head() {
        head.push(row(names.collect()));
    }
    let mut body: Vec<Node> = Vec::new();
    for each in &table.rows {
        body.push(match each {
            Row::Group(line) => row(vec![wide("th", "paper-row-group", &line.text())]),
            Row::Cells(cells) => {
                let cells = cells.iter().zip(&table.columns).map(|(cell, column)| {
                    element("td", cell_class(cell.tone, column.align), broken(&cell.text.text()))
                });
                row(cells.collect())
            }
        });
    }
    if !table.signatures.is_empty() {
        body.push(row(vec![wide(
            "td",
            "paper-signatures",
            &table.signatures.join("　　"),
        )]));
    }
    let parts = vec![element("thead", "", head), element("tbody", "", body)];
    element("table", "paper-table", parts)
}

fn write(out: &mut String, node: &Node) {
    match node {
        Node::Text(words) => escape(out, words),
        Node::Element {
            tag,
            class,
            columns,
            children,
        } => {
            out.push('<');
            out.push_str(tag);
            if !class.is_empty() {
                out.push_str(&format!(" class=\"{class}\""));
            }
            if *columns > 1 {
                out.push_str(&format!(" colspan=\"{columns}\""));
            }
            out.push('>');
            if matches!(*tag, "br" | "hr") {
                return;
            }
            children.iter().for_each(|child| write(out, child));
            out.push_str(&format!("</{tag}>"));
        }
    }
}

fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

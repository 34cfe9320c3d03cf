//! What a document becomes as text and as HTML.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ledger::ItemId;
use paper::render::{html, text};
use paper::table::{Align, Tone};
use paper::{Block, Cell, Column, Document, Level, Line, PageSetup, Row, Table};

fn document() -> Document {
    let mut document = Document {
        title: "甲 & 乙".into(),
        salutation: "各科室：".into(),
        page: PageSetup::OFFICIAL,
        ..Document::default()
    };
    document.heading(Level::First, "一、情况");
    let mut line = Line::words("共");
    line.count("2", vec!["a-1".parse::<ItemId>().unwrap(), "a-2".parse().unwrap()]);
    line.push("个");
    line.push("问题。");
    document.labelled("合计：", line);
    document.paragraphs("第一段\n\n第二段");
    document.blocks.push(Block::Table(Table {
        title: "表".into(),
        under_title: vec!["单位：甲".into()],
        columns: ["序号", "问题"]
            .map(|name| Column {
                name: name.into(),
                width: 1,
                align: Align::Centre,
            })
            .into(),
        rows: vec![
            Row::Group("（一）组".into()),
            Row::Cells(vec![Cell::number(1), Cell::words("<b>\n\"引\"").toned(Tone::Late)]),
        ],
        signatures: vec!["填表人：".into(), "审核人：".into()],
    }));
    document.blocks.push(Block::Signature("甲局党组".into()));
    document.blocks.push(Block::Date("2025年1月2日".into()));
    document
}

#[test]
fn as_text() {
    let wanted = "甲 & 乙\n各科室：\n一、情况\n合计：共2个问题。\n第一段\n第二段\n表\n单位：甲\n序号\t问题\n（一）组\n\
        1\t\"<b>\n\"\"引\"\"\"\n填表人：\t审核人：\n甲局党组\n2025年1月2日\n";
    assert_eq!(text::text(&document()), wanted);
}

#[test]
fn as_html() {
    let html = html::html(&document());
    for piece in [
        "<h1 class=\"paper-title\">甲 &amp; 乙</h1>",
        "<p><strong>合计：</strong>共2个问题。</p>",
        "<th class=\"paper-table-title\" colspan=\"2\">表</th>",
        "<td class=\"paper-late\">&lt;b&gt;<br>&quot;引&quot;</td>",
        "<td class=\"paper-signatures\" colspan=\"2\">填表人：　　审核人：</td>",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
    assert_eq!(html.matches('<').count(), html.matches('>').count());
}

#[test]
fn a_number_carries_what_it_counts() {
    let document = document();
    let counts: Vec<_> = document
        .counts()
        .map(|(text, of)| (text.to_owned(), of.len()))
        .collect();
    assert_eq!(counts, [("2".to_owned(), 2)]);
}

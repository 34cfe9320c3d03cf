//! Files as other programs write them (openpyxl, xlwt, python-docx, LibreOffice) are read cell by cell, the same from each; and every file of
//! the corpus holds the laws of the fuzz target.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use office::sheets::cell::{CellValue, Region};
use office::word::read::{ReadBlock, ReadCell, ReadParagraph};
use office::{OfficeFile, ReadDocument, ReadWorkbook, Remark, open};
use std::path::PathBuf;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| {
        (
            path.file_name().unwrap().to_string_lossy().into_owned(),
            std::fs::read(&path).unwrap(),
        )
    });
    named.collect()
}

fn text(text: &str) -> CellValue {
    CellValue::text(text)
}

fn assert_is_the_ledger(name: &str, book: &ReadWorkbook) {
    use CellValue::{Day, Number, Rate};
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("台账", false), "{name}");
    let day = |month, day| Day(jiff::civil::date(2025, month, day));
    let expected = [
        vec![(1, text("某局整改台账"))],
        (1..)
            .zip(["序号", "方面", "问题", "整改进展", "完成时限", "完成率"].map(text))
            .collect(),
        (1..)
            .zip([
                Number(1.0),
                text("政治建设"),
                text("学习不深入"),
                text("已完成"),
                day(6, 5),
                Rate(0.9871),
            ])
            .collect(),
        vec![
            (1, Number(2.0)),
            (3, text("记录不全")),
            (4, text("正在推进")),
            (5, text("2025年底")),
            (6, Rate(0.5)),
        ],
        (1..)
            .zip([
                Number(3.0),
                text("作风建设"),
                text("=甲\n乙"),
                text("尚未启动"),
                day(12, 31),
                Rate(1.0),
            ])
            .collect(),
    ];
    for (number, (row, cells)) in (1u32..).zip(sheet.rows.iter().zip(&expected)) {
        assert_eq!((row.number, row.is_hidden), (number, number == 4), "{name}");
        assert_eq!(&row.cells, cells, "{name}, row {number}");
    }
    assert_eq!(sheet.rows.len(), expected.len(), "{name}");
    let mut merged = sheet.merged.clone();
    merged.sort();
    assert_eq!(
        merged,
        ["A1:F1", "B3:B4"].map(|region| Region::parse(region).unwrap()),
        "{name}"
    );
    assert_eq!(sheet.hidden_columns, [4], "{name}");
    assert_eq!(
        (
            book.sheets[1].name.as_str(),
            book.sheets[1].is_hidden,
            book.sheets.len()
        ),
        ("藏", true, 2),
        "{name}"
    );
    assert_eq!(book.remarks, [], "{name}");
}

fn assert_is_the_notice(name: &str, document: &ReadDocument) {
    let paragraph = |number: &str, heading, text: &str| {
        ReadBlock::Paragraph(ReadParagraph {
            number: number.to_owned(),
            heading,
            text: text.to_owned(),
        })
    };
    let cell = |text: &str, rows| ReadCell {
        text: text.to_owned(),
        columns: 1,
        rows,
    };
    let table = ReadBlock::Table(vec![
        vec![cell("序号", 1), cell("问题", 1), cell("措施", 1)],
        vec![cell("1", 2), cell("学习不深入", 2), cell("开会", 1)],
        vec![cell("学习", 1)],
    ]);
    let expected = [
        paragraph("", None, "关于巡察整改情况的通报"),
        paragraph("", Some(1), "一、组织情况"),
        paragraph("", None, "召开会议三次。"),
        paragraph("1.", None, "学习不深入"),
        paragraph("2.", None, "记录不全"),
        paragraph("", None, "另起"),
        paragraph("•", None, "甲"),
        paragraph("•", None, "乙"),
        table,
    ];
    assert_eq!(document.blocks, expected, "{name}");
    assert_eq!(document.remarks, [], "{name}");
}

#[test]
fn files_of_other_programs_are_read_cell_by_cell() {
    let mut kinds = Vec::new();
    for (name, bytes) in corpus() {
        match open(&name, bytes).unwrap() {
            OfficeFile::Workbook(book) => assert_is_the_ledger(&name, &book),
            OfficeFile::Document(document) if name.ends_with(".doc") => {
                assert_eq!(document.remarks, [Remark::TextOnly]);
                let texts = document.blocks.iter().filter_map(|block| match block {
                    ReadBlock::Paragraph(paragraph) => Some(paragraph.text.as_str()),
                    ReadBlock::Table(_) => None,
                });
                let texts: Vec<&str> = texts.take(4).collect();
                assert_eq!(
                    texts,
                    ["关于巡察整改情况的通报", "一、组织情况", "召开会议三次。", "学习不深入"]
                );
            }
            OfficeFile::Document(document) => assert_is_the_notice(&name, &document),
        }
        kinds.push(name.rsplit('.').next().unwrap().to_owned());
    }
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, ["doc", "docx", "ods", "xls", "xlsx"]);
}

#[test]
fn the_corpus_holds_the_laws() {
    for (_, bytes) in corpus() {
        office::targets::file(&bytes);
        for share in 1..10 {
            office::targets::file(&bytes[..bytes.len() * share / 10]);
        }
    }
}

//! What is written is read back as the same: workbooks cell by cell, documents paragraph by paragraph.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use office::sheets::cell::{CellValue, Region};
use office::sheets::style::{CellFormat, CellStyle};
use office::sheets::workbook::{Sheet, SheetCell, SheetColumn, SheetRow, Shown};
use office::word::document::{WordBlock, WordCell, WordDocument, WordRow, WordRun, WordSection, WordStyle, WordTable};
use office::word::read::ReadBlock;
use office::{OfficeFile, ReadDocument, ReadWorkbook, Workbook, open};
use proptest::prelude::*;

fn read_workbook(book: &Workbook) -> ReadWorkbook {
    match open("a.xlsx", book.to_xlsx()).unwrap() {
        OfficeFile::Workbook(read) => read,
        OfficeFile::Document(_) => panic!("a document"),
    }
}

fn read_document(document: &WordDocument) -> ReadDocument {
    match open("a.docx", document.to_docx()).unwrap() {
        OfficeFile::Document(read) => read,
        OfficeFile::Workbook(_) => panic!("a workbook"),
    }
}

/// Texts with everything that files have trouble with.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@甲乙 \\n\\t<>&\"'_x0-9a-fA-F-]{1,12}",
        Just("_x000D_".to_owned()),
        Just("  两端空格 ".to_owned()),
        Just("]]>&lt;".to_owned()),
        Just("𠀀😀".to_owned()),
        Just("TRUE".to_owned()),
        Just("2025-06-05".to_owned()),
    ]
}

fn any_cell() -> impl Strategy<Value = CellValue> {
    prop_oneof![
        Just(CellValue::Empty),
        any_text().prop_map(CellValue::text),
        any::<i32>().prop_map(|number| CellValue::Number(f64::from(number))),
        (-1.0e6..1.0e6f64).prop_map(CellValue::Number),
        (0u32..=20_000).prop_map(|rate| CellValue::Rate(f64::from(rate) / 10_000.0)),
        (1900i16..2999, 1i8..=12, 1i8..=28)
            .prop_map(|(year, month, day)| CellValue::Day(jiff::civil::date(year, month, day))),
        any::<bool>().prop_map(CellValue::Flag),
    ]
}

fn styled(value: CellValue) -> SheetCell {
    let format = match value {
        CellValue::Day(_) => CellFormat::Day,
        CellValue::Rate(_) => CellFormat::Rate,
        _ => CellFormat::General,
    };
    SheetCell::of(
        value,
        CellStyle {
            format,
            has_border: true,
            ..CellStyle::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn a_workbook_comes_back_cell_by_cell(rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 0..8), 0..12)) {
        let sheet = Sheet {
            name: "甲".to_owned(),
            columns: vec![SheetColumn { width: 10.0, is_hidden: false }, SheetColumn { width: 10.0, is_hidden: true }],
            rows: rows.iter().map(|row| SheetRow { cells: row.iter().cloned().map(styled).collect(), ..SheetRow::default() }).collect(),
            merged: vec![Region::parse("A1:B2").unwrap()],
            ..Sheet::default()
        };
        let hidden = Sheet { name: "乙".to_owned(), shown: Shown::Never, ..Sheet::default() };
        let book = Workbook { title: "书".to_owned(), sheets: vec![sheet, hidden] };
        prop_assert_eq!(book.to_xlsx(), book.to_xlsx(), "the same value, the same bytes");
        let read = read_workbook(&book);
        prop_assert_eq!(&read.sheets[0].merged, &[Region::parse("A1:B2").unwrap()]);
        prop_assert_eq!(&read.sheets[0].hidden_columns, &[2]);
        prop_assert!(read.sheets[1].is_hidden && !read.sheets[0].is_hidden);
        for (number, row) in (1u32..).zip(&rows) {
            for (column, value) in (1u32..).zip(row) {
                let empty = CellValue::Empty;
                let found = read.sheets[0].row(number).map_or(&empty, |row| row.get(column));
                prop_assert_eq!(found, value, "row {}, column {}", number, column);
            }
        }
    }

    #[test]
    fn a_document_comes_back_paragraph_by_paragraph(
        paragraphs in proptest::collection::vec((0usize..11, any_text()), 1..10),
        table in proptest::collection::vec(proptest::collection::vec("[甲乙<&丙]{1,5}", 3), 1..4),
    ) {
        let mut blocks: Vec<WordBlock> = paragraphs
            .iter()
            .map(|(style, text)| WordBlock::Paragraph {
                style: WordStyle::ALL[*style],
                runs: vec![WordRun { text: text.clone(), is_bold: text.len() % 2 == 0 }],
            })
            .collect();
        blocks.push(WordBlock::Table(WordTable {
            widths: vec![1, 2, 3],
            head_rows: 1,
            rows: table.iter().map(|row| WordRow {
                cells: row.iter().map(|text| WordCell { text: text.clone(), ..WordCell::default() }).collect(),
                lines: 0,
            }).collect(),
        }));
        let document = WordDocument { title: String::new(), sections: vec![WordSection { blocks, ..WordSection::default() }] };
        let read = read_document(&document);
        let texts: Vec<&str> = read.blocks.iter().filter_map(|block| match block {
            ReadBlock::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            ReadBlock::Table(_) => None,
        }).collect();
        let expected: Vec<&str> = paragraphs.iter().map(|(_, text)| text.trim_end()).filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(texts, expected);
        let rows: Vec<Vec<String>> = read.blocks.iter().filter_map(|block| match block {
            ReadBlock::Table(rows) => Some(rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()),
            ReadBlock::Paragraph(_) => None,
        }).next().unwrap();
        prop_assert_eq!(rows, table);
    }
}

/// Texts of all parts of a package.
fn parts(bytes: &[u8]) -> String {
    let zip = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut all = String::new();
    let mut entries = zip.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let data = zip.get_entry(entry.wayfinder()).unwrap().data().to_vec();
        let is_stored = entry.compression_method() == rawzip::CompressionMethod::STORE;
        let text = if is_stored {
            data
        } else {
            miniz_oxide::inflate::decompress_to_vec(&data).unwrap()
        };
        all.push_str(&String::from_utf8(text).unwrap());
    }
    all
}

#[test]
fn the_title_is_all_that_the_properties_say() {
    let book = Workbook {
        title: "题目&<甲>".to_owned(),
        sheets: vec![Sheet::default()],
    };
    let document = WordDocument {
        title: "题目&<甲>".to_owned(),
        ..WordDocument::default()
    };
    for bytes in [book.to_xlsx(), document.to_docx()] {
        let all = parts(&bytes);
        assert!(all.contains("<dc:title>题目&amp;&lt;甲&gt;</dc:title>"));
        for word in [
            "creator",
            "lastModifiedBy",
            "dcterms",
            "Application",
            "Company",
            "file:",
            "rsid",
        ] {
            assert!(!all.contains(word), "{word}");
        }
    }
}

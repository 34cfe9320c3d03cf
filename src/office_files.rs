//! Files of Excel and Word for the pages: papers out as bytes, files of other people in as text. All of it lies in the chunk `office`
//! and is reached through its doors only.

use crate::{
    contexts::{PaperFormat, TextOfFile},
    words::office_files as say,
};
use exchange::incoming;
use office::{OfficeFile, ReadSheet, ReadWorkbook};
use paper::Document;

/// Bytes of a paper in a format. A workbook has the first table of the paper as its sheet.
pub fn paper(format: PaperFormat, name: &str, paper: &Document) -> Vec<u8> {
    match format {
        PaperFormat::Excel => exchange::workbook::workbook(name, &[(name.to_owned(), paper.clone())]).to_xlsx(),
        PaperFormat::Word => exchange::document::document(name, &[paper]).to_docx(),
    }
}

/// Text of a file. Sheets that are shown stand one after the other.
pub fn text(name: &str, bytes: Vec<u8>) -> Result<TextOfFile, String> {
    match office::open(name, bytes).map_err(|fault| exchange::words::refusal(&fault))? {
        OfficeFile::Workbook(book) => Ok(text_of_workbook(&book)),
        OfficeFile::Document(document) => Ok(TextOfFile {
            text: incoming::text_of_document(&document),
            remarks: document.remarks.iter().map(exchange::words::remark).collect(),
        }),
    }
}

fn text_of_workbook(book: &ReadWorkbook) -> TextOfFile {
    let filled = || book.sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let shown: Vec<&ReadSheet> = filled().filter(|sheet| !sheet.is_hidden).collect();
    let names = |sheets: &[&ReadSheet]| {
        let names = sheets.iter().map(|sheet| format!("“{}”", sheet.name));
        names.collect::<Vec<String>>()
    };
    let mut remarks: Vec<String> = Vec::new();
    if shown.len() > 1 {
        remarks.push(say::several_sheets(&names(&shown)));
    }
    let hidden: Vec<&ReadSheet> = filled().filter(|sheet| sheet.is_hidden).collect();
    if !hidden.is_empty() {
        remarks.push(say::hidden_sheets(&names(&hidden)));
    }
    for sheet in &shown {
        let rows = incoming::hidden_rows(sheet).len();
        if rows > 0 {
            remarks.push(say::hidden_rows(&sheet.name, rows));
        }
    }
    remarks.extend(book.remarks.iter().map(exchange::words::remark));
    let texts = shown.iter().map(|sheet| incoming::text_of_sheet(sheet));
    TextOfFile {
        text: texts.collect::<Vec<String>>().join("\n"),
        remarks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use office::Workbook;
    use office::sheets::{
        style::CellStyle,
        workbook::{Sheet, SheetCell, SheetRow, Shown},
    };

    fn sheet(name: &str, rows: &[[&str; 2]]) -> Sheet {
        let rows = rows.iter().map(|row| SheetRow {
            cells: row.map(|text| SheetCell::text(text, CellStyle::default())).to_vec(),
            ..SheetRow::default()
        });
        Sheet {
            name: name.to_owned(),
            rows: rows.collect(),
            ..Sheet::default()
        }
    }

    #[test]
    fn sheets_one_after_the_other_and_what_was_left_out() {
        let hidden = Sheet {
            shown: Shown::Never,
            ..sheet("旧表", &[["序号", "问题"], ["9", "旧"]])
        };
        let book = Workbook {
            title: String::new(),
            sheets: vec![
                sheet("甲表", &[["序号", "问题"], ["1", "台账不全"]]),
                hidden,
                sheet("空表", &[]),
                sheet("乙表", &[["序号", "问题"], ["2", "登记不及时"]]),
            ],
        };
        let found = text("台账.xlsx", book.to_xlsx()).unwrap();
        assert_eq!(found.text, "序号\t问题\n1\t台账不全\n\n序号\t问题\n2\t登记不及时\n");
        assert_eq!(found.remarks.len(), 2, "{:?}", found.remarks);
        assert!(found.remarks[0].contains("“甲表”、“乙表”"), "{:?}", found.remarks);
        assert!(found.remarks[1].contains("“旧表”"), "{:?}", found.remarks);
    }

    #[test]
    fn what_is_no_file_of_office_costs_a_sentence() {
        for bytes in [
            &b""[..],
            b"PK",
            b"PK\x03\x04 and then nothing",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ] {
            let refused = text("坏.xlsx", bytes.to_vec()).map(|found| found.text);
            assert!(
                refused.as_ref().is_err_and(|words| words.ends_with("都没有改动。")),
                "{refused:?}"
            );
        }
    }
}

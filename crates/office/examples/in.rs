//! Prints as JSON what was read from a file of Excel or Word: `cargo run -q --release -p office --example in -- FILE`. Sheets with
//! rows, or paragraphs with their numbers; for a file that is not read one Chinese sentence on standard error and exit code 1.

use office::sheets::cell::CellValue;
use office::word::read::{ReadBlock, ReadDocument};
use office::{OfficeFile, ReadWorkbook};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match read(std::env::args_os().nth(1).map(PathBuf::from)) {
        Ok(json) => {
            let text = serde_json::to_string_pretty(&json).unwrap_or_default();
            // Nobody is left to tell when standard output is closed.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(1)
        }
    }
}

fn read(path: Option<PathBuf>) -> Result<Value, String> {
    let path = path.ok_or("用法：cargo run -q --release -p office --example in -- 文件名。")?;
    let unreadable = |_| "读不了这个文件：没有这个文件，或者没有权限。请检查文件名；文件未作任何改动。".to_owned();
    let about = std::fs::metadata(&path).map_err(unreadable)?;
    if about.is_dir() {
        return Err("这是一个文件夹。请给出其中一个文件；文件夹未作任何改动。".into());
    }
    if usize::try_from(about.len()).map_or(true, |size| size > office::limits::FILE) {
        return Err("文件太大，没有读取。请删去图片后另存，再试一次；文件未作任何改动。".into());
    }
    let bytes = std::fs::read(&path).map_err(unreadable)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    match office::open(&name, bytes) {
        Ok(OfficeFile::Workbook(book)) => Ok(workbook(&book)),
        Ok(OfficeFile::Document(document)) => Ok(self::document(&document)),
        Err(fault) => Err(exchange::words::refusal(&fault)),
    }
}

fn workbook(book: &ReadWorkbook) -> Value {
    let sheets = book.sheets.iter().map(|sheet| {
        let rows = sheet.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|(column, value)| {
                let name = format!("{}{}", office::sheets::cell::column_name(*column), row.number);
                (name, cell(value))
            });
            json!({ "row": row.number, "hidden": row.is_hidden, "cells": cells.collect::<serde_json::Map<_, _>>() })
        });
        let merged: Vec<String> = sheet.merged.iter().map(ToString::to_string).collect();
        json!({
            "name": sheet.name,
            "hidden": sheet.is_hidden,
            "rows": rows.collect::<Vec<_>>(),
            "merged": merged,
            "hidden_columns": sheet.hidden_columns,
        })
    });
    let remarks: Vec<String> = book.remarks.iter().map(exchange::words::remark).collect();
    json!({ "sheets": sheets.collect::<Vec<_>>(), "remarks": remarks })
}

fn cell(value: &CellValue) -> Value {
    match value {
        CellValue::Empty => Value::Null,
        CellValue::Text(text) => json!(&**text),
        CellValue::Number(number) => json!(number),
        CellValue::Rate(rate) => json!({ "rate": rate }),
        CellValue::Day(day) => json!({ "day": day.to_string() }),
        CellValue::Flag(flag) => json!(flag),
        CellValue::Error(error) => json!({ "error": &**error }),
    }
}

fn document(document: &ReadDocument) -> Value {
    let blocks = document.blocks.iter().map(|block| match block {
        ReadBlock::Paragraph(paragraph) => json!({
            "number": paragraph.number,
            "heading": paragraph.heading,
            "text": paragraph.text,
        }),
        ReadBlock::Table(rows) => {
            let cells = |row: &Vec<office::word::read::ReadCell>| {
                let cells = row
                    .iter()
                    .map(|cell| json!({ "text": cell.text, "columns": cell.columns, "rows": cell.rows }));
                Value::Array(cells.collect())
            };
            json!({ "table": rows.iter().map(cells).collect::<Vec<_>>() })
        }
    });
    let remarks: Vec<String> = document.remarks.iter().map(exchange::words::remark).collect();
    json!({ "blocks": blocks.collect::<Vec<_>>(), "remarks": remarks })
}

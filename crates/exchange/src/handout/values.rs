//! Values of fields as cells, and cells as values of fields.

use super::dates::due_in;
use ledger::{Due, Field, ItemId, Ledger, Progress, Value, ValueType};
use office::sheets::cell::CellValue;
use office::sheets::workbook::CELL_TEXT;

/// Value of a field as a cell.
pub(crate) fn cell_of(ledger: &Ledger, item: ItemId, field: Field) -> CellValue {
    match field.value_type() {
        ValueType::Progress => CellValue::text(paper::words::progress(ledger.progress(item))),
        ValueType::Date => match ledger.text(item, field).parse() {
            Ok(Due::Day(day)) => CellValue::Day(day),
            Ok(due) => CellValue::text(paper::words::date(due)),
            Err(_) => CellValue::text(ledger.text(item, field)),
        },
        ValueType::Text
        | ValueType::Number
        | ValueType::Flag
        | ValueType::Item
        | ValueType::Amount
        | ValueType::Hash
        | ValueType::Role
        | ValueType::RegulationWay => CellValue::text(plain(ledger.text(item, field))),
    }
}

/// Text as a cell can hold it and any program gives it back: without control characters, carriage returns and blank ends.
pub(crate) fn plain(text: &str) -> String {
    let mut left = CELL_TEXT;
    let written = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    let written = written.filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'));
    let cut: String = written
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    let lines: Vec<&str> = cut.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// Value in a cell for a field; none if it cannot be read as one.
pub(crate) fn value_in(field: Field, cell: &CellValue) -> Option<Value> {
    match (field.value_type(), cell) {
        (_, CellValue::Error(_)) => None,
        (_, CellValue::Empty) => Some(Value::Nothing),
        (ValueType::Progress, cell) => {
            let words: String = cell.to_string().split_whitespace().collect();
            let step = Progress::ALL
                .into_iter()
                .find(|step| paper::words::progress(*step) == words);
            step.map(Value::from)
        }
        (ValueType::Date, cell) if cell.to_string().trim().is_empty() => Some(Value::Nothing),
        (ValueType::Date, cell) => due_in(cell).map(Value::from),
        (_, cell) => Some(Value::text(plain(&cell.to_string()))),
    }
}

/// Whether a value is what stands there already, as far as a cell can hold it.
pub(crate) fn is_same(ledger: &Ledger, item: ItemId, field: Field, value: &Value) -> bool {
    let stands = match field.value_type() {
        ValueType::Progress => Value::from(ledger.progress(item)),
        ValueType::Date => Value::text(ledger.text(item, field)),
        ValueType::Text
        | ValueType::Number
        | ValueType::Flag
        | ValueType::Item
        | ValueType::Amount
        | ValueType::Hash
        | ValueType::Role
        | ValueType::RegulationWay => Value::text(plain(ledger.text(item, field))),
    };
    let is_unset =
        field == Field::Progress && *value == Value::Nothing && ledger.progress(item) == Progress::NotStarted;
    stands == *value || is_unset
}

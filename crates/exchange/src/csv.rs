//! Tables as CSV, for programs that open nothing else: with a byte order mark, so that Excel takes it for UTF-8.

use paper::{Block, Document, Row};

/// The first table of a paper; none if it has none. Titles, groups and signatures are left out: they are no rows.
pub fn csv(paper: &Document) -> Option<String> {
    let table = paper.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })?;
    let mut out = String::from("\u{feff}");
    let mut line = |cells: Vec<String>| {
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    line(table.columns.iter().map(|column| quoted(&column.name)).collect());
    for row in &table.rows {
        if let Row::Cells(cells) = row {
            line(cells.iter().map(|cell| quoted(&cell.text.text())).collect());
        }
    }
    Some(out)
}

/// Cell as it stands in a file. Text that begins like a formula is made to begin with a quote, as programs would run it.
fn quoted(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@']) && text.parse::<f64>().is_err();
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_quotes_and_formulas_as_text() {
        for (text, written) in [
            ("甲", "甲"),
            ("甲,乙", "\"甲,乙\""),
            ("甲\n“乙\"", "\"甲\n“乙\"\"\""),
            ("=1+1", "'=1+1"),
            ("@x,y", "\"'@x,y\""),
            ("-5", "-5"),
        ] {
            assert_eq!(quoted(text), written);
        }
    }
}

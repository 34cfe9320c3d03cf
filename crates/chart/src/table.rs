//! Table of numbers, the readable form of a picture; and its CSV, escaped so that no spreadsheet evaluates a cell as a formula.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    ops::Deref,
    sync::Arc,
};

/// Cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TableCell {
    /// Text.
    pub text: String,
    /// Address of a link.
    pub href: Option<String>,
}

impl TableCell {
    /// Cell of text.
    pub fn words(text: impl Into<String>) -> TableCell {
        TableCell {
            text: text.into(),
            href: None,
        }
    }

    /// Number, linked to the list of what it counts.
    pub fn number(number: usize, href: Option<String>) -> TableCell {
        TableCell {
            text: number.to_string(),
            href,
        }
    }
}

/// Row of a table: shared cells with their hash, so that copying and comparing are cheap.
#[derive(Clone, Debug)]
pub struct TableRow {
    cells: Arc<[TableCell]>,
    hash: u64,
}

impl From<Vec<TableCell>> for TableRow {
    fn from(cells: Vec<TableCell>) -> TableRow {
        let mut hasher = DefaultHasher::new();
        cells.hash(&mut hasher);
        TableRow {
            cells: cells.into(),
            hash: hasher.finish(),
        }
    }
}

impl Deref for TableRow {
    type Target = [TableCell];

    fn deref(&self) -> &[TableCell] {
        &self.cells
    }
}

impl PartialEq for TableRow {
    fn eq(&self, other: &TableRow) -> bool {
        self.hash == other.hash && (Arc::ptr_eq(&self.cells, &other.cells) || self.cells == other.cells)
    }
}

impl Eq for TableRow {}

impl Hash for TableRow {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.hash.hash(to);
    }
}

/// Table. The first cell of a row is the row's heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Question that it answers.
    pub title: String,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// Row of sums below them.
    pub sum: Option<TableRow>,
}

/// Byte order mark, by which Excel and WPS know a text as UTF-8.
const BOM: char = '\u{feff}';

/// CSV of the tables one below the other, after some lines of text; for Excel and WPS.
pub fn csv(before: &[String], tables: &[Table]) -> String {
    let mut text = String::from(BOM);
    for line in before {
        row(&mut text, std::iter::once(line.as_str()));
    }
    for table in tables {
        text.push_str("\r\n");
        row(&mut text, std::iter::once(table.title.as_str()));
        row(&mut text, table.head.iter().map(String::as_str));
        for line in table.rows.iter().chain(&table.sum) {
            row(&mut text, line.iter().map(|cell| cell.text.as_str()));
        }
    }
    text
}

fn row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&field(cell));
    }
    text.push_str("\r\n");
}

/// CSV field of a cell. What a spreadsheet would evaluate gets an apostrophe before it; a plain number stays a number.
pub fn field(cell: &str) -> String {
    let begins = cell.trim_start_matches([' ', '\u{3000}', '\n', '\r']);
    let calculates = begins.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) || cell.starts_with('\r');
    let marked = if calculates && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if marked.contains(['"', ',', '\n', '\r', '\t', '\'', ';']) {
        format!("\"{}\"", marked.replace('"', "\"\""))
    } else {
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("37", "37"),
            ("-3", "-3"),
            ("98.71%", "98.71%"),
            ("办公室", "办公室"),
            ("=1+1", "\"'=1+1\""),
            (
                "=HYPERLINK(\"http://a\",\"b\")",
                "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"",
            ),
            ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
            ("-1+1", "\"'-1+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            (" =1", "\"' =1\""),
            ("　＝1", "\"'　＝1\""),
            ("甲,乙", "\"甲,乙\""),
            ("甲\n乙", "\"甲\n乙\""),
            ("说“好”", "说“好”"),
            ("", ""),
        ] {
            assert_eq!(field(cell), expected, "{cell}");
        }
    }

    #[test]
    fn tables_stand_one_below_the_other() {
        let table = Table {
            title: "各方面还剩多少？".into(),
            head: vec!["方面".into(), "合计".into()],
            rows: vec![vec![TableCell::words("政治"), TableCell::number(3, None)].into()],
            sum: Some(
                vec![
                    TableCell::words("总计"),
                    TableCell::number(3, Some("#/problems".into())),
                ]
                .into(),
            ),
        };
        let text = csv(&["截至 2025-06-01".into()], &[table]);
        assert_eq!(
            text,
            "\u{feff}截至 2025-06-01\r\n\r\n各方面还剩多少？\r\n方面,合计\r\n政治,3\r\n总计,3\r\n"
        );
    }

    proptest! {
        #[test]
        fn lines_are_the_same_where_their_cells_are(
            one in prop::collection::vec(("[甲乙]{0,2}", any::<bool>()), 0..3),
            other in prop::collection::vec(("[甲乙]{0,2}", any::<bool>()), 0..3),
        ) {
            let cells = |of: &[(String, bool)]| -> Vec<TableCell> {
                of.iter().map(|(text, leads)| TableCell { text: text.clone(), href: leads.then(|| "#/".into()) }).collect()
            };
            let (first, second) = (TableRow::from(cells(&one)), TableRow::from(cells(&other)));
            prop_assert_eq!(first == second, cells(&one) == cells(&other));
            prop_assert_eq!(&first, &TableRow::from(cells(&one)));
        }

        #[test]
        fn whatever_stands_in_a_cell_is_no_formula_and_is_read_back(cell in "[=+@\\-\t\r\n \"',a1甲;]{0,12}") {
            let written = field(&cell);
            let read = match written.strip_prefix('"') {
                Some(inner) => inner.strip_suffix('"').unwrap().replace("\"\"", "\""),
                None => written.clone(),
            };
            let first = read.trim_start().chars().next();
            let number = read.parse::<f64>().is_ok();
            prop_assert!(number || !first.is_some_and(|c| "=+-@\t".contains(c)), "{}", written);
            prop_assert_eq!(read.strip_prefix('\'').filter(|_| !cell.starts_with('\'')).unwrap_or(&read), &cell);
        }
    }
}

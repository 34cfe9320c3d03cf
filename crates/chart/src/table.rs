//! A table of numbers: what a picture shows, as it can be read, spoken and taken along. And as CSV, in a form that no
//! spreadsheet takes for a formula.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    ops::Deref,
    sync::Arc,
};

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
}

impl Cell {
    /// Words.
    pub fn words(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            href: None,
        }
    }

    /// A number that leads to what it counts.
    pub fn number(number: usize, href: Option<String>) -> Cell {
        Cell {
            text: number.to_string(),
            href,
        }
    }
}

/// A line of a table. Cheap to copy, and soon found to be the same as another.
#[derive(Clone, Debug)]
pub struct Line {
    cells: Arc<[Cell]>,
    sum: u64,
}

impl From<Vec<Cell>> for Line {
    fn from(cells: Vec<Cell>) -> Line {
        let mut hasher = DefaultHasher::new();
        cells.hash(&mut hasher);
        Line {
            cells: cells.into(),
            sum: hasher.finish(),
        }
    }
}

impl Deref for Line {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        &self.cells
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Line) -> bool {
        self.sum == other.sum && (Arc::ptr_eq(&self.cells, &other.cells) || self.cells == other.cells)
    }
}

impl Eq for Line {}

impl Hash for Line {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.sum.hash(to);
    }
}

/// A table: its question, the heads of its columns, its lines. The first cell of a line says what the line is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The question that it answers.
    pub title: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The lines.
    pub rows: Vec<Line>,
    /// The sums below them.
    pub sum: Option<Line>,
}

/// The mark that tells Excel and WPS that a text is UTF-8.
const BOM: char = '\u{feff}';

/// The tables one below the other as CSV, with what is said before them; for Excel and WPS.
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

/// A cell of CSV. What a spreadsheet would calculate gets a mark before it, by which it is a text; a plain number stays one.
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
            rows: vec![vec![Cell::words("政治"), Cell::number(3, None)].into()],
            sum: Some(vec![Cell::words("总计"), Cell::number(3, Some("#/problems".into()))].into()),
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
            let cells = |of: &[(String, bool)]| -> Vec<Cell> {
                of.iter().map(|(text, leads)| Cell { text: text.clone(), href: leads.then(|| "#/".into()) }).collect()
            };
            let (first, second) = (Line::from(cells(&one)), Line::from(cells(&other)));
            prop_assert_eq!(first == second, cells(&one) == cells(&other));
            prop_assert_eq!(&first, &Line::from(cells(&one)));
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

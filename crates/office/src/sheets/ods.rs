//! Reader of .ods: repeated rows and cells are repeated only where they have content, and count as often as they stand.

use super::cell::{CellValue, Region};
use super::read::{ReadWorkbook, SheetCollector, shared};
use super::xlsx::day_in;
use crate::fault::{OfficeFault, Remark};
use crate::limits::{COLUMNS, ROWS, TEXT};
use crate::package::Package;
use crate::xml::{Element, Node, Xml};
use std::collections::BTreeSet;

const PART: &str = "content.xml";

/// Reads a workbook.
pub(crate) fn read(package: &Package) -> Result<ReadWorkbook, OfficeFault> {
    let text = package.need(PART)?;
    let mut reader = OdsReader {
        xml: Xml::of(&text, PART),
        collector: SheetCollector::default(),
        hidden_styles: BTreeSet::new(),
        row: 0,
        column: 0,
    };
    reader.read()?;
    if package.count_in("Basic/") > 0 || package.count_in("Scripts/") > 0 {
        reader.collector.remark(Remark::Macros);
    }
    if text.contains("<table:table-source") {
        reader.collector.remark(Remark::ExternalLinks);
    }
    reader.collector.finish()
}

struct OdsReader<'a> {
    xml: Xml<'a>,
    collector: SheetCollector,
    hidden_styles: BTreeSet<String>,
    /// Number of the last row, and of the last column in it.
    row: u32,
    column: u32,
}

impl OdsReader<'_> {
    fn read(&mut self) -> Result<(), OfficeFault> {
        let mut style = String::new();
        while let Some(node) = self.xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "style" => style = element.get("name").unwrap_or_default().into_owned(),
                "table-properties" if element.get("display").is_some_and(|shown| shown == "false") => {
                    self.hidden_styles.insert(style.clone());
                }
                "tracked-changes" => self.xml.skip()?,
                "table" => {
                    let name = element.get("name").unwrap_or_default().into_owned();
                    let styled = element.get("style-name").unwrap_or_default();
                    let is_hidden = self.hidden_styles.contains(&*styled);
                    self.collector.begin_sheet(&name, is_hidden)?;
                    (self.row, self.column) = (0, 0);
                }
                "table-column" => {
                    let first = self.column.saturating_add(1);
                    self.column = self
                        .column
                        .saturating_add(element.number("number-columns-repeated").unwrap_or(1));
                    if element.get("visibility").is_some_and(|shown| shown != "visible") {
                        self.collector.hidden_columns(first, self.column)?;
                    }
                }
                "table-row" => self.rows(&element)?,
                // Tables within cells and shapes stand in sheets of their own only in drawings.
                "shapes" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// One row, or several alike.
    fn rows(&mut self, element: &Element) -> Result<(), OfficeFault> {
        let times: u32 = element.number("number-rows-repeated").unwrap_or(1).max(1);
        let is_hidden = element.get("visibility").is_some_and(|shown| shown != "visible");
        let first = self.row.saturating_add(1);
        self.row = self.row.saturating_add(times);
        let (mut cells, mut column) = (Vec::new(), 0u32);
        let inside = self.xml.depth();
        while self.xml.depth() >= inside {
            let Some(node) = self.xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            let is_covered = match element.name() {
                "table-cell" => false,
                "covered-table-cell" => true,
                _ => {
                    self.xml.skip()?;
                    continue;
                }
            };
            let repeated: u32 = element.number("number-columns-repeated").unwrap_or(1).max(1);
            let from = column.saturating_add(1);
            column = column.saturating_add(repeated);
            let (wide, high) = (
                element.number("number-columns-spanned"),
                element.number("number-rows-spanned"),
            );
            if let (Some(wide), Some(high)) = (wide, high) {
                self.collector.merged(Region {
                    first_row: first,
                    first_column: from,
                    last_row: first.saturating_add(u32::max(high, 1) - 1),
                    last_column: from.saturating_add(u32::max(wide, 1) - 1),
                })?;
            }
            let value = self.value(&element)?;
            if value.is_empty() || is_covered {
                continue;
            }
            // Far cells are refused at the first place beyond the limit, so no more are made.
            for column in from..=column.min(COLUMNS.saturating_add(1).max(from)) {
                cells.push((column, value.clone()));
            }
            if cells.len() > 20_000 {
                return Err(OfficeFault::too_many(PART, 20_000));
            }
        }
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..=self.row.min(ROWS.saturating_add(1).max(first)) {
            for (column, value) in &cells {
                self.collector.cell(row, *column, is_hidden, value.clone())?;
            }
        }
        Ok(())
    }

    fn value(&mut self, cell: &Element) -> Result<CellValue, OfficeFault> {
        let typed = cell.get("value-type").unwrap_or_default().into_owned();
        let number: Option<f64> = cell.number("value");
        let day = cell.get("date-value").map(|day| day.into_owned());
        let flag = cell.get("boolean-value").map(|flag| flag == "true");
        let text = self.paragraphs()?;
        Ok(match (typed.as_str(), number) {
            ("percentage", Some(rate)) => CellValue::Rate(rate),
            ("float" | "currency", Some(number)) => CellValue::Number(number),
            ("date", _) => day.map_or_else(|| CellValue::text(&text), |day| day_in(&day)),
            ("boolean", _) => flag.map_or_else(|| CellValue::text(&text), CellValue::Flag),
            _ if text.starts_with('#') && text.ends_with(['!', '?']) => CellValue::Error(shared(&text)),
            _ => CellValue::text(text),
        })
    }

    /// Text of the cell that has just begun; remarks on it are left out.
    fn paragraphs(&mut self) -> Result<String, OfficeFault> {
        let inside = self.xml.depth();
        let (mut text, mut paragraphs, mut in_text) = (String::new(), 0, false);
        while self.xml.depth() >= inside {
            match self.xml.next()? {
                Some(Node::Open(element)) => match element.name() {
                    "annotation" | "frame" | "shapes" => self.xml.skip()?,
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        in_text = true;
                    }
                    "s" => {
                        let times: usize = element.number("c").unwrap_or(1);
                        text.extend(std::iter::repeat_n(' ', times.min(1_000)));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Some(Node::Text(piece)) if in_text => {
                    text.push_str(&piece);
                    if text.len() > TEXT {
                        return Err(OfficeFault::TooMuchText(PART.to_owned()));
                    }
                }
                Some(Node::Text(_)) => {}
                Some(Node::Close) => in_text = self.xml.depth() > inside && in_text,
                None => break,
            }
        }
        Ok(text)
    }
}

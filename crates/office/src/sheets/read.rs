//! Workbook as it was read: sheets with their rows, cells that have content, and merged regions. Counted against the limits
//! while it is read.

use super::cell::{CellValue, Region};
use crate::fault::{OfficeFault, Remark};
use crate::limits::{CELLS, COLUMNS, REGIONS, ROWS, SHEETS, TEXT};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Workbook that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadWorkbook {
    /// Its sheets, hidden ones too, in order.
    pub sheets: Vec<ReadSheet>,
    /// What it has beside them.
    pub remarks: Vec<Remark>,
}

/// Sheet that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadSheet {
    /// Name.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Rows with content, in order.
    pub rows: Vec<ReadRow>,
    /// Merged regions.
    pub merged: Vec<Region>,
    /// Hidden columns.
    pub hidden_columns: Vec<u32>,
}

/// Row that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadRow {
    /// Its number; the first is 1.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    pub is_hidden: bool,
    /// Cells with content: the column, the first being 1, and the value. In order.
    pub cells: Vec<(u32, CellValue)>,
}

impl ReadRow {
    /// Value in a column.
    pub fn get(&self, column: u32) -> &CellValue {
        const EMPTY: &CellValue = &CellValue::Empty;
        let found = self.cells.binary_search_by_key(&column, |cell| cell.0).ok();
        found.and_then(|at| self.cells.get(at)).map_or(EMPTY, |cell| &cell.1)
    }
}

impl ReadWorkbook {
    /// Sheet of a name.
    pub fn sheet(&self, name: &str) -> Option<&ReadSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

impl ReadSheet {
    /// Row of a number.
    pub fn row(&self, number: u32) -> Option<&ReadRow> {
        let found = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(found)
    }

    /// Number of the last column with content; 0 if there is none.
    pub fn columns(&self) -> u32 {
        let last = self.rows.iter().filter_map(|row| row.cells.last());
        last.map(|cell| cell.0).max().unwrap_or(0)
    }
}

/// Workbook that is being read, with what is left of the limits.
#[derive(Debug, Default)]
pub(crate) struct SheetCollector {
    book: ReadWorkbook,
    cells: usize,
    text: usize,
    regions: usize,
    without_result: usize,
}

impl SheetCollector {
    /// Begins a sheet.
    pub fn begin_sheet(&mut self, name: &str, is_hidden: bool) -> Result<(), OfficeFault> {
        if self.book.sheets.len() >= SHEETS {
            return Err(OfficeFault::TooManySheets(SHEETS));
        }
        self.book.sheets.push(ReadSheet {
            name: name.to_owned(),
            is_hidden,
            ..ReadSheet::default()
        });
        Ok(())
    }

    fn sheet(&mut self) -> Result<&mut ReadSheet, OfficeFault> {
        self.book.sheets.last_mut().ok_or(OfficeFault::NothingInside)
    }

    fn name(&self) -> String {
        self.book
            .sheets
            .last()
            .map(|sheet| sheet.name.clone())
            .unwrap_or_default()
    }

    /// Adds a cell. Empty ones are left out.
    pub fn cell(&mut self, row: u32, column: u32, is_hidden: bool, value: CellValue) -> Result<(), OfficeFault> {
        let length = match &value {
            CellValue::Empty => return Ok(()),
            CellValue::Text(text) | CellValue::Error(text) => text.len(),
            CellValue::Number(_) | CellValue::Rate(_) | CellValue::Day(_) | CellValue::Flag(_) => 0,
        };
        if !(1..=ROWS).contains(&row) || !(1..=COLUMNS).contains(&column) {
            return Err(OfficeFault::FarCell {
                sheet: self.name(),
                row,
                column,
            });
        }
        self.cells += 1;
        self.text += length;
        if self.cells > CELLS {
            return Err(OfficeFault::too_many(&self.name(), CELLS));
        }
        if self.text > TEXT {
            return Err(OfficeFault::TooMuchText(self.name()));
        }
        let rows = &mut self.sheet()?.rows;
        match rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, value)),
            _ => rows.push(ReadRow {
                number: row,
                is_hidden,
                cells: vec![(column, value)],
            }),
        }
        Ok(())
    }

    /// Adds a merged region.
    pub fn merged(&mut self, region: Region) -> Result<(), OfficeFault> {
        self.regions += 1;
        if self.regions > REGIONS {
            return Err(OfficeFault::too_many(&self.name(), REGIONS));
        }
        if region.is_several() {
            self.sheet()?.merged.push(region);
        }
        Ok(())
    }

    /// Adds hidden columns. Those beyond the limit have no content anyway.
    pub fn hidden_columns(&mut self, first: u32, last: u32) -> Result<(), OfficeFault> {
        self.regions += 1;
        if self.regions > REGIONS {
            return Err(OfficeFault::too_many(&self.name(), REGIONS));
        }
        let hidden = &mut self.sheet()?.hidden_columns;
        for column in first.max(1)..=last.min(COLUMNS) {
            if let Err(place) = hidden.binary_search(&column) {
                hidden.insert(place, column);
            }
        }
        Ok(())
    }

    /// Tells these rows of the sheet to be hidden.
    pub fn hide_rows(&mut self, numbers: &BTreeSet<u32>) {
        let rows = self.book.sheets.last_mut().map(|sheet| &mut sheet.rows);
        for row in rows.into_iter().flatten() {
            row.is_hidden |= numbers.contains(&row.number);
        }
    }

    /// Counts a formula that was saved without its result.
    pub fn formula_without_result(&mut self) {
        self.without_result += 1;
    }

    /// Adds a remark.
    pub fn remark(&mut self, remark: Remark) {
        self.book.remarks.push(remark);
    }

    /// The workbook: rows and cells in order, each place once.
    pub fn finish(mut self) -> Result<ReadWorkbook, OfficeFault> {
        if self.book.sheets.is_empty() {
            return Err(OfficeFault::NothingInside);
        }
        if self.without_result > 0 {
            self.book
                .remarks
                .push(Remark::FormulasWithoutResult(self.without_result));
        }
        for sheet in &mut self.book.sheets {
            sheet.rows.sort_by_key(|row| row.number);
            let mut rows: Vec<ReadRow> = Vec::with_capacity(sheet.rows.len());
            for row in std::mem::take(&mut sheet.rows) {
                match rows.last_mut() {
                    Some(last) if last.number == row.number => last.cells.extend(row.cells),
                    _ => rows.push(row),
                }
            }
            for row in &mut rows {
                row.cells.sort_by_key(|cell| cell.0);
                row.cells.dedup_by_key(|cell| cell.0);
            }
            sheet.rows = rows;
        }
        Ok(self.book)
    }
}

/// Text that stands in many cells, kept once.
pub(crate) fn shared(text: &str) -> Arc<str> {
    Arc::from(text)
}

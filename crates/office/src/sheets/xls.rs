//! Reader of .xls, and of .et, which is the same: records of BIFF8, cells one by one, never a table of all places.

use super::biff::{PART, Record, Texts, double, error_text, long, packed_number, record, short};
use super::cell::{CellValue, Region};
use super::number_format::NumberKind;
use super::read::{ReadWorkbook, SheetCollector, shared};
use crate::compound::Compound;
use crate::fault::{OfficeFault, Remark};
use crate::file_kind::FileKind;
use crate::limits::{SHEETS, STYLES, TEXT, TEXTS};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CONTINUE: u16 = 0x003c;

/// Reads a workbook.
pub(crate) fn read(compound: &Compound) -> Result<ReadWorkbook, OfficeFault> {
    let stream = compound.stream("Workbook")?;
    let globals = Globals::read(&stream)?;
    let mut collector = SheetCollector::default();
    for sheet in &globals.sheets {
        collector.begin_sheet(&sheet.name, sheet.is_hidden)?;
        let mut reader = XlsSheetReader {
            globals: &globals,
            collector: &mut collector,
            hidden_rows: BTreeSet::new(),
            waiting: None,
        };
        reader.read(&stream, sheet.at)?;
        let hidden = reader.hidden_rows;
        collector.hide_rows(&hidden);
    }
    if compound.has_macros() {
        collector.remark(Remark::Macros);
    }
    if globals.has_links {
        collector.remark(Remark::ExternalLinks);
    }
    collector.finish()
}

#[derive(Default)]
struct Globals {
    sheets: Vec<XlsSheet>,
    texts: Vec<Arc<str>>,
    own_formats: HashMap<u16, NumberKind>,
    formats: Vec<u16>,
    from_1904: bool,
    has_links: bool,
}

struct XlsSheet {
    name: String,
    is_hidden: bool,
    at: usize,
}

fn cut() -> OfficeFault {
    OfficeFault::damaged(PART, "record cut off")
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Globals, OfficeFault> {
        let mut globals = Globals::default();
        let mut at = 0;
        let first = record(stream, 0)?.ok_or(OfficeFault::NothingInside)?;
        if first.kind != BOF {
            return Err(OfficeFault::damaged(PART, "no beginning"));
        }
        if short(first.data, 0) != Some(0x0600) {
            return Err(OfficeFault::OtherKind(FileKind::OldWorkbook));
        }
        while let Some(record) = record(stream, at)? {
            at = record.next;
            match record.kind {
                EOF => break,
                0x002f => return Err(OfficeFault::Encrypted),
                0x0022 => globals.from_1904 = short(record.data, 0) == Some(1),
                0x0085 => globals.sheet(&record)?,
                0x00fc => at = globals.texts(stream, &record)?,
                0x00e0 => globals.formats.push(short(record.data, 2).ok_or_else(cut)?),
                0x041e => {
                    let code = Texts::of(vec![record.data], 2).text(true)?;
                    let id = short(record.data, 0).ok_or_else(cut)?;
                    globals.own_formats.insert(id, NumberKind::of_code(&code));
                }
                // Its own sheets are named by 1025 (0x0401), functions of add-ins by 14849.
                0x01ae => globals.has_links |= !matches!(short(record.data, 2), Some(0x0401 | 0x3a01)),
                _ => {}
            }
            if globals.formats.len() > STYLES || globals.own_formats.len() > 5_000 {
                return Err(OfficeFault::too_many(PART, STYLES));
            }
        }
        Ok(globals)
    }

    fn sheet(&mut self, record: &Record) -> Result<(), OfficeFault> {
        let (Some(at), Some([hidden, kind])) = (long(record.data, 0), record.data.get(4..6)) else {
            return Err(cut());
        };
        if self.sheets.len() >= SHEETS {
            return Err(OfficeFault::TooManySheets(SHEETS));
        }
        let at = usize::try_from(at).map_err(|_| cut())?;
        // The same rows as two sheets would be read as often as they are named.
        if self.sheets.iter().any(|sheet| sheet.at == at) {
            return Err(OfficeFault::Twice(PART.to_owned()));
        }
        // Charts and macros have no cells.
        if *kind == 0 {
            self.sheets.push(XlsSheet {
                name: Texts::of(vec![record.data], 6).text(false)?,
                is_hidden: *hidden & 3 != 0,
                at,
            });
        }
        Ok(())
    }

    /// Texts that cells name by their numbers; the place after the last continuation.
    fn texts(&mut self, stream: &[u8], first: &Record) -> Result<usize, OfficeFault> {
        let mut pieces = vec![first.data];
        let mut next = first.next;
        while let Some(more) = record(stream, next)?.filter(|more| more.kind == CONTINUE) {
            pieces.push(more.data);
            next = more.next;
        }
        let count = long(first.data, 4).ok_or_else(cut)?;
        let mut reader = Texts::of(pieces, 8);
        let mut all = 0;
        for _ in 0..count {
            let text = reader.text(true)?;
            all += text.len();
            if all > TEXT {
                return Err(OfficeFault::TooMuchText(PART.to_owned()));
            }
            if self.texts.len() >= TEXTS {
                return Err(OfficeFault::too_many(PART, TEXTS));
            }
            self.texts.push(shared(&text));
        }
        Ok(next)
    }

    fn number(&self, format: u16, number: f64) -> CellValue {
        let id = self.formats.get(usize::from(format)).copied().unwrap_or(0);
        let own = self.own_formats.get(&id).copied();
        let kind = own.unwrap_or_else(|| NumberKind::built_in(u32::from(id)));
        kind.value(number, self.from_1904)
    }
}

struct XlsSheetReader<'a> {
    globals: &'a Globals,
    collector: &'a mut SheetCollector,
    hidden_rows: BTreeSet<u32>,
    /// Cell of a formula whose text comes in the next record.
    waiting: Option<(u32, u32)>,
}

impl XlsSheetReader<'_> {
    fn read(&mut self, stream: &[u8], from: usize) -> Result<(), OfficeFault> {
        let (mut at, mut depth) = (from, 0);
        match record(stream, from)? {
            Some(first) if first.kind == BOF => {}
            _ => return Err(OfficeFault::damaged(PART, "no sheet where one is said to begin")),
        }
        while let Some(record) = record(stream, at)? {
            at = record.next;
            match record.kind {
                BOF => depth += 1,
                EOF => depth -= 1,
                // A chart within the sheet has cells of its own.
                _ if depth == 1 => self.record(&record)?,
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
        Err(cut())
    }

    fn record(&mut self, record: &Record) -> Result<(), OfficeFault> {
        let data = record.data;
        match record.kind {
            0x0208 if short(data, 12).ok_or_else(cut)? & 0x20 != 0 => {
                self.hidden_rows.insert(u32::from(short(data, 0).ok_or_else(cut)?) + 1);
            }
            0x007d if short(data, 8).ok_or_else(cut)? & 1 != 0 => {
                let (first, last) = (short(data, 0).ok_or_else(cut)?, short(data, 2).ok_or_else(cut)?);
                self.collector
                    .hidden_columns(u32::from(first) + 1, u32::from(last) + 1)?;
            }
            0x00fd => {
                let number = long(data, 6).and_then(|number| usize::try_from(number).ok());
                let text = number.and_then(|number| self.globals.texts.get(number));
                let text = text.ok_or_else(|| OfficeFault::damaged(PART, "no such text"))?;
                let value = if text.is_empty() {
                    CellValue::Empty
                } else {
                    CellValue::Text(Arc::clone(text))
                };
                self.cell(data, value)?;
            }
            0x027e => {
                let number = packed_number(long(data, 6).ok_or_else(cut)?);
                self.cell(data, self.globals.number(short(data, 4).ok_or_else(cut)?, number))?;
            }
            0x00bd => self.several(data)?,
            0x0203 => {
                let number = double(data, 6).ok_or_else(cut)?;
                self.cell(data, self.globals.number(short(data, 4).ok_or_else(cut)?, number))?;
            }
            0x0204 | 0x00d6 => self.cell(data, CellValue::text(Texts::of(vec![data], 6).text(true)?))?,
            0x0205 => {
                let value = match data.get(6..8) {
                    Some([flag, 0]) => CellValue::Flag(*flag != 0),
                    Some([code, _]) => CellValue::Error(shared(error_text(*code))),
                    _ => return Err(cut()),
                };
                self.cell(data, value)?;
            }
            0x0006 => self.formula(data)?,
            0x0207 => {
                if let Some((row, column)) = self.waiting.take() {
                    let text = Texts::of(vec![data], 0).text(true)?;
                    self.collector.cell(row, column, false, CellValue::text(text))?;
                }
            }
            0x00e5 => {
                let count = usize::from(short(data, 0).ok_or_else(cut)?);
                for region in data.get(2..).unwrap_or_default().chunks_exact(8).take(count) {
                    let at = |at| short(region, at).map(|number| u32::from(number) + 1).ok_or_else(cut);
                    self.collector.merged(Region {
                        first_row: at(0)?,
                        last_row: at(2)?,
                        first_column: at(4)?,
                        last_column: at(6)?,
                    })?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn place(data: &[u8]) -> Result<(u32, u32), OfficeFault> {
        let (row, column) = (short(data, 0).ok_or_else(cut)?, short(data, 2).ok_or_else(cut)?);
        Ok((u32::from(row) + 1, u32::from(column) + 1))
    }

    fn cell(&mut self, data: &[u8], value: CellValue) -> Result<(), OfficeFault> {
        let (row, column) = Self::place(data)?;
        self.collector.cell(row, column, false, value)
    }

    /// Several numbers side by side.
    fn several(&mut self, data: &[u8]) -> Result<(), OfficeFault> {
        let (row, first) = Self::place(data)?;
        let end = data.len().checked_sub(2).ok_or_else(cut)?;
        let cells = data.get(4..end).ok_or_else(cut)?.chunks_exact(6);
        for (column, cell) in (first..).zip(cells) {
            let (Some(format), Some(bits)) = (short(cell, 0), long(cell, 2)) else {
                return Err(cut());
            };
            let value = self.globals.number(format, packed_number(bits));
            self.collector.cell(row, column, false, value)?;
        }
        Ok(())
    }

    fn formula(&mut self, data: &[u8]) -> Result<(), OfficeFault> {
        let result = data.get(6..14).ok_or_else(cut)?;
        let value = match result {
            [0, .., 0xff, 0xff] => {
                self.waiting = Some(Self::place(data)?);
                return Ok(());
            }
            [1, _, flag, .., 0xff, 0xff] => CellValue::Flag(*flag != 0),
            [2, _, code, .., 0xff, 0xff] => CellValue::Error(shared(error_text(*code))),
            [.., 0xff, 0xff] => CellValue::Empty,
            _ => self
                .globals
                .number(short(data, 4).ok_or_else(cut)?, double(data, 6).ok_or_else(cut)?),
        };
        self.cell(data, value)
    }
}

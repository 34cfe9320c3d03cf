//! Reader of .xlsx: cells as a stream, with dates told by their formats, merged regions, hidden rows and sheets.

use super::cell::{CellValue, Region, place};
use super::number_format::NumberKind;
use super::read::{ReadWorkbook, SheetCollector, shared};
use crate::fault::{OfficeFault, Remark};
use crate::limits::{SHEETS, STYLES, TEXT, TEXTS};
use crate::opened::main_part;
use crate::package::{Package, Relation};
use crate::xml::{Element, Node, Xml};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Reads a workbook.
pub(crate) fn read(package: &Package) -> Result<ReadWorkbook, OfficeFault> {
    let main = main_part(package)?;
    let relations = package.relations(&main)?;
    let index = index(&package.need(&main)?, &main)?;
    let part = |kind: &str| {
        relations
            .iter()
            .find(|relation| relation.kind == kind && !relation.is_external)
    };
    let texts = match part("sharedStrings") {
        Some(relation) => shared_texts(&package.need(&relation.target)?, &relation.target)?,
        None => Vec::new(),
    };
    let formats = match part("styles") {
        Some(relation) => formats(&package.need(&relation.target)?, &relation.target)?,
        None => Vec::new(),
    };
    let mut collector = SheetCollector::default();
    let mut read: BTreeSet<&str> = BTreeSet::new();
    for sheet in &index.sheets {
        let named = |relation: &&Relation| relation.id == sheet.relation && !relation.is_external;
        let Some(relation) = relations.iter().find(named) else {
            return Err(OfficeFault::Missing(sheet.name.clone()));
        };
        // Sheets of charts and macros have no cells.
        if relation.kind != "worksheet" {
            continue;
        }
        if relation.target == main {
            return Err(OfficeFault::Loop(main));
        }
        // The same rows as two sheets would be read as often as they are named.
        if !read.insert(&relation.target) {
            return Err(OfficeFault::Twice(relation.target.clone()));
        }
        collector.begin_sheet(&sheet.name, sheet.is_hidden)?;
        let text = package.need(&relation.target)?;
        let reader = SheetReader {
            texts: &texts,
            formats: &formats,
            from_1904: index.from_1904,
            collector: &mut collector,
            row: 0,
            column: 0,
            row_is_hidden: false,
        };
        reader.read(&text, &relation.target)?;
    }
    if package.has("xl/vbaProject.bin") || package.count_in("xl/macrosheets/") > 0 {
        collector.remark(Remark::Macros);
    }
    if relations
        .iter()
        .any(|relation| relation.kind.starts_with("externalLink"))
    {
        collector.remark(Remark::ExternalLinks);
    }
    collector.finish()
}

struct Index {
    sheets: Vec<IndexedSheet>,
    from_1904: bool,
}

struct IndexedSheet {
    name: String,
    is_hidden: bool,
    relation: String,
}

fn index(text: &str, part: &str) -> Result<Index, OfficeFault> {
    let mut index = Index {
        sheets: Vec::new(),
        from_1904: false,
    };
    let mut xml = Xml::of(text, part);
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "workbookPr" => index.from_1904 = element.says_yes("date1904"),
            "sheet" => index.sheets.push(IndexedSheet {
                name: element.get("name").unwrap_or_default().into_owned(),
                is_hidden: element.get("state").is_some_and(|state| state != "visible"),
                relation: element.get("id").unwrap_or_default().into_owned(),
            }),
            _ => {}
        }
        if index.sheets.len() > SHEETS {
            return Err(OfficeFault::TooManySheets(SHEETS));
        }
    }
    Ok(index)
}

/// Texts that cells name by their numbers.
fn shared_texts(text: &str, part: &str) -> Result<Vec<Arc<str>>, OfficeFault> {
    let (mut texts, mut all) = (Vec::new(), 0);
    let mut xml = Xml::of(text, part);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "si"
        {
            let text = rich_text(&mut xml)?;
            all += text.len();
            if all > TEXT {
                return Err(OfficeFault::TooMuchText(part.to_owned()));
            }
            if texts.len() >= TEXTS {
                return Err(OfficeFault::too_many(part, TEXTS));
            }
            texts.push(shared(&text));
        }
    }
    Ok(texts)
}

/// Text of an element that has just begun, in its runs; readings of characters (phonetic) are left out.
fn rich_text(xml: &mut Xml) -> Result<String, OfficeFault> {
    let inside = xml.depth();
    let (mut text, mut in_text) = (String::new(), false);
    while xml.depth() >= inside {
        match xml.next()? {
            Some(Node::Open(element)) => match element.name() {
                "rPh" => xml.skip()?,
                name => in_text = name == "t",
            },
            Some(Node::Text(piece)) if in_text => text.push_str(&piece),
            Some(Node::Text(_)) => {}
            Some(Node::Close) => in_text = false,
            None => break,
        }
    }
    Ok(unescaped(&text))
}

/// Text with `_x000D_` and its like as the characters that they stand for; a carriage return before a line break goes.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.replace("\r\n", "\n");
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let code = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match code {
            Some(c) => {
                out.push(c);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace("\r\n", "\n")
}

/// What each format of a cell makes of a number.
fn formats(text: &str, part: &str) -> Result<Vec<NumberKind>, OfficeFault> {
    let mut own: HashMap<u32, NumberKind> = HashMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    let mut xml = Xml::of(text, part);
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "numFmt" => {
                let code = element.get("formatCode").unwrap_or_default();
                own.insert(element.number("numFmtId").unwrap_or(0), NumberKind::of_code(&code));
            }
            "cellXfs" => in_cells = true,
            "cellStyles" | "cellStyleXfs" | "dxfs" => in_cells = false,
            "xf" if in_cells => {
                let id = element.number("numFmtId").unwrap_or(0);
                formats.push(own.get(&id).copied().unwrap_or_else(|| NumberKind::built_in(id)));
            }
            _ => {}
        }
        if formats.len() > STYLES || own.len() > 5_000 {
            return Err(OfficeFault::too_many(part, STYLES));
        }
    }
    Ok(formats)
}

struct SheetReader<'a> {
    texts: &'a [Arc<str>],
    formats: &'a [NumberKind],
    from_1904: bool,
    collector: &'a mut SheetCollector,
    row: u32,
    column: u32,
    row_is_hidden: bool,
}

impl SheetReader<'_> {
    fn read(mut self, text: &str, part: &str) -> Result<(), OfficeFault> {
        let mut xml = Xml::of(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "row" => {
                    self.row = element.number("r").unwrap_or(self.row.saturating_add(1));
                    self.column = 0;
                    self.row_is_hidden = element.says_yes("hidden");
                }
                "c" => self.cell(&element, &mut xml, part)?,
                "col" if element.says_yes("hidden") => {
                    let first = element.number("min").unwrap_or(1);
                    self.collector
                        .hidden_columns(first, element.number("max").unwrap_or(first))?;
                }
                "mergeCell" => {
                    let name = element.get("ref").unwrap_or_default();
                    let region = Region::parse(&name);
                    self.collector
                        .merged(region.ok_or_else(|| OfficeFault::damaged(part, name))?)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Element, xml: &mut Xml, part: &str) -> Result<(), OfficeFault> {
        let (row, column) = match cell.get("r") {
            Some(name) => place(&name).ok_or_else(|| OfficeFault::damaged(part, name))?,
            None => (self.row, self.column.saturating_add(1)),
        };
        self.column = column;
        let kind = cell.get("t").unwrap_or_default().into_owned();
        let style: usize = cell.number("s").unwrap_or(0);
        let (mut value, mut inline, mut has_formula) = (None, None, false);
        let inside = xml.depth();
        while xml.depth() >= inside {
            match xml.next()? {
                Some(Node::Open(element)) => match element.name() {
                    "v" => value = Some(xml.text(TEXT)?),
                    "is" => inline = Some(rich_text(xml)?),
                    "f" => {
                        has_formula = true;
                        xml.skip()?;
                    }
                    _ => xml.skip()?,
                },
                Some(Node::Close | Node::Text(_)) => {}
                None => break,
            }
        }
        let value = match (kind.as_str(), value, inline) {
            ("inlineStr", _, Some(text)) => CellValue::text(text),
            (_, None, _) => {
                if has_formula {
                    self.collector.formula_without_result();
                }
                return Ok(());
            }
            ("s", Some(number), _) => {
                let at: Option<usize> = number.trim().parse().ok();
                let text = at.and_then(|at| self.texts.get(at));
                let text = text.ok_or_else(|| OfficeFault::damaged(part, format_args!("text {number}")))?;
                if text.is_empty() {
                    CellValue::Empty
                } else {
                    CellValue::Text(Arc::clone(text))
                }
            }
            ("str" | "inlineStr", Some(text), _) => CellValue::text(unescaped(&text)),
            ("b", Some(flag), _) => CellValue::Flag(flag.trim() == "1"),
            ("e", Some(error), _) => CellValue::Error(shared(&error)),
            ("d", Some(text), _) => day_in(&text),
            (_, Some(number), _) => match number.trim().parse::<f64>() {
                Ok(number) => {
                    let kind = self.formats.get(style).copied().unwrap_or_default();
                    kind.value(number, self.from_1904)
                }
                Err(_) => CellValue::text(number),
            },
        };
        self.collector.cell(row, column, self.row_is_hidden, value)
    }
}

/// Day at the beginning of a text such as `2025-06-05T00:00:00`; the text if there is none.
pub(crate) fn day_in(text: &str) -> CellValue {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| CellValue::text(text), CellValue::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_excel_writes_by_number() {
        for (written, text) in [
            ("甲_x000A_乙", "甲\n乙"),
            ("_x005F_x000D_", "_x000D_"),
            ("a_x1b", "a_x1b"),
            ("_xD800_", "_xD800_"),
            ("_x甲乙丙丁_", "_x甲乙丙丁_"),
            ("甲\r\n乙", "甲\n乙"),
        ] {
            assert_eq!(unescaped(written), text);
        }
    }
}

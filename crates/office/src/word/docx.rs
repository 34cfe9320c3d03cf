//! Reader of .docx: what a reader of the printed paper would see. Deleted and hidden text is left out and counted, automatic numbers
//! are built again, tables become rows.

use super::numbering::Numbering;
use super::read::{DocumentBudget, ReadBlock, ReadCell, ReadDocument, ReadParagraph};
use super::styles::Styles;
use crate::fault::{OfficeFault, Remark};
use crate::limits::{TABLE_COLUMNS, TEXT};
use crate::opened::main_part;
use crate::package::Package;
use crate::xml::{Element, Node, Xml};

/// Reads a document.
pub(crate) fn read(package: &Package) -> Result<ReadDocument, OfficeFault> {
    let main = main_part(package)?;
    let relations = package.relations(&main)?;
    let part = |kind: &str| {
        let found = relations
            .iter()
            .find(|relation| relation.kind == kind && !relation.is_external);
        match found {
            Some(relation) => Ok(package
                .text(&relation.target)?
                .map(|text| (relation.target.clone(), text))),
            None => Ok(None),
        }
    };
    let styles = match part("styles")? {
        Some((name, text)) => Styles::read(&text, &name)?,
        None => Styles::default(),
    };
    let numbering = match part("numbering")? {
        Some((name, text)) => Numbering::read(&text, &name)?,
        None => Numbering::default(),
    };
    let text = package.need(&main)?;
    let mut reader = DocxReader {
        part: &main,
        styles,
        numbering,
        budget: DocumentBudget::default(),
        left_out: LeftOut::default(),
    };
    let mut xml = Xml::of(&text, &main);
    let mut blocks = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "body"
        {
            reader.blocks(&mut xml, &mut blocks)?;
        }
    }
    if blocks.is_empty() {
        return Err(OfficeFault::NothingInside);
    }
    let mut remarks = reader.left_out.remarks();
    if package.has("word/vbaProject.bin") {
        remarks.push(Remark::Macros);
    }
    if relations
        .iter()
        .any(|relation| relation.is_external && relation.kind != "hyperlink")
    {
        remarks.push(Remark::ExternalLinks);
    }
    Ok(ReadDocument { blocks, remarks })
}

#[derive(Default)]
struct LeftOut {
    deleted: usize,
    hidden: usize,
    pictures: usize,
    notes: usize,
}

impl LeftOut {
    fn remarks(&self) -> Vec<Remark> {
        [
            (self.deleted, Remark::DeletedText(self.deleted)),
            (self.hidden, Remark::HiddenText(self.hidden)),
            (self.pictures, Remark::Pictures(self.pictures)),
            (self.notes, Remark::Notes(self.notes)),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, remark)| remark)
        .collect()
    }
}

struct DocxReader<'a> {
    part: &'a str,
    styles: Styles,
    numbering: Numbering,
    budget: DocumentBudget,
    left_out: LeftOut,
}

/// Paragraph that is being read.
#[derive(Default)]
struct ParagraphState {
    style: String,
    list: Option<u32>,
    level: Option<usize>,
    heading: Option<u8>,
    mark_is_deleted: bool,
    text: String,
    /// Text of boxes that are anchored in it.
    boxes: Vec<ReadBlock>,
    deleted: usize,
    hidden: usize,
}

impl DocxReader<'_> {
    /// Paragraphs and tables of the element that has just begun.
    fn blocks(&mut self, xml: &mut Xml, out: &mut Vec<ReadBlock>) -> Result<(), OfficeFault> {
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "p" => self.paragraph(xml, out)?,
                "tbl" => {
                    let rows = self.table(xml)?;
                    if !rows.is_empty() {
                        out.push(ReadBlock::Table(rows));
                    }
                }
                "del" | "moveFrom" => {
                    self.left_out.deleted += 1;
                    xml.skip()?;
                }
                "sectPr" | "sdtPr" | "sdtEndPr" | "tcPr" | "Fallback" => xml.skip()?,
                // Wrappers: their content is that of the element around them.
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, xml: &mut Xml, out: &mut Vec<ReadBlock>) -> Result<(), OfficeFault> {
        let mut state = ParagraphState::default();
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "pPr" => paragraph_properties(xml, &mut state)?,
                "r" => self.run(xml, &mut state)?,
                "del" | "moveFrom" => {
                    state.deleted += 1;
                    xml.skip()?;
                }
                "ins" | "moveTo" | "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml"
                | "AlternateContent" | "Choice" | "dir" | "bdo" => {}
                _ => xml.skip()?,
            }
        }
        self.left_out.deleted += state.deleted;
        self.left_out.hidden += state.hidden;
        let text = state.text.trim_end().to_owned();
        let was_emptied = text.is_empty() && (state.mark_is_deleted || state.hidden > 0);
        let says = self.styles.says(&state.style);
        // A list of 0 takes a paragraph out of the list of its style.
        let list = state.list.or(says.list).filter(|list| *list > 0);
        let number = match list {
            Some(list) if !was_emptied => {
                let of_style = || self.numbering.level_of_style(list, &state.style);
                let level = state.level.or_else(of_style).or(says.level).unwrap_or(0);
                self.numbering.next(list, level)
            }
            _ => String::new(),
        };
        self.budget.spend(self.part, text.len() + number.len())?;
        if !(text.is_empty() && number.is_empty()) {
            out.push(ReadBlock::Paragraph(ReadParagraph {
                number,
                heading: state.heading.or(says.heading),
                text,
            }));
        }
        out.append(&mut state.boxes);
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml, state: &mut ParagraphState) -> Result<(), OfficeFault> {
        let mut is_hidden = self.styles.says(&state.style).is_hidden;
        let mut text = String::new();
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "rStyle" => {
                    let style = element.get("val").unwrap_or_default();
                    is_hidden |= self.styles.says(&style).is_hidden;
                }
                "vanish" | "specVanish" => is_hidden = element.is_on(),
                "t" => text.push_str(&xml.text(TEXT)?),
                "tab" | "ptab" => text.push('\t'),
                "br" if element
                    .get("type")
                    .is_some_and(|kind| kind == "page" || kind == "column") => {}
                "br" | "cr" => text.push('\n'),
                "noBreakHyphen" => text.push('-'),
                "instrText" | "delText" | "delInstrText" | "rt" | "Fallback" => xml.skip()?,
                "footnoteReference" | "endnoteReference" | "commentReference" => self.left_out.notes += 1,
                "blip" | "imagedata" | "OLEObject" | "chart" => self.left_out.pictures += 1,
                "txbxContent" => self.blocks(xml, &mut state.boxes)?,
                // The tab stops of a paragraph, and marks of fields, hold no text; neither do the frames of pictures.
                _ => {}
            }
        }
        match is_hidden && !text.is_empty() {
            true => state.hidden += 1,
            false => state.text.push_str(&text),
        }
        Ok(())
    }

    fn table(&mut self, xml: &mut Xml) -> Result<Vec<Vec<ReadCell>>, OfficeFault> {
        let mut rows: Vec<Vec<PlacedCell>> = Vec::new();
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "tr" => {
                    if let Some(row) = self.row(xml)? {
                        rows.push(row);
                    }
                }
                "tblPr" | "tblGrid" | "sdtPr" => xml.skip()?,
                _ => {}
            }
        }
        Ok(spanned(rows))
    }

    /// Cells of a row; none for a deleted one.
    fn row(&mut self, xml: &mut Xml) -> Result<Option<Vec<PlacedCell>>, OfficeFault> {
        let mut cells = Vec::new();
        let (mut column, mut is_deleted) = (0, false);
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "gridBefore" => column += bounded(&element),
                "del" => is_deleted = true,
                "tc" => {
                    let cell = self.cell(xml, column)?;
                    column += cell.columns;
                    cells.push(cell);
                }
                _ => {}
            }
            if column > TABLE_COLUMNS {
                return Err(OfficeFault::too_many(self.part, TABLE_COLUMNS));
            }
        }
        if is_deleted {
            self.left_out.deleted += 1;
            return Ok(None);
        }
        Ok(Some(cells))
    }

    fn cell(&mut self, xml: &mut Xml, column: usize) -> Result<PlacedCell, OfficeFault> {
        let mut cell = PlacedCell {
            column,
            columns: 1,
            goes_on: false,
            text: String::new(),
        };
        let mut blocks = Vec::new();
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "gridSpan" => cell.columns = bounded(&element).max(1),
                "vMerge" => cell.goes_on = element.get("val").is_none_or(|val| val != "restart"),
                "p" => self.paragraph(xml, &mut blocks)?,
                "tbl" => blocks.push(ReadBlock::Table(self.table(xml)?)),
                "del" | "moveFrom" | "sdtPr" => xml.skip()?,
                _ => {}
            }
        }
        cell.text = blocks.iter().map(as_lines).collect::<Vec<_>>().join("\n");
        self.budget.spend(self.part, 0)?;
        Ok(cell)
    }
}

fn bounded(element: &Element) -> usize {
    element.number::<usize>("val").unwrap_or(0).min(200)
}

fn paragraph_properties(xml: &mut Xml, state: &mut ParagraphState) -> Result<(), OfficeFault> {
    let inside = xml.depth();
    while xml.depth() >= inside {
        let Some(node) = xml.next()? else { break };
        let Node::Open(element) = node else { continue };
        match element.name() {
            "pStyle" => state.style = element.get("val").unwrap_or_default().into_owned(),
            "ilvl" => state.level = element.number("val"),
            "numId" => state.list = element.number("val"),
            "outlineLvl" => {
                state.heading = element
                    .number::<u8>("val")
                    .filter(|level| *level < 9)
                    .map(|level| level + 1)
            }
            "del" | "moveFrom" => state.mark_is_deleted = true,
            // What it was before a revision, and a section's page.
            "pPrChange" | "sectPr" | "numberingChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(())
}

struct PlacedCell {
    column: usize,
    columns: usize,
    /// Whether it is part of the cell above.
    goes_on: bool,
    text: String,
}

/// Rows with the cells that begin in them, and how many rows each spans.
fn spanned(rows: Vec<Vec<PlacedCell>>) -> Vec<Vec<ReadCell>> {
    let mut made: Vec<Vec<ReadCell>> = Vec::new();
    // For each column, where the cell stands that covers it.
    let mut above: Vec<Option<(usize, usize)>> = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let mut cells = Vec::new();
        for cell in row {
            if above.len() <= cell.column {
                above.resize(cell.column + 1, None);
            }
            let covering = above.get(cell.column).copied().flatten().filter(|_| cell.goes_on);
            let begun = covering.and_then(|(row, place)| made.get_mut(row)?.get_mut(place));
            if let Some(begun) = begun {
                begun.rows += 1;
                continue;
            }
            if let Some(slot) = above.get_mut(cell.column) {
                *slot = Some((number, cells.len()));
            }
            cells.push(ReadCell {
                text: cell.text,
                columns: cell.columns,
                rows: 1,
            });
        }
        made.push(cells);
    }
    made
}

fn as_lines(block: &ReadBlock) -> String {
    match block {
        ReadBlock::Paragraph(paragraph) => paragraph.printed(),
        ReadBlock::Table(rows) => {
            let lines = rows.iter().map(|row| {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                cells.join("\t")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

//! Reader of .doc (Word 97 to 2003): its text by the table of pieces. Automatic numbers and hidden text cannot be told from it.

use super::read::{DocumentBudget, ReadBlock, ReadCell, ReadDocument, ReadParagraph};
use crate::compound::Compound;
use crate::fault::{OfficeFault, Remark};
use crate::file_kind::FileKind;
use crate::limits::TEXT;
use crate::sheets::biff::{long, short};

const PART: &str = "WordDocument";

fn cut() -> OfficeFault {
    OfficeFault::damaged(PART, "cut off")
}

/// Reads a document.
pub(crate) fn read(compound: &Compound) -> Result<ReadDocument, OfficeFault> {
    let main = compound.stream(PART)?;
    match short(&main, 0) {
        Some(0xa5ec) => {}
        Some(0xa5dc | 0xa697..=0xa699) => return Err(OfficeFault::OtherKind(FileKind::OldDocument)),
        _ => return Err(OfficeFault::damaged(PART, "no document of Word")),
    }
    if short(&main, 2).ok_or_else(cut)? < 0x00c0 {
        return Err(OfficeFault::OtherKind(FileKind::OldDocument));
    }
    let flags = short(&main, 10).ok_or_else(cut)?;
    if flags & 0x0100 != 0 {
        return Err(OfficeFault::Encrypted);
    }
    let table = compound.stream(if flags & 0x0200 != 0 { "1Table" } else { "0Table" })?;
    let whole = |at| {
        long(&main, at)
            .and_then(|number| usize::try_from(number).ok())
            .ok_or_else(cut)
    };
    let (from, size, length) = (whole(0x01a2)?, whole(0x01a6)?, whole(0x4c)?);
    let end = from.checked_add(size).ok_or_else(cut)?;
    let pieces = pieces(table.get(from..end).ok_or_else(cut)?)?;
    let text = text(&main, &pieces, length)?;
    let mut remarks = vec![Remark::TextOnly];
    if compound.has_macros() {
        remarks.push(Remark::Macros);
    }
    let blocks = blocks(&text)?;
    if blocks.is_empty() {
        return Err(OfficeFault::NothingInside);
    }
    Ok(ReadDocument { blocks, remarks })
}

struct Piece {
    characters: usize,
    at: usize,
    is_wide: bool,
}

/// Pieces in the order of the text. Before them may stand lists of properties.
fn pieces(table: &[u8]) -> Result<Vec<Piece>, OfficeFault> {
    let mut at = 0;
    while table.get(at) == Some(&1) {
        at += 3 + usize::from(short(table, at + 1).ok_or_else(cut)?);
    }
    if table.get(at) != Some(&2) {
        return Err(OfficeFault::damaged(PART, "no table of pieces"));
    }
    let size = long(table, at + 1)
        .and_then(|size| usize::try_from(size).ok())
        .ok_or_else(cut)?;
    let end = size.checked_add(at + 5).ok_or_else(cut)?;
    let list = table.get(at + 5..end).ok_or_else(cut)?;
    let count = list.len().saturating_sub(4) / 12;
    let mut pieces = Vec::new();
    for number in 0..count {
        let place = |at| {
            long(list, at)
                .and_then(|place| usize::try_from(place).ok())
                .ok_or_else(cut)
        };
        let (from, to) = (place(number * 4)?, place(number * 4 + 4)?);
        let bits = long(list, (count + 1) * 4 + number * 8 + 2).ok_or_else(cut)?;
        let is_wide = bits & 0x4000_0000 == 0;
        let at = usize::try_from(bits & 0x3fff_ffff).map_err(|_| cut())?;
        pieces.push(Piece {
            characters: to
                .checked_sub(from)
                .ok_or_else(|| OfficeFault::damaged(PART, "pieces out of order"))?,
            at: if is_wide { at } else { at / 2 },
            is_wide,
        });
    }
    Ok(pieces)
}

fn text(main: &[u8], pieces: &[Piece], length: usize) -> Result<String, OfficeFault> {
    let mut text = String::new();
    let mut left = length;
    for piece in pieces {
        let characters = piece.characters.min(left);
        left -= characters;
        let size = if piece.is_wide {
            characters.checked_mul(2)
        } else {
            Some(characters)
        };
        let end = size.and_then(|size| piece.at.checked_add(size)).ok_or_else(cut)?;
        let bytes = main.get(piece.at..end).ok_or_else(cut)?;
        if piece.is_wide {
            let units = bytes
                .chunks_exact(2)
                .filter_map(|two| Some(u16::from_le_bytes(two.try_into().ok()?)));
            let units: Vec<u16> = units.collect();
            text.push_str(&String::from_utf16_lossy(&units));
        } else {
            text.extend(bytes.iter().map(|byte| western(*byte)));
        }
        if text.len() > TEXT {
            return Err(OfficeFault::TooMuchText(PART.to_owned()));
        }
    }
    Ok(text)
}

/// Character of a byte in a piece of single bytes.
fn western(byte: u8) -> char {
    match byte {
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        byte => char::from(byte),
    }
}

/// Paragraphs, and rows of tables. A row ends with a mark of its own behind the mark of its last cell.
fn blocks(text: &str) -> Result<Vec<ReadBlock>, OfficeFault> {
    let mut budget = DocumentBudget::default();
    let mut blocks: Vec<ReadBlock> = Vec::new();
    let mut line = String::new();
    let mut row: Vec<ReadCell> = Vec::new();
    // For each field that is open, whether its result has begun; what it was computed from is left out.
    let mut fields: Vec<bool> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{13}' => fields.push(false),
            '\u{14}' => fields.iter_mut().last().into_iter().for_each(|result| *result = true),
            '\u{15}' => {
                fields.pop();
            }
            _ if fields.contains(&false) => {}
            '\r' | '\u{c}' => {
                budget.spend(PART, line.len())?;
                let text = std::mem::take(&mut line);
                if row.is_empty() {
                    push_paragraph(&mut blocks, &text);
                } else {
                    // A paragraph within a cell.
                    line = text;
                    line.push('\n');
                }
            }
            '\u{7}' if line.is_empty() && !row.is_empty() => {
                let cells = std::mem::take(&mut row);
                match blocks.last_mut() {
                    Some(ReadBlock::Table(rows)) => rows.push(cells),
                    _ => blocks.push(ReadBlock::Table(vec![cells])),
                }
            }
            '\u{7}' => {
                budget.spend(PART, line.len())?;
                row.push(ReadCell {
                    text: std::mem::take(&mut line).trim().to_owned(),
                    columns: 1,
                    rows: 1,
                });
            }
            '\u{b}' => line.push('\n'),
            '\u{1e}' => line.push('-'),
            '\t' => line.push('\t'),
            c if c < ' ' => {}
            c => line.push(c),
        }
    }
    for cell in row {
        push_paragraph(&mut blocks, &cell.text);
    }
    push_paragraph(&mut blocks, &line);
    Ok(blocks)
}

fn push_paragraph(blocks: &mut Vec<ReadBlock>, text: &str) {
    let text = text.trim_end();
    if !text.is_empty() {
        blocks.push(ReadBlock::Paragraph(ReadParagraph {
            text: text.to_owned(),
            ..ReadParagraph::default()
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_rows_and_fields() {
        let text = "标题\r第\u{13} PAGE \u{14}1\u{15}页\r序号\u{7}问题\u{7}\u{7}1\u{7}甲\u{b}乙\u{7}\u{7}完\r";
        let read = blocks(text).unwrap();
        let paragraph = |text: &str| {
            ReadBlock::Paragraph(ReadParagraph {
                text: text.to_owned(),
                ..ReadParagraph::default()
            })
        };
        let cell = |text: &str| ReadCell {
            text: text.to_owned(),
            columns: 1,
            rows: 1,
        };
        let rows = vec![vec![cell("序号"), cell("问题")], vec![cell("1"), cell("甲\n乙")]];
        assert_eq!(
            read,
            [
                paragraph("标题"),
                paragraph("第1页"),
                ReadBlock::Table(rows),
                paragraph("完")
            ]
        );
    }
}

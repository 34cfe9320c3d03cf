//! Hidden sheet of a hand-out: what an answer has to be compared with, and a checksum over it. Long texts stand in several cells.

use ledger::file::{Errand, FileHeading, FilePurpose, RoundId};
use ledger::{ContentHash, Frontier, ItemId, WallTime};
use office::ReadWorkbook;
use office::sheets::style::CellStyle;
use office::sheets::workbook::{Sheet, SheetCell, SheetRow, Shown};

/// Name of the sheet.
pub(crate) const NAME: &str = "_xiaohao";

/// Word in the first cell.
const FORMAT: &str = "xiaohao-handout";

/// Version that is written.
const VERSION: &str = "1";

/// Most characters of a cell: well below what any program holds.
const CHUNK: usize = 8_000;

/// Content of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HandoutMark {
    /// Round, sender, moment, errand.
    pub heading: FileHeading,
    /// Facts that the workbook was made from.
    pub basis: Frontier,
}

/// Why a workbook is not taken for a hand-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoMark {
    /// There is no such sheet.
    Missing,
    /// It was made by a later version.
    Newer,
    /// It was changed, or a part of it is lost.
    Altered,
}

impl HandoutMark {
    fn lines(&self) -> Vec<(&'static str, String)> {
        let errand = &self.heading.errand;
        let scope: Vec<String> = errand.scope.iter().map(ItemId::to_string).collect();
        vec![
            (FORMAT, VERSION.to_owned()),
            ("round", self.heading.round.to_string()),
            ("from", self.heading.from.clone()),
            ("at", self.heading.at.0.to_string()),
            ("to", errand.to.clone()),
            ("asked", errand.asked.clone()),
            (
                "reply_by",
                errand.reply_by.map(|due| due.to_string()).unwrap_or_default(),
            ),
            ("handout", errand.handout.map(|id| id.to_string()).unwrap_or_default()),
            ("scope", scope.join(" ")),
            ("basis", self.basis.to_string()),
        ]
    }

    /// Checksum over the content: 64 small hexadecimal digits.
    pub fn sum(&self) -> String {
        sum(&self.lines())
    }

    /// The sheet.
    pub fn sheet(&self) -> Sheet {
        let mut lines = self.lines();
        lines.push(("sum", self.sum()));
        let rows = lines.iter().map(|(key, text)| {
            let mut cells = vec![SheetCell::text(key, CellStyle::default())];
            let characters: Vec<char> = text.chars().collect();
            let chunks = characters.chunks(CHUNK).map(|chunk| chunk.iter().collect::<String>());
            // A mark before the text keeps programs from taking a number for one, and from trimming.
            cells.extend(chunks.map(|chunk| SheetCell::text(format!("|{chunk}|"), CellStyle::default())));
            SheetRow {
                cells,
                ..SheetRow::default()
            }
        });
        Sheet {
            name: NAME.to_owned(),
            shown: Shown::Never,
            rows: rows.collect(),
            is_protected: true,
            ..Sheet::default()
        }
    }

    /// Reads the sheet of a workbook.
    pub fn read(book: &ReadWorkbook) -> Result<HandoutMark, NoMark> {
        let begins =
            |sheet: &&office::ReadSheet| sheet.rows.first().is_some_and(|row| row.get(1).to_string() == FORMAT);
        let sheet = book
            .sheet(NAME)
            .or_else(|| book.sheets.iter().find(begins))
            .ok_or(NoMark::Missing)?;
        let mut lines: Vec<(String, String)> = Vec::new();
        for row in &sheet.rows {
            let mut cells = row.cells.iter();
            let key = cells.next().map(|(_, key)| key.to_string()).unwrap_or_default();
            let chunks = cells.map(|(_, chunk)| {
                let chunk = chunk.to_string();
                let inner = chunk.strip_prefix('|').and_then(|chunk| chunk.strip_suffix('|'));
                inner.map(str::to_owned).ok_or(NoMark::Altered)
            });
            lines.push((key, chunks.collect::<Result<String, NoMark>>()?));
        }
        let get = |key: &str| {
            lines
                .iter()
                .find(|line| line.0 == key)
                .map_or("", |line| line.1.as_str())
        };
        match get(FORMAT) {
            VERSION => {}
            version if version.parse::<u32>().is_ok() => return Err(NoMark::Newer),
            _ => return Err(NoMark::Altered),
        }
        let scope: Result<Vec<ItemId>, _> = get("scope").split_whitespace().map(str::parse).collect();
        let optional = |key: &str| Some(get(key)).filter(|text| !text.is_empty());
        let mark = HandoutMark {
            heading: FileHeading {
                round: get("round").parse::<RoundId>().map_err(|_| NoMark::Altered)?,
                from: get("from").to_owned(),
                at: WallTime(get("at").parse().map_err(|_| NoMark::Altered)?),
                errand: Errand {
                    purpose: FilePurpose::Handout,
                    to: get("to").to_owned(),
                    asked: get("asked").to_owned(),
                    reply_by: optional("reply_by").and_then(|due| due.parse().ok()),
                    handout: optional("handout").and_then(|id| id.parse().ok()),
                    scope: scope.map_err(|_| NoMark::Altered)?,
                },
            },
            basis: get("basis").parse().map_err(|_| NoMark::Altered)?,
        };
        match mark.sum() == get("sum") {
            true => Ok(mark),
            false => Err(NoMark::Altered),
        }
    }
}

fn sum(lines: &[(&'static str, String)]) -> String {
    let mut hash = ContentHash::default();
    for (key, text) in lines {
        hash.update(key.as_bytes());
        hash.update(b"\t");
        hash.update(text.as_bytes());
        hash.update(b"\n");
    }
    hash.finish()
}

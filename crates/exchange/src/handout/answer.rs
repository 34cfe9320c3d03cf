//! Reading of a hand-out that came back, by whatever program and however edited: which cells differ from the state that it was made
//! from, as edits of the one who filled it in. Rows and columns are found by their ids and names, wherever they stand.

use super::columns::{ColumnContent, HandoutSheet, SHEETS};
use super::hidden_sheet::{HandoutMark, NoMark};
use super::values::{is_same, plain, value_in};
use crate::fact_recorder::FactRecorder;
use ledger::file::RoundId;
use ledger::merge::IncomingFile;
use ledger::{Command, ContentHash, Draft, Fact, Field, ItemId, Kind, Ledger, Refusal, Value, WallTime, Zone};
use office::sheets::cell::CellValue;
use office::sheets::read::ReadRow;
use office::{ReadSheet, ReadWorkbook};
use std::collections::{BTreeMap, BTreeSet};

/// Place of a cell, as people find it: 表 任务清单, 第 12 行, 完成时限.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// Sheet.
    pub sheet: String,
    /// Number of the row; the first is 1.
    pub row: u32,
    /// Name of the column.
    pub column: String,
}

/// Cell that says something else than the state that the workbook was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// Item.
    pub item: ItemId,
    /// Field.
    pub field: Field,
    /// New value.
    pub value: Value,
    /// Where it stands.
    pub place: CellPlace,
}

/// Row without an id: offered as new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// The item to be added.
    pub draft: Draft,
    /// Problem under which it stands; none for a problem.
    pub under: Option<ItemId>,
    /// Where it stands.
    pub place: CellPlace,
}

/// Why a cell was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// Its words mean nothing for its field.
    NoSuchValue,
    /// Its column is none of the hand-out.
    OtherColumn,
    /// Its row bears the id of a row above.
    SecondRow,
    /// Its row bears an id that is not in the hand-out.
    UnknownId,
    /// Its row is new and names no problem of the hand-out, or has no wording.
    NoPlace,
    /// The checklist refuses it.
    Refused(Refusal),
}

/// Cell that was not read. It stays as words with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadCell {
    /// Where it stands.
    pub place: CellPlace,
    /// What stands in it.
    pub words: String,
    /// Why.
    pub why: UnreadReason,
}

/// Why a workbook is no answer to be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefusal {
    /// It is no hand-out, or its hidden sheet is lost: it may be read as an ordinary table.
    NoHandout,
    /// It was made by a later version.
    Newer,
    /// Its hidden sheet was changed, so nobody knows what to compare it with.
    Altered,
    /// It belongs to another round.
    OtherRound(RoundId),
    /// The state that it was made from is not here: it was handed out from another copy of the checklist.
    StateNotHere,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct WorkbookAnswer {
    /// The file as the merge takes it: the facts that it was made from, and those of the edits.
    pub incoming: IncomingFile,
    /// Edits, in the order of sheets and rows.
    pub edits: Vec<CellEdit>,
    /// Rows without an id. They stand among the facts too, where the preview offers them as new.
    pub new_rows: Vec<NewRow>,
    /// Items of the hand-out that have no row any more. They are not removed.
    pub missing: Vec<ItemId>,
    /// Cells that were not read.
    pub unread: Vec<UnreadCell>,
}

/// Reads a workbook that came back. `at` is when it was saved, as far as that is known: by it, its edits are dated.
pub fn answer(
    name: &str,
    book: &ReadWorkbook,
    ledger: &Ledger,
    round: RoundId,
    at: WallTime,
    zone: Zone,
) -> Result<WorkbookAnswer, AnswerRefusal> {
    let mark = HandoutMark::read(book).map_err(|none| match none {
        NoMark::Missing => AnswerRefusal::NoHandout,
        NoMark::Newer => AnswerRefusal::Newer,
        NoMark::Altered => AnswerRefusal::Altered,
    })?;
    if mark.heading.round != round {
        return Err(AnswerRefusal::OtherRound(mark.heading.round));
    }
    let known: Vec<Fact> = ledger
        .facts()
        .iter()
        .filter(|fact| mark.basis.contains(fact.id))
        .cloned()
        .collect();
    if known.len() < mark.basis.len() {
        return Err(AnswerRefusal::StateNotHere);
    }
    let mut reading = AnswerReader::of(&mark, Ledger::of(known.iter().cloned()));
    for sheet in &book.sheets {
        reading.sheet(sheet);
    }
    Ok(reading.finish(name, known, at, zone))
}

struct AnswerReader<'a> {
    mark: &'a HandoutMark,
    base: Ledger,
    /// Items that have a row in the hand-out.
    handed: BTreeSet<ItemId>,
    seen: BTreeSet<ItemId>,
    edits: Vec<CellEdit>,
    new_rows: Vec<NewRow>,
    unread: Vec<UnreadCell>,
}

impl<'a> AnswerReader<'a> {
    fn of(mark: &'a HandoutMark, base: Ledger) -> AnswerReader<'a> {
        let problems: Vec<ItemId> = match mark.heading.errand.scope.as_slice() {
            [] => base.outline().problems().collect(),
            some => some.to_vec(),
        };
        let measures = problems.iter().flat_map(|problem| base.parts(*problem, Kind::Measure));
        let handed = problems.iter().copied().chain(measures).collect();
        AnswerReader {
            mark,
            base,
            handed,
            seen: BTreeSet::new(),
            edits: Vec::new(),
            new_rows: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Reads a sheet, if it is one of the hand-out: by its head, whatever its name and wherever it begins.
    fn sheet(&mut self, sheet: &ReadSheet) {
        let found = sheet.rows.iter().take(60).enumerate().find_map(|(at, row)| {
            let named = SHEETS.into_iter().map(|kind| (kind, head(row, kind)));
            let best = named.max_by_key(|(_, columns)| columns.values().flatten().count())?;
            (best.1.values().flatten().count() >= 4).then_some((at, best.0, best.1))
        });
        let Some((at, kind, columns)) = found else { return };
        for row in sheet.rows.iter().skip(at + 1) {
            self.row(&sheet.name, row, kind, &columns);
        }
    }

    fn row(&mut self, sheet: &str, row: &ReadRow, kind: HandoutSheet, columns: &HeadColumns) {
        let place = |column: u32| CellPlace {
            sheet: sheet.to_owned(),
            row: row.number,
            column: columns
                .get(&column)
                .and_then(|content| content.map(|content| kind.column_name(content).to_owned()))
                .unwrap_or_else(|| office::sheets::cell::column_name(column)),
        };
        let content_at = |wanted: ColumnContent| {
            let found = columns.iter().find(|(_, content)| **content == Some(wanted));
            found.map_or(CellValue::Empty, |(column, _)| row.get(*column).clone())
        };
        let id_words = content_at(ColumnContent::Id).to_string();
        let item = match id_words.trim() {
            "" => None,
            words => Some(words.parse::<ItemId>().ok().filter(|id| self.handed.contains(id))),
        };
        let is_head_again = content_at(ColumnContent::Id).to_string() == kind.column_name(ColumnContent::Id);
        if is_head_again {
            return;
        }
        let why = match item {
            None => return self.new_row(row, kind, columns, &place),
            Some(None) => UnreadReason::UnknownId,
            Some(Some(item)) if !self.seen.insert(item) => UnreadReason::SecondRow,
            Some(Some(item)) => return self.known_row(item, row, columns, &place),
        };
        self.all_unread(row, columns, &place, &why);
    }

    /// Tells the cells of a row that people may have written into.
    fn all_unread(
        &mut self,
        row: &ReadRow,
        columns: &HeadColumns,
        place: &dyn Fn(u32) -> CellPlace,
        why: &UnreadReason,
    ) {
        for (column, value) in &row.cells {
            let is_written = match columns.get(column).copied().flatten() {
                Some(ColumnContent::Id | ColumnContent::Number) => false,
                Some(ColumnContent::ProblemOf | ColumnContent::Field(_)) | None => true,
            };
            if is_written {
                self.unread.push(UnreadCell {
                    place: place(*column),
                    words: value.to_string(),
                    why: why.clone(),
                });
            }
        }
    }

    fn known_row(&mut self, item: ItemId, row: &ReadRow, columns: &HeadColumns, place: &dyn Fn(u32) -> CellPlace) {
        for (column, content) in columns {
            let cell = row.get(*column);
            match content {
                Some(ColumnContent::Id | ColumnContent::Number | ColumnContent::ProblemOf) => {}
                Some(ColumnContent::Field(field)) => self.cell(item, *field, cell, place(*column)),
                None if cell.is_empty() => {}
                None => self.unread.push(UnreadCell {
                    place: place(*column),
                    words: cell.to_string(),
                    why: UnreadReason::OtherColumn,
                }),
            }
        }
        // Cells beside the table, under no head.
        let beside = row.cells.iter().filter(|(column, _)| !columns.contains_key(column));
        for (column, value) in beside {
            self.unread.push(UnreadCell {
                place: place(*column),
                words: value.to_string(),
                why: UnreadReason::OtherColumn,
            });
        }
    }

    fn cell(&mut self, item: ItemId, field: Field, cell: &CellValue, place: CellPlace) {
        // The date in force may be that of an extension, or words that are no date.
        if field == Field::Due {
            let in_force = self.base.due_in_force(item).map_or(Value::Nothing, Value::from);
            let is_printed = cell.to_string().trim() == plain(self.base.text(item, Field::DueText));
            if value_in(field, cell) == Some(in_force) || is_printed {
                return;
            }
        }
        match value_in(field, cell) {
            Some(value) if is_same(&self.base, item, field, &value) => {}
            // A wording that was emptied is no wording.
            Some(Value::Nothing) if field == Field::Title => self.unread.push(UnreadCell {
                place,
                words: String::new(),
                why: UnreadReason::Refused(Refusal::TitleMissing),
            }),
            Some(value) => self.edits.push(CellEdit {
                item,
                field,
                value,
                place,
            }),
            None => self.unread.push(UnreadCell {
                place,
                words: cell.to_string(),
                why: UnreadReason::NoSuchValue,
            }),
        }
    }

    fn new_row(&mut self, row: &ReadRow, kind: HandoutSheet, columns: &HeadColumns, place: &dyn Fn(u32) -> CellPlace) {
        let mut draft = Draft::new(kind.kind, "");
        let (mut under, mut title_place, mut problem_words) = (None, None, String::new());
        let mut unread = Vec::new();
        for (column, content) in columns {
            let cell = row.get(*column);
            if cell.is_empty() {
                continue;
            }
            match content {
                Some(ColumnContent::Id | ColumnContent::Number) => {}
                Some(ColumnContent::ProblemOf) => {
                    problem_words = plain(&cell.to_string());
                    under = self.problem_called(&problem_words);
                }
                Some(ColumnContent::Field(field)) => match value_in(*field, cell) {
                    Some(value) => {
                        if *field == Field::Title {
                            title_place = Some(place(*column));
                        }
                        draft = draft.with(*field, value);
                    }
                    None => unread.push((*column, UnreadReason::NoSuchValue)),
                },
                None => unread.push((*column, UnreadReason::OtherColumn)),
            }
        }
        if draft.fields.is_empty() && problem_words.is_empty() {
            return;
        }
        let has_place = kind.kind == Kind::Problem || under.is_some();
        match title_place {
            Some(place) if has_place => self.new_rows.push(NewRow { draft, under, place }),
            // Notes and signatures under a table are no rows.
            None if draft.fields.len() < 2 && under.is_none() => return,
            _ => return self.all_unread(row, columns, place, &UnreadReason::NoPlace),
        }
        for (column, why) in unread {
            self.unread.push(UnreadCell {
                place: place(column),
                words: row.get(column).to_string(),
                why,
            });
        }
    }

    /// The one problem of the hand-out with this title, or with this number.
    fn problem_called(&self, words: &str) -> Option<ItemId> {
        let problems = || {
            self.handed
                .iter()
                .copied()
                .filter(|item| self.base.kind(*item) == Some(Kind::Problem))
        };
        let of = |field: Field| {
            let mut called = problems().filter(|problem| plain(self.base.text(*problem, field)) == words);
            called.next().filter(|_| called.next().is_none())
        };
        of(Field::Title).or_else(|| of(Field::Number))
    }

    fn finish(mut self, name: &str, known: Vec<Fact>, at: WallTime, zone: Zone) -> WorkbookAnswer {
        let errand = &self.mark.heading.errand;
        // A hand-out to nobody in particular is answered by whoever the file is called after.
        let by = if errand.to.is_empty() {
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        } else {
            errand.to.as_str()
        };
        let sum = self.sum(at, by);
        let mut recorder = FactRecorder::of(self.base, &sum, by, at, zone);
        let mut by_item: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        for (place, edit) in self.edits.iter().enumerate() {
            by_item.entry(edit.item).or_default().push(place);
        }
        let mut refused: BTreeMap<usize, Refusal> = BTreeMap::new();
        for places in by_item.values() {
            record(&mut recorder, &self.edits, places, &mut refused);
        }
        for row in &self.new_rows {
            let command = Command::AddPart {
                under: row.under,
                draft: row.draft.clone(),
            };
            if let Err(refusal) = recorder.act(&command) {
                self.unread.push(UnreadCell {
                    place: row.place.clone(),
                    words: title_of(&row.draft),
                    why: UnreadReason::Refused(refusal),
                });
            }
        }
        let mut edits = Vec::new();
        for (place, edit) in self.edits.into_iter().enumerate() {
            match refused.remove(&place) {
                None => edits.push(edit),
                Some(refusal) => self.unread.push(UnreadCell {
                    words: edit.value.as_text().unwrap_or_default().to_owned(),
                    place: edit.place,
                    why: UnreadReason::Refused(refusal),
                }),
            }
        }
        let mut facts = known;
        facts.append(&mut recorder.facts);
        let incoming = IncomingFile {
            sum,
            scope: errand.scope.iter().copied().collect(),
            is_answer: true,
            handout: errand.handout,
            ..IncomingFile::edits(name, by, at, facts)
        };
        WorkbookAnswer {
            incoming,
            edits,
            new_rows: self.new_rows,
            missing: self.handed.difference(&self.seen).copied().collect(),
            unread: self.unread,
        }
    }

    /// Checksum of what was read: the hand-out, when and by whom it was filled in, and every edit.
    fn sum(&self, at: WallTime, by: &str) -> String {
        let mut hash = ContentHash::default();
        let mut add = |text: &str| {
            hash.update(text.as_bytes());
            hash.update(b"\n");
        };
        add(&self.mark.sum());
        add(by);
        add(&at.0.to_string());
        let mut edits: Vec<String> = self
            .edits
            .iter()
            .map(|edit| format!("{} {} {:?}", edit.item, edit.field.key(), edit.value))
            .collect();
        edits.extend(
            self.new_rows
                .iter()
                .map(|row| format!("{:?} {:?}", row.under, row.draft)),
        );
        edits.sort();
        edits.iter().for_each(|edit| add(edit));
        hash.finish()
    }
}

fn title_of(draft: &Draft) -> String {
    let title = draft.fields.iter().find(|(field, _)| *field == Field::Title);
    title
        .and_then(|(_, title)| title.as_text())
        .unwrap_or_default()
        .to_owned()
}

/// Columns by their numbers; none for one that is not of the hand-out.
type HeadColumns = BTreeMap<u32, Option<ColumnContent>>;

/// Columns of a row, taken for a head. Of two columns of one name the first counts.
fn head(row: &ReadRow, kind: HandoutSheet) -> HeadColumns {
    let mut columns = HeadColumns::new();
    for (column, value) in &row.cells {
        let content = kind.column_of(&value.to_string());
        let is_new = !columns.values().any(|known| *known == content && content.is_some());
        columns.insert(*column, content.filter(|_| is_new));
    }
    columns
}

/// Records the edits of one item at one stroke; one by one if the checklist refuses any.
fn record(recorder: &mut FactRecorder, edits: &[CellEdit], places: &[usize], refused: &mut BTreeMap<usize, Refusal>) {
    let commands: Vec<(usize, Command)> = places
        .iter()
        .filter_map(|place| {
            let edit = edits.get(*place)?;
            let command = Command::Set {
                item: edit.item,
                field: edit.field,
                value: edit.value.clone(),
            };
            Some((*place, command))
        })
        .collect();
    let together = commands.iter().map(|(_, command)| command.clone()).collect();
    if recorder.act(&Command::Together(together)).is_ok() {
        return;
    }
    for (place, command) in commands {
        if let Err(refusal) = recorder.act(&command) {
            refused.insert(place, refusal);
        }
    }
}

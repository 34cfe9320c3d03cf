//! Reading of a text into spans: one pass over the lines in order, which gives each stretch a role. The proposal is
//! built from the spans by `proposal_from_spans`.

use crate::characters::{is_han, is_stop, slice, slice_from};
use crate::label::{LabelPlace, label, place_after};
use crate::line_facts::{LineFacts, facts};
use crate::lines::{Line, lines};
use crate::outline::{Region, outline};
use crate::part_two_lines::{LineClassifier, PartTwoLine};
use crate::problem_list::{self, ListLine};
use crate::proposal::{ProblemSeed, SourceKind};
use crate::set_phrases::PartSubject;
use crate::span::{ProblemId, Span, SpanRole, Tiling};
use crate::steps::{LINES_IN_A_STEP, Steps};
use crate::table::rows::TableWriter;
use crate::table::{self, ColumnMeaning, FoundTable, TableColumn};

/// Spans of a text, the seeds of its problems, and the offset up to which it was looked at.
pub(crate) struct Reading {
    pub spans: Vec<Span>,
    pub seeds: Vec<ProblemSeed>,
    pub read_to: usize,
    pub columns: Vec<TableColumn>,
    pub source: SourceKind,
}

/// Reads a text: `written` as it is, `text` in the spelling that is read, both of one length.
///
/// `chosen` gives what columns hold, by their index among those of all tables, where a person set it.
pub(crate) async fn reading(written: &str, text: &str, chosen: &[(usize, ColumnMeaning)], steps: Steps) -> Reading {
    let (lines, read_to) = lines(text);
    steps.end().await;
    let mut tables = table::find(text, &lines);
    table::choose(&mut tables, chosen);
    steps.end().await;
    let facts = facts(text, &lines, &tables, steps).await;
    steps.end().await;
    let regions = outline(text, &lines, &facts);
    steps.end().await;
    let mut pass = Pass {
        text,
        lines: &lines,
        facts: &facts,
        tiling: Tiling::default(),
        seeds: Vec::new(),
        reader: LineClassifier::new(written, text, &lines, &facts),
        written,
        tables: &tables,
        columns: Vec::new(),
    };
    // A text without anything like a notice's problems may list them in another way.
    let noticed = lines
        .iter()
        .zip(&facts)
        .any(|(line, fact)| fact.in_table || fact.status.is_some() || fact.is_surely_problem(line));
    let listed = (!noticed)
        .then(|| problem_list::list(text, &lines, &facts, &regions))
        .flatten();
    steps.end().await;
    for (at, (line, region)) in lines.iter().zip(&regions).enumerate() {
        steps.end_after(at, LINES_IN_A_STEP).await;
        if let Some(kind) = listed
            .as_ref()
            .and_then(|l| l.get(at))
            .filter(|k| **k != ListLine::Around)
        {
            pass.list_line(line, *kind);
            continue;
        }
        let fact = facts.get(at).copied().unwrap_or_default();
        // A wrapped title has taken the start of this line.
        let taken = pass.tiling.at() >= line.end;
        if !taken {
            pass.line(at, line, &fact, *region);
        }
    }
    pass.tiling.push(
        text.len(),
        u32::try_from(lines.len()).unwrap_or(u32::MAX).max(1),
        SpanRole::Unread,
        None,
    );
    Reading {
        spans: pass.tiling.finish(),
        seeds: pass.seeds,
        read_to,
        source: if listed
            .as_ref()
            .is_some_and(|kinds| problem_list::tells_progress(text, &lines, kinds))
        {
            SourceKind::Notice
        } else if problem_list::is_feedback(text, &lines, &regions) {
            SourceKind::Feedback
        } else if listed.is_some() {
            SourceKind::List
        } else if !pass.columns.is_empty() {
            SourceKind::Table
        } else {
            SourceKind::Notice
        },
        columns: pass.columns,
    }
}

struct Pass<'a> {
    text: &'a str,
    lines: &'a [Line],
    facts: &'a [LineFacts],
    tiling: Tiling,
    seeds: Vec<ProblemSeed>,
    reader: LineClassifier<'a>,
    tables: &'a [FoundTable],
    columns: Vec<TableColumn>,
    written: &'a str,
}

impl Pass<'_> {
    fn whole(&mut self, line: &Line, role: SpanRole) {
        self.tiling.push(line.end, line.number, role, None);
    }

    fn line(&mut self, at: usize, line: &Line, fact: &LineFacts, region: Region) {
        if fact.in_table
            && let Some(table) = self.tables.iter().find(|t| t.first == at)
        {
            return self.table(table);
        }
        if fact.lone_number {
            return self.whole(line, SpanRole::TableFrame);
        }
        match region {
            Region::Unread => self.whole(line, SpanRole::Unread),
            Region::NoticeTitle => self.whole(line, SpanRole::NoticeTitle),
            Region::Opening => self.whole(line, SpanRole::Opening),
            Region::Organisation => self.whole(line, SpanRole::Organisation),
            Region::Next => self.whole(line, SpanRole::NextSteps),
            Region::Attachments => self.whole(line, SpanRole::Attachments),
            Region::Contact => self.whole(line, SpanRole::Contact),
            Region::Signature => self.whole(line, SpanRole::Signature),
            Region::Date(begins) => {
                if begins > line.body {
                    self.tiling.push(begins, line.number, SpanRole::Signature, None);
                }
                self.whole(line, SpanRole::PublishDate);
            }
            Region::Heading(about) => {
                self.reader.leave();
                let role = match about {
                    PartSubject::Organisation => SpanRole::Organisation,
                    PartSubject::Next => SpanRole::NextSteps,
                    PartSubject::Results | PartSubject::Unsaid => SpanRole::ResultsIntro,
                };
                self.heading(at, line, fact, SpanRole::PartHeading, role);
            }
            Region::Results => self.results(at, line, fact),
        }
    }

    /// Handles a line of a text that is a list.
    fn list_line(&mut self, line: &Line, kind: ListLine) {
        match kind {
            ListLine::Around => {}
            ListLine::Intro => self.whole(line, SpanRole::ResultsIntro),
            ListLine::Advice => self.whole(line, SpanRole::NextSteps),
            ListLine::Heading(depth) => {
                self.reader.enter_list(line.text(self.written), depth);
                self.whole(line, SpanRole::GroupHeading(depth));
            }
            ListLine::Problem => {
                let id = self.seed();
                let bare = crate::marker::marker(line.whole(self.text)).is_none() && line.marker.is_some();
                if let Some(seed) = self.seeds.last_mut() {
                    seed.numbered_by_blank = bare;
                }
                let end = line.words() + problem_list::title_end(line.text(self.text));
                if end < line.body_end {
                    self.tiling.push(end, line.number, SpanRole::ProblemTitle, Some(id));
                    self.tiling.push(line.end, line.number, SpanRole::ProblemText, Some(id));
                } else {
                    self.tiling
                        .push(line.end, line.number, SpanRole::ProblemTitle, Some(id));
                }
            }
            ListLine::More => match self.seeds.last().map(|s| s.id) {
                Some(id) => self.tiling.push(line.end, line.number, SpanRole::ProblemText, Some(id)),
                None => self.whole(line, SpanRole::ResultsIntro),
            },
        }
    }

    /// Seed of a problem that begins here.
    fn seed(&mut self) -> ProblemId {
        let id = ProblemId(u32::try_from(self.seeds.len()).unwrap_or(u32::MAX).saturating_add(1));
        self.seeds.push(ProblemSeed {
            id,
            section: self.reader.section(),
            status: self.reader.status(),
            group: self.reader.group(),
            ..ProblemSeed::default()
        });
        id
    }

    fn table(&mut self, table: &FoundTable) {
        let base = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        self.columns.extend(table.columns.iter().cloned());
        let writer = TableWriter {
            text: self.written,
            lines: self.lines,
            table,
            base,
            tiling: &mut self.tiling,
            seeds: &mut self.seeds,
            outer: self.reader.headings_over(),
            status: self.reader.status(),
            sections: self.reader.sections(),
        };
        writer.write();
        self.reader.close_problem();
    }

    /// Handles a heading, perhaps wrapped, and the rest of its line after the first sentence.
    fn heading(&mut self, at: usize, line: &Line, fact: &LineFacts, role: SpanRole, rest_role: SpanRole) {
        let end = line.words() + fact.shape.end;
        let last = self.lines.get(at + usize::from(fact.wraps)).unwrap_or(line);
        let (body_end, to) = (last.body_end, last.end);
        if fact.shape.end > 0 && end < body_end {
            self.tiling.push(end, line.number, role, None);
            self.tiling.push(to, line.number, rest_role, None);
        } else {
            self.tiling.push(to, line.number, role, None);
        }
    }

    fn results(&mut self, at: usize, line: &Line, fact: &LineFacts) {
        match self.reader.kind(at) {
            PartTwoLine::Status(progress) => self.heading(
                at,
                line,
                fact,
                SpanRole::StatusHeading(progress),
                SpanRole::SectionIntro,
            ),
            PartTwoLine::Group(depth) => {
                self.heading(at, line, fact, SpanRole::GroupHeading(depth), SpanRole::SectionIntro)
            }
            PartTwoLine::Problem => self.problem(at, line, fact),
            PartTwoLine::More => match self.seeds.last().map(|s| s.id).filter(|_| self.reader.in_problem()) {
                Some(id) => self.body(at, id, line.body.max(self.tiling.at())),
                None if self.reader.section() > 0 => self.whole(line, SpanRole::SectionIntro),
                None => self.whole(line, SpanRole::ResultsIntro),
            },
        }
    }

    fn problem(&mut self, at: usize, line: &Line, fact: &LineFacts) {
        let id = self.seed();
        let last = self.lines.get(at + usize::from(fact.wraps)).copied().unwrap_or(*line);
        let end = line.words() + fact.shape.end;
        for before in at..at + usize::from(fact.wraps) {
            // Page numbers inside the title are not part of it.
            let page = |at: usize| self.facts.get(at).is_some_and(|f| f.residue);
            if let Some(wrapped) = self.lines.get(before).filter(|_| page(before) || page(before + 1)) {
                let role = if page(before) {
                    SpanRole::Unread
                } else {
                    SpanRole::ProblemTitle
                };
                self.tiling
                    .push(wrapped.end, wrapped.number, role, role.of_problem().then_some(id));
            }
        }
        if end >= last.body_end || fact.shape.end == 0 {
            self.tiling
                .push(last.end, line.number, SpanRole::ProblemTitle, Some(id));
        } else {
            self.tiling.push(end, line.number, SpanRole::ProblemTitle, Some(id));
            self.body(at + usize::from(fact.wraps), id, end);
        }
    }

    /// Handles a problem's text from `from` to the end of the line, divided at labels.
    fn body(&mut self, at: usize, id: ProblemId, from: usize) {
        let (Some(line), Some(fact)) = (self.lines.get(at).copied(), self.facts.get(at)) else {
            return;
        };
        let line_start = from == line.body;
        let place = match (line_start, fact.label) {
            (true, Some(_)) => Some(line.label_place()),
            // A label may be broken at its very start.
            (true, None) => None,
            (false, _) => Some(LabelPlace::AfterStop),
        };
        let next = self.lines.get(at + 1).zip(self.facts.get(at + 1));
        // "…；整改" followed by "时限：" looks like a label of its own.
        let broken = !slice(self.text, 0, line.body_end).ends_with(is_stop);
        let goes_on = next.filter(|(l, f)| l.marker.is_none() && (broken || f.label.is_none()) && !f.residue);
        let words = LineStretch {
            from,
            marker: line.marker.filter(|_| line_start).map_or(0, |m| m.len),
            end: line.body_end,
            to: line.end,
            beyond: goes_on.map_or(line.body_end, |(l, _)| l.body_end),
        };
        let tiling = &mut self.tiling;
        let finely = !tiling.full();
        cut_at_labels(self.text, words, place, finely, &mut |end, role| {
            tiling.push(end, line.number, role, Some(id))
        });
    }
}

/// Stretch of one line, as byte offsets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineStretch {
    /// Start of its text.
    pub from: usize,
    /// Length of the number before it.
    pub marker: usize,
    /// End of its text.
    pub end: usize,
    /// End of the layout after it.
    pub to: usize,
    /// Offset up to which a label broken over two lines may reach.
    pub beyond: usize,
}

/// Divides a problem's text at labels: returns the end and role of each piece, in order. Looks for labels inside the
/// line only with `finely`.
pub(crate) fn cut_at_labels(
    text: &str,
    words: LineStretch,
    place: Option<LabelPlace>,
    finely: bool,
    give: &mut dyn FnMut(usize, SpanRole),
) {
    let whole = slice(text, 0, words.beyond);
    let mut skip = words.from;
    let head = words.from + words.marker;
    if let Some(found) = place.and_then(|p| label(slice_from(whole, head), p)) {
        skip = head + found.len;
        if skip >= words.end {
            return give(words.to.max(skip), SpanRole::ProblemLabel);
        }
        give(skip, SpanRole::ProblemLabel);
    }
    let mut before: Option<char> = None;
    for (offset, c) in slice(text, words.from, words.end).char_indices().filter(|_| finely) {
        let here = words.from + offset;
        let begins = is_han(c) || matches!(c, '【' | '[' | '［' | '〔');
        let place = before.and_then(place_after);
        before = Some(c);
        if here < skip || !begins {
            continue;
        }
        let Some(found) = place.and_then(|p| label(slice_from(whole, here), p)) else {
            continue;
        };
        give(here, SpanRole::ProblemText);
        skip = here + found.len;
        if skip >= words.end {
            return give(words.to.max(skip), SpanRole::ProblemLabel);
        }
        give(skip, SpanRole::ProblemLabel);
    }
    give(words.to, SpanRole::ProblemText);
}

//! Building of a proposal from the spans of a text: gathers the text of each role. Runs after reading and after every
//! correction, so that nothing in a proposal can disagree with its spans.

use crate::characters::{is_blank, is_stop, slice, slice_from, trim, trim_head};
use crate::declared;
use crate::doubts;
use crate::inspection_round;
use crate::label::{LabelKey, LabelPlace, label};
use crate::line_facts::heading_words;
use crate::marker::marker;
use crate::measures::ProposedMeasure;
use crate::names_in_titles;
use crate::passage::{Paragraph, one_line, paragraphs, words};
use crate::progress::{progress, stated_progress};
use crate::proposal::{
    LabelledText, NoticeLayout, Passage, Problem, ProblemSeed, ProgressCounts, ProgressFrom, Proposal, Section,
    SourceKind, SurroundingTexts,
};
use crate::span::{ProblemId, Span, SpanRole};
use crate::steps::Steps;
use crate::table::{ColumnMeaning, TableColumn};
use crate::title::unwrapped;
use crate::traditional::{as_read, simplified};
use ledger::Progress;
use std::borrow::Cow;
use std::sync::Arc;

/// Number of problems that are built in one step.
const PROBLEMS_IN_A_STEP: usize = 16;

/// Proposal of these spans and seeds.
pub(crate) async fn build(
    text: Arc<str>,
    spans: Vec<Span>,
    mut seeds: Vec<ProblemSeed>,
    read_to: usize,
    columns: Vec<TableColumn>,
    source: SourceKind,
    steps: Steps,
) -> Proposal {
    let read = as_read(&text);
    steps.end().await;
    let year = dates_year(&read, &spans);
    steps.end().await;
    let written = Written {
        text: &text,
        read: &read,
        columns: &columns,
        source,
        year,
    };
    let by_problem = spans_by_problem(&spans);
    seeds.retain(|seed| find(&by_problem, seed.id).is_some());
    seeds.sort_by_key(|seed| {
        find(&by_problem, seed.id)
            .and_then(|s| s.first())
            .map_or(0, |s| s.start)
    });
    steps.end().await;
    let mut problems: Vec<Problem> = Vec::with_capacity(seeds.len());
    for (at, seed) in seeds.iter().enumerate() {
        problems.extend(find(&by_problem, seed.id).map(|spans| problem(written, seed, spans)));
        steps.end_after(at, PROBLEMS_IN_A_STEP).await;
    }
    let paragraphs = paragraphs(&text, &spans);
    steps.end().await;
    let prose = prose(&paragraphs);
    steps.end().await;
    let sections = sections(&paragraphs);
    let unread = passages(&paragraphs, SpanRole::Unread);
    let read_paragraphs = written
        .is_traditional()
        .then(|| crate::passage::paragraphs(&read, &spans));
    let family = if sections.iter().any(|s| s.progress.is_some()) {
        NoticeLayout::ByStatus
    } else if sections.is_empty() && problems.iter().all(|p| p.group.is_empty()) {
        NoticeLayout::Plain
    } else {
        NoticeLayout::ByAspect
    };
    steps.end().await;
    let declared = declared::declared(read_paragraphs.as_deref().unwrap_or(&paragraphs));
    steps.end().await;
    let mut proposal = Proposal {
        chosen_columns: Vec::new(),
        source,
        family,
        round: inspection_round::round(&prose, source.lists_findings()),
        declared,
        counts: counts(&problems),
        doubts: Vec::new(),
        prose,
        sections,
        columns,
        problems,
        unread,
        text,
        read,
        spans,
        seeds,
        read_to,
    };
    steps.end().await;
    proposal.doubts = doubts::doubts(&proposal);
    proposal
}

/// Spans of each problem, in the order of the text; sorted by id.
fn spans_by_problem(spans: &[Span]) -> Vec<(ProblemId, Vec<Span>)> {
    let mut owned: Vec<&Span> = spans.iter().filter(|s| s.problem.is_some()).collect();
    owned.sort_by_key(|s| (s.problem, s.start));
    let mut gathered: Vec<(ProblemId, Vec<Span>)> = Vec::new();
    for span in owned {
        let Some(id) = span.problem else { continue };
        match gathered.last_mut() {
            Some((last, list)) if *last == id => list.push(*span),
            _ => gathered.push((id, vec![*span])),
        }
    }
    gathered
}

fn find(gathered: &[(ProblemId, Vec<Span>)], id: ProblemId) -> Option<&[Span]> {
    let at = gathered.binary_search_by_key(&id, |g| g.0).ok()?;
    gathered.get(at).map(|g| g.1.as_slice())
}

fn passages(paragraphs: &[Paragraph], role: SpanRole) -> Vec<Passage> {
    paragraphs.iter().filter(|p| p.role == role).map(passage).collect()
}

fn passage(paragraph: &Paragraph) -> Passage {
    Passage {
        line: paragraph.line,
        text: paragraph.text.clone(),
    }
}

fn prose(paragraphs: &[Paragraph]) -> SurroundingTexts {
    let of = |role| passages(paragraphs, role);
    let joined = |role, with: &str| {
        let parts: Vec<String> = of(role).into_iter().map(|p| p.text).collect();
        parts.join(with)
    };
    SurroundingTexts {
        title: joined(SpanRole::NoticeTitle, ""),
        opening: of(SpanRole::Opening),
        part_headings: of(SpanRole::PartHeading),
        organisation: of(SpanRole::Organisation),
        results_intro: of(SpanRole::ResultsIntro),
        next_steps: of(SpanRole::NextSteps),
        attachments: of(SpanRole::Attachments),
        contact: of(SpanRole::Contact),
        table_frame: of(SpanRole::TableFrame),
        signature: joined(SpanRole::Signature, "\n"),
        date: joined(SpanRole::PublishDate, "\n"),
    }
}

fn sections(paragraphs: &[Paragraph]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let (progress, group) = match paragraph.role {
            SpanRole::StatusHeading(progress) => (Some(progress), Vec::new()),
            SpanRole::GroupHeading(depth) => {
                path.truncate(usize::from(depth).saturating_sub(1));
                path.push(names_in_titles::name_in_heading(heading_words(&paragraph.text)));
                (None, path.clone())
            }
            SpanRole::SectionIntro => {
                if let Some(section) = sections.last_mut() {
                    section.intro.push(passage(paragraph));
                }
                continue;
            }
            _ => continue,
        };
        sections.push(Section {
            line: paragraph.line,
            heading: paragraph.text.replace('\n', ""),
            progress,
            group,
            intro: Vec::new(),
        });
    }
    sections
}

/// A text as written, and in the spelling that is read; both of one length.
#[derive(Clone, Copy)]
struct Written<'a> {
    text: &'a str,
    read: &'a str,
    columns: &'a [TableColumn],
    source: SourceKind,
    /// Year of dates written without one.
    year: Option<i16>,
}

impl Written<'_> {
    fn is_traditional(self) -> bool {
        !std::ptr::eq(self.text, self.read)
    }

    /// Words of the text, in the spelling that is read.
    fn read_as(self, words: &str) -> Cow<'_, str> {
        if self.is_traditional() {
            simplified(words).into()
        } else {
            words.to_owned().into()
        }
    }
}

fn problem(written: Written<'_>, seed: &ProblemSeed, spans: &[Span]) -> Problem {
    let text = written.text;
    let line = spans.first().map_or(1, |s| s.line);
    let title = spans.iter().filter(|s| s.role == SpanRole::ProblemTitle);
    let title: Vec<(usize, usize)> = title.map(|s| (s.start, s.end)).collect();
    let printed = words(text, &title).replace('\n', "");
    let by_blank = || {
        seed.numbered_by_blank
            .then(|| crate::lines::number_and_blank(&printed))
            .flatten()
    };
    let number = marker(&printed).or_else(by_blank);
    let len = number.map_or(0, |m| m.len);
    let numbered = spans
        .iter()
        .find(|s| cell_column(written, s.role).is_some_and(|c| c.holds == ColumnMeaning::Number));
    let own_number = numbered.map(|s| one_line(text, s.start, s.end));
    let name = names_in_titles::name_in_title(trim(slice_from(&printed, len)));
    // A number before the title is its own only where the row has no other.
    let title_printed = trim(slice_from(&printed, own_number.as_ref().map_or(len, |_| 0))).to_owned();
    let mut texts = texts(written, spans);
    texts.extend(
        seed.repeated
            .iter()
            .filter_map(|(column, words)| repeated(written, *column, words, line)),
    );
    let (progress, progress_from) = progress_of(seed, &written.read_as(&title_printed), &texts, written);
    let contradiction = seed
        .status
        .filter(|_| progress_from == ProgressFrom::Heading)
        .zip(said_of_itself(&texts, written))
        .filter(|(heading, text)| contradict(*heading, *text));
    Problem {
        id: seed.id,
        line,
        number: own_number
            .as_deref()
            .map_or(number.map(|m| m.number), |n| crate::characters::number(n).map(|n| n.0))
            .filter(|n| *n > 0),
        number_printed: own_number.unwrap_or_else(|| slice(&printed, 0, len).trim().to_owned()),
        title: seed.title.clone().unwrap_or(name),
        title_printed,
        progress,
        progress_from,
        contradiction,
        group: seed.group.clone(),
        section: seed.section.checked_sub(1),
        measures: measures(written, spans),
        texts,
    }
}

/// Year of the notice's dates: that of the date under it, or the first in its opening.
fn dates_year(text: &str, spans: &[Span]) -> Option<i16> {
    let of = |role| {
        let words = spans.iter().filter(move |s| s.role == role).take(8);
        words.flat_map(|s| crate::date::dates(crate::characters::slice_to(slice(text, s.start, s.end), 4_000)))
    };
    of(SpanRole::PublishDate)
        .chain(of(SpanRole::Opening))
        .find_map(|date| date.year)
}

/// Measures that the rows of a table list for a problem: one for each item of a cell, with the date and the people of
/// its row if the problem has several rows.
fn measures(written: Written<'_>, spans: &[Span]) -> Vec<ProposedMeasure> {
    let holds = |span: &Span| cell_column(written, span.role).map(|c| c.holds);
    let measures = Some(ColumnMeaning::Text(LabelKey::Measures));
    let rows = spans.iter().filter(|s| holds(s) == measures);
    let several = rows.clone().count() > 1;
    let mut found = Vec::new();
    for cell in rows {
        let cells: Vec<(LabelKey, String)> = spans
            .iter()
            .filter(|s| s.line == cell.line && matches!(s.role, SpanRole::Cell(_)))
            .filter_map(|s| {
                let words = words(written.text, &[(s.start, s.end)]);
                Some((key_of_cell(cell_column(written, s.role)?, &words)?, words))
            })
            .collect();
        let text = words(written.text, &[(cell.start, cell.end)]);
        let mut own = crate::measures::measures_of(&text, written.year);
        let typed = |key, words: &str| match key {
            LabelKey::Deadline if crate::label::is_type_of_rectification(words) => LabelKey::Kind,
            key => key,
        };
        let items = own.len();
        for (key, words) in &cells {
            // One date for each item of the cell beside it: ①…②… and ①…②….
            let each = crate::measures::items_of(words);
            for (at, measure) in own.iter_mut().enumerate() {
                match each.get(at) {
                    Some(piece) if items > 1 && each.len() == items => {
                        measure.set(typed(*key, piece), piece, written.year)
                    }
                    _ if several => measure.set(*key, words, written.year),
                    _ => {}
                }
            }
        }
        found.append(&mut own);
    }
    found
}

/// Texts of a problem: each label begins one, and text before the first label is one.
fn texts(written: Written<'_>, spans: &[Span]) -> Vec<LabelledText> {
    let text = written.text;
    let mut texts: Vec<LabelledText> = Vec::new();
    for span in spans {
        match span.role {
            SpanRole::ProblemLabel => {
                let whole = slice(text, span.start, span.end);
                let head = whole.len() - trim_head(whole).len();
                let read = slice_from(slice(written.read, span.start, span.end), head);
                let skip = head + marker(read).map_or(0, |m| m.len);
                let words = slice_from(whole, skip);
                let found = label(
                    slice_from(slice(written.read, span.start, span.end), skip),
                    LabelPlace::LineStart,
                );
                texts.push(LabelledText {
                    key: found.map_or(LabelKey::Other, |f| f.key),
                    label_printed: one_line(text, span.start, span.end),
                    label: unwrapped(found.map_or(words, |f| slice(words, f.words.0, f.words.1))).into_owned(),
                    text: String::new(),
                    line: span.line,
                    in_cell: false,
                    repeated: false,
                    stretches: Vec::new(),
                });
            }
            SpanRole::ProblemText => {
                if trim(slice(text, span.start, span.end)).is_empty() {
                    continue;
                }
                if texts.is_empty() {
                    texts.push(LabelledText {
                        // The text after the title in a list is the finding.
                        key: if written.source.lists_findings() {
                            LabelKey::Finding
                        } else {
                            LabelKey::Body
                        },
                        label: String::new(),
                        label_printed: String::new(),
                        text: String::new(),
                        line: span.line,
                        in_cell: false,
                        repeated: false,
                        stretches: Vec::new(),
                    });
                }
                if let Some(last) = texts.last_mut() {
                    last.stretches.push((span.start, span.end));
                }
            }
            SpanRole::Cell(_) => {
                if let Some(column) = cell_column(written, span.role) {
                    add_cell(text, column, span, &mut texts);
                }
            }
            _ => {}
        }
    }
    for labelled in &mut texts {
        labelled.text = words(text, &labelled.stretches);
        if labelled.key.is_field() {
            // （责任领导：张某；整改时限：年底前）: the closing bracket is not part of the last field.
            let stop = |c| is_stop(c) || is_blank(c);
            while closes_alone(labelled.text.trim_end_matches(stop)) {
                labelled.text.truncate(labelled.text.trim_end_matches(stop).len());
                labelled.text.pop();
            }
            // The separator of two fields (；) is not part of a name.
            let end = labelled
                .text
                .trim_end_matches(|c| is_stop(c) || matches!(c, '，' | ',' | '、'))
                .len();
            labelled.text.truncate(end);
        }
    }
    // The bracket that opens the fields is not part of the text before them.
    for at in 1..texts.len() {
        let field = texts.get(at).is_some_and(|t| t.key.is_field());
        if let Some(before) = texts.get_mut(at - 1).filter(|_| field) {
            let end = before
                .text
                .trim_end_matches(|c| matches!(c, '（' | '(' | '【' | '[') || is_blank(c))
                .len();
            before.text.truncate(end);
        }
    }
    texts.retain(|t| !(t.text.is_empty() && t.key == LabelKey::Body));
    texts
}

/// Whether it ends in a bracket that it does not open.
fn closes_alone(text: &str) -> bool {
    let lone = |open: [char; 2], close: [char; 2]| {
        text.ends_with(close) && text.matches(open).count() < text.matches(close).count()
    };
    lone(['（', '('], ['）', ')']) || lone(['【', '['], ['】', ']'])
}

/// Column of a cell.
fn cell_column<'a>(written: Written<'a>, role: SpanRole) -> Option<&'a TableColumn> {
    match role {
        SpanRole::Cell(at) => written.columns.get(usize::from(at)),
        _ => None,
    }
}

/// Adds a cell to the text of its column. Cells of several rows are joined by line breaks.
fn add_cell(text: &str, column: &TableColumn, span: &Span, texts: &mut Vec<LabelledText>) {
    let Some(key) = key_of_cell(column, trim(slice(text, span.start, span.end))) else {
        return;
    };
    let own = |t: &&mut LabelledText| t.in_cell && t.key == key && t.label == column.label;
    let stretch = (span.start, span.end);
    match texts.iter_mut().find(own) {
        Some(labelled) => labelled.stretches.push(stretch),
        None => texts.push(LabelledText {
            key,
            label: column.label.clone(),
            label_printed: String::new(),
            text: String::new(),
            line: span.line,
            in_cell: true,
            repeated: false,
            stretches: vec![stretch],
        }),
    }
}

/// Label of a cell's text. 立行立改 and 长期坚持 in the column of dates are the type.
fn key_of_cell(column: &TableColumn, words: &str) -> Option<LabelKey> {
    match column.holds {
        ColumnMeaning::Text(LabelKey::Deadline) if crate::label::is_type_of_rectification(words) => {
            Some(LabelKey::Kind)
        }
        ColumnMeaning::Text(key) => Some(key),
        ColumnMeaning::Own => Some(LabelKey::Other),
        ColumnMeaning::Number | ColumnMeaning::Aspect | ColumnMeaning::Category | ColumnMeaning::Problem => None,
    }
}

/// Text of a merged cell above that applies to this problem too.
fn repeated(written: Written<'_>, column: u16, words: &str, line: u32) -> Option<LabelledText> {
    let column = written.columns.get(usize::from(column))?;
    Some(LabelledText {
        key: key_of_cell(column, words)?,
        label: column.label.clone(),
        label_printed: String::new(),
        text: words.to_owned(),
        line,
        in_cell: true,
        repeated: true,
        stretches: Vec::new(),
    })
}

/// Progress of a problem and its source: a person, its title, its heading, its text, its labels.
fn progress_of(
    seed: &ProblemSeed,
    title: &str,
    texts: &[LabelledText],
    written: Written<'_>,
) -> (Progress, ProgressFrom) {
    if let Some(progress) = seed.progress {
        return (progress, ProgressFrom::Person);
    }
    if let Some(found) = in_parentheses(title) {
        return (found, ProgressFrom::Title);
    }
    let has = |key| texts.iter().any(|t| t.key == key);
    let said = said_by_texts(texts, written);
    if let Some(status) = seed.status {
        // 基本完成 stands under "under way" in most notices; only the problem itself tells.
        return match said {
            Some(Progress::NearlyDone) if status == Progress::UnderWay => (Progress::NearlyDone, ProgressFrom::Text),
            _ => (status, ProgressFrom::Heading),
        };
    }
    if let Some(found) = said {
        return (found, ProgressFrom::Text);
    }
    if written.source != SourceKind::Notice
        && !texts
            .iter()
            .any(|t| tells_of_progress(t.key) && t.key != LabelKey::Other && t.key != LabelKey::Body)
    {
        return (Progress::NotStarted, ProgressFrom::Beginning);
    }
    let late = texts
        .iter()
        .filter(|t| tells_of_progress(t.key))
        .find_map(|t| stated_progress(&written.read_as(&t.text)));
    if let Some(found) = late {
        return (found, ProgressFrom::Text);
    }
    // Nothing states it: the guess is at most what the labels imply, and never “not started”.
    let open = has(LabelKey::NextSteps) || has(LabelKey::CurrentEffect);
    let completed = texts.iter().any(|t| {
        t.key == LabelKey::Result || t.key == LabelKey::Situation && written.read_as(&t.label).contains("完成")
    });
    let guess = if completed && !open {
        Progress::Done
    } else {
        Progress::UnderWay
    };
    (guess, ProgressFrom::Guess)
}

/// Progress that the texts on the problem's own situation, or on its result, state.
fn said_by_texts(texts: &[LabelledText], written: Written<'_>) -> Option<Progress> {
    let of = |key| texts.iter().find(|t| t.key == key).map(|t| t.text.as_str());
    let own = of(LabelKey::Situation).or(of(LabelKey::Body).filter(|_| written.source == SourceKind::Notice));
    own.or(of(LabelKey::Result))
        .and_then(|text| stated_progress(&written.read_as(text)))
        .or_else(|| texts.iter().find_map(answer))
}

/// Progress that the texts on the problem's own situation state; a text on results also tells of single works.
fn said_of_itself(texts: &[LabelledText], written: Written<'_>) -> Option<Progress> {
    let mut own = texts
        .iter()
        .filter(|t| matches!(t.key, LabelKey::Situation | LabelKey::Body));
    own.next().and_then(|_| said_by_texts(texts, written))
}

/// Whether two statements contradict each other: one says that it is done, the other that it is not.
fn contradict(heading: Progress, text: Progress) -> bool {
    let done = |progress| progress == Progress::Done;
    done(heading) != done(text) || (heading == Progress::NotStarted) != (text == Progress::NotStarted)
}

/// Progress that answers a label which asks for it: 是否完成：否.
fn answer(text: &LabelledText) -> Option<Progress> {
    let asks = text.key == LabelKey::Situation && text.label.contains('否');
    let words = text.text.trim_matches(|c: char| is_blank(c) || is_stop(c));
    let is = |answers| asks && crate::characters::is_one_of(words, answers);
    match (is("是 √ ✓ ✔ 已 Y y"), is("否 × ✗ 未 N n 没有")) {
        (true, _) => Some(Progress::Done),
        (_, true) => Some(Progress::UnderWay),
        (false, false) => None,
    }
}

/// Progress of a problem of which only the heading by progress (or none) and these texts are known.
pub(crate) fn progress_of_texts(heading: Option<Progress>, texts: &[LabelledText]) -> Progress {
    let none = "";
    let written = Written {
        text: none,
        read: none,
        columns: &[],
        source: SourceKind::Notice,
        year: None,
    };
    let seed = ProblemSeed {
        status: heading,
        ..ProblemSeed::default()
    };
    progress_of(&seed, none, texts, written).0
}

/// Whether a text may state the progress of the problem; plans and fields do not.
fn tells_of_progress(key: LabelKey) -> bool {
    matches!(
        key,
        LabelKey::Body
            | LabelKey::Situation
            | LabelKey::Result
            | LabelKey::CurrentEffect
            | LabelKey::NextSteps
            | LabelKey::Other
    )
}

/// Status in parentheses at the end of a title: …问题的整改（基本完成）。
fn in_parentheses(title: &str) -> Option<Progress> {
    let open = title.rfind(['(', '（', '【', '['])?;
    let inner = slice_from(title, open);
    if inner.chars().count() > 16 || slice_from(inner, inner.find([')', '）', '】', ']'])?).chars().count() > 2 {
        return None;
    }
    progress(inner)
}

fn counts(problems: &[Problem]) -> ProgressCounts {
    let mut counts = ProgressCounts::default();
    for problem in problems {
        counts.problems += 1;
        match problem.progress {
            Progress::Done => counts.done += 1,
            Progress::NearlyDone => counts.nearly_done += 1,
            Progress::UnderWay => counts.under_way += 1,
            Progress::NotStarted => counts.not_started += 1,
        }
    }
    counts
}

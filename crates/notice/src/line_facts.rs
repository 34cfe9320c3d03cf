//! Facts of single lines, without context: the label, the shape of the title, whether it is a heading by progress.
//! `outline` and `part_two_lines` decide from these and from the lines around.

use crate::characters::{is_blank, is_colon, is_han, is_stop, slice, slice_from, slice_to, trim_head};
use crate::label::{LabelKey, label};
use crate::lines::Line;
use crate::marker::MarkerStyle;
use crate::progress::stated_progress;
use crate::set_phrases::{is_page_residue, progress_of_heading};
use crate::steps::{LINES_IN_A_STEP, Steps};
use crate::table::FoundTable;
use crate::title::{self, TitleShape, begins_like_title, shape};
use ledger::Progress;

/// Facts of one line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LineFacts {
    /// Label that it begins with.
    pub label: Option<LabelKey>,
    /// End and form of its first sentence; only for lines with a marker or a Markdown heading.
    pub shape: TitleShape,
    /// Number of following lines that its title is wrapped over.
    pub wraps: u8,
    /// Whether its next line, or the rest of this one, begins with a label, or with 该问题已完成整改 and the like.
    pub leads_to_label: bool,
    /// Progress, if it is a heading by progress.
    pub status: Option<Progress>,
    /// Whether it begins with a label whose text is the title if no title comes before: 反馈问题：…
    pub names_problem: bool,
    /// Whether it is 关于“…”问题的整改 on a line of its own.
    pub alone_title: bool,
    /// Whether it belongs to the page around the notice.
    pub residue: bool,
    /// Whether it is only a number, before a label on the next line.
    pub lone_number: bool,
    /// Whether it is a row of a table.
    pub in_table: bool,
}

impl LineFacts {
    /// Whether it is a problem or a group of problems by its own wording or label.
    pub fn is_surely_problem(&self, line: &Line) -> bool {
        let numbered = line.marker.is_some() && (self.leads_to_label || self.shape.plain && self.shape.quoted);
        let named = self.names_problem && line.marker.is_none();
        named || self.label.is_none() && (numbered || self.unnumbered_title(line))
    }

    /// Whether it is a title without a number, which only its wording and the label after it tell.
    pub fn unnumbered_title(&self, line: &Line) -> bool {
        line.marker.is_none() && self.shape.plain && (self.leads_to_label || self.alone_title)
    }
}

/// Largest number of lines that a title is wrapped over, besides its first.
const MOST_WRAPS: u8 = 2;

/// The same while its quotes are open.
const MOST_QUOTED_WRAPS: u8 = 8;

/// Facts of every line.
pub(crate) async fn facts(text: &str, lines: &[Line], tables: &[FoundTable], steps: Steps) -> Vec<LineFacts> {
    let mut all: Vec<LineFacts> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        all.push(alone(text, line));
        steps.end_after(at, LINES_IN_A_STEP).await;
    }
    crate::page_numbers::mark_page_numbers(text, lines, &mut all);
    steps.end().await;
    in_mid_sentence(text, lines, &mut all);
    steps.end().await;
    lone_numbers(text, lines, &mut all);
    label_titles(lines, &mut all);
    steps.end().await;
    let rows = tables.iter().flat_map(|table| table.first..table.end);
    for at in rows {
        if let Some(facts) = all.get_mut(at) {
            *facts = LineFacts {
                in_table: true,
                ..LineFacts::default()
            };
        }
    }
    for at in 0..lines.len() {
        steps.end_after(at, LINES_IN_A_STEP).await;
        let (Some(line), Some(own)) = (lines.get(at), all.get(at).copied()) else {
            break;
        };
        // Title without a number: remains of a list in a web page.
        let unnumbered = line.marker.is_none() && title::may_stand_without_number(line.text(text));
        if own.names_problem && !own.in_table && !own.residue {
            let (shape, wraps) = wrapped(text, lines, &all, at, own.shape);
            if let Some(facts) = all.get_mut(at) {
                (facts.shape, facts.wraps) = (shape, wraps);
            }
            continue;
        }
        let settled = own.in_table || own.label.is_some() || own.residue;
        if line.marker.is_none() && !unnumbered || settled || own.status.is_some() && unnumbered {
            continue;
        }
        let (shape, wraps) = wrapped(text, lines, &all, at, own.shape);
        let last = at + usize::from(wraps);
        let whole = line.words() + shape.end >= lines.get(last).map_or(0, |l| l.body_end);
        // A page may end between a title and its label.
        let next = (last + 1..lines.len().min(last + 4))
            .find(|i| all.get(*i).is_some_and(|f| !f.residue))
            .unwrap_or(last + 1);
        let next_label = match (lines.get(next), all.get(next)) {
            (Some(l), Some(f)) if whole && l.marker.is_none_or(|m| Some(m.style) > line.marker.map(|m| m.style)) => {
                f.label
            }
            _ => None,
        };
        if let Some(facts) = all.get_mut(at) {
            facts.shape = shape;
            facts.wraps = wraps;
            let behind = slice(text, line.words() + shape.end, line.body_end);
            let stated = says_of_the_problem(behind)
                || whole
                    && lines
                        .get(next)
                        .is_some_and(|l| l.marker.is_none() && says_of_the_problem(l.text(text)));
            facts.leads_to_label = shape.labelled || stated || next_label.is_some_and(|k| k != LabelKey::Other);
            let title = slice(text, line.words(), line.words() + shape.end);
            facts.alone_title =
                unnumbered && shape.quoted && whole && facts.alone_title && title::is_complete_title(title);
            // 1.甲镇。整改情况：…: the work of a unit on the problem above.
            if title::is_unit(first_sentence(title, title.len())) {
                facts.shape.plain = false;
                facts.leads_to_label = false;
            }
        }
    }
    all
}

/// Marks labels inside a wrapped sentence as parts of that sentence: an unknown one, and one alone on its line where
/// the sentence clearly goes on. Notes which lines begin a sentence.
fn in_mid_sentence(text: &str, lines: &[Line], all: &mut [LineFacts]) {
    let mut ended = true;
    let mut before = "";
    for at in 0..lines.len() {
        let (Some(line), Some(facts)) = (lines.get(at), all.get(at).copied()) else {
            break;
        };
        if facts.residue {
            continue;
        }
        let words = line.text(text);
        let unknown = facts.label == Some(LabelKey::Other);
        let bare =
            facts.label.is_some() && !words.contains(is_colon) && line.marker.is_none() && words.chars().all(is_han);
        let next = (at + 1..lines.len().min(at + 4)).find(|i| all.get(*i).is_some_and(|f| !f.residue));
        let next = next.and_then(|i| lines.get(i)).map_or("", |l| l.whole(text));
        let goes_on = bare && (joins(next) || asks_for_more(before));
        if let Some(slot) = all.get_mut(at) {
            if !ended && (unknown || goes_on) {
                slot.label = None;
            }
            slot.alone_title = ended;
        }
        let label = all.get(at).is_some_and(|f| f.label.is_some());
        let last = words.chars().next_back();
        let title = line.marker.is_some() && facts.shape.end >= words.len();
        let stopped = last.is_none_or(|c| is_stop(c) || is_colon(c) || matches!(c, '”' | '）' | ')'));
        ended = title || stopped || label && bare || facts.status.is_some();
        before = words;
    }
}

/// Marks lines that are only a number, before a label.
fn lone_numbers(text: &str, lines: &[Line], all: &mut [LineFacts]) {
    for at in 0..lines.len() {
        let labelled = all.get(at + 1).is_some_and(|f| f.label.is_some() || f.names_problem);
        let alone = lines
            .get(at)
            .is_some_and(|l| l.marker.is_some() && l.text(text).is_empty());
        if alone
            && labelled
            && let Some(facts) = all.get_mut(at)
        {
            *facts = LineFacts {
                residue: true,
                lone_number: true,
                ..LineFacts::default()
            };
        }
    }
}

/// Whether a line can only continue the sentence of the line before.
fn joins(words: &str) -> bool {
    words.starts_with(|c: char| "，、；。,;和及与或的等并且以由而之".contains(c) || c.is_ascii_digit())
        && crate::marker::marker(words).is_none()
}

/// Whether a line breaks off before its object.
fn asks_for_more(words: &str) -> bool {
    const VERBS: &str = "列明 明确 制定 细化 落实 完善 按照 对照 提出 研究 形成 建立 、 和 及 与 的 了 各项 具体 逐项 逐条 统一 填写 公示 确定 \
        注明 规定 修订 健全 优化 落细 压实 强化 跟踪 上述 有关 相关 该项 这些 一批 多项 为 将 对 把 在 按";
    crate::characters::ends_in_any(words, VERBS)
}

/// Decides which of the labels that may name a problem do: those followed by a label that tells of work, and that are
/// no item of the same numbered list.
fn label_titles(lines: &[Line], all: &mut [LineFacts]) {
    // The next line with a label or a number; built from the end backwards.
    let mut behind: Option<usize> = None;
    for at in (0..lines.len()).rev() {
        let (Some(line), Some(own)) = (lines.get(at), all.get(at).copied()) else {
            break;
        };
        if own.names_problem {
            let next = behind.and_then(|i| lines.get(i).zip(all.get(i)));
            let told = next.is_some_and(|(l, f)| {
                let work = f
                    .label
                    .is_some_and(|k| k.tells_of_work() || k == LabelKey::Other || k.is_field());
                let sibling = f.names_problem && l.marker.map(|m| m.style) == line.marker.map(|m| m.style);
                work && !f.names_problem && l.marker.is_none() || sibling && line.marker.is_some()
            }) || own.shape.labelled;
            if let Some(facts) = all.get_mut(at) {
                facts.names_problem = told;
                if told && line.marker.is_some() {
                    facts.label = None;
                    facts.shape.plain = true;
                    facts.leads_to_label = true;
                }
            }
        }
        if line.marker.is_some() && !own.lone_number
            || all.get(at).is_some_and(|f| f.label.is_some() || f.names_problem)
        {
            behind = Some(at);
        }
    }
}

fn alone(text: &str, line: &Line) -> LineFacts {
    let words = line.text(text);
    let label = label(words, line.label_place()).map(|f| f.key);
    let names_problem = names_problem(words);
    let titled = line.marker.is_some() || line.hashes > 0 || names_problem || title::may_stand_without_number(words);
    let shape = if titled { shape(words) } else { TitleShape::default() };
    let status = match line.marker.map(|m| m.style) {
        Some(MarkerStyle::Part | MarkerStyle::Bracketed) => progress_of_heading(first_sentence(words, shape.end)),
        None if label.is_none() => progress_of_heading(words)
            .filter(|_| line.hashes > 0 || crate::characters::ends_in_any(words, "的问题 的事项 的整改任务")),
        _ => None,
    };
    LineFacts {
        label,
        shape,
        status,
        names_problem,
        residue: is_page_residue(line.whole(text)),
        ..LineFacts::default()
    }
}

/// Whether a text begins with a label that may name a problem, and has words after it.
fn names_problem(words: &str) -> bool {
    crate::label::title_label(words).is_some_and(|behind| behind.chars().filter(|c| is_han(*c)).nth(2).is_some())
}

/// Whether a text begins by stating the progress of “this problem”.
fn says_of_the_problem(words: &str) -> bool {
    let words = trim_head(words);
    crate::characters::begins_with_any(words, "该问题 此问题 该项问题 此项问题 该事项 上述问题")
        && stated_progress(slice_to(words, 200)).is_some()
}

/// Text of a heading without its number and layout.
pub(crate) fn heading_words(text: &str) -> &str {
    let marked = crate::characters::trim(text);
    let words = slice_from(marked, crate::marker::marker(marked).map_or(0, |m| m.len));
    first_sentence(words, words.len())
}

/// The first sentence of a line without its closing mark.
pub(crate) fn first_sentence(words: &str, end: usize) -> &str {
    slice(words, 0, end)
        .trim_end_matches(|c| crate::characters::is_stop(c) || crate::characters::is_colon(c) || is_blank(c))
}

/// Text of a title or heading, without page numbers between its lines.
pub(crate) fn title_words(text: &str, lines: &[Line], facts: &[LineFacts], at: usize) -> String {
    let (Some(line), Some(own)) = (lines.get(at), facts.get(at)) else {
        return String::new();
    };
    let end = line.words() + own.shape.end;
    if own.wraps == 0 {
        return slice(text, line.words(), end).to_owned();
    }
    let taken = (at..=at + usize::from(own.wraps)).filter(|i| facts.get(*i).is_some_and(|f| !f.residue));
    taken
        .filter_map(|i| lines.get(i))
        .map(|l| slice(text, l.words(), l.body_end.min(end)))
        .collect()
}

/// Whether a line tells of the problem above it: by its label, or by its first words.
fn tells_of_it(text: &str, lines: &[Line], facts: &[LineFacts], at: usize) -> bool {
    lines.get(at).zip(facts.get(at)).is_some_and(|(line, fact)| {
        line.marker.is_none()
            && (fact.label.is_some_and(LabelKey::tells_of_work) || says_of_the_problem(line.text(text)))
    })
}

/// Shape of a title that may be wrapped over the following lines, and how many of those it takes.
fn wrapped(text: &str, lines: &[Line], facts: &[LineFacts], at: usize, own: TitleShape) -> (TitleShape, u8) {
    let Some(line) = lines.get(at) else { return (own, 0) };
    let next = lines
        .get(at + 1)
        .filter(|n| n.marker.is_none())
        .map_or("", |n| n.text(text));
    let words = line.text(text);
    let goes_on = !words.ends_with(is_stop)
        && (title::is_title_tail(next)
            || next.starts_with("的整改")
            || next.starts_with("整改。")
            || next.starts_with(is_stop));
    let named = facts.get(at).is_some_and(|f| f.names_problem);
    let about = begins_like_title(words);
    let quoted = words.starts_with(title::is_opening_quote);
    if own.complete && !goes_on || !about && !named && !quoted && line.marker.is_none() {
        return (own, 0);
    }
    // A title with an open quote goes on; after the quote the rest of the sentence may be wrapped too.
    let mut most = MOST_WRAPS;
    let mut joined = words.to_owned();
    let mut begins = vec![(0, line.words())];
    let mut over = 0u8;
    for wraps in 1..=MOST_QUOTED_WRAPS {
        let (Some(next), Some(its)) = (lines.get(at + usize::from(wraps)), facts.get(at + usize::from(wraps))) else {
            break;
        };
        if its.residue {
            // A page ends inside the title.
            over += 1;
            continue;
        }
        if wraps - over > most {
            break;
        }
        if its.in_table || next.marker.is_some() || its.label.is_some() || its.status.is_some() || its.names_problem {
            break;
        }
        // Behind a label or a number any sentence may follow; one that was wrapped does not begin with a longer line.
        if !about && !quoted && next.text(text).chars().count() > words.chars().count() {
            break;
        }
        joined.push('\n');
        begins.push((joined.len(), next.words()));
        joined.push_str(next.text(text));
        if title::quote_is_open(&joined) {
            most = wraps - over + MOST_WRAPS;
        }
        let mut shape = shape(&joined);
        // “三会一课”… may begin any sentence, and so may other words.
        let by_label = || shape.end >= joined.len() && tells_of_it(text, lines, facts, at + usize::from(wraps) + 1);
        let is_title = about || named || quoted && shape.plain;
        if shape.complete && !is_title && !by_label() {
            break;
        }
        if shape.complete {
            // End of the title in the text, pages between its lines included.
            let (from, place) = begins
                .iter()
                .rev()
                .find(|b| b.0 <= shape.end)
                .copied()
                .unwrap_or_default();
            shape.end = (place + shape.end - from).saturating_sub(line.words());
            return (shape, wraps);
        }
    }
    (own, 0)
}

//! What each line says for itself, before any context: its label, the shape of its title, whether it heads problems
//! by progress. `outline` and `results` decide from these and from the lines around.

use crate::canon::{cut, head, is_blank, is_colon, is_stop, trim_head};
use crate::label::{LabelKey, label};
use crate::line::Line;
use crate::marker::Style;
use crate::phrase::{is_residue, stated_progress, status_heading};
use crate::title::{Shape, shape};
use ledger::Progress;

/// What one line says for itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    /// The label it begins with.
    pub label: Option<LabelKey>,
    /// Where its first sentence ends and what that looks like; lines with a marker or a Markdown heading only.
    pub shape: Shape,
    /// How many of the lines behind it its title is wrapped over.
    pub wraps: u8,
    /// Its next line, or the rest of this one, begins with a label, or with 该问题已完成整改 and the like.
    pub leads_to_label: bool,
    /// It gathers problems by progress.
    pub status: Option<Progress>,
    /// It belongs to the page around the notice.
    pub residue: bool,
}

impl Facts {
    /// A marked line that is a problem or a group of problems by its own wording or its label.
    pub fn signals(&self, line: &Line) -> bool {
        let numbered = line.marker.is_some() && (self.leads_to_label || self.shape.plain && self.shape.quoted);
        self.label.is_none() && (numbered || self.unnumbered_title(line))
    }

    /// A problem's title without a number before it: only its wording and the label behind it tell.
    pub fn unnumbered_title(&self, line: &Line) -> bool {
        line.marker.is_none() && self.shape.plain && self.leads_to_label
    }
}

/// Lines that a title may be wrapped over, besides its first.
const MOST_WRAPS: u8 = 2;

/// The facts of every line.
pub(crate) fn facts(text: &str, lines: &[Line]) -> Vec<Facts> {
    let mut all: Vec<Facts> = lines.iter().map(|line| alone(text, line)).collect();
    // What looks like a label nobody knows, in the middle of a sentence that was wrapped, is a piece of that sentence.
    let mut ended = true;
    for (line, facts) in lines.iter().zip(&mut all) {
        if facts.label == Some(LabelKey::Other) && !ended {
            facts.label = None;
        }
        let words = line.text(text);
        let last = words.chars().next_back();
        let title = line.marker.is_some() && facts.shape.end >= words.len();
        ended = title || last.is_none_or(|c| is_stop(c) || is_colon(c) || matches!(c, '”' | '）' | ')'));
    }
    for at in 0..lines.len() {
        let (Some(line), Some(own)) = (lines.get(at), all.get(at).copied()) else {
            break;
        };
        // A title without a number: what is left of a list in a web page.
        let unnumbered = line.marker.is_none() && line.text(text).starts_with("关于");
        if line.marker.is_none() && !unnumbered || own.label.is_some() || own.status.is_some() && unnumbered {
            continue;
        }
        let (shape, wraps) = wrapped(text, lines, &all, at, own.shape);
        let next = at + 1 + usize::from(wraps);
        let whole = line.words() + shape.end >= lines.get(next.saturating_sub(1)).map_or(0, |l| l.body_end);
        let next_label = match (lines.get(next), all.get(next)) {
            (Some(l), Some(f)) if whole && l.marker.is_none_or(|m| Some(m.style) > line.marker.map(|m| m.style)) => {
                f.label
            }
            _ => None,
        };
        if let Some(facts) = all.get_mut(at) {
            facts.shape = shape;
            facts.wraps = wraps;
            let behind = cut(text, line.words() + shape.end, line.body_end);
            let stated = says_of_the_problem(behind)
                || whole
                    && lines
                        .get(next)
                        .is_some_and(|l| l.marker.is_none() && says_of_the_problem(l.text(text)));
            facts.leads_to_label = shape.labelled || stated || next_label.is_some_and(|k| k != LabelKey::Other);
        }
    }
    all
}

fn alone(text: &str, line: &Line) -> Facts {
    let words = line.text(text);
    let label = label(words, line.label_place()).map(|f| f.key);
    let shape = if line.marker.is_some() || line.hashes > 0 || words.starts_with("关于") {
        shape(words)
    } else {
        Shape::default()
    };
    let status = match line.marker.map(|m| m.style) {
        Some(Style::Part | Style::Bracketed) => status_heading(first_sentence(words, shape.end)),
        None if label.is_none() => status_heading(words).filter(|_| line.hashes > 0 || words.ends_with("的问题")),
        _ => None,
    };
    Facts {
        label,
        shape,
        status,
        residue: is_residue(line.whole(text)),
        ..Facts::default()
    }
}

/// A text that begins by saying how far "this problem" has come.
fn says_of_the_problem(words: &str) -> bool {
    let words = trim_head(words);
    (words.starts_with("该问题") || words.starts_with("此问题")) && stated_progress(head(words, 200)).is_some()
}

/// The first sentence of a line without what closes it.
pub(crate) fn first_sentence(words: &str, end: usize) -> &str {
    cut(words, 0, end).trim_end_matches(|c| crate::canon::is_stop(c) || crate::canon::is_colon(c) || is_blank(c))
}

/// The shape of a title that may be wrapped over the lines behind, and how many of those it takes.
fn wrapped(text: &str, lines: &[Line], facts: &[Facts], at: usize, own: Shape) -> (Shape, u8) {
    let Some(line) = lines.get(at) else { return (own, 0) };
    let next = lines
        .get(at + 1)
        .filter(|n| n.marker.is_none())
        .map_or("", |n| n.text(text));
    let words = line.text(text);
    let goes_on = !words.ends_with(is_stop)
        && (words.ends_with("整改") && next.starts_with("情况")
            || next.starts_with("的整改")
            || next.starts_with("整改。")
            || next.starts_with(is_stop));
    if own.complete && !goes_on || !line.text(text).trim_start_matches(['“', '"']).starts_with("关于") {
        return (own, 0);
    }
    for wraps in 1..=MOST_WRAPS {
        let (Some(next), Some(its)) = (lines.get(at + usize::from(wraps)), facts.get(at + usize::from(wraps))) else {
            break;
        };
        if next.marker.is_some() || its.label.is_some() || its.status.is_some() || its.residue {
            break;
        }
        let joined = shape(cut(text, line.words(), next.body_end));
        if joined.complete {
            return (joined, wraps);
        }
    }
    (own, 0)
}

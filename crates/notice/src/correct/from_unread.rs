//! Moving unread lines into a problem, a new one or an existing one. Titles and labels are recognised as in reading.

use super::CorrectionRefusal;
use crate::characters::{is_blank, slice, slice_from, trim, trim_head};
use crate::label::LabelPlace;
use crate::marker::marker;
use crate::proposal::{ProblemSeed, Proposal};
use crate::reader::{LineStretch, cut_at_labels};
use crate::span::{ProblemId, Span, SpanRole};
use crate::title::shape;
use ledger::Progress;

impl Proposal {
    /// Makes the unread lines from `first` to `last` (from 1, both included) a problem of their own: the first sentence
    /// is its title. It gets the group of the problem before it.
    pub fn problem_from_unread(
        &self,
        first: u32,
        last: u32,
        progress: Progress,
    ) -> Result<Proposal, CorrectionRefusal> {
        let new = self.next_id();
        let mut before = None;
        let mut titled = false;
        let mut spans = Vec::with_capacity(self.spans.len() + 1);
        for span in &self.spans {
            if !is_unread(span, first, last) {
                before = if titled { before } else { span.problem.or(before) };
                spans.push(*span);
                continue;
            }
            let moved = Span {
                role: SpanRole::ProblemText,
                problem: Some(new),
                ..*span
            };
            if titled {
                self.push_labelled(moved, &mut spans);
            } else {
                self.push_titled(moved, &mut spans);
            }
            titled = true;
        }
        if !titled {
            return Err(CorrectionRefusal::NotUnread);
        }
        let neighbour = before.and_then(|id| self.seeds.iter().find(|s| s.id == id));
        let mut seeds = self.seeds.clone();
        seeds.push(ProblemSeed {
            id: new,
            section: neighbour.map_or(0, |s| s.section),
            status: neighbour.and_then(|s| s.status),
            group: neighbour.map_or(Vec::new(), |s| s.group.clone()),
            progress: Some(progress),
            ..ProblemSeed::default()
        });
        Ok(self.with(spans, seeds))
    }

    /// Adds the unread lines from `first` to `last` (from 1, both included) to a problem, at the place where they
    /// stand: after its texts if they come later, else before its first label.
    pub fn add_unread_lines(&self, id: ProblemId, first: u32, last: u32) -> Result<Proposal, CorrectionRefusal> {
        self.seed_at(id)?;
        let mut spans = Vec::with_capacity(self.spans.len() + 1);
        let mut taken = false;
        for span in &self.spans {
            if !is_unread(span, first, last) {
                spans.push(*span);
                continue;
            }
            let moved = Span {
                role: SpanRole::ProblemText,
                problem: Some(id),
                ..*span
            };
            self.push_labelled(moved, &mut spans);
            taken = true;
        }
        if !taken {
            return Err(CorrectionRefusal::NotUnread);
        }
        Ok(self.with(spans, self.seeds.clone()))
    }

    /// Adds a text span as a title and the text after it.
    pub(super) fn push_titled(&self, span: Span, spans: &mut Vec<Span>) {
        let words = slice(&self.read, span.start, span.end);
        let head = words.len() - trim_head(words).len();
        let marker = marker(slice_from(words, head)).map_or(0, |m| m.len);
        let line = slice_from(words, head + marker);
        let line = line.split(['\n', '\r']).next().unwrap_or("");
        let end = head + marker + shape(line).end;
        let behind = slice_from(words, end);
        if behind.chars().all(is_blank) || end == 0 {
            spans.push(Span {
                role: SpanRole::ProblemTitle,
                ..span
            });
            return;
        }
        let middle = span.start + end;
        spans.push(Span {
            role: SpanRole::ProblemTitle,
            end: middle,
            ..span
        });
        let behind = Span {
            start: middle,
            line: self.line_of(&span, middle),
            ..span
        };
        self.push_labelled(behind, spans);
    }

    /// Adds a text span divided at the labels in it.
    fn push_labelled(&self, span: Span, spans: &mut Vec<Span>) {
        let words = slice(&self.read, span.start, span.end);
        let head = words.len() - trim_head(words).len();
        let body = trim(words);
        let at_line_start = slice(&self.text, 0, span.start)
            .chars()
            .next_back()
            .is_none_or(|c| matches!(c, '\n' | '\r'));
        let marker = marker(body).filter(|_| at_line_start).map_or(0, |m| m.len);
        let place = match (at_line_start, marker) {
            (false, _) => LabelPlace::AfterStop,
            (true, 0) => LabelPlace::LineStart,
            (true, _) => LabelPlace::BehindMarker,
        };
        let stretch = LineStretch {
            from: span.start + head,
            marker,
            end: span.start + head + body.len(),
            to: span.end,
            beyond: span.start + head + body.len(),
        };
        let mut start = span.start;
        // The unread rest of a text that was too long is one span over many lines: labels are not looked for in it.
        let one_line = !body.contains(['\n', '\r']);
        cut_at_labels(&self.read, stretch, Some(place), one_line, &mut |end, role| {
            if end > start {
                spans.push(Span {
                    start,
                    end,
                    role,
                    ..span
                });
                start = end;
            }
        });
    }
}

fn is_unread(span: &Span, first: u32, last: u32) -> bool {
    span.role == SpanRole::Unread && (first..=last).contains(&span.line)
}

//! Splitting a problem in two, at a line or at a character of a shown text.

use super::CorrectionRefusal;
use crate::characters::{is_blank, slice, slice_from};
use crate::label::LabelKey;
use crate::passage::source_offset;
use crate::proposal::{ProblemSeed, Proposal};
use crate::span::{ProblemId, Span, SpanRole};

impl Proposal {
    /// Byte offset in the source of a character of one of a problem's shown texts, for [`Proposal::split_at`]. `text`
    /// is an index into the problem's texts, `character` one into its characters.
    pub fn source_offset_of(&self, id: ProblemId, text: usize, character: usize) -> Option<usize> {
        let labelled = self.problem(id)?.texts.get(text)?;
        source_offset(&self.text, &labelled.stretches, character)
    }

    /// Byte offset in the source at which a line (from 1) begins.
    pub fn start_of_line(&self, line: u32) -> Option<usize> {
        let skip = usize::try_from(line).ok()?.checked_sub(1)?;
        let mut starts = std::iter::once(0).chain(line_starts(&self.text));
        starts.nth(skip)
    }

    /// Splits a problem before a line.
    pub fn split_at_line(&self, id: ProblemId, line: u32) -> Result<Proposal, CorrectionRefusal> {
        self.split_at(id, self.start_of_line(line).ok_or(CorrectionRefusal::NotInside)?)
    }

    /// Splits a problem at a byte offset of the source: the rest becomes a problem of its own, with the group and
    /// heading of the first. Its first sentence is its title, unless it begins with a label.
    pub fn split_at(&self, id: ProblemId, offset: usize) -> Result<Proposal, CorrectionRefusal> {
        let seed = self
            .seeds
            .get(self.seed_at(id)?)
            .ok_or(CorrectionRefusal::NoSuchProblem)?
            .clone();
        let own = |s: &Span| s.problem == Some(id);
        if !self.text.is_char_boundary(offset) {
            return Err(CorrectionRefusal::NotInside);
        }
        // Blanks before the first words of the new problem stay with the old one.
        let tail = slice_from(&self.text, offset);
        let offset = offset + tail.len() - tail.trim_start_matches(is_blank).len();
        let begins_before = self.spans.iter().any(|s| own(s) && s.start <= offset);
        let ends_behind = self.spans.iter().any(|s| own(s) && s.end > offset);
        if !begins_before || !ends_behind {
            return Err(CorrectionRefusal::NotInside);
        }
        let words_before = self.spans.iter().filter(|s| own(s)).any(|s| {
            let before = slice(&self.text, s.start, s.end.min(offset));
            s.start < offset && !before.chars().all(is_blank)
        });
        let words_behind = self.spans.iter().filter(|s| own(s)).any(|s| {
            let behind = slice(&self.text, s.start.max(offset), s.end);
            s.end > offset && !behind.chars().all(is_blank)
        });
        if !words_before {
            return Err(CorrectionRefusal::NothingLeft);
        }
        if !words_behind {
            return Err(CorrectionRefusal::NotInside);
        }
        let new = self.next_id();
        let mut titled = false;
        let mut spans = Vec::with_capacity(self.spans.len() + 3);
        for span in &self.spans {
            if !own(span) || span.end <= offset {
                spans.push(*span);
                continue;
            }
            let from = span.start.max(offset);
            if span.start < from {
                spans.push(Span { end: from, ..*span });
            }
            let moved = Span {
                start: from,
                line: self.line_of(span, from),
                problem: Some(new),
                ..*span
            };
            match moved.role {
                SpanRole::ProblemText if !titled => self.push_titled(moved, &mut spans),
                // Text that was moved before the title comes first; a problem has one title.
                SpanRole::ProblemTitle if titled => spans.push(Span {
                    role: SpanRole::ProblemText,
                    ..moved
                }),
                _ => spans.push(moved),
            }
            titled = true;
        }
        let mut seeds = self.seeds.clone();
        seeds.push(ProblemSeed {
            id: new,
            title: None,
            ..seed
        });
        Ok(self.with(spans, seeds))
    }

    /// Byte offsets in the source of the items in a problem's text, if it lists several: 一是…二是…, ①…②…. The feedback
    /// of an inspection often has several findings in one paragraph.
    pub fn finding_offsets(&self, id: ProblemId) -> Vec<usize> {
        let Some(problem) = self.problem(id) else {
            return Vec::new();
        };
        let told = |key| matches!(key, LabelKey::Finding | LabelKey::Body);
        let Some((at, text)) = problem.texts.iter().enumerate().find(|(_, t)| told(t.key)) else {
            return Vec::new();
        };
        let begins = crate::measures::item_beginnings(&text.text);
        if begins.len() < 2 {
            return Vec::new();
        }
        let characters = begins.iter().map(|begin| slice(&text.text, 0, *begin).chars().count());
        characters
            .filter_map(|character| self.source_offset_of(id, at, character))
            .collect()
    }

    /// Makes each item of a problem's text a problem of its own; the text before the first stays.
    pub fn split_into_findings(&self, id: ProblemId) -> Result<Proposal, CorrectionRefusal> {
        let mut split: Option<Proposal> = None;
        for offset in self.finding_offsets(id).into_iter().rev() {
            let next = split.as_ref().unwrap_or(self).split_at(id, offset)?;
            split = Some(next);
        }
        split.ok_or(CorrectionRefusal::NotInside)
    }

    /// Line of an offset inside a span.
    pub(super) fn line_of(&self, span: &Span, offset: usize) -> u32 {
        let before = slice(&self.text, span.start, offset);
        let words = crate::characters::trim_head(before);
        let breaks = line_starts(words).count();
        span.line.saturating_add(u32::try_from(breaks).unwrap_or(0))
    }
}

/// Offsets of the lines after the first.
fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, b)| {
        let breaks = *b == b'\n' || *b == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        breaks.then_some(at + 1)
    })
}

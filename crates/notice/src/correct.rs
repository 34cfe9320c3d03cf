//! What a person may correct in review. Each correction is a pure function from a proposal to a new one, or a typed
//! refusal; it moves spans from one role or owner to another and builds afresh, so the law of the spans holds and
//! counts and doubts are those of the corrected proposal.

use crate::build::build;
use crate::canon::{cut, is_blank};
use crate::passage::source_offset;
use crate::proposal::{Proposal, Seed};
use crate::span::{ProblemId, Role, Span};
use crate::title::shape;
use ledger::Progress;
use serde::Serialize;

/// Why a correction was not made. Its Chinese sentence is [`Declined::sentence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Declined {
    /// There is no such problem.
    NoSuchProblem,
    /// The first problem cannot be merged into one before it.
    NothingBefore,
    /// The place is not inside the problem's words.
    NotInside,
    /// The problem before the split would have no words left.
    NothingLeft,
    /// The stretch is not an unread one.
    NotUnread,
    /// A title without words.
    EmptyTitle,
}

impl Proposal {
    fn with(&self, spans: Vec<Span>, seeds: Vec<Seed>) -> Proposal {
        build(self.text.clone(), spans, seeds, self.read_to)
    }

    fn seed_at(&self, id: ProblemId) -> Result<usize, Declined> {
        self.seeds
            .iter()
            .position(|s| s.id == id)
            .ok_or(Declined::NoSuchProblem)
    }

    fn change(&self, id: ProblemId, change: &dyn Fn(&mut Seed)) -> Result<Proposal, Declined> {
        let at = self.seed_at(id)?;
        let mut seeds = self.seeds.clone();
        if let Some(seed) = seeds.get_mut(at) {
            change(seed);
        }
        Ok(self.with(self.spans.clone(), seeds))
    }

    /// Gives a problem another title. The printed one stays beside it.
    pub fn set_title(&self, id: ProblemId, title: &str) -> Result<Proposal, Declined> {
        let title = title.trim_matches(is_blank);
        if title.is_empty() {
            return Err(Declined::EmptyTitle);
        }
        self.change(id, &|seed| seed.title = Some(title.to_owned()))
    }

    /// Says how far a problem has come.
    pub fn set_progress(&self, id: ProblemId, progress: Progress) -> Result<Proposal, Declined> {
        self.change(id, &|seed| seed.progress = Some(progress))
    }

    /// Says which aspect and category a problem stands under, outermost first.
    pub fn set_group(&self, id: ProblemId, group: &[String]) -> Result<Proposal, Declined> {
        let names = group.iter().map(|g| g.trim_matches(is_blank)).filter(|g| !g.is_empty());
        let names: Vec<String> = names.map(str::to_owned).collect();
        self.change(id, &|seed| seed.group = names.clone())
    }

    /// Makes a problem part of the one before it: its title goes on the last text of that one, its labels stay.
    pub fn merge_into_previous(&self, id: ProblemId) -> Result<Proposal, Declined> {
        let at = self.seed_at(id)?;
        let into = at
            .checked_sub(1)
            .and_then(|i| self.seeds.get(i))
            .ok_or(Declined::NothingBefore)?
            .id;
        let mut spans = self.spans.clone();
        for span in spans.iter_mut().filter(|s| s.problem == Some(id)) {
            span.problem = Some(into);
            if span.role == Role::ProblemTitle {
                span.role = Role::ProblemText;
            }
        }
        Ok(self.with(spans, self.seeds.clone()))
    }

    /// Where in the source a character of one of a problem's shown texts stands: the way from a click to
    /// [`Proposal::split_at`]. `text` is an index into the problem's texts, `character` one into its words.
    pub fn source_of(&self, id: ProblemId, text: usize, character: usize) -> Option<usize> {
        let labelled = self.problem(id)?.texts.get(text)?;
        source_offset(&self.text, &labelled.stretches, character)
    }

    /// Where in the source a line (from 1) begins.
    pub fn start_of_line(&self, line: u32) -> Option<usize> {
        let skip = usize::try_from(line).ok()?.checked_sub(1)?;
        let mut starts = std::iter::once(0).chain(line_starts(&self.text));
        starts.nth(skip)
    }

    /// Splits a problem before a line.
    pub fn split_at_line(&self, id: ProblemId, line: u32) -> Result<Proposal, Declined> {
        self.split_at(id, self.start_of_line(line).ok_or(Declined::NotInside)?)
    }

    /// Splits a problem at a byte offset of the source: what lies behind becomes a problem of its own, with the
    /// group and heading of the first. Its first sentence is its title, unless it begins with a label.
    pub fn split_at(&self, id: ProblemId, offset: usize) -> Result<Proposal, Declined> {
        let seed = self
            .seeds
            .get(self.seed_at(id)?)
            .ok_or(Declined::NoSuchProblem)?
            .clone();
        let own = |s: &Span| s.problem == Some(id);
        if !self.text.is_char_boundary(offset) || !self.spans.iter().any(|s| own(s) && s.end > offset) {
            return Err(Declined::NotInside);
        }
        let words_before = self.spans.iter().filter(|s| own(s)).any(|s| {
            let before = cut(&self.text, s.start, s.end.min(offset));
            s.start < offset && !before.chars().all(is_blank)
        });
        let words_behind = self.spans.iter().filter(|s| own(s)).any(|s| {
            let behind = cut(&self.text, s.start.max(offset), s.end);
            s.end > offset && !behind.chars().all(is_blank)
        });
        if !words_before {
            return Err(Declined::NothingLeft);
        }
        if !words_behind {
            return Err(Declined::NotInside);
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
            if !titled && moved.role == Role::ProblemText && from == offset.max(span.start) {
                self.push_titled(moved, &mut spans);
            } else {
                spans.push(moved);
            }
            titled = true;
        }
        let mut seeds = self.seeds.clone();
        seeds.push(Seed {
            id: new,
            title: None,
            ..seed
        });
        Ok(self.with(spans, seeds))
    }

    /// Gives a problem up: all its words become unread.
    pub fn drop_to_unread(&self, id: ProblemId) -> Result<Proposal, Declined> {
        self.seed_at(id)?;
        let mut spans = self.spans.clone();
        for span in spans.iter_mut().filter(|s| s.problem == Some(id)) {
            span.problem = None;
            span.role = Role::Unread;
        }
        Ok(self.with(spans, self.seeds.clone()))
    }

    /// Takes the unread lines from `first` to `last` (from 1, both included) as a problem of their own: the first
    /// sentence is its title. It stands under the group of the problem before it.
    pub fn take_as_problem(&self, first: u32, last: u32, progress: Progress) -> Result<Proposal, Declined> {
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
                role: Role::ProblemText,
                problem: Some(new),
                ..*span
            };
            if titled {
                spans.push(moved);
            } else {
                self.push_titled(moved, &mut spans);
            }
            titled = true;
        }
        if !titled {
            return Err(Declined::NotUnread);
        }
        let neighbour = before.and_then(|id| self.seeds.iter().find(|s| s.id == id));
        let mut seeds = self.seeds.clone();
        seeds.push(Seed {
            id: new,
            section: neighbour.map_or(0, |s| s.section),
            status: neighbour.and_then(|s| s.status),
            group: neighbour.map_or(Vec::new(), |s| s.group.clone()),
            title: None,
            progress: Some(progress),
        });
        Ok(self.with(spans, seeds))
    }

    /// Adds the unread lines from `first` to `last` (from 1, both included) to a problem. They go where they stand:
    /// behind its texts when they stand behind them, before its first label otherwise.
    pub fn take_into(&self, id: ProblemId, first: u32, last: u32) -> Result<Proposal, Declined> {
        self.seed_at(id)?;
        let mut spans = self.spans.clone();
        let mut taken = false;
        for span in spans.iter_mut().filter(|s| is_unread(s, first, last)) {
            span.role = Role::ProblemText;
            span.problem = Some(id);
            taken = true;
        }
        if !taken {
            return Err(Declined::NotUnread);
        }
        Ok(self.with(spans, self.seeds.clone()))
    }

    /// An id no problem had in this proposal.
    fn next_id(&self) -> ProblemId {
        let last = self.seeds.iter().map(|s| s.id.0).max().unwrap_or(0);
        ProblemId(last.saturating_add(1))
    }

    /// A text span as a title and the text behind it.
    fn push_titled(&self, span: Span, spans: &mut Vec<Span>) {
        let words = cut(&self.text, span.start, span.end);
        let head = words.len() - words.trim_start_matches(crate::canon::leads).len();
        let marker = crate::marker::marker(crate::canon::rest(words, head)).map_or(0, |m| m.len);
        let line = crate::canon::rest(words, head + marker);
        let line = line.split(['\n', '\r']).next().unwrap_or("");
        let end = head + marker + shape(line).end;
        let behind = crate::canon::rest(words, end);
        if behind.chars().all(is_blank) || end == 0 {
            spans.push(Span {
                role: Role::ProblemTitle,
                ..span
            });
            return;
        }
        let middle = span.start + end;
        spans.push(Span {
            role: Role::ProblemTitle,
            end: middle,
            ..span
        });
        spans.push(Span {
            start: middle,
            line: self.line_of(&span, middle),
            ..span
        });
    }

    /// The line of an offset inside a span.
    fn line_of(&self, span: &Span, offset: usize) -> u32 {
        let before = cut(&self.text, span.start, offset);
        let words = before.trim_start_matches(crate::canon::leads);
        let breaks = line_starts(words).count();
        span.line.saturating_add(u32::try_from(breaks).unwrap_or(0))
    }
}

fn is_unread(span: &Span, first: u32, last: u32) -> bool {
    span.role == Role::Unread && (first..=last).contains(&span.line)
}

/// Where the lines behind the first begin.
fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, b)| {
        let breaks = *b == b'\n' || *b == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        breaks.then_some(at + 1)
    })
}

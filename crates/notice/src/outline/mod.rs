//! Outline of the notice: which lines are head, part one, part two, part three and tail. Problems inside part two are
//! found by `part_two_lines`; here are only signs that a part has some.

mod tail;

use crate::characters::{begins_with_any, contains_any, is_stop};
use crate::line_facts::{LineFacts, first_sentence};
use crate::lines::Line;
use crate::marker::MarkerStyle;
use crate::set_phrases::{PartSubject, is_plain_results_heading, is_signature, is_title, subject_of_heading};

/// Region of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    Unread,
    NoticeTitle,
    Opening,
    /// Heading of a part; the rest of the line belongs to the part.
    Heading(PartSubject),
    Organisation,
    Results,
    Next,
    Attachments,
    Contact,
    Signature,
    /// Date, with its offset: a signature may stand before it on the line.
    Date(usize),
}

/// Region of every line.
pub(crate) fn outline(text: &str, lines: &[Line], facts: &[LineFacts]) -> Vec<Region> {
    let mut regions = vec![Region::Unread; lines.len()];
    let page = Page { text, lines, facts };
    let tail = page.tail(&mut regions);
    let parts = page.parts(tail);
    let first = parts.first().map_or(tail, |p| p.from);
    page.head(first, parts.is_empty(), &mut regions);
    for (at, part) in parts.iter().enumerate() {
        let to = parts.get(at + 1).map_or(tail, |p| p.from);
        for (line, region) in regions.iter_mut().enumerate().take(to).skip(part.from) {
            let residue = facts.get(line).is_some_and(|f| f.residue);
            *region = match part.about {
                _ if residue => Region::Unread,
                kind if part.headed && line == part.from => Region::Heading(kind),
                PartSubject::Organisation => Region::Organisation,
                PartSubject::Next => Region::Next,
                PartSubject::Results | PartSubject::Unsaid => Region::Results,
            };
        }
    }
    // Evidence that this is a notice; a date or an address alone is none.
    let notice = |r: &Region| {
        !matches!(
            r,
            Region::Unread | Region::Contact | Region::Signature | Region::Date(_) | Region::Attachments
        )
    };
    let parted = parts
        .iter()
        .any(|p| p.about == PartSubject::Results || p.about == PartSubject::Organisation && parts.len() > 1);
    if !parted
        && !regions
            .iter()
            .any(|r| matches!(r, Region::NoticeTitle | Region::Opening))
        || !regions.iter().any(notice)
    {
        regions.fill(Region::Unread);
    }
    regions
}

struct Part {
    from: usize,
    /// Whether its first line is its heading and names no group of problems.
    headed: bool,
    about: PartSubject,
}

struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    facts: &'a [LineFacts],
}

impl Page<'_> {
    fn whole(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |l| l.whole(self.text))
    }

    fn fact(&self, at: usize) -> LineFacts {
        self.facts.get(at).copied().unwrap_or_default()
    }

    fn style(&self, at: usize) -> Option<MarkerStyle> {
        self.lines.get(at).and_then(|l| l.marker).map(|m| m.style)
    }

    /// Whether a line is a sign of listed problems.
    fn signals(&self, at: usize) -> bool {
        let fact = self.fact(at);
        fact.in_table || fact.status.is_some() || self.lines.get(at).is_some_and(|l| fact.is_surely_problem(l))
    }

    /// Parts before the tail, each with its first line.
    fn parts(&self, tail: usize) -> Vec<Part> {
        let mut parts: Vec<Part> = (0..tail).filter_map(|at| self.part_at(at)).collect();
        // Problems before the first heading, or no heading at all: part two begins at the first sign of problems.
        let headless = parts.first().map_or(tail, |p| p.from);
        if let Some(signal) = (0..headless).find(|i| self.signals(*i)) {
            let from = self.with_its_headings(signal);
            parts.insert(
                0,
                Part {
                    from,
                    headed: false,
                    about: PartSubject::Results,
                },
            );
        }
        self.settle(&mut parts, tail);
        self.closing_part(&mut parts, tail);
        parts
    }

    /// Part whose heading is at this line.
    fn part_at(&self, at: usize) -> Option<Part> {
        let line = self.lines.get(at)?;
        let fact = self.fact(at);
        let words = line.text(self.text);
        let heading = first_sentence(words, fact.shape.end);
        let marked = self.style(at) == Some(MarkerStyle::Part);
        let hashed = line.marker.is_none() && line.hashes > 0 && !is_title(line.whole(self.text));
        if !(marked || hashed) || fact.label.is_some() || fact.residue || fact.in_table || heading.chars().count() > 45
        {
            return None;
        }
        let plain = is_plain_results_heading(heading);
        let names_problems = fact.status.is_some() || !plain && fact.shape.plain;
        let kind = if names_problems {
            PartSubject::Results
        } else {
            subject_of_heading(heading)
        };
        if hashed && (kind == PartSubject::Unsaid || fact.status.is_some()) {
            return None;
        }
        Some(Part {
            from: at,
            headed: !names_problems,
            about: kind,
        })
    }

    /// Corrects a part's kind by its content, where that tells more than its heading.
    fn settle(&self, parts: &mut [Part], tail: usize) {
        let ends: Vec<usize> = parts.iter().skip(1).map(|p| p.from).chain([tail]).collect();
        let mut holds_problems = Vec::with_capacity(parts.len());
        for (part, to) in parts.iter().zip(&ends) {
            let from = if part.headed { part.from + 1 } else { part.from };
            holds_problems.push((from..*to).any(|i| self.signals(i)));
        }
        let any = holds_problems.contains(&true);
        let mut seen = false;
        for (part, has) in parts.iter_mut().zip(&holds_problems) {
            let plain = self
                .lines
                .get(part.from)
                .is_some_and(|l| is_plain_results_heading(l.text(self.text)));
            part.about = match part.about {
                _ if *has => PartSubject::Results,
                PartSubject::Unsaid if seen => PartSubject::Next,
                PartSubject::Results if any && !seen && part.headed && !plain => PartSubject::Organisation,
                PartSubject::Unsaid => PartSubject::Organisation,
                kind => kind,
            };
            // "一、聚焦…方面" is the heading of a group of problems, and is kept for its name.
            if *has && part.headed && !plain {
                let heading = self.lines.get(part.from).map_or("", |l| l.text(self.text));
                let kind = subject_of_heading(heading);
                part.headed = kind == PartSubject::Results
                    || kind == PartSubject::Next
                    || heading.contains("情况") && !heading.contains("方面");
            }
            seen |= *has || part.about == PartSubject::Results;
        }
    }

    /// Finds part three without 三、: （四）下一步打算, or a paragraph that begins 下一步，.
    fn closing_part(&self, parts: &mut Vec<Part>, tail: usize) {
        if parts.last().is_none_or(|p| p.about != PartSubject::Results) {
            return;
        }
        let floor = parts.last().map_or(0, |p| p.from + 1);
        let last = (floor..tail)
            .rev()
            .find(|i| self.signals(*i) || self.fact(*i).label.is_some());
        let Some(last) = last else { return };
        let found = (last + 1..tail).find(|at| {
            let (words, fact) = (self.lines.get(*at).map_or("", |l| l.text(self.text)), self.fact(*at));
            let heading = first_sentence(words, fact.shape.end);
            match self.style(*at) {
                Some(MarkerStyle::Bracketed | MarkerStyle::Part) => {
                    heading.chars().count() <= 30 && subject_of_heading(heading) == PartSubject::Next
                }
                None => {
                    let before = self.whole(at - 1).chars().next_back().is_none_or(is_stop);
                    before
                        && (words.starts_with("下一步，") || words.starts_with("下一步,"))
                        && contains_any(words, "党组 党委 我局 我们 整改 支部")
                }
                _ => false,
            }
        });
        if let Some(from) = found {
            parts.push(Part {
                from,
                headed: self.style(from).is_some(),
                about: PartSubject::Next,
            });
        }
    }

    /// First of the headings directly above a line of deeper rank.
    fn with_its_headings(&self, signal: usize) -> usize {
        let mut from = signal;
        let mut rank = self.style(signal);
        for at in (signal.saturating_sub(6)..signal).rev() {
            match (self.style(at), rank) {
                (Some(style), Some(inner)) if style < inner && self.whole(at).chars().nth(60).is_none() => {
                    from = at;
                    rank = Some(style);
                }
                _ => {}
            }
        }
        from
    }

    /// Marks title and opening among the lines before the first part.
    fn head(&self, first: usize, no_parts: bool, regions: &mut [Region]) {
        let title = (0..first)
            .rev()
            .find(|i| is_title(self.whole(*i)) && !self.fact(*i).residue);
        let dated = regions.iter().any(|r| matches!(r, Region::Date(_)));
        let mut open = false;
        for at in 0..first {
            let words = self.whole(at);
            let wrapped_title =
                title == Some(at + 1) && (is_signature(words) || words.contains("关于") && !words.contains(is_stop));
            let region = if self.fact(at).residue {
                continue;
            } else if !dated && title.is_some_and(|t| at == t + 1) && is_dated(words) {
                Region::Date(self.lines.get(at).map_or(0, |l| l.body))
            } else if title == Some(at) || wrapped_title {
                Region::NoticeTitle
            } else if title.is_none_or(|t| at > t) && (opens(words, title.is_none() && no_parts) || open && !no_parts) {
                open = true;
                Region::Opening
            } else {
                continue;
            };
            if let Some(slot) = regions.get_mut(at) {
                *slot = region;
            }
        }
    }
}

/// Whether it is a date in parentheses, as it may stand under the title.
fn is_dated(line: &str) -> bool {
    let inner = line.trim_matches(['（', '）', '(', ')']);
    inner.len() < line.len() && crate::date::closing_date(inner).is_some_and(|d| d.1 == 0)
}

/// Whether it is a line of the opening formula. If nothing else marks a notice, it has to mention one.
fn opens(line: &str, alone: bool) -> bool {
    let speaks = contains_any(line, "巡察 巡视 整改");
    let formula = begins_with_any(line, "根据 按照 现将 受 为");
    let sentence = line.contains(is_stop) || line.chars().nth(40).is_some();
    if alone
        && !contains_any(
            line,
            "整改情况 落实情况 进行公示 予以公布 予以公示 巡察组 巡视组 督察组 反馈问题 反馈意见",
        )
    {
        return false;
    }
    sentence && (speaks || formula) || formula && line.chars().nth(12).is_some()
}

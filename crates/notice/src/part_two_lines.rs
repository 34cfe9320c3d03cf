//! Classification of the lines of part two: which numbered line is a heading, which a problem, which a paragraph inside
//! a problem's text. Decided from the line's own facts (`line_facts`), from the numbers before it, and from the lines after
//! it.

use crate::characters::{is_blank, is_colon, is_han, is_stop, slice_from};
use crate::line_facts::{LineFacts, first_sentence, title_words};
use crate::lines::Line;
use crate::marker::{Marker, MarkerStyle, marker};
use crate::names_in_titles;
use ledger::Progress;

/// Kind of a line of part two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PartTwoLine {
    /// Heading of problems by progress.
    Status(Progress),
    /// Heading of an aspect or a category, at a depth from 1.
    Group(u8),
    /// Start of a problem.
    Problem,
    /// Part of the problem or heading before it.
    More,
}

/// Classifier of lines, in order; keeps track of the open headings and the open problem.
pub(crate) struct LineClassifier<'a> {
    written: &'a str,
    text: &'a str,
    lines: &'a [Line],
    facts: &'a [LineFacts],
    /// Index of the next marked or labelled line behind each line.
    next: Vec<usize>,
    headings: Vec<Heading>,
    open: Option<Open>,
    /// Style of the numbers of problems in the current section, if known.
    style: Option<MarkerStyle>,
    sections: u32,
    /// Whether the current section states that it has none (无。).
    none_here: bool,
}

struct Heading {
    style: MarkerStyle,
    status: Option<Progress>,
    group: Option<String>,
    section: u32,
}

/// The open problem.
struct Open {
    style: MarkerStyle,
    number: u32,
    /// Whether one of its texts has a label.
    labelled: bool,
    /// Whether it began with a label that names it (问题描述：), not with a title.
    by_label: bool,
    /// Last number of a list inside its text that is numbered like the problems.
    inner: Option<u32>,
}

impl<'a> LineClassifier<'a> {
    pub fn new(written: &'a str, text: &'a str, lines: &'a [Line], facts: &'a [LineFacts]) -> Self {
        let mut next = vec![lines.len(); lines.len()];
        let mut behind = lines.len();
        for at in (0..lines.len()).rev() {
            if let Some(slot) = next.get_mut(at) {
                *slot = behind;
            }
            let marked =
                lines.get(at).is_some_and(|l| l.marker.is_some()) && facts.get(at).is_some_and(|f| !f.lone_number);
            if marked || facts.get(at).is_some_and(|f| f.label.is_some() || f.status.is_some()) {
                behind = at;
            }
        }
        LineClassifier {
            written,
            text,
            lines,
            facts,
            next,
            headings: Vec::new(),
            open: None,
            style: None,
            sections: 0,
            none_here: false,
        }
    }

    /// Names of the open aspects and categories.
    pub fn group(&self) -> Vec<String> {
        self.headings.iter().filter_map(|h| h.group.clone()).collect()
    }

    /// Names of the open aspects and categories, each with the style of its number.
    pub fn headings_over(&self) -> Vec<(MarkerStyle, String)> {
        let named = |h: &Heading| Some((h.style, h.group.clone()?));
        self.headings.iter().filter_map(named).collect()
    }

    /// Progress of the innermost open heading by progress.
    pub fn status(&self) -> Option<Progress> {
        self.headings.iter().rev().find_map(|h| h.status)
    }

    /// The open section, 0 for none.
    pub fn section(&self) -> u32 {
        self.headings.last().map_or(0, |h| h.section)
    }

    /// Number of headings so far; a table adds its own.
    pub fn sections(&mut self) -> &mut u32 {
        &mut self.sections
    }

    /// Ends the open problem; called before a table.
    pub fn close_problem(&mut self) {
        self.open = None;
    }

    /// Enters a group, a heading of a list, at a depth from 1.
    pub fn enter_list(&mut self, heading: &str, depth: u8) {
        self.headings.truncate(usize::from(depth).saturating_sub(1));
        self.sections += 1;
        self.headings.push(Heading {
            style: MarkerStyle::Part,
            status: None,
            group: Some(names_in_titles::name_in_heading(first_sentence(heading, heading.len()))),
            section: self.sections,
        });
    }

    /// Leaves all headings: another part begins.
    pub fn leave(&mut self) {
        self.headings.clear();
        self.open = None;
        self.none_here = false;
        self.style = None;
    }

    /// Whether a problem is open.
    pub fn in_problem(&self) -> bool {
        self.open.is_some()
    }

    /// Kind of the line at `at`. To be called in order, for every line of part two.
    pub fn kind(&mut self, at: usize) -> PartTwoLine {
        let (Some(line), Some(fact)) = (self.lines.get(at), self.facts.get(at)) else {
            return PartTwoLine::More;
        };
        let (line, fact) = (*line, *fact);
        if fact.names_problem && line.marker.is_none() && self.open.as_ref().is_none_or(|open| open.by_label) {
            self.open = Some(Open {
                style: MarkerStyle::Numbered,
                number: 0,
                labelled: true,
                by_label: true,
                inner: None,
            });
            return PartTwoLine::Problem;
        }
        if self.numbers_the_next(at, &line) {
            self.open = None;
            return PartTwoLine::More;
        }
        if fact.label.is_some() {
            if let Some(open) = self.open.as_mut() {
                open.labelled = true;
                open.inner = inline_list(line.text(self.text), open.style, 0);
            }
            return PartTwoLine::More;
        }
        if let Some(progress) = fact.status {
            self.enter(
                line.marker.map_or(MarkerStyle::Bracketed, |m| m.style),
                Some(progress),
                None,
                at,
            );
            return PartTwoLine::Status(progress);
        }
        let Some(marker) = line.marker else {
            if fact.unnumbered_title(&line) {
                self.open = Some(Open {
                    style: self.style.unwrap_or(MarkerStyle::Numbered),
                    number: 0,
                    labelled: fact.shape.labelled,
                    by_label: false,
                    inner: None,
                });
                return PartTwoLine::Problem;
            }
            if let Some(open) = self.open.as_mut() {
                let last = open.inner.unwrap_or(0);
                open.inner = inline_list(line.text(self.text), open.style, last).or(open.inner);
            }
            if line.text(self.text).trim_matches(|c| !is_han(c)) == "无" && self.open.is_none() {
                self.none_here = true;
            }
            return self.unmarked_heading(at, &line, &fact);
        };
        if self.is_group(at, &line, &fact, marker) {
            let name = names_in_titles::name_in_heading(&title_words(self.written, self.lines, self.facts, at));
            self.enter(marker.style, None, Some(name), at);
            let depth = self.headings.iter().filter(|h| h.group.is_some()).count().clamp(1, 9);
            return PartTwoLine::Group(depth as u8);
        }
        if !self.is_problem(&line, &fact, marker) {
            return PartTwoLine::More;
        }
        // A heading by progress is left only for another heading, however the problems under it are numbered.
        while self
            .headings
            .last()
            .is_some_and(|h| !nests(marker.style, h.style) && h.group.is_some())
        {
            self.headings.pop();
        }
        self.style = self.style.or(Some(marker.style));
        self.open = Some(Open {
            style: marker.style,
            number: marker.number,
            labelled: fact.shape.labelled,
            by_label: false,
            inner: inline_list(slice_from(line.text(self.text), fact.shape.end), marker.style, 0),
        });
        PartTwoLine::Problem
    }

    /// Whether it is only the number of the problem that a label on the next line names: 序号：2.
    fn numbers_the_next(&self, at: usize, line: &Line) -> bool {
        let words = line.whole(self.text);
        words.chars().nth(12).is_none()
            && crate::characters::begins_with_any(words, "序号 编号 问题序号 问题编号")
            && words.contains(is_colon)
            && self.facts.get(at + 1).is_some_and(|f| f.names_problem)
    }

    /// A Markdown heading without a number is that of a group.
    fn unmarked_heading(&mut self, at: usize, line: &Line, fact: &LineFacts) -> PartTwoLine {
        let words = line.text(self.text);
        if line.hashes == 0 || words.chars().nth(50).is_some() || !self.leads_to_problem(at, MarkerStyle::Bracketed) {
            return PartTwoLine::More;
        }
        let style = if line.hashes <= 2 {
            MarkerStyle::Part
        } else {
            MarkerStyle::Bracketed
        };
        let name = names_in_titles::name_in_heading(first_sentence(line.text(self.written), fact.shape.end));
        self.enter(style, None, Some(name), at);
        PartTwoLine::Group(self.headings.iter().filter(|h| h.group.is_some()).count().clamp(1, 9) as u8)
    }

    fn enter(&mut self, style: MarkerStyle, status: Option<Progress>, group: Option<String>, at: usize) {
        while self.headings.last().is_some_and(|h| h.style >= style) {
            self.headings.pop();
        }
        self.sections += 1;
        self.headings.push(Heading {
            style,
            status,
            group,
            section: self.sections,
        });
        self.open = None;
        self.none_here = false;
        self.style = self.problem_style(at);
    }

    /// Style of the numbers of problems under the heading at `at`: that of the first line that is surely one, or else
    /// of the first marked line.
    fn problem_style(&self, at: usize) -> Option<MarkerStyle> {
        let mut first = None;
        for behind in at + 1..self.lines.len() {
            let (Some(line), Some(fact)) = (self.lines.get(behind), self.facts.get(behind)) else {
                break;
            };
            if fact.status.is_some() {
                break;
            }
            let Some(marker) = line.marker else { continue };
            if marker.style <= MarkerStyle::Bracketed && !sure(line, fact, self.text) {
                break;
            }
            if sure(line, fact, self.text) && !self.leads_to_problem(behind, marker.style) {
                return Some(marker.style);
            }
            first = first.or(Some(marker.style));
        }
        first
    }

    /// Whether the next marked line, without a label in between, is surely a problem and numbered deeper than `style`.
    fn leads_to_problem(&self, at: usize, style: MarkerStyle) -> bool {
        let Some(next) = self.next.get(at).copied() else {
            return false;
        };
        let (Some(line), Some(fact)) = (self.lines.get(next), self.facts.get(next)) else {
            return false;
        };
        let cut_off = next + 1 == self.lines.len() && crate::title::begins_like_title(line.text(self.text));
        line.marker.is_some_and(|m| nests(m.style, style))
            && fact.label.is_none()
            && (cut_off || sure(line, fact, self.text))
    }

    /// Whether it is a heading of an aspect or category rather than a problem.
    fn is_group(&self, at: usize, line: &Line, fact: &LineFacts, marker: Marker) -> bool {
        if fact.shape.labelled || marker.style == MarkerStyle::Circled {
            return false;
        }
        let words = line.text(self.text);
        let heading = first_sentence(slice_from(self.text, line.words()), fact.shape.end);
        if heading.chars().nth(80).is_some() {
            return false;
        }
        let next = self
            .next
            .get(at)
            .and_then(|n| Some((self.lines.get(*n)?.marker?, self.facts.get(*n)?)));
        let followed = next.is_some_and(|(m, f)| nests(m.style, marker.style) && f.label.is_none());
        let aspect = heading.ends_with("方面") || heading.starts_with('在') && heading.contains("方面");
        if marker.style <= MarkerStyle::Bracketed && aspect && !sure(line, fact, self.text) {
            return followed || !fact.leads_to_label;
        }
        if !followed || !self.leads_to_problem(at, marker.style) && !self.leads_to_group(at, marker.style) {
            return false;
        }
        if sure(line, fact, self.text) || aspect {
            return true;
        }
        // A plain heading (（二）党的建设) is a phrase, not a sentence; and a list inside a text does not interrupt the
        // numbering of problems.
        let phrase = !words.contains(is_stop) && !words.contains(['，', ',']);
        let goes_on = match (&self.open, next) {
            (Some(open), Some((m, _))) => m.style == open.style && m.number == open.number.saturating_add(1),
            _ => false,
        };
        phrase && !goes_on && words.chars().nth(50).is_none()
    }

    /// Whether the next marked line is itself a group: 一、…方面 → （一）…方面 → 1.
    fn leads_to_group(&self, at: usize, style: MarkerStyle) -> bool {
        let Some(next) = self.next.get(at).copied() else {
            return false;
        };
        let Some((line, fact)) = self.lines.get(next).zip(self.facts.get(next)) else {
            return false;
        };
        let Some(marker) = line.marker.filter(|m| nests(m.style, style)) else {
            return false;
        };
        fact.label.is_none() && self.leads_to_problem(next, marker.style)
    }

    /// Whether it is a problem rather than a numbered paragraph of a text.
    fn is_problem(&mut self, line: &Line, fact: &LineFacts, marker: Marker) -> bool {
        let likely = fact.shape.plain || fact.leads_to_label;
        let sure = sure(line, fact, self.text);
        let section_style = self.style;
        let text = self.text;
        let Some(open) = self.open.as_mut() else {
            // No open problem: under a heading the first numbered line is one; without a heading it must look like one.
            let first = !self.headings.is_empty() && section_style == Some(marker.style);
            return if self.none_here { sure } else { likely || first };
        };
        if marker.style > open.style && open.labelled {
            // A list inside a labelled text, unless it is a problem with labels of its own.
            return sure && (fact.shape.labelled || fact.shape.quoted && fact.leads_to_label);
        }
        if sure {
            return true;
        }
        if marker.style != open.style {
            return likely && marker.style < open.style;
        }
        let (last, number) = (open.number, marker.number);
        if marker.style == MarkerStyle::Bullet {
            return likely && !open.labelled;
        }
        let in_list = open.inner.is_some_and(|inner| number == inner.saturating_add(1));
        // A list inside the text begins, numbered like the problems.
        if in_list || number == 1 {
            open.inner = inline_list(line.text(text), marker.style, number).or(Some(number));
            return false;
        }
        open.inner.is_none() && number >= last && number <= last.saturating_add(3) || likely
    }
}

/// Whether numbers of one style nest below those of the other. A bullet nests below all, and above (1) and ①.
fn nests(inner: MarkerStyle, outer: MarkerStyle) -> bool {
    match outer {
        MarkerStyle::Bullet => matches!(inner, MarkerStyle::Parenthesised | MarkerStyle::Circled),
        MarkerStyle::Part
        | MarkerStyle::Bracketed
        | MarkerStyle::Numbered
        | MarkerStyle::Parenthesised
        | MarkerStyle::Circled => inner > outer,
    }
}

/// Whether a line is surely a problem, or a category of problems, by its own wording and label.
fn sure(line: &Line, fact: &LineFacts, text: &str) -> bool {
    let about = crate::title::begins_like_title(line.text(text));
    fact.label.is_none()
        && line.marker.is_some()
        && fact.shape.plain
        && (about || fact.shape.quoted || fact.leads_to_label)
}

/// Last number of a list inside a line that continues after `last` (0: begins at 1): 1.修订制度；2.开展培训.
fn inline_list(words: &str, style: MarkerStyle, last: u32) -> Option<u32> {
    let mut reached = last;
    let mut before: Option<char> = None;
    for (at, c) in words.char_indices() {
        let begins = before
            .is_none_or(|b| is_stop(b) || is_blank(b) || is_colon(b) || matches!(b, '，' | ',' | '、' | '）' | '”'));
        before = Some(c);
        if !begins || !(c.is_numeric() || matches!(c, '(' | '（') || is_han(c)) {
            continue;
        }
        let next = marker(crate::characters::slice_to(slice_from(words, at), 24));
        if next.is_some_and(|m| m.style == style && m.number == reached.saturating_add(1)) {
            reached = reached.saturating_add(1);
        }
    }
    (reached > last).then_some(reached)
}

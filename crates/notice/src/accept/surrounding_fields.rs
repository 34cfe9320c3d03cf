//! Texts around the problems of a notice, sorted into the fields of the round: headings and texts of the parts and of
//! the sections by progress, headings of groups. A number of problems that a section states of itself becomes a field
//! that is filled in from the record.

use super::{joined, lines, pattern};
use crate::characters::{slice, slice_from};
use crate::declared::declared_counts::CountedThing;
use crate::line_facts::heading_words;
use crate::marker::marker;
use crate::passage::{Paragraph, paragraphs};
use crate::proposal::{Proposal, Section};
use crate::set_phrases::{PartSubject, subject_of_heading};
use crate::span::SpanRole;
use ledger::Draft;
use ledger::NoticeWording;
use ledger::{Due, Field, Kind, Progress, Value};

/// Name of the field for the number of problems of the section that a text introduces, as `paper` spells it.
const OF_SECTION: &str = "本节问题数";

/// The three parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Organisation,
    Results,
    Plan,
}

/// Texts around the problems.
#[derive(Debug, Default)]
pub(super) struct SurroundingFields {
    /// Fields of the round with the paragraphs of each, in order.
    texts: Vec<(Field, Vec<String>)>,
    /// Texts that have no field, in order.
    between: Vec<String>,
    /// Headings of groups, each with its texts before the first problem.
    groups: Vec<Section>,
}

/// Fields of a section by progress: its heading, and its introduction.
fn fields_of(progress: Progress) -> (Field, Field) {
    match progress {
        Progress::Done => (Field::HeadDone, Field::IntroDone),
        Progress::NearlyDone => (Field::HeadNearlyDone, Field::IntroNearlyDone),
        Progress::UnderWay => (Field::HeadUnderWay, Field::IntroUnderWay),
        Progress::NotStarted => (Field::HeadNotStarted, Field::IntroNotStarted),
    }
}

impl SurroundingFields {
    pub(super) fn of(proposal: &Proposal) -> SurroundingFields {
        let mut around = SurroundingFields::default();
        let paragraphs = paragraphs(&proposal.text, &proposal.spans);
        // The open section, and its number of problems.
        let mut open: Option<(Progress, usize)> = None;
        let mut in_group = false;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let text = paragraph.text.as_str();
            match paragraph.role {
                SpanRole::PartHeading => {
                    (open, in_group) = (None, false);
                    around.part(part(proposal, &paragraphs, at), text);
                }
                SpanRole::Organisation => around.put(Field::Organisation, text),
                SpanRole::NextSteps | SpanRole::Attachments => around.put(Field::Plan, text),
                SpanRole::ResultsIntro => around.put(Field::ResultsIntro, text),
                SpanRole::StatusHeading(progress) => {
                    let stand = proposal.seeds.iter().filter(|seed| seed.status == Some(progress));
                    let section = (progress, stand.count());
                    let (head, _) = fields_of(progress);
                    in_group = false;
                    if around.has(head) {
                        open = None;
                        around.between.push(text.to_owned());
                    } else {
                        open = Some(section);
                        around.put(head, &filling(proposal, paragraph, section).replace('\n', ""));
                    }
                }
                SpanRole::GroupHeading(_) => in_group = true,
                SpanRole::SectionIntro => match open {
                    // Texts under a group's heading belong to the group.
                    _ if in_group => {}
                    Some(section) => around.put(fields_of(section.0).1, &filling(proposal, paragraph, section)),
                    None => around.between.push(text.to_owned()),
                },
                SpanRole::NoticeTitle
                | SpanRole::Opening
                | SpanRole::Contact
                | SpanRole::Signature
                | SpanRole::PublishDate
                | SpanRole::Unread
                | SpanRole::TableFrame
                | SpanRole::ProblemTitle
                | SpanRole::ProblemLabel
                | SpanRole::ProblemText
                | SpanRole::Cell(_) => {}
            }
        }
        for section in proposal.sections.iter().filter(|section| section.progress.is_none()) {
            around.keep_group(section);
        }
        around
    }

    fn has(&self, field: Field) -> bool {
        self.texts.iter().any(|(known, _)| *known == field)
    }

    fn put(&mut self, field: Field, text: &str) {
        match self.texts.iter_mut().find(|(known, _)| *known == field) {
            Some((_, paragraphs)) => paragraphs.push(text.to_owned()),
            None => self.texts.push((field, vec![text.to_owned()])),
        }
    }

    /// Keeps the heading of a part: the first has a field of its own, a later one stands among the part's paragraphs.
    fn part(&mut self, part: Part, heading: &str) {
        let (head, body) = match part {
            Part::Organisation => (Field::HeadOrganisation, Some(Field::Organisation)),
            Part::Results => (Field::HeadResults, None),
            Part::Plan => (Field::HeadPlan, Some(Field::Plan)),
        };
        let begun = self.has(head) || body.is_some_and(|body| self.has(body));
        match (begun, body) {
            (false, _) => self.put(head, heading),
            (true, Some(body)) => self.put(body, heading),
            (true, None) => self.between.push(heading.to_owned()),
        }
    }

    /// Keeps the heading of a group; of several that name the same group, the first.
    fn keep_group(&mut self, section: &Section) {
        if !self.groups.iter().any(|known| known.group == section.group) {
            self.groups.push(section.clone());
            return;
        }
        self.between.push(section.heading.clone());
        self.between
            .extend(section.intro.iter().map(|passage| passage.text.clone()));
    }

    /// Draft of the group at this path.
    pub(super) fn group(&self, path: &[String]) -> Draft {
        let title = path.last().map_or("", String::as_str);
        let draft = Draft::new(Kind::Group, title);
        let Some(section) = self.groups.iter().find(|section| section.group == path) else {
            return draft;
        };
        let number = marker(&section.heading).map_or(0, |marker| marker.len);
        let heading = slice_from(&section.heading, number).trim();
        let printed = NoticeWording {
            title: pattern(heading, title),
            ..NoticeWording::default()
        };
        draft
            .with(Field::Number, Value::text(slice(&section.heading, 0, number).trim()))
            .with(Field::Original, Value::text(heading))
            .with(Field::Remarks, Value::text(joined(&section.intro)))
            .with(Field::Printed, Value::text(printed.to_string()))
    }

    /// Fields of the round.
    pub(super) fn round(&self, proposal: &Proposal) -> Vec<(Field, Value)> {
        let (round, prose) = (&proposal.round, &proposal.prose);
        // A date that could not be read is kept as it was printed, after the signature.
        let undated = match round.published {
            None => prose.date.as_str(),
            Some(_) => "",
        };
        let declared = |what| match proposal.declared.value(what) {
            Some(value) => Value::Number(i64::from(value)),
            None => Value::Nothing,
        };
        // Years outside the ledger's range are left out; the text that they stand in is kept anyway.
        let day = |date: Option<jiff::civil::Date>| {
            let due = date.and_then(|date| Due::day(date.year(), date.month(), date.day()));
            due.map_or(Value::Nothing, Value::from)
        };
        let mut fields = vec![
            (Field::NoticeTitle, Value::text(prose.title.as_str())),
            (Field::Unit, Value::text(round.unit.as_str())),
            (Field::Team, Value::text(round.team.as_str())),
            (Field::InspectedFrom, day(round.from)),
            (Field::InspectedTo, day(round.to)),
            (Field::FeedbackOn, day(round.feedback)),
            (Field::PublishedOn, day(round.published)),
            (Field::DateForm, Value::text(date_form(proposal))),
            (Field::Opening, Value::text(joined(&prose.opening))),
            (Field::Contact, Value::text(joined(&prose.contact))),
            (
                Field::Signature,
                Value::text(lines(&[prose.signature.as_str(), undated])),
            ),
            (Field::DeclaredAspects, declared(CountedThing::Aspects)),
            (Field::DeclaredCategories, declared(CountedThing::Categories)),
            (Field::DeclaredProblems, declared(CountedThing::Problems)),
            (Field::DeclaredMeasures, declared(CountedThing::Measures)),
            (Field::Unread, Value::text(joined(&proposal.unread))),
            (Field::Between, Value::text(lines(&self.between))),
        ];
        fields.extend(
            self.texts
                .iter()
                .map(|(field, texts)| (*field, Value::text(lines(texts)))),
        );
        fields.retain(|(_, value)| *value != Value::Nothing);
        fields
    }
}

/// The part that a heading begins: by the texts that follow it, or else by its words.
fn part(proposal: &Proposal, paragraphs: &[Paragraph], at: usize) -> Part {
    let own = paragraphs.get(at).map_or(0, |paragraph| paragraph.line);
    let next = paragraphs.get(at + 1);
    let mut problems = proposal
        .problems
        .iter()
        .map(|problem| problem.line)
        .filter(|line| *line > own);
    let problem_next = problems
        .next()
        .is_some_and(|line| next.is_none_or(|next| line <= next.line));
    let by_words = || match subject_of_heading(heading_words(
        paragraphs.get(at).map_or("", |paragraph| &paragraph.text),
    )) {
        PartSubject::Organisation => Part::Organisation,
        PartSubject::Next => Part::Plan,
        PartSubject::Results | PartSubject::Unsaid => Part::Results,
    };
    match next.map(|next| next.role) {
        _ if problem_next => Part::Results,
        Some(SpanRole::Organisation) => Part::Organisation,
        Some(SpanRole::NextSteps) => Part::Plan,
        Some(
            SpanRole::ResultsIntro | SpanRole::StatusHeading(_) | SpanRole::GroupHeading(_) | SpanRole::SectionIntro,
        ) => Part::Results,
        _ => by_words(),
    }
}

/// Introduction of a section, in which its number of problems, if correct, is replaced by a field.
fn filling(proposal: &Proposal, paragraph: &Paragraph, (progress, stand): (Progress, usize)) -> String {
    let of = match progress {
        Progress::Done => CountedThing::Done,
        Progress::NearlyDone => CountedThing::NearlyDone,
        Progress::UnderWay => CountedThing::UnderWay,
        Progress::NotStarted => CountedThing::NotStarted,
    };
    let last = paragraph.text.char_indices().next_back().map_or(0, |(at, _)| at);
    let lines = paragraph.line..=paragraph.line_at(last);
    let mut text = paragraph.text.clone();
    for declared in proposal
        .declared
        .all
        .iter()
        .filter(|declared| lines.contains(&declared.line))
    {
        let right = usize::try_from(declared.value).is_ok_and(|value| value == stand) && stand > 0;
        if declared.what == of && right {
            text = text.replacen(&declared.printed, &with_field(&declared.printed), 1);
        }
    }
    text
}

/// 32个问题 → {本节问题数}个问题; a number in Chinese numerals is marked to be written so.
fn with_field(printed: &str) -> String {
    let is_arabic = |c: char| c.is_ascii_digit();
    let is_han = |c: char| "一二两三四五六七八九十百".contains(c);
    let digits = |is: &dyn Fn(char) -> bool| {
        let from = printed.find(is)?;
        let len = slice_from(printed, from)
            .find(|c| !is(c))
            .unwrap_or(printed.len() - from);
        Some((from, from + len))
    };
    let (found, name) = match digits(&is_arabic) {
        Some(found) => (Some(found), format!("{{{OF_SECTION}}}")),
        None if printed.contains('两') => (digits(&is_han), format!("{{{OF_SECTION}:两}}")),
        None => (digits(&is_han), format!("{{{OF_SECTION}:一}}")),
    };
    match found {
        Some((from, to)) => format!("{}{name}{}", slice(printed, 0, from), slice_from(printed, to)),
        None => printed.to_owned(),
    }
}

/// Form of the date under the notice with its numbers as fields, if it is not written as usual.
fn date_form(proposal: &Proposal) -> String {
    let printed: String = proposal.prose.date.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(day) = proposal.round.published else {
        return String::new();
    };
    let usual = format!("{}年{}月{}日", day.year(), day.month(), day.day());
    if printed == usual || printed.is_empty() {
        return String::new();
    }
    let is_digit = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c);
    let (mut form, mut left, mut names) = (String::new(), printed.as_str(), ["年", "月", "日"].iter());
    while let Some(from) = left.find(is_digit) {
        form.push_str(slice(left, 0, from));
        let tail = slice_from(left, from);
        let len = tail.find(|c| !is_digit(c)).unwrap_or(tail.len());
        let numeral = slice(tail, 0, len);
        let Some(name) = names.next() else {
            return String::new();
        };
        let way = match numeral {
            _ if numeral.starts_with('0') && len == 2 => ":02",
            _ if numeral.bytes().all(|b| b.is_ascii_digit()) => "",
            _ => ":一",
        };
        form.push_str(&format!("{{{name}{way}}}"));
        left = slice_from(tail, len);
    }
    form.push_str(left);
    if names.next().is_none() { form } else { String::new() }
}

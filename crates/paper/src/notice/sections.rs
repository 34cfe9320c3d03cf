//! Part two of the notice: its sections, by progress or by aspect, and the numbers of the problems in them.

use super::{Writer, problem};
use crate::document::Level;
use crate::fields_in_text::{OF_SECTION, fill};
use crate::numbering::Mark;
use crate::record::{Problem, Section};
use crate::terms::{CountedAs, NearlyDoneRule};
use crate::terms::{Field, ItemId, Progress};
use crate::words;
use std::collections::HashMap;

/// Sections by progress in their default order, with the fields of heading and introduction.
const BY_STATUS: [(Progress, Field, Field); 4] = [
    (Progress::Done, Field::HeadDone, Field::IntroDone),
    (Progress::NearlyDone, Field::HeadNearlyDone, Field::IntroNearlyDone),
    (Progress::UnderWay, Field::HeadUnderWay, Field::IntroUnderWay),
    (Progress::NotStarted, Field::HeadNotStarted, Field::IntroNotStarted),
];

/// Section by progress.
struct ByStatus<'a> {
    progress: Progress,
    /// Heading as printed; empty if there was none.
    head: &'a str,
    intro: &'a str,
    problems: Vec<&'a Problem>,
}

impl<'a> Writer<'a> {
    /// Whether a problem is not left out.
    fn shown(&self, problem: &Problem) -> bool {
        !self.settings.left_out.contains(&problem.id)
    }

    pub(super) fn by_status(&mut self, running: bool) {
        let sections = self.sections_by_status();
        let headings = headings(&sections);
        let mut last = 0;
        for (section, heading) in sections.iter().zip(headings) {
            let ids: Vec<ItemId> = section.problems.iter().map(|problem| problem.id).collect();
            let heading = fill(&heading, self.record, Some(&ids));
            self.document.heading(Level::Second, heading);
            let with_nearly = section.progress != Progress::NearlyDone
                && section
                    .problems
                    .iter()
                    .any(|problem| problem.progress == Progress::NearlyDone);
            let intro = match (section.intro, ids.is_empty()) {
                (intro, true) if says_none(intro) => intro,
                (_, true) => words::NONE,
                (intro, false) if !intro.is_empty() && !says_none(intro) => intro,
                // If the notice had no introduction here, there is none.
                ("", false) if !section.head.is_empty() => "",
                (_, false) => words::status_intro(section.progress, with_nearly),
            };
            let intro = fill(intro, self.record, Some(&ids));
            self.document.paragraphs(intro);
            let from = if running { last } else { 0 };
            let under = Some(section.progress);
            let numbers = numbers(
                &section.problems,
                under,
                Mark::numbered(),
                from,
                running || self.record.removed,
            );
            last = from + section.problems.len();
            self.problems(&section.problems, &numbers, under, Level::Third);
        }
    }

    fn sections_by_status(&self) -> Vec<ByStatus<'a>> {
        let record = self.record;
        let nearly_alone =
            record.rule.nearly_done == NearlyDoneRule::LeftOut || !record.round.get(Field::HeadNearlyDone).is_empty();
        let section_of = |problem: &Problem| match (problem.progress, problem.counted) {
            (Progress::NearlyDone, _) if nearly_alone => Progress::NearlyDone,
            (_, CountedAs::Done) => Progress::Done,
            (_, CountedAs::UnderWay) => Progress::UnderWay,
            (_, CountedAs::NotStarted) => Progress::NotStarted,
            (_, CountedAs::LeftOut) => Progress::NearlyDone,
        };
        let known = BY_STATUS.iter().any(|(_, head, _)| !record.round.get(*head).is_empty());
        let all = BY_STATUS.iter().map(|(progress, head, intro)| ByStatus {
            progress: *progress,
            head: record.round.get(*head),
            intro: record.round.get(*intro),
            problems: record
                .problems
                .iter()
                .filter(|problem| self.shown(problem) && section_of(problem) == *progress)
                .collect(),
        });
        // A section without problems is printed as empty if the notice had it, or if no notice is known.
        let usual = |section: &ByStatus| !known && section.progress != Progress::NearlyDone;
        let mut sections: Vec<ByStatus> = all
            .filter(|section| !section.problems.is_empty() || !section.head.is_empty() || usual(section))
            .collect();
        let printed = |section: &ByStatus| Mark::split(section.head).map(|(_, number, _)| number);
        if sections.iter().all(|section| printed(section).is_some()) {
            sections.sort_by_key(|section| printed(section));
        }
        sections
    }

    pub(super) fn by_aspect(&mut self) {
        let mut counted: HashMap<usize, usize> = HashMap::new();
        let sections: &'a [Section] = &self.record.sections;
        let shown: Vec<Vec<&Problem>> = sections.iter().map(|section| self.problems_of(section)).collect();
        for (at, (section, problems)) in sections.iter().zip(&shown).enumerate() {
            let deeper = sections.iter().zip(&shown).skip(at + 1);
            let below = deeper.take_while(|(other, _)| other.depth > section.depth && section.group.is_some());
            if problems.is_empty() && below.into_iter().all(|(_, problems)| problems.is_empty()) {
                continue;
            }
            if let Some(group) = &section.group {
                counted.retain(|depth, _| *depth <= section.depth);
                let number = counted.entry(section.depth).or_default();
                *number += 1;
                let title = match group.printed.title.as_str() {
                    "" => words::GROUP_HEADING,
                    printed => printed,
                };
                let mark = match group.words.get(Field::Number) {
                    "" if group.printed.is_empty() => Mark::at_depth(section.depth).of(*number),
                    number => number.to_owned(),
                };
                let heading = format!("{mark}{}", problem::named(title, &group.title));
                self.document.heading(level(section.depth + 1), heading);
                let intro = fill(group.words.get(Field::Remarks), self.record, None);
                self.document.paragraphs(intro);
            }
            let (depth, usual) = match section.group {
                Some(_) => (section.depth + 2, Mark::at_depth(section.depth + 1)),
                None => (2, Mark::numbered()),
            };
            let numbers = numbers(problems, None, usual, 0, self.record.removed);
            self.problems(problems, &numbers, None, level(depth));
        }
    }

    fn problems_of(&self, section: &Section) -> Vec<&'a Problem> {
        let record = self.record;
        let problems = section.problems.iter().filter_map(|place| record.problems.get(*place));
        problems.filter(|problem| self.shown(problem)).collect()
    }

    fn problems(&mut self, problems: &[&Problem], numbers: &[String], under: Option<Progress>, level: Level) {
        for (problem, number) in problems.iter().zip(numbers) {
            self.problem(problem, number, under, level);
        }
    }
}

fn level(depth: usize) -> Level {
    match depth {
        0 => Level::First,
        1 => Level::Second,
        2 => Level::Third,
        _ => Level::Fourth,
    }
}

/// Whether an introduction states that there are no problems: 无。 and the like.
fn says_none(intro: &str) -> bool {
    let bare = intro.trim().trim_end_matches(['。', '；', '.']);
    !intro.contains(OF_SECTION) && matches!(bare, "无" | "暂无" | "没有")
}

/// Headings with numbers: as printed if all were.
fn headings(sections: &[ByStatus]) -> Vec<String> {
    if sections.iter().all(|section| !section.head.is_empty()) {
        return sections.iter().map(|section| section.head.to_owned()).collect();
    }
    let printed = sections.iter().find_map(|section| Mark::split(section.head));
    let mark = printed.map_or_else(Mark::bracketed, |(mark, ..)| mark);
    let named = |section: &ByStatus| match section.head {
        "" => words::status_heading(section.progress).to_owned(),
        head => Mark::split(head).map_or(head, |(_, _, rest)| rest).to_owned(),
    };
    let numbered = sections.iter().enumerate();
    numbered
        .map(|(at, section)| format!("{}{}", mark.of(at + 1), named(section)))
        .collect()
}

/// Numbers of the problems in a section: as printed if all of them stood there in the notice; otherwise counted, each
/// in the style in which it was printed.
fn numbers(problems: &[&Problem], under: Option<Progress>, usual: Mark, from: usize, anew: bool) -> Vec<String> {
    let printed: Vec<&str> = problems.iter().map(|problem| problem.get(Field::Number)).collect();
    let stood = |problem: &&Problem| !problem.printed.is_empty() && problem.printed.under.is_some() == under.is_some();
    let as_they_were = problems
        .iter()
        .all(|problem| stood(problem) && problem.printed.under == under);
    if as_they_were && printed.iter().all(|number| number.is_empty()) {
        return vec![String::new(); problems.len()];
    }
    let read: Vec<Option<(Mark, usize)>> = printed.iter().map(|number| Mark::read(number)).collect();
    let mut in_order: Vec<usize> = read.iter().flatten().map(|(_, number)| *number).collect();
    in_order.sort_unstable();
    let sound = in_order.iter().copied().eq(1..=problems.len());
    if as_they_were && !anew && !sound && printed.iter().all(|number| !number.is_empty()) {
        return printed.into_iter().map(str::to_owned).collect();
    }
    let all = problems.iter().zip(read).enumerate();
    all.map(|(at, (problem, read))| {
        let own = read.filter(|_| stood(problem)).map(|(mark, _)| mark);
        own.as_ref().unwrap_or(&usual).of(from + at + 1)
    })
    .collect()
}

//! From spans to the proposal: gathers what each role holds. Runs after reading and after every correction, so that
//! nothing in a proposal can disagree with its spans.

use crate::canon::{cut, is_stop, rest, trim, trim_head};
use crate::declared;
use crate::doubts;
use crate::label::{LabelKey, Place, label};
use crate::marker::marker;
use crate::name;
use crate::passage::{Paragraph, one_line, paragraphs, words};
use crate::phrase::{progress, stated_progress};
use crate::proposal::{Counts, Family, LabelledText, Passage, Problem, ProgressFrom, Proposal, Prose, Section, Seed};
use crate::reader::heading_words;
use crate::round;
use crate::span::{ProblemId, Role, Span};
use crate::title::unwrapped;
use ledger::Progress;
use std::sync::Arc;

/// Builds the proposal that spans and seeds amount to.
pub(crate) fn build(text: Arc<str>, spans: Vec<Span>, mut seeds: Vec<Seed>, read_to: usize) -> Proposal {
    let by_problem = spans_by_problem(&spans);
    seeds.retain(|seed| find(&by_problem, seed.id).is_some());
    seeds.sort_by_key(|seed| {
        find(&by_problem, seed.id)
            .and_then(|s| s.first())
            .map_or(0, |s| s.start)
    });
    let problems: Vec<Problem> = seeds
        .iter()
        .filter_map(|seed| Some(problem(&text, seed, find(&by_problem, seed.id)?)))
        .collect();
    let paragraphs = paragraphs(&text, &spans);
    let prose = prose(&paragraphs);
    let sections = sections(&paragraphs);
    let unread = passages(&paragraphs, Role::Unread);
    let family = if sections.iter().any(|s| s.progress.is_some()) {
        Family::ByStatus
    } else if sections.is_empty() {
        Family::Plain
    } else {
        Family::ByAspect
    };
    let mut proposal = Proposal {
        family,
        round: round::round(&prose),
        declared: declared::declared(&paragraphs),
        counts: counts(&problems),
        doubts: Vec::new(),
        prose,
        sections,
        problems,
        unread,
        text,
        spans,
        seeds,
        read_to,
    };
    proposal.doubts = doubts::doubts(&proposal);
    proposal
}

/// The spans of each problem, in the order of the text; sorted by id.
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

fn passages(paragraphs: &[Paragraph], role: Role) -> Vec<Passage> {
    paragraphs.iter().filter(|p| p.role == role).map(passage).collect()
}

fn passage(paragraph: &Paragraph) -> Passage {
    Passage {
        line: paragraph.line,
        text: paragraph.text.clone(),
    }
}

fn prose(paragraphs: &[Paragraph]) -> Prose {
    let of = |role| passages(paragraphs, role);
    let joined = |role, with: &str| {
        let parts: Vec<String> = of(role).into_iter().map(|p| p.text).collect();
        parts.join(with)
    };
    Prose {
        title: joined(Role::NoticeTitle, ""),
        opening: of(Role::Opening),
        part_headings: of(Role::PartHeading),
        organisation: of(Role::Organisation),
        results_intro: of(Role::ResultsIntro),
        next_steps: of(Role::NextSteps),
        contact: of(Role::Contact),
        signature: joined(Role::Signature, "\n"),
        date: joined(Role::PublishDate, "\n"),
    }
}

fn sections(paragraphs: &[Paragraph]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let (progress, group) = match paragraph.role {
            Role::StatusHeading(progress) => (Some(progress), Vec::new()),
            Role::GroupHeading(depth) => {
                path.truncate(usize::from(depth).saturating_sub(1));
                path.push(name::of_group(heading_words(&paragraph.text)));
                (None, path.clone())
            }
            Role::SectionIntro => {
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

fn problem(text: &str, seed: &Seed, spans: &[Span]) -> Problem {
    let line = spans.first().map_or(1, |s| s.line);
    let printed = spans.iter().find(|s| s.role == Role::ProblemTitle);
    let printed = printed.map_or(String::new(), |s| one_line(text, s.start, s.end));
    let number = marker(&printed);
    let len = number.map_or(0, |m| m.len);
    let title_printed = trim(rest(&printed, len)).to_owned();
    let texts = texts(text, spans);
    let (progress, progress_from) = progress_of(seed, &title_printed, &texts);
    Problem {
        id: seed.id,
        line,
        number: number.map(|m| m.number),
        number_printed: cut(&printed, 0, len).trim().to_owned(),
        title: seed.title.clone().unwrap_or_else(|| name::of_title(&title_printed)),
        title_printed,
        progress,
        progress_from,
        group: seed.group.clone(),
        section: seed.section.checked_sub(1),
        texts,
    }
}

/// A problem's texts: each label begins one, text before the first label is one of its own.
fn texts(text: &str, spans: &[Span]) -> Vec<LabelledText> {
    let mut texts: Vec<LabelledText> = Vec::new();
    for span in spans {
        match span.role {
            Role::ProblemLabel => {
                let words = trim_head(cut(text, span.start, span.end));
                let skip = marker(words).map_or(0, |m| m.len);
                let words = rest(words, skip);
                let found = label(words, Place::LineStart);
                texts.push(LabelledText {
                    key: found.map_or(LabelKey::Other, |f| f.key),
                    label_printed: one_line(text, span.start, span.end),
                    label: unwrapped(found.map_or(words, |f| cut(words, f.words.0, f.words.1))).into_owned(),
                    text: String::new(),
                    line: span.line,
                    stretches: Vec::new(),
                });
            }
            Role::ProblemText => {
                if trim(cut(text, span.start, span.end)).is_empty() {
                    continue;
                }
                if texts.is_empty() {
                    texts.push(LabelledText {
                        key: LabelKey::Body,
                        label: String::new(),
                        label_printed: String::new(),
                        text: String::new(),
                        line: span.line,
                        stretches: Vec::new(),
                    });
                }
                if let Some(last) = texts.last_mut() {
                    last.stretches.push((span.start, span.end));
                }
            }
            _ => {}
        }
    }
    for labelled in &mut texts {
        labelled.text = words(text, &labelled.stretches);
        if labelled.key.is_field() {
            // What parts one field from the next (；) is no part of a name, as the colon is none of its label.
            let end = labelled
                .text
                .trim_end_matches(|c| is_stop(c) || matches!(c, '，' | ',' | '、'))
                .len();
            labelled.text.truncate(end);
        }
    }
    texts
}

/// How far a problem has come and where that is known from: a person, its title, its heading, its text, its labels.
fn progress_of(seed: &Seed, title: &str, texts: &[LabelledText]) -> (Progress, ProgressFrom) {
    if let Some(progress) = seed.progress {
        return (progress, ProgressFrom::Person);
    }
    if let Some(found) = in_parentheses(title) {
        return (found, ProgressFrom::Title);
    }
    let has = |key| texts.iter().any(|t| t.key == key);
    let of = |key| texts.iter().find(|t| t.key == key).map(|t| t.text.as_str());
    let said = of(LabelKey::Situation)
        .or(of(LabelKey::Body))
        .or(of(LabelKey::Result))
        .and_then(stated_progress);
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
    let late = texts
        .iter()
        .find_map(|t| stated_progress(&t.text).filter(|_| t.key != LabelKey::Measures));
    if let Some(found) = late {
        return (found, ProgressFrom::Text);
    }
    let open = has(LabelKey::NextSteps) || has(LabelKey::CurrentEffect);
    let guess = match (
        open,
        has(LabelKey::Result),
        has(LabelKey::Situation) || has(LabelKey::Measures),
    ) {
        (true, ..) => Progress::UnderWay,
        (_, true, _) => Progress::Done,
        (_, _, true) => Progress::UnderWay,
        _ => Progress::NotStarted,
    };
    (guess, ProgressFrom::Guess)
}

/// A status in parentheses at the end of a title: …问题的整改（基本完成）。
fn in_parentheses(title: &str) -> Option<Progress> {
    let open = title.rfind(['(', '（', '【', '['])?;
    let inner = rest(title, open);
    if inner.chars().count() > 16 || rest(inner, inner.find([')', '）', '】', ']'])?).chars().count() > 2 {
        return None;
    }
    progress(inner)
}

fn counts(problems: &[Problem]) -> Counts {
    let mut counts = Counts::default();
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

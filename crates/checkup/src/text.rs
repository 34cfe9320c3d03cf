//! The check-up of a text that is read: what the reader doubts, and what the rules find in the checklist that the text would be
//! accepted as. Each finding has its line in the text as it was given, also where the reader had to divide or join lines.

use crate::doubts::doubted;
use crate::{Checkup, Finding, Rule, Severity, What};
use ledger::{ActorId, Command, Context, Due, Field, ItemId, Ledger, Today, WallTime, Zone};
use notice::{Doubt, DoubtKind, Problem, Proposal};

/// A finding in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFinding {
    /// What was found.
    pub what: What,
    /// How grave it is.
    pub severity: Severity,
    /// Line, from 1.
    pub line: usize,
    /// The words that it is about.
    pub words: String,
}

impl TextFinding {
    /// What was found, in the field's words.
    pub fn sentence(&self) -> String {
        Finding::of(self.what.clone(), ItemId::ROUND, None).sentence()
    }
}

/// Checks a text, with today as the day of a text that bears no date. In the order of lines.
pub fn check_text(text: &str, today: Today) -> Vec<TextFinding> {
    let proposal = notice::read(text);
    let places = Places::of(text);
    let mut found = Vec::new();
    // Problems whose own rule says what the reader doubts too.
    let mut contradicted = Vec::new();
    if let Some(ledger) = accepted(&proposal) {
        let dated = ledger.text(ItemId::ROUND, Field::PublishedOn).parse::<Due>();
        let day = dated.map_or(today.day, Due::last_day);
        let checkup = Checkup::of_text(&ledger, Today { day, ..today });
        let order: Vec<ItemId> = ledger.outline().problems().collect();
        let read = reading_order(&ledger, &order, &proposal);
        for finding in checkup.findings() {
            let known = finding
                .problem
                .and_then(|id| read.iter().find(|(known, _)| *known == id));
            let problem = known.map(|(_, problem)| *problem);
            if finding.rule() == Rule::ProgressContradicted {
                contradicted.extend(problem.map(|problem| problem.id));
            }
            found.push(located(finding, &ledger, problem, &proposal, &places));
        }
    }
    let is_told = |doubt: &Doubt| {
        let same = matches!(doubt.finding, DoubtKind::ProgressContradicted { .. });
        same && doubt.problem.is_some_and(|id| contradicted.contains(&id))
    };
    let doubts = proposal.doubts.iter().filter(|doubt| !is_told(doubt));
    found.extend(doubts.filter_map(|doubt| of_doubt(doubt, &proposal, &places)));
    found.sort_by_key(|one| (one.line, one.severity, one.what.rule()));
    found.dedup_by(|one, other| one.line == other.line && one.what == other.what && one.words == other.words);
    found
}

/// The checklist that the text would be accepted as.
fn accepted(proposal: &Proposal) -> Option<Ledger> {
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: WallTime(0),
        zone: Zone::CHINA,
        by: "".into(),
    };
    let command = Command::SetUp(notice::setup_of(proposal));
    Some(Ledger::of(Ledger::default().facts_of(&command, &context).ok()?))
}

/// Which problem of the checklist is which of the text: both are in the order in which they were added.
fn reading_order<'a>(ledger: &Ledger, order: &[ItemId], proposal: &'a Proposal) -> Vec<(ItemId, &'a Problem)> {
    let mut added: Vec<ItemId> = order.to_vec();
    added.sort_by_key(|id| (ledger.fact(*id).map(|fact| fact.time), *id));
    added.into_iter().zip(&proposal.problems).collect()
}

/// The letters of a text without any white space, with the line of each.
struct Places {
    squeezed: String,
    /// Where each line begins in the squeezed text.
    starts: Vec<usize>,
}

/// White space, and marks that nobody sees.
fn is_layout(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !is_layout(*c)).collect()
}

impl Places {
    fn of(text: &str) -> Places {
        let mut places = Places {
            squeezed: String::new(),
            starts: Vec::new(),
        };
        // A carriage return alone ends a line on old systems.
        let text = if text.contains('\n') {
            text.to_owned()
        } else {
            text.replace('\r', "\n")
        };
        for line in text.split('\n') {
            places.starts.push(places.squeezed.len());
            places.squeezed.extend(line.chars().filter(|c| !is_layout(*c)));
        }
        places
    }

    /// The line of a place in the squeezed text.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// Where a line of the text as it was read begins: at the same letter, or else at the same words.
    fn start(&self, read: &str, line: u32) -> usize {
        let before = usize::try_from(line).unwrap_or(1).saturating_sub(1);
        let mut lines = read.split('\n');
        let head: String = lines.by_ref().take(before).map(squeezed).collect();
        if self.squeezed.starts_with(&head) {
            return head.len();
        }
        let words = lines.next().map(squeezed).unwrap_or_default();
        let same = self.starts.get(before).copied().unwrap_or(0);
        if words.is_empty() {
            return same;
        }
        self.squeezed.find(&words).unwrap_or(same)
    }

    /// Where words stand last.
    fn last(&self, words: &str) -> Option<usize> {
        self.squeezed.rfind(&squeezed(words)).filter(|_| !words.is_empty())
    }

    /// Where words stand, at or behind a place, with some letters before them to tell them from others.
    fn find(&self, from: usize, before: &str, words: &str) -> Option<usize> {
        let (before, words) = (squeezed(before), squeezed(words));
        let kept: String = {
            let all: Vec<char> = before.chars().collect();
            all.iter().skip(all.len().saturating_sub(16)).collect()
        };
        let long = format!("{kept}{words}");
        let rest = self.squeezed.get(from..)?;
        let at = |found: usize, skip: usize| from + found + skip;
        rest.find(&long)
            .map(|found| at(found, kept.len()))
            .or_else(|| rest.find(&words).map(|found| at(found, 0)))
    }
}

/// A finding of the checklist, with its line in the text.
fn located(
    finding: &Finding,
    ledger: &Ledger,
    problem: Option<&Problem>,
    proposal: &Proposal,
    places: &Places,
) -> TextFinding {
    let start = problem.map_or(0, |problem| places.start(proposal.text(), problem.line));
    // A contact block that is missing belongs before the signature.
    let field = match finding.rule() {
        Rule::ContactMissing => Field::Signature,
        _ => finding.place.field.unwrap_or(Field::Title),
    };
    let whole = ledger.text(finding.place.item, field);
    let range = finding.place.words.clone().unwrap_or(0..whole.len());
    let words = whole.get(range.clone()).unwrap_or(whole);
    let before = whole.get(..range.start).unwrap_or("");
    let at = Some(words)
        .filter(|words| !words.is_empty())
        .and_then(|words| places.find(start, before, words));
    let at = match finding.rule() {
        Rule::ContactMissing => places.last(words).or(at),
        _ => at,
    };
    let words = if words.is_empty() {
        problem.map_or("", |problem| problem.title_printed.as_str())
    } else {
        words
    };
    TextFinding {
        what: finding.what.clone(),
        severity: finding.severity,
        line: places.line(at.unwrap_or(start)),
        words: words.to_owned(),
    }
}

/// What the reader doubts, as a finding; none for what concerns the reading only.
fn of_doubt(doubt: &Doubt, proposal: &Proposal, places: &Places) -> Option<TextFinding> {
    let (what, words) = doubted(doubt, proposal)?;
    let start = places.start(proposal.text(), doubt.line);
    let at = places.find(start, "", &words).filter(|_| !words.is_empty());
    // What others have and this one has not is a matter of taste; an empty label is not.
    let severity = match (&doubt.finding, what.rule()) {
        (DoubtKind::TextMissing { .. }, Rule::LabelWithoutText) => Severity::Notice,
        (_, rule) => rule.severity(),
    };
    Some(TextFinding {
        what,
        severity,
        line: places.line(at.unwrap_or(start)),
        words,
    })
}

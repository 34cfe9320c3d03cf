//! Source text of the review screen as lines of pieces marked by role, with the declared counts beside those found, and
//! paths of groups as text. Pure data; the screen draws it.

use notice::{CountedThing, Doubt, DoubtKind, NoticeLayout, ProblemId, Proposal, SpanRole};

/// Lines of the source shown at most.
pub const MOST_LINES: usize = 3_000;
/// Bytes of the source shown at most.
const MOST_BYTES: usize = 800_000;
/// Characters of one piece shown at most.
const LONGEST_PIECE: usize = 5_000;
/// Unread passages listed at most.
pub const MOST_UNREAD: usize = 200;

/// Source as far as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub lines: Vec<SourceLine>,
    /// Whether some of it is left out.
    pub cut: bool,
}

/// A line that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    pub number: usize,
    pub pieces: Vec<SourcePiece>,
}

/// Stretch of a line that was understood as one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePiece {
    pub role: SpanRole,
    /// Name shown where something new begins.
    pub mark: Option<&'static str>,
    pub words: String,
    /// Number of characters left out at its end.
    pub left_out: usize,
}

/// Source in lines, each in pieces by role. One pass over text and spans.
pub fn source(proposal: &Proposal) -> Source {
    let (text, spans) = (proposal.text(), proposal.spans());
    let mut source = Source::default();
    let mut at_span = 0;
    let mut before: Option<(SpanRole, Option<ProblemId>)> = None;
    let (mut start, mut number) = (0, 1);
    while start < text.len() {
        if number > MOST_LINES || start > MOST_BYTES {
            source.cut = true;
            break;
        }
        let (end, next) = line_end(text, start);
        let mut pieces = Vec::new();
        while let Some(span) = spans.get(at_span).filter(|span| span.start < next) {
            let words = text.get(span.start.max(start)..span.end.min(end)).unwrap_or("");
            if !words.trim().is_empty() {
                let mark = mark(before, span.role, span.problem);
                before = Some((span.role, span.problem));
                pieces.push(piece(span.role, mark, words));
            }
            if span.end > next {
                break;
            }
            at_span += 1;
        }
        if !pieces.is_empty() {
            source.lines.push(SourceLine { number, pieces });
        }
        start = next;
        number += 1;
    }
    source
}

/// End of the text of the line that begins at `start`, and the start of the next line.
fn line_end(text: &str, start: usize) -> (usize, usize) {
    let rest = text.get(start..).unwrap_or("");
    let Some(found) = rest.find(['\n', '\r']) else {
        return (text.len(), text.len());
    };
    let len = if rest.get(found..).unwrap_or("").starts_with("\r\n") {
        2
    } else {
        1
    };
    (start + found, start + found + len)
}

/// Labels, and texts behind one, need no mark.
fn mark(
    before: Option<(SpanRole, Option<ProblemId>)>,
    role: SpanRole,
    problem: Option<ProblemId>,
) -> Option<&'static str> {
    let labelled = before == Some((SpanRole::ProblemLabel, problem)) && role == SpanRole::ProblemText;
    let same = before == Some((role, problem));
    (!same && !labelled && role != SpanRole::ProblemLabel).then(|| role.word())
}

fn piece(role: SpanRole, mark: Option<&'static str>, words: &str) -> SourcePiece {
    let all = words.chars().count();
    SourcePiece {
        role,
        mark,
        words: words.chars().take(LONGEST_PIECE).collect(),
        left_out: all.saturating_sub(LONGEST_PIECE),
    }
}

/// CSS class of a piece.
pub fn role_class(role: SpanRole) -> &'static str {
    match role {
        SpanRole::NoticeTitle => "role role-notice-title",
        SpanRole::Opening => "role role-opening",
        SpanRole::PartHeading => "role role-part-heading",
        SpanRole::Organisation => "role role-organisation",
        SpanRole::ResultsIntro => "role role-results-intro",
        SpanRole::StatusHeading(_) => "role role-status-heading",
        SpanRole::GroupHeading(_) => "role role-group-heading",
        SpanRole::SectionIntro => "role role-section-intro",
        SpanRole::Attachments => "role role-attachments",
        SpanRole::Cell(_) => "role role-problem-text",
        SpanRole::TableFrame => "role role-table-frame",
        SpanRole::ProblemTitle => "role role-problem-title",
        SpanRole::ProblemLabel => "role role-problem-label",
        SpanRole::ProblemText => "role role-problem-text",
        SpanRole::NextSteps => "role role-next-steps",
        SpanRole::Contact => "role role-contact",
        SpanRole::Signature => "role role-signature",
        SpanRole::PublishDate => "role role-publish-date",
        SpanRole::Unread => "role role-unread",
    }
}

/// A declared count beside the found one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedCount {
    pub what: CountedThing,
    pub declared: u32,
    pub found: Option<u32>,
    pub agrees: Option<bool>,
    pub line: u32,
}

/// Every declared count once, in the order of the notice.
pub fn compared(proposal: &Proposal) -> Vec<ComparedCount> {
    let mut rows: Vec<ComparedCount> = Vec::new();
    for declared in &proposal.declared.all {
        if rows
            .iter()
            .any(|row| row.what == declared.what && row.declared == declared.value)
        {
            continue;
        }
        // Whether they agree was decided by the doubts; it is not decided a second time here.
        let differs = proposal
            .doubts
            .iter()
            .find_map(|doubt| differing(doubt, declared.what, declared.value));
        let found = differs.or_else(|| found(proposal, declared.what));
        rows.push(ComparedCount {
            what: declared.what,
            declared: declared.value,
            found,
            agrees: found.map(|_| differs.is_none()),
            line: declared.line,
        });
    }
    rows
}

fn differing(doubt: &Doubt, count: CountedThing, value: u32) -> Option<u32> {
    match doubt.finding {
        DoubtKind::CountDiffers { what, declared, found } if what == count && declared == value => Some(found),
        _ => None,
    }
}

fn found(proposal: &Proposal, what: CountedThing) -> Option<u32> {
    let counts = &proposal.counts;
    match what {
        CountedThing::Problems => Some(counts.problems),
        CountedThing::Done => Some(counts.done),
        CountedThing::NearlyDone => Some(counts.nearly_done),
        CountedThing::UnderWay if proposal.declared.first(CountedThing::NearlyDone).is_some() => Some(counts.under_way),
        CountedThing::UnderWay => Some(counts.under_way.saturating_add(counts.nearly_done)),
        CountedThing::NotStarted => Some(counts.not_started),
        CountedThing::Aspects => groups(proposal, 1),
        CountedThing::Categories => groups(proposal, 2),
        CountedThing::Measures => None,
    }
}

fn groups(proposal: &Proposal, depth: usize) -> Option<u32> {
    let mut names: Vec<&[String]> = proposal.problems.iter().filter_map(|p| p.group.get(..depth)).collect();
    names.sort_unstable();
    names.dedup();
    let count = u32::try_from(names.len()).ok()?;
    (count > 0 && proposal.family == NoticeLayout::ByAspect).then_some(count)
}

/// Separator of the names in a path of groups.
const BETWEEN: &str = " / ";

/// Path of groups as one line.
pub fn path_text(path: &[String]) -> String {
    path.join(BETWEEN)
}

/// Path from typed text; also with a full-width slash.
pub fn path_of(text: &str) -> Vec<String> {
    let names = text.split(['/', '／']).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_source_is_shown_once_on_its_line() {
        let text = "甲局党组通报\r\n\r\n一、整改工作组织情况\n开会。\r二、整改落实情况\n1.关于“甲”的问题\n整改措施：乙。\n丙\n";
        let proposal = notice::read(text);
        let source = source(&proposal);
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        for (at, words) in lines
            .split('\n')
            .enumerate()
            .filter(|(_, words)| !words.trim().is_empty())
        {
            let line = source.lines.iter().find(|line| line.number == at + 1).unwrap();
            let shown: String = line.pieces.iter().map(|piece| piece.words.as_str()).collect();
            assert_eq!(shown, words);
        }
        assert!(!source.cut);
    }

    #[test]
    fn a_long_source_is_cut_and_says_so() {
        let source = source(&notice::read(&"甲\n".repeat(MOST_LINES + 1)));
        assert_eq!((source.lines.len(), source.cut), (MOST_LINES, true));
    }

    #[test]
    fn a_path_comes_back_as_it_was_shown() {
        let path = ["甲".to_owned(), "乙".to_owned()];
        assert_eq!(path_of(&path_text(&path)), path);
        assert_eq!(path_of(" 甲／ 乙 /"), path);
        assert!(path_of(" ").is_empty());
    }
}

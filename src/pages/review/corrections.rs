//! Corrections of a review as text: one line each, kept as a draft whose owner is the hash of the notice's text. Reading the
//! same notice again replays them; no other notice gets them. A line names its problem by id and by the hash of its printed
//! title, so that a newer reader, which may number problems differently, does not correct another problem.

use crate::{desk::Desk, parts::draft::NOTICES};
use ledger::Progress;
use notice::{ColumnMeaning, CorrectionRefusal, ProblemId, Proposal};

/// A correction that a person made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// A new title.
    Title(ProblemId, String),
    /// A new progress.
    Progress(ProblemId, Progress),
    /// New groups, outermost first, as one line.
    Group(ProblemId, String),
    /// Merged into the problem before it.
    Merge(ProblemId),
    /// Not a problem.
    Drop(ProblemId),
    /// Split in two at a line of the source.
    Split(ProblemId, u32),
    /// Split into the findings that its text lists.
    Findings(ProblemId),
    /// Another meaning of a column of a table.
    Column(usize, ColumnMeaning),
    /// An unread line made a problem.
    Take(u32),
}

impl Correction {
    /// The corrected proposal, or why it is declined.
    pub fn apply(&self, proposal: &Proposal) -> Result<Proposal, CorrectionRefusal> {
        match self {
            Correction::Title(id, title) => proposal.set_title(*id, title),
            Correction::Progress(id, progress) => proposal.set_progress(*id, *progress),
            Correction::Group(id, path) => proposal.set_group(*id, &super::source_lines::path_of(path)),
            Correction::Merge(id) => proposal.merge_into_previous(*id),
            Correction::Drop(id) => proposal.return_to_unread(*id),
            Correction::Split(id, line) => proposal.split_at_line(*id, *line),
            Correction::Findings(id) => proposal.split_into_findings(*id),
            Correction::Column(at, holds) => proposal.set_column(*at, *holds),
            Correction::Take(line) => proposal.problem_from_unread(*line, *line, Progress::NotStarted),
        }
    }

    /// Line of this correction; `proposal` is the one it is made on.
    pub fn line(&self, proposal: &Proposal) -> String {
        let (word, id, rest) = match self {
            Correction::Title(id, title) => ("title", Some(*id), title.clone()),
            Correction::Progress(id, progress) => ("progress", Some(*id), progress.key().to_owned()),
            Correction::Group(id, path) => ("group", Some(*id), path.clone()),
            Correction::Merge(id) => ("merge", Some(*id), String::new()),
            Correction::Drop(id) => ("drop", Some(*id), String::new()),
            Correction::Split(id, line) => ("split", Some(*id), line.to_string()),
            Correction::Findings(id) => ("findings", Some(*id), String::new()),
            Correction::Column(at, holds) => ("column", None, format!("{at} {}", holds.key())),
            Correction::Take(line) => ("take", None, line.to_string()),
        };
        let problem = id.map(|id| format!("{} {:x}", id.0, printed_hash(proposal, id)));
        let rest = rest.replace(['\n', '\r'], " ");
        format!("{word}\t{}\t{rest}", problem.unwrap_or_default())
    }

    /// Correction of a line; `None` if it cannot be read, or the problem that it names is not in this proposal.
    pub fn of_line(line: &str, proposal: &Proposal) -> Option<Correction> {
        let mut parts = line.splitn(3, '\t');
        let (word, problem, rest) = (parts.next()?, parts.next()?, parts.next()?);
        if word == "take" {
            return Some(Correction::Take(rest.parse().ok()?));
        }
        if word == "column" {
            let (at, holds) = rest.split_once(' ')?;
            return Some(Correction::Column(at.parse().ok()?, ColumnMeaning::from_key(holds)?));
        }
        let (id, printed) = problem.split_once(' ')?;
        let id = ProblemId(id.parse().ok()?);
        if format!("{:x}", printed_hash(proposal, id)) != printed {
            return None;
        }
        match word {
            "title" => Some(Correction::Title(id, rest.to_owned())),
            "progress" => Progress::from_key(rest).map(|progress| Correction::Progress(id, progress)),
            "group" => Some(Correction::Group(id, rest.to_owned())),
            "merge" => Some(Correction::Merge(id)),
            "drop" => Some(Correction::Drop(id)),
            "findings" => Some(Correction::Findings(id)),
            "split" => Some(Correction::Split(id, rest.parse().ok()?)),
            _ => None,
        }
    }
}

fn printed_hash(proposal: &Proposal, id: ProblemId) -> u64 {
    hash(
        proposal
            .problem(id)
            .map_or("", |problem| problem.title_printed.as_str()),
    )
}

/// Hash of a text (FNV-1a), the same in every version of the app.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Owner of the drafts of the review of a notice.
pub fn drafts_of(proposal: &Proposal) -> String {
    format!("{NOTICES}{:x}-{:x}", hash(proposal.text()), proposal.text().len())
}

/// Field of the draft that contains the corrections.
pub const CORRECTIONS: &str = "corrections";

/// A review with its corrections replayed.
pub struct Restored {
    /// The proposal after all corrections, last, and before it those that undo returns to.
    pub steps: Vec<Proposal>,
    /// The corrections, as lines.
    pub made: Vec<String>,
    /// Number of corrections that could not be replayed.
    pub skipped: usize,
}

/// Replays the kept corrections.
pub fn restored(desk: Desk, proposal: &Proposal) -> Restored {
    let kept = desk.draft_text(&drafts_of(proposal), CORRECTIONS);
    replay(&kept, proposal.clone())
}

fn replay(kept: &str, proposal: Proposal) -> Restored {
    let mut restored = Restored {
        steps: vec![proposal],
        made: Vec::new(),
        skipped: 0,
    };
    for line in kept.lines() {
        let made = restored.steps.last().and_then(|now| {
            let correction = Correction::of_line(line, now)?;
            correction.apply(now).ok()
        });
        match made {
            Some(after) => {
                if restored.steps.len() > super::state::MOST_EARLIER {
                    restored.steps.remove(0);
                }
                restored.steps.push(after);
                restored.made.push(line.to_owned());
            }
            None => restored.skipped += 1,
        }
    }
    restored
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "甲局党组通报\n一、整改落实情况\n1.关于“台账不全”的问题\n整改措施：补登。\n2.关于“车辆管理不严”的问题\n整改措施：封存。\n另行补充。\n";

    fn lines(of: &[Correction], mut proposal: Proposal) -> (String, Proposal) {
        let mut text = String::new();
        for correction in of {
            text.push_str(&correction.line(&proposal));
            text.push('\n');
            proposal = correction.apply(&proposal).unwrap();
        }
        (text, proposal)
    }

    fn problems(proposal: &Proposal) -> Vec<(String, Vec<String>, Progress)> {
        let all = proposal.problems.iter();
        all.map(|one| (one.title.clone(), one.group.clone(), one.progress))
            .collect()
    }

    #[test]
    fn every_correction_comes_back_as_it_was_made() {
        let read = || notice::read(TEXT);
        let id = |place: usize| read().problems[place].id;
        for made in [
            vec![Correction::Title(id(0), "台账\t不齐".into())],
            vec![
                Correction::Progress(id(1), Progress::Done),
                Correction::Group(id(0), "甲 / 乙".into()),
            ],
            vec![Correction::Merge(id(1))],
            vec![Correction::Drop(id(0)), Correction::Take(3)],
            vec![Correction::Split(id(0), 4), Correction::Title(id(1), "乙".into())],
        ] {
            let (text, after) = lines(&made, read());
            let again = replay(&text, read());
            assert_eq!(again.skipped, 0, "{text}");
            assert_eq!(problems(again.steps.last().unwrap()), problems(&after), "{text}");
            assert_eq!(again.steps.len(), made.len() + 1);
        }
    }

    #[test]
    fn columns_and_findings_come_back() {
        let table = "序号\t问题\t某栏\n1\t台账不全\t甲\n2\t车辆管理不严\t乙\n";
        let read = || notice::read(table);
        let made = [Correction::Column(2, ColumnMeaning::Text(notice::LabelKey::Cause))];
        let (text, after) = lines(&made, read());
        let again = replay(&text, read());
        assert_eq!((again.skipped, again.steps.len()), (0, 2), "{text}");
        assert_eq!(again.steps.last().unwrap().columns, after.columns);
        let list = "反馈意见如下：\n1.接待管理不严。一是超标3次。二是缺审批单5份。\n2.台账不全。缺3本。\n";
        let read = || notice::read(list);
        let (text, after) = lines(&[Correction::Findings(read().problems[0].id)], read());
        assert!(after.problems.len() > read().problems.len());
        assert_eq!(problems(replay(&text, read()).steps.last().unwrap()), problems(&after));
    }

    #[test]
    fn a_line_about_another_problem_corrects_none() {
        let read = || notice::read(TEXT);
        let (first, second) = (read().problems[0].id, read().problems[1].id);
        let line = Correction::Title(first, "改过的".into()).line(&read());
        let moved = line.replace(&format!("\t{} ", first.0), &format!("\t{} ", second.0));
        assert_ne!(line, moved);
        for spoiled in [moved.as_str(), "title", "what\t1 0\t", "take\t\tx", ""] {
            let again = replay(&format!("{spoiled}\n"), read());
            assert_eq!(problems(again.steps.last().unwrap()), problems(&read()), "{spoiled}");
            assert_eq!(again.skipped, 1, "{spoiled}");
        }
    }

    #[test]
    fn another_notice_has_other_drafts() {
        assert_eq!(drafts_of(&notice::read(TEXT)), drafts_of(&notice::read(TEXT)));
        assert_ne!(
            drafts_of(&notice::read(TEXT)),
            drafts_of(&notice::read(&TEXT.replace("补登", "补记")))
        );
    }
}

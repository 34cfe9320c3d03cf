//! 已完成, and the text is about meetings only. Why: a meeting is no result. Source: what is returned most often (the text is
//! about meetings only). Limits: every clause of every text on results names a meeting; a problem that is itself about meetings
//! is left alone.

use crate::view::{ProblemView, ProseRole};
use crate::{Finding, What};
use ledger::{Field, Kind, Progress};
use notice::is_meetings_only;

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let title = view.text(Field::Title);
    if view.step != Progress::Done || title.contains("会议") || title.contains("议事") {
        return;
    }
    let mut results = view
        .of_role(ProseRole::Result)
        .filter(|prose| prose.words.chars().any(char::is_alphanumeric));
    let Some(first) = results.next() else { return };
    let figures = !view.scope.ledger.parts(view.id, Kind::Regulation).is_empty();
    if !figures && is_meetings_only(first.words) && results.all(|prose| is_meetings_only(prose.words)) {
        found.push(first.finding(What::OnlyMeetings {}, 0..first.words.len()));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Outcome, Progress, Title};

    #[test]
    fn a_meeting_is_no_result() {
        let case = |title, text| [(Title, title), (Progress, "done"), (Outcome, text)];
        problem_cases(
            Rule::OnlyMeetings,
            &[
                (&case("账目不清", "召开会议3次，传达文件精神。"), 1),
                (&case("账目不清", "召开会议3次，补登账目40笔。"), 0),
                (&case("会议记录不全", "召开会议3次。"), 0),
            ],
        );
    }
}

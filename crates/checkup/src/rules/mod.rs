//! The rules: the table of what each looks at, and whether it is asked of texts too. One rule is one file, named after its key.

mod account_number;
mod answers_other_problem;
mod aspect_empty;
mod closeout_without_evidence;
mod closeout_without_ground;
mod contact_missing;
mod contact_twice;
mod copied_text;
mod declared_counts;
mod declared_twice;
mod department_unknown;
mod document_number;
mod done_in_future;
mod done_without_result;
mod double_punctuation;
mod evidence_file_changed;
mod evidence_incomplete;
mod evidence_overused;
mod evidence_uncited;
mod figures_differ;
mod finished_before_begun;
mod finished_in_future;
mod home_address;
mod id_number;
mod improbable_year;
mod label_without_text;
mod leader_only_hand;
mod lookback_overdue;
mod marks_unmatched;
mod measure_after_problem;
mod measures_count;
mod mixed_width;
mod name_two_spellings;
mod no_due_date;
mod nobody_answers;
mod number_gap;
mod number_plate;
mod number_repeated;
mod only_meetings;
mod open_without_next;
mod overdue;
mod parts_sum;
mod person_unknown;
mod personal_data;
mod personal_name;
mod phases_out_of_order;
mod phone_number;
mod progress_contradicted;
mod promise_overdue;
mod rate;
mod rebound_without_date;
mod returned_waiting;
mod round_dates_order;
mod same_achievement;
mod same_papers;
mod secret_words;
mod section_count;
mod struck_off_open;
mod title_empty;
mod title_repeated;
mod title_similar;
mod weekend_meeting;

#[cfg(test)]
pub(crate) mod cases;

use crate::view::{PairView, ProblemView, Prose, RoundView, Scope};
use crate::{Finding, Rule};

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// One problem with its texts.
    Problem(fn(&ProblemView, &mut Vec<Finding>)),
    /// One text, of a problem or of the round.
    Prose(fn(&Prose, &Scope, &mut Vec<Finding>)),
    /// The round, with the digests of its problems.
    Round(fn(&RoundView, &mut Vec<Finding>)),
    /// A problem beside the others.
    Pair(fn(&PairView, &mut Vec<Finding>)),
    /// Nothing here: the reader's doubts say it of texts.
    Reader,
}

/// When a rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Of checklists and of texts.
    Always,
    /// Of checklists; of a text the reader's doubts say it, or it is none of its own.
    Checklist,
}

/// A line of the table.
pub(crate) struct CheckEntry {
    /// The rule.
    pub rule: Rule,
    /// What it looks at.
    pub check: Check,
    /// When it is asked.
    pub asked: Asked,
}

const fn entry(rule: Rule, check: Check, asked: Asked) -> CheckEntry {
    CheckEntry { rule, check, asked }
}

/// What each rule looks at. Two lines of one rule look at two things.
pub(crate) const CHECKS: &[CheckEntry] = &[
    entry(
        Rule::DeclaredCounts,
        Check::Round(declared_counts::check),
        Asked::Checklist,
    ),
    entry(
        Rule::MeasuresCount,
        Check::Round(measures_count::check),
        Asked::Checklist,
    ),
    entry(Rule::Rate, Check::Prose(rate::check), Asked::Checklist),
    entry(Rule::PartsSum, Check::Prose(parts_sum::check), Asked::Checklist),
    entry(Rule::DeclaredTwice, Check::Reader, Asked::Always),
    entry(Rule::SectionCount, Check::Prose(section_count::check), Asked::Checklist),
    entry(Rule::NumberGap, Check::Round(number_gap::check), Asked::Checklist),
    entry(
        Rule::NumberRepeated,
        Check::Round(number_repeated::check),
        Asked::Checklist,
    ),
    entry(Rule::AspectEmpty, Check::Round(aspect_empty::check), Asked::Checklist),
    entry(
        Rule::TitleRepeated,
        Check::Pair(title_repeated::check),
        Asked::Checklist,
    ),
    entry(Rule::TitleSimilar, Check::Pair(title_similar::check), Asked::Always),
    entry(Rule::TitleEmpty, Check::Problem(title_empty::check), Asked::Checklist),
    entry(
        Rule::DoneWithoutResult,
        Check::Problem(done_without_result::check),
        Asked::Checklist,
    ),
    entry(Rule::DoneInFuture, Check::Problem(done_in_future::check), Asked::Always),
    entry(
        Rule::OpenWithoutNext,
        Check::Problem(open_without_next::check),
        Asked::Checklist,
    ),
    entry(Rule::OnlyMeetings, Check::Problem(only_meetings::check), Asked::Always),
    entry(Rule::LabelWithoutText, Check::Reader, Asked::Always),
    entry(
        Rule::ProgressContradicted,
        Check::Problem(progress_contradicted::check),
        Asked::Always,
    ),
    entry(Rule::CopiedText, Check::Pair(copied_text::check), Asked::Always),
    entry(
        Rule::SameAchievement,
        Check::Pair(same_achievement::check),
        Asked::Always,
    ),
    entry(
        Rule::PromiseOverdue,
        Check::Prose(promise_overdue::check),
        Asked::Always,
    ),
    entry(
        Rule::FiguresDiffer,
        Check::Problem(figures_differ::check),
        Asked::Always,
    ),
    entry(
        Rule::AnswersOtherProblem,
        Check::Problem(answers_other_problem::check),
        Asked::Always,
    ),
    entry(Rule::NobodyAnswers, Check::Round(nobody_answers::check), Asked::Always),
    entry(
        Rule::LeaderOnlyHand,
        Check::Round(leader_only_hand::check),
        Asked::Always,
    ),
    entry(
        Rule::PersonUnknown,
        Check::Round(person_unknown::check),
        Asked::Checklist,
    ),
    entry(
        Rule::NameTwoSpellings,
        Check::Round(name_two_spellings::check),
        Asked::Always,
    ),
    entry(
        Rule::DepartmentUnknown,
        Check::Round(department_unknown::check),
        Asked::Checklist,
    ),
    entry(Rule::NoDueDate, Check::Round(no_due_date::check), Asked::Always),
    entry(Rule::Overdue, Check::Problem(overdue::check), Asked::Checklist),
    entry(
        Rule::MeasureAfterProblem,
        Check::Problem(measure_after_problem::check),
        Asked::Always,
    ),
    entry(
        Rule::PhasesOutOfOrder,
        Check::Problem(phases_out_of_order::check),
        Asked::Always,
    ),
    entry(
        Rule::FinishedBeforeBegun,
        Check::Problem(finished_before_begun::check),
        Asked::Always,
    ),
    entry(
        Rule::FinishedInFuture,
        Check::Problem(finished_in_future::check),
        Asked::Always,
    ),
    entry(
        Rule::RoundDatesOrder,
        Check::Round(round_dates_order::check),
        Asked::Always,
    ),
    entry(
        Rule::ImprobableYear,
        Check::Problem(improbable_year::check),
        Asked::Always,
    ),
    entry(
        Rule::ImprobableYear,
        Check::Prose(improbable_year::in_prose),
        Asked::Always,
    ),
    entry(
        Rule::WeekendMeeting,
        Check::Prose(weekend_meeting::check),
        Asked::Always,
    ),
    entry(
        Rule::WeekendMeeting,
        Check::Round(weekend_meeting::of_milestones),
        Asked::Checklist,
    ),
    entry(
        Rule::CloseoutWithoutGround,
        Check::Problem(closeout_without_ground::check),
        Asked::Always,
    ),
    entry(
        Rule::CloseoutWithoutEvidence,
        Check::Problem(closeout_without_evidence::check),
        Asked::Always,
    ),
    entry(
        Rule::EvidenceIncomplete,
        Check::Round(evidence_incomplete::check),
        Asked::Checklist,
    ),
    entry(
        Rule::StruckOffOpen,
        Check::Problem(struck_off_open::check),
        Asked::Always,
    ),
    entry(
        Rule::ReturnedWaiting,
        Check::Problem(returned_waiting::check),
        Asked::Always,
    ),
    entry(Rule::SamePapers, Check::Problem(same_papers::check), Asked::Always),
    entry(
        Rule::EvidenceFileChanged,
        Check::Problem(evidence_file_changed::check),
        Asked::Always,
    ),
    entry(
        Rule::EvidenceUncited,
        Check::Round(evidence_uncited::check),
        Asked::Checklist,
    ),
    entry(
        Rule::EvidenceOverused,
        Check::Round(evidence_overused::check),
        Asked::Checklist,
    ),
    entry(
        Rule::MarksUnmatched,
        Check::Prose(marks_unmatched::check),
        Asked::Always,
    ),
    entry(
        Rule::DocumentNumber,
        Check::Prose(document_number::check),
        Asked::Always,
    ),
    entry(Rule::MixedWidth, Check::Prose(mixed_width::check), Asked::Always),
    entry(
        Rule::DoublePunctuation,
        Check::Prose(double_punctuation::check),
        Asked::Always,
    ),
    entry(Rule::PersonalName, Check::Prose(personal_name::check), Asked::Always),
    entry(Rule::IdNumber, Check::Prose(id_number::check), Asked::Always),
    entry(Rule::PhoneNumber, Check::Prose(phone_number::check), Asked::Always),
    entry(Rule::AccountNumber, Check::Prose(account_number::check), Asked::Always),
    entry(Rule::NumberPlate, Check::Prose(number_plate::check), Asked::Always),
    entry(Rule::HomeAddress, Check::Prose(home_address::check), Asked::Always),
    entry(
        Rule::ContactMissing,
        Check::Round(contact_missing::check),
        Asked::Always,
    ),
    entry(Rule::ContactTwice, Check::Prose(contact_twice::check), Asked::Always),
    entry(Rule::SecretWords, Check::Prose(secret_words::check), Asked::Always),
    entry(
        Rule::LookbackOverdue,
        Check::Round(lookback_overdue::check),
        Asked::Checklist,
    ),
    entry(
        Rule::ReboundWithoutDate,
        Check::Problem(rebound_without_date::check),
        Asked::Always,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_in_the_table_and_has_its_file() {
        for rule in Rule::ALL {
            assert!(CHECKS.iter().any(|entry| entry.rule == *rule), "{rule:?}");
            let file = format!("{}/src/rules/{}.rs", env!("CARGO_MANIFEST_DIR"), rule.key());
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            let flat = text.replace("\n//! ", " ");
            assert!(flat.contains("Why"), "{file}: why there is such a rule");
            assert!(flat.contains("Source"), "{file}: where it comes from");
        }
    }
}

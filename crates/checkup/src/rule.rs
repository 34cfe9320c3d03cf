//! The rules: one table with the key of each rule, its group, its usual severity, and the data that its sentence needs. How a
//! rule finds what it finds stands in its file under `rules`; its sentences stand in `words`. Keys are recorded (不适用, switched
//! off) and never change.

use crate::Severity;
use ledger::{Due, Field, Progress};
use notice::CountedThing;

/// What a rule is about, for choosing among findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleGroup {
    /// 数字: counts and rates.
    Counts,
    /// 序号
    Numbers,
    /// 标题
    Titles,
    /// 内容: texts of problems.
    Texts,
    /// 责任
    Duty,
    /// 时间
    Dates,
    /// 销号
    Closeout,
    /// 佐证
    Evidence,
    /// 用语: marks and punctuation.
    Wording,
    /// 公开: what a public text must not hold, or must.
    Public,
    /// 回头看
    Lookback,
}

impl RuleGroup {
    /// All groups, in the order in which they are shown.
    pub const ALL: [RuleGroup; 11] = [
        RuleGroup::Counts,
        RuleGroup::Numbers,
        RuleGroup::Titles,
        RuleGroup::Texts,
        RuleGroup::Duty,
        RuleGroup::Dates,
        RuleGroup::Closeout,
        RuleGroup::Evidence,
        RuleGroup::Wording,
        RuleGroup::Public,
        RuleGroup::Lookback,
    ];
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident $key:literal $group:ident $severity:ident { $($data:ident: $type:ty),* };)+) => {
        /// A rule of the check-up.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])+ $name,)+ }

        /// What a rule found, with what its sentence needs.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum What { $($(#[doc = $doc])+ $name { $($data: $type),* },)+ }

        impl Rule {
            /// Every rule there is, in the order in which findings are shown.
            pub const ALL: &'static [Rule] = &[$(Rule::$name,)+];

            /// Its key, in records and in other programs.
            pub fn key(self) -> &'static str {
                match self { $(Rule::$name => $key,)+ }
            }

            /// The rule of this key, if this version knows it.
            pub fn from_key(key: &str) -> Option<Rule> {
                match key { $($key => Some(Rule::$name),)+ _ => None }
            }

            /// Its group.
            pub fn group(self) -> RuleGroup {
                match self { $(Rule::$name => RuleGroup::$group,)+ }
            }

            /// Its usual severity. A single finding may be less grave, or in a text graver.
            pub fn severity(self) -> Severity {
                match self { $(Rule::$name => Severity::$severity,)+ }
            }
        }

        impl What {
            /// The rule that found it.
            pub fn rule(&self) -> Rule {
                match self { $(What::$name { .. } => Rule::$name,)+ }
            }
        }
    };
}

// Rule, its key, its group, its usual severity, its data.
rules! {
    /// A declared number of aspects, categories or problems, or of problems of one progress, is not what is listed.
    DeclaredCounts "declared_counts" Counts Error { what: CountedThing, declared: u32, found: u32 };
    /// The declared number of measures is not what is listed.
    MeasuresCount "measures_count" Counts Error { declared: u32, found: u32 };
    /// A rate fits the counts under no counting rule.
    Rate "rate" Counts Error { said: u32, done: u32, total: u32 };
    /// Declared numbers by progress do not add up to the declared total.
    PartsSum "parts_sum" Counts Error { total: u32, sum: u32 };
    /// A count is declared twice with different numbers.
    DeclaredTwice "declared_twice" Counts Warning { what: CountedThing, first: u32, other: u32 };
    /// The number in the introduction of a section is not that of its problems.
    SectionCount "section_count" Counts Error { step: Progress, said: u32, found: u32 };
    /// Numbers are left out.
    NumberGap "number_gap" Numbers Warning { from: u32, to: u32 };
    /// A number stands twice.
    NumberRepeated "number_repeated" Numbers Warning { number: u32 };
    /// An aspect or a category without a problem.
    AspectEmpty "aspect_empty" Numbers Warning {};
    /// Two problems have one title.
    TitleRepeated "title_repeated" Titles Warning { other: String };
    /// Two titles are nearly the same.
    TitleSimilar "title_similar" Titles Notice { other: String };
    /// A problem without a title.
    TitleEmpty "title_empty" Titles Error {};
    /// 已完成, and no text says with what result.
    DoneWithoutResult "done_without_result" Texts Error {};
    /// 已完成, and the text speaks of the future: wholly an error, in part a 留意.
    DoneInFuture "done_in_future" Texts Error { word: String };
    /// Open, and no text says what is done next.
    OpenWithoutNext "open_without_next" Texts Warning {};
    /// 已完成, and the text is about meetings only.
    OnlyMeetings "only_meetings" Texts Warning {};
    /// A label without a text.
    LabelWithoutText "label_without_text" Texts Warning { label: String };
    /// The heading states one progress, the text another.
    ProgressContradicted "progress_contradicted" Texts Warning { heading: Progress, text: Progress };
    /// A text that stands, wholly or nearly, under another problem too.
    CopiedText "copied_text" Texts Warning { other: String };
    /// One achievement claimed under several problems.
    SameAchievement "same_achievement" Texts Warning { other: String };
    /// A promise whose date has passed.
    PromiseOverdue "promise_overdue" Texts Warning { date: Due };
    /// A number in a text is not that of 成效数据, or of another text of the problem.
    FiguresDiffer "figures_differ" Texts Warning { said: String, other: String };
    /// The text has no word in common with its problem.
    AnswersOtherProblem "answers_other_problem" Texts Notice {};
    /// Nobody answers for a problem. With a number, of so many problems at once.
    NobodyAnswers "nobody_answers" Duty Warning { problems: usize };
    /// A leader is the only one who answers.
    LeaderOnlyHand "leader_only_hand" Duty Notice { problems: usize };
    /// A person in no register.
    PersonUnknown "person_unknown" Duty Warning { name: String };
    /// One name in two spellings.
    NameTwoSpellings "name_two_spellings" Duty Warning { name: String, other: String };
    /// A department in no register.
    DepartmentUnknown "department_unknown" Duty Warning { name: String };
    /// No due date. With a number, of so many problems at once.
    NoDueDate "no_due_date" Dates Warning { problems: usize };
    /// 逾期未完成
    Overdue "overdue" Dates Warning { days: i32 };
    /// A measure is due after its problem.
    MeasureAfterProblem "measure_after_problem" Dates Warning { measure: Due, problem: Due };
    /// A phase is due before the one it follows.
    PhasesOutOfOrder "phases_out_of_order" Dates Warning { before: Due, after: Due };
    /// Finished before the inspection began.
    FinishedBeforeBegun "finished_before_begun" Dates Warning { finished: Due, begun: Due };
    /// Finished on a day that is still to come.
    FinishedInFuture "finished_in_future" Dates Warning { finished: Due };
    /// Dates of the round in an order that cannot be.
    RoundDatesOrder "round_dates_order" Dates Warning { before: Field, after: Field };
    /// A year far from those of the round.
    ImprobableYear "improbable_year" Dates Warning { year: i32 };
    /// A meeting on a Saturday or Sunday.
    WeekendMeeting "weekend_meeting" Dates Notice { date: Due };
    /// An application without a ground.
    CloseoutWithoutGround "closeout_without_ground" Closeout Warning {};
    /// Applied for or struck off, and no evidence is named.
    CloseoutWithoutEvidence "closeout_without_evidence" Closeout Warning {};
    /// Evidence without number, date or place.
    EvidenceIncomplete "evidence_incomplete" Closeout Notice { missing: Vec<Field> };
    /// Struck off with measures open or in conflict.
    StruckOffOpen "struck_off_open" Closeout Error { measures: usize, conflicts: usize };
    /// Returned, and nobody took it up.
    ReturnedWaiting "returned_waiting" Closeout Warning { days: i32 };
    /// Applied again with the papers that were refused.
    SamePapers "same_papers" Closeout Warning {};
    /// The file of a document is another than when close-out was applied for.
    EvidenceFileChanged "evidence_file_changed" Evidence Warning {};
    /// A document that no problem cites.
    EvidenceUncited "evidence_uncited" Evidence Notice {};
    /// One document for very many problems.
    EvidenceOverused "evidence_overused" Evidence Warning { problems: usize };
    /// 《》“”（） that do not close.
    MarksUnmatched "marks_unmatched" Wording Warning { mark: char };
    /// A document number without 〔〕.
    DocumentNumber "document_number" Wording Warning { should: String };
    /// Full and half width mixed.
    MixedWidth "mixed_width" Wording Notice { should: String };
    /// Two marks where one belongs.
    DoublePunctuation "double_punctuation" Wording Warning { should: String };
    /// The name of a person who holds no office.
    PersonalName "personal_name" Public Warning { masked: bool };
    /// 身份证号
    IdNumber "id_number" Public Warning {};
    /// 电话
    PhoneNumber "phone_number" Public Warning {};
    /// 账号
    AccountNumber "account_number" Public Warning {};
    /// 车牌
    NumberPlate "number_plate" Public Warning {};
    /// 住址
    HomeAddress "home_address" Public Warning {};
    /// A notice without contact block.
    ContactMissing "contact_missing" Public Warning {};
    /// The contact block stands twice.
    ContactTwice "contact_twice" Public Warning {};
    /// A mark of secrecy, or a word that often goes with one.
    SecretWords "secret_words" Public Notice { word: String };
    /// The time of the look-back is over, and nothing was looked at.
    LookbackOverdue "lookback_overdue" Lookback Warning { until: Due };
    /// 反弹 without a new date.
    ReboundWithoutDate "rebound_without_date" Lookback Warning {};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_by_its_key_and_no_two_share_one() {
        for rule in Rule::ALL {
            assert_eq!(Rule::from_key(rule.key()), Some(*rule));
            assert!(RuleGroup::ALL.contains(&rule.group()));
        }
        assert_eq!(Rule::from_key("of a later version"), None);
    }
}

//! Fields of items: one table with the key of each field in files, the type of its value, the kinds of items that have it, and
//! what it is for (the section it is shown in, who fills it in, whose names it holds, the label a notice prints it under). No
//! behaviour but the check of a value against its field. Keys are part of the file format and are never changed once used. The
//! order of the table is the order in which fields are shown, printed and compared.

use crate::{Amount, Due, ItemId, Kind, Progress, RegulationWay, Role, Value};
use std::ops::RangeInclusive;

/// Type of the values that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Words, in one line or many.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// One of the four steps of progress.
    Progress,
    /// A civil date: a day, a month or a year.
    Date,
    /// Another item, by its id.
    Item,
    /// A decimal number, exact.
    Amount,
    /// SHA-256 of a file: 64 small hexadecimal digits.
    Hash,
    /// A [`Role`].
    Role,
    /// A [`RegulationWay`].
    RegulationWay,
}

/// Section of a problem in which a field is shown, on the page and on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldSection {
    /// 问题: what was found, its number and title.
    Wording,
    /// 责任与时限: who answers for it, by when.
    Duty,
    /// 措施
    Measures,
    /// 进展: how far it has come.
    Progress,
    /// 成效: what was done and what came of it.
    Results,
    /// 备注
    Remarks,
    /// Nowhere: kept by the program for itself, and not found by a search either.
    NotShown,
}

/// Who fills in a field of a problem, a measure or a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilledBy {
    /// The cadre to whom the problem was handed (承办人): what she writes there in an answer is taken unless a person says
    /// otherwise.
    Cadre,
    /// The office (整改办): a change that comes in an answer is shown, and stays out unless a person takes it.
    Office,
}

/// Whose names a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamesOf {
    /// People who answer for a problem (责任领导, 责任人). Several are divided by 、, here and in the next two.
    People,
    /// Departments that answer for a problem (责任科室).
    Departments,
    /// Those who help (配合单位): departments, or people.
    Helpers,
    /// Somebody who answers for no problem, and is renamed with the others.
    Other,
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $name:ident $key:literal $value_type:ident [$($kind:ident)+]
        $(in $section:ident by $filled_by:ident)? $(names $names:ident)? $(label $label:literal)?;)+) => {
        /// A field of an item. Each is a multi-value register of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[doc = $doc])+ $name,)+ }

        impl Field {
            /// Every field there is.
            pub const ALL: &'static [Field] = &[$(Field::$name,)+];

            /// The name of the field in files and in storage.
            pub fn key(self) -> &'static str {
                match self { $(Field::$name => $key,)+ }
            }

            /// The field of this name, if this version knows it.
            pub fn from_key(key: &str) -> Option<Field> {
                match key { $($key => Some(Field::$name),)+ _ => None }
            }

            /// The type of its values.
            pub fn value_type(self) -> ValueType {
                match self { $(Field::$name => ValueType::$value_type,)+ }
            }

            /// The section of a problem in which it is shown; none for fields that are not shown there by themselves.
            pub fn section(self) -> Option<FieldSection> {
                match self { $(Field::$name => [$(FieldSection::$section)?].first().copied(),)+ }
            }

            /// Who fills it in; none where it is not a field of a problem.
            pub fn filled_by(self) -> Option<FilledBy> {
                match self { $(Field::$name => [$(FilledBy::$filled_by)?].first().copied(),)+ }
            }

            /// Whose names it holds; none if it holds no names.
            pub fn names_of(self) -> Option<NamesOf> {
                match self { $(Field::$name => [$(NamesOf::$names)?].first().copied(),)+ }
            }

            /// The label that a notice prints before its text, without the colon: empty for a text that stands under no label,
            /// none for a field that a notice does not print.
            pub fn label(self) -> Option<&'static str> {
                match self { $(Field::$name => [$($label)?].first().copied(),)+ }
            }

            /// Whether items of this kind have it. Only commands ask; a fact that says otherwise is kept and shown.
            pub fn of_kind(self, kind: Kind) -> bool {
                match self { $(Field::$name => $(is_of!(kind, $kind))||+,)+ }
            }
        }
    };
}

/// Whether a kind is meant by a name in the table: its own, or one for several.
macro_rules! is_of {
    ($kind:expr, Added) => {
        $kind != Kind::Round
    };
    ($kind:expr, Work) => {
        matches!($kind, Kind::Problem | Kind::Measure)
    };
    ($kind:expr, $name:ident) => {
        $kind == Kind::$name
    };
}

fields! {
    /// The group that a problem or a group stands in.
    Group "group" Item [Group Problem] in Wording by Office;
    /// Where it stands among its siblings; smaller first. Without it, the order of adding holds.
    Order "order" Number [Added] in Wording by Office;
    /// 序号, as it was printed.
    Number "number" Text [Group Work] in Wording by Office;
    /// 标题: of a problem, a group, a measure (its wording) or a passage (its label); the name of a person, a department or
    /// a document.
    Title "title" Text [Round Added] in Wording by Office;
    /// 原文: the wording of the feedback, never refined.
    Original "original" Text [Group Work] in Wording by Office;
    /// 整改进展
    Progress "progress" Progress [Work Phase] in Progress by Cadre;
    /// 完成日期: the day on which the progress became 已完成; filled in and cleared with it, and corrected by hand.
    FinishedOn "finished_on" Date [Work] in Progress by Cadre;
    /// 存在问题, 具体内容
    Situation "situation" Text [Problem] in Wording by Cadre label "存在问题";
    /// 原因分析
    Cause "cause" Text [Problem] in Wording by Cadre label "原因分析";
    /// 整改措施, as one text.
    MeasuresText "measures_text" Text [Problem] in Measures by Office label "整改措施";
    /// 整改情况: what was done, as a notice tells it in one text.
    Rectification "rectification" Text [Problem] in Results by Cadre label "整改情况";
    /// 整改结果及成效
    Outcome "outcome" Text [Work Phase] in Results by Cadre label "整改结果及成效";
    /// 现阶段成效
    CurrentEffect "current_effect" Text [Work] in Results by Cadre label "现阶段成效";
    /// 下一步举措
    NextSteps "next_steps" Text [Work] in Results by Cadre label "下一步举措";
    /// 举一反三: similar problems that were looked for.
    Similar "similar" Text [Problem] in Results by Cadre label "举一反三";
    /// 责任领导. Several names are divided by 、 as in every field of names.
    Leader "leader" Text [Group Work Person Department] in Duty by Office names People label "责任领导";
    /// 责任科室; the first of several is the lead department.
    Department "department" Text [Group Work Person Evidence Regulation Opinion] in Duty by Office names Departments label "责任科室";
    /// 责任人, 承办人
    Person "person" Text [Group Work Department Evidence Regulation Opinion] in Duty by Office names People label "责任人";
    /// 配合单位
    Helpers "helpers" Text [Group Work] in Duty by Office names Helpers label "配合单位";
    /// 时限, as it was printed, where it could not be read as a date.
    DueText "due_text" Text [Work Phase] in Duty by Office label "整改时限";
    /// 整改类型: 立行立改, 限期整改, 分阶段整改, 长期坚持
    RectificationType "rectification_type" Text [Work] in Duty by Office label "整改类型";
    /// 完成时限; of a handout, when the answer is asked back.
    Due "due" Date [Work Phase Handout] in Duty by Office;
    /// 并长期坚持
    LongTerm "long_term" Flag [Work] in Duty by Office;
    /// 备注; of a passage and of a note, its text.
    Remarks "remarks" Text [Added] in Remarks by Cadre label "";
    /// The evidence item that a citation names.
    Evidence "evidence" Item [Citation];
    /// 文号
    DocNumber "doc_number" Text [Evidence Regulation IssuedPaper];
    /// 日期, of a document, a regulation, a milestone, an opinion, a figure, a note, a draw, or a file handed out or
    /// taken in; of an issued paper, the day it was issued.
    Dated "dated" Date [Evidence Regulation Milestone Opinion Figure Note Draw Handout Intake IssuedPaper];
    /// 页数
    Pages "pages" Number [Evidence];
    /// 存放处
    KeptAt "kept_at" Text [Evidence];
    /// 文件名
    FileName "file_name" Text [Evidence Handout Intake];
    /// 文件大小 in bytes
    FileSize "file_size" Number [Evidence];
    /// SHA-256 of the file.
    FileHash "file_hash" Hash [Evidence];
    /// 职务
    Post "post" Text [Person];
    /// 联系电话
    Phone "phone" Text [Person Department];
    /// What a person is in the work.
    Role "role" Role [Person];
    /// 新建 or 修订
    RegulationWay "regulation_way" RegulationWay [Regulation];
    /// 数量 of a figure.
    Amount "amount" Amount [Figure];
    /// 单位 of a figure: 项, 万元, 人次.
    UnitOf "unit_of" Text [Figure];
    /// 来源: who wrote an opinion.
    FromWhom "from_whom" Text [Opinion Note];
    /// 答复
    Answer "answer" Text [Opinion];
    /// 答复日期
    AnsweredOn "answered_on" Date [Opinion];
    /// The random number that a draw was made with.
    Seed "seed" Number [Draw];
    /// The problems that were drawn: their ids, divided by spaces.
    Drawn "drawn" Text [Draw];
    /// The checksum of a checklist file, as in its header, without `sha256:`; of an issued paper, that of its text.
    FileSum "file_sum" Hash [Handout Intake IssuedPaper];
    /// Which facts a checklist file or an issued paper was made of: a [`crate::Frontier`].
    Basis "basis" Text [Handout Intake IssuedPaper];
    /// The problems that a file is about: their ids, divided by spaces. Empty for the whole.
    Scope "scope" Text [Handout Intake];
    /// Which facts of a file taken in were new here: a [`crate::Frontier`].
    Brought "brought" Text [Intake];
    /// The handout that a file taken in answers.
    Answers "answers" Item [Intake];
    /// 被巡察单位 (round)
    Unit "unit" Text [Round];
    /// 单位主要负责人 (round)
    HeadOfUnit "head_of_unit" Text [Round] names Other;
    /// 领导小组 (round)
    LeadingGroup "leading_group" Text [Round];
    /// 巡察组 (round)
    Team "team" Text [Round];
    /// 巡察开始 (round)
    InspectedFrom "inspected_from" Date [Round];
    /// 巡察结束 (round)
    InspectedTo "inspected_to" Date [Round];
    /// 反馈日期 (round)
    FeedbackOn "feedback_on" Date [Round];
    /// 公布日期 (round)
    PublishedOn "published_on" Date [Round];
    /// 通报标题 (round)
    NoticeTitle "notice_title" Text [Round];
    /// The opening formula of the notice (round).
    Opening "opening" Text [Round];
    /// 整改工作组织情况, part one of the notice (round).
    Organisation "organisation" Text [Round];
    /// What stood between the parts and the lists of the notice (round).
    Between "between" Text [Round];
    /// 下一步计划, part three of the notice (round).
    Plan "plan" Text [Round];
    /// 联系方式 (round)
    Contact "contact" Text [Round];
    /// 落款 (round)
    Signature "signature" Text [Round];
    /// What reading the notice could not place (round).
    Unread "unread" Text [Round];
    /// 声明的方面数 (round)
    DeclaredAspects "declared_aspects" Number [Round];
    /// 声明的大类数 (round)
    DeclaredCategories "declared_categories" Number [Round];
    /// 声明的问题数 (round)
    DeclaredProblems "declared_problems" Number [Round];
    /// 声明的措施数 (round)
    DeclaredMeasures "declared_measures" Number [Round];
    /// 口径: how 基本完成 counts (round); a key of `CountingRule`.
    RuleNearlyDone "rule_nearly_done" Text [Round];
    /// 口径: whether problems or measures are counted (round); a key of `Counted`.
    RuleCounted "rule_counted" Text [Round];
    /// What this unit calls its 问题清单 (round).
    ListProblemsName "list_problems_name" Text [Round];
    /// What this unit calls its 任务清单 (round).
    ListTasksName "list_tasks_name" Text [Round];
    /// What this unit calls its 责任清单 (round).
    ListDutiesName "list_duties_name" Text [Round];
    /// What this unit calls its 整改台账 (round).
    ListLedgerName "list_ledger_name" Text [Round];
    /// 报送整改方案: months from the feedback date (round).
    PlanMonths "plan_months" Number [Round];
    /// 集中整改期: months from the feedback date (round).
    ConcentratedMonths "concentrated_months" Number [Round];
    /// 报送整改进展: months from the feedback date (round).
    ReportMonths "report_months" Number [Round];
    /// 公布整改情况: months from the feedback date (round).
    PublishMonths "publish_months" Number [Round];
    /// 回头看, from: months from the feedback date (round).
    LookbackFromMonths "lookback_from_months" Number [Round];
    /// 回头看, to: months from the feedback date (round).
    LookbackToMonths "lookback_to_months" Number [Round];
    /// 确定计划: the day from which due dates are put off by an extension only (round).
    PlanSettledOn "plan_settled_on" Date [Round];
    /// 报送整改方案, set by hand (round).
    PlanOn "plan_on" Date [Round];
    /// 集中整改期满, set by hand (round).
    ConcentratedOn "concentrated_on" Date [Round];
    /// 报送整改进展, set by hand (round).
    ReportOn "report_on" Date [Round];
    /// 公布整改情况, as planned, set by hand (round).
    PublishOn "publish_on" Date [Round];
    /// 回头看, from, set by hand (round).
    LookbackFrom "lookback_from" Date [Round];
    /// 回头看, to, set by hand (round).
    LookbackTo "lookback_to" Date [Round];
    /// 第一次预警: days left (round).
    WarnFirstDays "warn_first_days" Number [Round];
    /// 第二次预警: days left (round).
    WarnSecondDays "warn_second_days" Number [Round];
    /// 第一次预警: wording (round).
    WarnFirstText "warn_first_text" Text [Round];
    /// 第二次预警: wording (round).
    WarnSecondText "warn_second_text" Text [Round];
    /// 第三次预警 (逾期): wording (round).
    WarnLateText "warn_late_text" Text [Round];
    /// 已完成待销号的提醒: days since it was finished (round).
    WarnAwaitingDays "warn_awaiting_days" Number [Round];
    /// 已完成待销号的提醒: wording (round).
    WarnAwaitingText "warn_awaiting_text" Text [Round];
    /// How the title and the labels of a problem, or the heading of a group, were printed in the notice that was taken in:
    /// a [`crate::NoticeWording`].
    Printed "printed" Text [Group Problem] in NotShown by Office;
    /// 通报第一部分的标题, number included (round).
    HeadOrganisation "head_organisation" Text [Round];
    /// 通报第二部分的标题, number included (round).
    HeadResults "head_results" Text [Round];
    /// 通报第三部分的标题, number included (round).
    HeadPlan "head_plan" Text [Round];
    /// What part two of the notice begins with (round).
    ResultsIntro "results_intro" Text [Round];
    /// 通报中“已完成”部分的标题, number included (round).
    HeadDone "head_done" Text [Round];
    /// What that section of the notice begins with (round).
    IntroDone "intro_done" Text [Round];
    /// 通报中“基本完成”部分的标题, where it has a section of its own (round).
    HeadNearlyDone "head_nearly_done" Text [Round];
    /// What that section of the notice begins with (round).
    IntroNearlyDone "intro_nearly_done" Text [Round];
    /// 通报中“正在推进”部分的标题 (round).
    HeadUnderWay "head_under_way" Text [Round];
    /// What that section of the notice begins with (round).
    IntroUnderWay "intro_under_way" Text [Round];
    /// 通报中“尚未启动”部分的标题 (round).
    HeadNotStarted "head_not_started" Text [Round];
    /// What that section of the notice begins with (round).
    IntroNotStarted "intro_not_started" Text [Round];
    /// 落款日期的写法: the date under the notice with its year, month and day as `{年}`, `{月}`, `{日}` (round).
    DateForm "date_form" Text [Round];
    /// Which paper it is: the key of a paper.
    PaperKey "paper_key" Text [PaperSetup IssuedPaper];
    /// What was chosen for the paper, as JSON.
    PaperSettings "paper_settings" Text [PaperSetup IssuedPaper];
    /// The document that was issued, as JSON.
    PaperText "paper_text" Text [IssuedPaper];
    /// The rule of the check-up whose finding does not apply, by its key.
    CheckRule "check_rule" Text [CheckWaiver];
    /// The item that the finding is about.
    About "about" Item [CheckWaiver];
    /// The field that the finding is about, by its key; empty if it is about the item.
    AboutField "about_field" Text [CheckWaiver];
    /// Digest of the text that the finding was about.
    SeenDigest "seen_digest" Text [CheckWaiver];
    /// 体检: days after which a return that nobody took up is a finding (round).
    CheckReturnedDays "check_returned_days" Number [Round];
    /// 体检: how alike two titles are that are asked about, in percent (round).
    CheckTitlePercent "check_title_percent" Number [Round];
    /// 体检: how much of a text stands in another's that is asked about, in percent (round).
    CheckTextPercent "check_text_percent" Number [Round];
    /// 体检: the most problems that one document may prove (round).
    CheckEvidenceMost "check_evidence_most" Number [Round];
    /// 体检: the rules that are switched off, by their keys, divided by spaces (round).
    CheckOff "check_off" Text [Round];
}

impl FieldSection {
    /// The fields that it shows, in the order of the table.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        let fields = Field::ALL.iter().copied();
        fields.filter(move |field| field.section() == Some(self))
    }
}

impl Field {
    /// Who is asked about a problem first: the person, or else the department, or else the leader.
    pub const ANSWERING: [Field; 3] = [Field::Person, Field::Department, Field::Leader];

    /// The fields that say who answers for a problem, in the order of the table.
    pub fn naming_responsible() -> impl Iterator<Item = Field> {
        let all = Field::ALL.iter().copied();
        all.filter(|field| field.names_responsible())
    }

    /// The fields that a renaming of a person or a department goes into. Texts such as 领导小组 and 联系方式, in which a name
    /// cannot be told from the words around it, are not among them.
    pub fn naming_anybody() -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(|field| field.names_of().is_some())
    }

    /// Whether it holds the names of those who answer for a problem.
    pub fn names_responsible(self) -> bool {
        match self.names_of() {
            Some(NamesOf::People | NamesOf::Departments | NamesOf::Helpers) => true,
            Some(NamesOf::Other) | None => false,
        }
    }

    /// The fields whose texts a notice prints of a problem, in the order of the table.
    pub fn labelled() -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(|field| field.label().is_some())
    }

    /// Whether a search looks into it.
    pub fn is_searched(self) -> bool {
        match self.value_type() {
            ValueType::Text | ValueType::Date | ValueType::Amount => self.section() != Some(FieldSection::NotShown),
            ValueType::Number
            | ValueType::Flag
            | ValueType::Progress
            | ValueType::Item
            | ValueType::Hash
            | ValueType::Role
            | ValueType::RegulationWay => false,
        }
    }

    /// Whether it is found by the first letters of its pinyin too: titles and names. In a long text any two letters would be
    /// found.
    pub fn is_found_by_initials(self) -> bool {
        self == Field::Title || self.names_responsible()
    }

    /// Whether a count depends on it: the counting rule, and the days at which warnings begin.
    pub(crate) fn is_rule_of_counting(self) -> bool {
        matches!(
            self,
            Field::RuleNearlyDone | Field::RuleCounted | Field::WarnFirstDays | Field::WarnSecondDays
        )
    }

    /// The range of the whole numbers that a command may set; none for fields of other values. A number of a file that lies outside is
    /// kept and shown.
    pub fn whole_range(self) -> Option<RangeInclusive<i64>> {
        const MONTHS: [Field; 6] = [
            Field::PlanMonths,
            Field::ConcentratedMonths,
            Field::ReportMonths,
            Field::PublishMonths,
            Field::LookbackFromMonths,
            Field::LookbackToMonths,
        ];
        match self.value_type() {
            // A place before all others is a negative number.
            ValueType::Number if self == Field::Order => Some(i64::MIN..=i64::MAX),
            ValueType::Number if MONTHS.contains(&self) => Some(0..=120),
            ValueType::Number => Some(0..=i64::MAX),
            ValueType::Text
            | ValueType::Flag
            | ValueType::Progress
            | ValueType::Date
            | ValueType::Item
            | ValueType::Amount
            | ValueType::Hash
            | ValueType::Role
            | ValueType::RegulationWay => None,
        }
    }

    /// Whether a value is no whole number, or one that a command may set.
    pub fn is_in_range(self, value: &Value) -> bool {
        match value {
            Value::Number(number) => self.whole_range().is_none_or(|range| range.contains(number)),
            Value::Nothing | Value::Flag(_) | Value::Text(_) => true,
        }
    }

    /// Whether this version understands this value in this field. What it does not understand is kept as an
    /// unknown fact.
    pub fn accepts(self, value: &Value) -> bool {
        match (self.value_type(), value) {
            (_, Value::Nothing) => true,
            (ValueType::Text, Value::Text(_))
            | (ValueType::Number, Value::Number(_))
            | (ValueType::Flag, Value::Flag(_)) => true,
            (ValueType::Progress, Value::Text(key)) => Progress::from_key(key).is_some(),
            (ValueType::Date, Value::Text(text)) => text.parse::<Due>().is_ok(),
            (ValueType::Item, Value::Text(text)) => text.parse::<ItemId>().is_ok(),
            (ValueType::Amount, Value::Text(text)) => text.parse::<Amount>().is_ok(),
            (ValueType::Hash, Value::Text(text)) => {
                text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
            }
            (ValueType::Role, Value::Text(key)) => Role::from_key(key).is_some(),
            (ValueType::RegulationWay, Value::Text(key)) => RegulationWay::from_key(key).is_some(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_whole_number_has_a_range_and_only_a_place_may_be_negative() {
        for field in Field::ALL {
            let whole = field.value_type() == ValueType::Number;
            assert_eq!(field.whole_range().is_some(), whole, "{field:?}");
            if let Some(range) = field.whole_range() {
                assert_eq!(range.contains(&-1), *field == Field::Order, "{field:?}");
                let months = field.key().ends_with("_months");
                assert_eq!(range.contains(&121), !months, "{field:?}");
                assert!(range.contains(&0) && range.contains(&120), "{field:?}");
            }
        }
    }

    #[test]
    fn every_field_is_found_by_its_key_and_no_two_share_one() {
        for field in Field::ALL {
            assert!(Kind::ALL.iter().any(|kind| field.of_kind(*kind)), "{field:?}");
            assert_eq!(Field::from_key(field.key()), Some(*field));
        }
        assert_eq!(Field::from_key("of a later version"), None);
    }

    #[test]
    fn every_text_of_a_problem_has_a_section_and_is_asked_of_somebody() {
        for field in Kind::Problem.fields() {
            assert!(field.section().is_some(), "{field:?}: in which section is it shown?");
            assert!(field.filled_by().is_some(), "{field:?}: is a cadre asked for it?");
        }
        for field in [Field::Similar, Field::Cause] {
            assert_eq!(field.filled_by(), Some(FilledBy::Cadre), "{field:?}");
        }
        let outside = Field::ALL.iter().filter(|field| !field.of_kind(Kind::Problem));
        for field in outside {
            assert_eq!(
                (field.section(), field.filled_by()),
                (None, None),
                "{field:?} is no field of a problem"
            );
        }
    }

    #[test]
    fn a_field_takes_values_of_its_own_shape_only() {
        let cases = [
            (Field::Title, Value::text("甲"), true),
            (Field::Title, Value::Number(1), false),
            (Field::Title, Value::Nothing, true),
            (Field::Progress, Value::text("done"), true),
            (Field::Progress, Value::text("struck"), false),
            (Field::Due, Value::text("2025-12"), true),
            (Field::Due, Value::text("2025-13"), false),
            (Field::LongTerm, Value::Flag(true), true),
            (Field::LongTerm, Value::text("true"), false),
            (Field::Group, Value::text("a-1"), true),
            (Field::Group, Value::text("方面"), false),
            (Field::Amount, Value::text("-12.5"), true),
            (Field::Amount, Value::text("12.50"), false),
            (Field::Amount, Value::Number(12), false),
            (Field::FileHash, Value::text("0123456789abcdef".repeat(4)), true),
            (Field::FileHash, Value::text("0123456789ABCDEF".repeat(4)), false),
            (Field::FileHash, Value::text("abc"), false),
            (Field::Role, Value::text("office"), true),
            (Field::Role, Value::text("整改办"), false),
            (Field::RegulationWay, Value::text("revised"), true),
        ];
        for (field, value, fits) in cases {
            assert_eq!(field.accepts(&value), fits, "{field:?} {value:?}");
        }
    }
}

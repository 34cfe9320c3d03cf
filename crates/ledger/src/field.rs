//! What an item may hold: its kind, its fields, and the values that a field takes. A table; no behaviour but the
//! check of a value against its field. Names on paper are the keys in files, and are never changed once used.

use crate::{Due, ItemId, Progress};
use serde::{Deserialize, Serialize};

/// What kind of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 整改任务: the round itself. Never added by a fact; there is exactly one.
    Round,
    /// 方面, 大类: a group of problems or of groups.
    Group,
    /// 问题
    Problem,
    /// 措施, under a problem.
    Measure,
    /// A labelled text of a problem that has no field of its own; the label is its title.
    Passage,
}

/// What sort of value a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
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
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $name:ident $key:literal $shape:ident;)+) => {
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

            /// What sort of value it takes.
            pub fn shape(self) -> Shape {
                match self { $(Field::$name => Shape::$shape,)+ }
            }
        }
    };
}

fields! {
    /// The group that a problem or a group stands in.
    Group "group" Item;
    /// Where it stands among its siblings; smaller first. Without it, the order of adding holds.
    Order "order" Number;
    /// 序号, as it was printed.
    Number "number" Text;
    /// 标题: of a problem, a group, a measure (its wording) or a passage (its label).
    Title "title" Text;
    /// 原文: the wording of the feedback, never refined.
    Original "original" Text;
    /// 整改进展
    Progress "progress" Progress;
    /// 存在问题, 具体内容
    Situation "situation" Text;
    /// 原因分析
    Cause "cause" Text;
    /// 整改措施, as one text.
    MeasuresText "measures_text" Text;
    /// 整改结果及成效
    Outcome "outcome" Text;
    /// 现阶段成效
    CurrentEffect "current_effect" Text;
    /// 下一步举措
    NextSteps "next_steps" Text;
    /// 责任领导
    Leader "leader" Text;
    /// 责任科室 (lead department)
    Department "department" Text;
    /// 责任人, 承办人
    Person "person" Text;
    /// 配合单位
    Helpers "helpers" Text;
    /// 整改类型: 立行立改, 限期整改, 分阶段整改, 长期坚持
    RectificationType "rectification_type" Text;
    /// 完成时限
    Due "due" Date;
    /// 并长期坚持
    LongTerm "long_term" Flag;
    /// 时限, as it was printed, where it could not be read as a date.
    DueText "due_text" Text;
    /// 备注; of a passage, its text.
    Remarks "remarks" Text;
    /// 被巡察单位 (round)
    Unit "unit" Text;
    /// 巡察组 (round)
    Team "team" Text;
    /// 巡察开始 (round)
    InspectedFrom "inspected_from" Date;
    /// 巡察结束 (round)
    InspectedTo "inspected_to" Date;
    /// 反馈日期 (round)
    FeedbackOn "feedback_on" Date;
    /// 公布日期 (round)
    PublishedOn "published_on" Date;
    /// 通报标题 (round)
    NoticeTitle "notice_title" Text;
    /// The opening formula of the notice (round).
    Opening "opening" Text;
    /// 整改工作组织情况, part one of the notice (round).
    Organisation "organisation" Text;
    /// What stood between the parts and the lists of the notice (round).
    Between "between" Text;
    /// 下一步计划, part three of the notice (round).
    Plan "plan" Text;
    /// 联系方式 (round)
    Contact "contact" Text;
    /// 落款 (round)
    Signature "signature" Text;
    /// What reading the notice could not place (round).
    Unread "unread" Text;
    /// 声明的方面数 (round)
    DeclaredAspects "declared_aspects" Number;
    /// 声明的大类数 (round)
    DeclaredCategories "declared_categories" Number;
    /// 声明的问题数 (round)
    DeclaredProblems "declared_problems" Number;
    /// 声明的措施数 (round)
    DeclaredMeasures "declared_measures" Number;
    /// 口径: how 基本完成 counts (round); a key of `CountingRule`.
    RuleNearlyDone "rule_nearly_done" Text;
}

/// A value of a field. `Nothing` is a value too: a field that was emptied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Emptied.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Words; also steps of progress, dates and ids, by their keys.
    Text(String),
}

impl Value {
    /// Words as a value; empty words are `Nothing`, so that an emptied field is written one way only.
    pub fn text(words: impl Into<String>) -> Value {
        let words = words.into();
        if words.is_empty() {
            Value::Nothing
        } else {
            Value::Text(words)
        }
    }

    /// The value for an item's id.
    pub fn item(id: ItemId) -> Value {
        Value::Text(id.to_string())
    }

    /// The words, if it is words.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(words) = self {
            Some(words)
        } else {
            None
        }
    }
}

impl From<Progress> for Value {
    fn from(progress: Progress) -> Value {
        Value::Text(progress.key().to_owned())
    }
}

impl From<Due> for Value {
    fn from(due: Due) -> Value {
        Value::Text(due.to_string())
    }
}

impl Field {
    /// Whether this version understands this value in this field. What it does not understand is kept as an
    /// unknown fact.
    pub fn accepts(self, value: &Value) -> bool {
        match (self.shape(), value) {
            (_, Value::Nothing) => true,
            (Shape::Text, Value::Text(_)) | (Shape::Number, Value::Number(_)) | (Shape::Flag, Value::Flag(_)) => true,
            (Shape::Progress, Value::Text(key)) => Progress::from_key(key).is_some(),
            (Shape::Date, Value::Text(text)) => text.parse::<Due>().is_ok(),
            (Shape::Item, Value::Text(text)) => text.parse::<ItemId>().is_ok(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_key_and_no_two_share_one() {
        for field in Field::ALL {
            assert_eq!(Field::from_key(field.key()), Some(*field));
        }
        assert_eq!(Field::from_key("of a later version"), None);
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
        ];
        for (field, value, fits) in cases {
            assert_eq!(field.accepts(&value), fits, "{field:?} {value:?}");
        }
    }
}

//! What kinds of items there are, and where each stands: on its own, or as a part of another. A table; which fields a
//! kind has stands with the fields. Facts may say otherwise (a later version, a forger); commands never do.

use crate::Field;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {
        /// What kind of thing an item is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[doc = $doc])+ $name,)+ }

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)+];
        }
    };
}

kinds! {
    /// 整改任务: the round itself. Never added by a fact; there is exactly one.
    Round;
    /// 方面, 大类: a group of problems or of groups.
    Group;
    /// 问题
    Problem;
    /// 措施, under a problem.
    Measure;
    /// A labelled text of a problem that has no field of its own; the label is its title.
    Passage;
    /// 人员: somebody who answers for problems or works on them; the name is its title.
    Person;
    /// 科室, 单位: a department; the name is its title.
    Department;
    /// 佐证材料: a document that proves something; never the document itself. Entered once, cited where it proves.
    Evidence;
    /// One use of an evidence item by a problem, under the problem. So one document proves several problems, and
    /// merging two lists of evidence is a union.
    Citation;
    /// 制度: a rule made or revised so that a problem does not come back, under the problem.
    Regulation;
    /// 成效数据: a counted result with its unit, under a problem.
    Figure;
    /// 大事记: a dated event of the whole round.
    Milestone;
    /// 群众意见: what the public wrote after publication, and the answer.
    Opinion;
    /// 阶段: a step of a measure with a date of its own, under the measure.
    Phase;
    /// 批注: a remark of somebody, under a problem or a measure.
    Note;
    /// 抽查: a draw of struck-off problems for the look-back.
    Draw;
    /// 交办件: a file that was handed out; for whom is its title, what is asked its remarks.
    Handout;
    /// 收件: a file that was taken in; from whom is its title, what was decided its remarks.
    Intake;
}

impl Kind {
    /// The kinds that may stand under a problem, in the order of reading.
    pub const OF_PROBLEM: [Kind; 6] = [
        Kind::Measure,
        Kind::Passage,
        Kind::Regulation,
        Kind::Figure,
        Kind::Citation,
        Kind::Note,
    ];
    /// The kinds that may stand under a measure, in the order of reading.
    pub const OF_MEASURE: [Kind; 2] = [Kind::Phase, Kind::Note];
    /// The kinds that stand alone and are no part of the list of problems, in the order of reading.
    pub const BESIDE: [Kind; 8] = [
        Kind::Department,
        Kind::Person,
        Kind::Evidence,
        Kind::Milestone,
        Kind::Opinion,
        Kind::Draw,
        Kind::Handout,
        Kind::Intake,
    ];

    /// The kinds that an item of this kind may have as parts, in the order of reading.
    pub fn parts(self) -> &'static [Kind] {
        match self {
            Kind::Problem => &Kind::OF_PROBLEM,
            Kind::Measure => &Kind::OF_MEASURE,
            _ => &[],
        }
    }

    /// Whether an item of this kind may stand there: under an item of that kind, or on its own.
    pub fn stands(self, under: Option<Kind>) -> bool {
        match under {
            Some(whole) => whole.parts().contains(&self),
            None => matches!(self, Kind::Group | Kind::Problem) || Kind::BESIDE.contains(&self),
        }
    }

    /// Whether an item of this kind must have a title (a name, a wording).
    pub fn needs_title(self) -> bool {
        !matches!(self, Kind::Round | Kind::Citation | Kind::Note)
    }

    /// The fields that an item of this kind has, in the order of the table.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| field.of_kind(self))
    }
}

macro_rules! keys {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $each:literal])+ $way:ident $key:literal;)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $each])+ $way,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$way,)+];

            /// Its name in files.
            pub fn key(self) -> &'static str {
                match self { $($name::$way => $key,)+ }
            }

            /// The one of this name, if this version knows it.
            pub fn from_key(key: &str) -> Option<$name> {
                match key { $($key => Some($name::$way),)+ _ => None }
            }
        }

        impl From<$name> for crate::Value {
            fn from(one: $name) -> crate::Value {
                crate::Value::Text(one.key().to_owned())
            }
        }
    };
}

keys! {
    /// What a person is in the work. A convention that the app shows, not a lock.
    Role {
        /// 责任领导
        Leader "leader";
        /// 整改办
        Office "office";
        /// 承办人
        Cadre "cadre";
    }
}

keys! {
    /// How a regulation came about.
    RegulationWay {
        /// 新建
        Made "made";
        /// 修订
        Revised "revised";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_stands_somewhere_and_has_fields() {
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Round) {
            let places = Kind::ALL.iter().filter(|whole| kind.stands(Some(**whole))).count();
            assert_eq!(places == 0, kind.stands(None), "{kind:?} on its own or as a part");
            assert!(kind.fields().count() > 1, "{kind:?}");
            assert!(!kind.needs_title() || Field::Title.of_kind(kind), "{kind:?}");
        }
        assert!(!Kind::Round.stands(None));
    }
}

//! Kinds of items: one table with the key of each kind in facts and in trees, where its items stand, and who enters them.
//! Which fields a kind has stands in the table of fields. Facts may say otherwise (a later version, a forger); commands never do.

use crate::{Field, FilledBy};
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident $key:literal $list:literal $place:ident $title:ident $by:ident $(counts $counts:ident)?;)+) => {
        /// What kind of thing an item is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind { $($(#[doc = $doc])+ #[serde(rename = $key)] $name,)+ }

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)+];

            /// Its key in facts.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$name => $key,)+ }
            }

            /// The key under which the readable tree of a file lists items of this kind.
            pub fn list_key(self) -> &'static str {
                match self { $(Kind::$name => $list,)+ }
            }

            /// Where its items stand.
            pub fn place(self) -> KindPlace {
                match self { $(Kind::$name => KindPlace::$place,)+ }
            }

            /// Whether an item of this kind must have a title (a name, a wording).
            pub fn needs_title(self) -> bool {
                match self { $(Kind::$name => matches!(Titled::$title, Titled::Titled),)+ }
            }

            /// Who enters items of this kind and takes them out again, where a problem was handed out.
            pub fn entered_by(self) -> FilledBy {
                match self { $(Kind::$name => FilledBy::$by,)+ }
            }

            /// What items of this kind are counted as; none for most.
            pub(crate) fn counted_as(self) -> Option<CountedKind> {
                match self { $(Kind::$name => [$(CountedKind::$counts)?].first().copied(),)+ }
            }
        }
    };
}

/// Where items of a kind stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindPlace {
    /// The round itself: always there, never added.
    Root,
    /// In the list of problems: groups and problems.
    Outline,
    /// Under a problem, or under a measure: see [`Kind::parts`].
    Part,
    /// On its own, beside the list of problems.
    Beside,
    /// On its own too: what this checklist keeps of files that went out or came in, and of papers that were issued.
    FileRecord,
}

/// What items of a kind are counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountedKind {
    /// By their progress, as problems.
    Problem,
    /// By their progress, as measures.
    Measure,
    /// As results of their problem, beside its texts.
    Result,
}

/// Column of the table: whether a title is needed.
enum Titled {
    Titled,
    Untitled,
}

// Kind, its key in facts, its list in trees, where it stands, whether it has a title, who enters it, what it is counted as.
kinds! {
    /// 整改任务: the round itself. Never added by a fact; there is exactly one.
    Round "round" "round" Root Untitled Office;
    /// 方面, 大类: a group of problems or of groups.
    Group "group" "groups" Outline Titled Office;
    /// 问题
    Problem "problem" "problems" Outline Titled Office counts Problem;
    /// 措施, under a problem.
    Measure "measure" "measures" Part Titled Office counts Measure;
    /// A labelled text of a problem that has no field of its own; the label is its title.
    Passage "passage" "passages" Part Titled Office;
    /// 人员: somebody who answers for problems or works on them; the name is its title.
    Person "person" "people" Beside Titled Office;
    /// 科室, 单位: a department; the name is its title.
    Department "department" "departments" Beside Titled Office;
    /// 佐证材料: a document that proves something; never the document itself. Entered once, cited where it proves.
    Evidence "evidence" "evidence" Beside Titled Cadre;
    /// One use of an evidence item by a problem, under the problem. So one document proves several problems, and
    /// merging two lists of evidence is a union.
    Citation "citation" "citations" Part Untitled Cadre;
    /// 制度: a rule made or revised so that a problem does not come back, under the problem.
    Regulation "regulation" "regulations" Part Titled Cadre counts Result;
    /// 成效数据: a counted result with its unit, under a problem.
    Figure "figure" "figures" Part Titled Cadre counts Result;
    /// 大事记: a dated event of the whole round.
    Milestone "milestone" "milestones" Beside Titled Office;
    /// 群众意见: what the public wrote after publication, and the answer.
    Opinion "opinion" "opinions" Beside Titled Office;
    /// 阶段: a step of a measure with a date of its own, under the measure.
    Phase "phase" "phases" Part Titled Office;
    /// 批注: a remark of somebody, under a problem or a measure.
    Note "note" "notes" Part Untitled Cadre;
    /// 抽查: a draw of struck-off problems for the look-back.
    Draw "draw" "draws" Beside Titled Office;
    /// 交办件: a file that was handed out; for whom is its title, what is asked its remarks.
    Handout "handout" "handouts" FileRecord Titled Office;
    /// 收件: a file that was taken in; from whom is its title, what was decided its remarks.
    Intake "intake" "intakes" FileRecord Titled Office;
    /// 材料设置: what this unit chose for a paper. Its title is the name of the paper.
    PaperSetup "paper_setup" "paper_setups" Beside Titled Office;
    /// 定稿: a paper that was issued, frozen with its settings and the state it was made from. Never changed.
    IssuedPaper "issued_paper" "issued_papers" FileRecord Titled Office;
    /// 不适用: a finding of the check-up (体检) that a person says does not apply here. The reason is its title. It holds for the
    /// text that it was said of, and no longer.
    CheckWaiver "check_waiver" "check_waivers" Beside Titled Office;
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
    pub const BESIDE: [Kind; 11] = [
        Kind::Department,
        Kind::Person,
        Kind::Evidence,
        Kind::Milestone,
        Kind::Opinion,
        Kind::Draw,
        Kind::Handout,
        Kind::Intake,
        Kind::PaperSetup,
        Kind::IssuedPaper,
        Kind::CheckWaiver,
    ];

    /// The kind that a tree lists under this key.
    pub fn from_list_key(key: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.list_key() == key)
    }

    /// The kinds that an item of this kind may have as parts, in the order of reading.
    pub fn parts(self) -> &'static [Kind] {
        if self == Kind::Problem {
            return &Kind::OF_PROBLEM;
        }
        if self == Kind::Measure {
            return &Kind::OF_MEASURE;
        }
        &[]
    }

    /// Whether an item of this kind may stand there: under an item of that kind, or on its own.
    pub fn stands(self, under: Option<Kind>) -> bool {
        match (under, self.place()) {
            (Some(whole), _) => whole.parts().contains(&self),
            (None, KindPlace::Outline | KindPlace::Beside | KindPlace::FileRecord) => true,
            (None, KindPlace::Root | KindPlace::Part) => false,
        }
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

    #[test]
    fn every_kind_is_listed_where_it_stands() {
        for kind in Kind::ALL.iter().copied() {
            let beside = matches!(kind.place(), KindPlace::Beside | KindPlace::FileRecord);
            assert_eq!(
                Kind::BESIDE.contains(&kind),
                beside,
                "{kind:?} among those that stand beside"
            );
            let part = Kind::ALL.iter().any(|whole| whole.parts().contains(&kind));
            assert_eq!(kind.place() == KindPlace::Part, part, "{kind:?} as a part");
            assert_eq!(
                Kind::from_list_key(kind.list_key()),
                Some(kind),
                "{kind:?}: one list, one kind"
            );
            assert_eq!(serde_json::to_value(kind).ok(), Some(kind.key().into()), "{kind:?}");
        }
    }
}

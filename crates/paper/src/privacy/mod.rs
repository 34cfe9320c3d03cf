//! Findings of personal data in a text that is to be published: names, ID and phone numbers, accounts, number plates,
//! addresses, each with its place and a mask. Whether one is kept, masked or replaced is decided by a person
//! (`audience`). It finds too much rather than too little, and never claims to have found all.

mod names;
mod numbers;

use std::ops::Range;

/// Sort of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A person's name.
    Name,
    /// An ID number (身份证号).
    IdNumber,
    /// A phone number, mobile or not.
    Phone,
    /// A bank account or card.
    Account,
    /// A number plate.
    Plate,
    /// An address with a house number.
    Address,
}

impl Sort {
    /// All sorts.
    pub const ALL: [Sort; 6] = [
        Sort::Name,
        Sort::IdNumber,
        Sort::Phone,
        Sort::Account,
        Sort::Plate,
        Sort::Address,
    ];
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Sort.
    pub sort: Sort,
    /// Place, in bytes.
    pub at: Range<usize>,
    /// Its words.
    pub words: String,
    /// Sentence around it: a decision holds as long as that is unchanged.
    pub sentence: String,
}

/// All findings in a text, in order, none twice. `known`: names of people that the record knows.
pub fn find(text: &str, known: &[String]) -> Vec<Found> {
    let mut places: Vec<(Sort, Range<usize>)> = numbers::find(text);
    places.extend(names::find(text, known).into_iter().map(|at| (Sort::Name, at)));
    places.sort_by_key(|(_, at)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = 0;
    places.retain(|(_, at)| {
        let apart = at.start >= end;
        end = end.max(at.end);
        apart
    });
    let found = places.into_iter().filter_map(|(sort, at)| {
        Some(Found {
            sort,
            words: text.get(at.clone())?.to_owned(),
            sentence: sentence(text, &at).to_owned(),
            at,
        })
    });
    found.collect()
}

/// Sentence around a place.
fn sentence<'a>(text: &'a str, at: &Range<usize>) -> &'a str {
    let ends = ['。', '；', '！', '？', '\n'];
    let from = text.get(..at.start).and_then(|before| before.rfind(ends));
    let from = from.map_or(0, |end| {
        end + text
            .get(end..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8)
    });
    let to = text
        .get(at.end..)
        .and_then(|rest| rest.find(ends))
        .map_or(text.len(), |len| at.end + len);
    text.get(from..to).unwrap_or("")
}

/// Mask of a finding: 王某某, 1**********, 苏D*****, 星港路**号.
pub fn mask(sort: Sort, words: &str) -> String {
    match sort {
        Sort::Name => names::mask(words),
        Sort::IdNumber | Sort::Phone | Sort::Account => {
            let mut seen = 0;
            let starred = words.chars().map(|c| {
                let digit = c.is_ascii_alphanumeric() || ('０'..='９').contains(&c);
                seen += usize::from(digit);
                if digit && seen > 1 { '*' } else { c }
            });
            starred.collect()
        }
        Sort::Plate => {
            let kept = words.chars().take(2);
            kept.chain(words.chars().skip(2).map(|_| '*')).collect()
        }
        Sort::Address => {
            let mut out = String::new();
            for c in words.chars() {
                let numeral = c.is_ascii_digit() || ('０'..='９').contains(&c);
                match (numeral, out.ends_with('*')) {
                    (true, true) => {}
                    (true, false) => out.push_str("**"),
                    (false, _) => out.push(c),
                }
            }
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Sort, String, String)> {
        let all = find(text, &["欧阳明".to_owned(), "陈一".to_owned()]);
        let all = all.into_iter().map(|one| {
            assert_eq!(text.get(one.at.clone()), Some(one.words.as_str()));
            (one.sort, one.words.clone(), mask(one.sort, &one.words))
        });
        all.collect()
    }

    fn one(text: &str, sort: Sort, words: &str, masked: &str) {
        assert_eq!(found(text), [(sort, words.to_owned(), masked.to_owned())], "{text}");
    }

    #[test]
    fn numbers_of_persons() {
        one(
            "身份证号110101199003071234。",
            Sort::IdNumber,
            "110101199003071234",
            "1*****************",
        );
        one(
            "身份证11010119900307123X，",
            Sort::IdNumber,
            "11010119900307123X",
            "1*****************",
        );
        one("联系13812345678办理", Sort::Phone, "13812345678", "1**********");
        one("电话0519-88890000。", Sort::Phone, "0519-88890000", "0***-********");
        one(
            "账号6222021234567890123。",
            Sort::Account,
            "6222021234567890123",
            "6******************",
        );
        one("车牌苏D·12345违停", Sort::Plate, "苏D·12345", "苏D******");
        one("公车京A12345。", Sort::Plate, "京A12345", "京A*****");
        one(
            "住星港路88号523室。",
            Sort::Address,
            "星港路88号523室",
            "星港路**号**室",
        );
    }

    #[test]
    fn names_by_their_surroundings_or_because_they_are_known() {
        one("退休党员李明组织关系已转出。", Sort::Name, "李明", "李某");
        one("明确局长王小明为组长。", Sort::Name, "王小明", "王某某");
        one("批评张晓同志。", Sort::Name, "张晓", "张某");
        one("由陈一负责。", Sort::Name, "陈一", "陈某");
        one("欧阳明牵头。", Sort::Name, "欧阳明", "欧阳某");
        let two = found("退休党员赵大山、钱小川等两位同志。");
        let two: Vec<&str> = two.iter().map(|(_, words, _)| words.as_str()).collect();
        assert_eq!(two, ["赵大山", "钱小川"]);
    }

    #[test]
    fn what_names_nobody() {
        for text in [
            "党员干部教育管理，党员同志参加。",
            "退休党员李某某组织关系已转出。",
            "2021年8月16日至9月30日，投入2500万元。",
            "甲办发〔2024〕3号文件，第12号令。",
            "主任办公会研究，书记带头，局长办公会审议。",
            "全区18家养老机构，床位138张。",
            "组织关系于2021年9月6日转出",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_decision_can_be_told_by_its_sentence() {
        let text = "先学习。退休党员李明已转出；再学习。";
        let all = find(text, &[]);
        assert_eq!(all[0].sentence, "退休党员李明已转出");
    }
}

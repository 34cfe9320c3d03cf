//! The name of a person who holds no office (a party member, a villager, a patient) in a text that is to be published. Why: a
//! public text with a retired person's name is taken down. Source: 公开的五种情形, and the law on personal data. Limits: found by the word before it
//! (退休党员, 村民, 当事人 …); officials in their office and people of the register are not meant. A name that is masked (李某某) is one all the same
//! where the sentence has a number that tells who it is.

use crate::prose::has_word;
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use paper::privacy::{self, Sort};

/// Words before the name of somebody who holds no office.
const PRIVATE: [&str; 19] = [
    "党员",
    "村民",
    "居民",
    "职工",
    "社工",
    "教师",
    "医生",
    "患者",
    "学生",
    "家属",
    "群众",
    "老人",
    "当事人",
    "举报人",
    "工作人员",
    "会计",
    "出纳",
    "户主",
    "低保户",
];
/// Words that look like a name behind such a word: 群众满意, 居民居家.
const NO_NAMES: &str = "满意 满足 广泛 充分 关心 关爱 关注 关系 安全 安置 安排 全部 全体 和谐 温暖 高度 高效 方便 常态 常务 管理 包括 成员 计划 \
    金额 支持 支部 时间 宣讲 万余 余名 余人 申请 申报 明确 严格 连续 公开 公益 公示 居家 居住 利益 师生 马上 水平 相关 应当 平均 江苏 江西 都能 都有 \
    从事 从业 参与 单位 符合 封闭 景区 国有 文化 文明 任职 温馨 郁积 盛赞 许可 查处 查阅 管护 易地 步行 后续 通过 冷暖 谈话 谈心";

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    match prose.role {
        ProseRole::Original | ProseRole::Finding | ProseRole::Contact | ProseRole::Title => return,
        ProseRole::Plan | ProseRole::Result | ProseRole::Next | ProseRole::Round => {}
    }
    masked_beside_number(prose, found);
    if !has_word(prose.words, &PRIVATE) {
        return;
    }
    for one in privacy::find(prose.words, &[]) {
        let head = prose.words.get(..one.at.start).unwrap_or("");
        let sentence_head = head
            .rfind(['。', '；', '，', '\n'])
            .map_or(head, |at| head.get(at..).unwrap_or(""));
        let private = PRIVATE
            .iter()
            .any(|word| head.ends_with(word) || in_row(sentence_head, word));
        let word = NO_NAMES.split_whitespace().any(|word| one.words.starts_with(word));
        if one.sort == Sort::Name && private && !word && !scope.register.people.contains(&one.words) {
            found.push(prose.finding(What::PersonalName { masked: false }, one.at));
        }
    }
}

/// Whether the words before a name are such a word with other names in a row: 退休党员赵大山、.
fn in_row(head: &str, word: &str) -> bool {
    let Some(at) = head.rfind(word) else { return false };
    let between = head.get(at + word.len()..).unwrap_or("");
    between.ends_with('、') && between.chars().count() <= 12 && !between.contains(['，', ' '])
}

/// A masked name in a sentence that has an ID number.
fn masked_beside_number(prose: &Prose, found: &mut Vec<Finding>) {
    let Some(at) = prose.words.find('某') else { return };
    let numbered = privacy::find(prose.words, &[])
        .into_iter()
        .find(|one| one.sort == Sort::IdNumber);
    let Some(number) = numbered.filter(|one| one.sentence.contains('某') || one.at.start > at) else {
        return;
    };
    let Some(near) = prose
        .words
        .get(..number.at.start)
        .and_then(|head| head.find(number.sentence.as_str()).or_else(|| head.rfind('某')))
    else {
        return;
    };
    let Some(first) = prose
        .words
        .get(..near)
        .and_then(|head| head.char_indices().next_back().map(|(at, _)| at))
    else {
        return;
    };
    let rest = prose.words.get(near..).unwrap_or("");
    let end = near + rest.len() - rest.trim_start_matches('某').len();
    // All 某 of the name: 李某某.
    let from = prose.words.get(..near).map_or(first, |head| {
        let plain = head.trim_end_matches('某');
        plain.char_indices().next_back().map_or(first, |(at, _)| at)
    });
    found.push(prose.finding(What::PersonalName { masked: true }, from..end));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn names_of_people_without_office() {
        for (text, words) in [
            ("退休党员李明组织关系已转出。", "李明"),
            ("退休党员赵大山、钱小川等两位同志。", "赵大山 钱小川"),
            ("明确局长王小明为组长。", ""),
            ("退休党员李某某组织关系已转出。", ""),
            ("退休党员李某某组织关系已转出，身份证号000000190001010000。", "李某某"),
            ("群众满意的，居民居家养老。", ""),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}

//! Numbers that are not the notice's own: those of another round, another unit or another kind of inspection.

use crate::characters::{contains_any, digits, listed_words, slice, slice_from};
use crate::passage::Paragraph;
use crate::span::SpanRole;

/// Kinds of inspection that give feedback.
const KINDS: &str = "巡察 巡视 审计 督察 督查 检查 考核 审议";

/// What a notice states of itself: the kinds of inspection in its title, and its year.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnInspection {
    kinds: Vec<&'static str>,
    year: Option<u32>,
    title: String,
}

impl OwnInspection {
    /// Read from the notice's title and opening.
    pub fn of(paragraphs: &[Paragraph]) -> OwnInspection {
        let mut own = OwnInspection::default();
        for role in [SpanRole::NoticeTitle, SpanRole::Opening] {
            let words = || paragraphs.iter().filter(|p| p.role == role).map(|p| p.text.as_str());
            if own.kinds.is_empty() {
                own.kinds = listed_words(KINDS)
                    .filter(|kind| words().any(|w| w.contains(kind)))
                    .collect();
            }
            if role == SpanRole::NoticeTitle {
                own.title = words().collect();
            }
            let year = words().flat_map(crate::date::dates).find_map(|date| date.year);
            own.year = own.year.or(year.and_then(|y| u32::try_from(y).ok()));
        }
        own
    }

    /// Whether the notice is on the opinions of a people's congress.
    pub fn is_on_opinions(&self) -> bool {
        self.kinds.contains(&"审议")
    }
}

/// Whether the number at `at` is not the notice's own.
pub(super) fn is_foreign(sentence: &str, at: usize, own: &OwnInspection) -> bool {
    const OTHERS: &str = "下属 所属单位 直属 下级 各镇 各村 其他单位 兄弟单位 上轮 上一轮 上次 上一次 前次 前一轮 首轮 以往 往年 历年 历次 去年 上年度 \
        此前 往届 前几轮 过去 上届 上一届 前届 各乡 各街道 各县 各市 各区 各单位 督促各 指导各 同类问题 类似问题";
    // What a unit looked for by itself or at another occasion, unless the notice is on that.
    const OCCASIONS: &str = "自查 自纠 查摆 举一反三 主题教育 学习教育 民主生活会 组织生活会 信访 专项整治 专项行动 热线 安全检查 大检查 大排查 \
        年度考核 述职 巡听";
    let clause = slice(sentence, 0, at)
        .rsplit(['；', ';', '，', ','])
        .next()
        .unwrap_or("");
    let occasion = listed_words(OCCASIONS).any(|word| clause.contains(word) && !own.title.contains(word));
    if occasion || contains_any(clause, OTHERS) {
        return true;
    }
    let kinds = || listed_words(KINDS).filter(|kind| clause.contains(kind));
    let known = own.kinds.is_empty() || kinds().next().is_none() || kinds().any(|kind| own.kinds.contains(&kind));
    // Names of formal reports and boards tell by themselves.
    let formal = contains_any(clause, "审计工作报告 审计报告 审计组 督察反馈 督察组 审议意见")
        && !contains_any(clause, "同步 一并 还 另 持续 对");
    if !known && !formal {
        return true;
    }
    earlier_year(clause).is_some_and(|year| match own.year {
        Some(own) => year < own,
        None => !known,
    })
}

/// Year before a kind of inspection: 2016年审计, 2019年度巡察.
fn earlier_year(clause: &str) -> Option<u32> {
    for (at, _) in clause.match_indices('年') {
        let behind = slice_from(clause, at + '年'.len_utf8()).trim_start_matches(['度', '的']);
        let behind: String = behind.chars().take(8).collect();
        let from = slice(clause, 0, at)
            .char_indices()
            .rev()
            .take(4)
            .last()
            .map_or(0, |c| c.0);
        let year = digits(slice(clause, from, at))
            .map(|d| d.0)
            .filter(|y| (1990..2100).contains(y));
        if year.is_some() && contains_any(&behind, KINDS) {
            return year;
        }
    }
    None
}

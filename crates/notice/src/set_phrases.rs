//! Set phrases of official text: how far something has come, what a part of the notice is about, what belongs to the
//! web page. Word lists and the order in which they are tried; no positions.

use crate::characters::{contains_any, ends_in_any, is_blank, is_han, is_stop, made_only_of};
use crate::progress::progress;
use ledger::Progress;

/// Words for deficiencies.
const WRONG: &str = "不 未 缺 差 弱 少 滞后 违规 超标 超范围 乱 流于形式 走过场 偏 虚 松 浅 漏 滥 拖 慢 低 淡化 空转 形式 仍需 短板 隐患 脱节 欠 重复 \
    违反 挪用 闲置 浪费 应付 敷衍 失管 失察 错误 混乱 随意 简单 不足 问题 风险 悬空 薄弱 单一 有待 挂账 逾期 冗长 偏差";

/// Whether words name something that is wrong.
pub(crate) fn speaks_of_deficiency(words: &str) -> bool {
    contains_any(words, WRONG)
}

/// Progress of a heading that gathers problems by it: （一）已整改完成的问题.
pub(crate) fn progress_of_heading(heading: &str) -> Option<Progress> {
    // …的问题2个，具体是：
    const LEADS: &str = "具体是 具体为 具体如下 分别是 分别为 情况如下 如下 包括 主要是 即 具体情况如下";
    let heading = match heading.rsplit_once('，') {
        Some((before, tail)) if crate::characters::is_one_of(tail.trim_end_matches(['：', ':']), LEADS) => before,
        _ => heading,
    };
    let count = heading.chars().count();
    let clauses = heading.contains('，') && (!heading.ends_with("的问题") || count > 24);
    if count > 40 || heading.contains("方面") || heading.contains(['“', '"']) || clauses || heading.starts_with("关于")
    {
        return None;
    }
    let bare = without_counts(&without_parentheses(heading));
    let bare = bare.trim_matches(|c: char| !is_han(c));
    let gathers = ends_in_any(bare, "问题 事项 任务 内容 部分 情形");
    let states =
        bare.chars().count() <= 12 && ends_in_any(bare, "完成 整改 启动 推进 情况 到位 中 销号 办结 解决 坚持");
    // 确保完成整改任务 and 持续推进整改任务落实 are calls to act, not headings of lists.
    const CALLS: &str = "确保 推动 推进 加快 持续 抓好 狠抓 全力 着力 力争 扎实 深入 切实 坚决 努力 继续 稳步 有序 强化 督促 促进 抓紧 坚持 加强";
    let calls = crate::characters::begins_with_any(bare, CALLS)
        && bare.chars().count() > 8
        && !contains_any(bare, "的问题 的事项 的任务 的整改");
    if !gathers && !states || calls {
        return None;
    }
    // 项目推进滞后的问题 names what is wrong.
    if contains_any(bare, "滞后 缓慢 不到位 不彻底 不及时 不力 不严 不实 不够 不足 不规范") {
        return None;
    }
    let found = progress(bare)?;
    // "整改完成情况" is a heading of all problems; only "已…" means the done ones.
    let says_done = contains_any(
        bare,
        "已 完成整改的 整改完成的 整改到位的 全部完成 完成的 销号 办结 解决 整改完毕的",
    );
    (found != Progress::Done || says_done).then_some(found)
}

/// Removes counts: 的1个问题 becomes 的问题.
fn without_counts(heading: &str) -> String {
    let mut kept = String::new();
    let mut left = heading;
    while let Some(c) = left.chars().next() {
        let counted = crate::characters::digits(left).and_then(|(_, len)| {
            let behind = crate::characters::slice_from(left, len);
            behind.strip_prefix(['个', '项', '条', '件'])
        });
        match counted {
            Some(behind) => left = behind,
            None => {
                kept.push(c);
                left = crate::characters::slice_from(left, c.len_utf8());
            }
        }
    }
    kept
}

/// Removes text in parentheses of either width.
pub(crate) fn without_parentheses(text: &str) -> String {
    let mut depth = 0u32;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Subject of a part of the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartSubject {
    /// How the rectification was organised.
    Organisation,
    /// What was put right.
    Results,
    /// What comes next.
    Next,
    /// Not stated by its heading.
    Unsaid,
}

/// Subject of a part by its heading.
pub(crate) fn subject_of_heading(heading: &str) -> PartSubject {
    let bare = without_parentheses(heading);
    let bare = bare.trim_matches(|c: char| !is_han(c));
    if bare.starts_with("下") && contains_any(bare, "下一步 下步 下阶段 下一阶段")
        || contains_any(bare, "下一步 下步 今后 后续 努力方向 下阶段")
    {
        PartSubject::Next
    } else if is_plain_results_heading(bare) {
        PartSubject::Results
    } else if contains_any(
        bare,
        "组织 部署 统筹 领导 站位 责任 主要做法 工作开展 总体 基本情况 开展情况 认识 推进情况 \
                高度重视",
    ) {
        PartSubject::Organisation
    } else if contains_any(
        bare,
        "落实情况 完成情况 整改情况 进展情况 整改成效 整改结果 整改进展 问题整改 反馈问题 整改落实 \
                反馈意见",
    ) {
        PartSubject::Results
    } else {
        PartSubject::Unsaid
    }
}

/// Whether it is a heading of all problems that names none: 整改落实情况, 巡察反馈问题整改情况.
pub(crate) fn is_plain_results_heading(heading: &str) -> bool {
    const WORDS: &str = "关于 对 巡察 巡视 反馈 意见 问题 整改 落实 情况 工作 进展 完成 具体 的 主要 重点 任务 \
        区委 市委 县委 省委 指出 发现 组 各项 成效 及 和 与 结果 进度 逐项 取得 事项 阶段性 方面 第一";
    let bare = heading.trim_matches(|c: char| !is_han(c));
    bare.contains("整改") && contains_any(bare, "情况 成效 结果 进展 进度") && made_only_of(bare, WORDS)
}

/// Whether a line may be the notice's title.
pub(crate) fn is_title(line: &str) -> bool {
    const KINDS: &str = "通报 公告 公示 报告 公布 情况 通告 公开";
    let bare = line.trim_end_matches(['》', ')', '）']);
    const TABLES: &str = "台账 清单 一览表 统计表 情况表 分解表 汇总表 明细表 任务表 进度表 责任表 对照表";
    let named = line.chars().nth(50).is_none() && ends_in_any(bare, TABLES) && !line.contains(is_stop);
    if named
        && contains_any(line, "整改 巡察 巡视 问题")
        && crate::marker::marker(line).is_none()
        && !line.contains('\t')
    {
        return true;
    }
    line.chars().nth(70).is_none()
        && ends_in_any(bare, KINDS)
        && contains_any(line, "整改 巡察 巡视 督察 审计 审议意见 反馈")
        && !line.contains(is_stop)
        && (line.contains("关于") || ends_in_any(bare, "通报 公告 公示"))
        && crate::marker::marker(line).is_none()
}

/// Whether a line belongs to the web page around the notice, wherever it stands.
pub(crate) fn is_page_residue(line: &str) -> bool {
    let bracketed = |open: [char; 2], close: [char; 2]| {
        line.starts_with(open) && line.ends_with(close) && line.chars().count() > 12
    };
    if bracketed(['[', '［'], [']', '］']) {
        return true;
    }
    if line.starts_with(['<', '{']) && line.ends_with(['>', '}']) {
        return true;
    }
    let bare: String = line.chars().filter(|c| !is_blank(*c)).take(60).collect();
    const PAGE: &str = "当前位置 您的位置 您现在的位置 打印本页 关闭窗口 【打印 【关闭 打印】 分享到 上一篇 \
        下一篇 上一页 下一页 浏览次数 浏览量 点击数 点击量 访问量 阅读次数 发布时间 发布日期 信息来源 文章来源 \
        责任编辑 版权所有 网站地图 公网安备 ICP备 字体： 字号： 扫一扫 返回顶部";
    if bare.chars().count() < 60 && contains_any(&bare, PAGE) {
        return true;
    }
    if bare.starts_with("来源：") || bare.starts_with("作者：") || bare.starts_with("编辑：") || bare.contains(">>")
    {
        return true;
    }
    false
}

/// Whether a line has words that occur only in a contact block.
pub(crate) fn is_contact(line: &str) -> bool {
    const WORDS: &str = "联系方式 联系电话 电子邮箱 电子邮件 邮箱 通信地址 通讯地址 来信地址 邮寄地址 邮政编码 \
        邮编 联系人 监督电话 联系地址";
    if is_closing(line) {
        return true;
    }
    // A paragraph on what is published and where to write is no contact block.
    let speaks = crate::characters::begins_with_any(line, "根据 按照 现将 为 依据")
        || contains_any(line, "现将 予以公布 进行公示 公布如下 公示如下");
    if speaks && line.chars().nth(60).is_some() {
        return false;
    }
    let reaches = line.contains('@') || line.chars().filter(|c| crate::characters::digit(*c).is_some()).count() >= 5;
    let names = contains_any(line, WORDS);
    (names && (reaches || line.chars().count() <= 60))
        || (line.starts_with("电话") || line.starts_with("地址")) && line.chars().count() <= 60
        || (line.contains("欢迎") && line.contains("监督"))
        || line.starts_with("欢迎广大")
        || line.starts_with("欢迎社会")
}

/// Closing formula of a public notice: 特此公示, 公示时间：…
fn is_closing(line: &str) -> bool {
    let short = line.chars().nth(60).is_none();
    short
        && crate::characters::begins_with_any(
            line,
            "特此公示 特此公告 特此通报 特此报告 特此公布 特此说明 公示时间 公示期 公示日期 受理时间 受理部门 受理电话 举报电话 监督方式 反映渠道",
        )
}

/// Whether a line may be the signature: the unit's name alone.
pub(crate) fn is_signature(line: &str) -> bool {
    let count = line.chars().filter(|c| !is_blank(*c)).count();
    let bare: String = line.chars().filter(|c| !is_blank(*c)).take(60).collect();
    const ENDS: &str = "党组 党委 委员会 支部 总支 工委 党工委 局 办公室 中心 公司 街道 政府 院 学校 集团 银行 \
        联社 会 领导小组 巡察组 巡视组 督察组 审计组";
    (4..=40).contains(&count)
        && bare.chars().all(|c| is_han(c) || "（）()、".contains(c))
        && (bare.starts_with("中共") || ends_in_any(&bare, ENDS) || ends_in_any(&bare, "（盖章） (盖章)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_headings() {
        use Progress::*;
        for (heading, expected) in [
            ("已整改完成的问题", Some(Done)),
            ("已完成整改的问题（32个）", Some(Done)),
            ("已完成整改", Some(Done)),
            ("正在推进整改的问题", Some(UnderWay)),
            ("基本完成的问题", Some(NearlyDone)),
            ("未完成整改的问题", Some(UnderWay)),
            ("尚未启动整改的问题。", Some(NotStarted)),
            ("需要长期坚持的问题", Some(UnderWay)),
            ("持续推进整改任务落实", None),
            ("整改完成情况", None),
            ("在“学习”方面", None),
            ("关于“已完成”的问题", None),
            ("提高站位", None),
        ] {
            assert_eq!(progress_of_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn parts() {
        for (heading, expected) in [
            ("整改工作组织情况", PartSubject::Organisation),
            ("巡察整改工作总体情况", PartSubject::Organisation),
            ("整改落实情况", PartSubject::Results),
            ("关于巡察反馈问题的整改落实情况", PartSubject::Results),
            ("下一步全面推进整改计划", PartSubject::Next),
            ("下一步工作打算", PartSubject::Next),
            ("聚焦党的领导方面", PartSubject::Organisation),
            ("聚焦群众身边不正之风方面", PartSubject::Unsaid),
        ] {
            assert_eq!(subject_of_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn residue_contact_signature() {
        for line in [
            "您当前的位置:首页>>公告",
            "【打印本页】 【关闭窗口】",
            "[expected findings: something]",
            "发布时间：2022-08-18",
        ] {
            assert!(is_page_residue(line), "{line}");
        }
        for line in ["整改措施：甲", "2025年9月12日", "〔2019〕41号", "（一）甲"] {
            assert!(!is_page_residue(line), "{line}");
        }
        assert!(is_contact("联系方式：电话010-00000000；邮箱example@example.cn。"));
        assert!(is_contact("欢迎广大群众监督。"));
        assert!(is_signature("中共甲市乙区丙局党组"));
        assert!(is_signature("中共甲市 乙区委员会"));
        assert!(!is_signature("无。"));
        assert!(!is_signature("一是加强党组学习，落实责任，完善党委"));
    }
}

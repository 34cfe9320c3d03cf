use super::*;
use ledger::Progress::{self, *};

fn check(cases: &[(&str, Option<Progress>)], read: fn(&str) -> Option<Progress>) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(phrase, expected)| read(phrase) != *expected)
        .map(|(phrase, expected)| format!("{phrase}: {expected:?}, not {:?}", read(phrase)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn phrases() {
    check(
        &[
            ("已完成", Some(Done)),
            ("已完成，并长期坚持", Some(Done)),
            ("基本完成", Some(NearlyDone)),
            ("已基本完成", Some(NearlyDone)),
            ("基本完成并持续推进", Some(NearlyDone)),
            ("基本完成取得阶段性成果并持续整改问题", Some(NearlyDone)),
            ("基本整改到位", Some(NearlyDone)),
            ("尚未完成", Some(UnderWay)),
            ("未整改到位", Some(UnderWay)),
            ("未能按期完成整改", Some(UnderWay)),
            ("计划2026年完成整改", Some(UnderWay)),
            ("部分完成", Some(UnderWay)),
            ("阶段性完成", Some(UnderWay)),
            ("已完成80%", Some(UnderWay)),
            ("完成整改并通过验收", Some(Done)),
            ("整改进度100%", Some(Done)),
            ("正在推进", Some(UnderWay)),
            ("长期坚持", Some(UnderWay)),
            ("尚未启动", Some(NotStarted)),
            ("准备着手解决", Some(NotStarted)),
            ("已经解决", Some(Done)),
            ("正在解决", Some(UnderWay)),
            ("加强学习", None),
            ("已完成招标", None),
            ("完成整改方案", None),
            ("学习贯彻不到位", None),
            ("立行立改", None),
        ],
        progress,
    );
}

#[test]
fn never_better_than_the_words() {
    check(
        &[
            ("预计2025年12月底前完成整改。", Some(UnderWay)),
            ("力争年底前整改到位。", Some(UnderWay)),
            ("将于2026年3月底前全部完成。", Some(UnderWay)),
            ("拟于明年一季度完成整改。", Some(UnderWay)),
            ("2025年12月底前完成整改。", Some(UnderWay)),
            ("争取6月底前销号。", Some(UnderWay)),
            ("确保年内全面整改到位。", Some(UnderWay)),
            ("有望10月完成。", Some(UnderWay)),
            ("待资金到位后完成整改。", Some(UnderWay)),
            ("未能按期完成整改。", Some(UnderWay)),
            ("没有完成整改，正在协调资金。", Some(UnderWay)),
            ("未全部完成，剩余2处正在施工。", Some(UnderWay)),
            ("尚未整改到位，已完成招标。", Some(UnderWay)),
            ("未整改到位，预计11月底整改到位。", Some(UnderWay)),
            ("仍未解决。", Some(UnderWay)),
            ("无法按期完成。", Some(UnderWay)),
            ("暂未完成，正在与财政部门对接。", Some(UnderWay)),
            ("已完成80%，剩余部分正在推进。", Some(UnderWay)),
            ("部分完成。", Some(UnderWay)),
            ("已完成大部分整改任务。", Some(UnderWay)),
            ("已完成。剩余1项预计年底完成。", Some(UnderWay)),
            ("已完成整改3处，其余2处正在施工。", Some(UnderWay)),
            ("取得阶段性成效。", Some(UnderWay)),
            ("第一批5处已完成。", Some(UnderWay)),
            ("整改完成率95%。", Some(UnderWay)),
            ("接近完成。", Some(UnderWay)),
            ("正在整改，预计11月底完成。", Some(UnderWay)),
            ("基本完成，剩余尾款正在结算。", Some(NearlyDone)),
            ("预计年底基本完成。", Some(UnderWay)),
            ("尚未启动。", Some(NotStarted)),
            ("尚未整改。", Some(NotStarted)),
            ("计划明年启动。", Some(NotStarted)),
        ],
        stated_progress,
    );
}

#[test]
fn what_is_done_is_done() {
    check(
        &[
            ("完成。修订制度1项。", Some(Done)),
            ("完成并长期坚持。", Some(Done)),
            ("已解决。", Some(Done)),
            ("已办结。关停小作坊2家。", Some(Done)),
            ("整改进度100%。", Some(Done)),
            ("制定办法1项，补签协议3份，现已整改完毕。", Some(Done)),
            ("召开会议，完善制度。该问题已完成整改。", Some(Done)),
            ("对未完成的3个项目逐一督办，目前全部完成。", Some(Done)),
            ("已完成并持续推进。", Some(Done)),
            ("前期未整改到位，目前已全部完成。", Some(Done)),
            ("按计划完成整改。", Some(Done)),
            ("已于2025年6月底前完成整改。", Some(Done)),
            ("已按要求整改到位。", Some(Done)),
            ("已全部整改到位，下一步将持续巩固。", Some(Done)),
            ("该问题已得到有效解决。", Some(Done)),
            ("已销号。", Some(Done)),
            ("完成整改，并长期坚持。", Some(Done)),
            ("已完成（长期坚持）。", Some(Done)),
            ("未成年人保护问题已完成整改。", Some(Done)),
            ("制度执行不到位问题已整改到位。", Some(Done)),
            ("已完成。后续将加强监管。", Some(Done)),
        ],
        stated_progress,
    );
}

#[test]
fn what_says_nothing_of_the_problem() {
    check(
        &[
            ("一是修订制度1项。二是清理往来款3笔。", None),
            ("一是开展专项检查，查出隐患5处并全部纠正。二是建立台账。", None),
            ("开展学习，推进整改方案，共修订制度3项。", None),
            ("已完成招标。", None),
            ("人员配备到位。", None),
            ("加强学习，提高认识。", None),
            ("立行立改。", None),
        ],
        stated_progress,
    );
    check(&[("成立专班，正在推进中。", Some(UnderWay))], stated_progress);
}

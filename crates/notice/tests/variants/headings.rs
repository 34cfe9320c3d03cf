//! Headings by progress.

use super::{Wrong, around, read, titles_of};

#[test]
fn headings_by_progress() {
    let mut wrong = Wrong::default();
    for (heading, progress) in [
        ("已完成整改任务（1项）", "done"),
        ("已完成整改的事项", "done"),
        ("整改到位的问题", "done"),
        ("已整改到位并销号的问题", "done"),
        ("已整改并需长期坚持的问题", "done"),
        ("已经办结的整改事项", "done"),
        ("立行立改已完成的问题", "done"),
        ("集中整改期间完成的问题", "done"),
        ("集中整改期内完成整改的问题", "done"),
        ("集中整改期内已完成的整改事项", "done"),
        ("3个月集中整改期内完成的任务", "done"),
        ("完成整改的1个问题", "done"),
        ("已全面完成整改的具体问题", "done"),
        ("按期完成整改的问题", "done"),
        ("已整改问题", "done"),
        ("已整改完成情况", "done"),
        ("整改完成的问题（共1个）", "done"),
        ("已销号的1项整改任务", "done"),
        ("未完成整改任务", "open"),
        ("未整改完毕的问题", "open"),
        ("尚未整改到位的1个问题", "open"),
        ("未按期完成的问题", "open"),
        ("正在整改的问题", "open"),
        ("整改中的问题", "open"),
        ("正在推进的整改任务", "open"),
        ("正在推进整改的问题及进展情况", "open"),
        ("持续整改的问题", "open"),
        ("需要持续推进的整改事项", "open"),
        ("需长期坚持的整改任务", "open"),
        ("长期整改的问题", "open"),
        ("计划2025年底前完成的问题", "open"),
        ("计划于2026年6月完成整改的1项任务", "open"),
        ("拟于2025年完成的整改事项", "open"),
        ("2025年12月底前完成的整改任务", "open"),
        ("预计三季度完成的整改任务", "open"),
        ("阶段性完成的问题", "open"),
        ("已取得阶段性成效并持续推进的问题", "open"),
        ("尚未销号的问题", "open"),
        ("未销号问题", "open"),
        ("基本完成的整改任务", "nearly"),
        ("基本完成并长期坚持的问题", "nearly"),
        ("已基本完成整改、需持续巩固的问题", "nearly"),
        ("基本整改到位的问题", "nearly"),
        ("尚未启动整改的问题", "not"),
        ("未启动的整改任务", "not"),
        ("未开展整改的问题", "not"),
    ] {
        let text = around(&format!(
            "（一）{heading}\n1.关于“壬项手续不全”问题的整改。\n整改措施：补办手续。"
        ));
        wrong.expect(heading, &titles_of(&read(&text)), &[format!("{progress} 壬项手续不全")]);
    }
    // A heading that only names the aspect states nothing.
    for heading in [
        "落实整改责任不到位方面",
        "问题整改不彻底方面",
        "任务完成不力方面",
        "执行制度不到位方面的问题",
    ] {
        let text = around(&format!(
            "（一）{heading}\n1.关于“壬项手续不全”问题的整改。\n整改情况：正在推进。"
        ));
        wrong.expect(heading, &titles_of(&read(&text)), &["open 壬项手续不全"]);
    }
    wrong.none();
}

#[test]
fn each_under_its_own() {
    let text = around(
        "（一）集中整改期内已完成的整改任务\n1.关于“甲”问题的整改。\n整改成效：已办。\n（二）基本完成并持续推进的问题\n1.关于“乙”问题的整改。\n整改措施：办。\n\
         （三）未整改到位的问题\n1.关于“丙”问题的整改。\n整改措施：办。\n（四）计划2026年完成的问题\n1.关于“丁”问题的整改。\n整改措施：办。\n（五）尚未启动的问题\n无。",
    );
    let mut wrong = Wrong::default();
    wrong.expect(
        "five",
        &titles_of(&read(&text)),
        &["done 甲", "nearly 乙", "open 丙", "open 丁"],
    );
    let text = around(
        "（一）已完成整改的问题（2个）\n1.甲项台账缺失\n整改成效：补齐台账。\n2.乙项审核不严\n整改成效：修订制度。\n（二）正在整改的问题（1个）\n1.丙项推进缓慢\n整改措施：加快推进。\n下一步打算：年底前完成。",
    );
    wrong.expect(
        "without 关于",
        &titles_of(&read(&text)),
        &["done 甲项台账缺失", "done 乙项审核不严", "open 丙项推进缓慢"],
    );
    wrong.none();
}

//! Declared numbers, and numbers of others.

use super::{Wrong, around, read};
use notice::CountedThing::{self, Aspects, Categories, Done, Measures, NearlyDone, NotStarted, Problems, UnderWay};

const ALL: [(CountedThing, &str); 8] = [
    (Aspects, "aspects"),
    (Categories, "categories"),
    (Problems, "problems"),
    (Measures, "measures"),
    (Done, "done"),
    (NearlyDone, "nearly"),
    (UnderWay, "under"),
    (NotStarted, "not"),
];

fn declared(said: &str) -> String {
    let text = around("（一）已整改完成的问题\n1.关于“壬项手续不全”问题的整改。\n整改成效：补办手续。")
        .replace("党组书记召开专题会议研究。", said);
    let text = match ["审计", "督察", "审议意见"].iter().find(|kind| said.contains(*kind)) {
        Some(kind) => text.replace("巡察反馈意见", kind).replace("巡察", "检查"),
        None => text,
    };
    let proposal = read(&text);
    let found: Vec<String> = ALL
        .iter()
        .filter_map(|(what, name)| Some(format!("{name}={}", proposal.declared.value(*what)?)))
        .collect();
    found.join(" ")
}

#[test]
fn own_numbers() {
    let mut wrong = Wrong::default();
    for (said, expected) in [
        (
            "县委巡察反馈的28个问题，已完成整改25个，基本完成2个，正在推进1个。",
            "problems=28 done=25 nearly=2 under=1",
        ),
        (
            "28个问题中，25个已完成整改，3个正在整改。",
            "problems=28 done=25 under=3",
        ),
        (
            "反馈的28条问题，25条已办结，3条正在办理。",
            "problems=28 done=25 under=3",
        ),
        (
            "审计指出的6类28个问题，已整改到位26个，正在整改2个。",
            "categories=6 problems=28 done=26 under=2",
        ),
        ("审计查出问题28项，已整改26项，未整改2项。", "problems=28 done=26 not=2"),
        (
            "省生态环境保护督察反馈涉及我县整改任务31项，已完成27项，达到序时进度4项。",
            "problems=31 done=27 under=4",
        ),
        (
            "环保督察交办整改任务31项，截至目前，完成27项，剩余4项正在有序推进。",
            "problems=31 done=27 under=4",
        ),
        (
            "县人大常委会提出的9条审议意见，已落实7条，正在落实2条。",
            "problems=9 done=7 under=2",
        ),
        (
            "审议意见书提出9条意见建议，已办理完毕7条，正在办理2条。",
            "problems=9 done=7 under=2",
        ),
        (
            "巡察反馈4个方面11类28个具体问题，制定整改措施87项。",
            "aspects=4 categories=11 problems=28 measures=87",
        ),
        (
            "共梳理出四个方面二十八个问题，细化整改措施八十七条。",
            "aspects=4 problems=28 measures=87",
        ),
        (
            "问题总数1,280个，已完成1,279个，正在推进1个。",
            "problems=1280 done=1279 under=1",
        ),
        (
            "反馈问题28个，其中：已完成（25个），正在推进（3个）。",
            "problems=28 done=25 under=3",
        ),
        (
            "反馈问题28个，完成整改25个（其中基本完成2个），未启动1个，正在推进2个。",
            "problems=28 done=25 nearly=2 under=2 not=1",
        ),
        ("反馈的28个问题已全部整改到位。", "problems=28 done=28"),
        ("28个问题全部整改销号，整改完成率100%。", "problems=28 done=28"),
        (
            "截至6月20日，反馈问题28个，整改完成28个，整改率100%。",
            "problems=28 done=28",
        ),
        (
            "巡察反馈问题28个（含立行立改3个），已完成整改25个，其余3个正在推进。",
            "problems=28 done=25 under=3",
        ),
        (
            "反馈28个问题，已整改销号25个，剩余3个正在整改。",
            "problems=28 done=25 under=3",
        ),
    ] {
        wrong.expect(said, &[declared(said)], &[expected]);
    }
    wrong.none();
}

#[test]
fn numbers_of_others() {
    let mut wrong = Wrong::default();
    for said in [
        "2020年县委巡察反馈的17个问题已全部完成整改。",
        "上轮巡察指出的17个问题，已整改15个。",
        "上一届县委巡察反馈17个问题。",
        "省委巡视反馈全县的56个问题，涉及我局2个。",
        "对照中央巡视反馈问题，自查问题5个，完成整改5个。",
        "举一反三排查同类问题12个，已整改12个。",
        "下属事业单位自查出问题8个，整改8个。",
        "督促各乡镇整改问题33个，已完成31个。",
        "2021年度预算执行审计发现的6个问题已整改5个。",
        "主题教育查摆问题14个，完成整改14个。",
        "信访反映的3个问题已办结。",
        "开展安全检查，发现隐患21处，整改21处。",
    ] {
        wrong.expect(said, &[declared(said)], &[""]);
    }
    wrong.none();
}

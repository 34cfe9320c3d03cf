//! More texts of each kind that units write, in a line or two each: how far a problem has come, headings, declared
//! numbers, what is no problem, what is one, titles, layout, fields, the round. Tables of cases; a wrong one is named.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use common::{problems, word};
use notice::targets::assert_lawful;
use notice::{CountedThing, Proposal, html};

/// A whole notice around the lines of part two.
fn around(results: &str) -> String {
    format!(
        "中共甲市乙区丙局党组关于巡察整改情况的通报\n根据区委统一部署，2025年3月3日至4月11日，区委第二巡察组对区丙局党组进行了巡察。现将整改情况予以公布。\n\
         一、整改工作组织情况\n局党组成立整改工作领导小组。\n二、整改落实情况\n{results}\n三、下一步工作\n1.完善制度。\n\
         中共甲市乙区丙局党组\n2025年9月12日\n"
    )
}

fn read(text: &str) -> Proposal {
    let proposal = notice::read(text);
    assert_lawful(&proposal);
    proposal
}

/// Collects what is wrong, and says it all at the end.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn expect(&mut self, what: &str, found: &[String], expected: &[&str]) {
        if found != expected {
            self.0
                .push(format!("{what}\n     wanted {expected:?}\n     found  {found:?}"));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} wrong:\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// `done 标题` for each problem.
fn titles(proposal: &Proposal) -> Vec<String> {
    let short = |p: &notice::Problem| format!("{} {}", word(p.progress), p.title);
    proposal.problems.iter().map(short).collect()
}

#[test]
fn how_far_a_problem_has_come() {
    let mut wrong = Wrong::default();
    for (said, progress) in [
        ("预计2026年6月完成。", "open"),
        ("计划于2026年一季度完成整改。", "open"),
        ("拟于年底前全部整改到位。", "open"),
        ("力争2025年底完成销号。", "open"),
        ("争取明年上半年整改完毕。", "open"),
        ("确保12月底前完成整改任务。", "open"),
        ("将在2025年12月31日前整改到位。", "open"),
        ("年底前可完成整改。", "open"),
        ("11月底前完成整改。", "open"),
        ("尚未完成。", "open"),
        ("仍未整改到位。", "open"),
        ("未按时限完成整改。", "open"),
        ("因资金未落实，整改未完成。", "open"),
        ("没有全部完成。", "open"),
        ("暂未整改到位，正在与上级部门沟通。", "open"),
        ("整改工作尚未全面完成。", "open"),
        ("不能按期完成。", "open"),
        ("已完成80%。", "open"),
        ("完成进度约六成。", "open"),
        ("部分完成整改，剩余1项正在办理。", "open"),
        ("取得阶段性成效，持续推进。", "open"),
        ("已完成3项，剩余1项正在推进。", "open"),
        ("大部分已完成，个别事项正在推进。", "open"),
        ("已完成整改，但仍有2户未清退。", "open"),
        ("正在有序推进，预计10月完成整改。", "open"),
        ("持续整改中。", "open"),
        ("长期坚持。", "open"),
        ("基本完成，并持续推进。", "nearly"),
        ("已基本整改到位，正在收尾。", "nearly"),
        ("基本完成整改，剩余手续正在办理。", "nearly"),
        ("已完成并持续推进。", "done"),
        ("已完成整改，并长期坚持。", "done"),
        ("完成整改。", "done"),
        ("整改完成。", "done"),
        ("整改完毕。", "done"),
        ("已整改。", "done"),
        ("已整改落实到位。", "done"),
        ("问题已解决。", "done"),
        ("已办结。", "done"),
        ("已销号。", "done"),
        ("100%完成。", "done"),
        ("完成率100%。", "done"),
        ("已全部整改到位。", "done"),
        ("对尚未归还的2笔借款逐笔催收，目前已全部完成整改。", "done"),
        ("对未完成的3个项目逐一督办，目前全部完成。", "done"),
        ("前期因资金问题未完成，现已整改到位。", "done"),
        ("按照计划，已于2025年8月底前完成整改。", "done"),
        ("已完成。下一步，将继续加强监督。", "done"),
        ("尚未启动。", "not"),
        ("未启动整改。", "not"),
        ("暂未启动，待上级文件出台后实施。", "not"),
        ("尚未开展。", "not"),
    ] {
        for label in ["整改情况：", "整改进展：", "【整改情况】"] {
            let text = around(&format!(
                "（一）党的建设方面\n1.关于“甲项账目不清”问题的整改。\n{label}{said}"
            ));
            wrong.expect(
                &format!("{label}{said}"),
                &titles(&read(&text)),
                &[&format!("{progress} 甲项账目不清")],
            );
        }
    }
    wrong.none();
}

#[test]
fn nothing_said_is_asked() {
    for body in [
        "一是修订制度1项。二是清理往来款3笔。",
        "整改措施：修订制度。",
        "整改情况：修订制度1项，清理往来款3笔。",
        "整改情况：立行立改。",
        "已完成招标工作。",
    ] {
        let proposal = read(&around(&format!(
            "（一）党的建设方面\n1.关于“甲项账目不清”问题的整改。\n{body}"
        )));
        let problem = &proposal.problems[0];
        assert_eq!(problem.progress_from, notice::ProgressFrom::Guess, "{body}");
        assert!(["open", "done"].contains(&word(problem.progress)), "{body}");
        let asked =
            |d: &notice::Doubt| d.finding == notice::DoubtKind::ProgressUnclear && d.problem == Some(problem.id);
        assert!(proposal.doubts.iter().any(asked), "{body}");
    }
}

#[test]
fn headings_of_status() {
    let mut wrong = Wrong::default();
    for (heading, progress) in [
        ("集中整改期内已完成的整改任务", "done"),
        ("已销号问题", "done"),
        ("已经整改到位的1个问题", "done"),
        ("已完成整改并长期坚持的问题", "done"),
        ("已整改完毕的问题（1个）", "done"),
        ("整改已完成的问题", "done"),
        ("已办结的问题", "done"),
        ("全部完成整改的问题", "done"),
        ("已完成的问题（共1个）", "done"),
        ("已解决的问题", "done"),
        ("已完成问题1个", "done"),
        ("未整改到位的问题", "open"),
        ("尚未完成整改的问题", "open"),
        ("计划2026年完成整改的问题", "open"),
        ("预计年底前完成的问题", "open"),
        ("未完成的问题", "open"),
        ("部分完成的问题", "open"),
        ("取得阶段性成效的问题", "open"),
        ("正在整改的1个问题", "open"),
        ("需持续推进的问题", "open"),
        ("仍在整改的问题", "open"),
        ("需要长期坚持整改的问题", "open"),
        ("基本完成并持续推进的问题", "nearly"),
        ("基本完成整改、正在巩固提升的问题", "nearly"),
        ("已基本整改到位的问题", "nearly"),
        ("尚未启动的问题", "not"),
        ("未启动整改的1个问题", "not"),
    ] {
        let text = around(&format!(
            "（一）{heading}\n1.关于“甲项台账不全”问题的整改。\n整改措施：补齐台账。"
        ));
        wrong.expect(heading, &titles(&read(&text)), &[&format!("{progress} 甲项台账不全")]);
    }
    wrong.none();
}

#[test]
fn declared_numbers() {
    use CountedThing::*;
    let mut wrong = Wrong::default();
    let all = [
        Aspects, Categories, Problems, Measures, Done, NearlyDone, UnderWay, NotStarted,
    ];
    for (said, expected) in [
        (
            "审计报告指出的52个问题，已整改49个，正在整改3个，整改率94.23%。",
            "problems=52 done=49 under=3",
        ),
        (
            "督察组反馈的18项问题，已完成整改15项，正在推进3项。",
            "problems=18 done=15 under=3",
        ),
        (
            "区人大常委会提出的审议意见6条，已办结4条，正在办理2条。",
            "problems=6 done=4 under=2",
        ),
        (
            "巡察反馈问题42个，其中40个已整改完成，2个正在推进。",
            "problems=42 done=40 under=2",
        ),
        (
            "巡察反馈的42项问题，40项已完成，1项基本完成，1项正在推进。",
            "problems=42 done=40 nearly=1 under=1",
        ),
        ("反馈问题42条，完成整改40条，未完成2条。", "problems=42 done=40 under=2"),
        (
            "巡察反馈问题共42个：已完成（40个）、正在推进（2个）。",
            "problems=42 done=40 under=2",
        ),
        (
            "巡察反馈问题42个，已完成整改40个（含基本完成3个），正在推进2个。",
            "problems=42 done=40 nearly=3 under=2",
        ),
        ("巡察反馈的42个问题全部完成整改。", "problems=42 done=42"),
        (
            "巡察反馈的42个问题均已整改到位，整改完成率100%。",
            "problems=42 done=42",
        ),
        ("巡察共反馈问题2,105个，已完成2,100个。", "problems=2105 done=2100"),
        (
            "巡察反馈42个问题，40个已解决，2个正在解决。",
            "problems=42 done=40 under=2",
        ),
        (
            "针对反馈的三个方面42个问题，制定整改措施96条。",
            "aspects=3 problems=42 measures=96",
        ),
        ("上一轮巡察反馈的12个问题已全部整改完成。", ""),
        ("对2019年审计发现的15个问题进行了回头看。", ""),
        ("指导下属单位整改问题8个，完成7个。", ""),
        ("2021年专项检查发现的9个问题已完成整改。", ""),
        ("整改一个销号一个，确保件件有着落。", ""),
    ] {
        let text = around("（一）已整改完成的问题\n1.关于“甲项台账不全”问题的整改。\n整改成效：补齐台账。")
            .replace("局党组成立整改工作领导小组。", said);
        let proposal = read(&text);
        let short = [
            "aspects",
            "categories",
            "problems",
            "measures",
            "done",
            "nearly",
            "under",
            "not",
        ];
        let found: Vec<String> = all
            .iter()
            .zip(short)
            .filter_map(|(what, name)| Some(format!("{name}={}", proposal.declared.value(*what)?)))
            .collect();
        wrong.expect(said, &[found.join(" ")], &[expected]);
    }
    wrong.none();
}

#[test]
fn nothing_is_invented() {
    let mut wrong = Wrong::default();
    let head = "（一）已整改完成的问题\n1.关于“甲项账目不清”问题的整改。\n";
    let next = "\n2.关于“乙项台账不全”问题的整改。\n整改成效：补齐台账。";
    for body in [
        "整改成效：1.修订制度1项。\n2.开展培训2次。\n3.清理往来款3笔。",
        "整改成效：1.修订制度1项；2.开展培训2次；\n3.清理往来款3笔。",
        "整改成效：一是修订制度：1.学习制度。\n2.会议制度。",
        "整改成效：主要做法有：1、修订制度。\n2、开展培训。\n3、清理往来款。",
        "整改成效：（1）修订制度1项。\n（2）开展培训2次。",
        "整改成效：①修订制度1项。\n②开展培训2次。",
        "整改成效：\n1.修订制度，解决管理问题。\n2.开展培训，解决能力不足问题。\n3.完成问题整改。",
        "整改成效：\n●修订制度1项。\n●开展培训2次。",
        "整改成效：\n■ 修订制度1项。\n■ 开展培训2次。",
        "整改成效：\n（一）修订制度。\n（二）开展培训。",
        "整改措施：1.修订制度。\n2.开展培训。\n整改成效：1.出台制度1项。\n2.培训2次。",
        "整改成效：甲镇。已收回资金3万元。\n乙街道。已退还押金2万元。",
    ] {
        let text = around(&format!("{head}{body}{next}"));
        wrong.expect(body, &titles(&read(&text)), &["done 甲项账目不清", "done 乙项台账不全"]);
    }
    for tail in [
        "附件：1.整改台账\n2.佐证材料清单",
        "附件：\n1.整改台账\n2.佐证材料清单\n3.关于财务管理的制度",
        "附件1：整改台账\n附件2：佐证材料清单",
        "附：1.整改台账\n   2.佐证材料清单",
        "附件 1.整改台账",
    ] {
        let text = format!("{head}整改成效：清理往来款。{next}\n{tail}\n中共甲市乙区丙局党组\n2025年9月12日");
        wrong.expect(tail, &titles(&read(&text)), &["done 甲项账目不清", "done 乙项台账不全"]);
    }
    for units in [
        "1.甲镇。整改情况：已完成，收回资金3万元。\n2.乙街道办事处。整改情况：已完成。",
        "（1）甲镇人民政府\n已收回资金3万元。\n（2）乙局\n已退还押金2万元。",
    ] {
        let text = around(&format!("（一）关于“资金闲置”问题的整改\n{units}"));
        let found: Vec<String> = read(&text).problems.iter().map(|p| p.title.clone()).collect();
        wrong.expect(units, &found, &["资金闲置"]);
    }
    for cut_off in [
        "（一）在“政治建设”方面\n1.关于“学习不够到位”问题的整改\n（1）关于“学习不深不透",
        "（一）在“政治建设”方面\n1.关于“学习不够到位”问题的整改\n（1）关于“学习不深不透”的问题",
        "（一）在“政治建设”方面\n1.关于“学习不够到位”的问题\n①关于“学习不深不透，未组织",
    ] {
        let invented = read(cut_off).problems.iter().any(|p| p.title == "学习不够到位");
        assert!(!invented, "{cut_off}: {:?}", problems(&read(cut_off)));
    }
    for page in [
        "<p>（一）已整改完成的问题</p><p style='display: none;'>1.关于“旧稿”问题的整改。</p><p>1.关于“甲项台账不全”问题的整改。</p><p>整改成效：补齐。</p>",
        "<div hidden><p>1.关于“旧稿”问题的整改。</p></div><p>（一）已整改完成的问题</p><p>1.关于“甲项台账不全”问题的整改。</p><p>整改成效：补齐。</p>",
        "<p>（一）已整改完成的问题</p><p>1.关于“甲项台账不全”问题的整改。<span style=\"mso-hide:all;visibility:hidden\">旧稿</span></p><p>整改成效：补齐。</p>",
        "<p>（一）已整改完成的问题</p><template><p>2.关于“旧稿”问题的整改。</p></template><p>1.关于“甲项台账不全”问题的整改。</p><p>整改成效：补齐。</p>",
        "<p>（一）已整改完成的问题</p><!-- <p>2.关于“旧稿”问题的整改。</p> --><p>1.关于“甲项台账不全”问题的整改。</p><p>整改成效：补齐。</p>",
    ] {
        wrong.expect(page, &titles(&read(&html::text(page))), &["done 甲项台账不全"]);
    }
    wrong.none();
}

#[test]
fn nothing_is_missed() {
    let mut wrong = Wrong::default();
    let both = ["done 甲项账目不清", "open 乙项台账不全"];
    for body in [
        "问题描述：甲项账目不清。\n整改情况：已完成。\n问题描述：乙项台账不全。\n整改情况：正在推进。",
        "存在问题：甲项账目不清。\n整改措施：清理。\n整改情况：已完成。\n存在问题：乙项台账不全。\n整改措施：补齐。\n整改情况：正在推进。",
        "1.反馈问题：甲项账目不清。\n整改情况：已完成。\n2.反馈问题：乙项台账不全。\n整改情况：正在推进。",
        "（一）存在问题：甲项账目不清。\n整改情况：已完成。\n（二）存在问题：乙项台账不全。\n整改情况：正在推进。",
        "1.关于“甲项账目不清”问题的整改。整改情况：已完成。2.关于“乙项台账不全”问题的整改。整改情况：正在推进。",
        "1.关于“甲项账目不清”问题的整改。\n整改情况：已完成。 2.关于“乙项台账不全”问题的整改。\n整改情况：正在推进。",
        "整改任务：甲项账目不清。\n整改目标：账目清楚。\n整改完成情况：已完成。\n整改任务：乙项台账不全。\n整改目标：台账齐全。\n整改完成情况：正在推进。",
        "一、关于“甲项账目不清”的审议意见\n办理情况：已办结。\n二、关于“乙项台账不全”的审议意见\n办理情况：正在办理。",
        "关于“甲项账目不清”问题的整改。\n已完成。\n关于“乙项台账不全”问题的整改。\n正在推进。",
        "（一）甲项账目不清。\n该问题已完成整改。\n（二）乙项台账不全。\n该问题正在推进整改。",
        "【问题】甲项账目不清。\n【整改情况】已完成。\n【问题】乙项台账不全。\n【整改情况】正在推进。",
    ] {
        wrong.expect(body, &titles(&read(&around(body))), &both);
    }
    for lead in [
        "●",
        "■ ",
        "◆",
        "➢ ",
        "※",
        "★",
        "\u{f06c} ",
        "\u{f0d8}",
        "——",
        "a.",
        "b、",
        "1.1 ",
        "1.1.1 ",
        "l.",
        "1O.",
        "3,",
        "【问题1】",
        "[问题1]",
        "第2项：",
        "第2项 ",
        "（问题3）",
        "问题3 ",
        "序号4：",
        "①",
        "A. ",
        "Ⅰ.",
        "(a) ",
        "1-1 ",
        "- ",
        "* ",
        "• ",
        "1。",
        "01.",
        "１.",
    ] {
        let text = around(&format!(
            "（一）已整改完成的问题\n{lead}关于“甲项账目不清”问题的整改。\n整改成效：清理往来款。\n{lead}关于“乙项台账不全”问题的整改。\n整改成效：补齐台账。"
        ));
        wrong.expect(lead, &titles(&read(&text)), &["done 甲项账目不清", "done 乙项台账不全"]);
    }
    let whole = around(
        "（一）已整改完成的问题\n1.关于“甲项账目不清”问题的整改。\n整改成效：清理往来款。\n2.关于“乙项台账不全”问题的整改。\n整改成效：补齐台账。",
    );
    for (name, text) in [
        ("blanks for breaks", whole.replace('\n', " ")),
        ("wide blanks for breaks", whole.replace('\n', "　")),
        ("nothing for breaks", whole.replace('\n', "")),
        ("U+2028", whole.replace('\n', "\u{2028}")),
        ("U+000B", whole.replace('\n', "\u{b}")),
        ("U+0085", whole.replace('\n', "\u{85}")),
    ] {
        wrong.expect(name, &titles(&read(&text)), &["done 甲项账目不清", "done 乙项台账不全"]);
    }
    wrong.none();
}

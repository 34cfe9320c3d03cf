//! More texts of each kind: titles and what wraps them, layout of PDF readers, WeChat and Word, fields, the round, tables,
//! texts in which nothing is found.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use common::problems;
use notice::targets::assert_lawful;
use notice::{Proposal, html};

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

#[test]
fn titles() {
    let mut wrong = Wrong::default();
    for (title, name) in [
        ("对“甲项账目不清”问题的整改情况。", "甲项账目不清"),
        ("针对“甲项账目不清”问题的整改。", "甲项账目不清"),
        ("关于巡察反馈“甲项账目不清”问题的整改。", "甲项账目不清"),
        ("关于反馈的“甲项账目不清”的问题。", "甲项账目不清"),
        ("关于指出的“甲项账目不清”问题整改落实情况。", "甲项账目不清"),
        ("关于存在“甲项账目不清”问题的整改。", "甲项账目不清"),
        ("关于“甲项账目不清”方面的问题。", "甲项账目不清"),
        ("关于“甲项账目不清”等问题的整改。", "甲项账目不清"),
        ("关于“甲项账目不清的问题”。", "甲项账目不清"),
        ("关于“甲项账目不清问题”的整改。", "甲项账目不清"),
        ("关于“甲项账目不清。”问题的整改。", "甲项账目不清"),
        ("关于“甲项账目不清；乙项缺失。”的问题", "甲项账目不清；乙项缺失"),
        ("关于“甲项账目不清”问题，整改情况如下：", "甲项账目不清"),
        ("关于“甲项账目不清”问题整改进展情况", "甲项账目不清"),
        ("关于“甲项账目不清“问题的整改。", "甲项账目不清"),
        ("关于”甲项账目不清“问题的整改。", "甲项账目不清"),
        ("关于”甲项账目不清”问题的整改。", "甲项账目不清"),
        ("关于\"甲项账目不清\"问题的整改。", "甲项账目不清"),
        ("关于＂甲项账目不清＂问题的整改。", "甲项账目不清"),
        ("关于「甲项账目不清」问题的整改。", "甲项账目不清"),
        ("关于『甲项账目不清』问题的整改。", "甲项账目不清"),
        ("关于‘甲项账目不清’问题的整改。", "甲项账目不清"),
        ("关于““两个责任”落实不力”的问题。", "“两个责任”落实不力"),
        ("关于“‘两个责任’落实不力”的问题。", "‘两个责任’落实不力"),
        ("关于“落实“两个责任”不力”的问题。", "落实“两个责任”不力"),
        ("关于落实“两个责任”不力的问题。", "落实“两个责任”不力"),
        ("关于“甲项账目\n不清”问题的整改。", "甲项账目不清"),
        ("关于“甲\n项账\n目不\n清”问\n题的整改。", "甲项账目不清"),
        ("关于“甲项账目不清”问题的\n整改。", "甲项账目不清"),
    ] {
        let text = around(&format!("（一）已整改完成的问题\n1.{title}\n整改成效：清理往来款。"));
        let found: Vec<String> = read(&text).problems.iter().map(|p| p.title.clone()).collect();
        wrong.expect(title, &found, &[name]);
    }
    wrong.none();
}

const PLAIN: [&str; 2] = [
    "done 1 甲项账目不清 整改结果及成效=修订制度，清理往来款。",
    "done 2 乙项台账不全 整改结果及成效=补齐台账。",
];

const TWO: &str = "（一）已整改完成的问题\n1.关于“甲项账目不清”问题的整改。\n整改成效：修订制度，清理往来款。\n2.关于“乙项台账不全”问题的整改。\n整改成效：补齐台账。";

#[test]
fn layout_of_other_programs() {
    let mut wrong = Wrong::default();
    let broken = |with: &str| {
        TWO.replace("清理往来", &format!("清{with}理往来"))
            .replace("补齐", &format!("补{}齐", with.replace('3', "4")))
    };
    for (name, text) in [
        ("- 3 -", broken("\n- 3 -\n")),
        ("— 3 —", broken("\n— 3 —\n")),
        ("－3－", broken("\n－3－\n")),
        ("3", broken("\n3\n")),
        ("　　3", broken("\n　　　　3\n")),
        ("3 / 30", broken("\n3 / 30\n")),
        ("3/30", broken("\n3/30\n")),
        ("第3页", broken("\n第3页\n")),
        ("第 3 页 共 12 页", broken("\n第 3 页 共 12 页\n")),
        ("·3·", broken("\n·3·\n")),
        ("head", broken("\n- 3 -\n丙局党组整改通报\n")),
        ("head before", broken("\n丙局党组整改通报\n3\n")),
        (
            "the title again",
            broken("\n中共甲市乙区丙局党组关于巡察整改情况的通报\n"),
        ),
        ("form feed", broken("\n3\n\u{c}")),
        (
            "zero width",
            TWO.replace("关于", "关\u{200b}于")
                .replace("整改成效", "整\u{200d}改成\u{2060}效"),
        ),
        ("soft hyphen", TWO.replace("问题", "问\u{ad}题")),
        ("marks of direction", TWO.replace("1.", "\u{200e}1.\u{200f}")),
        ("U+2028", TWO.replace('\n', "\u{2028}")),
        ("U+000B", TWO.replace('\n', "\u{b}")),
        ("wide blanks", TWO.replace('\n', "\n\u{3000}\u{3000}")),
        ("no-break blanks", TWO.replace('\n', "\n\u{a0}\u{a0}")),
        (
            "every character spaced",
            TWO.lines()
                .map(|l| l.chars().flat_map(|c| [c, ' ']).collect::<String>())
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    ] {
        wrong.expect(name, &problems(&read(&around(&text))), &PLAIN);
    }
    wrong.none();
}

#[test]
fn lines_broken_before_a_sign() {
    let mut wrong = Wrong::default();
    for (broken, whole) in [
        ("对3\n#楼开展检修。", "对3#楼开展检修。"),
        ("对5\n-7号楼开展检修。", "对5-7号楼开展检修。"),
        ("按照《<甲办法\n>实施细则》执行。", "按照《<甲办法>实施细则》执行。"),
        ("金额3\n*4万元。", "金额3*4万元。"),
        ("完成率90\n%以上。", "完成率90%以上。"),
        ("增长3\n+2项。", "增长3+2项。"),
        ("见甲\n（乙）。", "见甲（乙）。"),
        ("出台甲\n《乙办法》。", "出台甲《乙办法》。"),
        (
            "台账列明\n整改措施\n和完成时间，逐项核销。",
            "台账列明整改措施和完成时间，逐项核销。",
        ),
        ("逐项明确\n责任领导\n、责任科室。", "逐项明确责任领导、责任科室。"),
        ("共召开会议\n3\n次。", "共召开会议3次。"),
        ("修订\n1.5万元以下的标准。", "修订1.5万元以下的标准。"),
    ] {
        let text = around(&format!(
            "（一）已整改完成的问题\n1.关于“甲项账目不清”问题的整改。\n整改成效：{broken}"
        ));
        wrong.expect(
            broken,
            &problems(&read(&text)),
            &[&format!("done 1 甲项账目不清 整改结果及成效={whole}")],
        );
    }
    wrong.none();
}

#[test]
fn traditional_characters() {
    let mut wrong = Wrong::default();
    for (text, expected) in [
        (
            "（一）已整改完成的問題\n1.關於“甲項賬目不清”問題的整改。\n整改成效：清理往來款。",
            "done 1 甲項賬目不清 整改结果及成效=清理往來款。",
        ),
        (
            "（一）正在推進整改的問題\n1.關於「甲項賬目不清」問題的整改。\n整改措施：清理往來款。",
            "open 1 甲項賬目不清 整改措施=清理往來款。",
        ),
        (
            "（一）黨的建設方面\n1.關於「學習不夠」的問題。\n整改情況：已完成。\n責任領導：張某。",
            "done 1 學習不夠 [黨的建設] 整改情况=已完成。; 责任领导=張某",
        ),
        (
            "（一）尚未啟動整改的問題\n1.關於「甲項」問題的整改。\n整改措施：清理。",
            "not 1 甲項 整改措施=清理。",
        ),
        (
            "（一）黨的建設方面\n1.關於「甲項」問題的整改。\n整改情況：預計年底前完成。",
            "open 1 甲項 [黨的建設] 整改情况=預計年底前完成。",
        ),
    ] {
        wrong.expect(
            text,
            &problems(&read(&format!("二、具體整改情況\n{text}"))),
            &[expected],
        );
    }
    wrong.none();
}

#[test]
fn fields() {
    let mut wrong = Wrong::default();
    for (fields, expected) in [
        (
            "整改措施：修订制度。（责任领导：张某；责任科室：办公室；整改时限：2025年8月底前）",
            "整改措施=修订制度。; 责任领导=张某; 责任科室=办公室; 整改时限=2025年8月底前",
        ),
        (
            "整改措施：修订制度。\n（责任领导：张某；责任科室：办公室；整改时限：2025年8月底前）",
            "整改措施=修订制度。; 责任领导=张某; 责任科室=办公室; 整改时限=2025年8月底前",
        ),
        (
            "整改措施：修订制度。\n【责任领导：张某，责任科室：办公室】",
            "整改措施=修订制度。; 责任领导=张某; 责任科室=办公室",
        ),
        (
            "整改措施　修订制度。\n责任领导　张某\n整改时限　2025年8月底前",
            "整改措施=修订制度。; 责任领导=张某; 整改时限=2025年8月底前",
        ),
        (
            "整改措施——修订制度。\n责任领导——张某",
            "整改措施=修订制度。; 责任领导=张某",
        ),
        (
            "问题原文：往来款挂账。\n整改措施：修订制度。",
            "问题原文=往来款挂账。; 整改措施=修订制度。",
        ),
        (
            "反馈原文：往来款挂账。\n整改措施：修订制度。",
            "反馈原文=往来款挂账。; 整改措施=修订制度。",
        ),
        (
            "整改目标：账目清楚。\n整改措施：修订制度。",
            "整改目标=账目清楚。; 整改措施=修订制度。",
        ),
        (
            "整改措施：修订制度。\n举一反三：排查同类问题3个。",
            "整改措施=修订制度。; 举一反三=排查同类问题3个。",
        ),
        (
            "原因剖析：制度缺失。\n整改措施：修订制度。",
            "原因分析=制度缺失。; 整改措施=修订制度。",
        ),
        (
            "整改措施：修订制度。\n佐证材料：会议纪要2份。",
            "整改措施=修订制度。; 佐证材料=会议纪要2份。",
        ),
        (
            "责 任 领 导：张某\n整改措施：修订制度。",
            "责任领导=张某; 整改措施=修订制度。",
        ),
    ] {
        let text = around(&format!(
            "（一）正在推进整改的问题\n1.关于“甲项账目不清”问题的整改。\n{fields}"
        ));
        wrong.expect(
            fields,
            &problems(&read(&text)),
            &[&format!("open 1 甲项账目不清 {expected}")],
        );
    }
    wrong.none();
}

#[test]
fn round_and_contact() {
    let mut wrong = Wrong::default();
    let day = |d: Option<jiff::civil::Date>| d.map_or("-".to_owned(), |d| d.to_string());
    for (opening, expected) in [
        (
            "2025年3月3日至4月11日，区委第二巡察组对区丙局党组开展巡察，于6月5日反馈意见。",
            "区委第二巡察组 区丙局党组 2025-03-03 2025-04-11 2025-06-05",
        ),
        (
            "2025.3.3—2025.4.11，区委第二巡察组对区丙局党组进行了巡察。2025.6.5反馈。",
            "区委第二巡察组 区丙局党组 2025-03-03 2025-04-11 2025-06-05",
        ),
        (
            "2025/3/3至2025/4/11，区委第二巡察组对区丙局党组进行了巡察。2025年6月5日，召开巡察情况反馈会。",
            "区委第二巡察组 区丙局党组 2025-03-03 2025-04-11 2025-06-05",
        ),
        (
            "二〇二五年三月三日至四月十一日，区委第二巡察组对区丙局党组进行了巡察，六月五日反馈了意见。",
            "区委第二巡察组 区丙局党组 2025-03-03 2025-04-11 2025-06-05",
        ),
        (
            "二O二五年三月三日至四月十一日，区委第二巡察组对区丙局党组进行了巡察。",
            "区委第二巡察组 区丙局党组 2025-03-03 2025-04-11 -",
        ),
        (
            "2025年3月3日至4月11日，市委第三、第四巡察组对区丙局党组进行了巡察。",
            "市委第三、第四巡察组 区丙局党组 2025-03-03 2025-04-11 -",
        ),
        (
            "2025年3月3日至4月11日，区委派出5个巡察组对甲局、乙局等5家单位开展巡察。",
            " 中共甲市乙区丙局党组 2025-03-03 2025-04-11 -",
        ),
        (
            "我局收到区委第二巡察组反馈意见后，立即研究。",
            "区委第二巡察组 中共甲市乙区丙局党组 - - -",
        ),
        (
            "6月8日，局党组召开巡察反馈意见整改部署会。2025年3月3日至4月11日，区委第二巡察组对区丙局党组进行了巡察。6月5日，区委第二巡察组向区丙局党组反馈了意见。",
            "区委第二巡察组 区丙局党组 2025-03-03 2025-04-11 2025-06-05",
        ),
    ] {
        let text = around("（一）已整改完成的问题\n1.关于“甲项账目不清”问题的整改。\n整改成效：清理往来款。").replace(
            "根据区委统一部署，2025年3月3日至4月11日，区委第二巡察组对区丙局党组进行了巡察。现将整改情况予以公布。",
            &format!("{opening}现将整改情况予以公布。"),
        );
        let round = read(&text).round;
        let unit = if round.unit.is_empty() {
            &round.unit_full
        } else {
            &round.unit
        };
        let unit = if round.unit == "甲市乙区丙局党组" {
            &round.unit_full
        } else {
            unit
        };
        let found = format!(
            "{} {unit} {} {} {}",
            round.team,
            day(round.from),
            day(round.to),
            day(round.feedback)
        );
        wrong.expect(opening, &[found], &[expected]);
    }
    for paragraph in [
        "根据有关规定，现将甲区督察反馈问题整改情况予以公示。公示期间如有意见，请寄甲市乙路1号，邮编100000，电子邮箱a@example.cn。",
        "按照巡察工作要求，现将巡察整改情况予以公布，欢迎监督。联系电话：010-12345678；邮寄地址：甲市乙路1号甲局办公室收。",
    ] {
        let opening = read(paragraph).prose.opening.len();
        assert_eq!(opening, 1, "{paragraph}");
    }
    wrong.none();
}

const ROWS: [&str; 3] = [
    "done 1 学习制度落实不严 整改措施=修订学习制度。; 责任领导=张某; 整改时限=2025年8月底前; 进展=已完成",
    "open 2 设施更新滞后 整改措施=分两批更新。; 责任领导=王某; 整改时限=2026年6月底前; 进展=正在推进",
    "nearly 3 系统重复建设 整改措施=整合系统2个。; 责任领导=赵某; 整改时限=2025年12月底前; 进展=基本完成",
];

fn rows(proposal: &Proposal) -> Vec<String> {
    problems(proposal)
        .into_iter()
        .map(|p| p.replace("整改情况=", "进展="))
        .collect()
}

#[test]
fn tables() {
    let mut wrong = Wrong::default();
    let tsv = "序号\t问题\t整改措施\t责任领导\t时限\t进展\n1\t学习制度落实不严\t修订学习制度。\t张某\t2025年8月底前\t已完成\n2\t设施更新滞后\t分两批更新。\t王某\t2026年6月底前\t正在推进\n3\t系统重复建设\t整合系统2个。\t赵某\t2025年12月底前\t基本完成\n";
    let bars: String = tsv
        .lines()
        .enumerate()
        .map(|(at, l)| {
            format!(
                "| {} |\n{}",
                l.replace('\t', " | "),
                if at == 0 { "|---|---|---|---|---|---|\n" } else { "" }
            )
        })
        .collect();
    let cells = |l: &str| {
        l.split('\t')
            .map(|c| format!("<td><p><span>{c}</span></p></td>"))
            .collect::<String>()
    };
    let page: String = tsv.lines().map(|l| format!("<tr>{}</tr>\n", cells(l))).collect();
    for (name, text) in [
        ("tabs", tsv.to_owned()),
        ("CSV", tsv.replace('\t', ",")),
        (
            "CSV in quotes",
            tsv.lines()
                .map(|l| format!("\"{}\"\r\n", l.replace('\t', "\",\"")))
                .collect(),
        ),
        ("Markdown", bars.clone()),
        ("Markdown without outer bars", tsv.to_owned()),
        (
            "page",
            html::text(&format!(
                "<html><body><table><tbody>{page}</tbody></table></body></html>"
            )),
        ),
        ("quoted", tsv.replace("分两批更新。", "\"分两批更新。\"")),
        (
            "title rows",
            format!("丙局党组巡察整改台账\t\t\t\t\t\n填报单位：丙局\t\t\t\t\t\n\t\t\t\t\t\n{tsv}"),
        ),
        ("blank rows", tsv.replace('\n', "\n\t\t\t\t\t\n")),
        (
            "wide header",
            tsv.replace("责任领导", "责 任 领 导")
                .replace("时限\t进展", "完成时限（到月）\t整改进展情况"),
        ),
        (
            "sum and signature",
            format!("{tsv}合计\t3\t\t\t\t\n审核人：\t\t填报人：\t\t\t\n"),
        ),
        ("in a notice", around(tsv)),
        ("in a notice as Markdown", around(&bars)),
        ("no-break blanks in cells", tsv.replace('\t', "\u{a0}\t\u{a0}")),
    ] {
        wrong.expect(name, &rows(&read(&text)), &ROWS);
    }
    wrong.none();
}

#[test]
fn tables_of_other_shapes() {
    let mut wrong = Wrong::default();
    for (text, expected) in [
        (
            "方面\t序号\t问题\t整改措施\t完成时限\n党的建设\t1\t甲项缺失\t修订制度\t2025年8月底前\n\t2\t乙项不全\t补齐\t立行立改\n作风建设\t3\t丙项不优\t整改\t长期坚持\n",
            vec![
                "open 1 甲项缺失 [党的建设] 整改措施=修订制度; 整改时限=2025年8月底前",
                "open 2 乙项不全 [党的建设] 整改措施=补齐; 整改类型=立行立改",
                "open 3 丙项不优 [作风建设] 整改措施=整改; 整改类型=长期坚持",
            ],
        ),
        (
            "序号\t问题\t整改措施\t责任人\t完成时限\t进展\n1\t甲项缺失\t修订制度\t张某\t2025年8月底前\t已完成\n\t\t开展培训\t王某\t2025年9月底前\t\n2\t乙项不全\t补齐\t李某\t年底\t正在推进\n",
            vec![
                "done 1 甲项缺失 整改措施=修订制度⏎开展培训; 责任人=张某⏎王某; 整改时限=2025年8月底前⏎2025年9月底前; 整改情况=已完成",
                "open 2 乙项不全 整改措施=补齐; 责任人=李某; 整改时限=年底; 整改情况=正在推进",
            ],
        ),
        (
            "一、党的建设方面\n序号\t存在问题\t具体内容\t佐证材料\t自定栏\n1\t甲项缺失\t缺了3份\t纪要\t甲\n二、作风建设方面\t\t\t\t\n2\t乙项不全\t少了2份\t\t乙\n",
            vec![
                "open 1 甲项缺失 [党的建设] 存在问题=缺了3份; 佐证材料=纪要; 自定栏=甲",
                "open 2 乙项不全 [作风建设] 存在问题=少了2份; 自定栏=乙",
            ],
        ),
    ] {
        let found: Vec<String> = problems(&read(text))
            .into_iter()
            .map(|p| p.replace("not ", "open "))
            .collect();
        wrong.expect(text, &found, &expected);
    }
    let merged = html::text(
        "<table><tr><th>方面</th><th>问题</th><th>整改措施</th><th>责任领导</th></tr><tr><td rowspan=3>党的建设</td><td rowspan=2>甲项缺失</td><td>修订<br>制度</td><td rowspan=3>张某</td></tr><tr><td>开展培训</td></tr><tr><td>乙项不全</td><td>补齐</td></tr></table>",
    );
    let found: Vec<String> = problems(&read(&merged))
        .into_iter()
        .map(|p| p.replace("not ", "open "))
        .collect();
    wrong.expect(
        &merged,
        &found,
        &[
            "open - 甲项缺失 [党的建设] 整改措施=修订⏎制度⏎开展培训; 责任领导=张某",
            "open - 乙项不全 [党的建设] 整改措施=补齐; 责任领导=张某",
        ],
    );
    wrong.none();
}

#[test]
fn where_nothing_is_found_every_line_is_unread() {
    for text in [
        "今天天气很好。\n我们去散步。",
        "会议通知\n定于明日召开会议。\n请准时参加。",
        "甲\n乙\n丙",
        "1.买菜\n2.做饭\n3.洗碗",
        "联系电话：010-12345678\n地址：甲路1号",
    ] {
        let proposal = read(text);
        assert!(proposal.problems.is_empty(), "{text}: {:?}", problems(&proposal));
        assert_eq!(
            proposal.unread.len(),
            text.lines().count(),
            "{text}: {:?}",
            proposal.spans()
        );
        assert!(
            proposal
                .doubts
                .iter()
                .any(|d| d.sentence().contains("通报") && d.sentence().contains("表格"))
        );
    }
}

/// A row that a line break cut: it is said, the pieces stand under unread, and the rows after it are read.
#[test]
fn rows_cut_by_a_line_break() {
    let unread_and_doubt = |proposal: &Proposal| {
        let said = proposal.doubts.iter().any(|d| d.sentence().contains("断开"));
        let unread: Vec<String> = proposal.unread.iter().map(|p| p.text.clone()).collect();
        (said, unread.join("/"))
    };
    for (rows, titles, unread) in [
        (
            "| 序号 | 问题 | 措施 | 进展 |\n|---|---|---|---|\n| 1 | 甲项 | 补办\n手续 | 已完成 |\n| 2 | 乙项 | 清理 | 已完成 |",
            vec!["乙项"],
            "| 1 | 甲项 | 补办手续 | 已完成 |",
        ),
        (
            "| 序号 | 问题 | 措施 | 进展 |\n|---|---|---|---|\n| 1 | 甲项 | 清理 | 已完成 |\n| 2 | 乙项\n| 补办 | 已完成 |",
            vec!["甲项"],
            "| 2 | 乙项| 补办 | 已完成 |",
        ),
        (
            "序号\t问题\t措施\t进展\n1\t甲项\t补办\t已完\n成\n2\t乙项\t清理\t已完成",
            vec!["甲项", "乙项"],
            "成",
        ),
    ] {
        let proposal = read(rows);
        let found: Vec<String> = proposal.problems.iter().map(|p| p.title.clone()).collect();
        assert_eq!(found, titles, "{rows}");
        let (said, left) = unread_and_doubt(&proposal);
        assert!(said, "{rows}");
        assert_eq!(left.replace(['/', '\n'], ""), unread, "{rows}");
    }
    let whole =
        "| 序号 | 问题 | 进展 |\n|---|---|---|\n| 1 | 甲项 | 已完成 |\n- 1 -\n| 2 | 乙项 | 已完成 |\n说明文字。";
    let proposal = read(whole);
    assert_eq!(proposal.problems.len(), 2);
    assert!(!unread_and_doubt(&proposal).0, "{:?}", proposal.unread);
}

//! Tables from Excel, WPS, web pages, Markdown and CSV: names of columns, their order, title rows, merged cells, measures.

use super::{Wrong, common::word, read};
use notice::{LabelKey, Proposal, html};

/// `2 title [方面] 领导/科室/人 时限`, as far as there is any.
fn rows(proposal: &Proposal) -> Vec<String> {
    let of = |p: &notice::Problem, key| {
        p.texts_of(key)
            .map(|t| t.text.clone())
            .collect::<Vec<_>>()
            .join("+")
            .replace('\n', "⏎")
    };
    proposal
        .problems
        .iter()
        .map(|p| {
            let parts = [
                format!("[{}]", p.group.join("/")),
                p.title.clone(),
                of(p, LabelKey::Measures),
                of(p, LabelKey::Leader),
                of(p, LabelKey::Deadline),
                word(p.progress).to_owned(),
            ];
            parts.join("|")
        })
        .collect()
}

const EXPECTED: [&str; 3] = [
    "[党建]|学习制度执行不严|修订制度|张某|2025年8月底前|done",
    "[党建]|档案管理不规范|补齐档案|李某|2025年9月底前|open",
    "[业务]|项目推进滞后|倒排工期|王某|2025年12月底前|nearly",
];

const CELLS: [[&str; 7]; 3] = [
    [
        "1",
        "党建",
        "学习制度执行不严",
        "修订制度",
        "张某",
        "2025年8月底前",
        "已完成",
    ],
    [
        "2",
        "党建",
        "档案管理不规范",
        "补齐档案",
        "李某",
        "2025年9月底前",
        "正在推进",
    ],
    [
        "3",
        "业务",
        "项目推进滞后",
        "倒排工期",
        "王某",
        "2025年12月底前",
        "基本完成",
    ],
];

fn tabs(header: &[&str; 7], order: &[usize]) -> String {
    let row = |cells: &[&str; 7]| order.iter().map(|c| cells[*c]).collect::<Vec<_>>().join("\t");
    let mut lines = vec![row(header)];
    lines.extend(CELLS.iter().map(row));
    lines.join("\n")
}

#[test]
fn names_and_order_of_columns() {
    let mut wrong = Wrong::default();
    let orders: [&[usize]; 4] = [
        &[0, 1, 2, 3, 4, 5, 6],
        &[2, 1, 0, 6, 5, 4, 3],
        &[1, 2, 3, 4, 5, 6, 0],
        &[6, 5, 4, 3, 2, 1, 0],
    ];
    for header in [
        ["序号", "方面", "问题", "整改措施", "责任领导", "时限", "进展"],
        [
            "编号",
            "问题类别",
            "巡察反馈问题",
            "整改举措",
            "分管领导",
            "整改时限",
            "整改进展",
        ],
        [
            "NO.",
            "问题分类",
            "存在的主要问题",
            "具体整改措施",
            "牵头领导",
            "完成期限",
            "完成情况",
        ],
        [
            "序 号",
            "主 要 方 面",
            "具 体 问 题",
            "整 改 措 施",
            "责 任 领 导",
            "完 成 时 限",
            "整 改 情 况",
        ],
        [
            "序号",
            "反馈方面",
            "反馈问题（原文）",
            "整改措施（具体）",
            "责任领导（班子成员）",
            "整改时限（年月）",
            "目前进展情况",
        ],
        [
            "项目序号",
            "所属方面",
            "问题描述",
            "整改任务及措施",
            "包保领导",
            "计划完成时间",
            "是否完成",
        ],
        [
            "问题序号",
            "聚焦方面",
            "巡察反馈具体问题",
            "整改落实措施",
            "责任县级领导",
            "整改完成时限",
            "整改完成情况",
        ],
        [
            "序号",
            "类别",
            "问题清单",
            "措施清单",
            "领导责任人",
            "时限清单",
            "整改状态",
        ],
        [
            "序号",
            "大类",
            "问题点",
            "拟采取的整改措施",
            "主管领导",
            "预计完成时间",
            "当前进度",
        ],
        [
            "序号",
            "问题方面",
            "发现的问题",
            "整改工作举措",
            "牵头责任领导",
            "限办时间",
            "办理进展",
        ],
    ] {
        for order in orders {
            wrong.expect(
                &format!("{header:?} {order:?}"),
                &rows(&read(&tabs(&header, order))),
                &EXPECTED,
            );
        }
    }
    wrong.none();
}

const HEADER: [&str; 7] = ["序号", "方面", "问题", "整改措施", "责任领导", "整改时限", "整改进展"];

#[test]
fn title_rows_empty_rows_and_forms() {
    let mut wrong = Wrong::default();
    let plain = tabs(&HEADER, &[0, 1, 2, 3, 4, 5, 6]);
    let lines: Vec<&str> = plain.lines().collect();
    let empty = "\t\t\t\t\t\t";
    let csv: String = plain.lines().map(|l| format!("{}\r\n", l.replace('\t', ","))).collect();
    let markdown: String = lines
        .iter()
        .enumerate()
        .map(|(at, l)| {
            let rule = if at == 0 { "\n|:--|---|---|---|---|---|--:|" } else { "" };
            format!("|{}|{rule}\n", l.replace('\t', "|"))
        })
        .collect();
    let cells = |l: &str, name: &str| {
        l.split('\t')
            .map(|c| format!("<{name}>{c}</{name}>"))
            .collect::<String>()
    };
    let page: String = lines.iter().map(|l| format!("<tr>{}</tr>", cells(l, "td"))).collect();
    let headed: String = lines
        .iter()
        .enumerate()
        .map(|(at, l)| format!("<tr>{}</tr>", cells(l, if at == 0 { "th" } else { "td" })))
        .collect();
    for (name, text) in [
        ("tabs", plain.clone()),
        ("a title row", format!("己局巡察整改台账\n{plain}")),
        (
            "a title row of the table's width",
            format!("己局巡察整改台账{empty}\n{plain}"),
        ),
        (
            "three title rows",
            format!(
                "附件1\n己局巡察整改台账{empty}\n填报单位：己局（盖章）\t\t\t\t\t\t填报时间：2025年6月20日\n{plain}"
            ),
        ),
        ("empty rows before", format!("{empty}\n{empty}\n{plain}")),
        (
            "an empty row below the header",
            plain.replacen('\n', &format!("\n{empty}\n"), 1),
        ),
        ("empty rows between", plain.replace('\n', &format!("\n{empty}\n"))),
        ("blank lines between", plain.replace('\n', "\n\n")),
        (
            "an empty first column",
            lines.iter().map(|l| format!("\t{l}\n")).collect(),
        ),
        (
            "empty last columns",
            lines.iter().map(|l| format!("{l}\t\t\n")).collect(),
        ),
        ("CRLF", plain.replace('\n', "\r\n")),
        (
            "the header twice",
            format!("{plain}\n{plain}").replacen(&lines[1..].join("\n"), "", 1),
        ),
        ("a sum below", format!("{plain}\n合计\t\t3个\t\t\t\t\n")),
        ("a note below", format!("{plain}\n注：本表一式两份。\n")),
        (
            "signatures below",
            format!("{plain}\n填表人：张某\t\t审核人：李某\t\t\t\t\n"),
        ),
        ("CSV", csv.clone()),
        ("CSV with semicolons", csv.replace(',', ";")),
        (
            "CSV in quotes",
            lines
                .iter()
                .map(|l| format!("\"{}\"\n", l.replace('\t', "\",\"")))
                .collect(),
        ),
        ("CSV with a title", format!("己局巡察整改台账,,,,,,\r\n{csv}")),
        ("CSV with BOM", format!("\u{feff}{csv}")),
        ("Markdown", markdown.clone()),
        ("Markdown with a heading", format!("# 整改台账\n\n{markdown}")),
        (
            "Markdown indented",
            markdown.lines().map(|l| format!("  {l}\n")).collect(),
        ),
        ("page", html::text(&format!("<table>{page}</table>"))),
        (
            "page with a head",
            html::text(&format!(
                "<table><caption>整改台账</caption><thead></thead><tbody>{headed}</tbody></table>"
            )),
        ),
        (
            "page with a title cell",
            html::text(&format!(
                "<table><tr><td colspan=7>己局巡察整改台账</td></tr>{page}</table>"
            )),
        ),
        (
            "Excel's page",
            html::text(&format!(
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style>td{{}}</style></head><body><!--StartFragment--><table border=0><col width=64>{}</table><!--EndFragment--></body></html>",
                page.replace("<td>", "<td height=19 class=xl65 style='height:14.25pt'>")
            )),
        ),
    ] {
        wrong.expect(name, &rows(&read(&text)), &EXPECTED);
    }
    wrong.none();
}

#[test]
fn merged_cells() {
    let mut wrong = Wrong::default();
    let expected = [
        "[党建]|学习制度执行不严|修订制度⏎开展培训|张某|2025年8月底前|not",
        "[党建]|档案管理不规范|补齐档案|张某|2025年9月底前|not",
        "[业务]|项目推进滞后|倒排工期|王某|2025年12月底前|not",
    ];
    let head = "<tr><th>方面</th><th>问题</th><th>整改措施</th><th>责任领导</th><th>完成时限</th></tr>";
    for (name, text) in [
        (
            "page",
            html::text(&format!(
                "<table>{head}<tr><td rowspan=\"3\">党建</td><td rowspan=2>学习制度执行不严</td><td>修订制度</td><td rowspan=3>张某</td><td rowspan=2>2025年8月底前</td></tr><tr><td>开展培训</td></tr>\
                 <tr><td>档案管理不规范</td><td>补齐档案</td><td>2025年9月底前</td></tr><tr><td>业务</td><td>项目推进滞后</td><td>倒排工期</td><td>王某</td><td>2025年12月底前</td></tr></table>"
            )),
        ),
        (
            "page, measures in one cell",
            html::text(&format!(
                "<table>{head}<tr><td rowspan=2>党建</td><td>学习制度执行不严</td><td>修订制度<br>开展培训</td><td rowspan=2>张某</td><td>2025年8月底前</td></tr>\
                 <tr><td>档案管理不规范</td><td>补齐档案</td><td>2025年9月底前</td></tr><tr><td>业务</td><td>项目推进滞后</td><td>倒排工期</td><td>王某</td><td>2025年12月底前</td></tr></table>"
            )),
        ),
        (
            "the same as above",
            "方面\t问题\t整改措施\t责任领导\t完成时限\n党建\t学习制度执行不严\t\"修订制度\n开展培训\"\t张某\t2025年8月底前\n同上\t档案管理不规范\t补齐档案\t〃\t2025年9月底前\n业务\t项目推进滞后\t倒排工期\t王某\t2025年12月底前".to_owned(),
        ),
        (
            "CSV",
            "方面,问题,整改措施,责任领导,完成时限\n党建,学习制度执行不严,\"修订制度\n开展培训\",张某,2025年8月底前\n,档案管理不规范,补齐档案,张某,2025年9月底前\n业务,项目推进滞后,倒排工期,王某,2025年12月底前\n".to_owned(),
        ),
        (
            "Markdown",
            "|方面|问题|整改措施|责任领导|完成时限|\n|---|---|---|---|---|\n|党建|学习制度执行不严|修订制度<br>开展培训|张某|2025年8月底前|\n||档案管理不规范|补齐档案|张某|2025年9月底前|\n|业务|项目推进滞后|倒排工期|王某|2025年12月底前|".to_owned(),
        ),
        (
            "two header rows",
            html::text(
                "<table><tr><td rowspan=2>方面</td><td rowspan=2>问题</td><td rowspan=2>整改措施</td><td colspan=2>责任落实</td></tr><tr><td>责任领导</td><td>完成时限</td></tr>\
                 <tr><td rowspan=2>党建</td><td>学习制度执行不严</td><td>修订制度<br>开展培训</td><td rowspan=2>张某</td><td>2025年8月底前</td></tr><tr><td>档案管理不规范</td><td>补齐档案</td><td>2025年9月底前</td></tr>\
                 <tr><td>业务</td><td>项目推进滞后</td><td>倒排工期</td><td>王某</td><td>2025年12月底前</td></tr></table>",
            ),
        ),
    ] {
        wrong.expect(name, &rows(&read(&text)), &expected);
    }
    wrong.none();
}

/// Measures as `text|due|leader|department|person|kind`.
fn measures(proposal: &Proposal) -> Vec<String> {
    let shown = |m: &notice::ProposedMeasure| {
        let due = m.due.map_or("-".to_owned(), |d| d.last_day().to_string());
        format!("{}|{due}|{}|{}|{}|{}", m.text, m.leader, m.department, m.person, m.kind)
    };
    proposal.problems.iter().flat_map(|p| &p.measures).map(shown).collect()
}

#[test]
fn measures_in_cells_and_rows() {
    let mut wrong = Wrong::default();
    for (text, expected) in [
        (
            "问题\t整改措施\t时限\n学习不严\t①修订制度；②开展培训；③加强检查。\t2025年8月底前",
            vec!["修订制度；|-||||", "开展培训；|-||||", "加强检查。|-||||"],
        ),
        (
            "问题\t整改措施\t时限\n学习不严\t\"1.修订制度\n2.开展培训\"\t\"1.2025年8月底前\n2.立行立改\"",
            vec!["修订制度|2025-08-31||||", "开展培训|-||||立行立改"],
        ),
        (
            "问题\t整改措施\t时限\n学习不严\t（1）修订制度（2）开展培训\t2025年8月底前",
            vec!["修订制度|-||||", "开展培训|-||||"],
        ),
        (
            "问题\t整改措施\t时限\n学习不严\t一是修订制度；二是开展培训。\t2025年8月底前",
            vec!["修订制度；|-||||", "开展培训。|-||||"],
        ),
        (
            "问题\t整改措施\t责任科室\t责任人\t时限\n学习不严\t修订制度\t办公室\t张某\t2025.8.31\n\t开展培训\t人事股\t李某\t2025年9月\n\t加强检查\t办公室\t王某\t长期坚持",
            vec![
                "修订制度|2025-08-31||办公室|张某|",
                "开展培训|2025-09-30||人事股|李某|",
                "加强检查|-||办公室|王某|长期坚持",
            ],
        ),
        (
            "问题\t整改措施\t时限\n学习不严\t修订制度\t2025年8月底前，并长期坚持\n学习不严\t开展培训\t2025/9/30",
            vec!["修订制度|2025-08-31||||", "开展培训|2025-09-30||||"],
        ),
        (
            "问题\t整改措施\t时限\n学习不严\t修订制度（责任人：张某；完成时限：2025年8月底前）；开展培训（责任人：李某；完成时限：2025年9月底前）\t",
            vec!["修订制度|2025-08-31|||张某|", "开展培训|2025-09-30|||李某|"],
        ),
    ] {
        let proposal = read(text);
        wrong.expect(text, &measures(&proposal), &expected);
        if proposal.problems.len() != 1 {
            wrong.0.push(format!("{text}: {:?}", rows(&proposal)));
        }
    }
    wrong.none();
}

#[test]
fn dates_types_and_words() {
    let mut wrong = Wrong::default();
    for (said, kind, due) in [
        ("立行立改", "立行立改", ""),
        ("长期坚持", "长期坚持", ""),
        ("立行立改，长期坚持", "立行立改，长期坚持", ""),
        ("2025年8月底前", "", "2025年8月底前"),
        ("尽快", "", "尽快"),
        ("2025年底前并长期坚持", "", "2025年底前并长期坚持"),
        ("立行立改，2025年8月底前完成", "", "立行立改，2025年8月底前完成"),
        ("持续推进", "持续推进", ""),
        ("已完成", "", "已完成"),
    ] {
        let proposal = read(&format!(
            "序号\t问题\t整改措施\t时限\n1\t学习不严\t修订制度\t{said}\n2\t台账不全\t补齐\t2025年9月"
        ));
        let of = |key| {
            proposal.problems[0]
                .texts_of(key)
                .map(|t| t.text.clone())
                .collect::<String>()
        };
        wrong.expect(said, &[of(LabelKey::Kind), of(LabelKey::Deadline)], &[kind, due]);
    }
    wrong.none();
}

#[test]
fn columns_of_unknown_names_stay_as_texts() {
    let proposal =
        read("序号\t问题\t整改措施\t挂牌督办\t回访\n1\t学习不严\t修订制度\t红牌\t满意\n2\t台账不全\t补齐\t黄牌\t一般");
    let texts: Vec<String> = proposal.problems[1]
        .texts
        .iter()
        .map(|t| format!("{}={}", t.shown_label(), t.text))
        .collect();
    assert_eq!(texts, ["整改措施=补齐", "挂牌督办=黄牌", "回访=一般"]);
}

//! Texts that are no notice: what an inspection fed back, plain lists of problems, tables with measures in rows. What stands
//! in them, where it is split, and what a column is said to hold.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use common::problems;
use notice::targets::assert_lawful;
use notice::{ColumnMeaning, LabelKey, ProgressFrom, Proposal, SourceKind};

fn read(text: &str) -> Proposal {
    let proposal = notice::read(text);
    assert_lawful(&proposal);
    proposal
}

/// `[方面] 标题 | 存在问题` for each problem.
fn found(proposal: &Proposal) -> Vec<String> {
    let shown = |p: &notice::Problem| {
        let finding: Vec<&str> = p.texts_of(LabelKey::Finding).map(|t| t.text.as_str()).collect();
        format!(
            "[{}] {} | {}",
            p.group.join("/"),
            p.title,
            finding.join("⏎").replace('\n', "⏎")
        )
    };
    proposal.problems.iter().map(shown).collect()
}

#[test]
fn what_an_inspection_fed_back() {
    let text = "关于巡察区丙局党组的反馈意见\n根据区委统一部署，2025年3月3日至4月11日，区委第二巡察组对区丙局党组进行了巡察。6月5日，区委第二巡察组向区丙局党组反馈了意见。现将巡察情况反馈如下：\n一、总体评价\n区丙局党组能够履行职责，各项工作有序开展。\n二、巡察发现的主要问题\n（一）贯彻落实党的决策部署方面\n1.理论学习不扎实。2023年以来中心组学习仅4次，研讨记录照搬照抄。\n2.推进重点工作不力。某项目拖延2年未开工。\n（二）全面从严治党方面\n3.公务接待管理不严。一是超标准接待3次。二是审批单缺失5份。\n三、意见建议\n1.提高政治站位，加强学习。\n2.压实责任，抓好整改。\n区委第二巡察组\n2025年6月5日\n";
    let proposal = read(text);
    assert_eq!(proposal.source, SourceKind::Feedback);
    assert_eq!(
        found(&proposal),
        [
            "[贯彻落实党的决策部署] 理论学习不扎实 | 2023年以来中心组学习仅4次，研讨记录照搬照抄。",
            "[贯彻落实党的决策部署] 推进重点工作不力 | 某项目拖延2年未开工。",
            "[全面从严治党] 公务接待管理不严 | 一是超标准接待3次。二是审批单缺失5份。",
        ]
    );
    assert!(
        proposal
            .problems
            .iter()
            .all(|p| p.progress_from == ProgressFrom::Beginning)
    );
    assert!(
        !proposal
            .doubts
            .iter()
            .any(|d| d.finding == notice::DoubtKind::ProgressUnclear)
    );
    assert_eq!(proposal.round.feedback.unwrap().to_string(), "2025-06-05");
    assert_eq!(proposal.prose.next_steps.len(), 3);
    let last = proposal.problems[2].id;
    assert_eq!(proposal.finding_offsets(last).len(), 2);
    assert!(proposal.finding_offsets(proposal.problems[0].id).is_empty());
    let split = proposal.split_into_findings(last).unwrap();
    assert_lawful(&split);
    assert_eq!(
        found(&split)[2..],
        [
            "[全面从严治党] 公务接待管理不严 | ",
            "[全面从严治党] 超标准接待3次 | ",
            "[全面从严治党] 审批单缺失5份 | ",
        ]
    );
}

#[test]
fn plain_lists() {
    for (text, expected) in [
        (
            "一、政治建设方面\n1.理论学习不扎实\n2.研讨不深入\n二、作风建设方面\n3.会风不实",
            vec![
                "[政治建设] 理论学习不扎实 | ",
                "[政治建设] 研讨不深入 | ",
                "[作风建设] 会风不实 | ",
            ],
        ),
        (
            "1.理论学习不扎实\n2.研讨不深入。\n3.会风不实",
            vec!["[] 理论学习不扎实 | ", "[] 研讨不深入 | ", "[] 会风不实 | "],
        ),
        (
            "理论学习不扎实\n研讨不深入\n会风不实\n台账缺失",
            vec![
                "[] 理论学习不扎实 | ",
                "[] 研讨不深入 | ",
                "[] 会风不实 | ",
                "[] 台账缺失 | ",
            ],
        ),
        (
            "政治建设方面\n理论学习不扎实\n研讨不深入\n作风建设方面\n会风不实",
            vec![
                "[政治建设] 理论学习不扎实 | ",
                "[政治建设] 研讨不深入 | ",
                "[作风建设] 会风不实 | ",
            ],
        ),
        (
            "● 理论学习不扎实\n● 研讨不深入",
            vec!["[] 理论学习不扎实 | ", "[] 研讨不深入 | "],
        ),
        (
            "问题清单\n（1）理论学习不扎实，学习记录不全，部分党员缺席，没有按规定开展补学，研讨发言照搬网络材料。\n（2）研讨不深入",
            vec![
                "[] 理论学习不扎实 | 学习记录不全，部分党员缺席，没有按规定开展补学，研讨发言照搬网络材料。",
                "[] 研讨不深入 | ",
            ],
        ),
    ] {
        let proposal = read(text);
        assert_eq!(found(&proposal), expected, "{text}: {:?}", problems(&proposal));
        assert!(
            proposal
                .problems
                .iter()
                .all(|p| p.progress_from == ProgressFrom::Beginning),
            "{text}"
        );
    }
}

const TABLE: &str = "序号\t问题\t整改措施\t责任人\t完成时限\t某栏\n1\t甲项缺失\t修订制度\t张某\t2025年8月底前\t子\n\t\t开展培训\t王某\t长期坚持\t\n2\t乙项不全\t①补齐台账；\u{b}②定期检查。\t李某\t①2025年6月底前②2025年底前，并长期坚持\t丑\n3\t丙项不优\t整改\t赵某\t尽快\t寅\n";

#[test]
fn measures_of_a_table() {
    let proposal = read(TABLE);
    assert_eq!(proposal.source, SourceKind::Table);
    let shown: Vec<Vec<String>> = proposal
        .problems
        .iter()
        .map(|p| {
            let measure = |m: &notice::ProposedMeasure| {
                let due = m.due.map_or("-".to_owned(), |d| d.last_day().to_string());
                format!("{}|{}|{due}|{}|{}", m.text, m.person, m.kind, m.long_term)
            };
            p.measures.iter().map(measure).collect()
        })
        .collect();
    assert_eq!(
        shown,
        [
            vec!["修订制度|张某|2025-08-31||false", "开展培训|王某|-|长期坚持|false"],
            vec!["补齐台账；||2025-06-30||false", "定期检查。||2025-12-31||true"],
            vec!["整改||-||false"],
        ]
    );
    assert_eq!(
        proposal.problems[2].texts_of(LabelKey::Deadline).next().unwrap().text,
        "尽快"
    );
}

#[test]
fn what_a_column_holds_can_be_said() {
    let proposal = read(TABLE);
    assert_eq!(
        proposal
            .columns
            .iter()
            .filter(|c| !c.known)
            .map(|c| c.label.as_str())
            .collect::<Vec<_>>(),
        ["某栏"]
    );
    let changed = proposal.set_column(5, ColumnMeaning::Text(LabelKey::Cause)).unwrap();
    assert_lawful(&changed);
    assert_eq!(changed.problems[0].texts_of(LabelKey::Cause).next().unwrap().text, "子");
    let changed = changed.set_column(5, ColumnMeaning::Problem).unwrap();
    assert_lawful(&changed);
    assert_eq!(changed.problems[0].title, "子");
    assert!(proposal.set_column(6, ColumnMeaning::Own).is_err());
    let title = changed.problems[0].id;
    let kept = changed
        .set_title(title, "新")
        .unwrap()
        .set_column(4, ColumnMeaning::Own)
        .unwrap();
    assert_eq!(kept.problems[0].title, "子");
}

#[test]
fn rows_of_a_workbook() {
    use notice::table::tables_as_text::{Cell, text_of_rows};
    let rows = [
        vec![Cell {
            text: "丙局整改台账".into(),
            rows: 1,
            columns: 4,
        }],
        vec!["主要方面".into(), "问题".into(), "整改措施".into(), "责任领导".into()],
        vec![
            Cell {
                text: "政治建设".into(),
                rows: 3,
                columns: 1,
            },
            Cell {
                text: "甲项缺失".into(),
                rows: 2,
                columns: 1,
            },
            "修订制度".into(),
            Cell {
                text: "张某".into(),
                rows: 3,
                columns: 1,
            },
        ],
        vec!["开展培训".into()],
        vec!["乙项不全".into(), "补齐".into()],
    ];
    let proposal = read(&text_of_rows(&rows));
    assert_eq!(
        problems(&proposal),
        [
            "not - 甲项缺失 [政治建设] 整改措施=修订制度⏎开展培训; 责任领导=张某",
            "not - 乙项不全 [政治建设] 整改措施=补齐; 责任领导=张某",
        ]
    );
    assert_eq!(proposal.prose.title, "丙局整改台账");
}

#[test]
fn rows_of_which_the_problem_alone_is_filled() {
    for (text, titles) in [
        // Merged cells before the problem come as empty ones: in the first row, in every row, in the last.
        ("责任领导\t牵头股室\t问题描述\n\t\t账目不清\n", &["账目不清"][..]),
        (
            "方面\t责任领导\t问题\n\t\t账目不清\n\t\t印章外借\n",
            &["账目不清", "印章外借"],
        ),
        (
            "责任领导\t牵头股室\t问题描述\n张某\t党办\t账目不清\n\t\t印章外借\n",
            &["账目不清", "印章外借"],
        ),
        // Behind it.
        (
            "问题\t责任领导\t整改时限\n账目不清\t\t\n印章外借\t张某\t\n",
            &["账目不清", "印章外借"],
        ),
        (
            "序号\t问题\t责任领导\n\t账目不清\t\n\t印章外借\t\n",
            &["账目不清", "印章外借"],
        ),
        // Two columns.
        (
            "责任领导\t问题\n\t账目不清\n张某\t印章外借\n",
            &["账目不清", "印章外借"],
        ),
        // A paragraph that begins with a tab is no row.
        (
            "责任领导\t问题\n张某\t账目不清\n\t以上问题于月底前完成整改。\n",
            &["账目不清"],
        ),
        (
            "方面\t责任领导\t问题\n党建\t张某\t账目不清\n\t以上问题于月底前完成整改。\n",
            &["账目不清"],
        ),
    ] {
        let found: Vec<String> = read(text)
            .problems
            .iter()
            .map(|problem| problem.title.clone())
            .collect();
        assert_eq!(found, titles, "{text}");
    }
}

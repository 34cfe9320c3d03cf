//! What an inspection fed back.

use super::{Wrong, read};
use notice::{LabelKey, ProgressFrom, Proposal, SourceKind};

/// `[方面] 标题` for each problem.
fn found(proposal: &Proposal) -> Vec<String> {
    let shown = |p: &notice::Problem| format!("[{}] {}", p.group.join("/"), p.title);
    proposal.problems.iter().map(shown).collect()
}

const HEAD: &str = "县委第四巡察组关于巡察县己局党组的反馈意见\n根据县委统一部署，2024年9月2日至10月25日，县委第四巡察组对县己局党组开展了常规巡察。\n";

#[test]
fn forms_of_feedback() {
    let mut wrong = Wrong::default();
    for (body, expected) in [
        (
            "一、主要成效\n县己局党组重视学习，工作有序。\n二、存在的主要问题\n（一）聚焦党的理论路线方针政策落实情况\n1.理论学习走过场。中心组学习以会代学，2023年仅集中学习3次。\n2.落实上级部署打折扣。某任务应于3月完成，实际9月才启动。\n（二）聚焦群众身边腐败和不正之风\n3.项目监管缺位。抽查5个项目，3个没有验收资料。\n三、意见建议\n（一）强化理论武装。\n（二）压实主体责任。\n",
            vec![
                "[聚焦党的理论路线方针政策落实情况] 理论学习走过场",
                "[聚焦党的理论路线方针政策落实情况] 落实上级部署打折扣",
                "[聚焦群众身边腐败和不正之风] 项目监管缺位",
            ],
        ),
        (
            "巡察发现，县己局党组还存在以下问题：\n一、落实党的理论路线方针政策方面\n（一）学习不深入。学用脱节，未结合工作研讨。\n（二）主责主业不突出。惠民政策宣传不够。\n二、落实全面从严治党方面\n（一）“一岗双责”落实不到位。班子成员未与分管股室谈话。\n整改建议\n一要提高认识。\n二要狠抓整改。\n",
            vec![
                "[落实党的理论路线方针政策] 学习不深入",
                "[落实党的理论路线方针政策] 主责主业不突出",
                "[落实全面从严治党] “一岗双责”落实不到位",
            ],
        ),
        (
            "二、发现的问题\n（一）落实上级决策部署有偏差\n1.学习传达不及时。3份文件未传达。\n2.工作推进迟缓。2个项目未开工。\n（二）落实管党治党责任不严\n1.谈心谈话制度执行不严。\n2.财务报销把关不严，白条入账4笔。\n",
            vec![
                "[落实上级决策部署有偏差] 学习传达不及时",
                "[落实上级决策部署有偏差] 工作推进迟缓",
                "[落实管党治党责任不严] 谈心谈话制度执行不严",
                "[落实管党治党责任不严] 财务报销把关不严，白条入账4笔",
            ],
        ),
        (
            "主要问题：\n1.党建责任制落实不力。全年仅研究1次。\n2.廉政风险防控薄弱。未建立台账。\n3.选人用人程序不规范。1人考察材料缺失。\n对以上问题，要求如下：\n1.认真整改。\n2.按期报告。\n",
            vec!["[] 党建责任制落实不力", "[] 廉政风险防控薄弱", "[] 选人用人程序不规范"],
        ),
        (
            "（一）学习贯彻方面的问题\n一是学习制度不健全，未制定年度计划。\n二是学习效果不好，应付了事。\n（二）选人用人方面的问题\n一是程序不严，缺少民主推荐。\n二是档案管理不规范，材料缺失。\n",
            vec![
                "[学习贯彻] 学习制度不健全，未制定年度计划",
                "[学习贯彻] 学习效果不好，应付了事",
                "[选人用人] 程序不严，缺少民主推荐",
                "[选人用人] 档案管理不规范，材料缺失",
            ],
        ),
        (
            "巡察发现的主要问题\n一、贯彻落实党的决策部署不够有力。学习研讨流于形式，2022年以来未开展专题研讨。\n二、干部队伍建设存在短板。35岁以下干部占比低，年龄结构不合理。\n三、巡察整改不彻底。上轮巡察指出的2个问题未整改到位。\n",
            vec![
                "[] 贯彻落实党的决策部署不够有力",
                "[] 干部队伍建设存在短板",
                "[] 巡察整改不彻底",
            ],
        ),
    ] {
        let text = format!("{HEAD}{body}县委第四巡察组\n2024年12月10日\n");
        let proposal = read(&text);
        wrong.expect(body, &found(&proposal), &expected);
        if proposal.source != SourceKind::Feedback
            || proposal
                .problems
                .iter()
                .any(|p| p.progress_from != ProgressFrom::Beginning)
            || proposal.round.feedback.map(|d| d.to_string()).as_deref() != Some("2024-12-10")
        {
            wrong
                .0
                .push(format!("{body}: {:?} {:?}", proposal.source, proposal.round));
        }
    }
    wrong.none();
}

#[test]
fn findings_in_one_paragraph() {
    let mut wrong = Wrong::default();
    for (finding, parts) in [
        ("公务接待不规范。一是超标准3次。二是无公函5次。三是陪餐人数超标2次。", 3),
        ("公务接待不规范。（1）超标准3次；（2）无公函5次。", 2),
        ("公务接待不规范。①超标准3次；②无公函5次；③陪餐超标。", 3),
        ("公务接待不规范。1.超标准3次。2.无公函5次。", 2),
        ("公务接待不规范。第一，超标准3次。第二，无公函5次。", 2),
        ("公务接待不规范。超标准接待3次，无公函接待5次。", 0),
    ] {
        let text = format!(
            "{HEAD}二、主要问题\n（一）作风建设方面\n1.{finding}\n2.会风不实。会议过多。\n县委第四巡察组\n2024年12月10日\n"
        );
        let proposal = read(&text);
        wrong.expect(
            finding,
            &found(&proposal),
            &["[作风建设] 公务接待不规范", "[作风建设] 会风不实"],
        );
        let Some(first) = proposal.problems.first() else {
            continue;
        };
        let text = first
            .texts_of(LabelKey::Finding)
            .map(|t| t.text.clone())
            .collect::<String>();
        if format!("公务接待不规范。{text}") != finding || proposal.finding_offsets(first.id).len() != parts {
            wrong.0.push(format!(
                "{finding}: {text} in {} parts",
                proposal.finding_offsets(first.id).len()
            ));
        }
    }
    wrong.none();
}

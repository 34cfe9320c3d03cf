//! What is no problem.

use super::{Wrong, around, read, titles_of};
use notice::html;

const BOTH: [&str; 2] = ["done 壬项手续不全", "done 癸项管理不严"];

fn two(body: &str) -> String {
    format!(
        "（一）已完成整改的问题\n1.关于“壬项手续不全”问题的整改。\n{body}\n2.关于“癸项管理不严”问题的整改。\n整改成效：修订办法1件。"
    )
}

#[test]
fn numbered_lists_of_work() {
    let mut wrong = Wrong::default();
    for body in [
        "整改措施：1.补办手续3件。2.完善台账。\n整改成效：手续齐全。",
        "整改措施：\n1、补办手续3件。\n2、完善台账。\n整改成效：手续齐全。",
        "整改成效：\n（1）补办手续3件；\n（2）完善台账1本；\n（3）约谈2人。",
        "整改成效：（1）补办手续3件；（2）完善台账1本。",
        "整改成效：一是补办手续3件。\n二是完善台账。\n三是解决审批不严问题。",
        "整改成效：\n一、补办手续3件。\n二、完善台账。",
        "整改成效：按照“三步走”：1.清查。2.补办。3.销号。",
        "整改成效：采取以下措施：\n1.清查问题5个。\n2.整改问题5个。",
        "整改成效：\n- 补办手续3件\n- 完善台账",
        "整改成效：\n◆ 补办手续3件。\n◆ 完善台账。",
        "整改成效：\n1)补办手续3件\n2)完善台账",
        "整改成效：\n1. 针对手续不全问题，补办手续3件。\n2. 针对台账不全问题，完善台账。",
        "整改成效：\n①针对审批不严问题，约谈2人。\n②针对资料不全问题，补齐资料。",
        "整改成效：补办手续。具体包括：\n（一）A类手续；\n（二）B类手续。",
        "整改成效：共2项：第一，补办手续；第二，完善台账。",
    ] {
        wrong.expect(body, &titles_of(&read(&around(&two(body)))), &BOTH);
    }
    wrong.none();
}

#[test]
fn attachments_and_tails() {
    let mut wrong = Wrong::default();
    for tail in [
        "附件：1. 巡察反馈问题整改台账；2. 整改佐证材料目录",
        "附件：\n1.巡察反馈问题整改台账\n2.关于“壬项”的说明",
        "附件1\n巡察反馈问题整改台账",
        "附：整改任务清单",
        "附件：①整改台账②证明材料",
        "附件一：整改台账\n附件二：问题清单",
    ] {
        let text = around(&two("整改成效：补办手续3件。")).replace(
            "中共戊县己局党组\n2025年6月20日",
            &format!("{tail}\n中共戊县己局党组\n2025年6月20日"),
        );
        wrong.expect(tail, &titles_of(&read(&text)), &BOTH);
    }
    wrong.none();
}

#[test]
fn units_of_an_audit() {
    let mut wrong = Wrong::default();
    for units in [
        "1.甲乡。已归还资金12万元，整改完成。\n2.乙街道。已完善手续。",
        "（1）甲乡人民政府。整改情况：已收回资金。\n（2）乙镇人民政府。整改情况：已上缴。",
        "①甲中学：已退还多收费用3万元。\n②乙小学：已退还。",
        "甲乡：已归还。\n乙镇：已归还。",
        "1.县教育局。收回资金8万元。\n2.县水利局。完善手续5份。",
    ] {
        let text = around(&format!("（一）关于“资金滞留”问题的整改\n{units}"));
        let found: Vec<String> = read(&text).problems.iter().map(|p| p.title.clone()).collect();
        wrong.expect(units, &found, &["资金滞留"]);
    }
    wrong.none();
}

#[test]
fn cut_off_text() {
    for text in [
        "（一）在“政治建设”方面\n1.关于“理论武装不够扎实”问题的整改\n（1）关于“中心组学习不规",
        "二、整改情况\n（一）党的领导方面\n1.关于“作用发挥不充分”的问题\n（1）关于",
        "（一）作风建设方面\n1.关于“作风不够扎实”问题的整改\n（1）针对“调研走过场，",
    ] {
        let proposal = notice::read(text);
        let invented = proposal
            .problems
            .iter()
            .any(|p| ["理论武装不够扎实", "作用发挥不充分", "作风不够扎实"].contains(&p.title.as_str()));
        assert!(!invented, "{text}: {:?}", titles_of(&proposal));
    }
}

#[test]
fn hidden_parts_of_a_page() {
    let mut wrong = Wrong::default();
    let seen = "<p>（一）已完成整改的问题</p><p>1.关于“壬项手续不全”问题的整改。</p><p>整改成效：补办手续。</p>";
    let hidden = "<p>2.关于“草稿”问题的整改。</p><p>整改成效：草稿。</p>";
    for page in [
        format!("{seen}<div style=\"DISPLAY:NONE\">{hidden}</div>"),
        format!("{seen}<section hidden=\"hidden\">{hidden}</section>"),
        format!("{seen}<div style='visibility : hidden'>{hidden}</div>"),
        format!("{seen}<noscript>{hidden}</noscript>"),
        format!("{seen}<script type=\"text/plain\">{hidden}</script>"),
        format!("{seen}<select><option>2.关于“草稿”问题的整改。</option></select>"),
        format!("{seen}<div aria-hidden=\"true\" style=\"display:none !important\">{hidden}</div>"),
        format!("<head><title>关于“草稿”问题的整改</title><style>.a{{}}</style></head><body>{seen}</body>"),
    ] {
        wrong.expect(&page, &titles_of(&read(&html::text(&page))), &["done 壬项手续不全"]);
    }
    wrong.none();
}

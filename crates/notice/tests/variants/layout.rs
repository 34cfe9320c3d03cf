//! Texts that went through PDF readers, WeChat and Word.

use super::{Wrong, around, common::problems, read};
use notice::html;

const TWO: &str = "（一）已完成整改的问题\n1.关于“壬项手续不全”问题的整改。\n整改成效：补办手续3件，完善台账。\n2.关于“癸项管理不严”问题的整改。\n整改成效：修订办法。";

const PLAIN: [&str; 2] = [
    "done 1 壬项手续不全 整改结果及成效=补办手续3件，完善台账。",
    "done 2 癸项管理不严 整改结果及成效=修订办法。",
];

#[test]
fn pages_in_mid_sentence() {
    let mut wrong = Wrong::default();
    let broken = |first: &str, second: &str| {
        TWO.replace("完善台账", &format!("完善{first}台账"))
            .replace("修订办法", &format!("修订{second}办法"))
    };
    for (first, second) in [
        ("\n- 5 -\n", "\n- 6 -\n"),
        ("\n-5-\n", "\n-6-\n"),
        ("\n—5—\n", "\n—6—\n"),
        ("\n– 5 –\n", "\n– 6 –\n"),
        ("\n5\n", "\n6\n"),
        ("\n5 / 12\n", "\n6 / 12\n"),
        ("\n第5页\n", "\n第6页\n"),
        ("\n第5页/共12页\n", "\n第6页/共12页\n"),
        ("\n第五页\n", "\n第六页\n"),
        ("\nPage 5 of 12\n", "\nPage 6 of 12\n"),
        ("\nP5\n", "\nP6\n"),
        ("\n(5)\n", "\n(6)\n"),
        ("\n[5]\n", "\n[6]\n"),
        ("\n~5~\n", "\n~6~\n"),
        ("\n5\n戊县己局党组\n", "\n6\n戊县己局党组\n"),
        ("\n\n\n5\n\n\n", "\n\n\n6\n\n\n"),
        ("\n\u{c}", "\n\u{c}"),
        (
            "\n中共丁市戊县己局党组关于县委巡察反馈意见整改进展情况的通报\n5\n",
            "\n中共丁市戊县己局党组关于县委巡察反馈意见整改进展情况的通报\n6\n",
        ),
    ] {
        let text = around(&broken(first, second));
        wrong.expect(first, &problems(&read(&text)), &PLAIN);
    }
    wrong.none();
}

#[test]
fn marks_and_blanks() {
    let mut wrong = Wrong::default();
    let spaced = |with: &str| {
        let line = |l: &str| l.chars().map(|c| format!("{c}{with}")).collect::<String>();
        TWO.lines().map(line).collect::<Vec<_>>().join("\n")
    };
    for (name, text) in [
        ("word joiner", TWO.replace("于“", "于\u{2060}“")),
        ("BOM inside", TWO.replace("整改成效", "整改\u{feff}成效")),
        ("joiner in a number", TWO.replace("1.", "1\u{200c}.")),
        (
            "soft hyphens",
            TWO.replace("手续", "手\u{ad}续").replace("手\u{ad}续不全", "手续不全"),
        ),
        ("variation selector", TWO.replace('“', "\u{fe0e}“")),
        ("U+2028", TWO.replace('\n', "\u{2028}")),
        ("U+2029", TWO.replace('\n', "\u{2029}")),
        ("U+000B", TWO.replace('\n', "\u{b}")),
        ("U+0085", TWO.replace('\n', "\u{85}")),
        ("CR", TWO.replace('\n', "\r")),
        ("CRLF twice", TWO.replace('\n', "\r\n\r\n")),
        ("spaced", spaced(" ")),
        ("spaced wide", spaced("\u{3000}")),
        ("spaced by two", spaced("  ")),
        ("spaced thin", spaced("\u{2009}")),
        ("indented by tabs", TWO.replace('\n', "\n\t")),
        ("indented by no-break", TWO.replace('\n', "\n\u{a0}\u{a0}\u{a0}\u{a0}")),
        ("blanks at the end", TWO.replace('\n', "   \n")),
        ("emphasis", TWO.replace("整改成效：", "**整改成效：**")),
        ("half width", TWO.replace('，', ",").replace('：', ":")),
    ] {
        let found: Vec<String> = problems(&read(&around(&text)))
            .iter()
            .map(|p| p.replace(',', "，"))
            .collect();
        wrong.expect(name, &found, &PLAIN);
    }
    let page = |each: &dyn Fn(&str) -> String| TWO.lines().map(each).collect::<String>();
    for (name, page) in [
        (
            "WeChat",
            page(&|l| format!("<section><p style=\"text-indent:2em\"><span>{l}</span></p></section>")),
        ),
        (
            "Word",
            page(&|l| format!("<p class=MsoNormal><b><span lang=ZH-CN>{l}</span></b><o:p></o:p></p>")),
        ),
        ("breaks", page(&|l| format!("{l}<br/>"))),
        (
            "entities",
            page(&|l| {
                format!(
                    "<p>&nbsp;&nbsp;{}</p>",
                    l.replace('“', "&ldquo;").replace('”', "&rdquo;")
                )
            }),
        ),
        (
            "numbers apart",
            page(&|l| format!("<div>{}</div>", l.replace("1.", "<b>1</b><i>.</i>"))),
        ),
        (
            "numeric entities",
            page(&|l| format!("<p>{}</p>", l.replace("关于", "&#20851;&#x4E8E;"))),
        ),
    ] {
        wrong.expect(name, &problems(&read(&html::text(&page))), &PLAIN);
    }
    wrong.none();
}

#[test]
fn no_character_goes_missing() {
    let mut wrong = Wrong::default();
    for (broken, whole) in [
        ("对8\n#楼3\n#楼检修。", "对8#楼3#楼检修。"),
        ("合同编号A\n-12号。", "合同编号A-12号。"),
        ("共收回2\n.5万元。", "共收回2.5万元。"),
        ("达到95\n%。", "达到95%。"),
        ("执行《甲\n》和《乙》。", "执行《甲》和《乙》。"),
        ("面积20\n×30米。", "面积20×30米。"),
        ("新增3\n、4号机。", "新增3、4号机。"),
        ("邮箱a\n@b.cn。", "邮箱a@b.cn。"),
        ("比例为1\n:3。", "比例为1:3。"),
        ("金额\n¥300元。", "金额¥300元。"),
        ("对\n*号标注项整改。", "对*号标注项整改。"),
        ("由2019\n年的3次增至5次。", "由2019年的3次增至5次。"),
        ("召开会议\n12\n次。", "召开会议12次。"),
    ] {
        let text = around(&format!(
            "（一）已完成整改的问题\n1.关于“壬项手续不全”问题的整改。\n整改成效：{broken}"
        ));
        wrong.expect(
            broken,
            &problems(&read(&text)),
            &[format!("done 1 壬项手续不全 整改结果及成效={whole}")],
        );
    }
    wrong.none();
}

#[test]
fn traditional_characters() {
    let mut wrong = Wrong::default();
    for (text, expected) in [
        (
            "（一）已整改到位的問題\n1.關於“壬項手續不全”問題的整改。\n整改結果：補辦手續。",
            "done 1 壬項手續不全 整改结果及成效=補辦手續。",
        ),
        (
            "（一）落實責任方面\n1.關於「壬項手續不全」的問題。\n整改進展：基本完成，並持續推進。",
            "nearly 1 壬項手續不全 [落實責任] 整改情况=基本完成，並持續推進。",
        ),
        (
            "（一）落實責任方面\n1.關於「壬項手續不全」的問題。\n整改進展：尚未完成。",
            "open 1 壬項手續不全 [落實責任] 整改情况=尚未完成。",
        ),
        (
            "（一）未整改到位的問題\n1.關於「壬項手續不全」問題的整改。\n整改措施：補辦。\n責任領導：張某\n整改時限：2025年底前",
            "open 1 壬項手續不全 整改措施=補辦。; 责任领导=張某; 整改时限=2025年底前",
        ),
        (
            "（一）落實責任方面\n1.關於『壬項手續不全』問題的整改。\n整改情況：已完成整改並銷號。",
            "done 1 壬項手續不全 [落實責任] 整改情况=已完成整改並銷號。",
        ),
        (
            "（一）計劃年底前完成的問題\n1.關於「壬項手續不全」問題的整改。\n整改措施：補辦。",
            "open 1 壬項手續不全 整改措施=補辦。",
        ),
    ] {
        let whole = format!("二、問題整改情況\n{text}");
        wrong.expect(text, &problems(&read(&whole)), &[expected]);
    }
    wrong.none();
}

//! The laws, over random texts made of valid pieces, garbage and brackets: spans tile the text, every letter stands in
//! exactly one field, and no correction loses any.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use notice::targets::{assert_lawful, corrected};
use proptest::prelude::*;

const PIECES: [&str; 64] = [
    "一、整改工作组织情况",
    "二、整改落实情况",
    "三、下一步打算",
    "（一）已整改完成的问题",
    "（二）正在推进整改的问题",
    "(三)尚未启动整改的问题",
    "（一）在“作风”方面",
    "1.关于“会风不实”问题的整改。",
    "2. 关于“文山”问题的整改",
    "(1)关于“甲”的问题。整改情况：已完成。",
    "①关于“乙”问题整改情况",
    "整改结果及成效：",
    "整改措施：",
    "现阶段成效:",
    "下一步举措：",
    "责任领导：甲某；",
    "整改时限：2024年6月底前",
    "无。",
    "共计2个问题已整改完成。",
    "巡察反馈四方面15大类37个问题，",
    "完成率80%",
    "2024年5月6日",
    "中共甲局党组",
    "联系电话：010-12345678",
    "a_b@example.cn",
    "首页>>公告",
    "打印本页",
    "[annotation of the page]",
    "中共甲局党组关于巡察整改情况的通报",
    "根据统一部署，",
    "2021年8月16日至9月30日，区委第一巡察组对甲局党组进行了巡察。",
    "\n",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "　",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "**",
    "# ",
    "- ",
    "> ",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "：",
    "。",
    "；",
    "1.",
    "（1",
    "😀é\u{301}\u{202e}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_tile_any_text(text in text()) {
        assert_lawful(&notice::read(&text));
    }

    #[test]
    fn reading_the_same_text_gives_the_same(text in text()) {
        let (a, b) = (notice::read(&text), notice::read(&text));
        prop_assert_eq!(a.spans(), b.spans());
        prop_assert_eq!(a.problems, b.problems);
    }

    #[test]
    fn reading_in_steps_gives_the_same(text in text(), copies in 1usize..9) {
        let text = text.repeat(copies);
        let mut reading = notice::ReadingInSteps::new(text.clone());
        let mut steps = 1;
        let read = loop {
            match reading.step() {
                Some(read) => break read,
                None => steps += 1,
            }
        };
        let at_one_go = notice::read(&text);
        prop_assert_eq!(read.spans(), at_one_go.spans());
        prop_assert_eq!(&read.problems, &at_one_go.problems);
        prop_assert_eq!(&read.doubts, &at_one_go.doubts);
        prop_assert!(steps > text.lines().count() / 64, "{} steps", steps);
    }

    #[test]
    fn corrections_lose_nothing(text in text(), steps in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..8)) {
        let mut proposal = notice::read(&text);
        for (kind, a, b) in steps {
            if let Some(next) = corrected(&proposal, kind, a, b) {
                assert_lawful(&next);
                prop_assert_eq!(next.text(), proposal.text());
                proposal = next;
            }
        }
    }

    #[test]
    fn pages_never_panic(page in "[<>&;/a-z\"'!#x0-9 =\\n甲-]{0,80}") {
        let text = notice::html::text(&page);
        assert_lawful(&notice::read(&text));
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = notice::decode::decode(&bytes, &|_| None);
    }
}

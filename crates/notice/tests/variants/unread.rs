//! Texts in which nothing is found: said to be so, every line under unread.

use super::{read, titles_of};
use notice::DoubtKind;

#[test]
fn every_line_is_unread() {
    for text in [
        "关于召开年度工作会议的通知\n各股室：\n定于6月3日召开会议。\n请按时参加。",
        "一、议程\n1.学习文件\n2.讨论方案\n3.总结讲话",
        "值班表\n周一 张某\n周二 李某",
        "采购清单\n1.打印纸10箱\n2.墨盒5个\n3.文件夹20个",
        "姓名\t电话\t科室\n张某\t1234567\t办公室\n李某\t7654321\t财务股",
        "会议纪要\n会议学习了有关文件，研究了近期工作。\n会议要求抓好落实。",
        "hello world\nthis is a test",
        "1\n2\n3",
        "一、总则\n第一条 为规范管理，制定本办法。\n第二条 本办法适用于全局。",
    ] {
        let proposal = read(text);
        assert!(proposal.problems.is_empty(), "{text}: {:?}", titles_of(&proposal));
        assert_eq!(
            proposal.unread.len(),
            text.lines().count(),
            "{text}: {:?}",
            proposal.spans()
        );
        let said = proposal.doubts.iter().find(|d| d.finding == DoubtKind::NoProblems);
        let said = said.map(|d| d.sentence()).unwrap_or_default();
        for kind in ["通报", "反馈意见", "清单", "表格"] {
            assert!(said.contains(kind), "{text}: {said}");
        }
    }
}

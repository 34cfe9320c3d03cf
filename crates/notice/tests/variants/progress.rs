//! How far a problem has come: never better than the words.

use super::{Wrong, around, read, titles_of};
use notice::{DoubtKind, ProgressFrom};

#[test]
fn said_in_words() {
    let mut wrong = Wrong::default();
    for (said, progress) in [
        // Plans, intentions, duties.
        ("拟定于2025年三季度前完成全部整改任务。", "open"),
        ("力争在今年内实现整改清零。", "open"),
        ("将于下半年予以销号。", "open"),
        ("我局将严格按照时限要求完成整改。", "open"),
        ("承诺于2025年10月底前整改到位。", "open"),
        ("整改时间表已明确，2025年底前整改到位。", "open"),
        ("待资金到位后即可完成整改。", "open"),
        ("目标是2025年12月全面完成。", "open"),
        ("按计划推进，可于9月底完成。", "open"),
        ("整改工作有望于7月完成。", "open"),
        ("要求相关股室于8月底前整改完毕。", "open"),
        ("已制定整改方案，计划年内完成。", "open"),
        ("已列入明年计划，届时完成整改。", "open"),
        ("预期2026年3月完成验收销号。", "open"),
        // Denials.
        ("该问题至今没有整改到位。", "open"),
        ("受客观条件限制，未能完成整改。", "open"),
        ("由于历史原因，一直没能解决。", "open"),
        ("目前还没有完成。", "open"),
        ("并未完全整改到位。", "open"),
        ("截至目前尚未销号。", "open"),
        ("未整改完成。", "open"),
        ("未完成整改。", "open"),
        ("整改未达到预期效果，未予销号。", "open"),
        ("不具备销号条件。", "open"),
        ("难以在短期内完成。", "open"),
        // Parts.
        ("整改完成率75%。", "open"),
        ("已完成三分之二。", "open"),
        ("已完成过半。", "open"),
        ("完成了一半。", "open"),
        ("5项措施已完成4项。", "open"),
        ("12处隐患已整改9处。", "open"),
        ("已完成整改任务的90%。", "open"),
        ("其中8个已整改到位，另有2个正在推进。", "open"),
        ("除1户外，其余均已整改到位。", "open"),
        ("仅剩1处尚未完成。", "open"),
        ("主体已完成，附属设施正在建设。", "open"),
        ("一期已完成，二期正在实施。", "open"),
        ("总体完成，个别事项还需跟进。", "open"),
        ("已取得初步成效。", "open"),
        ("整改进度95%。", "open"),
        // Under way.
        ("正按序时进度推进。", "open"),
        ("整改中。", "open"),
        ("进行中", "open"),
        ("持续推进中。", "open"),
        ("已启动整改。", "open"),
        ("已着手整改。", "open"),
        ("需长期坚持。", "open"),
        ("已阶段性完成，长期坚持。", "open"),
        ("阶段性完成。", "open"),
        ("未完成", "open"),
        // Nearly done.
        ("已基本完成。", "nearly"),
        ("基本整改到位。", "nearly"),
        ("基本完成，需长期坚持。", "nearly"),
        ("基本办结。", "nearly"),
        ("整改任务基本完成，并取得阶段性成效。", "nearly"),
        ("基本解决。", "nearly"),
        ("已基本整改完毕，转入常态化。", "nearly"),
        // Done.
        ("完成", "done"),
        ("已完成", "done"),
        ("已完成，长期坚持。", "done"),
        ("已整改到位，并建立长效机制。", "done"),
        ("问题整改已全面完成。", "done"),
        ("已按要求完成整改。", "done"),
        ("已按时限要求整改到位。", "done"),
        ("已于2025年3月完成整改并销号。", "done"),
        ("整改任务已全部完成。", "done"),
        ("办结。", "done"),
        ("解决。", "done"),
        ("整改到位。", "done"),
        ("已完成（长期坚持）", "done"),
        ("已全部完成整改，完成率100%。", "done"),
        ("整改完成率达100%。", "done"),
        ("3项措施全部完成。", "done"),
        ("5项措施已完成5项。", "done"),
        ("该项问题已彻底解决。", "done"),
        ("此前未按期完成，现已全部整改完成。", "done"),
        ("针对未整改到位的2个事项挂牌督办，截至目前已全部整改到位。", "done"),
        ("立行立改，已完成。", "done"),
        ("立行立改，已整改到位。", "done"),
        ("已销号，持续巩固。", "done"),
        ("已完成整改，下步将持续加强管理。", "done"),
        ("提前完成整改。", "done"),
        ("如期完成整改任务。", "done"),
        ("整改已完成，正在开展回头看。", "done"),
        // Not begun.
        ("尚未启动整改。", "not"),
        ("还未开始。", "not"),
        ("没有开始整改。", "not"),
        ("未开展", "not"),
        ("待启动。", "not"),
        ("尚未着手整改。", "not"),
    ] {
        let text = around(&format!(
            "（一）落实上级部署方面\n1.关于“辛项进度慢”问题的整改。\n整改情况：{said}"
        ));
        wrong.expect(said, &titles_of(&read(&text)), &[format!("{progress} 辛项进度慢")]);
    }
    wrong.none();
}

#[test]
fn said_in_the_first_sentence_or_the_title() {
    let mut wrong = Wrong::default();
    for (lines, progress) in [
        ("1.关于“辛项进度慢”问题的整改（已完成）。\n修订制度。", "done"),
        ("1.关于“辛项进度慢”问题的整改（已销号）\n修订制度。", "done"),
        ("1.关于“辛项进度慢”问题的整改（正在推进）\n修订制度。", "open"),
        ("1.关于“辛项进度慢”问题的整改【未完成】\n修订制度。", "open"),
        (
            "1.关于“辛项进度慢”问题的整改（基本完成，持续推进）\n修订制度。",
            "nearly",
        ),
        ("1.关于“辛项进度慢”问题的整改。该问题已整改完成。修订制度。", "done"),
        (
            "1.关于“辛项进度慢”问题的整改。\n此问题预计10月底完成整改。修订制度1项。",
            "open",
        ),
        (
            "1.关于“辛项进度慢”问题的整改。\n整改状态：已办结\n整改措施：修订制度。",
            "done",
        ),
        (
            "1.关于“辛项进度慢”问题的整改。\n整改进度：80%\n整改措施：修订制度。",
            "open",
        ),
        (
            "1.关于“辛项进度慢”问题的整改。\n整改措施：修订制度。\n完成情况：未完成，计划12月完成。",
            "open",
        ),
        (
            "1.关于“辛项进度慢”问题的整改。\n整改措施：修订制度。\n是否完成：是",
            "done",
        ),
        (
            "1.关于“辛项进度慢”问题的整改。\n整改措施：修订制度。\n是否完成：否",
            "open",
        ),
    ] {
        let text = around(&format!("（一）落实上级部署方面\n{lines}"));
        wrong.expect(lines, &titles_of(&read(&text)), &[format!("{progress} 辛项进度慢")]);
    }
    wrong.none();
}

#[test]
fn said_nowhere() {
    for body in [
        "组织学习4次，开展谈话12人次。",
        "整改措施：压实责任，强化督导。",
        "整改情况：召开会议2次，修订办法1件。",
        "整改情况：正式印发办法1件。",
        "整改成效：制度更加健全。",
        "整改情况：完成率提升明显。",
        "整改情况：已完成项目可研报告编制。",
        "责任领导：张某。整改时限：2025年底。",
        "整改时限：2025年6月底前完成。",
        "整改情况：完成时限为2025年6月。",
    ] {
        let text = around(&format!(
            "（一）落实上级部署方面\n1.关于“辛项进度慢”问题的整改。\n{body}"
        ));
        let proposal = read(&text);
        let problem = &proposal.problems[0];
        assert_eq!(
            problem.progress_from,
            ProgressFrom::Guess,
            "{body}: {:?}",
            problem.progress
        );
        let asked = |d: &notice::Doubt| d.finding == DoubtKind::ProgressUnclear && d.problem == Some(problem.id);
        assert!(proposal.doubts.iter().any(asked), "{body}");
    }
}

//! Plain lists: one problem a line.

use super::{Wrong, read};
use notice::ProgressFrom;

#[test]
fn one_problem_a_line() {
    let mut wrong = Wrong::default();
    let three = ["[] 学习制度执行不严", "[] 档案管理不规范", "[] 项目推进滞后"];
    for (text, expected) in [
        (
            "1、学习制度执行不严\n2、档案管理不规范\n3、项目推进滞后",
            three.to_vec(),
        ),
        (
            "（1）学习制度执行不严；\n（2）档案管理不规范；\n（3）项目推进滞后。",
            three.to_vec(),
        ),
        ("①学习制度执行不严\n②档案管理不规范\n③项目推进滞后", three.to_vec()),
        (
            "一、学习制度执行不严\n二、档案管理不规范\n三、项目推进滞后",
            three.to_vec(),
        ),
        ("学习制度执行不严\n\n档案管理不规范\n\n项目推进滞后\n", three.to_vec()),
        ("学习制度执行不严；\n档案管理不规范；\n项目推进滞后。", three.to_vec()),
        ("- 学习制度执行不严\n- 档案管理不规范\n- 项目推进滞后", three.to_vec()),
        ("• 学习制度执行不严\n• 档案管理不规范\n• 项目推进滞后", three.to_vec()),
        ("1 学习制度执行不严\n2 档案管理不规范\n3 项目推进滞后", three.to_vec()),
        (
            "1\t学习制度执行不严\n2\t档案管理不规范\n3\t项目推进滞后",
            three.to_vec(),
        ),
        (
            "问题1：学习制度执行不严\n问题2：档案管理不规范\n问题3：项目推进滞后",
            three.to_vec(),
        ),
        (
            "巡察反馈问题清单\n1.学习制度执行不严\n2.档案管理不规范\n3.项目推进滞后",
            three.to_vec(),
        ),
        (
            "存在问题：\n1.学习制度执行不严。\n2.档案管理不规范。\n3.项目推进滞后。",
            three.to_vec(),
        ),
        (
            "一是学习制度执行不严\n二是档案管理不规范\n三是项目推进滞后",
            three.to_vec(),
        ),
        (
            "（一）党的建设\n1.学习制度执行不严\n2.档案管理不规范\n（二）业务工作\n1.项目推进滞后",
            vec![
                "[党的建设] 学习制度执行不严",
                "[党的建设] 档案管理不规范",
                "[业务工作] 项目推进滞后",
            ],
        ),
        (
            "党建方面：\n1.学习制度执行不严\n2.档案管理不规范\n业务方面：\n3.项目推进滞后",
            vec![
                "[党建] 学习制度执行不严",
                "[党建] 档案管理不规范",
                "[业务] 项目推进滞后",
            ],
        ),
        (
            "【党建方面】\n学习制度执行不严\n档案管理不规范\n【业务方面】\n项目推进滞后",
            vec![
                "[党建] 学习制度执行不严",
                "[党建] 档案管理不规范",
                "[业务] 项目推进滞后",
            ],
        ),
        (
            "一、党建方面（2个）\n1.学习制度执行不严\n2.档案管理不规范\n二、业务方面（1个）\n3.项目推进滞后",
            vec![
                "[党建] 学习制度执行不严",
                "[党建] 档案管理不规范",
                "[业务] 项目推进滞后",
            ],
        ),
        (
            "一、政治建设\n（一）学习方面\n1.学习制度执行不严\n（二）档案方面\n1.档案管理不规范\n二、业务工作\n（一）项目方面\n1.项目推进滞后",
            vec![
                "[政治建设/学习] 学习制度执行不严",
                "[政治建设/档案] 档案管理不规范",
                "[业务工作/项目] 项目推进滞后",
            ],
        ),
        (
            "1.关于“学习制度执行不严”问题\n2.关于“档案管理不规范”问题\n3.关于“项目推进滞后”问题",
            three.to_vec(),
        ),
        (
            "学习制度执行不严的问题\n档案管理不规范的问题\n项目推进滞后的问题",
            three.to_vec(),
        ),
    ] {
        let proposal = read(text);
        let found: Vec<String> = proposal
            .problems
            .iter()
            .map(|p| format!("[{}] {}", p.group.join("/"), p.title))
            .collect();
        wrong.expect(text, &found, &expected);
        for problem in &proposal.problems {
            if !matches!(problem.progress_from, ProgressFrom::Beginning | ProgressFrom::Guess) {
                wrong.0.push(format!("{text}: {:?}", problem.progress_from));
            }
        }
    }
    wrong.none();
}

#[test]
fn numbers_of_any_size() {
    for first in [1u32, 95, 995, 9_995] {
        let text: String = (first..first + 12).map(|n| format!("{n}.第{n}件台账不全\n")).collect();
        let proposal = read(&text);
        let numbers: Vec<Option<u32>> = proposal.problems.iter().map(|p| p.number).collect();
        let expected: Vec<Option<u32>> = (first..first + 12).map(Some).collect();
        assert_eq!(numbers, expected, "{first}");
    }
}

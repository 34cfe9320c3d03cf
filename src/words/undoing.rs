//! Sentences on undo and redo: what was taken back, and what is asked before.

use super::record::day;
use crate::desk::UndoStep;
use ledger::UndoConcern;

fn name(step: UndoStep) -> &'static str {
    match step {
        UndoStep::Undo => "撤销",
        UndoStep::Redo => "重做",
    }
}

/// Message that there is nothing to be undone or redone.
pub fn nothing(step: UndoStep) -> String {
    format!("您没有可以{}的操作。", name(step))
}

/// What was undone or redone: author and action.
pub fn done(step: UndoStep, what: &str) -> String {
    format!("已{}：{what}", name(step))
}

/// The question before an action is undone or redone.
pub fn asked(step: UndoStep, what: &str) -> String {
    format!("还没有{0}。要{0}的是：{what}", name(step))
}

/// Why it is asked.
pub fn concern(step: UndoStep, concern: UndoConcern) -> String {
    match concern {
        UndoConcern::TakesProblems(count) => format!("{}后，{count} 个问题会一起从清单里消失。", name(step)),
        UndoConcern::AnotherDay(on) => format!("这是 {} 的操作，不是今天的。", day(on)),
        UndoConcern::BeforeTheName => "这是您改“我是”之前、用这个姓名做的操作。".into(),
    }
}

/// Button that carries it out all the same.
pub fn anyway(step: UndoStep) -> String {
    format!("确认{}", name(step))
}

/// Button that takes it back at once.
pub fn back(step: UndoStep) -> &'static str {
    match step {
        UndoStep::Undo => "恢复",
        UndoStep::Redo => "撤销",
    }
}

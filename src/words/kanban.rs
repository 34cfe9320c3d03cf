//! Texts of the card board.

use super::{closeout, fields};
use ledger::{
    Refusal,
    board::kanban::{CardMove, KanbanColumn},
};

pub const TITLE: &str = "每个问题走到哪一步了？";
pub const CARDS: &str = "各栏里是哪些问题？";
pub const COLUMNS: &str = "分栏";
pub const BY_PROGRESS: &str = "按整改进展";
pub const BY_CLOSEOUT: &str = "按销号";
pub const LANES: &str = "分行";
pub const NO_LANES: &str = "不分行";
pub const BY_ASPECT: &str = "按方面";
pub const BY_DEPARTMENT: &str = "按责任科室";
pub const BY_LEADER: &str = "按责任领导";
pub const COUNTED: &str = "看板按问题计数：一张卡片是一个问题，各栏之和即问题总数。";
pub const HOW: &str = "拖动卡片即可移动；也可用键盘：方向键选卡片，Ctrl+← → 移到相邻一栏，M 选择去向。";
pub const READ_ONLY: &str = "这是过去某一天的状态，只能查看，不能移动卡片。";
pub const TO: &str = "移到哪一栏？";
pub const HERE: &str = "现在在这里";
pub const NO_WAY: &str = "没有办法直接移到这里";
pub const WORDS_MAY: &str = "意见（可不填）";
pub const WORDS_MUST: &str = "理由（必填，记入台账）";
pub const WORDS_APPLY: &str = "没有佐证材料的，请写明理由";
pub const OPEN: &str = "打开这个问题";
pub const OTHER_COLUMN: &str = "换一栏";
pub const LIMITS: &str = "各栏上限";
pub const LIMITS_HINT: &str = "一栏里的问题多于上限时，栏头会提示。只存在这个浏览器里；留空即不设上限。";
pub const NOBODY: &str = "未定责任人";
pub const CHECKED: &str = "领导已审核，待决定";
pub const UNCHECKED: &str = "待领导审核";

/// The name of a column.
pub fn column(column: KanbanColumn) -> &'static str {
    match column {
        KanbanColumn::Step(step) => fields::progress(step),
        KanbanColumn::Status(status) => closeout::status(status),
    }
}

/// Name of a move.
pub fn deed(deed: CardMove) -> String {
    match deed {
        CardMove::Step(step) => format!("进展改为“{}”", fields::progress(step)),
        CardMove::Apply => "申请销号".into(),
        CardMove::StrikeOff => "予以销号".into(),
        CardMove::Return => "退回，写明理由".into(),
        CardMove::Withdraw => "撤回自己的申请".into(),
        CardMove::Rebound => "“回头看”发现反弹，重新整改".into(),
    }
}

/// Short reason why a move is refused.
pub fn forbidden(why: &Refusal) -> String {
    let whole = super::refusals::refusal(why);
    match whole.split_once('：') {
        Some((done, reason)) if done.starts_with("没有") => reason.to_owned(),
        _ => whole,
    }
}

/// Accessible name of a cell: lane, column, number of cards.
pub fn cell(lane: &str, column: &str, count: usize) -> String {
    if lane.is_empty() {
        format!("{column}：{count} 个问题")
    } else {
        format!("{lane}，{column}：{count} 个问题")
    }
}

/// A lane with its number.
pub fn lane_count(count: usize) -> String {
    format!("{count} 个问题")
}

/// Note on a column above its limit.
pub fn over(limit: usize) -> String {
    format!("超过上限 {limit}")
}

/// Limit of a column that keeps it.
pub fn within(limit: usize) -> String {
    format!("上限 {limit}")
}

/// The accessible name of the button on a card.
pub fn move_this(title: &str) -> String {
    format!("移动：{title}")
}

/// The head of the panel.
pub fn moving(title: &str) -> String {
    format!("移动“{}”", super::general::brief(title))
}

/// The head of the panel once the column is chosen.
pub fn moving_to(title: &str, column: &str) -> String {
    format!("“{}”移到“{column}”", super::general::brief(title))
}

/// Message after a move.
pub fn moved(title: &str, column: &str) -> String {
    format!(
        "“{}”已移到“{column}”。按 Ctrl+Z 可以撤销。",
        super::general::brief(title)
    )
}

/// Message after a refused move.
pub fn not_moved(title: &str, column: &str, why: &str) -> String {
    format!("“{}”不能移到“{column}”：{why}", super::general::brief(title))
}

/// What dropping the card here would do.
pub fn drop_here(deed: &str) -> String {
    format!("放在这里：{deed}")
}

/// How many cards are not shown.
pub fn more(count: usize) -> String {
    format!("再显示 {count} 个")
}

/// Description of the board in a sentence, for screen readers.
pub fn sentence(columns: &[(KanbanColumn, usize)]) -> String {
    let parts: Vec<String> = columns
        .iter()
        .map(|(one, count)| format!("{} {count} 个", column(*one)))
        .collect();
    let total: usize = columns.iter().map(|(_, count)| count).sum();
    format!("共 {total} 个问题：{}。", parts.join("，"))
}

/// Second line of a card in an exported picture.
pub fn on_card(who: &str, due: &str, mark: &str, standing: &str) -> String {
    format!("{who} · {due} · {mark} {standing}")
}

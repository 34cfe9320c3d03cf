//! Texts of the command palette.

pub const TITLE: &str = "找命令或问题";
pub const HINT: &str = "输入文字或拼音首字母；↑、↓ 选择，Enter 执行，Esc 关闭";
pub const LIST: &str = "命令和问题";
pub const NOTHING: &str = "没有这样的命令或问题。";
pub const NEW_PROBLEM: &str = "添加新问题";
pub const WHO: &str = "填写或更换“我是”";
pub const UNDO: &str = "撤销自己的上一步";
pub const REDO: &str = "重做";
pub const EXPORT: &str = "导出台账文件（到“收发”）";
pub const KEYS: &str = "查看快捷键";

// Explanations of the keys of commands, for the list of keys.
pub const KEY_OF_KEYS: &str = "打开这张表";
pub const KEY_OF_PALETTE: &str = "找命令或问题：打开栏目、问题，撤销，换字号；正在输入时也能用";
pub const KEY_OF_SAVE: &str = "立即存下正在输入的内容，并显示存在哪里、怎样导出；正在输入时也能用";
pub const KEY_OF_SEARCH: &str = "到问题清单的搜索框";
pub const KEY_OF_UNDO: &str = "撤销自己的上一步；正在输入时，由浏览器撤销刚打的字";
pub const KEY_OF_REDO: &str = "重做";

/// Command that goes to a tab.
pub fn go(tab: &str) -> String {
    format!("打开“{tab}”")
}

/// Command that sets the letter size.
pub fn size(label: &str) -> String {
    format!("字号：{label}")
}

/// Entry of a problem.
pub fn problem(number: &str, title: &str) -> String {
    if number.is_empty() {
        format!("问题：{title}")
    } else {
        format!("问题 {number}：{title}")
    }
}

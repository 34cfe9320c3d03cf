//! Words of the example.

use super::stored;
use crate::example::ExampleNotOpened;
use storage::ExampleRefusal;

/// Mark in the name of an example's unit.
pub const MARK: &str = "示例";
/// Author of the example's facts.
pub const BY: &str = "示例";
pub const OPEN: &str = "先看一个示例";
pub const OPEN_HINT: &str = "一份虚构的台账，37 个问题，另开一份，不与真实内容混在一起；看完可以一键删除。";
pub const BANNER: &str = "这是示例，内容都是虚构的，可以随意改动、试用。请不要在这里录入真实内容。";
pub const FORGET: &str = "删除示例";

/// Accessible name of the button that deletes an example in the list of rounds.
pub fn forget(name: &str) -> String {
    format!("{FORGET}：{name}")
}

/// Why the example was not opened.
pub fn not_opened(why: &ExampleNotOpened) -> String {
    let why = match why {
        ExampleNotOpened::Broken => "示例读不出来",
        ExampleNotOpened::NotMade(ExampleRefusal::Fault(fault)) => stored::fault(fault),
        ExampleNotOpened::NotMade(_) => "编号与已有的台账相同",
        ExampleNotOpened::NotSaved(why) => stored::short(why),
    };
    format!("没有打开示例：{why}。现有台账没有任何改动。请稍后再试。")
}

/// Why an example was not deleted.
pub fn not_forgotten(why: &ExampleRefusal) -> String {
    match why {
        ExampleRefusal::NotAnExample | ExampleRefusal::RoundExists => {
            "没有删除：它不是从“先看一个示例”打开的，可能有真实内容。内容原样保留。".into()
        }
        ExampleRefusal::Remains(_) => "没有删完：另一个窗口正开着这份示例。请关闭那个窗口，再点一次“删除示例”。".into(),
        ExampleRefusal::Fault(fault) => {
            format!(
                "没有删完：{}。其他台账没有任何改动，请再点一次“删除示例”。",
                stored::fault(fault)
            )
        }
    }
}

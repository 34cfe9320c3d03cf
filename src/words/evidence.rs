//! The words of the list of evidence.

pub const TITLE: &str = "佐证材料目录";
pub const LEAD: &str =
    "这里列出各个问题引用的佐证材料，统一编号，可直接打印。材料在问题里登记和修改；文件本身不存入台账。";
pub const OF_WHOM: &str = "范围";
pub const WHOLE_ROUND: &str = "整个台账";
pub const NAME: &str = "材料名称";
pub const PROVES: &str = "证明哪些问题";
pub const NONE: &str = "还没有佐证材料。打开一个问题，在“佐证材料”一栏拖入文件或填写名称，就会列在这里。";

/// Name of the file of a piece of evidence.
pub fn file(name: &str) -> String {
    format!("（文件：{name}）")
}

/// Description of the list.
pub fn caption(person: &str, count: usize) -> String {
    match person {
        "" => format!("佐证材料目录（共 {count} 份）"),
        name => format!("佐证材料目录——{name}负责的问题（共 {count} 份）"),
    }
}

/// Link to the problems without evidence.
pub fn unproved(count: usize) -> String {
    format!("没有佐证材料的问题：{count} 个")
}

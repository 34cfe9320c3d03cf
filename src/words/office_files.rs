//! Words on files of Excel and Word that are read. Refusals and remarks on single files stand in `exchange::words`.

/// Above the remarks on a file.
pub const REMARKS: &str = "关于这个文件：";

/// Names of sheets that were read one after the other.
pub fn several_sheets(names: &[String]) -> String {
    format!(
        "有 {} 张工作表，依次读入：{}。多出来的，请在下面删去，或在表格里删去后另存再读。",
        names.len(),
        names.join("、")
    )
}

/// Names of hidden sheets.
pub fn hidden_sheets(names: &[String]) -> String {
    format!("有隐藏的工作表，没有读入：{}。", names.join("、"))
}

/// Count of hidden rows of a sheet.
pub fn hidden_rows(sheet: &str, count: usize) -> String {
    format!("工作表“{sheet}”里有 {count} 行是隐藏的，也读入了，请核对。")
}

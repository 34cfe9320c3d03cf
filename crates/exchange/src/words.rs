//! Chinese texts of workbooks and documents beside those of papers.

use crate::handout::{AnswerRefusal, CellPlace};
use ledger::Field;
use office::{FileKind, OfficeFault, Remark};

/// Foot of a page: before its number, between it and the number of pages, and after.
pub const FOOTER: [&str; 3] = ["第 ", " 页，共 ", " 页"];

/// Kinds of rectification (整改类型) that are offered as choices.
pub const TYPES: [&str; 4] = ["立行立改", "限期整改", "分阶段整改", "长期坚持"];

/// What is shown when something else is typed into a cell with choices.
pub const ONE_OF_THESE: &str = "请从下拉列表中选择一项。";

/// Why a file of Excel or Word was not read: what happened, what is safe, what to do.
pub fn refusal(fault: &OfficeFault) -> String {
    let what = match fault {
        OfficeFault::Empty => "这是一个空文件，没有可读的内容。请重新保存或重新发送后再试".to_owned(),
        OfficeFault::TooLarge { bytes, limit } => format!(
            "文件太大（{}兆，最多{}兆），没有读取。请删去图片和多余的工作表后另存再试",
            bytes / 1_000_000,
            limit / 1_000_000
        ),
        OfficeFault::OtherKind(kind) => other_kind(*kind).to_owned(),
        OfficeFault::Encrypted => "文件设有打开密码，读不出内容。请在 WPS 或 Office 中取消密码后另存再试".to_owned(),
        OfficeFault::TooManyParts(count) => {
            format!("压缩包里有{count}个部件，不像正常的办公文件，没有读取。请用 WPS 或 Office 打开后另存再试")
        }
        OfficeFault::Bomb { part, unpacked, .. } => format!(
            "文件中的“{part}”展开后有{}兆，远大于文件本身，没有读取。请用 WPS 或 Office 打开后另存再试",
            unpacked / 1_000_000
        ),
        OfficeFault::Damaged { part, .. } => {
            format!("文件已损坏或不完整（{part}），没有读取。请重新发送，或用 WPS、Office 打开修复后另存再试")
        }
        OfficeFault::Missing(part) => {
            format!("文件缺少应有的部件（{part}），没有读取。请重新发送，或用 WPS、Office 打开后另存再试")
        }
        OfficeFault::Twice(part) => {
            format!("文件中“{part}”出现了两次，不能确定以哪个为准，没有读取。请用 WPS 或 Office 打开后另存再试")
        }
        OfficeFault::TooDeep(part) => {
            format!("文件的内容层层嵌套过深（{part}），没有读取。请用 WPS 或 Office 打开后另存再试")
        }
        OfficeFault::Loop(part) => {
            format!("文件的内容互相引用、没有尽头（{part}），没有读取。请用 WPS 或 Office 打开后另存再试")
        }
        OfficeFault::Doctype(part) => {
            format!("文件中含有不应出现的定义（{part}），可能有害，没有读取。请向发送人核实")
        }
        OfficeFault::TooManySheets(most) => format!("工作表超过{most}张，没有读取。请删去不用的工作表后另存再试"),
        OfficeFault::FarCell { sheet, row, column } => format!(
            "工作表“{sheet}”在第{row}行第{column}列还有内容，超出能读的范围（{}行、{}列），没有读取。请删去远处的单元格后另存再试",
            office::limits::ROWS,
            office::limits::COLUMNS
        ),
        OfficeFault::TooMany { part, limit } => {
            format!("“{part}”中的内容超过{limit}项，没有读取。请删去不用的内容后另存再试")
        }
        OfficeFault::TooMuchText(part) => format!("“{part}”中的文字太多，没有读取。请分成几个文件再试"),
        OfficeFault::NothingInside => "文件里没有工作表，也没有文字，没有可读的内容。请确认是不是选错了文件".to_owned(),
    };
    format!("{what}；清单和文件都没有改动。")
}

fn other_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Wps => "这是 WPS 文字的 .wps 文件，读不了。请在 WPS 中打开，另存为“.docx”后再试",
        FileKind::OpenText => "这是 .odt 文件，读不了。请打开后另存为“.docx”再试",
        FileKind::Slides => "这是演示文稿，读不了。请选择 Excel 或 Word 文件，或者把文字复制粘贴进来",
        FileKind::BinaryWorkbook => "这是 .xlsb 文件，读不了。请打开后另存为“.xlsx”再试",
        FileKind::OldWorkbook => "这是很早版本的 Excel 文件，读不了。请打开后另存为“.xlsx”再试",
        FileKind::OldDocument => "这是很早版本的 Word 文件，读不了。请打开后另存为“.docx”再试",
        FileKind::Pdf => "这是 PDF 文件，读不了。请在阅读器中全选、复制文字，再粘贴进来",
        FileKind::RichText => "这是 .rtf 文件，读不了。请打开后另存为“.docx”再试",
        FileKind::WebPage => "这个文件其实是网页。请用 WPS 或 Excel 打开后另存为“.xlsx”再试",
        FileKind::OtherArchive => "这是压缩包，不是 Excel 或 Word 文件。请解压后选择其中的文件",
        FileKind::OtherContainer => "这不是 Excel 或 Word 文件，读不了。请打开后另存为“.xlsx”或“.docx”再试",
        FileKind::Unknown => "认不出这个文件，可能改过后缀名。请用 WPS 或 Office 打开后另存为“.xlsx”或“.docx”再试",
    }
}

/// Something that a file has beside what was read.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Macros => "文件带有宏，没有运行，只读取了内容。".to_owned(),
        Remark::ExternalLinks => "文件链接了别的文件，没有打开，以文件中保存的内容为准。".to_owned(),
        Remark::FormulasWithoutResult(count) => {
            format!("有{count}个公式没有保存结果，按空白处理。用 WPS 或 Excel 打开、保存一次即可。")
        }
        Remark::DeletedText(count) => format!("有{count}处修订中已删除的内容，没有读入。"),
        Remark::HiddenText(count) => format!("有{count}处隐藏文字，没有读入。"),
        Remark::Pictures(count) => format!("有{count}处图片，没有读入；图片里的文字请另行录入。"),
        Remark::Notes(count) => format!("有{count}处脚注、尾注或批注，没有读入。"),
        Remark::TextOnly => {
            "这是 .doc 文件，只读出了文字：自动编号读不出来，隐藏的文字分不出来，表格的行列可能有错。要读得完整，请另存为“.docx”再试。".to_owned()
        }
    }
}

/// Name of the sheet with problems of a hand-out.
pub const PROBLEMS_SHEET: &str = "问题清单";
/// Name of the sheet with measures of a hand-out.
pub const MEASURES_SHEET: &str = "任务清单";
/// Name of the sheet on how to fill a hand-out in.
pub const INSTRUCTIONS_SHEET: &str = "填写说明";
/// Title of a hand-out in its properties.
pub const HANDOUT_TITLE: &str = "交办表";
/// Head of the column of ids.
pub const ID_COLUMN: &str = "编号（请勿改动）";
/// Head of the column of numbers.
pub const NUMBER_COLUMN: &str = "序号";
/// Head of the column of problems.
pub const PROBLEM_COLUMN: &str = "问题";
/// Head of the column of measures.
pub const MEASURE_COLUMN: &str = "整改措施";

/// Name of a field as the head of a column; empty for fields that stand in no hand-out.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Progress => "整改进展",
        Field::FinishedOn => "完成日期",
        Field::Due => "完成时限",
        Field::Remarks => "备注",
        Field::Leader
        | Field::Department
        | Field::Person
        | Field::RectificationType
        | Field::Situation
        | Field::Cause
        | Field::Rectification
        | Field::Outcome
        | Field::CurrentEffect
        | Field::NextSteps
        | Field::Similar => field.label().unwrap_or_default(),
        _ => "",
    }
}

/// Title row of a sheet of a hand-out.
pub fn handout_sheet_title(unit: &str, sheet: &str) -> String {
    format!("{unit}巡察整改{sheet}（交办）")
}

/// Row under the title.
pub fn under_title(to: &str, reply_by: Option<&str>) -> String {
    let mut parts = Vec::new();
    if !to.is_empty() {
        parts.push(format!("承办人：{to}"));
    }
    if let Some(day) = reply_by {
        parts.push(format!("请于{day}前交回"));
    }
    parts.push("只填浅黄色的格子，填法见“填写说明”".to_owned());
    parts.join("　　")
}

/// First line of the instructions.
pub fn handed_to(to: &str, from: &str) -> String {
    match from {
        "" => format!("本表交给：{to}。"),
        from => format!("本表由{from}交给：{to}。"),
    }
}

/// What is asked.
pub fn asked(asked: &str) -> String {
    format!("要求：{asked}")
}

/// Until when.
pub fn reply_by(day: &str) -> String {
    format!("交回期限：{day}。")
}

/// How to fill a hand-out in.
pub const INSTRUCTIONS: [&str; 9] = [
    "一、“问题清单”每行一个问题，“任务清单”每行一条措施。请只填浅黄色的格子，其余内容由整改办维护。",
    "二、“整改进展”从下拉列表中选一项：尚未启动、正在推进、基本完成、已完成。",
    "三、日期写到日，如 2025-06-05；只知道月份或年份的，写 2025年6月底、2025年底。",
    "四、格子里要换行，按 Alt 加 Enter。一格最多写三万多字。",
    "五、新增措施写在“任务清单”下面的空行里：“问题”一栏照抄该问题的标题，“整改措施”写内容。编号不用填。",
    "六、可以排序、筛选、调整列宽和列的先后，可以另存为 .xls、.et 或 .ods，也可以改文件名。表格没有密码，需要时可取消保护。",
    "七、请不要删除或改动隐藏的“编号”列和隐藏的工作表，交回时要靠它们对上每一行。删掉的行不算删除问题；确需删除的，请另行说明。",
    "八、填好后把本文件发回整改办。整改办收到后逐项核对您改了什么，有冲突的会一并列出，不会直接覆盖。",
    "九、涉密内容不得写入本表。",
];

/// Place of a cell: 表 任务清单，第 12 行，完成时限.
pub fn place(place: &CellPlace) -> String {
    format!("表 {}，第 {} 行，{}", place.sheet, place.row, place.column)
}

/// Why a workbook is no answer.
pub fn no_answer(refusal: &AnswerRefusal) -> &'static str {
    match refusal {
        AnswerRefusal::NoHandout => {
            "这个文件里没有交办表的记号（隐藏的工作表已丢失，或者不是从这里交办的）。可以按普通表格读入；清单未作改动。"
        }
        AnswerRefusal::Newer => "这个交办表是用更新的版本做的。请先更新销号，再读入；清单未作改动。",
        AnswerRefusal::Altered => {
            "交办表里隐藏的工作表被改动过，不能确定它是从哪一份清单交出去的。请对方把填写内容复制到原来的交办表里再交回；清单未作改动。"
        }
        AnswerRefusal::OtherRound(_) => "这个交办表属于另一项整改任务。请打开那一项再读入；清单未作改动。",
        AnswerRefusal::StateNotHere => {
            "这里没有交办时的那份清单，无法逐项比较。请在交出这张表的电脑上读入，或先并入那份清单；清单未作改动。"
        }
    }
}

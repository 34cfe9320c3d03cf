//! Chinese sentences of this crate: what happened, what is safe, what to do now. Nothing is decided here.

use crate::correct::CorrectionRefusal;
use crate::declared::declared_counts::CountedThing;
use crate::decode::{FileKind, FileRefusal};
use crate::doubts::doubt::{Doubt, DoubtKind, RoundFact};
use crate::span::SpanRole;
use ledger::Progress;

impl FileRefusal {
    /// Sentences for the person who opened the file.
    pub fn sentence(&self) -> String {
        match self {
            FileRefusal::Empty => "文件是空的，没有可读的文字。请确认选对了文件，或直接粘贴通报全文。".to_owned(),
            FileRefusal::TooLarge { bytes } => {
                let tenths = bytes / 100_000;
                format!(
                    "文件有 {}.{} MB，达到或超过 50 MB 的上限，没有读取。原文件未作任何改动。通报一般不到 1 MB，请确认选对了文件，或只粘贴通报正文。",
                    tenths / 10,
                    tenths % 10
                )
            }
            FileRefusal::NotText(kind) => kind.sentence().to_owned(),
            FileRefusal::UnknownEncoding => {
                "认不出文件的文字编码（不是 UTF-8，也不是 GB18030），没有读取。原文件未作任何改动。请用记事本或 WPS 打开，另存为 UTF-8 编码的文本，或直接复制粘贴全文。"
                    .to_owned()
            }
            FileRefusal::Missing => "找不到这个文件。请检查文件名和所在文件夹。".to_owned(),
            FileRefusal::Folder => "这是一个文件夹，不是文件。请指定其中的一个 .txt、.html 或 .md 文件。".to_owned(),
            FileRefusal::Unreadable => "系统不允许读取这个文件，文件未作任何改动。请检查它的权限，或是否正被其他程序占用。".to_owned(),
        }
    }
}

impl FileKind {
    fn sentence(self) -> &'static str {
        match self {
            FileKind::Word => {
                "这是 Word 文档（.docx），不能当作文本读取。原文件未作任何改动。请用 WPS 或 Word 打开，全选、复制，再粘贴到这里。"
            }
            FileKind::Excel => {
                "这是 Excel 表格（.xlsx），不能当作通报文本读取。原文件未作任何改动。请导入通报的文本，或复制其中的文字粘贴到这里。"
            }
            FileKind::OldOffice => {
                "这是旧版 Office 或 WPS 文档（.doc、.xls、.wps），不能当作文本读取。原文件未作任何改动。请用 WPS 打开，全选、复制，再粘贴到这里。"
            }
            FileKind::Pdf => {
                "这是 PDF 文件，不能当作文本读取。原文件未作任何改动。请打开后选中文字复制，再粘贴到这里；扫描件须先识别文字。"
            }
            FileKind::Rtf => {
                "这是 RTF 文档，不能当作文本读取。原文件未作任何改动。请用 WPS 打开，全选、复制，再粘贴到这里。"
            }
            FileKind::Picture => "这是图片，里面没有可读的文字。原文件未作任何改动。请先识别文字，再粘贴到这里。",
            FileKind::Archive => "这是压缩包，不能当作文本读取。原文件未作任何改动。请先解压，再选择其中的通报文本。",
            FileKind::WebArchive => {
                "这是单一文件网页（.mht），不能当作文本读取。原文件未作任何改动。请用浏览器打开，全选、复制，再粘贴到这里。"
            }
            FileKind::Other => {
                "这不是文本文件，没有读取。原文件未作任何改动。请选择 .txt、.html 或 .md 文件，或直接粘贴通报全文。"
            }
        }
    }
}

impl CountedThing {
    /// Name of the count.
    pub fn word(self) -> &'static str {
        match self {
            CountedThing::Aspects => "方面数",
            CountedThing::Categories => "大类数",
            CountedThing::Problems => "问题总数",
            CountedThing::Measures => "整改措施数",
            CountedThing::Done => "已完成数",
            CountedThing::NearlyDone => "基本完成数",
            CountedThing::UnderWay => "正在推进数",
            CountedThing::NotStarted => "尚未启动数",
        }
    }
}

impl Doubt {
    /// Sentence for the reviewer.
    pub fn sentence(&self) -> String {
        match &self.finding {
            DoubtKind::NoProblems => {
                "没有读出任何问题。能读的有：整改情况的通报或报告、巡察反馈意见、一行一个问题的清单、带表头的表格（可从 Excel、WPS 或网页复制）。\
                 请确认粘贴的是其中一种的全文；原文一字未动，都列在“未读懂”里。"
                    .to_owned()
            }
            DoubtKind::TooLong => "文本太长，后面的部分没有读，都列在“未读懂”里。".to_owned(),
            DoubtKind::CountDiffers { what, declared, found } => {
                format!("{}：通报称 {declared}，实际列出 {found}。", what.word())
            }
            DoubtKind::DeclaredTwice {
                what,
                first,
                first_line,
                other,
            } => format!(
                "{}前后不一：第 {first_line} 行是 {first}，此处是 {other}。",
                what.word()
            ),
            DoubtKind::SumDiffers { total, sum } => format!("通报称共 {total} 个问题，各类进展相加是 {sum} 个。"),
            DoubtKind::RateDiffers {
                declared,
                by_declared,
                by_found,
            } => {
                let mut said = format!("完成率：通报称 {}", percent(*declared));
                if let Some((done, total)) = by_declared {
                    said.push_str(&format!("，按所称 {done}/{total} 应为 {}", share(*done, *total)));
                }
                let (done, total) = by_found;
                if *total > 0 {
                    said.push_str(&format!("，按列出的 {done}/{total} 是 {}", share(*done, *total)));
                }
                said.push('。');
                said
            }
            DoubtKind::NumberRepeated { number } => format!("序号 {number} 重复或倒退。"),
            DoubtKind::NumberMissing { from, to } if from == to => format!("缺序号 {from}。"),
            DoubtKind::NumberMissing { from, to } => format!("缺序号 {from} 至 {to}。"),
            DoubtKind::TitleRepeated { title, first_line } => format!("标题“{title}”与第 {first_line} 行重复。"),
            DoubtKind::TitleMissing => "没有标题。".to_owned(),
            DoubtKind::TextMissing { key } => format!("缺“{}”。", key.canonical()),
            DoubtKind::TextEmpty { label } => format!("“{label}”后面没有内容。"),
            DoubtKind::DoneInFuture { word } => format!("列为已完成，内容却是将来时（“{word}”）。"),
            DoubtKind::OnlyMeetings => "列为已完成，内容只有开会。".to_owned(),
            DoubtKind::ProgressUnclear => "没有写明进展，按所列内容推断，请核对。".to_owned(),
            DoubtKind::ProgressContradicted { heading, text } => format!(
                "小节标题说“{}”，这一条的内容却说“{}”；先按标题记，请核对。",
                progress_word(*heading),
                progress_word(*text)
            ),
            DoubtKind::ColumnUnknown { label } => {
                format!("不认识表格里的“{label}”一栏：内容原样存为“{label}”。如果它是别的内容，请在“表格各栏”里改选。")
            }
            DoubtKind::MarkUnmatched { mark, near } => format!("符号 {mark} 不成对：…{near}…"),
            DoubtKind::LabelUnknown { label } => format!("不认识的栏目“{label}”，原样保留。"),
            DoubtKind::IdentityNumber => "内容里有疑似身份证号，公开前应隐去。".to_owned(),
            DoubtKind::MobileNumber => "内容里有疑似手机号，公开前应隐去。".to_owned(),
            DoubtKind::RowBroken { near } => format!(
                "表格里有一行从中间断开，拼不成整行，没有读：“{near}…”。原文一字未动，列在“未读懂”里；请从原表格重新复制，或手工补填。"
            ),
            DoubtKind::RoundIncomplete { missing } => format!("没有读出{}，请补填。", missing.word()),
        }
    }
}

fn progress_word(progress: Progress) -> &'static str {
    match progress {
        Progress::Done => "已完成",
        Progress::NearlyDone => "基本完成",
        Progress::UnderWay => "正在推进",
        Progress::NotStarted => "尚未启动",
    }
}

impl RoundFact {
    fn word(self) -> &'static str {
        match self {
            RoundFact::Unit => "被巡察单位",
            RoundFact::Team => "巡察组",
            RoundFact::Days => "巡察起止日期",
            RoundFact::Feedback => "反馈日期",
        }
    }
}

/// Hundredths of a percent as people write a rate: 8000 → 80%.
fn percent(basis_points: u32) -> String {
    let (whole, part) = (basis_points / 100, basis_points % 100);
    match part {
        0 => format!("{whole}%"),
        p if p % 10 == 0 => format!("{whole}.{}%", p / 10),
        p => format!("{whole}.{p:02}%"),
    }
}

/// A share as a rate, rounded to hundredths of a percent.
fn share(done: u32, total: u32) -> String {
    let points = (u64::from(done) * 20_000 + u64::from(total)) / (u64::from(total).max(1) * 2);
    percent(u32::try_from(points).unwrap_or(u32::MAX))
}

impl SpanRole {
    /// Name of this fact of the round.
    pub fn word(self) -> &'static str {
        match self {
            SpanRole::NoticeTitle => "通报标题",
            SpanRole::Opening => "开头",
            SpanRole::PartHeading => "部分标题",
            SpanRole::Organisation => "组织情况",
            SpanRole::ResultsIntro => "落实情况引言",
            SpanRole::StatusHeading(Progress::Done) => "已完成标题",
            SpanRole::StatusHeading(Progress::NearlyDone) => "基本完成标题",
            SpanRole::StatusHeading(Progress::UnderWay) => "正在推进标题",
            SpanRole::StatusHeading(Progress::NotStarted) => "尚未启动标题",
            SpanRole::GroupHeading(_) => "方面或大类标题",
            SpanRole::SectionIntro => "小节引言",
            SpanRole::ProblemTitle => "问题标题",
            SpanRole::ProblemLabel => "栏目名",
            SpanRole::ProblemText => "问题内容",
            SpanRole::Cell(_) => "表格内容",
            SpanRole::TableFrame => "表头",
            SpanRole::NextSteps => "下一步计划",
            SpanRole::Attachments => "附件目录",
            SpanRole::Contact => "联系方式",
            SpanRole::Signature => "落款",
            SpanRole::PublishDate => "落款日期",
            SpanRole::Unread => "未读懂",
        }
    }
}

impl CorrectionRefusal {
    /// Sentence for the person who asked for the correction.
    pub fn sentence(self) -> &'static str {
        match self {
            CorrectionRefusal::NoSuchProblem => "这个问题已经不在了，什么也没有改。",
            CorrectionRefusal::NothingBefore => "前面没有可以并入的问题，什么也没有改。",
            CorrectionRefusal::NotInside => "这个位置不在问题的文字里，什么也没有改。",
            CorrectionRefusal::NothingLeft => "从这里拆分，前一个问题就什么也不剩了；什么也没有改。",
            CorrectionRefusal::NotUnread => "这一段不是“未读懂”的文字，什么也没有改。",
            CorrectionRefusal::NoSuchColumn => "表格里没有这一列，什么也没有改。",
            CorrectionRefusal::EmptyTitle => "标题不能为空，什么也没有改。",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates() {
        assert_eq!(
            (percent(8000), percent(9871), percent(8750)),
            ("80%".into(), "98.71%".into(), "87.5%".into())
        );
        assert_eq!((share(6, 8), share(5, 6)), ("75%".into(), "83.33%".into()));
    }
}

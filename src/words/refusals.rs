//! Sentences on what was refused: commands, undo, files that are not taken. Those of the record stand in `record`, those
//! on storage in `stored`.

use super::{
    closeout, fields,
    general::{self, or_someone},
};
use ledger::{CannotUndo, Refusal, file::FileError};

/// A refusal in words.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchItem => "没有改动：台账里没有这一项。".into(),
        Refusal::ItemRemoved => "没有改动：这一项已被移除。要改它，请先恢复。".into(),
        Refusal::NotRemoved => "没有改动：这一项没有被移除，无需恢复。".into(),
        Refusal::TitleMissing => "没有改动：标题不能为空，原标题仍在。请填写后再试。".into(),
        Refusal::ReasonMissing => "没有移除：请写明移除原因，原因会记入台账。".into(),
        Refusal::ValueDoesNotFit(field) => format!("没有改动：“{}”不能填这样的内容。", fields::field(*field)),
        Refusal::NumberOutOfRange(field) => format!(
            "没有改动：“{}”要填{}。",
            fields::field(*field),
            general::whole_number(field.whole_range())
        ),
        Refusal::TextTooLong(bytes) => {
            format!(
                "没有保存：这段文字太长（约 {} 千字）。请分成几段填写，原有内容仍在。",
                bytes / 3000
            )
        }
        Refusal::GroupNotEmpty(n) => format!("没有移除：这个方面里还有 {n} 项。请先移走它们。"),
        Refusal::GroupInItself => "没有改动：一个方面不能放进它自己里面。".into(),
        Refusal::CannotStandThere(kind) => format!("没有新增：{}不能放在这里。", fields::kind(*kind)),
        Refusal::NotBeside => "没有移动：两条现在不在同一个方面里。只能在所属方面之内调整先后。".into(),
        Refusal::StruckOffStays => {
            "没有移除：这个问题已经销号，要留存备查。确需移除的，请先在“回头看”中登记反弹。".into()
        }
        Refusal::StruckOffMeasures => {
            "没有改动：这个问题已经销号，措施和阶段不再增减。要重新整改，请先在“回头看”中登记反弹。".into()
        }
        Refusal::IssuedStays => "没有改动：定稿一经定稿不再更改，也不能移除。需要更正的，请另出一份新的定稿。".into(),
        Refusal::CitedAlready => "没有新增：这个问题已经引用了这份佐证材料。".into(),
        Refusal::StillCited(n) => format!("没有移除：还有 {n} 个问题引用这份佐证材料。请先取消引用。"),
        Refusal::SetupOutOfOrder | Refusal::NumbersUsedUp => {
            "没有改动：程序内部编号出错。请导出台账文件后重新打开本页。".into()
        }
        Refusal::CannotUndo(why) => cannot_undo(why),
        Refusal::NotReady(missing) => closeout::not_ready(missing),
        Refusal::Closeout(why) => closeout::refusal(why),
    }
}

fn cannot_undo(why: &CannotUndo) -> String {
    match why {
        CannotUndo::NoSuchAction | CannotUndo::NothingLeft => "没有可以撤销的操作。".into(),
        CannotUndo::NotYours(by) => format!("没有撤销：这是{}的操作，只能由本人撤销。", or_someone(by)),
        CannotUndo::Already => "没有撤销：这个操作已经撤销过了。".into(),
        CannotUndo::ChangedSince(since) => {
            let who = since.first().map_or("", |s| &*s.by);
            format!(
                "没有撤销：之后{}又改过同一处。为了不丢掉后来的内容，请直接修改。",
                or_someone(who)
            )
        }
        CannotUndo::NotUnderstood => "没有撤销：其中有新版本程序写入的内容。".into(),
        CannotUndo::StruckOff => "没有撤销：这个问题已经销号，整改进展不再改动。".into(),
        CannotUndo::Withdrawn => "没有撤销：撤回的决定要重新作出。".into(),
    }
}

/// Why a file was not taken.
pub fn file_error(error: &FileError) -> String {
    let why = match error {
        FileError::TooLarge(bytes) => format!("文件有 {} MB，超过 100 MB 的上限", bytes / 1_000_000),
        FileError::NotJson { line, column } => format!("文件不完整或已损坏，第 {line} 行第 {column} 列起读不下去"),
        FileError::Foreign => "这不是本程序导出的台账文件".into(),
        FileError::Newer(version) => format!("它由更新的版本（格式 {version}）导出，请先更新本页面"),
        FileError::HeaderDamaged => "文件头缺少必要的内容".into(),
        FileError::FactDamaged { place, .. } => format!("第 {place} 条记录已损坏"),
        FileError::FactsMissing { declared, found } => format!("应有 {declared} 条记录，只有 {found} 条"),
        FileError::NoFacts => "文件里只有可读的清单，没有记录".into(),
        FileError::ChecksumDiffers => "内容与校验码不符，传输中可能损坏或被改动过".into(),
    };
    format!("没有导入：{why}。台账没有任何改动，请向发文件的人再要一份。")
}

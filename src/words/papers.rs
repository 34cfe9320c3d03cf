//! The words of the page 材料.

use paper::PaperGroup;
use paper::notice::Form;
use paper::privacy::Sort;
use paper::public_text::PublicGround;
use paper::settings::{Grouping, Order};

pub const LEAD: &str = "通报、报告、清单和表单都由台账生成，数字随台账变化，点数字看明细。打印、复制前请逐页核对。";
pub const CHOOSE: &str = "选择材料";
pub const PRINT: &str = "打印";
pub const EXCEL: &str = "存为 Excel";
pub const WORD: &str = "存为 Word";
pub const NOT_SAVED: &str = "没有存成文件：浏览器拒绝下载。材料和台账都没有变，请换一个浏览器窗口再试。";
pub const FORM: &str = "写法";
pub const AUDIENCE: &str = "公开范围";
pub const INSIDE: &str = "党内通报稿";
pub const PUBLIC: &str = "社会公开稿";
pub const GROUPING: &str = "分组";
pub const ORDER: &str = "排序";
pub const SHEET: &str = "纸张";
pub const NAME: &str = "标题";
pub const NAME_HINT: &str = "不填，用默认标题";
pub const KEEP: &str = "记住这些设置";
pub const COPY_TEXT: &str = "文字";
pub const COPY_CODE: &str = "网页代码（粘贴到网站编辑器的源代码里）";
pub const COPIES: &str = "复制";
pub const THREE_FORMS: &str = "三种写法并排看";
pub const COLUMNS: &str = "栏目与签名";
pub const ADD_COLUMN: &str = "添加栏目……";
pub const COLUMN_EARLIER: &str = "前移";
pub const COLUMN_LATER: &str = "后移";
pub const COLUMN_WITHOUT: &str = "去掉";
pub const SIGNATURES: &str = "签名栏（用、分开；清空则不印）";
pub const USUAL_COLUMNS: &str = "恢复默认的栏目和签名";
/// Place of the page number, as a rule for pages names it.
pub const PAGE_NUMBER_PLACE: &str = "bottom-center";
/// Font of the page number.
pub const PAGE_NUMBER_FONT: &str = "10.5pt SimSun, \"Songti SC\", serif";
pub const PREVIEW: &str = "预览";
pub const ISSUE: &str = "定稿";
pub const ISSUE_LEAD: &str = "定稿后按原样留存，不再随台账变化，也不能改动；需要更正的，另出一份。";
pub const DOC_NUMBER: &str = "文号（可不填）";
pub const ISSUED: &str = "已定稿";
pub const NO_ISSUED: &str = "这种材料还没有定稿。";
pub const OPEN: &str = "打开";
pub const BACK: &str = "回到现在的稿子";
pub const UNSOUND: &str = "校验值不符：这份定稿的文字与定稿时不一致，请以纸质件为准。";
pub const NOT_READ: &str = "这份定稿的内容读不出来，没有改动它；请用较新的版本打开。";
pub const SAME: &str = "与现在的稿子一致。";
pub const FOUND: &str = "个人信息";
pub const FOUND_LEAD: &str = "以下内容公开前请逐处决定；没有决定的，公开稿里先遮盖。所在的句子改了，会再问。";
pub const ALL_DECIDED: &str = "没有待决定的个人信息。";
pub const CONTACT_MISSING: &str = "没有联系方式。公开稿须写明联系方式，请到“整改任务”里补填。";
pub const CONTACT_TWICE: &str = "联系方式在别的段落里又出现了一次，请删去一处。";
pub const KEEP_IT: &str = "保留";
pub const MASK_IT: &str = "遮盖";
pub const REPLACE_IT: &str = "替换";
pub const REPLACE_BY: &str = "改为";
pub const COUNTS_PUBLISHED: &str = "公开稿里的数字只算公开的问题（不勾，则按全部问题计）";
pub const REWORD: &str = "不公开或改写的文字";
pub const REWORD_LEAD: &str = "逐段改写，再选理由：改写过的按改写后的公开，没有改动的整段不公开。原文不受影响。";
pub const PUBLISH_TEXT: &str = "按原文公开";
pub const APPROVAL: &str = "公开审批";
pub const APPROVE: &str = "同意公开这一稿";
pub const NOT_APPROVED: &str = "这一稿还没有人审批。";
pub const WITHHOLD: &str = "不公开的问题";
pub const WITHHOLD_LEAD: &str = "按下列理由之一不公开的问题，公开稿里不列，并写明有几个。";
pub const GROUND: &str = "理由";
pub const PUBLISH_IT: &str = "恢复公开";
pub const STALE: &str = "决定之后文字改过，请再看一次";

/// A sort of papers.
pub fn group(group: PaperGroup) -> &'static str {
    match group {
        PaperGroup::Notice => "通报",
        PaperGroup::Report => "报告",
        PaperGroup::List => "清单",
        PaperGroup::Form => "表单",
    }
}

/// A form of the notice.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Status => "按进展",
        Form::Aspect => "按方面",
        Form::Running => "按进展，连续编号",
    }
}

/// Button that chooses a form.
pub fn use_form(which: Form, chosen: bool) -> String {
    if chosen {
        format!("正在用：{}", form(which))
    } else {
        format!("用这种：{}", form(which))
    }
}

/// Page number, as the content of a rule for pages: of official papers between dashes, elsewhere with the number of pages.
pub fn page_number(layout: paper::Layout) -> &'static str {
    match layout {
        paper::Layout::Official => "\"— \" counter(page) \" —\"",
        paper::Layout::Table | paper::Layout::Form => "\"第 \" counter(page) \" 页　共 \" counter(pages) \" 页\"",
    }
}

/// By what rows are gathered.
pub fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::None => "不分组",
        Grouping::Aspect => "按方面",
        Grouping::Leader => "按责任领导",
        Grouping::Department => "按责任部门",
        Grouping::Progress => "按进展",
    }
}

/// An order of rows.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Reading => "按台账顺序",
        Order::Due => "按时限",
        Order::Progress => "按进展",
    }
}

/// A sheet.
pub fn sheet(sheet: paper::Sheet, landscape: bool) -> &'static str {
    match (sheet, landscape) {
        (paper::Sheet::A4, false) => "A4 纵向",
        (paper::Sheet::A4, true) => "A4 横向",
        (paper::Sheet::A3, false) => "A3 纵向",
        (paper::Sheet::A3, true) => "A3 横向",
    }
}

/// What was found.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "姓名",
        Sort::IdNumber => "身份证号",
        Sort::Phone => "电话",
        Sort::Account => "账号",
        Sort::Plate => "车牌",
        Sort::Address => "住址",
    }
}

/// A ground on which something is not published.
pub fn ground(ground: PublicGround) -> &'static str {
    paper::words::public_ground(ground)
}

/// Label of the words that are published instead of a text.
pub fn instead_of(field: &str) -> String {
    format!("{field}：公开的文字")
}

/// Who approved the public text, and whether it is still the same.
pub fn approved(by: &str, on: &str, same: bool) -> String {
    let by = super::general::or_someone(by);
    if same {
        format!("{by} {on} 同意公开。")
    } else {
        format!("{by} {on} 同意公开的是另一稿：文字或决定之后改过，请重新审批。")
    }
}

/// How many findings wait.
pub fn open(count: usize) -> String {
    format!("还有 {count} 处待决定")
}

/// An issued paper in a line.
pub fn issued(title: &str, on: &str, number: &str, by: &str) -> String {
    let number = if number.is_empty() {
        String::new()
    } else {
        format!("　{number}")
    };
    format!("{title}{number}　{on}　{}", super::general::or_someone(by))
}

/// The checksum.
pub fn sum(sum: &str) -> String {
    format!("校验值（SHA-256）：{sum}")
}

/// How many lines differ.
pub fn differs(count: usize) -> String {
    format!("与现在的稿子有 {count} 行不同：")
}

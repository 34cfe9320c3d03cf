//! Chinese sentences of the check-up: what was found, what each rule looks for and why. Nothing is decided here.

use crate::{Finding, Rule, RuleGroup, Severity, What};
use ledger::{Due, Field, Progress};

/// What is said of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleWords {
    /// Its name.
    pub name: &'static str,
    /// What it looks for, and why, in two sentences.
    pub about: &'static str,
}

impl Severity {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
            Severity::Notice => "留意",
        }
    }
}

impl RuleGroup {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            RuleGroup::Counts => "数字",
            RuleGroup::Numbers => "序号",
            RuleGroup::Titles => "标题",
            RuleGroup::Texts => "内容",
            RuleGroup::Duty => "责任",
            RuleGroup::Dates => "时间",
            RuleGroup::Closeout => "销号",
            RuleGroup::Evidence => "佐证",
            RuleGroup::Wording => "用语",
            RuleGroup::Public => "公开",
            RuleGroup::Lookback => "回头看",
        }
    }
}

fn words(name: &'static str, about: &'static str) -> RuleWords {
    RuleWords { name, about }
}

impl Rule {
    /// What is said of it.
    pub fn words(self) -> RuleWords {
        match self {
            Rule::DeclaredCounts => words(
                "写明的数与所列不符",
                "写明的方面数、大类数、问题数要与所列的一致。读的人第一件事就是数一遍，对不上，别的数字也没人信了。",
            ),
            Rule::MeasuresCount => words(
                "措施数不符",
                "写明的措施条数要与逐条所列的一致。措施只写成一段文字的不数。",
            ),
            Rule::Rate => words(
                "完成率不符",
                "完成率要能用所列的数算出来，基本完成算完成、不算、不计入三种口径都试过。一种也对不上，才提出来。",
            ),
            Rule::PartsSum => words(
                "分项相加不等于总数",
                "已完成、正在推进、尚未启动相加，要等于总数。分项加不拢，不用了解情况也看得出来。",
            ),
            Rule::DeclaredTwice => words("前后数字不一", "同一个数在文中写了两次，两次不一样。总有一处是错的。"),
            Rule::SectionCount => words(
                "小节的数不符",
                "小节开头写的“共计几个问题”，要与这一节所列的一致。正文改了，开头这个数最容易忘。",
            ),
            Rule::NumberGap => words("缺序号", "序号中间缺了一个或几个。缺号看上去就像少报了问题。"),
            Rule::NumberRepeated => words("序号重复", "同一个序号用了两次。两个问题共用一个号，说起来就分不清。"),
            Rule::AspectEmpty => words(
                "方面下没有问题",
                "这个方面或大类下面一个问题也没有。各种清单上它仍占一行、算一个。",
            ),
            Rule::TitleRepeated => words("标题重复", "两个问题的标题相同。不是录了两遍，就是该写得分得清。"),
            Rule::TitleSimilar => words(
                "标题相近",
                "两个问题的标题几乎一样，可能是同一个问题录了两次。只提醒，不会自动合并。",
            ),
            Rule::TitleEmpty => words("没有标题", "问题没有标题。清单、通报里就没有它的名字。"),
            Rule::DoneWithoutResult => words(
                "完成了没写结果",
                "进展是已完成，却没有一处写做了什么、有什么结果。这是最常被退回的一种。",
            ),
            Rule::DoneInFuture => words(
                "完成了却是将来时",
                "进展是已完成，写的却是“预计”“力争”“将于”。整段都是将来时是错误，只有一句的请留意。",
            ),
            Rule::OpenWithoutNext => words(
                "没有下一步",
                "还在推进，却没有下一步举措，也没有未完成的措施。看的人一定会问：接下来怎么办？",
            ),
            Rule::OnlyMeetings => words(
                "只有开会",
                "进展是已完成，内容句句都是开会、传达。开会不是整改的结果，常因此被退回。",
            ),
            Rule::LabelWithoutText => words(
                "栏目没有内容",
                "有栏目名，后面没有内容，或者别的问题都有的栏目这里没有。读起来像漏了一段。",
            ),
            Rule::ProgressContradicted => words(
                "进展前后不一",
                "小节标题说一种进展，这一条自己的内容说另一种。报告与事实不符，考核时一处也嫌多。",
            ),
            Rule::CopiedText => words(
                "内容雷同",
                "这段结果与另一个问题的相同，或者大部分相同。答了两个问题的话，多半一个也没答到。",
            ),
            Rule::SameAchievement => words(
                "成效重复",
                "同一个数字、同一项荣誉，写在几个问题下面。读的人只会算一次，还会怀疑其余的。",
            ),
            Rule::PromiseOverdue => words(
                "承诺已过期",
                "写着“预计”“确保”某日前完成，那一天已经过了。要么写结果，要么写新的日期。",
            ),
            Rule::FiguresDiffer => words(
                "数据不一致",
                "文字里的数与成效数据里的不同，或者同一个问题的两段文字说的不同。报告与事实不符，考核时一处也嫌多。",
            ),
            Rule::AnswersOtherProblem => words(
                "可能答非所问",
                "内容与问题没有一个相同的词，可能是贴错了地方。措施答不上问题，是最常被退回的原因。",
            ),
            Rule::NobodyAnswers => words(
                "没有人负责",
                "责任领导、责任科室、责任人都没有写。责任不清，是常被退回的原因。",
            ),
            Rule::LeaderOnlyHand => words(
                "只有领导",
                "只写了责任领导，没有写具体办的科室或人。领导样样负责，就要有人具体去办。",
            ),
            Rule::PersonUnknown => words(
                "名单里没有的人",
                "写了一个人员名单里没有的名字。可能写错了，也可能人已调走；没有录入人员的任务不查这一条。",
            ),
            Rule::NameTwoSpellings => words(
                "一个名字两种写法",
                "同一个人或科室有两种写法，如带职务和不带职务。清单上就成了两行，各有一半。",
            ),
            Rule::DepartmentUnknown => words(
                "名单里没有的科室",
                "写了一个科室名单里没有的科室。可能改了名或写错了；没有录入科室的任务不查这一条。",
            ),
            Rule::NoDueDate => words(
                "没有时限",
                "没有完成时限，也没有写长期坚持。没有时限的事，永远不会逾期，也就没有人催。",
            ),
            Rule::Overdue => words("逾期未完成", "过了完成时限还没有完成。先办结，或者按程序申请延期。"),
            Rule::MeasureAfterProblem => words(
                "措施晚于问题",
                "措施的时限比它所属问题的还晚。措施没做完，问题就不会完成。",
            ),
            Rule::PhasesOutOfOrder => words("阶段次序不对", "后一阶段的时限早于前一阶段。多半是日期写错了。"),
            Rule::FinishedBeforeBegun => words(
                "完成早于巡察",
                "完成日期在巡察开始之前。多半是年份写错了，否则就不是这次的整改。",
            ),
            Rule::FinishedInFuture => words(
                "完成日期在将来",
                "完成日期还没有到。请核对日期，也看看这台电脑的日期对不对。",
            ),
            Rule::RoundDatesOrder => words(
                "日期先后不对",
                "巡察开始、结束、反馈、公布的日期先后不对。各个期限都从这里算起。",
            ),
            Rule::ImprobableYear => words("年份可疑", "年份离这次整改太远，或者数字多了一位。多半是按错了键。"),
            Rule::WeekendMeeting => words(
                "周末开会",
                "写着周六或周日开会。周末也会开会、也会调休，所以只请留意；事后补记的日期常这样露馅。",
            ),
            Rule::CloseoutWithoutGround => words(
                "申请没有依据",
                "销号申请没有写依据。五种依据至少要有一种，审核时才有所对照。",
            ),
            Rule::CloseoutWithoutEvidence => words(
                "申请没有佐证",
                "已申请销号或已销号，却没有一份佐证材料。这是最常被退回的一种；写明了理由的只请留意。",
            ),
            Rule::EvidenceIncomplete => words("材料查不到", "佐证材料缺文号、日期或存放处。到时候找不出来，等于没有。"),
            Rule::StruckOffOpen => words(
                "销号了还有没办完的",
                "已销号，却还有措施没有完成，或者有冲突没有处理。这正是“报告与事实不符”。",
            ),
            Rule::ReturnedWaiting => words(
                "退回后没有处理",
                "被退回已有些天，没有人动过。天数可以在“整改任务”里改。",
            ),
            Rule::SamePapers => words(
                "原样再报",
                "因材料被退回，重新申请时材料一份没有添，也没有改。多半会再被退回。",
            ),
            Rule::EvidenceFileChanged => words(
                "材料的文件变了",
                "申请销号以后，这份材料的文件换成了另一个。审核时看的已经不是现在这一份。",
            ),
            Rule::EvidenceUncited => words(
                "材料没有用上",
                "录了这份材料，却没有一个问题引用它。可能是忘了挂到问题上。",
            ),
            Rule::EvidenceOverused => words(
                "一份材料证明太多",
                "一份材料证明了很多问题。样样都能证明的，常常样样都证明不了；个数可以在“整改任务”里改。",
            ),
            Rule::MarksUnmatched => words(
                "符号不成对",
                "书名号、引号、括号有开没有合，或有合没有开。一眼就看得见，整篇都显得不认真。",
            ),
            Rule::DocumentNumber => words(
                "文号的括号不对",
                "文号里的年份要用六角括号〔〕。这是党政机关公文格式的规定，可以一键改好。",
            ),
            Rule::MixedWidth => words(
                "全角半角混用",
                "同一段里同一种标点有全角也有半角，或者数字有全角也有半角。多半是从两处粘贴来的，可以一键改好。",
            ),
            Rule::DoublePunctuation => words(
                "标点重复",
                "两个标点连在一起，如“。。”“，。”。多半是改过以后留下的，可以一键改好。",
            ),
            Rule::PersonalName => words(
                "有个人姓名",
                "写有党员、村民、当事人等个人的姓名。公开前要隐去；已隐去姓名却还有证件号的，一样认得出来。",
            ),
            Rule::IdNumber => words("有身份证号", "内容里有身份证号。公开前一定要隐去。"),
            Rule::PhoneNumber => words(
                "有电话号码",
                "联系方式以外的地方有电话号码。公开前要隐去，或者确认是单位的电话。",
            ),
            Rule::AccountNumber => words("有账号", "内容里有银行账号或卡号。公开前要隐去。"),
            Rule::NumberPlate => words("有车牌号", "内容里有车牌号。公开前要隐去。"),
            Rule::HomeAddress => words(
                "有住址",
                "联系方式以外的地方有门牌号。公开前要隐去，或者确认不是个人的住址。",
            ),
            Rule::ContactMissing => words("没有联系方式", "通报没有联系方式。请群众监督，就要让群众找得到人。"),
            Rule::ContactTwice => words("联系方式两处", "联系方式在另一处又写了一遍。两处的号码迟早会不一样。"),
            Rule::SecretWords => words(
                "可能涉密",
                "有密级标志，或者有常与秘密有关的词。国家秘密不得录入，更不得公开；说保密工作本身的不要紧。",
            ),
            Rule::LookbackOverdue => words(
                "回头看过期未做",
                "回头看的期限已过，销号的问题一个也没有回头看过。没有人回头看的，最容易反弹。",
            ),
            Rule::ReboundWithoutDate => words(
                "反弹后没有新时限",
                "回头看发现反弹，却没有定新的时限。反弹过一次的，更要有日期盯着。",
            ),
        }
    }
}

fn step(step: Progress) -> &'static str {
    match step {
        Progress::Done => "已完成",
        Progress::NearlyDone => "基本完成",
        Progress::UnderWay => "正在推进",
        Progress::NotStarted => "尚未启动",
    }
}

/// A date as people write it.
fn date(due: Due) -> String {
    match due {
        Due::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Due::Month(day) => format!("{}年{}月", day.year(), day.month()),
        Due::Year(day) => format!("{}年", day.year()),
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::DocNumber => "文号",
        Field::Dated => "日期",
        Field::KeptAt => "存放处",
        Field::InspectedFrom => "巡察开始",
        Field::InspectedTo => "巡察结束",
        Field::FeedbackOn => "反馈日期",
        Field::PublishedOn => "公布日期",
        _ => "",
    }
}

/// Hundredths of a percent as people write a rate.
fn percent(points: u32) -> String {
    match points % 100 {
        0 => format!("{}%", points / 100),
        part if part % 10 == 0 => format!("{}.{}%", points / 100, part / 10),
        part => format!("{}.{part:02}%", points / 100),
    }
}

fn share(done: u32, total: u32) -> String {
    let points = (u64::from(done) * 20_000 + u64::from(total)) / (u64::from(total).max(1) * 2);
    percent(u32::try_from(points).unwrap_or(u32::MAX))
}

impl Finding {
    /// What was found, and what to do, in the field's words.
    pub fn sentence(&self) -> String {
        self.what.sentence()
    }
}

impl What {
    fn sentence(&self) -> String {
        self.of_numbers()
            .or_else(|| self.of_texts())
            .or_else(|| self.of_duty_and_dates())
            .unwrap_or_else(|| self.of_papers())
    }

    fn of_numbers(&self) -> Option<String> {
        Some(match self {
            What::DeclaredCounts { what, declared, found } => {
                format!("{}：写明 {declared}，实际列出 {found}。", what.word())
            }
            What::MeasuresCount { declared, found } => format!("整改措施：写明 {declared} 条，实际列出 {found} 条。"),
            What::Rate { said, done, total } => {
                format!(
                    "完成率写的是 {}，按 {done}/{total} 算是 {}。",
                    percent(*said),
                    share(*done, *total)
                )
            }
            What::PartsSum { total, sum } => format!("共 {total} 个问题，各类进展相加却是 {sum} 个。"),
            What::DeclaredTwice { what, first, other } => {
                format!("{}前后不一：前面是 {first}，这里是 {other}。", what.word())
            }
            What::SectionCount { step: of, said, found } => {
                format!("这一节写 {said} 个问题，{}的实际有 {found} 个。", step(*of))
            }
            What::NumberGap { from, to } if from == to => format!("缺序号 {from}。"),
            What::NumberGap { from, to } => format!("缺序号 {from} 至 {to}。"),
            What::NumberRepeated { number } => format!("序号 {number} 重复。"),
            What::AspectEmpty {} => "这个方面下面没有问题。".to_owned(),
            What::TitleRepeated { other } => format!("标题与“{other}”重复。"),
            What::TitleSimilar { other } => format!("标题与“{other}”相近，请看是不是同一个问题。"),
            What::TitleEmpty {} => "没有标题。".to_owned(),
            _ => return None,
        })
    }

    fn of_texts(&self) -> Option<String> {
        Some(match self {
            What::DoneWithoutResult {} => "列为已完成，却没有写结果。请写明做了什么、有什么成效。".to_owned(),
            What::DoneInFuture { word } if self.rule().severity() == Severity::Error => {
                format!("列为已完成，说的却是将来（“{word}”）。请改写成已做到的，或者改进展。")
            }
            What::DoneInFuture { word } => format!("“{word}”是将来时。"),
            What::OpenWithoutNext {} => "还没有完成，却没有写下一步怎么办。".to_owned(),
            What::OnlyMeetings {} => "列为已完成，内容只有开会。请写开会以后做了什么。".to_owned(),
            What::LabelWithoutText { label } => format!("缺“{label}”的内容。"),
            What::ProgressContradicted { heading, text } => {
                format!("小节标题说“{}”，这一条的内容却说“{}”。", step(*heading), step(*text))
            }
            What::CopiedText { other } => format!("内容与“{other}”的雷同。请写这个问题自己的结果。"),
            What::SameAchievement { other } => format!("这项成效在“{other}”里已经写过。"),
            What::PromiseOverdue { date: promised } => {
                format!("承诺的日期（{}）已经过了。请写结果，或者写新的日期。", date(*promised))
            }
            What::FiguresDiffer { said, other } => format!("这里是 {said}，另一处是 {other}，请核对。"),
            What::AnswersOtherProblem {} => "内容与问题没有一个相同的词，请看是不是贴错了地方。".to_owned(),
            _ => return None,
        })
    }

    fn of_duty_and_dates(&self) -> Option<String> {
        Some(match self {
            What::NobodyAnswers { problems: 1 } => "没有写责任领导、责任科室或责任人。".to_owned(),
            What::NobodyAnswers { problems } => format!("有 {problems} 个问题没有写由谁负责。"),
            What::LeaderOnlyHand { .. } => "只写了责任领导，没有写具体办的科室或人。".to_owned(),
            What::PersonUnknown { name } => format!("人员名单里没有“{name}”。请核对，或者录入名单。"),
            What::NameTwoSpellings { name, other } => format!("“{name}”与“{other}”像是同一个，请用一种写法。"),
            What::DepartmentUnknown { name } => format!("科室名单里没有“{name}”。请核对，或者录入名单。"),
            What::NoDueDate { problems: 1 } => "没有完成时限。".to_owned(),
            What::NoDueDate { problems } => format!("有 {problems} 个没有完成的问题没有时限。"),
            What::Overdue { days } => format!("已逾期 {days} 天。请办结，或者申请延期。"),
            What::MeasureAfterProblem { measure, problem } => {
                format!("措施的时限（{}）晚于问题的时限（{}）。", date(*measure), date(*problem))
            }
            What::PhasesOutOfOrder { before, after } => {
                format!("这一阶段（{}）早于前一阶段（{}）。", date(*after), date(*before))
            }
            What::FinishedBeforeBegun { finished, begun } => {
                format!("完成日期（{}）在巡察开始（{}）之前。", date(*finished), date(*begun))
            }
            What::FinishedInFuture { finished } => format!("完成日期（{}）还没有到。", date(*finished)),
            What::RoundDatesOrder { before, after } => format!("{}早于{}。", field(*after), field(*before)),
            What::ImprobableYear { year } => format!("年份 {year} 可疑，请核对。"),
            What::WeekendMeeting { date: on } => format!("{}是周末，请核对开会的日期。", date(*on)),
            _ => return None,
        })
    }

    fn of_papers(&self) -> String {
        match self {
            What::CloseoutWithoutGround {} => "销号申请没有写依据。".to_owned(),
            What::CloseoutWithoutEvidence {} => "已申请销号，却没有佐证材料。".to_owned(),
            What::EvidenceIncomplete { missing } => {
                let names: Vec<&str> = missing.iter().map(|one| field(*one)).collect();
                format!("材料缺{}。", names.join("、"))
            }
            What::StruckOffOpen { measures, conflicts: 0 } => format!("已销号，还有 {measures} 条措施没有完成。"),
            What::StruckOffOpen { measures: 0, conflicts } => format!("已销号，还有 {conflicts} 处冲突没有处理。"),
            What::StruckOffOpen { measures, conflicts } => {
                format!("已销号，还有 {measures} 条措施没有完成、{conflicts} 处冲突没有处理。")
            }
            What::ReturnedWaiting { days } => format!("退回 {days} 天了，还没有人处理。"),
            What::SamePapers {} => "上次因材料被退回，这次的材料没有变。".to_owned(),
            What::EvidenceFileChanged {} => "申请销号以后，这份材料的文件换过。请确认审核时看的是哪一份。".to_owned(),
            What::EvidenceUncited {} => "没有一个问题引用这份材料。".to_owned(),
            What::EvidenceOverused { problems } => format!("这份材料证明了 {problems} 个问题，请看是不是都对得上。"),
            What::MarksUnmatched { mark } => format!("符号 {mark} 不成对。"),
            What::DocumentNumber { should } => format!("文号里的年份应写作 {should}。"),
            What::MixedWidth { should } => format!("全角半角混用，应为“{should}”。"),
            What::DoublePunctuation { should } => format!("标点重复，应为“{should}”。"),
            What::PersonalName { masked: false } => "有个人姓名，公开前应隐去。".to_owned(),
            What::PersonalName { masked: true } => "姓名隐去了，同一句里却有身份证号，仍能认出是谁。".to_owned(),
            What::IdNumber {} => "有身份证号，公开前应隐去。".to_owned(),
            What::PhoneNumber {} => "有电话号码，公开前应隐去。".to_owned(),
            What::AccountNumber {} => "有账号，公开前应隐去。".to_owned(),
            What::NumberPlate {} => "有车牌号，公开前应隐去。".to_owned(),
            What::HomeAddress {} => "有门牌号，公开前应隐去。".to_owned(),
            What::ContactMissing {} => "没有联系方式。".to_owned(),
            What::ContactTwice {} => "联系方式在这里又写了一遍。".to_owned(),
            What::SecretWords { word } => format!("“{word}”可能涉密，请确认可以录入、可以公开。"),
            What::LookbackOverdue { until } => format!("回头看的期限（{}）已过，还没有回头看过。", date(*until)),
            What::ReboundWithoutDate {} => "反弹以后没有新的时限。".to_owned(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_two_sentences() {
        for rule in Rule::ALL {
            let RuleWords { name, about } = rule.words();
            assert!(!name.is_empty() && name.chars().count() <= 12, "{rule:?}");
            // Marks in quotes are examples.
            let told = about
                .split('“')
                .map(|part| part.split_once('”').map_or(part, |(_, rest)| rest));
            let sentences: usize = told.map(|part| part.matches(['。', '？']).count()).sum();
            assert_eq!(sentences, 2, "{rule:?}: {about}");
        }
    }
}

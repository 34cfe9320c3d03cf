//! The counts a notice declares: 四方面15大类37个问题, 51条整改措施, 共计32个问题已整改完成, 完成率80%. Read from the texts around
//! the problems only. Not compared with anything here; `doubts` does that.

use crate::canon::{cut, digit, head, holds, is_blank, is_han, is_stop, made_only_of, number, rest};
use crate::phrase::progress;
use crate::span::{Role, Span};
use ledger::Progress;
use serde::Serialize;

/// What a declared number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// 方面
    Aspects,
    /// 大类
    Categories,
    /// 问题
    Problems,
    /// 整改措施
    Measures,
    /// 已完成
    Done,
    /// 基本完成
    NearlyDone,
    /// 正在推进
    UnderWay,
    /// 尚未启动
    NotStarted,
}

/// One declared number and where it stands. A number may be declared several times, and contradict itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declaration {
    /// What it counts.
    pub what: Counted,
    /// The number.
    pub value: u32,
    /// The line it stands on.
    pub line: u32,
    /// As printed: 37个方面的问题.
    pub printed: String,
}

/// A declared rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// In hundredths of a percent: 98.71 % is 9871.
    pub basis_points: u32,
    /// How many places behind the point it was printed with.
    pub places: u32,
    /// The line it stands on.
    pub line: u32,
    /// As printed: 98.71%.
    pub printed: String,
}

/// Every count a notice declares, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// The numbers.
    pub all: Vec<Declaration>,
    /// The rates of completion.
    pub rates: Vec<Rate>,
}

impl Declared {
    /// The first declaration of a count.
    pub fn first(&self, what: Counted) -> Option<&Declaration> {
        self.all.iter().find(|d| d.what == what)
    }

    /// The first declared value of a count.
    pub fn value(&self, what: Counted) -> Option<u32> {
        self.first(what).map(|d| d.value)
    }
}

/// Declarations kept at most.
const MOST: usize = 200;

/// Reads the declared counts from the texts around the problems.
pub(crate) fn declared(text: &str, spans: &[Span]) -> Declared {
    let mut found = Declared::default();
    let mut status = None;
    for span in spans {
        status = match span.role {
            Role::StatusHeading(progress) => Some(progress),
            Role::SectionIntro => status,
            _ => None,
        };
        let scanned = matches!(
            span.role,
            Role::NoticeTitle
                | Role::Opening
                | Role::PartHeading
                | Role::Organisation
                | Role::ResultsIntro
                | Role::StatusHeading(_)
                | Role::GroupHeading(_)
                | Role::SectionIntro
        );
        if !scanned || found.all.len() >= MOST {
            continue;
        }
        let body = cut(text, span.start, span.end);
        if let (Some(progress), "无") = (status, body.trim_matches(|c| !is_han(c))) {
            found.all.push(Declaration {
                what: of_progress(progress),
                value: 0,
                line: span.line,
                printed: "无".to_owned(),
            });
        }
        for sentence in body.split(is_stop) {
            self::sentence(sentence, span, &mut found);
        }
    }
    found
}

fn of_progress(progress: Progress) -> Counted {
    match progress {
        Progress::Done => Counted::Done,
        Progress::NearlyDone => Counted::NearlyDone,
        Progress::UnderWay => Counted::UnderWay,
        Progress::NotStarted => Counted::NotStarted,
    }
}

/// What a number is followed or preceded by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Aspects,
    Categories,
    /// n个方面的问题: problems behind a count of categories, otherwise aspects.
    AspectsOfProblems,
    Problems,
    Measures,
    /// n个, n项: what it counts stands elsewhere.
    Bare(char),
}

#[derive(Clone, Copy, Debug)]
struct Token {
    at: usize,
    end: usize,
    value: u32,
    unit: Unit,
}

/// Sentences are searched for counts up to here, in bytes; a hostile one has no end.
const LONGEST: usize = 3_000;

fn sentence(sentence: &str, span: &Span, found: &mut Declared) {
    let sentence = head(sentence, LONGEST);
    rates(sentence, span, found);
    let tokens = tokens(sentence);
    const FED_BACK: [&str; 9] = ["反馈", "指出", "发现", "查找", "梳理", "巡察", "巡视", "涉及", "共计"];
    let fed_from = FED_BACK.iter().filter_map(|w| sentence.find(w)).min();
    let mut measured_in = None;
    for (index, token) in tokens.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .filter(|b| near(sentence, b.end, token.at));
        let after = tokens.get(index + 1);
        let chained = before.is_some() || after.is_some_and(|a| near(sentence, token.end, a.at));
        let fed_back = fed_from.is_some_and(|from| from < token.end);
        let what = match token.unit {
            Unit::Aspects if chained || fed_back => Some(Counted::Aspects),
            Unit::AspectsOfProblems if before.is_some_and(|b| b.unit == Unit::Categories) => Some(Counted::Problems),
            Unit::AspectsOfProblems if fed_back => Some(Counted::Aspects),
            Unit::Categories if chained || fed_back => Some(Counted::Categories),
            Unit::Measures => {
                measured_in = cut(sentence, token.at, token.end)
                    .chars()
                    .find(|c| matches!(c, '个' | '项' | '条'));
                let planned = holds(sentence, &["整改措施", "制定", "细化", "提出", "整改举措"]);
                planned.then_some(Counted::Measures)
            }
            Unit::Problems => match status_of(sentence, &tokens, index) {
                Some(progress) => Some(of_progress(progress)),
                None => {
                    (fed_back || chained || holds(rest(sentence, token.end), &["反馈"])).then_some(Counted::Problems)
                }
            },
            Unit::Bare(unit) if measured_in != Some(unit) && unit != '条' => {
                bare_status(sentence, &tokens, index).map(of_progress)
            }
            _ => None,
        };
        if let Some(what) = what {
            found.all.push(Declaration {
                what,
                value: token.value,
                line: span.line,
                printed: cut(sentence, token.at, token.end).to_owned(),
            });
        }
    }
}

/// Two numbers of one chain: 四方面15大类37个问题, also with 、 or 共 between.
fn near(sentence: &str, from: usize, to: usize) -> bool {
    let between = cut(sentence, from, to);
    between.len() <= 15
        && made_only_of(
            between.trim(),
            &["、", "，", ",", "和", "的", "及", "共", "计", "共计", "存在", " ", "中"],
        )
}

/// How far the problems a number counts have come: said in the same clause, before it or behind it. What stands
/// between two numbers belongs to the second.
fn status_of(sentence: &str, tokens: &[Token], index: usize) -> Option<Progress> {
    let token = tokens.get(index)?;
    let from = index.checked_sub(1).and_then(|i| tokens.get(i)).map_or(0, |t| t.end);
    let before = cut(sentence, from, token.at);
    let before = before.rsplit(['，', ',', '、', '：', ':']).next().unwrap_or("");
    if let Some(found) = progress(before) {
        return Some(found);
    }
    let inner = cut(sentence, token.at, token.end);
    if let Some(found) = progress(inner) {
        return Some(found);
    }
    let after = head(rest(sentence, token.end), 72);
    let after = after.split(['，', ',', '：', ':', '、']).next().unwrap_or("");
    let next = tokens.get(index + 1).map_or(sentence.len(), |t| t.at);
    if token.end + after.len() > next {
        return None;
    }
    progress(after)
}

/// 已完成整改6个, 正在推进2个: nothing but the status and its fillers stands before the number in its clause.
fn bare_status(sentence: &str, tokens: &[Token], index: usize) -> Option<Progress> {
    const FILLERS: [&str; 42] = [
        "截至目前",
        "截至",
        "目前",
        "其中",
        "已",
        "已经",
        "完成",
        "整改",
        "的",
        "问题",
        "有",
        "为",
        "共",
        "计",
        "共计",
        "任务",
        "事项",
        "落实",
        "了",
        "数",
        "正在",
        "推进",
        "进行",
        "尚未",
        "未",
        "启动",
        "基本",
        "持续",
        "到位",
        "长期",
        "坚持",
        "销号",
        "办结",
        "中",
        "需",
        "还有",
        "仍有",
        "和",
        "个",
        "全部",
        " ",
        "另有",
    ];
    let token = tokens.get(index)?;
    let from = index.checked_sub(1).and_then(|i| tokens.get(i)).map_or(0, |t| t.end);
    let before = cut(sentence, from, token.at);
    let before = before
        .rsplit(['，', ',', '、', '：', ':', '（', '('])
        .next()
        .unwrap_or("")
        .trim();
    let found = if made_only_of(before, &FILLERS) {
        progress(before)
    } else {
        None
    };
    found.or_else(|| {
        // "完成32个" without 已, in a sentence about problems.
        (made_only_of(before, &FILLERS) && before.contains("完成") && sentence.contains("问题"))
            .then_some(Progress::Done)
    })
}

/// The numbers of a sentence that count something.
fn tokens(sentence: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut skip = 0;
    let mut before = None;
    for (at, c) in sentence.char_indices() {
        let starts = digit(c).is_some() || is_han(c);
        let ordinal = matches!(before, Some('第' | '.' | '．' | '-' | '—'));
        before = Some(c);
        if at < skip || !starts || ordinal {
            continue;
        }
        let Some((value, len)) = number(rest(sentence, at)) else {
            continue;
        };
        skip = at + len;
        if let Some((unit, end)) = unit(sentence, at, at + len) {
            tokens.push(Token { at, end, value, unit });
            skip = end;
        }
        if tokens.len() >= MOST {
            break;
        }
    }
    tokens
}

/// What the number at `at..end` counts.
fn unit(sentence: &str, at: usize, end: usize) -> Option<(Unit, usize)> {
    let tail = rest(sentence, end);
    let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
    let (tail, end) = (rest(tail, blanks), end + blanks);
    let behind = |words: &str| tail.starts_with(words).then_some(end + words.len());
    for words in ["个方面的问题", "方面的问题", "个方面问题", "方面问题"] {
        if let Some(end) = behind(words) {
            return Some((Unit::AspectsOfProblems, end));
        }
    }
    // 一方面…另一方面 counts nothing.
    let idiom = cut(sentence, at, end).starts_with('一');
    for words in ["个方面", "大方面", "方面"] {
        if let Some(end) = behind(words).filter(|_| !idiom) {
            return Some((Unit::Aspects, end));
        }
    }
    for words in ["个大类", "大类", "个大项", "大项", "个类别", "类"] {
        if let Some(end) = behind(words) {
            return Some((Unit::Categories, end));
        }
    }
    let first = tail
        .chars()
        .next()
        .filter(|c| matches!(c, '个' | '项' | '条' | '件' | '余'))?;
    // 个具体问题, 条具体整改措施: a few words may stand before the noun, no punctuation and no number.
    let mut noun_end = first.len_utf8();
    for c in rest(tail, first.len_utf8()).chars().take(10) {
        let words = cut(tail, 0, noun_end);
        if words.ends_with("问题") || words.ends_with("措施") || words.ends_with("举措") || !is_han(c) {
            break;
        }
        noun_end += c.len_utf8();
    }
    let words = cut(tail, 0, noun_end);
    if words.ends_with("问题") {
        return Some((Unit::Problems, end + noun_end));
    }
    if words.ends_with("措施") || words.ends_with("举措") {
        return Some((Unit::Measures, end + noun_end));
    }
    // 整改措施14条, 问题共37个: the noun before the number.
    let before = cut(sentence, 0, at).trim_end_matches(|c: char| "共有计合总数为是：: ".contains(c) || c == '达');
    let end = end + first.len_utf8();
    if before.ends_with("措施") || before.ends_with("举措") {
        return Some((Unit::Measures, end));
    }
    if before.ends_with("问题") {
        return Some((Unit::Problems, end));
    }
    Some((Unit::Bare(first), end))
}

/// 整改完成率80%, 完成率达98.71％, 完成率为百分之八十.
fn rates(sentence: &str, span: &Span, found: &mut Declared) {
    for word in ["完成率", "整改率", "销号率", "办结率"] {
        for (at, _) in sentence.match_indices(word) {
            let tail = rest(sentence, at + word.len());
            let tail = tail.trim_start_matches(|c: char| "为达到已是约：: ".contains(c));
            if let Some((basis_points, places, len)) = percent(tail)
                && found.rates.len() < MOST
            {
                found.rates.push(Rate {
                    basis_points,
                    places,
                    line: span.line,
                    printed: cut(tail, 0, len).to_owned(),
                });
            }
        }
    }
}

/// A percentage at the head of a text: in hundredths of a percent, its decimal places, its length.
fn percent(text: &str) -> Option<(u32, u32, usize)> {
    if let Some(tail) = text.strip_prefix("百分之") {
        let (value, len) = crate::canon::han_number(tail)?;
        return Some((value.checked_mul(100)?, 0, text.len() - tail.len() + len));
    }
    let (whole, mut len) = crate::canon::digits(text)?;
    let (mut points, mut places) = (whole.checked_mul(100)?, 0u32);
    let tail = rest(text, len);
    if let Some(tail) = tail.strip_prefix(['.', '．']) {
        len += rest(text, len).len() - tail.len();
        for c in tail.chars() {
            let Some(d) = digit(c) else { break };
            places += 1;
            points += match places {
                1 => d * 10,
                2 => d,
                _ => 0,
            };
            len += c.len_utf8();
        }
    }
    let sign = rest(text, len).chars().next().filter(|c| matches!(c, '%' | '％'))?;
    Some((points, places.min(2), len + sign.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Counted::*;

    fn check(text: &str, expected: &[(Counted, u32)]) {
        let span = Span {
            start: 0,
            end: text.len(),
            line: 1,
            role: Role::Opening,
            problem: None,
        };
        let found = declared(text, &[span]);
        let seen: Vec<_> = found.all.iter().map(|d| (d.what, d.value)).collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn counts_in_every_wording() {
        check(
            "巡察共反馈三方面5大类6个问题，制定整改措施14条。",
            &[(Aspects, 3), (Categories, 5), (Problems, 6), (Measures, 14)],
        );
        check(
            "反馈了四个方面、十五类、共计三十七个具体问题。",
            &[(Aspects, 4), (Categories, 15), (Problems, 37)],
        );
        check(
            "针对巡察反馈的9大类20个方面的问题，细化制定３３条具体整改措施",
            &[(Categories, 9), (Problems, 20), (Measures, 33)],
        );
        check("巡察组指出了四个方面的问题", &[(Aspects, 4)]);
        check("反馈问题共37个，", &[(Problems, 37)]);
        check("共计32个问题已整改完成", &[(Done, 32)]);
        check("共计5个问题正在整改过程中（含基本完成的问题）", &[(UnderWay, 5)]);
        check(
            "37个反馈问题中，已完成32个、正在推进5个、尚未启动0个",
            &[(Problems, 37), (Done, 32), (UnderWay, 5), (NotStarted, 0)],
        );
        check(
            "已完成整改6个，正在推进2个，基本完成1个",
            &[(Done, 6), (UnderWay, 2), (NearlyDone, 1)],
        );
        check("已完成整改的问题有6个", &[(Done, 6)]);
        check("制定措施20条，已完成18条。", &[(Measures, 20)]);
    }

    #[test]
    fn numbers_that_count_nothing_here() {
        check("一方面加强学习，另一方面完善制度", &[]);
        check("从三个方面着手，召开会议3次，第37个问题", &[]);
        check("落实减负十项措施", &[]);
        check("2021年8月16日，5.379万元", &[]);
    }

    #[test]
    fn rates_in_every_wording() {
        for (text, points, places) in [
            ("整改完成率80%", 8000, 0),
            ("完成率达98.71％", 9871, 2),
            ("完成率为百分之八十", 8000, 0),
            ("整改完成率：87.5%", 8750, 1),
        ] {
            let span = Span {
                start: 0,
                end: text.len(),
                line: 1,
                role: Role::Opening,
                problem: None,
            };
            let found = declared(text, &[span]).rates;
            assert_eq!(
                found.first().map(|r| (r.basis_points, r.places)),
                Some((points, places)),
                "{text}"
            );
        }
    }
}

//! Round of inspection: who was inspected, by whom and when, from the opening formula, the contact block and the
//! signature. What the notice does not state stays empty; nothing is looked up.

use crate::characters::{is_han, is_stop, listed_words, slice, slice_from, slice_to};
use crate::date::{WrittenDate, dates};
use crate::proposal::SurroundingTexts;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// Round of inspection as the notice states it. Empty or `None` if it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct InspectionRound {
    /// 被巡察单位 as the text calls it: 区民政局党组.
    pub unit: String,
    /// Its full name, from the signature.
    pub unit_full: String,
    /// 巡察组: 区委第一巡察组.
    pub team: String,
    /// First day of the inspection.
    #[serde(serialize_with = "as_text")]
    pub from: Option<Date>,
    /// Last day of the inspection.
    #[serde(serialize_with = "as_text")]
    pub to: Option<Date>,
    /// Day of the feedback.
    #[serde(serialize_with = "as_text")]
    pub feedback: Option<Date>,
    /// Date under the notice.
    #[serde(serialize_with = "as_text")]
    pub published: Option<Date>,
    /// Contact block.
    pub contact: ContactBlock,
}

/// Contact block: as printed, and the particulars found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ContactBlock {
    /// As printed.
    pub text: String,
    /// Phone number as printed, digits and dashes.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// E-mail address.
    pub email: String,
}

fn as_text<S: Serializer>(date: &Option<Date>, out: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => out.collect_str(date),
        None => out.serialize_none(),
    }
}

/// Longest opening formula, in bytes; a hostile one is not searched to its end.
const MOST: usize = 20_000;

/// Reads the round.
///
/// The date under a feedback (`fed_back`) is the day of the feedback.
pub(crate) fn round(prose: &SurroundingTexts, fed_back: bool) -> InspectionRound {
    let mut opening = String::new();
    for passage in prose
        .opening
        .iter()
        .chain(&prose.results_intro)
        .chain(&prose.organisation)
        .take(12)
    {
        if opening.len() < MOST {
            opening.push_str(&passage.text);
            opening.push('\n');
        }
    }
    let opening = slice_to(&opening, MOST);
    let mut round = InspectionRound {
        unit_full: prose.signature.replace('\n', "、"),
        published: dates(slice_to(&prose.date, 200)).first().and_then(|d| d.after(None)),
        contact: contact(prose),
        ..InspectionRound::default()
    };
    parties(opening, &mut round);
    days(opening, &mut round);
    if fed_back {
        round.feedback = round.feedback.or(round.published.take());
    }
    if round.unit_full.is_empty() {
        let before = prose.title.split("关于").next().unwrap_or("").trim();
        if before.ends_with(['组', '委', '会', '部', '局', '院']) && before.chars().count() <= 40 {
            round.unit_full = before.to_owned();
        }
    }
    if round.unit.is_empty() {
        let full = round.unit_full.strip_prefix("中共").unwrap_or(&round.unit_full);
        round.unit = full.to_owned();
    }
    round
}

/// Unit and team: 区委第一巡察组对区民政局党组进行了巡察, and 向区民政局党组反馈. Of several teams and units, none is
/// taken.
fn parties(opening: &str, round: &mut InspectionRound) {
    for sentence in opening.split(is_stop) {
        for clause in sentence.split(['，', ',', '\n', '（', '(']) {
            for end in ["巡察组", "巡视组", "督察组", "审计组"] {
                let Some(at) = clause.find(end) else { continue };
                let (before, after) = (slice(clause, 0, at + end.len()), slice_from(clause, at + end.len()));
                if is_counted(slice(clause, 0, at)) {
                    continue;
                }
                if round.team.is_empty() {
                    round.team = team(before, end);
                }
                let verbs = ["对", "向"]
                    .iter()
                    .filter_map(|v| Some((after.find(v)?, v.len())))
                    .min();
                let Some((from, len)) = verbs else { continue };
                let name = slice_from(after, from + len);
                let to = ["进行", "开展", "反馈", "实施", "通报", "展开", "党风", "提出"]
                    .iter()
                    .filter_map(|v| name.find(v))
                    .min();
                if let Some(to) = to.filter(|_| round.unit.is_empty()) {
                    let unit = last_name(slice(name, 0, to));
                    // 区甲局、区乙局等4家单位 is not one unit.
                    round.unit = if is_many(slice(name, 0, to)) {
                        String::new()
                    } else {
                        unit
                    };
                }
            }
        }
    }
}

/// Whether a number of teams stands before: 4个, 三个, 多个, 若干.
fn is_counted(before: &str) -> bool {
    let before = before.trim_end_matches("常规").trim_end_matches("专项");
    crate::characters::ends_in_any(before, "个 支 若干 各 多") || before.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether words name several units.
fn is_many(words: &str) -> bool {
    crate::characters::contains_any(words, "家单位 个单位 等单位 各单位 个党组织 个部门 家党组织")
        || words.ends_with('等')
}

/// Name of a team at the end of a clause; what stands before its level is another body's (局党组在接到中央巡视组).
fn team(clause: &str, end: &str) -> String {
    const LEVELS: &str = "中共 中央 国务院 国家 自治区 省委 市委 区委 县委 州委 旗委 省 市 县";
    const VERBS: &str = "接到 收到 接受 配合 迎接 由 经 受 被 自 在 与 向 对 从 针对 结合 经过";
    let name = last_name(clause);
    let mut from = listed_words(VERBS)
        .filter_map(|v| Some(name.rfind(v)? + v.len()))
        .max()
        .unwrap_or(0);
    let tail = slice_from(&name, from);
    if from > 0 && listed_words(LEVELS).all(|level| !tail.starts_with(level)) {
        from += listed_words(LEVELS)
            .filter_map(|level| tail.find(level))
            .min()
            .unwrap_or(0);
    }
    let team = slice_from(&name, from).trim();
    if team == end { String::new() } else { team.to_owned() }
}

/// Name at the end of a clause, without a date or a phrase before it.
fn last_name(clause: &str) -> String {
    let mut from = 0;
    for (at, c) in clause.char_indices() {
        if !is_han(c) && !matches!(c, '（' | '）' | '(' | ')' | '、') {
            from = at + c.len_utf8();
        }
    }
    let mut name = slice_from(clause, from);
    if from > 0 {
        // "…9月30日区委第一巡察组"
        name = name.trim_start_matches(['日', '月', '年', '至']);
    }
    for word in ["根据", "按照", "统一部署", "由", "期间"] {
        if let Some(at) = name.find(word) {
            name = slice_from(name, at + word.len());
        }
    }
    if name.chars().count() > 30 {
        String::new()
    } else {
        name.trim().to_owned()
    }
}

/// First and last day, and the day of feedback, with years carried over. A span of days is the inspection's if its
/// sentence mentions one.
fn days(opening: &str, round: &mut InspectionRound) {
    let found = dates(opening);
    let mut before: Option<Date> = None;
    let mut last: Option<WrittenDate> = None;
    for (index, written) in found.iter().copied().enumerate() {
        let Some(date) = written.after(before) else { continue };
        let next = found.get(index + 1).map_or(opening.len(), |next| next.at);
        before = Some(date);
        if let Some(first) = last.take() {
            let between = slice(opening, first.end, written.at).trim();
            let spans = matches!(
                between,
                "至" | "到" | "-" | "—" | "——" | "－" | "～" | "~" | "–" | "开始至" | "起至"
            );
            if spans && round.from.is_none() && is_of_inspection(opening, first.at, written.end) {
                round.from = first_date(first, date);
                round.to = Some(date);
                continue;
            }
        }
        if round.feedback.is_none() && is_feedback(slice(opening, written.end, next)) {
            round.feedback = Some(date);
        }
        last = Some(written);
    }
}

/// Whether the sentence around a span of days is on an inspection, not on the days of publication.
fn is_of_inspection(opening: &str, from: usize, to: usize) -> bool {
    let ends = |c| is_stop(c) || c == '\n';
    let before = slice(opening, 0, from).rsplit(ends).next().unwrap_or("");
    let behind = slice_from(opening, to).split(ends).next().unwrap_or("");
    let speaks = |words| crate::characters::contains_any(words, "巡察 巡视 审计 督察 督查 检查 考核 调研");
    let published = crate::characters::ends_in_any(
        before.trim_end_matches([':', '：', '为']),
        "公示日期 公示时间 公示期 公示期限 公开时间",
    );
    !published && (speaks(behind) || speaks(before))
}

/// Whether the text after a date says that feedback was given on it: …反馈了意见, 向…反馈, 于6月5日反馈意见,
/// 召开情况反馈会. A meeting on the feedback is another event.
fn is_feedback(behind: &str) -> bool {
    let sentence = behind.split(|c| is_stop(c) || c == '\n').next().unwrap_or("");
    // A second date in the sentence is nearer to its verb.
    let own = sentence
        .char_indices()
        .find(|(_, c)| *c == '月')
        .map_or(sentence, |(i, _)| slice(sentence, 0, i));
    let Some(at) = own.find("反馈") else { return false };
    let (before, after) = (slice(own, 0, at), slice_from(own, at + "反馈".len()));
    const OTHER: &str = "整改 学习 传达 针对 根据 按照 落实 研究 部署 动员 收到 接到 对照 制定 印发 意见";
    if crate::characters::contains_any(before, OTHER) {
        return false;
    }
    let after = after.trim_start_matches('了');
    let events = crate::characters::begins_with_any(
        after,
        "会后 问题整改 意见整改 的 后 整改 意见会后 会精神 问题的 意见的 会上 情况会后",
    );
    if events {
        return false;
    }
    let met = before.contains("召开") || before.contains("举行");
    let meeting = after.starts_with('会') || crate::characters::begins_with_any(after, "大会 会议 意见会 情况会");
    own.contains("反馈了") || before.contains('向') || met == meeting && before.chars().count() <= 40
}

/// First day of a span whose last day is known: with its own year, or the latest that is not after the last day.
fn first_date(first: WrittenDate, last: Date) -> Option<Date> {
    first.year.map_or_else(
        || {
            let month = first.month.unwrap_or(last.month());
            let same = Date::new(last.year(), month, first.day).ok()?;
            if same <= last {
                Some(same)
            } else {
                Date::new(last.year().checked_sub(1)?, month, first.day).ok()
            }
        },
        |_| first.after(None),
    )
}

fn contact(prose: &SurroundingTexts) -> ContactBlock {
    let parts: Vec<&str> = prose.contact.iter().map(|p| p.text.as_str()).collect();
    let text = parts.join("\n");
    let searched = slice_to(&text, MOST);
    ContactBlock {
        phone: behind(searched, "电话 座机 手机 联系方式", |c| {
            crate::characters::digit(c).is_some() || "-—－–()（） ".contains(c)
        }),
        address: behind(searched, "地址", |c| !is_stop(c) && !matches!(c, '，' | ',' | '\n')),
        email: email(searched),
        text,
    }
}

/// Text after one of `words`, as long as its characters satisfy `fits`.
fn behind(text: &str, words: &str, fits: fn(char) -> bool) -> String {
    for word in listed_words(words) {
        for (at, _) in text.match_indices(word) {
            let tail = slice_from(text, at + word.len()).trim_start_matches(|c| "：:为是 号码及传真）)".contains(c));
            let end = tail.find(|c| !fits(c)).unwrap_or(tail.len());
            let found = slice(tail, 0, end).trim();
            if found.chars().count() >= 4 {
                return without_open_bracket(found).to_owned();
            }
        }
    }
    String::new()
}

/// Text without the bracket that opens behind it, or that was opened before it.
fn without_open_bracket(text: &str) -> &str {
    let mut left = text;
    loop {
        let count = |marks: [char; 2]| left.matches(marks).count();
        let shorter = match left.chars().next_back() {
            Some('（' | '(') => left.trim_end_matches(['（', '(']),
            Some('）' | ')') if count(['（', '(']) < count(['）', ')']) => left.trim_end_matches(['）', ')']),
            _ => left,
        };
        let shorter = shorter.trim_end_matches(|c| crate::characters::is_blank(c) || matches!(c, '-' | '—'));
        if shorter.len() == left.len() {
            return left;
        }
        left = shorter;
    }
}

fn email(text: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let Some(at) = text.find(['@', '＠']) else {
        return String::new();
    };
    let (before, after) = (slice(text, 0, at), slice_from(text, at));
    let sign = after.chars().next().map_or(0, char::len_utf8);
    let after = slice_from(after, sign);
    let from = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| fits(*c))
        .last()
        .map_or(at, |(i, _)| i);
    let to = after.find(|c| !fits(c)).unwrap_or(after.len());
    let (name, host) = (
        slice(before, from, at),
        slice(after, 0, to).trim_end_matches(['.', '-']),
    );
    if name.is_empty() || host.is_empty() {
        String::new()
    } else {
        format!("{name}@{host}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::Passage;

    fn of(opening: &str) -> InspectionRound {
        let passage = Passage {
            line: 1,
            text: opening.to_owned(),
        };
        let prose = SurroundingTexts {
            opening: vec![passage],
            ..SurroundingTexts::default()
        };
        round(&prose, false)
    }

    #[test]
    fn the_opening_formula() {
        for (opening, team, unit, days) in [
            (
                "按统一安排，2023年3月1日至4月28日，县委第三巡察组对县水务局党组开展了常规巡察。6月2日，县委第三巡察组向县水务局党组反馈了意见。",
                "县委第三巡察组",
                "县水务局党组",
                "2023-03-01 2023-04-28 2023-06-02",
            ),
            (
                "根据县委统一部署,2022年11月20日-2023年1月10日县委巡察组对甲镇党委进行巡察。2月9日,向甲镇党委反馈巡察意见。",
                "县委巡察组",
                "甲镇党委",
                "2022-11-20 2023-01-10 2023-02-09",
            ),
            (
                "2021年12月1日至30日，市委第二巡察组对乙院党委开展巡察。",
                "市委第二巡察组",
                "乙院党委",
                "2021-12-01 2021-12-30 -",
            ),
            (
                "2025.3.3-2025.4.11，区委第二巡察组对区丙局党组进行了巡察，并于2025年6月5日反馈意见。6月8日，局党组召开巡察反馈意见整改动员会。",
                "区委第二巡察组",
                "区丙局党组",
                "2025-03-03 2025-04-11 2025-06-05",
            ),
            (
                "2025年1月6日至10日，局党组开展学习。二O二五年三月三日至四月十一日，区委第二巡察组对区丙局党组进行了巡察。6月5日，区委第二巡察组召开情况反馈会。",
                "区委第二巡察组",
                "区丙局党组",
                "2025-03-03 2025-04-11 2025-06-05",
            ),
            (
                "2021年11月8日至12月20日，区委组建4个巡察组对区甲局、区乙局等4家单位开展常规巡察。",
                "",
                "",
                "2021-11-08 2021-12-20 -",
            ),
            (
                "局党组在接到中央巡视组巡视通报后，制定了方案。公示日期为2025年1月21日至2月8日。",
                "中央巡视组",
                "",
                "- - -",
            ),
        ] {
            let round = of(opening);
            let show = |d: Option<Date>| d.map_or("-".to_owned(), |d| d.to_string());
            let seen = [show(round.from), show(round.to), show(round.feedback)].join(" ");
            assert_eq!(
                (round.team.as_str(), round.unit.as_str(), seen.as_str()),
                (team, unit, days),
                "{opening}"
            );
        }
    }

    #[test]
    fn contact_particulars() {
        let prose = SurroundingTexts {
            contact: vec![Passage {
                line: 1,
                text: "联系方式：电话010—12345678；来信地址：甲路1号；电子邮箱a_b@example.cn。".to_owned(),
            }],
            ..SurroundingTexts::default()
        };
        let found = contact(&prose);
        assert_eq!(
            (found.phone.as_str(), found.address.as_str(), found.email.as_str()),
            ("010—12345678", "甲路1号", "a_b@example.cn")
        );
    }
}

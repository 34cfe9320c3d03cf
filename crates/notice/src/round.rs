//! Who was inspected, by whom and when, from the opening formula, the contact block and the signature. What the
//! notice does not say stays empty; nothing is looked up.

use crate::canon::{cut, head, is_han, is_stop, listed, rest};
use crate::date::{Written, dates};
use crate::proposal::Prose;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// The round of inspection as the notice tells it. Empty or `None` where it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Round {
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
    /// The day the findings were fed back.
    #[serde(serialize_with = "as_text")]
    pub feedback: Option<Date>,
    /// The day under the notice.
    #[serde(serialize_with = "as_text")]
    pub published: Option<Date>,
    /// The contact block.
    pub contact: Contact,
}

/// The contact block: as printed, and the particulars found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// As printed.
    pub text: String,
    /// As printed, digits and dashes.
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

/// Opening formulas are not longer than this; a hostile one is not searched to its end.
const MOST: usize = 20_000;

/// Reads the round.
pub(crate) fn round(prose: &Prose) -> Round {
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
    let opening = head(&opening, MOST);
    let mut round = Round {
        unit_full: prose.signature.replace('\n', "、"),
        published: dates(head(&prose.date, 200)).first().and_then(|d| d.after(None)),
        contact: contact(prose),
        ..Round::default()
    };
    parties(opening, &mut round);
    days(opening, &mut round);
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

/// 区委第一巡察组对区民政局党组进行了巡察, and 向区民政局党组反馈.
fn parties(opening: &str, round: &mut Round) {
    for sentence in opening.split(is_stop) {
        for clause in sentence.split(['，', ',', '\n', '（', '(']) {
            for end in ["巡察组", "巡视组"] {
                let Some(at) = clause.find(end) else { continue };
                let (before, after) = (cut(clause, 0, at + end.len()), rest(clause, at + end.len()));
                if round.team.is_empty() {
                    round.team = last_name(before);
                }
                let verbs = ["对", "向"]
                    .iter()
                    .filter_map(|v| Some((after.find(v)?, v.len())))
                    .min();
                let Some((from, len)) = verbs else { continue };
                let name = rest(after, from + len);
                let to = ["进行", "开展", "反馈", "实施", "通报", "展开", "党风", "提出"]
                    .iter()
                    .filter_map(|v| name.find(v))
                    .min();
                if let Some(to) = to.filter(|_| round.unit.is_empty()) {
                    round.unit = last_name(cut(name, 0, to));
                }
            }
        }
    }
}

/// A name at the end of a clause: without the date or the phrase that may stand before it.
fn last_name(clause: &str) -> String {
    let mut from = 0;
    for (at, c) in clause.char_indices() {
        if !is_han(c) && !matches!(c, '（' | '）' | '(' | ')' | '、') {
            from = at + c.len_utf8();
        }
    }
    let mut name = rest(clause, from);
    if from > 0 {
        // "…9月30日区委第一巡察组"
        name = name.trim_start_matches(['日', '月', '年', '至']);
    }
    for word in ["根据", "按照", "统一部署", "由", "期间"] {
        if let Some(at) = name.find(word) {
            name = rest(name, at + word.len());
        }
    }
    if name.chars().count() > 30 {
        String::new()
    } else {
        name.trim().to_owned()
    }
}

/// From–to and the feedback date, years carried over.
fn days(opening: &str, round: &mut Round) {
    let found = dates(opening);
    let mut before: Option<Date> = None;
    let mut last: Option<Written> = None;
    for written in found {
        let Some(date) = written.after(before) else { continue };
        before = Some(date);
        if let Some(first) = last.take() {
            let between = cut(opening, first.end, written.at).trim();
            let spans = matches!(
                between,
                "至" | "到" | "-" | "—" | "——" | "－" | "～" | "~" | "–" | "开始至"
            );
            if spans && round.from.is_none() {
                round.from = first_date(first, date);
                round.to = Some(date);
                continue;
            }
        }
        let behind = rest(opening, written.end);
        let sentence = behind.split(|c| is_stop(c) || c == '\n').next().unwrap_or("");
        // A second date in the sentence is nearer to its verb.
        let own = sentence
            .char_indices()
            .find(|(_, c)| *c == '月')
            .map_or(sentence, |(i, _)| cut(sentence, 0, i));
        if round.feedback.is_none() && (own.contains("反馈了") || own.contains("反馈") && own.contains('向')) {
            round.feedback = Some(date);
        }
        last = Some(written);
    }
}

/// The first day of a span whose last day is known: its own year, or the one that does not lie behind.
fn first_date(first: Written, last: Date) -> Option<Date> {
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

fn contact(prose: &Prose) -> Contact {
    let parts: Vec<&str> = prose.contact.iter().map(|p| p.text.as_str()).collect();
    let text = parts.join("\n");
    let searched = head(&text, MOST);
    Contact {
        phone: behind(searched, "电话 座机 手机", |c| {
            crate::canon::digit(c).is_some() || "-—－–()（） ".contains(c)
        }),
        address: behind(searched, "地址", |c| !is_stop(c) && !matches!(c, '，' | ',' | '\n')),
        email: email(searched),
        text,
    }
}

/// What follows one of `words`, as long as it is made of what `fits`.
fn behind(text: &str, words: &str, fits: fn(char) -> bool) -> String {
    for word in listed(words) {
        for (at, _) in text.match_indices(word) {
            let tail = rest(text, at + word.len()).trim_start_matches(|c| "：:为是 号码及传真）)".contains(c));
            let end = tail.find(|c| !fits(c)).unwrap_or(tail.len());
            let found = cut(tail, 0, end).trim();
            if found.chars().count() >= 4 {
                return found.to_owned();
            }
        }
    }
    String::new()
}

fn email(text: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let Some(at) = text.find(['@', '＠']) else {
        return String::new();
    };
    let (before, after) = (cut(text, 0, at), rest(text, at));
    let sign = after.chars().next().map_or(0, char::len_utf8);
    let after = rest(after, sign);
    let from = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| fits(*c))
        .last()
        .map_or(at, |(i, _)| i);
    let to = after.find(|c| !fits(c)).unwrap_or(after.len());
    let (name, host) = (cut(before, from, at), cut(after, 0, to).trim_end_matches(['.', '-']));
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

    fn of(opening: &str) -> Round {
        let passage = Passage {
            line: 1,
            text: opening.to_owned(),
        };
        round(&Prose {
            opening: vec![passage],
            ..Prose::default()
        })
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
        let prose = Prose {
            contact: vec![Passage {
                line: 1,
                text: "联系方式：电话010—12345678；来信地址：甲路1号；电子邮箱a_b@example.cn。".to_owned(),
            }],
            ..Prose::default()
        };
        let found = contact(&prose);
        assert_eq!(
            (found.phone.as_str(), found.address.as_str(), found.email.as_str()),
            ("010—12345678", "甲路1号", "a_b@example.cn")
        );
    }
}

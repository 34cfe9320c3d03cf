//! Page numbers (- 3 -, 3 / 30, 3) and running heads, which may interrupt a sentence. A number alone on its line is a
//! page number only if its neighbours are, or if no sentence needs it.

use crate::characters::{begins_with_any, digits, is_blank, is_colon, is_stop, slice_from};
use crate::line_facts::LineFacts;
use crate::lines::Line;
use crate::title::is_title_tail;
use std::collections::HashMap;

/// Longest running head, in characters.
const LONGEST_HEAD: usize = 50;

/// Marks page numbers and running heads as residue of the page.
pub(crate) fn mark_page_numbers(text: &str, lines: &[Line], facts: &mut [LineFacts]) {
    let numbers: Vec<(usize, PageNumber)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, page_number(line.whole(text))?)))
        .collect();
    let mut found = Vec::new();
    for (index, (at, number)) in numbers.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| numbers.get(i));
        let after = numbers.get(index + 1);
        let in_turn = before.is_some_and(|b| b.1.value + 1 == number.value)
            || after.is_some_and(|a| number.value + 1 == a.1.value);
        let neighbours = (at.checked_sub(1).and_then(|i| lines.get(i)), lines.get(at + 1));
        let needed = needed(
            neighbours.0.map_or("", |l| l.whole(text)),
            neighbours.1.map_or("", |l| l.whole(text)),
        );
        // 61 / 40 beside 60 / 40: the total is wrong, the form is that of a page.
        let alike =
            |other: Option<&(usize, PageNumber)>| number.of.is_some() && other.is_some_and(|o| o.1.of == number.of);
        // (5) may be the number of an item, unless a sentence goes on over it.
        let before_it = neighbours.0.map_or("", |l| l.whole(text));
        if number.bracketed && before_it.ends_with(|c| is_stop(c) || is_colon(c)) {
            continue;
        }
        if number.plain || alike(before) || alike(after) || in_turn && !needed || numbers.len() == 1 && !needed {
            found.push(*at);
        }
    }
    let heads = running_heads(text, lines, &found);
    for at in found.into_iter().chain(heads) {
        if let Some(facts) = facts.get_mut(at) {
            *facts = LineFacts {
                residue: true,
                ..LineFacts::default()
            };
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct PageNumber {
    value: u32,
    /// Whether its form is unambiguous: - 3 -, 第3页, 3 / 30.
    plain: bool,
    /// Number of pages, if it is printed.
    of: Option<u32>,
    /// Whether it stands in brackets.
    bracketed: bool,
}

/// Whether a line is a page number by its form alone: - 3 -, 第3页, 3 / 30.
pub(crate) fn is_page_number(line: &str) -> bool {
    page_number(line).is_some_and(|number| number.plain)
}

/// Page number that a line consists of.
fn page_number(line: &str) -> Option<PageNumber> {
    if line.chars().nth(20).is_some() {
        return None;
    }
    let bare: String = line.chars().filter(|c| !is_blank(*c)).collect();
    if let Some((value, _)) = bare.strip_prefix('第').and_then(crate::characters::han_number)
        && bare.ends_with('页')
        && bare.chars().nth(6).is_none()
    {
        return Some(PageNumber {
            value,
            plain: true,
            of: None,
            bracketed: false,
        });
    }
    let bracketed = bare.starts_with(['(', '（', '[', '［', '【']) && bare.ends_with([')', '）', ']', '］', '】']);
    let bare: String = match bracketed {
        true => bare.trim_matches(|c: char| "()（）[]［］【】".contains(c)).to_owned(),
        false => bare,
    };
    let paged = bare.starts_with(['P', 'p']);
    let bare = bare
        .trim_start_matches("Page")
        .trim_start_matches("page")
        .trim_start_matches("PAGE")
        .replace("of", "/");
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '·' | '~' | '─' | '•');
    let named = bare
        .trim_start_matches("第")
        .trim_start_matches(['P', 'p'])
        .trim_start_matches('.');
    let inner = named.trim_start_matches(dash);
    let (value, len) = digits(inner)?;
    let behind = slice_from(inner, len).trim_end_matches(dash);
    let dashed = inner.len() < named.len() || slice_from(inner, len).len() > behind.len();
    let of = behind
        .strip_prefix(['/', '／'])
        .or(behind.strip_prefix("of"))
        .and_then(digits);
    let parted = of.is_some() && behind.chars().skip(1).all(|c| c.is_ascii_alphanumeric());
    let total = parted && of.is_some_and(|(all, _)| all >= value);
    let paged = paged && behind.is_empty()
        || behind.starts_with('页') && behind.chars().all(|c| "页共第/，,".contains(c) || c.is_ascii_digit());
    let plain = dashed && behind.is_empty() || total || paged;
    // 61 / 40: a total that is wrong; its neighbours tell.
    ((plain || parted || bare.len() == len) && value < 2_000).then_some(PageNumber {
        value,
        plain,
        of: of.filter(|_| parted).map(|o| o.0),
        bracketed,
    })
}

/// Whether the sentence needs the number: 共 / 3 / 次会议.
fn needed(before: &str, after: &str) -> bool {
    // 台账, 人员 are words of their own.
    const WORDS: &str = "台账 台帐 家庭 人员 人大 人民 人才 年度 年底 年初 月度 日常 名单 名册 名义 场所 场地 所有 所属 个人 个别 条例 条件 项目 \
        期间 期限 批准 批评 批示 元素 处理 处置 处罚 处室 号召 号码 层面 层级 户籍 件数 次数 份额 余款 点位";
    const UNITS: &str = "次 个 项 条 万 亿 家 人 年 月 日 % ％ 户 名 件 份 处 元 期 批 张 台 套 场 篇 所 公里 亩 吨 余 # ＃ 号 . ． - 、 ， ： 楼 栋 层";
    let ended = before.ends_with(is_stop);
    begins_with_any(after, UNITS) && !begins_with_any(after, WORDS) && !ended
        || before.ends_with(is_colon)
        || before.ends_with(['第', '共', '约', '达', '为', '￥'])
}

/// Lines that occur beside several page numbers, and repeated titles of the notice.
fn running_heads(text: &str, lines: &[Line], numbers: &[usize]) -> Vec<usize> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let words = line.whole(text);
        if line.marker.is_none()
            && (12..=4 * LONGEST_HEAD).contains(&words.len())
            && words.chars().nth(LONGEST_HEAD).is_none()
            && !is_title_tail(words)
        {
            places.entry(words).or_default().push(at);
        }
    }
    let beside = |at: &usize| {
        numbers.binary_search(&(at + 1)).is_ok() || at.checked_sub(1).is_some_and(|b| numbers.binary_search(&b).is_ok())
    };
    let mut heads = Vec::new();
    for (words, at) in places.into_iter().filter(|p| p.1.len() > 1) {
        let close = at.iter().filter(|i| beside(i)).count();
        let titled = crate::set_phrases::is_title(words);
        if titled || close > 0 && close + 1 >= at.len() && !words.ends_with(is_stop) && !words.ends_with(is_colon) {
            // The first occurrence is the title itself.
            let skip = usize::from(close < at.len());
            heads.extend(at.into_iter().skip(skip));
        }
    }
    heads
}

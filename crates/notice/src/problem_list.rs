//! Lists of problems that are no notice: the feedback of an inspection team (aspects, and problems as sentences with
//! evidence after them), and plain lists, a problem a line, numbered or not, with or without aspects as headings. Tried
//! where nothing in a text looks like a notice's problem; accepted only if its lines speak of deficiencies.

use crate::characters::{begins_with_any, contains_any, ends_in_any, is_colon, is_han, is_stop, slice_from};
use crate::line_facts::{LineFacts, first_sentence};
use crate::lines::Line;
use crate::marker::MarkerStyle;
use crate::outline::Region;
use crate::set_phrases::{speaks_of_deficiency, without_parentheses};

/// Kind of a line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListLine {
    /// Outside of the list; the outline tells what it is.
    Around,
    /// Before the list: what was inspected, what was good.
    Intro,
    /// Heading of an aspect or category, at a depth from 1.
    Heading(u8),
    /// Start of a problem.
    Problem,
    /// Continuation of the problem before it.
    More,
    /// After the list: advice and demands.
    Advice,
}

/// Whether most problems of a list state how far they have come: then it is a notice without labels.
pub(crate) fn tells_progress(text: &str, lines: &[Line], kinds: &[ListLine]) -> bool {
    let (mut problems, mut told) = (0usize, 0usize);
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(at, _)| kinds.get(*at) == Some(&ListLine::Problem))
    {
        problems += 1;
        let words = line.text(text);
        let behind = slice_from(words, title_end(words));
        let more = lines.get(at + 1).filter(|_| kinds.get(at + 1) == Some(&ListLine::More));
        let text_of_it = match behind.trim().is_empty() {
            true => more.map_or("", |l| l.text(text)),
            false => behind,
        };
        told += usize::from(crate::progress::stated_progress(text_of_it).is_some());
    }
    told > 0 && told * 2 >= problems
}

/// Kind of each line of a list; `None` if the text is not one.
pub(crate) fn list(text: &str, lines: &[Line], facts: &[LineFacts], regions: &[Region]) -> Option<Vec<ListLine>> {
    let mut kinds = vec![ListLine::Around; lines.len()];
    let body: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let around = matches!(
                regions.get(*at),
                Some(
                    Region::NoticeTitle
                        | Region::Opening
                        | Region::Contact
                        | Region::Signature
                        | Region::Date(_)
                        | Region::Attachments
                )
            );
            !around && facts.get(*at).is_some_and(|f| !f.residue && !f.in_table)
        })
        .collect();
    let fed_back = is_feedback(text, lines, regions);
    let marked = body.iter().any(|at| lines.get(*at).is_some_and(|l| l.marker.is_some()));
    let reader = ListReader {
        text,
        lines,
        body: &body,
        marked,
        fed_back,
    };
    let (mut problems, mut wrong) = (0usize, 0usize);
    let mut part = ListLine::Intro;
    let mut styles: Vec<MarkerStyle> = Vec::new();
    for index in 0..body.len() {
        let Some(at) = body.get(index).copied() else { break };
        let kind = reader.kind(index, &mut part, &mut styles);
        if kind == ListLine::Problem {
            problems += 1;
            wrong += usize::from(lines.get(at).is_some_and(|l| speaks_of_deficiency(l.text(text))));
        }
        if let Some(slot) = kinds.get_mut(at) {
            *slot = kind;
        }
    }
    let enough = if fed_back { problems > 0 } else { problems > 1 };
    (enough && wrong * 3 >= problems * 2).then_some(kinds)
}

/// Whether the text states that it is the feedback of an inspection.
pub(crate) fn is_feedback(text: &str, lines: &[Line], regions: &[Region]) -> bool {
    const OWN: &str = "反馈意见 反馈如下 反馈情况 情况反馈 问题反馈 反馈的意见 意见反馈 现将有关情况反馈 意见如下";
    let told = lines.iter().zip(regions).take(12).filter(|(line, region)| {
        let words = line.whole(text);
        let head = matches!(region, Region::NoticeTitle | Region::Opening) || words.chars().nth(50).is_none();
        head && contains_any(words, OWN)
    });
    told.into_iter()
        .any(|(line, _)| !contains_any(line.whole(text), "整改情况 整改落实 整改进展 整改完成"))
}

/// Endings of headings of aspects.
const ASPECTS: &str = "方面 类问题 方面的问题 方面问题 方面存在的问题 方面存在问题";

struct ListReader<'a> {
    text: &'a str,
    lines: &'a [Line],
    body: &'a [usize],
    /// Whether any line has a number or a bullet.
    marked: bool,
    fed_back: bool,
}

impl ListReader<'_> {
    fn line(&self, index: usize) -> Option<&Line> {
        self.body.get(index).and_then(|at| self.lines.get(*at))
    }

    fn kind(&self, index: usize, part: &mut ListLine, styles: &mut Vec<MarkerStyle>) -> ListLine {
        let Some(line) = self.line(index) else {
            return ListLine::Around;
        };
        let words = line.text(self.text);
        let heading = is_heading(words);
        let style = line.marker.map(|m| m.style);
        if heading
            && style.is_none_or(|s| s <= MarkerStyle::Bracketed)
            && let Some(about) = part_of(words)
        {
            *part = about;
            styles.clear();
            return if about == ListLine::Problem {
                ListLine::Intro
            } else {
                about
            };
        }
        // 一、党组履行整改主体责任情况
        let organised = crate::set_phrases::subject_of_heading(words) == crate::set_phrases::PartSubject::Organisation;
        if heading && style == Some(MarkerStyle::Part) && organised && trimmed(words).ends_with("情况") {
            *part = ListLine::Intro;
            styles.clear();
            return ListLine::Intro;
        }
        if matches!(*part, ListLine::Advice) {
            return ListLine::Advice;
        }
        // 一是…, 二是… under a heading are problems of their own; under a problem they tell of it.
        if style.is_none() && spoken_ordinal(words) && *part == ListLine::Problem && !self.under_problem(index) {
            return ListLine::Problem;
        }
        let Some(style) = style else {
            return self.unmarked(index, words, heading, part, styles);
        };
        // A number followed by deeper numbers is a heading, unless it continues as a text.
        let next = self.next_style(index);
        let parent = next.is_some_and(|n| n > style) && words.chars().nth(60).is_none();
        let aspect = heading
            && (ends_in_any(trimmed(words), ASPECTS) || style <= MarkerStyle::Bracketed && self.children(index, style));
        if parent || aspect {
            styles.retain(|s| *s < style);
            styles.push(style);
            *part = ListLine::Problem;
            return ListLine::Heading(u8::try_from(styles.len()).unwrap_or(9).clamp(1, 9));
        }
        // A list inside a problem's own text.
        let deeper = style == MarkerStyle::Circled && self.parent_is_problem(index);
        if deeper {
            return ListLine::More;
        }
        styles.retain(|s| *s < style);
        *part = ListLine::Problem;
        ListLine::Problem
    }

    fn unmarked(
        &self,
        index: usize,
        words: &str,
        heading: bool,
        part: &mut ListLine,
        styles: &mut Vec<MarkerStyle>,
    ) -> ListLine {
        let group = heading
            && (ends_in_any(trimmed(words), ASPECTS) || words.ends_with(is_colon))
            && index + 1 < self.body.len();
        if group {
            styles.clear();
            styles.push(MarkerStyle::Part);
            *part = ListLine::Problem;
            return ListLine::Heading(1);
        }
        if self.marked {
            return match *part {
                ListLine::Problem if self.after_problem(index) => ListLine::More,
                _ => ListLine::Intro,
            };
        }
        // Without any numbers: a problem a line; lines before the first deficiency introduce the list.
        let long = words.chars().nth(120).is_some();
        if !long && (*part == ListLine::Problem || speaks_of_deficiency(words)) {
            *part = ListLine::Problem;
            return ListLine::Problem;
        }
        if *part == ListLine::Problem && self.fed_back {
            ListLine::Problem
        } else {
            ListLine::Intro
        }
    }

    /// Style of the next number after it.
    fn next_style(&self, index: usize) -> Option<MarkerStyle> {
        let next = self.line(index + 1)?;
        next.marker.map(|m| m.style)
    }

    /// Whether the next marked line is deeper; a paragraph may stand in between.
    fn children(&self, index: usize, style: MarkerStyle) -> bool {
        let next = (index + 1..self.body.len()).take(3).find_map(|i| self.line(i)?.marker);
        next.is_some_and(|m| m.style > style)
    }

    /// Whether the list of ① at this line belongs to a problem with another number: one above it is of another style,
    /// and no heading stands between.
    fn parent_is_problem(&self, index: usize) -> bool {
        let above = (0..index).rev().take(30).filter_map(|i| self.line(i)?.marker);
        above.map(|m| m.style).find(|s| *s != MarkerStyle::Circled).is_some()
    }

    /// Whether a numbered problem stands above this line, without a heading in between.
    fn under_problem(&self, index: usize) -> bool {
        let above = (0..index).rev().take(30);
        for line in above.filter_map(|i| self.line(i)) {
            let words = line.text(self.text);
            if is_heading(words) && (ends_in_any(trimmed(words), ASPECTS) || part_of(words).is_some()) {
                return false;
            }
            if line.marker.is_some() {
                return true;
            }
        }
        false
    }

    /// Whether a marked line comes before, so that text without a number belongs to it.
    fn after_problem(&self, index: usize) -> bool {
        (0..index)
            .rev()
            .take(40)
            .any(|i| self.line(i).is_some_and(|l| l.marker.is_some()))
    }
}

/// Whether it begins with an ordinal of speech: 一是, 二是, 第三，
fn spoken_ordinal(words: &str) -> bool {
    let behind = words.strip_prefix('第').unwrap_or(words);
    crate::characters::han_number(behind).is_some_and(|(value, len)| {
        let tail = slice_from(behind, len);
        (1..=30).contains(&value)
            && (tail.starts_with('是') || behind.len() < words.len() && tail.starts_with(['，', ',']))
    })
}

fn trimmed(words: &str) -> &str {
    words.trim_end_matches(|c: char| is_stop(c) || is_colon(c) || !is_han(c) && !c.is_alphanumeric())
}

/// Whether it is short and one sentence.
fn is_heading(words: &str) -> bool {
    let sentence = first_sentence(words, words.len());
    words.chars().nth(50).is_none() && !sentence.contains(is_stop)
}

/// Part of the list that a heading begins, if it says so.
fn part_of(words: &str) -> Option<ListLine> {
    let bare = without_parentheses(words);
    let bare = bare.trim_matches(|c: char| !is_han(c));
    const ADVICE: &str = "意见建议 整改建议 整改要求 工作要求 意见和建议 有关要求 整改意见 下一步 工作建议 几点建议 几点要求 整改工作要求";
    const GOOD: &str = "总体评价 基本情况 主要成绩 工作成效 总体情况 主要做法 基本评价 巡察概况 巡察工作情况 肯定成绩";
    const FOUND: &str = "存在的主要问题 存在问题 存在的问题 主要问题 发现的问题 发现的主要问题 突出问题 反馈问题 问题清单 巡察发现问题 需要整改的问题 \
        以下问题 如下问题 问题如下";
    const ASKED: &str =
        "要求如下 建议如下 以下要求 以下建议 以下意见 以下整改要求 以下整改意见 提出如下意见 提出如下要求";
    let demands = ends_in_any(bare, ASKED) && !contains_any(bare, "反馈 存在");
    // 主要成效, 工作亮点: what was good, in whatever words.
    let praised = ends_in_any(bare, "成效 成绩 亮点 评价 概况 做法 肯定") && bare.chars().count() <= 14;
    let next = crate::set_phrases::subject_of_heading(bare) == crate::set_phrases::PartSubject::Next;
    if next || demands || ends_in_any(bare, ADVICE) || begins_with_any(bare, "意见建议 整改要求 整改建议") {
        Some(ListLine::Advice)
    } else if ends_in_any(bare, GOOD) || praised && !speaks_of_deficiency(bare) {
        Some(ListLine::Intro)
    } else if (ends_in_any(bare, FOUND) || ends_in_any(bare, "问题整改情况 问题的整改情况 问题整改落实情况"))
        && bare.chars().count() <= 24
        && !bare.ends_with("方面的问题")
    {
        Some(ListLine::Problem)
    } else {
        None
    }
}

/// End of the title proposed from a problem's sentence: at the first stop; in a long sentence at the first comma.
pub(crate) fn title_end(words: &str) -> usize {
    const LONGEST: usize = 40;
    let stop = words
        .find(is_stop)
        .map(|at| at + slice_from(words, at).chars().next().map_or(0, char::len_utf8));
    let sentence = stop.unwrap_or(words.len());
    let short = words
        .char_indices()
        .take_while(|(at, _)| *at < sentence)
        .nth(LONGEST)
        .is_none();
    if short {
        return sentence;
    }
    let colon = words
        .char_indices()
        .skip(4)
        .find(|(at, c)| *at < sentence && (is_colon(*c) || matches!(c, '，' | ',')));
    colon.map_or(sentence, |(at, c)| at + c.len_utf8())
}

//! Names of people and departments in the text of a field. Fields hold names as plain text, several divided by 、, because that is
//! what is printed; here the text becomes names.

use crate::schema::is_unseen;
use std::{borrow::Cow, ops::Range};

/// The names in a text, in their order, each once. Divided by 、 as this program writes them, and by what people type
/// instead: ， , ； ; / ／ and white space. What stands in brackets is part of the name before it; a name of two
/// characters that is spread for print (张　三) is one name.
///
/// ```
/// assert_eq!(ledger::work::people::names("张三、李　四，办公室（党务、人事）"), ["张三", "李四", "办公室（党务、人事）"]);
/// ```
pub fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, name) in spans(text) {
        if !names.iter().any(|known| *known == name) {
            names.push(name.into_owned());
        }
    }
    names
}

/// Whether this name is one of those in the text.
pub fn has_name(text: &str, name: &str) -> bool {
    spans(text).iter().any(|(_, found)| found == name)
}

/// A name without the post in brackets behind it.
pub(crate) fn bare(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or("").trim()
}

/// Whether a text names this person, with or without a post.
pub(crate) fn is_named(text: &str, name: &str) -> bool {
    let name = name.trim();
    let squeezed = name.split_whitespace().collect::<String>();
    !name.is_empty()
        && names(text)
            .iter()
            .any(|found| *found == squeezed || bare(found) == squeezed)
}

/// The names as this program writes them.
pub fn joined<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.join("、")
}

/// What of a text stands before the name that is being written at its end, so that another name can be put there:
/// of `张三、李` it is `张三、`.
///
/// ```
/// use ledger::work::people::before_last;
/// assert_eq!([before_last("张三、李"), before_last("张三、"), before_last("张")], ["张三、", "张三、", ""]);
/// ```
pub fn before_last(text: &str) -> &str {
    let spans = spans(text);
    let Some((last, name)) = spans.last() else {
        return text;
    };
    let behind = text.get(last.end..).unwrap_or("");
    // 张　 may become 张　三.
    let goes_on = behind.is_empty() || one_character(name) && behind.trim().is_empty();
    let end = if goes_on { last.start } else { text.len() };
    text.get(..end).unwrap_or("")
}

/// The text with another name in the place of this one; none if it is not named.
pub(crate) fn replaced(text: &str, old: &str, new: &str) -> Option<String> {
    let mut out = String::new();
    let mut end = 0;
    for (span, name) in spans(text) {
        if name == old {
            out.push_str(text.get(end..span.start)?);
            out.push_str(new);
            end = span.end;
        }
    }
    let rest = text.get(end..).filter(|_| end > 0)?;
    out.push_str(rest);
    Some(out)
}

/// A stretch of a text between dividers.
#[derive(Clone, Debug)]
pub(crate) struct NamePiece<'a> {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// Whether blanks alone divide it from the one before.
    pub spaced: bool,
    /// Its words, without unseen marks; of a name that is spread for print, without the blanks.
    pub words: Cow<'a, str>,
}

/// The stretches between dividers.
pub(crate) fn pieces(text: &str) -> Vec<NamePiece<'_>> {
    let mut cuts: Vec<(Range<usize>, bool)> = Vec::new();
    let (mut start, mut depth, mut spaced) = (None, 0usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let divides = depth == 0 && (c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／'));
        match (divides, start) {
            (true, Some(from)) => {
                cuts.push((from..at, spaced));
                (start, spaced) = (None, c.is_whitespace());
            }
            (true, None) => spaced &= c.is_whitespace(),
            (false, None) => start = Some(at),
            (false, Some(_)) => {}
        }
    }
    cuts.extend(start.map(|from| (from..text.len(), spaced)));
    let mut pieces: Vec<NamePiece> = Vec::new();
    for (span, spaced) in cuts {
        let words = seen(text.get(span.clone()).unwrap_or(""));
        if words.is_empty() {
            continue;
        }
        match pieces.last_mut() {
            Some(before) if spaced && one_character(&before.words) && one_character(bare(&words)) => {
                before.span.end = span.end;
                before.words.to_mut().push_str(&words);
            }
            _ => pieces.push(NamePiece { span, spaced, words }),
        }
    }
    pieces
}

/// Where each name stands in the text.
fn spans(text: &str) -> Vec<(Range<usize>, Cow<'_, str>)> {
    pieces(text)
        .into_iter()
        .map(|piece| (piece.span, piece.words))
        .collect()
}

/// A text without marks that are not seen.
fn seen(text: &str) -> Cow<'_, str> {
    if text.contains(is_unseen) {
        return Cow::Owned(text.replace(is_unseen, ""));
    }
    Cow::Borrowed(text)
}

fn one_character(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c > '\u{2e7f}') && characters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_named_as_people_write_it() {
        for (text, name, named) in [
            ("王芳", "王芳", true),
            ("王芳、李强", "李强", true),
            ("王芳，李强", "王芳", true),
            ("李强（科长）", "李强", true),
            ("副局长 李强", "李强", true),
            ("李 强", "李强", true),
            ("李强生", "李强", false),
            ("王芳\n李强", " 李强 ", true),
            ("", "李强", false),
            ("李强", "", false),
        ] {
            assert_eq!(is_named(text, name), named, "{text}: {name}");
        }
    }

    #[test]
    fn names_as_people_write_them() {
        let cases: &[(&str, &[&str])] = &[
            ("张三", &["张三"]),
            ("张三、李四", &["张三", "李四"]),
            ("张三，李四,王五；赵六;钱七", &["张三", "李四", "王五", "赵六", "钱七"]),
            ("张三 / 李四／王五", &["张三", "李四", "王五"]),
            ("张三 李四\n王五", &["张三", "李四", "王五"]),
            ("张　三、李 四", &["张三", "李四"]),
            ("张　三　李　四", &["张三", "李四"]),
            ("张、三", &["张", "三"]),
            ("a b", &["a", "b"]),
            (
                "办公室（党务、人事）、财务科(含 出纳)",
                &["办公室（党务、人事）", "财务科(含 出纳)"],
            ),
            ("张三、张三", &["张三"]),
            (" 、，", &[]),
            ("", &[]),
            ("）张三、李四", &["）张三", "李四"]),
        ];
        for (text, expected) in cases {
            assert_eq!(names(text), *expected, "{text}");
        }
        assert!(has_name("张　三、李四", "张三") && !has_name("张三丰", "张三"));
        assert_eq!(names(&joined(&["张三", "李四"])), ["张三", "李四"]);
    }

    #[test]
    fn what_stands_before_the_name_that_is_being_written() {
        for (text, before) in [
            ("", ""),
            ("张", ""),
            ("张三", ""),
            ("张三、", "张三、"),
            ("张三、李", "张三、"),
            ("张三，李四；王", "张三，李四；"),
            ("张三 / ", "张三 / "),
            ("张三 ", "张三 "),
            ("张三 李", "张三 "),
            ("张　", ""),
            ("张　三", ""),
            ("李四、张　", "李四、"),
            ("张三、、", "张三、、"),
            ("、", "、"),
            ("办公室（党务、", ""),
            ("财务科、办公室（党务、", "财务科、"),
            ("办公室（党务）、", "办公室（党务）、"),
        ] {
            assert_eq!(before_last(text), before, "{text}");
        }
    }

    #[test]
    fn another_name_changes_that_name_and_nothing_else() {
        for (text, expected) in [
            ("张三", Some("张立")),
            ("王五，张三 / 张三丰", Some("王五，张立 / 张三丰")),
            ("张　三、王五", Some("张立、王五")),
            (" 张三、张三 ", Some(" 张立、张立 ")),
            ("张三丰", None),
            ("", None),
        ] {
            assert_eq!(replaced(text, "张三", "张立").as_deref(), expected, "{text}");
        }
    }
}

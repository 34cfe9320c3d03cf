//! A page with a text inside: the app's single file carries a checklist in an element of a type that no browser executes,
//! `<script type="application/json" id="xiaohao-data">`. The text stands there with every `<` as `\u003c`, so that nothing
//! in it can end the element or begin a comment; JSON reads it as the same, and [`data_in`] gives it back byte for byte.
//! Should the text itself spell one so, `\u003C` is used and the element says `data-lt="C"`.

use std::ops::Range;

const ID: &str = "xiaohao-data";

/// The text that a page carries, as it was put in; none if it has no such element, or an empty one.
pub fn data_in(html: &str) -> Option<String> {
    let place = find(html)?;
    let content = html.get(place.content)?;
    let text = carried(content, attribute(html.get(place.tag)?, "data-lt"));
    Some(text).filter(|text| !text.is_empty())
}

/// The text of the element's content, by its attribute `data-lt`: for a page that reads its own.
pub fn carried(content: &str, lt: Option<&str>) -> String {
    let spelling = if lt == Some("C") { UPPER } else { LOWER };
    content.trim().replace(spelling, "<")
}

/// The page with this text inside, in the place of what it carried before. None if the page has no such element, or if
/// the text cannot be carried: one that spells `<` in both ways already, as no program does.
pub fn with_data(html: &str, json: &str) -> Option<String> {
    let place = find(html)?;
    let (spelling, lt) = if !json.contains(LOWER) {
        (LOWER, "")
    } else if !json.contains(UPPER) {
        (UPPER, " data-lt=\"C\"")
    } else {
        return None;
    };
    let json = json.trim().replace('<', spelling);
    let (before, after) = (html.get(..place.tag.start)?, html.get(place.content.end..)?);
    let mut page = String::with_capacity(before.len() + json.len() + after.len() + 80);
    page.push_str(before);
    page.push_str("<script type=\"application/json\" id=\"");
    page.push_str(ID);
    page.push('"');
    page.push_str(lt);
    page.push('>');
    page.push_str(&json);
    page.push_str(after);
    Some(page)
}

const LOWER: &str = "\\u003c";
const UPPER: &str = "\\u003C";

/// Where the element stands.
struct Place {
    /// Its opening tag.
    tag: Range<usize>,
    content: Range<usize>,
}

/// Looks through a page as a browser does, as far as it matters: over comments, and over what stands in other scripts.
fn find(html: &str) -> Option<Place> {
    let mut at = 0;
    loop {
        let open = at + html.get(at..)?.find('<')?;
        let rest = html.get(open..)?;
        if rest.starts_with("<!--") {
            at = open + 4 + html.get(open + 4..)?.find("-->")? + 3;
        } else if begins(rest, "<script") {
            let tag = open..open + tag_length(rest)?;
            let content = tag.end..tag.end + closing(html.get(tag.end..)?)?;
            at = content.end + 1;
            if attribute(html.get(tag.clone())?, "id") == Some(ID) {
                return Some(Place { tag, content });
            }
        } else {
            at = open + 1;
        }
    }
}

fn begins(text: &str, word: &str) -> bool {
    let start = text.as_bytes().get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// Up to the bracket that closes a tag, brackets in quotes aside.
fn tag_length(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Up to the tag that closes a script.
fn closing(content: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let end = at + content.get(at..)?.find("</")?;
        if begins(content.get(end..)?, "</script") {
            return Some(end);
        }
        at = end + 2;
    }
}

/// An attribute of a tag, as programs write it: in either quotes, or in none.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag.get("<script".len()..)?;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let (key, after) = rest.split_at_checked(end)?;
        if key.is_empty() && !after.starts_with('=') {
            return None;
        }
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
            _ => value.split_at_checked(value.find(|c: char| c.is_ascii_whitespace() || c == '>')?)?,
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><!-- <script id=\"xiaohao-data\">no</script> --><body>\
        <script>var a = '<script id=\"xiaohao-data\">';</script>\
        <script type=\"application/json\" id=\"xiaohao-data\"></script><p>after</p>";

    #[test]
    fn what_is_put_in_comes_out() {
        for json in [
            "{\"a\":1}",
            "{\"a\":\"</script><script>alert(1)</script><!--\"}",
            "{\"a\":\"\\u003c and <\"}",
            "{\"a\":\"\\u003C and <\"}",
            "{\"a\":\"$1 \\\\u003 号\"}",
        ] {
            let page = with_data(PAGE, json).unwrap();
            assert_eq!(data_in(&page).as_deref(), Some(json));
            assert_eq!(page.matches('<').count(), PAGE.matches('<').count(), "{page}");
            assert!(page.ends_with("</script><p>after</p>"), "{page}");
            let again = with_data(&page, "{}").unwrap();
            assert_eq!(data_in(&again).as_deref(), Some("{}"));
            assert_eq!(with_data(&again, json).as_deref(), Some(page.as_str()));
        }
        assert_eq!(with_data(PAGE, "\"< \\u003c \\u003C\""), None);
        assert_eq!(with_data("<p>no place</p>", "{}"), None);
    }

    #[test]
    fn pages_as_browsers_and_hands_save_them() {
        for (html, expected) in [
            (PAGE, None),
            (
                "<SCRIPT ID='xiaohao-data' type=application/json> {\"a\":1}\n</SCRIPT>",
                Some("{\"a\":1}"),
            ),
            ("<script id=xiaohao-data>{}</script>", Some("{}")),
            ("<script async id=\"xiaohao-data\">{}</script >", Some("{}")),
            ("<script data-a=\">\" id=\"xiaohao-data\">{}</script>", Some("{}")),
            ("<script data-id=\"xiaohao-data\">{}</script>", None),
            ("<script id=\"xiaohao-data\">{}", None),
            ("<script id=\"xiaohao-data\"", None),
            ("<script id=\"xiaohao-data\" / >{}</script>", Some("{}")),
            ("<script =\"x\" id=\"xiaohao-data\">{}</script>", Some("{}")),
            ("<!-- <script id=\"xiaohao-data\">{}</script>", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(data_in(html).as_deref(), expected, "{html}");
        }
    }
}

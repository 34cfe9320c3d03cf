//! Page with embedded data: the app's single file carries a checklist in an element that no browser executes,
//! `<script type="application/json" id="xiaohao-data">`. Every `<` of the text is written as `\u003c`, so that nothing in it can
//! end the element or begin a comment; JSON reads it as the same, and [`data_in`] returns it byte for byte. If the text itself
//! contains that spelling, `\u003C` is used and the element says `data-lt="C"`.

use std::ops::Range;

const ID: &str = "xiaohao-data";

/// Text that a page carries, as it was embedded; none if there is no such element, or an empty one.
pub fn data_in(html: &str) -> Option<String> {
    let place = find(html)?;
    let content = html.get(place.content)?;
    let text = decode_data(content, attribute(html.get(place.tag)?, "data-lt"));
    Some(text).filter(|text| !text.is_empty())
}

/// Text of the element's content, by its attribute `data-lt`; for a page that reads its own element.
pub fn decode_data(content: &str, lt: Option<&str>) -> String {
    let spelling = if lt == Some("C") { UPPER } else { LOWER };
    content.trim().replace(spelling, "<")
}

/// Page with this text embedded, replacing what it carried before. None if the page has no such element, or if the text
/// contains both spellings of `<`, as no program writes it.
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

/// Position of the element in the page.
struct DataElement {
    /// Opening tag.
    tag: Range<usize>,
    /// Content between the tags.
    content: Range<usize>,
}

/// Finds the element as a browser's parser would: not in comments, not in other scripts.
fn find(html: &str) -> Option<DataElement> {
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
                return Some(DataElement { tag, content });
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

/// Length of a tag up to its closing bracket; brackets in quotes do not count.
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

/// Length of a script's content up to its closing tag.
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

/// Value of an attribute of a tag, in single, double or no quotes.
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

//! Web page as plain text: what a reader of the page sees, a line per block. It is a tolerant tokenizer, not an HTML
//! parser: it knows no style sheets and builds no tree. Linear in the length of the page, however malformed.

mod rows;

use crate::characters::{contains_any, is_one_of, slice, slice_from};

/// Whether a text is a web page rather than plain text or Markdown: it begins with a tag of a page, or has closing tags
/// of paragraphs or blocks.
pub fn is_page(text: &str) -> bool {
    let head: String =
        crate::characters::slice_to(text.trim_start_matches(crate::characters::is_blank), 2_000).to_ascii_lowercase();
    const FIRST: [&str; 11] = [
        "<table",
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<?xml",
        "<meta",
        "<div",
        "<p>",
        "<p ",
        "<!--",
    ];
    if FIRST.iter().any(|t| head.starts_with(t)) {
        return true;
    }
    const CLOSING: &str = "</p> </div> </P> </DIV> </body> </BODY> </table> </TABLE>";
    contains_any(text, CLOSING)
}

/// Elements that stand on a line of their own.
const BLOCKS: &str = "address article aside blockquote body br caption center dd details div dl dt fieldset \
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p section \
    summary table tbody thead tr ul";

/// Elements whose text is not shown.
const UNSEEN: &str = "script style head template noscript svg iframe object select";

/// Elements without content.
const VOID: &str = "area base br col embed hr img input link meta param source track wbr";

/// Whether attributes hide an element.
fn is_hidden(attributes: &str) -> bool {
    if attributes.is_empty() {
        return false;
    }
    let plain: String = attributes
        .chars()
        .take(2_000)
        .filter(|c| !c.is_whitespace() || *c == ' ')
        .collect::<String>()
        .to_ascii_lowercase();
    let bare: String = plain.chars().filter(|c| *c != ' ').collect();
    const STYLES: &str =
        "display:none visibility:hidden mso-hide:all font-size:0; font-size:0px font-size:0pt font-size:0\"";
    contains_any(&bare, STYLES)
        || plain
            .split([' ', '/'])
            .any(|word| word == "hidden" || word.starts_with("hidden="))
}

/// Number of rows or columns that a cell spans.
fn reach(attributes: &str, name: &str) -> usize {
    let lower = attributes.to_ascii_lowercase();
    let Some(at) = lower.find(name) else { return 1 };
    let value = slice_from(&lower, at + name.len()).trim_start_matches([' ', '=', '"', '\'']);
    let digits: String = value.chars().take(5).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).max(1)
}

/// Text of a page, a line per block.
pub fn text(page: &str) -> String {
    let mut words = Words::default();
    let mut tags = Tags::default();
    let mut at = 0;
    while at < page.len() {
        let tail = slice_from(page, at);
        if !tail.starts_with('<') {
            let end = tail.find('<').map_or(page.len(), |n| at + n);
            words.add(slice(page, at, end));
            at = end;
            continue;
        }
        let Some(tag) = tags.tag(page, at) else {
            words.add("<");
            at += 1;
            continue;
        };
        at = tag.end;
        let name = tag.name.to_ascii_lowercase();
        let name = name.as_str();
        if !tag.closing && !tag.empty && is_one_of(name, UNSEEN) {
            at = tags.behind_closing(page, at, name);
        } else if !tag.closing && !tag.empty && is_hidden(tag.attributes) && !is_one_of(name, VOID) {
            at = tags.behind_element(page, at, name);
        } else if name == "pre" || name == "textarea" {
            words.kept = !tag.closing;
            words.end_line();
        } else if matches!(name, "td" | "th") {
            if !tag.closing {
                words.rows.cell(
                    &mut words.out,
                    reach(tag.attributes, "rowspan"),
                    reach(tag.attributes, "colspan"),
                );
                words.blank = false;
            }
        } else if name == "tr" {
            words.blank = false;
            words.rows.row(&mut words.out, !tag.closing);
        } else if name == "table" {
            words.blank = false;
            words.rows.table(&mut words.out, !tag.closing);
        } else if words.rows.in_cell() && is_one_of(name, BLOCKS) {
            words.blank = false;
            words.rows.break_cell(&mut words.out);
        } else if is_one_of(name, BLOCKS) {
            words.end_line();
        }
    }
    words.finish()
}

/// Output that collapses blanks as a browser does.
#[derive(Default)]
struct Words {
    out: String,
    /// Whether a blank separates the last words and the next.
    blank: bool,
    /// Whether it is inside `pre`, where blanks and line ends count.
    kept: bool,
    /// Rows of the open tables.
    rows: rows::RowsOfPage,
}

impl Words {
    fn add(&mut self, raw: &str) {
        let mut left = raw;
        while let Some(c) = left.chars().next() {
            let (c, len) = if c == '&' {
                entity(left).unwrap_or(('&', 1))
            } else {
                (c, c.len_utf8())
            };
            left = slice_from(left, len);
            self.one(c, len);
        }
    }

    fn one(&mut self, c: char, len: usize) {
        // A no-break blank or an ideographic one is typed on purpose; only plain white space collapses.
        let collapses = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') && len == 1;
        if self.kept && collapses {
            self.out.push(c);
        } else if collapses {
            self.blank = true;
        } else {
            let before = self.out.chars().next_back();
            // Between Han characters a line end of the source is no blank.
            let latin = |c: char| c.is_ascii_graphic();
            if self.blank && before.is_some_and(|b| !matches!(b, '\n' | '\t' | '\u{b}') && (latin(b) || latin(c))) {
                self.out.push(' ');
            }
            self.blank = false;
            self.out.push(c);
        }
    }

    fn end_line(&mut self) {
        self.blank = false;
        while self.out.ends_with('\t') {
            self.out.pop();
        }
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.rows.table(&mut self.out, false);
        while self.out.ends_with(['\n', '\t', ' ']) {
            self.out.pop();
        }
        self.out.push('\n');
        self.out
    }
}

struct Tag<'a> {
    name: &'a str,
    /// Text of the tag after its name.
    attributes: &'a str,
    closing: bool,
    /// Whether it is self-closing: `<script/>`.
    empty: bool,
    end: usize,
}

/// Finder of tags; remembers failed searches, so that a page is not searched to its end again and again.
#[derive(Default)]
struct Tags {
    no_more_tags: bool,
    quotes_broken: bool,
}

impl Tags {
    /// Tag or comment that begins at `at`; `None` if the `<` is a plain character.
    fn tag<'a>(&mut self, page: &'a str, at: usize) -> Option<Tag<'a>> {
        let tail = slice_from(page, at);
        if tail.starts_with("<!--") {
            // An unclosed comment runs to the end of the page, as in a browser.
            let end = slice_from(tail, 4).find("-->").map_or(page.len(), |n| at + 4 + n + 3);
            return Some(Tag {
                name: "",
                attributes: "",
                closing: false,
                empty: true,
                end,
            });
        }
        let closing = tail.starts_with("</");
        let inner = slice_from(tail, if closing { 2 } else { 1 });
        let named = inner.starts_with(|c: char| c.is_ascii_alphabetic());
        if self.no_more_tags || !named && !inner.starts_with(['!', '?']) {
            return None;
        }
        let len = inner.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
        let Some(close) = self.close(inner) else {
            self.no_more_tags = true;
            return None;
        };
        Some(Tag {
            name: if named { slice(inner, 0, len) } else { "" },
            attributes: slice(inner, len, close),
            closing,
            empty: slice(inner, 0, close).ends_with('/'),
            end: page.len() - inner.len() + close + 1,
        })
    }

    /// Offset of the `>` that closes a tag, outside quoted attributes as long as quotes are closed at all.
    fn close(&mut self, inner: &str) -> Option<usize> {
        if !self.quotes_broken {
            let mut quote = None;
            for (at, b) in inner.bytes().enumerate() {
                match (quote, b) {
                    (None, b'>') => return Some(at),
                    (None, b'"' | b'\'') => quote = Some(b),
                    (Some(q), _) if q == b => quote = None,
                    _ => {}
                }
            }
            self.quotes_broken = true;
        }
        inner.find('>')
    }

    /// Offset after the end of an element, nested ones of its name included; the end of the page if it is never closed.
    fn behind_element(&mut self, page: &str, from: usize, name: &str) -> usize {
        let (mut at, mut depth) = (from, 1u32);
        while let Some(found) = slice_from(page, at).find('<') {
            let Some(tag) = self.tag(page, at + found) else {
                at += found + 1;
                continue;
            };
            at = tag.end;
            if tag.name.eq_ignore_ascii_case(name) && !tag.empty {
                depth = if tag.closing { depth - 1 } else { depth + 1 };
            }
            if depth == 0 {
                return at;
            }
        }
        page.len()
    }

    /// Offset after the closing tag of an element whose text is not shown; the end of the page if there is none.
    fn behind_closing(&mut self, page: &str, from: usize, name: &str) -> usize {
        let mut at = from;
        while let Some(found) = slice_from(page, at).find("</") {
            let begins = at + found + 2;
            let here = page.as_bytes().get(begins..begins + name.len());
            if here.is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
                return slice_from(page, begins)
                    .find('>')
                    .map_or(page.len(), |n| begins + n + 1);
            }
            at = begins;
        }
        page.len()
    }
}

/// Character of an entity at the start of a text, and the entity's length.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 27] = [
        ("nbsp", '\u{a0}'),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("middot", '·'),
        ("times", '×'),
        ("copy", '©'),
        ("emsp", '\u{2003}'),
        ("ensp", '\u{2002}'),
        ("thinsp", '\u{2009}'),
        ("bull", '•'),
        ("permil", '‰'),
        ("yen", '¥'),
        ("reg", '®'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("deg", '°'),
        ("zwnj", '\u{200c}'),
    ];
    let inner = slice_from(text, 1);
    if let Some(number) = inner.strip_prefix('#') {
        let hex = number.starts_with(['x', 'X']);
        let digits = slice_from(number, usize::from(hex));
        let len = digits
            .bytes()
            .take(8)
            .take_while(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() })
            .count();
        let code = u32::from_str_radix(slice(digits, 0, len), if hex { 16 } else { 10 }).ok()?;
        let c = char::from_u32(code)
            .filter(|c| !c.is_control() || *c == '\n')
            .unwrap_or(' ');
        let end = 2 + usize::from(hex) + len;
        return Some((c, end + usize::from(slice_from(text, end).starts_with(';'))));
    }
    let len = inner.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let name = slice(inner, 0, len);
    let c = NAMED.iter().find(|n| n.0 == name)?.1;
    let end = 1 + len;
    Some((c, end + usize::from(slice_from(text, end).starts_with(';'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &str) {
        assert_eq!(text(page), format!("{expected}\n"), "{page}");
    }

    #[test]
    fn pages_as_text() {
        check("<p>甲</p><p>乙</p>", "甲\n乙");
        check("<P>甲<BR>乙<br/>丙</P>", "甲\n乙\n丙");
        check("<p>甲\n   乙</p>", "甲乙");
        check("<p>a\n   b</p>", "a b");
        check("<p><span>1.</span><strong>甲</strong></p>", "1.甲");
        check("<html><head><title>丁</title></head><body>甲</body></html>", "甲");
        check("<script>if (a<b) {'</p>'}</script>甲<style>p{}</style>", "甲");
        check("<!-- <p>丁</p> -->甲<!doctype html>", "甲");
        check(
            "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>",
            "甲\t乙\n丙",
        );
        check(
            "<table><tr><td rowspan=2>甲</td><td><p>乙</p><p>丙</p></td></tr><tr><td>丁</td></tr></table>",
            "甲\t乙\u{b}丙\n〃\t丁",
        );
        check(
            "<table><tr><td><p>甲</p><table><tr><td>1</td><td>2</td></tr></table></td><td>乙</td></tr></table>",
            "甲\n1\t2\n乙",
        );
        check(
            "<div style=\"Display: NONE\"><div>丁</div>丁</div>甲<span hidden>丁</span><p style='visibility:hidden'>丁",
            "甲",
        );
        check("<a title=\"a>b\">甲</a>", "甲");
        check(
            "&ldquo;甲&rdquo;&#20057;&#x4e19;&amp;&lt;&nosuch;&",
            "“甲”乙丙&<&nosuch;&",
        );
        check("甲 < 乙 <3 <", "甲 < 乙 <3 <");
        check("<p>甲<!-- ", "甲");
        check("<a \"b>甲", "甲");
        check("<script>甲", "");
        check("<pre>甲\n乙</pre>", "甲\n乙");
    }

    #[test]
    fn pages_and_texts() {
        for page in [
            "<!DOCTYPE html><p>",
            "\u{feff} <html>",
            "甲<p>乙</p>",
            "<div class='x'>甲",
        ] {
            assert!(is_page(page), "{page}");
        }
        for text in ["甲", "**甲** <乙>", "# 甲", "a < b"] {
            assert!(!is_page(text), "{text}");
        }
    }
}

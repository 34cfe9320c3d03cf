//! Marks of the direction of writing (U+202A to U+202E, U+2066 to U+2069) that a text opens and does not close: they would turn
//! what stands behind the text on a screen or on paper. In facts and files a text stays as it is; where it is shown among
//! other words, it is closed at its end. With them, which marks are not seen at all.

use std::borrow::Cow;

const POP: char = '\u{202c}';
const POP_ISOLATE: char = '\u{2069}';

/// The text with every mark closed that it opens. Marks of an earlier text that it would close are left out.
///
/// ```
/// assert_eq!(ledger::closed("台账"), "台账");
/// assert_eq!(ledger::closed("台\u{202e}账"), "台\u{202e}账\u{202c}");
/// ```
pub fn closed(text: &str) -> Cow<'_, str> {
    if !has_marks(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 6);
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(POP),
            '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
            POP if open.last() == Some(&POP) => drop(open.pop()),
            POP_ISOLATE if open.contains(&POP_ISOLATE) => while open.pop() != Some(POP_ISOLATE) {},
            POP | POP_ISOLATE => continue,
            _ => {}
        }
        out.push(c);
    }
    out.extend(open.iter().rev());
    Cow::Owned(out)
}

/// Whether a text holds any of the marks.
pub(crate) fn has_marks(text: &str) -> bool {
    // All are E2 80 AA to E2 80 AE, or E2 81 A6 to E2 81 A9.
    let mut bytes = text.as_bytes().windows(3);
    bytes.any(|three| matches!(three, [0xe2, 0x80, 0xaa..=0xae] | [0xe2, 0x81, 0xa6..=0xa9]))
}

/// Marks that are not seen: of no width, for soft breaks, for the direction of writing.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn every_mark_that_a_text_opens_is_closed_in_it() {
        for (text, shown) in [
            ("", ""),
            ("王芳（科长）", "王芳（科长）"),
            ("a\u{202e}b", "a\u{202e}b\u{202c}"),
            ("a\u{202e}b\u{202c}c", "a\u{202e}b\u{202c}c"),
            ("\u{202a}\u{202e}x", "\u{202a}\u{202e}x\u{202c}\u{202c}"),
            ("\u{2067}x", "\u{2067}x\u{2069}"),
            ("\u{2067}\u{202e}x\u{2069}y", "\u{2067}\u{202e}x\u{2069}y"),
            ("\u{202e}\u{2067}x\u{202c}", "\u{202e}\u{2067}x\u{2069}\u{202c}"),
            ("x\u{202c}y\u{2069}z", "xyz"),
            ("…“”", "…“”"),
        ] {
            assert_eq!(closed(text), shown, "{text:?}");
            assert_eq!(closed(shown), shown, "closed once: {shown:?}");
        }
    }
}

//! Compact JSON text: the one form in which facts are compared, summed up and kept. Works on tokens and knows nothing
//! of their meaning.

use std::borrow::Cow;

/// The same JSON text without white space between its tokens, so that what was re-indented is still the same.
pub(crate) fn compact(json: &str) -> Cow<'_, str> {
    if is_compact(json) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string {
            out.push(c);
            (in_string, escaped) = (escaped || c != '"', !escaped && c == '\\');
        } else if !is_space(c) {
            out.push(c);
            in_string = c == '"';
        }
    }
    Cow::Owned(out)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether there is no such space, as in what this program writes.
fn is_compact(json: &str) -> bool {
    let (mut in_string, mut escaped) = (false, false);
    for byte in json.bytes() {
        if in_string {
            (in_string, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
        } else if is_space(char::from(byte)) {
            return false;
        } else {
            in_string = byte == b'"';
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_between_tokens_goes_and_space_in_words_stays() {
        for (json, expected) in [
            ("{ \"a\" :\t[ 1 ,\r\n2 ] }", "{\"a\":[1,2]}"),
            (r#"{"a b": " \" , \\" , "c" : 1}"#, r#"{"a b":" \" , \\","c":1}"#),
            ("", ""),
            ("\"never closed  ", "\"never closed  "),
        ] {
            assert_eq!(compact(json), expected);
        }
    }
}

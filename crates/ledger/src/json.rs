//! JSON as text: the one way in which a fact is compared, summed up and kept. Knows tokens, not what they mean.

/// The same JSON text without white space between its tokens, so that what was re-indented is still the same.
pub(crate) fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string {
            out.push(c);
            (in_string, escaped) = (escaped || c != '"', !escaped && c == '\\');
        } else if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
            in_string = c == '"';
        }
    }
    out
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

//! Length of texts as browsers count it.

/// Length of a text in UTF-16 units, as browsers count it against the quota.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

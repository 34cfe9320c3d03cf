//! Difference of two texts by their common beginning and common end. It is not a list of edits; it is enough to find a
//! changed number in a long paragraph.

/// Two texts, divided where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDifference {
    /// Common beginning.
    pub before: String,
    /// Middle of the earlier text.
    pub was: String,
    /// Middle of the later text.
    pub now: String,
    /// Common end.
    pub after: String,
}

impl TextDifference {
    /// Difference of these two texts.
    pub fn of(from: &str, to: &str) -> TextDifference {
        let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
        let alike = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let (before, from) = from.split_at_checked(alike).unwrap_or((&from, &[]));
        let to = to.get(alike..).unwrap_or_default();
        let ends = from.iter().rev().zip(to.iter().rev());
        let alike = ends.take_while(|(a, b)| a == b).count();
        let cut = |text: &[char]| text.len().saturating_sub(alike);
        let (was, after) = from.split_at_checked(cut(from)).unwrap_or((from, &[]));
        let now = to.get(..cut(to)).unwrap_or(to);
        let text = |chars: &[char]| chars.iter().collect();
        TextDifference {
            before: text(before),
            was: text(was),
            now: text(now),
            after: text(after),
        }
    }
}

/// Last characters of a text, with a mark where something is left out.
pub fn tail(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let kept = text.chars().skip(count - most);
    std::iter::once('…').chain(kept).collect()
}

/// First characters of a text, with a mark where something is left out.
pub fn head(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_differ() {
        for (from, to, parts) in [
            ("补登30条。", "补登40条。", ["补登", "3", "4", "0条。"]),
            ("甲乙丙", "甲丙", ["甲", "乙", "", "丙"]),
            ("甲丙", "甲乙丙", ["甲", "", "乙", "丙"]),
            ("甲", "乙", ["", "甲", "乙", ""]),
            ("甲甲", "甲甲甲", ["甲甲", "", "甲", ""]),
            ("", "甲", ["", "", "甲", ""]),
            ("甲", "甲", ["甲", "", "", ""]),
            ("", "", ["", "", "", ""]),
        ] {
            let TextDifference {
                before,
                was,
                now,
                after,
            } = TextDifference::of(from, to);
            assert_eq!([before, was, now, after], parts, "{from} {to}");
        }
    }

    #[test]
    fn a_long_text_is_cut_with_a_mark() {
        assert_eq!(tail("甲乙丙", 2), "…乙丙");
        assert_eq!(head("甲乙丙", 2), "甲乙…");
        assert_eq!((tail("甲乙", 2), head("甲乙", 2)), ("甲乙".into(), "甲乙".into()));
    }
}

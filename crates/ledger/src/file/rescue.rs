//! Rescue of facts from a damaged file: every stretch of the text that is a fact by itself. No checksum vouches for
//! these facts, so they are offered to a person and never taken by themselves.

use crate::{Fact, fact::json::compact};

/// The longest fact that is looked for, in bytes: the longest text in every escape, and its header.
const LONGEST: usize = 6 * crate::LONGEST_TEXT + 4_096;

/// Limit of the effort, in lengths of the text. A text of opening brackets alone would otherwise be gone over once
/// for each.
const PATIENCE: usize = 24;

/// Search for facts in a damaged text, in steps.
#[derive(Debug)]
pub(super) struct FactRescue {
    at: usize,
    /// How many bytes were looked at.
    effort: usize,
    facts: Vec<Fact>,
}

impl FactRescue {
    /// Begins where the facts of a file begin.
    pub(super) fn of(text: &str) -> FactRescue {
        FactRescue {
            at: text.find("\"facts\"").unwrap_or(0),
            effort: 0,
            facts: Vec::new(),
        }
    }

    /// Bytes searched so far.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on for some bytes, or as many more as one fact has; true when there is nothing more to look at.
    pub(super) fn step(&mut self, text: &str, effort: usize) -> bool {
        let bytes = text.as_bytes();
        let limit = text.len().saturating_mul(PATIENCE);
        let until = self.effort.saturating_add(effort);
        loop {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some(open) = rest.iter().position(|byte| *byte == b'{') else {
                self.at = bytes.len();
                return true;
            };
            let from = self.at + open;
            let looked = object(bytes.get(from..).unwrap_or_default());
            self.effort = self.effort.saturating_add(open).saturating_add(looked.seen);
            let fact = looked.whole.then(|| text.get(from..from + looked.seen)).flatten();
            match fact.and_then(|json| Fact::read(&compact(json)).ok()) {
                Some(fact) => {
                    self.facts.push(fact);
                    self.at = from + looked.seen;
                }
                None => self.at = from + 1,
            }
            if self.effort > limit {
                return true;
            }
            if self.effort >= until {
                return false;
            }
        }
    }

    /// The facts that were found, in the order of the text, each once.
    pub(super) fn facts(self) -> Vec<Fact> {
        let mut facts = self.facts;
        let mut seen = std::collections::HashSet::new();
        facts.retain(|fact| seen.insert(fact.to_line()));
        facts
    }
}

struct ObjectScan {
    /// How many bytes were looked at; of a whole object, its length.
    seen: usize,
    whole: bool,
}

/// Looks from an opening bracket to the one that closes it. A line's end within words is damage: JSON has none there.
fn object(bytes: &[u8]) -> ObjectScan {
    let (mut depth, mut in_words, mut escaped) = (0usize, false, false);
    for (at, byte) in bytes.iter().take(LONGEST).enumerate() {
        match byte {
            b'\n' | b'\r' if in_words => return ObjectScan { seen: at, whole: false },
            _ if in_words => (in_words, escaped) = (escaped || *byte != b'"', !escaped && *byte == b'\\'),
            b'"' => in_words = true,
            b'{' => depth += 1,
            b'}' if depth == 1 => {
                return ObjectScan {
                    seen: at + 1,
                    whole: true,
                };
            }
            b'}' => depth -= 1,
            _ => {}
        }
    }
    ObjectScan {
        seen: bytes.len().min(LONGEST),
        whole: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        let found = |effort| {
            let mut rescue = FactRescue::of(text);
            while !rescue.step(text, effort) {}
            rescue.facts().iter().map(|fact| fact.id.number).collect()
        };
        let numbers: Vec<u32> = found(usize::MAX);
        assert_eq!(found(100), numbers, "the steps do not matter");
        numbers
    }

    fn fact(number: u32) -> String {
        format!(r#"{{"id":"a-{number}","t":1,"at":5,"by":"甲}}{{\"","do":"sing","tune":[{{"la":1}},"}}"]}}"#)
    }

    #[test]
    fn what_stands_before_beside_and_behind_damage_is_read() {
        let (one, two, three) = (fact(1), fact(2), fact(3));
        let cut = |text: &str, end: usize| text.get(..end).unwrap().to_owned();
        for (text, expected) in [
            (format!("\"facts\": [\n{one},\n{two},\n{three}\n]"), vec![1, 2, 3]),
            (format!("\"facts\": [\n{one},\n{two},\n{}", cut(&three, 30)), vec![1, 2]),
            (
                format!("\"facts\": [\n{one},\n{},\n{three}\n]", cut(&two, 25)),
                vec![1, 3],
            ),
            (format!("\"facts\": [{one},{},{three}]", cut(&two, 10)), vec![1, 3]),
            (format!("\"facts\": [{{{one},\n{one}"), vec![1]),
            (format!("{three}\n\"facts\": [\n{one}"), vec![1]),
            (format!("{one} without that word"), vec![1]),
            (String::new(), vec![]),
            ("{{{{".into(), vec![]),
        ] {
            assert_eq!(numbers(&text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_of_brackets_alone_is_given_up() {
        let text = format!("\"facts\":{}", "{".repeat(3_000_000));
        assert!(numbers(&text).is_empty());
    }
}

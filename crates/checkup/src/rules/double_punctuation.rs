//! Two marks where one belongs: 。。 ，， 、， ，。 Why: what is left of an edit, and seen at once. Source: GB/T 15834. Limits: …… and
//! —— are one mark each, ？！ is allowed, and marks behind a closing quote are its own. Mended by the stronger of both.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};

/// Marks from weak to strong.
const MARKS: [char; 6] = ['、', '，', '；', '：', '。', '.'];

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    if prose.role == ProseRole::Original {
        return;
    }
    let mut run: Option<(usize, usize, char, usize)> = None;
    for (at, c) in prose.words.char_indices().chain([(prose.words.len(), ' ')]) {
        let strength = MARKS.iter().take(5).position(|mark| *mark == c);
        match (strength, &mut run) {
            (Some(strength), Some((_, count, strongest, end))) => {
                *count += 1;
                *end = at + c.len_utf8();
                if MARKS
                    .iter()
                    .position(|mark| mark == strongest)
                    .is_some_and(|old| strength > old)
                {
                    *strongest = c;
                }
            }
            (Some(_), None) => run = Some((at, 1, c, at + c.len_utf8())),
            (None, _) => {
                if let Some((from, count, strongest, end)) = run.take()
                    && count > 1
                {
                    let should = strongest.to_string();
                    let finding = prose.finding(What::DoublePunctuation { should: should.clone() }, from..end);
                    found.push(finding.mended_by(prose.words, &should));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn one_mark_at_a_time() {
        for (text, words) in [
            ("补登账目。。核对票据。", "。。"),
            ("补登账目，。核对票据。", "，。"),
            ("补登账目……核对——票据。”", ""),
            ("补登账目、、核对", "、、"),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}

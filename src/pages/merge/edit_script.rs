//! Differences between two texts, for a reader who compares them. Runs of Latin letters and digits are one token, every
//! other character is one. The shortest edit script (Myers) is used as long as it is short; texts with little in common
//! are shown as one removal and one insertion.

/// A stretch of two compared texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffPart {
    /// In both texts.
    Same(String),
    /// Only in the earlier text.
    Gone(String),
    /// Only in the later text.
    Come(String),
}

/// Largest number of edits looked for.
const MOST: usize = 240;
/// Longest stretch between two edits that is merged into them.
const ISLAND: usize = 1;

/// Stretches of two texts in their order.
pub fn diff_parts(from: &str, to: &str) -> Vec<DiffPart> {
    let (old, new) = (tokens(from), tokens(to));
    let same_head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (head, old) = old.split_at_checked(same_head).unwrap_or((&old, &[]));
    let new = new.get(same_head..).unwrap_or_default();
    let same_tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old, tail) = old
        .split_at_checked(old.len().saturating_sub(same_tail))
        .unwrap_or((old, &[]));
    let new = new.get(..new.len().saturating_sub(same_tail)).unwrap_or_default();
    let mut edits: Vec<(DiffStep, &str)> = head.iter().map(|token| (DiffStep::Same, *token)).collect();
    match shortest(old, new) {
        Some(middle) => edits.extend(middle),
        None => {
            edits.extend(old.iter().map(|token| (DiffStep::Gone, *token)));
            edits.extend(new.iter().map(|token| (DiffStep::Come, *token)));
        }
    }
    edits.extend(tail.iter().map(|token| (DiffStep::Same, *token)));
    gathered(&edits)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DiffStep {
    Same,
    Gone,
    Come,
}

fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let in_word = c.is_ascii_alphanumeric();
        match (in_word, start) {
            (true, None) => start = Some(at),
            (true, Some(_)) => {}
            (false, from) => {
                tokens.extend(from.and_then(|from| text.get(from..at)));
                start = None;
                tokens.extend(text.get(at..at + c.len_utf8()));
            }
        }
    }
    tokens.extend(start.and_then(|from| text.get(from..)));
    tokens
}

/// Shortest edit script, if it is short enough.
fn shortest<'a>(old: &[&'a str], new: &[&'a str]) -> Option<Vec<(DiffStep, &'a str)>> {
    let most = (old.len() + new.len()).min(MOST);
    let width = 2 * most + 3;
    let middle = most + 1;
    // Farthest position on each diagonal, after each number of edits.
    let mut reach = vec![0usize; width];
    let mut steps: Vec<Vec<usize>> = Vec::new();
    for edits in 0..=most {
        steps.push(reach.clone());
        let mut diagonal = middle - edits;
        while diagonal <= middle + edits {
            let at = |place: usize| reach.get(place).copied().unwrap_or(0);
            let down = diagonal == middle - edits
                || diagonal != middle + edits && at(diagonal.wrapping_sub(1)) < at(diagonal + 1);
            let mut x = if down { at(diagonal + 1) } else { at(diagonal - 1) + 1 };
            let mut y = (x + middle).checked_sub(diagonal)?;
            while x < old.len() && y < new.len() && old.get(x) == new.get(y) {
                x += 1;
                y += 1;
            }
            *reach.get_mut(diagonal)? = x;
            if x >= old.len() && y >= new.len() {
                return walk_back(old, new, &steps, middle);
            }
            diagonal += 2;
        }
    }
    None
}

fn walk_back<'a>(
    old: &[&'a str],
    new: &[&'a str],
    steps: &[Vec<usize>],
    middle: usize,
) -> Option<Vec<(DiffStep, &'a str)>> {
    let (mut x, mut y) = (old.len(), new.len());
    let mut edits = Vec::new();
    for (count, reach) in steps.iter().enumerate().rev() {
        let diagonal = x + middle - y;
        let at = |place: usize| reach.get(place).copied().unwrap_or(0);
        let down = diagonal == middle - count || diagonal != middle + count && at(diagonal - 1) < at(diagonal + 1);
        let before = if down { diagonal + 1 } else { diagonal - 1 };
        let from_x = if count == 0 { 0 } else { at(before) };
        let from_y = if count == 0 {
            0
        } else {
            (from_x + middle).checked_sub(before)?
        };
        while x > from_x && y > from_y {
            x -= 1;
            y -= 1;
            edits.push((DiffStep::Same, *old.get(x)?));
        }
        if count > 0 && down {
            y = y.checked_sub(1)?;
            edits.push((DiffStep::Come, *new.get(y)?));
        } else if count > 0 {
            x = x.checked_sub(1)?;
            edits.push((DiffStep::Gone, *old.get(x)?));
        }
    }
    edits.reverse();
    Some(edits)
}

/// Joins tokens of one kind into stretches; within a change, removals come before insertions, and single tokens between
/// two changes become part of the change.
fn gathered(edits: &[(DiffStep, &str)]) -> Vec<DiffPart> {
    let mut diff_parts: Vec<DiffPart> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let mut at = 0;
    while let Some((edit, token)) = edits.get(at) {
        match edit {
            DiffStep::Gone => gone.push_str(token),
            DiffStep::Come => come.push_str(token),
            DiffStep::Same => {
                let rest = edits.get(at..).unwrap_or_default();
                let same = rest.iter().take_while(|(edit, _)| *edit == DiffStep::Same).count();
                let run: String = rest.iter().take(same).map(|(_, token)| *token).collect();
                let changing = !gone.is_empty() && !come.is_empty();
                if same <= ISLAND && changing && same < rest.len() {
                    gone.push_str(&run);
                    come.push_str(&run);
                } else {
                    changed(&mut diff_parts, &mut gone, &mut come);
                    diff_parts.push(DiffPart::Same(run));
                }
                at += same;
                continue;
            }
        }
        at += 1;
    }
    changed(&mut diff_parts, &mut gone, &mut come);
    diff_parts
}

fn changed(diff_parts: &mut Vec<DiffPart>, gone: &mut String, come: &mut String) {
    if !gone.is_empty() {
        diff_parts.push(DiffPart::Gone(std::mem::take(gone)));
    }
    if !come.is_empty() {
        diff_parts.push(DiffPart::Come(std::mem::take(come)));
    }
}

/// The same stretches, with the middle of long unchanged or removed ones left out.
pub fn shortened(diff_parts: Vec<DiffPart>, around: usize) -> Vec<DiffPart> {
    let last = diff_parts.len().saturating_sub(1);
    let short = |(place, piece): (usize, DiffPart)| match piece {
        DiffPart::Same(text) => DiffPart::Same(cut(&text, around, place > 0, place < last)),
        DiffPart::Gone(text) => DiffPart::Gone(cut(&text, 2 * around, true, true)),
        other => other,
    };
    diff_parts.into_iter().enumerate().map(short).collect()
}

fn cut(text: &str, around: usize, head: bool, tail: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (head, tail) = (if head { around } else { 0 }, if tail { around } else { 0 });
    if chars.len() <= head + tail + 2 {
        return text.to_owned();
    }
    let first = chars.iter().take(head);
    let last = chars.iter().skip(chars.len() - tail);
    first.chain(&['…']).chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(from: &str, to: &str) -> String {
        let mut told = String::new();
        for piece in diff_parts(from, to) {
            told.push_str(&match piece {
                DiffPart::Same(text) => text,
                DiffPart::Gone(text) => format!("[-{text}]"),
                DiffPart::Come(text) => format!("[+{text}]"),
            });
        }
        told
    }

    #[test]
    fn texts_are_compared_word_by_word() {
        for (from, to, expected) in [
            ("", "", ""),
            ("甲", "甲", "甲"),
            ("", "甲乙", "[+甲乙]"),
            ("甲乙", "", "[-甲乙]"),
            ("补登30条。", "补登40条。", "补登[-30][+40]条。"),
            ("甲乙丙丁戊己庚辛", "甲丙丁戊己庚壬辛", "甲[-乙]丙丁戊己庚[+壬]辛"),
            (
                "已修订制度3项，清退12万元。",
                "已修订制度5项，清退18万元。",
                "已修订制度[-3][+5]项，清退[-12][+18]万元。",
            ),
            ("甲乙丙", "丁乙戊", "[-甲乙丙][+丁乙戊]"),
            ("甲甲", "甲甲甲", "甲甲[+甲]"),
        ] {
            assert_eq!(told(from, to), expected, "{from} → {to}");
        }
    }

    #[test]
    fn both_texts_can_be_read_from_the_pieces() {
        let words = ["整改", "已完成", "3项", "，", "清退", "12万元", "。", "正在推进"];
        let text = |seed: usize| -> String {
            (0..40)
                .map(|n| {
                    words
                        .get((n * n + n * seed + seed / 3) % words.len())
                        .copied()
                        .unwrap_or("")
                })
                .collect()
        };
        for seed in 0..40 {
            let (from, to) = (text(seed), text(seed * 7 + 1));
            let (mut old, mut new) = (String::new(), String::new());
            for piece in diff_parts(&from, &to) {
                match piece {
                    DiffPart::Same(text) => {
                        old.push_str(&text);
                        new.push_str(&text);
                    }
                    DiffPart::Gone(text) => old.push_str(&text),
                    DiffPart::Come(text) => new.push_str(&text),
                }
            }
            assert_eq!((old, new), (from, to));
        }
    }

    #[test]
    fn texts_without_anything_in_common_are_one_change() {
        let (from, to) = ("甲".repeat(400), "乙".repeat(400));
        assert_eq!(diff_parts(&from, &to), [DiffPart::Gone(from), DiffPart::Come(to)]);
    }

    #[test]
    fn long_stretches_that_did_not_change_are_cut() {
        let from = format!("{}30{}", "甲".repeat(50), "乙".repeat(50));
        let to = format!("{}40{}", "甲".repeat(50), "乙".repeat(50));
        let short = shortened(diff_parts(&from, &to), 3);
        let expected = [
            DiffPart::Same("…甲甲甲".into()),
            DiffPart::Gone("30".into()),
            DiffPart::Come("40".into()),
            DiffPart::Same("乙乙乙…".into()),
        ];
        assert_eq!(short, expected);
    }
}

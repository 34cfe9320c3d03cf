//! The numbers by progress in one text of the round against the total there. Why: parts that do not add up are seen without
//! knowing anything. Source: as `declared_counts`. Limits: only where one sentence of the kind
//! “共 n 个问题，已完成 n 个，正在推进 n 个” gives them all; of a text the reader's doubt is taken.

use crate::prose::{ends_sentence, number_at, pieces};
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};

const WORDS: [&str; 4] = ["已完成", "基本完成", "正在推进", "尚未启动"];

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    if prose.role != ProseRole::Round {
        return;
    }
    for piece in pieces(prose.words, ends_sentence) {
        let sentence = prose.words.get(piece.clone()).unwrap_or("");
        let parts: Vec<u32> = WORDS.iter().filter_map(|word| behind(sentence, word)).collect();
        let total = sentence
            .find("个问题")
            .and_then(|at| crate::prose::number_before(sentence, at));
        let (Some((_, total)), true) = (total, parts.len() >= 2) else {
            continue;
        };
        let both = behind(sentence, "已完成").is_some() && behind(sentence, "正在推进").is_some();
        // 含基本完成: a part of another part.
        if !both || sentence.contains('含') {
            continue;
        }
        let sum: u32 = parts.iter().fold(0, |sum, part| sum.saturating_add(*part));
        if sum != total {
            found.push(prose.finding(What::PartsSum { total, sum }, piece));
        }
    }
}

/// The number of problems right behind a word: 已完成6个, 已完成整改6个.
fn behind(sentence: &str, word: &str) -> Option<u32> {
    let (_, rest) = sentence.split_once(word)?;
    let rest = rest.strip_prefix("整改").unwrap_or(rest).trim_start();
    let (len, number) = number_at(rest)?;
    rest.get(len..)?.trim_start().starts_with('个').then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::prose_found;

    #[test]
    fn parts_add_up() {
        for (text, count) in [
            ("共8个问题，已完成6个，正在推进2个。", 0),
            ("共8个问题，已完成6个，正在推进1个。", 1),
            ("共8个问题，已完成6个，正在推进2个，含基本完成1个。", 0),
            ("共8个问题，已完成6个。", 0),
        ] {
            assert_eq!(prose_found(check, ProseRole::Round, None, text).len(), count, "{text}");
        }
    }
}

//! The text of a key: what is written is read, what is changed is not, and nothing hostile makes it panic or unfold
//! without bound.

#![allow(clippy::unwrap_used, reason = "a failed expectation is a failed test")]

mod common;

use common::{actor, facts, lines};
use ledger::{Body, Fact, FactId, Field, Value, WallTime, targets::mutated};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use std::{fs, path::Path, time::Instant};
use storage::{
    Damage, LARGEST_TEXT, UnreadableReason, decode, encode,
    fake::{in_base32768, sealed},
    rescue, targets, units,
};

const KEY: &str = "xiaohao/1/a/1";

fn any_fact() -> impl Strategy<Value = Fact> {
    let unknown = (any::<u32>(), "[ \t\n\r]{0,3}", "\\PC{0,40}").prop_map(|(number, space, word)| {
        let word = serde_json::to_string(&word).unwrap();
        let line = format!(
            "{{{space}\"id\":\"k3-{}\",{space}\"t\":1,\"at\":0,\"by\":\"甲\",\"do\":{word}}}",
            number.max(1)
        );
        Fact::read(&line).unwrap()
    });
    let known = (
        1..u32::MAX,
        any::<i64>(),
        any::<String>(),
        "\\PC*|[一-龥，。\n]{0,300}|\\p{Any}{0,50}",
    )
        .prop_map(|(number, at, by, words)| {
            let id = FactId::new(actor(u64::from(number) * 7919), number);
            let body = Body::Set {
                item: id,
                field: Field::Situation,
                value: Value::text(words),
            };
            Fact::new(id, u64::from(number), WallTime(at), by.as_str().into(), id, body)
        });
    prop_oneof![4 => known, 1 => unknown]
}

/// Whether a text that differs from the right one is refused.
fn refused(text: &str, facts: &[Fact]) -> Result<(), String> {
    match decode(KEY, text) {
        Err(_) => Ok(()),
        Ok(read) if read == facts => Ok(()),
        Ok(_) => Err(format!("gave other facts: {text}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(facts in prop::collection::vec(any_fact(), 0..40)) {
        let text = encode(KEY, &facts);
        prop_assert_eq!(decode(KEY, &text), Ok(facts.clone()));
        prop_assert!(units(&text) < 200 + facts.iter().map(|fact| fact.to_line().len() + 1).sum::<usize>());
        prop_assert!(text.chars().all(|c| c != '\0'));
        let back: Vec<u16> = text.encode_utf16().collect();
        prop_assert_eq!(String::from_utf16(&back).ok(), Some(text));
    }

    #[test]
    fn a_changed_text_is_refused(
        facts in prop::collection::vec(any_fact(), 1..40),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0..5u8), 1..4),
    ) {
        let mut text: Vec<char> = encode(KEY, &facts).chars().collect();
        for (place, c, kind) in changes {
            if text.len() < 2 {
                break;
            }
            let place = place.index(text.len() - 1);
            match kind {
                0 => text[place] = c,
                1 => drop(text.remove(place)),
                2 => text.insert(place, c),
                3 => text.swap(place, place + 1),
                _ => text.truncate(place),
            }
        }
        let text: String = text.into_iter().collect();
        prop_assert_eq!(refused(&text, &facts), Ok(()));
        let _rescued = rescue(&text);
    }

    #[test]
    fn any_text_is_read_or_refused(key in "\\PC{0,30}", text in "(xiaohao/[0-9]{1,3} (plain|packed)( [0-9]{1,20}){0,3} [0-9a-f]{16}\n)?\\PC{0,200}") {
        targets::text(format!("{key}\n{text}").as_bytes());
    }
}

/// Every cut, and every single character changed in several ways, of a plain and of a packed text.
#[test]
fn a_text_cut_or_changed_at_any_place_is_refused() {
    let mut tried = 0;
    for count in [3, 120] {
        let facts = facts(1, 1..=count);
        let whole: Vec<char> = encode(KEY, &facts).chars().collect();
        let text = |chars: &[char]| chars.iter().collect::<String>();
        let packed = text(&whole).starts_with("xiaohao/1 packed");
        assert_eq!(packed, count == 120);
        for place in 0..whole.len() {
            let cut = text(&whole[..place]);
            assert!(decode(KEY, &cut).is_err(), "cut at {place}");
            let _rescued = rescue(&cut);
            for other in ['\0', 'x', '一', '\u{E123}', '\n', '0'] {
                let mut changed = whole.clone();
                changed[place] = other;
                tried += 1;
                if changed != whole {
                    assert!(decode(KEY, &text(&changed)).is_err(), "{other:?} at {place}");
                }
                let _rescued = rescue(&text(&changed));
            }
        }
        tried += whole.len();
    }
    println!("texts: {tried} cuts and changes were refused");
}

#[test]
fn a_packed_text_is_shorter_than_the_plain_one() {
    let facts = facts(1, 1..=300);
    let plain: usize = facts.iter().map(|fact| units(&fact.to_line())).sum();
    assert!(units(&encode(KEY, &facts)) * 5 < plain);
}

#[test]
fn what_is_packed_to_unfold_without_bound_is_refused() {
    let start = Instant::now();
    let bomb = in_base32768(&compress_to_vec(&vec![b' '; 40 << 20], 6));
    for (declared, why) in [
        (40 << 20, Damage::TooLarge(40 << 20)),
        (LARGEST_TEXT + 1, Damage::TooLarge(LARGEST_TEXT + 1)),
        (1000, Damage::TooLarge(1000)),
        (0, Damage::TooLarge(0)),
    ] {
        let text = sealed(KEY, &format!("packed 1 {declared}"), &bomb);
        assert_eq!(decode(KEY, &text), Err(UnreadableReason::Damaged(why)), "{declared}");
    }
    let text = sealed(KEY, "packed 1 1000", &bomb);
    assert!(rescue(&text).facts.is_empty());
    println!(
        "a text that unfolds to 40 MB was refused five times in {:.1?}",
        start.elapsed()
    );
}

#[test]
fn a_well_sealed_text_that_is_not_in_order_is_told_apart() {
    let line = facts(1, 1..=1)[0].to_line();
    let packed = |bytes: &[u8]| in_base32768(&compress_to_vec(bytes, 6));
    for (what, body, why) in [
        ("plain 2", line.clone(), Damage::Count { declared: 2, found: 1 }),
        ("plain 0", line.clone(), Damage::Count { declared: 0, found: 1 }),
        ("plain x", line.clone(), Damage::Header),
        ("woven 1", line.clone(), Damage::Header),
        ("packed 1", line.clone(), Damage::Header),
        ("plain 1 9", line.clone(), Damage::Header),
        ("packed 1 9", "天地x黄".into(), Damage::Letter { place: 3 }),
        ("packed 1 9", "天地玄黄".into(), Damage::Deflate),
        ("packed 1 9", packed(b"{}"), Damage::Size { declared: 9, found: 2 }),
        ("packed 1 2", packed(&[0xff, 0xfe]), Damage::NotText),
    ] {
        assert_eq!(
            decode(KEY, &sealed(KEY, what, &body)),
            Err(UnreadableReason::Damaged(why)),
            "{what}"
        );
    }
    let not_a_fact = decode(KEY, &sealed(KEY, "plain 2", &format!("{line}\n{{}}")));
    assert!(matches!(
        not_a_fact,
        Err(UnreadableReason::Damaged(Damage::NotAFact { line: 2, .. }))
    ));
}

#[test]
fn a_packed_text_that_was_cut_gives_what_stands_before_the_cut() {
    let all = facts(1, 1..=200);
    let text = encode(KEY, &all);
    let cut: String = text.chars().take(text.chars().count() * 3 / 4).collect();
    let rescue = rescue(&cut);
    assert_eq!(rescue.declared, Some(200));
    assert!(
        rescue.facts.len() > 50 && lines(&rescue.facts).is_subset(&lines(&all)),
        "{}",
        rescue.facts.len()
    );
}

/// Runs a target over its corpus: each file whole, cut, and changed by chance (the same at each run).
fn run(folder: &str, target: fn(&[u8]), changes: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(folder);
    let (mut files, mut ran) = (0, 0);
    for entry in fs::read_dir(&folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        target(&bytes);
        files += 1;
        for input in mutated(&bytes, changes) {
            target(&input);
            ran += 1;
        }
    }
    println!("{}: {ran} inputs from {files} files", folder.display());
    assert!(files >= 4 && ran > 200, "{ran}");
}

#[test]
fn the_corpus_of_texts() {
    run("text", targets::text, 100);
}

#[test]
fn the_corpus_of_storages() {
    run("storage", targets::storage, 15);
}

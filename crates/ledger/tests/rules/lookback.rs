//! 回头看: which were never looked at, and a draw that anybody can repeat.

use crate::office::{Office, ready};
use ledger::{ItemId, work::lookback::draw};

fn ids(texts: &[&str]) -> Vec<ItemId> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

#[test]
fn what_is_struck_off_and_was_not_looked_at_since_waits_for_a_look_back() {
    for (story, candidate, never) in [
        ("王芳 申请；李强 审核", false, false),
        ("王芳 申请；李强 审核；赵敏 销号", true, true),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看保持", true, false),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹", false, false),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号",
            true,
            true,
        ),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.add(ready("另一个"));
        office.story(problem, story).unwrap();
        let found = office.ledger.lookback_candidates();
        assert_eq!(found.iter().any(|one| one.problem == problem), candidate, "{story}");
        assert_eq!(found.len(), usize::from(candidate), "{story}");
        assert_eq!(office.ledger.never_looked_at() == [problem], never, "{story}");
    }
}

#[test]
fn a_draw_is_the_same_for_everybody() {
    let among = ids(&["a-1", "a-2", "a-10", "b-1", "b-2", "10-1", "c-7"]);
    let mut turned: Vec<ItemId> = among.iter().rev().copied().chain(among.iter().copied()).collect();
    turned.rotate_left(3);
    for seed in [0, 1, 20_250_605, -1, i64::MIN, i64::MAX] {
        for how_many in 0..=8 {
            let drawn = draw(&among, how_many, seed);
            assert_eq!(drawn, draw(&turned, how_many, seed), "in whatever order they are given");
            assert_eq!(drawn.len(), how_many.min(7));
            assert_eq!(
                drawn,
                draw(&among, 7, seed)[..drawn.len()],
                "who draws more draws the same first"
            );
            let mut once = drawn.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), drawn.len());
        }
    }
}

/// Worked out by another program (Python), from the description at the top of `lookback.rs`.
#[test]
fn a_draw_repeated_by_hand() {
    let among = ids(&["a-1", "a-2", "a-3", "a-4", "a-5", "a-6", "a-7", "a-8", "a-9", "a-10"]);
    for (seed, drawn) in [
        (0, ["a-6", "a-2", "a-10", "a-8"]),
        (1, ["a-6", "a-9", "a-2", "a-4"]),
        (20250605, ["a-5", "a-4", "a-8", "a-2"]),
        (-7, ["a-3", "a-2", "a-4", "a-8"]),
    ] {
        assert_eq!(draw(&among, 4, seed), ids(&drawn), "{seed}");
    }
}

#[test]
fn no_place_is_favoured() {
    let among = ids(&["a-1", "a-2", "a-3", "a-4", "a-5"]);
    let mut times = [0_u32; 5];
    for seed in 0..5_000 {
        for id in draw(&among, 2, seed) {
            times[id.number as usize - 1] += 1;
        }
    }
    assert!(times.iter().all(|times| (1_850..2_150).contains(times)), "{times:?}");
}

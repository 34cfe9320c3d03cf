//! The number of open findings (体检), counted after each pause of the work by the check-up's chunk, and not before the page has been
//! open for some seconds: the start waits for nothing of it. A page that was handed out has no such chunk and counts nothing.

use crate::{chunks, contexts::FindingCount, desk::Desk, parts::effect::effect};
use leptos::prelude::*;
use std::time::Duration;

/// Pause after the page was opened, and after a change, in milliseconds.
const FIRST_MS: u64 = 4_000;
const PAUSE_MS: u64 = 1_000;

/// Keeps the number up to date.
pub fn follow_findings(desk: Desk, count: FindingCount) {
    let turn = StoredValue::new(0_u32);
    effect(move || {
        let facts = desk.fact_count();
        desk.today.track();
        if facts == 0 || desk.handed.with(Option::is_some) {
            return;
        }
        let first = turn.with_value(|turn| *turn == 0);
        turn.update_value(|turn| *turn = turn.wrapping_add(1).max(1));
        let own = turn.get_value();
        let pause = if first { FIRST_MS } else { PAUSE_MS };
        set_timeout(
            move || {
                if turn.try_get_value() == Some(own) {
                    recount(desk, count);
                }
            },
            Duration::from_millis(pause),
        );
    });
}

/// Counts now, or as soon as the chunk is there. A chunk that does not come is said on its own page.
pub fn recount(desk: Desk, count: FindingCount) {
    chunks::CHECKUP.bring(move |doors| {
        if let Ok(doors) = doors {
            count.0.try_set(Some((doors.count)(desk)));
        }
    });
}

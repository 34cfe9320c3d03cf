//! Ring of the last events with their times. Pure: the time comes in as a number of milliseconds.

use super::event::TraceEvent;
use std::{collections::VecDeque, fmt::Write as _};

/// Number of events kept; with some ten for each edit this covers the last half hour of steady work.
const MOST: usize = 400;

/// Ring of the last events.
#[derive(Default)]
pub struct Ring {
    entries: VecDeque<(i64, TraceEvent)>,
    /// Time of the first event ever added.
    start: Option<i64>,
    /// Number of events that were dropped for later ones.
    dropped: u64,
}

impl Ring {
    /// Adds an event with its time. An event that repeats the last one is left out, so that a storage that fails every
    /// three seconds does not push out what led to it.
    pub fn push(&mut self, at: i64, event: TraceEvent) {
        self.start.get_or_insert(at);
        if event.may_repeat() && self.entries.back().is_some_and(|(_, last)| *last == event) {
            return;
        }
        if self.entries.len() == MOST {
            self.entries.pop_front();
            self.dropped += 1;
        }
        self.entries.push_back((at, event));
    }

    /// Number of events kept.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// One line for each event, with the seconds since the first.
    pub fn text(&self) -> String {
        let start = self.start.unwrap_or(0);
        let mut text = format!(
            "xiaohao {} trace 1 dropped={}\n",
            env!("CARGO_PKG_VERSION"),
            self.dropped
        );
        for (at, event) in &self.entries {
            let since = at - start;
            // Writing into a string does not fail. The clock may have been set back in between.
            let _ = write!(
                text,
                "{}{}.{:03} ",
                if since < 0 { "-" } else { "+" },
                since.abs() / 1_000,
                since.abs() % 1_000
            );
            event.write(&mut text);
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::event::ReadCause;

    fn wrote(facts: usize) -> TraceEvent {
        TraceEvent::Wrote { facts }
    }

    #[test]
    fn the_last_ones_are_kept_in_their_order() {
        let mut ring = Ring::default();
        for number in 0..MOST + 3 {
            ring.push(1_000 + i64::try_from(number).unwrap() * 10, wrote(number));
        }
        assert_eq!(ring.len(), MOST);
        let text = ring.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            format!("xiaohao {} trace 1 dropped=3", env!("CARGO_PKG_VERSION"))
        );
        assert_eq!(lines[1], "+0.030 wrote facts=3");
        assert_eq!(lines.len(), MOST + 1);
        assert_eq!(lines[MOST], format!("+4.020 wrote facts={}", MOST + 2));
    }

    #[test]
    fn what_fails_again_and_again_is_one_line() {
        let mut ring = Ring::default();
        let failed = TraceEvent::Failed {
            facts: 2,
            why: crate::trace::event::SaveFault::Full,
        };
        for at in [0, 3_000, 6_000] {
            ring.push(at, failed);
        }
        ring.push(9_000, wrote(1));
        ring.push(9_001, wrote(1));
        ring.push(
            -2_500,
            TraceEvent::Read {
                facts: 1,
                cause: ReadCause::OtherTab,
            },
        );
        assert_eq!(
            ring.text().lines().skip(1).collect::<Vec<_>>(),
            [
                "+0.000 failed facts=2 why=full",
                "+9.000 wrote facts=1",
                "+9.001 wrote facts=1",
                "-2.500 read facts=1 cause=other-tab"
            ]
        );
    }
}

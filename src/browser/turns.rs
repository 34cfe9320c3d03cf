//! Long work in turns: a few steps, then control goes back to the browser, which draws the page and handles keys, then
//! the next steps. Whatever the app postpones to a later turn goes through here.

use super::clock;
use leptos::prelude::set_timeout;
use std::time::Duration;

/// What a step of long work says about the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// There is more to do.
    More,
    /// The work pauses; an event will start it again.
    Wait,
    /// Nothing is left to do.
    Done,
}

/// Calls back in the browser's next turn.
pub fn next_turn(then: impl FnOnce() + 'static) {
    set_timeout(then, Duration::ZERO);
}

/// Calls back at once, or in the browser's next turn.
pub fn now_or_next_turn(at_once: bool, then: impl FnOnce() + 'static) {
    match at_once {
        true => then(),
        false => next_turn(then),
    }
}

/// Runs steps for at most `budget_ms` in each turn, until a step says `Done` or `Wait`. At the end of each turn,
/// `turn_over` gets the answer of its last step.
pub fn run(budget_ms: i64, step: impl FnMut() -> NextStep + 'static, turn_over: impl FnMut(NextStep) + 'static) {
    turn(budget_ms, Box::new(step), Box::new(turn_over));
}

/// Runs one step in each turn, beginning with the next one.
pub fn one_each_turn(step: impl FnMut() -> NextStep + 'static) {
    let step = Box::new(step);
    next_turn(move || turn(0, step, Box::new(|_| ())));
}

fn turn(budget_ms: i64, mut step: Box<dyn FnMut() -> NextStep>, mut turn_over: Box<dyn FnMut(NextStep)>) {
    let begun = clock::now().0;
    loop {
        match step() {
            // A clock that was set back ends the turn.
            NextStep::More if (0..budget_ms).contains(&(clock::now().0 - begun)) => {}
            NextStep::More => {
                turn_over(NextStep::More);
                return next_turn(move || turn(budget_ms, step, turn_over));
            }
            over @ (NextStep::Wait | NextStep::Done) => return turn_over(over),
        }
    }
}

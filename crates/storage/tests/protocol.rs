//! The protocol of tabs and packing, explored whole: the real store of two and three tabs, over storage as Chromium
//! has it, in every order of edits, packing, propagation, refused writes, dying and opening, within small bounds.
//!
//! What a page says is saved is in its own process's copy at once, and in the browser a moment later. Three things
//! are shown of every state that can be reached:
//!
//! - the facts in the browser's storage never become fewer, by any step of any tab; so a fact that has come there is
//!   there for ever, also after any tab dies, and after the whole browser is killed and comes back with what it had
//!   written to disk by then (which is an earlier state of the same storage, and each of these was checked);
//! - what a living tab said is saved is there, or on its way, or was refused and the tab will see that;
//! - what was set aside is not touched, and no key is written over;
//! - what any tab ever said 已保存 of is in the journal, and back in local storage once a tab was open after a power cut,
//!   from which local storage may come back as old as it likes.
//!
//! What dies with a process, or with the browser, before it was taken: the changes still on their way, and no others.

mod common;
mod model;

use model::{
    Bounds,
    explore::{BOUNDS, explore, holds},
    tab::Protocol,
};

fn fails(name: &str, bounds: Bounds) {
    let found = explore(name, bounds);
    assert!(found.wrong.is_some(), "{name} loses nothing?");
    if let Some((told, path)) = found.wrong {
        println!("    caught: {told}; by {path:?}");
    }
}

#[test]
fn two_tabs_lose_nothing_whoever_packs() {
    holds("an edit and a packing each", BOUNDS);
    holds(
        "two edits and a packing each",
        Bounds {
            keys_before: 0,
            edits: [2; 3],
            ..BOUNDS
        },
    );
    holds(
        "two packings each",
        Bounds {
            edits: [0; 3],
            packs: [2; 3],
            ..BOUNDS
        },
    );
}

#[test]
fn two_tabs_lose_nothing_when_one_dies_and_another_opens() {
    holds("one dies", Bounds { deaths: 1, ..BOUNDS });
    let one_edits = Bounds {
        keys_before: 1,
        edits: [1, 0, 0],
        deaths: 1,
        reopens: 1,
        ..BOUNDS
    };
    holds("one dies, another opens", one_edits);
    holds(
        "one dies, another opens, a write is refused",
        Bounds {
            refusals: 1,
            ..one_edits
        },
    );
}

#[test]
fn two_tabs_lose_nothing_when_the_browser_refuses_a_write() {
    holds(
        "a write is refused",
        Bounds {
            keys_before: 1,
            refusals: 1,
            ..BOUNDS
        },
    );
}

#[test]
fn three_tabs_lose_nothing() {
    let three = Bounds { tabs: 3, ..BOUNDS };
    holds(
        "one edits, the others pack",
        Bounds {
            keys_before: 1,
            edits: [1, 0, 0],
            packs: [0, 1, 1],
            ..three
        },
    );
    holds(
        "two edit and pack, one listens",
        Bounds {
            keys_before: 0,
            edits: [1, 1, 0],
            packs: [1, 1, 0],
            ..three
        },
    );
    holds(
        "two edit, two pack",
        Bounds {
            keys_before: 0,
            edits: [1, 1, 0],
            packs: [0, 1, 1],
            ..three
        },
    );
}

#[test]
fn a_browser_that_takes_changes_late_comes_to_the_same_ends() {
    for (name, bounds) in [
        (
            "an edit and a packing each",
            Bounds {
                keys_before: 1,
                ..BOUNDS
            },
        ),
        (
            "one dies",
            Bounds {
                keys_before: 1,
                deaths: 1,
                ..BOUNDS
            },
        ),
    ] {
        let prompt = holds(&format!("{name}, taken at once"), bounds);
        let late = holds(
            &format!("{name}, taken at any time"),
            Bounds {
                reduced: false,
                ..bounds
            },
        );
        assert_eq!(prompt.ends, late.ends, "{name}");
    }
}

#[test]
fn what_was_said_to_be_saved_outlives_a_power_cut() {
    let cut = Bounds {
        keys_before: 1,
        cuts: 1,
        reopens: 1,
        ..BOUNDS
    };
    holds(
        "two tabs edit and pack, the power is cut, one opens",
        Bounds {
            edits: [1, 1, 0],
            packs: [1, 1, 0],
            ..cut
        },
    );
    holds(
        "one tab edits and packs, the journal answers at any time, the power is cut, one opens",
        Bounds {
            tabs: 1,
            edits: [2, 0, 0],
            late_journal: true,
            ..cut
        },
    );
    holds(
        "two tabs pack the same, the journal answers at any time",
        Bounds {
            keys_before: 2,
            edits: [1, 0, 0],
            late_journal: true,
            ..BOUNDS
        },
    );
    fails(
        "the journal left out",
        Bounds {
            protocol: Protocol::WithoutJournal,
            ..cut
        },
    );
}

#[test]
fn the_search_finds_what_is_wrong_with_other_ways() {
    let late = Bounds {
        reduced: false,
        ..BOUNDS
    };
    for (name, bounds) in [
        (
            "old keys go before the packed one is written",
            Bounds {
                protocol: Protocol::RemoveFirst,
                ..late
            },
        ),
        (
            "old keys go in the same breath, and the packed one is refused",
            Bounds {
                protocol: Protocol::ClearAtOnce,
                refusals: 1,
                ..late
            },
        ),
        (
            "a key goes because another tab's key holds it too",
            Bounds {
                protocol: Protocol::TrustOthers,
                ..late
            },
        ),
        (
            "each tab writes over its own key, and another packs it",
            Bounds {
                protocol: Protocol::OwnKeyWrittenOver,
                edits: [2; 3],
                ..late
            },
        ),
        (
            "all tabs write over one key",
            Bounds {
                protocol: Protocol::OneKeyForAll,
                ..late
            },
        ),
    ] {
        fails(name, bounds);
    }
}

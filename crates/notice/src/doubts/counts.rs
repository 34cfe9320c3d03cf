//! Checks of the notice as a whole: whether anything was read, whether it names its round, whether declared counts and
//! rate agree with each other and with what was found.

use super::doubt::{Doubt, DoubtKind, RoundFact, about};
use crate::declared::declared_counts::CountedThing;
use crate::proposal::{NoticeLayout, Proposal};
use ledger::Progress;

/// Check that problems were found, and that the text was read to its end.
pub(super) fn read_at_all(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    if proposal.problems.is_empty() {
        doubts.push(about(1, DoubtKind::NoProblems));
    }
    if proposal.read_to < proposal.text.len() {
        let line = proposal.spans.last().map_or(1, |s| s.line);
        doubts.push(about(line, DoubtKind::TooLong));
    }
}

/// Check that the notice names the units and the days.
pub(super) fn round_named(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    if proposal.problems.is_empty() {
        return;
    }
    let round = &proposal.round;
    for (missing, part) in [
        (round.unit.is_empty(), RoundFact::Unit),
        (round.team.is_empty(), RoundFact::Team),
        (round.from.is_none() || round.to.is_none(), RoundFact::Days),
        (round.feedback.is_none(), RoundFact::Feedback),
    ] {
        if missing {
            doubts.push(about(1, DoubtKind::RoundIncomplete { missing: part }));
        }
    }
}

/// Value of a count found under one heading; a second value if another reading is equally good.
fn found_within(proposal: &Proposal, what: CountedThing, section: u32) -> Option<(u32, u32)> {
    let section = usize::try_from(section).ok().and_then(|i| proposal.sections.get(i))?;
    let depth = section.group.len();
    let below = || {
        proposal
            .problems
            .iter()
            .filter(|p| p.group.get(..depth) == Some(section.group.as_slice()))
    };
    let of = |progress: &[Progress]| below().filter(|p| progress.contains(&p.progress)).count();
    let (found, or) = match what {
        CountedThing::Problems => (below().count(), None),
        CountedThing::Done => (of(&[Progress::Done]), None),
        CountedThing::NearlyDone => (of(&[Progress::NearlyDone]), None),
        CountedThing::UnderWay => {
            let alone = of(&[Progress::UnderWay]);
            (of(&[Progress::UnderWay, Progress::NearlyDone]), Some(alone))
        }
        CountedThing::NotStarted => (of(&[Progress::NotStarted]), None),
        CountedThing::Categories => {
            let mut names: Vec<&String> = below().filter_map(|p| p.group.get(depth)).collect();
            names.sort_unstable();
            names.dedup();
            (names.len(), None)
        }
        CountedThing::Aspects | CountedThing::Measures => return None,
    };
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Some((narrow(found), narrow(or.unwrap_or(found))))
}

/// Value of a count found in the whole, if it can be found; a second value if another reading is equally good.
fn found(proposal: &Proposal, what: CountedThing) -> Option<(u32, u32)> {
    let counts = &proposal.counts;
    let same = |n: u32| Some((n, n));
    let groups = |depth: usize| {
        let mut names: Vec<&[String]> = proposal.problems.iter().filter_map(|p| p.group.get(..depth)).collect();
        names.sort_unstable();
        names.dedup();
        u32::try_from(names.len())
            .ok()
            .filter(|n| *n > 0 && proposal.family == NoticeLayout::ByAspect)
            .map(|n| (n, n))
    };
    match what {
        CountedThing::Problems => same(counts.problems),
        CountedThing::Done => same(counts.done),
        CountedThing::NotStarted => same(counts.not_started),
        CountedThing::NearlyDone => same(counts.nearly_done),
        // Most notices count 基本完成 as under way; one that declares it by itself does not.
        CountedThing::UnderWay if proposal.declared.first(CountedThing::NearlyDone).is_some() => same(counts.under_way),
        CountedThing::UnderWay => Some((counts.under_way + counts.nearly_done, counts.under_way)),
        CountedThing::Aspects => groups(1),
        CountedThing::Categories => groups(2),
        CountedThing::Measures => None,
    }
}

/// Check of each declared count against the problems found.
pub(super) fn declared_against_found(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    let mut seen: Vec<(CountedThing, u32, Option<u32>)> = Vec::new();
    for declared in &proposal.declared.all {
        let key = (declared.what, declared.value, declared.within);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let found = match declared.within {
            Some(section) => found_within(proposal, declared.what, section),
            None => found(proposal, declared.what),
        };
        let Some((found, or)) = found else { continue };
        if declared.value != found && declared.value != or {
            doubts.push(about(
                declared.line,
                DoubtKind::CountDiffers {
                    what: declared.what,
                    declared: declared.value,
                    found,
                },
            ));
        }
    }
}

/// Check for a count that is declared twice with different numbers.
pub(super) fn declared_twice(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for (at, declared) in proposal.declared.all.iter().enumerate() {
        let before = proposal.declared.all.iter().take(at);
        let mut others = before.filter(|d| d.what == declared.what && d.within == declared.within);
        let Some(first) = others.next() else { continue };
        if first.value != declared.value && !others.any(|o| o.value == declared.value) {
            doubts.push(about(
                declared.line,
                DoubtKind::DeclaredTwice {
                    what: declared.what,
                    first: first.value,
                    first_line: first.line,
                    other: declared.value,
                },
            ));
        }
    }
}

/// Check that declared done, under way and not started add up to the declared total.
pub(super) fn sum_of_declared(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    let value = |what| proposal.declared.value(what);
    let (Some(total), Some(done), Some(under_way)) = (
        proposal.declared.first(CountedThing::Problems),
        value(CountedThing::Done),
        value(CountedThing::UnderWay),
    ) else {
        return;
    };
    let base = done
        .saturating_add(under_way)
        .saturating_add(value(CountedThing::NotStarted).unwrap_or(0));
    let with_nearly = base.saturating_add(value(CountedThing::NearlyDone).unwrap_or(0));
    if total.value != base && total.value != with_nearly {
        doubts.push(about(
            total.line,
            DoubtKind::SumDiffers {
                total: total.value,
                sum: with_nearly,
            },
        ));
    }
}

/// Check of the rate against the counts, under every counting rule in use: 基本完成 as done, as open, or left out.
pub(super) fn rate(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    let value = |what| proposal.declared.value(what);
    let declared = value(CountedThing::Done).zip(value(CountedThing::Problems));
    let nearly = value(CountedThing::NearlyDone).unwrap_or(0);
    let counts = &proposal.counts;
    for rate in &proposal.declared.rates {
        let fits = |done: u32, total: u32| total > 0 && rate_agrees(rate.basis_points, rate.places, done, total);
        let any = |(done, total): (u32, u32), nearly: u32| {
            fits(done, total) || fits(done.saturating_add(nearly), total) || fits(done, total.saturating_sub(nearly))
        };
        let by_declared = declared.is_some_and(|d| any(d, nearly));
        let by_found = any((counts.done, counts.problems), counts.nearly_done);
        if !by_declared && !by_found {
            doubts.push(about(
                rate.line,
                DoubtKind::RateDiffers {
                    declared: rate.basis_points,
                    by_declared: declared.filter(|d| d.1 > 0),
                    by_found: (counts.done, counts.problems),
                },
            ));
        }
    }
}

/// Whether a printed rate agrees with two counts, allowing for rounding or truncation of its last place.
/// `basis_points` is the rate in hundredths of a percent, `places` the decimals that were printed. Of nothing no rate agrees.
pub fn rate_agrees(basis_points: u32, places: u32, done: u32, total: u32) -> bool {
    let Some(exact) = (u64::from(done) * 1_000_000).checked_div(u64::from(total)) else {
        return false;
    };
    let printed = u64::from(basis_points) * 100;
    let unit: u64 = match places {
        0 => 10_000,
        1 => 1_000,
        _ => 100,
    };
    exact.abs_diff(printed) <= unit / 2 || (exact >= printed && exact - printed < unit)
}

#[cfg(test)]
mod tests {
    use super::rate_agrees;

    #[test]
    fn rates_and_counts() {
        assert!(rate_agrees(7500, 0, 6, 8));
        assert!(!rate_agrees(0, 0, 0, 0));
        assert!(!rate_agrees(8000, 0, 6, 8));
        assert!(rate_agrees(9871, 2, 688, 697));
        assert!(rate_agrees(8700, 0, 7, 8));
        assert!(rate_agrees(8800, 0, 7, 8));
    }
}

//! Frontiers: compact names of a set of facts, as runs of numbers for each writer. A frontier freezes a state: what
//! is added to the set afterwards is not in it. It holds names only; the facts are in the ledger.

use crate::{ActorId, FactId, Ledger, NotAnId};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// The names of a set of facts. Written `k3f9:1-12,14;m2:1-3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    /// By writer, runs of numbers, first to last, ascending, not touching.
    runs: BTreeMap<ActorId, Vec<(u32, u32)>>,
}

impl Frontier {
    /// Whether it names this fact.
    pub fn contains(&self, fact: FactId) -> bool {
        let Some(runs) = self.runs.get(&fact.actor) else {
            return false;
        };
        let after = runs.partition_point(|(first, _)| *first <= fact.number);
        let run = after.checked_sub(1).and_then(|place| runs.get(place));
        run.is_some_and(|(_, last)| fact.number <= *last)
    }

    /// Whether it names every fact that the other names.
    pub fn includes(&self, other: &Frontier) -> bool {
        let within = |actor: &ActorId, run: &(u32, u32)| {
            let runs = self.runs.get(actor).map_or(&[][..], Vec::as_slice);
            runs.iter().any(|(first, last)| *first <= run.0 && run.1 <= *last)
        };
        let mut runs = other
            .runs
            .iter()
            .flat_map(|(actor, runs)| runs.iter().map(move |run| (actor, run)));
        runs.all(|(actor, run)| within(actor, run))
    }

    /// How many facts it names.
    pub fn len(&self) -> usize {
        let runs = self.runs.values().flatten();
        runs.map(|(first, last)| (last - first) as usize + 1).sum()
    }

    /// Whether it names none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

impl FromIterator<FactId> for Frontier {
    fn from_iter<I: IntoIterator<Item = FactId>>(facts: I) -> Frontier {
        let mut facts: Vec<FactId> = facts.into_iter().collect();
        facts.sort_unstable();
        let mut runs: BTreeMap<ActorId, Vec<(u32, u32)>> = BTreeMap::new();
        for fact in facts {
            let runs = runs.entry(fact.actor).or_default();
            match runs.last_mut() {
                Some((_, last)) if last.checked_add(1).is_none_or(|next| fact.number <= next) => *last = fact.number,
                _ => runs.push((fact.number, fact.number)),
            }
        }
        Frontier { runs }
    }
}

impl Ledger {
    /// The names of all facts in the set.
    pub fn frontier(&self) -> Frontier {
        self.facts().iter().map(|fact| fact.id).collect()
    }
}

impl fmt::Display for Frontier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (actor, runs)) in self.runs.iter().enumerate() {
            let between = if place == 0 { "" } else { ";" };
            write!(f, "{between}{actor}:")?;
            for (place, (first, last)) in runs.iter().enumerate() {
                let between = if place == 0 { "" } else { "," };
                write!(f, "{between}{first}")?;
                if last > first {
                    write!(f, "-{last}")?;
                }
            }
        }
        Ok(())
    }
}

impl FromStr for Frontier {
    type Err = NotAnId;
    /// Strict: only what [`Frontier`] itself writes, so that one frontier has one text.
    fn from_str(text: &str) -> Result<Frontier, NotAnId> {
        let mut frontier = Frontier::default();
        for part in text.split(';').filter(|_| !text.is_empty()) {
            let (actor, list) = part.split_once(':').ok_or(NotAnId)?;
            let mut runs = Vec::new();
            for run in list.split(',') {
                let (first, last) = run.split_once('-').unwrap_or((run, run));
                let number = |text: &str| text.parse::<u32>().map_err(|_| NotAnId);
                runs.push((number(first)?, number(last)?));
            }
            frontier.runs.insert(actor.parse()?, runs);
        }
        let ascending = |runs: &Vec<(u32, u32)>| {
            let in_order = runs.iter().all(|(first, last)| first <= last);
            in_order
                && runs
                    .windows(2)
                    .all(|pair| matches!(pair, [a, b] if a.1.checked_add(1).is_some_and(|next| next < b.0)))
        };
        let sound = frontier.runs.values().all(ascending) && frontier.to_string() == text;
        sound.then_some(frontier).ok_or(NotAnId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        text.parse::<Frontier>().ok().map(|frontier| frontier.to_string())
    }

    #[test]
    fn a_frontier_is_written_one_way_only() {
        for text in ["", "a:1", "a:1-12,14;b:4294967294-4294967295"] {
            assert_eq!(read(text).as_deref(), Some(text));
        }
        for text in [
            ";",
            "a",
            "a:",
            "a:2-1",
            "a:1-1",
            "a:1,2",
            "a:1-3,3-4",
            "b:1;a:1",
            "a:1;a:2",
            "a:01",
            "A:1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn it_names_the_facts_that_it_was_made_of() {
        let fact = |text: &str| text.parse::<FactId>().unwrap();
        let named = ["a-3", "b-7", "a-1", "a-2", "a-5", "a-3"];
        let frontier: Frontier = named.iter().map(|id| fact(id)).collect();
        assert_eq!(frontier.to_string(), "a:1-3,5;b:7");
        assert_eq!(frontier.len(), 5);
        assert!(named.iter().all(|id| frontier.contains(fact(id))));
        for other in ["a-4", "a-6", "b-6", "b-8", "c-1"] {
            assert!(!frontier.contains(fact(other)), "{other}");
        }
        for (other, within) in [
            ("", true),
            ("a:1-3,5;b:7", true),
            ("a:2-3", true),
            ("b:7", true),
            ("a:3-4", false),
            ("a:3-5", false),
            ("c:1", false),
        ] {
            assert_eq!(frontier.includes(&other.parse().unwrap()), within, "{other}");
        }
    }
}

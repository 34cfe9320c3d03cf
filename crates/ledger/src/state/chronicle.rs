//! Chronicle: the order of the record in time. Writers' clocks give the time, but a clock that was set back is not followed:
//! an action never stands before what its writer had certainly seen. That is the writer's own earlier fact, what the fact
//! replaces or answers, and, because a writer counts on from the highest logical time it has, a fact of the logical time
//! before (of several, the one that asks for least). What did not see each other is ordered by the clocks alone. Derived from the set of facts, and made when the
//! record is first asked for; a further fact costs the logarithm of their number.

use crate::{ActorId, Body, Fact, FactId, WallTime};
use std::collections::{BTreeSet, HashMap};

/// Position of an action: the moment under which it stands, the logical time of its first fact, its name.
pub(crate) type ChroniclePlace = (WallTime, u64, FactId);

/// By how much a clock may be behind before it is told, in milliseconds. Clocks of two computers differ by minutes.
const TOLERANCE: i64 = 10 * 60_000;

/// What was seen at some point: the moment under which it stands, and the one that its writer's clock showed.
#[derive(Clone, Copy, Debug)]
struct SeenMoment {
    stands: WallTime,
    shown: WallTime,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Chronicle {
    order: BTreeSet<ChroniclePlace>,
    places: HashMap<FactId, ChroniclePlace>,
    /// Actions whose clock was behind what their writer had seen, with the moment that was seen.
    set_back: HashMap<FactId, WallTime>,
    writers: HashMap<ActorId, SeenMoment>,
    /// By a fact, the moment under which it stands.
    moments: HashMap<FactId, SeenMoment>,
    /// Logical time that is being filled, with the least that its facts say; and the same of the one before it.
    now: Option<(u64, SeenMoment)>,
    before: Option<(u64, SeenMoment)>,
}

impl Chronicle {
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Chronicle {
        let mut facts: Vec<&Fact> = facts.into_iter().collect();
        facts.sort_by_key(|fact| (fact.time, fact.id));
        let mut chronicle = Chronicle::default();
        facts.into_iter().for_each(|fact| chronicle.append(fact));
        chronicle
    }

    /// Whether a fact comes behind all that are here in logical time, so that it can be appended.
    pub fn is_next(&self, fact: &Fact) -> bool {
        self.now.is_none_or(|(time, _)| fact.time >= time)
    }

    pub fn append(&mut self, fact: &Fact) {
        if self.now.is_some_and(|(time, _)| time < fact.time) {
            self.before = self.now.take();
        }
        let preceding = self.before.filter(|(time, _)| time.checked_add(1) == Some(fact.time));
        let own = self.writers.get(&fact.id.actor).copied();
        let answered = match &fact.body {
            Body::Decide { decision, .. } => decision.answers,
            Body::Add { .. } | Body::Set { .. } | Body::Remove { .. } | Body::Restore { .. } | Body::Unknown => None,
        };
        let named = fact
            .replaces
            .iter()
            .chain(&answered)
            .filter_map(|id| self.moments.get(id))
            .copied();
        let seen = preceding.map(|(_, seen)| seen).into_iter().chain(own).chain(named);
        let latest = seen.max_by_key(|seen| seen.stands);
        let moment = SeenMoment {
            stands: latest.map_or(fact.at, |latest| latest.stands.max(fact.at)),
            shown: fact.at,
        };
        self.writers.insert(fact.id.actor, moment);
        self.moments.insert(fact.id, moment);
        self.now = Some(match self.now {
            Some((time, least)) if least.stands <= moment.stands => (time, least),
            Some(_) | None => (fact.time, moment),
        });
        if self.places.contains_key(&fact.action) {
            return;
        }
        let place = (moment.stands, fact.time, fact.action);
        self.places.insert(fact.action, place);
        self.order.insert(place);
        let shown = latest.map(|latest| latest.shown);
        let behind = shown.filter(|shown| shown.0.saturating_sub(fact.at.0) > TOLERANCE);
        self.set_back.extend(behind.map(|shown| (fact.action, shown)));
    }

    pub fn place(&self, action: FactId) -> Option<ChroniclePlace> {
        self.places.get(&action).copied()
    }

    /// All actions, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = FactId> + '_ {
        self.order.iter().rev().map(|(.., action)| *action)
    }

    /// What the clock had shown before, of an action whose clock had been set back.
    pub fn set_back(&self, action: FactId) -> Option<WallTime> {
        self.set_back.get(&action).copied()
    }
}

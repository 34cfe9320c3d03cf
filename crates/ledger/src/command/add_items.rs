//! New items: whether an item may stand where it is wanted, what it must have, and the facts that add it.

use crate::{
    Body, Draft, Field, ItemId, Kind, Ledger, Refusal, Setup, Value,
    command::{
        name_entry::{as_recorded, entries_of},
        writer::{FactWriter, blank, fits},
    },
};
use std::collections::BTreeSet;

impl Ledger {
    pub(crate) fn add_part(
        &self,
        scribe: &mut FactWriter,
        under: Option<ItemId>,
        draft: &Draft,
    ) -> Result<(), Refusal> {
        if draft.group.is_some() || !draft.cites.is_empty() {
            return Err(Refusal::SetupOutOfOrder);
        }
        if let Some(whole) = under {
            self.must_be_there(whole)?;
        }
        let mut draft = draft.clone();
        for (_, value) in draft.fields.iter_mut().filter(|(field, _)| *field == Field::Title) {
            *value = Value::text(value.as_text().unwrap_or("").trim());
        }
        self.may_stand(draft.kind, under.map(|whole| self.kind(whole)))?;
        if let Some(whole) = under {
            self.may_change_measures(whole, draft.kind)?;
        }
        if let (Some(whole), Some(evidence)) = (under, cited(&draft))
            && self.evidence_of(whole).contains(&evidence)
        {
            return Err(Refusal::CitedAlready);
        }
        entries_of(&draft)
            .iter()
            .try_for_each(|entry| self.add(scribe, entry, under, None).map(drop))
    }

    pub(crate) fn prove(&self, scribe: &mut FactWriter, problem: ItemId, evidence: &Draft) -> Result<(), Refusal> {
        self.must_be(problem, Kind::Problem)?;
        if evidence.kind != Kind::Evidence {
            return Err(Refusal::CannotStandThere(evidence.kind));
        }
        let entered = self.add(scribe, evidence, None, None)?;
        self.add(scribe, &Draft::citation(entered), Some(problem), None)
            .map(drop)
    }

    fn may_stand(&self, kind: Kind, under: Option<Option<Kind>>) -> Result<(), Refusal> {
        let stands = match under {
            None => kind.stands(None),
            Some(whole) => whole.is_some_and(|whole| kind.stands(Some(whole))),
        };
        if kind == Kind::Round {
            return Err(Refusal::NoSuchItem);
        }
        if stands {
            Ok(())
        } else {
            Err(Refusal::CannotStandThere(kind))
        }
    }

    /// Adds an item where its kind may stand, with its parts.
    pub(crate) fn add(
        &self,
        scribe: &mut FactWriter,
        draft: &Draft,
        under: Option<ItemId>,
        group: Option<ItemId>,
    ) -> Result<ItemId, Refusal> {
        let kind = draft.kind;
        if kind.needs_title() && !draft.fields.iter().any(is_title) {
            return Err(Refusal::TitleMissing);
        }
        if kind == Kind::Citation {
            let evidence = cited(draft).ok_or(Refusal::ValueDoesNotFit(Field::Evidence))?;
            // Evidence that the same action enters is not in the ledger yet.
            if !scribe.adds(evidence, Kind::Evidence) {
                self.must_be(evidence, Kind::Evidence)?;
            }
        }
        let item = scribe.write(Body::Add { kind, under }, Vec::new())?;
        let group = group.map(|group| (Field::Group, Value::item(group)));
        // A field that a draft names twice gets both values, as a conflict: neither is lost unseen.
        for (field, value) in group.iter().chain(&draft.fields) {
            fits(kind, *field, value)?;
            let (field, value) = (*field, as_recorded(kind, *field, value).into_owned());
            scribe.write(Body::Set { item, field, value }, Vec::new())?;
        }
        let mut cites = BTreeSet::new();
        for part in &draft.parts {
            self.may_stand(part.kind, Some(Some(kind)))?;
            if cited(part).is_some_and(|evidence| !cites.insert(evidence)) {
                return Err(Refusal::CitedAlready);
            }
            self.add(scribe, part, Some(item), None)?;
        }
        Ok(item)
    }

    pub(crate) fn set_up(&self, scribe: &mut FactWriter, setup: &Setup) -> Result<(), Refusal> {
        for (field, value) in &setup.round {
            self.set(scribe, ItemId::ROUND, *field, value, None)?;
        }
        let mut made: Vec<ItemId> = Vec::with_capacity(setup.items.len());
        let before = |made: &[ItemId], place: usize| made.get(place).copied().ok_or(Refusal::SetupOutOfOrder);
        for draft in &setup.items {
            self.may_stand(draft.kind, None)?;
            let group = draft.group.map(|place| before(&made, place)).transpose()?;
            if group.is_some_and(|group| !scribe.adds(group, Kind::Group)) {
                return Err(Refusal::SetupOutOfOrder);
            }
            if draft.cites.is_empty() {
                // Several people in one draft stand at its one place.
                let entries = entries_of(draft);
                let added = entries.iter().map(|entry| self.add(scribe, entry, None, group));
                made.extend(added.collect::<Result<Vec<_>, _>>()?.first());
                continue;
            }
            let mut draft = draft.clone();
            for place in std::mem::take(&mut draft.cites) {
                draft.parts.push(Draft::citation(before(&made, place)?));
            }
            made.push(self.add(scribe, &draft, None, group)?);
        }
        Ok(())
    }
}

impl FactWriter<'_> {
    /// Whether this action enters such an item.
    fn adds(&self, item: ItemId, kind: Kind) -> bool {
        // The facts of an action are numbered without gaps.
        let first = self.facts.first().map(|fact| fact.id);
        let place = first.filter(|first| first.actor == item.actor).and_then(|first| {
            let place = item.number.checked_sub(first.number)?;
            usize::try_from(place).ok()
        });
        let fact = place.and_then(|place| self.facts.get(place));
        fact.is_some_and(|fact| matches!(fact.body, Body::Add { kind: added, .. } if added == kind))
    }
}

/// The evidence that the draft of a citation names.
fn cited(draft: &Draft) -> Option<ItemId> {
    let named = draft.fields.iter().filter(|(field, _)| *field == Field::Evidence);
    let mut named = named.filter(|_| draft.kind == Kind::Citation);
    let evidence = named.next()?.1.as_text()?.parse().ok();
    evidence.filter(|_| named.next().is_none())
}

fn is_title((field, value): &(Field, Value)) -> bool {
    *field == Field::Title && !blank(value.as_text().unwrap_or(""))
}

/// A draft with a title, if it is not blank.
pub(crate) fn titled(kind: Kind, title: &str) -> Result<Draft, Refusal> {
    if blank(title) {
        Err(Refusal::TitleMissing)
    } else {
        Ok(Draft::new(kind, title.trim()))
    }
}

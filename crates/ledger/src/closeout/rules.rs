//! Rules of close-out and of dates: what an act requires, and which earlier decisions it names. Persons are told
//! apart by the names they give themselves; what a role may do beyond that is a convention that the app shows, not a
//! lock.

use super::{
    Closeout, CloseoutAct, CloseoutRefusal, CloseoutRound, CloseoutStatus, DecisionStep, MissingForCloseout, same_hand,
};
use crate::{
    Body, Decision, DecisionKind, Due, FactId, Field, Ground, ItemId, Kind, LONGEST_TEXT, Ledger, Progress, Refusal,
    Value, command::writer::FactWriter,
};
use std::collections::BTreeSet;

impl Ledger {
    pub(crate) fn close_out(&self, scribe: &mut FactWriter, problem: ItemId, act: &CloseoutAct) -> Result<(), Refusal> {
        let by = scribe.by();
        if by.trim().is_empty() {
            return Err(CloseoutRefusal::NameMissing.into());
        }
        let now = self.closeout(problem);
        let (decision, named) = match act {
            CloseoutAct::Apply { grounds, reason } => {
                self.may_apply(problem, &now, grounds, reason)?;
                let mut decision = Decision::new(DecisionKind::Apply).because(reason.trim());
                decision.grounds = grounds.clone();
                decision.grounds.sort_unstable();
                decision.grounds.dedup();
                (decision, now.ended_by().into_iter().collect())
            }
            CloseoutAct::Check { opinion } => {
                let round = now.pending()?;
                other_hand(round, by)?;
                if round.checked_by().any(|check| same_hand(&check.fact.by, by)) {
                    return Err(CloseoutRefusal::AlreadyChecked.into());
                }
                let last = round.unanswered().last().map(|step| step.fact.id);
                (
                    Decision::new(DecisionKind::Check).because(opinion.trim()),
                    last.into_iter().collect(),
                )
            }
            CloseoutAct::Return { reason } => {
                let round = now.to_decide()?;
                other_hand(round, by)?;
                written(reason)?;
                let decision = Decision::new(DecisionKind::Return).because(reason.trim());
                (decision, round.to_name(DecisionKind::StrikeOff))
            }
            CloseoutAct::StrikeOff { opinion } => {
                let round = now.to_decide()?;
                other_hand(round, by)?;
                let led = !self.text(problem, Field::Leader).trim().is_empty();
                if led && !round.checked_by().any(|check| !same_hand(&check.fact.by, by)) {
                    return Err(CloseoutRefusal::NotChecked.into());
                }
                if opinion.trim().is_empty() && self.is_unsettled(problem) {
                    return Err(CloseoutRefusal::Unsettled.into());
                }
                let decision = Decision::new(DecisionKind::StrikeOff).because(opinion.trim());
                (decision, round.to_name(DecisionKind::Return))
            }
            CloseoutAct::Withdraw => {
                let round = now.pending()?;
                let own = round.unanswered().filter(|step| same_hand(&step.fact.by, by));
                let own: Vec<FactId> = own.map(|step| step.fact.id).collect();
                if own.is_empty() {
                    return Err(CloseoutRefusal::NotYours(round.applicant()).into());
                }
                (Decision::new(DecisionKind::Withdraw), own)
            }
            CloseoutAct::Extend {
                until,
                reason,
                approver,
            } => {
                let named = self.may_extend(problem, &now, *until, reason, approver)?;
                let mut decision = Decision::new(DecisionKind::Extend).because(reason.trim());
                decision.until = Some(*until);
                decision.approver = approver.trim().to_owned();
                (decision, named)
            }
            CloseoutAct::LookbackHolds { opinion } => {
                let named = now.to_look_back()?;
                (
                    Decision::new(DecisionKind::LookbackHolds).because(opinion.trim()),
                    named,
                )
            }
            CloseoutAct::LookbackRebound { reason, .. } => {
                let named = now.to_look_back()?;
                written(reason)?;
                (
                    Decision::new(DecisionKind::LookbackRebound).because(reason.trim()),
                    named,
                )
            }
        };
        for text in [&decision.reason, &decision.approver] {
            if text.len() > LONGEST_TEXT {
                return Err(Refusal::TextTooLong(text.len()));
            }
        }
        record(scribe, problem, decision, &named)?;
        match act {
            CloseoutAct::LookbackRebound { reason, until } => self.reopen(scribe, problem, reason, *until),
            CloseoutAct::LookbackHolds { .. } => self.bring_back(scribe, problem, &now),
            CloseoutAct::Apply { .. }
            | CloseoutAct::Check { .. }
            | CloseoutAct::Return { .. }
            | CloseoutAct::StrikeOff { .. }
            | CloseoutAct::Withdraw
            | CloseoutAct::Extend { .. } => Ok(()),
        }
    }

    /// A look-back that overrules a rebound (it holds after all) brings back the progress that the rebound had set back, with
    /// its finished day.
    fn bring_back(&self, scribe: &mut FactWriter, problem: ItemId, now: &Closeout) -> Result<(), Refusal> {
        let current = now.current().into_iter();
        let rebounds: BTreeSet<FactId> = current
            .flat_map(|round| round.looked_back(DecisionKind::LookbackRebound))
            .map(|step| step.fact.action)
            .collect();
        for field in [Field::Progress, Field::FinishedOn] {
            let heads: Vec<FactId> = self.heads(problem, field).collect();
            let set_back = heads.iter().filter_map(|head| self.fact(*head));
            let replaced = set_back.filter(|fact| rebounds.contains(&fact.action));
            let before = replaced
                .flat_map(|fact| &fact.replaces)
                .filter_map(|id| self.fact(*id))
                .next_back();
            if let Some(fact) = before {
                scribe.write(fact.body.clone(), heads)?;
            }
        }
        Ok(())
    }

    /// A rebound is open again: its progress goes back to 正在推进, and it has a date that has not passed. What was written of it
    /// stays.
    fn reopen(
        &self,
        scribe: &mut FactWriter,
        problem: ItemId,
        reason: &str,
        until: Option<Due>,
    ) -> Result<(), Refusal> {
        let in_force = self.due_in_force(problem);
        match (in_force, until) {
            (None, Some(until)) => self.set(scribe, problem, Field::Due, &Value::from(until), None)?,
            (Some(in_force), Some(until)) if until.last_day() <= in_force.last_day() => {
                return Err(CloseoutRefusal::NotLater(in_force).into());
            }
            (Some(_), Some(until)) => {
                let mut decision = Decision::new(DecisionKind::Extend).because(reason.trim());
                decision.until = Some(until);
                decision.approver = scribe.by().trim().to_owned();
                let dates = self.dates(problem);
                let standing = dates.extensions.iter().filter(|step| step.stands());
                let named: Vec<FactId> = standing.map(id).collect();
                record(scribe, problem, decision, &named)?;
            }
            (Some(in_force), None)
                if scribe
                    .today()
                    .is_some_and(|today| in_force.last_day() < today.last_day()) =>
            {
                return Err(CloseoutRefusal::NewDateMissing(in_force).into());
            }
            (None | Some(_), None) => {}
        }
        if self.progress(problem) == Progress::Done {
            let (item, field, value) = (problem, Field::Progress, Value::from(Progress::UnderWay));
            scribe.write(
                Body::Set { item, field, value },
                self.heads(problem, Field::Progress).collect(),
            )?;
        }
        Ok(())
    }

    fn may_apply(&self, problem: ItemId, now: &Closeout, grounds: &[Ground], reason: &str) -> Result<(), Refusal> {
        match now.status {
            CloseoutStatus::Pending => {
                let applicant = now.current().map(CloseoutRound::applicant).unwrap_or_default();
                return Err(CloseoutRefusal::AlreadyPending(applicant).into());
            }
            CloseoutStatus::StruckOff => return Err(CloseoutRefusal::StruckOff.into()),
            CloseoutStatus::NotApplied | CloseoutStatus::Returned | CloseoutStatus::Reopened => {}
        }
        let mut missing = self.missing_for_closeout(problem);
        missing.retain(|thing| !thing.is_soft() || reason.trim().is_empty());
        if grounds.is_empty() {
            missing.push(MissingForCloseout::Ground);
        }
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Refusal::NotReady(missing))
        }
    }

    fn may_extend(
        &self,
        problem: ItemId,
        now: &Closeout,
        until: Due,
        reason: &str,
        approver: &str,
    ) -> Result<Vec<FactId>, Refusal> {
        if now.status == CloseoutStatus::StruckOff {
            return Err(CloseoutRefusal::StruckOff.into());
        }
        let dates = self.dates(problem);
        let in_force = dates.in_force.ok_or(CloseoutRefusal::NoDueDate)?;
        if until.last_day() <= in_force.last_day() {
            return Err(CloseoutRefusal::NotLater(in_force).into());
        }
        written(reason)?;
        if approver.trim().is_empty() {
            return Err(CloseoutRefusal::ApproverMissing.into());
        }
        let standing = dates.extensions.iter().filter(|step| step.stands());
        Ok(standing.map(|step| step.fact.id).collect())
    }

    /// Whether a field may be set by hand, as far as close-out and dates have a say in it.
    pub(crate) fn may_set(&self, item: ItemId, field: Field, value: &Value) -> Result<(), Refusal> {
        if field == Field::Progress {
            self.may_set_progress(item)?;
        }
        if field == Field::Due && self.item(item).and_then(|item| item.kind()) == Some(Kind::Problem) {
            self.may_set_due(item, value)?;
        }
        Ok(())
    }

    /// The progress of what is struck off stands, and that of its parts.
    pub(crate) fn may_set_progress(&self, item: ItemId) -> Result<(), CloseoutRefusal> {
        if self.is_within_struck_off(item) {
            Err(CloseoutRefusal::StruckOff)
        } else {
            Ok(())
        }
    }

    /// What is struck off stays, with its measures and their phases: they are what was decided upon.
    pub(crate) fn may_remove(&self, item: ItemId) -> Result<(), Refusal> {
        match self.kind(item) {
            Some(Kind::Problem) if self.is_struck_off(item) => Err(Refusal::StruckOffStays),
            Some(kind) => self.may_change_measures(item, kind),
            None => Ok(()),
        }
    }

    /// Whether a part of this kind may come to an item, or go from it.
    pub(crate) fn may_change_measures(&self, item: ItemId, kind: Kind) -> Result<(), Refusal> {
        if matches!(kind, Kind::Measure | Kind::Phase) && self.is_within_struck_off(item) {
            Err(Refusal::StruckOffMeasures)
        } else {
            Ok(())
        }
    }

    /// Whether an item is a struck-off problem, or a part of one.
    fn is_within_struck_off(&self, item: ItemId) -> bool {
        let mut items = self.with_ancestors(item);
        items.any(|id| self.kind(id) == Some(Kind::Problem) && self.is_struck_off(id))
    }

    /// A date that binds is neither put off nor emptied silently; until then it may be corrected freely. Of several in conflict any
    /// may be chosen.
    fn may_set_due(&self, problem: ItemId, value: &Value) -> Result<(), Refusal> {
        if self.date_binding(problem).is_none() {
            return Ok(());
        }
        let date = |value: &Value| value.as_text().and_then(|text| text.parse::<Due>().ok());
        let standing = self.values(problem, Field::Due).into_iter();
        let latest = standing
            .filter_map(|(_, value)| date(value))
            .max_by_key(|due| due.last_day());
        let Some(latest) = latest else { return Ok(()) };
        match date(value) {
            Some(new) if new.last_day() <= latest.last_day() => Ok(()),
            _ => Err(CloseoutRefusal::NeedsExtension(latest).into()),
        }
    }
}

/// One fact for each earlier decision that is named; they are one action.
fn record(scribe: &mut FactWriter, item: ItemId, decision: Decision, named: &[FactId]) -> Result<(), Refusal> {
    let answers: Vec<Option<FactId>> = match named {
        [] => vec![None],
        named => named.iter().copied().map(Some).collect(),
    };
    for answered in answers {
        let decision = decision.clone().answering(answered);
        scribe.write(Body::Decide { item, decision }, Vec::new())?;
    }
    Ok(())
}

fn written(reason: &str) -> Result<(), CloseoutRefusal> {
    if reason.trim().is_empty() {
        Err(CloseoutRefusal::ReasonMissing)
    } else {
        Ok(())
    }
}

fn other_hand(round: &CloseoutRound, by: &str) -> Result<(), CloseoutRefusal> {
    if round.live_applications().any(|step| same_hand(&step.fact.by, by)) {
        Err(CloseoutRefusal::OwnApplication)
    } else {
        Ok(())
    }
}

fn id(step: &DecisionStep) -> FactId {
    step.fact.id
}

impl CloseoutRound<'_> {
    /// Who applied last.
    pub fn applicant(&self) -> String {
        let last = self.live_applications().last();
        last.map(|step| step.fact.by.trim().to_owned()).unwrap_or_default()
    }

    /// What a return (or a strike-off) names: the applications without an answer, and the answers that it overrules.
    fn to_name(&self, overruled: DecisionKind) -> Vec<FactId> {
        self.unanswered().chain(self.answered_by(overruled)).map(id).collect()
    }
}

impl<'a> Closeout<'a> {
    fn pending(&self) -> Result<&CloseoutRound<'a>, CloseoutRefusal> {
        let current = self.current().filter(|_| self.status == CloseoutStatus::Pending);
        current.ok_or(CloseoutRefusal::NothingPending)
    }

    /// The round that waits for a decision, be it the first or one that settles two.
    fn to_decide(&self) -> Result<&CloseoutRound<'a>, CloseoutRefusal> {
        let settles = |round: &&CloseoutRound| round.contested && round.outcome == CloseoutStatus::Returned;
        let current = self.current().filter(settles);
        current.map_or_else(|| self.pending(), Ok)
    }

    /// What a look-back names: those before it that stand, or else the strike-off.
    fn to_look_back(&self) -> Result<Vec<FactId>, CloseoutRefusal> {
        let settles = |round: &CloseoutRound| round.contested && round.outcome == CloseoutStatus::Reopened;
        let wanted = |round: &&CloseoutRound| self.status == CloseoutStatus::StruckOff || settles(round);
        let round = self.current().filter(wanted);
        let round = round.ok_or(CloseoutRefusal::NotStruckOff)?;
        let before: Vec<FactId> = round.lookbacks.iter().filter(|step| step.stands()).map(id).collect();
        if before.is_empty() {
            Ok(self.struck_off().map(id).into_iter().collect())
        } else {
            Ok(before)
        }
    }

    /// What a new application names: the decision that ended the round before, if there was one.
    fn ended_by(&self) -> Option<FactId> {
        let last = self.rounds.last()?;
        if !last.is_live() {
            return last.applications.last()?.withdrawn_by;
        }
        let ending = match self.status {
            CloseoutStatus::Reopened => last.looked_back(DecisionKind::LookbackRebound).last(),
            _ => last.answered_by(DecisionKind::Return).last(),
        };
        ending.map(id)
    }
}

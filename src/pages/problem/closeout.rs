//! 销号: the state of the close-out, its rounds with every step, and what can be done now. Rules and reasons come from
//! `ledger`; here they are only shown.

use super::{
    closeout_forms::{Apply, Decide, LookbackForm},
    section::Section,
};
use crate::{
    browser::clock,
    desk::use_desk,
    words::{closeout, problem as say},
};
use ledger::{
    DecisionKind, ItemId,
    closeout::{CloseoutStatus, DecisionStep},
};
use leptos::prelude::*;

/// Panel with the state of the close-out and the form for the next step.
#[component]
pub fn CloseoutPanel(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let now = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let now = ledger.closeout(item);
            let round = now.current().map_or(0, |round| round.number);
            (now.status, now.contested(), now.checked(), round)
        })
    });
    let count = Signal::derive(move || closeout::status(now.get().0).to_owned());
    let standing = move || {
        let (status, contested, checked, round) = now.get();
        say::standing(status, contested, checked, round)
    };
    // Form that is shown; it stays in place, with what was typed, as long as this does not change.
    #[derive(Clone, Copy, PartialEq)]
    enum FormShown {
        Apply,
        Decide,
        LookBack,
    }
    let stage = Memo::new(move |_| match now.get() {
        (CloseoutStatus::Pending, ..) | (CloseoutStatus::Returned, true, ..) => FormShown::Decide,
        (CloseoutStatus::StruckOff, ..) | (CloseoutStatus::Reopened, true, ..) => FormShown::LookBack,
        _ => FormShown::Apply,
    });
    let form = move || match stage.get() {
        FormShown::Apply => view! { <Apply item /> }.into_any(),
        FormShown::Decide => view! { <Decide item /> }.into_any(),
        FormShown::LookBack => view! { <LookbackForm item /> }.into_any(),
    };
    view! {
        <Section title=say::CLOSEOUT class="closeout" count>
            <p class="standing" id="closeout-standing" role="status" tabindex="-1">{standing}</p>
            <CloseoutHistory item />
            {form}
        </Section>
    }
}

/// A step as it is shown.
#[derive(Clone, PartialEq)]
struct StepInWords {
    what: String,
    signed: String,
    reason: String,
    stands: bool,
}

fn told(step: &DecisionStep) -> StepInWords {
    let decision = step.decision;
    let mut what = say::deed(decision.kind).to_owned();
    if !decision.grounds.is_empty() {
        let grounds: Vec<&str> = decision.grounds.iter().map(|one| closeout::ground(*one)).collect();
        what.push_str(&say::on_grounds(&grounds.join("、")));
    }
    let look = matches!(
        decision.kind,
        DecisionKind::LookbackHolds | DecisionKind::LookbackRebound
    );
    if step.withdrawn_by.is_some() {
        what.push_str(say::WITHDRAWN);
    } else if step.followed_by.is_some() && !look {
        what.push_str(say::OVERRULED);
    }
    StepInWords {
        what,
        signed: say::signed(&step.fact.by, &clock::time_text(step.fact.at)),
        reason: decision.reason.clone(),
        stands: step.stands() || look,
    }
}

/// History of the close-out: every round, first to last, with who did what, when and why.
#[component]
pub fn CloseoutHistory(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let rounds = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let rounds = ledger.closeout(item).rounds.into_iter();
            let told_of = |round: ledger::closeout::CloseoutRound| {
                let lists = [&round.applications, &round.checks, &round.answers, &round.lookbacks];
                let mut steps: Vec<&DecisionStep> = lists.into_iter().flatten().collect();
                steps.sort_by_key(|step| (step.fact.time, step.fact.id));
                // A step that names several earlier decisions is several facts of one action, shown once.
                steps.dedup_by_key(|step| step.fact.action);
                (round.number, steps.into_iter().map(told).collect::<Vec<StepInWords>>())
            };
            rounds.map(told_of).collect::<Vec<_>>()
        })
    });
    let step = |step: StepInWords| {
        let reason =
            (!step.reason.is_empty()).then(|| view! { <span class="step-reason">{say::reason(&step.reason)}</span> });
        view! {
            <li class:step-gone=!step.stands>
                <span class="step-signed">{step.signed}</span> <span class="step-what">{step.what}</span> {reason}
            </li>
        }
    };
    move || {
        let rounds = rounds.get().into_iter();
        rounds
            .map(|(number, steps)| {
                let steps = steps.into_iter().map(step).collect_view();
                view! { <h4>{say::round_number(number)}</h4> <ol class="steps">{steps}</ol> }
            })
            .collect_view()
    }
}

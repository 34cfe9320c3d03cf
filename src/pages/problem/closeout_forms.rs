//! Forms of the next step in the close-out of a problem: apply, decide, look back. What the rules forbid is shown
//! disabled, with the reason beside it; a refusal is shown beside the button that was pressed.

use crate::{
    browser::focus,
    desk::{Desk, use_desk},
    parts::{
        draft::{DraftField, discard, draft, forget_application, ground_key, grounds_of, list_entry, lists},
        event_handlers,
        refused::Refused,
    },
    words::{dates, problem as say},
};
use ledger::{
    Command, Due, Field, Ground, ItemId, Kind, Progress, Refusal,
    closeout::{CloseoutAct, MissingForCloseout},
};
use leptos::prelude::*;

/// State of a form: the problem, and the refusal shown in it.
#[derive(Clone, Copy)]
struct DecisionForm {
    desk: Desk,
    item: ItemId,
    refused: Refused,
}

impl DecisionForm {
    fn new(item: ItemId) -> DecisionForm {
        DecisionForm {
            desk: use_desk(),
            item,
            refused: Refused::new(),
        }
    }

    /// Carries out an act; on success its drafts are removed.
    fn act(self, act: CloseoutAct, written: &[(RwSignal<String>, DraftField)]) {
        self.is_done(act, written);
    }

    /// The same, with whether it was done.
    fn is_done(self, act: CloseoutAct, written: &[(RwSignal<String>, DraftField)]) -> bool {
        self.desk.flush();
        let problem = self.item;
        let done = self.refused.perform(self.desk, &Command::Closeout { problem, act });
        if done {
            for (text, field) in written {
                // The form is removed with this step, and with it what would clear the draft; so it is cleared here.
                discard(self.desk, self.item, *field);
                text.try_set(String::new());
            }
            focus::reveal("closeout-standing");
        }
        done
    }

    /// Short reason why an act is forbidden now, if it is.
    fn hindered(self, act: CloseoutAct) -> Memo<Option<&'static str>> {
        Memo::new(move |_| {
            let (desk, problem) = (self.desk, self.item);
            desk.watch_item(problem, |_| ());
            match desk.would_refuse(&Command::Closeout {
                problem,
                act: act.clone(),
            }) {
                Some(Refusal::Closeout(why)) => Some(say::hindered(&why)),
                _ => None,
            }
        })
    }

    fn told(self) -> AnyView {
        self.refused.line(String::new())
    }
}

/// Button with the reason why it is disabled.
fn button(
    id: &'static str,
    class: &'static str,
    name: &'static str,
    hindered: Memo<Option<&'static str>>,
    press: impl Fn() + 'static,
) -> impl IntoView {
    let note = format!("{id}-why");
    let described = note.clone();
    view! {
        <div class="closeout-act">
            <button
                type="button"
                id=id
                class=class
                disabled=move || hindered.get().is_some()
                aria-describedby=move || hindered.get().map(|_| described.clone())
                on:click=event_handlers::click(move |_| press())
            >
                {name}
            </button>
            {move || hindered.get().map(|why| view! { <span class="why-not" id=note.clone()>{why}</span> })}
        </div>
    }
}

fn opinion_field(id: &'static str, label: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea id=id rows="2" prop:value=move || text.get() on:input=event_handlers::event(move |event| text.set(event_target_value(&event)))></textarea>
        </div>
    }
}

/// 申请销号: what is missing, the grounds, and a reason where there is no evidence.
#[component]
pub fn Apply(item: ItemId) -> impl IntoView {
    let panel = DecisionForm::new(item);
    let grounds = draft(item, DraftField::ApplicationGrounds);
    let reason = draft(item, DraftField::ApplicationReason);
    let boxes = Ground::ALL.into_iter().map(|ground| {
        let tick = move |event| list_entry(grounds, ground_key(ground), event_target_checked(&event));
        let ticked = move || grounds.with(|grounds| lists(grounds, ground_key(ground)));
        view! {
            <label class="tick"><input type="checkbox" prop:checked=ticked on:change=event_handlers::event(tick) /> <span>{crate::words::closeout::ground(ground)}</span></label>
        }
    });
    let send = move || {
        let act = CloseoutAct::Apply {
            grounds: grounds.with_untracked(|list| grounds_of(list)),
            reason: reason.get_untracked(),
        };
        let written = [
            (reason, DraftField::ApplicationReason),
            (grounds, DraftField::ApplicationGrounds),
        ];
        panel.act(act, &written);
    };
    // What is missing is listed; beside the button stands only what no work on the problem would mend.
    let hindered = panel.hindered(CloseoutAct::Apply {
        grounds: Ground::ALL.to_vec(),
        reason: String::from("-"),
    });
    view! {
        <div class="apply">
            <h4>{say::APPLY}</h4>
            <ApplicationNeeds item />
            <fieldset class="grounds">
                <legend>{say::GROUNDS}</legend>
                <div class="grounds-boxes">{boxes.collect_view()}</div>
            </fieldset>
            {opinion_field("apply-reason", say::APPLY_REASON, reason)}
            {button("apply", "primary", say::APPLY, hindered, send)}
            {panel.told()}
        </div>
    }
}

/// Requirements of an application, each with whether it is met, and a link to where it is entered.
#[component]
fn ApplicationNeeds(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let missing = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let first = ledger.parts(item, Kind::Measure).into_iter();
            let open = first
                .filter(|measure| ledger.progress(*measure) != Progress::Done)
                .min_by_key(|id| ledger.rank(*id));
            let (_, measures) = ledger.measures_done(item);
            (ledger.missing_for_closeout(item), open, measures > 0)
        })
    });
    let line = move |good: &'static str, found: Option<MissingForCloseout>, target: String| {
        match found {
        None => view! { <li class="ready"><span aria-hidden="true">"✓ "</span><span class="visually-hidden">{say::READY}</span>{good}</li> }.into_any(),
        Some(found) => {
            let words = crate::words::closeout::missing(&found);
            view! {
                <li class="lacking">
                    <span aria-hidden="true">"✗ "</span><span class="visually-hidden">{say::LACKING}</span>{words}
                    <button type="button" class="go" on:click=event_handlers::click(move |_| focus::reveal(&target))>{say::GO_THERE}</button>
                </li>
            }
            .into_any()
        }
    }
    };
    let lines = move || {
        let (missing, open, has_measures) = missing.get();
        let find = |which: fn(&MissingForCloseout) -> bool| missing.iter().find(|one| which(one)).cloned();
        let field = |field: Field| format!("{}-{item}", field.key());
        let measure = open.map_or_else(|| "new-measure".to_owned(), |measure| format!("done-{measure}"));
        vec![
            line(
                say::HAS_PROGRESS,
                find(|one| matches!(one, MissingForCloseout::Progress(_))),
                field(Field::Progress),
            ),
            if has_measures {
                line(
                    say::HAS_MEASURES,
                    find(|one| matches!(one, MissingForCloseout::Measures(_))),
                    measure,
                )
            } else {
                // Of none it is not said that all are done.
                view! { <li class="neither"><span aria-hidden="true">"– "</span>{say::NO_MEASURES}</li> }.into_any()
            },
            line(
                say::HAS_OUTCOME,
                find(|one| *one == MissingForCloseout::Outcome),
                field(Field::Outcome),
            ),
            line(
                say::HAS_RESPONSIBLE,
                find(|one| *one == MissingForCloseout::Responsible),
                field(Field::Person),
            ),
            line(
                say::HAS_EVIDENCE,
                find(|one| matches!(one, MissingForCloseout::Evidence | MissingForCloseout::SamePapers)),
                "new-evidence".to_owned(),
            ),
        ]
    };
    view! { <ul class="readiness" aria-label=say::NEEDED>{lines}</ul> }
}

/// 审核, 退回, 销号, 撤回 of a pending application.
#[component]
pub fn Decide(item: ItemId) -> impl IntoView {
    let panel = DecisionForm::new(item);
    let text = draft(item, DraftField::Opinion);
    // A placeholder for the reason still to be written: the question is whether the user may act at this moment.
    let stand_in = || String::from("-");
    let check = panel.hindered(CloseoutAct::Check { opinion: stand_in() });
    let strike = panel.hindered(CloseoutAct::StrikeOff { opinion: stand_in() });
    let send_back = panel.hindered(CloseoutAct::Return { reason: stand_in() });
    let withdraw = panel.hindered(CloseoutAct::Withdraw);
    let written = move || text.get_untracked();
    let unsettled = Memo::new(move |_| panel.desk.watch_item(item, |ledger| ledger.is_unsettled(item)));
    view! {
        <div class="decide">
            <h4>{say::DECIDE}</h4>
            {move || unsettled.get().then(|| view! { <p class="field-note field-wrong" id="unsettled">{say::UNSETTLED}</p> })}
            {opinion_field("opinion", say::OPINION, text)}
            <div class="closeout-acts">
                {button("check", "", say::CHECK, check, move || panel.act(CloseoutAct::Check { opinion: written() }, &[(text, DraftField::Opinion)]))}
                {button("strike-off", "primary", say::STRIKE_OFF, strike, move || panel.act(CloseoutAct::StrikeOff { opinion: written() }, &[(text, DraftField::Opinion)]))}
                {button("return", "danger", say::RETURN, send_back, move || panel.act(CloseoutAct::Return { reason: written() }, &[(text, DraftField::Opinion)]))}
                {button("withdraw", "", say::WITHDRAW, withdraw, move || panel.act(CloseoutAct::Withdraw, &[(text, DraftField::Opinion)]))}
            </div>
            {panel.told()}
        </div>
    }
}

/// 登记回头看 of a struck-off problem.
#[component]
pub fn LookbackForm(item: ItemId) -> impl IntoView {
    let panel = DecisionForm::new(item);
    let text = draft(item, DraftField::Lookback);
    let stand_in = || String::from("-");
    let holds = panel.hindered(CloseoutAct::LookbackHolds { opinion: stand_in() });
    let rebound = panel.hindered(CloseoutAct::LookbackRebound {
        reason: stand_in(),
        until: Due::FAR,
    });
    let written = move || text.get_untracked();
    let until = draft(item, DraftField::ReboundUntil);
    let drafts = move || [(text, DraftField::Lookback), (until, DraftField::ReboundUntil)];
    let came_back = move || {
        let typed = until.get_untracked();
        let date = dates::read(&typed, panel.desk.today.get_untracked().day.year());
        if date.is_none() && !typed.trim().is_empty() {
            panel.refused.say(say::no_date(&typed));
            return;
        }
        let act = CloseoutAct::LookbackRebound {
            reason: written(),
            until: date,
        };
        if panel.is_done(act, &drafts()) {
            forget_application(panel.desk, item);
        }
    };
    let typed = event_handlers::event(move |event| until.set(event_target_value(&event)));
    view! {
        <div class="decide">
            <h4>{say::LOOK_BACK}</h4>
            {opinion_field("lookback-text", say::LOOK_BACK_TEXT, text)}
            <div class="field">
                <label for="lookback-until">{say::REBOUND_UNTIL}</label>
                <input id="lookback-until" type="text" autocomplete="off" placeholder=dates::HOW prop:value=move || until.get() on:input=typed />
            </div>
            <div class="closeout-acts">
                {button("lookback-holds", "primary", say::HOLDS, holds, move || panel.act(CloseoutAct::LookbackHolds { opinion: written() }, &[(text, DraftField::Lookback)]))}
                {button("lookback-rebound", "danger", say::REBOUND, rebound, came_back)}
            </div>
            {panel.told()}
        </div>
    }
}

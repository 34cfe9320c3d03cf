//! Which findings the page lists: by severity, kind, person and aspect, each kept in this browser.

use crate::{
    browser::events,
    desk::Desk,
    parts::{
        draft::draft_of_line,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
    },
    words::checkup as say,
};
use checkup::{Checkup, Finding, RuleGroup, Severity};
use ledger::{Field, ItemId, Ledger, work::people::has_name};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is chosen; empty for everything.
#[derive(Clone, Copy)]
pub struct FindingFilter {
    level: RwSignal<String>,
    group: RwSignal<String>,
    person: RwSignal<String>,
    aspect: RwSignal<String>,
    /// Whether those that do not apply are listed too; `yes` or empty.
    pub waived: RwSignal<String>,
}

impl FindingFilter {
    /// What was chosen last in this browser.
    pub fn kept() -> FindingFilter {
        FindingFilter {
            level: draft_of_line("checkup-level"),
            group: draft_of_line("checkup-group"),
            person: draft_of_line("checkup-person"),
            aspect: draft_of_line("checkup-aspect"),
            waived: draft_of_line("checkup-waived"),
        }
    }

    /// Whether a finding is listed. `mine`: the name of the person whose findings alone are asked for.
    pub fn lists(self, ledger: &Ledger, finding: &Finding, mine: Option<&str>) -> bool {
        let chosen = |signal: RwSignal<String>| signal.with(|value| (!value.is_empty()).then(|| value.clone()));
        let level = chosen(self.level).is_none_or(|level| level == finding.severity.key());
        let group = chosen(self.group).is_none_or(|group| group == finding.rule().group().word());
        let person = chosen(self.person);
        let person = mine
            .or(person.as_deref())
            .is_none_or(|name| answers(ledger, finding, name));
        let aspect = chosen(self.aspect).and_then(|aspect| aspect.parse::<ItemId>().ok());
        let of_aspect = |aspect: ItemId| {
            let group = finding.problem.and_then(|problem| ledger.group_of(problem));
            group.is_some_and(|group| ledger.group_path(group).contains(&aspect))
        };
        let waived = self.waived.with(|waived| !waived.is_empty()) || finding.waived.is_none();
        level && group && person && waived && aspect.is_none_or(of_aspect)
    }

    /// The controls.
    pub fn view(self, desk: Desk, checkup: impl Fn() -> SelectOptions + Copy + Send + Sync + 'static) -> AnyView {
        let every = |options: Vec<(String, String)>| -> SelectOptions {
            std::iter::once((String::new(), say::EVERY.to_owned()))
                .chain(options)
                .collect()
        };
        let levels = every(
            Severity::ALL
                .map(|level| (level.key().to_owned(), say::level(level).to_owned()))
                .to_vec(),
        );
        let groups = every(
            RuleGroup::ALL
                .map(|group| (group.word().to_owned(), group.word().to_owned()))
                .to_vec(),
        );
        let aspects = Signal::derive(move || {
            let named = desk.watch_all(|ledger| {
                let sections = ledger
                    .outline()
                    .sections
                    .into_iter()
                    .filter_map(|section| section.group);
                sections
                    .map(|group| (group.to_string(), ledger.text(group, Field::Title).to_owned()))
                    .collect()
            });
            every(named)
        });
        let people = Signal::derive(move || every(checkup()));
        let chooser =
            |id: &'static str, label: &'static str, value: RwSignal<String>, options: Signal<SelectOptions>| {
                view! {
                    <div class="field">
                        <label for=id>{label}</label>
                        <SelectBox id value options on_choose=move |chosen| value.set(chosen) />
                    </div>
                }
                .into_any()
            };
        [
            chooser("checkup-level", say::LEVEL, self.level, Signal::stored(levels)),
            chooser("checkup-group", say::GROUP, self.group, Signal::stored(groups)),
            chooser("checkup-person", say::PERSON, self.person, people),
            chooser("checkup-aspect", say::ASPECT, self.aspect, aspects),
        ]
        .collect_view()
        .into_any()
    }
}

impl FindingFilter {
    /// The tick for those that do not apply, and the button that prints.
    pub fn tools(self) -> AnyView {
        let waived = Signal::derive(move || !self.waived.get().is_empty());
        let show = move |ticked: bool| self.waived.set(if ticked { "yes".to_owned() } else { String::new() });
        view! {
            <label class="tick" for="checkup-waived">
                <input type="checkbox" id="checkup-waived" prop:checked=move || waived.get() on:change=event_handlers::tick(waived, show) />
                <span>{say::SHOW_WAIVED}</span>
            </label>
            <button type="button" on:click=event_handlers::click(move |_| events::print())>{say::PRINT}</button>
        }
        .into_any()
    }
}

/// The names of those who are to mend a finding: in charge of its problem, or else who leads.
pub fn answering(ledger: &Ledger, finding: &Finding) -> Vec<String> {
    let Some(problem) = finding.problem else {
        return Vec::new();
    };
    let named = Field::ANSWERING
        .into_iter()
        .map(|field| ledger.names_of(problem, field));
    named.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
}

fn answers(ledger: &Ledger, finding: &Finding, name: &str) -> bool {
    let problem = finding.problem;
    problem.is_some_and(|problem| {
        [Field::Person, Field::Leader].iter().any(|field| {
            let names = ledger.names_of(problem, *field);
            names.iter().any(|named| has_name(named, name))
        })
    })
}

/// Everybody who has something to mend, as options.
pub fn people(ledger: &Ledger, checkup: &Checkup) -> SelectOptions {
    let names: BTreeSet<String> = checkup.open().flat_map(|finding| answering(ledger, finding)).collect();
    names.into_iter().map(|name| (name.clone(), name)).collect()
}

//! 到期提醒: problems that are due soon, overdue, or finished and not struck off, whom to tell, and the text to send, for each problem or each
//! person. Nothing is sent from here.

use crate::{
    desk::use_desk,
    parts::{copied_text::CopiedText, event_handlers},
    route::Route,
    words::{closeout, mine},
};
use ledger::{
    Field, Ledger,
    work::warning::{self, Warning, WarningLevel},
};
use leptos::prelude::*;

/// A warning with its text.
#[derive(Clone, PartialEq)]
struct WarningInWords {
    warning: Warning,
    title: String,
    text: String,
}

/// Everything that one person is to be told, as one text.
#[derive(Clone, PartialEq)]
struct ReminderText {
    name: String,
    /// Number of warnings of each level, the most urgent first.
    counts: Vec<(WarningLevel, usize)>,
    text: String,
}

fn by_problem(ledger: &Ledger, warnings: Vec<Warning>) -> Vec<WarningInWords> {
    let told = |warning: Warning| WarningInWords {
        title: ledger.text(warning.problem, Field::Title).to_owned(),
        text: closeout::reminder(ledger, &warning),
        warning,
    };
    warnings.into_iter().map(told).collect()
}

fn by_person(ledger: &Ledger, warnings: &[Warning]) -> Vec<ReminderText> {
    let told = |digest: warning::WarningDigest| {
        let of = |level| digest.warnings.iter().filter(|(_, one)| one.level == level).count();
        let counts = WarningLevel::listed().map(|level| (level, of(level)));
        ReminderText {
            text: closeout::digest(ledger, &digest),
            counts: counts.filter(|(_, count)| *count > 0).collect(),
            name: digest.name,
        }
    };
    warning::by_person(warnings).into_iter().map(told).collect()
}

/// Section of reminders.
#[component]
pub fn Reminders() -> impl IntoView {
    let desk = use_desk();
    let warnings = Memo::new(move |_| {
        let today = desk.today.get();
        desk.watch_all(|ledger| by_problem(ledger, ledger.warnings(today)))
    });
    let people = RwSignal::new(false);
    let persons = Memo::new(move |_| {
        let warnings: Vec<Warning> = warnings.with(|told| told.iter().map(|told| told.warning.clone()).collect());
        desk.peek(|ledger| by_person(ledger, &warnings))
    });
    let way = move |name: &'static str, wanted: bool| {
        let pressed = move || if people.get() == wanted { "true" } else { "false" };
        view! { <button type="button" aria-pressed=pressed on:click=event_handlers::click(move |_| people.set(wanted))>{name}</button> }
    };
    let body = move || {
        if warnings.with(Vec::is_empty) {
            return view! { <p>{mine::NO_REMINDERS}</p> }.into_any();
        }
        let rows = move || {
            if people.get() {
                persons.get().into_iter().map(person_row).collect_view().into_any()
            } else {
                warnings.get().into_iter().map(problem_row).collect_view().into_any()
            }
        };
        let second = move || {
            if people.get() { mine::COL_TO } else { mine::COL_PROBLEM }
        };
        view! {
            <p class="ways-of-telling" role="group" aria-label=mine::WAY>
                {way(mine::BY_PROBLEM, false)} {way(mine::BY_PERSON, true)}
            </p>
            <table class="entries reminders">
                <thead>
                    <tr>
                        <th scope="col" class="remind-level">{mine::COL_LEVEL}</th>
                        <th scope="col" class="remind-what">{second}</th>
                        <th scope="col" class="remind-text">{mine::COL_TEXT}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="bucket">
            <h2>{mine::REMINDERS} " " <span class="count">{move || warnings.with(Vec::len)}</span></h2>
            {body}
        </section>
    }
}

fn level(level: WarningLevel) -> AnyView {
    let (class, shape) = match level {
        WarningLevel::Awaiting => ("level level-awaiting", "◆"),
        WarningLevel::First => ("level level-first", "△"),
        WarningLevel::Second => ("level level-second", "▲"),
        WarningLevel::Third => ("level level-third", "■"),
    };
    view! {
        <span class=class><span class="shape" aria-hidden="true">{shape}</span>{closeout::level(level)}</span>
    }
    .into_any()
}

fn problem_row(told: WarningInWords) -> AnyView {
    let WarningInWords { warning, title, text } = told;
    let href = Route::problem(warning.problem).href();
    let to = warning
        .to
        .into_iter()
        .map(|to| {
            let names = if to.names.is_empty() {
                view! { <span class="nobody">{mine::NOBODY}</span> }.into_any()
            } else {
                to.names.join("、").into_any()
            };
            view! { <li>{closeout::capacity(to.capacity)} "：" {names}</li> }
        })
        .collect_view();
    let id = format!("reminder-{}", warning.problem);
    view! {
        <tr>
            <td class="remind-level">{level(warning.level)} <span class="left">{closeout::lateness(warning.lateness)}</span></td>
            <td class="remind-what"><a href=href>{title.clone()}</a><ul>{to}</ul></td>
            <td class="remind-text"><CopiedText id title text /></td>
        </tr>
    }
    .into_any()
}

fn person_row(told: ReminderText) -> AnyView {
    let id = format!("reminder-{}", told.name);
    let all: usize = told.counts.iter().map(|(_, count)| count).sum();
    let counts = told
        .counts
        .into_iter()
        .map(|(one, count)| view! { <span class="level-count">{level(one)} " " {count}</span> })
        .collect_view();
    view! {
        <tr>
            <td class="remind-level">{counts}</td>
            <td class="remind-what"><strong>{told.name.clone()}</strong> " " {mine::items(all)}</td>
            <td class="remind-text"><CopiedText id title=told.name text=told.text /></td>
        </tr>
    }
    .into_any()
}

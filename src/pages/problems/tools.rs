//! What a list shows, and how one says so: chips with the counts, the search, the conditions, the order, and views that
//! are named and kept in this browser. All of it stands in the address; here it is only read and written.

use crate::{
    browser::{address, settings},
    desk::use_desk,
    parts::{add::not_composing, effect::effect},
    route::{Listing, Route},
    words::{self, boards, closeout, fields},
};
use ledger::{
    Field, ItemId, Progress,
    closeout::Status,
    count::{Counted, CountedAs, CountingRule, Tally},
    list::{Filter, SortBy, Term},
};
use leptos::prelude::*;

/// Goes to the same page with another list.
pub fn show(listing: Listing) {
    let here = Route::from_hash(&address::hash()).unwrap_or_else(Route::problems);
    address::go(&here.listing(listing).href());
}

/// The counts under the rule, each leading to the list that it counts.
#[component]
pub fn Chips(listing: Memo<Listing>) -> impl IntoView {
    let desk = use_desk();
    // Looked at with every fact, and told only when it changes: the chips stay as they are while she types.
    let unsettled = Memo::new(move |_| desk.everything(|ledger| ledger.unsettled().len()));
    let chips = move || {
        // Here problems are counted, also where the rate counts measures.
        let tally = desk.counts(|ledger| {
            let rule = CountingRule {
                counted: Counted::Problems,
                ..ledger.counting_rule()
            };
            Tally::of(ledger.steps(), rule)
        });
        let conflicts = Listing::of(|filter| filter.in_conflict = true);
        let open = unsettled.get();
        let mut chips = vec![
            (Listing::all(), words::ALL, tally.total),
            (
                Listing::counted(CountedAs::Done),
                fields::progress(Progress::Done),
                tally.done,
            ),
            (
                Listing::counted(CountedAs::UnderWay),
                fields::progress(Progress::UnderWay),
                tally.under_way,
            ),
            (
                Listing::counted(CountedAs::NotStarted),
                fields::progress(Progress::NotStarted),
                tally.not_started,
            ),
        ];
        if tally.left_out > 0 {
            chips.push((
                Listing::counted(CountedAs::LeftOut),
                fields::progress(Progress::NearlyDone),
                tally.left_out,
            ));
        }
        if open > 0 {
            chips.push((conflicts, words::CONFLICTS, open));
        }
        chips
            .into_iter()
            .map(|(one, name, count)| {
                let href = Route::Problems(one.clone(), None).href();
                let here = move || {
                    listing
                        .with(|listing| listing.filter == one.filter && listing.words.is_empty())
                        .then_some("true")
                };
                view! { <a class="chip" href=href aria-current=here>{words::chip(name, count)}</a> }
            })
            .collect_view()
    };
    view! { <nav class="chips" aria-label=words::FILTER>{chips}</nav> }
}

/// The search: over all texts and names, by the first letters of the pinyin too.
#[component]
pub fn Search(listing: Memo<Listing>) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(listing.with_untracked(|listing| listing.words.clone()));
    let composing = RwSignal::new(false);
    // The address may change by other ways than by typing here.
    effect(move || {
        let words = listing.with(|listing| listing.words.clone());
        if typed.with_untracked(|typed| typed.trim() != words.trim()) {
            typed.set(words);
        }
    });
    let search = move |words: String| {
        typed.set(words.clone());
        if !composing.get_untracked() {
            address::replace(
                &Route::Problems(
                    Listing {
                        words,
                        ..listing.get_untracked()
                    },
                    None,
                )
                .href(),
            );
        }
    };
    view! {
        <input
            type="search"
            id="search"
            autocomplete="off"
            aria-label=words::SEARCH
            placeholder=words::SEARCH_HINT
            prop:value=move || typed.get()
            on:focus=move |_| desk.prepare_search()
            on:compositionstart=move |_| composing.set(true)
            on:compositionend=move |event| {
                composing.set(false);
                search(event_target_value(&event));
            }
            on:input=move |event| search(event_target_value(&event))
        />
    }
}

type Options = Vec<(String, String)>;

/// One condition: a choice of what occurs.
fn condition(
    listing: Memo<Listing>,
    id: &'static str,
    name: &'static str,
    options: impl Fn() -> Options + Send + 'static,
    chosen: fn(&Filter) -> Option<String>,
    choose: fn(&mut Filter, Option<String>),
) -> AnyView {
    let now = Memo::new(move |_| listing.with(|listing| chosen(&listing.filter)).unwrap_or_default());
    let listed = move || {
        let now = now.get();
        let mut options = options();
        if !now.is_empty() && !options.iter().any(|(key, _)| *key == now) {
            options.push((now.clone(), now.clone()));
        }
        options
            .into_iter()
            .map(|(key, shown)| {
                let here = key == now;
                view! { <option value=key selected=here>{shown}</option> }
            })
            .collect_view()
    };
    let set = move |event| {
        let value = Some(event_target_value(&event)).filter(|value| !value.is_empty());
        let mut changed = listing.get_untracked();
        choose(&mut changed.filter, value);
        show(changed);
    };
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <select id=id on:change=set>
                <option value="" selected=move || now.with(String::is_empty)>{words::ANY}</option>
                {listed}
            </select>
        </div>
    }
    .into_any()
}

fn fixed<T: Copy>(all: &[T], key: fn(T) -> String, name: fn(T) -> &'static str) -> Options {
    all.iter().map(|one| (key(*one), name(*one).to_owned())).collect()
}

fn named(field: Field) -> impl Fn() -> Options + Send + 'static {
    let desk = use_desk();
    move || {
        let choices = desk.everything(|ledger| {
            let problems: Vec<ItemId> = ledger.outline().problems().collect();
            ledger.choices(&problems, field)
        });
        choices.into_iter().map(|name| (name.clone(), name)).collect()
    }
}

fn groups() -> impl Fn() -> Options + Send + 'static {
    let desk = use_desk();
    move || {
        desk.structure(|ledger| {
            let sections = ledger.outline().sections;
            let shown = sections.iter().filter_map(|section| {
                let group = section.group?;
                let indent = "　".repeat(section.depth);
                Some((
                    group.to_string(),
                    format!("{indent}{}", ledger.text(group, Field::Title)),
                ))
            });
            let none = ("none".to_owned(), words::NO_GROUP.to_owned());
            shown.chain([none]).collect()
        })
    }
}

fn step_key(step: Progress) -> String {
    step.key().to_owned()
}

fn status_key(status: Status) -> String {
    Status::ALL
        .iter()
        .position(|one| *one == status)
        .unwrap_or(0)
        .to_string()
}

fn term_key(term: Term) -> String {
    Term::ALL.iter().position(|one| *one == term).unwrap_or(0).to_string()
}

fn at<T: Copy>(all: &[T], key: Option<String>) -> Option<T> {
    all.get(key?.parse::<usize>().ok()?).copied()
}

/// All conditions, the order, and the kept views. The choices are made when it is first opened.
#[component]
pub fn Conditions(listing: Memo<Listing>) -> impl IntoView {
    let opened = RwSignal::new(false);
    let body = move || opened.get().then(|| conditions(listing));
    view! {
        <details class="tool tool-wide" on:toggle=move |_| opened.set(true)>
            <summary>{words::CONDITIONS}</summary>
            {body}
        </details>
    }
}

fn conditions(listing: Memo<Listing>) -> AnyView {
    let flag = move |name: &'static str, get: fn(&Filter) -> bool, set: fn(&mut Filter, bool)| {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || listing.with(|listing| get(&listing.filter))
                    on:change=move |event| {
                        let mut changed = listing.get_untracked();
                        set(&mut changed.filter, event_target_checked(&event));
                        show(changed);
                    }
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="conditions">
            {condition(listing, "by-group", words::COL_GROUP, groups(),
                |f| f.group.map(|g| g.map_or_else(|| "none".to_owned(), |id| id.to_string())),
                |f, key| f.group = key.and_then(|key| if key == "none" { Some(None) } else { key.parse().ok().map(Some) }))}
            {condition(listing, "by-progress", fields::field(Field::Progress), || fixed(&Progress::ALL, step_key, fields::progress),
                |f| f.progress.map(step_key),
                |f, key| f.progress = key.as_deref().and_then(Progress::from_key))}
            {condition(listing, "by-status", words::COL_CLOSEOUT, || fixed(&Status::ALL, status_key, closeout::status),
                |f| f.status.map(status_key),
                |f, key| f.status = at(&Status::ALL, key))}
            {condition(listing, "by-term", words::COL_DUE, || fixed(&Term::ALL, term_key, words::term),
                |f| f.term.map(term_key),
                |f, key| f.term = at(&Term::ALL, key))}
            {condition(listing, "by-leader", fields::field(Field::Leader), named(Field::Leader),
                |f| f.leader.clone(), |f, key| f.leader = key)}
            {condition(listing, "by-department", fields::field(Field::Department), named(Field::Department),
                |f| f.department.clone(), |f, key| f.department = key)}
            {condition(listing, "by-person", fields::field(Field::Person), named(Field::Person),
                |f| f.person.clone(), |f, key| f.person = key)}
            {condition(listing, "by-type", fields::field(Field::RectificationType), named(Field::RectificationType),
                |f| f.rectification_type.clone(), |f, key| f.rectification_type = key)}
            <div class="ticks">
                {flag(words::UNPROVED, |f| f.unproved, |f, on| f.unproved = on)}
                {flag(words::IN_CONFLICT, |f| f.in_conflict, |f, on| f.in_conflict = on)}
            </div>
        </div>
    }
    .into_any()
}

/// The order of the list.
#[component]
pub fn Order(listing: Memo<Listing>) -> impl IntoView {
    const ALL: [(&str, SortBy, &str); 5] = [
        ("reading", SortBy::Reading, words::SORT_READING),
        ("number", SortBy::Number, words::SORT_NUMBER),
        ("due", SortBy::Due, words::SORT_DUE),
        ("progress", SortBy::Progress, words::SORT_PROGRESS),
        ("person", SortBy::Person, words::SORT_PERSON),
    ];
    let options = ALL
        .into_iter()
        .map(|(key, sort, name)| {
            view! { <option value=key selected=move || listing.with(|listing| listing.sort == sort)>{name}</option> }
        })
        .collect_view();
    let choose = move |event| {
        let key = event_target_value(&event);
        let sort = ALL.iter().find(|(k, ..)| *k == key).map(|(_, sort, _)| *sort);
        show(Listing {
            sort: sort.unwrap_or_default(),
            ..listing.get_untracked()
        });
    };
    view! {
        <label class="tool-order">
            <span class="visually-hidden">{words::ORDER}</span>
            <select id="order" on:change=choose>{options}</select>
        </label>
    }
}

/// What is shown, condition by condition, each with the way to drop it. Nothing where all is shown.
#[component]
pub fn Shown(listing: Memo<Listing>, count: Memo<usize>) -> impl IntoView {
    let desk = use_desk();
    move || {
        let now = listing.get();
        if now.shows_all() {
            return None;
        }
        let chips = told(&now, &|group| {
            desk.peek(|ledger| ledger.text(group, Field::Title).to_owned())
        })
        .into_iter()
        .map(|(words, without)| {
            let label = words::without(&words);
            let href = Route::Problems(without, None).href();
            view! { <a class="chip chip-drop" href=href aria-label=label>{words} " ×"</a> }
        })
        .collect_view();
        let all = Route::Problems(
            Listing {
                sort: now.sort,
                ..Listing::all()
            },
            None,
        )
        .href();
        Some(view! {
            <p class="shown-conditions">
                <span role="status">{words::shown(count.get())}</span> {chips} <a href=all>{words::SHOW_ALL}</a>
            </p>
        })
    }
}

/// Each condition in words, with the list without it.
pub fn told(listing: &Listing, group: &dyn Fn(ItemId) -> String) -> Vec<(String, Listing)> {
    let filter = &listing.filter;
    let mut told = Vec::new();
    let mut tell = |words: Option<String>, drop: fn(&mut Listing)| {
        if let Some(words) = words {
            let mut without = listing.clone();
            drop(&mut without);
            told.push((words, without));
        }
    };
    let searched = Some(listing.words.trim()).filter(|words| !words.is_empty());
    tell(searched.map(|it| format!("{}“{it}”", words::SEARCH)), |l| {
        l.words.clear()
    });
    tell(
        filter
            .group
            .map(|it| it.map_or_else(|| words::NO_GROUP.to_owned(), group)),
        |l| l.filter.group = None,
    );
    tell(filter.counted.map(|it| words::counted_as(it).to_owned()), |l| {
        l.filter.counted = None
    });
    tell(filter.progress.map(|it| fields::progress(it).to_owned()), |l| {
        l.filter.progress = None
    });
    tell(filter.status.map(|it| closeout::status(it).to_owned()), |l| {
        l.filter.status = None
    });
    tell(filter.term.map(|it| words::term(it).to_owned()), |l| {
        l.filter.term = None
    });
    let person = |field, name: &Option<String>| name.as_ref().map(|name| format!("{}：{name}", fields::field(field)));
    tell(person(Field::Leader, &filter.leader), |l| l.filter.leader = None);
    tell(person(Field::Department, &filter.department), |l| {
        l.filter.department = None
    });
    tell(person(Field::Person, &filter.person), |l| l.filter.person = None);
    tell(filter.row.as_ref().map(boards::row), |l| l.filter.row = None);
    tell(filter.waits_for.map(|it| boards::waits_for(it).to_owned()), |l| {
        l.filter.waits_for = None
    });
    tell(person(Field::RectificationType, &filter.rectification_type), |l| {
        l.filter.rectification_type = None
    });
    tell(filter.unproved.then(|| words::UNPROVED.to_owned()), |l| {
        l.filter.unproved = false
    });
    let further = filter.and.as_deref().map(|further| {
        let listing = Listing {
            filter: further.clone(),
            ..Listing::all()
        };
        let words: Vec<String> = self::told(&listing, group)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        words.join("、")
    });
    tell(further, |l| l.filter.and = None);
    tell(filter.in_conflict.then(|| words::IN_CONFLICT.to_owned()), |l| {
        l.filter.in_conflict = false
    });
    told
}

/// Views that were named and kept in this browser: a line each, the name and the list behind a tab.
fn kept() -> Vec<(String, Listing)> {
    let lines = settings::get(settings::VIEWS);
    lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, text)| (name.to_owned(), Listing::from_text(text)))
        .collect()
}

fn keep(views: &[(String, Listing)]) {
    let lines: Vec<String> = views
        .iter()
        .map(|(name, listing)| format!("{name}\t{}", listing.to_text()))
        .collect();
    settings::set(settings::VIEWS, &lines.join("\n"));
}

/// The kept views, and the form that keeps the list of now under a name.
#[component]
pub fn Views(listing: Memo<Listing>) -> impl IntoView {
    let views = RwSignal::new(kept());
    let name = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let title: String = name.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() {
            return;
        }
        views.update(|views| {
            views.retain(|(other, _)| *other != title);
            views.push((title, listing.get_untracked()));
            keep(views);
        });
        name.set(String::new());
    };
    let rows = move || {
        views
            .get()
            .into_iter()
            .map(|(title, listing)| {
                let forgotten = title.clone();
                let forget = move |_| {
                    views.update(|views| {
                        views.retain(|(other, _)| *other != forgotten);
                        keep(views);
                    });
                };
                let label = words::forget_view(&title);
                view! {
                    <li>
                        <a href=Route::Problems(listing, None).href()>{title}</a>
                        <button type="button" class="quiet" aria-label=label on:click=forget>"×"</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <details class="tool">
            <summary>{words::VIEWS}</summary>
            <div class="views">
                {move || views.with(Vec::is_empty).then(|| view! { <p class="quiet-text">{words::VIEWS_HINT}</p> })}
                <ul>{rows}</ul>
                <form class="add" on:submit=add on:keydown=move |event| not_composing(&event)>
                    <input
                        type="text"
                        id="view-name"
                        aria-label=words::VIEW_NAME
                        placeholder=words::VIEW_NAME
                        autocomplete="off"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <button type="submit">{words::KEEP_VIEW}</button>
                </form>
            </div>
        </details>
    }
}

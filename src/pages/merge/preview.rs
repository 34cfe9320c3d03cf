//! Preview of a merge: the files, the rows that would differ, what is chosen, and the resulting totals. Accepting it
//! merges; leaving it changes nothing.

use super::{files_in_preview::files, merge_session::MergeSession, preview_rows::table, progress::progress};
use crate::{
    browser::turns,
    desk::{Desk, use_desk},
    parts::{
        effect::effect,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
    },
    words::{fields, general, merge},
};
use ledger::{
    Field,
    merge::{MergePreview, MergeRow, MergeRowKind, RowChoice},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Which rows are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct RowFilter {
    kind: Option<MergeRowKind>,
    not_asked: bool,
    file: Option<usize>,
    by: Option<String>,
    field: Option<Field>,
}

impl RowFilter {
    fn passes(&self, row: &MergeRow) -> bool {
        let by = |name: &String| {
            row.theirs
                .iter()
                .any(|theirs| theirs.by.iter().any(|by| **by == **name))
        };
        self.kind.is_none_or(|kind| row.kind == kind)
            && (!self.not_asked || !row.asked)
            && self.file.is_none_or(|file| row.is_of(file))
            && self.by.as_ref().is_none_or(by)
            && self.field.is_none_or(|field| row.spot.field() == Some(field))
    }

    /// Meaning of “theirs” for a row: of several values, the one of the listed file or person.
    fn theirs(&self, row: &MergeRow) -> RowChoice {
        let of_file = |file: usize| row.theirs.iter().position(|theirs| theirs.files.contains(&file));
        let of = |name: &String| {
            row.theirs
                .iter()
                .position(|theirs| theirs.by.iter().any(|by| **by == **name))
        };
        let place = self.file.and_then(of_file).or_else(|| self.by.as_ref().and_then(of));
        RowChoice::Theirs(place.unwrap_or(0))
    }
}

/// Preview page.
pub fn preview() -> AnyView {
    let desk = use_desk();
    let merging: MergeSession = expect_context();
    let filter = RwSignal::new(RowFilter::default());
    let listed = Memo::new(move |_| {
        let filter = filter.get();
        let rows = |preview: &MergePreview| {
            let rows = preview.rows.iter().enumerate();
            rows.filter(|(_, row)| filter.passes(row))
                .map(|(place, _)| place)
                .collect::<Vec<usize>>()
        };
        merging.preview(rows).unwrap_or_default()
    });
    let any = Memo::new(move |_| merging.preview(|preview| !preview.rows.is_empty()).unwrap_or(false));
    let drawn = one_after_another();
    let choices = move || {
        merging.made.track();
        match any.get() {
            false => view! { <p class="empty">{merge::NO_ROWS}</p> }.into_any(),
            true => view! {
                {sift(merging, filter)}
                {for_all(merging, filter, listed)}
            }
            .into_any(),
        }
    };
    let rows = move || {
        merging.made.track();
        any.get()
            .then(|| {
                view! {
                    {table(merging, listed)}
                    {move || listed.with(Vec::is_empty).then(|| view! { <p class="empty">{merge::NONE_SHOWN}</p> })}
                }
            })
            .into_any()
    };
    view! {
        <div class="merge" id="merge-preview">
            <h1 tabindex="-1">{merge::TITLE}</h1>
            <p class="lead">{merge::LEAD}</p>
            {move || merging.said.get().map(|words| view! { <p class="message message-warn" role="alert">{words}</p> })}
            {super::file_messages::notes(merging)}
            {part(drawn, 1, move || files(desk, merging))}
            {part(drawn, 2, choices)}
            {part(drawn, 3, rows)}
            {foot(desk, merging, any)}
        </div>
    }
    .into_any()
}

/// Number of parts of the page below its head.
const PARTS: usize = 3;

/// Number of parts drawn so far: one more in each turn, so that no turn takes long.
fn one_after_another() -> RwSignal<usize> {
    let drawn = RwSignal::new(0);
    effect(move || {
        if drawn.get() < PARTS {
            let more = move || {
                drawn.try_update(|drawn| *drawn += 1);
            };
            turns::next_turn(more);
        }
    });
    drawn
}

/// A part of the page, drawn from its turn on.
fn part(drawn: RwSignal<usize>, place: usize, draw: impl Fn() -> AnyView + Clone + Send + 'static) -> AnyView {
    let is_drawn = Memo::new(move |_| drawn.get() >= place);
    (move || is_drawn.get().then(|| draw.clone())).into_any()
}

/// Chips of the row kinds, with their counts.
fn chips(merging: MergeSession, filter: RwSignal<RowFilter>) -> AnyView {
    let counts = merging.peek(|preview| {
        let kinds = [
            MergeRowKind::New,
            MergeRowKind::Changed,
            MergeRowKind::Conflict,
            MergeRowKind::Removal,
            MergeRowKind::Decision,
        ];
        let count = |kind: MergeRowKind| preview.rows.iter().filter(|row| row.kind == kind).count();
        let counts: Vec<(MergeRowKind, usize)> = kinds.into_iter().map(|kind| (kind, count(kind))).collect();
        (
            preview.rows.len(),
            counts,
            preview.rows.iter().filter(|row| !row.asked).count(),
        )
    });
    let (all, counts, unasked) = counts.unwrap_or_default();
    let chip = move |words: String, to: (Option<MergeRowKind>, bool)| {
        let here = move || filter.with(|filter| (filter.kind, filter.not_asked) == to);
        let pressed = move || if here() { "true" } else { "false" };
        let choose = move |_| filter.update(|filter| (filter.kind, filter.not_asked) = to);
        view! { <button type="button" class="chip" aria-pressed=pressed on:click=event_handlers::click(choose)>{words}</button> }.into_any()
    };
    let mut chips = vec![chip(crate::words::chip(merge::ALL, all), (None, false))];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    chips.extend(some.map(|(kind, count)| chip(crate::words::chip(merge::kind(kind), count), (Some(kind), false))));
    if unasked > 0 {
        chips.push(chip(crate::words::chip(merge::NOT_ASKED, unasked), (None, true)));
    }
    view! { <div class="chips" id="merge-kinds" tabindex="-1" role="group" aria-label=merge::KINDS>{chips}</div> }
        .into_any()
}

/// Select box of the files, people or fields that occur.
fn select(
    id: &'static str,
    label: &'static str,
    options: Vec<String>,
    now: impl Fn() -> Option<usize> + Send + Sync + 'static,
    chosen: impl Fn(Option<usize>) + Send + Sync + 'static,
) -> Option<AnyView> {
    let several = options.len() > 1;
    several.then(|| {
        let options = options
            .into_iter()
            .enumerate()
            .map(|(place, words)| (place.to_string(), words));
        let every = (String::new(), merge::EVERY.to_owned());
        let options = Signal::stored(std::iter::once(every).chain(options).collect::<SelectOptions>());
        let value = Signal::derive(move || now().map_or_else(String::new, |place| place.to_string()));
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <SelectBox id value options on_choose=move |place: String| chosen(place.parse().ok()) />
            </div>
        }
        .into_any()
    })
}

fn sift(merging: MergeSession, filter: RwSignal<RowFilter>) -> AnyView {
    let (files, people, named) = merging
        .peek(|preview| {
            let files: Vec<String> = preview.files.iter().map(|file| file.name.clone()).collect();
            let theirs = preview.rows.iter().flat_map(|row| &row.theirs);
            let people: BTreeSet<String> = theirs
                .flat_map(|theirs| theirs.by.iter().map(|by| by.to_string()))
                .collect();
            let fields: BTreeSet<Field> = preview.rows.iter().filter_map(|row| row.spot.field()).collect();
            (
                files,
                people.into_iter().collect::<Vec<_>>(),
                fields.into_iter().collect::<Vec<_>>(),
            )
        })
        .unwrap_or_default();
    let people_words = people.iter().map(|by| general::or_someone(by).to_owned()).collect();
    let field_words = named.iter().map(|field| fields::field(*field).to_owned()).collect();
    let (by_now, field_now) = (people.clone(), named.clone());
    let file_now = move || filter.with(|filter| filter.file);
    let by_now = move || {
        let by = filter.with(|filter| filter.by.clone())?;
        by_now.iter().position(|one| *one == by)
    };
    let field_now = move || {
        let field = filter.with(|filter| filter.field)?;
        field_now.iter().position(|one| *one == field)
    };
    let file = move |place: Option<usize>| filter.update(|filter| filter.file = place);
    let by = move |place: Option<usize>| {
        let by = place.and_then(|place| people.get(place).cloned());
        filter.update(|filter| filter.by = by);
    };
    let field = move |place: Option<usize>| {
        let field = place.and_then(|place| named.get(place).copied());
        filter.update(|filter| filter.field = field);
    };
    view! {
        {chips(merging, filter)}
        <div class="sift">
            {select("of-file", merge::OF_FILE, files, file_now, file)}
            {select("of-person", merge::OF_PERSON, people_words, by_now, by)}
            {select("of-field", merge::OF_FIELD, field_words, field_now, field)}
        </div>
    }
    .into_any()
}

/// Buttons that choose for all listed rows.
fn for_all(merging: MergeSession, filter: RwSignal<RowFilter>, listed: Memo<Vec<usize>>) -> AnyView {
    let each = move |choose: fn(&RowFilter, &MergeRow) -> Option<RowChoice>| {
        let chosen = merging.peek(|preview| {
            let filter = filter.get_untracked();
            let row = |place: &usize| Some((*place, choose(&filter, preview.rows.get(*place)?)?));
            listed.with_untracked(|listed| listed.iter().filter_map(row).collect::<Vec<_>>())
        });
        merging.choose(chosen.unwrap_or_default());
    };
    let count = Memo::new(move |_| {
        let listed = listed.get();
        let free =
            |place: &&usize| merging.peek(|preview| preview.rows.get(**place).is_some_and(can_choose)) == Some(true);
        listed.iter().filter(free).count()
    });
    let buttons: [(&str, &str, ButtonChoice); 3] = [
        ("all-theirs", merge::ALL_THEIRS, |filter, row| {
            can_choose(row).then(|| filter.theirs(row))
        }),
        ("all-mine", merge::ALL_MINE, |_, row| {
            can_choose(row).then_some(RowChoice::Mine)
        }),
        ("all-open", merge::ALL_OPEN, |_, row| {
            (row.kind == MergeRowKind::Conflict).then_some(RowChoice::Open)
        }),
    ];
    let buttons = buttons.into_iter().map(|(id, words, choose)| {
        view! { <button type="button" id=id on:click=event_handlers::click(move |_| each(choose))>{words}</button> }
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="for-all" role="group" aria-label=merge::COL_RESULT>
            <span>{move || merge::for_all(count.get())}</span>
            {buttons}
        </div>
    }
    .into_any()
}

/// Choice that a button makes for a row; `None` if it does not apply.
type ButtonChoice = fn(&RowFilter, &MergeRow) -> Option<RowChoice>;

fn can_choose(row: &MergeRow) -> bool {
    row.kind != MergeRowKind::Decision
}

/// Footer, always in sight: resulting totals, and the buttons that accept and leave.
fn foot(desk: Desk, merging: MergeSession, any: Memo<bool>) -> AnyView {
    let totals = Memo::new(move |_| {
        merging
            .preview(|preview| merge::totals(&preview.before, &preview.after()))
            .unwrap_or_default()
    });
    let open = Memo::new(move |_| merging.preview(MergePreview::open).unwrap_or(0));
    let label = move || {
        if any.get() {
            merge::ACCEPT
        } else {
            merge::ACCEPT_NOTHING
        }
    };
    let idle = Memo::new(move |_| merging.busy.with(Option::is_none));
    let ways = move || {
        idle.get().then(|| {
            view! {
                <p class="merge-ways">
                    <button type="button" class="primary" id="merge-accept" on:click=event_handlers::click(move |_| merging.accept(desk))>{label}</button>
                    <button type="button" id="merge-cancel" on:click=event_handlers::click(move |_| merging.stop())>{merge::CANCEL}</button>
                </p>
            }
        })
    };
    let open_words = move || (open.get() > 0).then(|| merge::stay_open(open.get()));
    view! {
        <div class="merge-foot">
            <p id="merge-totals" role="status">{move || totals.get()} " " {open_words}</p>
            {ways}
            {progress(merging)}
        </div>
    }
    .into_any()
}

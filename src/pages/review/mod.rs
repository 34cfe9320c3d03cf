//! Review of a notice: what was read from it, beside its source text. A person corrects and accepts the proposal, or
//! leaves without a trace. Nothing is recorded before it is accepted; the proposal lives as long as the screen.

mod columns;
mod corrections;
mod pasted_entries;
mod proposal_from_input;
mod source_lines;
mod state;

pub use pasted_entries::pasted_entries;
pub use proposal_from_input::{from_file, from_paste};

use crate::{
    browser::{address, events, focus},
    contexts::NoticeInReview,
    desk::Desk,
    parts::{
        draft::{self, DraftField, draft_among},
        event_handlers,
        keyed_list::each,
        near_window::{NearWindow, Soon},
        select_box::{SelectBox, fixed_options},
    },
    route::Route,
    words::review as words,
};
use corrections::{Correction, drafts_of};
use ledger::{Command, ItemId, Progress, Setup, whole_from_typed};
use leptos::prelude::*;
use notice::{Doubt, LabelledText, Problem, ProblemId, ProgressFrom, Proposal, SourceKind, setup_of};
use source_lines::{MOST_LINES, MOST_UNREAD, Source, SourceLine, compared, path_text, role_class, source};
use state::ReviewState;

/// Number of problems in a block that is drawn at once, and of lines of the source.
const PROBLEMS_IN_A_BLOCK: usize = 20;
const LINES_IN_A_BLOCK: usize = 100;
/// Number of blocks that are drawn without waiting for the window.
const BLOCKS_SOON: usize = 2;
/// Their heights before they are drawn, about, in em.
const HEIGHT_OF_A_PROBLEM: usize = 14;
const HEIGHT_OF_A_LINE: usize = 3;

fn title_id(id: ProblemId) -> String {
    format!("review-title-{}", id.0)
}

fn focus_near(neighbour: Option<ProblemId>) {
    let found = neighbour.is_some_and(|id| focus::scroll_to(&title_id(id)));
    if !found {
        focus::scroll_to("review-problems");
    }
}

/// Review page of the current proposal.
pub fn page(desk: Desk, reading: NoticeInReview) -> AnyView {
    let Some(proposal) = reading.0.get_untracked() else {
        return ().into_any();
    };
    let drafts = StoredValue::new(drafts_of(&proposal));
    let leave = move || {
        reading.0.set(None);
        // Removes the corrections and the unfinished inputs of this review.
        desk.discard_drafts(&drafts.get_value());
    };
    let accept = move |setup: Setup| {
        if desk.perform(&Command::SetUp(setup)) {
            leave();
            draft::discard(desk, ItemId::ROUND, DraftField::Notice);
            address::go(&Route::problems().href());
        }
    };
    view! { <Review desk proposal on_accept=accept on_leave=move |()| leave() /> }.into_any()
}

/// Review of one proposal.
#[component]
fn Review(
    desk: Desk,
    proposal: Proposal,
    #[prop(into)] on_accept: Callback<Setup>,
    #[prop(into)] on_leave: Callback<()>,
) -> impl IntoView {
    let review = ReviewState::of(desk, proposal);
    let summary = move || review.now.with(|now| words::summary(&now.counts));
    let accept = move |_| on_accept.run(review.now.with_untracked(setup_of));
    let leave = move |_| on_leave.run(());
    view! {
        <section class="review" aria-labelledby="review-heading">
            <header class="review-head">
                <h1 id="review-heading">{words::HEADING}</h1>
                <p class="review-explain">{words::EXPLAIN}</p>
                <p class="review-source-kind" id="review-source-kind">{move || words::source_kind(review.now.with(|now| now.source))}</p>
                <p class="review-summary" id="review-summary">{summary}</p>
                {round_view(review)}
                {declared_view(review)}
                {doubts_view(review)}
                {columns::columns_view(review)}
                <div class="review-actions">
                    <button type="button" class="primary" id="review-accept" on:click=event_handlers::click(accept)>{words::ACCEPT}</button>
                    <button type="button" id="review-leave" on:click=event_handlers::click(leave)>{words::LEAVE}</button>
                    <button type="button" id="review-undo" on:click=event_handlers::click(move |_| review.undo())>{words::UNDO}</button>
                </div>
                <p class="review-refused" role="alert">{move || review.refused.get()}</p>
                <p class="review-done" role="status">{move || review.done.get()}</p>
            </header>
            <div class="review-columns">
                <div class="review-found">
                    {problems_view(review)}
                    {unread_view(review)}
                </div>
                {source_view(review)}
            </div>
        </section>
    }
}

fn round_view(review: ReviewState) -> impl IntoView {
    let rows = Memo::new(move |_| review.now.with(|now| words::round(&now.round)));
    let row = |(name, said): (&'static str, String)| {
        view! { <div class="review-round-part"><dt>{name}</dt><dd>{said}</dd></div> }
    };
    view! { <dl class="review-round">{move || rows.get().into_iter().map(row).collect_view()}</dl> }
}

/// Numbers that the notice declares, a column each, linked to the line that declares them.
fn declared_view(review: ReviewState) -> impl IntoView {
    let rows = Memo::new(move |_| review.now.with(compared));
    let head = move |row: &source_lines::ComparedCount| {
        let line = row.line;
        view! {
            <th scope="col">
                <button type="button" class="review-see" title=words::see_line(line) on:click=event_handlers::click(move |_| review.see(line))>
                    {row.what.word()}
                </button>
            </th>
        }
    };
    let verdict = |row: &source_lines::ComparedCount| {
        let (class, verdict) = match row.agrees {
            Some(true) => ("review-agrees", words::AGREES),
            Some(false) => ("review-differs", words::DIFFERS),
            None => ("review-not-compared", words::NOT_COMPARED),
        };
        view! { <td class=class><span class="review-verdict">{verdict}</span></td> }
    };
    let number = |found: Option<String>| view! { <td>{found.unwrap_or_else(|| words::NO_NUMBER.to_owned())}</td> };
    let table = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="quiet-text">{words::NOTHING_DECLARED}</p> }.into_any();
        }
        let declared = rows
            .iter()
            .map(|row| number(Some(row.declared.to_string())))
            .collect_view();
        let found = rows
            .iter()
            .map(|row| number(row.found.map(|found| found.to_string())))
            .collect_view();
        view! {
            <table class="review-declared">
                <caption>{words::DECLARED_CAPTION}</caption>
                <thead><tr><th scope="col">{words::COUNT}</th>{rows.iter().map(head).collect_view()}</tr></thead>
                <tbody>
                    <tr><th scope="row">{words::DECLARED}</th>{declared}</tr>
                    <tr><th scope="row">{words::FOUND}</th>{found}</tr>
                    <tr><th scope="row">{words::VERDICT}</th>{rows.iter().map(verdict).collect_view()}</tr>
                </tbody>
            </table>
        }
        .into_any()
    };
    view! { <div class="review-declared-box" id="review-declared">{table}</div> }
}

fn see_button(review: ReviewState, line: u32) -> impl IntoView {
    view! {
        <button type="button" class="review-see" on:click=event_handlers::click(move |_| review.see(line))>{words::see_line(line)}</button>
    }
}

fn doubts_view(review: ReviewState) -> impl IntoView {
    let doubts = Memo::new(move |_| review.now.with(|now| now.doubts.clone()));
    let row = move |doubt: Doubt| {
        view! {
            <li class="review-doubt">
                <span class="review-doubt-words">{doubt.sentence()}</span>
                {see_button(review, doubt.line)}
            </li>
        }
    };
    view! {
        <section class="review-doubts" id="review-doubts" aria-labelledby="review-doubts-heading">
            <h2 id="review-doubts-heading">{move || words::doubts(doubts.with(Vec::len))}</h2>
            {move || doubts.with(Vec::is_empty).then(|| view! { <p>{words::NO_DOUBTS}</p> })}
            <ul class="review-doubt-list">{move || doubts.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

fn problems_view(review: ReviewState) -> impl IntoView {
    let ids = Memo::new(move |_| {
        review
            .now
            .with(|now| now.problems.iter().map(|p| p.id).collect::<Vec<_>>())
    });
    let blocks = Memo::new(move |_| ids.with(|ids| ids.len().div_ceil(PROBLEMS_IN_A_BLOCK)));
    view! {
        <section class="review-problems" aria-labelledby="review-problems">
            <h2 id="review-problems" tabindex="-1">{move || words::problems(ids.with(Vec::len))}</h2>
            {move || ids.with(Vec::is_empty).then(|| view! { <p>{words::NO_PROBLEMS}</p> })}
            {each(move || (0..blocks.get()).collect(), move |place| problem_block(review, ids, place).into_any())}
        </section>
    }
}

/// Some of the problems, one behind the other.
fn problem_block(review: ReviewState, ids: Memo<Vec<ProblemId>>, place: usize) -> impl IntoView {
    let from = place * PROBLEMS_IN_A_BLOCK;
    let own = Memo::new(move |_| {
        ids.with(|ids| {
            ids.iter()
                .skip(from)
                .take(PROBLEMS_IN_A_BLOCK)
                .copied()
                .collect::<Vec<_>>()
        })
    });
    let height = format!("{}em", PROBLEMS_IN_A_BLOCK * HEIGHT_OF_A_PROBLEM);
    view! {
        <NearWindow soon=Soon::of_block(place, BLOCKS_SOON) height wanted=Signal::stored(false)>
            <ol class="review-problem-list">
                {each(move || own.get(), move |id| problem_view(review, id).into_any())}
            </ol>
        </NearWindow>
    }
}

/// A problem of the proposal. Its elements stay in place through corrections, and keep the focus.
fn problem_view(review: ReviewState, id: ProblemId) -> impl IntoView {
    let problem = Memo::new(move |_| review.now.with(|now| now.problem(id).cloned()));
    let text_of = move |of: fn(&Problem) -> String| problem.with(|p| p.as_ref().map(of).unwrap_or_default());
    let line = move || problem.with(|p| p.as_ref().map_or(1, |p| p.line));
    let label = move |field: &'static str| words::field_of(field, line());
    let guessed = move || problem.with(|p| p.as_ref().is_some_and(|p| p.progress_from == ProgressFrom::Guess));
    view! {
        <li class="review-problem">
            <div class="review-problem-top">
                <span class="review-problem-number">{move || text_of(|p| p.number_printed.clone())}</span>
                {title_input(review, id, problem)}
            </div>
            <p class="review-original">
                {move || words::original(&text_of(|p| p.title_printed.clone()))} {move || see_button(review, line())}
            </p>
            <div class="review-problem-fields">
                {progress_select(review, id, problem)}
                <span class="quiet-text review-progress-from" class:review-progress-guessed=guessed>
                    {move || problem.with(|p| p.as_ref().map(|p| words::progress_from(p.progress_from)))}
                </span>
                {group_input(review, id, problem)}
            </div>
            {texts_view(problem)}
            {findings_view(review, id)}
            <details class="review-problem-actions">
                <summary aria-label=move || label(words::CORRECT)>{words::CORRECT}</summary>
                <button
                    type="button"
                    aria-label=move || label(words::MERGE)
                    on:click=event_handlers::click(move |_| {
                        let near = review.neighbour(id);
                        if review.correct(Correction::Merge(id)) {
                            focus_near(near);
                        }
                    })
                >
                    {words::MERGE}
                </button>
                <button
                    type="button"
                    aria-label=move || label(words::DROP)
                    on:click=event_handlers::click(move |_| {
                        let near = review.neighbour(id);
                        if review.correct(Correction::Drop(id)) {
                            focus_near(near);
                        }
                    })
                >
                    {words::DROP}
                </button>
                {split_view(review, id, problem)}
            </details>
        </li>
    }
}

type ProblemMemo = Memo<Option<Problem>>;

fn field_label(problem: ProblemMemo, field: &'static str) -> String {
    words::field_of(field, problem.with(|p| p.as_ref().map_or(1, |p| p.line)))
}

fn title_input(review: ReviewState, id: ProblemId, problem: ProblemMemo) -> impl IntoView {
    let title = move |p: &Option<Problem>| p.as_ref().map(|p| p.title.clone()).unwrap_or_default();
    view! {
        <input
            type="text"
            class="review-title"
            id=title_id(id)
            autocomplete="off"
            aria-label=move || field_label(problem, words::TITLE)
            prop:value=move || problem.with(title)
            on:input=event_handlers::event(move |ev| review.typed.set(Some(Correction::Title(id, event_target_value(&ev)))))
            on:change=event_handlers::event(move |ev| {
                if !review.correct(Correction::Title(id, event_target_value(&ev))) {
                    // A refused text does not stay in the field as if it had been accepted.
                    events::set_value(&ev, &problem.with_untracked(title));
                }
            })
        />
    }
}

fn progress_select(review: ReviewState, id: ProblemId, problem: ProblemMemo) -> impl IntoView {
    let value = Memo::new(move |_| problem.with(|p| p.as_ref().map_or("", |p| p.progress.key()).to_owned()));
    let options = Signal::stored(fixed_options(
        Progress::ALL.map(|step| (step.key(), words::progress(step))),
    ));
    let name = Signal::derive(move || field_label(problem, words::PROGRESS));
    let choose = move |key: String| {
        if let Some(step) = Progress::from_key(&key) {
            review.correct(Correction::Progress(id, step));
        }
    };
    view! {
        <label class="review-field">
            <span class="review-field-name">{words::PROGRESS}</span>
            <SelectBox class="review-progress" name value options on_choose=choose />
        </label>
    }
}

fn group_input(review: ReviewState, id: ProblemId, problem: ProblemMemo) -> impl IntoView {
    view! {
        <label class="review-field review-field-wide">
            <span class="review-field-name">{words::GROUP}</span>
            <input
                type="text"
                class="review-group"
                autocomplete="off"
                aria-label=move || field_label(problem, words::GROUP)
                prop:value=move || problem.with(|p| p.as_ref().map(|p| path_text(&p.group)).unwrap_or_default())
                on:input=event_handlers::event(move |ev| review.typed.set(Some(Correction::Group(id, event_target_value(&ev)))))
                on:change=event_handlers::event(move |ev| {
                    review.correct(Correction::Group(id, event_target_value(&ev)));
                })
            />
        </label>
    }
}

fn texts_view(problem: ProblemMemo) -> impl IntoView {
    // A memo of its own, so that what is unfolded stays so when title or progress change.
    let texts = Memo::new(move |_| problem.with(|p| p.as_ref().map(|p| p.texts.clone()).unwrap_or_default()));
    let text = |text: LabelledText| {
        let label = text.shown_label().to_owned();
        view! {
            <h3 class="review-text-label">{label}</h3>
            <p class="review-text">{text.text}</p>
        }
    };
    let summary = |texts: &Vec<LabelledText>| {
        let labels: Vec<&str> = texts.iter().map(LabelledText::shown_label).collect();
        let characters = texts.iter().map(|text| text.text.chars().count()).sum();
        words::texts(&labels, characters)
    };
    move || {
        let shown = texts.get();
        if shown.is_empty() {
            return view! { <p class="review-no-texts">{words::NO_TEXTS}</p> }.into_any();
        }
        view! {
            <details class="review-texts">
                <summary>{summary(&shown)}</summary>
                {shown.into_iter().map(text).collect_view()}
            </details>
        }
        .into_any()
    }
}

/// Offer to make a problem of each finding that its text lists; it may as well stay one.
fn findings_view(review: ReviewState, id: ProblemId) -> impl IntoView {
    let count = Memo::new(move |_| {
        review.now.with(|now| match now.source {
            // What a notice lists under a problem was done about it.
            SourceKind::Notice => 0,
            SourceKind::Feedback | SourceKind::List | SourceKind::Table => now.finding_offsets(id).len(),
        })
    });
    move || {
        let count = count.get();
        (count > 1).then(|| {
            view! {
                <p class="review-findings">
                    {words::findings(count)} " "
                    <button type="button" class="review-split-findings" on:click=event_handlers::click(move |_| {
                        review.correct(Correction::Findings(id));
                    })>{words::split_findings(count)}</button>
                </p>
            }
        })
    }
}

fn split_view(review: ReviewState, id: ProblemId, problem: ProblemMemo) -> impl IntoView {
    let line = review
        .drafts
        .with_value(|drafts| draft_among(drafts, &format!("split-{}", id.0)));
    let typed = move || whole_from_typed(&line.get_untracked(), &(1..=i64::from(u32::MAX)));
    let split = move |_| match typed().and_then(|at| u32::try_from(at).ok()) {
        Some(at) => {
            if review.correct(Correction::Split(id, at)) {
                line.try_set(String::new());
            }
        }
        None => review.refuse(words::LINE_WANTED.to_owned()),
    };
    view! {
        <span class="review-split">
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                class="review-split-line"
                aria-label=move || field_label(problem, words::SPLIT_LINE)
                prop:value=move || line.get()
                on:input=event_handlers::event(move |ev| line.set(event_target_value(&ev)))
            />
            <button type="button" aria-label=move || field_label(problem, words::SPLIT) on:click=event_handlers::click(split)>
                {words::SPLIT}
            </button>
        </span>
    }
}

fn unread_view(review: ReviewState) -> impl IntoView {
    let count = Memo::new(move |_| review.now.with(|now| now.unread.len()));
    let shown = Memo::new(move |_| {
        review
            .now
            .with(|now| now.unread.iter().take(MOST_UNREAD).cloned().collect::<Vec<_>>())
    });
    let row = move |passage: notice::Passage| {
        let line = passage.line;
        view! {
            <li class="review-unread">
                <p class="review-text">{passage.text}</p>
                <div class="review-problem-actions">
                    {see_button(review, line)}
                    <button
                        type="button"
                        aria-label=words::take_line(line)
                        on:click=event_handlers::click(move |_| {
                            if review.correct(Correction::Take(line)) {
                                focus::scroll_to("review-unread");
                            }
                        })
                    >
                        {words::TAKE}
                    </button>
                </div>
            </li>
        }
    };
    let said = move || match count.get() {
        0 => words::ALL_UNDERSTOOD.to_owned(),
        all if all > MOST_UNREAD => words::more_unread(MOST_UNREAD),
        _ => words::UNREAD_KEPT.to_owned(),
    };
    view! {
        <section class="review-unread-part" aria-labelledby="review-unread">
            <h2 id="review-unread" tabindex="-1">{move || words::unread(count.get())}</h2>
            <p class="review-explain">{said}</p>
            <ul class="review-unread-list">{move || shown.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

fn source_view(review: ReviewState) -> impl IntoView {
    let shown: Memo<Source> = Memo::new(move |_| review.now.with(source));
    let cut = move || {
        let cut = shown.with(|shown| shown.cut);
        cut.then(|| view! { <p class="review-explain">{words::source_cut(MOST_LINES)}</p> })
    };
    let blocks = Memo::new(move |_| shown.with(|shown| shown.lines.len().div_ceil(LINES_IN_A_BLOCK)));
    view! {
        <section class="review-source">
            <h2 id="review-source">{words::SOURCE}</h2>
            <p class="review-explain">{words::LEGEND}</p>
            {cut}
            <div class="review-source-text" tabindex="0" role="region" aria-label=words::SOURCE>
                {each(move || (0..blocks.get()).collect(), move |place| source_block(review, shown, place).into_any())}
            </div>
        </section>
    }
}

/// Some lines of the source. They are drawn when one of them is to be seen, too.
fn source_block(review: ReviewState, shown: Memo<Source>, place: usize) -> impl IntoView {
    let from = place * LINES_IN_A_BLOCK;
    let own = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .lines
                .iter()
                .skip(from)
                .take(LINES_IN_A_BLOCK)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let wanted = Signal::derive(move || {
        let sought = review.sought.get();
        sought.is_some_and(|line| own.with(|lines| lines.iter().any(|one| u32::try_from(one.number) == Ok(line))))
    });
    let height = format!("{}em", LINES_IN_A_BLOCK * HEIGHT_OF_A_LINE);
    view! {
        <NearWindow soon=Soon::of_block(place, BLOCKS_SOON) height wanted>
            {move || own.get().into_iter().map(line_view).collect_view()}
        </NearWindow>
    }
}

fn line_view(line: SourceLine) -> impl IntoView {
    let pieces = line.pieces.into_iter().map(|piece| {
        let mark = piece
            .mark
            .map(|mark| view! { <small class="review-mark">{mark}</small> });
        let left_out =
            (piece.left_out > 0).then(|| view! { <em class="review-left-out">{words::piece_cut(piece.left_out)}</em> });
        view! { <span class=role_class(piece.role)>{mark}{piece.words}{left_out}</span> }
    });
    view! {
        <p class="review-line" id=format!("line-{}", line.number) tabindex="-1">
            <span class="review-line-number">{line.number.to_string()}</span>
            {pieces.collect_view()}
        </p>
    }
}

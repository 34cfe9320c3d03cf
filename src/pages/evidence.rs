//! 佐证材料目录: the numbered list of evidence of the round, or of one person's problems, with where each piece is kept
//! and which problems cite it. A list to print; evidence is entered and changed on the page of its problem.

use crate::{
    browser::pinyin,
    desk::use_desk,
    parts::{
        draft::draft_of_line,
        problem_links,
        select_box::{SelectBox, SelectOptions},
    },
    route::{Listing, Route},
    words::{self, dates, evidence as say, fields},
};
use ledger::{Field, ItemId, Ledger, work::evidence::EvidenceLine};
use leptos::prelude::*;

/// Cells of a row beside its problems.
fn cells(ledger: &Ledger, evidence: ItemId) -> [String; 4] {
    let text = |field| ledger.text(evidence, field).to_owned();
    let dated = ledger.text(evidence, Field::Dated).parse().map(dates::written);
    let pages = ledger
        .value(evidence, Field::Pages)
        .map_or_else(String::new, |pages| words::fields::value(Field::Pages, pages));
    [
        text(Field::DocNumber),
        dated.unwrap_or_default(),
        if pages == words::EMPTY_VALUE {
            String::new()
        } else {
            pages
        },
        text(Field::KeptAt),
    ]
}

fn line(ledger: &Ledger, listed: &EvidenceLine) -> AnyView {
    let evidence = listed.evidence;
    let title = ledger.text(evidence, Field::Title).to_owned();
    let file = match ledger.text(evidence, Field::FileName) {
        "" => None,
        name => Some(view! { <span class="quiet-text">" " {say::file(name)}</span> }),
    };
    let cells = cells(ledger, evidence).map(|words| view! { <td>{words}</td> });
    view! {
        <tr>
            <td class="col-no">{listed.number}</td>
            <th scope="row">{title} {file}</th>
            {cells.into_iter().collect_view()}
            <td>{problem_links::problems(ledger, &listed.problems, &|problem| Route::problem(problem).href())}</td>
        </tr>
    }
    .into_any()
}

/// Page with the list of evidence.
#[component]
pub fn EvidenceList() -> impl IntoView {
    let desk = use_desk();
    let person = draft_of_line("evidence-of");
    let people = Signal::derive(move || {
        let mut names = desk.watch_all(|ledger| {
            let problems: Vec<ItemId> = ledger.outline().problems().collect();
            ledger.choices(&problems, Field::Person)
        });
        pinyin::sort_by_name(&mut names, |name| name);
        let names = names.into_iter().map(|name| (name.clone(), name));
        let all = (String::new(), say::WHOLE_ROUND.to_owned());
        std::iter::once(all).chain(names).collect::<SelectOptions>()
    });
    let body = move || {
        let person = person.get();
        desk.watch_all(|ledger| {
            let list = match person.as_str() {
                "" => ledger.evidence_of_round(),
                name => ledger.evidence_of_person(name),
            };
            if list.is_empty() {
                return view! { <p class="empty">{say::NONE}</p> }.into_any();
            }
            let lines = list.iter().map(|listed| line(ledger, listed)).collect_view();
            let heads = [Field::DocNumber, Field::Dated, Field::Pages, Field::KeptAt]
                .map(|field| view! { <th scope="col">{fields::field(field)}</th> });
            view! {
                <div class="wide">
                    <table class="plain evidence">
                        <caption>{say::caption(&person, list.len())}</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="col-no">{words::COL_NO}</th>
                                <th scope="col">{say::NAME}</th>
                                {heads.into_iter().collect_view()}
                                <th scope="col">{say::PROVES}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            }
            .into_any()
        })
    };
    let unproved = Route::Problems(Listing::of(|filter| filter.unproved = Some(())), None).href();
    let missing = move || desk.watch_all(|ledger| ledger.unproved().len());
    view! {
        <div class="evidence-page">
            <h1>{say::TITLE}</h1>
            <p class="lead">{say::LEAD}</p>
            <div class="page-tools">
                <div class="field">
                    <label for="evidence-of">{say::OF_WHOM}</label>
                    <SelectBox id="evidence-of" value=person options=people on_choose=move |name| person.set(name) />
                </div>
                <a href=unproved>{move || say::unproved(missing())}</a>
            </div>
            {body}
        </div>
    }
}

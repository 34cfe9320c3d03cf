//! Entries from several lines or a table that were pasted into an input for one entry. Pure; nothing is recorded here.

use crate::{
    contexts::{PastedEntries, PastedEntry, PastedKind},
    words::pasted as words,
};
use ledger::{Draft, Field, Kind, Value};
use notice::measures::{ProposedPerson, draft_of, measures_of, names_of, people_of};

/// Entries of a kind; `year` is for dates without one.
pub fn pasted_entries(kind: PastedKind, text: &str, year: i16) -> PastedEntries {
    let text = super::proposal_from_input::unmarked(text.to_owned());
    notice::decode::check_text(&text).map_err(|refusal| refusal.sentence())?;
    Ok(match kind {
        PastedKind::Measures => measures(&text, year),
        PastedKind::Aspects => names(&text, Kind::Group),
        PastedKind::Departments => names(&text, Kind::Department),
        PastedKind::People => people_of(&text).into_iter().map(person).collect(),
        PastedKind::Problems => problems(&text),
    })
}

fn entry(draft: Draft, title: String, said: String) -> PastedEntry {
    PastedEntry {
        title,
        said,
        draft,
        group: Vec::new(),
    }
}

fn measures(text: &str, year: i16) -> Vec<PastedEntry> {
    let found = measures_of(text, Some(year)).into_iter();
    found
        .map(|measure| {
            let draft = draft_of(&measure);
            let said = words::measure(&[
                (words::DUE, measure.due_text),
                (words::KIND, measure.kind),
                (words::LEADER, measure.leader),
                (words::DEPARTMENT, measure.department),
                (words::PERSON, measure.person),
            ]);
            entry(draft, measure.text, said)
        })
        .collect()
}

fn names(text: &str, kind: Kind) -> Vec<PastedEntry> {
    let named = |name: String| entry(Draft::new(kind, name.as_str()), name, String::new());
    names_of(text).into_iter().map(named).collect()
}

fn person(person: ProposedPerson) -> PastedEntry {
    let draft = Draft::new(Kind::Person, person.name.as_str())
        .with(Field::Post, Value::text(person.post.as_str()))
        .with(Field::Department, Value::text(person.department.as_str()))
        .with(Field::Phone, Value::text(person.phone.as_str()));
    let said = [person.post, person.department, person.phone];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    entry(draft, person.name, said.join(" · "))
}

/// Problems as a review would read them; of lines that are no list of problems, one for each line.
fn problems(text: &str) -> Vec<PastedEntry> {
    let proposal = notice::read(text);
    if proposal.problems.is_empty() {
        return names(text, Kind::Problem);
    }
    let drafts = notice::setup_of(&proposal).items.into_iter();
    let drafts = drafts.filter(|draft| draft.kind == Kind::Problem);
    drafts
        .zip(&proposal.problems)
        .map(|(mut draft, problem)| {
            draft.group = None;
            PastedEntry {
                title: problem.title.clone(),
                said: problem.group.join(" / "),
                draft,
                group: problem.group.clone(),
            }
        })
        .collect()
}

//! Acceptance of a proposal: makes of it the set-up of a checklist. Pure: nothing is recorded here, no id is assigned.
//! No text is lost on the way: one without a field of its own becomes a passage of its problem, under its label; texts
//! around the problems go to fields of the round, and those without a field to `Between`. What is needed to write the
//! notice again as it was (how labels and titles were printed) goes to `NoticeWording`.

mod surrounding_fields;

use crate::characters::trim;
use crate::label::{LabelKey, field_of};
use crate::measures::{draft_of, due_in};
use crate::names_in_titles;
use crate::passage::words;
use crate::proposal::{LabelledText, Passage, Problem, ProgressFrom, Proposal};
use ledger::{Draft, Setup};
use ledger::{Field, Kind, Value};
use ledger::{NoticeWording, PrintedLabel};
use surrounding_fields::SurroundingFields;

/// Title of a problem without any text.
const UNTITLED: &str = "（无标题）";

/// Set-up of a checklist from a proposal that a person has accepted.
pub fn setup_of(proposal: &Proposal) -> Setup {
    let around = SurroundingFields::of(proposal);
    let mut setup = Setup {
        round: around.round(proposal),
        items: Vec::new(),
    };
    let mut groups: Vec<(&[String], usize)> = Vec::new();
    for problem in &proposal.problems {
        let group = group_of(&problem.group, &mut groups, &mut setup.items, &around);
        let mut draft = draft(proposal, problem);
        draft.group = group;
        setup.items.push(draft);
    }
    setup
}

/// Index of the group at the end of a path; it and the groups above it are added where they are missing.
fn group_of<'a>(
    path: &'a [String],
    groups: &mut Vec<(&'a [String], usize)>,
    items: &mut Vec<Draft>,
    around: &SurroundingFields,
) -> Option<usize> {
    let mut within = None;
    for depth in 0..path.len() {
        let Some(prefix) = path.get(..=depth) else { break };
        let known = groups.iter().rev().find(|(path, _)| *path == prefix);
        let known = known.map(|(_, place)| *place);
        within = Some(known.unwrap_or_else(|| {
            let mut draft = around.group(prefix);
            draft.group = within;
            items.push(draft);
            let place = items.len() - 1;
            groups.push((prefix, place));
            place
        }));
    }
    within
}

fn joined(passages: &[Passage]) -> String {
    let texts: Vec<&str> = passages.iter().map(|passage| passage.text.as_str()).collect();
    lines(&texts)
}

fn lines<T: AsRef<str>>(texts: &[T]) -> String {
    let texts: Vec<&str> = texts
        .iter()
        .map(AsRef::as_ref)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n")
}

fn draft(proposal: &Proposal, problem: &Problem) -> Draft {
    let mut draft = Draft::new(Kind::Problem, title(problem))
        .with(Field::Number, Value::text(problem.number_printed.as_str()))
        .with(Field::Original, Value::text(problem.title_printed.as_str()))
        .with(Field::Progress, Value::from(problem.progress));
    let mut labels = Vec::new();
    for text in &problem.texts {
        let taken = |field| draft.fields.iter().any(|(taken, _)| *taken == field);
        let of = field_of(text.key).filter(|field| !taken(*field));
        // The label of a cell is the name of its column, which is not printed beside it.
        if !text.in_cell {
            labels.push(PrintedLabel {
                of,
                label: text.label_printed.clone(),
                tail: tail(proposal, text),
                blank: text.text.is_empty(),
            });
        }
        match of {
            Some(field) => draft = draft.with(field, Value::text(text.text.as_str())),
            None => draft.parts.push(passage(text)),
        }
    }
    // A date in a table's own column is one; in the prose of a notice it stays words.
    let mut cells = problem.texts.iter().filter(|text| text.in_cell);
    let cell = cells.find(|text| text.key == LabelKey::Deadline);
    let found = cell.and_then(|text| due_in(&text.text, None));
    if let Some(found) = found.filter(|_| problem.measures.len() < 2) {
        draft = draft.with(Field::Due, Value::from(found.due));
        draft = draft.with(Field::LongTerm, found.long_term.then_some(Value::Flag(true)));
    }
    draft.parts.extend(problem.measures.iter().map(draft_of));
    let printed = printed(proposal, problem, labels);
    draft.with(Field::Printed, Value::text(printed.to_string()))
}

/// Separator after a text and before the next label: a semicolon that is not part of a name.
fn tail(proposal: &Proposal, text: &LabelledText) -> String {
    let whole = words(&proposal.text, &text.stretches);
    whole.strip_prefix(text.text.as_str()).unwrap_or("").trim().to_owned()
}

fn printed(proposal: &Proposal, problem: &Problem, labels: Vec<PrintedLabel>) -> NoticeWording {
    let whole = problem.title_printed.as_str();
    let status = match problem.progress_from {
        ProgressFrom::Title => status_in_brackets(whole),
        _ => "",
    };
    let title = if status.is_empty() {
        whole.to_owned()
    } else {
        whole.replacen(status, "{s}", 1)
    };
    let seed = proposal.seeds.iter().find(|seed| seed.id == problem.id);
    NoticeWording {
        title: pattern(&title, &names_in_titles::name_in_title(whole)),
        status: status.to_owned(),
        progress: Some(problem.progress),
        under: seed.and_then(|seed| seed.status),
        labels,
    }
}

/// A printed title with `{}` in place of the name; empty if the name does not occur in it.
pub(crate) fn pattern(printed: &str, name: &str) -> String {
    if name.is_empty() || printed.contains("{}") || !printed.contains(name) {
        return String::new();
    }
    // The name, not an equal word of the formula: 关于“问题”问题的整改.
    let quoted = ["“", "\"", "「"]
        .iter()
        .find_map(|open| printed.find(&format!("{open}{name}")).map(|at| at + open.len()));
    let Some(at) = quoted.or_else(|| printed.find(name)) else {
        return String::new();
    };
    let (before, rest) = printed.split_at_checked(at).unwrap_or((printed, ""));
    format!("{before}{{}}{}", rest.strip_prefix(name).unwrap_or(""))
}

/// The last brackets of a title, with their content.
fn status_in_brackets(title: &str) -> &str {
    let Some(from) = title.rfind(['(', '（', '【', '[']) else {
        return "";
    };
    let inner = crate::characters::slice_from(title, from);
    let close = inner.char_indices().find(|(_, c)| matches!(c, ')' | '）' | '】' | ']'));
    close.map_or("", |(at, c)| crate::characters::slice(inner, 0, at + c.len_utf8()))
}

/// A problem must have a title; without one it gets its first words.
fn title(problem: &Problem) -> String {
    let texts = problem.texts.iter().map(|text| text.text.trim());
    let first = texts.into_iter().find(|text| !text.is_empty());
    let words = [problem.title.trim(), problem.title_printed.trim()];
    match words.into_iter().find(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => first.map_or(UNTITLED.to_owned(), |text| text.chars().take(30).collect()),
    }
}

fn passage(text: &LabelledText) -> Draft {
    let label = match text.shown_label() {
        label if label.trim().is_empty() => LabelKey::Other.canonical(),
        label => trim(label),
    };
    Draft::new(Kind::Passage, label).with(Field::Remarks, Value::text(text.text.as_str()))
}

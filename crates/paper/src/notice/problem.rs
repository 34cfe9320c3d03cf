//! A problem in the notice: its title with its status, and its texts under their labels.

use super::Writer;
use crate::document::{Level, Line};
use crate::record::{Problem, Record};
use crate::terms::PrintedLabel;
use crate::terms::{Field, FieldSection, Progress};
use crate::words;

/// A text with its label, without colon; the label is empty for text under none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Field that holds it; `None` if a passage does.
    pub of: Option<Field>,
    /// Label as printed.
    pub label: String,
    /// Text.
    pub text: String,
    /// Separator after it and before the next label.
    pub tail: String,
}

/// Progress that a reader concludes for a problem under a heading by progress (or none) with these texts, if its title
/// does not state it.
pub type Understood<'a> = &'a dyn Fn(Option<Progress>, &[Labelled]) -> Progress;

/// The fields whose texts stand before the passages where no notice says another order: what is under no label first.
fn before_passages() -> impl Iterator<Item = Field> {
    let labelled =
        Field::labelled().filter(|field| !matches!(field.section(), Some(FieldSection::Duty | FieldSection::Remarks)));
    [Field::Remarks].into_iter().chain(labelled)
}

/// The fields whose texts stand behind the passages: names and dates.
fn behind_passages() -> impl Iterator<Item = Field> {
    Field::labelled().filter(|field| field.section() == Some(FieldSection::Duty))
}

/// The texts of a problem that a notice prints, by their fields and in its usual order: the title, and those under labels.
pub(crate) fn printed_fields() -> impl Iterator<Item = Field> {
    [Field::Title]
        .into_iter()
        .chain(before_passages())
        .chain(behind_passages())
}

impl Writer<'_> {
    pub(super) fn problem(&mut self, problem: &Problem, number: &str, under: Option<Progress>, level: Level) {
        let texts = self.labelled(problem);
        let status = self.status(problem, under, &texts);
        let pattern = match problem.printed.title.as_str() {
            "" => words::PROBLEM_TITLE,
            printed => printed,
        };
        let title = with_status(&named(pattern, title(problem)), &status);
        self.document.heading(level, format!("{number}{title}"));
        for text in texts {
            let mut line = Line::words(text.text);
            line.push(text.tail);
            self.document.labelled(text.label, line);
        }
    }

    /// Status in brackets for the title; empty if the heading or the texts state the progress.
    fn status(&self, problem: &Problem, under: Option<Progress>, texts: &[Labelled]) -> String {
        let printed = &problem.printed;
        if !printed.status.is_empty() && printed.progress == Some(problem.progress) {
            return printed.status.clone();
        }
        if (self.understood)(under, texts) == problem.progress {
            return String::new();
        }
        format!("（{}）", words::progress(problem.progress))
    }

    /// Texts printed of a problem, in order.
    fn labelled(&self, problem: &Problem) -> Vec<Labelled> {
        let mut left: Vec<Labelled> = Vec::new();
        let put = |field: Field, left: &mut Vec<Labelled>| {
            let text = text_of(problem, field);
            if self.settings.prints(field) && !text.is_empty() {
                left.push(Labelled {
                    of: Some(field),
                    label: usual_label(self.record, field),
                    text,
                    tail: String::new(),
                });
            }
        };
        before_passages().for_each(|field| put(field, &mut left));
        if self.settings.passages {
            left.extend(problem.passages.iter().map(|passage| Labelled {
                of: None,
                label: format!("{}：", passage.label),
                text: passage.text.clone(),
                tail: String::new(),
            }));
        }
        behind_passages().for_each(|field| put(field, &mut left));
        in_printed_order(&problem.printed.labels, left, |field| self.settings.prints(field))
    }
}

/// Texts in the order of the notice, each under its printed label; those that the notice did not have come after, but
/// text under no label always first.
fn in_printed_order(
    printed: &[PrintedLabel],
    mut left: Vec<Labelled>,
    prints: impl Fn(Field) -> bool,
) -> Vec<Labelled> {
    let mut ordered = Vec::new();
    let bare = |text: &Labelled| text.of == Some(Field::Remarks);
    if !printed.iter().any(|label| label.of == Some(Field::Remarks)) {
        let at = left.iter().position(bare);
        ordered.extend(at.map(|at| left.remove(at)));
    }
    for label in printed {
        match left.iter().position(|text| text.of == label.of) {
            Some(at) => {
                let text = left.remove(at);
                ordered.push(Labelled {
                    label: label.label.clone(),
                    tail: label.tail.clone(),
                    ..text
                });
            }
            None if label.blank && label.of.is_none_or(&prints) => ordered.push(Labelled {
                of: label.of,
                label: label.label.clone(),
                text: String::new(),
                tail: String::new(),
            }),
            None => {}
        }
    }
    ordered.extend(left);
    ordered
}

/// Label of a field as the notice printed it elsewhere, or the default one.
fn usual_label(record: &Record, field: Field) -> String {
    let printed = record.problems.iter().flat_map(|problem| &problem.printed.labels);
    let mut seen = printed.filter(|label| label.of == Some(field) && !label.label.is_empty());
    // The first is as good as any: notices keep to one wording.
    match (seen.next(), field.label()) {
        (Some(label), _) if field != Field::Remarks => label.label.clone(),
        (_, Some("")) | (_, None) => String::new(),
        (_, Some(label)) => format!("{label}："),
    }
}

/// Text of a field as a notice prints it: measures as one text, a date with its additions.
pub fn text_of(problem: &Problem, field: Field) -> String {
    let own = problem.get(field).trim();
    if own.is_empty() && field == Field::MeasuresText {
        return measures(problem);
    }
    if own.is_empty() && field == Field::DueText {
        return words::term(problem.due, problem.long_term);
    }
    own.to_owned()
}

fn measures(problem: &Problem) -> String {
    let ended = |title: &str| title.trim().trim_end_matches(['。', '；', ';']).to_owned();
    match problem.measures.as_slice() {
        [] => String::new(),
        [only] => format!("{}。", ended(&only.title)),
        many => {
            let numbered = many.iter().enumerate();
            let all: Vec<String> = numbered
                .map(|(at, measure)| format!("（{}）{}", at + 1, ended(&measure.title)))
                .collect();
            format!("{}。", all.join("；"))
        }
    }
}

/// Title of a problem.
pub(crate) fn title(problem: &Problem) -> &str {
    match problem.title.trim() {
        "" => words::UNTITLED,
        title => title,
    }
}

/// Title or heading of this pattern with this name. A name with quotes of its own gets no quotes around it, or a reader
/// would end it too early.
pub(super) fn named(pattern: &str, name: &str) -> String {
    let quotes = ["“", "”", "\"", "「", "」"];
    let quoted = [("“{}”", "“"), ("\"{}\"", "\"")];
    let whole = quoted.iter().find(|(quoted, _)| pattern.contains(quoted));
    match whole {
        Some((whole, _)) if quotes.iter().any(|quote| name.contains(quote)) => pattern.replace(whole, name),
        _ => pattern.replace("{}", name),
    }
}

/// Title with its status in its place, or before its end.
fn with_status(title: &str, status: &str) -> String {
    if title.contains("{s}") {
        return title.replace("{s}", status);
    }
    let words = title.trim_end_matches(['。', '：', ':', '.', '；', ' ']);
    let end = title.get(words.len()..).unwrap_or("");
    format!("{words}{status}{end}")
}

//! Texts of the round in a notice: those that people wrote, and drafts from the record where nobody has.

use super::settings::NoticeSettings;
use crate::record::Record;
use crate::terms::Field;
use crate::words::{self, drafts};

/// Texts around the problems, with their fields not filled in yet. Paragraphs are separated by line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The title.
    pub title: String,
    /// The opening formula.
    pub opening: String,
    /// Part one.
    pub organisation: String,
    /// Introduction of part two.
    pub results: String,
    /// Part three.
    pub plan: String,
    /// The contact block.
    pub contact: String,
    /// Signatory.
    pub signature: String,
}

/// Texts of a record. A checklist that was taken from a notice has those of the notice, and no drafts.
pub fn texts(record: &Record, settings: &NoticeSettings) -> Texts {
    let drafted = settings.drafts && !record.was_printed();
    let text = |field, draft: &dyn Fn() -> String| match record.round.get(field) {
        "" if drafted => draft(),
        text => text.to_owned(),
    };
    let has_unit = !record.round.get(Field::Unit).is_empty();
    let if_unit = |draft: &str| if has_unit { draft.to_owned() } else { String::new() };
    Texts {
        title: text(Field::NoticeTitle, &|| if_unit(drafts::TITLE)),
        opening: text(Field::Opening, &|| opening(record)),
        organisation: text(Field::Organisation, &|| organisation(record)),
        results: text(Field::ResultsIntro, &|| drafts::RESULTS.to_owned()),
        plan: text(Field::Plan, &|| if_unit(drafts::PLAN)),
        contact: text(Field::Contact, &|| drafts::CONTACT.to_owned()),
        signature: text(Field::Signature, &|| record.round.get(Field::Unit).to_owned()),
    }
}

fn opening(record: &Record) -> String {
    let known = [Field::Team, Field::InspectedFrom, Field::InspectedTo, Field::FeedbackOn];
    let unit = !record.round.get(Field::Unit).is_empty();
    match known.iter().all(|field| !record.round.get(*field).is_empty()) {
        true if unit => drafts::OPENING.to_owned(),
        _ if unit => drafts::OPENING_SHORT.to_owned(),
        _ => String::new(),
    }
}

/// Draft of part one: the counts, the leading group, meetings and reports from the 大事记.
pub(crate) fn organisation(record: &Record) -> String {
    let aspects = record.groups_at(0) > 0 || record.number(Field::DeclaredAspects).is_some();
    let categories = record.groups_at(1) > 0 || record.number(Field::DeclaredCategories).is_some();
    let counts = match (aspects, categories) {
        (true, true) => drafts::ORGANISATION,
        (true, false) => drafts::ORGANISATION_ASPECTS,
        _ => drafts::ORGANISATION_PLAIN,
    };
    let mut paragraphs = vec![counts.to_owned()];
    match record.round.get(Field::LeadingGroup).trim() {
        "" => {}
        group if group.contains("领导小组") => paragraphs.push(ended(group)),
        group => paragraphs.push(format!("{}{}", drafts::LEADING_GROUP, ended(group))),
    }
    for milestone in &record.milestones {
        let date = milestone.dated.map(words::date).unwrap_or_default();
        let comma = if date.is_empty() { "" } else { "，" };
        let more = match milestone.remarks.trim() {
            "" => String::new(),
            more => ended(more),
        };
        paragraphs.push(format!("{date}{comma}{}{more}", ended(&milestone.title)));
    }
    paragraphs.join("\n")
}

fn ended(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.ends_with(['。', '！', '？', '；', '：']) {
        sentence.to_owned()
    } else {
        format!("{sentence}。")
    }
}

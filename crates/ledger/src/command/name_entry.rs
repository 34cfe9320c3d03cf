//! Names as they come in by a command: without marks that nobody sees; of people, each an entry of its own, its post in its field.
//! Facts of others are never touched.

use crate::{
    Draft, Field, Kind, Value,
    schema::is_unseen,
    work::person_name::{is_post, people},
};
use std::borrow::Cow;

/// A value as it is recorded: a name without unseen marks, every other value as it is.
pub(crate) fn as_recorded(kind: Kind, field: Field, value: &Value) -> Cow<'_, Value> {
    let is_name =
        field.names_of().is_some() || field == Field::Title && matches!(kind, Kind::Person | Kind::Department);
    match value.as_text().filter(|text| is_name && text.contains(is_unseen)) {
        Some(text) => Cow::Owned(Value::text(text.replace(is_unseen, "").trim())),
        None => Cow::Borrowed(value),
    }
}

/// The entries that a draft of a person stands for: one for each name in its title (张某、李某).
pub(crate) fn entries_of(draft: &Draft) -> Vec<Draft> {
    let title = draft.fields.iter().find(|(field, _)| *field == Field::Title);
    let title = title.and_then(|(_, value)| value.as_text()).unwrap_or("");
    let named = people(title);
    if draft.kind != Kind::Person || named.is_empty() {
        return vec![draft.clone()];
    }
    let has_post = draft.fields.iter().any(|(field, _)| *field == Field::Post);
    let entry = |written: &crate::work::person_name::WrittenName| {
        let mut draft = draft.clone();
        draft.fields.retain(|(field, _)| *field != Field::Title);
        // A department stays with the name: it tells two people of one name apart.
        let department = written
            .department()
            .map(|words| format!("（{words}）"))
            .unwrap_or_default();
        let title = Value::text(format!("{}{department}", written.name));
        draft.fields.insert(0, (Field::Title, title));
        let posts: Vec<&str> = written
            .with
            .iter()
            .map(String::as_str)
            .filter(|words| is_post(words))
            .collect();
        match (posts.is_empty(), has_post) {
            (true, _) | (false, true) => draft,
            (false, false) => draft.with(Field::Post, Value::text(posts.join("、"))),
        }
    };
    named.iter().map(entry).collect()
}

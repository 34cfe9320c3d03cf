//! Values of fields. Which field takes which stands in the table of fields.

use crate::{Amount, Due, ItemId, Progress};
use serde::{Deserialize, Serialize};

/// A value of a field. `Nothing` is a value too: a field that was emptied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Emptied.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Words; also steps of progress, dates and ids, by their keys.
    Text(String),
}

impl Value {
    /// Text as a value; empty text is `Nothing`, so that an emptied field is written in one way only.
    pub fn text(words: impl Into<String>) -> Value {
        let words = words.into();
        if words.is_empty() {
            Value::Nothing
        } else {
            Value::Text(words)
        }
    }

    /// The value for an item's id.
    pub fn item(id: ItemId) -> Value {
        Value::Text(id.to_string())
    }

    /// The words, if it is words.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(words) = self {
            Some(words)
        } else {
            None
        }
    }
}

impl From<Progress> for Value {
    fn from(progress: Progress) -> Value {
        Value::Text(progress.key().to_owned())
    }
}

impl From<Due> for Value {
    fn from(due: Due) -> Value {
        Value::Text(due.to_string())
    }
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Value {
        Value::Text(amount.to_string())
    }
}

//! Facts as text: one JSON object in one line, the same in storage and in files. A fact of a newer version is kept
//! letter by letter (but for white space between tokens); damage is an error, and nothing of the line is taken. A
//! fact that this version understands completely has one text only, however another program spelled it; else two
//! spellings would pass for two facts.

use crate::{
    Body, Decision, DecisionKind, Fact, FactId, Field, Ground, ItemId, Kind, Value, WallTime, fact::json::compact,
};
use serde::{Deserialize, Serialize, de::IntoDeserializer as _};
use std::{borrow::Cow, fmt};

/// A line that is no fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAFact {
    /// Where in the line, in characters from 1, as far as it is known.
    pub column: usize,
    /// What the JSON reader says; for the technical details, not for the sentence.
    pub detail: String,
}

impl fmt::Display for NotAFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.detail)
    }
}

#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    id: FactId,
    t: u64,
    at: WallTime,
    #[serde(borrow)]
    by: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    act: Option<FactId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<FactId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    re: Vec<FactId>,
    #[serde(borrow, rename = "do")]
    verb: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<ItemId>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    kind: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    under: Option<ItemId>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    field: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saw: Option<Vec<FactId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answers: Option<FactId>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    until: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grounds: Option<Vec<Ground>>,
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    approver: Option<Cow<'a, str>>,
}

/// Part of a fact that every version writes alike; without it a fact cannot be kept.
#[derive(Deserialize)]
struct Header<'a> {
    id: FactId,
    t: u64,
    at: WallTime,
    #[serde(borrow)]
    by: Cow<'a, str>,
    #[serde(default)]
    act: Option<FactId>,
}

/// `"value":null` is a value; an absent one is not.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<serde_json::Value>, D::Error> {
    serde_json::Value::deserialize(deserializer).map(Some)
}

fn key_of<T: Serialize>(value: T) -> Option<Cow<'static, str>> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(key)) => Some(Cow::Owned(key)),
        _ => None,
    }
}

fn from_key<'de, T: Deserialize<'de>>(key: &'de str) -> Option<T> {
    let reader: serde::de::value::BorrowedStrDeserializer<'de, serde::de::value::Error> =
        serde::de::value::BorrowedStrDeserializer::new(key);
    T::deserialize(reader.into_deserializer()).ok()
}

impl Value {
    pub(crate) fn from_json(json: serde_json::Value) -> Option<Value> {
        match json {
            serde_json::Value::Null => Some(Value::Nothing),
            serde_json::Value::Bool(flag) => Some(Value::Flag(flag)),
            serde_json::Value::Number(number) => number.as_i64().map(Value::Number),
            serde_json::Value::String(words) => Some(Value::Text(words)),
            _ => None,
        }
    }

    fn to_json(&self) -> serde_json::Value {
        match self {
            Value::Nothing => serde_json::Value::Null,
            Value::Flag(flag) => (*flag).into(),
            Value::Number(number) => (*number).into(),
            Value::Text(words) => words.as_str().into(),
        }
    }
}

impl Fact {
    /// Reads one line. A body or a field of a newer version gives a fact that keeps its text; a line that is no
    /// JSON object or lacks the header gives [`NotAFact`].
    pub fn read(line: &str) -> Result<Fact, NotAFact> {
        let damage = |e: serde_json::Error| NotAFact {
            column: e.column(),
            detail: e.to_string(),
        };
        if !line.trim_start().starts_with('{') {
            return Err(NotAFact {
                column: 1,
                detail: "a fact is a JSON object".into(),
            });
        }
        // What every version writes alike stands in what this one understands too; most lines are read once.
        let wire = serde_json::from_str::<Wire>(line).ok();
        let header = match &wire {
            Some(wire) => Header {
                id: wire.id,
                t: wire.t,
                at: wire.at,
                by: Cow::Borrowed(&*wire.by),
                act: wire.act,
            },
            None => serde_json::from_str(line).map_err(damage)?,
        };
        if header.id.number == 0 {
            return Err(NotAFact {
                column: 1,
                detail: "a fact's number starts from 1".into(),
            });
        }
        let action = header.act.unwrap_or(header.id);
        let mut fact = Fact::new(
            header.id,
            header.t,
            header.at,
            header.by.as_ref().into(),
            action,
            Body::Unknown,
        );
        if let Some(mut wire) = wire {
            fact.undoes = wire.undoes;
            fact.replaces = std::mem::take(&mut wire.re);
            fact.body = body_of(wire).unwrap_or(Body::Unknown);
        }
        if !fact.is_understood() || !fact.says_no_more_than(line) {
            fact.raw = Some(compact(line).into());
        }
        Ok(fact)
    }

    /// Writes the fact as one line, without the line's end: as it was read, if it was read.
    pub fn write(&self, out: &mut String) {
        match &self.raw {
            Some(raw) => out.push_str(raw),
            None => self.write_own(out),
        }
    }

    /// The fact as one line.
    pub fn to_line(&self) -> String {
        let mut line = String::new();
        self.write(&mut line);
        line
    }

    /// Whether the line holds nothing that is lost when the fact is written by this version.
    fn says_no_more_than(&self, line: &str) -> bool {
        let mut own = String::with_capacity(line.len());
        self.write_own(&mut own);
        let parsed = |text| serde_json::from_str::<serde_json::Value>(text).ok();
        own == line || parsed(&own).is_some_and(|own| Some(own) == parsed(line))
    }

    fn write_own(&self, out: &mut String) {
        let mut wire = Wire {
            id: self.id,
            t: self.time,
            at: self.at,
            by: Cow::Borrowed(&self.by),
            act: (self.action != self.id).then_some(self.action),
            undoes: self.undoes,
            re: self.replaces.clone(),
            verb: Cow::Borrowed(""),
            item: None,
            kind: None,
            under: None,
            field: None,
            value: None,
            reason: None,
            saw: None,
            answers: None,
            until: None,
            grounds: None,
            approver: None,
        };
        match &self.body {
            Body::Add { kind, under } => {
                wire.verb = "add".into();
                wire.kind = key_of(kind);
                wire.under = *under;
            }
            Body::Set { item, field, value } => {
                wire.verb = "set".into();
                wire.item = Some(*item);
                wire.field = Some(field.key().into());
                wire.value = Some(value.to_json());
            }
            Body::Remove { item, reason, saw } => {
                wire.verb = "remove".into();
                wire.item = Some(*item);
                wire.reason = Some(reason.into());
                wire.saw = Some(saw.clone());
            }
            Body::Restore { item } => {
                wire.verb = "restore".into();
                wire.item = Some(*item);
            }
            Body::Decide { item, decision } => {
                wire.verb = "decide".into();
                wire.item = Some(*item);
                wire.kind = key_of(decision.kind);
                wire.reason = Some(decision.reason.as_str().into());
                wire.answers = decision.answers;
                wire.until = decision.until.map(|until| until.to_string().into());
                wire.grounds = Some(decision.grounds.clone()).filter(|grounds| !grounds.is_empty());
                wire.approver = Some(decision.approver.as_str().into()).filter(|who: &Cow<str>| !who.is_empty());
            }
            Body::Unknown => {}
        }
        if let Ok(line) = serde_json::to_string(&wire) {
            out.push_str(&line);
        }
    }
}

/// The body, if this version understands it. What is understood only in part is not understood.
fn body_of(wire: Wire) -> Option<Body> {
    match &*wire.verb {
        "add" => {
            let kind: Kind = from_key(wire.kind.as_deref()?)?;
            (kind != Kind::Round).then_some(Body::Add {
                kind,
                under: wire.under,
            })
        }
        "set" => {
            let field = Field::from_key(wire.field.as_deref()?)?;
            let value = Value::from_json(wire.value?)?;
            field.accepts(&value).then_some(Body::Set {
                item: wire.item?,
                field,
                value,
            })
        }
        "remove" => Some(Body::Remove {
            item: wire.item?,
            reason: wire.reason?.into_owned(),
            saw: wire.saw.unwrap_or_default(),
        }),
        "restore" => Some(Body::Restore { item: wire.item? }),
        "decide" => {
            let kind: DecisionKind = from_key(wire.kind.as_deref()?)?;
            let until = match wire.until {
                Some(text) => Some(text.parse().ok()?),
                None => None,
            };
            let reason = wire.reason.unwrap_or_default().into_owned();
            Some(Body::Decide {
                item: wire.item?,
                decision: Decision {
                    kind,
                    reason,
                    answers: wire.answers,
                    until,
                    grounds: wire.grounds.unwrap_or_default(),
                    approver: wire.approver.unwrap_or_default().into_owned(),
                },
            })
        }
        _ => None,
    }
}

//! The published JSON Schema of the files: it is what the tables of kinds and fields say, what this program writes keeps to
//! it, and what is broken does not. `XIAOHAO_WRITE_SCHEMA=1` writes it anew, after a field or a kind was added.

use crate::{cases, files::written, parts::heading, world::any_facts};
use boon::{Compiler, SchemaIndex, Schemas};
use ledger::{
    Field, Kind, Ledger, Progress, RegulationWay, Role, ValueType,
    closeout::CloseoutStatus,
    file::{ChecklistPart, FilePurpose, write},
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

const NAME: &str = "urn:xiaohao:format:1";

fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/xiaohao-1.schema.json")
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list_of(kind: Kind) -> Value {
    json!({ "type": "array", "items": refer(kind.key()) })
}

fn keys(keys: &[&str]) -> Value {
    let mut all: Vec<Value> = keys.iter().map(|key| json!(key)).collect();
    all.push(Value::Null);
    json!({ "enum": all })
}

fn shape(shape: ValueType) -> Value {
    match shape {
        ValueType::Text => json!({ "type": ["string", "null"] }),
        ValueType::Number => json!({ "type": ["integer", "null"] }),
        ValueType::Flag => json!({ "type": ["boolean", "null"] }),
        ValueType::Progress => keys(&Progress::ALL.map(Progress::key)),
        ValueType::Role => keys(&Role::ALL.iter().map(|role| role.key()).collect::<Vec<_>>()),
        ValueType::RegulationWay => keys(&RegulationWay::ALL.iter().map(|way| way.key()).collect::<Vec<_>>()),
        ValueType::Date => json!({ "anyOf": [refer("date"), { "type": "null" }] }),
        ValueType::Item => json!({ "anyOf": [refer("id"), { "type": "null" }] }),
        ValueType::Amount => {
            json!({ "type": ["string", "null"], "pattern": "^-?(0|[1-9][0-9]{0,11})(\\.[0-9]{0,3}[1-9])?$" })
        }
        ValueType::Hash => json!({ "type": ["string", "null"], "pattern": "^[0-9a-f]{64}$" }),
    }
}

fn item(kind: Kind) -> Value {
    let mut properties = Map::new();
    for field in kind
        .fields()
        .filter(|field| !matches!(field, Field::Group | Field::Order))
    {
        properties.insert(field.key().into(), shape(field.value_type()));
    }
    for part in kind.parts() {
        properties.insert(part.list_key().into(), list_of(*part));
    }
    match kind {
        Kind::Round => {}
        Kind::Group => {
            properties.insert("id".into(), refer("id"));
            properties.insert("depth".into(), json!({ "type": "integer", "minimum": 0 }));
            properties.insert("problems".into(), list_of(Kind::Problem));
        }
        _ => drop(properties.insert("id".into(), refer("id"))),
    }
    if kind == Kind::Problem {
        let told = CloseoutStatus::ALL
            .iter()
            .filter(|status| **status != CloseoutStatus::NotApplied);
        let told: Vec<Value> = told.map(|status| serde_json::to_value(status).unwrap()).collect();
        properties.insert("status".into(), json!({ "enum": told }));
        properties.insert("due_in_force".into(), refer("date"));
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn schema() -> Value {
    let count = json!({ "type": "integer", "minimum": 0 });
    let purposes = FilePurpose::ALL.map(FilePurpose::key);
    let mut tree = Map::from_iter([
        ("round".to_owned(), refer("round")),
        ("groups".to_owned(), list_of(Kind::Group)),
    ]);
    for kind in Kind::BESIDE {
        tree.insert(kind.list_key().into(), list_of(kind));
    }
    let mut defs = Map::from_iter([
        (
            "id".to_owned(),
            json!({ "type": "string", "pattern": "^(0|[1-9a-z][0-9a-z]{0,11})-(0|[1-9][0-9]{0,9})$" }),
        ),
        (
            "date".to_owned(),
            json!({
                "description": "A day, the end of a month, or the end of a year.",
                "type": "string",
                "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
            }),
        ),
        (
            "header".to_owned(),
            json!({
                "type": "object",
                "required": ["round", "from", "at"],
                "properties": {
                    "round": { "type": "string", "pattern": "^(0|[1-9a-z][0-9a-z]{0,11})$" },
                    "from": { "type": "string" },
                    "at": { "description": "Milliseconds since 1970-01-01T00:00:00Z.", "type": "integer" },
                    "purpose": { "enum": purposes },
                    "to": { "type": "string" },
                    "asked": { "type": "string" },
                    "reply_by": refer("date"),
                    "handout": refer("id"),
                    "scope": { "type": "array", "items": refer("id") },
                    "counts": {
                        "type": "object",
                        "properties": {
                            "total": count, "done": count, "under_way": count, "not_started": count, "left_out": count
                        }
                    },
                    "facts": count,
                    "checksum": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }
                }
            }),
        ),
        (
            "tree".to_owned(),
            json!({ "type": "object", "properties": tree, "additionalProperties": false }),
        ),
        (
            "fact".to_owned(),
            json!({
                "description": "What a fact may say beyond this stands in docs/format.md; what is not known is kept.",
                "type": "object",
                "required": ["id", "t", "at", "by"],
                "properties": {
                    "id": refer("id"),
                    "t": { "type": "integer", "minimum": 0 },
                    "at": { "type": "integer" },
                    "by": { "type": "string" }
                }
            }),
        ),
    ]);
    for kind in Kind::ALL {
        defs.insert(kind.key().into(), item(*kind));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": NAME,
        "title": "Xiaohao (销号) checklist file, format 1",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": { "const": "xiaohao" },
            "version": { "const": 1 },
            "header": refer("header"),
            "checklist": refer("tree"),
            "facts": { "type": "array", "items": refer("fact") }
        },
        "if": { "required": ["facts"] },
        "then": {
            "required": ["header"],
            "properties": { "header": { "required": ["facts", "checksum"] } }
        },
        "else": { "required": ["checklist"] },
        "$defs": defs
    })
}

fn compiled() -> (Schemas, SchemaIndex) {
    let text = std::fs::read_to_string(place()).unwrap();
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler
        .add_resource(NAME, serde_json::from_str(&text).unwrap())
        .unwrap();
    let index = compiler.compile(NAME, &mut schemas).unwrap();
    (schemas, index)
}

fn fault(schema: &(Schemas, SchemaIndex), file: &Value) -> Option<String> {
    schema.0.validate(file, schema.1).err().map(|error| error.to_string())
}

#[test]
fn the_published_schema_is_what_the_tables_say() {
    let now = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if std::env::var_os("XIAOHAO_WRITE_SCHEMA").is_some() {
        std::fs::create_dir_all(place().parent().unwrap()).unwrap();
        std::fs::write(place(), &now).unwrap();
    }
    let published = std::fs::read_to_string(place()).unwrap();
    assert_eq!(published, now, "write it anew: XIAOHAO_WRITE_SCHEMA=1");
}

#[test]
fn every_fixture_keeps_to_the_schema() {
    let schema = compiled();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(fault(&schema, &file), None, "{path:?}");
        seen += 1;
    }
    assert!(seen >= 4, "{seen}");
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn what_is_written_keeps_to_the_schema(facts in any_facts()) {
        let schema = compiled();
        let ledger = Ledger::of(facts);
        for text in [written(&ledger), write(&ledger, &ChecklistPart::Person("张三".into()), &heading(FilePurpose::Handout)).text] {
            let file = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(fault(&schema, &file), None);
        }
    }
}

#[test]
fn what_is_broken_does_not_keep_to_it() {
    let schema = compiled();
    let sound = json!({
        "format": "xiaohao",
        "version": 1,
        "header": { "round": "a1", "from": "甲", "at": 5, "facts": 1, "checksum": format!("sha256:{}", "0".repeat(64)) },
        "checklist": {
            "round": { "unit": "某局" },
            "groups": [{ "title": "方面", "depth": 0, "problems": [{
                "id": "a-1", "title": "题", "progress": "done", "due": "2025-12",
                "measures": [{ "title": "其一", "long_term": true }]
            }] }],
            "people": [{ "title": "孙立", "role": "cadre" }]
        },
        "facts": [{ "id": "a-1", "t": 1, "at": 5, "by": "甲", "do": "sing" }]
    });
    assert_eq!(fault(&schema, &sound), None);
    for (at, value) in [
        ("/format", json!("other")),
        ("/version", json!("1")),
        ("/version", json!(2)),
        ("/header/round", json!("A1")),
        ("/header/from", json!(null)),
        ("/header/checksum", json!("md5:0")),
        ("/header/purpose", json!("whim")),
        ("/header/reply_by", json!("soon")),
        ("/header/scope", json!(["A"])),
        ("/header", json!({})),
        ("/facts", json!({})),
        ("/facts/0", json!("fact")),
        ("/facts/0/id", json!("a")),
        ("/facts/0/t", json!("1")),
        ("/checklist/groups", json!({})),
        ("/checklist/groups/0/depth", json!(-1)),
        ("/checklist/groups/0/problems/0/progress", json!("finished")),
        ("/checklist/groups/0/problems/0/due", json!("2025-13")),
        ("/checklist/groups/0/problems/0/titel", json!("题")),
        ("/checklist/groups/0/problems/0/status", json!("closed")),
        ("/checklist/people/0/status", json!("pending")),
        ("/checklist/groups/0/problems/0/measures/0/long_term", json!("yes")),
        ("/checklist/groups/0/problems/0/measures/0/measures", json!([])),
        ("/checklist/people/0/role", json!("整改办")),
        ("/checklist/round/unit", json!(7)),
        ("/checklist/problems", json!([])),
    ] {
        let (above, key) = at.rsplit_once('/').unwrap();
        let mut broken = sound.clone();
        match broken.pointer_mut(above).unwrap() {
            Value::Object(keys) => drop(keys.insert(key.into(), value)),
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            _ => panic!("{at}"),
        }
        assert!(fault(&schema, &broken).is_some(), "{at}");
    }
    let mut only_tree = sound.clone();
    only_tree.as_object_mut().unwrap().remove("facts");
    only_tree.as_object_mut().unwrap().remove("header");
    assert_eq!(fault(&schema, &only_tree), None);
    only_tree.as_object_mut().unwrap().remove("checklist");
    assert!(fault(&schema, &only_tree).is_some());
}

//! The page on the file format (`docs/format.md`): its kinds and its fields are those of the tables, none missing and none more.
//! `XIAOHAO_WRITE_SCHEMA=1` writes its list of fields anew.

use ledger::{Field, Kind, KindPlace, Progress, RegulationWay, Role, ValueType};
use std::path::{Path, PathBuf};

const VALUE_TYPES: [ValueType; 10] = [
    ValueType::Text,
    ValueType::Number,
    ValueType::Flag,
    ValueType::Progress,
    ValueType::Date,
    ValueType::Item,
    ValueType::Amount,
    ValueType::Hash,
    ValueType::Role,
    ValueType::RegulationWay,
];
/// What every item that is added has.
const COMMON: [Field; 3] = [Field::Order, Field::Title, Field::Remarks];

fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/format.md")
}

fn section(page: &str, heading: &str) -> String {
    let (_, behind) = page.split_once(&format!("\n{heading}\n")).unwrap();
    behind.split_once("\n## ").unwrap().0.to_owned()
}

fn quoted<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    keys.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn value(value_type: ValueType) -> String {
    let one_of = |keys: &[&str]| format!("one of {}", quoted(keys.iter().copied()));
    match value_type {
        ValueType::Text => "words".into(),
        ValueType::Number => "a whole number".into(),
        ValueType::Flag => "a flag".into(),
        ValueType::Progress => one_of(&Progress::ALL.map(Progress::key)),
        ValueType::Date => "a date".into(),
        ValueType::Item => "an item".into(),
        ValueType::Amount => "an amount".into(),
        ValueType::Hash => "a hash".into(),
        ValueType::Role => one_of(&Role::ALL.iter().map(|role| role.key()).collect::<Vec<_>>()),
        ValueType::RegulationWay => one_of(&RegulationWay::ALL.iter().map(|way| way.key()).collect::<Vec<_>>()),
    }
}

fn fields() -> String {
    let mut text = String::from("\n| `kind` | fields |\n|---|---|\n");
    text.push_str(&format!(
        "| all but `round` | {} |\n",
        quoted(COMMON.iter().map(|field| field.key()))
    ));
    for kind in Kind::ALL {
        let common = |field: &Field| *kind != Kind::Round && COMMON.contains(field);
        let own = kind.fields().filter(|field| !common(field));
        text.push_str(&format!("| `{}` | {} |\n", kind.key(), quoted(own.map(Field::key))));
    }
    text.push_str("\n| value | fields |\n|---|---|\n");
    for value_type in VALUE_TYPES {
        let of = Field::ALL.iter().filter(|field| field.value_type() == value_type);
        text.push_str(&format!(
            "| {} | {} |\n",
            value(value_type),
            quoted(of.map(|field| field.key()))
        ));
    }
    text
}

#[test]
fn the_page_lists_the_kinds_and_fields_of_the_tables() {
    let read = || std::fs::read_to_string(place()).unwrap();
    let now = fields();
    if std::env::var_os("XIAOHAO_WRITE_SCHEMA").is_some() {
        let (page, heading) = (read(), "\n## Fields\n");
        let (before, behind) = page.split_once(heading).unwrap();
        let (_, behind) = behind.split_once("\n## ").unwrap();
        std::fs::write(place(), format!("{before}{heading}{now}\n## {behind}")).unwrap();
    }
    assert_eq!(
        section(&read(), "## Fields"),
        now,
        "write it anew: XIAOHAO_WRITE_SCHEMA=1"
    );
    the_page_lists_the_kinds_of_the_table(&read());
    for field in COMMON {
        let added = Kind::ALL.iter().filter(|kind| **kind != Kind::Round);
        assert!(added.copied().all(|kind| field.of_kind(kind)), "{field:?}");
    }
}

/// Not a test of its own: the page may be written anew at the same time.
fn the_page_lists_the_kinds_of_the_table(page: &str) {
    let kinds = section(page, "## Kinds");
    let rows: Vec<(&str, &str)> = kinds
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .map(|(key, rest)| (key, rest.split(" | ").next().unwrap()))
        .filter(|(key, _)| *key != "kind")
        .collect();
    for kind in Kind::ALL {
        let row = rows.iter().filter(|(key, _)| *key == kind.key()).collect::<Vec<_>>();
        assert_eq!(row.len(), 1, "{kind:?} on the page");
        let stands = match kind.place() {
            KindPlace::Root => "always",
            KindPlace::Outline | KindPlace::Beside | KindPlace::FileRecord => "alone",
            KindPlace::Part => "under",
        };
        assert!(row[0].1.starts_with(stands), "{kind:?} stands {}", row[0].1);
    }
    assert_eq!(rows.len(), Kind::ALL.len(), "{rows:?}");
}

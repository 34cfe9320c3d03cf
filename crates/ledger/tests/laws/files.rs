//! Files of format 1: what went out comes in, what was damaged on the way is refused, and nothing at all makes the
//! reader fall over.

use crate::{
    cases,
    naive::dump,
    world::{World, any_facts, steps},
};
use ledger::{
    Fact, Ledger, WallTime,
    file::{ChecklistFile, FileError, RoundId, export, read},
    targets::{self, mutated},
};
use proptest::prelude::*;

fn round() -> RoundId {
    RoundId::from_random(77)
}

pub fn written(ledger: &Ledger) -> String {
    export(ledger, round(), "赵", WallTime(1_700_000_000_000))
}

/// The same JSON with white space between its tokens, as other programs lay it out.
fn indented(json: &str) -> String {
    let (mut out, mut in_words, mut escaped) = (String::new(), false, false);
    for c in json.chars() {
        out.push(c);
        if in_words {
            (in_words, escaped) = (escaped || c != '"', !escaped && c == '\\');
        } else if c == '"' {
            in_words = true;
        } else if matches!(c, ',' | '{' | '[' | ':') {
            out.push_str("\r\n\t ");
        }
    }
    out
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_exported_and_read_again_is_the_same_ledger(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let text = written(&ledger);
        let package = read(&text).unwrap();
        prop_assert_eq!((package.heading.round, package.heading.from.as_str(), package.heading.at), (round(), "赵", WallTime(1_700_000_000_000)));
        let again = Ledger::of(package.facts);
        prop_assert_eq!(dump(&again), dump(&ledger));
        prop_assert_eq!(written(&again), text, "one set of facts has one text");
    }

    #[test]
    fn a_file_laid_out_anew_is_the_same_file(facts in any_facts()) {
        let text = written(&Ledger::of(facts));
        let lines = |text: &str| read(text).unwrap().facts.iter().map(Fact::to_line).collect::<Vec<_>>();
        prop_assert_eq!(lines(&indented(&text)), lines(&text));
        prop_assert_eq!(lines(&format!("\u{feff}{text}\n\n")), lines(&text));
    }

    #[test]
    fn facts_of_a_later_version_survive_byte_for_byte(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let unknown: Vec<String> = ledger.all_facts().filter(|fact| !fact.is_understood()).map(Fact::to_line).collect();
        let text = written(&ledger);
        let again = Ledger::of(read(&text).unwrap().facts);
        for line in unknown {
            prop_assert!(text.contains(&line));
            prop_assert!(again.all_facts().any(|fact| fact.to_line() == line));
            prop_assert_eq!(Fact::read(&line).unwrap().to_line(), line);
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_file_of_which_one_byte_was_changed_is_refused_or_the_same(steps in steps(12), how in any::<u8>()) {
        every_byte(&written(&World::run(&steps).ledgers[0]), &[how]);
    }
}

/// Changes, takes out and doubles every single byte of the facts.
fn every_byte(text: &str, changes: &[u8]) {
    let sound = read(text).unwrap();
    let start = text.find("\"facts\": [").unwrap();
    for place in start..text.len() {
        let mut damaged: Vec<Vec<u8>> = Vec::new();
        for change in changes {
            let mut other = text.as_bytes().to_vec();
            other[place] ^= change;
            damaged.push(other);
        }
        let (before, after) = text.as_bytes().split_at(place);
        damaged.push([before, &after[1..]].concat());
        damaged.push([before, &after[..1], after].concat());
        for bytes in damaged {
            let Ok(other) = String::from_utf8(bytes) else { continue };
            if let Ok(package) = read(&other) {
                assert_eq!(package.facts, sound.facts, "byte {place}");
            }
        }
    }
}

#[test]
fn every_single_byte_of_the_facts_is_guarded() {
    let lines = [
        r#"{"id":"a-1","t":1,"at":5,"by":"甲","do":"add","kind":"problem"}"#,
        r#"{"id":"a-2","t":2,"at":5,"by":"甲","act":"a-1","do":"set","item":"a-1","field":"title","value":"a \" b\\"}"#,
        r#"{"id":"b-1","t":3,"at":9,"by":"乙","do":"sing","tune":[1.50,{"la":null}]}"#,
    ];
    let text = written(&Ledger::of(lines.map(|line| Fact::read(line).unwrap())));
    every_byte(
        &text,
        &[1, 2, 4, 8, 16, 32, 64, 128, 0x03, 0x1f, b'"' ^ b' ', b'"' ^ b'\\'],
    );
}

fn tampered(from: &str, to: &str) -> Result<ChecklistFile, FileError> {
    let line = r#"{"id":"a-1","t":1,"at":5,"by":"甲","do":"add","kind":"problem"}"#;
    let text = written(&Ledger::of([Fact::read(line).unwrap()]));
    assert!(text.contains(from), "{text}");
    read(&text.replacen(from, to, 1))
}

#[test]
fn why_a_file_is_not_taken_is_said() {
    let refusal = |from, to| tampered(from, to).map(|package| package.facts.len());
    assert_eq!(refusal("", ""), Ok(1));
    assert_eq!(refusal("\"xiaohao\"", "\"other\""), Err(FileError::Foreign));
    assert_eq!(refusal("\"version\": 1", "\"version\": 2"), Err(FileError::Newer(2)));
    assert_eq!(
        refusal("\"version\": 1", "\"version\": 0"),
        Err(FileError::HeaderDamaged)
    );
    assert_eq!(refusal("\"round\":\"", "\"round\":\"Ä"), Err(FileError::HeaderDamaged));
    assert_eq!(
        refusal("\"round\":\"25\"", "\"round\":\"26\""),
        Err(FileError::ChecksumDiffers)
    );
    assert_eq!(refusal("\"t\":1", "\"t\":2"), Err(FileError::ChecksumDiffers));
    let (declared, found) = (2, 1);
    assert_eq!(
        refusal("\"facts\":1", "\"facts\":2"),
        Err(FileError::FactsMissing { declared, found })
    );
    for (text, expected) in [
        ("", FileError::NotJson { line: 1, column: 0 }),
        ("{\"format\": \"xiaohao\",\n", FileError::NotJson { line: 2, column: 0 }),
        ("[]", FileError::Foreign),
        ("[\"xiaohao\", 1]", FileError::Foreign),
        ("null", FileError::Foreign),
        ("{}", FileError::Foreign),
        ("{\"format\":\"xiaohao\",\"version\":1}", FileError::HeaderDamaged),
    ] {
        assert_eq!(read(text).map(|package| package.facts.len()), Err(expected), "{text}");
    }
}

#[test]
fn two_facts_of_one_name_are_both_handed_on() {
    let add = |kind: &str| format!(r#"{{"id":"a-1","t":1,"at":5,"by":"甲","do":"add","kind":"{kind}"}}"#);
    let ledger = Ledger::of(["problem", "measure"].map(|kind| Fact::read(&add(kind)).unwrap()));
    assert_eq!(ledger.clashes().collect::<Vec<_>>(), [add("problem")]);
    let again = Ledger::of(read(&written(&ledger)).unwrap().facts);
    assert_eq!(dump(&again), dump(&ledger));
}

/// The form of a file as the JSON reader sees it at once.
#[derive(serde::Deserialize)]
struct Form<'a> {
    format: Option<String>,
    version: Option<u32>,
    // As the reader does, twice the same is refused.
    #[serde(borrow, default, rename = "header")]
    _header: Option<&'a serde_json::value::RawValue>,
    #[serde(borrow, default, rename = "checklist")]
    _checklist: Option<&'a serde_json::value::RawValue>,
    #[serde(borrow, default)]
    facts: Option<Vec<&'a serde_json::value::RawValue>>,
}

/// The reader walks through a text by itself; it finds what the JSON reader finds. Gives whether that was facts.
fn walks_as_the_json_reader(text: &str) -> bool {
    let content = text.trim_start_matches('\u{feff}');
    let form = serde_json::from_str::<Form>(content)
        .ok()
        .filter(|_| content.trim_start().starts_with('{'));
    let form = form.filter(|form| form.format.as_deref() == Some("xiaohao") && form.version == Some(1));
    let Some(facts) = form.as_ref().and_then(|form| form.facts.as_ref()) else {
        assert!(read(text).is_err(), "{text}");
        return false;
    };
    let lines: Result<Vec<Fact>, _> = facts.iter().map(|raw| Fact::read(raw.get())).collect();
    match read(text) {
        Ok(package) => assert_eq!(Ok(package.facts), lines),
        Err(FileError::FactDamaged { place, .. }) => assert!(Fact::read(facts[place - 1].get()).is_err(), "{text}"),
        Err(FileError::FactsMissing { found, .. }) => assert_eq!(found, facts.len()),
        Err(FileError::ChecksumDiffers) => assert!(lines.is_ok()),
        Err(FileError::HeaderDamaged) => {}
        Err(other) => panic!("{other:?}: {text}"),
    }
    true
}

/// Reads any text as a file and as facts. What is read must be writable and read as the same again.
fn try_to_read(text: &str) {
    targets::file(text.as_bytes());
    targets::any_text(text.as_bytes());
    targets::log(text.as_bytes());
}

#[test]
fn no_text_of_the_corpus_makes_the_reader_fall_over() {
    let (mut tried, mut with_facts) = (0, 0);
    for folder in ["tests/corpus", "tests/bad", "fixtures"] {
        // The facts of bad files are those of a fixture.
        let facts = folder != "tests/bad";
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let unchanged = std::iter::once(bytes.clone());
            for input in unchanged.chain(mutated(&bytes, 100)) {
                targets::file(&input);
                targets::any_text(&input);
                with_facts += usize::from(walks_as_the_json_reader(&String::from_utf8_lossy(&input)));
                tried += 1;
            }
            // A file's facts stand one in a line, each but the last with a comma.
            let lines = String::from_utf8_lossy(&bytes).replace(",\n", "\n");
            let unchanged = std::iter::once(lines.clone().into_bytes());
            for input in unchanged.chain(mutated(lines.as_bytes(), 100)).filter(|_| facts) {
                targets::log(&input);
                tried += 1;
            }
        }
    }
    println!("{tried} inputs, {with_facts} of them with facts");
    assert!(tried > 2_000 && with_facts > 100, "{tried}, {with_facts}");
}

#[test]
fn hostile_nesting_is_no_danger() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(200_000), close.repeat(200_000));
    for nest in [
        deep("[", "]"),
        deep("[", ""),
        deep("{\"a\":", "1}"),
        deep("{\"a\":[", ""),
    ] {
        let fact = format!(r#"{{"id":"a-1","t":1,"at":0,"by":"甲","do":"sing","tune":{nest}}}"#);
        try_to_read(&fact);
        try_to_read(&nest);
        try_to_read(&format!(
            r#"{{"format":"xiaohao","version":1,"checklist":{nest},"facts":[]}}"#
        ));
        try_to_read(&format!(r#"{{"format":"xiaohao","version":1,"facts":[{fact}]}}"#));
    }
    // Items within items within items, as no command makes them.
    let chain = |n: u32| {
        format!(
            r#"{{"id":"a-{}","t":1,"at":0,"by":"甲","do":"add","kind":"measure","under":"a-{n}"}}"#,
            n + 1
        )
    };
    let within = |n: u32| {
        format!(
            r#"{{"id":"b-{n}","t":2,"at":0,"by":"甲","do":"set","item":"c-{n}","field":"group","value":"c-{}"}}"#,
            n + 1
        )
    };
    let group = |n: u32| format!(r#"{{"id":"c-{n}","t":1,"at":0,"by":"甲","do":"add","kind":"group"}}"#);
    let lines = (1..20_000)
        .map(chain)
        .chain((1..500).map(within))
        .chain((1..500).map(group));
    let ledger = Ledger::of(lines.map(|line| Fact::read(&line).unwrap()));
    assert!(read(&written(&ledger)).is_ok());
    assert_eq!(ledger.with_parts("a-1".parse().unwrap()).len(), 20_000);
}

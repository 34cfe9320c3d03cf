//! Files that came to harm, and files that never were ours: each has its answer, what can be read is offered and no more,
//! and the ledger is byte for byte what it was.

use crate::{
    cases,
    files::written,
    parts::heading,
    world::{World, any_facts, steps},
};
use ledger::{
    Fact, Ledger,
    file::{ChecklistPart, DamagedFile, FileError, FilePurpose, LARGEST_FILE, OpenedFile, open, write, write_facts},
};
use proptest::{prelude::*, sample::Index};

/// What the page does with a file that somebody drops: only a sound one is taken.
fn take_in(ledger: &mut Ledger, text: &str) -> OpenedFile {
    let opened = open(text);
    if let OpenedFile::Sound(package) = &opened
        && ledger.reused(&package.facts).is_empty()
    {
        ledger.fold(package.facts.iter().cloned());
    }
    opened
}

fn damaged(opened: OpenedFile) -> Option<DamagedFile> {
    match opened {
        OpenedFile::Damaged(damaged) => Some(damaged),
        _ => None,
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn of_a_file_cut_short_all_that_is_whole_is_rescued(facts in any_facts(), at in any::<Index>()) {
        let ledger = Ledger::of(facts);
        let text = written(&ledger);
        let start = text.find("\"facts\": [\n").unwrap() + "\"facts\": [\n".len();
        let mut end = start + at.index(text.len() - 4 - start);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let cut = &text[..end];
        let opened = damaged(open(cut)).unwrap();
        let is_cut = matches!(opened.error, FileError::NotJson { .. });
        prop_assert!(is_cut, "{:?}", opened.error);
        prop_assert_eq!(opened.heading.map(|heading| heading.from), Some("赵".to_owned()));
        let whole: Vec<&str> = cut[start..].split_inclusive('\n').filter(|line| line.ends_with('\n')).collect();
        let whole: Vec<&str> = whole.iter().map(|line| line.trim_end().trim_end_matches(',')).collect();
        let rescued: Vec<String> = opened.rescued.iter().map(Fact::to_line).collect();
        // Of the last line, too, all but its end may be there.
        prop_assert!(rescued.len() <= whole.len() + 1);
        prop_assert_eq!(&rescued[..whole.len()], whole);
    }

    #[test]
    fn of_a_file_with_a_garbled_byte_every_other_line_is_rescued(steps in steps(30), at in any::<Index>(), to in any::<u8>()) {
        let ledger = Ledger::of(World::run(&steps).facts());
        let text = written(&ledger);
        let start = text.find("\"facts\": [\n").unwrap() + "\"facts\": [\n".len();
        let mut bytes = text.clone().into_bytes();
        let place = start + at.index(text.len() - start);
        bytes[place] = to;
        let garbled = String::from_utf8_lossy(&bytes).into_owned();
        let Some(opened) = damaged(open(&garbled)) else { return Ok(()) };
        let mut at = start;
        for line in text[start..].split_inclusive('\n') {
            let touched = (at.saturating_sub(1)..=at + line.len()).contains(&place);
            at += line.len();
            let fact = line.trim_end().trim_end_matches(',');
            if fact.starts_with('{') && !touched {
                prop_assert!(opened.rescued.iter().any(|rescued| rescued.to_line() == fact), "{}", fact);
            }
        }
        let again = write_facts(&opened.rescued, &heading(FilePurpose::Whole));
        let is_sound = matches!(open(&again.text), OpenedFile::Sound(_));
        prop_assert!(is_sound);
    }

    #[test]
    fn what_is_not_sound_changes_nothing(facts in any_facts(), other in any_facts(), at in any::<Index>(), to in any::<u8>()) {
        let mut ledger = Ledger::of(facts);
        let before = written(&ledger);
        let text = write(&Ledger::of(other), &ChecklistPart::Whole, &heading(FilePurpose::Answer)).text;
        let mut bytes = text.into_bytes();
        let place = at.index(bytes.len());
        bytes[place] = to;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if !matches!(take_in(&mut ledger, &text), OpenedFile::Sound(_)) {
            prop_assert_eq!(written(&ledger), before);
        }
    }
}

/// What the reader says of a text, in a word.
fn word(opened: &OpenedFile) -> String {
    match opened {
        OpenedFile::Sound(package) => format!("sound {}", package.facts.len()),
        OpenedFile::Newer(newer) => format!("newer {} tree {}", newer.version, newer.tree.is_some()),
        OpenedFile::Damaged(damaged) => format!("damaged {:?} rescued {}", damaged.error, damaged.rescued.len()),
        OpenedFile::TreeOnly(file) => format!("tree {}", file.tree.groups.len()),
        OpenedFile::Foreign => "foreign".into(),
        OpenedFile::TooLarge(bytes) => format!("too large {bytes}"),
    }
}

#[test]
fn every_bad_file_of_the_corpus_has_its_answer() {
    let expected = [
        ("checksum.json", "damaged ChecksumDiffers rescued 33"),
        ("cut.json", "damaged NotJson { line: 84, column: 55 } rescued 20"),
        ("deep.json", "sound 1"),
        ("empty.json", "foreign"),
        (
            "fact-damaged.json",
            "damaged FactDamaged { place: 3, detail: \"column 34: missing field `by` at line 1 column 34\" } rescued 32",
        ),
        ("foreign.json", "foreign"),
        ("garbled-format.json", "damaged Foreign rescued 33"),
        ("hostile-texts.json", "sound 33"),
        ("ids-reused.json", "sound 33"),
        (
            "missing-facts.json",
            "damaged FactsMissing { declared: 33, found: 32 } rescued 32",
        ),
        ("newer-odd.json", "newer 3 tree false"),
        ("newer.json", "newer 2 tree true"),
        ("no-header.json", "damaged HeaderDamaged rescued 33"),
        ("page.html", "foreign"),
        ("proto.json", "sound 1"),
        ("tree.json", "tree 2"),
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut found: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, expected.map(|(name, _)| name));
    let plain = std::fs::read_to_string(folder.join("../../fixtures/format-1-plain.json")).unwrap();
    let mut ledger = Ledger::default();
    take_in(&mut ledger, &plain);
    let before = written(&ledger);
    let mut answers = Vec::new();
    for (name, says) in expected {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let opened = take_in(&mut ledger, &text);
        answers.push((name, word(&opened)));
        if !says.starts_with("sound") || name == "ids-reused.json" {
            assert_eq!(written(&ledger), before, "{name}");
        }
        ledger = Ledger::default();
        take_in(&mut ledger, &plain);
    }
    assert_eq!(answers, expected.map(|(name, says)| (name, says.to_owned())));
}

#[test]
fn a_file_beyond_all_measure_is_not_looked_into() {
    let text = " ".repeat(LARGEST_FILE + 1);
    assert_eq!(open(&text), OpenedFile::TooLarge(LARGEST_FILE + 1));
}

#[test]
fn nests_and_brackets_without_end_are_no_danger() {
    for nest in ["[", "{\"a\":", "{\"facts\":[", "{\"format\":\"xiaohao\",\"facts\":["] {
        let open_only = nest.repeat(100_000);
        assert!(!matches!(open(&open_only), OpenedFile::Sound(_)));
    }
    let nest = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let newer = format!("{{\"format\":\"xiaohao\",\"version\":2,\"header\":{nest},\"checklist\":{nest}}}");
    assert_eq!(word(&open(&newer)), "newer 2 tree false");
    let tree = format!("{{\"format\":\"xiaohao\",\"version\":1,\"checklist\":{nest}}}");
    assert_eq!(word(&open(&tree)), "damaged HeaderDamaged rescued 0");
}

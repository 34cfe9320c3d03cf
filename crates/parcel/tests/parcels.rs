//! What people drop: archives as programs make them, archives as attackers make them, pages, and things that are neither.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use parcel::{Entry, Fault, MAX_ARCHIVE, MAX_ENTRIES, Parcel, ZipWriter, targets, with_data};
use proptest::prelude::*;

fn corpus(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    std::fs::read(folder.join(name)).unwrap()
}

fn opened(name: &str, bytes: Vec<u8>) -> Vec<Entry> {
    Parcel::open(name, bytes).entries().collect()
}

fn text() -> String {
    format!("{{\"a\":\"{}\"}}", "台账".repeat(40))
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packer = ZipWriter::default();
    assert!(files.iter().all(|(name, content)| packer.add(name, content)));
    packer.finish()
}

/// Writes over a number in the first record of the directory.
fn patched(mut zip: Vec<u8>, at: usize, number: u32) -> Vec<u8> {
    let directory = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    zip[directory + at..directory + at + 4].copy_from_slice(&number.to_le_bytes());
    zip
}

#[test]
fn archives_as_other_programs_make_them() {
    let texts = |name: &str| -> Vec<(String, Result<String, Fault>)> {
        let entries = opened(name, corpus(name)).into_iter();
        entries.map(|entry| (entry.name, entry.text)).collect()
    };
    let sound = |name: &str| (name.to_owned(), Ok(text()));
    assert_eq!(texts("streamed.zip"), [sound("孙立.json"), sound("stored.json")]);
    assert_eq!(texts("zip64.zip"), [sound("a.json")]);
    let mac = texts("from-a-mac.zip");
    assert_eq!(
        mac,
        [
            sound("交回/孙立.json"),
            ("交回/说明.docx".into(), Err(Fault::OtherKind)),
            ("交回/里面.zip".into(), Err(Fault::Nested)),
        ]
    );
    assert_eq!(texts("bzip2.zip")[0].1, Err(Fault::Method(12)));
    assert_eq!(texts("locked.zip")[0].1, Err(Fault::Locked));
    assert_eq!(
        texts("workbook.xlsx"),
        [("workbook.xlsx".into(), Err(Fault::NothingInside))]
    );
    assert_eq!(texts("empty.zip"), [("empty.zip".into(), Err(Fault::NothingInside))]);
}

#[test]
fn a_name_of_two_byte_characters_keeps_its_bytes_unless_it_is_said_to_be_utf_8() {
    // “联想” in GBK is not UTF-8; “ćš” in UTF-8 may as well be two characters of GBK.
    for (name, keeps) in [("报表.json", false), ("plain.json", false), ("ćš.json", true)] {
        let mut writer = ZipWriter::default();
        assert!(writer.add(name, b"{}"));
        let mut bytes = writer.finish();
        let told: Vec<usize> = bytes
            .windows(4)
            .enumerate()
            .filter_map(|(at, four)| match four {
                b"PK\x03\x04" => Some(at + 6),
                b"PK\x01\x02" => Some(at + 8),
                _ => None,
            })
            .collect();
        let raw = |bytes: Vec<u8>| Parcel::open("x.zip", bytes).unpack(0).unwrap().raw_name;
        assert_eq!(raw(bytes.clone()), None, "{name} is said to be UTF-8");
        for at in told {
            bytes[at + 1] &= !0x08;
        }
        assert_eq!(raw(bytes).is_some(), keeps, "{name}");
    }
}

#[test]
fn names_in_the_code_of_an_old_system_keep_their_bytes() {
    let entries = opened("x.zip", corpus("names-in-gbk.zip"));
    assert_eq!(entries.len(), 2);
    for entry in entries {
        assert_eq!(entry.text, Ok(text()));
        let raw = entry.raw_name.unwrap();
        assert!(raw.ends_with(b".json") && std::str::from_utf8(&raw).is_err());
        assert!(entry.name.ends_with(".json"));
    }
}

#[test]
fn traps_are_refused_before_they_are_unpacked() {
    let [bomb] = &opened("bomb.zip", corpus("bomb.zip"))[..] else {
        panic!("one entry")
    };
    assert!(
        matches!(
            bomb.text,
            Err(Fault::Bomb {
                unpacked: 20_000_000,
                ..
            })
        ),
        "{bomb:?}"
    );
    let small = packed(&[("a.json", text().as_bytes())]);
    // More comes out than was declared, or less.
    for declared in [0, 1, 50, 1_000, 999_999] {
        let lie = opened("a.zip", patched(small.clone(), 24, declared));
        assert!(matches!(lie[0].text, Err(Fault::Damaged(_))), "{declared}: {lie:?}");
    }
    let huge = opened("a.zip", patched(small.clone(), 24, 4_000_000_000));
    assert!(matches!(huge[0].text, Err(Fault::Bomb { .. })), "{huge:?}");
    let wrong_sum = opened("a.zip", patched(small, 16, 1));
    assert!(matches!(wrong_sum[0].text, Err(Fault::Damaged(_))));
}

#[test]
fn too_many_and_too_large_are_refused_as_a_whole() {
    let names: Vec<String> = (0..=MAX_ENTRIES).map(|n| format!("{n}.json")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"{}"[..])).collect();
    let most = packed(&files[1..]);
    assert_eq!(opened("a.zip", most).len() as u64, MAX_ENTRIES);
    let one_more = opened("a.zip", packed(&files));
    assert_eq!(one_more.len(), 1);
    assert_eq!(one_more[0].text, Err(Fault::TooMany(MAX_ENTRIES + 1)));
    let large = opened("a.json", vec![b' '; 100_000_001]);
    assert_eq!(large[0].text, Err(Fault::TooLarge(100_000_001)));
}

/// Seven entries that all point at the same ninety megabytes, as they are packed into half a megabyte.
#[test]
fn entries_that_overlap_are_counted_each() {
    let content: Vec<u8> = (0..9_000_000u32).flat_map(|n| [b' ', (n % 7) as u8 + b'0']).collect();
    let zip = packed(&[("a.json", &content)]);
    let start = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let record = zip[start..zip.len() - 22].to_vec();
    let times = 40u16;
    let mut trap = zip[..start].to_vec();
    (0..times).for_each(|_| trap.extend(&record));
    let mut end = zip[zip.len() - 22..].to_vec();
    end[8..10].copy_from_slice(&times.to_le_bytes());
    end[10..12].copy_from_slice(&times.to_le_bytes());
    end[12..16].copy_from_slice(&(record.len() as u32 * u32::from(times)).to_le_bytes());
    trap.extend(end);
    let entries = opened("a.zip", trap);
    let refused = |entry: &Entry| matches!(entry.text, Err(Fault::TooLarge(720_000_000) | Fault::Bomb { .. }));
    assert!(entries.iter().all(refused), "{:?}", entries[0].text);
}

/// A page as it is handed out: mostly the app, and a few problems. By chance, for what repeats would be packed too well.
fn page_of(seed: u32, size: usize) -> Vec<u8> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut state = seed;
    let mut app = String::with_capacity(size);
    for _ in 0..size {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        app.push(char::from(letters[(state >> 26) as usize]));
    }
    let page = format!("<!DOCTYPE html><script type=\"application/json\" id=\"xiaohao-data\"></script><p>{app}</p>");
    with_data(&page, &format!("{{\"file\":{seed}}}")).unwrap().into_bytes()
}

#[test]
fn thirty_pages_in_one_archive_are_read_one_by_one() {
    let pages: Vec<Vec<u8>> = (0..30).map(|seed| page_of(seed, 3_400_000)).collect();
    assert!(pages.iter().map(Vec::len).sum::<usize>() > 100_000_000);
    // As our packer makes it, and only put together, as some programs do.
    let mut packer = ZipWriter::default();
    let names: Vec<String> = (0..30).map(|place| format!("交回/{place}.html")).collect();
    assert!(names.iter().zip(&pages).all(|(name, page)| packer.add(name, page)));
    for zip in [packer.finish(), stored(&names, &pages)] {
        let size = zip.len();
        let parcel = Parcel::open("交回.zip", zip);
        assert_eq!(parcel.len(), 30, "{size}");
        for (place, entry) in parcel.entries().enumerate() {
            assert_eq!(entry.name, names[place]);
            assert_eq!(
                entry.text,
                Ok(format!("{{\"file\":{place}}}")),
                "only what the page carries is kept"
            );
        }
    }
}

/// An archive of which nothing is packed.
fn stored(names: &[String], contents: &[Vec<u8>]) -> Vec<u8> {
    let mut zip = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in names.iter().zip(contents) {
        let at = zip.len() as u32;
        let size = (content.len() as u32).to_le_bytes();
        let mut common = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        common.extend(rawzip::crc32(content).to_le_bytes());
        common.extend(size);
        common.extend(size);
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        zip.extend(b"PK\x03\x04");
        zip.extend(&common);
        zip.extend(name.as_bytes());
        zip.extend(content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (zip.len() as u32, directory.len() as u32);
    zip.extend(directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend((names.len() as u16).to_le_bytes());
    zip.extend((names.len() as u16).to_le_bytes());
    zip.extend(size.to_le_bytes());
    zip.extend(start.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

#[test]
fn an_archive_beyond_all_measure_is_not_looked_into() {
    let mut zip = b"PK\x03\x04".to_vec();
    zip.resize(usize::try_from(MAX_ARCHIVE).unwrap() + 1, 0);
    let [entry] = &opened("a.zip", zip)[..] else {
        panic!("one entry")
    };
    assert_eq!(entry.text, Err(Fault::TooLarge(MAX_ARCHIVE + 1)));
}

#[test]
fn pages_texts_and_neither() {
    let page = "<!DOCTYPE html><script id=\"xiaohao-data\"></script>";
    let full = with_data(page, "{\"a\":\"<b>\"}").unwrap();
    for (name, bytes, expected) in [
        ("a.json", "{\"a\":1}".as_bytes(), Ok("{\"a\":1}")),
        ("a.json", "\u{feff}{}".as_bytes(), Ok("{}")),
        ("a.html", full.as_bytes(), Ok("{\"a\":\"<b>\"}")),
        ("a.html", page.as_bytes(), Err(Fault::EmptyPage)),
        ("a.doc", &[0xd0, 0xcf, 0x11, 0xe0], Err(Fault::NotText)),
        ("a.json", b"", Ok("")),
        ("a.zip", b"PK\x03\x04", Err(Fault::Damaged(String::new()))),
    ] {
        let entries = opened(name, bytes.to_vec());
        assert_eq!(entries.len(), 1, "{name}");
        match (&entries[0].text, expected) {
            (Err(Fault::Damaged(_)), Err(Fault::Damaged(_))) => {}
            (found, expected) => assert_eq!(found.as_deref(), expected.as_deref(), "{name}"),
        }
        assert_eq!(entries[0].name, name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_packed_is_unpacked(files in proptest::collection::vec(("[a-z一-十/]{1,12}", "\\PC{0,300}"), 1..8)) {
        let files: Vec<(String, String)> = files.into_iter().map(|(name, text)| (format!("{name}.json"), format!("{{{text}"))).collect();
        let pairs: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let zip = packed(&pairs);
        prop_assert_eq!(&zip, &packed(&pairs), "the same files, the same bytes");
        let found: Vec<(String, String)> = opened("x.zip", zip).into_iter().map(|entry| (entry.name, entry.text.unwrap())).collect();
        prop_assert_eq!(found, files);
    }
}

/// Every entry of the corpus, cut at every place and changed at every place.
#[test]
fn nothing_makes_the_reader_fall_over() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        // The bomb is large; what is done to its data says nothing new.
        let step = bytes.len() / 400 + 1;
        for at in (0..bytes.len()).step_by(step) {
            targets::parcel(&bytes[..at]);
            for change in [1u8, 0x80, 0xff] {
                let mut other = bytes.clone();
                other[at] ^= change;
                targets::parcel(&other);
                tried += 1;
            }
        }
    }
    for page in [
        "<script id=\"xiaohao-data\">{}</script>",
        "<!-- --><script id='xiaohao-data' data-lt=\"C\">\\u003C</script>",
    ] {
        for at in 0..page.len() {
            targets::page(&page.as_bytes()[..at]);
            targets::page(&[&page.as_bytes()[at..], page.as_bytes()].concat());
        }
    }
    println!("{tried} inputs");
    assert!(tried > 2_000, "{tried}");
}

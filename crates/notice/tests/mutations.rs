//! The law of layout: a text that went through other programs (another width of punctuation, wrapped lines, page numbers,
//! marks of no width, blanks between characters, bullets, a web page), in random chains, gives the same problems as before,
//! or a doubt says what is amiss.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod common;
use common::{wanted, word};
use notice::targets::assert_lawful;
use notice::{DoubtKind, Proposal, html};
use proptest::prelude::*;
use std::sync::OnceLock;

/// The texts: each case, and the whole notices.
fn texts() -> &'static [(String, String)] {
    static TEXTS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let cases = wanted::folder("cases").into_iter().map(|c| (c.name, c.text));
        let whole = ["by-aspect.txt", "by-status.md"].map(|name| {
            let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
            (name.to_owned(), std::fs::read_to_string(path).unwrap())
        });
        cases.chain(whole).collect()
    })
}

/// One change of layout; the number chooses where.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    HalfWidth,
    FullWidth,
    LineEnds(u8),
    Indented,
    BlankLines,
    Wrapped(u8),
    PageNumbers(u8),
    ZeroWidth(u8),
    Spaced,
    Bullets(u8),
    WebPage,
    Bold,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    use Mutation::*;
    prop_oneof![
        Just(HalfWidth),
        Just(FullWidth),
        any::<u8>().prop_map(LineEnds),
        Just(Indented),
        Just(BlankLines),
        any::<u8>().prop_map(Wrapped),
        any::<u8>().prop_map(PageNumbers),
        any::<u8>().prop_map(ZeroWidth),
        Just(Spaced),
        any::<u8>().prop_map(Bullets),
        Just(WebPage),
        Just(Bold),
    ]
}

/// Rows of a table are broken by no program; a wrapped or spaced table is none.
fn is_row(line: &str) -> bool {
    line.contains('\t') || line.starts_with('|')
}

fn by_line(text: &str, change: impl Fn(usize, &str) -> String) -> String {
    let lines = text.lines().enumerate();
    let changed: Vec<String> = lines
        .map(|(at, l)| if is_row(l) { l.to_owned() } else { change(at, l) })
        .collect();
    changed.join("\n")
}

fn mutated(text: &str, mutation: Mutation) -> String {
    use Mutation::*;
    match mutation {
        HalfWidth => text
            .replace('，', ",")
            .replace('：', ":")
            .replace('；', ";")
            .replace('（', "(")
            .replace('）', ")"),
        FullWidth => by_line(text, |_, l| {
            l.replace(',', "，")
                .replace(':', "：")
                .replace('(', "（")
                .replace(')', "）")
        }),
        LineEnds(kind) => text.replace('\n', ["\r\n", "\r", "\u{2028}", "\n", "\u{85}"][usize::from(kind) % 5]),
        Indented => by_line(text, |_, l| format!("　　{l}")),
        BlankLines => by_line(text, |_, l| format!("{l}\n")),
        // Lines that a text without breaks of its own is wrapped into later say nothing of where it broke.
        Wrapped(_) if text.lines().count() < 3 => text.to_owned(),
        Wrapped(width) => {
            let width = 24 + usize::from(width) % 20;
            by_line(text, |_, l| {
                let chars: Vec<char> = l.chars().collect();
                let pieces: Vec<String> = chars.chunks(width).map(|c| c.iter().collect()).collect();
                pieces.join("\n")
            })
        }
        PageNumbers(every) => {
            let every = 3 + usize::from(every) % 7;
            let form = |n: usize| {
                [
                    format!("- {n} -"),
                    format!("— {n} —"),
                    format!("第{n}页"),
                    format!("{n} / 40"),
                ][every % 4]
                    .clone()
            };
            let mut page = 1;
            let mut out = Vec::new();
            for (at, line) in text.lines().enumerate() {
                out.push(line.to_owned());
                if at % every == every - 1 && !is_row(line) {
                    out.push(form(page));
                    page += 1;
                }
            }
            out.join("\n")
        }
        ZeroWidth(every) => {
            let every = 2 + usize::from(every) % 9;
            let mark = |at: usize, c: char| {
                if at.is_multiple_of(every) {
                    format!("{c}\u{200b}")
                } else {
                    c.to_string()
                }
            };
            text.chars().enumerate().map(|(at, c)| mark(at, c)).collect()
        }
        Spaced => by_line(text, |_, l| {
            l.chars()
                .map(|c| format!("{c} "))
                .collect::<String>()
                .trim_end()
                .to_owned()
        }),
        Bullets(kind) => {
            let bullet = ["●", "■ ", "➢ ", "◆", "\u{f06c} "][usize::from(kind) % 5];
            by_line(text, |_, l| {
                let number = l
                    .find("关于“")
                    .filter(|at| l.get(..*at).is_some_and(|n| n.ends_with('.') && n.len() <= 4));
                number.map_or(l.to_owned(), |at| format!("{bullet}{}", &l[at..]))
            })
        }
        WebPage => {
            let rows = text.lines().any(is_row);
            let paragraphs: String = text
                .lines()
                .map(|l| format!("<p style=\"a\"><span>{}</span></p>\n", l.replace('<', "&lt;")))
                .collect();
            if rows {
                text.to_owned()
            } else {
                html::text(&format!("<html><body>{paragraphs}</body></html>"))
            }
        }
        Bold => by_line(text, |_, l| {
            if l.starts_with(['一', '二', '三']) {
                format!("**{l}**")
            } else {
                l.to_owned()
            }
        }),
    }
}

/// What has to stay: titles and progress, punctuation and blanks aside.
fn problems(proposal: &Proposal) -> Vec<String> {
    let letters = |s: &str| {
        s.chars()
            .map(notice::characters::half_width)
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    proposal
        .problems
        .iter()
        .map(|p| format!("{} {}", word(p.progress), letters(&p.title)))
        .collect()
}

fn doubts(proposal: &Proposal) -> Vec<String> {
    proposal.doubts.iter().map(|d| d.sentence()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_problems_or_a_doubt(which in any::<prop::sample::Index>(), chain in prop::collection::vec(mutation(), 1..4)) {
        let (name, text) = which.get(texts());
        let plain = notice::read(text);
        let text = chain.iter().fold(text.clone(), |text, m| mutated(&text, *m));
        let proposal = notice::read(&text);
        assert_lawful(&proposal);
        if problems(&proposal) != problems(&plain) {
            let before = doubts(&plain);
            let said = doubts(&proposal).iter().any(|d| !before.contains(d));
            prop_assert!(said, "{} after {:?}:\n{:?}\n{:?}", name, chain, problems(&plain), problems(&proposal));
        }
    }
}

/// Chains that once lost or changed a problem, each with its text. The first keep every problem; of the others a doubt
/// tells: tables whose rows are cut cannot be read.
#[test]
fn chains_that_were_found() {
    use Mutation::*;
    let kept: [(&str, &[Mutation]); 26] = [
        ("label_before_title", &[PageNumbers(196), LineEnds(121), WebPage, Bold]),
        ("label_before_title", &[Bold, ZeroWidth(66), LineEnds(26), WebPage]),
        ("ocr_numbers", &[ZeroWidth(128), ZeroWidth(73), ZeroWidth(36), Spaced]),
        // A title without 关于, a status in parentheses, and a title behind a label, wrapped.
        ("by-status.md", &[Spaced, Wrapped(53)]),
        ("by-status.md", &[Spaced, Wrapped(7)]),
        ("by-status.md", &[ZeroWidth(0), Wrapped(6)]),
        ("by-status.md", &[Wrapped(187), Spaced]),
        ("by-status.md", &[Wrapped(7), PageNumbers(0)]),
        ("env_task", &[Spaced, Wrapped(0)]),
        ("env_task", &[Spaced, Wrapped(8)]),
        ("env_task", &[ZeroWidth(0), Wrapped(0)]),
        ("title_wrappers", &[Wrapped(128), Bullets(77), Spaced, Wrapped(177)]),
        ("traditional", &[Spaced, Spaced, Wrapped(107)]),
        // Page numbers beyond the total, inside a title, between a title and its label, beside the same words twice.
        ("by-status.md", &[BlankLines, PageNumbers(0)]),
        ("by-status.md", &[BlankLines, BlankLines, PageNumbers(98)]),
        ("zero_width_inside_words", &[PageNumbers(0), Bullets(0)]),
        ("npc_opinions", &[Spaced, PageNumbers(37), BlankLines, Wrapped(200)]),
        // A bullet among numbers, before a title that announces its text.
        ("title_wrappers", &[ZeroWidth(7), Bullets(0)]),
        // Two blanks between all characters, and Markdown's emphasis among them.
        ("zero_width_inside_words", &[Spaced, Spaced]),
        ("npc_opinions", &[Spaced, Spaced, Bold]),
        // A whole text on one line.
        ("label_before_title", &[Bold, LineEnds(151), WebPage]),
        ("label_before_title", &[Indented, HalfWidth, LineEnds(176), WebPage]),
        ("zero_width_inside_words", &[Bullets(107), LineEnds(6), WebPage, Bold]),
        // Page numbers between the rows of a table.
        ("table_markdown", &[ZeroWidth(0), PageNumbers(0)]),
        ("table_markdown", &[ZeroWidth(0), PageNumbers(1)]),
        ("table_markdown", &[ZeroWidth(0), Spaced]),
    ];
    // Headings that no stop ends, on one line with their text: read otherwise, and a doubt says so.
    let told: [(&str, &[Mutation]); 2] = [
        ("traditional", &[LineEnds(1), WebPage]),
        ("traditional", &[Bold, LineEnds(206), WebPage, Spaced]),
    ];
    let cut: [(&str, &[Mutation]); 4] = [
        ("table_markdown", &[ZeroWidth(6), Wrapped(0)]),
        ("table_markdown", &[ZeroWidth(0), Wrapped(12)]),
        ("table_markdown", &[ZeroWidth(1), Wrapped(15)]),
        ("table_markdown", &[ZeroWidth(0), Wrapped(1), PageNumbers(0)]),
    ];
    let text_of = |name: &str| &texts().iter().find(|t| t.0 == name).unwrap().1;
    let after = |name: &str, chain: &[Mutation]| {
        let text = chain.iter().fold(text_of(name).clone(), |text, m| mutated(&text, *m));
        let proposal = notice::read(&text);
        assert_lawful(&proposal);
        proposal
    };
    let mut wrong = Vec::new();
    for (name, chain) in kept {
        let plain = problems(&notice::read(text_of(name)));
        let found = problems(&after(name, chain));
        if found != plain {
            wrong.push(format!("{name} after {chain:?}:\n    {plain:?}\n    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, chain) in told {
        let before = doubts(&notice::read(text_of(name)));
        let now = doubts(&after(name, chain));
        assert!(
            now.iter().any(|d| !before.contains(d)),
            "{name} after {chain:?}: {now:?}"
        );
    }
    for (name, chain) in cut {
        let plain = problems(&notice::read(text_of(name)));
        let proposal = after(name, chain);
        let said = proposal
            .doubts
            .iter()
            .any(|d| matches!(d.finding, DoubtKind::RowBroken { .. }));
        assert!(said, "{name} after {chain:?}: {:?}", doubts(&proposal));
        // What was read is true, and what was not stands under unread.
        let unread: String = proposal.unread.iter().map(|p| p.text.as_str()).collect();
        let letters: String = unread.chars().filter(|c| c.is_alphanumeric()).collect();
        let found = problems(&proposal);
        assert!(
            found.iter().all(|p| plain.contains(p)),
            "{name} after {chain:?}: {found:?}"
        );
        for lost in plain.iter().filter(|p| !found.contains(p)) {
            let title = lost.split(' ').next_back().unwrap();
            assert!(letters.contains(title), "{name} after {chain:?}: {title} in {unread}");
        }
    }
}

/// Single changes keep every problem, without a doubt for an excuse.
#[test]
fn each_change_alone_changes_nothing() {
    use Mutation::*;
    let mut wrong = Vec::new();
    let mut ran = 0;
    for (name, text) in texts() {
        let plain = problems(&notice::read(text));
        let all = [
            HalfWidth,
            FullWidth,
            LineEnds(0),
            LineEnds(1),
            LineEnds(2),
            LineEnds(4),
            Indented,
            BlankLines,
            Wrapped(3),
            Wrapped(16),
            PageNumbers(0),
            PageNumbers(1),
            PageNumbers(2),
            PageNumbers(3),
            ZeroWidth(0),
            ZeroWidth(5),
            Spaced,
            Bullets(0),
            Bullets(2),
            WebPage,
            Bold,
        ];
        for mutation in all {
            let proposal = notice::read(&mutated(text, mutation));
            assert_lawful(&proposal);
            ran += 1;
            if problems(&proposal) != plain {
                wrong.push(format!(
                    "{name} {mutation:?}:\n    {plain:?}\n    {:?}",
                    problems(&proposal)
                ));
            }
        }
    }
    assert!(ran > 1_000);
    assert!(wrong.is_empty(), "{} of {ran}:\n{}", wrong.len(), wrong.join("\n"));
}

//! Targets for fuzzing: plain functions from bytes, which panic when something is wrong, and the law they hold the
//! reader to. Run over fixtures, the committed corpus and their mutations by the tests, and by any fuzzer from
//! outside. Behind the feature `targets`.

use crate::{Proposal, decode, html, read};
use ledger::Progress;

/// Target: any text as a notice, and a few corrections of it, chosen by its last bytes.
pub fn text(bytes: &[u8]) {
    let mut proposal = read(&String::from_utf8_lossy(bytes));
    assert_lawful(&proposal);
    for by in bytes.rchunks_exact(3).take(4) {
        if let [kind, a, b] = *by
            && let Some(next) = corrected(&proposal, kind, usize::from(a), usize::from(b))
        {
            proposal = next;
            assert_lawful(&proposal);
        }
    }
}

/// Target: any bytes as a dropped file: refused, or decoded, taken for a page or not, and read.
pub fn file(bytes: &[u8]) {
    // The GB18030 decoder is the caller's; here it declines everything.
    let Ok((text, _)) = decode::decode(bytes, &|_| None) else {
        return;
    };
    let plain = html::text(&text);
    assert!(plain.len() <= 4 * text.len() + 4, "a page that unfolds");
    assert_lawful(&read(&plain));
    if !html::is_page(&text) {
        assert_lawful(&read(&text));
    }
}

/// One correction, chosen by three numbers; a refusal leaves the proposal as it was.
pub fn corrected(proposal: &Proposal, kind: u8, a: usize, b: usize) -> Option<Proposal> {
    let chosen = a
        .checked_rem(proposal.problems.len())
        .and_then(|at| proposal.problems.get(at));
    let id = chosen.map(|problem| problem.id);
    let line = u32::try_from(b % 40).map_or(1, |line| line + 1);
    let progress = Progress::ALL.get(b % 4).copied().unwrap_or(Progress::Done);
    match (kind % 9, id) {
        (0, Some(id)) => proposal.set_title(id, "新标题").ok(),
        (1, Some(id)) => proposal.set_progress(id, progress).ok(),
        (2, Some(id)) => proposal.set_group(id, &["方面".to_owned()]).ok(),
        (3, Some(id)) => proposal.merge_into_previous(id).ok(),
        (4, Some(id)) => proposal.split_at(id, b % (proposal.text().len() + 2)).ok(),
        (5, Some(id)) => proposal.split_at_line(id, line).ok(),
        (6, Some(id)) => proposal.return_to_unread(id).ok(),
        (7, _) => proposal.problem_from_unread(line, line + 3, progress).ok(),
        (8, Some(id)) => proposal.add_unread_lines(id, line, line + 2).ok(),
        _ => None,
    }
}

/// Asserts the central law and its consequence: every letter of the text is in the fields or in the unread list, as
/// often as in the text.
pub fn assert_lawful(proposal: &Proposal) {
    assert!(proposal.keeps_every_character(), "{:?}", proposal.spans());
    let whole: String = proposal.spans().iter().map(|s| proposal.span_text(s)).collect();
    assert_eq!(whole, proposal.text());
    assert_eq!(letters(&fields(proposal)), letters(proposal.text()));
    let counts = proposal.counts;
    assert_eq!(
        counts.problems,
        counts.done + counts.nearly_done + counts.under_way + counts.not_started
    );
    assert_eq!(counts.problems as usize, proposal.problems.len());
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

fn fields(proposal: &Proposal) -> String {
    let prose = &proposal.prose;
    let mut all = vec![prose.title.clone(), prose.signature.clone(), prose.date.clone()];
    let passages = [
        &prose.opening,
        &prose.part_headings,
        &prose.organisation,
        &prose.results_intro,
        &prose.next_steps,
        &prose.attachments,
        &prose.contact,
        &prose.table_frame,
        &proposal.unread,
    ];
    all.extend(passages.into_iter().flatten().map(|p| p.text.clone()));
    for section in &proposal.sections {
        all.push(section.heading.clone());
        all.extend(section.intro.iter().map(|p| p.text.clone()));
    }
    for problem in &proposal.problems {
        all.push(problem.number_printed.clone());
        all.push(problem.title_printed.clone());
        for text in problem.texts.iter().filter(|t| !t.repeated) {
            all.push(text.label_printed.clone());
            all.push(text.text.clone());
        }
    }
    all.concat()
}

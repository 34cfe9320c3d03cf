//! Progress that a reader concludes for a problem whose title does not state it. For a writer of notices that are to be
//! read as they were meant.

use crate::label::{LabelKey, LabelPlace, label};
use crate::proposal::LabelledText;
use crate::proposal_from_spans::progress_of_texts;
use ledger::Progress;

/// Progress of a problem under a heading by progress (or none) with these texts, each with its label as printed; an
/// empty label for text under none.
pub fn concluded_progress<'a>(
    heading: Option<Progress>,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Progress {
    let texts: Vec<LabelledText> = texts
        .into_iter()
        .map(|(printed, text)| LabelledText {
            key: match label(printed, LabelPlace::LineStart) {
                Some(found) => found.key,
                None if printed.is_empty() => LabelKey::Body,
                None => LabelKey::Other,
            },
            label: printed.to_owned(),
            label_printed: printed.to_owned(),
            text: text.to_owned(),
            line: 0,
            in_cell: false,
            repeated: false,
            stretches: Vec::new(),
        })
        .collect();
    progress_of_texts(heading, &texts)
}

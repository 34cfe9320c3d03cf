//! What a reader takes the progress of a problem for that says nothing of it in its title. For whoever writes a notice
//! and wants it read as it was meant.

use crate::label::{LabelKey, Place, label};
use crate::proposal::LabelledText;
use crate::proposal_from_spans::progress_of_texts;
use ledger::Progress;

/// The progress of a problem under a heading by progress (or none) with these texts, each with its label as printed; an
/// empty label for text under none.
pub fn concluded<'a>(heading: Option<Progress>, texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Progress {
    let texts: Vec<LabelledText> = texts
        .into_iter()
        .map(|(printed, text)| LabelledText {
            key: match label(printed, Place::LineStart) {
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

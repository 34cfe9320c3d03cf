//! Reading a pasted or opened notice into the proposal for review.

use crate::browser::files;
use notice::{FileRefusal, Proposal};

/// Proposal from pasted text; or a sentence on why there is none.
pub fn from_paste(text: &str) -> Result<Proposal, String> {
    read(Ok(unmarked(text.to_owned())))
}

/// A proposal from a file's bytes.
pub fn from_file(bytes: &[u8]) -> Result<Proposal, String> {
    let decoded = notice::decode::decode(bytes, &|bytes| files::decode_gb18030(bytes));
    read(decoded.map(|(text, _)| unmarked(text)))
}

/// Text of an HTML page without its markup; other text as it is.
pub(super) fn unmarked(text: String) -> String {
    if notice::html::is_page(&text) {
        notice::html::text(&text)
    } else {
        text
    }
}

fn read(text: Result<String, FileRefusal>) -> Result<Proposal, String> {
    let checked = text.and_then(|text| notice::decode::check_text(&text).map(|_| text));
    checked
        .map(|text| notice::read(&text))
        .map_err(|refusal| refusal.sentence())
}

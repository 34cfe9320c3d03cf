//! Reading of a pasted or opened notice into the proposal for review, in turns between which the page draws and hears keys.

use crate::{
    browser::{
        files,
        turns::{self, NextStep},
    },
    contexts::OnRead,
};
use notice::{FileRefusal, ReadingInSteps};

/// Milliseconds of reading in one turn.
const TURN: i64 = 12;

/// Reads pasted text.
pub fn from_paste(text: String, then: OnRead) {
    read(Ok(unmarked(text)), then);
}

/// Reads a file's bytes.
pub fn from_file(bytes: &[u8], then: OnRead) {
    let decoded = notice::decode::decode(bytes, &|bytes| files::decode_gb18030(bytes));
    read(decoded.map(|(text, _)| unmarked(text)), then);
}

/// Text of an HTML page without its markup; other text as it is.
pub(super) fn unmarked(text: String) -> String {
    if notice::html::is_page(&text) {
        notice::html::text(&text)
    } else {
        text
    }
}

fn read(text: Result<String, FileRefusal>, then: OnRead) {
    let checked = text.and_then(|text| notice::decode::check_text(&text).map(|_| text));
    let text = match checked {
        Ok(text) => text,
        Err(refusal) => return then(Err(refusal.sentence())),
    };
    let mut reading = ReadingInSteps::new(text);
    let mut then = Some(then);
    let step = move || match reading.step() {
        None => NextStep::More,
        Some(proposal) => {
            if let Some(then) = then.take() {
                then(Ok(proposal));
            }
            NextStep::Done
        }
    };
    turns::run(TURN, step, |_| ());
}

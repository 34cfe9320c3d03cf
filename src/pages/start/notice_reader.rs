//! Reading of a notice that was pasted or given as a file, by chunks that are loaded when they are first needed. If one cannot be
//! loaded, or the file is none that is read, a sentence says so and nothing else happens.

use crate::{
    browser::{
        files::{FileReadError, LoadedFile},
        turns,
    },
    chunks,
    contexts::{NoticeInReview, RemarksOnFile, use_notice_in_review, use_remarks_on_file},
    words,
};
use leptos::prelude::*;

/// Largest file, in bytes.
pub const LARGEST_NOTICE: f64 = 50_000_000.0;

/// Endings that the file dialog offers first. What a file is, its content says.
pub const ENDINGS: &str = ".txt,.html,.htm,.md,.csv,.xlsx,.xlsm,.xls,.et,.ods,.docx,.doc";

/// A notice that was pasted or opened.
pub enum Given {
    /// Its text.
    Pasted(String),
    /// The bytes of a file of text.
    File(Vec<u8>),
}

/// Whether a file begins as those of Excel and Word do: as a zip archive, or as the container of Office before 2007.
fn is_of_office(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

impl Given {
    fn read(self, doors: chunks::ReviewDoors, then: impl FnOnce(Result<notice::Proposal, String>) + 'static) {
        match self {
            Given::Pasted(text) => (doors.pasted)(text, Box::new(then)),
            Given::File(bytes) => (doors.file)(&bytes, Box::new(then)),
        }
    }
}

/// Reader of one notice at a time.
#[derive(Clone, Copy)]
pub struct NoticeReader {
    /// Whether one is being read.
    pub is_reading: RwSignal<bool>,
    /// Why the last one was not read.
    pub refused: RwSignal<Option<String>>,
    reading: NoticeInReview,
    remarks: RemarksOnFile,
}

impl NoticeReader {
    /// Reader of the start page.
    pub fn new() -> NoticeReader {
        NoticeReader {
            is_reading: RwSignal::new(false),
            refused: RwSignal::new(None),
            reading: use_notice_in_review(),
            remarks: use_remarks_on_file(),
        }
    }

    /// Reads a text, unless another is being read.
    pub fn read(self, of: Given) {
        if self.begins() {
            self.review(of);
        }
    }

    /// Reads a file, whose content says what it is.
    pub fn read_file(self, file: Result<LoadedFile, FileReadError>) {
        match file {
            Ok(given) if is_of_office(&given.bytes) => self.read_office(given),
            Ok(given) => self.read(Given::File(given.bytes)),
            Err(FileReadError::TooLarge(name)) => self.refused.set(Some(words::too_large(&name))),
            Err(FileReadError::Failed(name)) => self.refused.set(Some(words::unreadable(&name))),
        }
    }

    /// Reads a file of Excel or Word as text first. It is unpacked in one go, after the page said that it reads.
    fn read_office(self, file: LoadedFile) {
        if !self.begins() {
            return;
        }
        turns::next_turn(move || {
            chunks::OFFICE.bring(move |doors| {
                let doors = doors.map_err(|fault| words::chunks::failed(fault).to_owned());
                match doors.and_then(|doors| (doors.text)(&file.name, file.bytes)) {
                    Ok(found) => {
                        self.remarks.0.set(found.remarks);
                        self.review(Given::Pasted(found.text));
                    }
                    Err(words) => self.ends(Err(words)),
                }
            });
        });
    }

    fn review(self, of: Given) {
        chunks::REVIEW.bring(move |doors| match doors {
            Ok(doors) => of.read(doors, move |proposal| self.ends(proposal)),
            Err(fault) => self.ends(Err(words::chunks::failed(fault).to_owned())),
        });
    }

    /// Whether it may begin; then it has.
    fn begins(self) -> bool {
        let is_free = !self.is_reading.get_untracked();
        if is_free {
            self.is_reading.set(true);
            self.remarks.0.set(Vec::new());
        }
        is_free
    }

    fn ends(self, proposal: Result<notice::Proposal, String>) {
        self.is_reading.try_set(false);
        match proposal {
            Ok(proposal) => {
                self.refused.try_set(None);
                self.reading.0.set(Some(proposal));
            }
            Err(words) => drop(self.refused.try_set(Some(words))),
        }
    }
}

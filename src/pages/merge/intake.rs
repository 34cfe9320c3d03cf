//! Intake of dropped files: loads their bytes ahead, unpacks archives, reads texts, and feeds what was read to the
//! comparison, in steps. What becomes of a file that was read is decided in `merge_work`.

use super::{
    file_messages::MergeNotice,
    phase::{WorkPhase, thousandths},
};
use crate::{
    browser::files::{ChosenFile, FileReadError, LoadedFile, decode_gb18030},
    words::{self, merge},
};
use ledger::{
    file::{FactCache, FileReader, OpenedFile},
    merge::{IncomingFile, MergeReader},
};
use parcel::{Parcel, Unpacking};
use std::{collections::VecDeque, rc::Rc, sync::Arc};

/// Work of one step: bytes of a text, bytes of an archive, number of facts.
const TEXT_BYTES: usize = 48_000;
const ARCHIVE_BYTES: usize = TEXT_BYTES * 8;
const FACTS: usize = 150;

/// Number of bytes loaded ahead of what is being read.
const AHEAD: f64 = 16_000_000.0;

/// A dropped file, or one from an archive.
enum FileSlot {
    Waiting(ChosenFile),
    /// Its bytes are being loaded: name and size.
    Asked(String, f64),
    Loaded(LoadedFile),
    Failed(FileReadError),
    Entry(Rc<Parcel>, usize),
}

/// The file that is being unpacked or read.
enum OpenFile {
    Unpacking(Rc<Parcel>, Unpacking),
    Reading(FileReader<'static>),
}

/// Feeding files that were read to the comparison, file by file.
pub struct Taking {
    reader: MergeReader,
    waiting: VecDeque<Arc<IncomingFile>>,
}

impl Taking {
    /// Feeds these files to the comparison that this reader prepares.
    pub fn of(reader: MergeReader, files: impl IntoIterator<Item = Arc<IncomingFile>>) -> Taking {
        Taking {
            reader,
            waiting: files.into_iter().collect(),
        }
    }

    /// Feeds some facts; false if none are left.
    pub fn step(&mut self) -> bool {
        if self.reader.is_reading() {
            self.reader.step(FACTS);
            return true;
        }
        let Some(file) = self.waiting.pop_front() else {
            return false;
        };
        self.reader.begin(file);
        true
    }

    fn is_busy(&self) -> bool {
        self.reader.is_reading() || !self.waiting.is_empty()
    }

    /// The reader with all files; `None` if there were none.
    pub fn finish(self) -> Option<MergeReader> {
        Some(self.reader).filter(|reader| !reader.is_empty())
    }
}

/// A file whose bytes are to be loaded.
pub struct FileRequest {
    /// Index of the file in the intake.
    pub place: usize,
    /// File to be loaded.
    pub file: ChosenFile,
    /// Size in bytes.
    pub size: f64,
    /// Limit in bytes; a larger file is refused.
    pub most: f64,
}

/// Result of a step.
pub enum IntakeStep {
    /// There is more to do.
    More,
    /// A text was read whole: name and content.
    Opened(String, Box<OpenedFile>),
    /// A file could not be read.
    Refused(MergeNotice),
    /// Waits for the bytes of the next file.
    Wait,
    /// All files are read and fed to the comparison.
    AllRead,
}

/// Name of a file in an archive as people wrote it: Chinese Windows writes names in GBK, of which GB18030 is the superset.
fn legible_name(unpacking: &Unpacking) -> String {
    let decoded = unpacking.raw_name().and_then(decode_gb18030);
    decoded.unwrap_or_else(|| unpacking.name().to_owned())
}

/// Files that were dropped together.
pub struct FileIntake {
    slots: VecDeque<(usize, FileSlot)>,
    next: usize,
    /// Number of files read, and the name of the one being read.
    done: usize,
    name: String,
    /// Whether the bytes of the next file are awaited.
    awaiting: bool,
    open: Option<OpenFile>,
    known: FactCache,
    taking: Taking,
}

impl FileIntake {
    /// Intake of these files.
    pub fn of(files: Vec<ChosenFile>, reader: MergeReader) -> FileIntake {
        FileIntake {
            next: files.len(),
            slots: files.into_iter().map(FileSlot::Waiting).enumerate().collect(),
            done: 0,
            name: String::new(),
            awaiting: false,
            open: None,
            known: FactCache::default(),
            taking: Taking::of(reader, []),
        }
    }

    /// Phase and progress in thousandths, for display.
    pub fn progress(&self) -> (WorkPhase, usize) {
        let at_one = self.open.is_some();
        let all = self.done + self.slots.len() + usize::from(at_one);
        let part = match &self.open {
            Some(OpenFile::Reading(reader)) => thousandths(reader.progress()),
            Some(OpenFile::Unpacking(..)) | None => 0,
        };
        let name = match self.slots.front() {
            Some((_, FileSlot::Asked(name, _))) if !at_one => name.clone(),
            _ => self.name.clone(),
        };
        let place = (self.done + 1).min(all);
        (
            WorkPhase::Reading(place, all, name),
            (1000 * self.done + part) / all.max(1),
        )
    }

    /// Adds a file that was read; it will be compared.
    pub fn push(&mut self, file: Arc<IncomingFile>) {
        self.taking.waiting.push_back(file);
    }

    /// All files that were read.
    pub fn into_taking(self) -> Taking {
        self.taking
    }

    /// Next step: what is open first, then what was read, then the next file.
    pub fn step(&mut self) -> IntakeStep {
        if let Some(open) = self.open.take() {
            return self.read_on(open);
        }
        if self.taking.step() {
            return IntakeStep::More;
        }
        match self.slots.front() {
            Some((_, FileSlot::Waiting(_) | FileSlot::Asked(..))) => {
                self.awaiting = true;
                return IntakeStep::Wait;
            }
            Some((_, FileSlot::Loaded(_) | FileSlot::Failed(_) | FileSlot::Entry(..))) => {}
            None => return IntakeStep::AllRead,
        }
        match self.slots.pop_front() {
            Some((_, slot)) => self.open_slot(slot),
            None => IntakeStep::AllRead,
        }
    }

    fn open_slot(&mut self, slot: FileSlot) -> IntakeStep {
        match slot {
            FileSlot::Loaded(file) => {
                let parcel = Rc::new(Parcel::open(&file.name, file.bytes));
                for place in (0..parcel.len()).rev() {
                    self.slots
                        .push_front((self.next, FileSlot::Entry(parcel.clone(), place)));
                    self.next += 1;
                }
            }
            FileSlot::Failed(why) => {
                self.done += 1;
                return IntakeStep::Refused(MergeNotice::Bad(match why {
                    FileReadError::TooLarge(name) => words::too_large(&name),
                    FileReadError::Failed(name) => words::unreadable(&name),
                }));
            }
            FileSlot::Entry(parcel, place) => {
                if let Some(unpacking) = parcel.unpacking(place) {
                    self.name = legible_name(&unpacking);
                    self.open = Some(OpenFile::Unpacking(parcel, unpacking));
                }
            }
            FileSlot::Waiting(_) | FileSlot::Asked(..) => {}
        }
        IntakeStep::More
    }

    fn read_on(&mut self, open: OpenFile) -> IntakeStep {
        match open {
            OpenFile::Unpacking(parcel, mut unpacking) => {
                if !parcel.step(&mut unpacking, ARCHIVE_BYTES) {
                    self.open = Some(OpenFile::Unpacking(parcel, unpacking));
                    return IntakeStep::More;
                }
                let entry = unpacking.finish();
                match entry.text {
                    Ok(text) => {
                        self.open = Some(OpenFile::Reading(FileReader::of(text)));
                        IntakeStep::More
                    }
                    Err(fault) => {
                        self.done += 1;
                        IntakeStep::Refused(MergeNotice::Bad(merge::fault(&self.name, &fault)))
                    }
                }
            }
            OpenFile::Reading(mut reader) => {
                if !reader.step_among(TEXT_BYTES, &mut self.known) {
                    self.open = Some(OpenFile::Reading(reader));
                    return IntakeStep::More;
                }
                self.done += 1;
                IntakeStep::Opened(self.name.clone(), Box::new(reader.finish()))
            }
        }
    }

    /// Files to be loaded next, so that reading need not wait.
    pub fn requests(&mut self) -> Vec<FileRequest> {
        let mut requests = Vec::new();
        if self.open.is_some() || self.taking.is_busy() {
            return requests;
        }
        let mut ahead = 0.0;
        for (place, slot) in &mut self.slots {
            if ahead > AHEAD {
                break;
            }
            if let FileSlot::Waiting(file) = slot {
                let (name, size) = (file.name(), file.size());
                #[allow(clippy::cast_precision_loss)]
                let most = match name.to_ascii_lowercase().ends_with(".zip") {
                    true => parcel::MAX_ARCHIVE,
                    false => parcel::MAX_BYTES,
                } as f64;
                let file = file.clone();
                *slot = FileSlot::Asked(name, size);
                requests.push(FileRequest {
                    place: *place,
                    file,
                    size,
                    most,
                });
            }
            ahead += match slot {
                FileSlot::Asked(_, size) => *size,
                #[allow(clippy::cast_precision_loss)]
                FileSlot::Loaded(file) => file.bytes.len() as f64,
                FileSlot::Waiting(_) | FileSlot::Failed(_) | FileSlot::Entry(..) => 0.0,
            };
        }
        requests
    }

    /// Stores the bytes of a file, or why they could not be loaded. True if the reading waited for them.
    pub fn loaded(&mut self, place: usize, file: Result<LoadedFile, FileReadError>) -> bool {
        let slot = match file {
            Ok(file) => FileSlot::Loaded(file),
            Err(why) => FileSlot::Failed(why),
        };
        let is_next = self.slots.front().is_some_and(|(at, _)| *at == place);
        let awaited = self.awaiting && is_next;
        self.awaiting &= !is_next;
        if let Some((_, waiting)) = self.slots.iter_mut().find(|(at, _)| *at == place) {
            *waiting = slot;
        }
        awaited
    }
}

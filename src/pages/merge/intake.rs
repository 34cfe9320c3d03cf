//! The files that were dropped, on their way in: their bytes are asked for ahead, archives unpacked, texts read, and what
//! was read is taken into the comparison, a step at a time. What becomes of a file that was read is decided in `work`.

use super::{
    notes::MergeNotice,
    phase::{WorkPhase, thousandths},
};
use crate::{
    browser::files::{ChosenFile, FileReadError, LoadedFile},
    words::{self, merge},
};
use ledger::{
    file::{FactCache, FileReader, OpenedFile},
    merge::{IncomingFile, MergeReader},
};
use parcel::{Parcel, Unpacking};
use std::{collections::VecDeque, rc::Rc, sync::Arc};

/// How much one step does: bytes of a text, bytes of an archive, facts.
const TEXT_BYTES: usize = 48_000;
const ARCHIVE_BYTES: usize = TEXT_BYTES * 8;
const FACTS: usize = 150;

/// How many bytes are asked for ahead of what is being read.
const AHEAD: f64 = 16_000_000.0;

/// A file that was dropped, or one out of an archive.
enum FileSlot {
    Waiting(ChosenFile),
    /// Its bytes are asked for: its name and its size.
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

/// What was read, being taken into the comparison file by file.
pub struct Taking {
    reader: MergeReader,
    waiting: VecDeque<Arc<IncomingFile>>,
}

impl Taking {
    /// These files, into the comparison that this reader prepares.
    pub fn of(reader: MergeReader, files: impl IntoIterator<Item = Arc<IncomingFile>>) -> Taking {
        Taking {
            reader,
            waiting: files.into_iter().collect(),
        }
    }

    /// Takes some facts; false if there are none left.
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

    /// The reader with all that was taken; `None` if there was nothing.
    pub fn finish(self) -> Option<MergeReader> {
        Some(self.reader).filter(|reader| !reader.is_empty())
    }
}

/// A file whose bytes are to be asked for.
pub struct FileRequest {
    /// Where it stands among the files.
    pub place: usize,
    /// The file.
    pub file: ChosenFile,
    /// Its size in bytes.
    pub size: f64,
    /// More bytes than this are refused.
    pub most: f64,
}

/// What a step came to.
pub enum IntakeStep {
    /// There is more to do.
    More,
    /// A text was read whole: its name, and what it is.
    Opened(String, Box<OpenedFile>),
    /// A file could not be read.
    Refused(MergeNotice),
    /// The bytes of the next file are awaited.
    Wait,
    /// All files are read and taken.
    AllRead,
}

/// The files that were dropped at one time.
pub struct FileIntake {
    slots: VecDeque<(usize, FileSlot)>,
    next: usize,
    /// How many were read, and the name of the one that is being read.
    done: usize,
    name: String,
    /// Whether the bytes of the next file are awaited.
    awaiting: bool,
    open: Option<OpenFile>,
    known: FactCache,
    taking: Taking,
}

impl FileIntake {
    /// Of these files.
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

    /// What is said of it: which file of how many is being read, and how far it is.
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

    /// A file was read: it is to be compared.
    pub fn push(&mut self, file: Arc<IncomingFile>) {
        self.taking.waiting.push_back(file);
    }

    /// All that was read.
    pub fn into_taking(self) -> Taking {
        self.taking
    }

    /// The next step: what is open first, then what was read, then the next file.
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
                    self.name = unpacking.name().to_owned();
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
                        IntakeStep::Refused(MergeNotice::Bad(merge::fault(&entry.name, &fault)))
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

    /// The next files whose bytes are to be asked for, so that none is waited for.
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

    /// The bytes of a file are here, or cannot be had. Says whether the reading waited for them.
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

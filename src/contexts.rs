//! Contexts: small values that the app provides once and that pages, parts and the frame look up. Each type stands
//! beside its `provide_…` and `use_…` functions. `Desk` and `MergeSession` have their own.

use crate::browser::settings;
use ledger::{Draft, ItemId};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The notice proposal that is being reviewed, if any. Nothing of it is stored until it is accepted.
#[derive(Clone, Copy)]
pub struct NoticeInReview(pub RwSignal<Option<notice::Proposal>>);

/// Provides the context, without a proposal.
pub fn provide_notice_in_review() -> NoticeInReview {
    provide(NoticeInReview(RwSignal::new(None)))
}

/// Looks up the notice proposal being reviewed.
pub fn use_notice_in_review() -> NoticeInReview {
    expect_context()
}

/// Whether the page is about to be printed or has been printed: then everything is drawn, also what is far from the
/// window.
#[derive(Clone, Copy)]
pub struct PrintRequested(pub RwSignal<bool>);

/// Provides the context: not to be printed.
pub fn provide_print_requested() -> PrintRequested {
    provide(PrintRequested(RwSignal::new(false)))
}

/// Looks up whether the page is to be printed.
pub fn use_print_requested() -> PrintRequested {
    expect_context()
}

/// Whether the page is being laid out for paper.
#[derive(Clone, Copy)]
pub struct OnPaper(pub RwSignal<bool>);

/// Provides the context: laid out for the screen.
pub fn provide_on_paper() -> OnPaper {
    provide(OnPaper(RwSignal::new(false)))
}

/// Looks up whether the page is being laid out for paper.
pub fn use_on_paper() -> OnPaper {
    expect_context()
}

/// Whether the recovery page is shown, which says what could not be read.
#[derive(Clone, Copy)]
pub struct RecoveryShown(pub RwSignal<bool>);

/// Provides the context with this state.
pub fn provide_recovery_shown(now: bool) -> RecoveryShown {
    provide(RecoveryShown(RwSignal::new(now)))
}

/// Looks up whether the recovery page is shown.
pub fn use_recovery_shown() -> RecoveryShown {
    expect_context()
}

/// Where the focus goes as soon as the target is drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum FocusTarget {
    /// Into the open problem.
    Problem,
    /// Into the input for a new problem.
    New,
}

/// The pending move of the focus, if any.
#[derive(Clone, Copy)]
pub struct PendingFocus(pub RwSignal<Option<FocusTarget>>);

/// Provides the context, with no pending move.
pub fn provide_pending_focus() -> PendingFocus {
    provide(PendingFocus(RwSignal::new(None)))
}

/// Looks up the pending move of the focus.
pub fn use_pending_focus() -> PendingFocus {
    expect_context()
}

/// Whether the explanation of the saving state is unfolded.
#[derive(Clone, Copy)]
pub struct SavingExplained(pub RwSignal<bool>);

/// Provides the context: folded.
pub fn provide_saving_explained() -> SavingExplained {
    provide(SavingExplained(RwSignal::new(false)))
}

/// Looks up whether the explanation of the saving state is unfolded.
pub fn use_saving_explained() -> SavingExplained {
    expect_context()
}

/// Letter size of the page, by its key.
#[derive(Clone, Copy)]
pub struct LetterSize(pub RwSignal<String>);

impl LetterSize {
    /// Applies a size and remembers it for the next visit.
    pub fn choose(self, key: &str) {
        self.0.set(key.to_owned());
        settings::set(settings::SIZE, key);
    }
}

/// Provides the context with the size that this browser remembers.
pub fn provide_letter_size() -> LetterSize {
    provide(LetterSize(RwSignal::new(
        match settings::get(settings::SIZE).as_str() {
            "" => "a".to_owned(),
            size => size.to_owned(),
        },
    )))
}

/// Looks up the letter size.
pub fn use_letter_size() -> LetterSize {
    expect_context()
}

/// Problems that were chosen on another page to be handed out.
#[derive(Clone, Copy)]
pub struct ChosenProblems(pub RwSignal<BTreeSet<ItemId>>);

/// Provides the context, with none chosen.
pub fn provide_chosen_problems() -> ChosenProblems {
    provide(ChosenProblems(RwSignal::new(BTreeSet::new())))
}

/// Looks up the problems chosen to be handed out.
pub fn use_chosen_problems() -> ChosenProblems {
    expect_context()
}

/// Sentence on why the checklist embedded in the page could not be read; `None` if it could, or there is none.
#[derive(Clone)]
pub struct DamagedAttachment(pub Option<String>);

/// Provides the context.
pub fn provide_damaged_attachment(why: Option<String>) -> DamagedAttachment {
    provide(DamagedAttachment(why))
}

/// Looks up why the embedded checklist could not be read.
pub fn use_damaged_attachment() -> DamagedAttachment {
    expect_context()
}

/// Kind of entries that may be pasted as several lines or as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedKind {
    /// 措施
    Measures,
    /// 方面
    Aspects,
    /// 人员
    People,
    /// 科室
    Departments,
    /// 问题
    Problems,
}

/// One entry read from what was pasted; nothing is recorded yet.
#[derive(Clone, Debug)]
pub struct PastedEntry {
    /// What is shown of it first.
    pub title: String,
    /// What else is shown: date and people.
    pub said: String,
    /// The item it would become.
    pub draft: Draft,
    /// Names of the groups above it, outermost first.
    pub group: Vec<String>,
}

/// Answer to a reading: the entries, or a sentence on why there are none.
pub type PastedEntries = Result<Vec<PastedEntry>, String>;

/// Text of a file of Excel or Word, as the reader of notices takes it.
pub struct TextOfFile {
    /// The text.
    pub text: String,
    /// Sentences on what the file has beside it.
    pub remarks: Vec<String>,
}

/// Sentences on what the file under review has beside the text that was read; empty for pasted text.
#[derive(Clone, Copy)]
pub struct RemarksOnFile(pub RwSignal<Vec<String>>);

/// Provides the context, without sentences.
pub fn provide_remarks_on_file() -> RemarksOnFile {
    provide(RemarksOnFile(RwSignal::new(Vec::new())))
}

/// Looks up the sentences on the file under review.
pub fn use_remarks_on_file() -> RemarksOnFile {
    expect_context()
}

/// Format in which a paper is saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFormat {
    /// A workbook, of a paper with a table.
    Excel,
    /// A document.
    Word,
}

/// Receiver of the bytes of a file, or of a sentence on why there are none.
pub type OnPaperFile = Box<dyn FnOnce(Result<Vec<u8>, &'static str>)>;

/// Function that makes a file of a paper: format, name, paper, receiver. The code that makes it is loaded when it is first needed,
/// so the answer may come later.
#[derive(Clone, Copy)]
pub struct PaperFileMaker(fn(PaperFormat, &'static str, paper::Document, OnPaperFile));

impl PaperFileMaker {
    /// Makes a file, and hands over its bytes.
    pub fn make(
        self,
        format: PaperFormat,
        name: &'static str,
        paper: paper::Document,
        then: impl FnOnce(Result<Vec<u8>, &'static str>) + 'static,
    ) {
        (self.0)(format, name, paper, Box::new(then));
    }
}

/// Provides the function.
pub fn provide_paper_file_maker(make: fn(PaperFormat, &'static str, paper::Document, OnPaperFile)) -> PaperFileMaker {
    provide(PaperFileMaker(make))
}

/// Looks up the function that makes files of papers.
pub fn use_paper_file_maker() -> PaperFileMaker {
    expect_context()
}

/// What is done with the proposal of a text, or with a sentence on why there is none.
pub type OnRead = Box<dyn FnOnce(Result<notice::Proposal, String>)>;

/// Receiver of the answer.
pub type OnPasted = Box<dyn FnOnce(PastedEntries)>;

/// Function that reads what was pasted: kind, text, year of dates without one, receiver. The code that reads is loaded when
/// it is first needed, so the answer comes later.
#[derive(Clone, Copy)]
pub struct PasteReader(fn(PastedKind, String, i16, OnPasted));

impl PasteReader {
    /// Reads a text, and hands over its entries.
    pub fn read(self, kind: PastedKind, text: String, year: i16, then: impl FnOnce(PastedEntries) + 'static) {
        (self.0)(kind, text, year, Box::new(then));
    }
}

/// Provides the function.
pub fn provide_paste_reader(read: fn(PastedKind, String, i16, OnPasted)) -> PasteReader {
    provide(PasteReader(read))
}

/// Looks up the function that reads what was pasted.
pub fn use_paste_reader() -> PasteReader {
    expect_context()
}

/// How many findings of the check-up are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenFindings {
    /// 错误
    pub errors: usize,
    /// All of them.
    pub open: usize,
}

/// The number of open findings, once it is known. It is counted when nothing else is to be done, by code that is not loaded at the
/// start.
#[derive(Clone, Copy)]
pub struct FindingCount(pub RwSignal<Option<OpenFindings>>);

/// Provides the context: not counted yet.
pub fn provide_finding_count() -> FindingCount {
    provide(FindingCount(RwSignal::new(None)))
}

/// Looks up the number of open findings.
pub fn use_finding_count() -> FindingCount {
    expect_context()
}

fn provide<T: Clone + Send + Sync + 'static>(value: T) -> T {
    provide_context(value.clone());
    value
}

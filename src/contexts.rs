//! Contexts of the page: small values that the app provides once and that pages, parts and the frame look up. Each type
//! stands beside the function that provides it and the one that looks it up. The desk and the merging have their own.

use crate::browser::settings;
use ledger::ItemId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The notice that is being looked through, if one is. Nothing of it is stored until it is accepted.
#[derive(Clone, Copy)]
pub struct NoticeInReview(pub RwSignal<Option<notice::Proposal>>);

/// Provides it: no notice is being looked through.
pub fn provide_notice_in_review() -> NoticeInReview {
    provide(NoticeInReview(RwSignal::new(None)))
}

/// The notice that is being looked through.
pub fn use_notice_in_review() -> NoticeInReview {
    expect_context()
}

/// Whether the page is to be printed, or was: then everything is drawn, also what is far from the window.
#[derive(Clone, Copy)]
pub struct PrintRequested(pub RwSignal<bool>);

/// Provides it: not to be printed.
pub fn provide_print_requested() -> PrintRequested {
    provide(PrintRequested(RwSignal::new(false)))
}

/// Whether the page is to be printed.
pub fn use_print_requested() -> PrintRequested {
    expect_context()
}

/// Whether the page is being laid out for paper.
#[derive(Clone, Copy)]
pub struct OnPaper(pub RwSignal<bool>);

/// Provides it: laid out for the screen.
pub fn provide_on_paper() -> OnPaper {
    provide(OnPaper(RwSignal::new(false)))
}

/// Whether the page is being laid out for paper.
pub fn use_on_paper() -> OnPaper {
    expect_context()
}

/// Whether the page is shown that says what could not be read.
#[derive(Clone, Copy)]
pub struct RecoveryShown(pub RwSignal<bool>);

/// Provides it.
pub fn provide_recovery_shown(now: bool) -> RecoveryShown {
    provide(RecoveryShown(RwSignal::new(now)))
}

/// Whether the page is shown that says what could not be read.
pub fn use_recovery_shown() -> RecoveryShown {
    expect_context()
}

/// Where the keyboard is to go once it is there.
#[derive(Clone, Copy, PartialEq)]
pub enum FocusTarget {
    /// Into the problem that is being opened.
    Problem,
    /// To where a new problem is written.
    New,
}

/// Where the keyboard is on its way to, if it is.
#[derive(Clone, Copy)]
pub struct PendingFocus(pub RwSignal<Option<FocusTarget>>);

/// Provides it: on its way to nowhere.
pub fn provide_pending_focus() -> PendingFocus {
    provide(PendingFocus(RwSignal::new(None)))
}

/// Where the keyboard is on its way to.
pub fn use_pending_focus() -> PendingFocus {
    expect_context()
}

/// Whether it is shown what the state of saving means.
#[derive(Clone, Copy)]
pub struct SavingExplained(pub RwSignal<bool>);

/// Provides it: not shown.
pub fn provide_saving_explained() -> SavingExplained {
    provide(SavingExplained(RwSignal::new(false)))
}

/// Whether it is shown what the state of saving means.
pub fn use_saving_explained() -> SavingExplained {
    expect_context()
}

/// The size of the letters, by its key.
#[derive(Clone, Copy)]
pub struct LetterSize(pub RwSignal<String>);

impl LetterSize {
    /// Chooses a size, also for the next visit.
    pub fn choose(self, key: &str) {
        self.0.set(key.to_owned());
        settings::set(settings::SIZE, key);
    }
}

/// Provides it as this browser remembers it.
pub fn provide_letter_size() -> LetterSize {
    provide(LetterSize(RwSignal::new(
        match settings::get(settings::SIZE).as_str() {
            "" => "a".to_owned(),
            size => size.to_owned(),
        },
    )))
}

/// The size of the letters.
pub fn use_letter_size() -> LetterSize {
    expect_context()
}

/// The problems that were chosen elsewhere to be handed out.
#[derive(Clone, Copy)]
pub struct ChosenProblems(pub RwSignal<BTreeSet<ItemId>>);

/// Provides it: none.
pub fn provide_chosen_problems() -> ChosenProblems {
    provide(ChosenProblems(RwSignal::new(BTreeSet::new())))
}

/// The problems that were chosen to be handed out.
pub fn use_chosen_problems() -> ChosenProblems {
    expect_context()
}

/// Why the checklist that the page carries inside itself was not read, if it was not, in words.
#[derive(Clone)]
pub struct DamagedAttachment(pub Option<String>);

/// Provides it.
pub fn provide_damaged_attachment(why: Option<String>) -> DamagedAttachment {
    provide(DamagedAttachment(why))
}

/// Why the checklist that the page carries was not read.
pub fn use_damaged_attachment() -> DamagedAttachment {
    expect_context()
}

fn provide<T: Clone + Send + Sync + 'static>(value: T) -> T {
    provide_context(value.clone());
    value
}

//! Events of the debug trace: one table with a line for each kind of event. Values are [`Plain`]: numbers, booleans,
//! ids of actors and facts, and words from the lists below. Neither `String` nor `&str` is `Plain`, so no event can
//! carry what a person typed or a file contained.

use ledger::{ActorId, FactId};
use std::fmt::{Display, Write as _};
use storage::{Fault, HousekeepingStep, UnsavedReason};

/// A value that may stand in the trace. The trait is private, so a type is admitted in this file or not at all.
trait Plain: Copy {
    /// Adds the value to a line.
    fn write(self, line: &mut String);
}

/// Admits types that are written as they display: digits, `true`, ids.
macro_rules! displayed {
    ($($kind:ty),+) => {$(
        impl Plain for $kind {
            fn write(self, line: &mut String) {
                append(line, &self);
            }
        }
    )+};
}

displayed!(usize, bool, ActorId, FactId);

fn append(line: &mut String, value: &dyn Display) {
    // Writing into a string does not fail.
    let _ = write!(line, "{value}");
}

/// An enum of words, each with its text in the trace.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$word_doc])* $variant,)+ }

        impl Plain for $name {
            fn write(self, line: &mut String) {
                line.push_str(match self { $($name::$variant => $word,)+ });
            }
        }

        #[cfg(test)]
        impl $name {
            const ALL: &'static [$name] = &[$($name::$variant,)+];
        }
    };
}

/// The table of events.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident => $name:literal { $($field:ident: $kind:ty),* },)+) => {
        /// An event of the debug trace.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum TraceEvent {
            $($(#[$doc])* $variant {
                $(#[allow(missing_docs)] $field: $kind,)*
            },)+
        }

        impl TraceEvent {
            /// Adds the event to a line: its name, and each value under the name of its field.
            pub fn write(self, line: &mut String) {
                match self {
                    $(TraceEvent::$variant { $($field),* } => {
                        line.push_str($name);
                        $(
                            line.push_str(concat!(" ", stringify!($field), "="));
                            $field.write(line);
                        )*
                    })+
                }
            }

            #[cfg(test)]
            const NAMES: &'static [&'static str] = &[$($name,)+];
        }
    };
}

words! {
    /// Why the page read keys.
    ReadCause {
        /// The browser told that another tab wrote.
        OtherTab => "other-tab",
        /// The tab came to the front again.
        Return => "return",
        /// Housekeeping looked through all keys.
        Housekeeping => "housekeeping",
    }
}

words! {
    /// Why facts are not stored.
    SaveFault {
        /// No room.
        Full => "full",
        /// The browser denies its storage.
        Denied => "denied",
        /// There is no storage.
        Absent => "absent",
        /// Another error of the browser; its words are left out.
        Other => "other",
        /// What was read back differs.
        ReadBackDiffers => "read-back-differs",
        /// Stored facts are missing.
        Vanished => "vanished",
    }
}

impl From<&Fault> for SaveFault {
    fn from(fault: &Fault) -> SaveFault {
        match fault {
            Fault::Full(_) => SaveFault::Full,
            Fault::Denied => SaveFault::Denied,
            Fault::Absent => SaveFault::Absent,
            Fault::Other(_) => SaveFault::Other,
        }
    }
}

impl From<&UnsavedReason> for SaveFault {
    fn from(why: &UnsavedReason) -> SaveFault {
        match why {
            UnsavedReason::Fault(fault) => SaveFault::from(fault),
            UnsavedReason::ReadBackDiffers => SaveFault::ReadBackDiffers,
            UnsavedReason::Vanished => SaveFault::Vanished,
        }
    }
}

words! {
    /// What a file turned out to be.
    FileOutcome {
        /// Sound, of this round.
        Sound => "sound",
        /// Sound, but of another round.
        OtherRound => "other-round",
        /// Of a newer version.
        Newer => "newer",
        /// Damaged.
        Damaged => "damaged",
        /// A tree without facts.
        TreeOnly => "tree-only",
        /// Not a checklist.
        Foreign => "foreign",
        /// Too large to be read.
        TooLarge => "too-large",
        /// Unreadable, or a refused entry of an archive.
        Unreadable => "unreadable",
    }
}

words! {
    /// A step of a merge.
    MergeStep {
        /// All files were compared; the preview is shown.
        Previewed => "previewed",
        /// The ledger changed meanwhile; compared again.
        ComparedAnew => "compared-anew",
        /// Stopped by the person.
        Stopped => "stopped",
        /// The choices are being written.
        Agreed => "agreed",
        /// The choices were refused.
        Refused => "refused",
    }
}

events! {
    /// A tab opened a round.
    Opened => "opened" { actor: ActorId, facts: usize, set_aside: usize, unread: usize, listed: bool },
    /// Facts of other tabs were read.
    Read => "read" { facts: usize, cause: ReadCause },
    /// A command was refused; nothing was recorded.
    CommandRefused => "command-refused" {},
    /// Facts of this tab went to the storage.
    Wrote => "wrote" { facts: usize },
    /// Facts are in memory only, or the keys could not be listed.
    Failed => "failed" { facts: usize, why: SaveFault },
    /// Everything is stored again.
    SavedAgain => "saved-again" {},
    /// Unsaved facts were tried again.
    Retried => "retried" {},
    /// Keys were packed into one.
    Packed => "packed" { keys: usize },
    /// Keys that were packed were removed.
    Cleared => "cleared" { keys: usize },
    /// Packing was refused; the old keys remain.
    PackingRefused => "packing-refused" { why: SaveFault },
    /// All facts are written again because the stored ones are missing.
    WrittenAnew => "written-anew" { facts: usize },
    /// A file was read.
    FileRead => "file-read" { outcome: FileOutcome, facts: usize },
    /// A step of a merge.
    Merge => "merge" { step: MergeStep },
    /// Facts of files and of choices were stored.
    MergeStored => "merge-stored" { brought: usize, chosen: usize },
    /// Facts of files and of choices were folded, onto the ledger of the preview (`still`) or onto a later one.
    MergeFolded => "merge-folded" { action: FactId, still: bool },
    /// Files were taken whole into an empty round.
    TakenWhole => "taken-whole" { facts: usize },
    /// A merge, or the undo of one, is being undone.
    TakeBack => "take-back" { action: FactId, facts: usize },
}

impl TraceEvent {
    /// Event of a step of housekeeping; `None` if there was nothing to do.
    pub fn of_housekeeping(step: &HousekeepingStep) -> Option<TraceEvent> {
        Some(match step {
            HousekeepingStep::Nothing => return None,
            HousekeepingStep::Retried => TraceEvent::Retried {},
            HousekeepingStep::Packed(keys) => TraceEvent::Packed { keys: *keys },
            HousekeepingStep::Cleared(keys) => TraceEvent::Cleared { keys: *keys },
            HousekeepingStep::Refused(why) => TraceEvent::PackingRefused { why: why.into() },
        })
    }

    /// Whether the same event again right after it is left out.
    pub fn may_repeat(self) -> bool {
        matches!(
            self,
            TraceEvent::Failed { .. } | TraceEvent::Retried {} | TraceEvent::PackingRefused { .. }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::marker::PhantomData;

    /// Probe for the test: whether a type is admitted. The inherent constant takes precedence over that of the trait.
    struct Probe<T>(PhantomData<T>);

    impl<T: Plain> Probe<T> {
        const PLAIN: bool = true;
    }

    trait NotLetIn {
        const PLAIN: bool = false;
    }

    impl<T> NotLetIn for Probe<T> {}

    #[test]
    fn no_type_that_holds_text_is_let_in() {
        let let_in = [
            Probe::<usize>::PLAIN,
            Probe::<bool>::PLAIN,
            Probe::<ActorId>::PLAIN,
            Probe::<FactId>::PLAIN,
            Probe::<SaveFault>::PLAIN,
        ];
        assert!(let_in.iter().all(|plain| *plain));
        let kept_out = [
            Probe::<String>::PLAIN,
            Probe::<&'static str>::PLAIN,
            Probe::<&str>::PLAIN,
            Probe::<Box<str>>::PLAIN,
            Probe::<std::rc::Rc<str>>::PLAIN,
            Probe::<char>::PLAIN,
            Probe::<Vec<u8>>::PLAIN,
            Probe::<&'static [u8]>::PLAIN,
            Probe::<ledger::Value>::PLAIN,
            Probe::<ledger::Fact>::PLAIN,
            Probe::<Fault>::PLAIN,
        ];
        assert!(!kept_out.iter().any(|plain| *plain));
    }

    #[test]
    fn the_words_of_a_browser_and_of_a_storage_stay_out() {
        for fault in [
            Fault::Full("张三".into()),
            Fault::Other("张三".into()),
            Fault::Denied,
            Fault::Absent,
        ] {
            let mut line = String::new();
            TraceEvent::Failed {
                facts: 1,
                why: SaveFault::from(&UnsavedReason::Fault(fault)),
            }
            .write(&mut line);
            assert!(line.starts_with("failed facts=1 why=") && line.is_ascii(), "{line}");
        }
    }

    #[test]
    fn words_and_names_are_told_apart() {
        fn words<T: Plain>(all: &[T]) -> Vec<String> {
            let written = |word: &T| {
                let mut line = String::new();
                word.write(&mut line);
                line
            };
            all.iter().map(written).collect()
        }
        let names: Vec<String> = TraceEvent::NAMES.iter().map(|name| (*name).to_owned()).collect();
        for list in [
            names,
            words(ReadCause::ALL),
            words(SaveFault::ALL),
            words(FileOutcome::ALL),
            words(MergeStep::ALL),
        ] {
            let mut once = list.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), list.len(), "{list:?}");
            for word in list {
                assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{word}");
            }
        }
    }
}

//! Chunks: screens whose code is not in the main wasm module. Each is loaded when first needed and is reached only
//! through its doors, the functions named here. A new screen is one line here, in its chunk; [`table`] says which code
//! must not be in the main module.

mod load;
mod placeholder;
#[allow(dead_code)]
pub mod table;

pub use load::Chunk;
pub use placeholder::failed;

use crate::{
    browser::files::ChosenFile,
    contexts::{
        NoticeInReview, OnPaperFile, OnPasted, OnRead, OpenFindings, PaperFormat, PastedEntries, PastedKind, TextOfFile,
    },
    desk::Desk,
    office_files,
    pages::{boards, checkup, evidence, exchange, help, lookback, merge, papers, problem, record, review, round},
    route::{BoardKey, Listing, Route},
};
use ledger::{FactId, ItemId};
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// For each chunk: the struct of its doors, the static that loads it, and the function at which the linker splits the
/// wasm.
macro_rules! chunks {
    ($($(#[$about:meta])* $chunk:ident as $doors:ident in $name:ident by $load:ident {
        $($(#[$what:meta])* $door:ident: $kind:ty = $code:expr;)*
    })*) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy)]
            pub struct $doors {
                $($(#[$what])* pub $door: $kind,)*
            }

            $(#[$about])*
            pub static $chunk: Chunk<$doors> = Chunk::new(stringify!($name), || Box::pin($load()));

            #[wasm_split($name, fallible)]
            fn $load() -> Result<$doors, SplitLoaderError> {
                Ok($doors { $($door: $code,)* })
            }
        )*
    };
}

chunks! {
    /// The open problem.
    PROBLEM as ProblemDoors in problem by load_problem {
        /// The problem that is open beside the list.
        detail: fn(Memo<Option<ItemId>>, Memo<Listing>, Memo<Vec<ItemId>>) -> AnyView
            = |item, listing, order| view! { <problem::ProblemPane item listing order /> }.into_any();
    }

    /// The boards.
    BOARDS as BoardDoors in boards by load_boards {
        /// The page of a board.
        page: fn(BoardKey, Memo<Route>) -> AnyView = |key, route| view! { <boards::BoardPage key route /> }.into_any();
    }

    /// Taking in files of other people.
    MERGES as MergeDoors in merges by load_merges {
        /// Reads dropped or chosen files.
        read: fn(merge::MergeSession, Desk, Vec<ChosenFile>) = |merging, desk, files| merging.read_files(desk, files);
        /// Progress of the reading, files that were not taken, and the last merge.
        outcome: fn(merge::MergeSession) -> AnyView = merge::outcome;
        /// Preview of what the files would change.
        preview: fn() -> AnyView = merge::preview;
        /// Conflicts that wait for a person to settle them.
        inbox: fn() -> AnyView = || view! { <merge::Inbox /> }.into_any();
        /// Record of the files that one action merged.
        record: fn(FactId) -> AnyView = |action| view! { <merge::MergeRecord action /> }.into_any();
    }

    /// Reading a published notice.
    REVIEW as ReviewDoors in review by load_review {
        /// Proposal from a pasted notice.
        pasted: fn(String, OnRead) = review::from_paste;
        /// Proposal from a file.
        file: fn(&[u8], OnRead) = review::from_file;
        /// Text of a table that was copied from a page or a spreadsheet, with its cells between tabs.
        plain: fn(&str) -> String = |page| notice::html::text(page);
        /// Entries from several pasted lines or a table.
        entries: fn(PastedKind, &str, i16) -> PastedEntries = review::pasted_entries;
        /// Page on which a proposal is corrected and accepted.
        page: fn(Desk, NoticeInReview) -> AnyView = review::page;
    }

    /// Papers that are handed over.
    PAPERS as PaperDoors in papers by load_papers {
        /// 材料
        page: fn(Memo<Route>) -> AnyView = |route| view! { <papers::Papers route /> }.into_any();
    }

    /// Files of Excel and Word.
    OFFICE as OfficeDoors in office by load_office {
        /// Bytes of a paper in a format, under this name.
        paper: fn(PaperFormat, &str, &paper::Document) -> Vec<u8> = office_files::paper;
        /// Text of a file with this name, or a sentence on why it was not read.
        text: fn(&str, Vec<u8>) -> Result<TextOfFile, String> = office_files::text;
    }

    /// The check-up.
    CHECKUP as CheckupDoors in checkup by load_checkup {
        /// 体检
        page: fn(Memo<Route>) -> AnyView = |route| view! { <checkup::CheckupPage route /> }.into_any();
        /// Counts the findings that are open now.
        count: fn(Desk) -> OpenFindings = checkup::count;
    }

    /// Screens that are used now and then.
    REST as RestDoors in rest by load_rest {
        /// 佐证材料
        evidence: fn() -> AnyView = || view! { <evidence::EvidenceList /> }.into_any();
        /// 回头看
        lookback: fn() -> AnyView = || view! { <lookback::Lookback /> }.into_any();
        /// 整改任务
        round: fn() -> AnyView = || view! { <round::RoundPage /> }.into_any();
        /// 收发
        exchange: fn() -> AnyView = || view! { <exchange::Exchange /> }.into_any();
        /// 记录
        history: fn(Memo<Route>) -> AnyView = |route| view! { <record::History route /> }.into_any();
        /// 帮助
        help: fn() -> AnyView = || view! { <help::Help /> }.into_any();
    }
}

/// Reads what was pasted into an input for one entry; see `PasteReader`.
pub fn read_pasted(kind: PastedKind, text: String, year: i16, then: OnPasted) {
    REVIEW.bring(move |doors| {
        then(match doors {
            Ok(doors) => (doors.entries)(kind, &text, year),
            Err(fault) => Err(crate::words::chunks::failed(fault).to_owned()),
        });
    });
}

/// Makes a file of a paper; see `PaperFileMaker`.
pub fn make_paper_file(format: PaperFormat, name: &'static str, paper: paper::Document, then: OnPaperFile) {
    OFFICE.bring(move |doors| {
        then(match doors {
            Ok(doors) => Ok((doors.paper)(format, name, &paper)),
            Err(fault) => Err(crate::words::chunks::failed(fault)),
        });
    });
}

/// Loads the chunks marked `early`, once the first page is drawn.
pub fn load_early_chunks() {
    request_animation_frame(|| set_timeout(|| PROBLEM.bring(|_| ()), std::time::Duration::ZERO));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chunk_stands_in_the_table() {
        let doors = [
            PROBLEM.name(),
            BOARDS.name(),
            MERGES.name(),
            REVIEW.name(),
            PAPERS.name(),
            OFFICE.name(),
            CHECKUP.name(),
            REST.name(),
        ];
        assert_eq!(table::CHUNKS.iter().map(|chunk| chunk.name).collect::<Vec<_>>(), doors);
        let early: Vec<&str> = table::CHUNKS
            .iter()
            .filter(|chunk| chunk.early)
            .map(|chunk| chunk.name)
            .collect();
        assert_eq!(early, [PROBLEM.name()], "bring_early asks for these");
    }
}

//! Chunks: screens that are not loaded with the start. Each lies in a part of the wasm that comes when it is first asked
//! for, and is reached only through the doors named here. A new screen is one line here, in the chunk it belongs to; what
//! may not be in the main module stands in [`table`].

mod load;
#[allow(dead_code)]
pub mod table;
mod view;

pub use load::Chunk;
pub use view::failed;

use crate::{
    browser::files::ChosenFile,
    contexts::NoticeInReview,
    desk::Desk,
    pages::{boards, evidence, exchange, help, lookback, merge, problem, record, review, round},
    route::{BoardKey, Listing, Route},
};
use ledger::{FactId, ItemId};
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// For each chunk its doors, a static by which they are asked for, and the point at which the wasm is split.
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
        /// It, beside the list in its order.
        detail: fn(Memo<Option<ItemId>>, Memo<Listing>, Memo<Vec<ItemId>>) -> AnyView
            = |item, listing, order| view! { <problem::ProblemPane item listing order /> }.into_any();
    }

    /// The boards.
    BOARDS as BoardDoors in boards by load_boards {
        /// The page of a board.
        page: fn(BoardKey, Memo<Route>) -> AnyView = |key, route| view! { <boards::BoardPage key route /> }.into_any();
    }

    /// Files of other people.
    MERGES as MergeDoors in merges by load_merges {
        /// Takes files in.
        read: fn(merge::MergeSession, Desk, Vec<ChosenFile>) = |merging, desk, files| merging.read_files(desk, files);
        /// How far the reading is, what was not taken, and the last merge.
        outcome: fn(merge::MergeSession) -> AnyView = merge::outcome;
        /// What they would change.
        preview: fn() -> AnyView = merge::preview;
        /// What waits for a person to settle it.
        inbox: fn() -> AnyView = || view! { <merge::Inbox /> }.into_any();
        /// What became of the files that one action took in.
        record: fn(FactId) -> AnyView = |action| view! { <merge::MergeRecord action /> }.into_any();
    }

    /// Notices.
    REVIEW as ReviewDoors in review by load_review {
        /// A notice that was pasted.
        pasted: fn(&str) -> Result<notice::Proposal, String> = review::from_paste;
        /// A notice from a file.
        file: fn(&[u8]) -> Result<notice::Proposal, String> = review::from_file;
        /// The proposal that is looked through.
        page: fn(Desk, NoticeInReview) -> AnyView = review::page;
    }

    /// The screens that are looked at now and then.
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

/// Asks for what comes right after the start, once the start is drawn.
pub fn bring_early() {
    request_animation_frame(|| set_timeout(|| PROBLEM.bring(|_| ()), std::time::Duration::ZERO));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chunk_stands_in_the_table() {
        let doors = [PROBLEM.name(), BOARDS.name(), MERGES.name(), REVIEW.name(), REST.name()];
        assert_eq!(table::CHUNKS.iter().map(|chunk| chunk.name).collect::<Vec<_>>(), doors);
        let early: Vec<&str> = table::CHUNKS
            .iter()
            .filter(|chunk| chunk.early)
            .map(|chunk| chunk.name)
            .collect();
        assert_eq!(early, [PROBLEM.name()], "bring_early asks for these");
    }
}

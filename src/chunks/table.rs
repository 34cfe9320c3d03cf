//! The table of chunks: the one place that says into which parts the app's wasm is cut, and what lies in each. Read by the
//! app and by xtask, which refuses a build in which code of a chunk has got into the main module.

/// A part of the app that is not loaded at the start.
#[derive(Debug)]
pub struct ChunkEntry {
    /// As its doors in `chunks` and its file are called.
    pub name: &'static str,
    /// Paths of the code that must not be in the main module. What else the chunk needs is put into it, or into a file
    /// that chunks share, by the linker's own account.
    pub holds: &'static [&'static str],
    /// Whether it is loaded right after the start, unasked, and goes with a page that is handed out.
    pub early: bool,
}

/// All of them.
pub const CHUNKS: &[ChunkEntry] = &[
    ChunkEntry {
        name: "problem",
        holds: &["xiaohao::pages::problem"],
        early: true,
    },
    ChunkEntry {
        name: "boards",
        holds: &["xiaohao::pages::boards", "chart"],
        early: false,
    },
    ChunkEntry {
        name: "merges",
        holds: &[
            "xiaohao::pages::merge::preview",
            "xiaohao::pages::merge::table",
            "xiaohao::pages::merge::sides",
            "xiaohao::pages::merge::diff",
            "xiaohao::pages::merge::wholes",
            "xiaohao::pages::merge::inbox",
            "xiaohao::pages::merge::record",
            "xiaohao::pages::merge::outcome",
            "xiaohao::pages::merge::progress",
            "xiaohao::pages::merge::merges",
            "ledger::merge::preview",
            "ledger::merge::rows",
            "ledger::merge::settle",
        ],
        early: false,
    },
    ChunkEntry {
        name: "review",
        holds: &["xiaohao::pages::review", "notice"],
        early: false,
    },
    ChunkEntry {
        name: "rest",
        holds: &[
            "xiaohao::pages::evidence",
            "xiaohao::pages::lookback",
            "xiaohao::pages::round",
            "xiaohao::pages::exchange",
            "xiaohao::pages::record",
            "xiaohao::pages::help",
        ],
        early: false,
    },
];

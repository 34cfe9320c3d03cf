//! Table of chunks: the one place that says into which parts the app's wasm is cut and what lies in each. Read by the
//! app and by xtask, which refuses a build where code of a chunk got into the main module.

/// A part of the app's wasm that is not loaded at the start.
#[derive(Debug)]
pub struct ChunkEntry {
    /// Name of its doors in `chunks` and of its file.
    pub name: &'static str,
    /// Paths of the code that must not be in the main module. Whatever else the chunk needs, the linker puts into it or
    /// into a file that chunks share.
    pub holds: &'static [&'static str],
    /// Whether it is loaded right after the start without being asked for, and is part of a page that is handed out.
    pub early: bool,
}

/// All chunks.
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
            "xiaohao::pages::merge::preview_rows",
            "xiaohao::pages::merge::row_cells",
            "xiaohao::pages::merge::edit_script",
            "xiaohao::pages::merge::files_in_preview",
            "xiaohao::pages::merge::inbox",
            "xiaohao::pages::merge::record",
            "xiaohao::pages::merge::intake_status",
            "xiaohao::pages::merge::progress",
            "xiaohao::pages::merge::list_of_merges",
            "ledger::merge::preview",
            "ledger::merge::row_builder",
            "ledger::merge::merge_writer",
        ],
        early: false,
    },
    ChunkEntry {
        name: "review",
        holds: &["xiaohao::pages::review", "notice"],
        early: false,
    },
    ChunkEntry {
        name: "papers",
        holds: &["xiaohao::pages::papers", "paper"],
        early: false,
    },
    ChunkEntry {
        name: "office",
        holds: &["xiaohao::office_files", "office", "exchange"],
        early: false,
    },
    ChunkEntry {
        name: "checkup",
        holds: &["xiaohao::pages::checkup", "checkup"],
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

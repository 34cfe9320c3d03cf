//! Rules of the structure, one table each: sizes of circles, directions between the rooms of `src/`, forbidden names of
//! other crates, and the crates that a crate may use. Every rule gives its reason. `docs/architecture.md` states them
//! in words.

/// A crate, or the app: the folder of its files, the largest circle allowed, and the crates of ours that it may use.
pub struct Area {
    /// Folder of the sources.
    pub root: &'static str,
    /// Largest number of files in a circle.
    pub circle: usize,
    /// Crates of ours that its `Cargo.toml` may name outside of its tests.
    pub uses: &'static [&'static str],
    /// Reason.
    pub why: &'static str,
}

/// All areas.
pub const AREAS: &[Area] = &[
    Area {
        root: "src",
        circle: 5,
        uses: &[
            "chart", "checkup", "exchange", "ledger", "notice", "office", "paper", "parcel", "storage",
        ],
        why: "a page and its pieces may know each other; more files in one circle cannot be read one at a time",
    },
    Area {
        root: "crates/ledger/src",
        circle: 3,
        uses: &[],
        why: "the record is tested natively and outlives every screen, so it knows none of the others",
    },
    Area {
        root: "crates/notice/src",
        circle: 3,
        uses: &["ledger"],
        why: "a notice becomes commands of the ledger; it knows no file, no browser",
    },
    Area {
        root: "crates/paper/src",
        circle: 3,
        uses: &["ledger"],
        why: "a paper is made from the record; what a reader would understand of it comes in as a function",
    },
    Area {
        root: "crates/office/src",
        circle: 3,
        uses: &["parcel"],
        why: "files of Excel and Word are tables and texts; what a checklist is stands elsewhere",
    },
    Area {
        root: "crates/exchange/src",
        circle: 3,
        uses: &["ledger", "notice", "office", "paper"],
        why: "between the checklist and files of Excel and Word, so that neither knows the other",
    },
    Area {
        root: "crates/checkup/src",
        circle: 5,
        uses: &["ledger", "notice", "paper"],
        why: "rules are asked of a checklist and of a text that is read; what identifies a person is found as for the public text",
    },
    Area {
        root: "crates/storage/src",
        circle: 3,
        uses: &["ledger"],
        why: "storage keeps facts; the browser stands behind the trait `Shelf`",
    },
    Area {
        root: "crates/parcel/src",
        circle: 3,
        uses: &[],
        why: "archives and pages are bytes; what a checklist is stands elsewhere",
    },
    Area {
        root: "crates/chart/src",
        circle: 3,
        uses: &[],
        why: "pictures are numbers; what they count stands elsewhere",
    },
    Area {
        root: "xtask/src",
        circle: 3,
        uses: &[],
        why: "the tasks build the project and must not need it",
    },
];

/// A room that must not use others.
pub struct Direction {
    /// Folder or file of `src/`.
    pub room: &'static str,
    /// Folders or files of `src/` that it never uses.
    pub never: &'static [&'static str],
    /// Reason.
    pub why: &'static str,
}

/// All directions.
pub const DIRECTIONS: &[Direction] = &[
    Direction {
        room: "src/parts",
        never: &["src/pages", "src/app.rs"],
        why: "a part is shared by pages; one that knows a page belongs to that page",
    },
    Direction {
        room: "src/words",
        never: &["src/pages", "src/parts", "src/app.rs"],
        why: "sentences are made from values of the crates, so that they can be read and tested without a screen",
    },
    Direction {
        room: "src/desk",
        never: &["src/pages", "src/parts", "src/words", "src/app.rs"],
        why: "the desk holds the record and its storage; what is shown or said of it is decided above",
    },
    Direction {
        room: "src/trace",
        never: &["src/pages", "src/parts", "src/desk", "src/words", "src/app.rs"],
        why: "whoever decides something may note it, so the trace knows nobody",
    },
    Direction {
        room: "src/browser",
        never: &["src/pages", "src/parts", "src/desk", "src/words", "src/app.rs"],
        why: "the door to the browser decides nothing",
    },
];

/// Names of another crate that a folder must not use.
pub struct Forbidden {
    /// Folder.
    pub room: &'static str,
    /// Folders within that may.
    pub except: &'static [&'static str],
    /// Beginnings of the forbidden paths.
    pub names: &'static [&'static str],
    /// Endings of last segments that are allowed all the same.
    pub but_endings: &'static [&'static str],
    /// Reason.
    pub why: &'static str,
}

const IO_AND_CLOCK: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "std::io",
];
const PURE: &str = "clock, chance and I/O come in as values, so that everything is tested natively";

/// All forbidden names.
pub const FORBIDDEN: &[Forbidden] = &[
    Forbidden {
        room: "src",
        except: &["src/browser"],
        names: &[
            "web_sys",
            "js_sys",
            "gloo_storage",
            "leptos::web_sys",
            "leptos::wasm_bindgen",
        ],
        but_endings: &["Event"],
        why: "`src/browser` is the only door to the browser; elsewhere a type of event may be named, for a handler",
    },
    Forbidden {
        room: "crates/ledger/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/notice/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/office/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/exchange/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/checkup/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/storage/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/parcel/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
    Forbidden {
        room: "crates/chart/src",
        except: &[],
        names: IO_AND_CLOCK,
        but_endings: &[],
        why: PURE,
    },
];

/// Largest number of lines of a function outside of tests.
pub const FUNCTION_LINES: usize = 100;

/// Functions that may be longer: file, name, reason.
pub const LONG_FUNCTIONS: &[(&str, &str, &str)] = &[
    (
        "src/words/fields.rs",
        "field",
        "a table: one line for each field, so that the compiler asks for the words of a new one",
    ),
    (
        "crates/checkup/src/words.rs",
        "words",
        "a table: a name and two sentences for each rule, so that the compiler asks for those of a new one",
    ),
];

/// Lines above which a file is listed; a reason to look at it, not a fault.
pub const FILE_LINES: usize = 300;

//! Call of trunk, which compiles the app and fills in index.html. A release build is compiled for the oldest browser,
//! with its own standard library; a quick build is a plain debug build, for current browsers only.

use crate::fault::Fault;
use crate::setup::{InstallSteps, Tools, WASM, WaitsFor};
use crate::{paths, program};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Kind of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For Chromium 80 and later; small.
    Release,
    /// For current browsers; compiled in seconds, large.
    Quick,
}

impl Kind {
    /// Cargo's profile. It has no name of a folder that a build is written to: cargo keeps what it compiled in `target/` under
    /// that name, and a build removes what is not its own from its folder.
    pub(super) fn profile(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Quick => "dev-page",
        }
    }
}

/// Compiler flags of a release build. Since 1.82 rustc enables features that Chromium 80 lacks (reference types,
/// multivalue), and the shipped standard library is compiled with them. So: the oldest processor, the features that
/// Chromium 75 brought, and the standard library compiled again (measurements in docs/decisions/). The last three flags
/// save a tenth of the size: panics keep their message and lose their place, nothing is shown by `Debug`, and Leptos
/// erases the types of components.
const RELEASE: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    (
        "RUSTFLAGS",
        "-C target-cpu=mvp -C target-feature=+mutable-globals,+sign-ext,+bulk-memory,+nontrapping-fptoint \
         -Zlocation-detail=none -Zfmt-debug=none --cfg erase_components",
    ),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Runs trunk; returns the folder with its page. The chunks go into `pieces`.
pub fn run(tools: &Tools, kind: Kind, pieces: &Path) -> Result<PathBuf, Fault> {
    let folder = paths::target().join(match kind {
        Kind::Release => "page-release",
        Kind::Quick => "page-quick",
    });
    std::fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
    fetch(kind)?;
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--color", "never", "--cargo-profile", kind.profile(), "--dist"])
        .arg(&folder);
    if kind == Kind::Release {
        trunk.arg("--release");
    }
    // trunk parses NO_COLOR as a boolean and fails on "1".
    trunk
        .current_dir(paths::root())
        .env("PATH", tools.path())
        .env("XIAOHAO_SPLIT", pieces)
        .env_remove("NO_COLOR");
    prepare(&mut trunk, kind);
    program::run(
        &mut trunk,
        "repair what the compiler or trunk names there, and build again",
    )?;
    Ok(folder)
}

/// Adds a step that compiles the app and its dependencies with trunk's settings while the tools are compiled; trunk
/// then finds the result in the cache. A failure here is no fault, since it will occur and be reported again in trunk.
pub fn plan_ahead(steps: &mut InstallSteps, kind: Kind) {
    let what = "compiling the app meanwhile".to_owned();
    steps.add(WaitsFor::Compiling, "the app", what, move |progress| {
        let mut build = program::cargo();
        build
            .args([
                "build",
                "--target",
                WASM,
                "--bin",
                "xiaohao",
                "--profile",
                kind.profile(),
            ])
            .current_dir(paths::root());
        prepare(&mut build, kind);
        let see = |line: &str| {
            if let Some((done, all)) = program::cargo_progress(line) {
                progress.say(format!("{done} of {all} crates"));
            }
        };
        if fetch(kind).is_ok() {
            let _ = program::watch(program::with_cargo_progress(&mut build), see);
        }
        Ok(())
    });
}

/// Environment in which the app is compiled, whoever calls the compiler.
fn prepare(command: &mut Command, kind: Kind) {
    command
        .env("CARGO_TARGET_DIR", paths::target())
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS")
        .env_remove("RUST_BACKTRACE");
    if kind == Kind::Release {
        command.envs(RELEASE.iter().copied());
    }
}

/// Downloads the sources of all crates, also those of the standard library: trunk runs offline, so that it downloads
/// nothing by itself. Makes no request if everything is there.
fn fetch(kind: Kind) -> Result<(), Fault> {
    let mut fetch = program::cargo();
    fetch.args(["fetch", "--target", WASM]).current_dir(paths::root());
    if kind == Kind::Release {
        fetch.envs(RELEASE.iter().copied());
    }
    program::run(
        &mut fetch,
        "see that the network reaches crates.io (or a mirror set in ~/.cargo/config.toml)",
    )
}

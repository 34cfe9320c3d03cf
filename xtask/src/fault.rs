//! Faults of a task, each with a sentence and its remedy. Failing tests are no faults: they are counted in `test`, and
//! are an outcome.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a task stopped.
#[derive(Debug)]
pub enum Fault {
    /// The command line was not understood.
    Usage(String),
    /// Something that only a person can install is missing.
    Missing { what: String, remedy: String },
    /// A program could not be started at all.
    NotStarted { program: String, cause: io::Error },
    /// A program ended with an error; what it printed stands above.
    Failed { program: String, remedy: String },
    /// A file or folder could not be read or written.
    File { path: PathBuf, cause: io::Error },
    /// A page that trunk wrote, or a configuration file, does not have the form that this code expects.
    Unexpected { what: String, remedy: String },
    /// A part of the build is larger than `budget.toml` allows.
    OverBudget { part: String, bytes: u64, limit: u64 },
    /// No port to serve on.
    NoPort { wanted: u16, cause: io::Error },
}

impl Fault {
    /// For `map_err` on file operations.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Fault {
        let path = path.to_path_buf();
        move |cause| Fault::File { path, cause }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Usage(what) => write!(f, "{what}"),
            Fault::Missing { what, remedy } => write!(f, "{what} is missing: {remedy}."),
            Fault::NotStarted { program, cause } => {
                write!(
                    f,
                    "`{program}` could not be started ({cause}): install it, or put it on the PATH."
                )
            }
            Fault::Failed { program, remedy } => write!(f, "`{program}` failed, its own words stand above: {remedy}."),
            Fault::File { path, cause } => write!(
                f,
                "{} could not be read or written ({cause}): check that it exists, its permissions and the free space.",
                path.display()
            ),
            Fault::Unexpected { what, remedy } => write!(f, "{what}: {remedy}."),
            Fault::OverBudget { part, bytes, limit } => write!(
                f,
                "{part} is {bytes} bytes gzip, {} over its budget of {limit}: make it smaller, or raise budget.toml \
                 with the reason in docs/decisions/.",
                bytes.saturating_sub(*limit)
            ),
            Fault::NoPort { wanted, cause } => write!(
                f,
                "No port of 127.0.0.1 can be opened, not {wanted} and no free one ({cause}): free one, or name another \
                 with --port."
            ),
        }
    }
}

impl std::error::Error for Fault {}

//! Running other programs: found on the PATH, shown as they run, their failure turned into a `Fault`. Knows nothing of
//! what they are for.

use crate::fault::Fault;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Finds a program on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let ending = env::consts::EXE_SUFFIX;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{ending}")))
        .find(|file| file.is_file())
}

/// PATH with these folders in front.
pub fn path_with(folders: &[PathBuf]) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// `npm`, which on Windows is a script and needs its ending.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs a program to its end with its output shown and no input.
pub fn run(command: &mut Command, remedy: &str) -> Result<(), Fault> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|cause| not_started(command, cause))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command, remedy))
    }
}

/// Runs a program quietly and gives what it printed. `None` where it is absent or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether `program --version` names exactly this version.
pub fn is_version(program: &Path, version: &str) -> bool {
    answer(Command::new(program).arg("--version"))
        .is_some_and(|words| words.split_whitespace().any(|word| word == version))
}

/// Name and arguments as a person would type them.
pub fn words(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program())
        .to_string_lossy();
    let mut all = name.into_owned();
    for argument in command.get_args() {
        all.push(' ');
        all.push_str(&argument.to_string_lossy());
    }
    all
}

pub fn not_started(command: &Command, cause: std::io::Error) -> Fault {
    Fault::NotStarted {
        program: command.get_program().to_string_lossy().into_owned(),
        cause,
    }
}

pub fn failed(command: &Command, remedy: &str) -> Fault {
    Fault::Failed {
        program: words(command),
        remedy: remedy.to_owned(),
    }
}

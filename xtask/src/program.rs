//! Running other programs: finding them on the PATH, showing their output, turning their failure into a `Fault`. It
//! does not know what they are for.

use crate::fault::Fault;
use std::env;
use std::ffi::OsString;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

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

/// `npm`, which is a script on Windows and needs its ending.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs a program to its end, showing its output and giving no input.
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

/// Runs a program while others run: its output is shown only if it fails. `see` gets each line of its error stream,
/// where programs report progress.
pub fn run_aside(command: &mut Command, remedy: &str, see: impl FnMut(&str)) -> Result<(), Fault> {
    let (status, printed) = watch(command, see)?;
    if status.success() {
        return Ok(());
    }
    eprintln!("{printed}");
    Err(failed(command, remedy))
}

/// Runs a program to its end and returns its output.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<(ExitStatus, String), Fault> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|cause| not_started(command, cause))?;
    let (output, errors) = (child.stdout.take(), child.stderr.take());
    let mut said = String::new();
    let printed = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut text = Vec::new();
            // Output that cannot be read is only missing from the report of a failure.
            let _ = output.map(|mut output| output.read_to_end(&mut text));
            String::from_utf8_lossy(&text).into_owned()
        });
        for line in errors.map(BufReader::new).into_iter().flat_map(TerminalLines) {
            see(line.trim_end());
            // A line that ends in a carriage return is replaced by the next one.
            if line.ends_with('\n') {
                said.push_str(&line);
            }
        }
        reader.join().unwrap_or_default()
    });
    let status = child.wait().map_err(|cause| not_started(command, cause))?;
    Ok((status, printed + &said))
}

/// Lines of a stream with their ends, which are line feeds or carriage returns.
struct TerminalLines<R>(BufReader<R>);

impl<R: Read> Iterator for TerminalLines<R> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut line = Vec::new();
        loop {
            let mut byte = [0];
            match self.0.read(&mut byte) {
                Ok(1) => line.extend(byte),
                _ => break,
            }
            if matches!(byte, [b'\n' | b'\r']) {
                break;
            }
        }
        (!line.is_empty()).then(|| String::from_utf8_lossy(&line).into_owned())
    }
}

/// Makes cargo report progress (for `cargo_progress`) although its output is no terminal.
pub fn with_cargo_progress(cargo: &mut Command) -> &mut Command {
    cargo
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "100")
        .env("CARGO_TERM_COLOR", "never")
}

/// Number of crates compiled, and of all, from a line such as `Building [====>   ] 152/396: syn, quote`.
pub fn cargo_progress(line: &str) -> Option<(u32, u32)> {
    let (_, after) = line.split_once("Building [")?.1.split_once(']')?;
    let (done, all) = after.trim_start().split(':').next()?.split_once('/')?;
    Some((done.parse().ok()?, all.trim().parse().ok()?))
}

/// Runs a program without showing its output and returns it. `None` where the program is absent or fails.
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

#[cfg(test)]
mod tests {
    use super::{TerminalLines, cargo_progress};
    use std::io::BufReader;

    #[test]
    fn lines_end_where_a_terminal_would_begin_anew() {
        let text = "a\r\u{1b}[K  Compiling syn\nlast".as_bytes();
        let lines: Vec<String> = TerminalLines(BufReader::new(text)).collect();
        assert_eq!(lines, ["a\r", "\u{1b}[K  Compiling syn\n", "last"]);
    }

    #[test]
    fn cargo_says_how_far_it_is() {
        assert_eq!(
            cargo_progress("    Building [=====>      ] 152/396: syn, serde(build.rs)"),
            Some((152, 396))
        );
        assert_eq!(cargo_progress("    Building [=====>      ] 395/396"), Some((395, 396)));
        assert_eq!(cargo_progress("   Compiling syn v2.0.1"), None);
        assert_eq!(cargo_progress("    Building [a"), None);
    }
}

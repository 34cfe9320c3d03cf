//! Numbers of passed and failed tests, read from a runner's output while it is shown. Knows the closing lines of `cargo
//! test` and of our own runner.

use crate::fault::Fault;
use crate::program;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Number of passed and failed tests.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub const PASSED: Tally = Tally { passed: 1, failed: 0 };
    pub const FAILED: Tally = Tally { passed: 0, failed: 1 };

    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// The tally, with one failure if nothing was run: that shows nothing.
    pub fn or_failed_if_empty(self) -> Tally {
        if self == Tally::default() {
            eprintln!("No test was run; that counts as a failure.");
            Tally::FAILED
        } else {
            self
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs a check that passes or fails as one.
pub fn whole(command: &mut Command) -> Result<Tally, Fault> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|cause| program::not_started(command, cause))?;
    Ok(if status.success() { Tally::PASSED } else { Tally::FAILED })
}

/// Runs a runner that counts: each of its lines is shown, and added where `read` finds counts in it. If it ends with an
/// error without having counted a failure (it did not compile, it was killed), that is one failure.
pub fn counted(command: &mut Command, read: fn(&str) -> Option<Tally>) -> Result<Tally, Fault> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|cause| program::not_started(command, cause))?;
    let mut all = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).unwrap_or(0) > 0 {
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\r', '\n']);
            match read(text) {
                // Printed as part of a sentence, so that only the last line of the whole run has the form of a closing line.
                Some(tally) => {
                    all.add(tally);
                    println!("{}", text.replace(" passed, ", " passed here, "));
                }
                None => println!("{text}"),
            }
            line.clear();
        }
    }
    let status = child.wait().map_err(|cause| program::not_started(command, cause))?;
    if !status.success() && all.failed == 0 {
        eprintln!(
            "`{}` ended with an error ({status}) beside its counts.",
            program::words(command)
        );
        all.failed = 1;
    }
    Ok(all)
}

/// `test result: ok. 12 passed; 0 failed; 0 ignored; …`
pub fn cargo_test_line(line: &str) -> Option<Tally> {
    let mut parts = line.strip_prefix("test result: ")?.split(['.', ';']).skip(1);
    let mut number = |word: &str| parts.next()?.trim().strip_suffix(word)?.trim().parse().ok();
    Some(Tally {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

/// `12 passed, 0 failed`, and `, 3 skipped` may follow.
pub fn plain_line(line: &str) -> Option<Tally> {
    let mut parts = line.split(", ");
    let mut number = |word: &str| parts.next()?.strip_suffix(word)?.trim().parse().ok();
    Some(Tally {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Tally, cargo_test_line, counted, plain_line};
    use std::process::Command;

    #[test]
    fn closing_lines_are_read_and_others_are_not() {
        let tally = |passed, failed| Some(Tally { passed, failed });
        assert_eq!(
            cargo_test_line("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured"),
            tally(12, 0)
        );
        assert_eq!(
            cargo_test_line("test result: FAILED. 3 passed; 2 failed; 0 ignored"),
            tally(3, 2)
        );
        assert_eq!(cargo_test_line("test result_is_kept ... ok"), None);
        assert_eq!(plain_line("7 passed, 1 failed"), tally(7, 1));
        assert_eq!(plain_line("7 passed, 1 failed, 2 skipped"), tally(7, 1));
        assert_eq!(plain_line("all passed, none failed"), None);
        assert_eq!(plain_line(""), None);
    }

    #[test]
    fn a_runner_that_ran_nothing_or_died_has_failed() {
        assert_eq!(Tally::default().or_failed_if_empty(), Tally::FAILED);
        let died = counted(
            Command::new("sh").args(["-c", "echo 2 passed, 0 failed; exit 3"]),
            plain_line,
        );
        assert_eq!(died.unwrap(), Tally { passed: 2, failed: 1 });
    }
}

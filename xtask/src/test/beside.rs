//! Long check started early and run in the background: its output goes into a file and is shown when its turn comes, so
//! that no two checks print at the same time. If it has not ended by then, its output is followed to the end.

use crate::fault::Fault;
use crate::{paths, program};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Interval of looking at the growing file.
const LOOK: Duration = Duration::from_millis(200);

/// Program that runs in the background.
#[derive(Debug)]
pub struct Beside {
    words: String,
    output: PathBuf,
    end: JoinHandle<(std::io::Result<ExitStatus>, Duration)>,
}

impl Beside {
    /// Starts the program. `name` names the file of its output, which stays.
    pub fn start(mut command: Command, name: &str) -> Result<Beside, Fault> {
        let folder = paths::target().join("xtask");
        fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
        let output = folder.join(format!("{name}.txt"));
        let write = File::create(&output).map_err(Fault::file(&output))?;
        let same = write.try_clone().map_err(Fault::file(&output))?;
        let start = Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(write)
            .stderr(same)
            .spawn()
            .map_err(|cause| program::not_started(&command, cause))?;
        Ok(Beside {
            words: program::words(&command),
            output,
            end: thread::spawn(move || (child.wait(), start.elapsed())),
        })
    }

    /// Prints its output until it ends. Returns whether it succeeded, and its duration.
    pub fn finish(self) -> Result<(bool, Duration), Fault> {
        let mut read = File::open(&self.output).map_err(Fault::file(&self.output))?;
        while !self.end.is_finished() {
            show(&mut read, &self.output)?;
            thread::sleep(LOOK);
        }
        show(&mut read, &self.output)?;
        match self.end.join() {
            Ok((Ok(status), ran)) => Ok((status.success(), ran)),
            Ok((Err(cause), _)) => Err(Fault::NotStarted {
                program: self.words,
                cause,
            }),
            Err(_) => Err(Fault::Unexpected {
                what: format!("The end of `{}` was not seen", self.words),
                remedy: "run it again".into(),
            }),
        }
    }
}

/// Prints what was written since the last look.
fn show(read: &mut File, file: &Path) -> Result<(), Fault> {
    let mut more = Vec::new();
    read.read_to_end(&mut more).map_err(Fault::file(file))?;
    let mut out = std::io::stdout();
    // Nobody may be reading standard output any more; the check goes on.
    let _ = out.write_all(&more).and_then(|()| out.flush());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Beside;
    use std::process::Command;

    #[test]
    fn its_outcome_is_known_whether_it_ended_before_or_not() {
        let shell = |words: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", words]);
            command
        };
        let quick = Beside::start(shell("echo beside; exit 3"), "test-quick").unwrap();
        let slow = Beside::start(shell("sleep 0.5; echo beside"), "test-slow").unwrap();
        let (succeeded, ran) = slow.finish().unwrap();
        assert!(succeeded && ran.as_millis() >= 500);
        assert!(!quick.finish().unwrap().0);
    }
}

//! `cargo xtask test`: all checks one after the other, each timed; a failed one does not stop the others. The last line
//! is `N passed, N failed`, summed over all. The checks are in `checks`, reading counts from their output in `tally`.

mod beside;
mod checks;
mod office;
mod tally;

use crate::fault::Fault;
use crate::setup::{self, Browsers};
use beside::Beside;
use checks::CHECKS;
use std::cell::RefCell;
use std::process::ExitCode;
use std::time::Instant;
use tally::Tally;

/// Options of the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestOptions {
    /// Names of checks; empty means all.
    only: Vec<String>,
    /// All flows in all places, and the laws on ten times the cases.
    long: bool,
    /// Words in the names of browser flows or their files; empty means all.
    flows: Vec<String>,
}

impl TestOptions {
    /// Reads `--long`, `--only PART[,PART]` and words.
    pub fn read(words: &[String]) -> Result<TestOptions, Fault> {
        let mut wishes = TestOptions::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if word == "--only" {
                let parts = words
                    .next()
                    .map(|list| list.split(',').map(str::to_owned).collect::<Vec<_>>());
                wishes.only = parts.unwrap_or_default();
                if wishes.only.is_empty() || wishes.only.iter().any(|part| !names().contains(&part.as_str())) {
                    return Err(Fault::Usage(format!(
                        "--only wants one or more of: {}.",
                        names().join(", ")
                    )));
                }
            } else if word == "--long" {
                wishes.long = true;
            } else {
                wishes.flows.push(word.clone());
            }
        }
        Ok(wishes)
    }

    fn wants(&self, check: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| part == check)
    }
}

fn names() -> Vec<&'static str> {
    CHECKS.iter().map(|check| check.name).collect()
}

/// State shared by the checks.
#[derive(Debug)]
pub struct World<'a> {
    /// The build in the background, if it was started, until its check finishes it.
    build: RefCell<Option<Result<Beside, Fault>>>,
    browsers: Result<Browsers, Fault>,
    flows: &'a [String],
    long: bool,
}

/// Runs the checks. A failed check sets the exit code; a fault is only what keeps all of them from running.
pub fn task(wishes: &TestOptions) -> Result<ExitCode, Fault> {
    let start = Instant::now();
    setup::for_checks()?;
    let build = wishes
        .wants("build")
        .then(|| setup::for_build().and_then(|_| checks::start_build()));
    let browsers = if wishes.wants("browser") {
        setup::for_browser_tests()
    } else {
        Err(unasked())
    };
    let world = World {
        build: RefCell::new(build),
        browsers,
        flows: &wishes.flows,
        long: wishes.long,
    };
    let mut lines = vec![format!("{:<10} {:>7} {:>7} {:>7}", "check", "passed", "failed", "s")];
    let mut all = Tally::default();
    let set_up = start.elapsed().as_secs();
    for check in CHECKS.iter().filter(|check| wishes.wants(check.name)) {
        println!("\n== {}: {}", check.name, check.what);
        let start = Instant::now();
        let tally = (check.run)(&world).unwrap_or_else(|fault| {
            eprintln!("{fault}");
            Tally::FAILED
        });
        let tally = tally.or_failed_if_empty();
        all.add(tally);
        let seconds = start.elapsed().as_secs();
        lines.push(format!(
            "{:<10} {:>7} {:>7} {:>7}",
            check.name, tally.passed, tally.failed, seconds
        ));
    }
    println!(
        "\n{}\nset-up {set_up} s, all {} s\n",
        lines.join("\n"),
        start.elapsed().as_secs()
    );
    println!("{all}");
    Ok(if all.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn unasked() -> Fault {
    Fault::Usage("This check was not asked for, so nothing was set up for it.".into())
}

#[cfg(test)]
mod tests {
    use super::TestOptions;

    fn read(words: &[&str]) -> Option<TestOptions> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        TestOptions::read(&words).ok()
    }

    #[test]
    fn parts_and_flows_are_told_apart() {
        let wishes = read(&["--only", "build,browser", "crash"]).unwrap();
        assert!(wishes.wants("build") && wishes.wants("browser") && !wishes.wants("fmt"));
        assert_eq!(wishes.flows, ["crash"]);
        assert!(!wishes.long);
        assert!(read(&["--long", "crash"]).unwrap().long);
        assert!(read(&[]).unwrap().wants("fmt"));
        assert_eq!(read(&["--only", "nothing"]), None);
        assert_eq!(read(&["--only"]), None);
    }
}

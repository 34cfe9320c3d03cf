//! Steps of a set-up: those that are missing, run in parallel where they do not depend on each other, each reported with its
//! number and duration. It does not know what the steps install.

use crate::fault::Fault;
use std::fmt;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Interval of reports on running steps.
const STATUS: Duration = Duration::from_secs(15);

/// What a step waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitsFor {
    /// Nothing; all other steps wait for it, because compiling needs it. Only what takes seconds.
    First,
    /// The previous downloads. Downloads go on while others compile.
    Downloads,
    /// The first steps only.
    Compiling,
}

/// Progress of a step by its own account, such as "152 of 396"; empty where it reports none.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Mutex<String>>);

impl Progress {
    /// Replaces the report.
    pub fn say(&self, words: String) {
        if let Ok(mut said) = self.0.lock() {
            *said = words;
        }
    }

    fn said(&self) -> String {
        self.0.lock().map(|said| said.clone()).unwrap_or_default()
    }
}

type Install = Box<dyn FnOnce(&Progress) -> Result<(), Fault> + Send>;

/// A thing to be installed.
struct Step {
    number: usize,
    waits_for: WaitsFor,
    /// Short name, for the line on running steps.
    name: String,
    /// Full name.
    what: String,
    install: Install,
}

/// Steps of one set-up, in the order in which they were added.
#[derive(Default)]
pub struct InstallSteps {
    steps: Vec<Step>,
}

impl fmt::Debug for InstallSteps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.steps.iter().map(|step| &step.name);
        f.debug_list().entries(names).finish()
    }
}

/// Message from a waits_for to the one who prints.
enum Event {
    Began(usize, String, String, Progress),
    Ended(usize, Duration, Result<(), Fault>),
}

impl InstallSteps {
    /// Adds a step.
    pub fn add(
        &mut self,
        waits_for: WaitsFor,
        name: &str,
        what: String,
        install: impl FnOnce(&Progress) -> Result<(), Fault> + Send + 'static,
    ) {
        self.steps.push(Step {
            number: self.steps.len() + 1,
            waits_for,
            name: name.to_owned(),
            what,
            install: Box::new(install),
        });
    }

    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Runs all steps. After a failure the waits_for of the failed step stops, and the others finish, so that what they
    /// compiled is kept for the next run.
    pub fn run(self) -> Result<(), Fault> {
        if self.is_empty() {
            return Ok(());
        }
        let all = self.steps.len();
        let (first, others): (Vec<Step>, Vec<Step>) = self
            .steps
            .into_iter()
            .partition(|step| step.waits_for == WaitsFor::First);
        let (downloads, compiling): (Vec<Step>, Vec<Step>) = others
            .into_iter()
            .partition(|step| step.waits_for == WaitsFor::Downloads);
        let (sender, events) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                if !carry_out(first, &sender) {
                    return;
                }
                let sender = &sender;
                thread::scope(|scope| {
                    scope.spawn(move || carry_out(downloads, sender));
                    for step in compiling {
                        scope.spawn(move || carry_out(vec![step], sender));
                    }
                });
            });
            report(all, &events)
        })
    }
}

/// Runs the steps of one waits_for; whether all succeeded.
fn carry_out(steps: Vec<Step>, sender: &Sender<Event>) -> bool {
    for step in steps {
        let progress = Progress::default();
        let tell = |event| sender.send(event).is_ok();
        tell(Event::Began(step.number, step.name, step.what, progress.clone()));
        let start = Instant::now();
        let outcome = (step.install)(&progress);
        let succeeded = outcome.is_ok();
        tell(Event::Ended(step.number, start.elapsed(), outcome));
        if !succeeded {
            return false;
        }
    }
    true
}

/// Prints the events until all steps have ended, and returns the first fault.
fn report(all: usize, events: &mpsc::Receiver<Event>) -> Result<(), Fault> {
    let start = Instant::now();
    let mut at_work: Vec<(usize, String, Progress)> = Vec::new();
    let mut done = 0;
    let mut first_fault = Ok(());
    loop {
        let event = events.recv_timeout(STATUS);
        let now = start.elapsed().as_secs();
        match event {
            Ok(Event::Began(number, name, what, progress)) => {
                println!("Set-up, {now} s: step {number} of {all}: {what} …");
                at_work.push((number, name, progress));
            }
            Ok(Event::Ended(number, took, outcome)) => {
                at_work.retain(|step| step.0 != number);
                let took = took.as_secs();
                match outcome {
                    Ok(()) => {
                        done += 1;
                        println!("Set-up, {now} s: step {number} took {took} s; {done} of {all} done.");
                    }
                    Err(fault) => {
                        println!("Set-up, {now} s: step {number} failed after {took} s. {fault}");
                        first_fault = first_fault.and(Err(fault));
                    }
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                println!("Set-up, {now} s: {done} of {all} done; at work: {}", status(&at_work));
            }
            Err(RecvTimeoutError::Disconnected) => return first_fault,
        }
    }
}

fn status(at_work: &[(usize, String, Progress)]) -> String {
    let words = at_work.iter().map(|(_, name, progress)| {
        let said = progress.said();
        if said.is_empty() {
            name.clone()
        } else {
            format!("{name} ({said})")
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{InstallSteps, WaitsFor};
    use crate::fault::Fault;
    use std::sync::{Arc, Mutex};

    /// Runs steps, of which those with a `!` fail; returns the names of those that began.
    fn run(wanted: &[(WaitsFor, &'static str)]) -> (Vec<&'static str>, bool) {
        let begun = Arc::new(Mutex::new(Vec::new()));
        let mut steps = InstallSteps::default();
        for (waits_for, name) in wanted {
            let (begun, name) = (Arc::clone(&begun), *name);
            steps.add(*waits_for, name, name.to_owned(), move |_| {
                begun.lock().unwrap().push(name);
                let fault = || Err(Fault::Usage(name.to_owned()));
                if name.ends_with('!') { fault() } else { Ok(()) }
            });
        }
        let succeeded = steps.run().is_ok();
        let mut begun = begun.lock().unwrap().clone();
        begun.sort_unstable();
        (begun, succeeded)
    }

    #[test]
    fn every_step_is_carried_out_and_a_failure_stops_what_waits_for_it() {
        use WaitsFor::{Compiling, Downloads, First};
        assert_eq!(run(&[]), (vec![], true));
        assert_eq!(
            run(&[(Downloads, "a"), (Compiling, "b"), (First, "c"), (Downloads, "d")]),
            (vec!["a", "b", "c", "d"], true)
        );
        assert_eq!(run(&[(Compiling, "b"), (First, "c!")]), (vec!["c!"], false));
        assert_eq!(
            run(&[(Downloads, "a!"), (Downloads, "d"), (Compiling, "b")]),
            (vec!["a!", "b"], false)
        );
    }
}

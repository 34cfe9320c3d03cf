//! Short texts of every kind that units write, each with what it has to be read as (`NAME.want.json`): problems with
//! title, progress and texts, declared numbers, facts of the round. `problems_not` names titles that must not be found.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use common::wanted::{differences, folder};
use notice::targets::assert_lawful;

fn run(name: &str, least: usize) {
    let cases = folder(name);
    let mut wrong = Vec::new();
    for case in &cases {
        let proposal = notice::read(&case.text);
        assert_lawful(&proposal);
        let differing = differences(&case.want, &proposal);
        if !differing.is_empty() {
            wrong.push(format!("{}\n    {}", case.name, differing.join("\n    ")));
        }
    }
    println!("{name}: {} cases", cases.len());
    assert!(cases.len() >= least, "{name}: {} cases", cases.len());
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn cases() {
    run("cases", 55);
}

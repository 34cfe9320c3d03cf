//! `cargo xtask`: the commands of the project. Parses the command line and calls the module of the command's name.

mod bench;
mod build;
mod fault;
mod paths;
mod program;
mod serve;
mod setup;
mod structure;
mod test;

use fault::Fault;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask setup                 installs what the other tasks need, into a per-user cache
cargo xtask build [--quick]       writes dist/ (a static site) and dist/xiaohao.html (the app in one file);
                                  quick: into target/quick, in seconds, for current browsers only
cargo xtask serve [--port N] [--release]
                                  builds, serves on 127.0.0.1:8080, builds again on change
cargo xtask test [--long] [--only PART] [WORD …]
                                  runs every check; PART is fmt, clippy, native, build, browser (or several, with commas);
                                  WORDs choose browser flows by name; long: every flow in all its places, the laws on
                                  ten times the cases
cargo xtask structure             prints how the files use each other, and what breaks a rule of the structure
cargo xtask bench                 runs the benchmarks";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match task(&words) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn task(words: &[String]) -> Result<ExitCode, Fault> {
    let Some((name, rest)) = words.split_first() else {
        println!("{USAGE}");
        return Ok(ExitCode::FAILURE);
    };
    match name.as_str() {
        "setup" => nothing_more(rest).and_then(|()| setup::everything()),
        "build" => match rest {
            [word] if word == "--quick" => build::quick(),
            _ => nothing_more(rest).and_then(|()| build::task()),
        },
        "serve" => serve::ServeOptions::read(rest).and_then(|wishes| serve::task(&wishes)),
        "test" => return test::TestOptions::read(rest).and_then(|wishes| test::task(&wishes)),
        "structure" => nothing_more(rest).and_then(|()| structure::task()),
        "bench" => nothing_more(rest).and_then(|()| bench::task()),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Fault::Usage(format!(
            "There is no task `{other}`. The tasks are:\n{USAGE}"
        ))),
    }
    .map(|()| ExitCode::SUCCESS)
}

fn nothing_more(rest: &[String]) -> Result<(), Fault> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(Fault::Usage(format!(
            "`{word}` is not understood here. The tasks are:\n{USAGE}"
        ))),
    }
}

//! `cargo xtask serve`: builds, serves on this machine only, and builds again when a source changes. A quick build by
//! default, for the browser at hand; `--release` gives what `build` gives. The page does not reload by itself: it would
//! need permission for a connection, and would then not be the page that is shipped.

mod server;
mod watch;

use crate::build::{self, Kind};
use crate::fault::Fault;
use crate::paths;
use crate::setup::{self, InstallSteps};
use std::net::{Ipv4Addr, TcpListener};
use std::time::Instant;

const PORT: u16 = 8080;

/// Options of the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct ServeOptions {
    port: Option<u16>,
    kind: Kind,
}

impl ServeOptions {
    /// Reads `--port N` and `--release`.
    pub fn read(words: &[String]) -> Result<ServeOptions, Fault> {
        let mut wishes = ServeOptions {
            port: None,
            kind: Kind::Quick,
        };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match word {
                "--release" => wishes.kind = Kind::Release,
                "--port" => wishes.port = Some(port(words.next())?),
                other => match other.strip_prefix("--port=") {
                    Some(number) => wishes.port = Some(port(Some(number))?),
                    None => {
                        return Err(Fault::Usage(format!(
                            "serve knows --port N and --release, not `{other}`."
                        )));
                    }
                },
            }
        }
        Ok(wishes)
    }
}

fn port(word: Option<&str>) -> Result<u16, Fault> {
    word.and_then(|word| word.parse().ok())
        .ok_or_else(|| Fault::Usage("--port wants a number up to 65535, as in `cargo xtask serve --port 8081`.".into()))
}

/// Serves until it is interrupted.
pub fn task(wishes: &ServeOptions) -> Result<(), Fault> {
    let start = Instant::now();
    let mut steps = InstallSteps::default();
    let tools = match wishes.kind {
        Kind::Release => setup::plan_build(&mut steps)?,
        Kind::Quick => setup::plan_quick_build(&mut steps)?,
    };
    let first_run = !steps.is_empty();
    if first_run {
        build::plan_ahead(&mut steps, wishes.kind);
    }
    steps.run()?;
    let folder = match wishes.kind {
        Kind::Release => paths::dist(),
        Kind::Quick => paths::target().join("served"),
    };
    let mut seen = watch::Sources::now();
    build::build(&tools, wishes.kind, folder.clone())?;
    let listener = listen(wishes.port)?;
    let address = listener
        .local_addr()
        .map_err(|cause| Fault::NoPort { wanted: PORT, cause })?;
    server::start(listener, folder.clone());
    if first_run {
        println!(
            "\nThe first run took {} s; the next ones set up nothing.",
            start.elapsed().as_secs()
        );
    }
    println!(
        "\n销号: http://{address}/   (Ctrl+C stops; a change of the sources is built at once, reload to see it)\n"
    );
    loop {
        seen = watch::wait_for_change(seen);
        println!("A source changed; building …");
        match build::build(&tools, wishes.kind, folder.clone()) {
            Ok(_) => println!("Built. Reload http://{address}/"),
            Err(fault) => eprintln!("{fault}\nThe page served is still the one before."),
        }
    }
}

/// Listens on the port asked for, or 8080, or on a free one if that is taken.
fn listen(wanted: Option<u16>) -> Result<TcpListener, Fault> {
    let wanted = wanted.unwrap_or(PORT);
    if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)) {
        return Ok(listener);
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|cause| Fault::NoPort { wanted, cause })?;
    println!("Port {wanted} is taken; another one is used.");
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use super::{Kind, ServeOptions, listen};

    fn read(words: &[&str]) -> Option<ServeOptions> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        ServeOptions::read(&words).ok()
    }

    #[test]
    fn the_command_line_of_serve() {
        assert_eq!(
            read(&[]),
            Some(ServeOptions {
                port: None,
                kind: Kind::Quick
            })
        );
        assert_eq!(
            read(&["--port", "81"]),
            Some(ServeOptions {
                port: Some(81),
                kind: Kind::Quick
            })
        );
        assert_eq!(
            read(&["--release", "--port=82"]),
            Some(ServeOptions {
                port: Some(82),
                kind: Kind::Release
            })
        );
        assert_eq!(read(&["--port"]), None);
        assert_eq!(read(&["--port", "70000"]), None);
        assert_eq!(read(&["--prot"]), None);
    }

    #[test]
    fn a_taken_port_gives_another() {
        let first = listen(Some(0)).unwrap();
        let taken = first.local_addr().unwrap().port();
        let second = listen(Some(taken)).unwrap();
        assert_ne!(second.local_addr().unwrap().port(), taken);
    }
}

//! Current browser and Chinese fonts for the tests: those that are installed are used; on Debian and Ubuntu as root the
//! distribution's packages are installed; elsewhere a sentence says how.

use super::parallel_steps::{InstallSteps, WaitsFor};
use crate::fault::Fault;
use crate::program;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
];
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/// Adds a step for missing packages of the distribution, where they can be installed; elsewhere prints a remark about
/// fonts.
pub fn distribution_packages(steps: &mut InstallSteps) {
    if named().is_none() && installed().is_none() && can_apt() {
        apt(steps, "the distribution's Chromium", &["chromium"]);
    }
    if !cfg!(target_os = "linux") || has_chinese_font() {
        return;
    }
    if can_apt() {
        apt(steps, "Chinese fonts", &["fontconfig", "fonts-noto-cjk"]);
    } else {
        println!(
            "Set-up: no Chinese font was found; pictures will show boxes until one is installed (fonts-noto-cjk)."
        );
    }
}

/// A current Chromium: $XIAOHAO_CHROMIUM, else one on the PATH or in its usual place.
pub fn current() -> Result<PathBuf, Fault> {
    match named() {
        Some(file) if file.is_file() => Ok(file),
        Some(file) => Err(Fault::Missing {
            what: format!("The browser {}", file.display()),
            remedy: "let XIAOHAO_CHROMIUM name the executable of a Chromium or Chrome, or unset it".into(),
        }),
        None => installed().ok_or_else(|| Fault::Missing {
            what: "A current Chromium or Chrome, which the browser tests drive,".into(),
            remedy: "install one (Debian as root: `apt-get install chromium`), or let XIAOHAO_CHROMIUM name its \
                     executable"
                .into(),
        }),
    }
}

fn named() -> Option<PathBuf> {
    env::var_os("XIAOHAO_CHROMIUM")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn installed() -> Option<PathBuf> {
    let usual = || PLACES.iter().map(PathBuf::from).find(|file| file.is_file());
    NAMES.iter().find_map(|name| program::find(name)).or_else(usual)
}

fn has_chinese_font() -> bool {
    match program::answer(Command::new("fc-list").args([":lang=zh-cn", "family"])) {
        Some(families) => !families.is_empty(),
        None => Path::new("/usr/share/fonts/opentype/noto").is_dir(),
    }
}

/// Whether this is Debian or a derivative, as root.
fn can_apt() -> bool {
    let root = || program::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    Path::new("/etc/debian_version").is_file() && program::find("apt-get").is_some() && root()
}

fn apt(steps: &mut InstallSteps, name: &str, packages: &'static [&'static str]) {
    steps.add(
        WaitsFor::Downloads,
        name,
        format!("installing {name} (apt-get)"),
        move |_| {
            let remedy = "see that the network reaches the distribution's package server and run it again";
            let mut update = Command::new("apt-get");
            program::run_aside(update.args(["update", "-q"]), remedy, |_| ())?;
            let mut install = Command::new("apt-get");
            install
                .args(["install", "-y", "-q", "--no-install-recommends"])
                .args(packages);
            program::run_aside(install.env("DEBIAN_FRONTEND", "noninteractive"), remedy, |_| ())
        },
    );
}

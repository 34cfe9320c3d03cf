//! The current browser and Chinese fonts for the tests: what the person has is used; on Debian and Ubuntu as root the
//! distribution's packages are installed; elsewhere a sentence says how.

use super::Steps;
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

/// A current Chromium: $XIAOHAO_CHROMIUM, else one on the PATH or in its usual place, else the distribution's package.
pub fn current(steps: &Steps) -> Result<PathBuf, Fault> {
    if let Some(named) = env::var_os("XIAOHAO_CHROMIUM")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
    {
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Fault::Missing {
                what: format!("The browser {}", named.display()),
                remedy: "let XIAOHAO_CHROMIUM name the executable of a Chromium or Chrome, or unset it".into(),
            })
        };
    }
    if let Some(there) = installed() {
        return Ok(there);
    }
    if can_apt() {
        steps.take("installing the distribution's Chromium (apt-get)", || {
            apt(&["chromium"])
        })?;
    }
    installed().ok_or_else(|| Fault::Missing {
        what: "A current Chromium or Chrome, which the browser tests drive,".into(),
        remedy: "install one (Debian as root: `apt-get install chromium`), or let XIAOHAO_CHROMIUM name its executable"
            .into(),
    })
}

/// Fonts that have Chinese characters, for pictures that can be looked at. Elsewhere than Debian only a remark.
pub fn chinese_fonts(steps: &Steps) -> Result<(), Fault> {
    if !cfg!(target_os = "linux") || has_chinese_font() {
        return Ok(());
    }
    if can_apt() {
        return steps.take("installing Chinese fonts (apt-get)", || {
            apt(&["fontconfig", "fonts-noto-cjk"])
        });
    }
    println!("Set-up: no Chinese font was found; pictures will show boxes until one is installed (fonts-noto-cjk).");
    Ok(())
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

/// Debian or a child of it, and root.
fn can_apt() -> bool {
    let root = || program::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    Path::new("/etc/debian_version").is_file() && program::find("apt-get").is_some() && root()
}

fn apt(packages: &[&str]) -> Result<(), Fault> {
    let remedy = "see that the network reaches the distribution's package server and run it again";
    let mut update = Command::new("apt-get");
    program::run(update.args(["update", "-q"]), remedy)?;
    let mut install = Command::new("apt-get");
    install
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages);
    program::run(install.env("DEBIAN_FRONTEND", "noninteractive"), remedy)
}

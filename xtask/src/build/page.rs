//! The page as trunk left it, and the site's index.html made of it: glue and list of chunks inline, imported styles
//! inline, the security policy first. Knows the ids that index.html lists, and nothing else of its content.

use super::chunks::Packed;
use super::trunk::Kind;
use super::{policy, styles};
use crate::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};

/// How trunk writes the glue's script (`pattern_script` in Trunk.toml).
const GLUE: &str = "<script id=\"xiaohao-glue\" src=\"";
/// What stands between the addresses in it.
const DATA: &str = "\" data-wasm=\"";
/// The place of the list of chunks, empty.
const LIST: &str = "<script type=\"application/json\" id=\"xiaohao-chunks\">";
/// The end of it.
const END: &str = "\"></script>";

/// By it boot/start.js knows that an old browser cannot open the page, and says so.
const QUICK: &str = " data-quick";

/// trunk's page, read.
#[derive(Debug)]
pub struct Page {
    /// wasm-bindgen's glue.
    pub glue: PathBuf,
    /// The main module.
    pub main: PathBuf,
    /// The text before the glue's script, styles complete.
    before: String,
    /// The text after it.
    after: String,
    /// Attributes of the glue's script: a mark on a quick build.
    mark: &'static str,
}

/// Reads trunk's folder.
pub fn read(folder: &Path, kind: Kind) -> Result<Page, Fault> {
    let file = folder.join("index.html");
    let html = owned(&styles::with_imports(
        &fs::read_to_string(&file).map_err(Fault::file(&file))?,
    )?);
    let (before, rest) = html.split_once(GLUE).ok_or_else(strange)?;
    let (glue, rest) = rest.split_once(DATA).ok_or_else(strange)?;
    let (main, after) = rest.split_once(END).ok_or_else(strange)?;
    let file = |address: &str| folder.join(address.rsplit('/').next().unwrap_or(address));
    if !before.contains(LIST) {
        return Err(strange());
    }
    Ok(Page {
        glue: file(glue),
        main: file(main),
        before: before.to_owned(),
        after: after.to_owned(),
        mark: match kind {
            Kind::Release => "",
            Kind::Quick => QUICK,
        },
    })
}

impl Page {
    /// index.html of the site: the wasm beside it.
    pub fn site(&self, packed: &Packed) -> Result<String, Fault> {
        let address = format!(" data-wasm=\"./{}\"", packed.main_name);
        policy::applied(&self.with(packed, "", &address), policy::Artefact::Site)
    }

    /// The page with these data scripts in front of the glue, and these attributes on it.
    pub fn with(&self, packed: &Packed, data: &str, attributes: &str) -> String {
        // The list stands before the loader that reads it, which is among the scripts before the glue.
        let before = self.before.replace(LIST, &format!("{LIST}{}", packed.list()));
        format!(
            "{before}{data}<script id=\"xiaohao-glue\"{}{attributes}>{}</script>{}",
            self.mark,
            inline_safe(&packed.glue),
            self.after
        )
    }
}

/// The page with a mark on each of its own styles and scripts. By it boot/page.js tells them from what a browser's
/// extension puts into the page, and gives only them on.
fn owned(html: &str) -> String {
    html.replace("<script>", "<script data-own>")
        .replace("<style>", "<style data-own>")
}

/// A script's text that no HTML parser can take for the script's end. In JavaScript strings and regular expressions,
/// where alone these can stand, `<\/` and `<\!` mean the same.
fn inline_safe(script: &str) -> String {
    script
        .replace("</script", "<\\/script")
        .replace("</SCRIPT", "<\\/SCRIPT")
        .replace("<!--", "<\\!--")
}

fn strange() -> Fault {
    Fault::Unexpected {
        what: "trunk's index.html has no script as Trunk.toml's pattern_script writes it, or no #xiaohao-chunks".into(),
        remedy: "let pattern_script in Trunk.toml and xtask/src/build/page.rs agree again".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{inline_safe, owned};

    #[test]
    fn what_is_the_pages_own_is_marked() {
        assert_eq!(
            owned("<style>a</style><script>b</script><script id=\"c\"></script>"),
            "<style data-own>a</style><script data-own>b</script><script id=\"c\"></script>"
        );
    }

    #[test]
    fn no_end_of_script_is_left_in_a_script() {
        assert_eq!(
            inline_safe("a = '</script>'; b = '<!--'"),
            "a = '<\\/script>'; b = '<\\!--'"
        );
    }
}

//! Page as trunk left it, and the site's index.html made from it: glue and list of chunks inline, imported styles
//! inline, the security policy first. It knows the ids that index.html lists, and nothing else of its content.

use super::chunks::Packed;
use super::trunk::Kind;
use super::{policy, styles};
use crate::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};

/// Start of the glue's script as trunk writes it (`pattern_script` in Trunk.toml).
const GLUE: &str = "<script id=\"xiaohao-glue\" src=\"";
/// Text between the addresses in it.
const DATA: &str = "\" data-wasm=\"";
/// Element of the list of chunks, empty.
const LIST: &str = "<script type=\"application/json\" id=\"xiaohao-chunks\">";
/// End of the glue's script.
const END: &str = "\"></script>";

/// Attribute by which boot/start.js knows a quick build, which an old browser cannot open, and says so.
const QUICK: &str = " data-quick";

/// Page that trunk wrote.
#[derive(Debug)]
pub struct Page {
    /// File of wasm-bindgen's glue.
    pub glue: PathBuf,
    /// File of the main module.
    pub main: PathBuf,
    /// The text before the glue's script, styles complete.
    before: String,
    /// The text after it.
    after: String,
    /// Attributes of the glue's script: a mark for a quick build.
    mark: &'static str,
}

/// Reads the page from trunk's folder.
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
    /// index.html of the site, with the wasm in files beside it.
    pub fn site(&self, packed: &Packed) -> Result<String, Fault> {
        let address = format!(" data-wasm=\"./{}\"", packed.main_name);
        policy::applied(&self.with(packed, "", &address), policy::Artefact::Site)
    }

    /// The page with these data scripts before the glue, and these attributes on it.
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

/// The page with a mark on each of its own styles and scripts, by which boot/page.js tells them from those that a
/// browser's extension inserts, and copies only them.
fn owned(html: &str) -> String {
    html.replace("<script>", "<script data-own>")
        .replace("<style>", "<style data-own>")
}

/// A script's text in a form that no HTML parser takes for the script's end. In JavaScript strings and regular
/// expressions, the only places where these can stand, `<\/` and `<\!` mean the same.
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

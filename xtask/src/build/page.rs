//! The page as trunk left it, taken into its parts, and the site's index.html made of them: glue inline, imported
//! styles inline, the security policy first. Knows the ids that index.html lists, and nothing else of its content.

use super::{Kind, policy, styles};
use crate::fault::Fault;
use std::fs;
use std::path::Path;

/// How trunk writes the glue's script (`pattern_script` in Trunk.toml).
const GLUE: &str = "<script id=\"xiaohao-glue\" src=\"";
/// What stands between the addresses in it.
const DATA: &str = "\" data-wasm=\"";
/// The end of it.
const END: &str = "\"></script>";

/// By it boot/start.js knows that an old browser cannot open the page, and says so.
const QUICK: &str = " data-quick";

/// trunk's output, read.
#[derive(Debug)]
pub struct Parts {
    /// The text before the glue's script, styles complete.
    pub before: String,
    /// The text after it.
    pub after: String,
    /// Attributes of the glue's script: a mark on a quick build.
    pub mark: &'static str,
    /// wasm-bindgen's glue, safe to stand in a script element.
    pub glue: String,
    /// Name of the wasm file, with its hash.
    pub wasm_name: String,
    /// The app.
    pub wasm: Vec<u8>,
}

/// Reads trunk's folder.
pub fn read(folder: &Path, kind: Kind) -> Result<Parts, Fault> {
    let file = folder.join("index.html");
    let html = owned(&styles::with_imports(
        &fs::read_to_string(&file).map_err(Fault::file(&file))?,
    )?);
    let (before, rest) = html.split_once(GLUE).ok_or_else(strange)?;
    let (glue_address, rest) = rest.split_once(DATA).ok_or_else(strange)?;
    let (wasm_address, after) = rest.split_once(END).ok_or_else(strange)?;
    let name = |address: &str| address.rsplit('/').next().unwrap_or(address).to_owned();
    let glue_file = folder.join(name(glue_address));
    let glue = fs::read_to_string(&glue_file).map_err(Fault::file(&glue_file))?;
    let wasm_name = name(wasm_address);
    let wasm_file = folder.join(&wasm_name);
    Ok(Parts {
        before: before.to_owned(),
        after: after.to_owned(),
        mark: match kind {
            Kind::Release => "",
            Kind::Quick => QUICK,
        },
        glue: inline_safe(&glue),
        wasm: fs::read(&wasm_file).map_err(Fault::file(&wasm_file))?,
        wasm_name,
    })
}

/// index.html of the site: the wasm beside it.
pub fn site(parts: &Parts) -> Result<String, Fault> {
    let html = format!(
        "{}<script id=\"xiaohao-glue\"{} data-wasm=\"./{}\">{}</script>{}",
        parts.before, parts.mark, parts.wasm_name, parts.glue, parts.after
    );
    policy::applied(&html, policy::Artefact::Site)
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
        what: "trunk's index.html has no script as Trunk.toml's pattern_script writes it".into(),
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

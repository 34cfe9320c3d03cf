//! Style sheets inline: `@import "part.css";` in a style element, which trunk leaves as it is, is replaced by the text
//! of style/part.css. So styles can be several files, and the page still requests none. Plain imports only.

use crate::fault::Fault;
use crate::paths;
use std::fs;

const IMPORT: &str = "@import \"";

/// The page with every import replaced, also those in imported files.
pub fn with_imports(html: &str) -> Result<String, Fault> {
    let mut done = String::with_capacity(html.len());
    let mut rest = html.to_owned();
    while let Some((before, after)) = rest.split_once(IMPORT) {
        let (name, after) = after.split_once("\";").ok_or_else(|| Fault::Unexpected {
            what: "An @import in style/ is not of the form @import \"file.css\";".into(),
            remedy: "write it so".into(),
        })?;
        done.push_str(before);
        let file = paths::root().join("style").join(name.trim_start_matches("./"));
        let text = fs::read_to_string(&file).map_err(Fault::file(&file))?;
        rest = format!("{}{after}", text.trim_end());
    }
    done.push_str(&rest);
    Ok(done)
}

//! Content security policy of the two artefacts: it allows only the page's own scripts and styles, each by its hash,
//! images made in the page, and (site only) requests to the page's own server for the wasm. Reasons, and what
//! boot/stricter_policy.js adds in newer browsers, are in docs/decisions/.

use crate::fault::Fault;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// File that a policy is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artefact {
    /// dist/index.html, which fetches its wasm from beside it.
    Site,
    /// dist/xiaohao.html, which makes no request.
    Single,
}

/// The page with its policy, as the first element after the character set.
pub fn applied(html: &str, artefact: Artefact) -> Result<String, Fault> {
    let policy = policy(html, artefact);
    let mark = "<meta charset=\"utf-8\">";
    let (before, after) = html.split_once(mark).ok_or_else(|| Fault::Unexpected {
        what: format!("index.html has no {mark}"),
        remedy: "put it first into <head>, the policy is written behind it".into(),
    })?;
    Ok(format!(
        "{before}{mark}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

fn policy(html: &str, artefact: Artefact) -> String {
    let connect = match artefact {
        Artefact::Site => "'self'",
        Artefact::Single => "'none'",
    };
    [
        "default-src 'none'".to_owned(),
        // For Chromium before 97, which compiles wasm under no other keyword; boot/stricter_policy.js withdraws it in later
        // ones.
        format!("script-src{} 'unsafe-eval'", hashes(html, "script")),
        format!("style-src{}", hashes(html, "style")),
        "img-src 'self' data: blob:".to_owned(),
        format!("connect-src {connect}"),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

/// Hashes of all elements of this name that a browser would execute or apply.
fn hashes(html: &str, element: &str) -> String {
    let mut words = String::new();
    for text in texts(html, element) {
        words.push_str(" 'sha256-");
        words.push_str(&STANDARD.encode(Sha256::digest(text.as_bytes())));
        words.push('\'');
    }
    words
}

/// Texts of the elements of this name; scripts with a type (data, not code) are left out.
fn texts<'a>(html: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(&open) {
        let Some((attributes, after)) = after.split_once('>') else {
            break;
        };
        let Some((text, after)) = after.split_once(&close) else {
            break;
        };
        if !attributes.contains("type=\"text/plain\"") && !attributes.contains("type=\"application/json\"") {
            found.push(text);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Artefact, applied, texts};

    #[test]
    fn code_is_hashed_and_data_is_not() {
        let html =
            "<script>a</script><script type=\"application/json\" id=\"x\">{}</script><script id=\"g\">b</script>";
        assert_eq!(texts(html, "script"), ["a", "b"]);
    }

    #[test]
    fn the_policy_stands_behind_the_character_set_and_names_the_hash() {
        // printf %s 'alert(1)' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        let page = applied("<meta charset=\"utf-8\"><script>alert(1)</script>", Artefact::Single).unwrap();
        assert!(
            page.starts_with("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""),
            "{page}"
        );
        assert!(page.contains(hash), "{page}");
        assert!(page.contains("connect-src 'none'"), "{page}");
        let site = applied("<meta charset=\"utf-8\">", Artefact::Site).unwrap();
        assert!(site.contains("connect-src 'self'"), "{site}");
    }
}

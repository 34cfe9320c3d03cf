//! The doors of the examples: a file as text, a sentence for a file that is none.

use notice::{FileRefusal, decode, html};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

/// A sentence on standard error.
pub fn complain(sentence: &str) {
    // Nobody is left to tell when even standard error is closed.
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

/// The file as text. Its size is asked before it is read, and held to while reading.
pub fn text_of(path: &Path) -> Result<String, FileRefusal> {
    let about = std::fs::metadata(path).map_err(|e| refusal(&e))?;
    if about.is_dir() {
        return Err(FileRefusal::Folder);
    }
    if about.is_file() {
        decode::check_size(about.len())?;
    }
    let file = std::fs::File::open(path).map_err(|e| refusal(&e))?;
    let mut bytes = Vec::new();
    file.take(decode::MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| refusal(&e))?;
    let (text, _) = decode::decode(&bytes, &gb18030)?;
    if !html::is_page(&text) {
        return Ok(text);
    }
    let plain = html::text(&text);
    decode::check_text(&plain)?;
    Ok(plain)
}

fn refusal(error: &std::io::Error) -> FileRefusal {
    match error.kind() {
        ErrorKind::NotFound => FileRefusal::Missing,
        ErrorKind::IsADirectory => FileRefusal::Folder,
        _ => FileRefusal::Unreadable,
    }
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| text.into_owned())
}

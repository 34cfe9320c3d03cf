//! Name, size and SHA-256 of a file, read piece by piece: a large one needs little memory, reports its progress and can be stopped.
//! The content is not kept.

use super::files::ChosenFile;
use ledger::ContentHash;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// Bytes read at a time.
const PIECE: f64 = 4_194_304.0;

/// Identity of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFingerprint {
    /// Name.
    pub name: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 as 64 lower-case hexadecimal digits.
    pub hash: String,
}

/// The browser could not read the file.
pub struct HashingFailed;

/// A file being read. Dropping it stops the reading; no callback follows.
pub struct FileHashing {
    reader: web_sys::FileReader,
    _read: Closure<dyn FnMut()>,
}

impl Drop for FileHashing {
    fn drop(&mut self) {
        self.reader.set_onloadend(None);
        self.reader.abort();
    }
}

struct HashingState {
    digest: ContentHash,
    read: f64,
}

/// Starts reading. `far` is called with the part read so far, from 0 to 1; `heard` is called once with the result and
/// must not drop the measurement itself.
pub fn measure(
    file: ChosenFile,
    far: impl Fn(f64) + 'static,
    heard: impl Fn(Result<FileFingerprint, HashingFailed>) + 'static,
) -> Result<FileHashing, HashingFailed> {
    let file = file.into_file();
    let reader = web_sys::FileReader::new().map_err(|_| HashingFailed)?;
    let state = Rc::new(RefCell::new(HashingState {
        digest: ContentHash::default(),
        read: 0.0,
    }));
    next(&reader, &file, 0.0).map_err(|_| HashingFailed)?;
    let pieces = reader.clone();
    let read = Closure::<dyn FnMut()>::new(move || {
        let Ok(buffer) = pieces.result() else {
            return heard(Err(HashingFailed));
        };
        if !buffer.is_instance_of::<js_sys::ArrayBuffer>() {
            return heard(Err(HashingFailed));
        }
        let piece = js_sys::Uint8Array::new(&buffer).to_vec();
        let at = {
            let mut state = state.borrow_mut();
            state.digest.update(&piece);
            state.read += f64::from(u32::try_from(piece.len()).unwrap_or(u32::MAX));
            state.read
        };
        if piece.is_empty() || at >= file.size() {
            // A file that changed while it was read would get a wrong hash.
            if (at - file.size()).abs() > 0.5 {
                return heard(Err(HashingFailed));
            }
            let digest = std::mem::take(&mut state.borrow_mut().digest);
            // A size in bytes is a whole number far below 2^53.
            #[allow(clippy::cast_possible_truncation)]
            let size = file.size() as i64;
            heard(Ok(FileFingerprint {
                name: file.name(),
                size,
                hash: digest.finish(),
            }));
        } else {
            far(at / file.size());
            if next(&pieces, &file, at).is_err() {
                heard(Err(HashingFailed));
            }
        }
    });
    reader.set_onloadend(Some(read.as_ref().unchecked_ref()));
    Ok(FileHashing { reader, _read: read })
}

fn next(reader: &web_sys::FileReader, file: &web_sys::File, from: f64) -> Result<(), JsValue> {
    let piece = file.slice_with_f64_and_f64(from, (from + PIECE).min(file.size()))?;
    reader.read_as_array_buffer(&piece)
}

//! Files in and out: bytes of files that a person drops or chooses, and downloads. The bytes do not leave the page.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// A file that was given to the page, with its content.
pub struct LoadedFile {
    /// Name of the file.
    pub name: String,
    /// Content of the file.
    pub bytes: Vec<u8>,
}

/// Why a file could not be read.
pub enum FileReadError {
    /// It is larger than the given limit; with its name.
    TooLarge(String),
    /// The browser could not read it; with its name.
    Failed(String),
}

/// A dropped or chosen file, not read yet.
#[derive(Clone)]
pub struct ChosenFile(web_sys::File);

impl ChosenFile {
    fn each(files: &web_sys::FileList) -> Vec<ChosenFile> {
        let files = (0..files.length()).filter_map(|place| files.item(place));
        files.map(ChosenFile).collect()
    }

    /// All files of a drop; `None` if it carries no files.
    pub fn dropped(event: &web_sys::DragEvent) -> Option<Vec<ChosenFile>> {
        let list = event.data_transfer()?.files()?;
        Some(ChosenFile::each(&list))
    }

    /// All files chosen in a file input, which is emptied so that the same file can be chosen again.
    pub fn chosen(event: &web_sys::Event) -> Option<Vec<ChosenFile>> {
        let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
        let files = input.files().map(|list| ChosenFile::each(&list));
        input.set_value("");
        files
    }

    pub(super) fn into_file(self) -> web_sys::File {
        self.0
    }

    /// Name of the file.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Size in bytes. The browser asks the disk each time and blocks meanwhile.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Reads the whole file unless it is larger than `most` bytes, and calls back with its content.
    pub fn read(&self, most: f64, heard: impl FnOnce(Result<LoadedFile, FileReadError>) + 'static) {
        self.read_sized(self.size(), most, heard);
    }

    /// Like `read`, with a size that is known already.
    pub fn read_sized(&self, size: f64, most: f64, heard: impl FnOnce(Result<LoadedFile, FileReadError>) + 'static) {
        let name = self.name();
        if size > most {
            return heard(Err(FileReadError::TooLarge(name)));
        }
        let Ok(reader) = web_sys::FileReader::new() else {
            return heard(Err(FileReadError::Failed(name)));
        };
        if reader.read_as_array_buffer(&self.0).is_err() {
            return heard(Err(FileReadError::Failed(name)));
        }
        let loaded = reader.clone();
        let closure = Closure::once_into_js(move || match loaded.result() {
            Ok(buffer) if buffer.is_instance_of::<js_sys::ArrayBuffer>() => {
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                heard(Ok(LoadedFile { name, bytes }));
            }
            _ => heard(Err(FileReadError::Failed(name))),
        });
        reader.set_onloadend(Some(closure.unchecked_ref()));
    }
}

/// Bytes decoded as GB18030 by the browser; `None` if they are not valid.
pub fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &JsValue::from_str("fatal"), &JsValue::TRUE).ok()?;
    let decoder: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("TextDecoder"))
        .ok()?
        .dyn_into()
        .ok()?;
    let arguments = js_sys::Array::of2(&JsValue::from_str("gb18030"), &options);
    let decoder: web_sys::TextDecoder = js_sys::Reflect::construct(&decoder, &arguments).ok()?.dyn_into().ok()?;
    decoder.decode_with_js_u8_array(&js_sys::Uint8Array::from(bytes)).ok()
}

/// Stored texts under their keys, unchanged, in the JSON form in which the crash page exports them.
pub fn raw_export(texts: &[(String, String)]) -> String {
    let set = |object: &js_sys::Object, name: &str, value: &JsValue| {
        // Setting a property of a plain object does not fail.
        drop(js_sys::Reflect::set(object, &JsValue::from_str(name), value));
    };
    let keys = js_sys::Object::new();
    for (key, text) in texts {
        set(&keys, key, &JsValue::from_str(text));
    }
    let all = js_sys::Object::new();
    set(&all, "format", &JsValue::from_str("xiaohao-raw"));
    set(&all, "version", &JsValue::from_f64(1.0));
    set(&all, "keys", &keys);
    js_sys::JSON::stringify(&all).map(String::from).unwrap_or_default()
}

/// Downloads a text as a JSON file. False if the browser refused.
pub fn download(name: &str, text: &str) -> bool {
    download_as(name, text, "application/json")
}

/// Downloads a text with a MIME type. False if the browser refused.
pub fn download_as(name: &str, text: &str, kind: &str) -> bool {
    give(name, kind, &JsValue::from_str(text))
}

/// Downloads bytes with a MIME type. False if the browser refused.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    give(name, kind, &js_sys::Uint8Array::from(bytes))
}

fn give(name: &str, kind: &str, content: &JsValue) -> bool {
    let parts = js_sys::Array::of1(content);
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_buffer_source_sequence_and_options(&parts, &options);
    blob.is_ok_and(|blob| download_blob(name, &blob).is_some())
}

/// Downloads a blob.
pub(super) fn download_blob(name: &str, blob: &web_sys::Blob) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser needs the object URL until it has begun to write the file.
    let later = Closure::once_into_js(move || drop(web_sys::Url::revoke_object_url(&address)));
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), 60_000)
        .ok()?;
    Some(())
}

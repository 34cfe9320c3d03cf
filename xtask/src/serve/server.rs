//! Static web server for one folder on this machine: GET and HEAD, no cache, no listing. Not for the intranet: any web
//! server does that with dist/.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Serves in the background until the program ends.
pub fn start(listener: TcpListener, folder: PathBuf) {
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser that disconnects in the middle of an answer is no fault.
            thread::spawn(move || answer(stream, &folder).unwrap_or_default());
        }
    });
}

fn answer(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" && method != "HEAD" {
        return write(&mut stream, "405 Method Not Allowed", "text/plain", b"", false);
    }
    match file(address).and_then(|name| Some((fs::read(folder.join(name)).ok()?, kind(name)))) {
        Some((bytes, kind)) => write(&mut stream, "200 OK", kind, &bytes, method == "GET"),
        None => write(&mut stream, "404 Not Found", "text/plain", b"not here", method == "GET"),
    }
}

fn write(stream: &mut TcpStream, status: &str, kind: &str, body: &[u8], with_body: bool) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// File of the folder that an address names. All files lie side by side, so a name is one word.
fn file(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let name = if path.is_empty() { "index.html" } else { path };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (name.chars().all(plain) && !name.starts_with('.')).then_some(name)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn an_address_names_a_file_of_the_folder_or_nothing() {
        assert_eq!(file("/"), Some("index.html"));
        assert_eq!(file("/?x#y"), Some("index.html"));
        assert_eq!(file("/xiaohao-1a_bg.wasm"), Some("xiaohao-1a_bg.wasm"));
        assert_eq!(file("/../Cargo.toml"), None);
        assert_eq!(file("/.."), None);
        assert_eq!(file("/a/b"), None);
        assert_eq!(file(""), None);
    }
}

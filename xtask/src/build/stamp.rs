//! Id of a build, written at the end of its main module and of every other module. A chunk works in the memory of the
//! main module, so one of another build would corrupt it; boot/chunks.js compares the ids before it starts anything.

use sha2::{Digest, Sha256};

/// Bytes after which the id stands. boot/chunks.js looks for them.
const MARK: &[u8] = b"xiaohao-build";

/// Id of a set of modules: 16 hexadecimal digits of their hash.
pub fn id<'a>(modules: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for module in modules {
        hash.update((module.len() as u64).to_le_bytes());
        hash.update(module);
    }
    hex(&hash.finalize())
}

/// First 16 hexadecimal digits of the hash of these bytes, for the name of a file.
pub fn name(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The module with the id in a custom section at its very end.
pub fn stamped(mut module: Vec<u8>, id: &str) -> Vec<u8> {
    let content = 1 + MARK.len() + id.len();
    // A custom section is a 0, its length, and its name after the length of that. All lengths are below 128: one byte.
    module.extend([0, low(content), low(MARK.len())]);
    module.extend(MARK);
    module.extend(id.as_bytes());
    module
}

fn low(length: usize) -> u8 {
    debug_assert!(length < 128);
    u8::try_from(length).unwrap_or(127)
}

#[cfg(test)]
mod tests {
    use super::{id, stamped};

    #[test]
    fn the_id_is_of_all_modules_and_stands_at_the_end() {
        let one = id([b"ab".as_slice(), b"c"]);
        assert_eq!(one.len(), 16);
        assert_ne!(one, id([b"a".as_slice(), b"bc"]));
        let module = stamped(b"\0asm\x01\0\0\0".to_vec(), &one);
        assert_eq!(module.get(8..11), Some([0, 30, 13].as_slice()));
        assert!(module.ends_with(format!("xiaohao-build{one}").as_bytes()));
    }
}

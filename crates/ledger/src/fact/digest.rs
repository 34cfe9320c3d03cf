//! SHA-256 of content that arrives in pieces: checksum of checklist files, and identity of the files that prove
//! something. Holds no content.

use sha2::{Digest as _, Sha256};

/// Running SHA-256 of the pieces so far.
#[derive(Clone, Debug, Default)]
pub struct ContentHash(Sha256);

impl ContentHash {
    /// Adds the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all that was taken in: 64 small hexadecimal digits.
    ///
    /// ```
    /// let mut digest = ledger::ContentHash::default();
    /// digest.update(b"a");
    /// digest.update(b"bc");
    /// assert!(digest.finish().starts_with("ba7816bf8f01cfea"));
    /// ```
    pub fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::ContentHash;

    #[test]
    fn the_pieces_do_not_matter() {
        for pieces in [&["abc"][..], &["a", "bc"], &["", "ab", "", "c"]] {
            let mut digest = ContentHash::default();
            pieces.iter().for_each(|piece| digest.update(piece.as_bytes()));
            // The value of FIPS 180-2, appendix B.1.
            assert_eq!(
                digest.finish(),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            );
        }
    }
}

//! SHA-256 of a content that comes in pieces: the checksum of a file of ours, and what a proof is known by. Holds no
//! content.

use sha2::{Digest as _, Sha256};

/// A content of which some pieces were taken in.
#[derive(Clone, Debug, Default)]
pub struct ContentHash(Sha256);

impl ContentHash {
    /// Takes in the next piece.
    pub fn take(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all that was taken in: 64 small hexadecimal digits.
    ///
    /// ```
    /// let mut digest = ledger::ContentHash::default();
    /// digest.take(b"a");
    /// digest.take(b"bc");
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
            pieces.iter().for_each(|piece| digest.take(piece.as_bytes()));
            // The value of FIPS 180-2, appendix B.1.
            assert_eq!(
                digest.finish(),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            );
        }
    }
}

//! Records of Excel 97 to 2003 (BIFF8): cut out of their stream, and the numbers and texts in them.

use crate::fault::OfficeFault;
use crate::limits::TEXT;

/// Name of the stream, for refusals.
pub(crate) const PART: &str = "Workbook";

/// Record: its type and its content.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    /// Type.
    pub kind: u16,
    /// Content.
    pub data: &'a [u8],
    /// Where the record after it begins.
    pub next: usize,
}

/// Record that begins at a place of the stream; none at its end.
pub(crate) fn record(stream: &[u8], at: usize) -> Result<Option<Record<'_>>, OfficeFault> {
    let head = at.checked_add(4).and_then(|end| stream.get(at..end));
    let Some([kind_low, kind_high, low, high]) = head else {
        return Ok(None);
    };
    let from = at + 4;
    let next = from + usize::from(u16::from_le_bytes([*low, *high]));
    let data = stream
        .get(from..next)
        .ok_or_else(|| OfficeFault::damaged(PART, "cut off"))?;
    Ok(Some(Record {
        kind: u16::from_le_bytes([*kind_low, *kind_high]),
        data,
        next,
    }))
}

/// Two bytes as a number.
pub(crate) fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes as a number.
pub(crate) fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Eight bytes as a number with a point.
pub(crate) fn double(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// Number in the short form of Excel: 30 bits, whole or the upper part of one with a point, perhaps in hundredths.
pub(crate) fn packed_number(bits: u32) -> f64 {
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & 0xffff_fffc) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

/// Text of an error.
pub(crate) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// Reader of texts that go on over several pieces (a record and its continuations).
pub(crate) struct Texts<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
    read: usize,
}

impl<'a> Texts<'a> {
    /// Begins at a place of the first piece.
    pub fn of(pieces: Vec<&'a [u8]>, at: usize) -> Texts<'a> {
        Texts {
            pieces,
            piece: 0,
            at,
            read: 0,
        }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let piece = self.pieces.get(self.piece)?;
            if let Some(byte) = piece.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn is_at_end_of_piece(&self) -> bool {
        self.pieces.get(self.piece).is_some_and(|piece| self.at >= piece.len())
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        let mut left = bytes;
        while left > 0 {
            let here = self.pieces.get(self.piece)?.len().saturating_sub(self.at);
            let step = here.min(left);
            self.at += step;
            left -= step;
            if left > 0 {
                self.piece += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    /// The next text, whose length stands in one byte or two.
    pub fn text(&mut self, long_length: bool) -> Result<String, OfficeFault> {
        let cut = || OfficeFault::damaged(PART, "text cut off");
        let length = match long_length {
            true => self.short().ok_or_else(cut)?,
            false => u16::from(self.byte().ok_or_else(cut)?),
        };
        let flags = self.byte().ok_or_else(cut)?;
        let runs = if flags & 8 != 0 {
            self.short().ok_or_else(cut)?
        } else {
            0
        };
        let extra = match flags & 4 {
            0 => 0,
            _ => {
                let (low, high) = (self.short().ok_or_else(cut)?, self.short().ok_or_else(cut)?);
                u32::from(low) | u32::from(high) << 16
            }
        };
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(usize::from(length));
        for _ in 0..length {
            // A text that goes on in the next piece says again how wide its characters are.
            if self.is_at_end_of_piece() {
                is_wide = self.byte().ok_or_else(cut)? & 1 != 0;
            }
            units.push(match is_wide {
                true => self.short().ok_or_else(cut)?,
                false => u16::from(self.byte().ok_or_else(cut)?),
            });
        }
        self.skip(usize::from(runs) * 4).ok_or_else(cut)?;
        self.skip(usize::try_from(extra).map_err(|_| cut())?).ok_or_else(cut)?;
        self.read += units.len();
        if self.read > TEXT {
            return Err(OfficeFault::TooMuchText(PART.to_owned()));
        }
        Ok(String::from_utf16_lossy(&units).replace("\r\n", "\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_the_short_form() {
        for (bits, number) in [
            (0x0000_0006u32, 1.0),
            (0xffff_fffe, -1.0),
            (0x0000_0007, 0.01),
            (0x3ff0_0000, 1.0),
        ] {
            assert_eq!(packed_number(bits), number, "{bits:x}");
        }
    }

    #[test]
    fn a_text_over_two_pieces_may_change_its_width() {
        let pieces: Vec<&[u8]> = vec![&[4, 0, 0, b'a', b'b'], &[1, 0x32, 0x75, b'c', 0]];
        assert_eq!(Texts::of(pieces, 0).text(true).as_deref(), Ok("ab甲c"));
        let cut: Vec<&[u8]> = vec![&[4, 0, 0, b'a']];
        assert!(Texts::of(cut, 0).text(true).is_err());
    }
}

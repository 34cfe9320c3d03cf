//! CRC-32 as archives have it, by half bytes: a small table, for it stands in a page.

const TABLE: [u32; 16] = {
    let mut table = [0u32; 16];
    let mut at = 0;
    while at < 16 {
        let mut value = at as u32;
        let mut step = 0;
        while step < 4 {
            value = (value >> 1) ^ (0xEDB8_8320 & (value & 1).wrapping_neg());
            step += 1;
        }
        table[at] = value;
        at += 1;
    }
    table
};

pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let half = |crc: u32| (crc >> 4) ^ TABLE.get((crc & 15) as usize).copied().unwrap_or(0);
    !bytes
        .iter()
        .fold(u32::MAX, |crc, byte| half(half(crc ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32("销号".as_bytes()), rawzip::crc32("销号".as_bytes()));
    }
}

//! Fuzz targets: functions from bytes that panic when a property is broken. Behind the feature `targets`.

/// Any bytes as a file.
pub fn file(bytes: &[u8]) {
    for name in ["x.xlsx", "x.wps"] {
        let first = crate::open(name, bytes.to_vec());
        assert_eq!(
            first,
            crate::open(name, bytes.to_vec()),
            "the same bytes, the same answer"
        );
    }
}

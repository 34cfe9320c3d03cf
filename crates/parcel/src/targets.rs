//! Fuzz targets: functions from bytes that panic when a property is broken. Behind the feature `targets`.

use crate::{MAX_UNPACKED, Parcel, ZipWriter, data_in, decode_data, with_data};

/// Any bytes as a dropped file.
pub fn parcel(bytes: &[u8]) {
    let parcel = Parcel::open("x", bytes.to_vec());
    assert!(!parcel.is_empty());
    let mut all = 0;
    for (at, entry) in parcel.entries().enumerate() {
        let in_steps = parcel.unpacking(at).map(|mut unpacking| {
            while !parcel.step(&mut unpacking, 100) {}
            unpacking.finish()
        });
        assert_eq!(in_steps.as_ref(), Some(&entry), "in steps");
        all += entry.text.map_or(0, |text| text.len() as u64);
    }
    // UTF-16 may grow by half as UTF-8.
    assert!(all <= 2 * MAX_UNPACKED, "more than was declared");
    let mut packer = ZipWriter::default();
    assert!(packer.add("a.json", bytes));
    let again = Parcel::open("x.zip", packer.finish());
    let direct = Parcel::open("a.json", bytes.to_vec()).unpack(0).map(|entry| entry.text);
    if !Parcel::open("x", bytes.to_vec()).is_archive() {
        assert_eq!(again.unpack(0).map(|entry| entry.text), direct, "packed and unpacked");
    }
}

/// Any text as a page, and as embedded data.
pub fn page(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = data_in(&text);
    if let Some(page) = with_data(&text, "{\"a\":\"</script>\"}") {
        assert_eq!(data_in(&page).as_deref(), Some("{\"a\":\"</script>\"}"));
    }
    let empty = "<script id=\"xiaohao-data\"></script><p>";
    if let Some(page) = with_data(empty, &text) {
        assert_eq!(data_in(&page).unwrap_or_default(), text.trim(), "carried");
        assert_eq!(page.matches('<').count(), 3, "nothing ends the element");
    }
    let _ = decode_data(&text, None);
}

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parcel::targets::page(bytes));

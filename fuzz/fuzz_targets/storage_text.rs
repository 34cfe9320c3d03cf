#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| storage::targets::text(bytes));

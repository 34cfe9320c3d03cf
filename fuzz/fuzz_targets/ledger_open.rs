#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger::targets::any_text(bytes));

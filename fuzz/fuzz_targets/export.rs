//! See `fuzz::export`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::export(bytes));

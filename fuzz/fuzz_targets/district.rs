//! See `fuzz::district`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::district(bytes));

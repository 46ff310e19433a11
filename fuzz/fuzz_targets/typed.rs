//! See `fuzz::typed`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::typed(bytes));

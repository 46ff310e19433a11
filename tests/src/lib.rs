//! Whole-program tests live beside this file, in `tests/tests/`.

//! Files and lines that people write.

use std::io::Cursor;
use std::path::Path;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::drill::Scenario;
use dispatch_core::personal;
use dispatch_core::source::decode;
use dispatch_core::time::Time;
use dispatch_core::view::{answers_of, typed_line};
use ledger::Tip;
use ledger::export::Lines;

use crate::shipped::{CATALOGUE, CATALOGUE_TEXTS, DISTRICT, DISTRICT_TEXTS, Text};

/// The lines of an export.
pub fn export(bytes: &[u8]) {
    let mut lines = Lines::new(Path::new("fuzz.jsonl"), Cursor::new(bytes));
    let Ok(world) = lines.read_header() else {
        return;
    };
    let mut tip = Tip::genesis(&world);
    while let Ok(Some(entry)) = lines.next_entry(&tip) {
        tip = Tip::from(&entry);
    }
}

/// A scenario.
pub fn scenario(bytes: &[u8]) {
    if let Ok(text) = decode("fuzz.toml", bytes) {
        let _ = Scenario::read("fuzz.toml", &text, &DISTRICT, &CATALOGUE);
    }
}

/// A file of a district among the others: the first byte says which.
pub fn district(bytes: &[u8]) {
    if let Some(texts) = one_replaced(&DISTRICT_TEXTS, bytes) {
        let _ = District::read(&texts, &CATALOGUE);
    }
}

/// A file of the catalogue among the others: the first byte says which.
pub fn catalogue(bytes: &[u8]) {
    if let Some(texts) = one_replaced(&CATALOGUE_TEXTS, bytes) {
        let _ = Catalogue::read(&texts);
    }
}

/// A line as an officer types it: an obligation, the answers of a township, free text with numbers
/// of persons in it.
///
/// # Panics
/// Where a number of a person is said to stand elsewhere than at characters.
pub fn typed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = typed_line(&text, Time(1_781_722_800_000));
    for form in CATALOGUE.forms.values() {
        let _ = answers_of(form, &text);
    }
    for span in personal::find(&text) {
        assert!(text.get(span.bytes).is_some(), "not at characters");
    }
    let _ = (personal::mask_name(&text), personal::mask_number(&text));
}

fn one_replaced(texts: &[Text], bytes: &[u8]) -> Option<Vec<Text>> {
    let (which, file) = bytes.split_first()?;
    let mut texts = texts.to_vec();
    let which = usize::from(*which).checked_rem(texts.len())?;
    let (name, text) = texts.get_mut(which)?;
    *text = decode(name, file).ok()?;
    Some(texts)
}

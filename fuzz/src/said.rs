//! What may be said at any moment of a night.

use std::sync::LazyLock;

use dispatch_core::entry::{Author, Entry};
use dispatch_core::fold::{apply, fold};
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::sentence::{Names, sentence};
use dispatch_core::state::{EDITION, State};
use dispatch_core::time::Time;
use dispatch_core::view::alarms;
use ledger::source::Source;

use crate::shipped;

/// How much of the golden night is still to come: by then everything has begun and nothing is over.
const STILL_TO_COME: usize = 30;

/// The middle of a night under the newest edition, as if no id had been seen yet.
static NIGHT: LazyLock<State> = LazyLock::new(|| {
    let path = shipped::root().join("tests/golden-ledgers/guoxi-underpass-edition-1.jsonl");
    let mut source = shipped::sound(Source::open(&path));
    let mut state = State::genesis(source.world().clone());
    let mut entries = Vec::new();
    while let Some(entry) = shipped::sound(source.next_entry()) {
        entries.push(entry);
    }
    for entry in &entries[..entries.len().saturating_sub(STILL_TO_COME)] {
        fold(&mut state, entry);
    }
    state.edition = EDITION;
    state.seen = Default::default();
    state
});

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::from_catalogue(&shipped::CATALOGUE));

/// An author's part said into that night. Whatever it is, it takes its height, and the State holds
/// together and can be looked at.
///
/// # Panics
/// Where it does not: that is what is looked for.
pub fn entry(bytes: &[u8]) {
    let state = &*NIGHT;
    let entry = Entry {
        height: state.height + 1,
        recorded_at: Time(state.at.0 + 1),
        author: bytes.to_vec(),
        key: [0; 32],
        signature: [0; 64],
        chain: [0; 32],
    };
    let (next, verdict) = apply(state, &entry);
    assert_eq!(next.height, entry.height, "it took no height");
    if let Verdict::Refused(Refusal::RuleBroken(why)) = verdict {
        panic!("{why}");
    }
    let _ = alarms(&next, next.at.plus_s(600));
    if let Ok(author) = Author::read(bytes) {
        let _ = sentence(&NAMES, &next, &author);
    }
}

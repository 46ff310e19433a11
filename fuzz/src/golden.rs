//! The golden ledgers in an optimised build: each comes to its digest, and an entry that breaks a rule, wherever it
//! stands in one, leaves nothing behind but that it was there (design §4, "Poison").

use std::fs;
use std::panic::{self, Location};
use std::sync::LazyLock;

use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis};
use dispatch_core::fold::{apply_author, fold};
use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::state::State;
use dispatch_core::words::{PersonId, PostId, Words};
use ledger::hex;
use ledger::source::Source;
use serde_json::json;
use uuid::Uuid;

use crate::shipped;

/// A poison may stand behind every so many entries of a night; more States than these need not be kept.
const EVERY: u64 = 5;

/// One golden ledger, folded.
struct Golden {
    name: String,
    /// What it was at some heights at which something can be done, the last among them.
    states: Vec<State>,
}

/// All of them. That each comes to its digest is seen here, once.
static GOLDEN: LazyLock<Vec<Golden>> = LazyLock::new(|| {
    quietly();
    let folder = shipped::root().join("tests/golden-ledgers");
    let files = shipped::sound(fs::read_dir(folder));
    let paths = files.map(|it| shipped::sound(it).path());
    let mut paths: Vec<_> = paths
        .filter(|it| it.extension().is_some_and(|it| it == "jsonl"))
        .collect();
    paths.sort();
    let all: Vec<Golden> = paths
        .iter()
        .map(|path| {
            let name = path.display().to_string();
            let mut source = shipped::sound(Source::open(path));
            let mut state = State::genesis(source.world().clone());
            let mut states = Vec::new();
            while let Some(entry) = shipped::sound(source.next_entry()) {
                fold(&mut state, &entry);
                if state.register.adopted.is_some() && state.height.is_multiple_of(EVERY) {
                    states.push(state.clone());
                }
            }
            let digest = shipped::sound(fs::read_to_string(path.with_extension("digest")));
            assert_eq!(hex::write(&state.digest()), digest.trim(), "{name}");
            states.push(state);
            Golden { name, states }
        })
        .collect();
    assert!(!all.is_empty(), "no golden ledger");
    all
});

/// libFuzzer stops at every panic, and one that the fold answers is what is tried here.
fn quietly() {
    panic::set_hook(Box::new(|about| {
        let place = about.location().map_or("", Location::file);
        if !place.ends_with("count.rs") {
            eprintln!("{about}");
        }
    }));
}

/// Poison in a golden ledger; the bytes say which, and where.
///
/// # Panics
/// Where anything but the poison itself is to be seen afterwards: that is what is looked for.
pub fn golden(bytes: &[u8]) {
    let place = |at: usize| usize::from(bytes.get(at).copied().unwrap_or(0));
    let golden = &GOLDEN[place(0) % GOLDEN.len()];
    let state = &golden.states[(place(1) << 8 | place(2)) % golden.states.len()];
    let name = &golden.name;
    let author = poison(state);
    // No count goes beyond this: the opening that follows runs it over.
    let brink = State {
        opened: u32::MAX,
        ..state.clone()
    };
    let height = state.height + 1;
    let recorded_at = state.recorded_when(state.at).unwrap_or(state.at);
    let (next, verdict) = apply_author(&brink, height, recorded_at, &author);
    let broken = matches!(verdict, Verdict::Refused(Refusal::RuleBroken(_)));
    assert!(broken, "{name} at {height}: {verdict:?}");
    let mut wanted = State {
        height,
        at: next.at,
        refused: state.refused + 1,
        ..brink
    };
    wanted.broken.insert(height, next.at);
    wanted.seen = next.seen.clone();
    wanted.recent = next.recent.clone();
    assert_eq!(next.digest(), wanted.digest(), "{name} at {height}");
    assert_eq!(next.incidents, state.incidents, "{name} at {height}");
    assert_eq!(next.stock, state.stock, "{name} at {height}");
}

/// An opening of an incident by whoever may open one there.
fn poison(state: &State) -> Author {
    let register = &state.register;
    let kind = shipped::sound(register.types.keys().next().ok_or("a type"));
    let township = shipped::sound(register.townships.keys().next().ok_or("a township"));
    let command = json!({"open": {"incident": "poison", "type": kind, "township": township,
        "place": {"words": "桥下"}, "words": "积水"}});
    let command: Command = shipped::sound(serde_json::from_value(command));
    let post = shipped::sound(PostId::new("duty-officer"));
    Author {
        id: Uuid::from_u128(u128::MAX),
        world: state.world.clone(),
        person: shipped::sound(PersonId::new("poison")),
        post,
        seat: shipped::sound(Words::new("fuzz")),
        console: shipped::sound(Words::new("fuzz")),
        on_behalf: None,
        basis: Basis {
            height: state.height,
            chain: "0".repeat(64),
        },
        occurred_at: state.at,
        pressed_at: state.at,
        valid_for_s: None,
        command,
    }
}
